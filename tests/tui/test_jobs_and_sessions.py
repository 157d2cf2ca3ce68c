"""Work in the background, workers that die, sessions that come back; on real Lean."""

from __future__ import annotations

import json
import os
import signal

import psutil
import pytest
from click.testing import CliRunner

from prover.cli.tui import command
from prover.errors import InputError
from prover.tui.job import State
from prover.tui.search_view import SearchView
from tests.tui.driving import Made, seen, started, tactic, typed, until

HARD = "theorem hard (a b c : Nat) (h : a ^ 3 + b ^ 3 = c ^ 3) : a * b * c = 0"


@pytest.mark.parametrize(("key", "kind"), [("h", "hammer"), ("r", "search"), ("l", "loop")])
async def test_a_job_on_a_goal(made: Made, key: str, kind: str) -> None:
    app = made()
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await started(pilot, app)
        await tactic(pilot, screen, "constructor")
        await pilot.press("escape", key)
        (job,) = screen.bench.jobs.all
        await until(pilot, lambda: not job.active, "the job ends")
        assert (job.kind, job.state) == (kind, State.FOUND), job.reason
        assert screen.bench.work is not None and len(screen.bench.work.open) == 2
        await pilot.press("3", "enter")
        assert [place.goal.target for place in screen.bench.work.open] == ["p"]


async def test_steering_a_search_that_goes_on_behind_the_view(made: Made) -> None:
    app = made(HARD)
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await started(pilot, app)
        await pilot.press("r")
        (job,) = screen.bench.jobs.all
        await until(pilot, lambda: len(getattr(job.steering.tree, "nodes", ())) > 6, "it grows")
        await pilot.press("3", "t")
        await until(pilot, lambda: isinstance(app.screen, SearchView))
        await until(pilot, lambda: "goals" in seen(app) and "⊢ a * b * c = 0" in seen(app))
        await until(pilot, lambda: len(app.screen._rows) > 6)  # type: ignore[attr-defined]
        await pilot.press("j", "x")
        await until(pilot, lambda: len(job.steering.pruned) == 1 and "✂" in seen(app))
        (pruned,) = job.steering.pruned
        assert job.steering.tree is not None
        spent = job.steering.tree.nodes[pruned].spent
        await pilot.press("j", "p")
        assert job.steering.pinned
        await pilot.press("n")
        await typed(pilot, "Nat.add_comm")
        await pilot.press("enter")
        assert "rw [Nat.add_comm]" in job.steering.given
        grown = len(job.steering.tree.nodes)
        await pilot.press("escape")
        assert app.screen is screen and job.active
        await until(pilot, lambda: len(job.steering.tree.nodes) > grown or not job.active)
        # At most what was under way when it was pruned.
        assert job.steering.tree.nodes[pruned].spent <= spent + 64
        await pilot.press("x")
        await until(pilot, lambda: job.state is State.STOPPED)


async def test_a_killed_worker_costs_nothing(made: Made) -> None:
    before = {child.pid for child in psutil.Process().children()}  # other tests' own
    app = made()
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await started(pilot, app)
        await tactic(pilot, screen, "constructor")
        workers = {child.pid for child in psutil.Process().children()} - before
        assert workers
        for pid in workers:
            os.kill(pid, signal.SIGKILL)
        await tactic(pilot, screen, "exact h.2")
        await tactic(pilot, screen, "exact h.1")
        assert screen.bench.work is not None and screen.bench.work.open == []


async def test_a_tactic_that_hangs_is_one_failure(made: Made) -> None:
    app = made()
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await started(pilot, app)
        await pilot.press("i")
        await typed(pilot, "repeat (have := True.intro)")
        await until(pilot, lambda: "✗ timeout" in seen(app))
        screen.line.put("")
        await tactic(pilot, screen, "exact ⟨h.2, h.1⟩")


async def test_a_session_comes_back_after_a_crash(made: Made) -> None:
    app = made()
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await started(pilot, app)
        await tactic(pilot, screen, "constructor")
        await tactic(pilot, screen, "exact h.2")
        await pilot.press("u")  # typed: the line has the focus
        saved = screen.bench.store.path
        await until(pilot, lambda: saved.exists() and '"typed":"u"' in saved.read_text("utf-8"))
        crashed = saved.read_bytes()
        text = screen.bench.work.text if screen.bench.work else ""
    saved.write_bytes(crashed)  # what was on disk while it ran
    shown = json.loads(CliRunner().invoke(command, ["--json"]).stdout)  # of the last session
    assert shown["theorems"] == [{"name": "swap", "proof": text, "open": 1}]
    again = made()
    async with again.run_test(size=(100, 30), notifications=True) as pilot:
        screen = await started(pilot, again)
        assert screen.bench.work is not None and screen.bench.work.text == text
        assert screen.line.value == "u"
        await until(pilot, lambda: "session restored" in seen(again))
        screen.line.put("")
        await pilot.press("escape", "u")
        assert screen.bench.work.text == "by\n  constructor\n  · sorry\n  · sorry"


async def test_an_unfinished_job_begins_again(made: Made) -> None:
    app = made(HARD)
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await started(pilot, app)
        await tactic(pilot, screen, "have := h.symm")
        await pilot.press("escape", "r")
        (job,) = screen.bench.jobs.all
        await until(pilot, lambda: job.state is State.RUNNING)
        saved = screen.bench.store.path
        await until(pilot, lambda: saved.exists() and "search" in saved.read_text("utf-8"))
    again = made(HARD)
    async with again.run_test(size=(100, 30)) as pilot:
        screen = await started(pilot, again)
        (job,) = screen.bench.jobs.all
        assert job.active and job.kind == "search"


def test_two_at_once_and_a_damaged_file(made: Made) -> None:
    app = made()
    with pytest.raises(InputError, match="close that one first"):
        made()
    path = app.bench.store.path
    app.bench.close()
    path.write_bytes(b'{"target": 3')
    other = made()
    assert path.with_suffix(".unreadable").read_bytes() == b'{"target": 3'
    other.bench.close()


async def test_a_suite_and_its_filter(made: Made) -> None:
    app = made("starter")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await started(pilot, app)
        count = screen.list_of("theorems").option_count
        await pilot.press("slash")
        await typed(pilot, "and")
        await until(pilot, lambda: 0 < screen.list_of("theorems").option_count < count)
        await pilot.press("escape")
        await until(pilot, lambda: screen.list_of("theorems").option_count == count)
