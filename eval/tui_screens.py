"""The two pictures of the README, exported by the program itself: a goal with suggestions, and a
search that somebody steers.

    python eval/tui_screens.py [--to docs]
"""

from __future__ import annotations

import argparse
import asyncio
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from textual.pilot import Pilot

from prover.config import Settings
from prover.lean import toolchain
from prover.tui.app import Proofloom
from prover.tui.main import Main

DEMO = """\
def twice (n : Nat) : Nat := n + n

theorem twice_add (m n : Nat) : twice (m + n) = twice m + twice n := by
  sorry

theorem swap (p q : Prop) (h : p ∧ q) : q ∧ p := by
  exact ⟨h.2, h.1⟩

theorem or_swap (p q : Prop) (h : p ∨ q) : q ∨ p := by
  cases h with
  | inl hp => sorry
  | inr hq => exact Or.inl hq
"""
HARD = "theorem hard (a b c : Nat) (h : a ^ 3 + b ^ 3 = c ^ 3) : a * b * c = 0"
SIZE = (110, 30)


async def until(pilot: Pilot[None], holds: Callable[[], object]) -> None:
    """Wait until something holds and the screen has settled."""
    while not holds():
        await pilot.pause(0.05)
    await pilot.pause(0.3)


async def main_screen(app: Proofloom, pilot: Pilot[None]) -> Main:
    """The main screen, once its theorem is open."""
    await until(pilot, lambda: any(isinstance(s, Main) and s.bench.work for s in app.screen_stack))
    return next(s for s in app.screen_stack if isinstance(s, Main))


async def goal(app: Proofloom, to: Path) -> None:
    """A step by hand, then suggestions for what it left."""
    async with app.run_test(size=SIZE) as pilot:
        screen = await main_screen(app, pilot)
        await pilot.press("i", *"unfold", "space", *"twice", "enter")
        await until(pilot, lambda: screen.bench.work and screen.bench.work.touched)
        await pilot.press("escape", "s")
        await until(pilot, lambda: screen._suggestions)
        to.write_text(app.export_screenshot(title="prover tui Demo.lean"))


async def search(app: Proofloom, to: Path) -> None:
    """A search with a branch pinned and one pruned."""
    async with app.run_test(size=SIZE) as pilot:
        screen = await main_screen(app, pilot)
        await pilot.press("r")
        (job,) = screen.bench.jobs.all
        await until(pilot, lambda: job.steering.tree and len(job.steering.tree.nodes) > 25)
        await pilot.press("3", "t")
        await pilot.pause(0.6)
        await pilot.press("j", "x", *"jjj", "p")
        await pilot.pause(0.6)
        to.write_text(app.export_screenshot(title="prover tui 'theorem hard …'"))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--to", type=Path, default=Path(__file__).parents[1] / "docs")
    to = parser.parse_args().to.resolve()
    to.mkdir(exist_ok=True)
    settings = Settings(lean="embedded", drafter="none", policy="mixed", critic="learned")
    lean = toolchain.resolve("embedded")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_STATE_HOME"] = folder
        os.chdir(folder)
        Path("Demo.lean").write_text(DEMO)
        asyncio.run(goal(Proofloom("Demo.lean", settings, lean), to / "tui-goal.svg"))
        asyncio.run(search(Proofloom(HARD, settings, lean), to / "tui-search.svg"))


if __name__ == "__main__":
    main()
