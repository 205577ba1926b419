"""Writes a theorem file so that people can read it: one point of a function is one line."""

import json


def _line(value):
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def _rows(items, indent):
    pad = " " * indent
    return "[\n" + ",\n".join(pad + " " + item for item in items) + "\n" + pad + "]"


def _fields(document, indent, special):
    pad = " " * indent
    rows = (f"{pad}{_line(key)}: {special[key](value) if key in special and value is not None else _line(value)}" for key, value in document.items())
    return "{\n" + ",\n".join(rows) + "\n" + pad[1:] + "}"


def _function(entry):
    return _fields(entry, 4, {"points": lambda points: _rows(map(_line, points), 4)})


def _instance(entry):
    return _fields(entry, 2, {"functions": lambda functions: _rows(map(_function, functions), 2)})


def write_theorem(path, document):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_fields(document, 1, {"instance": _instance}) + "\n", encoding="utf-8", newline="\n")
