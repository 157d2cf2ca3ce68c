"""`prover setup`: build what is otherwise built on first use, or make a project with Mathlib."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from prover.cli.options import json_option, print_json

if TYPE_CHECKING:
    from prover.lean.toolchain import Toolchain


@click.command()
@click.option(
    "--mathlib",
    is_flag=True,
    help="Make a lake project with Mathlib, by `elan` and `lake` from PATH and the network.",
)
@click.option(
    "--into",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Where the project is to be. [default: proofloom/mathlib/TAG in the XDG data directory]",
)
@click.option("--tag", metavar="TAG", help="Lean and Mathlib of another version, such as v4.27.0.")
@click.option("--yes", is_flag=True, help="Do not ask before gigabytes are fetched.")
@json_option
def command(mathlib: bool, into: Path | None, tag: str | None, yes: bool, as_json: bool) -> None:
    """Build the embedded Lean library in the user's cache directory.

    Any other command does this when it first needs Lean; PROVER_CACHE names another place. With
    --mathlib instead make a lake project that has Mathlib, for --lean; a call that was cut off
    goes on where it stopped.

    \b
    Examples:
      prover setup
      prover setup --mathlib --yes
      prover setup --mathlib --tag v4.27.0 --into lean-4.27
    """
    if not mathlib and (into or tag or yes):
        raise click.UsageError("--into, --tag and --yes are for --mathlib")
    started = time.monotonic()
    place: dict[str, str] = {}
    if mathlib:
        lean = _mathlib(into, tag, yes)
        place = {"folder": str(lean.cwd)}
    else:
        from prover.lean.embedded import embedded_toolchain

        lean = embedded_toolchain(progress=_say)
    facts = {"lean": lean.version, "library": lean.library, "library_hash": lean.library_hash}
    if as_json:
        print_json(facts | place)
        return
    seconds = time.monotonic() - started
    click.echo(f"ready: Lean {facts['lean']}, library {facts['library']} ({seconds:.1f} s)")
    if place:
        click.echo(f"use it with --lean {place['folder']}")


def _say(text: str) -> None:
    click.echo(text, err=True)


def _mathlib(into: Path | None, tag: str | None, yes: bool) -> Toolchain:
    from prover.lean.mathlib import DISK_GB, MINUTES, Project

    project = Project(into, tag)
    if lean := project.ready():
        return lean
    _say(
        f"Mathlib {project.tag} into {project.folder}: about {DISK_GB} GB of disk "
        f"({project.free_gb:.1f} GB are free there) and {MINUTES} minutes"
    )
    if not yes:
        if not sys.stdin.isatty():
            raise click.UsageError("nobody is there to be asked: add --yes")
        click.confirm("Go on?", abort=True, err=True)
    return project.install(_say)
