"""One server for the tests that do it no harm."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from running import Server, serving

from prover.lean.toolchain import Toolchain


@pytest.fixture(scope="session")
def server(lean: Toolchain, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:  # noqa: ARG001
    with serving(tmp_path_factory.mktemp("serve") / "log") as started:
        yield started
