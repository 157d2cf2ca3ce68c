"""`prover audit`: what is wrong with formalised statements."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from prover.cli.options import json_option, lean_option, print_json
from prover.errors import Exit

if TYPE_CHECKING:
    from rich.console import Console

    from prover.audit import Report
    from prover.types import Problem

SEVERITIES = ("refuted", "vacuous", "suspicious", "note")
COLOURS = {"refuted": "bold red", "vacuous": "magenta", "suspicious": "yellow", "note": "blue"}
SECONDS = 10.0


@click.command()
@click.argument("target")
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(path_type=Path),
    metavar="RUN",
    help="Folder to write: findings.jsonl, audit.html, audit.sarif, certificates/.",
)
@click.option(
    "--fail-on",
    type=click.Choice(SEVERITIES),
    help="Exit code 1 if a finding is at least as bad.",
)
@click.option(
    "--against",
    metavar="TARGET|SUITE",
    help="Other formalisations: try to prove that those with the same name say the same.",
)
@click.option("--workers", type=click.IntRange(min=1), help="Processes. [default: all cores]")
@click.option("--limit", type=click.IntRange(min=1), help="Only the first so many statements.")
@click.option(
    "--time-limit",
    type=float,
    metavar="SECONDS",
    help=f"Wall time a statement. [default: {SECONDS:g}]",
)
@click.option(
    "--model",
    metavar="NAME",
    help="Also ask a chat model behind OPENAI_BASE_URL whether the statement says what its "
    "informal text says: a suspicion, never a verdict.",
)
@lean_option
@json_option
def command(
    target: str,
    folder: Path | None,
    fail_on: str | None,
    against: str | None,
    workers: int | None,
    limit: int | None,
    as_json: bool,
    **flags: Any,
) -> int:
    """Look for flaws in the statements of TARGET: false, vacuous, not what was meant.

    TARGET is a .lean file (all its theorems), FILE:NAME, a theorem in quotes, - for standard
    input, or a suite (a name or a JSONL file). What can be proved comes with a certificate that
    `prover check` accepts; the rest is suspicion. No finding does not mean that a statement is
    faithful. A comment `-- audit: allow DETECTOR because REASON` allows a finding.

    \b
    Examples:
      prover audit Demo.lean
      prover audit 'theorem t (n : Nat) (h : n < 0) : n = 7'
      prover audit problems.jsonl -o audits/mine --workers 2
      prover audit Demo.lean --fail-on suspicious       # as a gate in CI
      prover audit Demo.lean --against Other.lean       # do they say the same?

    Exit code 0, or 1 if a finding is as bad as --fail-on says.
    """
    from rich.console import Console
    from rich.progress import Progress

    from prover.audit import Severity
    from prover.audit import folder as folders
    from prover.audit.run import audit_all
    from prover.config import load_settings

    settings = load_settings({"time_limit": SECONDS, "workers": workers, **_given(flags)})
    problems = _problems(target)[:limit]
    with Progress(console=Console(stderr=True), disable=not sys.stderr.isatty()) as progress:
        task = progress.add_task("auditing", total=len(problems))
        reports = audit_all(
            problems,
            settings,
            workers=settings.workers,
            against={other.name: other for other in _problems(against)} if against else None,
            done=lambda _: progress.advance(task),
        )
    if folder is not None:
        folders.write(folder, Path(target).name, reports)
    if as_json:
        for report in reports:
            print_json(folders.row(report))
    else:
        _show(reports, Console(soft_wrap=True))
        if folder is not None:
            click.echo(f"written to {folder}: open {folder / 'audit.html'}", err=True)
    worst = max(report.severity for report in reports)
    failed = fail_on is not None and worst >= Severity[fail_on.upper()]
    return Exit.UNVERIFIED if failed else Exit.DONE


def _given(flags: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in flags.items() if value is not None}


def _problems(target: str) -> list[Problem]:
    """The statements that TARGET means."""
    from prover import suites
    from prover.problems import read_target

    if target in suites.shipped() or target.endswith(".jsonl"):
        return list(suites.load(target).problems)
    return suites.unique_names(read_target(target, proved=True))


def _show(reports: Sequence[Report], console: Console) -> None:
    for report in reports:
        for finding in report.findings:
            label = finding.severity.label
            mark = " [certificate]" if finding.certificate else ""
            console.print(f"{report.place(finding)}: ", end="", highlight=False, markup=False)
            console.print(f"{label}", style=COLOURS[label], end="")
            text = f": {report.problem.name}: {finding.message} ({finding.detector}){mark}"
            console.print(text, highlight=False, markup=False)
        for finding, reason in report.suppressed:
            text = f"{report.place(finding)}: allowed ({finding.detector}): {reason}"
            console.print(text, style="dim", highlight=False, markup=False)
    counts = Counter(report.severity.label for report in reports)
    said = ", ".join(f"{counts[label]} {label}" for label in (*SEVERITIES, "nothing found"))
    text_only = sum(not report.elaborated for report in reports)
    console.print(f"{len(reports)} statements: {said}; {text_only} read by their text only",
                  highlight=False)  # fmt: skip
