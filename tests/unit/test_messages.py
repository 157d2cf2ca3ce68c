"""Positions and kinds of Lean's messages, from both of its tongues."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prover.errors import LeanCrash
from prover.lean.messages import UNSOLVED, from_diagnostic, from_json_line, from_utf16, to_utf16
from prover.types import Message


@given(st.text(st.sampled_from("a𝔸∀é"), max_size=8), st.integers(0, 8))
def test_utf16_columns_are_undone(text: str, column: int) -> None:
    column = min(column, len(text))
    assert from_utf16(text, to_utf16(text, column)) == column


def test_a_json_line() -> None:
    line = (
        '{"severity":"error","data":"unsolved goals\\n⊢ p","kind":"Tactic.unsolvedGoals",'
        '"pos":{"line":3,"column":7},"endPos":null,"fileName":"x"}'
    )
    assert from_json_line(line) == Message("error", "unsolved goals\n⊢ p", 3, 7, UNSOLVED)


@pytest.mark.parametrize("line", ["PANIC at f", "[]", "{}", '{"severity":"error","data":"x"}'])
def test_what_is_no_json_message(line: str) -> None:
    with pytest.raises(LeanCrash, match="no message"):
        from_json_line(line)


def test_a_diagnostic() -> None:
    record = {
        "message": "unsolved goals\n⊢ p",
        "severity": 1,
        "leanTags": [1],
        "range": {"start": {"line": 1, "character": 3}, "end": {"line": 1, "character": 4}},
    }
    assert from_diagnostic(record, ["", "𝔸 x"]) == Message(
        "error", "unsolved goals\n⊢ p", 2, 2, UNSOLVED
    )
