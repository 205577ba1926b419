"""From a solved performance estimation problem to points, gradients and values: a worst instance of low dimension.

A problem in PEPit is a semidefinite program in the Gram matrix G of its basis points and the vector F of its basis values. Here it is
solved again with the worst value held and the trace (then a weighted trace) of G made small, so that G has low rank; G = P'P gives the
basis points. Newton-like steps (a small quadratic program each) then move P and F onto the constraints, far closer than a solver of
semidefinite programs comes.
"""

import warnings

import cvxpy
import numpy
from PEPit.expression import Expression
from PEPit.point import Point
from PEPit.tools.expressions_to_matrices import expression_to_matrices



def accuracy(tolerance):
    return {"solver": "CLARABEL", "tol_gap_abs": tolerance, "tol_gap_rel": tolerance, "tol_feas": tolerance, "max_iter": 400}


TOLERANCES = [1e-11, 1e-10, 1e-9, 1e-8]  # the first that the solver manages

SLACK = 1e-6  # share of the worst value that may be lost for a lower dimension
NOISE = 1e-12  # what counts as fulfilled while polishing


class Program:
    """The constraints of a problem as matrices: rows(G) + columns(F) + constant is at most zero, or zero, or positive semidefinite."""

    def __init__(self, pep, zero_points, zero_values):
        self.points, self.values = Point.counter, Expression.counter
        self.free = [p.counter for p in Point.list_of_leaf_points if p not in zero_points]
        least = [(c.expression, c.equality_or_inequality == "equality") for c in pep._list_of_constraints_sent_to_wrapper]
        least += [(value, True) for value in zero_values]
        self.atmost = self._stack([e for e, equal in least if not equal])
        self.equal = self._stack([e for e, equal in least if equal])
        blocks = [m.matrix_of_expressions for m in pep._list_of_psd_sent_to_wrapper]
        self.cones = [(b.shape[0], self._stack(list(b.flatten()))) for b in blocks]
        self.objective = pep.objective.counter

    def _stack(self, expressions):
        parts = [expression_to_matrices(e) for e in expressions]
        grams = numpy.array([g[numpy.ix_(self.free, self.free)] for g, _, _ in parts]).reshape(len(parts), len(self.free), len(self.free))
        values = numpy.array([f for _, f, _ in parts]).reshape(len(parts), self.values)
        return grams, values, numpy.array([float(c) for _, _, c in parts])

    def low_rank(self, weight, least):
        """G and F with the objective at least `least` and the weighted trace of G smallest."""
        size = len(self.free)
        gram, value = cvxpy.Variable((size, size), PSD=True), cvxpy.Variable(self.values)

        def linear(stack):
            grams, values, constants = stack
            return grams.reshape(len(constants), -1) @ cvxpy.vec(gram, order="C") + values @ value + constants

        rules = [value[self.objective] >= least]
        rules += [linear(self.atmost) <= 0] if len(self.atmost[2]) else []
        rules += [linear(self.equal) == 0] if len(self.equal[2]) else []
        for n, stack in self.cones:
            cone = cvxpy.Variable((n, n), PSD=True)
            rules.append(cvxpy.vec(cone, order="C") == linear(stack))
        problem = cvxpy.Problem(cvxpy.Minimize(cvxpy.trace(weight @ gram)), rules)
        managed(problem.solve)
        return gram.value, value.value

    def at(self, stack, factor, values):
        """Values of the rows of a stack, and their derivative by (factor, values)."""
        grams, columns, constants = stack
        moved = numpy.einsum("ri,kij->krj", factor, grams)
        now = numpy.einsum("krj,rj->k", moved, factor) + columns @ values + constants
        return now, numpy.hstack([2 * moved.reshape(len(constants), factor.size), columns])

    def fault(self, factor, values):
        """The largest amount by which a constraint fails."""
        worst = 0.0
        if len(self.atmost[2]):
            worst = max(worst, self.at(self.atmost, factor, values)[0].max())
        if len(self.equal[2]):
            worst = max(worst, abs(self.at(self.equal, factor, values)[0]).max())
        for n, stack in self.cones:
            block = self.at(stack, factor, values)[0].reshape(n, n)
            worst = max(worst, -numpy.linalg.eigvalsh((block + block.T) / 2)[0])
        return worst

    def polish(self, factor, values, least):
        """The nearest factor and values that fulfil the constraints and keep the objective at `least`; repeated linearisation."""
        for _ in range(25):
            if self.fault(factor, values) <= NOISE and values[self.objective] >= least:
                break
            step, excess = cvxpy.Variable(factor.size + self.values), cvxpy.Variable(nonneg=True)
            rules = [values[self.objective] + step[factor.size + self.objective] >= least - excess]
            if len(self.atmost[2]):
                now, slope = self.at(self.atmost, factor, values)
                rules.append(now + slope @ step <= excess)
            if len(self.equal[2]):
                now, slope = self.at(self.equal, factor, values)
                rules += [now + slope @ step <= excess, now + slope @ step >= -excess]
            for n, stack in self.cones:
                now, slope = self.at(stack, factor, values)
                cone = cvxpy.Variable((n, n), PSD=True)
                rules.append(cvxpy.vec(cone, order="C") == now + slope @ step + excess * numpy.eye(n).flatten())
            try:
                managed(cvxpy.Problem(cvxpy.Minimize(cvxpy.sum_squares(step) + 1e3 * excess), rules).solve)
            except cvxpy.error.SolverError:
                break
            if step.value is None:
                break
            factor = factor + step.value[: factor.size].reshape(factor.shape)
            values = values + step.value[factor.size :]
        return factor, values


def managed(solve):
    """Calls solve(**options) with the smallest tolerance at which the solver gives an answer."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for tolerance in TOLERANCES:
            try:
                return solve(**accuracy(tolerance))
            except cvxpy.error.SolverError:
                if tolerance == TOLERANCES[-1]:
                    raise


def factored(gram, rank):
    """P with P'P nearest to the Gram matrix among those of that rank; one row per dimension."""
    sizes, vectors = numpy.linalg.eigh(gram)
    return (numpy.sqrt(numpy.maximum(sizes[::-1][:rank], 0))[:, None]) * vectors[:, ::-1][:, :rank].T


def instance(pep, worst, zero_points, zero_values, limit=1e-9):
    """Basis points (dimension x points) and values of a worst instance, or None if no factor of low rank meets the constraints.

    `worst` is the value of the problem, `zero_points` and `zero_values` are fixed to zero (the minimiser, the values there).
    """
    program = Program(pep, zero_points, zero_values)
    least = worst - SLACK * max(abs(worst), 1e-3)
    gram, values = pep.G_value[numpy.ix_(program.free, program.free)], pep.F_value
    weight = numpy.eye(len(program.free))
    for _ in range(4):
        try:
            again = program.low_rank(weight / numpy.trace(weight), least)
        except cvxpy.error.SolverError:
            break
        if again[0] is None:
            break
        gram, values = again
        weight = numpy.linalg.inv((gram + gram.T) / 2 + 1e-3 * numpy.trace(gram) * numpy.eye(len(gram)))
    sizes = numpy.linalg.eigvalsh(gram)[::-1]
    highest = int((sizes > 1e-6 * sizes[0]).sum())
    for rank in range(1, highest + 1):
        factor, found = program.polish(factored(gram, rank), values, worst - 2 * SLACK * max(abs(worst), 1e-3))
        if program.fault(factor, found) <= (1e-7 if program.cones else limit) and found[program.objective] >= worst - 1e-4 * abs(worst):
            basis = numpy.zeros((rank, program.points))
            basis[:, program.free] = factor
            return basis, found
    return None
