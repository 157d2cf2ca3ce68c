"""`prover tui`: the terminal interface on a file, a suite or a theorem."""

from __future__ import annotations

import sys
from typing import Any

import click

from prover.cli.options import json_option, print_json, proving_switches
from prover.errors import Exit


@click.command()
@click.argument("target", required=False)
@proving_switches
@json_option
def command(target: str | None, as_json: bool, **flags: Any) -> int:
    """Prove by hand, with the prover at your side.

    TARGET is a .lean file, FILE:NAME, a suite, or a theorem in quotes; without it the last session
    goes on. All of it is still there after a quit or a crash. Press ? for the keys.

    \b
    Examples:
      prover tui Demo.lean
      prover tui starter
      prover tui 'theorem t (p q : Prop) (h : p ∧ q) : q ∧ p'
      prover tui Demo.lean --json      # what its session has; opens nothing
    """
    from prover.config import load_settings, load_tui
    from prover.errors import InputError
    from prover.lean import toolchain
    from prover.tui import keys, session
    from prover.tui.app import Proofloom, known_keys

    target = target or session.latest()
    if target is None:
        raise InputError("nothing to open: name a .lean file, a suite or a theorem")
    if as_json:
        print_json(_kept(target))
        return Exit.DONE
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise InputError("it needs a terminal: use `prover prove` in scripts")
    settings = load_settings(flags)
    look = load_tui()
    app = Proofloom(
        target, settings, toolchain.resolve(toolchain.for_suite(settings.lean)), theme=look.theme,
        keys=keys.checked(look.keys, known_keys(), look.where),
    )  # fmt: skip
    app.run()
    return app.return_code or Exit.DONE


def _kept(target: str) -> dict[str, Any]:
    """What the session of a target has: proofs so far with their open goals, and offers."""
    from dataclasses import asdict

    from prover.tui import document, session

    found = session.peek(document.read(target).key)
    works = found.works if found is not None else {}
    return {
        "target": target,
        "theorems": [
            {"name": name, "proof": work.text, "open": len(work.open)}
            for name, work in works.items()
        ],
        "jobs": [asdict(offer) for offer in found.offers] if found is not None else [],
    }
