"""The `prover` command: finds the subcommand, turns exceptions into one line and an exit code."""

from __future__ import annotations

import importlib
import sys
from typing import NoReturn

import click

from prover import __version__
from prover.errors import Exit, ProverError

COMMANDS = {
    "prove": "Prove theorems of a Lean file, a quoted theorem or standard input.",
    "tui": "Prove by hand in the terminal, with the prover at your side.",
    "check": "Judge a proof that somebody else wrote.",
    "batch": "Prove a suite of problems and keep a record of the run.",
    "audit": "Look for flaws in statements: false, vacuous, not what was meant.",
    "serve": "Check and prove for other programs, over HTTP or MCP.",
    "report": "Say what runs show: a page with plots, a table for a paper.",
    "graph": "Look into what was proved: why, by which lemmas, what was tried.",
    "train": "Train the models that lead the search.",
    "suites": "List the suites that are here, and fetch published ones.",
    "setup": "Build the embedded Lean library, or make a project with Mathlib.",
    "doctor": "Say which Lean is used and in which state everything is.",
}


class LazyGroup(click.Group):
    """Imports a command's module when it is run: `prover --help` imports none of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"prover.cli.{cmd_name}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "--version", prog_name="prover")
def cli() -> None:
    """Prove theorems in Lean 4, and verify every proof independently.

    \b
    Examples:
      prover prove 'theorem t (p q : Prop) (h : p ∧ q) : q ∧ p := by sorry'
      prover prove Demo.lean:add_comm
      prover batch starter -o runs/starter

    Exit codes: 0 done (prove: verified), 1 not verified, 2 usage, 3 Lean or model
    unavailable, 4 budget spent, 130 interrupted.
    """


def main() -> NoReturn:
    """Run the command line and exit."""
    try:
        code = cli.main(prog_name="prover", standalone_mode=False)
    except ProverError as error:
        _fail(str(error), error.exit_code)
    except click.UsageError as error:
        path = error.ctx.command_path if error.ctx else "prover"
        _fail(f"{error.format_message().rstrip('.')} (see {path} --help)", Exit.USAGE)
    except click.ClickException as error:
        _fail(error.format_message(), Exit.USAGE)
    except (KeyboardInterrupt, click.Abort):
        _fail("interrupted", Exit.INTERRUPTED)
    sys.exit(code or Exit.DONE)


def _fail(message: str, code: Exit) -> NoReturn:
    click.echo(f"error: {' '.join(message.split())}", err=True)
    sys.exit(code)
