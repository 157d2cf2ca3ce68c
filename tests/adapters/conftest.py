"""Every bridge there is, over the same Lean: the pool directly, the adapters through stand-ins for
the programs that they are made for."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from prover.lean.bridge import LiveBridge
from prover.lean.bridges import opened
from prover.lean.mathlib import Project
from prover.lean.toolchain import Toolchain
from tests.adapters.statements import STATEMENTS
from tests.fakes import elan_lake, fake_dojo, repl

AUTHOR = ("-c", "user.name=a", "-c", "user.email=a@b")


@pytest.fixture(scope="session")
def project(lean: Toolchain, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A lake project with stand-ins for elan, lake, Mathlib and the REPL; they are on PATH."""
    folder = tmp_path_factory.mktemp("adapters")
    assert lean.shared_library is not None
    library = os.pathsep.join([lean.lean_path, str(lean.shared_library.parent)])
    tools = elan_lake.install(folder / "tools", lean.command, library)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", f"{tools}{os.pathsep}/usr/bin{os.pathsep}/bin")
        Project(folder / "p").install(str)
        repl.install(folder / "p")
        for number, statement in enumerate(STATEMENTS):
            (folder / "p" / f"T{number}.lean").write_text(statement.with_proof("by sorry"))
        for command in (["init"], ["add", "--all"], [*AUTHOR, "commit", "--message=x"]):
            subprocess.run(["git", *command], cwd=folder / "p", check=True, capture_output=True)
        yield folder / "p"


@pytest.fixture(scope="session")
def interact(project: Path) -> Iterator[LiveBridge]:
    pytest.importorskip("lean_interact")
    bridge = opened(f"interact:{project}")
    yield bridge
    bridge.close()


@pytest.fixture(scope="session")
def dojo(project: Path) -> Iterator[LiveBridge]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "lean_dojo", fake_dojo)
        bridge = opened(f"dojo:{project}")
        yield bridge
        bridge.close()


@pytest.fixture(scope="session", params=["pool", "interact", "dojo"])
def bridge(request: pytest.FixtureRequest) -> LiveBridge:
    """One of them; tests do it no lasting harm."""
    name = {"pool": "shared_pool"}.get(request.param, request.param)
    found: LiveBridge = request.getfixturevalue(name)
    return found
