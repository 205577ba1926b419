"""Estimators of the gradient of a mean, by PyTorch: distributions, automatic differentiation, Gumbel-softmax."""

import torch
import torch.nn.functional as F
from torch.distributions import Normal, OneHotCategorical, OneHotCategoricalStraightThrough, normal

from .cases import case, recipe, replaced
from .functions import CUBE, EXP, FOURTH, SQUARE, Quadratic

torch.set_default_dtype(torch.float64)
NOISE = [[0.5], [-1.25], [2.0]]
LOGITS = [[0.5, -0.25, 1.0]]
CATEGORIES = [[0.0, 0, 1], [1, 0, 0], [0, 0, 1], [0, 1, 0]]
CURVED = Quadratic([[2, 0.5, -1], [0.5, -1, 0.75], [-1, 0.75, 3]], [1.5, -2, 0.25])
SLOPED = Quadratic([[0] * 3] * 3, [1.5, -2, 0.25], 0.5)


def leaf(numbers):
    return torch.tensor(numbers, dtype=torch.float64, requires_grad=True)


def gradient(value, *parameters):
    """The derivatives for all parameters, one after the other in a row."""
    return torch.cat([g.reshape(1, -1) for g in torch.autograd.grad(value, parameters)], 1)


def noise_of(draws):
    """The standard normal numbers that Normal.rsample asks for."""
    return replaced(normal, "_standard_normal", lambda shape, dtype, device: torch.tensor(draws).reshape(shape))


@recipe("score-function", "paper", "torch", "torch.distributions.Normal(mean, scale).log_prob(x), ((f(x) - b) log_prob).mean() differentiated by autograd")
def score_function():
    for f, baseline in ((SQUARE, 0.0), (FOURTH, 1.5), (EXP, -0.25)):
        mean, scale = leaf([[0.75]]), leaf([[1.25]])
        x = (mean + scale * torch.tensor(NOISE)).detach()
        surrogate = ((f(x) - baseline).reshape(-1, 1) * Normal(mean, scale).log_prob(x)).mean()
        inputs = {"mean": 0.75, "scale": 1.25, "baseline": baseline}
        yield case(f.kind, gradient(surrogate, mean, scale), inputs, {"noise": NOISE}, {"f": f})


@recipe("pathwise", "paper", "torch", "torch.distributions.Normal(mean, scale).rsample(), f(x).mean() differentiated by autograd; _standard_normal handed in")
def pathwise():
    for f in (SQUARE, FOURTH, EXP):
        mean, scale = leaf([[0.75]]), leaf([[1.25]])
        with noise_of(NOISE):
            x = Normal(mean, scale).rsample((3,)).reshape(3, 1)
        yield case(f.kind, gradient(f(x).mean(), mean, scale), {"mean": 0.75, "scale": 1.25}, {"noise": NOISE}, {"f": f})


@recipe("enumeration", "paper", "torch", "torch.distributions.OneHotCategorical(logits=...).enumerate_support() and probs, (p f).sum() differentiated by autograd")
def enumeration():
    for name, f in (("linear", SLOPED), ("quadratic", CURVED)):
        logits = leaf(LOGITS)
        law = OneHotCategorical(logits=logits)
        values = f(law.enumerate_support().reshape(3, 3))
        yield case(name, gradient((law.probs * values).sum(), logits), {"logits": LOGITS}, {}, {"f": f})


@recipe("reinforce", "paper", "torch", "torch.distributions.OneHotCategorical(logits=...).log_prob(d), (f(d) log_prob).mean() differentiated by autograd")
def reinforce():
    for name, f in (("linear", SLOPED), ("quadratic", CURVED)):
        logits, d = leaf(LOGITS), torch.tensor(CATEGORIES)
        surrogate = (f(d) * OneHotCategorical(logits=logits).log_prob(d)).mean()
        yield case(name, gradient(surrogate, logits), {"logits": LOGITS}, {"category": CATEGORIES}, {"f": f})


@recipe("reinforce", "leave-one-out", "torch", "torch.distributions.OneHotCategorical(logits=...).log_prob(d), ((f(d) - mean of the others) log_prob).mean() differentiated by autograd")
def leave_one_out():
    for name, f in (("linear", SLOPED), ("quadratic", CURVED)):
        logits, d = leaf(LOGITS), torch.tensor(CATEGORIES)
        values = f(d)
        others = torch.stack([torch.cat([values[:i], values[i + 1 :]]).mean() for i in range(len(values))])
        surrogate = ((values - others) * OneHotCategorical(logits=logits).log_prob(d)).mean()
        yield case(name, gradient(surrogate, logits), {"logits": LOGITS}, {"category": CATEGORIES}, {"f": f})


@recipe("straight-through", "paper", "torch", "torch.distributions.OneHotCategoricalStraightThrough(logits=logits/tau).rsample(), f(d).mean() differentiated by autograd; sample handed in")
def straight_through():
    for name, f, tau in (("linear", SLOPED, 1.0), ("quadratic", CURVED, 1.0), ("quadratic, tau = 1/2", CURVED, 0.5)):
        logits, d = leaf(LOGITS), torch.tensor(CATEGORIES)
        law = OneHotCategoricalStraightThrough(logits=logits / tau)
        with replaced(OneHotCategorical, "sample", lambda self, shape: d):
            drawn = law.rsample((4,))
        value = gradient(f(drawn.reshape(4, 3)).mean(), logits)
        yield case(name, value, {"logits": LOGITS}, {"category": CATEGORIES}, {"f": f}, temperature=tau)


# What the library's own exponential_ gives; its noise is -log of it.
EXPONENTIAL = torch.tensor([[0.75, 0.25, 2.0], [1.5, 0.875, 0.125]])


def gumbel_softmax(hard):
    """The noise is -log of exponential numbers, as the library computes it."""
    noise = -EXPONENTIAL.log()
    for name, f, tau in (("quadratic", CURVED, 1.0), ("quadratic, tau = 1/2", CURVED, 0.5), ("linear, tau = 2", SLOPED, 2.0)):
        logits = leaf(LOGITS)
        with replaced(torch.Tensor, "exponential_", lambda self: self.copy_(EXPONENTIAL)):
            y = F.gumbel_softmax(logits.expand(2, 3), tau=tau, hard=hard)
        yield case(name, gradient(f(y).mean(), logits), {"logits": LOGITS}, {"gumbel": noise}, {"f": f}, temperature=tau)


@recipe("gumbel-softmax", "paper", "torch", "torch.nn.functional.gumbel_softmax(logits, tau), f(y).mean() differentiated by autograd; exponential_ handed in")
def soft():
    yield from gumbel_softmax(False)


@recipe("st-gumbel", "paper", "torch", "torch.nn.functional.gumbel_softmax(logits, tau, hard=True), f(y).mean() differentiated by autograd; exponential_ handed in")
def hard():
    yield from gumbel_softmax(True)


def divergence(detached):
    """KL(q || p) with p = N(0.25, 0.5): f is -log p up to a constant."""
    for f, noise in ((Quadratic([[2]], [-0.5]), NOISE), (FOURTH, NOISE)):
        mean, scale = leaf([[0.75]]), leaf([[1.25]])
        with noise_of(noise):
            x = Normal(mean, scale).rsample((3,)).reshape(3, 1)
        law = Normal(mean.detach(), scale.detach()) if detached else Normal(mean, scale)
        value = gradient((f(x).reshape(3, 1) + law.log_prob(x)).mean(), mean, scale)
        yield case(f.kind, value, {"mean": 0.75, "scale": 1.25}, {"noise": noise}, {"f": f})


@recipe("path-gradient", "paper", "torch", "torch.distributions.Normal(mean, scale).rsample(), log_prob with detached parameters, mean of S + log q differentiated by autograd; _standard_normal handed in")
def sticking():
    yield from divergence(True)


@recipe("path-gradient", "total", "torch", "torch.distributions.Normal(mean, scale).rsample(), log_prob, mean of S + log q differentiated by autograd; _standard_normal handed in")
def total():
    yield from divergence(False)


FAMILY = {"location": [[0.75, -1.25]], "scale": [[1.5, 0.25], [-0.5, 0.75]], "deviations": [[1.5, 0.75]]}
BOWL = Quadratic([[1, 0.5], [0.5, 2]], [-0.25, -0.5])
STANDARD = [[0.5, -1.25]]


@recipe("location-scale", "paper", "torch", "f(m + C u) differentiated by autograd")
def full():
    for f in (BOWL, CUBE):
        m, c = leaf(FAMILY["location"]), leaf(FAMILY["scale"])
        z = (m.T + c @ torch.tensor(STANDARD).T).T
        yield case(f.kind, gradient(f(z).sum(), m, c), FAMILY, {"noise": STANDARD}, {"f": f})


@recipe("location-scale", "mean-field", "torch", "torch.distributions.Normal(m, c).rsample(), f(z) differentiated by autograd; _standard_normal handed in")
def mean_field():
    for f in (BOWL, CUBE):
        m, c = leaf(FAMILY["location"]), leaf(FAMILY["deviations"])
        with noise_of(STANDARD):
            z = Normal(m, c).rsample()
        yield case(f.kind, gradient(f(z).sum(), m, c), FAMILY, {"noise": STANDARD}, {"f": f})
