"""Times PyTorch's fused optimizers on one parameter by the device's own clock.

    python3 pytorch.py 1e7 1e8

One line of JSON for each, as GpuCheck writes them: seconds per step of seven iterations, and the
bytes that a step must move at least (parameter, gradient and state read, parameter and state written).
"""

import json
import sys

import torch

ITERATIONS = 7
SECONDS = 0.1


def optimizers(parameter):
    rate = 1e-3
    return {
        "adam": (torch.optim.Adam([parameter], rate, fused=True), 7),
        "adamw": (torch.optim.AdamW([parameter], rate, fused=True), 7),
        "adam (foreach)": (torch.optim.Adam([parameter], rate, foreach=True), 7),
        "sgd": (torch.optim.SGD([parameter], rate, fused=True), 3),
        "momentum": (torch.optim.SGD([parameter], rate, momentum=0.9, fused=True), 5),
        "adagrad": (torch.optim.Adagrad([parameter], rate, foreach=True), 5),
    }


def seconds(work, count):
    start, end = (torch.cuda.Event(enable_timing=True) for _ in range(2))
    start.record()
    for _ in range(count):
        work()
    end.record()
    end.synchronize()
    return start.elapsed_time(end) * 1e-3


def times(work):
    for _ in range(3):
        work()
    count, spent = 1, seconds(work, 1)
    while spent < SECONDS and count < 10_000:
        count = min(10_000, int(count * max(2.0, SECONDS / max(spent, 1e-9))) + 1)
        spent = seconds(work, count)
    return [seconds(work, count) / count for _ in range(ITERATIONS)]


def measure(name, size, dtype):
    """Seconds and bytes of one optimizer's step."""
    parameter = torch.ones(size, device="cuda", dtype=dtype, requires_grad=True)
    parameter.grad = torch.ones_like(parameter)
    optimizer, words = optimizers(parameter)[name]
    return {"bytes": parameter.element_size() * words * size, "seconds": times(optimizer.step)}


for size in (int(float(text)) for text in sys.argv[1:]):
    for dtype in (torch.float32, torch.bfloat16):
        for name in optimizers(torch.ones(1, requires_grad=True, device="cuda")):
            subject = f"pytorch:{name} {torch.__version__}"
            line = {"kind": "step", "subject": subject, "dtype": str(dtype).removeprefix("torch."), "size": size}
            try:
                line.update(measure(name, size, dtype))
            except torch.cuda.OutOfMemoryError as error:
                line["reason"] = str(error).splitlines()[0][:200]
            print(json.dumps(line), flush=True)
