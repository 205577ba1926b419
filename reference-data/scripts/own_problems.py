"""Performance estimation problems that PEPit has no example for, written for this project on PEPit's classes and solver.

Each function takes exact parameters and returns the worst value and the closed form of the theorem, or None where the literature has no
closed form. The method is written down here, so a value is a second source for a constant only.
"""

from math import sqrt

from PEPit import PEP
from PEPit.functions import (
    ConvexFunction,
    ConvexIndicatorFunction,
    ConvexLipschitzFunction,
    SmoothConvexFunction,
    SmoothStronglyConvexFunction,
    StronglyConvexFunction,
)
from PEPit.operators import LipschitzOperator, LipschitzStronglyMonotoneOperatorCheap
from PEPit.primitive_steps import proximal_step


def _started(kind, **constants):
    problem = PEP()
    func = problem.declare_function(kind, **constants)
    return problem, func, func.stationary_point(), problem.set_initial_point()


def _descend(func, x, gamma, n):
    for _ in range(n):
        x = x - gamma * func.gradient(x)
    return x


def gradient_descent_gradient_norm(L, gamma, n):
    """||grad f(x_n)||^2 from f(x_0) - f* <= 1, convex; gamma <= 1/L. Rotaru, Glineur, Patrinos, arXiv:2406.17506."""
    problem, func, xs, x0 = _started(SmoothConvexFunction, L=L)
    problem.set_initial_condition(func(x0) - func(xs) <= 1)
    x = _descend(func, x0, gamma, n)
    problem.set_performance_metric(func.gradient(x) ** 2)
    return problem.solve(), 2 * L / (2 * n * gamma * L + 1)


def gradient_descent_gradient_norm_from_distance(L, gamma, n):
    """||grad f(x_n)||^2 from ||x_0 - x*|| <= 1, convex; gamma <= 1/L. Taylor, Hendrickx, Glineur, Math. Program. 161 (2017), squared."""
    problem, func, xs, x0 = _started(SmoothConvexFunction, L=L)
    problem.set_initial_condition((x0 - xs) ** 2 <= 1)
    x = _descend(func, x0, gamma, n)
    problem.set_performance_metric(func.gradient(x) ** 2)
    return problem.solve(), (L / (n * gamma * L + 1)) ** 2


def _rate(L, mu, gamma, n):
    return max(abs(1 - gamma * L), abs(1 - gamma * mu)) ** (2 * n)


def gradient_descent_distance(L, mu, gamma, n):
    """||x_n - x*||^2 from ||x_0 - x*||^2 <= 1, strongly convex."""
    problem, func, xs, x0 = _started(SmoothStronglyConvexFunction, L=L, mu=mu)
    problem.set_initial_condition((x0 - xs) ** 2 <= 1)
    x = _descend(func, x0, gamma, n)
    problem.set_performance_metric((x - xs) ** 2)
    return problem.solve(), _rate(L, mu, gamma, n)


def gradient_descent_value(L, mu, gamma, n):
    """f(x_n) - f* from f(x_0) - f* <= 1, strongly convex. Taylor, Hendrickx, Glineur, JOTA 178 (2018)."""
    problem, func, xs, x0 = _started(SmoothStronglyConvexFunction, L=L, mu=mu)
    problem.set_initial_condition(func(x0) - func(xs) <= 1)
    x = _descend(func, x0, gamma, n)
    problem.set_performance_metric(func(x) - func(xs))
    return problem.solve(), _rate(L, mu, gamma, n)


def gradient_descent_gradient(L, mu, gamma, n):
    """||grad f(x_n)||^2 from ||grad f(x_0)||^2 <= 1, strongly convex. Same source."""
    problem, func, xs, x0 = _started(SmoothStronglyConvexFunction, L=L, mu=mu)
    problem.set_initial_condition(func.gradient(x0) ** 2 <= 1)
    x = _descend(func, x0, gamma, n)
    problem.set_performance_metric(func.gradient(x) ** 2)
    return problem.solve(), _rate(L, mu, gamma, n)


def proximal_gradient_value(L, gamma, n):
    """F(x_n) - F* from ||x_0 - x*||^2 <= 1, both parts convex, gamma = 1/L. Taylor, Hendrickx, Glineur, SIAM J. Optim. 27 (2017)."""
    return _projected(L, gamma, n, ConvexFunction)


def projected_gradient(L, gamma, n):
    """f(x_n) - f* of the projected gradient method, x* the best point of the set."""
    return _projected(L, gamma, n, ConvexIndicatorFunction)


def _projected(L, gamma, n, kind):
    problem = PEP()
    f = problem.declare_function(SmoothConvexFunction, L=L)
    h = problem.declare_function(kind)
    total = f + h
    xs = total.stationary_point()
    x0 = problem.set_initial_point()
    problem.set_initial_condition((x0 - xs) ** 2 <= 1)
    x = x0
    for _ in range(n):
        x, _, hx = proximal_step(x - gamma * f.gradient(x), h, gamma)
    problem.set_performance_metric(f(x) + hx - total(xs))
    return problem.solve(), 1 / (4 * gamma * n) if gamma == 1 / L else None


def proximal_point_strongly_convex(mu, gamma, n):
    """||x_n - x*||^2 from ||x_0 - x*||^2 <= 1."""
    problem, func, xs, x0 = _started(StronglyConvexFunction, mu=mu)
    problem.set_initial_condition((x0 - xs) ** 2 <= 1)
    x = x0
    for _ in range(n):
        x, _, _ = proximal_step(x, func, gamma)
    problem.set_performance_metric((x - xs) ** 2)
    return problem.solve(), (1 + gamma * mu) ** (-2 * n)


def subgradient_last_iterate(M, n):
    """f(x_n) - f* after n steps whose lengths decay linearly: (n + 1 - k) / (M sqrt((n + 1)^3)), k = 1..n. Zamani, Glineur, arXiv:2307.11134."""
    problem, func, xs, x0 = _started(ConvexLipschitzFunction, M=M)
    problem.set_initial_condition((x0 - xs) ** 2 <= 1)
    x = x0
    for k in range(1, n + 1):
        x = x - (n + 1 - k) / (M * sqrt((n + 1) ** 3)) * func.gradient(x)
    problem.set_performance_metric(func(x) - func(xs))
    return problem.solve(), M / sqrt(n + 1)


def subgradient_last_iterate_constant_step(M, gamma, n):
    """f(x_n) - f* after n equal steps: worse than the best or the average iterate by a logarithm."""
    problem, func, xs, x0 = _started(ConvexLipschitzFunction, M=M)
    problem.set_initial_condition((x0 - xs) ** 2 <= 1)
    x = _descend(func, x0, gamma, n)
    problem.set_performance_metric(func(x) - func(xs))
    return problem.solve(), None


def subgradient_average(M, gamma, n):
    """f(mean of x_0..x_{n-1}) - f* for equal steps; the upper bound is (1/(gamma n) + gamma M^2) / 2."""
    problem, func, xs, x0 = _started(ConvexLipschitzFunction, M=M)
    problem.set_initial_condition((x0 - xs) ** 2 <= 1)
    x, total = x0, 0 * x0
    for _ in range(n):
        total = total + x
        x = x - gamma * func.gradient(x)
    mean = total / n
    problem.set_performance_metric(func(mean) - func(xs))
    return problem.solve(), (1 / (gamma * n) + gamma * M**2) / 2


def dual_averaging(M, n):
    """f(mean of x_0..x_{n-1}) - f*, x_k = x_0 - (sum of the k subgradients) / (M sqrt(k)); no closed form of the exact value."""
    problem, func, xs, x0 = _started(ConvexLipschitzFunction, M=M)
    problem.set_initial_condition((x0 - xs) ** 2 <= 1)
    x, total, gradients = x0, 0 * x0, 0 * x0
    for k in range(1, n + 1):
        total = total + x
        gradients = gradients + func.gradient(x)
        x = x0 - 1 / (M * sqrt(k)) * gradients
    mean = total / n
    problem.set_performance_metric(func(mean) - func(xs))
    return problem.solve(), None


def online_gradient_descent_unconstrained(M, gamma, n):
    """Regret of n rounds against a point within distance 1 of the start; the bound is (1/gamma + gamma n M^2) / 2."""
    problem = PEP()
    fis = [problem.declare_function(ConvexLipschitzFunction, M=M) for _ in range(n)]
    xs, x0 = problem.set_initial_point(), problem.set_initial_point()
    problem.set_initial_condition((x0 - xs) ** 2 <= 1)
    x, regret = x0, 0
    for f in fis:
        g, fx = f.oracle(x)
        regret = regret + fx - f.value(xs)
        x = x - gamma * g
    problem.set_performance_metric(regret)
    return problem.solve(), (1 / gamma + gamma * n * M**2) / 2


def heavy_ball_quadratic_tuning(mu, L, n):
    """||x_n - x*||^2 of heavy ball with the parameters that are best on quadratics; on other functions it need not converge."""
    problem, func, xs, x0 = _started(SmoothStronglyConvexFunction, mu=mu, L=L)
    problem.set_initial_condition((x0 - xs) ** 2 <= 1)
    alpha = 4 / (sqrt(L) + sqrt(mu)) ** 2
    beta = ((sqrt(L) - sqrt(mu)) / (sqrt(L) + sqrt(mu))) ** 2
    old, x = x0, x0
    for _ in range(n):
        old, x = x, x - alpha * func.gradient(x) + beta * (x - old)
    problem.set_performance_metric((x - xs) ** 2)
    return problem.solve(), None


def accelerated_gradient_shifted(L, n, shift):
    """Nesterov's method with momentum (t - 1 + shift) / (t + 2 + shift), at least 0, where shift = 0 is right."""
    problem, func, xs, x0 = _started(SmoothConvexFunction, L=L)
    problem.set_initial_condition((x0 - xs) ** 2 <= 1)
    x, y = x0, x0
    for t in range(1, n + 1):
        old, x = x, y - 1 / L * func.gradient(y)
        y = x + max(t - 1 + shift, 0) / (t + 2 + shift) * (x - old)
    problem.set_performance_metric(func(x) - func(xs))
    return problem.solve(), 2 * L / (n**2 + 5 * n + 6) if shift == 0 else None


def accelerated_gradient_momentum_without_root(mu, L, n):
    """The strongly convex method with momentum (1 - q) / (1 + q), q = mu/L: the root forgotten."""
    problem, func, xs, x0 = _started(SmoothStronglyConvexFunction, mu=mu, L=L)
    problem.set_initial_condition(func(x0) - func(xs) + mu / 2 * (x0 - xs) ** 2 <= 1)
    x, y = x0, x0
    for _ in range(n):
        old, x = x, y - 1 / L * func.gradient(y)
        y = x + (1 - mu / L) / (1 + mu / L) * (x - old)
    problem.set_performance_metric(func(x) - func(xs))
    return problem.solve(), None


def _theta(theta, factor):
    return (1 + sqrt(factor * theta**2 + 1)) / 2


def optimized_gradient_plain_last_step(L, n):
    """The optimized gradient method with the factor 4 in its last step too, where 8 is right."""
    problem, func, xs, x0 = _started(SmoothConvexFunction, L=L)
    problem.set_initial_condition((x0 - xs) ** 2 <= 1)
    x, y, theta = x0, x0, 1
    for _ in range(n):
        old, x = x, y - 1 / L * func.gradient(y)
        before, theta = theta, _theta(theta, 4)
        y = x + (before - 1) / theta * (x - old) + before / theta * (x - y)
    problem.set_performance_metric(func(y) - func(xs))
    return problem.solve(), None


def optimized_gradient_without_correction(L, n):
    """The optimized gradient method without its last term, theta / theta' (x - y): Nesterov's method with the value taken at y."""
    problem, func, xs, x0 = _started(SmoothConvexFunction, L=L)
    problem.set_initial_condition((x0 - xs) ** 2 <= 1)
    x, y, theta = x0, x0, 1
    for t in range(n):
        old, x = x, y - 1 / L * func.gradient(y)
        before, theta = theta, _theta(theta, 4 if t < n - 1 else 8)
        y = x + (before - 1) / theta * (x - old)
    problem.set_performance_metric(func(y) - func(xs))
    return problem.solve(), None


def optimized_gradient_for_gradient_forward(L, n):
    """OGM-G with the sequence theta not reversed."""
    problem, func, xs, x0 = _started(SmoothConvexFunction, L=L)
    problem.set_initial_condition(func(x0) - func(xs) <= 1)
    theta = [1]
    for t in range(n):
        theta.append(_theta(theta[-1], 4 if t < n - 1 else 8))
    x, y = x0, x0
    for t in range(n):
        old, y = y, x - 1 / L * func.gradient(x)
        ratio = (2 * theta[t + 1] - 1) / (2 * theta[t] - 1)
        x = y + (theta[t] - 1) / theta[t] * ratio * (y - old) + ratio * (y - x)
    problem.set_performance_metric(func.gradient(x) ** 2)
    return problem.solve(), None


def halpern_shifted(n, shift):
    """||x_n - T(x_n)||^2 of Halpern's method with weights 1 / (i + 2 + shift), i = 0, 1, ..., where shift = 0 is right."""
    problem = PEP()
    operator = problem.declare_function(LipschitzOperator, L=1.0)
    xs, _, _ = operator.fixed_point()
    x0 = problem.set_initial_point()
    problem.set_initial_condition((x0 - xs) ** 2 <= 1)
    x = x0
    for i in range(n):
        weight = 1 / (i + 2 + shift)
        x = weight * x0 + (1 - weight) * operator.gradient(x)
    problem.set_performance_metric((x - operator.gradient(x)) ** 2)
    return problem.solve(), 4 / (n + 1) ** 2 if shift == 0 else None


def subgradient_rising_steps(M, n):
    """f(x_n) - f* with the steps of the linear decay in reverse order."""
    problem, func, xs, x0 = _started(ConvexLipschitzFunction, M=M)
    problem.set_initial_condition((x0 - xs) ** 2 <= 1)
    x = x0
    for k in range(1, n + 1):
        x = x - k / (M * sqrt((n + 1) ** 3)) * func.gradient(x)
    problem.set_performance_metric(func(x) - func(xs))
    return problem.solve(), None


def subgradient_cooldown(M, gamma, n, cooldown):
    """f(x_n) - f* of equal steps whose last `cooldown` decay linearly to gamma / (cooldown + 1)."""
    problem, func, xs, x0 = _started(ConvexLipschitzFunction, M=M)
    problem.set_initial_condition((x0 - xs) ** 2 <= 1)
    x = x0
    for k in range(n):
        share = min(1.0, (n - k) / (cooldown + 1))
        x = x - gamma * share * func.gradient(x)
    problem.set_performance_metric(func(x) - func(xs))
    return problem.solve(), None


def potential_value(L, gamma, n):
    """V_{n+1} from V_n <= 1, V_n = n (f(x_n) - f*) + L/2 ||x_n - x*||^2: one step of gradient descent, gamma = 1/L. Bansal, Gupta, 2019."""
    problem, func, xs, x0 = _started(SmoothConvexFunction, L=L)
    x1 = x0 - gamma * func.gradient(x0)
    problem.set_initial_condition(n * (func(x0) - func(xs)) + L / 2 * (x0 - xs) ** 2 <= 1)
    problem.set_performance_metric((n + 1) * (func(x1) - func(xs)) + L / 2 * (x1 - xs) ** 2)
    return problem.solve(), 1.0 if gamma == 1 / L else None


def potential_gradient(L, gamma, n):
    """V_{n+1} from V_n <= 1, V_n = (2n+1) L (f - f*) + n (n+2) ||grad f||^2 + L^2 ||x - x*||^2. Taylor, Bach, COLT 2019, theorem 3."""
    problem, func, xs, x0 = _started(SmoothConvexFunction, L=L)
    x1 = x0 - gamma * func.gradient(x0)

    def potential(k, x):
        return (2 * k + 1) * L * (func(x) - func(xs)) + k * (k + 2) * func.gradient(x) ** 2 + L**2 * (x - xs) ** 2

    problem.set_initial_condition(potential(n, x0) <= 1)
    problem.set_performance_metric(potential(n + 1, x1))
    return problem.solve(), 1.0 if gamma == 1 / L else None


def _extragradient(L, gamma, n):
    problem = PEP()
    func = problem.declare_function(LipschitzStronglyMonotoneOperatorCheap, mu=0, L=L)
    xs = func.stationary_point()
    x0 = problem.set_initial_point()
    problem.set_initial_condition((x0 - xs) ** 2 <= 1)
    path = [x0]
    for _ in range(n):
        middle = path[-1] - gamma * func.gradient(path[-1])
        path.append(path[-1] - gamma * func.gradient(middle))
    return problem, func, path


def extragradient_last(L, gamma, n):
    """||F(x_n)||^2 of extragradient on a monotone L-Lipschitz operator; the inequalities are necessary only, so this is an upper bound."""
    problem, func, path = _extragradient(L, gamma, n)
    x = path[-1]
    problem.set_performance_metric(func.gradient(x) ** 2)
    return problem.solve(), None


def extragradient_best(L, gamma, n):
    """min over i <= n of ||F(x_i)||^2; an upper bound as above. Closed form of the usual proof: 1 / (gamma^2 (1 - gamma^2 L^2) (n + 1))."""
    problem, func, path = _extragradient(L, gamma, n)
    x = path[-1]
    for point in path:
        problem.set_performance_metric(func.gradient(point) ** 2)
    return problem.solve(), 1 / (gamma**2 * (1 - gamma**2 * L**2) * (n + 1))
