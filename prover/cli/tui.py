"""`prover tui`: the terminal interface on a file, a suite or a theorem."""

from __future__ import annotations

import sys
from typing import Any

import click

from prover.cli.options import proving_switches
from prover.errors import Exit


@click.command()
@click.argument("target", required=False)
@proving_switches
def command(target: str | None, **flags: Any) -> int:
    """Prove by hand, with the prover at your side.

    TARGET is a .lean file, FILE:NAME, a suite, or a theorem in quotes; without it the last session
    goes on. All of it is still there after a quit or a crash. Press ? for the keys.

    \b
    Examples:
      prover tui Demo.lean
      prover tui starter
      prover tui 'theorem t (p q : Prop) (h : p ∧ q) : q ∧ p'
    """
    from prover.config import load_settings, load_tui
    from prover.errors import InputError
    from prover.lean import toolchain
    from prover.tui import keys, session
    from prover.tui.app import Proofloom, known_keys

    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise InputError("it needs a terminal: use `prover prove` in scripts")
    settings = load_settings(flags)
    look = load_tui()
    target = target or session.latest()
    if target is None:
        raise InputError("nothing to open: name a .lean file, a suite or a theorem")
    app = Proofloom(
        target, settings, toolchain.resolve(settings.lean), theme=look.theme,
        keys=keys.checked(look.keys, known_keys(), look.where),
    )  # fmt: skip
    app.run()
    return app.return_code or Exit.DONE
