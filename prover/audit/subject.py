"""A statement as detectors see it: binders and conclusion, with types, from Lean or the text.

What is read from the text has places in it. What Lean has elaborated is asked of Lean: which
binders are propositions, which type each operation has (`explicit`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from prover.audit.numbers import Typist, spelled, text_of
from prover.audit.reader import Reader, read
from prover.audit.terms import BINDERS, RELATIONS, Bound, Term, bare
from prover.errors import InputError
from prover.problems.declarations import THEOREMS
from prover.problems.lean_text import Token, tokenize
from prover.types import Problem

_CONNECTIVES = frozenset({"∧", "∨", "¬", "↔", "→"})
_SORTS = ("Type", "Sort", "Prop")


@dataclass(frozen=True)
class Entry:
    """A binder of the statement, or a premise before an arrow of its conclusion."""

    name: str
    type: Term
    bracket: str
    start: int
    end: int
    is_hypothesis: bool
    leading: bool = True
    """It stands before the colon; others come from the conclusion."""
    default: Term | None = None
    """The value that a caller may leave out."""


@dataclass(frozen=True)
class Subject:
    """A statement with its parts; `text` is its signature, which all places refer to."""

    problem: Problem
    informal: str
    text: str
    entries: tuple[Entry, ...]
    conclusion: Term
    terms: tuple[Term, ...] = ()
    """All hypotheses before the colon and what stands behind it, arithmetic with number types, in
    the order of the text."""
    elaborated: bool = False
    """The types are Lean's."""

    @property
    def hypotheses(self) -> tuple[Entry, ...]:
        return tuple(e for e in self.entries if e.is_hypothesis)

    @property
    def variables(self) -> tuple[Entry, ...]:
        return tuple(e for e in self.entries if not e.is_hypothesis and e.bracket != "[")

    @cached_property
    def env(self) -> dict[str, str]:
        """The types of the variables."""
        return {e.name: spelled(text_of(self.text, e.type)) for e in self.entries
                if not e.is_hypothesis}  # fmt: skip

    def walk(self) -> Iterator[Term]:
        for term in self.terms:
            yield from term.walk()

    def words(self, term: Term) -> str:
        """What a term looks like, on one line."""
        return " ".join(text_of(self.text, term).split())


def subject(problem: Problem, informal: str) -> Subject:
    """The statement by its text alone."""
    text = problem.statement.signature
    begin = _colon(text)
    entries: list[Entry] = []
    if begin is None:
        return Subject(problem, informal, text, (), Term("other", ""))
    start = _after_name(text)
    for bound, end in _groups(text[start : begin - 1], start):
        entries.append(_entry(bound, end, leading=True))
    said = read(text[begin:], begin)
    inner, conclusion = _premises(said)
    mentioned = [e.type.names() for e in (*entries, *inner)] + [conclusion.names()]
    found = []
    for i, entry in enumerate((*entries, *inner)):
        later = frozenset().union(*mentioned[i + 1 :])
        found.append(replace(entry, is_hypothesis=_is_proposition(entry, later)))
    whole = Subject(problem, informal, text, tuple(found), conclusion)
    typist = Typist(text)
    written = [e.type for e in found if e.leading] + [said]
    return replace(whole, terms=tuple(typist.typed(term, whole.env) for term in written))


def _tokens(text: str) -> list[Token]:
    try:
        return [t for t in tokenize(text) if t.kind != "comment"]
    except InputError:
        return []


def _after_name(text: str) -> int:
    tokens = _tokens(text)
    at = next((i for i, t in enumerate(tokens) if t.text in THEOREMS), 0)
    if not tokens:
        return 0
    return tokens[at if tokens[at].text == "example" else min(at + 1, len(tokens) - 1)].end


def _colon(text: str) -> int | None:
    """The offset behind the colon before the conclusion."""
    start = _after_name(text)
    found = (t.end for t in _tokens(text) if t.text == ":" and t.depth == 0 and t.start >= start)
    return next(found, None)


def _groups(text: str, offset: int) -> Iterator[tuple[Bound, int]]:
    reader = Reader(text, offset)
    while reader.here:
        if reader.here in ("(", "{", "[", "⦃"):
            group = reader.group()
            for bound in group:
                yield bound, (bound.type or bound.limit or Term("", "")).end or bound.start
        elif reader.here[0].isalpha():
            place = reader.place
            yield Bound(reader.take(), None, "", None, "(", place), place
        else:
            reader.take()


def _entry(bound: Bound, end: int, *, leading: bool) -> Entry:
    type_ = bound.type or Term("other", "", (), (), bound.start, bound.start)
    return Entry(bound.name, type_, bound.bracket or "(", bound.start, end, False, leading,
                 bound.default)  # fmt: skip


def _premises(term: Term) -> tuple[list[Entry], Term]:
    """The binders and premises in front of a conclusion, and what is left."""
    entries: list[Entry] = []
    while True:
        inner = bare(term)
        if inner.kind == "binder" and inner.text == "∀":
            for bound in inner.bound:
                if bound.limit is None:
                    end = bound.type.end if bound.type else bound.start
                    entries.append(_entry(bound, end, leading=False))
                    continue
                entries.append(_entry(replace(bound, limit=None), bound.start, leading=False))
                variable = Term("name", bound.name, (), (), bound.start, bound.start)
                said = Term("op", bound.relation, (variable, bound.limit), (), bound.start,
                            bound.limit.end)  # fmt: skip
                entries.append(
                    Entry("_", said, "", said.start, said.end, is_hypothesis=True, leading=False)
                )
            term = inner.args[0]
        elif inner.is_op("→"):
            premise = inner.args[0]
            entries.append(
                Entry("_", premise, "", premise.start, premise.end, False, leading=False)
            )
            term = inner.args[1]
        else:
            return entries, term


def _is_proposition(entry: Entry, later: frozenset[str]) -> bool:
    """By the looks of it: a relation, a connective, or what nobody mentions and is named so."""
    if entry.is_hypothesis:
        return True
    type_ = bare(entry.type)
    if type_.is_op("→"):
        end = type_
        while end.is_op("→"):
            end = bare(end.args[1])
        return _says(end)
    if _says(type_):
        return True
    if entry.bracket == "[" or type_.text in _SORTS or entry.name in later:
        return False
    return type_.kind == "app" and entry.name.startswith(("h", "_", "H"))


def _says(term: Term) -> bool:
    if term.kind == "op":
        return term.text in RELATIONS or term.text in _CONNECTIVES
    return term.kind == "binder" and term.text in BINDERS - {"fun", "∑", "∏", "∫", "Σ", "⨍"}
