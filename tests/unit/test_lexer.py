"""Tokens of Lean text: nothing is lost, and brackets count only where Lean sees them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prover.lean.lexer import dotted_names, names, tokens, unbalanced

LEANISH = st.text(st.sampled_from(list("ab'\"\\-/()[]{}⟨⟩«»✝¹?.:=# \nr0αλ𝔸")), max_size=40)


@given(LEANISH)
def test_tokens_give_the_text_back(text: str) -> None:
    assert "".join(token.text for token in tokens(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "rcases h with ⟨a, (b | c)⟩",
        "exact (f ')' \"(\" x') -- )",
        "simp [h'] /- ( /- [ -/ -/",
        'r#"a"(b"# = x',
        "f 'a' '\\'' '\\x41' g''",
        "«a (b» = 1",
        "",
    ],
)
def test_balanced(text: str) -> None:
    assert unbalanced(text) is None


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("(skip", "expected ')'"),
        ("rfl)\n  (skip", "unexpected ')'"),
        ("f (x]", "unexpected ']'"),
        ("skip /- a /- b -/", "unterminated comment"),
        ('f "a', "unterminated string"),
        ('f "\\"', "unterminated string"),
    ],
)
def test_unbalanced(text: str, problem: str) -> None:
    assert unbalanced(text) == problem


def test_names() -> None:
    text = 'exact Foo.bar (x.1.y) «a b».c /- hidden -/ "no" h✝ .inl l[0]?x'
    assert names(text) == {"exact", "Foo", "bar", "x", "y", "«a b»", "c", "h✝", "inl", "l"} | {"x"}
    assert dotted_names(text) == {"exact", "Foo.bar", "x", "«a b».c", "h✝", "l"}


@pytest.mark.parametrize("piece", ["«", 'r#"a" ', 'r"', '"a', "/-", "'", "?", "«a"])
def test_time_grows_with_the_text_and_not_with_its_square(piece: str) -> None:
    def seconds(count: int) -> float:
        text = piece * count
        started = time.process_time()
        assert "".join(token.text for token in tokens(text)) == text
        return time.process_time() - started

    short = min(seconds(5_000) for _ in range(3))
    assert seconds(40_000) < 24 * short + 0.05  # eight times is linear, 64 times the square
