"""The process that works for the server: lines of JSON in, lines of JSON out.

Started as `python -m prover.serve.worker`. The first line has the settings, each further one a
task; what comes back are lines `{"event": TEXT}` and then one `{"answer": ...}`, or `{"unread":
TEXT}` for a statement that does not parse, or `{"broken": TEXT}`. When standard input ends, however
the server ended, the process goes down with all that it started.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
import traceback
from queue import SimpleQueue
from typing import Any

import psutil

from prover import pipeline
from prover.config import Settings
from prover.errors import InputError, ProverError
from prover.events import Event, words
from prover.lean.bridge import LiveBridge
from prover.runs.wire import kill_tree
from prover.serve.work import WORK


def main() -> None:
    """Serve until standard input ends."""
    # Ctrl-C in a terminal reaches the whole group: the server decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    tell = _Output()
    tasks: SimpleQueue[dict[str, Any]] = SimpleQueue()
    threading.Thread(target=_listen, args=(tasks,), daemon=True).start()
    settings = Settings(**tasks.get())
    try:
        with pipeline.open_bridge(settings) as pool:
            tell(ready=True)
            while True:
                tell(**_done(tasks.get(), pool, settings, tell))
    except ProverError as error:
        tell(broken=str(error))


def _done(
    task: dict[str, Any], pool: LiveBridge, settings: Settings, tell: _Output
) -> dict[str, Any]:
    """What comes back for a task; nothing that is in it ends the process."""
    kind = task.pop("kind")

    def emit(event: Event) -> None:
        if said := words(event.record()):
            tell(event=said)

    try:
        more = {"settings": settings, "emit": emit} if kind == "prove" else {}
        return {"answer": WORK[kind](pool, **more, **task)}
    except InputError as error:
        return {"unread": str(error)}
    except ProverError as error:
        return {"broken": str(error)}
    except Exception as error:
        traceback.print_exc()
        return {"broken": f"internal error: {type(error).__name__}"}


class _Output:
    """Standard output, kept for answers: what else is printed goes to standard error."""

    def __init__(self) -> None:
        self._file = os.fdopen(os.dup(1), "w", encoding="utf-8", errors="replace")
        os.dup2(2, 1)

    def __call__(self, **message: Any) -> None:
        self._file.write(json.dumps(message) + "\n")
        self._file.flush()


def _listen(tasks: SimpleQueue[dict[str, Any]]) -> None:
    for line in sys.stdin.buffer:
        tasks.put(json.loads(line))
    kill_tree(psutil.Process().children(recursive=True))
    os._exit(1)


if __name__ == "__main__":
    main()
