"""`prover setup`: build what is otherwise built on first use."""

from __future__ import annotations

import time

import click

from prover.cli.options import json_option, print_json


@click.command()
@json_option
def command(as_json: bool) -> None:
    """Build the embedded Lean library in the user's cache directory.

    Any other command does this when it first needs Lean; PROVER_CACHE names another place.
    """
    from prover.lean.embedded import embedded_toolchain

    started = time.monotonic()
    toolchain = embedded_toolchain(progress=lambda text: click.echo(text, err=True))
    facts = {
        "lean": toolchain.version,
        "library": toolchain.library,
        "library_hash": toolchain.library_hash,
    }
    if as_json:
        print_json(facts)
    else:
        seconds = time.monotonic() - started
        click.echo(f"ready: Lean {facts['lean']}, library {facts['library']} ({seconds:.1f} s)")
