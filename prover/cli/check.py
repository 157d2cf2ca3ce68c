"""`prover check`: the verdict on a proof that somebody else wrote."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from prover.cli.options import json_option, lean_option, print_json, time_limit_option
from prover.errors import Exit


@click.command()
@click.argument("submission", type=click.Path(path_type=Path))
@click.option(
    "--against",
    "challenge",
    required=True,
    type=click.Path(path_type=Path),
    metavar="CHALLENGE.lean",
    help="The file that states the theorem, with `sorry` for its proof.",
)
@lean_option
@time_limit_option
@json_option
def command(submission: Path, challenge: Path, as_json: bool, **flags: Any) -> int:
    """Check that SUBMISSION proves the theorem that CHALLENGE states.

    \b
    Example:
      prover check Answer.lean --against Challenge.lean

    Exit code 0 if the proof is verified, else 1. With --json, a verified proof comes with its
    record: hashes of library, statement and proof, axioms, checks passed, limits, sandbox.
    """
    from prover import verify
    from prover.config import load_settings
    from prover.problems.lean_files import read_text
    from prover.runs import engine as engines
    from prover.types import Status

    settings = load_settings(flags)
    texts = read_text(submission), read_text(challenge)
    with engines.load(engines.DEFAULT).open_bridge(settings) as bridge:
        verdict = verify.check_submission(*texts, bridge, timeout=settings.time_limit)
    if as_json:
        print_json(asdict(verdict))
    else:
        click.echo(f"{verdict.status}: {verdict.reason}")
        if record := verdict.record:
            click.echo(f"axioms: {', '.join(record.axioms) or 'none'}")
            click.echo(f"checks: {', '.join((*record.checks, *record.checkers))}")
            click.echo(f"sandbox: {record.sandbox}")
    return Exit.DONE if verdict.status is Status.VERIFIED else Exit.UNVERIFIED
