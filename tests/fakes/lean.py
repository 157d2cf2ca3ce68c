"""A `lean` that misbehaves as its first argument says, once it is asked to elaborate something.

With `--worker` it speaks the protocol correctly until the first document is to be waited for;
else it is a batch run.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from typing import Any

behaviour, arguments = sys.argv[1], sys.argv[2:]
out, err = sys.stdout.buffer, sys.stderr


def read_message() -> dict[str, Any]:
    length = 0
    while line := sys.stdin.buffer.readline().strip():
        length = int(line.split(b":")[1])
    return json.loads(sys.stdin.buffer.read(length)) if length else sys.exit(0)


def send(message: dict[str, Any]) -> None:
    body = json.dumps({"jsonrpc": "2.0", **message}).encode()
    out.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
    out.flush()


def diagnostics(version: int, *texts: str) -> None:
    start = {"line": 0, "character": 0}
    records = [{"message": t, "severity": 1, "range": {"start": start}} for t in texts]
    params = {"uri": "x", "version": version, "diagnostics": records}
    send({"method": "textDocument/publishDiagnostics", "params": params})


def misbehave() -> None:
    """What can go wrong in either mode."""
    if behaviour == "crash":
        err.write("Stack overflow detected. Aborting.\n")
        err.flush()
        os.kill(os.getpid(), signal.SIGABRT)
    elif behaviour == "silent-eof":
        sys.exit(0)
    elif behaviour == "closed-output":
        out.flush()
        os.close(1)
        time.sleep(60)
    elif behaviour == "hang":
        time.sleep(60)
    elif behaviour == "hang-with-child":  # the process group must go, and not just its leader
        child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
        err.write(f"child {child.pid}\n")
        err.flush()
        time.sleep(60)
    elif behaviour == "eat":
        hoard = [bytearray(os.urandom(1 << 20)) for _ in range(400)]
        time.sleep(60)
        del hoard
    elif behaviour == "flood":
        while True:
            out.write(b"x" * (1 << 16))
    elif behaviour == "junk":
        out.write(b"Segmentation fault (core not dumped)\n" * 200)
        out.flush()


def worker() -> None:
    while True:
        message = read_message()
        if message.get("method") != "textDocument/waitForDiagnostics":
            continue
        version, answer = message["params"]["version"], {"id": message["id"], "result": {}}
        misbehave()
        if behaviour == "bad-json":
            out.write(b"Content-Length: 5\r\n\r\n{{{{{")
            out.flush()
        elif behaviour == "no-object":
            out.write(b"Content-Length: 2\r\n\r\n[]")
            out.flush()
        elif behaviour == "huge-announcement":
            out.write(b"Content-Length: 99999999999\r\n\r\n")
            out.flush()
        elif behaviour == "bad-shape":
            send({"method": "textDocument/publishDiagnostics", "params": [1]})
        elif behaviour == "refusal":
            send({"id": message["id"], "error": {"code": -32801, "message": "no"}})
        elif behaviour == "huge-message":  # large, but a message: not a failure
            diagnostics(version, "y" * (8 << 20))
            send(answer)
        elif behaviour == "stale":  # says something of an older version, and asks a question
            diagnostics(version - 1, "old")
            send({"id": 7, "method": "workspace/inlayHint/refresh"})
            diagnostics(version, "new")
            send(answer)


def batch() -> None:
    misbehave()
    error = {"severity": "error", "data": "e", "kind": "k", "pos": {"line": 1, "column": 0}}
    if behaviour == "error-but-zero":
        print(json.dumps(error))
    elif behaviour == "one-but-no-error":
        err.write("uncaught exception: no such file\n")
        sys.exit(1)
    elif behaviour == "environment":
        print(json.dumps(error | {"data": json.dumps(dict(os.environ)), "severity": "info"}))


if "--worker" in arguments:
    worker()
else:
    batch()
