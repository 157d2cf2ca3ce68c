"""Run a server until it is ended: the desk first, so that what it lacks is said at once."""

from __future__ import annotations

import asyncio
import socket
import sys
from collections.abc import Mapping

import uvicorn

from prover.config import Settings
from prover.errors import OutputError
from prover.serve import app, tools
from prover.serve.desk import Desk, Size

SHUTDOWN_SECONDS = 2
CONNECTIONS = 500


def over_http(
    settings: Settings,
    size: Size,
    facts: Mapping[str, str],
    *,
    host: str,
    port: int,
    token: str | None,
) -> None:
    """Serve HTTP until a signal. Raises OutputError for an address that cannot be had, ProverError
    if Lean or a model is not there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listening = socket.create_server((host, port), family=family)
    except OSError as error:
        raise OutputError(f"cannot listen at {host}:{port}: {error.strerror}") from None

    async def serve() -> None:
        desk = Desk(settings, size)
        await desk.start()
        config = uvicorn.Config(
            app.create(desk, facts, token=token),
            log_level="warning",
            limit_concurrency=CONNECTIONS,
            timeout_graceful_shutdown=SHUTDOWN_SECONDS,
        )
        shown = f"[{host}]" if ":" in host else host
        at = f"http://{shown}:{listening.getsockname()[1]}"
        print(f"{at} (described at {at}/docs); Ctrl-C ends it", file=sys.stderr, flush=True)
        await uvicorn.Server(config).serve([listening])

    with listening:
        asyncio.run(serve())


def over_mcp(settings: Settings, size: Size) -> None:
    """Serve MCP until standard input ends."""

    async def serve() -> None:
        desk = Desk(settings, size)
        await desk.start()
        try:
            await tools.create(desk).run_stdio_async()
        finally:
            await desk.close()

    asyncio.run(serve())
