"""What the report says, as values: runs of the same experiment put together, and compared.

Runs that differ in nothing but their seed are samples of one configuration. All shares are of the
problems that have a row in each of a configuration's runs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from itertools import combinations
from pathlib import Path
from statistics import mean, median
from typing import Any

from prover.report import failures, growth, statistics
from prover.report.growth import Growth, Point, Spell
from prover.report.run import Result, Run
from prover.types import Status

# What may differ between samples of one configuration, or says nothing about it.
FREE = frozenset({"seed", "workers", "limit", "suite_path", "suite", "record", "graph"})
FACTS = ("proofloom", "lean", "library_hash", "policy_model", "critic_model")
MULTIPLES = (1, 1.25, 1.5, 2, 3, 4, 6, 8)  # of the budget that was had, for the curves
SAID = (2, 4, 8)  # the multiples that stand in a table
PAST = 0.5  # the share of the budget that a hindcast is made from
HASH_SHOWN = 12


@dataclass(frozen=True)
class PassAt:
    """pass@k over a configuration's problems with its interval of 95 %; each of the `k` samples
    may take `seconds` a problem."""

    k: int
    value: float
    low: float
    high: float
    seconds: float


@dataclass(frozen=True)
class Cost:
    """What was spent in all; `solved_seconds` is the median of a problem that was verified."""

    seconds: float
    lean_seconds: float
    model_seconds: float
    wall_seconds: float | None
    calls: float
    expansions: float
    tokens: float
    money: float
    solved_seconds: float | None


@dataclass(frozen=True)
class Forecast:
    """A growth model over one kind of budget; `hindcast` is what it would have said at half
    of the budget of the whole of it, with what there was."""

    budget: str
    growth: Growth
    hindcast: tuple[Point, float] | None = None

    def at(self, multiple: float) -> Point:
        """The point at so many times the budget that was had."""
        first = self.growth.points[0].budget
        return min(self.growth.points, key=lambda each: abs(each.budget - multiple * first))


@dataclass(frozen=True)
class Comparison:
    """Two configurations on the problems that both have: who solved what the other did not (more
    often, where there are several samples), and the p-value of an exact sign test."""

    first: str
    second: str
    problems: int
    only_first: tuple[str, ...]
    only_second: tuple[str, ...]
    p_value: float
    p_adjusted: float
    """Holm's, for all comparisons of the report together."""


@dataclass(frozen=True)
class Configuration:
    """Runs that are samples of the same experiment."""

    label: str
    runs: tuple[Run, ...]

    @property
    def suite(self) -> str:
        return self.runs[0].suite

    @property
    def time_limit(self) -> float:
        return self.runs[0].time_limit

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The problems with a row in each run."""
        first, *others = (run.results for run in self.runs)
        return tuple(name for name in first if all(name in other for other in others))

    @cached_property
    def rows(self) -> tuple[Result, ...]:
        """The rows of all runs, those of problems that are not in each run left out."""
        known = set(self.names)
        return tuple(row for run in self.runs for name, row in run.results.items() if name in known)

    @cached_property
    def right(self) -> dict[str, int]:
        """In how many of the runs each problem was solved."""
        return {name: sum(run.results[name].solved for run in self.runs) for name in self.names}

    @cached_property
    def pass_at(self) -> tuple[PassAt, ...]:
        """pass@1 to pass@n of n runs."""
        if not self.names:
            return ()
        found = []
        for k in range(1, len(self.runs) + 1):
            value = mean(
                statistics.pass_at(k, len(self.runs), right) for right in self.right.values()
            )
            low, high = statistics.wilson(value, len(self.names))
            found.append(PassAt(k, value, low, high, self.time_limit))
        return tuple(found)

    @cached_property
    def counts(self) -> dict[str, int]:
        """Rows by verdict, all verdicts in their order."""
        found = Counter(row.verdict for row in self.rows)
        return {status.value: found[status] for status in Status}

    @cached_property
    def failures(self) -> tuple[failures.Failure, ...]:
        return tuple(failures.taxonomy(self.rows))

    @cached_property
    def cost(self) -> Cost:
        walls = [run.wall_seconds for run in self.runs]
        solved = [row.seconds for row in self.rows if row.solved]
        total = {
            key: sum(getattr(row, key) for row in self.rows)
            for key in ("seconds", "lean_seconds", "model_seconds", "calls", "expansions", "tokens")
        }
        known = [wall for wall in walls if wall is not None]
        return Cost(
            **total,
            money=sum(row.cost for row in self.rows),
            wall_seconds=sum(known) if len(known) == len(walls) else None,
            solved_seconds=median(solved) if solved else None,
        )

    @cached_property
    def forecasts(self) -> tuple[Forecast, ...]:
        """What more seconds a problem, and more samples, would bring."""
        return tuple(filter(None, (self._over_seconds(), self._over_samples())))

    def _over_seconds(self) -> Forecast | None:
        number = {name: place for place, name in enumerate(self.names)}
        limit, total = self.time_limit, len(self.rows)
        # The verdict on a proof may come after the limit.
        spells = [
            Spell(number[row.name], min(row.seconds, limit), row.solved)
            for row in self.rows
            if row.solved or failures.kind(row) == failures.TIME
        ]
        found = growth.over_budget(spells, total, limit, [limit * each for each in MULTIPLES])
        if found is None:
            return None
        past = growth.hindcast(spells, total, limit, PAST)
        return Forecast("seconds a problem", found, past)

    def _over_samples(self) -> Forecast | None:
        count = len(self.runs)
        rows = {name: [run.results[name] for run in self.runs] for name in self.names}
        right = [
            self.right[name]
            for name, found in rows.items()
            if self.right[name] or any(failures.kind(row) in failures.OPEN for row in found)
        ]
        budgets = sorted({round(count * each) for each in MULTIPLES})
        found = growth.over_samples(right, count, len(self.names), budgets)
        return None if found is None else Forecast("samples", found)


@dataclass(frozen=True)
class Summary:
    """All of a report that is numbers."""

    configurations: tuple[Configuration, ...]
    comparisons: tuple[Comparison, ...]
    notes: tuple[str, ...]
    """What a reader must know to read the numbers rightly."""


def summarise(runs: Sequence[Run]) -> Summary:
    """Put the runs into configurations, in the order in which they were given, and compare those
    that share problems of one suite text."""
    groups: dict[tuple[tuple[str, str], ...], list[Run]] = {}
    for run in runs:
        groups.setdefault(tuple(sorted(_identity(run).items())), []).append(run)
    labels = _labels([group[0] for group in groups.values()])
    configurations = tuple(
        Configuration(label, tuple(group))
        for label, group in zip(labels, groups.values(), strict=True)
    )
    return Summary(configurations, _compared(configurations), tuple(_notes(configurations)))


def _identity(run: Run) -> dict[str, str]:
    """What makes the experiment that a run is a sample of."""
    facts = {key: run.environment[key] for key in FACTS if key in run.environment}
    return {key: str(value) for key, value in {**run.config, **facts}.items() if key not in FREE}


def _labels(runs: Sequence[Run]) -> list[str]:
    """A name for each: the suite, and the settings in which they differ; else what they ran with,
    or at last the folder."""
    identities = [_identity(run) for run in runs]
    keys = dict.fromkeys(key for each in identities for key in each if key != "suite_sha256")
    differing = [key for key in keys if len({each.get(key) for each in identities}) > 1]
    settings = [key for key in differing if key not in FACTS]
    suites = len({run.suite for run in runs}) > 1
    for named in (settings, differing):
        labels = [
            " ".join(
                [
                    *([run.suite] if suites or not named else []),
                    *(f"{key}={_short(each.get(key, '')) or 'none'}" for key in named),
                ]
            )
            for run, each in zip(runs, identities, strict=True)
        ]
        if len(set(labels)) == len(labels):
            return labels
    return [f"{label} ({run.path})" for label, run in zip(labels, runs, strict=True)]


def _short(value: str) -> str:
    last = value.removeprefix("sha256 ")
    return last[:HASH_SHOWN] if len(last) == 64 else (Path(value).name if "/" in value else value)


def _compared(configurations: Iterable[Configuration]) -> tuple[Comparison, ...]:
    found = []
    for one, two in combinations(configurations, 2):
        shared = [name for name in one.names if name in two.right]
        if not shared or one.runs[0].config["suite_sha256"] != two.runs[0].config["suite_sha256"]:
            continue
        rates = {
            name: one.right[name] / len(one.runs) - two.right[name] / len(two.runs)
            for name in shared
        }
        first = tuple(name for name in shared if rates[name] > 0)
        second = tuple(name for name in shared if rates[name] < 0)
        p_value = statistics.sign_test(len(first), len(second))
        found.append((one.label, two.label, len(shared), first, second, p_value))
    adjusted = statistics.holm([each[-1] for each in found])
    return tuple(Comparison(*each, last) for each, last in zip(found, adjusted, strict=True))


def _notes(configurations: Iterable[Configuration]) -> Iterable[str]:
    for each in configurations:
        seeds = Counter(run.config.get("seed") for run in each.runs)
        for seed, count in seeds.items():
            if count > 1:
                yield (
                    f"{each.label}: {count} runs have the seed {seed}: they are hardly independent "
                    "samples, and pass@k and its curve say too much."
                )
        for run in each.runs:
            if len(run.results) < run.total:
                yield (
                    f"{run.path}: {len(run.results)} of {run.total} problems have rows: "
                    "the run is not finished."
                )
        left_out = {name for run in each.runs for name in run.results} - set(each.names)
        if left_out:
            yield (
                f"{each.label}: {len(left_out)} problems are not in each of its runs and count "
                "nowhere."
            )
        if broken := each.counts[Status.ERROR]:
            yield f"{each.label}: {broken} rows are errors; they count as not verified."


def to_json(summary: Summary) -> dict[str, Any]:
    """The numbers of a report for other programs."""
    return {
        "configurations": [
            {
                "label": each.label,
                "suite": each.suite,
                "runs": [str(run.path) for run in each.runs],
                "seeds": [run.config.get("seed") for run in each.runs],
                "problems": len(each.names),
                "time_limit": each.time_limit,
                "verdicts": each.counts,
                "pass_at": [asdict(found) for found in each.pass_at],
                "cost": asdict(each.cost),
                "failures": [
                    {
                        "kind": failure.kind,
                        "verdict": failure.verdict.value,
                        "count": failure.count,
                        "examples": dict(failure.examples),
                    }
                    for failure in each.failures
                ],
                "forecasts": [
                    {
                        "budget": found.budget,
                        **asdict(found.growth),
                        "hindcast": found.hindcast
                        and {**asdict(found.hindcast[0]), "seen": found.hindcast[1]},
                    }
                    for found in each.forecasts
                ],
            }
            for each in summary.configurations
        ],
        "comparisons": [asdict(each) for each in summary.comparisons],
        "notes": list(summary.notes),
    }
