"""The same over MCP, for coding agents: tools on standard input and output.

A tool call is served as a request to the API is; what cannot be read or finds the queue full is a
tool's error, in words for the model.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Annotated, Any

from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from pydantic import Field

from prover import __version__
from prover.serve import wire
from prover.serve.crew import Full
from prover.serve.desk import Desk
from prover.serve.process import Unread

INSTRUCTIONS = (
    "Lean 4 proofs, judged and found. Statements are Lean text with `sorry` or nothing for the "
    "proof; a proof is what stands after `:=`, such as `by simp`. Look at goals while you build a "
    "proof, then check it: only the verdict 'verified' means that it is proved. prove searches by "
    "itself."
)
Seconds = Annotated[float, Field(gt=0, allow_inf_nan=False, description="Seconds of wall time.")]
Proof = Annotated[str, Field(max_length=wire.MOST_TEXT, description="What stands after `:=`.")]
Informal = Annotated[
    str, Field(max_length=wire.MOST_TEXT, description="What it is meant to say, in words.")
]
Tactics = Annotated[
    list[Annotated[str, Field(max_length=wire.MOST_TACTIC)]],
    Field(max_length=wire.MOST_TACTICS, description="Applied one after the other."),
]


def create(desk: Desk) -> MCPServer[None]:
    """The server over a desk that has started."""
    server = MCPServer[None]("proofloom", version=__version__, instructions=INSTRUCTIONS)

    @server.tool()
    async def check(
        statement: wire.StatementText,
        proof: Proof,
        name: wire.TheoremName = None,
        time_limit: Seconds = wire.CHECK_SECONDS,
    ) -> wire.CheckAnswer:
        """Judge a proof of a Lean 4 statement; 'verified' rests on Lean's kernel alone."""
        request = wire.CheckRequest(
            statement=statement, proof=proof, name=name, time_limit=time_limit
        )
        with _said():
            return wire.CheckAnswer.model_validate(await desk.check(request))

    @server.tool()
    async def goals(
        statement: wire.StatementText,
        tactics: Tactics,
        name: wire.TheoremName = None,
        time_limit: Seconds = wire.GOALS_SECONDS,
    ) -> wire.GoalsAnswer:
        """The goals of a Lean 4 statement that are left after some tactics (none: at the start)."""
        request = wire.GoalsRequest(
            statement=statement, tactics=tactics, name=name, time_limit=time_limit
        )
        with _said():
            return wire.GoalsAnswer.model_validate(await desk.goals(request))

    @server.tool()
    async def audit(
        statement: wire.StatementText,
        informal: Informal = "",
        name: wire.TheoremName = None,
        time_limit: Seconds = wire.AUDIT_SECONDS,
    ) -> wire.AuditAnswer:
        """Look for flaws in a Lean 4 statement before you prove it: false, vacuous, not what the
        informal text says. No finding does not mean that it is faithful."""
        request = wire.AuditRequest(
            statement=statement, informal=informal, name=name, time_limit=time_limit
        )
        with _said():
            return wire.AuditAnswer.model_validate(await desk.audit(request))

    @server.tool()
    async def prove(
        statement: wire.StatementText,
        context: Context[None, Any],
        name: wire.TheoremName = None,
        time_limit: Seconds = wire.PROVE_SECONDS,
    ) -> wire.ProveAnswer:
        """Search for a proof of a Lean 4 statement, and have it judged; or find values that refute
        it. Takes up to time_limit seconds."""
        request = wire.ProveRequest(statement=statement, name=name, time_limit=time_limit)
        with _said():
            await desk.read(statement, name)
            async with _progress(context) as hear:
                return wire.ProveAnswer.model_validate(await desk.prove(request, hear=hear))

    return server


@contextmanager
def _said() -> Iterator[None]:
    """What a client did wrong, or must wait for, as the tool's error."""
    try:
        yield
    except (Unread, Full) as error:
        raise ToolError(str(error)) from None


@asynccontextmanager
async def _progress(context: Context[None, Any]) -> AsyncIterator[Callable[[str], None]]:
    """Takes lines and passes them on as progress, in order."""
    lines: asyncio.Queue[str | None] = asyncio.Queue()

    async def send() -> None:
        number = 0
        while (line := await lines.get()) is not None:
            number += 1
            await context.report_progress(number, message=line)

    sending = asyncio.create_task(send())
    try:
        yield lines.put_nowait
        lines.put_nowait(None)
        await sending
    finally:
        sending.cancel()
