"""Facts: what was proved on the way, offered to later proofs and carried home with them."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from prover.lean.lexer import tokens
from prover.types import Fact, Statement

_GRIND = re.compile(r"(grind(?: -\w+| \([^()]*\))*) \[([^\[\]]*)\]")
_DOWN = ".down"


def assuming(statement: Statement, facts: Sequence[Fact]) -> Statement:
    """The statement behind its facts, stated without their proofs: a place to search in, where
    they are theorems like any other. Nothing found there holds before `carried` put them back."""
    stated = "".join(f"theorem {f.name} : {f.proposition} := by sorry\n\n" for f in facts)
    return replace(statement, preamble=statement.preamble + stated)


def carried(proof: str, facts: Sequence[Fact], *, lifted: bool = False) -> str:
    """A proof (what stands after `:=`) of the statement itself, from one found behind `facts`:
    those that it uses, and those that they use, are proved inside it.

    There they are hypotheses, which some tactics act upon unasked (`simp_all` rewrites them). What
    is `lifted` to a type of data is not. `grind` takes hypotheses alone, and only unnamed.
    """
    kept = used(proof, facts)
    if not kept:
        return proof
    names = {fact.name for fact in kept}
    lines = ["by"]
    for fact in kept:
        begin, end = (f"PLift ({fact.proposition}) := ⟨by", "⟩") if lifted else (
            f"{fact.proposition} := by", ""
        )  # fmt: skip
        *block, last = _tactics(_inside(fact.proof, names, lifted))
        lines += [f"  have {fact.name} : {begin}", *(f"    {li}" for li in [*block, last + end])]
    return "\n".join([*lines, *(f"  {line}" for line in _tactics(_inside(proof, names, lifted)))])


def _tactics(proof: str) -> list[str]:
    """A proof as the lines of a tactic block at column 0."""
    head, _, rest = proof.partition("\n")
    if head != "by":
        return f"exact {_indented(proof)}".split("\n")
    return [line[2:] for line in rest.split("\n")]


def _inside(proof: str, names: Set[str], lifted: bool) -> str:
    """A proof by facts as one by hypotheses of those names."""

    def grind(match: re.Match[str]) -> str:
        arguments = [argument.strip() for argument in match[2].split(",")]
        own = [a.removesuffix(_DOWN) for a in arguments if a.removesuffix(_DOWN) in names]
        others = ", ".join(a for a in arguments if a.removesuffix(_DOWN) not in names)
        tactic = match[1] + (f" [{others}]" if others else "")
        down = "".join(f"have {name} := {name}{_DOWN}; " for name in own if lifted)
        return f"({down}{tactic})" if down else tactic

    if lifted:
        proof = "".join(t.text + _DOWN * (t.text in names) for t in tokens(proof))
    return _GRIND.sub(grind, proof)


def used(proof: str, facts: Sequence[Fact]) -> list[Fact]:
    """The facts that a proof mentions, by itself or through other facts, in their order."""
    texts, kept = [proof], list[Fact]()
    for fact in reversed(facts):
        if any(mentions(text, fact.name) for text in texts):
            kept.append(fact)
            texts.append(fact.proof)
    return kept[::-1]


def mentions(text: str, name: str) -> bool:
    """Whether a name stands in Lean text."""
    return any(token.text == name for token in tokens(text))


def _indented(text: str) -> str:
    return text.replace("\n", "\n  ")
