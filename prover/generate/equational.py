"""Equations about unknown functions, found by rewriting with their hypotheses, and forms about
functions that are one to one or onto. True by construction."""

from __future__ import annotations

from random import Random

from prover.generate.names import Names
from prover.types import Statement

# Words over functions of one argument: `fg` stands for f (g x).
_LAWS = [
    [("fg", "")], [("ff", "f")], [("ff", "")], [("fff", "f")], [("fg", "gf")], [("fgf", "f")],
    [("ff", "g")], [("gf", "h")], [("hg", "f")], [("gg", "")], [("fh", "hf")], [("gfg", "f")],
    [("fff", "")], [("gg", "ff")], [("hf", "g")],
]  # fmt: skip
_TERM = {1: 2, 2: 2, 3: 3, 4: 4, 5: 5}

# (level, hypotheses, goal) about f : A → B, g : B → C, k : B → A, s : A → A.
_FORMS = [
    (1, "∀ x, k (f x) = x", "∀ x y, f x = f y → x = y"),
    (1, "∀ y, f (k y) = y", "∀ y, ∃ x, f x = y"),
    (2, "∀ x y, f x = f y → x = y; ∀ x y, g x = g y → x = y", "∀ x y, g (f x) = g (f y) → x = y"),
    (2, "∀ y, ∃ x, f x = y; ∀ z, ∃ y, g y = z", "∀ z, ∃ x, g (f x) = z"),
    (2, "∀ x y, g (f x) = g (f y) → x = y", "∀ x y, f x = f y → x = y"),
    (2, "∀ z, ∃ x, g (f x) = z", "∀ z, ∃ y, g y = z"),
    (3, "∀ x, s (s x) = x", "∀ y, ∃ x, s x = y ∧ ∀ z, s z = y → z = x"),
    (3, "∀ x, s (s x) = s x; ∀ x y, s x = s y → x = y", "∀ x, s x = x"),
    (3, "∀ x, s (s x) = s x; ∀ y, ∃ x, s x = y", "∀ x, s x = x"),
    (3, "∀ x, k (f x) = x; ∀ x y, k x = k y → x = y", "∀ y, f (k y) = y"),
    (4, "∀ x y, g (f x) = g (f y) → x = y; ∀ y, ∃ x, f x = y", "∀ x y, g x = g y → x = y"),
    (4, "∀ z, ∃ x, g (f x) = z; ∀ x y, g x = g y → x = y", "∀ y, ∃ x, f x = y"),
    (4, "∀ x, k (f x) = x; ∀ y, ∃ x, f x = y", "∀ y, f (k y) = y"),
    (4, "∀ x y, f x = f y → x = y; ∀ x, f (s x) = f (s (s x))", "∀ x y, s x = y → s y = y"),
    (5, "∀ x, s (s (s x)) = x; ∀ x, s (s x) = x", "∀ x, s x = x"),
    (5, "∀ x y, s x = s y → x = y; ∀ x, s (s (s x)) = s x", "∀ y, ∃ x, s x = y"),
    (5, "∀ x, s x ≠ x; ∀ x, s (s x) = x", "∀ x y, s x = y → s y ≠ y ∧ s y = x"),
]


def problem(rng: Random, level: int) -> Statement | None:
    return rng.choice([_words, _products, _forms])(rng, level)


def _words(rng: Random, level: int) -> Statement | None:
    """Some laws of functions on one type, and two words that they make equal."""
    laws = [law for part in rng.sample(_LAWS, rng.randint(1, 2 + (level > 2))) for law in part]
    letters = "".join(sorted({c for law in laws for word in law for c in word}))
    start = "".join(rng.choice(letters) for _ in range(2 + level))
    at, seen = start, [start]
    for _ in range(2 * level + 2):
        steps = [
            at[:i] + b + at[i + len(a) :]
            for law in laws
            for a, b in (law, law[::-1])
            if a
            for i in range(len(at))
            if at.startswith(a, i)
        ]
        steps = [s for s in steps if s not in seen and len(s) <= 4 + level]
        if not steps:
            break
        at = rng.choice(steps)
        seen.append(at)
    if len(seen) < 2 + level // 2 or (at, start) in laws or (start, at) in laws:
        return None
    names = Names(rng)
    type_ = names.variable("type")
    shown = dict(zip(letters, names.series("function", len(letters)), strict=True))
    x = names.variable("element")
    hyps = [f"∀ {x}, {_applied(a, x, shown)} = {_applied(b, x, shown)}" for a, b in laws]
    labels = names.hypotheses(len(hyps))
    given = "".join(f" ({h} : {p})" for h, p in zip(labels, hyps, strict=True))
    name = names.function(("goal", "claim"))
    functions = f"({' '.join(shown.values())} : {type_} → {type_})"
    goal = f"{_applied(start, x, shown)} = {_applied(at, x, shown)}"
    if rng.random() < 0.5:
        return Statement(
            name, f"theorem {name} ({type_} : Type) {functions}{given} : ∀ {x}, {goal}"
        )
    head = f"theorem {name} ({type_} : Type) {functions} ({x} : {type_}){given}"
    return Statement(name, f"{head} : {goal}")


def _applied(word: str, x: str, names: dict[str, str]) -> str:
    for i, letter in enumerate(reversed(word)):
        x = f"{names[letter]} {x}" if i == 0 else f"{names[letter]} ({x})"
    return x


def _products(rng: Random, level: int) -> Statement | None:
    """A product of variables in another order or grouping, under some of the usual laws."""
    names = Names(rng)
    type_ = names.variable("type")
    (op,) = names.series("function", 1)
    a, b, c = names.series("element", 3)
    commutes = rng.random() < 0.6
    unit = rng.random() < 0.4
    laws = [f"∀ {a} {b} {c}, {op} ({op} {a} {b}) {c} = {op} {a} ({op} {b} {c})"]
    if commutes:
        laws.append(f"∀ {a} {b}, {op} {a} {b} = {op} {b} {a}")
    if unit:
        e = names.reserve(rng.choice(["e", "one", "o", "neutral"]))
        laws.append(f"∀ {a}, {op} {e} {a} = {a}")
        if not commutes:
            laws.append(f"∀ {a}, {op} {a} {e} = {a}")
    left = [rng.choice([a, b, c]) for _ in range(_TERM[level] + (not commutes))]
    right = list(left)
    if commutes:
        rng.shuffle(right)
    if unit:
        left.insert(rng.randrange(len(left) + 1), e)
    sides = [_grouped(rng, op, side) for side in (left, right)]
    if sides[0] == sides[1]:
        return None
    labels = names.hypotheses(len(laws))
    given = "".join(f" ({h} : {p})" for h, p in zip(labels, laws, strict=True))
    name = names.function(("goal", "claim"))
    used = " ".join(v for v in (a, b, c) if v in left)
    constant = f" ({e} : {type_})" if unit else ""
    head = f"theorem {name} ({type_} : Type) ({op} : {type_} → {type_} → {type_}){constant}{given}"
    return Statement(name, f"{head} : ∀ {used}, {sides[0]} = {sides[1]}")


def _grouped(rng: Random, op: str, factors: list[str]) -> str:
    if len(factors) == 1:
        return factors[0]
    at = rng.randrange(1, len(factors))
    parts = [_grouped(rng, op, part) for part in (factors[:at], factors[at:])]
    return " ".join([op, *(f"({p})" if " " in p else p for p in parts)])


def _forms(rng: Random, level: int) -> Statement | None:
    names = Names(rng)
    _, hypotheses, goal = rng.choice([f for f in _FORMS if level - 1 <= f[0] <= level])
    types = names.series("type", 3)
    text = f"{hypotheses} {goal}".split()
    used = [letter for letter in "fgks" if any(w.strip("(") == letter for w in text)]
    shown = dict(zip(used, names.series("function", len(used)), strict=True))
    free = [v for v in ("x", "y", "z", "a", "b", "u", "v", "w") if names.is_free(v)]
    shown |= dict(zip(("x", "y", "z"), rng.sample(free, 3), strict=True))

    def fill(part: str) -> str:
        # Through marks, so that a name put in is not taken for a place.
        for place in shown:
            part = " ".join(
                w.replace(place, f"@{place}@") if w.strip("(),") == place else w
                for w in part.split(" ")
            )
        for place, name in shown.items():
            part = part.replace(f"@{place}@", name)
        return part

    hyps = [fill(h.strip()) for h in hypotheses.split(";")]
    rng.shuffle(hyps)
    signatures = {"f": (0, 1), "g": (1, 2), "k": (1, 0), "s": (0, 0)}
    binders = "".join(
        f" ({shown[letter]} : {types[i]} → {types[j]})"
        for letter, (i, j) in signatures.items()
        if letter in used
    )
    mentioned = [t for t in types if t in binders]
    labels = names.hypotheses(len(hyps))
    given = "".join(f" ({h} : {p})" for h, p in zip(labels, hyps, strict=True))
    name = names.function(("goal", "claim"))
    head = f"theorem {name} ({' '.join(mentioned)} : Type){binders}{given}"
    return Statement(name, f"{head} : {fill(goal)}")
