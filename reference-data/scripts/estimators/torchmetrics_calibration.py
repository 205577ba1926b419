"""Calibration errors by TorchMetrics: bins are closed on the left, so most questions have no confidence on an edge."""

import torch
from torchmetrics.functional.classification.calibration_error import _ce_compute

from .cases import case, recipe

INSIDE = ([0.55, 0.875, 0.625, 0.3, 0.95, 0.7, 0.1, 0.8], [1, 1, 0, 1, 0, 1, 0, 1])
OTHERS = ([0.9, 0.15, 0.4, 0.6, 0.85], [1, 0, 1, 0, 1])
ON_EDGES = ([0.25, 0.375, 0.5, 0.75, 1.0, 0.5], [1, 0, 0, 1, 1, 1])


def errors(norm, questions, bins):
    """The library's own computation from confidences and accuracies."""
    for confidences, correct in questions:
        for count in bins:
            edges = torch.linspace(0, 1, count + 1)
            value = _ce_compute(torch.tensor(confidences), torch.tensor(correct, dtype=torch.float64), edges, norm=norm)
            yield case(f"{len(correct)} predictions, {count} bins", value, {"edges": edges, "confidence": confidences}, {"correct": correct})


CALL = "torchmetrics.functional.classification.calibration_error._ce_compute(confidences, accuracies, edges, norm='{}')"
recipe("expected-calibration-error", "paper", "torchmetrics", CALL.format("l1"))(lambda: errors("l1", (INSIDE, OTHERS), (4, 7)))
recipe("expected-calibration-error", "left-closed", "torchmetrics", CALL.format("l1"))(lambda: errors("l1", (INSIDE, ON_EDGES), (4,)))
recipe("expected-calibration-error", "root-mean-square", "torchmetrics", CALL.format("l2"))(lambda: errors("l2", (INSIDE, OTHERS), (4, 7)))
recipe("expected-calibration-error", "maximum", "torchmetrics", CALL.format("max"))(lambda: errors("max", (INSIDE, OTHERS), (4, 7)))
