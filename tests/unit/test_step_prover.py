"""The step prover: tactics out of answers, their probabilities, and the models that give them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import exp, inf, log, nan
from pathlib import Path
from typing import Any

import pytest

from prover.budget import Budget
from prover.critic.large import formats, step_prover
from prover.critic.large.answers import Answer, merged, tactic
from prover.critic.large.formats import BFS_PROVER, INTERNLM2_5, LLMSTEP, Format
from prover.critic.large.generating import Generating
from prover.critic.large.step_prover import Scene, StepProver, goal_text
from prover.draft import chat
from prover.errors import DrafterUnavailable, InputError
from prover.lean.goals import parse_goal
from prover.search.moves import Candidate, View
from prover.theory import Theory
from prover.types import Statement
from tests.fakes import chat_server as fake
from tests.fakes.chat_server import ChatServer, Script, completes, says, sends, status
from tests.fakes.tiny_model import needs_torch, save_model

GOAL = "n : Nat\nh : 0 < n\n⊢ n + 0 = n"
GOALS = (GOAL, "⊢ True", "case inl\np q : Prop\nhp : p\n⊢ p ∨ q")


def view(text: str = GOAL, depth: int = 0) -> View:
    return View(parse_goal(text), Theory(), depth)


def costs(candidates: Sequence[Candidate]) -> dict[str, float]:
    return {c.tactic: c.cost for c in candidates}


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("simp", "simp"),
        ("  omega\n", "omega"),
        ("rw [h, ← g]", "rw [h, ← g]"),
        ("exact?", "exact?"),
        ("simp_all!", "simp_all!"),
        ("cases' h with x y", "cases' h with x y"),
        ("rcases h with ⟨a, b⟩ | c", "rcases h with ⟨a, b⟩ | c"),
        ("first | simp | omega", "first | simp | omega"),
        ("· simp", "· simp"),
        ("(simp; omega)", "(simp; omega)"),
        ("intro x;simp", "intro x;simp"),
        ("by simp", "simp"),
        (":= by simp", "simp"),
        ("by\n  intro n\n  simp", "intro n\nsimp"),
        ("bypass n", "bypass n"),
        ("have h : p := by\n  simp\n  omega", "have h : p := by\n  simp\n  omega"),
        ("simp -- this is enough.", "simp -- this is enough."),
        ("```lean\nsimp\n```", "simp"),
        ("Try this:\n```lean4\n  induction n with\n  | zero => rfl\n```\nIt works.",
         "induction n with\n| zero => rfl"),
        ("```\nomega", "omega"),
        ("`omega`", "omega"),
        ("<think>simp? rw?\n```lean\nsimp\n```</think>omega", "omega"),
        ("", None),
        (" \n ", None),
        ("```lean\n```", None),
        ("<think>simp, I think", None),
        ("-- nothing to do", None),
        ("/- nothing -/", None),
        ("```lean\nsimp\n```\nor\n```lean\nomega\n```", None),
        ("We use induction on n.", None),
        ("the simp tactic", None),
        ("first, simplify", None),
        ("apply the induction hypothesis.", None),
        ("tactic: simp", None),
        ("Here is the tactic:", None),
        ("theorem t : True := trivial", None),
        ("example : True := by simp", None),
        ("sorry", None),
        ("exact (sorryAx _)", None),
        ("· simp\n· sorry", None),
        ("native_decide", None),
        ("rw [h", None),
        ("simp)", None),
        ('exact "', None),
        ("42", None),
        ("⊢ n = n", None),
        ("simp " * 1000, None),
    ],
)  # fmt: skip
def test_the_one_tactic_of_an_answer(answer: str, expected: str | None) -> None:
    assert tactic(answer) == expected


def test_probabilities_of_the_same_tactic_are_added() -> None:
    answers = [
        Answer("omega", log(0.2), (1,)), Answer("simp", log(0.3), (2, 3)),
        Answer(" simp\n", log(0.1), (2, 3, 4)), Answer("by simp", log(0.05), (5,)),
        Answer("nonsense.", log(0.2), (6,)),
    ]  # fmt: skip
    found = merged(answers, 5)
    assert [c.tactic for c in found] == ["simp", "omega"]
    assert exp(-found[0].cost) == pytest.approx(0.45)
    assert exp(-found[1].cost) == pytest.approx(0.2)
    assert merged(answers, 1) == found[:1]


def test_one_answer_that_came_twice_is_not_added() -> None:
    by_tokens = [Answer("simp", log(0.3), (2, 3)), Answer("simp", log(0.3), (2, 3))]
    by_text = [Answer("simp", log(0.3)), Answer("simp", log(0.3)), Answer("simp ", log(0.1))]
    assert exp(-merged(by_tokens, 5)[0].cost) == pytest.approx(0.3)
    assert exp(-merged(by_text, 5)[0].cost) == pytest.approx(0.4)


def test_without_probabilities_rank_and_number_count() -> None:
    answers = [Answer(t) for t in ("rfl", "simp", "omega", "no tactic.", "simp")]
    found = merged(answers, 5)
    assert [c.tactic for c in found] == ["simp", "rfl", "omega"]
    assert sum(exp(-c.cost) for c in found) < 1
    one_unknown = [Answer("rfl", log(0.01)), Answer("simp", log(0.5)), Answer("omega")]
    assert [c.tactic for c in merged(one_unknown, 5)] == ["rfl", "simp", "omega"]


def test_no_cost_is_negative_infinite_or_lost() -> None:
    assert merged([], 3) == []
    assert merged([Answer("simp", 0.0, (1,)), Answer("simp", 0.0, (2,))], 3)[0].cost == 0
    tiny = merged([Answer("simp", -2000.0, (1,)), Answer("simp", -2000.0, (2,))], 3)
    assert tiny[0].cost == pytest.approx(2000 - log(2))


def test_formats_are_known_by_name() -> None:
    assert formats.of_model("bytedance-research/BFS-Prover") is BFS_PROVER
    assert formats.of_model("/models/internlm2_5-step-prover") is INTERNLM2_5
    assert formats.of_model("Qwen2.5-7B-Instruct") is None
    assert formats.named("llmstep") is LLMSTEP
    with pytest.raises(InputError, match=r"no prompt format 'x': there is bfs-prover, "):
        formats.named("x")
    for form in formats.FORMATS.values():
        assert GOAL in form.prompt(GOAL) and "{goal}" not in form.prompt(GOAL)
    assert BFS_PROVER.prompt("⊢ {goal}") == "⊢ {goal}:::"
    assert LLMSTEP.answer("simp[GOAL]⊢ x[GOAL]") == "simp"


def test_a_folder_says_its_format(tmp_path: Path) -> None:
    form = Format("mine", "<{goal}>", ("\n", "<"))
    formats.write(form, tmp_path)
    assert formats.of_model(str(tmp_path)) == form
    for broken in ("{", "[]", '{"name": "x", "template": "no place", "stop": []}',
                   '{"name": "x", "template": "{goal}", "stop": [1]}'):  # fmt: skip
        (tmp_path / formats.FILE).write_text(broken)
        with pytest.raises(InputError, match=r"format\.json"):
            formats.of_model(str(tmp_path))


@dataclass
class Scripted:
    """A Writer that always answers the same."""

    said: list[Answer]
    name: str = "scripted"
    asked: list[int] = field(default_factory=list)

    def answers(self, views: Sequence[View], scene: Scene) -> list[list[Answer]]:
        del scene
        self.asked.append(len(views))
        return [self.said for _ in views]


def test_a_step_prover_normalises_by_the_length_of_the_path() -> None:
    writer = Scripted([Answer("simp", log(0.5))])
    views = [view(depth=0), view(depth=3)]
    plain = [cs[0].cost for cs in StepProver(writer).proposals(views)]
    assert plain == pytest.approx([log(2), log(2)])
    short = [cs[0].cost for cs in StepProver(writer, alpha=0.5).proposals(views)]
    assert short == pytest.approx([log(2), log(2) / 2])
    assert writer.asked == [2, 2]


def test_nothing_is_asked_without_goals_or_budget() -> None:
    writer = Scripted([Answer("simp", -1.0)])
    assert StepProver(writer).proposals([]) == []
    spent = StepProver(writer).proving(Statement("t", "theorem t : True"), Budget(0))
    assert spent.proposals([view(), view()]) == [[], []]
    assert writer.asked == []


# Behind a server.


@pytest.fixture(autouse=True)
def setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    monkeypatch.setattr(chat, "WAITS", (0.01, 0.02))


def behind(server: ChatServer, model: str = "bfs-prover", **options: Any) -> StepProver:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OPENAI_BASE_URL", server.url)
        return step_prover.endpoint(model, **options)


def proposed(script: Script, **options: Any) -> dict[str, float]:
    with ChatServer(script) as server:
        (found,) = behind(server, **options).proposals([view()])
    return costs(found)


def test_completions_with_their_probabilities() -> None:
    reply = completes("simp", " omega", "simp", "simp ", scores=[log(0.3), log(0.5), log(0.3), -3])
    with ChatServer([reply]) as server:
        (found,) = behind(server, samples=4, seed=7).proposals([view()])
        (request,) = server.requests
    assert [c.tactic for c in found] == ["omega", "simp"]
    assert exp(-found[0].cost) == pytest.approx(0.5)
    assert exp(-found[1].cost) == pytest.approx(0.3 + exp(-3))
    assert request["prompt"] == f"{GOAL}:::"
    assert (request["model"], request["n"], request["seed"]) == ("bfs-prover", 4, 7)
    assert request["logprobs"] == 1 and request["stream"] is False
    assert "stop" not in request and "messages" not in request


def test_the_format_of_the_model_is_used_and_its_stop() -> None:
    with ChatServer([completes("simp\n---\nNAME: next", scores=[-1.0])]) as server:
        (found,) = behind(server, "internlm2_5-step-prover", samples=1).proposals([view()])
        (request,) = server.requests
    assert request["prompt"].endswith(f"STATE_BEFORE: {GOAL}\n\n---\nTACTIC: ")
    assert request["stop"] == ["\n---"] and "n" not in request
    assert costs(found) == {"simp": 1.0}


def test_log_probabilities_in_the_form_of_chats() -> None:
    parts = [{"token": "si", "logprob": -0.5}, {"token": "mp", "logprob": -0.25}]
    body = {"text": "simp", "logprobs": {"content": parts}}
    assert proposed([sends(json.dumps({"choices": [body]}).encode())], samples=1) == {"simp": 0.75}


def test_a_server_that_gives_one_at_a_time_is_asked_again() -> None:
    with ChatServer([completes("simp"), completes("omega"), completes("simp")]) as server:
        (found,) = behind(server, samples=3, seed=5).proposals([view()])
        assert [(r.get("n"), r["seed"]) for r in server.requests] == [(3, 5), (2, 6), (None, 7)]
    assert [c.tactic for c in found] == ["simp", "omega"]


def test_more_choices_than_asked_for_are_not_taken() -> None:
    assert list(proposed([completes("simp", "omega", "rfl", scores=[-1, -2, -3])], samples=2)) == [
        "simp", "omega"
    ]  # fmt: skip


@pytest.mark.parametrize(
    "refusal",
    [
        status(400, "no such option", param="logprobs"),
        status(400, "logprobs are not supported"),
        status(422, "unexpected field logprobs"),
    ],
)
def test_a_server_without_log_probabilities(refusal: fake.Reply) -> None:
    script = [refusal, completes("simp", "omega", "omega", "x."), completes("rfl", scores=[-1.0])]
    with ChatServer(script) as server:
        prover = behind(server, samples=4)
        ((first, second),) = prover.proposals([view()])
        prover.proposals([view("⊢ True")])
        assert ["logprobs" in r for r in server.requests[:3]] == [True, False, False]
    assert (first.tactic, second.tactic) == ("omega", "simp")
    assert first.cost < second.cost < 2


@pytest.mark.parametrize("lie", [nan, inf, -inf, 3.0, "0", None, True, [], {}])
def test_impossible_log_probabilities_are_not_believed(lie: object) -> None:
    found = proposed([completes("rfl", "simp", "simp", scores=[lie, -0.1, -5.0])], samples=3)
    assert list(found) == ["simp", "rfl"]  # by how often they came
    assert all(0 < cost < 5 for cost in found.values())


def test_what_was_cut_off_is_no_tactic() -> None:
    choices = [{"text": "simp [a, b", "finish_reason": "length"},
               {"text": "simp", "finish_reason": "length"},
               {"text": "omega", "finish_reason": "stop"}]  # fmt: skip
    reply = sends(json.dumps({"choices": choices}).encode())
    assert list(proposed([reply], samples=3)) == ["omega"]


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        (sends(b'{"choices": []}'), []),
        (completes("", " "), []),
        (completes("The next step is simp.", "sorry"), []),
        (completes(3, "simp", None), ["simp"]),
        (completes("simp", scores=[-1.0], usage={"prompt_tokens": -4}), ["simp"]),
        (sends(b'{"choices": [3, {}, {"text": "simp", "logprobs": 7}]}'), ["simp"]),
        (sends(b'{"choices": [{"text": "simp", "logprobs": {"token_logprobs": 1}}]}'), ["simp"]),
        (sends(b'{"choices": [{"text": "simp", "logprobs": {"content": [3]}}]}'), ["simp"]),
        (sends(b'{"choices": [{"text": "exact \\ud800"}]}'), ["exact ?"]),
    ],
)
def test_odd_completions(reply: fake.Reply, expected: list[str]) -> None:
    assert list(proposed([reply], samples=2)) == expected


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        (status(500, "out of order"), "HTTP 500, out of order"),
        (status(401), "refuses the key"),
        (status(404), "has no such model or path"),
        (fake.dies, "the connection broke"),
        (sends(b"<html>"), "answers with something else: no completion"),
        (sends(b'{"choices": 3}'), "answers with something else: no completion"),
        (says("simp"), "answers with something else: no completion"),  # as for a chat
        (fake.floods(), "sends more than 2 MiB"),
    ],
)
def test_a_server_that_fails_is_one_clear_line(trouble: fake.Reply, words: str) -> None:
    with ChatServer([trouble]) as server, pytest.raises(DrafterUnavailable, match=words) as caught:
        behind(server).proposals([view()])
    assert str(caught.value).startswith(f"model server {server.url}: ")
    assert "\n" not in str(caught.value)


def test_trouble_that_passes_is_waited_for() -> None:
    script = [status(503), fake.dies, completes("simp", scores=[-1.0])]
    assert proposed(script, samples=1) == {"simp": 1.0}


def test_a_silent_server_wastes_no_more_than_the_budget() -> None:
    with ChatServer([fake.drips]) as server:
        budget = Budget(1.0)
        prover = behind(server).proving(Statement("t", "theorem t : True"), budget)
        assert prover.proposals([view(), view("⊢ True")]) == [[], []]
        assert budget.elapsed < 6


def test_tokens_and_money_are_charged() -> None:
    budget = Budget(30)
    usage = {"prompt_tokens": 100, "completion_tokens": 20}
    with ChatServer([completes("simp", "rfl", usage=usage)]) as server:
        prover = behind(server, samples=2, prices=(2.0, 10.0))
        prover.proving(Statement("t", "theorem t : True"), budget).proposals([view(), view()])
    assert budget.used_tokens == 240
    assert budget.used_money == pytest.approx(2 * (100 * 2 + 20 * 10) / 1e6)


def test_a_goal_too_long_gets_nothing_and_the_next_is_asked() -> None:
    def reply(request: dict[str, Any]) -> fake.Reply:
        if len(request["prompt"]) > 500:
            return status(400, "too long", code="context_length_exceeded")
        return completes("simp", scores=[-1.0])

    long = view("⊢ " + "n + " * 200 + "n = n")
    with ChatServer(reply) as server:
        found = behind(server, samples=1).proposals([view(), long, view()])
    assert [[c.tactic for c in cs] for cs in found] == [["simp"], [], ["simp"]]


def test_a_chat_model_is_asked_for_a_tactic() -> None:
    script = [says("```lean\nsimp\n```"), says("Use omega."), says("```lean\nomega\n```"),
              says("<think>omega</think>```lean\nsimp\n```")]  # fmt: skip
    statement = Statement("t", "theorem t (n : Nat) : n + 0 = n", "def secret := 3\n\n")
    with ChatServer(script) as server:
        prover = behind(server, "some-chat-model", samples=4)
        (found,) = prover.proving(statement, Budget(30)).proposals([view()])
        question = server.requests[0]["messages"][1]["content"]
    assert len(server.requests) == 4 and prover.name == "chat:some-chat-model"
    assert "def secret := 3" in question and GOAL in question and "next tactic" in question
    assert [c.tactic for c in found] == ["simp", "omega"]
    assert found[0].cost < log(2.1)  # two of four


def test_a_chat_model_without_a_statement_reads_the_goal_as_one() -> None:
    with ChatServer([says("simp")]) as server:
        behind(server, form="chat", samples=1).proposals([view("n : Nat\nm : Nat := 3\n⊢ n = m")])
        question = server.requests[0]["messages"][1]["content"]
    assert "theorem goal (n : Nat) (m : Nat := 3) : n = m := by sorry" in question


def test_without_a_server_it_says_what_to_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_BASE_URL", raising=False)
    with pytest.raises(DrafterUnavailable, match="set OPENAI_BASE_URL or OPENAI_API_KEY"):
        step_prover.endpoint("bfs-prover")


# In this process.


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> str:
    return save_model(tmp_path_factory.mktemp("model") / "bfs-prover-tiny", ends=40)


def written(model: str, views: Sequence[View], form: Format = BFS_PROVER, **options: Any) -> Any:
    writer = Generating(model, form, **{"samples": 6, "max_tokens": 12} | options)
    return writer, writer.answers(views, Scene())


def likelihood(writer: Generating, form: Format, goal: View, tokens: tuple[int, ...]) -> float:
    """By a plain forward pass over one text."""
    import torch

    prompt = writer._tokenizer(form.prompt(goal_text(goal)))["input_ids"]
    with torch.no_grad():
        logits = writer._model(torch.tensor([[*prompt, *tokens]])).logits[0]
    table = torch.log_softmax(logits[len(prompt) - 1 : -1], dim=-1)
    return sum(table[at, token].item() for at, token in enumerate(tokens))


@needs_torch
@pytest.mark.parametrize("beam", [False, True])
def test_scores_of_a_batch_are_those_of_plain_forward_passes(tiny: str, beam: bool) -> None:
    views = [view(goal) for goal in GOALS]
    writer, found = written(tiny, views, beam=beam)
    assert sum(map(len, found)) > 6
    for goal, answers in zip(views, found, strict=True):
        for answer in answers:
            assert answer.tokens[-1] < 40 and all(token >= 40 for token in answer.tokens[:-1])
            expected = likelihood(writer, BFS_PROVER, goal, answer.tokens)
            assert answer.score == pytest.approx(expected, abs=1e-3)


@needs_torch
def test_beams_of_a_batch_are_those_of_each_goal_alone(tiny: str) -> None:
    views = [view(goal) for goal in GOALS]
    _, together = written(tiny, views, beam=True)
    for goal, answers in zip(views, together, strict=True):
        _, (alone,) = written(tiny, [goal], beam=True)
        assert [a.tokens for a in answers] == [a.tokens for a in alone]
        assert len({a.tokens for a in answers}) == len(answers)
        assert list(answers) == sorted(answers, key=lambda a: -a.score)


@needs_torch
@pytest.mark.parametrize("beam", [False, True])
def test_an_answer_ends_at_a_stop(tmp_path: Path, beam: bool) -> None:
    model = save_model(tmp_path / "endless", ends=0)
    letters = tuple("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
    form = Format("stopping", "{goal}:::", letters)
    writer, (answers,) = written(model, [view()], form, beam=beam, max_tokens=30, samples=8)
    assert answers
    for answer in answers:
        said = writer._tokenizer.decode(list(answer.tokens))
        assert said.endswith(letters) and answer.text == said[:-1]
        assert not any(letter in answer.text for letter in letters)
        expected = likelihood(writer, form, view(), answer.tokens)
        assert answer.score == pytest.approx(expected, abs=1e-3)


@needs_torch
def test_the_seed_decides_the_samples(tiny: str) -> None:
    _, once = written(tiny, [view()], seed=7)
    assert written(tiny, [view()], seed=7)[1] == once
    assert written(tiny, [view()], seed=8)[1] != once


@needs_torch
def test_what_is_not_over_is_no_answer(tmp_path: Path) -> None:
    _, found = written(save_model(tmp_path / "endless", ends=0), [view()])
    assert found == [[]]


@needs_torch
def test_a_goal_that_the_model_cannot_read_gets_none(tmp_path: Path) -> None:
    short = save_model(tmp_path / "short", ends=200, max_position_embeddings=60)
    long = view("⊢ " + "n + " * 20 + "n = n")
    _, found = written(short, [view(), long, view("⊢ True")])
    assert found[1] == [] and found[0] and found[2]


@needs_torch
def test_large_batches_are_split_and_charged(tiny: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("prover.critic.large.generating.ROWS", 12)
    writer = Generating(tiny, BFS_PROVER, samples=6, max_tokens=5)
    budget = Budget(tokens=10**6)
    views = [view(f"⊢ {n} = {n}") for n in range(5)]
    found = writer.answers(views, Scene(budget=budget))
    assert len(found) == 5
    asked = sum(len(f"{goal_text(v)}:::".encode()) for v in views)
    assert asked + 30 <= budget.used_tokens <= asked + 150
    one = Budget(tokens=1)
    assert sum(map(bool, writer.answers(views, Scene(budget=one)))) <= 2


@needs_torch
@pytest.mark.parametrize("beam", [False, True])
def test_writing_ends_with_the_budget(tmp_path: Path, beam: bool) -> None:
    model = save_model(tmp_path / "endless", ends=0, max_position_embeddings=10**6)
    writer = Generating(model, BFS_PROVER, samples=2, beam=beam, max_tokens=10**5)
    writer.answers([view()], Scene(budget=Budget(3)))  # what is only slow once
    budget = Budget(1.0)
    assert writer.answers([view()], Scene(budget=budget)) == [[]]
    assert 1.0 <= budget.elapsed < 6


@needs_torch
def test_a_model_whose_logits_are_no_numbers_is_unavailable(tmp_path: Path) -> None:
    import torch

    writer = Generating(save_model(tmp_path / "m"), BFS_PROVER, samples=2, max_tokens=5)
    with torch.no_grad():
        writer._model.lm_head.weight.fill_(nan)
    with pytest.raises(DrafterUnavailable, match=r"^local:m: ."):
        StepProver(writer).proposals([view()])


@needs_torch
def test_a_local_model_is_loaded_in_the_form_that_its_name_says(tiny: str, tmp_path: Path) -> None:
    prover = step_prover.local(tiny, samples=2)
    assert isinstance(prover.writer, Generating) and prover.name == "local:bfs-prover-tiny"
    other = step_prover.local(save_model(tmp_path / "other"), samples=2)
    assert not isinstance(other.writer, Generating)
    assert other.proposals([view("⊢ True")]) == [[]]  # junk
    with pytest.raises(DrafterUnavailable, match=r"^local:bfs-prover: ."):
        step_prover.local("/no/such/bfs-prover")


def test_without_torch_it_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(DrafterUnavailable, match=r"pip install 'proofloom\[models\]'"):
        step_prover.local("bfs-prover")
