"""Blocks and steps of proofs by their layout, and proofs put into places."""

from __future__ import annotations

import time

import pytest

from prover.sketch.filling import Edit, canonical, edited, filled, tactics
from prover.sketch.header import binders, renamed
from prover.sketch.layout import Lines, blocks, code_tokens, elements
from prover.types import Goal, Sketch, Statement, Subgoal

PROOF = """by
  have h : ∀ x,
      p x := by
    intro x -- => by
    simp
  induction n with
  | zero => simp <;>
    rfl
  | succ n ih =>
    constructor
    · exact ⟨by simp, fun x => foo x⟩
    · calc a = b := by simp
        _ = c := by
          rw [foo, bar]
        _ = d := foo x
  have k := 3; exact k"""


def parts(opener: str) -> list[list[str]]:
    return [
        [PROOF[i.start : i.end].split("\n")[0] for i in block.items]
        for block in blocks(PROOF)
        if block.opener == opener
    ]


def test_blocks_and_their_steps() -> None:
    assert parts("by") == [
        ["have h : ∀ x,", "induction n with", "have k := 3; exact k"],
        ["intro x", "simp"],
        ["simp"],
        ["simp"],
        ["rw [foo, bar]"],
    ]
    assert parts("=>") == [
        ["simp <;>"],
        ["constructor", "· exact ⟨by simp, fun x => foo x⟩", "· calc a = b := by simp"],
    ]
    assert parts("·") == [["exact ⟨by simp, fun x => foo x⟩"], ["calc a = b := by simp"]]
    terms = [t[0] for t in parts(":=")]
    assert terms == ["by", "foo x", "by simp", "by", "foo x", "3"]


def test_an_empty_block_is_one() -> None:
    (outer, inner) = blocks("by\n  have h : p := by\n  exact h")[:2]
    assert [len(b.items) for b in (outer, inner)] == [2, 1]
    (_, _, empty) = blocks("by\n  have h : p := by\n  exact h")
    assert empty.opener == "by" and empty.items == () and empty.start == empty.end


def test_deep_nesting_ends() -> None:
    started = time.monotonic()
    blocks("by " * 20_000)
    blocks("⟨by\n" * 20_000)
    blocks("".join(f"{' ' * i}have : p := by\n" for i in range(400)))
    assert time.monotonic() - started < 20.0


def test_lines() -> None:
    lines = Lines("ab\nc\n")
    assert [lines.place(i) for i in (0, 2, 3, 5)] == [(1, 0), (1, 2), (2, 0), (3, 0)]
    assert [lines.offset(*p) for p in ((1, 2), (2, 0), (9, 9), (0, 3), (3, 7))] == [2, 3, 5, 0, 5]


def test_elements_of_the_innermost_tuple() -> None:
    text = "exact ⟨a b, (c, d), ⟨e, f⟩⟩"
    code = list(code_tokens(text))

    def at(word: str) -> list[str]:
        return [text[a:b] for a, b in elements(code, text.index(word))]

    assert at("b") == at("d") == ["a b", "(c, d)", "⟨e, f⟩"]
    assert at("f") == ["e", "f"]
    assert at("exact") == []


STATEMENT = Statement("t", "theorem t : p")


@pytest.mark.parametrize(
    ("proof", "lines"),
    [
        ("foo", ["exact foo"]),
        ("by rfl", ["rfl"]),
        ("by\n  rfl", ["rfl"]),
        ("by\n      intro x\n\n      rfl", ["intro x", "", "rfl"]),
        (f"by intro x\n{' ' * 20}rfl", ["intro x", "rfl"]),
        ("by induction n with\n  | zero => rfl", ["induction n with", "  | zero => rfl"]),
        ("fun x =>\n  foo", ["exact (", "  fun x =>", "    foo", ")"]),
        ("\n  fun x =>\n    foo", ["exact (", "  fun x =>", "    foo", ")"]),
        (None, ["sorry"]),
    ],
)
def test_a_proof_as_a_block_of_tactics(proof: str | None, lines: list[str]) -> None:
    assert tactics(STATEMENT, proof) == lines


@pytest.mark.parametrize(
    ("proof", "text"),
    [
        ("by rfl", "by\n  rfl"),
        ("by\n    rfl\n    foo", "by\n  rfl\n  foo"),
        (f"by intro x\n{' ' * 20}rfl", "by\n  intro x\n  rfl"),
        ("foo", "\n  foo"),
        ("\n  foo\n    bar", "\n  foo\n    bar"),
    ],
)
def test_canonical_and_again(proof: str, text: str) -> None:
    assert canonical(STATEMENT, proof) == text
    assert canonical(STATEMENT, text) == text


def hole(line: int, column: int, *opening: str) -> Subgoal:
    return Subgoal(STATEMENT, line, column, Goal((), "p"), (), "p", opening, "t")


@pytest.mark.parametrize(
    ("proof", "holes", "proofs", "whole"),
    [
        ("by\n  sorry", [hole(2, 2)], ["by\n  a\n  b"], "by\n  a\n  b"),
        ("by\n  have h : p := by sorry", [hole(2, 19)], ["by\n  a\n  b"],
         "by\n  have h : p := by\n    a\n    b"),
        ("by\n  have h : p := by sorry", [hole(2, 19)], ["a"], "by\n  have h : p := by exact a"),
        ("by\n  · sorry", [hole(2, 4, "rename_i x")], ["by a"], "by\n  · rename_i x\n    a"),
        ("by\n  exact ⟨(by sorry), b⟩", [hole(2, 13)], ["by a"], "by\n  exact ⟨(by a), b⟩"),
        ("by\n  a; sorry; c", [hole(2, 5)], ["by\n  a\n  b -- c"],
         "by\n  a; (a\n      b -- c\n     ); c"),
        ("by\n  a <;> sorry", [hole(2, 8), hole(2, 8)], ["by a", "b"],
         "by\n  a <;> (first\n         | (a)\n         | (exact b))"),
        ("by\n  | a => sorry", [hole(2, 9)], [None], "by\n  | a => sorry"),
        ("by\n  sorry", [hole(2, 2, "rename_i x")], [None], "by\n  sorry"),
    ],
)  # fmt: skip
def test_proofs_go_into_holes(
    proof: str, holes: list[Subgoal], proofs: list[str | None], whole: str
) -> None:
    assert filled(Sketch(STATEMENT, proof, tuple(holes)), proofs) == whole


def test_edits_do_not_disturb_each_other() -> None:
    assert edited("abcd", [Edit(0, 1, "xyz"), Edit(2, 4, ""), Edit(1, 1, "-")]) == "xyz-b"


def test_binders_of_a_signature() -> None:
    text = "theorem A.t.{u} {α : Type u} [Ord α] [i : Inhabited α] (x y : α) (h : ∀ z, x = z) : q"
    assert binders(text) == ["α", "i", "x", "y", "h"]
    assert binders("example (p : Prop) : p") == ["p"]
    assert renamed("exact h.h (h x) h'", {"h": "k", "x": "h"}) == "exact k.h (k h) h'"
