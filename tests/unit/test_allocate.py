"""How a run's time is shared out: against made-up problems that need a known time."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_runs import ENGINE, fake, suite  # noqa: F401

from prover.config import Settings
from prover.errors import InputError
from prover.runs.allocate import Allocation, Purse
from prover.runs.driver import run_batch


def played(needs: dict[str, float | None], total: float, adaptive: bool) -> tuple[set[str], float]:
    """Who is solved, and what it cost: a problem is solved by a slice of at least what it needs;
    one that needs None ends at once with nothing left to try."""
    allocation = Allocation(total, len(needs), adaptive)
    waiting, solved, cost = list(needs), set(), 0.0
    while (found := allocation.next(waiting)) is not None:
        name, seconds = found
        waiting.remove(name)
        need = needs[name]
        won = need is not None and need <= seconds
        spent = 0.1 if need is None else min(need, seconds)
        cost += spent
        solved |= {name} if won else set()
        if allocation.heard(name, spent, solved=won, ended=need is None):
            waiting.append(name)
    return solved, cost


MIXED: dict[str, float | None] = (
    {f"easy{i}": 0.5 for i in range(20)}
    | {f"hard{i}": 14.0 for i in range(4)}
    | {f"hopeless{i}": None for i in range(10)}
)


def test_what_the_easy_ones_leave_goes_to_the_hard_ones() -> None:
    uniform, _ = played(MIXED, 5.0 * len(MIXED), adaptive=False)
    adaptive, cost = played(MIXED, 5.0 * len(MIXED), adaptive=True)
    assert uniform == {name for name in MIXED if name.startswith("easy")}
    assert adaptive == {name for name, need in MIXED.items() if need is not None}
    assert cost <= 5.0 * len(MIXED)


@given(
    st.dictionaries(st.text("abc", max_size=3), st.none() | st.floats(0.1, 50), max_size=12),
    st.floats(0.5, 200), st.booleans(),
)  # fmt: skip
def test_the_total_is_never_overspent(
    needs: dict[str, float | None], total: float, adaptive: bool
) -> None:
    _, cost = played(needs, total, adaptive)
    assert cost <= total + 0.1 * len(needs) + 1e-6  # what ends at once ends in 0.1 s


def test_a_slice_that_was_lost_is_given_back() -> None:
    allocation = Allocation(10.0, 1)
    assert allocation.next(["a"]) is not None
    assert allocation.left < 10
    allocation.lost("a")
    assert allocation.left == 10


@pytest.mark.usefixtures("fake")
def test_every_problem_has_its_row_when_the_total_is_spent(tmp_path: Path) -> None:
    names = ["a", "open0", "open1", "open2", "b"]
    summary = run_batch(
        suite(tmp_path, *names), tmp_path / "run",
        Settings(workers=2, total=6.0, allocation="adaptive"), engine=ENGINE,
    )  # fmt: skip
    rows = [json.loads(line) for line in (tmp_path / "run/results.jsonl").open()]
    assert sorted(row["name"] for row in rows) == sorted(names)
    assert summary.counts["verified"] == 2 and summary.counts["unproved"] == 3
    tried = (tmp_path / "log").read_text().split().count("open0")
    (row,) = [row for row in rows if row["name"] == "open0"]
    assert tried > 1 and row["seconds"] == pytest.approx(0.5 * tried)


@given(st.floats(1, 100), st.floats(1, 100), st.lists(st.integers(1, 4), max_size=20))
def test_a_purse_is_never_overspent(total: float, most: float, parts: list[int]) -> None:
    """By problems that begin while others have not ended, and spend all that they may."""
    purse, had = Purse(total, most), {}
    for number, each in enumerate(parts):
        if not purse.empty():
            had[str(number)] = purse.take(str(number), each)
    assert all(part <= most for part in had.values()) and sum(had.values()) <= total + 1e-9
    for problem in had:
        purse.back(problem)
    assert purse.take("next", 1) == pytest.approx(min(most, total)), "nothing of it was used"


@pytest.mark.usefixtures("fake")
@pytest.mark.parametrize(
    ("option", "spent"), [("total_tokens", 250), ("total_cost", 5)], ids=["tokens", "money"]
)
def test_a_run_spends_no_more_on_models(tmp_path: Path, option: str, spent: float) -> None:
    """Problems that each take 100 tokens for 2 in money, if they may."""
    limits = {option: spent}
    settings = Settings(workers=1, prices="0,1", **limits)  # type: ignore[arg-type]
    names = [f"buys{number}" for number in range(5)]
    run_batch(suite(tmp_path, *names), tmp_path / "run", settings, engine=ENGINE)
    rows = [json.loads(line) for line in (tmp_path / "run/results.jsonl").open()]
    assert [row["name"] for row in rows] == names
    assert [row["tokens"] for row in rows] == [100, 100, 50 if "tokens" in option else 100, 0, 0]
    option = option.replace("_", "-")
    assert [row["reason"] for row in rows[3:]] == [
        f"the total was spent before its turn (raise --{option})"
    ] * 2


@pytest.mark.usefixtures("fake")
def test_the_last_problem_may_spend_what_is_left(tmp_path: Path) -> None:
    settings = Settings(workers=4, total_tokens=90)
    run_batch(suite(tmp_path, "buys"), tmp_path / "run", settings, engine=ENGINE)
    (row,) = [json.loads(line) for line in (tmp_path / "run/results.jsonl").open()]
    assert row["tokens"] == 90


@pytest.mark.usefixtures("fake")
def test_slices_of_a_problem_share_what_it_may_spend(tmp_path: Path) -> None:
    settings = Settings(workers=1, total=30.0, allocation="adaptive", max_tokens=150)
    run_batch(suite(tmp_path, "buys"), tmp_path / "run", settings, engine=ENGINE)
    (row,) = [json.loads(line) for line in (tmp_path / "run/results.jsonl").open()]
    assert row["tokens"] == 150


def test_settings_say_what_is_missing() -> None:
    with pytest.raises(InputError, match="max tokens is -1: give a number above 0"):
        Settings(max_tokens=-1)
    with pytest.raises(InputError, match="needs prices: say --prices QUESTION,ANSWER"):
        Settings(total_cost=3.0)
    for prices in ("2", "1,x", "1,2,3", "-1,2", "nan,1", "inf,1"):
        with pytest.raises(InputError, match="give QUESTION,ANSWER"):
            Settings(prices=prices)
    with pytest.raises(InputError, match="say --total"):
        Settings(allocation="adaptive")
    with pytest.raises(InputError, match="no allocation 'fair'"):
        Settings(allocation="fair")
