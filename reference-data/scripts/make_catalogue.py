"""Writes data/catalogue.json: one row per algorithm, condensed from the catalogue's YAML files.

Usage: python make_catalogue.py CATALOGUE_DIRECTORY
"""

import re
import sys
from pathlib import Path

import yaml

from files import DATA, write


# Systems that are tested although the catalogue's papers do not contain them; S for supplement.
SUPPLEMENT = [
    {"row": "S001.1", "kind": "optimizer", "name": "AdaBelief", "priority": 1, "arxiv": "2010.07468",
     "paper": "AdaBelief Optimizer: Adapting Stepsizes by the Belief in Observed Gradients"},
    {"row": "S002.1", "kind": "optimizer", "name": "Lion", "priority": 1, "arxiv": "2302.06675",
     "paper": "Symbolic Discovery of Optimization Algorithms"},
]


def order(row):
    """A019.10 comes after A019.9."""
    letter, paper, number = re.fullmatch(r"([A-Z])(\d+)\.(\d+)", row["row"]).groups()
    return letter, int(paper), int(number)


def condense(entry):
    return {
        "row": entry["row"], "kind": entry["kind"], "system": entry["name"],
        "paper": entry["paper"], "arxiv": entry["arxiv"], "priority": entry["priority"],
    }


def main(directory):
    entries = [entry for path in sorted(Path(directory).glob("*.yaml")) for entry in yaml.safe_load(path.read_text("utf-8"))]
    rows = sorted(map(condense, entries + SUPPLEMENT), key=order)
    write(DATA / "catalogue.json", {"schema": "gradmark/catalogue/1", "rows": rows})


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
