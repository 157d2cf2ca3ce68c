"""Raw text of models down to proofs: what is taken, what is left, and that it takes no time."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prover.sketch.filling import canonical
from prover.sketch.text import MAX_PROOFS, read
from prover.types import Statement

SWAP = Statement("swap", "theorem swap (p q : Prop) (h : p ∧ q) : q ∧ p")
PROOF = "by\n  obtain ⟨hp, hq⟩ := h\n  exact ⟨hq, hp⟩"
HEAD = f"{SWAP.signature} := by"
WHOLE = f"{SWAP.signature} := {PROOF}"


def best(text: str, statement: Statement = SWAP) -> str:
    found = read(text, statement)
    assert found, text
    return canonical(statement, found[0])


PLAIN = {
    "a proof": PROOF,
    "a theorem": WHOLE,
    "fenced": f"```lean4\n{WHOLE}\n```",
    "no language": f"```\n{WHOLE}\n```",
    "tildes": f"~~~lean\n{WHOLE}\n~~~",
    "prose around": f"Sure! Here it is:\n\n```lean\n{WHOLE}\n```\n\nIt's done by swapping.",
    "prose, no fence": f"Here's a proof:\n\n{WHOLE}\n\nThis uses the hypothesis's parts.",
    "an attempt before": f"```lean\n{HEAD}\n  simp\n```\nNo:\n```lean\n{WHOLE}\n```",
    "another block after": f"```lean\n{WHOLE}\n```\nCompare:\n```lean\n#check And.symm\n```",
    "imports and commands": (
        f"```lean\nimport Mathlib\nopen Nat\nnamespace A\n{WHOLE}\n\nend A\n#print axioms swap\n```"
    ),
    "a doc comment": f"```lean\n/-- It's swapped. -/\n@[simp] {WHOLE}\n```",
    "carriage returns": f"```lean\n{WHOLE}\n```".replace("\n", "\r\n"),
    "tabs": WHOLE.replace("  ", "\t"),
    "odd spaces": WHOLE.replace("  ", "\u00a0\u2003") + "\u200b\ufeff",
    "half a pair": WHOLE + "\ud800",
    "assigned": f":= {PROOF}",
    "bare tactics": "obtain ⟨hp, hq⟩ := h\nexact ⟨hq, hp⟩",
    "bare tactics, fenced": "```lean\nobtain ⟨hp, hq⟩ := h\nexact ⟨hq, hp⟩\n```",
    "indented tactics": "```lean\n    obtain ⟨hp, hq⟩ := h\n    exact ⟨hq, hp⟩\n```",
    "tactics between prose": "Do this:\nobtain ⟨hp, hq⟩ := h\nexact ⟨hq, hp⟩\nThat is all.",
    "tactics at the margin": f"{SWAP.signature} := by\nobtain ⟨hp, hq⟩ := h\nexact ⟨hq, hp⟩",
    "an open fence": f"```lean\n{WHOLE}",
    "a lemma of its name": f"```lean\n{WHOLE.replace('theorem', 'lemma')}\n```",
    "an example": f"```lean\n{WHOLE.replace('theorem swap', 'example')}\n```",
    "another statement": WHOLE.replace("q ∧ p :=", "True :="),
    "other names": (
        "theorem swap (a b : Prop) (hab : a ∧ b) : b ∧ a := by\n"
        "  obtain ⟨hp, hq⟩ := hab\n  exact ⟨hq, hp⟩"
    ),
}


@pytest.mark.parametrize("text", PLAIN.values(), ids=PLAIN)
def test_the_proof_is_found(text: str) -> None:
    assert best(text) == PROOF


def test_a_term_is_one_before_it_is_taken_for_tactics() -> None:
    assert read("```lean\nfun x => x\n```", SWAP)[0] == "fun x => x"
    assert best(f"{SWAP.signature} := ⟨h.2, h.1⟩") == "\n  ⟨h.2, h.1⟩"
    assert best("The answer is `by exact h.symm`.") == "by\n  exact h.symm"


def test_equations_become_a_function() -> None:
    statement = Statement("f", "theorem f : ∀ n : Nat, n = n")
    text = "theorem f : ∀ n : Nat, n = n\n  | 0 => rfl\n  | _ + 1 => rfl\n"
    assert best(text, statement) == "\n  fun\n    | 0 => rfl\n    | _ + 1 => rfl"


def test_lemmas_before_the_theorem_move_into_it_if_they_are_used() -> None:
    text = (
        "lemma unused : True := trivial\n"
        "theorem known : True := trivial\n"
        "theorem one (p : Prop) (hp : p) : p := by\n  exact hp\n\n"
        "private theorem two.{u} (q : Prop) (hq : q) : q :=\n  one q hq\n\n"
        "theorem swap (p q : Prop) (h : p ∧ q) : q ∧ p := by\n  exact ⟨two q h.2, known⟩\n"
    )
    statement = Statement("swap", SWAP.signature, "theorem known : True := trivial\n")
    for given_text in (text, f"```lean\n{text}```"):
        assert best(given_text, statement) == (
            "by\n"
            "  have one (p : Prop) (hp : p) : p := by\n    exact hp\n"
            "  have two (q : Prop) (hq : q) : q :=\n    one q hq\n"
            "  exact ⟨two q h.2, known⟩"
        )


def test_lemmas_in_another_block() -> None:
    one = "```lean\ntheorem one : True := trivial\n```"
    swap = "```lean\ntheorem swap : 1 = 1 := by\n  exact one\n```"
    assert best(f"{one}\nand\n{swap}") == "by\n  have one : True := trivial\n  exact one"


def test_a_theorem_of_another_name_is_taken_only_if_there_is_no_better() -> None:
    other = "theorem other : True := by\n  trivial"
    texts = read(f"```lean\n{WHOLE}\n```\n```lean\n{other}\n```", SWAP)
    assert [canonical(SWAP, text) for text in texts] == [PROOF]
    example = WHOLE.replace("theorem swap", "example")
    assert best(f"{example}\n\n{other}") == PROOF
    assert best(other) == "by\n  trivial"


def test_hypotheses_on_the_other_side_of_the_colon() -> None:
    behind = Statement("s", "theorem s (p : Prop) : p → p")
    assert best("theorem s (p : Prop) (h : p) : p := by\n  exact h", behind) == (
        "by\n  intro h\n  exact h"
    )
    assert best("theorem s (p : Prop) (h : p) : p := h", behind) == "by\n  intro h\n  exact h"
    before = Statement("s", "theorem s (p : Prop) (h : p) : p")
    assert best("theorem s (p : Prop) : p → p := by\n  intro x\n  exact x", before) == (
        "by\n  exact h"
    )
    assert best("theorem s : ∀ p : Prop, p → p := by\n  intro q x\n  exact x", before) == (
        "by\n  exact h"
    )


def test_an_answer_that_was_cut_off_keeps_its_whole_lines() -> None:
    text = f"```lean\n{HEAD}\n  obtain ⟨hp, hq⟩ := h\n  exact foo (by\n    exact ⟨hq"
    assert best(text) == "by\n  obtain ⟨hp, hq⟩ := h"


def test_what_stands_for_a_hole() -> None:
    text = f"{HEAD}\n  have hq : q := by\n    ...\n  constructor\n  . exact hq\n  . admit"
    assert best(text) == (
        "by\n  have hq : q := by\n    sorry\n  constructor\n  · exact hq\n  · sorry"
    )


HOSTILE = {
    "axiom": f"axiom cheat : False\n{SWAP.signature} := by\n  exact cheat.elim",
    "command after the proof": f"{WHOLE}\n\naxiom cheat : False",
    "command on the line": f"{SWAP.signature} := by exact h.symm axiom cheat : False",
    "closing the bracket": f"{SWAP.signature} := by\n  exact h.symm)\n  axiom cheat : (False",
    "running code": f"{SWAP.signature} := by\n  run_tac Lean.logInfo \"x\"",
    "evaluating": "```lean\nby\n  exact h.symm\n#eval 1\n```",
    "native": "by native_decide",
    "an attribute": "by\n  exact h\n@[simp]",
}  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_nothing_that_is_no_proof_gets_through(text: str) -> None:
    for proof in read(text, SWAP):
        assert not any(word in proof for word in ("axiom", "run_tac", "#eval", "native", "@["))


@pytest.mark.parametrize(
    "text",
    [
        "x " * 5_000_000,
        "```lean\n" * 1_000_000,
        "/-" * 5_000_000,
        "by " * 3_000_000,
        "(" * 10_000_000,
        "⟨by " * 2_000_000,
        "theorem swap : p := by\n" * 400_000,
        'r#"' * 3_000_000,
        "\n" * 10_000_000,
        "`by " * 2_000_000,
        ":= by\n  have h : p := by\n" * 300_000,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_ten_megabytes_take_no_time(text: str) -> None:
    started = time.monotonic()
    assert len(read(text, SWAP)) <= MAX_PROOFS
    assert time.monotonic() - started < 20.0  # quadratic ways take minutes


@given(
    st.text(
        alphabet=st.sampled_from("`lean\n :=by()⟨⟩theorem swap-/.·|\"'xh\t\u200b"), max_size=200
    )
)
def test_no_text_breaks_it(text: str) -> None:
    read(text, SWAP)
