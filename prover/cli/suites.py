"""`prover suites`: what there is to run, and fetching what is published elsewhere."""

from __future__ import annotations

import click

from prover.cli.options import json_option, print_json


@click.group(invoke_without_command=True)
@json_option
@click.pass_context
def command(context: click.Context, as_json: bool) -> None:
    """List the suites that are here, and those that can be fetched.

    Any JSONL file with problems can be run too; see `prover batch --help`.

    \b
    Examples:
      prover suites
      prover suites fetch minif2f      # then: prover batch minif2f-test --lean PATH
    """
    if context.invoked_subcommand is None:
        _list(as_json)


@command.command()
@click.argument("name")
@click.option(
    "--from",
    "mirror",
    metavar="URL|FOLDER",
    help="A mirror or a clone of the suite's repository, in place of GitHub.",
)
@json_option
def fetch(name: str, mirror: str | None, as_json: bool) -> None:
    """Fetch the published suite NAME with git and keep it in your data directory.

    The commit is pinned, and git checks what arrives against it. The SHA-256 of the files is
    written down at the first fetch and checked at later ones.
    """
    from prover.errors import InputError
    from prover.suites import fetch as fetching
    from prover.suites.published import SOURCES

    if name not in SOURCES:
        raise InputError(f"no suite {name!r} to fetch; there is {', '.join(SOURCES)}")
    found = fetching.fetch(SOURCES[name], lambda text: click.echo(text, err=True), mirror=mirror)
    if as_json:
        print_json({"suites": found.files, "sha256": found.sha256, "known": found.known})
        return
    for each, count in found.files.items():
        click.echo(f"{each:<16} {count:>5} problems  {fetching.folder() / f'{each}.jsonl'}")
    how = "as at the fetch before" if found.known else "written down for later fetches"
    click.echo(f"sha256 {found.sha256[:16]}, {how}")


def _list(as_json: bool) -> None:
    from prover import suites
    from prover.suites.published import SOURCES

    here = suites.fetched() | suites.shipped()
    facts = [
        {"name": name, "problems": len(suites.load(name).problems), "path": str(path)}
        for name, path in here.items()
    ]
    absent = [source for name, source in SOURCES.items() if name not in here]
    if as_json:
        print_json(facts)
        return
    for fact in facts:
        click.echo(f"{fact['name']:<16} {fact['problems']:>5} problems  {fact['path']}")
    for source in absent:
        click.echo(f"{source.name:<16} {'-':>5} prover suites fetch {source.name}  ({source.url})")
