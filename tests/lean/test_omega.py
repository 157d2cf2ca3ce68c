"""`omega` on generated goals, against a solver that knows nothing of Lean."""

from __future__ import annotations

import pytest

from eval import omega
from prover.lean.toolchain import Toolchain


@pytest.fixture(scope="module")
def tried(lean: Toolchain) -> list[omega.Tried]:
    return omega.run(lean, omega.generate(500, 500, seed=0), timeout=250)


def test_nearly_all_true_goals_are_proved(tried: list[omega.Tried]) -> None:
    true = [each for each in tried if each.goal.true]
    missed = [each.goal.text for each in true if not each.proved]
    assert len(true) == 500
    assert len(missed) <= 10, missed


def test_no_false_goal_is_proved(tried: list[omega.Tried]) -> None:
    false = [each for each in tried if not each.goal.true]
    assert len(false) == 500
    assert [each.goal.text for each in false if each.proved] == []
