"""What is recalled of earlier work, on real Lean: it spares time, and is never believed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from prover import pipeline
from prover.config import Outcome, Settings
from prover.graph import ingest, memory
from prover.graph.line import goal_of
from prover.graph.model import Edge, Kind, Link
from prover.graph.replay import replay
from prover.graph.store import Store
from prover.lean.pool import Pool
from prover.problems.lean_files import problems
from prover.runs.driver import run_batch
from prover.suites import load
from prover.types import Problem, Status, Verdict

LISTS = """inductive L where
  | nil
  | cons (n : Nat) (l : L)

open L

def app : L → L → L
  | nil, m => m
  | cons n l, m => cons n (app l m)

def rev : L → L
  | nil => nil
  | cons n l => app (rev l) (cons n nil)

"""


def problem(signature: str, preamble: str = LISTS) -> Problem:
    (found,) = problems(f"{preamble}theorem {signature} := by sorry\n", "file")
    return found


ASSOC = problem("app_assoc (a b c : L) : app (app a b) c = app a (app b c)")
REV_APP = problem("rev_app (a b : L) : rev (app a b) = app (rev b) (rev a)")
REV_REV = problem("rev_rev (a : L) : rev (rev a) = a")
FALSE = problem("odd (a : L) : app a a = a")
HARD = problem("hard (n : Nat) (h : n ^ 5 = n + 240) : n = 3 ∨ n ^ 3 > 27 ∨ n = 0", "")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(
        lean="embedded", time_limit=60.0, memory="all", graph=str(tmp_path / "graph.sqlite")
    )


@pytest.fixture
def bridge(shared_pool: Pool) -> Iterator[Pool]:
    yield shared_pool


def prove(each: Problem, settings: Settings, bridge: Pool) -> Outcome:
    """As `prover prove` does it: prove, and keep what came out."""
    facts = {"library_hash": bridge.toolchain.library_hash, "lean": "4.35.0"}
    with memory.keeper(settings, facts) as keep:
        outcome = pipeline.prove(each, settings, bridge, lambda _: None)
        keep(each.name, outcome)
    return outcome


def store_of(settings: Settings) -> Store:
    return Store(Path(settings.graph))


def test_a_proof_is_recalled_and_judged_again(settings: Settings, bridge: Pool) -> None:
    first = prove(ASSOC, settings, bridge)
    assert first.verdict.status is Status.VERIFIED and first.recalled == ""
    again = prove(ASSOC, settings, bridge)
    assert again.verdict.status is Status.VERIFIED and again.recalled == "proof"
    assert again.expansions == 0 and again.verdict.record is not None
    assert again.verdict.record.checks[-1].startswith("kernel/")
    renamed = problem("other (x y z : L) : app (app x y) z = app x (app y z)")
    other = prove(renamed, settings, bridge)
    assert other.verdict.status is Status.VERIFIED


def test_without_memory_nothing_is_read_or_written(settings: Settings, bridge: Pool) -> None:
    prove(ASSOC, settings, bridge)
    before = Path(settings.graph).read_bytes()
    off = replace(settings, memory="off", graph="")
    assert prove(ASSOC, off, bridge).recalled == ""
    assert Path(settings.graph).read_bytes() == before


def poison(settings: Settings, kind: Kind, change: Any) -> None:
    """Change texts behind the store's back."""
    with store_of(settings) as store:
        nodes = list(store.nodes(kind=kind))
        edges, others = list(store.edges()), [n for n in store.nodes() if n.kind is not kind]
    assert nodes
    Path(settings.graph).unlink()
    for suffix in ("-wal", "-shm"):
        Path(f"{settings.graph}{suffix}").unlink(missing_ok=True)
    with store_of(settings) as store:
        changed = [change(node) for node in nodes]
        store.add([*others, *changed], edges, None)


def test_a_poisoned_proof_costs_time_and_no_more(settings: Settings, bridge: Pool) -> None:
    prove(ASSOC, settings, bridge)
    poison(settings, Kind.PROOF, lambda node: replace(node, text="by sorry"))
    again = prove(ASSOC, settings, bridge)
    assert again.verdict.status is Status.VERIFIED and again.recalled == ""


def test_a_proof_of_what_is_false_is_not_believed(settings: Settings, bridge: Pool) -> None:
    prove(ASSOC, settings, bridge)
    with store_of(settings) as store:
        (proof,) = store.nodes(kind=Kind.PROOF)
        lie = memory.ingest.statement_node(FALSE.statement, bridge.toolchain.library_hash)
        edge = next(iter(store.edges(into=proof.id)))
        store.add([lie], [replace(edge, source=lie.id)], None)
    outcome = prove(FALSE, settings, bridge)
    assert outcome.verdict.status is Status.DISPROVED and outcome.recalled == ""


def test_lemmas_of_one_problem_help_another(settings: Settings, bridge: Pool) -> None:
    """A lemma that was found for one theorem is used for another without being looked for."""
    known = prove(REV_REV, settings, bridge)
    assert known.verdict.status is Status.VERIFIED and known.lemmas
    with store_of(settings) as store:
        lemmas = list(store.nodes(kind=Kind.LEMMA))
        assert {node.text for node in lemmas} >= set(known.lemmas)
        (proof,) = store.nodes(kind=Kind.PROOF)
        used = [edge for edge in store.edges(of=proof.id) if edge.link is Link.USES]
        assert len(used) == len(known.lemmas)
    other = problem("rev_rev_app (a b : L) : rev (rev (app a b)) = app (rev (rev a)) (rev (rev b))")
    quick = replace(settings, drafter="none")
    alone = prove(other, replace(quick, memory="off", graph=""), bridge)
    helped = prove(other, quick, bridge)
    assert alone.verdict.status is Status.UNPROVED
    assert helped.verdict.status is Status.VERIFIED and helped.lemmas


def test_a_poisoned_lemma_is_left_out(settings: Settings, bridge: Pool) -> None:
    prove(REV_REV, settings, bridge)
    wrong = "∀ (a : L), rev a = a"
    poison(settings, Kind.LEMMA, lambda node: replace(node, text=wrong))
    outcome = prove(
        problem("t (a : L) : rev (rev (rev a)) = rev a"), replace(settings, drafter="none"), bridge
    )
    assert wrong not in outcome.lemmas and not outcome.facts


def test_what_was_tried_in_vain_is_not_tried_again(settings: Settings, bridge: Pool) -> None:
    short = replace(settings, time_limit=3.0, drafter="none")
    first = prove(HARD, short, bridge)
    assert first.verdict.status is Status.UNPROVED and first.recalled == ""
    again = prove(HARD, short, bridge)
    assert again.recalled == "attempt" and again.expansions == 0
    assert again.verdict.reason.startswith("not proved before in 3 s with these settings")
    longer = prove(HARD, replace(short, time_limit=4.0), bridge)
    other = prove(HARD, replace(short, seed=1), bridge)
    assert longer.recalled == other.recalled == ""


def test_an_attempt_that_money_ended_is_no_attempt_in_vain(settings: Settings) -> None:
    """Its time was not up: with more money it may be proved."""
    kept = {
        seconds: ingest.attempt(
            HARD.statement,
            Outcome(Verdict(Status.UNPROVED, "spent"), seconds=seconds, spent=spent),
            settings, "library", "run",
        )
        for seconds, spent in ((5.0, True), (6.0, False), (52.0, True))
    }  # fmt: skip
    assert kept[5.0] is None
    assert kept[6.0] is not None and kept[52.0] is not None
    more = replace(settings, max_tokens=100, prices="1,1", max_cost=5.0)
    assert ingest.how(more, HARD.statement) == ingest.how(settings, HARD.statement)


def test_other_libraries_are_others(settings: Settings, bridge: Pool) -> None:
    prove(ASSOC, settings, bridge)
    with store_of(settings) as store:
        there = memory.Memory(store, settings, bridge.toolchain.library_hash)
        elsewhere = memory.Memory(store, settings, "0" * 64)
        assert there.proofs(ASSOC.statement) and not elsewhere.proofs(ASSOC.statement)


def test_notes_say_what_worked(settings: Settings, bridge: Pool) -> None:
    prove(ASSOC, settings, bridge)
    state = bridge.open(REV_APP.statement, timeout=30)
    with store_of(settings) as store:
        (note,) = memory.Memory(store, settings, bridge.toolchain.library_hash).notes(
            state.goals[0]
        )
    assert "`=` about" in note and "app" in note and "`" in note.partition("were: ")[2]


def test_replay_checks_every_edge(settings: Settings, bridge: Pool) -> None:
    for each in (ASSOC, REV_REV):
        prove(each, settings, bridge)
    with store_of(settings) as store:
        statements = list(store.nodes(kind=Kind.STATEMENT))
        told: list[str] = []
        report = replay(store, bridge, statements, told.append)
    assert len(report.checked) > 20 and report.wrong == ()
    assert sorted(told) == ["app_assoc", "rev_rev"]
    assert report.unreached <= len(report.checked) / 10


def test_replay_finds_what_does_not_hold(settings: Settings, bridge: Pool) -> None:
    prove(ASSOC, settings, bridge)
    with store_of(settings) as store:
        edges = list(store.edges())
        root = next(e.target for e in edges if e.link is Link.REDUCES_TO and not e.label)
        lie = Edge(root, root, Link.CLOSED_BY, "rfl")
        store.add([], [lie], None)
        statements = list(store.nodes(kind=Kind.STATEMENT))
        report = replay(store, bridge, statements, lambda _: None)
    assert [each.edge for each in report.wrong] == [lie]


def test_sketches_are_kept_and_checked_again(
    settings: Settings, bridge: Pool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "FIRST_SHARE", 0.0)
    monkeypatch.setattr(pipeline, "FIRST_SECONDS", 0.0)
    text = "by\n  induction a with\n  | nil => sorry\n  | cons n l ih => sorry"
    recording = tmp_path / "answers.jsonl"
    recording.write_text(json.dumps({"problem": "*", "ask": "sketch", "text": text}) + "\n")
    drafted = replace(settings, drafter="replay", model=str(recording))
    assert prove(ASSOC, drafted, bridge).sketches == (text,)
    with store_of(settings) as store:
        (root,) = store.nodes(kind=Kind.STATEMENT)
        (sketch,) = store.nodes(kind=Kind.SKETCH)
        (edge,) = store.edges(of=sketch.id)
        assert sketch.text == text
        assert (edge.link, edge.target) == (Link.DERIVED_FROM, root.id)
        assert replay(store, bridge, [root], lambda _: None).wrong == ()
    poison(settings, Kind.SKETCH, lambda node: replace(node, text=text.replace("nil", "nill")))
    with store_of(settings) as store:
        report = replay(store, bridge, [root], lambda _: None)
    assert [each.edge for each in report.wrong] == [edge]


def test_a_goal_is_found_in_other_words(settings: Settings, bridge: Pool) -> None:
    prove(ASSOC, settings, bridge)
    line = "z x y : L ⊢ app (app y x) z = app y (app x z)"
    with store_of(settings) as store:
        (found,) = store.goals(goal_of(line))
        assert found.kind is Kind.GOAL and "⊢ app (app" in found.text
        assert store.goals(goal_of(line.replace("app y x", "app x y"))) == []


@pytest.mark.usefixtures("lean")
def test_a_batch_keeps_its_own_graph(tmp_path: Path) -> None:
    rows = [
        {"name": each.name, "lean_file": each.statement.with_proof("by sorry")}
        for each in (ASSOC, FALSE)
    ]
    suite = tmp_path / "suite.jsonl"
    suite.write_text("".join(json.dumps(row) + "\n" for row in rows))
    settings = Settings(lean="embedded", time_limit=10.0, workers=1, memory="run")
    run_batch(load(str(suite)), tmp_path / "run", settings)
    with Store(tmp_path / "run" / memory.FILE) as store:
        kinds = {node.kind for node in store.nodes()}
        assert {Kind.STATEMENT, Kind.GOAL, Kind.PROOF, Kind.REFUTATION} <= kinds
        (proof,) = store.nodes(kind=Kind.PROOF)
        (whence,) = store.provenance(proof.id)
        assert store.check() == []
    assert (whence.run, whence.problem, whence.verdict) == ("run", ASSOC.name, "verified")
