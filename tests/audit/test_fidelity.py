"""What a model says of a statement: heard, shown as a suspicion, and nothing more."""

from __future__ import annotations

import pytest
from test_audit_terms import theorem

from prover.audit import Finding, Severity
from prover.audit.fidelity import Fidelity
from prover.audit.subject import subject
from prover.draft.chat import Chat
from tests.fakes.chat_server import ChatServer, says


def heard(answers: list[str], monkeypatch: pytest.MonkeyPatch, informal: str) -> list[Finding]:
    with ChatServer([says(text) for text in answers]) as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        found = subject(theorem("t (n : ℕ) (h : n < 3) : n ≤ 2"), informal)
        findings = list(Fidelity(Chat("m", samples=1)).find(found, None))
    if informal:
        first, second = (r["messages"][0]["content"] for r in server.requests)
        assert informal not in first and "n < 3" in first
        assert informal in second and "n < 3" not in second
    return findings


def test_a_difference_is_a_suspicion(monkeypatch: pytest.MonkeyPatch) -> None:
    (hit,) = heard(
        ["n is below 3.", "DIFFERENT. The text says at most 3."], monkeypatch, "Let n be at most 3."
    )
    assert hit.severity is Severity.SUSPICIOUS
    assert hit.message == "chat:m says: The text says at most 3."
    assert hit.certificate is None


@pytest.mark.parametrize("answer", ["SAME", "verified", "I am not sure. DIFFERENT, perhaps"])
def test_anything_else_says_nothing(answer: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not heard(["n is below 3.", answer], monkeypatch, "Let n be less than 3.")


def test_without_an_informal_text_nobody_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not heard(["DIFFERENT"], monkeypatch, "")
