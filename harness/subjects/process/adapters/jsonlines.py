"""Serves the subjects of an adapter over Gradmark's protocol (PROTOCOL.md, one folder up): NumPy arrays in, NumPy arrays out.

An adapter ends with `serve(name, version, [optimizer(...), initializer(...), ...])`. Nothing here knows a library.
"""

import functools
import inspect
import json
import os
import sys

import numpy as np

import timing

ALL = ("schedule", "copy", "late_parameters")


class Unsupported(Exception):
    """What a library does not do: the claim is skipped, with this sentence as the reason."""


def optimizer(id, system, dialect, hyperparameters, open, capabilities=ALL, fixed=None, dtypes=("float64", "float32"), timed=None):
    """`open(dtype, hyperparameters)` gives an object with `add(x)`, `step(schedule, gradient)` and `copy()`; `step` gives the
    parameters after it, `gradient(parameters)` asks the harness. `timed` makes steps that can be timed, see timing.py."""
    more = {"capabilities": list(capabilities), **({"timed": True} if timed else {})}
    return _declared("optimizer", id, system, dialect, hyperparameters, fixed, dtypes, more), open, timed


def initializer(id, system, dialect, hyperparameters, fill, kernels, fixed=None, dtypes=("float64", "float32")):
    """`fill(kernels, dtype, hyperparameters, seed)` gives one array for each kernel, a dictionary as PROTOCOL.md describes it;
    `kernels` says which it fills, see `forms`."""
    more = {"capabilities": [], "kernels": kernels}
    return _declared("initializer", id, system, dialect, hyperparameters, fixed, dtypes, more), fill


def estimator(id, system, dialect, hyperparameters, run, fixed=None, dtypes=("float64", "float32")):
    """`run(inputs, hyperparameters)` gives one array; the inputs are arrays by name. A `run` that takes `draws` or `ask` too gets them
    by these names: arrays as the inputs, and `ask(question, at, along=None, function="f", component=None)`, which gives an array (of
    `components`, which has no `at`, a number); see "Asking back during an estimate"."""
    return _declared("estimator", id, system, dialect, hyperparameters, fixed, dtypes, {"capabilities": []}), run


def forms(layout, **axes):
    """Kernels of one layout: `forms("out_in", dense=[0], convolution=[1, 2, 3])`, kinds with the numbers of their windows' axes."""
    return [{"kind": kind, "layout": layout, "axes": n} for kind, numbers in axes.items() for n in numbers]


def _declared(contract, id, system, dialect, hyperparameters, fixed, dtypes, more):
    declaration = {"id": id, "contract": contract, "system": system, "dialect": dialect, "dtypes": list(dtypes)}
    return {**declaration, "hyperparameters": hyperparameters, "fixed": fixed or {}, **more}


def encode(x):
    """JSON has no numbers that are not finite: they travel as strings."""
    x = np.asarray(x, np.float64).ravel()
    if np.isfinite(x).all():
        return x.tolist()
    return [v if abs(v) < np.inf else "NaN" if v != v else "Infinity" if v > 0 else "-Infinity" for v in x.tolist()]


def decode(values, shape, dtype):
    return np.array(values, np.float64).reshape(shape).astype(dtype)


class _Server:
    def __init__(self, name, version, subjects):
        self.greeting = {"protocol": 1, "name": name, "version": version, "subjects": [s[0] for s in subjects]}
        self.subjects = {declaration["id"]: (declaration, serve) for declaration, serve, *_ in subjects}
        self.timed = {declaration["id"]: make[0] for declaration, _, *make in subjects if make}
        self.sessions, self.shapes, self.dtypes = {}, {}, {}
        self.out = os.fdopen(os.dup(1), "w", encoding="utf-8")
        os.dup2(2, 1)  # what a library prints must not be taken for an answer
        self.lines = iter(sys.stdin)

    def say(self, answer):
        self.out.write(json.dumps(answer) + "\n")
        self.out.flush()

    def ask(self, question):
        self.say(question)
        return json.loads(next(self.lines))

    def gradient(self, number, parameters):
        answer = self.ask({"ask": "gradient", "at": [encode(x) for x in parameters]})
        return [decode(g, shape, self.dtypes[number]) for g, shape in zip(answer["gradient"], self.shapes[number])]

    def hello(self, request):
        return self.greeting

    def open(self, request):
        declaration, make = self.subjects[request["subject"]]
        number, dtype = request["session"], request["dtype"]
        self.sessions[number] = make(dtype, {**declaration["hyperparameters"], **request["hyperparameters"]})
        self.shapes[number], self.dtypes[number] = [], dtype

    def add(self, request):
        number, shape = request["session"], tuple(request["shape"])
        self.session(number).add(decode(request["values"], shape, self.dtypes[number]))
        self.shapes[number].append(shape)

    def step(self, request):
        number = request["session"]
        after = self.session(number).step(request["schedule"], lambda at: self.gradient(number, at))
        return {"values": [encode(x) for x in after]}

    def copy(self, request):
        number, to = request["session"], request["to"]
        self.sessions[to] = self.session(number).copy()
        self.shapes[to], self.dtypes[to] = list(self.shapes[number]), self.dtypes[number]

    def close(self, request):
        self.session(request["session"])
        del self.sessions[request["session"]]

    def time(self, request):
        declaration, make = self.subjects[request["subject"]][0], self.timed.get(request["subject"])
        if make is None:
            raise Unsupported(f"{request['subject']} cannot be timed")
        return timing.answer(request, make, {**declaration["hyperparameters"], **request["hyperparameters"]}, decode, encode)

    def initialize(self, request):
        declaration, fill = self.subjects[request["subject"]]
        hyperparameters = {**declaration["hyperparameters"], **request["hyperparameters"]}
        filled = fill(request["kernels"], request["dtype"], hyperparameters, request["seed"])
        return {"parameters": [{"shape": list(np.shape(x)), "values": encode(x)} for x in filled]}

    def estimate(self, request):
        declaration, run = self.subjects[request["subject"]]
        inputs, draws = ({name: self.array(x, request["dtype"]) for name, x in request[part].items()} for part in ("inputs", "draws"))
        more = {"draws": draws, "ask": functools.partial(self.ask_function, request["dtype"])}
        wanted = {name: more[name] for name in more.keys() & inspect.signature(run).parameters.keys()}
        estimate = run(inputs, {**declaration["hyperparameters"], **request["hyperparameters"]}, **wanted)
        return {"shape": list(np.shape(estimate)), "values": encode(estimate)}

    def array(self, x, dtype):
        return decode(x["values"], x["shape"], dtype)

    def ask_function(self, dtype, question, at=None, along=None, function="f", component=None):
        points = {name: {"shape": list(np.shape(x)), "values": encode(x)} for name, x in (("at", at), ("along", along)) if x is not None}
        which = {} if component is None else {"component": component}
        reply = self.ask({"ask": question, "function": function, **which, **points})
        if "unsupported" in reply:
            raise Unsupported(reply["unsupported"])
        if question not in reply:
            raise ValueError(reply.get("error", f"no {question} in the reply"))
        return reply[question] if question == "components" else self.array(reply[question], dtype)

    def session(self, number):
        if number not in self.sessions:
            raise ValueError(f"no session {number} is open; open it first")
        return self.sessions[number]

    def answer(self, request):
        operation = request["op"]
        if operation not in ("hello", "open", "add", "step", "copy", "close", "initialize", "estimate", "time"):
            return {"error": f"unknown op {operation}"}
        try:
            return getattr(self, operation)(request) or {"ok": True}
        except Unsupported as e:
            return {"unsupported": str(e)}
        except Exception as e:  # the library's word on it; the next request may be another story
            return {"error": " ".join(f"{type(e).__name__}: {e}".split())[:500]}


def serve(name, version, subjects):
    """Answers requests until the harness says bye, or nothing more."""
    server = _Server(name, version, subjects)
    for line in server.lines:
        request = json.loads(line)
        if request.get("op") == "bye":
            return
        server.say(server.answer(request))
