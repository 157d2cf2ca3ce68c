"""A theorem's signature as one closed proposition, its binders, and its negation as a theorem."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from prover.errors import InputError
from prover.lean import reading
from prover.problems.lean_text import tokenize
from prover.types import Statement

# A universe level that is a variable: `Type u`, `Type*`, `Sort _`, `Type (max u v)`.
_LEVEL = re.compile(r"\b(?:Type|Sort)(?:\*|\s+_(?!\w)|\s+[^\W\d]\w*|\s*\([^()]*\))")
_LEVELS = re.compile(r"\.\{[^}]*\}")
_PRINTED = re.compile(r"@?\S+ : (?P<type>.*)", re.DOTALL)
# What is printed is to be read again.
PRINTING = "set_option pp.numericTypes true in set_option pp.maxSteps 100000 in "
_CLOSING = {"(": ")", "{": "}", "[": "]", "⦃": "⦄"}


@dataclass(frozen=True)
class Binder:
    """A variable, an instance or a premise before the conclusion; `bracket` is '' for what stands
    before an arrow, `type` is '' where none is given."""

    name: str | None
    type: str
    bracket: str = "("

    def __str__(self) -> str:
        if not self.bracket:
            return f"({self.type}) → "
        named = f"{self.name} : {self.type}" if self.name and self.type else self.name or self.type
        return f"∀ {self.bracket}{named}{_CLOSING[self.bracket]}, "


@dataclass(frozen=True)
class Telescope:
    """What stands before the conclusion of a proposition, and the conclusion."""

    binders: tuple[Binder, ...]
    conclusion: str

    def __str__(self) -> str:
        return "".join(map(str, self.binders)) + self.conclusion


def closed(signature: str) -> str | None:
    """The proposition that a theorem states, with its binders inside; None if it cannot be read.

    It is not that where Lean adds binders: section variables, names bound automatically. Universe
    levels are the lowest: a polymorphic statement claims them all.
    """
    try:
        tokens = [t for t in tokenize(signature) if t.kind != "comment"]
    except InputError:
        return None
    colon = next((t for t in tokens if t.text == ":" and t.depth == 0), None)
    if colon is None:
        return None
    start = tokens[0 if tokens[0].text == "example" else 1].end
    if levels := _LEVELS.match(signature, start):
        start = levels.end()
    binders, said = signature[start : colon.start].strip(), signature[colon.end :].strip()
    return _lowest(f"∀ {binders}, {said}" if binders else said)


def printed(text: str) -> str | None:
    """The proposition in what `#check @t` says: all its binders are in it."""
    match = _PRINTED.fullmatch(text)
    return _lowest(match["type"]) if match else None


def _lowest(text: str) -> str:
    return _LEVEL.sub("Type", text)


def negation(statement: Statement, proposition: str) -> Statement:
    """The theorem that the statement's closed proposition is false."""
    name = f"not_{statement.name.rsplit('.', 1)[-1].strip('«»') or 'so'}"
    return replace(statement, name=name, signature=f"theorem {name} : ¬({proposition})")


def telescope(proposition: str) -> Telescope:
    """The proposition taken apart at its leading quantifiers and arrows."""
    binders: list[Binder] = []
    while True:
        proposition = reading.unwrapped(proposition)
        outer = reading.connective(proposition)
        if outer == "∀":
            bound, proposition = reading.cut(proposition, ",")
            binders += _bound(reading.words(bound)[1:])
        elif outer == "→":
            premise, *rest = reading.split(proposition, "→")
            dependent = premise[0] in _CLOSING and reading.cut(premise[1:-1], ":")[1]
            bare = Binder(None, reading.unwrapped(premise), "")
            binders += _bound(reading.words(premise)) if dependent else [bare]
            proposition = reading.spell(_between(rest, "→"))
        else:
            return Telescope(tuple(binders), proposition)


def _bound(words: Sequence[str]) -> Iterator[Binder]:
    """The binders of 'x y : A', 'x > 0' or '(x y : A) {B : C} [D]'."""
    if words[0] not in _CLOSING:
        yield from _named(words, "(")
        return
    start = 0
    for i, (depth, word) in enumerate(reading.depths(list(words))):
        if depth == 0 and word in _CLOSING.values():
            yield from _named(words[start + 1 : i], words[start])
            start = i + 1


def _named(words: Sequence[str], bracket: str) -> Iterator[Binder]:
    if ":" in words:
        colon = words.index(":")
        for name in words[:colon]:
            yield Binder(name, reading.spell(words[colon + 1 :]), bracket)
    elif bracket == "[":
        yield Binder(None, reading.spell(words), bracket)
    elif all(word[0].isalpha() or word[0] == "_" for word in words):
        yield from (Binder(name, "", bracket) for name in words)
    else:  # `∀ x > 0, p`
        yield Binder(words[0], "", bracket)
        yield Binder(None, reading.spell(words), "")


def _between(parts: Sequence[str], operator: str) -> list[str]:
    return [w for i, part in enumerate(parts) for w in ([operator] * (i > 0) + [part])]
