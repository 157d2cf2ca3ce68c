"""`prover suites`: what there is to run."""

from __future__ import annotations

import click

from prover.cli.options import json_option, print_json


@click.command()
@json_option
def command(as_json: bool) -> None:
    """List the suites that come with the project.

    Any JSONL file with problems can be run too; see `prover batch --help`.
    """
    from prover import suites

    facts = []
    for name, path in suites.shipped().items():
        suite = suites.load(name)
        facts.append({"name": name, "problems": len(suite.problems), "path": str(path)})
    if as_json:
        print_json(facts)
        return
    for fact in facts:
        click.echo(f"{fact['name']:<12} {fact['problems']:>5} problems  {fact['path']}")
