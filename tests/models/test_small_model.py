"""The drafters over a real small model: real latency, junk, unicode, answers that are cut off.

PROVER_SMALL_MODEL names the interpreter that has the extra `small-model` (and `models`, for the
last test); without it these tests are skipped.
"""

from __future__ import annotations

import importlib.util
import os
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from eval.small_model import FIND, MODEL, QUESTION, serving
from prover import pipeline
from prover.budget import Budget
from prover.config import Settings
from prover.draft import Ask, Draft, Drafter, Request
from prover.draft.chat import Chat
from prover.draft.loading import NEEDED
from prover.draft.local import Local
from prover.draft.replay import Recorder, Replay
from prover.errors import DrafterUnavailable
from prover.events import Drafted, Event
from prover.lean.pool import Pool
from prover.types import Problem, Statement, Status

PYTHON = os.environ.get("PROVER_SMALL_MODEL", "")
PATIENT = 240.0  # seconds; the first question of a kind is read slowly
LOOP_SECONDS = 60.0  # for a theorem that neither the model nor the search proves in this time
SLACK = 20.0

pytestmark = pytest.mark.skipif(
    not PYTHON, reason="set PROVER_SMALL_MODEL to an interpreter with the extra small-model"
)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with serving(PYTHON) as url:
        yield url


@pytest.fixture(autouse=True)
def setting(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", server)
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)


def drafts(drafter: Drafter, ask: Ask, budget: Budget | None = None) -> list[Draft]:
    return list(drafter.drafts(Request(ask, **QUESTION), budget or Budget(PATIENT)))


@pytest.mark.parametrize("ask", Ask)
def test_every_kind_of_question_is_answered(ask: Ask) -> None:
    budget = Budget(PATIENT)
    found = drafts(Chat(MODEL, samples=3, max_tokens=64), ask, budget)
    assert len(found) == 3
    assert len({draft.text for draft in found}) > 1
    for draft in found:
        assert draft.text == draft.text.strip() != ""
        draft.text.encode()
        assert 100 < draft.tokens < 4096
    assert budget.used_tokens == sum(draft.tokens for draft in found)


def test_an_answer_cut_off_in_the_middle_is_a_draft() -> None:
    (draft,) = drafts(Chat(MODEL, samples=1, max_tokens=3), Ask.PROOF)
    assert 0 < len(draft.text) < 60


def test_a_seed_repeats_its_answers_and_a_record_replays_them(tmp_path: Path) -> None:
    record = tmp_path / "answers.jsonl"
    options = {"samples": 2, "max_tokens": 24, "seed": 5}
    once = drafts(Recorder(Chat(MODEL, **options), record), Ask.TACTIC)
    again = drafts(Chat(MODEL, **options), Ask.TACTIC)
    assert [draft.text for draft in again] == [draft.text for draft in once]
    replayed = drafts(Replay(record), Ask.TACTIC)
    assert [(d.text, d.tokens) for d in replayed] == [(d.text, d.tokens) for d in once]


def test_the_budget_ends_an_answer_that_takes_longer() -> None:
    budget = Budget(1.0)
    drafts(Chat(MODEL, samples=50, max_tokens=400), Ask.SKETCH, budget)
    assert 0.5 <= budget.elapsed < 6  # one that would take more than half of it is the last


def test_the_loop_comes_to_an_honest_end(shared_pool: Pool) -> None:
    text = "theorem no_list (α : Type) (f : α → α → Prop) : ∃ P : α → Prop, ∀ x, f x ≠ P"
    happened: list[Event] = []
    outcome = pipeline.prove(
        Problem("no_list", Statement("no_list", text)),
        Settings("embedded", LOOP_SECONDS, drafter="chat", model=MODEL),
        shared_pool,
        happened.append,
    )
    assert outcome.verdict.status is Status.UNPROVED
    drafted = [event for event in happened if isinstance(event, Drafted)]
    assert drafted and outcome.tokens >= sum(draft.tokens for draft in drafted) > 0
    assert outcome.seconds < LOOP_SECONDS + SLACK


def test_symbols_come_and_go_unharmed() -> None:
    statement = Statement(
        "α₁", "theorem «α₁ 𝔸» (h : ∀ x ∈ ([] : List Nat), x ≠ 0) : ⟨1, 2⟩ = (1, 2)"
    )
    request = Request(Ask.PROOF, statement, informal="Всё ясно. \U0001f600\u200b\ufffe")
    assert list(Chat(MODEL, samples=1, max_tokens=16).drafts(request, Budget(PATIENT)))


def test_a_question_longer_than_the_context_is_said_so() -> None:
    request = Request(Ask.PROOF, Statement("t", "theorem t : " + "1 + " * 20_000 + "0 = 1"))
    with pytest.raises(DrafterUnavailable, match="question is too long for the model"):
        list(Chat(MODEL, samples=1).drafts(request, Budget(PATIENT)))


def test_a_server_that_is_killed_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("prover.draft.chat.WAITS", (0.1, 0.1))
    with serving(PYTHON) as url:
        monkeypatch.setenv("OPENAI_BASE_URL", url)
        drafter = Chat(MODEL, samples=100, max_tokens=500)
        ended: list[str] = []

        def ask() -> None:
            try:
                drafts(drafter, Ask.SKETCH)
            except DrafterUnavailable as error:
                ended.append(str(error))

        thread = threading.Thread(target=ask)
        thread.start()
        time.sleep(2)
    thread.join(30)
    assert len(ended) == 1 and url in ended[0]


@pytest.mark.skipif(
    any(importlib.util.find_spec(name) is None for name in (*NEEDED, "gguf", "accelerate")),
    reason="pip install '.[models]' brings what reads a GGUF file",
)
def test_a_gguf_file_is_converted_once_and_speaks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PROVER_CACHE", str(tmp_path))
    file = subprocess.run([PYTHON, "-c", FIND], capture_output=True, text=True, check=True)
    written = []
    for _ in range(2):
        drafter = Local(file.stdout.strip(), samples=2, max_tokens=16, offline=True)
        (folder,) = (tmp_path / "models").iterdir()
        written.append((folder / "model.safetensors").stat().st_mtime_ns)
    assert written[0] == written[1]
    chat = [{"role": "user", "content": "What is the capital of France? One word."}]
    prompt = drafter._encoded(chat)
    answers = drafter._sample(prompt, 16, Budget(PATIENT))
    said = [drafter._tokenizer.decode(tokens) for tokens, _, _ in answers]
    assert any("Paris" in text for text in said), said
