"""Which performance estimation problems are solved: method, exact parameters, what is measured, what bounds the start.

Parameters are dyadic where the method allows it, so that step sizes are exact in float64. `start` and `end` name the variables of the
example that hold the first and the last iterate; `zero` the one that is moved to the origin. `replay=False`: constants only, because the class
has no sufficient inequalities, the points are tied to each other in another way than by the method, or the worst value is the trivial 0.
"""

import math
from dataclasses import dataclass, field
from typing import Any

GAP, DISTANCE = "f(x_n) - f*", "||x_n - x*||^2"
SQUARED_RADIUS, INITIAL_GAP = "||x_0 - x*||^2 <= 1", "f(x_0) - f* <= 1"


@dataclass(frozen=True)
class Recipe:
    name: str
    module: str
    parameters: dict[str, Any]
    metric: str = GAP
    initial: str = SQUARED_RADIUS
    end: str = "x"
    start: str = "x0"
    zero: str = "xs"
    replay: bool = True
    function: str = ""
    own: bool = False
    fixed: dict[str, Any] = field(default_factory=dict)  # arguments that are no parameters of the theorem
    solution: bool = True  # whether `zero` solves the problem (or is the comparator), and is not the start of a second run
    exact: bool = True  # whether the inequalities of the class are sufficient; if not, the value is an upper bound
    closed: bool = True  # whether the second value that an example returns is a bound of this method
    more: tuple[str, ...] = field(default=())  # further iterates worth storing

    @property
    def call(self):
        values = ", ".join(f"{k}={v!r}" for k, v in (self.parameters | self.fixed).items())
        name = self.function or "wc_" + self.module.rpartition(".")[2]
        return f"own_problems.py:{name}({values})" if self.own else f"PEPit.examples.{self.module.partition('.')[0]}.{name}({values})"


CONVEX, COMPOSITE = "unconstrained_convex_minimization", "composite_convex_minimization"
MONOTONE, STOCHASTIC = "monotone_inclusions_variational_inequalities", "stochastic_and_randomized_convex_minimization"
NONCONVEX, ADAPTIVE, ONLINE = "nonconvex_optimization", "adaptive_methods", "online_learning"
POTENTIAL, FIXED, TUTORIAL = "potential_functions", "fixed_point_problems", "tutorials"


def convex(name, module, parameters, *rest, **named):
    return Recipe(name, f"{CONVEX}.{module}", parameters, *rest, **named)


BETA = math.sqrt((1 - 0.1875 * 0.25) * (1 - 4 * 0.1875))  # sqrt((1 - alpha mu) (1 - alpha L)), as the theorem asks

UNCONSTRAINED = [
    convex("gradient-descent-convex", "gradient_descent", {"L": 4, "gamma": 0.25, "n": 5}),
    convex("gradient-descent-convex-half-step", "gradient_descent", {"L": 4, "gamma": 0.125, "n": 5}),
    convex("gradient-descent-convex-long-step", "gradient_descent", {"L": 4, "gamma": 0.375, "n": 5}),
    convex("accelerated-gradient-convex", "accelerated_gradient_convex", {"mu": 0, "L": 4, "n": 5}),
    convex("accelerated-gradient-convex-simplified", "accelerated_gradient_convex_simplified", {"mu": 0, "L": 4, "n": 5}, end="x_new"),
    convex("accelerated-gradient-strongly-convex", "accelerated_gradient_strongly_convex", {"mu": 0.25, "L": 4, "n": 5},
           GAP, "f(x_0) - f* + mu/2 ||x_0 - x*||^2 <= 1", end="x_new"),
    convex("optimized-gradient", "optimized_gradient", {"L": 4, "n": 5}, end="y"),
    convex("optimized-gradient-for-gradient", "optimized_gradient_for_gradient", {"L": 4, "n": 5}, "||grad f(x_n)||^2", INITIAL_GAP),
    convex("information-theoretic-exact-method", "information_theoretic_exact_method", {"mu": 0.25, "L": 4, "n": 5},
           "||z_n - x*||^2", "||z_0 - x*||^2 <= 1", start="z0", end="z", function="wc_information_theoretic"),
    convex("triple-momentum", "triple_momentum", {"mu": 0.25, "L": 4, "n": 5}),
    convex("robust-momentum", "robust_momentum", {"mu": 0.25, "L": 4, "lam": 0.5}, "l ||z_2 - x*||^2 + q_1", "l ||z_1 - x*||^2 + q_0 <= 1",
           end="x3", more=("x1", "x2", "y0", "y1")),
    convex("heavy-ball-momentum", "heavy_ball_momentum", {"mu": 0.25, "L": 4, "alpha": 0.1875, "beta": BETA, "n": 5},
           GAP, INITIAL_GAP, end="x_new"),
    convex("heavy-ball-momentum-quadratic-growth", "heavy_ball_momentum_qg_convex", {"L": 4, "n": 5}, end="x_new"),
    convex("gradient-descent-quadratics", "gradient_descent_quadratics", {"mu": 0.25, "L": 4, "gamma": 0.25, "n": 5}),
    convex("gradient-descent-quadratic-growth", "gradient_descent_qg_convex", {"L": 4, "gamma": 0.0625, "n": 4}),
    convex("gradient-descent-quadratic-growth-decreasing", "gradient_descent_qg_convex_decreasing", {"L": 4, "n": 5}, start=""),
    convex("gradient-descent-silver-convex", "gradient_descent_silver_stepsize_convex", {"L": 4, "n": 7}),
    convex("gradient-descent-silver-strongly-convex", "gradient_descent_silver_stepsize_strongly_convex", {"L": 4, "mu": 0.25, "n": 4},
           DISTANCE),
    convex("gradient-exact-line-search", "gradient_exact_line_search", {"L": 4, "mu": 0.25, "n": 2}, GAP, INITIAL_GAP),
    convex("subgradient-method", "subgradient_method", {"M": 2, "n": 3, "gamma": 0.25}, "min_i f(x_i) - f*"),
    convex("subgradient-method-rsi-eb", "subgradient_method_rsi_eb", {"mu": 0.25, "L": 4, "gamma": 0.015625, "n": 5}, DISTANCE),
    convex("epsilon-subgradient-method", "epsilon_subgradient_method", {"M": 2, "n": 6, "gamma": 0.125, "eps": 0.125, "R": 1},
           "min_i f(x_i) - f*", "||x_0 - x*||^2 <= R^2", replay=False),
    convex("inexact-gradient-descent", "inexact_gradient_descent", {"L": 4, "mu": 0.25, "epsilon": 0.125, "n": 2}, GAP, INITIAL_GAP),
    convex("inexact-gradient-exact-line-search", "inexact_gradient_exact_line_search", {"L": 4, "mu": 0.25, "epsilon": 0.125, "n": 2},
           GAP, INITIAL_GAP),
    convex("inexact-accelerated-gradient", "inexact_accelerated_gradient", {"L": 4, "epsilon": 0.125, "n": 5}, end="x_new", closed=False),
    convex("conjugate-gradient", "conjugate_gradient", {"L": 4, "n": 2}, end="x_new"),
    convex("conjugate-gradient-quadratic-growth", "conjugate_gradient_qg_convex", {"L": 4, "n": 5}, end="x_new"),
    convex("cyclic-coordinate-descent", "cyclic_coordinate_descent", {"L": [1, 2, 4], "n": 6}, replay=False, exact=False),
    convex("proximal-point", "proximal_point", {"gamma": 0.5, "n": 4}),
    convex("accelerated-proximal-point", "accelerated_proximal_point", {"A0": 4, "gammas": [0.25, 0.5, 0.75, 1.0], "n": 4},
           GAP, "f(x_0) - f* + A_0/2 ||x_0 - x*||^2 <= 1"),
]

FURTHER = [
    Recipe("gradient-descent-nonconvex", f"{NONCONVEX}.gradient_descent", {"L": 4, "gamma": 0.25, "n": 5},
           "min_i ||grad f(x_i)||^2", "f(x_0) - f(x_n) <= 1", zero=""),
    *(Recipe(f"gradient-descent-lojasiewicz-{kind}", f"{NONCONVEX}.gradient_descent_quadratic_lojasiewicz_{kind}",
             {"L": 1, "mu": 0.25, "gamma": 1, "n": 1} | more, GAP, INITIAL_GAP, replay=False, exact=False)
      for kind, more in {"naive": {}, "intermediate": {"alpha": 0.125}, "expensive": {}}.items()),
    Recipe("difference-of-convex-algorithm", f"{NONCONVEX}.difference_of_convex_algorithm",
           {"mu1": 0.125, "mu2": 0.25, "L1": 8, "L2": 5, "n": 5}, "min_i ||grad f_1(x_i) - grad f_2(x_i)||^2", "F(x_0) - F* <= 1"),
    Recipe("no-lips-nonconvex-forward", f"{NONCONVEX}.no_lips_1", {"L": 1, "gamma": 0.5, "n": 5}, "min_i D_h(x_{i+1}, x_i)", "F(x_0) - F(x_n) <= 1",
           replay=False),
    Recipe("no-lips-nonconvex-backward", f"{NONCONVEX}.no_lips_2", {"L": 1, "gamma": 1, "n": 3}, "min_i D_h(x_i, x_{i+1})", "F(x_0) - F(x_n) <= 1",
           replay=False),
    Recipe("proximal-gradient", f"{COMPOSITE}.proximal_gradient", {"L": 4, "mu": 0.25, "gamma": 0.25, "n": 3}, DISTANCE),
    Recipe("proximal-gradient-quadratics", f"{COMPOSITE}.proximal_gradient_quadratics", {"L": 4, "mu": 0.25, "gamma": 0.25, "n": 3}, DISTANCE,
           replay=False),
    Recipe("accelerated-proximal-gradient", f"{COMPOSITE}.accelerated_proximal_gradient", {"mu": 0, "L": 4, "n": 4}, "F(x_n) - F*", end="x_new"),
    Recipe("accelerated-proximal-gradient-simplified", f"{COMPOSITE}.accelerated_proximal_gradient_simplified", {"mu": 0, "L": 4, "n": 4},
           "F(x_n) - F*", end="x_new"),
    Recipe("frank-wolfe", f"{COMPOSITE}.frank_wolfe", {"L": 4, "D": 1, "n": 5}, "F(x_n) - F*", "diameter D",
           fixed={"R": math.inf, "center": None}),
    Recipe("douglas-rachford", f"{COMPOSITE}.douglas_rachford_splitting", {"L": 1, "alpha": 1, "theta": 1, "n": 5}, "F(y_n) - F*",
           "||prox(w_0) - x*||^2 <= 1", end="y", closed=False),
    Recipe("douglas-rachford-contraction", f"{COMPOSITE}.douglas_rachford_splitting_contraction",
           {"mu": 0.25, "L": 1, "alpha": 2, "theta": 1, "n": 2}, "||w_n - w'_n||^2", "||w_0 - w'_0||^2 <= 1",
           start="w0", end="w", zero="w0p", solution=False, more=("wp",)),
    Recipe("accelerated-douglas-rachford", f"{COMPOSITE}.accelerated_douglas_rachford_splitting", {"mu": 0.125, "L": 1, "alpha": 0.5, "n": 5},
           "F(y_n) - F*", "||w_0 - w*||^2 <= 1", end="y"),
    Recipe("three-operator-splitting", f"{COMPOSITE}.three_operator_splitting",
           {"mu1": 0.125, "L1": 8, "L3": 1, "alpha": 0.5, "theta": 1, "n": 2}, "||w_n - w'_n||^2", "||w_0 - w'_0||^2 <= 1",
           start="w0", end="w", zero="w0p", solution=False, more=("wp",)),
    Recipe("bregman-proximal-point", f"{COMPOSITE}.bregman_proximal_point", {"gamma": 2, "n": 4}, GAP, "D_h(x*, x_0) <= 1"),
    Recipe("no-lips-function-value", f"{COMPOSITE}.no_lips_in_function_value", {"L": 1, "gamma": 1, "n": 3}, "F(x_n) - F*", "D_h(x*, x_0) <= 1",
           replay=False),
    Recipe("no-lips-bregman-divergence", f"{COMPOSITE}.no_lips_in_bregman_divergence", {"L": 1, "gamma": 1, "n": 5}, "min_i D_h(x_{i-1}, x_i)",
           "D_h(x*, x_0) <= 1", replay=False),
    Recipe("improved-interior-algorithm", f"{COMPOSITE}.improved_interior_algorithm", {"L": 1, "mu": 1, "c": 1, "lam": 1, "n": 4},
           "F(x_n) - F*", "c D_h(x*, x_0) + f(x_0) - F* <= 1", replay=False),
    Recipe("polyak-steps-distance", f"{ADAPTIVE}.polyak_steps_in_distance_to_optimum", {"L": 1, "mu": 0.125, "gamma": 2}, DISTANCE, end="x1"),
    Recipe("polyak-steps-function-value", f"{ADAPTIVE}.polyak_steps_in_function_value", {"L": 1, "mu": 0.125, "gamma": 1.5}, GAP, INITIAL_GAP,
           end="x1"),
    Recipe("gradient-descent-contraction", f"{TUTORIAL}.gradient_descent_contraction", {"L": 4, "mu": 0.25, "gamma": 0.25, "n": 3},
           "||x_n - y_n||^2", "||x_0 - y_0||^2 <= 1", start="x_0", zero="y_0", solution=False, more=("y",)),
    Recipe("gradient-descent-contraction-long-step", f"{TUTORIAL}.gradient_descent_contraction", {"L": 4, "mu": 0.25, "gamma": 0.4921875, "n": 3},
           "||x_n - y_n||^2", "||x_0 - y_0||^2 <= 1", start="x_0", zero="y_0", solution=False, more=("y",)),
]

OPERATORS = [
    Recipe("monotone-proximal-point", f"{MONOTONE}.proximal_point", {"alpha": 2, "n": 5}, "||x_n - x_{n-1}||^2"),
    Recipe("monotone-accelerated-proximal-point", f"{MONOTONE}.accelerated_proximal_point", {"alpha": 2, "n": 5}, "||x_n - y_n||^2", end="",
           fixed={}),
    Recipe("strongly-monotone-optimal-proximal-point", f"{MONOTONE}.optimal_strongly_monotone_proximal_point", {"n": 5, "mu": 0.125},
           "||x_n - y_{n-1}||^2", end="x", more=("y_prv",)),
    Recipe("optimistic-gradient", f"{MONOTONE}.optimistic_gradient", {"n": 5, "gamma": 0.25, "L": 1}, "||z_n - z_{n-1}||^2", replay=False, exact=False),
    Recipe("optimistic-gradient-refined", f"{MONOTONE}.optimistic_gradient_refined", {"n": 3, "gamma": 0.25, "L": 1}, "||z_n - z_{n-1}||^2",
           replay=False, exact=False),
    Recipe("optimistic-gradient-cocoercive", f"{MONOTONE}.optimistic_gradient_refined_cocoercive", {"n": 3, "gamma": 0.25, "beta": 1.0},
           "||z_n - z_{n-1}||^2", replay=False, exact=False),
    Recipe("past-extragradient", f"{MONOTONE}.past_extragradient", {"n": 5, "gamma": 0.25, "L": 1}, "||x_n - x_{n-1}||^2", replay=False, exact=False),
    Recipe("monotone-douglas-rachford", f"{MONOTONE}.douglas_rachford_splitting", {"L": 1, "mu": 0.125, "alpha": 1.25, "theta": 0.875},
           "||z_0 - z_1||^2", "||w_0 - w_1||^2 <= 1", start="w0", end="z0", zero="w1", solution=False, more=("z1",)),
    Recipe("cocoercive-douglas-rachford", f"{MONOTONE}.douglas_rachford_splitting_2", {"beta": 1.25, "mu": 0.125, "alpha": 0.875, "theta": 0.875},
           "||z_0 - z_1||^2", "||w_0 - w_1||^2 <= 1", start="w0", end="z0", zero="w1", solution=False, more=("z1",)),
    Recipe("monotone-three-operator-splitting", f"{MONOTONE}.three_operator_splitting",
           {"L": 1, "mu": 0.125, "beta": 1, "alpha": 0.875, "theta": 1.25}, "||z_0 - z_1||^2", "||w_0 - w_1||^2 <= 1", start="w0", end="z0",
           zero="w1", solution=False, more=("z1",)),
    Recipe("halpern", f"{FIXED}.halpern_iteration", {"n": 5}, "||x_n - T(x_n)||^2"),
    Recipe("halpern-contractive", f"{FIXED}.optimal_contractive_halpern_iteration", {"n": 5, "gamma": 1.125}, "||x_n - T(x_n)||^2"),
    Recipe("krasnoselskii-mann", f"{FIXED}.krasnoselskii_mann_constant_step_sizes", {"n": 3, "gamma": 0.75}, "||(x_n - T(x_n))/2||^2"),
    Recipe("krasnoselskii-mann-increasing", f"{FIXED}.krasnoselskii_mann_increasing_step_sizes", {"n": 3}, "||(x_n - T(x_n))/2||^2"),
]

EXPECTED = [
    Recipe("sgd", f"{STOCHASTIC}.sgd", {"L": 1, "mu": 0.125, "gamma": 0.5, "v": 1, "R": 2, "n": 3}, "mean_i ||x_1^i - x*||^2",
           "||x_0 - x*||^2 <= R^2, mean_i ||grad f_i(x*)||^2 <= v^2", end=""),
    Recipe("sgd-interpolation", f"{STOCHASTIC}.sgd_overparametrized", {"L": 1, "mu": 0.125, "gamma": 0.5, "n": 3}, "mean_i ||x_1^i - x*||^2",
           "||x_0 - x*||^2 <= 1, grad f_i(x*) = 0", end=""),
    Recipe("saga", f"{STOCHASTIC}.saga", {"L": 1, "mu": 0.125, "n": 3}, "mean_i V(x_1^i)", "V(x_0) <= 1", end="", more=("phi",)),
    Recipe("point-saga", f"{STOCHASTIC}.point_saga", {"L": 1, "mu": 0.125, "n": 3}, "mean_i V(x_1^i)", "V(x_0) <= 1", end="", more=("phi",)),
    Recipe("randomized-coordinate-descent-convex", f"{STOCHASTIC}.randomized_coordinate_descent_smooth_convex",
           {"L": 1, "gamma": 1, "d": 2, "t": 4}, "mean_i V_t(x_1^i)", "V_{t-1}(x_0) <= 1", start="xt_minus_1", end="", replay=False),
    Recipe("randomized-coordinate-descent-strongly-convex", f"{STOCHASTIC}.randomized_coordinate_descent_smooth_strongly_convex",
           {"L": 1, "mu": 0.125, "gamma": 0.5, "d": 2}, "mean_i ||x_1^i - x*||^2", end="", replay=False),
]

REGRET = [
    Recipe("online-gradient-descent", f"{ONLINE}.online_gradient_descent", {"M": 1, "D": 0.5, "n": 4}, "sum_i f_i(x_i) - f_i(x_ref)", "diameter D",
           start="x1", zero="xRef"),
    Recipe("follow-the-regularized-leader", f"{ONLINE}.online_follow_regularized_leader", {"M": 1, "D": 0.5, "n": 4},
           "sum_i f_i(x_i) - f_i(x_ref)", "diameter D", start="x1", zero="xRef"),
    Recipe("follow-the-leader", f"{ONLINE}.online_follow_leader", {"M": 1, "D": 0.5, "n": 4}, "sum_i f_i(x_i) - f_i(x_ref)", "diameter D",
           start="x1", zero="xRef"),
    Recipe("online-frank-wolfe", f"{ONLINE}.online_frank_wolfe", {"M": 1, "D": 0.5, "n": 4}, "sum_i f_i(x_i) - f_i(x_ref)", "diameter D",
           start="x1", zero="xRef"),
]

POTENTIALS = [
    Recipe("gradient-descent-potential-value", f"{POTENTIAL}.gradient_descent_lyapunov_1", {"L": 4, "gamma": 0.25, "n": 5}, "V_{n+1} - V_n",
           "none", replay=False),
    Recipe("gradient-descent-potential-gradient", f"{POTENTIAL}.gradient_descent_lyapunov_2", {"L": 4, "gamma": 0.25, "n": 5}, "V_{n+1} - V_n",
           "none", replay=False),
    Recipe("accelerated-gradient-potential", f"{POTENTIAL}.accelerated_gradient_method", {"L": 4, "gamma": 0.25, "lam": 5.0}, "V_{n+1} - V_n",
           "none", replay=False),
]


def own(name, parameters, metric=GAP, initial=SQUARED_RADIUS, function="", **named):
    return Recipe(name, "own_problems", parameters, metric, initial, function=function or name.replace("-", "_"), own=True, **named)


OWN = [
    own("gradient-descent-gradient-norm", {"L": 4, "gamma": 0.25, "n": 5}, "||grad f(x_n)||^2", INITIAL_GAP),
    own("gradient-descent-gradient-norm-from-distance", {"L": 4, "gamma": 0.25, "n": 5}, "||grad f(x_n)||^2"),
    own("gradient-descent-distance", {"L": 4, "mu": 0.25, "gamma": 0.25, "n": 5}, DISTANCE),
    own("gradient-descent-distance-long-step", {"L": 4, "mu": 0.25, "gamma": 0.484375, "n": 5}, DISTANCE, function="gradient_descent_distance"),
    own("gradient-descent-value", {"L": 4, "mu": 0.25, "gamma": 0.25, "n": 5}, GAP, INITIAL_GAP),
    own("gradient-descent-value-long-step", {"L": 4, "mu": 0.25, "gamma": 0.484375, "n": 5}, GAP, INITIAL_GAP, function="gradient_descent_value"),
    own("gradient-descent-gradient", {"L": 4, "mu": 0.25, "gamma": 0.25, "n": 5}, "||grad f(x_n)||^2", "||grad f(x_0)||^2 <= 1"),
    own("proximal-gradient-value", {"L": 4, "gamma": 0.25, "n": 4}, "F(x_n) - F*"),
    own("projected-gradient", {"L": 4, "gamma": 0.25, "n": 4}, "F(x_n) - F*"),
    own("proximal-point-strongly-convex", {"mu": 0.25, "gamma": 0.5, "n": 4}, DISTANCE),
    own("subgradient-last-iterate", {"M": 2, "n": 5}),
    own("subgradient-last-iterate-constant-step", {"M": 2, "gamma": 0.25, "n": 3}),
    own("subgradient-average", {"M": 2, "gamma": 0.25, "n": 4}, "f(mean x_i) - f*", end="mean"),
    own("dual-averaging", {"M": 2, "n": 4}, "f(mean x_i) - f*", end="mean"),
    own("online-gradient-descent-unconstrained", {"M": 2, "gamma": 0.25, "n": 4}, "sum_i f_i(x_i) - f_i(x_ref)", "||x_0 - x_ref||^2 <= 1"),
    own("heavy-ball-quadratic-tuning", {"mu": 0.0625, "L": 4, "n": 12}, DISTANCE),
    own("accelerated-gradient-momentum-early", {"L": 4, "n": 5, "shift": 1}, function="accelerated_gradient_shifted"),
    own("accelerated-gradient-momentum-late", {"L": 4, "n": 5, "shift": -1}, function="accelerated_gradient_shifted"),
    own("accelerated-gradient-momentum-without-root", {"mu": 0.25, "L": 4, "n": 5}, GAP, "f(x_0) - f* + mu/2 ||x_0 - x*||^2 <= 1"),
    own("optimized-gradient-plain-last-step", {"L": 4, "n": 5}, end="y"),
    own("optimized-gradient-without-correction", {"L": 4, "n": 5}, end="y"),
    own("optimized-gradient-for-gradient-forward", {"L": 4, "n": 5}, "||grad f(x_n)||^2", INITIAL_GAP),
    own("halpern-late", {"n": 5, "shift": 1}, "||x_n - T(x_n)||^2", function="halpern_shifted"),
    own("halpern-early", {"n": 5, "shift": -1}, "||x_n - T(x_n)||^2", function="halpern_shifted"),
    own("subgradient-rising-steps", {"M": 2, "n": 5}),
    own("subgradient-cooldown", {"M": 2, "gamma": 0.25, "n": 5, "cooldown": 3}),
    own("potential-value", {"L": 4, "gamma": 0.25, "n": 5}, "V_{n+1}", "V_n <= 1", end="x1"),
    own("potential-gradient", {"L": 4, "gamma": 0.25, "n": 5}, "V_{n+1}", "V_n <= 1", end="x1"),
    own("potential-value-half-step", {"L": 4, "gamma": 0.125, "n": 5}, "V_{n+1}", "V_n <= 1", end="x1", function="potential_value"),
    own("extragradient-last", {"L": 1, "gamma": 0.5, "n": 5}, "||F(x_n)||^2", replay=False, exact=False),
    own("extragradient-best", {"L": 1, "gamma": 0.5, "n": 5}, "min_i ||F(x_i)||^2", replay=False, exact=False),
]

RECIPES = UNCONSTRAINED + FURTHER + OPERATORS + EXPECTED + REGRET + POTENTIALS + OWN
