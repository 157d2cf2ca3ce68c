"""What a person sees of a run: a progress bar on a terminal, plain lines elsewhere.

Displays subscribe to events and write to standard error; results go to standard output.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from prover import events
from prover.audit.variants import Drop
from prover.runs.driver import Summary

if TYPE_CHECKING:
    from prover.report.summary import PassAt


class PlainDisplay:
    """One line a finished problem."""

    def __init__(self) -> None:
        self._done = self._total = 0

    def __enter__(self) -> PlainDisplay:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def __call__(self, event: events.Event) -> None:
        """Take an event."""
        match event:
            case events.RunStarted():
                self._done, self._total = event.done, event.total
                click.echo(f"{event.suite}: {event.total} problems, {event.done} done", err=True)
            case events.ProblemFinished():
                self._done += 1
                done = f"[{self._done}/{self._total}]"
                click.echo(
                    f"{done} {event.verdict:<11} {event.problem} ({event.seconds:.1f} s)", err=True
                )
            case events.WorkerLost():
                click.echo(f"worker lost on {event.problem}: {event.reason}", err=True)
            case events.Stopping():
                click.echo(stopping(event), err=True)


class RichDisplay:
    """A progress bar with the number of verified problems and those at work."""

    def __init__(self) -> None:
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("[green]{task.fields[verified]} verified"),
            TimeElapsedColumn(),
            TextColumn("[dim]{task.fields[at_work]}"),
            console=Console(stderr=True),
        )
        self._task = self._progress.add_task("starting", total=None, verified=0, at_work="")
        self._verified = 0
        self._at_work: list[str] = []

    def __enter__(self) -> RichDisplay:
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def __call__(self, event: events.Event) -> None:
        """Take an event."""
        match event:
            case events.RunStarted():
                self._progress.update(
                    self._task, description=event.suite, total=event.total, completed=event.done
                )
            case events.ProblemStarted():
                self._at_work.append(event.problem)
            case events.ProblemFinished() | events.WorkerLost():
                if event.problem in self._at_work:
                    self._at_work.remove(event.problem)
                if isinstance(event, events.ProblemFinished):
                    self._verified += event.verdict == "verified"
                    self._progress.advance(self._task)
            case events.Stopping():
                self._progress.console.print(stopping(event), highlight=False, markup=False)
        self._progress.update(self._task, verified=self._verified, at_work=", ".join(self._at_work))


def stopping(event: events.Stopping) -> str:
    """What is said after the first Ctrl-C."""
    return f"finishing {event.problems or 'what runs'}; Ctrl-C again stops at once"


def show_summary(suite: str, summary: Summary) -> None:
    """The table of verdicts, on standard output."""
    table = Table("verdict", title=suite, title_justify="left")
    for heading in ("problems", "share", "median s"):
        table.add_column(heading, justify="right")
    for verdict, count in summary.counts.items():
        if count:
            times = [row["seconds"] for row in summary.rows if row["verdict"] == verdict]
            share = f"{count / len(summary.rows):.0%}"
            table.add_row(verdict, str(count), share, f"{median(times):.1f}")
    console = Console()
    console.print(table)
    results = summary.folder / "results.jsonl"
    console.print(f"{len(summary.rows)} problems, {summary.seconds:.0f} s, rows in {results}")


def show_drops(found: Sequence[Drop]) -> None:
    """The table of variants, on standard output."""
    table = Table("variant", title="verified: originals and their variants", title_justify="left")
    for heading in ("pairs", "originals", "variants", "change"):
        table.add_column(heading, justify="right")
    for each in found:
        change = (each.variants - each.originals) / each.pairs
        table.add_row(
            each.kind, str(each.pairs), str(each.originals), str(each.variants), f"{change:+.0%}"
        )
    Console().print(table)


def show_pass_at(found: Sequence[PassAt]) -> None:
    """The table of pass@k, on standard output."""
    table = Table("samples", title="verified by one of k samples", title_justify="left")
    for heading in ("pass@k", "95 % interval"):
        table.add_column(heading, justify="right")
    for each in found:
        table.add_row(str(each.k), f"{each.value:.1%}", f"{each.low:.1%} to {each.high:.1%}")
    Console().print(table)
