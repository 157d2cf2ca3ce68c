"""`prover prove`: the theorems of one target, one after the other, in this process."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from prover.cli.options import print_json, proving_options
from prover.errors import Exit

if TYPE_CHECKING:
    from prover.config import Outcome
    from prover.types import Problem


@click.command()
@click.argument("target")
@proving_options
def command(target: str, as_json: bool, show_sketches: bool, **flags: Any) -> int:
    """Prove TARGET and print the proof.

    TARGET is a .lean file (every theorem with `sorry` in it), FILE:NAME (one theorem of it), a
    theorem in quotes, or - for Lean text on standard input.

    \b
    Examples:
      prover prove Demo.lean
      prover prove Demo.lean:add_comm --time-limit 20
      prover prove Demo.lean --drafter chat --model MODEL --show-sketches
      prover prove 'theorem t (p : Prop) : p → p'
      prover prove Demo.lean --memory all          # recall and keep proofs and lemmas
      echo 'theorem t : 2 + 2 = 4 := by sorry' | prover prove - --json

    Exit code 0 if all are verified, 3 if Lean or the model failed, 4 if a budget ran out before
    that, else 1.
    """
    from prover.cli.live import LiveDisplay, SketchPrinter
    from prover.config import load_settings
    from prover.events import Bus
    from prover.graph import memory
    from prover.problems import read_target
    from prover.runs import engine as engines

    settings = load_settings(flags)
    found = read_target(target)
    engine = engines.load(engines.DEFAULT)
    facts = engine.describe(settings)
    outcomes = []
    bus = Bus(*([SketchPrinter()] if show_sketches else []))
    with (
        memory.keeper(settings, facts) as keep,
        engine.open_bridge(settings) as bridge,
        LiveDisplay() as display,
    ):
        bus.subscribe(display)
        for problem in found:
            outcome = engines.attempt(engine, problem, settings, bridge, bus.publish)
            outcomes.append(outcome)
            keep(problem.name, outcome)
            display.clear()
            _show(problem, outcome, as_json)
    return _exit_code(outcomes)


def _show(problem: Problem, outcome: Outcome, as_json: bool) -> None:
    verdict = outcome.verdict
    if as_json:
        from prover.runs.folder import row

        print_json({**row(problem, outcome), "file": outcome.file})
    elif verdict.proof is not None:
        click.echo(f"{problem.statement.signature} := {verdict.proof}\n")
    if not as_json:
        seconds = f"{outcome.seconds:.1f} s"
        click.echo(f"{problem.name}: {verdict.status}: {verdict.reason} ({seconds})", err=True)


def _exit_code(outcomes: list[Outcome]) -> Exit:
    from prover.types import Status

    missing = [outcome for outcome in outcomes if outcome.verdict.status is not Status.VERIFIED]
    if not missing:
        return Exit.DONE
    if any(outcome.unavailable for outcome in missing):
        return Exit.UNAVAILABLE
    return Exit.BUDGET if any(outcome.spent for outcome in missing) else Exit.UNVERIFIED
