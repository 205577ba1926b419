"""An initializer of your own as a subject of Gradmark: standard library only. Copy it and put your initializer in the place of my_he_normal.

Try it:  ./gradmark run --program "python3 harness/subjects/process/examples/my_initializer.py"
The protocol is described in harness/subjects/process/PROTOCOL.md, with a table of the fans.
"""

import json
import math
import random
import sys


def fan_in(kernel):
    """Weights that meet in one output; `in` and `out` are those of the layer, whatever the layout of its memory."""
    window = math.prod(kernel["window"])
    if kernel["kind"] == "depthwise":
        return window
    groups = kernel["parts"] if kernel["kind"] == "grouped" else 1  # the parts of a recurrent kernel are gates
    return kernel["in"] // groups * window


def my_he_normal(kernel, generator):
    """What is to be tested: as many numbers as the kernel's shape has, in row-major order."""
    deviation = math.sqrt(2 / fan_in(kernel))
    return [generator.gauss(0, deviation) for _ in range(math.prod(kernel["shape"]))]


def hello():
    subject = {
        "id": "mine:he-normal", "contract": "initializer", "system": "he-normal", "dialect": "paper", "dtypes": ["float64"],
        "capabilities": [], "hyperparameters": {}, "fixed": {},
    }
    return {"protocol": 1, "name": "mine", "version": "1.0", "subjects": [subject]}


def initialize(request):
    """One generator for all kernels of a model: the same seed gives the same bits, and no kernel repeats another."""
    if request["subject"] != "mine:he-normal":
        raise ValueError("no subject " + request["subject"])
    generator = random.Random(int(request["seed"]))
    filled = [my_he_normal(kernel, generator) for kernel in request["kernels"]]
    return {"parameters": [{"shape": k["shape"], "values": x} for k, x in zip(request["kernels"], filled)]}


def serve(request):
    if request["op"] == "hello":
        return hello()
    if request["op"] == "initialize":
        return initialize(request)
    raise ValueError("unknown op " + request["op"])


def main():
    for line in sys.stdin:
        request = json.loads(line)
        if request["op"] == "bye":
            return
        try:
            answer = serve(request)
        except Exception as error:
            answer = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
