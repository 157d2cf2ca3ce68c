"""What stands in the prompts, and what is left of an answer."""

from __future__ import annotations

import time

import pytest

from prover.draft import Ask, Request
from prover.draft.prompt import LONGEST, MOST, PROMPTS, messages, without_reasoning
from prover.types import Fact, Statement

STATEMENT = Statement(
    "Foo.t", "theorem Foo.t (n : Nat) (h : 0 < n) : n ≠ 0", "def double (n : Nat) := n + n\n\n"
)
FULL = Request(
    Ask.PROOF,
    STATEMENT,
    goal="case succ\nn : Nat\n⊢ n + 1 ≠ 0",
    facts=(Fact("helper", "∀ (n : Nat), n < n + 1", "by\n  secret_proof"),),
    informal="Suppose it were <0> & use {{ braces }}.",
    attempt="theorem Foo.t := by\n  nonsense",
    errors=("unknown tactic 'nonsense'", "false for n = 3"),
)


def rendered(request: Request, ask: Ask) -> str:
    system, user = messages(
        Request(
            ask, request.statement, request.goal, request.facts, request.informal,
            request.attempt, request.errors,
        )
    )  # fmt: skip
    assert (system["role"], user["role"]) == ("system", "user")
    return user["content"]


def test_there_is_a_prompt_for_each_ask_and_for_the_system() -> None:
    assert {p.stem for p in PROMPTS.glob("*.j2")} == {*Ask, "system", "context"}


@pytest.mark.parametrize("ask", Ask)
def test_every_prompt_states_what_is_known(ask: Ask) -> None:
    text = rendered(FULL, ask)
    for part in (
        "def double (n : Nat) := n + n\n\ntheorem Foo.t (n : Nat) (h : 0 < n) : n ≠ 0 := by sorry",
        "case succ\nn : Nat\n⊢ n + 1 ≠ 0",
        "theorem helper : ∀ (n : Nat), n < n + 1\n",
        "Suppose it were <0> & use {{ braces }}.",
        "- unknown tactic 'nonsense'\n- false for n = 3\n",
        "Form of the answer",
        "```lean",
    ):
        assert text.count(part) >= 1, part
    assert text.count("false for n = 3") == 1
    assert "secret_proof" not in text
    assert text.count("```") % 2 == 0


@pytest.mark.parametrize("ask", Ask)
def test_a_bare_statement_leaves_no_empty_heading(ask: Ask) -> None:
    text = rendered(Request(ask, STATEMENT), ask)
    for heading in (
        "goal at this point",
        "Proved already",
        "in words",
        "did not work",
        "Lean says",
    ):
        assert heading not in text
    assert "\n\n\n" not in text


def test_each_ask_says_what_form_the_answer_has() -> None:
    words = {
        Ask.SKETCH: "sorry` for each step", Ask.PROOF: "without `sorry`", Ask.TACTIC: "on one line",
        Ask.REPAIR: "theorem Foo.t := by\n  nonsense", Ask.LEMMA: "closed proposition",
    }  # fmt: skip
    for ask in Ask:
        text = rendered(FULL, ask)
        assert [other for other in Ask if words[other] in text] == [ask]
        head = "theorem Foo.t (n : Nat) (h : 0 < n) : n ≠ 0 := by\n  "
        assert (head in text) == (ask in (Ask.SKETCH, Ask.PROOF, Ask.REPAIR))


@pytest.mark.parametrize(
    ("preamble", "there", "missing"),
    [
        ("", "only Lean's own library", "Mathlib is imported"),
        ("-- import Mathlib\n", "only Lean's own library", "Mathlib is imported"),
        ("import Mathlib\nopen Real\n", "Mathlib is imported", "do not exist"),
        ("import Mathlib.Tactic\n", "Mathlib is imported", "do not exist"),
        ("import Basis.Mathlib set_option autoImplicit false\n", "stands in", "is imported"),
    ],
)
def test_the_system_prompt_tells_which_library_is_there(
    preamble: str, there: str, missing: str
) -> None:
    system = messages(Request(Ask.PROOF, Statement("t", "theorem t : True", preamble)))[0][
        "content"
    ]
    assert there in system and missing not in system
    assert ("do not exist: ring, " in system) == ("Mathlib is imported" not in system)


def test_long_texts_lose_their_middle_and_long_lists_their_beginning() -> None:
    long = Statement("t", "theorem t : True", "-- opening\n" + "-- x\n" * 50_000 + "-- nearest\n")
    facts = tuple(Fact(f"fact{n}", "True", "trivial") for n in range(1000))
    text = rendered(Request(Ask.SKETCH, long, errors=("y" * 10**6,), facts=facts), Ask.SKETCH)
    assert "-- opening" in text and "-- nearest\ntheorem t : True := by sorry" in text
    assert "characters left out" in text
    assert len(text) < 4 * LONGEST
    assert text.count("theorem fact") == MOST and "theorem fact999 : True" in text


def test_half_a_surrogate_pair_in_a_problem_can_be_sent() -> None:
    statement = Statement("t", "theorem t : '\ud800' = 'x'")
    assert "'?' = 'x'" in messages(Request(Ask.LEMMA, statement))[1]["content"]


@pytest.mark.parametrize(
    ("answer", "rest"),
    [
        (" by simp\n", "by simp"),
        ("<think>\nhm\n</think>\n\nby simp", "by simp"),
        ("<Thinking>hm</Thinking>by simp", "by simp"),
        ("hm, <think> was opened by the template</think>by simp", "by simp"),
        ("<think>a</think>by <think>b</think>simp", "simp"),
        ("<think>cut off", ""),
        ("<think>a</think>by simp<think>again", "by simp"),
        ("by\n  simp -- think", "by\n  simp -- think"),
    ],
)
def test_reasoning_is_left_out(answer: str, rest: str) -> None:
    assert without_reasoning(answer) == rest


def test_hostile_reasoning_tags_take_no_time() -> None:
    started = time.monotonic()
    without_reasoning("<think>" * 200_000 + "</think" * 200_000)
    assert time.monotonic() - started < 2
