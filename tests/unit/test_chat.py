"""The chat drafter against a scripted server that answers, refuses and misbehaves."""

from __future__ import annotations

import json
import math
import socket
import subprocess
import sys
import time
import tracemalloc

import pytest

from prover.budget import Budget
from prover.draft import Ask, Draft, Request, chat
from prover.draft.chat import Chat
from prover.draft.server import MAX_BYTES
from prover.errors import DrafterUnavailable
from prover.types import Statement
from tests.fakes import chat_server as fake
from tests.fakes.chat_server import ChatServer, Reply, Script, completion, says, sends, status

KEY = "sk-very-secret"
STATEMENT = Statement("t", "theorem t (n : Nat) : n + 0 = n")
REQUEST = Request(Ask.SKETCH, STATEMENT)
SECONDS = 1.0  # the budget of a server that wastes it
SLACK = 5.0  # seconds for a busy machine


@pytest.fixture(autouse=True)
def setting(monkeypatch: pytest.MonkeyPatch) -> None:
    """A key, no server yet, and no long waits."""
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:1/v1")
    monkeypatch.setattr(chat, "WAITS", (0.01, 0.02))


def ask(server: ChatServer, budget: Budget | None = None, **options: object) -> list[Draft]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OPENAI_BASE_URL", server.url)
        drafter = Chat("m", **{"samples": 1} | options)
    return list(drafter.drafts(REQUEST, budget or Budget(30)))


def texts(script: Script, **options: object) -> list[str]:
    with ChatServer(script) as server:
        return [draft.text for draft in ask(server, **options)]


def unavailable(script: Script, budget: Budget | None = None, **options: object) -> str:
    with ChatServer(script) as server, pytest.raises(DrafterUnavailable) as caught:
        ask(server, budget, **options)
    message = str(caught.value)
    assert server.url in message
    assert "\n" not in message and len(message) < 400
    assert KEY not in message
    return message.removeprefix(f"model server {server.url}: ")


def test_a_request_is_asked_as_often_as_samples_say() -> None:
    with ChatServer([says("one"), says("two"), says("three")]) as server:
        drafts = ask(server, samples=3, seed=7, max_tokens=50)
    assert [d.text for d in drafts] == ["one", "two", "three"]
    assert {d.source for d in drafts} == {"chat:m"}
    assert [r["seed"] for r in server.requests] == [7, 8, 9]
    temperatures = [r["temperature"] for r in server.requests]
    assert temperatures == sorted(set(temperatures)) and temperatures[-1] <= 1
    for request in server.requests:
        assert (request["model"], request["max_tokens"]) == ("m", 50)
        assert request["stream"] is False and "n" not in request
        assert [m["role"] for m in request["messages"]] == ["system", "user"]
        assert "theorem t (n : Nat) : n + 0 = n" in request["messages"][1]["content"]
    assert server.headers[0]["Authorization"] == f"Bearer {KEY}"


def test_a_request_that_comes_again_gets_other_answers() -> None:
    with ChatServer([says("x")]) as server, pytest.MonkeyPatch.context() as patch:
        patch.setenv("OPENAI_BASE_URL", server.url)
        drafter = Chat("m", samples=2)
        for request in (REQUEST, Request(Ask.REPAIR, STATEMENT), Request(Ask.SKETCH, STATEMENT)):
            list(drafter.drafts(request, Budget()))
    assert [r["seed"] for r in server.requests] == [0, 1, 0, 1, 2, 3]
    assert len({r["temperature"] for r in server.requests}) == 2


def test_drafts_are_asked_for_one_by_one() -> None:
    with ChatServer([says("x")]) as server, pytest.MonkeyPatch.context() as patch:
        patch.setenv("OPENAI_BASE_URL", server.url)
        next(Chat("m", samples=5).drafts(REQUEST, Budget()))
        assert len(server.requests) == 1


def test_a_local_server_needs_no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY")
    assert texts([says("x")]) == ["x"]


def test_without_server_and_key_it_says_what_to_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY")
    monkeypatch.setenv("OPENAI_BASE_URL", " ")
    with pytest.raises(DrafterUnavailable, match="set OPENAI_BASE_URL or OPENAI_API_KEY"):
        Chat("m")


@pytest.mark.parametrize(
    "url", ["localhost:8000", "ftp://h/v1", "http://", "http://[", "http://h:x/", "http://h/\x00y"]
)
def test_an_address_that_is_none_is_refused(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.environ", {"OPENAI_BASE_URL": url})
    with pytest.raises(DrafterUnavailable, match="OPENAI_BASE_URL is no http"):
        Chat("m")


@pytest.mark.parametrize("key", ["sk-\nsecret", "sk-sécret", "sk-\x00secret"])
def test_a_key_that_no_header_can_carry_is_not_shown(
    key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.environ", {"OPENAI_API_KEY": key})
    with pytest.raises(DrafterUnavailable, match="OPENAI_API_KEY has characters") as caught:
        Chat("m")
    assert "cret" not in str(caught.value)


def test_neither_key_nor_password_is_in_its_representation(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    monkeypatch.setenv("OPENAI_BASE_URL", f"http://user:pass@127.0.0.1:{port}/v1?token=word")
    drafter = Chat("m")
    with pytest.raises(DrafterUnavailable) as caught:
        list(drafter.drafts(REQUEST, Budget(30)))
    assert f"model server http://127.0.0.1:{port}/v1: cannot be reached" in str(caught.value)
    for shown in (repr(drafter), repr(drafter._server), drafter.name, str(caught.value)):
        assert not any(secret in shown for secret in (KEY, "pass", "word"))


@pytest.mark.parametrize(
    "trouble",
    [
        status(429), status(500), status(503), fake.dies, sends(b"<html>"), sends(b""),
        sends(b"[1, 2]"), sends(b'{"choices": 3}'), sends(b'{"choices": [{"message": "x"}]}'),
        sends(b'{"error": {"message": "overloaded"}}'), sends(b'"text"'), sends(b"[" * 100_000),
        sends(b"1" * 5000), sends(b'{"choices": [{"message": {"content": {"a": 1}}}]}'),
    ],
)  # fmt: skip
def test_trouble_that_passes_is_waited_for(trouble: Reply) -> None:
    assert texts([trouble, trouble, says("fine")]) == ["fine"]


@pytest.mark.parametrize(
    ("trouble", "words", "asked"),
    [
        (status(500, "out of order"), "HTTP 500, out of order", 3),
        (status(429, "slow down"), "HTTP 429, slow down", 3),
        (status(429, "no money", code="insufficient_quota"), "HTTP 429, no money", 1),
        (fake.dies, r"the connection broke \(.*closed.*\)", 3),
        (sends(b"<html>"), "answers with something else: no chat completion", 3),
        (sends(b'{"error": "over\\u001b[31mloaded"}'), r"else: over \[31mloaded", 3),
        (status(401, f"bad key {KEY}"), r"refuses the key \(HTTP 401, bad key \*\*\*\): set OP", 1),
        (status(403), "refuses the key", 1),
        (status(404, "no m"), r"no such model or path \(HTTP 404, no m\): see --model", 1),
        (status(418, "a\n\x1b[2Jb" + "c" * 5000), r"HTTP 418, a \[2Jbccc", 1),
        (sends(b"\xff", 400), "HTTP 400", 1),
        (status(400, "this context length"), "question is too long for the model", 2),
        (sends(b"x" * 10_000_000), "sends more than 2 MiB for one answer", 1),
        (sends(b"x" * 10_000_000, 500), "sends more than 2 MiB for one answer", 1),
        (sends(b"\x1f\x8b", Content_Encoding="gzip"), "compressed data", 1),
    ],
)
def test_trouble_that_stays_is_one_clear_line(trouble: Reply, words: str, asked: int) -> None:
    with ChatServer([trouble]) as server:
        with pytest.raises(DrafterUnavailable, match=words) as caught:
            ask(server)
        assert len(server.requests) == asked
    message = str(caught.value)
    assert message.startswith(f"model server {server.url}: ")
    assert message.isprintable() and len(message) < 400
    assert KEY not in message


def test_nobody_there_is_said_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []
    monkeypatch.setattr(time, "sleep", waits.append)
    with ChatServer([says("x")]) as server:
        pass
    with pytest.raises(DrafterUnavailable, match="cannot be reached"):
        ask(server)
    assert waits == []


def test_a_server_that_was_there_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []
    monkeypatch.setattr(time, "sleep", waits.append)
    with ChatServer([says("x")]) as server, pytest.MonkeyPatch.context() as patch:
        patch.setenv("OPENAI_BASE_URL", server.url)
        drafts = Chat("m", samples=2).drafts(REQUEST, Budget(30))
        assert next(drafts).text == "x"
    with pytest.raises(DrafterUnavailable, match="cannot be reached"):
        next(drafts)
    assert waits[-2:] == [0.01, 0.02]


@pytest.mark.parametrize(
    ("header", "wait"), [("3", 3.0), ("1e9", 60.0), ("nan", 0.01), ("-4", 0.01), ("soon", 0.01)]
)
def test_it_waits_as_long_as_the_server_asks(
    header: str, wait: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []
    monkeypatch.setattr(chat.time, "sleep", waits.append)
    with ChatServer([status(429, headers={"Retry_After": header}), says("x")]) as server:
        assert len(ask(server, Budget())) == 1
    assert waits == [wait]


def test_no_wait_is_begun_that_the_budget_does_not_last_for() -> None:
    budget = Budget(10)
    unavailable([status(429, headers={"Retry_After": "50"})], budget)
    assert budget.elapsed < SLACK


@pytest.mark.parametrize(
    "waste", [fake.silent, fake.drips, fake.drips_headers], ids=["silent", "drips", "headers"]
)
def test_a_server_that_wastes_time_gets_half_of_it(waste: Reply) -> None:
    with ChatServer([waste]) as server:
        budget = Budget(4 * SECONDS)
        assert ask(server, budget, samples=5) == []
        assert budget.elapsed >= 2 * SECONDS and budget.spent() is None
        assert len(server.requests) == 1


def test_a_parent_budget_bounds_it_too() -> None:
    with ChatServer([fake.drips]) as server:
        budget = Budget(SECONDS)
        assert ask(server, budget.child(seconds=50)) == []
        assert budget.elapsed < SECONDS + SLACK


def test_a_single_answer_has_a_limit_of_its_own() -> None:
    assert unavailable([fake.drips], Budget(50), timeout=0.3).startswith("no answer within")


@pytest.mark.parametrize("code", [200, 500])
def test_an_endless_stream_is_left_after_two_mebibytes(code: int) -> None:
    tracemalloc.start()
    try:
        message = unavailable([fake.floods(code)], Budget(50))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert message.startswith("sends more than 2 MiB")
    assert peak < 32 * MAX_BYTES


def test_a_redirect_is_not_followed() -> None:
    with ChatServer([says("stolen")]) as other:
        where = f"{other.url}/chat/completions"
        for code in (301, 302, 307, 308):
            message = unavailable([status(code, headers={"Location": where})])
            assert "redirects elsewhere" in message
        assert other.requests == []


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        (says(None, refusal="I cannot help with that."), []),
        (says(""), []),
        (says(" \n "), []),
        (sends(b'{"choices": []}'), []),
        (says(None, reasoning_content="hm, omega"), []),
        (says("by simp", reasoning_content="hm, omega"), ["by simp"]),
        (says("<think>omega? no</think>\nby simp"), ["by simp"]),
        (says("omega? no\n</think>by simp"), ["by simp"]),
        (says("<think>omega, omega, ome"), []),
        (says("by simp <think>done?"), ["by simp"]),
        (sends(json.dumps(completion("a\ud800b")).encode()), ["a?b"]),
        (sends(json.dumps(completion("aéb"), ensure_ascii=False).encode("latin-1")), ["a\ufffdb"]),
        (sends(b'{"choices": [{"message": {"content": "x"}}], "usage": [1]}'), ["x"]),
        (sends(b'{"choices": [{"message": {"content": [{"text": "x"}, 3, {}]}}]}'), ["x"]),
        (sends(b'{"choices": [{"message": {}}]}'), []),
    ],
)
def test_odd_answers(reply: Reply, expected: list[str]) -> None:
    assert texts([reply, says("next")], samples=2) == [*expected, "next"]


def test_tokens_and_money_are_charged() -> None:
    budget = Budget(30)
    usage = {"prompt_tokens": 300, "completion_tokens": 20}
    with ChatServer([says("x", usage)]) as server:
        drafts = ask(server, budget, samples=2, prices=(2.0, 10.0))
    assert [d.tokens for d in drafts] == [320, 320]
    assert drafts[0].cost == pytest.approx((300 * 2 + 20 * 10) / 1e6)
    assert budget.used_tokens == 640
    assert budget.used_money == pytest.approx(2 * drafts[0].cost)


@pytest.mark.parametrize(
    "usage",
    [
        {"prompt_tokens": -5, "completion_tokens": -(10**9)},
        {"prompt_tokens": 10**18, "completion_tokens": 10**30},
        {"prompt_tokens": "12", "completion_tokens": None},
        {"prompt_tokens": True, "completion_tokens": math.nan},
        {},
    ],
    ids=["negative", "huge", "no numbers", "odd numbers", "none"],
)
def test_impossible_counts_are_replaced_by_an_estimate(usage: dict[str, object]) -> None:
    budget = Budget(30)
    with ChatServer([says("x" * 4000, usage)]) as server:
        ask(server, budget)
        (request,) = server.requests
    asked = sum(len(m["content"].encode()) for m in request["messages"])
    assert asked / 4 + 1000 < budget.used_tokens < asked / 4 + 1100


def test_refusals_are_charged_too() -> None:
    budget = Budget(30)
    with ChatServer([says(None, {"prompt_tokens": 50, "completion_tokens": 5})]) as server:
        assert ask(server, budget, samples=2) == []
    assert budget.used_tokens == 110


@pytest.mark.parametrize("limit", [{"tokens": 150}, {"money": 0.0002}])
def test_no_question_is_asked_when_tokens_or_money_are_spent(limit: dict[str, float]) -> None:
    with ChatServer([says("x")]) as server:
        drafts = ask(server, Budget(30, **limit), samples=9, prices=(1.0, 1.0))
        assert len(drafts) == len(server.requests) == 2


def test_options_that_a_model_does_not_take_are_left_out_from_then_on() -> None:
    def reply(request: dict[str, object]) -> Reply:
        if "max_tokens" in request:
            words = "Unsupported parameter: use 'max_completion_tokens' instead."
            return status(400, words, param="max_tokens", code="unsupported_parameter")
        if request.get("temperature", 1) != 1:
            return status(400, "Unsupported value", param="temperature", code="unsupported_value")
        return says("x")

    with ChatServer(reply) as server:
        assert len(ask(server, samples=2, max_tokens=50)) == 2
    assert len(server.requests) == 4
    for request in server.requests[2:]:
        assert request["max_completion_tokens"] == 50
        assert request["seed"] in (0, 1)
        assert not {"max_tokens", "temperature"} & request.keys()


def test_a_server_that_takes_nothing_is_given_up() -> None:
    assert "HTTP 400, bad" in unavailable(lambda r: status(400, "bad", param=list(r)[-1]))


def test_the_length_of_the_answer_is_given_up_for_that_of_the_question() -> None:
    def reply(request: dict[str, object]) -> Reply:
        if "max_tokens" in request:
            return status(400, "you requested more than the maximum context length")
        return says("x")

    assert texts(reply, samples=2) == ["x", "x"]


def test_a_question_too_long_ends_its_request_and_no_more() -> None:
    long = status(400, "too long", code="context_length_exceeded")
    assert texts([says("x"), long, long, says("y")], samples=5) == ["x"]


def test_the_client_is_not_imported_before_it_is_used() -> None:
    code = (
        "import sys, prover.draft.chat as c; sys.exit(bool({'openai', 'jinja2'} & {*sys.modules}))"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
