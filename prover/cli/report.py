"""`prover report`: what runs show, as a page, a table or data."""

from __future__ import annotations

from pathlib import Path

import click

from prover.cli.options import json_option, print_json

FILE = "report.html"


@click.command()
@click.argument("runs", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="RUN...")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="The page to write. [default: report.html in RUN; of several runs, here]",
)
@click.option("--markdown", is_flag=True, help="Print a Markdown table for a paper instead.")
@json_option
def command(runs: tuple[Path, ...], output: Path | None, markdown: bool, as_json: bool) -> None:
    """Say what RUN shows: solved against time and Lean calls, pass@k, failures, cost.

    Writes one HTML page that needs nothing else, with a part on each problem. Runs that differ in
    their seed alone are samples of one configuration, for pass@k; others are compared, problem by
    problem. With --markdown or --json no page is written, unless -o names one.

    \b
    Examples:
      prover report runs/mine
      prover report runs/eight/seed-* -o samples.html
      prover report runs/symbolic runs/learned --markdown
    """
    from prover.report import run, summary

    found = [run.read(path) for path in dict.fromkeys(runs)]
    said = summary.summarise(found)
    if output is None and not (markdown or as_json):
        output = found[0].path / FILE if len(found) == 1 else Path(FILE)
    if output is not None:
        from prover.report.page import page
        from prover.runs.folder import replace_file

        replace_file(output, page(found, said))
    if as_json:
        print_json(summary.to_json(said) | ({"page": str(output)} if output else {}))
    elif markdown:
        from prover.report.markdown import table

        click.echo(table(said))
    else:
        click.echo(output)
