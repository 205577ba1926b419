"""Checks the data: checksums, schemas, and that the files fit each other. Needs jsonschema only.

Exit code 0 if all is well, 1 with one line per fault if not.
"""

import math
import struct
import sys

from jsonschema import Draft202012Validator

import interpolation
from files import DATA, ROOT, read, sha256


def checksum_faults():
    listed = {}
    for line in (DATA / "SHA256SUMS").read_text("utf-8").splitlines():
        digest, _, path = line.partition("  ")
        listed[path] = digest
    present = {path.relative_to(DATA).as_posix() for path in DATA.rglob("*") if path.is_file()} - {"SHA256SUMS"}
    if list(listed) != sorted(listed):
        yield "SHA256SUMS: not sorted"
    for path in sorted(present - listed.keys()):
        yield f"{path}: not in SHA256SUMS"
    for path in sorted(listed.keys() - present):
        yield f"{path}: missing"
    for path in sorted(present & listed.keys()):
        if sha256(DATA / path) != listed[path]:
            yield f"{path}: checksum differs"


def schema_faults(kind, document):
    for error in validator(kind).iter_errors(document):
        place = "/".join(map(str, error.absolute_path)) or "top level"
        yield f"schema, at {place}: {error.message[:200]}"


def validator(kind, known={}):
    if kind not in known:
        schema = read(ROOT / "schema" / f"{kind}.schema.json")
        Draft202012Validator.check_schema(schema)
        known[kind] = Draft202012Validator(schema)
    return known[kind]


def sizes(case):
    return {p["name"]: math.prod(p["shape"]) for p in case["parameters"]}


def expected_lengths(case, t):
    """Name -> length, of the parameters that take part at step t."""
    size = sizes(case)
    return {p["name"]: size[p["name"]] for p in case["parameters"] if p["since"] <= t}


def row_faults(case, rows):
    for t, row in enumerate(rows, 1):
        lengths = {name: len(values) for name, values in row.items()}
        if lengths != expected_lengths(case, t):
            yield f"step {t}: has {lengths}, the case asks for {expected_lengths(case, t)}"


def is_float32(value):
    return struct.unpack("<f", struct.pack("<f", value))[0] == value


def case_faults(path, case):
    if path.stem != case["case"]:
        yield f"is named {case['case']} inside"
    for p in case["parameters"]:
        if len(p["initial"]) != sizes(case)[p["name"]]:
            yield f"{p['name']}: as many initial values as the shape asks for are needed"
    if case["form"] == "open-loop":
        yield from row_faults(case, [row["gradients"] for row in case["steps"]])
    values = [row["schedule"] for row in case["steps"]] + [v for p in case["parameters"] for v in p["initial"]]
    values += [v for row in case["steps"] for g in row.get("gradients", {}).values() for v in g]
    if not all(map(is_float32, values)):
        yield "has values that float32 cannot hold"


def trajectory_faults(path, document):
    system, dialect = path.parent.parent.name, path.parent.name
    case, _, library = path.stem.rpartition("-")
    inside = document["system"], document["dialect"], document["case"], document["provenance"]["library"]
    if inside != (system, dialect, case, library):
        yield f"the path and {inside} differ"
    source = DATA / "cases" / f"{document['case']}.json"
    if document["provenance"]["case_sha256"] != sha256(source):
        yield f"was made from another {source.name}"
    inputs = read(source)
    if len(document["trajectory"]) != len(inputs["steps"]):
        yield f"{len(document['trajectory'])} rows for {len(inputs['steps'])} steps"
    yield from row_faults(inputs, document["trajectory"])


def edge_faults(path, document):
    if path.stem != document["edge"]:
        yield f"is named {document['edge']} inside"
    for dtype, rows in document["gradients"].items():
        if len(rows) != document["steps"]:
            yield f"{dtype}: {len(rows)} rows for {document['steps']} steps"
    if not all(is_float32(float(value)) for row in document["gradients"]["float32"] for value in row if value != "NaN"):
        yield "has float32 gradients that float32 cannot hold"
    known = {(p.parent.name, p.name) for p in (DATA / "trajectories").glob("*/*")}
    implied = {(s, d): outcome for s, dialects in document["outcomes"].items() for d, outcome in dialects.items()}
    for system, dialect in sorted(known ^ implied.keys()):
        yield f"{system}/{dialect}: has an outcome or trajectories, but not both"
    for system, dialects in document["observed"].items():
        for dialect, seen in dialects.items():
            for library, outcome in seen.items():
                if implied.get((system, dialect)) not in (outcome, "unspecified"):
                    yield f"{system}/{dialect}: {library} is {outcome}, against the outcome"


def catalogue_faults(path, document):
    rows = [row["row"] for row in document["rows"]]
    if len(set(rows)) != len(rows):
        yield "a row occurs twice"


def theorem_faults(path, document):
    if path.stem != document["name"]:
        yield f"is named {document['name']} inside"
    worst, closed, instance = document["worst_case"], document["closed_form"], document["instance"]
    if closed is not None and worst > closed + 1e-5 * max(abs(closed), 1e-2):
        yield f"the worst value {worst} is above the closed form {closed}"
    if instance is None:
        return
    if not 0.9999 * worst <= instance["worst_case"] <= worst + 1e-6 * max(abs(worst), 1e-2):
        yield f"the instance's metric {instance['worst_case']} is not that of the worst case {worst}"
    vectors = [instance["start"], instance["end"], instance["minimiser"], *instance.get("named", {}).values(), *instance.get("directions", [])]
    vectors += [row[key] for function in instance["functions"] for row in function["points"] for key in "xg"]
    if any(v is not None and len(v) != instance["dimension"] for v in vectors):
        yield f"has vectors that are not of dimension {instance['dimension']}"
        return
    found = max(map(interpolation.violation, instance["functions"]))
    if found > instance["violation"] + 1e-14:
        yield f"an inequality of a class fails by {found}, declared are {instance['violation']}"
    yield from recomputed_faults(document, instance)


def recomputed_faults(document, instance):
    """The metric and the start of those theorems whose wording says it all."""
    points = instance["functions"][0]["points"]
    alone = len(instance["functions"]) == 1
    away = lambda x: interpolation.square(interpolation.less(x, instance["minimiser"]))
    last = points[-1]
    metrics = {
        "f(x_n) - f*": lambda: last["f"] - instance["minimum"] if alone else None,
        "||grad f(x_n)||^2": lambda: interpolation.square(last["g"]) if alone else None,
        "||x_n - x*||^2": lambda: away(instance["end"]),
        "||z_n - x*||^2": lambda: away(instance["end"]),
        "min_i f(x_i) - f*": lambda: min(p["f"] for p in points if not p.get("minimiser")) - instance["minimum"],
        "min_i ||grad f(x_i)||^2": lambda: min(interpolation.square(p["g"]) for p in points),
    }
    metric = metrics.get(document["metric"], lambda: None)()
    if metric is not None and abs(metric - instance["worst_case"]) > 1e-9 * max(1, abs(metric)):
        yield f"{document['metric']} of the stored points is {metric}, not {instance['worst_case']}"
    if document["initial"] in ("||x_0 - x*||^2 <= 1", "||z_0 - x*||^2 <= 1") and away(instance["start"]) > 1 + 1e-9:
        yield f"the start is {away(instance['start'])} away, squared"


def initializer_faults(path, document):
    if path.stem != document["name"]:
        yield f"is named {document['name']} inside"
    for row in document["rows"]:
        if "law" in row:
            values = [probability for _, probability in sorted(row["cdf"])]
            if values != sorted(values) or not all(0 <= value <= 1 for value in values):
                yield f"{row['law']}: is no distribution function"
        elif row["fan_in"] * row["fan_out"] % math.prod(row["window"]) or row["parts"] == 1 and row["kind"] == "grouped":
            yield f"{row['kind']}: fans and window do not fit"
        elif abs(row["bounds"].get("glorot_uniform", 0) - math.sqrt(6 / (row["fan_in"] + row["fan_out"]))) > 1e-14 and row["bounds"]:
            yield f"{row['kind']}: the bound is not that of the fans"


def arrays_of(question):
    yield from question["inputs"].items()
    yield from question["draws"].items()
    for function in question["functions"].values():
        yield from function["arrays"].items()
    yield "value", question["value"]


def estimator_faults(path, document):
    if path.parent.name != document["system"] or path.stem != f"{document['dialect']}-{document['provenance']['library']}":
        yield "the path and what it says of system, dialect and library differ"
    names = [question["case"] for question in document["cases"]]
    if len(set(names)) != len(names):
        yield "two cases have one name"
    for question in document["cases"]:
        for name, array in arrays_of(question):
            if math.prod(array["shape"]) != len(array["values"]):
                yield f"{question['case']}, {name}: {len(array['values'])} numbers for the shape {array['shape']}"


def statistic_faults(path, document):
    if path.stem != document["name"]:
        yield f"is named {document['name']} inside"
    for row in document["rows"]:
        if row["function"] != "normal-quantile" and not 0 <= row["value"] <= 1:
            yield f"{row['function']} of {row['arguments']}: {row['value']} is no probability and no distance"


KINDS = {
    "case": ("cases/*.json", case_faults),
    "trajectory": ("trajectories/*/*/*.json", trajectory_faults),
    "edge": ("edge/*.json", edge_faults),
    "theorem": ("theorems/*.json", theorem_faults),
    "initializer": ("initializers/*.json", initializer_faults),
    "statistic": ("statistics/*.json", statistic_faults),
    "estimator": ("estimators/*/*.json", estimator_faults),
    "catalogue": ("catalogue.json", catalogue_faults),
}


def faults():
    yield from checksum_faults()
    for kind, (pattern, further) in KINDS.items():
        paths = sorted(DATA.glob(pattern))
        if not paths:
            yield f"{pattern}: no such file"
        for path in paths:
            name = path.relative_to(DATA).as_posix()
            try:
                document = read(path)
            except ValueError as error:
                yield f"{name}: not JSON: {error}"
                continue
            wrong = list(schema_faults(kind, document))
            yield from (f"{name}: {fault}" for fault in wrong or further(path, document))


def main():
    found = list(faults())
    for fault in found:
        print(fault)
    count = sum(1 for path in DATA.rglob("*") if path.is_file())
    print(f"{count} files: " + (f"{len(found)} faults" if found else "all is well"))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
