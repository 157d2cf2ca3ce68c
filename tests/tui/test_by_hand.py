"""Proofs by hand on real Lean: typing, stepping, undo, suggestions, taking them into the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from prover.lean.pool import Pool
from prover.problems import read_target
from prover.tui.screens import Take
from prover.types import Status
from prover.verify import verify
from tests.tui.driving import DEMO, Made, seen, started, tactic, typed, until


async def test_open_step_by_hand_and_write(made: Made, demo: Path, shared_pool: Pool) -> None:
    app = made()
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await started(pilot, app)
        assert [t.name for t in screen.bench.document.theorems] == ["swap", "or_swap", "zero_right"]
        await until(pilot, lambda: "⊢ q ∧ p" in seen(app))
        await tactic(pilot, screen, "constructor")
        assert "goal 1 of 2" in seen(app) and "case left" in seen(app)
        await typed(pilot, "exact h.2")
        await until(pilot, lambda: "after `exact h.2`" in seen(app) and "no goals" in seen(app))
        await pilot.press("enter")
        await tactic(pilot, screen, "exact h.1")
        assert screen.bench.work is not None and screen.bench.work.open == []
        assert screen.bench.mark(screen.bench.theorem) == "◆"  # and not verified: nobody judged it
        assert demo.read_text(encoding="utf-8") == DEMO
        await pilot.press("escape", "w")
        await until(pilot, lambda: isinstance(app.screen, Take) and "verified" in seen(app))
        assert "+  · exact h.2" in seen(app)
        assert demo.read_text(encoding="utf-8") == DEMO
        await pilot.press("y")
        await until(pilot, lambda: app.screen is screen)
        assert screen.bench.mark(screen.bench.theorem) == "✓"
    written = demo.read_text(encoding="utf-8")
    assert written == DEMO.replace(
        "q ∧ p := by\n  sorry", "q ∧ p := by\n  constructor\n  · exact h.2\n  · exact h.1"
    )
    (problem,) = read_target(f"{demo}:swap")
    proof = "by\n  constructor\n  · exact h.2\n  · exact h.1"
    verdict = verify(problem.statement, proof, shared_pool, timeout=60)
    assert verdict.status is Status.VERIFIED


async def test_undo_redo_and_another_goal_first(made: Made) -> None:
    app = made()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await started(pilot, app)
        await tactic(pilot, screen, "constructor")
        await pilot.press("escape", "right_square_bracket")
        assert screen.bench.place is not None and screen.bench.place.goal.target == "p"
        await tactic(pilot, screen, "exact h.1")
        assert screen.bench.work is not None
        assert screen.bench.work.text == "by\n  constructor\n  · sorry\n  · exact h.1"
        await pilot.press("escape", "u")
        assert screen.bench.work.text == "by\n  constructor\n  · sorry\n  · sorry"
        await pilot.press("u")
        assert screen.bench.work.text == "by\n  sorry"
        await pilot.press("ctrl+r", "ctrl+r")
        assert screen.bench.work.text.endswith("· exact h.1")


async def test_a_failing_tactic_is_explained_and_stays(made: Made) -> None:
    app = made()
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await started(pilot, app)
        await pilot.press("i")
        await typed(pilot, "exact And.swpa h")
        await until(pilot, lambda: "✗ tactic" in seen(app))
        await pilot.press("enter")
        await until(pilot, lambda: bool(screen._answer))
        assert any("unknown name" in section.title for section in screen._answer)
        assert screen.line.value == "exact And.swpa h"
        assert screen.bench.work is not None and not screen.bench.work.touched
        await pilot.press("escape", "5")
        assert "class: unknown name" in seen(app)
        await pilot.press("f")
        await until(pilot, lambda: "Lean accepts it, with nothing open" in seen(app), "a repair")


async def test_accept_a_suggestion(made: Made) -> None:
    app = made("theorem t (n m : Nat) : n + m = m + n")
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await started(pilot, app)
        await pilot.press("s")
        await until(pilot, lambda: bool(screen._suggestions), "suggestions")
        first = screen._suggestions[0]
        assert first.left.proved and "closes it" in seen(app)
        assert any(s.probability is not None for s in screen._suggestions)
        await pilot.press("enter")
        assert screen.bench.work is not None and screen.bench.work.open == []
        assert first.tactic in screen.bench.work.text


async def test_unicode_and_completion(made: Made) -> None:
    app = made()
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await started(pilot, app)
        await pilot.press("i")
        await typed(pilot, "exact \\<h.2, h.1\\>")
        assert screen.line.value == "exact ⟨h.2, h.1⟩"
        await until(pilot, lambda: "no goals" in seen(app))
        screen.line.put("")
        await typed(pilot, "constr")
        await until(pilot, lambda: screen.line.choices.display)
        await pilot.press("tab")
        assert screen.line.value == "constructor"
        screen.line.put("")
        await typed(pilot, "exact Nat.add_co")
        await until(pilot, lambda: "Nat.add_comm" in [o.id for o in screen.line.choices.options])


async def test_a_sketch_of_the_file_and_the_editor(made: Made) -> None:
    app = made()
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await started(pilot, app)
        await pilot.press("j")
        await until(pilot, lambda: screen.bench.chosen == "or_swap" and bool(screen.bench.work))
        await until(pilot, lambda: "hp : p" in seen(app))
        await tactic(pilot, screen, "exact Or.inr hp")
        assert screen.bench.work is not None
        assert "| inl hp => exact Or.inr hp" in screen.bench.work.text
        await pilot.press("escape", "e")
        await until(pilot, lambda: "nothing open" in seen(app), "Lean accepts the text")
        area = app.screen.query_one("#editor")
        area.load_text("by\n  have k : q ∨ p := by\n    sorry\n  exact k")  # type: ignore[attr-defined]
        await until(pilot, lambda: "one hole" in seen(app))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: app.screen is screen)
        assert [place.goal.target for place in screen.bench.work.open] == ["q ∨ p"]
        await pilot.press("u")
        assert "exact Or.inr hp" in screen.bench.work.text


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
async def test_a_file_keeps_its_line_ends_and_mode(made: Made, demo: Path, newline: str) -> None:
    demo.write_bytes(DEMO.replace("\n", newline).encode())
    demo.chmod(0o640)
    app = made()
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await started(pilot, app)
        await tactic(pilot, screen, "exact ⟨h.2, h.1⟩")
        await pilot.press("escape", "w")
        await until(pilot, lambda: "verified" in seen(app))
        await pilot.press("y")
        await until(pilot, lambda: app.screen is screen)
    expected = DEMO.replace("by\n  sorry\n\n@", "by\n  exact ⟨h.2, h.1⟩\n\n@")
    assert demo.read_bytes() == expected.replace("\n", newline).encode()
    assert demo.stat().st_mode & 0o777 == 0o640


async def test_a_file_changed_meanwhile_is_not_overwritten(made: Made, demo: Path) -> None:
    app = made()
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await started(pilot, app)
        await tactic(pilot, screen, "exact ⟨h.2, h.1⟩")
        await pilot.press("escape", "w")
        await until(pilot, lambda: "verified" in seen(app))
        changed = DEMO.replace("Three theorems", "Changed outside")
        demo.write_text(changed, encoding="utf-8")
        await pilot.press("y")
        await until(pilot, lambda: "verified" in seen(app))
        assert demo.read_text(encoding="utf-8") == changed
        await pilot.press("y")
        await until(pilot, lambda: app.screen is screen)
    assert "Changed outside" in demo.read_text(encoding="utf-8")
    assert "⟨h.2, h.1⟩" in demo.read_text(encoding="utf-8")


async def test_keys_of_the_settings_mouse_and_palette(made: Made) -> None:
    app = made(keys={"work.undo": "f2"}, theme="textual-light")
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await started(pilot, app)
        assert app.theme == "textual-light"
        await tactic(pilot, screen, "constructor")
        await pilot.press("escape", "u")
        assert screen.bench.work is not None and screen.bench.work.touched
        await pilot.press("f2")
        assert not screen.bench.work.touched
        await pilot.click("#theorems", offset=(3, 1))
        await until(pilot, lambda: screen.bench.chosen == "or_swap" and bool(screen.bench.work))
        await pilot.press("escape", "ctrl+p")
        await typed(pilot, "hammer")
        await pilot.pause(0.5)
        await pilot.press("enter")
        await until(pilot, lambda: bool(screen.bench.jobs.all))


async def test_no_color_changes_no_text(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = made()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await started(pilot, app)
        assert app.no_color
        await tactic(pilot, screen, "obtain ⟨a, b⟩ := h")
        await until(pilot, lambda: "+ a : p" in seen(app) and "- h : p ∧ q" in seen(app))
