"""Direct feedback alignment and finite differences of gradients, with PyTorch's automatic differentiation for each layer."""

import torch
import torch.nn.functional as F

from .cases import case, recipe
from .functions import CUBE, Quadratic, network
from .torch_sampling import gradient, leaf

NET = {
    "inputs": [[1.0, -0.75], [0.5, 1.25]],
    "labels": [[1.0, 0.0], [0.0, 1.0]],
    "weights1": [[0.5, -1.0], [0.75, 0.25]],
    "weights2": [[1.25, 0.5], [-0.75, 1.0]],
    "weights3": [[0.75, -0.5], [1.0, 0.25]],
}
FEEDBACK = {"feedback1": [[0.5, -1.0], [0.75, 0.25]], "feedback2": [[-0.25, 1.0], [0.5, 1.25]]}


@recipe("direct-feedback-alignment", "paper", "torch", "torch.nn.functional.leaky_relu, cross_entropy; the error by autograd, <error B, layer> differentiated by autograd for each layer")
def direct_feedback():
    for leak in (0.125, 1.0):
        w = [leaf(NET[f"weights{k}"]) for k in (1, 2, 3)]
        h1 = F.leaky_relu(torch.tensor(NET["inputs"]) @ w[0], leak)
        h2 = F.leaky_relu(h1.detach() @ w[1], leak)
        outputs = h2.detach() @ w[2]
        loss = F.cross_entropy(outputs, torch.tensor(NET["labels"]))
        error = torch.autograd.grad(loss, outputs, retain_graph=True)[0]
        local = (error @ torch.tensor(FEEDBACK["feedback1"]) * h1).sum() + (error @ torch.tensor(FEEDBACK["feedback2"]) * h2).sum()
        yield case(f"leak {leak}", gradient(local + loss, *w), NET, FEEDBACK, leak=leak)


def difference(side):
    """The paper's step along the gradient, gradients by autograd."""
    for name, f, at in (
        ("quadratic", Quadratic([[1, 0], [0, 10]], [0, 0]), [[0.75, -0.5]]),
        ("cubic", CUBE, [[0.75, -0.5]]),
        ("network", network("softplus"), [[0.75, -0.5, 1.25]]),
    ):
        slope = torch.func.grad(lambda x: f(x).sum())
        x = torch.tensor(at)
        g = slope(x)
        value = g + 0.125 * side * (slope(x + side * 0.5 * g) - g) / 0.5
        yield case(name, value, {"x": at}, {}, {"f": f}, gamma=0.125, step=0.5)


GRADIENTS = "gradients by torch.func.grad at x and at x {} eps g"
recipe("gradient-regularization", "paper", "torch", GRADIENTS.format("+"))(lambda: difference(1))
recipe("gradient-regularization", "backward", "torch", GRADIENTS.format("-"))(lambda: difference(-1))
