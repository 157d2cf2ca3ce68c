"""Pictures of the main screens, on real Lean: nothing in them depends on time.

After a change that is meant: `pytest tests/tui/test_screens.py --snapshot-update`, and a look.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from prover.tui.app import Proofloom
from prover.tui.search_view import SearchView
from tests.tui.driving import Made, main, seen, started, tactic, typed, until

Compare = Callable[..., bool]
SIZES = ((80, 24), (140, 45))
size = pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")


@pytest.fixture(autouse=True)
def still(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cursors that do not blink, no toasts, which go after a time."""
    monkeypatch.setattr(Input.cursor_blink, "_default", False)
    monkeypatch.setattr(TextArea.cursor_blink, "_default", False)
    monkeypatch.setattr(Proofloom, "notify", lambda *_, **__: None)


def app_of(pilot: Pilot[None]) -> Proofloom:
    assert isinstance(pilot.app, Proofloom)
    return pilot.app


async def two_goals(pilot: Pilot[None]) -> None:
    """By hand as far as two goals."""
    app = app_of(pilot)
    screen = await started(pilot, app)
    await tactic(pilot, screen, "constructor")
    await pilot.press("escape")
    await until(pilot, lambda: "case left" in seen(app) and bool(screen.bench.messages))


@size
def test_goals(snap_compare: Compare, made: Made, size: tuple[int, int]) -> None:
    assert snap_compare(made(), terminal_size=size, run_before=two_goals)


def test_light(snap_compare: Compare, made: Made) -> None:
    app = made(theme="textual-light")
    assert snap_compare(app, terminal_size=SIZES[0], run_before=two_goals)


def test_no_color(snap_compare: Compare, made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert snap_compare(made(), terminal_size=SIZES[0], run_before=two_goals)


@size
def test_suggestions(snap_compare: Compare, made: Made, size: tuple[int, int]) -> None:
    async def before(pilot: Pilot[None]) -> None:
        await two_goals(pilot)
        screen = main(app_of(pilot))
        await pilot.press("s")
        await until(pilot, lambda: bool(screen._suggestions))

    assert snap_compare(made(), terminal_size=size, run_before=before)


@size
def test_a_preview_and_completions(
    snap_compare: Compare, made: Made, size: tuple[int, int]
) -> None:
    async def before(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        screen = await started(pilot, app)
        await until(pilot, lambda: bool(screen.bench.messages))
        await pilot.press("i")
        await typed(pilot, "cases h")
        await until(pilot, lambda: "after `cases h`" in seen(app))
        await until(pilot, lambda: "left" in seen(app))

    assert snap_compare(made(), terminal_size=size, run_before=before)


@size
def test_taking_a_proof(snap_compare: Compare, made: Made, size: tuple[int, int]) -> None:
    async def before(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        screen = await started(pilot, app)
        await tactic(pilot, screen, "exact ⟨h.2, h.1⟩")
        await pilot.press("escape", "w")
        await until(pilot, lambda: "axioms: none" in seen(app))

    assert snap_compare(made(), terminal_size=size, run_before=before)


@size
def test_the_tree_of_a_search(snap_compare: Compare, made: Made, size: tuple[int, int]) -> None:
    theorem = "theorem t (p q r : Prop) : (p → q) → (q → r) → ∀ n : Nat, p → r ∧ n + 0 = n"

    async def before(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        screen = await started(pilot, app)
        await pilot.press("r")
        (job,) = screen.bench.jobs.all
        await until(pilot, lambda: not job.active)
        await pilot.press("3", "t")
        await until(pilot, lambda: isinstance(app.screen, SearchView) and "closed" in seen(app))

    assert snap_compare(made(theorem), terminal_size=size, run_before=before)


@size
def test_the_editor(snap_compare: Compare, made: Made, size: tuple[int, int]) -> None:
    async def before(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        screen = await started(pilot, app)
        await pilot.press("j")
        await until(pilot, lambda: screen.bench.chosen == "or_swap" and bool(screen.bench.work))
        await pilot.press("e")
        await until(pilot, lambda: "one hole" in seen(app))

    assert snap_compare(made(), terminal_size=size, run_before=before)


def test_help(snap_compare: Compare, made: Made) -> None:
    async def before(pilot: Pilot[None]) -> None:
        await two_goals(pilot)
        await pilot.press("question_mark")
        await until(pilot, lambda: "Keys" in seen(app_of(pilot)))

    assert snap_compare(made(), terminal_size=SIZES[1], run_before=before)
