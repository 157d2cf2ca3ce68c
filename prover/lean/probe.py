"""Tries what a confined process must and must not be able to do, and prints what it could as JSON:
`python -I -S probe.py SCRATCH FORBIDDEN SECRET PORT PID`. The other side is `selftest.py`."""

from __future__ import annotations

import json
import os
import socket
import sys
from collections.abc import Callable


def could(attempt: Callable[[], object]) -> bool:
    try:
        attempt()
    except OSError:
        return False
    return True


def fork() -> None:
    if os.fork() == 0:
        os._exit(0)
    os.wait()


def main() -> None:
    scratch, forbidden, secret, port, pid = sys.argv[1:]
    print(
        json.dumps(
            {
                "write into its scratch folder": could(lambda: open(f"{scratch}/new", "w").close()),
                "write elsewhere": could(lambda: open(f"{forbidden}/new", "w").close()),
                "read the user's files": could(lambda: open(secret).close()),
                "read another's environment": could(lambda: open(f"/proc/{pid}/environ").close()),
                "connect to a server": could(
                    lambda: socket.create_connection(("127.0.0.1", int(port)), 1)
                ),
                "start a process": could(fork),
                "signal another process": could(lambda: os.kill(int(pid), 0)),
            }
        )
    )


main()
