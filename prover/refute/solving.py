"""Variables that a premise gives: `x = t` and `∀ y, f y = t` leave nothing to enumerate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from prover.lean import reading
from prover.refute.closing import Binder, Telescope, telescope


@dataclass(frozen=True)
class Solved:
    """A proposition with fewer binders, and the terms for those that went."""

    rest: Telescope
    terms: tuple[tuple[int, str], ...] = ()
    """By the place of the binder in the original; a premise that holds by itself is '⋆'."""

    def arguments(self, binders: Sequence[Binder], found: Sequence[str]) -> list[str]:
        """Arguments of the original, from those for the first binders that are left."""
        gone = dict(self.terms)
        left = iter(found)
        texts: list[str] = []
        for i in range(len(binders)):
            if i in gone:
                texts.append(gone[i])
            elif (text := next(left, None)) is not None:
                texts.append(text)
            else:
                break
        for _ in gone:  # a term may hold variables that went later
            values = {b.name: t for b, t in zip(binders, texts, strict=False) if b.name}
            texts = [substituted(t, values) if i in gone else t for i, t in enumerate(texts)]
        return texts


def solved(whole: Telescope) -> Solved:
    """As many variables as can be given by others, in the order of the premises."""
    places = list(range(len(whole.binders)))
    binders, conclusion = list(whole.binders), whole.conclusion
    terms: list[tuple[int, str]] = []
    at = 0
    while at < len(binders):
        names = [b.name for b in binders]
        once = [name for name in names[:at] if name and names.count(name) == 1]
        equation = _equation(binders[at].type, once)
        texts = [*(b.type for b in binders), conclusion]
        if equation is None or _bound_in(equation[0], texts):
            at += 1
            continue
        name, term = equation
        where = next(i for i, b in enumerate(binders) if b.name == name)
        terms += [(places[where], f"({term})"), (places[at], "⋆")]
        meant = {name: f"({term})"}
        for gone in (at, where):
            del binders[gone], places[gone]
        binders = [Binder(b.name, substituted(b.type, meant), b.bracket) for b in binders]
        conclusion = substituted(conclusion, meant)
        at -= 1
    return Solved(Telescope(tuple(binders), conclusion), tuple(terms))


def _equation(premise: str, variables: Sequence[str]) -> tuple[str, str] | None:
    """(variable, term without it) if the premise defines one of the variables."""
    inner = telescope(premise)
    arguments = [b.name or "" for b in inner.binders]
    fresh = {name: f"it{i}" for i, name in enumerate(arguments)}
    if reading.connective(inner.conclusion) != "=" or not all(b.bracket for b in inner.binders):
        return None
    sides = [reading.unwrapped(side) for side in reading.split(inner.conclusion, "=")]
    for defined, term in (sides, sides[::-1]):
        head, *rest = reading.words(defined)
        mentioned = {word.split(".")[0] for word in reading.words(term)}
        if head in variables and rest == arguments and head not in mentioned:
            if not arguments:
                return head, term
            return head, f"fun {' '.join(fresh.values())} => {substituted(term, fresh)}"
    return None


def _bound_in(name: str, texts: Sequence[str]) -> bool:
    """Whether a quantifier or function inside one of the texts takes the name for its own."""
    for text in texts:
        words = reading.words(text)
        for i, word in enumerate(words):
            if word in ("∀", "∃", "fun", "λ"):
                ends = (j for j in range(i, len(words)) if words[j] in (",", "=>", "↦"))
                if name in words[i : next(ends, len(words))]:
                    return True
    return False


def substituted(text: str, meant: Mapping[str, str]) -> str:
    """The text with terms for names."""

    def replaced(word: str) -> str:
        name, dot, field = word.partition(".")
        return f"{meant[name]}{dot}{field}" if name in meant else word

    return reading.spell(map(replaced, reading.words(text)))
