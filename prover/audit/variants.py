"""Statements that say the same, or something as hard, in other words: for contamination.

A prover that has seen a benchmark may know it by heart; what it knows shows in the difference
between its results on the originals and on variants (as in GSM-Symbolic, Mirzadeh et al. 2024, for
informal problems). Everything here is deterministic by seed and works on the text:

rename: other names for variables and hypotheses. permute: hypotheses in another order. restate:
symmetric relations of the conclusion turned round. perturb: other numbers, where the new answer
can be computed.
"""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from prover.audit.numeric import answer
from prover.audit.subject import Entry, Subject, subject
from prover.audit.terms import Term, bare
from prover.errors import InputError
from prover.problems.lean_text import tokenize
from prover.suites import Suite
from prover.types import Problem, Status

KINDS = ("rename", "permute", "restate", "perturb")
MARK = "~"
_TURNED = {"=": "=", "≠": "≠", "<": ">", ">": "<", "≤": "≥", "≥": "≤", "↔": "↔", "∧": "∧", "∨": "∨"}
_LETTERS = {"variable": "u v w s t a b c d m n k l p q".split(), "hypothesis": ["H", "hyp", "e"]}
TRIES = 20


def variants(problem: Problem, seed: int) -> Iterator[tuple[str, Problem]]:
    """(kind, variant) for each kind that has one, named NAME~KIND."""
    makers: dict[str, Callable[[Subject, random.Random], str | None]] = {
        "rename": renamed, "permute": permuted, "restate": restated, "perturb": perturbed,
    }  # fmt: skip
    found = subject(problem, "")
    for kind in KINDS:
        text = makers[kind](found, random.Random(f"{seed} {problem.name} {kind}"))
        if text is not None and text != found.text:
            statement = replace(problem.statement, signature=text)
            yield kind, replace(problem, name=f"{problem.name}{MARK}{kind}", statement=statement)


def renamed(found: Subject, rng: random.Random) -> str | None:
    """Other names for what stands before the colon and in front of the conclusion."""
    entries = [e for e in found.entries if e.name != "_" and e.bracket != "["]
    taken = {t.text.split(".")[0] for t in tokenize(found.text + found.problem.statement.preamble)}
    meant: dict[str, str] = {}
    for entry in entries:
        if entry.name in meant or "«" in entry.name:
            continue
        letters = _LETTERS["hypothesis" if entry.is_hypothesis else "variable"]
        names = (f"{letter}{n or ''}" for n in range(99) for letter in letters)
        fresh = [name for _, name in zip(range(200), names, strict=False) if name not in taken]
        name = rng.choice(fresh[:6])
        taken.add(name)
        meant[entry.name] = name
    return _with_names(found.text, meant) if meant else None


def _with_names(text: str, meant: dict[str, str]) -> str:
    pieces, at = [], 0
    for token in tokenize(text):
        head, dot, rest = token.text.partition(".")
        if token.kind == "name" and head in meant and text[token.start - 1 : token.start] != ".":
            pieces += [text[at : token.start], meant[head] + dot + rest]
            at = token.end
    return "".join(pieces) + text[at:]


def permuted(found: Subject, rng: random.Random) -> str | None:
    """The hypotheses in another order; None if there are not two in brackets of their own."""
    groups = [e for e in found.entries if e.leading and e.is_hypothesis]
    spans = [group(found.text, e) for e in groups]
    alone = [s for s in spans if s is not None and spans.count(s) == 1]
    if len(alone) < 2:
        return None
    order = list(alone)
    while order == alone:
        rng.shuffle(order)
    names = {e.name for e in groups}
    if any(names & e.type.names() for e in groups):
        return None  # one speaks of another
    text, at, pieces = found.text, 0, []
    first_use = {name: min(s[0] for s in alone) for name in names}
    if any(_needs_later(found, first_use[e.name]) for e in groups):
        return None
    for (start, end), (a, b) in zip(alone, order, strict=True):
        pieces += [text[at:start], text[a:b]]
        at = end
    return "".join(pieces) + text[at:]


def _needs_later(found: Subject, start: int) -> bool:
    """Whether a variable is bound behind the first hypothesis."""
    return any(e.leading and not e.is_hypothesis and e.start > start for e in found.entries)


def group(text: str, entry: Entry) -> tuple[int, int] | None:
    """Where the bracket around an entry stands, if nothing else is in it."""
    opened = [t for t in tokenize(text) if t.kind == "open" and t.start < entry.start]
    if not opened:
        return None
    start = opened[-1]
    close = next(
        (t for t in tokenize(text) if t.kind == "close" and t.start >= entry.end
         and t.depth == start.depth), None,
    )  # fmt: skip
    return None if close is None else (start.start, close.end)


def restated(found: Subject, rng: random.Random) -> str | None:
    """Symmetric relations of the conclusion turned round, each or none by chance, at least one."""
    places = [t for t in _outer(found.conclusion) if t.kind == "op" and t.text in _TURNED]
    if not places:
        return None
    chosen = [t for t in places if rng.random() < 0.5] or [rng.choice(places)]
    return _turned(found.text, found.conclusion, chosen)


def _outer(term: Term) -> Iterator[Term]:
    term = bare(term)
    if term.kind == "op" and term.text in _TURNED and len(term.args) == 2:
        yield term
        if term.text in "∧∨↔":
            for arg in term.args:
                yield from _outer(arg)


def _turned(text: str, whole: Term, chosen: Sequence[Term]) -> str:
    """The text with the chosen terms turned round, the inner ones first."""

    def written(term: Term) -> str:
        if term.kind == "bracket" and term.args:
            inner = term.args[0]
            return text[term.start : inner.start] + written(inner) + text[inner.end : term.end]
        if term.kind != "op" or len(term.args) != 2 or term.text not in _TURNED:
            return text[term.start : term.end]
        left, right = (written(arg) for arg in term.args)
        if term in chosen:
            return f"{_held(term.args[1], right)} {_TURNED[term.text]} {_held(term.args[0], left)}"
        return left + text[term.args[0].end : term.args[1].start] + right

    return text[: whole.start] + written(whole) + text[whole.end :]


def _held(term: Term, text: str) -> str:
    """In brackets, unless it holds together without."""
    return text if term.kind in ("name", "number", "app", "bracket", "typed") else f"({text})"


def perturbed(found: Subject, rng: random.Random) -> str | None:
    """Another numeral in the question, and the answer that belongs to it, where the conclusion is
    `term = numeral` and the new answer can be computed and is the only one that is seen."""
    end = bare(found.conclusion)
    if not end.is_op("=") or bare(end.args[1]).kind != "number":
        return None
    asked = bare(end.args[1])
    numerals = [t for t in tokenize(found.text) if t.kind == "number" and t.start < asked.start
                and re.fullmatch(r"\d+", t.text) and int(t.text) > 1]  # fmt: skip
    for _ in range(TRIES if numerals else 0):
        token = rng.choice(numerals)
        number = int(token.text) + rng.choice((-2, -1, 1, 2, 3))
        if number < 2:
            continue
        shift = len(str(number)) - len(token.text)
        text = found.text[: token.start] + str(number) + found.text[token.end :]
        statement = replace(found.problem.statement, signature=text)
        new = answer(subject(replace(found.problem, statement=statement), ""))
        if new is not None and new != int(asked.text):
            start, stop = asked.start + shift, asked.end + shift
            return text[:start] + str(new) + text[stop:]
    return None


@dataclass(frozen=True)
class Drop:
    """Of the problems that have a variant of a kind: how many originals and variants are
    verified."""

    kind: str
    pairs: int
    originals: int
    variants: int


def with_variants(suite: Suite, seed: int) -> Suite:
    """The suite with the variants of its problems behind them. Raises InputError for a suite whose
    problems build on each other."""
    if suite.cumulative:
        raise InputError(
            f"{suite.name} builds on its earlier problems: it has no variants", path=suite.path
        )
    made = [variant for problem in suite.problems for _, variant in variants(problem, seed)]
    # A run goes on only with the same variants.
    digest = hashlib.sha256(f"{suite.sha256} variants {seed}".encode()).hexdigest()
    return replace(suite, problems=(*suite.problems, *made), sha256=digest)


def drops(rows: Sequence[Mapping[str, Any]]) -> list[Drop]:
    """What the rows of a run with variants say, by kind."""
    verified = {row["name"]: row["verdict"] == Status.VERIFIED for row in rows}
    found = []
    for kind in KINDS:
        pairs = [
            (verified[name.removesuffix(f"{MARK}{kind}")], won)
            for name, won in verified.items()
            if name.endswith(f"{MARK}{kind}") and name.removesuffix(f"{MARK}{kind}") in verified
        ]
        if pairs:
            originals, others = (sum(side) for side in zip(*pairs, strict=True))
            found.append(Drop(kind, len(pairs), originals, others))
    return found
