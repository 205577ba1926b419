"""An estimator of your own as a subject of Gradmark: standard library only. Copy it and put your estimator in the place of my_trace.

Try it:  ./gradmark run --program "python3 harness/subjects/process/examples/my_estimator.py"
Its inputs and draws, by name and shape:  ./gradmark list --system hutchinson-trace
The protocol is described in harness/subjects/process/PROTOCOL.md.
"""

import json
import sys


def my_trace(inputs, draws, ask):
    """What is to be tested: the mean of z . H z over the probes z, the rows of an [m,d] matrix; the answer is [1,1]."""
    probes, [x] = draws["probe"], inputs["x"]
    products = ask("hessian_vector", at=[x] * len(probes), along=probes)
    each = [sum(a * b for a, b in zip(z, hz)) for z, hz in zip(probes, products)]
    return [[sum(each) / len(each)]]


def hello():
    subject = {
        "id": "mine:hutchinson-trace", "contract": "estimator", "system": "hutchinson-trace", "dialect": "paper",
        "dtypes": ["float64"], "capabilities": [], "hyperparameters": {}, "fixed": {},
    }
    return {"protocol": 1, "name": "mine", "version": "1.0", "subjects": [subject]}


def encode(x):
    """JSON has no numbers that are not finite: they travel as strings."""
    return x if abs(x) < float("inf") else "NaN" if x != x else "Infinity" if x > 0 else "-Infinity"


def rows(array):
    """A matrix of the protocol as a list of rows. Every array of this system is a matrix."""
    n, d = array["shape"]
    values = [float(v) for v in array["values"]]
    return [values[i * d : (i + 1) * d] for i in range(n)]


def matrix(all):
    return {"shape": [len(all), len(all[0])], "values": [encode(v) for row in all for v in row]}


def ask(question, function="f", **points):
    """`value`, `gradient`, `directional` or `hessian_vector` of a function at the rows of a matrix."""
    say({"ask": question, "function": function, **{name: matrix(at) for name, at in points.items()}})
    reply = json.loads(sys.stdin.readline())
    if question not in reply:
        raise ValueError(reply)
    return rows(reply[question])


def say(answer):
    print(json.dumps(answer), flush=True)


def serve(request):
    if request["op"] == "hello":
        return hello()
    if request["op"] != "estimate":
        raise ValueError("unknown op " + request["op"])
    if request["subject"] != "mine:hutchinson-trace":
        raise ValueError("no subject " + request["subject"])
    if "f" not in request["functions"]:
        return {"unsupported": "there is no function f to ask"}
    inputs = {name: rows(array) for name, array in request["inputs"].items()}
    draws = {name: rows(array) for name, array in request["draws"].items()}
    return matrix(my_trace(inputs, draws, ask))


def main():
    for line in sys.stdin:
        request = json.loads(line)
        if request["op"] == "bye":
            return
        try:
            say(serve(request))
        except Exception as error:
            say({"error": f"{type(error).__name__}: {error}"})


if __name__ == "__main__":
    main()
