"""Writes float64.json: the same cells by a second, independent hand, every named quantity of every step in float64.

    python3 tests/oracle/make-float64.py

Written from the papers cited at each cell, on Python's own floats and mathematics (made with Python 3.11; no packages).
It takes the numbers of onnx.json, and draws some of its own for the cells that ONNX does not have.
"""
import json
import math
import pathlib
import random

HERE = pathlib.Path(__file__).parent


# Vectors are lists and matrices lists of rows; a scalar cell is one of 1 unit and 1 input.

def sigmoid(vector):
    return [1 / (1 + math.exp(-z)) for z in vector]


def tanh(vector):
    return [math.tanh(z) for z in vector]


def times(a, b):
    return [x * y for x, y in zip(a, b, strict=True)]


def plus(*vectors):
    return [sum(entries) for entries in zip(*vectors, strict=True)]


def complement(vector):
    return [1 - x for x in vector]


def apply(matrix, vector):
    return [sum(times(row, vector)) for row in matrix]


def affine(p, gate, h, x):
    """W_gh h + W_gx x + b_g"""
    linear = plus(apply(p[f"W_{gate}h"], h), apply(p[f"W_{gate}x"], x))
    return plus(linear, p[f"b_{gate}"]) if f"b_{gate}" in p else linear


# ── The cells ──

def simple_rnn(p, s, x, _):
    """Elman (1990), Finding structure in time: hidden units with a tanh."""
    return {"h": tanh(affine(p, "h", s["h"], x))}


def lstm(p, s, x, _):
    """Gers, Schmidhuber and Cummins (2000), Learning to forget, with tanh for both squashing functions."""
    f = sigmoid(affine(p, "f", s["h"], x))
    i = sigmoid(affine(p, "i", s["h"], x))
    o = sigmoid(affine(p, "o", s["h"], x))
    candidate = tanh(affine(p, "c", s["h"], x))
    c = plus(times(f, s["c"]), times(i, candidate))
    return {"f": f, "i": i, "o": o, "c_tilde": candidate, "c": c, "h": times(o, tanh(c))}


def peephole_lstm(p, s, x, _):
    """Gers and Schmidhuber (2000), Recurrent nets that time and count: forget and input gate see the old cell, the output gate the new one."""
    f = sigmoid(plus(affine(p, "f", s["h"], x), times(p["p_f"], s["c"])))
    i = sigmoid(plus(affine(p, "i", s["h"], x), times(p["p_i"], s["c"])))
    candidate = tanh(affine(p, "c", s["h"], x))
    c = plus(times(f, s["c"]), times(i, candidate))
    o = sigmoid(plus(affine(p, "o", s["h"], x), times(p["p_o"], c)))
    return {"f": f, "i": i, "o": o, "c_tilde": candidate, "c": c, "h": times(o, tanh(c))}


def gru(p, s, x, convention):
    """Cho et al. (2014), arXiv 1406.1078, equations 5 to 8, where z keeps; Chung et al. (2014), arXiv 1412.3555, where it writes.
    The reset after the product is the variant of 1406.1078v1 that cuDNN computes."""
    z = sigmoid(affine(p, "z", s["h"], x))
    r = sigmoid(affine(p, "r", s["h"], x))
    inner = plus(apply(p["W_hx"], x), p["b_h"])
    if convention["reset"] == "before":
        candidate = tanh(plus(apply(p["W_hh"], times(r, s["h"])), inner))
    else:
        candidate = tanh(plus(times(r, plus(apply(p["W_hh"], s["h"]), p["b_hh"])), inner))
    keep = z if convention["update"] == "keeps" else complement(z)
    return {"z": z, "r": r, "h_tilde": candidate, "h": plus(times(keep, s["h"]), times(complement(keep), candidate))}


def gated_rnn(p, s, x, convention):
    """A gate between the old state and a candidate; both without biases."""
    g = sigmoid(plus(apply(p["W_gs"], s["s"]), apply(p["W_gx"], x)))
    candidate = tanh(plus(apply(p["W_ss"], s["s"]), apply(p["W_sx"], x)))
    keep = g if convention["gate"] == "keeps" else complement(g)
    return {"g": g, "s_tilde": candidate, "s": plus(times(keep, s["s"]), times(complement(keep), candidate))}


def minimal_gated_unit(p, s, x, convention):
    """Zhou, Wu, Zhang and Zhou (2016), arXiv 1603.09420, where f writes; keeps is its mirror image."""
    f = sigmoid(affine(p, "f", s["h"], x))
    candidate = tanh(plus(apply(p["W_hh"], times(f, s["h"])), apply(p["W_hx"], x), p["b_h"]))
    keep = f if convention["gate"] == "keeps" else complement(f)
    return {"f": f, "h_tilde": candidate, "h": plus(times(keep, s["h"]), times(complement(keep), candidate))}


CELLS = {
    "simple-rnn": simple_rnn,
    "lstm": lstm,
    "peephole-lstm": peephole_lstm,
    "gru": gru,
    "gated-rnn": gated_rnn,
    "minimal-gated-unit": minimal_gated_unit,
}


# ── Running ──

def run(cell, given):
    scalar = not isinstance(given["inputs"]["x"][0], list)

    def vector(value):
        return [value] if scalar else value

    p = {name: [[value]] if scalar and name.startswith("W_") else vector(value) for name, value in given["weights"].items()}
    state = {name: vector(value) for name, value in given["state"].items()}
    steps = []
    for x in given["inputs"]["x"]:
        state = CELLS[cell](p, state, vector(x), given.get("convention"))
        steps.append(state)
    return {name: [step[name][0] if scalar else step[name] for step in steps] for name in steps[0]}


DRAW = random.Random(1997)


def entry(bound):
    """A multiple of 1/64 between -bound and bound."""
    return math.floor(DRAW.random() * (128 * bound + 1) - 64 * bound) / 64


def drawn(cell, matrices, biases, state, gate, hidden, inputs, steps):
    """A case for a cell that ONNX does not have. 0 units: a scalar cell."""
    def vector(length, bound):
        return [entry(bound) for _ in range(length)] if hidden else entry(bound)

    def matrix(name):
        columns = inputs if name.endswith("x") else hidden
        return [vector(columns, 2) for _ in range(hidden)] if hidden else entry(2)

    given = {
        "inputs": {"x": [vector(inputs, 2) for _ in range(steps)]},
        "state": {state: vector(hidden, 1)},
        "weights": {**{name: matrix(name) for name in matrices}, **{name: vector(hidden, 1) for name in biases}},
        "convention": {"gate": gate},
    }
    shape = f"{hidden} units, {inputs} inputs" if hidden else "scalars"
    return {"name": f"{cell}, {gate}, {shape}, {steps} steps", "cell": cell, "given": given}


def main():
    cases = json.loads((HERE / "onnx.json").read_text())["cases"]
    for gate in ["writes", "keeps"]:
        for hidden, inputs, steps in [(0, 0, 4), (2, 3, 5), (3, 2, 3)]:
            cases.append(drawn("gated-rnn", ["W_gs", "W_gx", "W_ss", "W_sx"], [], "s", gate, hidden, inputs, steps))
            cases.append(drawn("minimal-gated-unit", ["W_fh", "W_fx", "W_hh", "W_hx"], ["b_f", "b_h"], "h", gate, hidden, inputs, steps))
    lines = []
    for case in cases:
        golden = {**case, "expected": run(case["cell"], case["given"]), "tolerance": 1e-12}
        fields = [f"      {json.dumps(name)}: {json.dumps(value, separators=(',', ':'), ensure_ascii=False)}" for name, value in golden.items()]
        lines.append("    {\n" + ",\n".join(fields) + "\n    }")
    source = "Python 3.11 (float64), made by make-float64.py"
    text = f'{{\n  "source": {json.dumps(source)},\n  "cases": [\n' + ",\n".join(lines) + "\n  ]\n}\n"
    (HERE / "float64.json").write_text(text, encoding="utf-8")


main()
