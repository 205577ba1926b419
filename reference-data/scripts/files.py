"""Reading and writing the data files: one step per line, numbers that keep their float64 bits."""

import hashlib
import json
import math
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"


def encode(number):
    """A float as JSON: shortest decimal that reads back to the same bits; the non-finite ones as strings."""
    number = float(number)
    if math.isnan(number):
        return "NaN"
    if math.isinf(number):
        return "Infinity" if number > 0 else "-Infinity"
    return number


def encode_all(numbers):
    return [encode(number) for number in numbers]


def _line(value):
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def _block(value, indent):
    """A list of rows (lists or objects) is spread, one row per line; so is an object of such lists; the rest is one line."""
    inner = " " * (indent + 1)
    if isinstance(value, list) and value and isinstance(value[0], (list, dict)):
        return "[\n" + ",\n".join(inner + _line(row) for row in value) + "\n" + " " * indent + "]"
    if isinstance(value, dict) and value and all(isinstance(v, (list, dict)) for v in value.values()):
        rows = (inner + _line(key) + ": " + _block(v, indent + 1) for key, v in value.items())
        return "{\n" + ",\n".join(rows) + "\n" + " " * indent + "}"
    return _line(value)


def write(path, document):
    """Writes one document, keys in the order given."""
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = (" " + _line(key) + ": " + _block(value, 1) for key, value in document.items())
    path.write_text("{\n" + ",\n".join(rows) + "\n}\n", encoding="utf-8", newline="\n")


def read(path):
    return json.loads(Path(path).read_text(encoding="utf-8"))


def sha256(path):
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


def case_path(name):
    return DATA / "cases" / f"{name}.json"
