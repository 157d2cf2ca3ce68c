"""What the prompts say of tactics is so: the embedded Lean knows some and not the others."""

from __future__ import annotations

from prover.draft.prompt import CORE_TACTICS, MATHLIB_TACTICS
from prover.lean.batch import compile_source
from prover.lean.toolchain import Toolchain

# What each tactic needs to stand with, where it cannot stand alone.
ARGUMENTS = dict.fromkeys(["exact", "apply", "refine", "exists", "specialize", "subst"], "h") | {
    "cases": "h", "rcases": "h", "injection": "h", "induction": "h", "by_cases": "g : True",
    "obtain": "⟨x, y⟩ := h", "rw": "[h]", "calc": "1 = 1 := rfl", "have": "g := h",
    "show": "True", "unfold": "h", "use": "h", "interval_cases": "h",
}  # fmt: skip


def unknown(lean: Toolchain, tactic: str) -> bool:
    """Whether Lean has no such tactic."""
    source = f"theorem t (h : True) : True := by\n  {tactic} {ARGUMENTS.get(tactic, '')}\n"
    messages = compile_source(lean, source, timeout=60)
    signs = ("unknown tactic", "unexpected token", "not been implemented")
    return any(sign in message.text for message in messages for sign in signs)


def test_the_prompts_tell_the_truth_about_tactics(lean: Toolchain) -> None:
    assert [t for t in CORE_TACTICS if unknown(lean, t)] == []
    assert [t for t in MATHLIB_TACTICS if not unknown(lean, t)] == []
