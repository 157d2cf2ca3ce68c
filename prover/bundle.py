"""Where the project's own files and the user's directories are.

The Lean sources and the suites travel inside the wheel (`prover/_bundle`); in a checkout they are
the directories next to the package. Nothing here creates a directory.
"""

from __future__ import annotations

import os
from pathlib import Path

from prover.errors import LeanUnavailable

PACKAGE = Path(__file__).resolve().parent


def _root() -> Path:
    for root in (PACKAGE / "_bundle", PACKAGE.parent):
        if (root / "lean_project").is_dir():
            return root
    raise LeanUnavailable(
        f"the Lean sources are missing beside {PACKAGE}: the installation is broken, install again"
    )


def lean_project() -> Path:
    """The Lean sources: the Basis library and the definitions that suites rely on."""
    return _root() / "lean_project"


def data() -> Path:
    """The suites and weights that are shipped."""
    return _root() / "data"


def _user_directory(variable: str, default: str) -> Path:
    base = os.environ.get(variable)
    # The XDG specification asks for relative values to be ignored.
    root = Path(base) if base and Path(base).is_absolute() else Path.home() / default
    return root / "proofloom"


def cache() -> Path:
    """The user's cache: PROVER_CACHE itself, else `proofloom` in the XDG cache directory."""
    own = os.environ.get("PROVER_CACHE")
    return Path(own).expanduser().absolute() if own else _user_directory("XDG_CACHE_HOME", ".cache")


def user_data() -> Path:
    """What the user's own work leaves: the proof graph."""
    return _user_directory("XDG_DATA_HOME", ".local/share")


def user_state() -> Path:
    """What is at hand again after a restart: the sessions of the terminal interface."""
    return _user_directory("XDG_STATE_HOME", ".local/state")


def config_file() -> Path:
    """The user's settings; the file need not exist."""
    return _user_directory("XDG_CONFIG_HOME", ".config") / "config.toml"
