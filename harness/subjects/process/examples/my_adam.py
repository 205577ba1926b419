"""An optimizer of your own as a subject of Gradmark: standard library only. Copy it and put your optimizer in the place of MyAdam.

Try it:  ./gradmark run --program "python3 harness/subjects/process/examples/my_adam.py"
The protocol is described in harness/subjects/process/PROTOCOL.md.
"""

import copy
import json
import sys

DEFAULTS = {"learning_rate": 0.001, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8}


class MyAdam:
    """What is to be tested. Its parameters are lists of floats."""

    def __init__(self, learning_rate, beta1, beta2, epsilon):
        self.learning_rate, self.beta1, self.beta2, self.epsilon = learning_rate, beta1, beta2, epsilon
        self.parameters = []

    def add(self, values):
        zeros = [0.0] * len(values)
        self.parameters.append({"x": values, "m": list(zeros), "v": list(zeros), "t": 0})

    def step(self, gradients, schedule):
        for p, gradient in zip(self.parameters, gradients):
            p["t"] += 1
            for i, g in enumerate(gradient):
                p["m"][i] = self.beta1 * p["m"][i] + (1 - self.beta1) * g
                p["v"][i] = self.beta2 * p["v"][i] + (1 - self.beta2) * g * g
                m_hat = p["m"][i] / (1 - self.beta1 ** p["t"])
                v_hat = p["v"][i] / (1 - self.beta2 ** p["t"])
                p["x"][i] -= self.learning_rate * schedule * m_hat / (v_hat**0.5 + self.epsilon)


def hello():
    subject = {
        "id": "mine:adam", "contract": "optimizer", "system": "adam", "dialect": "paper", "dtypes": ["float64"],
        "capabilities": ["schedule", "copy", "late_parameters"], "hyperparameters": DEFAULTS, "fixed": {},
    }
    return {"protocol": 1, "name": "mine", "version": "1.0", "subjects": [subject]}


def encode(x):
    """JSON has no numbers that are not finite: they travel as strings."""
    return x if abs(x) < float("inf") else "NaN" if x != x else "Infinity" if x > 0 else "-Infinity"


def ask_gradient(parameters):
    say({"ask": "gradient", "at": [[encode(x) for x in p["x"]] for p in parameters]})
    reply = json.loads(sys.stdin.readline())
    if "gradient" not in reply:
        raise ValueError(reply)
    return [[float(g) for g in gradient] for gradient in reply["gradient"]]


def say(answer):
    print(json.dumps(answer), flush=True)


def serve(request, sessions):
    operation, number = request["op"], request.get("session")
    if operation == "hello":
        return hello()
    if operation == "open":
        if request["subject"] != "mine:adam":
            raise ValueError("no subject " + request["subject"])
        sessions[number] = MyAdam(**{**DEFAULTS, **request["hyperparameters"]})
    elif operation == "add":
        sessions[number].add([float(x) for x in request["values"]])
    elif operation == "step":
        optimizer = sessions[number]
        optimizer.step(ask_gradient(optimizer.parameters), request["schedule"])
        return {"values": [[encode(x) for x in p["x"]] for p in optimizer.parameters]}
    elif operation == "copy":
        sessions[request["to"]] = copy.deepcopy(sessions[number])
    elif operation == "close":
        del sessions[number]
    else:
        raise ValueError("unknown op " + operation)
    return {"ok": True}


def main():
    sessions = {}
    for line in sys.stdin:
        request = json.loads(line)
        if request["op"] == "bye":
            return
        try:
            say(serve(request, sessions))
        except Exception as error:
            say({"error": f"{type(error).__name__}: {error}"})


if __name__ == "__main__":
    main()
