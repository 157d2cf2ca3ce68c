"""The tree of drafts and subgoals that a person watches."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from prover import events
from prover.branches import Branches
from prover.cli.live import SketchPrinter


def shown(happened: list[events.Event]) -> str:
    branches, out = Branches(), io.StringIO()
    for event in happened:
        branches(event)
    Console(file=out, width=120).print(branches.tree(branches.problem))
    return out.getvalue()


def test_a_tree_shows_what_became_of_each_branch() -> None:
    text = shown(
        [
            events.Drafted("t", "1", "chat:m", "nonsense", 3),
            events.Decided("t", "1", "refused", "no Lean in it"),
            events.Drafted("t", "2", "chat:m", "by ...", 9),
            events.Sketched("t", "2", "by ...", ("⊢ 1 = 1", "⊢ 1 = 2"), ("wrong name",)),
            events.Decided("t", "2.1", "proved"),
            events.Decided("t", "2.2", "refuted", "1 = 2 is false"),
            events.Drafted("t", "2.2.1", "replay", "by simp", 1),
        ]
    )
    lines = [line.strip(" │├└─") for line in text.splitlines()]
    assert lines == [
        "t",
        "✗ draft 1 (chat:m)  no Lean in it",
        "… draft 2 (chat:m)  repaired: wrong name",
        "✓ ⊢ 1 = 1",
        "✗ ⊢ 1 = 2  1 = 2 is false",
        "… draft 2.2.1 (replay)",
    ]


def test_a_lemma_is_shown_as_what_it_says() -> None:
    text = shown(
        [
            events.Drafted("t", "lemma 1", "explore", "∀ x, f x = x", 0, "lemma"),
            events.Decided("t", "lemma 1", "proved"),
        ]
    )
    assert "✓ ∀ x, f x = x" in text


def test_another_problem_begins_another_tree() -> None:
    assert "draft" not in shown(
        [events.Drafted("t", "1", "m", "x", 1), events.Note("u", "search", "found")]
    )


def test_many_drafts_leave_the_last_ones_on_the_screen() -> None:
    text = shown([events.Drafted("t", str(i), "m", "x", 1) for i in range(1, 40)])
    assert "33 earlier" in text and "draft 39" in text and "draft 33 " not in text


def test_sketches_are_printed_with_their_number_of_holes(
    capsys: pytest.CaptureFixture[str],
) -> None:
    SketchPrinter()(events.Sketched("t", "3", "by\n  sorry", ("⊢ p",)))
    assert capsys.readouterr().err == "-- t, draft 3: 1 open\nby\n  sorry\n\n"
