"""Values for RankTestTest, by SciPy and by plain enumeration; writes rank_tests.json beside itself.

Run with SciPy 1.17.1 and NumPy 2.4.6 on Python 3.11; another version may change last digits only.
"""
import itertools
import json
import pathlib

import numpy
import scipy
from scipy import stats

CASES = {
    "slower": (
        [10.11, 10.02, 10.31, 9.94, 10.07, 10.26, 10.18, 9.89],
        [10.62, 10.41, 10.28, 10.57, 10.51, 10.83, 10.44, 10.35],
    ),
    "same": (
        [10.11, 10.02, 10.31, 9.94, 10.07, 10.26, 10.18, 9.89],
        [10.03, 10.17, 10.09, 10.22, 9.91, 10.13, 10.27, 9.97],
    ),
    "drift": (
        [10.0, 10.9, 12.1, 12.95, 14.05, 15.1, 15.9, 17.0],
        [10.3, 11.3, 12.4, 13.35, 14.5, 15.4, 16.35, 17.4],
    ),
    "late-fork": (
        [10.0, 10.1, 10.2, 13.9, 10.4, 10.5, 10.6],
        [10.15, 10.35, 17.25, 10.45, 10.65, 10.55, 10.85],
    ),
    "ties": (
        [10.0, 10.0, 10.1, 10.1, 10.2, 10.2],
        [10.1, 10.2, 10.1, 10.3, 10.2, 10.3],
    ),
    "bytes": ([48.0] * 7, [49.0] * 7),
    "groups": ([1.2, 0.8, 3.1, 2.2, 1.9], [2.5, 4.1, 3.3, 2.9, 5.2, 3.8, 1.7]),
}


def rank_sum(old, new, axis=-1):
    ranks = stats.rankdata(numpy.concatenate([old, new], axis=axis), axis=axis)
    n = old.shape[axis]
    return numpy.sum(numpy.take(ranks, range(n, 2 * n), axis=axis), axis=axis)


rows = []
for name, (old, new) in CASES.items():
    old, new = numpy.array(old), numpy.array(new)
    row = {"name": name, "old": old.tolist(), "new": new.tolist()}
    if len(old) == len(new):
        # Fewer swaps than n_resamples: SciPy enumerates all of them.
        swapped = stats.permutation_test(
            (old, new), rank_sum, permutation_type="samples",
            alternative="less", n_resamples=numpy.inf)
        greater = stats.permutation_test(
            (old, new), rank_sum, permutation_type="samples",
            alternative="greater", n_resamples=numpy.inf)
        row["neighbours"] = greater.pvalue
        row["neighbours_less"] = swapped.pvalue
    row["apart"] = stats.mannwhitneyu(new, old, alternative="greater", method="auto").pvalue
    differences = numpy.array([b - a for a, b in itertools.product(old, new)])
    row["shift"] = float(numpy.median(differences))
    rows.append(row)

target = pathlib.Path(__file__).with_suffix(".json")
target.write_text(json.dumps(
    {"scipy": scipy.__version__, "numpy": numpy.__version__, "rows": rows}, indent=1) + "\n")
