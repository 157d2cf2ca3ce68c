"""Reports: what is read, the sums, and what is said of bad input."""

from __future__ import annotations

import itertools
import json
import random
import subprocess
import sys
from pathlib import Path
from statistics import mean

import numpy as np
import pytest
from made_run import REASONS, TIME_LIMIT, row, rows, write

from prover.errors import InputError
from prover.report import failures, growth, run, statistics
from prover.report.growth import Spell
from prover.report.markdown import table
from prover.report.run import Result
from prover.report.summary import Summary, summarise, to_json
from prover.types import Status


def report(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "prover", "report", *map(str, arguments)],
        capture_output=True, text=True, timeout=60,
    )  # fmt: skip


def seeds(tmp_path: Path, count: int = 3, problems: int = 60) -> Summary:
    """Several runs that differ in their seed."""
    folders = [
        write(tmp_path / f"seed{seed}", rows(problems, seed), seed=seed) for seed in range(count)
    ]
    return summarise([run.read(folder) for folder in folders])


def test_wilson() -> None:
    """Numbers of R's prop.test without correction."""
    assert statistics.wilson(0.5, 20) == pytest.approx((0.2992980, 0.7007020), abs=1e-6)
    low, high = statistics.wilson(1.0, 10)
    assert (low, high) == pytest.approx((0.7224672, 1.0))
    assert statistics.wilson(0.0, 0) == (0.0, 1.0)


@pytest.mark.parametrize(("samples", "right"), [(5, 0), (5, 2), (5, 5), (6, 1)])
def test_pass_at_is_the_mean_over_all_choices(samples: int, right: int) -> None:
    drawn = [place < right for place in range(samples)]
    for k in range(1, samples + 1):
        wanted = mean(any(chosen) for chosen in itertools.combinations(drawn, k))
        assert statistics.pass_at(k, samples, right) == pytest.approx(wanted)


def test_signs() -> None:
    assert statistics.sign_test(0, 0) == statistics.sign_test(4, 4) == 1.0
    assert statistics.sign_test(5, 0) == statistics.sign_test(0, 5) == pytest.approx(2 / 32)
    assert statistics.sign_test(8, 2) == pytest.approx(0.109375)
    assert statistics.holm([0.01, 0.04, 0.03]) == pytest.approx([0.03, 0.06, 0.06])
    assert statistics.holm([]) == []


def test_growth_over_seconds_finds_the_model_that_made_the_data() -> None:
    chance = random.Random(7)
    limit, q, h = 10.0, 0.7, 4.0
    spells, later = [], 0
    for problem in range(3000):
        # The inverse of q t / (t + h), from a start at 0.5 s.
        u = chance.random() / q
        time = 0.5 + h * u / (1 - u) if u < 1 else float("inf")
        spells.append(Spell(problem, min(time, limit), time <= limit))
        later += time <= 4 * limit
    found = growth.over_budget(spells, 3000, limit, [limit, 4 * limit])
    assert found is not None
    assert found.parameters["q"] == pytest.approx(q, abs=0.04)
    assert found.parameters["h"] == pytest.approx(h, rel=0.25)
    first, last = found.points
    seen = sum(each.solved for each in spells) / 3000
    assert first.low == first.high == first.value == pytest.approx(seen)
    assert last.value == pytest.approx(later / 3000, abs=0.03)
    assert last.low < later / 3000 < last.high


def test_growth_over_samples_finds_the_model_that_made_the_data() -> None:
    chance = np.random.default_rng(3)
    chances = chance.beta(0.5, 1.5, size=3000)
    right = chance.binomial(4, chances)
    found = growth.over_samples(right.tolist(), 4, 3000, [4, 16])
    assert found is not None
    a, b = found.parameters["alpha"], found.parameters["beta"]
    assert a / (a + b) == pytest.approx(0.25, abs=0.03)
    assert a + b == pytest.approx(2.0, rel=0.3)
    assert found.points[1].value == pytest.approx(float(np.mean(1 - (1 - chances) ** 16)), abs=0.03)


def test_growth_says_nothing_where_it_knows_nothing() -> None:
    few = [Spell(n, 1.0 + n, n < 4) for n in range(20)]
    assert growth.over_budget(few, 20, 30.0, [30.0]) is None
    all_solved = [Spell(n, 1.0 + n, True) for n in range(20)]
    assert growth.over_budget(all_solved, 20, 30.0, [30.0]) is None
    assert growth.over_samples([1] * 20 + [0] * 5, 1, 25, [2]) is None
    assert growth.over_samples([2] * 20, 2, 20, [4]) is None


def test_growth_is_the_same_each_time_and_never_falls() -> None:
    spells = [Spell(n, 1.0 + n % 9, n % 3 > 0) for n in range(60)]
    budgets = [9.0, 18.0, 36.0, 72.0]
    found = growth.over_budget(spells, 60, 9.0, budgets)
    assert found is not None
    assert found == growth.over_budget(spells, 60, 9.0, budgets)
    values = [point.value for point in found.points]
    assert values == sorted(values) and values[-1] <= 1
    assert all(point.low <= point.value <= point.high for point in found.points)


@pytest.mark.parametrize(
    ("verdict", "reason", "kind"),
    [
        ("unproved", REASONS["unproved"], "time limit spent"),
        ("unproved", "limit of 900 tokens spent", "other limit spent"),
        ("unproved", "the total was spent before its turn", "other limit spent"),
        ("unproved", "nothing left to try", "nothing left to try"),
        ("unproved", "not proved before in 3 s with these settings: x", "tried in vain before"),
        ("unproved", "unsolved goals", "proof refused by the judge"),
        ("disproved", "false: n = 3", "statement false"),
        ("unsupported", "the library (basis) has no `Real.sqrt`", "library lacks a name"),
        ("unsupported", "the statement does not elaborate: x", "statement does not elaborate"),
        ("error", "the worker process was lost 2 times, at last with x", "worker process lost"),
        ("error", "Lean was killed: its wall-clock time was over", "Lean over a limit"),
        ("error", "internal error: KeyError: 1", "internal error"),
        ("verified", "Lean accepts the proof", ""),
    ],
)
def test_kinds_of_failure(verdict: str, reason: str, kind: str) -> None:
    assert failures.kind(Result("a", Status(verdict), reason)) == kind


def test_missing_names_are_counted() -> None:
    lacking = [
        Result(f"p{n}", Status.UNSUPPORTED, f"the library (basis) has no `{name}`")
        for n, name in enumerate(["Real.sqrt", "Finset.sum", "Real.sqrt"])
    ]
    (found,) = failures.taxonomy(lacking)
    assert found.count == 3
    assert found.examples == (("Real.sqrt", 2), ("Finset.sum", 1))


def test_runs_that_differ_in_their_seed_are_samples(tmp_path: Path) -> None:
    said = seeds(tmp_path)
    (one,) = said.configurations
    assert [found.k for found in one.pass_at] == [1, 2, 3]
    assert one.pass_at[0].value < one.pass_at[1].value < one.pass_at[2].value
    assert one.pass_at[2].value == sum(right > 0 for right in one.right.values()) / 60
    assert all(found.seconds == TIME_LIMIT for found in one.pass_at)
    assert {found.budget for found in one.forecasts} == {"seconds a problem", "samples"}
    assert said.comparisons == said.notes == ()
    assert one.cost.wall_seconds == pytest.approx(3 * 99.5)


def test_other_settings_are_compared(tmp_path: Path) -> None:
    names = [f"p{n}" for n in range(10)]
    first = [row(name, "verified" if n < 8 else "unproved") for n, name in enumerate(names)]
    second = [row(name, "verified" if n % 8 == 0 else "unproved") for n, name in enumerate(names)]
    folders = [write(tmp_path / "a", first), write(tmp_path / "b", second, policy="mixed")]
    said = summarise([run.read(folder) for folder in folders])
    assert [each.label for each in said.configurations] == ["policy=symbolic", "policy=mixed"]
    (found,) = said.comparisons
    assert found.only_first == tuple(names[1:8])
    assert found.only_second == ("p8",)
    assert found.p_value == found.p_adjusted == pytest.approx(statistics.sign_test(7, 1))


def test_other_suites_are_not_compared(tmp_path: Path) -> None:
    folders = [
        write(tmp_path / "a", [row("p")]),
        write(tmp_path / "b", [row("p", "unproved")], suite="other", suite_sha256="ee" * 32),
    ]
    said = summarise([run.read(folder) for folder in folders])
    assert said.comparisons == ()
    assert [each.label for each in said.configurations] == ["made", "other"]
    folders[1] = write(tmp_path / "c", [row("p")], suite_sha256="ee" * 32)
    said = summarise([run.read(folder) for folder in folders])
    assert said.comparisons == ()
    assert [each.label for each in said.configurations] == [
        f"made ({folders[0]})", f"made ({folders[1]})",
    ]  # fmt: skip


def test_what_a_reader_must_know(tmp_path: Path) -> None:
    folders = [
        write(tmp_path / "a", [row("p"), row("q", "error")], limit=5),
        write(tmp_path / "b", [row("p")]),
    ]
    said = " ".join(summarise([run.read(folder) for folder in folders]).notes)
    assert "2 runs have the seed 0" in said
    assert "2 of 5 problems have rows" in said
    assert "1 problems are not in each of its runs" in said
    (alone,) = summarise([run.read(folders[0])]).configurations
    assert "1 rows are errors" in " ".join(summarise([run.read(folders[0])]).notes)
    assert alone.pass_at[0].value == 0.5


def test_a_run_without_rows(tmp_path: Path) -> None:
    said = summarise([run.read(write(tmp_path / "a", [], limit=3))])
    assert said.configurations[0].pass_at == ()
    assert "0 of 3 problems" in said.notes[0]
    json.dumps(to_json(said))
    assert table(said).count("\n") >= 2


def test_a_row_being_written_does_not_count(tmp_path: Path) -> None:
    folder = write(tmp_path / "a", [row("p")])
    with (folder / "results.jsonl").open("a") as file:
        file.write('{"name": "q", "verd')
    assert list(run.read(folder).results) == ["p"]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{", "not a JSON object"),
        ("[1]", "not a JSON object"),
        ("[" * 100_000, "not a JSON object"),
        ('{"name": 3, "verdict": "verified", "reason": ""}', "name is 3: a text expected"),
        ('{"name": "x", "reason": ""}', "verdict is nothing: one of verified, "),
        ('{"name": "x", "verdict": "proved", "reason": ""}', 'verdict is "proved"'),
        ('{"name": "x", "verdict": "error", "reason": "", "seconds": "1"}', 'seconds is "1"'),
        ('{"name": "x", "verdict": "error", "reason": "", "seconds": NaN}', "seconds is NaN"),
        ('{"name": "x", "verdict": "error", "reason": "", "calls": -1}', "calls is -1"),
        ('{"name": "x", "verdict": "error", "reason": "", "axioms": [1]}', "axioms is [1]"),
        ('{"name": "x", "verdict": "error", "reason": "", "proof": 1}', "proof is 1"),
        ('{"name": "p", "verdict": "error", "reason": ""}', "a second row of p"),
    ],
)
def test_a_damaged_row_is_named(tmp_path: Path, line: str, words: str) -> None:
    folder = write(tmp_path / "a", [row("p")])
    with (folder / "results.jsonl").open("a") as file:
        file.write(line + "\n")
    with pytest.raises(InputError) as raised:
        run.read(folder)
    assert str(raised.value).startswith(f"{folder / 'results.jsonl'}:2: ")
    assert words in str(raised.value)


def test_bad_input_is_one_line_and_exit_code_2(tmp_path: Path) -> None:
    folder = write(tmp_path / "a", [row("p")])
    with (folder / "results.jsonl").open("a") as file:
        file.write("no row\n")
    done = report(folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"error: {folder}/results.jsonl:2: not a JSON object\n"
    for wrong, words in (
        (tmp_path / "nothing", "no such run"),
        (tmp_path, "holds no run"),
    ):
        done = report(wrong)
        assert done.returncode == 2
        assert done.stderr.startswith(f"error: {wrong}: {words}")
        assert done.stderr.count("\n") == 1
    assert report().returncode == 2


def test_bad_settings_are_named(tmp_path: Path) -> None:
    for number, (key, value) in enumerate([("time_limit", 0), ("limit", "x"), ("suite", 3)]):
        folder = write(tmp_path / str(number), [row("p")], **{key: value})
        with pytest.raises(InputError, match=f"config.toml: .*{key}"):
            run.read(folder)


def test_the_command(tmp_path: Path) -> None:
    one = write(tmp_path / "one", rows(30, 1), seed=1)
    two = write(tmp_path / "two", rows(30, 2), seed=2)
    done = report(one)
    assert (done.returncode, done.stdout) == (0, f"{one}/report.html\n")
    assert (one / "report.html").read_text().startswith("<!doctype html>")
    done = report(one, two, "--json")
    assert json.loads(done.stdout)["configurations"][0]["seeds"] == [1, 2]
    done = report(one, two, "--markdown", "-o", tmp_path / "page.html")
    lines = done.stdout.splitlines()
    assert lines[0].startswith("| configuration | suite |")
    assert "pass@1, 1 × 60 s" in lines[2] and "pass@2, 2 × 60 s" in lines[3]
    assert len({line.count("|") for line in lines[:4]}) == 1
    assert (tmp_path / "page.html").exists()
    assert report(one, one, "--json").returncode == 0  # a run given twice is one sample


def test_markdown_escapes_what_would_end_a_cell(tmp_path: Path) -> None:
    folders = [write(tmp_path / "a", [row("p")], model="x|y"), write(tmp_path / "b", [row("p")])]
    said = table(summarise([run.read(folder) for folder in folders]))
    assert "model=x\\|y" in said
