"""Facts: what was proved on the way, offered to later proofs and carried home with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from prover.lean.lexer import tokens
from prover.types import Fact, Statement


def assuming(statement: Statement, facts: Sequence[Fact]) -> Statement:
    """The statement behind its facts, stated without their proofs: a place to search in, where
    they are theorems like any other. Nothing found there holds before `carried` put them back."""
    stated = "".join(f"theorem {f.name} : {f.proposition} := by sorry\n\n" for f in facts)
    return replace(statement, preamble=statement.preamble + stated)


def carried(proof: str, facts: Sequence[Fact]) -> str:
    """A proof (what stands after `:=`) of the statement itself, from one found behind `facts`:
    those that it uses, and those that they use, are proved inside it."""
    kept = used(proof, facts)
    if not kept:
        return proof
    lines = [f"have {f.name} : {f.proposition} := {_indented(f.proof)}" for f in kept]
    rest = proof.removeprefix("by\n") if proof.startswith("by\n") else f"  exact {_indented(proof)}"
    return "by\n" + "".join(f"  {line}\n" for line in lines) + rest


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
