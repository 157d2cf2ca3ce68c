"""Lean terms as far as an audit looks into them: operators, applications, binders, with places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

RELATIONS = frozenset("= ≠ < ≤ > ≥ ∣ ∤ ∈ ∉ ⊆ ⊂ ≡ ≈ ∼ ≃ ⟶ ⊥ ⊇ ⊃".split())
COMPARISONS = frozenset("= ≠ < ≤ > ≥".split())
ARITHMETIC = frozenset("+ - * / % ^".split())
BINDERS = frozenset("∀ ∃ ∃! fun ∑ ∏ ∫ ⋃ ⋂ ∃ᵉ ∀ᶠ ⨆ ⨅ Σ Π ⨍".split())


@dataclass(frozen=True)
class Bound:
    """One name that a binder binds: its type, or what limits it (`x ∈ s`, `n > 0`)."""

    name: str
    type: Term | None = None
    relation: str = ""
    limit: Term | None = None
    bracket: str = ""
    start: int = 0
    default: Term | None = None
    """Of `(x : A := v)` the v."""


@dataclass(frozen=True)
class Term:
    """A node. `kind` is name, number, op, app, binder, typed (`(e : T)`), bracket or other.

    `text` is the name, the numeral, the operator, the binder's sign, the bracket. `type` is the
    number type of its value ('ℕ', 'ℝ', ...), where somebody has found out.
    """

    kind: str
    text: str
    args: tuple[Term, ...] = ()
    bound: tuple[Bound, ...] = ()
    start: int = 0
    end: int = 0
    type: str = ""

    def walk(self) -> Iterator[Term]:
        """All terms inside, itself first, in the order of the text."""
        yield self
        for bound in self.bound:
            for inside in (bound.type, bound.limit):
                if inside is not None:
                    yield from inside.walk()
        for arg in self.args:
            yield from arg.walk()

    def names(self) -> frozenset[str]:
        """The names in it that none of its binders binds; of `x.y` the `x`."""
        return frozenset(self._free(frozenset()))

    def _free(self, bound: frozenset[str]) -> Iterator[str]:
        if self.kind == "name":
            head = self.text.split(".")[0]
            if head not in bound:
                yield head
        inner = bound
        for each in self.bound:
            for inside in (each.type, each.limit):
                if inside is not None:
                    yield from inside._free(inner)
            inner |= {each.name}
        for arg in self.args:
            yield from arg._free(inner)

    def is_op(self, *texts: str) -> bool:
        return self.kind == "op" and self.text in texts

    @property
    def shape(self) -> tuple[object, ...]:
        """Equal for terms that differ in places, number types and brackets at most."""
        if self.kind == "bracket" and self.text == "(" and len(self.args) == 1:
            return self.args[0].shape
        bound = tuple(
            (b.name, b.relation, b.type and b.type.shape, b.limit and b.limit.shape)
            for b in self.bound
        )
        return (self.kind, self.text, bound, *(arg.shape for arg in self.args))


def bare(term: Term) -> Term:
    """Without brackets and ascriptions around it."""
    while (term.kind == "bracket" and term.text == "(" and len(term.args) == 1) or (
        term.kind == "typed"
    ):
        term = term.args[0]
    return term
