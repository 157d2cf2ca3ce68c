"""`prover serve`: check, goals and prove for other programs."""

from __future__ import annotations

import ipaddress
from typing import Any

import click

from prover.cli.options import (
    critic_option,
    drafter_option,
    lean_option,
    model_option,
    policy_option,
    seed_option,
    strategy_option,
    weights_option,
)
from prover.errors import ProverError

PORT = 8717


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option("--port", default=PORT, show_default=True, type=click.IntRange(0, 65535))
@click.option(
    "--token",
    envvar="PROVER_TOKEN",
    metavar="TOKEN",
    help="What clients must show as a bearer token; better given as PROVER_TOKEN, for the command "
    "line can be read by others. Needed for any other host than this machine.",
)
@click.option("--mcp", is_flag=True, help="Speak MCP on standard input and output instead of HTTP.")
@click.option(
    "--workers", type=click.IntRange(min=2), help="Processes for check and goals. [default: cores]"
)
@click.option(
    "--provers", default=1, show_default=True, type=click.IntRange(min=1),
    help="Processes that prove.",
)  # fmt: skip
@click.option(
    "--queue", default=100, show_default=True, type=click.IntRange(min=0),
    help="Requests that may wait; more are told to come again.",
)  # fmt: skip
@lean_option
@drafter_option
@model_option
@policy_option
@critic_option
@strategy_option
@weights_option
@seed_option
def command(
    host: str,
    port: int,
    token: str | None,
    mcp: bool,
    workers: int | None,
    provers: int,
    queue: int,
    **flags: Any,
) -> None:
    """Serve check, goals and prove to other programs, over HTTP or, with --mcp, to coding agents.

    \b
    Examples:
      prover serve                          # http://127.0.0.1:8717, described at /docs
      PROVER_TOKEN=secret prover serve --host 0.0.0.0 --workers 8
      prover serve --mcp                    # as an agent starts it
      curl localhost:8717/check --json \\
        '{"statement": "theorem t : 2 + 2 = 4", "proof": "by decide"}'

    Every request has limits of size, time and memory; what hangs is ended, and does not keep others
    waiting. Needs `pip install 'proofloom[serve]'`.
    """
    if token is None and not mcp and not _local(host):
        raise click.UsageError(f"--host {host} can be reached from elsewhere: give --token")
    if token is not None and not token.strip():
        raise click.UsageError("the token is empty: leave it out, or give one")
    try:
        from prover.serve import run
    except ModuleNotFoundError as error:
        raise ProverError(
            f"the package {error.name} is missing: pip install 'proofloom[serve]'"
        ) from None
    from prover.config import load_settings
    from prover.lean import toolchain
    from prover.runs import engine as engines
    from prover.serve.desk import Size

    settings = load_settings({**flags, "workers": workers})
    if any(toolchain.adapter(lean)[0] for lean in toolchain.by_suite(settings.lean).values()):
        raise click.UsageError(
            f"--lean {settings.lean}: what strangers write would run outside the sandbox"
        )
    facts = engines.load(engines.DEFAULT).describe(settings)
    size = Size(settings.workers, provers, waiting=queue)
    if mcp:
        run.over_mcp(settings, size)
    else:
        run.over_http(settings, size, facts, host=host, port=port, token=token)


def _local(host: str) -> bool:
    """Whether only this machine can connect to it."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
