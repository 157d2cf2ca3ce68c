"""Recorded answers: which are given when, what a broken file says, and recording them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from prover.budget import Budget
from prover.draft import Ask, Draft, Drafter, Request
from prover.draft.replay import Recorder, Replay
from prover.draft.roles import Roles
from prover.errors import InputError, OutputError
from prover.types import Statement

ONE = Statement("one", "theorem one : 1 = 1")
TWO = Statement("two", "theorem two : 2 = 2")


def texts(
    drafter: Drafter, statement: Statement, ask: Ask = Ask.SKETCH, budget: Budget | None = None
) -> list[str]:
    return [d.text for d in drafter.drafts(Request(ask, statement), budget or Budget())]


def replay(tmp_path: Path, *rows: dict[str, Any]) -> Replay:
    path = tmp_path / "answers.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return Replay(path)


def row(text: str, problem: str = "*", ask: str = "sketch", **more: object) -> dict[str, object]:
    return {"problem": problem, "ask": ask, "text": text, **more}


def test_rows_fit_by_name_and_ask_and_are_given_once_a_statement(tmp_path: Path) -> None:
    drafter = replay(tmp_path, row("a", "one"), row("b"), row("c", "two"), row("d", ask="proof"))
    assert texts(drafter, ONE) == ["a", "b"]
    assert texts(drafter, TWO) == ["b", "c"]
    assert texts(drafter, ONE, Ask.PROOF) == ["d"]
    assert texts(drafter, ONE) == []


def test_what_was_not_taken_is_given_in_the_next_call(tmp_path: Path) -> None:
    drafter = replay(tmp_path, row("a"), row("b"))
    assert next(drafter.drafts(Request(Ask.SKETCH, ONE), Budget())).text == "a"
    assert texts(drafter, ONE) == ["b"]


def test_rows_of_a_call_wait_for_it(tmp_path: Path) -> None:
    drafter = replay(tmp_path, row("second", call=2), row("first", call=1))
    assert texts(drafter, ONE) == ["first"]
    assert texts(drafter, ONE) == ["second"]


def test_a_signature_tells_statements_of_one_name_apart(tmp_path: Path) -> None:
    drafter = replay(tmp_path, row("a", "one", statement=ONE.signature))
    assert texts(drafter, Statement("one", "theorem one : 1 = 2")) == []
    assert texts(drafter, ONE) == ["a"]


def test_tokens_and_cost_are_charged_and_end_the_drafts(tmp_path: Path) -> None:
    drafter = replay(tmp_path, row("a", tokens=60, cost=0.5), row("b", tokens=60), row("c"))
    budget = Budget(tokens=100)
    assert texts(drafter, ONE, budget=budget) == ["a", "b"]
    assert (budget.used_tokens, budget.used_money) == (120, 0.5)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('{"problem": "x"', "not JSON: .* at column"),
        ("[]", "object expected"),
        ('{"problem": "*", "ask": "poem", "text": ""}', "`ask` is 'poem': give one of sketch,"),
        ('{"problem": "*", "ask": "proof"}', "`text`: str expected"),
        ('{"problem": 1, "ask": "proof", "text": ""}', "`problem`: str expected"),
        ('{"problem": "*", "ask": "proof", "text": "", "tokens": "9"}', "`tokens`: int expected"),
        ('{"problem": "*", "ask": "proof", "text": "", "tokens": -9}', "give 0 or more"),
        ('{"problem": "*", "ask": "proof", "text": "", "cost": NaN}', "give 0 or more"),
    ],
)
def test_a_broken_row_is_named_by_file_and_line(tmp_path: Path, line: str, words: str) -> None:
    path = tmp_path / "answers.jsonl"
    path.write_text(json.dumps(row("fine")) + "\n\n" + line + "\n")
    with pytest.raises(InputError, match=f"^{path}:3: .*{words}"):
        Replay(path)


def test_half_a_surrogate_pair_can_be_written_on(tmp_path: Path) -> None:
    (text,) = texts(replay(tmp_path, row("a\ud800")), ONE)
    assert text.encode() == b"a?"


class Twice:
    """Answers every call with its number, twice."""

    name = "twice"

    def __init__(self, source: str = "") -> None:
        self.calls, self.source = 0, source

    def drafts(self, request: Request, budget: Budget) -> Iterator[Draft]:  # noqa: ARG002
        self.calls += 1
        for letter in "ab":
            text = f"{self.source}{self.calls}{letter} ∀\ud800"
            yield Draft(text, "twice", tokens=7, cost=0.25, score=-1.5)


def test_a_recorded_run_replays_call_by_call(tmp_path: Path) -> None:
    path = tmp_path / "run.jsonl"
    recorder = Recorder(Twice(), path)
    for statement in (ONE, ONE, TWO):
        assert len(texts(recorder, statement)) == 2
    assert "∀" in path.read_text()
    again, budget = Replay(path), Budget()
    assert texts(again, TWO, budget=budget) == ["3a ∀?", "3b ∀?"]
    assert texts(again, ONE, budget=budget) == ["1a ∀?", "1b ∀?"]
    (draft, _) = again.drafts(Request(Ask.SKETCH, ONE), budget)
    assert draft == Draft("2a ∀?", "replay", tokens=7, cost=0.25, score=-1.5)
    assert (budget.used_tokens, budget.used_money) == (42, 1.5)


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=f"^{tmp_path}: cannot be written"):
        texts(Recorder(Twice(), tmp_path), ONE)


def test_roles_send_each_ask_to_its_model() -> None:
    roles = Roles(reasoner=Twice("r"), prover=Twice("p"))
    first = {ask: texts(roles, ONE, ask)[0][0] for ask in Ask}
    assert first == {"sketch": "r", "lemma": "r", "proof": "p", "tactic": "p", "repair": "p"}
    assert roles.name == "twice+twice"
