"""Driving the application through Textual's pilot."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from textual import events
from textual.pilot import Pilot

from prover.tui.app import Proofloom
from prover.tui.main import Main

PATIENT = 30.0
DEMO = """\
/-! Three theorems. -/

theorem swap (p q : Prop) (h : p ∧ q) : q ∧ p := by
  sorry

@[simp] theorem or_swap (p q : Prop) (h : p ∨ q) : q ∨ p := by
  cases h with
  | inl hp => sorry
  | inr hq => exact Or.inl hq

/-- It has a proof. -/
theorem zero_right (n : Nat) : n + 0 = n := rfl
"""
Made = Callable[..., Proofloom]


def main(app: Proofloom) -> Main:
    """The main screen."""
    return next(screen for screen in app.screen_stack if isinstance(screen, Main))


async def until(pilot: Pilot[None], holds: Callable[[], bool], what: str = "") -> None:
    """Wait until something holds, and the screen has settled."""
    deadline = asyncio.get_running_loop().time() + PATIENT
    while not holds():
        assert asyncio.get_running_loop().time() < deadline, f"in vain: {what}"
        await pilot.pause(0.02)
    await pilot.pause()


async def typed(pilot: Pilot[None], text: str) -> None:
    """Press the keys of a text."""
    names = {" ": "space"}
    await pilot.press(*(names.get(letter, letter) for letter in text))


async def started(pilot: Pilot[None], app: Proofloom) -> Main:
    """Wait for the first goal."""
    await until(pilot, lambda: any(isinstance(s, Main) for s in app.screen_stack))
    screen = main(app)
    await until(pilot, lambda: screen.bench.work is not None, "the theorem opens")
    return screen


async def tactic(pilot: Pilot[None], screen: Main, text: str) -> None:
    """Put a tactic into the line at once, and take it."""
    before = screen.bench.work
    screen.line.input.focus()
    await pilot.pause()
    pilot.app.post_message(events.Paste(text))
    await until(pilot, lambda: screen.line.value == text, f"{text} stands in the line")
    await pilot.press("enter")
    await until(pilot, lambda: screen.bench.work is not before, f"{text} is taken")


def seen(app: Proofloom) -> str:
    """What stands on the screen, as text."""
    width, height = app.size
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(s.text for s in strip)[:width] for strip in strips[:height])
