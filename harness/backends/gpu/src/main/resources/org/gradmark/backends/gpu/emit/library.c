// Sets scalars that the host knows: s[at], s[at + 1], ...
KERNEL set_scalars(GLOBAL real* s, uint at, uint n,
    real a0, real a1, real a2, real a3, real a4, real a5, real a6, real a7) {
  if (n > 0) s[at] = a0;
  if (n > 1) s[at + 1] = a1;
  if (n > 2) s[at + 2] = a2;
  if (n > 3) s[at + 3] = a3;
  if (n > 4) s[at + 4] = a4;
  if (n > 5) s[at + 5] = a5;
  if (n > 6) s[at + 6] = a6;
  if (n > 7) s[at + 7] = a7;
}

// c = a b with a [rows, inner] and b [inner, columns], summed in index order; a group makes 16 x 16 elements.
KERNEL product(GLOBAL const real* a, GLOBAL const real* b, GLOBAL real* c, uint rows, uint inner, uint columns) {
  LOCAL real left[256];
  LOCAL real right[256];
  uint across = (columns + 15) / 16;
  uint y = ITEM / 16;
  uint x = ITEM % 16;
  uint row = GROUP / across * 16 + y;
  uint column = GROUP % across * 16 + x;
  real sum = -(real) 0;
  for (uint first = 0; first < inner; first += 16) {
    left[ITEM] = row < rows && first + x < inner ? a[row * inner + first + x] : (real) 0;
    right[ITEM] = column < columns && first + y < inner ? b[(first + y) * columns + column] : (real) 0;
    SYNC;
    uint end = inner - first < 16 ? inner - first : 16;
    for (uint k = 0; k < end; k++) {
      sum += left[y * 16 + k] * right[k * 16 + x];
    }
    SYNC;
  }
  if (row < rows && column < columns) {
    c[row * columns + column] = sum;
  }
}

// b = a transposed, a [rows, columns]; a group turns 16 x 16 elements.
KERNEL transposition(GLOBAL const real* a, GLOBAL real* b, uint rows, uint columns) {
  LOCAL real tile[272];
  uint across = (columns + 15) / 16;
  uint y = ITEM / 16;
  uint x = ITEM % 16;
  uint row = GROUP / across * 16 + y;
  uint column = GROUP % across * 16 + x;
  if (row < rows && column < columns) {
    tile[y * 17 + x] = a[row * columns + column];
  }
  SYNC;
  row = GROUP / across * 16 + x;
  column = GROUP % across * 16 + y;
  if (row < rows && column < columns) {
    b[column * rows + row] = tile[x * 17 + y];
  }
}
