"""`prover doctor`: which Lean, which library, which settings; builds and changes nothing."""

from __future__ import annotations

import platform
from pathlib import Path
from typing import Any

import click

from prover import __version__
from prover.cli.options import json_option, lean_option, print_json
from prover.errors import Exit, LeanUnavailable, WorkerFailure


@click.command()
@lean_option
@json_option
def command(as_json: bool, **flags: Any) -> int:
    """Say which Lean is used, its versions and hashes, the state of its library, and what the
    sandbox keeps Lean from (which is tried, both ways).

    Exit code 3 if there is no usable Lean, or the sandbox does not hold.
    """
    from prover import bundle
    from prover.config import PROJECT_FILE, load_settings
    from prover.critic import choose
    from prover.lean import toolchain

    settings = load_settings(flags)
    configured = [path for path in (Path(PROJECT_FILE), bundle.config_file()) if path.is_file()]
    facts = {
        "proofloom": __version__,
        "python": f"{platform.python_version()} on {platform.platform()}",
        "cache": str(bundle.cache()),
        "settings": ", ".join(map(str, configured)) or "defaults",
        "asked for": settings.lean,
    }
    for kind in ("policy", "critic"):
        folder = choose.shipped(kind)
        facts[kind] = str(folder) if folder.is_dir() else f"missing at {folder}"
    code = Exit.DONE
    try:
        facts |= _sandbox()
        facts |= _lean(toolchain.for_suite(settings.lean))
        for suite, lean in toolchain.by_suite(settings.lean).items():
            if suite:
                used = toolchain.resolve(lean)
                facts[f"lean for {suite}"] = f"{used.version} ({used.kind}): {used.library}"
    except (LeanUnavailable, WorkerFailure) as error:
        facts["problem"] = str(error)
        code = Exit.UNAVAILABLE
    if as_json:
        print_json(facts)
    else:
        width = max(map(len, facts))
        for key, value in facts.items():
            click.echo(f"{key:<{width}}  {value}")
    return code


def _sandbox() -> dict[str, str]:
    """The level, and what a process at that level could do. Raises LeanUnavailable if that is more
    than it should, or less."""
    from prover.lean import confinement, selftest

    found = selftest.attempts()
    if wrong := selftest.wrong(found):
        raise LeanUnavailable(f"the sandbox does not hold: {', '.join(wrong)}")
    able = {could: [what for what, did in found.items() if did is could] for could in (True, False)}
    return {
        "sandbox": str(confinement.strongest()),
        "Lean can": ", ".join(able[True]),
        "Lean cannot": ", ".join(able[False]) or "(only limits hold: this system offers no more)",
    }


def _lean(spec: str) -> dict[str, str]:
    from prover.lean import embedded, toolchain

    project = toolchain.lake_project(Path.cwd())
    installed = toolchain.installed_lean()
    facts = {
        "lake project": str(project or "none here"),
        "lean on PATH": str(installed or "none"),
    }
    if spec == "embedded" or (spec == "auto" and project is None):
        # Not through `resolve`, which would build the library: a doctor only looks.
        return facts | embedded.library_state()
    used = toolchain.resolve(spec)
    return facts | {
        "lean": f"{used.version} ({used.kind}): {' '.join(used.command)}",
        "library": used.library,
        "library hash": used.library_hash,
    }
