"""Writes data/statistics/constants.json: values of distributions by SciPy that statistical tests stand on."""

import scipy
from scipy import special, stats

from files import DATA, write

BINOMIAL = [(0, 40, 0.5), (3, 12, 0.3), (12, 12, 0.3), (60, 100, 0.5), (1, 1000, 1e-4), (640, 10_000, 0.05), (9_900, 10_000, 0.99), (5, 100_000, 1e-6)]
CHI_SQUARE = [(0.01, 1), (3.5, 1), (10.0, 2), (4.0, 7), (30.0, 12), (61_000.0, 61_440), (63_000.0, 61_440), (150.0, 40)]
PROBABILITIES = [0.5, 0.4, 0.25, 0.075, 0.025, 1e-3, 1e-6, 1e-9, 1e-12, 1e-16, 1e-20]
SAMPLES = [[-1.5, -0.25, 0.125, 0.75, 2.0], [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7], [-3.0, -2.0, 0.0, 0.0, 0.5]]


def rows():
    for k, n, p in BINOMIAL:
        law = stats.binom(n, p)
        yield "binomial-at-least", [k, n, p], law.sf(k - 1)
        yield "binomial-at-most", [k, n, p], law.cdf(k)
    for total, degrees in CHI_SQUARE:
        law = stats.chi2(degrees)
        yield "chi-square-two-sided", [total, degrees], min(1, 2 * min(law.cdf(total), law.sf(total)))
    for p in PROBABILITIES:
        yield "normal-quantile", [p], special.ndtri(p)
    for z in (-6.0, -2.5, -1.0, -0.125, 0.0, 0.5, 3.0):
        yield "normal-cdf", [z], special.ndtr(z)
    for n in (5, 20, 100, 1000, 20_000):
        for alpha in (0.05, 1e-3, 1e-9):
            yield "kolmogorov-quantile", [n, alpha], stats.kstwo(n).isf(alpha)
    for sample in SAMPLES:
        yield "kolmogorov-distance", sample, stats.kstest(sample, "norm").statistic


def main():
    calls = "scipy.stats: binom.sf, binom.cdf, chi2.cdf and chi2.sf, kstwo.isf, kstest(x, 'norm').statistic; scipy.special: ndtri, ndtr"
    write(
        DATA / "statistics" / "constants.json",
        {
            "schema": "gradmark/statistic/1",
            "name": "constants",
            "provenance": {"library": "scipy", "version": scipy.__version__, "licence": "BSD-3-Clause", "call": calls},
            "rows": [{"function": name, "arguments": list(map(float, arguments)), "value": float(value)} for name, arguments, value in rows()],
        },
    )


if __name__ == "__main__":
    main()
