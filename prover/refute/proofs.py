"""Proofs that a proposition is false, from arguments for which it fails.

The arguments are applied to the proposition; what is left to show are the premises, and that the
conclusion does not hold. Nothing is trusted in this: Lean checks it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from prover.theory import Theory

HOLE = "⋆"  # in a term, where a tactic goes


def quick(arguments: Sequence[str], conclusion: str, theory: Theory) -> list[str]:
    """Proofs by evaluation and by rewriting, the simplest first.

    `conclusion` is a term for the negation of what the arguments leave.
    """
    simp = f"simp{_listed(theory)}"
    holes = ["decide", simp, "rfl", f"first | rfl | decide | {simp}"]
    if conclusion != HOLE:
        return [_proof(arguments, hole, _absurd(conclusion, hole)) for hole in holes]
    if not any(HOLE in text for text in arguments):
        holes = holes[:1]
    endings = (_absurd(HOLE, "decide"), f"{simp} at h", "contradiction")
    return [_proof(arguments, *pair) for pair in product(holes, endings)]


def thorough(arguments: Sequence[str], conclusion: str, theory: Theory) -> list[str]:
    """Proofs by whatever may help."""
    names = _listed(theory)
    simp, simp_all, grind = f"simp{names}", f"simp_all{names}", f"grind{names}"
    each = _first("rfl", "decide", simp_all, "omega")
    witness = _first("omega", f"{simp} at h", f"cases x <;> {simp_all}", grind)
    ending = _first(
        *(_absurd(HOLE, "decide"), "contradiction", f"{simp} at h", "omega"),
        *(f"{simp} at h; omega", "injections", "injections; omega", "cases h", simp_all),
        *(f"obtain ⟨x, h⟩ := h; {witness}", grind, _absurd(HOLE, "decide +kernel")),
    )
    hole = _first(
        *("rfl", "decide", "exact inferInstance", simp, "omega", "intros; rfl", "intros; omega"),
        *(f"intro x; cases x <;> {each}", f"intro x y; cases x <;> cases y <;> {each}"),
        *(f"intros; {simp_all}", "repeat constructor", grind, "decide +kernel"),
        f"intro h; {ending}",
    )
    if conclusion != HOLE:
        return [_proof(arguments, hole, _absurd(conclusion, hole))]
    return [_proof(arguments, hole, ending)]


def direct(theory: Theory) -> list[str]:
    """Proofs of a negation without a witness."""
    names = _listed(theory)
    found = _first("decide", f"simp{names}", f"intro h; simp{names} at h", f"grind{names}")
    return [f"by\n  {found}"]


def _first(*tactics: str) -> str:
    """The first of the tactics that leaves no goal."""
    return f"first {' '.join(f'| ({tactic}; done)' for tactic in tactics)}"


def _proof(arguments: Sequence[str], hole: str, ending: str) -> str:
    applied = " ".join(_filled(text, hole) for text in arguments)
    use = f"  replace h := @h {applied}\n" if applied else ""
    return f"by\n  intro h\n{use}  {ending}"


def _absurd(conclusion: str, hole: str) -> str:
    return f"exact absurd h {_filled(conclusion, hole)}"


def _filled(term: str, hole: str) -> str:
    return term.replace(HOLE, f"(by {hole})")


def _listed(theory: Theory) -> str:
    return f" [{', '.join(theory.functions)}]" if theory.functions else ""
