"""What a batch needs of the thing that proves, so that runs can be tested with another one."""

from __future__ import annotations

import importlib
import traceback
from contextlib import AbstractContextManager
from typing import Any, Protocol, cast

from prover.config import Outcome, Settings
from prover.errors import Exit, ProverError
from prover.events import Emit
from prover.types import Problem, Status, Verdict

DEFAULT = "prover.pipeline"


class Engine(Protocol):
    """The functions that an engine module has; `prover.pipeline` is the one that matters."""

    def describe(self, settings: Settings) -> dict[str, str]:
        """Toolchain and library for env.json, `library` and `library_hash` among them.

        Builds the library if it has to. Raises LeanUnavailable.
        """

    def open_bridge(self, settings: Settings) -> AbstractContextManager[Any]:
        """A bridge with one warm Lean worker, closed at the end of the block."""

    def prove(self, problem: Problem, settings: Settings, bridge: Any, emit: Emit) -> Outcome:
        """Work on one problem within `settings.time_limit`."""


def load(name: str) -> Engine:
    """The module called `name`."""
    return cast(Engine, importlib.import_module(name))


def attempt(
    engine: Engine, problem: Problem, settings: Settings, bridge: Any, emit: Emit
) -> Outcome:
    """`engine.prove`, with a verdict `error` for what it raises: one problem ends no run.

    The traceback of an error of ours goes to standard error.
    """
    try:
        return engine.prove(problem, settings, bridge, emit)
    except ProverError as error:
        return error_outcome(str(error), unavailable=error.exit_code is Exit.UNAVAILABLE)
    except Exception as error:
        traceback.print_exc()
        return error_outcome(f"internal error: {type(error).__name__}: {error}")


def error_outcome(reason: str, *, unavailable: bool = False) -> Outcome:
    """The outcome of a problem that something broke on."""
    return Outcome(Verdict(Status.ERROR, reason), unavailable=unavailable)
