"""The process that proves: takes problems from a connection, sends events and outcomes back.

Started as `python -m prover.runs.worker FD ENGINE`. Its standard input is a life line: when the
parent is gone, however it died, reading it ends, and the process goes down with all it started.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
from multiprocessing.connection import Connection
from typing import Any

import psutil

from prover.config import Settings
from prover.errors import ProverError
from prover.runs import engine as engines
from prover.runs.wire import Refused, Report, Task, kill_tree


def main() -> None:
    """Serve until the connection closes."""
    connection: Connection[Report, Any] = Connection(int(sys.argv[1]))
    # Ctrl-C in a terminal reaches the whole group: the parent decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_watch_parent, daemon=True).start()
    settings: Settings = connection.recv()
    try:
        engine = engines.load(sys.argv[2])
        with contextlib.suppress(EOFError), engine.open_bridge(settings) as bridge:
            while True:
                task: Task = connection.recv()
                limited = task.settings(settings)
                outcome = engines.attempt(engine, task.problem, limited, bridge, connection.send)
                connection.send(outcome)
    except ProverError as error:
        connection.send(Refused(error))


def _watch_parent() -> None:
    while os.read(0, 1024):
        pass
    kill_tree(psutil.Process().children(recursive=True))
    os._exit(1)


if __name__ == "__main__":
    main()
