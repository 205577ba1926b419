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
    {"row": "S003.1", "kind": "optimizer", "name": "Optimized gradient method (OGM)", "priority": 1, "arxiv": "1406.5468",
     "paper": "Optimized first-order methods for smooth convex minimization"},
    {"row": "S004.1", "kind": "optimizer", "name": "Optimized gradient method for the gradient norm (OGM-G)", "priority": 1, "arxiv": "1803.06600",
     "paper": "Optimizing the efficiency of first-order methods for decreasing the gradient of smooth convex functions"},
    {"row": "S005.1", "kind": "optimizer", "name": "Triple momentum", "priority": 1, "arxiv": None,
     "paper": "The fastest known globally convergent first-order method for minimizing strongly convex functions"},
    {"row": "S006.1", "kind": "optimizer", "name": "Information-theoretic exact method (ITEM)", "priority": 1, "arxiv": "2101.09741",
     "paper": "An optimal gradient method for smooth strongly convex minimization"},
    {"row": "S007.1", "kind": "optimizer", "name": "Steepest descent with exact line search", "priority": 1, "arxiv": "1606.09365",
     "paper": "On the worst-case complexity of the gradient method with exact line search for smooth strongly convex functions"},
    {"row": "S008.1", "kind": "optimizer", "name": "Polyak step size", "priority": 1, "arxiv": "2002.00915",
     "paper": "Complexity guarantees for Polyak steps with momentum"},
    {"row": "S009.1", "kind": "optimizer", "name": "Conjugate gradient", "priority": 1, "arxiv": None,
     "paper": "Methods of conjugate gradients for solving linear systems"},
    {"row": "S010.1", "kind": "optimizer", "name": "Robust momentum", "priority": 1, "arxiv": "1710.04753",
     "paper": "A robust accelerated optimization algorithm for strongly convex functions"},
    {"row": "S011.1", "kind": "optimizer", "name": "Cyclic coordinate descent", "priority": 1, "arxiv": "1502.04759",
     "paper": "Coordinate descent algorithms"},
    {"row": "S012.1", "kind": "optimizer", "name": "Projected (online) gradient descent", "priority": 1, "arxiv": None,
     "paper": "Online convex programming and generalized infinitesimal gradient ascent"},
    {"row": "S013.1", "kind": "optimizer", "name": "Dual averaging, follow the regularized leader", "priority": 1, "arxiv": None,
     "paper": "Primal-dual subgradient methods for convex problems"},
    {"row": "S016.1", "kind": "optimizer", "name": "Accelerated proximal point", "priority": 1, "arxiv": None,
     "paper": "New proximal point algorithms for convex minimization"},
    {"row": "S018.1", "kind": "optimizer", "name": "Halpern iteration", "priority": 1, "arxiv": "1905.05149",
     "paper": "Accelerated proximal point method for maximally monotone operators"},
    {"row": "S020.1", "kind": "optimizer", "name": "SAGA", "priority": 1, "arxiv": "1407.0202",
     "paper": "SAGA: A fast incremental gradient method with support for non-strongly convex composite objectives"},
    {"row": "S021.1", "kind": "optimizer", "name": "SVRG", "priority": 1, "arxiv": None,
     "paper": "Accelerating stochastic gradient descent using predictive variance reduction"},
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
