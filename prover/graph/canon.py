"""What a goal is, whatever its variables are called and in whatever order its hypotheses stand.

A goal is a set of entries (a variable or hypothesis with its type, and the target) that mention
each other. Entries are told apart by refining colours (Weisfeiler and Leman 1968): an entry's
colour is its text with colours in place of the names in it, and the colours of what mentions it,
until nothing changes. Where entries remain alike, each in turn is made the first, and the smallest
text that results is the goal's (individualisation and refinement, as in McKay's nauty). Names bound
inside a type count from its beginning, universes from the goal's.

Goals with the same text are the same up to names and order. Two that are the same may get different
texts only where very many entries are alike; then a look-up misses. Printed text is all that
is known of a goal: what Lean does not show (types of numerals, say) can make different goals
equal, so whoever uses a proof found here has it checked again.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from prover.generate.canonical import definitions
from prover.lean import reading
from prover.lean.lexer import Token, tokens
from prover.types import Goal, Hypothesis, Statement

TRIALS = 64  # orders of entries that are alike
_BINDERS = frozenset({"∀", "∃", "fun", "λ", "let", "have", "∃!", "Σ", "Π"})
_SORTS = frozenset({"Type", "Sort"})
_TARGET = "⊢"
_SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")

_Part = str | tuple[str, str]
"""A token, or ('local' | 'universe', name)."""


@dataclass(frozen=True)
class Canon:
    """A goal up to names: its text, and the number in it of each of the goal's names."""

    text: str
    numbers: Mapping[str, int]

    @property
    def key(self) -> str:
        """SHA-256 of the text, hexadecimal."""
        return hashlib.sha256(self.text.encode()).hexdigest()


def canon(goal: Goal) -> Canon:
    """The goal up to names and order of hypotheses."""
    entries = _entries(goal)
    names = [name for name, _ in entries[:-1]]
    mentions = [[p[1] for p in parts if p[0] == "local"] for _, parts in entries]
    places = {name: i for i, name in enumerate(names)}
    uses = [[places[name] for name in each] for each in mentions]
    shapes = [_shape(parts) for _, parts in entries]
    shapes[-1] = f"{_TARGET} {shapes[-1]}"
    best: tuple[str, list[int]] | None = None
    trials = [TRIALS]
    for order in _orders(shapes, uses, _refined(shapes, uses), trials):
        text = _written(entries, order)
        if best is None or text < best[0]:
            best = text, order
    assert best is not None
    ranks = {place: rank for rank, place in enumerate(best[1])}
    return Canon(best[0], {name: ranks[i] for i, name in enumerate(names)})


def named(goal: Goal) -> tuple[Goal, dict[str, str]]:
    """The goal with names that depend on nothing but its `canon`, and what each of its own names
    became: so what is the same goal is the same text, and a tactic can be told in its terms."""
    found = canon(goal)
    entries = dict(_entries(goal)[:-1])
    order = sorted(found.numbers, key=lambda name: found.numbers[name])
    names: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for name in order:
        letter = _letter(entries[name])
        counts[letter] += 1
        names[name] = letter + str(counts[letter]).translate(_SUBSCRIPTS)
    needs = {
        name: {part[1] for part in parts if part[0] == "local"} for name, parts in entries.items()
    }
    placed: list[str] = []
    while left := [name for name in order if name not in placed]:
        # Whatever is mentioned comes first; a goal of Lean's has no circles.
        placed.append(next((n for n in left if needs[n] <= set(placed)), left[0]))
    told = {name: h for h in goal.hypotheses for name in h.names}
    hypotheses = tuple(
        Hypothesis(
            (names[name],), renamed(told[name].type, names),
            None if told[name].value is None else renamed(told[name].value or "", names),
        )
        for name in placed
    )  # fmt: skip
    return Goal(hypotheses, renamed(goal.target, names)), names


def renamed(text: str, names: Mapping[str, str]) -> str:
    """A text of Lean with other names for some."""
    parts, before = [], ""
    for token in tokens(text):
        own = token.kind == "name" and before != "."
        parts.append(names.get(token.text, token.text) if own else token.text)
        before = token.text
    return "".join(parts)


def _letter(parts: Sequence[_Part]) -> str:
    """What a variable or hypothesis of that type is called."""
    if parts and parts[0] in _SORTS:
        return "α"
    if parts[:1] == ["Prop"]:
        return "p"
    if any(part in ("=", "<", ">", "≤", "≥", "≠", "∧", "∨", "¬", "∀", "∃", "↔", "∈")
           for part in parts):  # fmt: skip
        return "h"
    return "f" if "→" in parts else "x"


def weak(goal: Goal) -> Canon:
    """As `canon`, without hypotheses that share no variable with the target, directly or through
    others. What proves the goal without them proves it."""
    entries = _entries(goal)
    names = {name for name, _ in entries[:-1]}
    told = {name: {p[1] for p in parts if p[0] == "local"} for name, parts in entries[:-1]}
    kept = {p[1] for p in entries[-1][1] if p[0] == "local"}
    while True:
        more = {n for n in names if n not in kept and (told[n] & kept)}
        more |= {n for each in kept for n in told[each]} - kept
        if not more:
            break
        kept |= more
    hypotheses = []
    for hypothesis in goal.hypotheses:
        left = tuple(name for name in hypothesis.names if name in kept)
        if left:
            hypotheses.append(type(hypothesis)(left, hypothesis.type, hypothesis.value))
    return canon(Goal(tuple(hypotheses), goal.target))


def shape(goal: Goal) -> tuple[str, frozenset[str]]:
    """What kind of goal it is: the outermost connective or relation of the target, and the symbols
    in it that are none of the goal's names."""
    names = {name for h in goal.hypotheses for name in h.names}
    said = reading.conclusion(goal.target) or goal.target
    return reading.connective(said), reading.symbols(said) - names


def context(statement: Statement, text: str) -> str:
    """A hash of the definitions of a statement's preamble that a text comes down to: in another
    statement with the same the text means the same."""
    return hashlib.sha256(definitions(statement.preamble, text).encode()).hexdigest()


def goal_key(statement: Statement, goal: Goal) -> str:
    """The key of a goal's node: the goal up to names, over definitions as they are."""
    found = canon(goal)
    whole = f"{context(statement, found.text)}\0{found.text}"
    return hashlib.sha256(whole.encode()).hexdigest()


def _entries(goal: Goal) -> list[tuple[str, list[_Part]]]:
    """Each name with its parts, the target last (its name is '')."""
    names = frozenset(name for h in goal.hypotheses for name in h.names)
    found = []
    for hypothesis in goal.hypotheses:
        said = hypothesis.type if hypothesis.value is None else (
            f"{hypothesis.type} := {hypothesis.value}"
        )  # fmt: skip
        parts = _parts(said, names)
        found += [(name, parts) for name in hypothesis.names]
    return [*found, ("", _parts(goal.target, names))]


def _parts(text: str, names: frozenset[str]) -> list[_Part]:
    """Tokens without spaces, with names that are bound in the text counted, and those of the goal
    and of universes marked."""
    words = [token for token in tokens(text) if token.kind not in ("space", "comment")]
    bound: dict[str, str] = {}
    binding, sort, depth = False, -1, 0
    found: list[_Part] = []
    for i, token in enumerate(words):
        before = words[i - 1].text if i else ""
        depth += (token.kind == "open") - (token.kind == "close")
        if sort >= 0 and (depth < sort or (depth == sort and token.kind not in ("name", "number"))):
            sort = -1
        if token.text in _BINDERS or (token.kind == "open" and _is_domain(words, i)):
            binding = True
        elif binding and token.text in (":", ",", "=>", "↦", ":="):
            binding = False
        if token.kind != "name" or before == ".":
            found.append(token.text)
        elif token.text in _SORTS:
            sort = depth
            found.append(token.text)
        elif sort >= 0 and token.text not in ("max", "imax"):
            found.append(("universe", token.text))
        elif binding and token.text not in _BINDERS:
            bound[token.text] = f"%{len(bound)}"
            found.append(bound[token.text])
        elif token.text in bound:
            found.append(bound[token.text])
        elif token.text in names:
            found.append(("local", token.text))
        else:
            found.append(token.text)
    return found


def _is_domain(words: Sequence[Token], at: int) -> bool:
    """Whether a bracket opens the `(x : A)` of `(x : A) → B x`."""
    i = at + 1
    while i < len(words) and words[i].kind == "name":
        i += 1
    if i == at + 1 or i == len(words) or words[i].text != ":":
        return False
    depth = 1
    while i < len(words) and depth:
        depth += (words[i].kind == "open") - (words[i].kind == "close")
        i += 1
    return i < len(words) and words[i].text == "→"


def _shape(parts: Sequence[_Part]) -> str:
    return " ".join(
        part if isinstance(part, str) else "•" if part[0] == "local" else "◦" for part in parts
    )


def _refined(shapes: Sequence[str], uses: Sequence[Sequence[int]], first: int = -1) -> list[int]:
    """Stable colours as small numbers, in an order that names have no part in; `first` is told
    apart from the start."""
    colours = _ranked([(shape, i == first) for i, shape in enumerate(shapes)])
    users: list[list[tuple[int, int]]] = [[] for _ in shapes]
    for i, used in enumerate(uses):
        for place, j in enumerate(used):
            users[j].append((i, place))
    while True:
        seen = _ranked([
            (
                colours[i],
                tuple(colours[j] for j in uses[i]),
                tuple(sorted((colours[j], place) for j, place in users[i])),
            )
            for i in range(len(shapes))
        ])  # fmt: skip
        if len(set(seen)) == len(set(colours)):
            return seen
        colours = seen


def _ranked(values: Sequence[object]) -> list[int]:
    ranks = {value: rank for rank, value in enumerate(sorted(set(values)))}  # type: ignore[type-var]
    return [ranks[value] for value in values]


def _orders(
    shapes: Sequence[str], uses: Sequence[Sequence[int]], colours: list[int], trials: list[int]
) -> list[list[int]]:
    """Orders of the entries by colour, with every choice of a first among those that are alike, as
    long as there are trials left."""
    order = sorted(range(len(shapes)), key=lambda i: colours[i])
    alike = next(
        (
            [i for i in order if colours[i] == colours[each]]
            for each, after in pairwise(order)
            if colours[each] == colours[after]
        ),
        None,
    )
    if alike is None:
        return [order]
    found: list[list[int]] = []
    for each in alike:
        if found and trials[0] <= 0:
            break
        trials[0] -= 1
        finer = [f"{colours[i]:06} {shape}" for i, shape in enumerate(shapes)]
        found += _orders(finer, uses, _refined(finer, uses, each), trials)
    return found


def _written(entries: Sequence[tuple[str, list[_Part]]], order: Sequence[int]) -> str:
    """The entries in order, one a line, with numbers for names and for universes."""
    numbers = {entries[place][0]: rank for rank, place in enumerate(order)}
    universes: dict[str, str] = {}
    lines = []
    for place in order:
        name, parts = entries[place]
        words = [
            part
            if isinstance(part, str)
            else f"#{numbers[part[1]]}"
            if part[0] == "local"
            else universes.setdefault(part[1], f"u{len(universes)}")
            for part in parts
        ]
        lines.append(f"{_TARGET if name == '' else ':'} {' '.join(words)}")
    return "\n".join(lines)
