"""Writes data/SHA256SUMS: every file under data/ except itself, sorted; `sha256sum -c SHA256SUMS` reads it."""

from files import DATA, sha256


def lines():
    paths = sorted(path.relative_to(DATA).as_posix() for path in DATA.rglob("*") if path.is_file())
    return [f"{sha256(DATA / path)}  {path}\n" for path in paths if path != "SHA256SUMS"]


if __name__ == "__main__":
    (DATA / "SHA256SUMS").write_text("".join(lines()), encoding="utf-8", newline="\n")
