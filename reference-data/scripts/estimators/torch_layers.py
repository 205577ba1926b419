"""What goes back through layers and steps, by PyTorch's automatic differentiation."""

import torch
import torch.nn.functional as F

from .cases import case, recipe
from .functions import CUBE, FOURTH, Network, Quadratic, loss, network
from .torch_sampling import gradient, leaf


@recipe("backpropagation", "paper", "torch", "torch.sigmoid, torch.nn.functional.mse_loss(reduction='sum'), autograd")
def backpropagation():
    net = {"hidden": [[0.5, -1.0, 0.75], [1.25, 0.25, -0.5]], "output": [[1.5], [-0.75], [0.5]]}
    for example, target, rate in (([[1.0, -0.5]], [[1.0]], 0.5), ([[1.0, 1.0]], [[0.0]], 2.0)):
        hidden, output = leaf(net["hidden"]), leaf(net["output"])
        y = torch.sigmoid(torch.sigmoid(torch.tensor(example) @ hidden) @ output)
        half = F.mse_loss(y, torch.tensor(target), reduction="sum") / 2
        inputs = net | {"example": example, "target": target}
        yield case(f"at {example[0]}", -rate * gradient(half, hidden, output), inputs, learning_rate=rate)


def forward_forward(goodness):
    """The loss of the paper with softplus; vectors are divided by their length + 1e-4, as in common code."""
    layer = {"weights": [[1.5, -1.0, 0.5], [0.75, 1.25, -0.5]], "bias": [[0.25, 0.5, 0.75]]}
    rows = {"positive": [[3.0, 4.0], [-1.0, 2.0]], "negative": [[1.0, -2.0], [2.0, 0.5]]}
    for threshold in (2.0, 0.5):
        weights, bias = leaf(layer["weights"]), leaf(layer["bias"])
        terms = []
        for name, sign in (("positive", -1), ("negative", 1)):
            x = torch.tensor(rows[name])
            x = x / (x.norm(2, 1, keepdim=True) + 1e-4)
            h = torch.relu(F.linear(x, weights.T, bias.flatten()))
            terms.append(F.softplus(sign * (goodness(h.pow(2), 1) - threshold)))
        value = gradient(torch.cat(terms).mean(), weights, bias)
        yield case(f"threshold {threshold}", value, layer | rows, threshold=threshold)


@recipe("forward-forward", "paper", "torch", "torch.nn.functional.linear, relu, softplus(±(h.pow(2).sum(1) - threshold)).mean(), autograd")
def sum_of_squares():
    yield from forward_forward(torch.sum)


@recipe("forward-forward", "mean", "torch", "torch.nn.functional.linear, relu, softplus(±(h.pow(2).mean(1) - threshold)).mean(), autograd")
def mean_of_squares():
    yield from forward_forward(torch.mean)


@recipe("fullgrad", "paper", "torch", "torch.nn.functional.linear, batch_norm(training=False), relu; autograd for x and for the units before relu")
def fullgrad():
    net = {
        "hidden": [[0.5, -0.75, 0.25, 1.0], [-0.25, 0.5, 0.875, -0.5], [0.625, 0.25, -1.0, 0.5]],
        "mean": [[0.25, -0.5, 0.125, 0.75]],
        "variance": [[0.5, 2.0, 1.25, 0.25]],
        "gain": [[1.5, -0.5, 0.75, 1.0]],
        "shift": [[0.5, -0.25, 1.0, -0.125]],
        "output": [[0.75], [-1.25], [0.5], [1.0]],
        "bias": [[0.375]],
    }
    w = {name: torch.tensor(numbers) for name, numbers in net.items()}
    norm = lambda z: F.batch_norm(z, w["mean"][0], w["variance"][0], w["gain"][0], w["shift"][0], eps=0.0625)
    for at in ([[1.25, -0.5, 0.75]], [[-0.75, 2.0, 0.5]]):
        x = leaf(at)
        z = norm(F.linear(x, w["hidden"].T))
        back, units = torch.autograd.grad((torch.relu(z) @ w["output"] + w["bias"]).sum(), (x, z))
        # The bias of a layer that is normalised is what it makes of zero.
        implicit = norm(torch.zeros(1, 4))
        value = torch.cat([back * x, units * implicit, w["bias"]], 1)
        yield case(f"at {at[0]}", value, net | {"x": at}, normalisation_epsilon=0.0625)


@recipe("linear-solve-adjoint", "paper", "torch", "torch.linalg.solve(M, b), G(x) differentiated by autograd")
def linear_solve():
    two = {"matrix": [[2.0, 0.5], [-1.0, 1.5]], "right": [[1.25, -0.75]]}
    three = {"matrix": [[4.0, -1.0, 0.5], [0.25, 3.0, -1.0], [1.0, 0.5, -5.0]], "right": [[0.5, 2.0, -1.5]]}
    for name, system, g in (
        ("quadratic", two, Quadratic([[1, 0.5], [0.5, 2]], [-1, 0.25])),
        ("cubic", two, CUBE),
        ("three unknowns", three, FOURTH),
    ):
        m, b = leaf(system["matrix"]), leaf(system["right"])
        x = torch.linalg.solve(m, b.T).T
        yield case(name, gradient(g(x).sum(), m, b), system, {}, {"f": g})


@recipe("gradient-regularization", "exact", "torch", "torch.autograd.grad(create_graph=True), L + gamma/2 |grad L|^2 differentiated again")
def penalty():
    for name, f, at in (
        ("quadratic", Quadratic([[1, 0], [0, 10]], [0, 0]), [[0.75, -0.5]]),
        ("cubic", CUBE, [[0.75, -0.5]]),
        ("network", network("softplus"), [[0.75, -0.5, 1.25]]),
    ):
        x = leaf(at)
        value = f(x).sum()
        slope = torch.autograd.grad(value, x, create_graph=True)[0]
        yield case(name, gradient(value + 0.125 / 2 * slope.square().sum(), x), {"x": at}, {}, {"f": f}, gamma=0.125, step=0.5)


CHAIN = {"theta": -0.5, "start": 1.5, "keep": [[1, 0.875, 0.75]], "gain": [[0.5, 0.25, 0.75]], "spread": [[0.5, 0.25, 0]]}
CHAIN |= {"shocks": [[0.75, -1.25, 0.5]], "noise_keep": 0.75, "noise_scale": 0.5}
AGAIN = [[0.5], [-1.25]]


def sampled(theta, last):
    """x_0, and the state before the last step; the graph reaches back over some steps only."""
    x = torch.tensor([[1.5]])
    before = x
    for k in range(3):
        if 3 - k == last:
            x = x.detach()
        before = x
        a, b, c, shock = (CHAIN[name][0][k] for name in ("keep", "gain", "spread", "shocks"))
        x = a * x + b * (theta * (x if 3 - k <= last else x.detach())) + c * shock
        x = x if 3 - k <= last else x.detach()
    return x, before


@recipe("draft", "paper", "torch", "x_0 of the chain, detach() before the last K steps, reward differentiated by autograd")
def draft():
    for reward in (Quadratic([[1]], [0]), CUBE):
        for last in (1, 2, 3):
            theta = leaf([[-0.5]])
            value = gradient(reward(sampled(theta, last)[0]).sum(), theta)
            yield case(f"{reward.kind}, K = {last}", value, CHAIN, {"noise": AGAIN}, {"f": reward}, last_steps=last)


@recipe("draft", "lv", "torch", "x_0 of the chain detached and noised again, one step, mean reward differentiated by autograd")
def low_variance():
    for reward in (Quadratic([[1]], [0]), CUBE):
        theta = leaf([[-0.5]])
        clean = sampled(theta, 0)[0].detach()
        noisy = CHAIN["noise_keep"] * clean + CHAIN["noise_scale"] * torch.tensor(AGAIN)
        x = CHAIN["keep"][0][2] * noisy + CHAIN["gain"][0][2] * theta * noisy
        yield case(reward.kind, gradient(reward(x).mean(), theta), CHAIN, {"noise": AGAIN}, {"f": reward}, last_steps=1)


JOINT = Quadratic([[4, 1, 0.5], [1, 2, -1], [0.5, -1, 3]], [-1.75, 1, 0.25])
OUTER = Quadratic([[1, 0.25, 0], [0.25, 2, 0.5], [0, 0.5, 1]], [-0.5, 0.25, 1])
NETWORK = Network([[0.5, -0.75], [1, 0.25], [-0.25, 0.5]], [0.125, -0.25], [[0.75], [-0.5]], [0.25], [1])


def unrolled(window):
    for name, f in (("quadratic", JOINT), ("network", NETWORK)):
        for rates in ([0.125, 0.125, 0.125], [0.125, 0.0625, 0.25]):
            u, start = leaf([[0.5]]), [[-1.0, 0.75]]
            w = torch.tensor(start)
            for k, rate in enumerate(rates):
                inside = window is None or len(rates) - k <= window
                w = w if inside and w.requires_grad else w.detach().requires_grad_()
                slope = torch.autograd.grad(f(torch.cat([w, u], 1)).sum(), w, create_graph=True)[0]
                w = w - rate * slope if inside else (w - rate * slope).detach()
            value = gradient(OUTER(torch.cat([w, u], 1)).sum(), u)
            inputs = {"weights": start, "hyper": 0.5, "rates": [rates]}
            settings = {} if window is None else {"window": window}
            yield case(f"{name}, rates {rates}", value, inputs, {}, {"f": f, "outer": OUTER}, **settings)


@recipe("unrolled-hypergradient", "paper", "torch", "steps of gradient descent by autograd(create_graph=True), F(w_K, u) differentiated through them")
def all_steps():
    yield from unrolled(None)


@recipe("unrolled-hypergradient", "truncated", "torch", "the same, the weights detached before the last steps")
def last_steps():
    for window in (1, 2):
        for one in unrolled(window):
            yield one | {"case": f"{one['case']}, last {window}"}


@recipe("neumann-hypergradient", "paper", "torch", "i + 1 steps of gradient descent from the minimum, F(w, u) differentiated through them by autograd")
def neumann():
    weights = torch.linalg.solve(torch.tensor([[4.0, 1], [1, 2]]), torch.tensor([1.75 - 0.25, -1 + 0.5])).reshape(1, 2)
    for alpha, iterations in ((0.125, 4), (0.25, 2)):
        u = leaf([[0.5]])
        w = weights.clone()
        for _ in range(iterations + 1):
            w = w if w.requires_grad else w.requires_grad_()
            slope = torch.autograd.grad(JOINT(torch.cat([w, u], 1)).sum(), w, create_graph=True)[0]
            w = w - alpha * slope
        value = gradient(OUTER(torch.cat([w, u], 1)).sum(), u)
        inputs = {"weights": weights, "hyper": 0.5}
        yield case(f"alpha {alpha}, {iterations} iterations", value, inputs, {}, {"f": JOINT, "outer": OUTER}, alpha=alpha, iterations=iterations)
