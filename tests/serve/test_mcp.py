"""The tools over MCP, spoken by the protocol's own client to a process of ours."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import psutil
import pytest
from mcp.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client
from running import HANGS, HARD, SWAP, SWAPPED, TRUTH, interruptible, until

COMMAND = ["-m", "prover", "serve", "--mcp", "--lean", "embedded"]


@asynccontextmanager
async def connected() -> AsyncIterator[Client]:
    parameters = StdioServerParameters(command=sys.executable, args=COMMAND, env={**os.environ})
    async with Client(stdio_client(parameters)) as client:
        yield client


def family() -> list[psutil.Process]:
    return psutil.Process().children(recursive=True)


@pytest.mark.usefixtures("lean")
def test_tools() -> None:
    before = family()

    async def talk() -> None:
        async with connected() as client:
            tools = {tool.name: tool for tool in (await client.list_tools()).tools}
            assert set(tools) == {"check", "goals", "audit", "prove"}
            assert all(tool.description and tool.output_schema for tool in tools.values())
            found = await client.call_tool("check", {"statement": SWAP, "proof": SWAPPED})
            assert not found.is_error
            assert found.structured_content["verdict"] == "verified"
            found = await client.call_tool("check", {"statement": SWAP, "proof": "by simp"})
            assert found.structured_content["verdict"] == "unproved"
            found = await client.call_tool("goals", {"statement": SWAP, "tactics": ["constructor"]})
            assert [g["target"] for g in found.structured_content["goals"]] == ["q", "p"]
            vacuous = "theorem t (n : Nat) (h : n < 2) (k : 2 < n) : n = 9"
            found = await client.call_tool("audit", {"statement": vacuous})
            assert found.structured_content["severity"] == "vacuous"
            heard: list[str] = []

            async def hear(_done: float, _total: float | None, message: str | None) -> None:
                heard.append(message or "")

            found = await client.call_tool(
                "prove", {"statement": SWAP, "time_limit": 30}, progress_callback=hear
            )
            assert found.structured_content["verdict"] == "verified"
            assert any(line.startswith("verify: verified") for line in heard)

    asyncio.run(talk())
    _, left = psutil.wait_procs([each for each in family() if each not in before], timeout=10)
    assert left == []


@pytest.mark.usefixtures("lean")
def test_errors_are_words_for_the_model() -> None:
    async def talk() -> None:
        async with connected() as client:
            for arguments, words in (
                ({"statement": "hello", "proof": "x"}, "no theorem"),
                ({"statement": "theorem t : 1 + = 2", "proof": "x"}, "unexpected token"),
                ({"statement": SWAP, "proof": "x", "time_limit": -1}, "time_limit"),
                ({"statement": SWAP}, "proof"),
            ):
                found = await client.call_tool("check", arguments)
                assert found.is_error
                assert words in found.content[0].text
            found = await client.call_tool(
                "check", {"statement": TRUTH, "proof": HANGS, "time_limit": 2}
            )
            assert found.structured_content["verdict"] == "error"

    asyncio.run(talk())


@pytest.mark.usefixtures("lean")
def test_a_call_that_is_given_up_frees_its_worker() -> None:
    before = set(family())

    async def talk() -> None:
        async with connected() as client:
            await client.call_tool("check", {"statement": SWAP, "proof": SWAPPED})
            settled = len(family())
            calling = asyncio.create_task(
                client.call_tool("prove", {"statement": HARD, "time_limit": 300})
            )
            await asyncio.sleep(4)
            started = {each.pid for each in family()}
            calling.cancel()
            await asyncio.gather(calling, return_exceptions=True)
            for _ in range(100):
                if {each.pid for each in family()} < started:
                    break
                await asyncio.sleep(0.1)
            assert len(family()) < settled + 1
            found = await client.call_tool("check", {"statement": SWAP, "proof": SWAPPED})
            assert found.structured_content["verdict"] == "verified"

    asyncio.run(talk())
    _, left = psutil.wait_procs([each for each in family() if each not in before], timeout=10)
    assert left == []


@pytest.mark.usefixtures("lean")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_no_process_is_left_whatever_ends_it(number: signal.Signals) -> None:
    process = subprocess.Popen(
        [sys.executable, *COMMAND], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        preexec_fn=interruptible,
    )  # fmt: skip
    until(lambda: len(psutil.Process(process.pid).children(recursive=True)) >= 3, 60)
    started = psutil.Process(process.pid).children(recursive=True)
    process.send_signal(number)
    process.wait(20)
    _, left = psutil.wait_procs(started, timeout=10)
    assert left == []
