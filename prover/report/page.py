"""A report as one HTML page that opens from file://: numbers, plots, and a part on each problem.

What stands there is in `page.html.j2`, `plot.svg.j2` and `page.css`; without its script (`page.js`:
filter and addresses) the page says all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from prover import web
from prover.graph.view import MARKS
from prover.report import problem, statistics
from prover.report.plot import Plot, Series, cumulative
from prover.report.run import Run
from prover.report.summary import SAID, Configuration, Summary
from prover.types import Status

HERE = Path(__file__).parent
SOLVED = "verified"  # what the plots count
EXAMPLES = 12  # problems or names shown of a kind of failure
DIFFERING = 400  # problems listed of a comparison


def page(runs: Sequence[Run], summary: Summary) -> str:
    """The whole page; the same folders give the same page. Raises InputError for a damaged
    event."""
    numbers = {run.path: place for place, run in enumerate(runs)}
    parts, notes = problem.parts(runs)
    return web.page(
        HERE / "page.html.j2",
        styles=[web.BASE, HERE / "page.css"],
        scripts=[HERE / "page.js"],
        title=title(runs),
        summary=summary,
        notes=[*summary.notes, *notes],
        plots=list(plots(summary.configurations)),
        parts=parts,
        places={part.name: f"p{place}" for place, part in enumerate(parts)},
        labels={
            numbers[run.path]: _label(each, run)
            for each in summary.configurations
            for run in each.runs
        },
        numbers=numbers,
        marks=MARKS,
        statuses=list(Status),
        said=SAID,
        wilson=statistics.wilson,
        examples=EXAMPLES,
        differing=DIFFERING,
    )


def title(runs: Sequence[Run]) -> str:
    """The suites, and the run's folder if it is one."""
    names = ", ".join(dict.fromkeys(run.suite for run in runs))
    return f"{names} · {runs[0].path.name}" if len(runs) == 1 else f"{names} · {len(runs)} runs"


def _label(configuration: Configuration, run: Run) -> str:
    """A run among those of its configuration."""
    several = len(configuration.runs) > 1
    return (
        f"{configuration.label}, seed {run.config.get('seed')}"
        if several
        else (configuration.label)
    )


def plots(configurations: Sequence[Configuration]) -> Iterable[Plot]:
    """The plots that the configurations have something for."""
    yield _solved(configurations, "seconds")
    yield _solved(configurations, "calls")
    if any(len(each.runs) > 1 for each in configurations):
        yield _pass_at(configurations)
    for budget in ("seconds a problem", "samples"):
        series = list(_growth(configurations, budget))
        if series:
            yield Plot(
                f"What more {budget} would give",
                budget,
                SOLVED,
                series,
                whole=budget == "samples",
            )


def _solved(configurations: Sequence[Configuration], what: str) -> Plot:
    """A cactus plot, turned so that time goes to the right."""
    words = {"seconds": "Seconds a problem", "calls": "Lean calls a problem"}[what]
    series = []
    for number, each in enumerate(configurations):
        spent = [getattr(row, what) for row in each.rows if row.solved]
        until = max([getattr(row, what) for row in each.rows], default=0)
        points = cumulative(spent, until, 1 / max(1, len(each.rows)))
        series.append(Series(each.label, number, points, steps=True))
    name = f"Verified against {words[0].lower()}{words[1:]}".replace("lean", "Lean")
    return Plot(name, words, SOLVED, series, logarithmic=True)


def _pass_at(configurations: Sequence[Configuration]) -> Plot:
    series = [
        Series(
            each.label,
            number,
            [(found.k, found.value) for found in each.pass_at],
            band=[(found.k, found.low, found.high) for found in each.pass_at],
            dots=True,
        )
        for number, each in enumerate(configurations)
    ]
    limits = sorted({f"{each.time_limit:g}" for each in configurations})
    return Plot(
        "pass@k", f"k samples of {' or '.join(limits)} s a problem", "pass@k", series, whole=True
    )


def _growth(configurations: Sequence[Configuration], budget: str) -> Iterable[Series]:
    """What was seen, and the fitted curve from there on."""
    for number, each in enumerate(configurations):
        for found in each.forecasts:
            if found.budget != budget:
                continue
            points = found.growth.points
            if budget == "samples":
                seen = [(float(p.k), p.value) for p in each.pass_at]
                yield Series(each.label, number, seen, dots=True)
            else:
                spent = [min(row.seconds, points[0].budget) for row in each.rows if row.solved]
                seen = list(cumulative(spent, points[0].budget, 1 / len(each.rows)))
                yield Series(each.label, number, seen, steps=True)
            yield Series(
                each.label,
                number,
                [(point.budget, point.value) for point in points],
                band=[(point.budget, point.low, point.high) for point in points],
                dashed=True,
            )
