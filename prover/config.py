"""Settings of a run and what comes out of one problem.

Settings come from, first found wins: flags, environment (PROVER_LEAN, PROVER_TIME_LIMIT, ...),
`proofloom.toml` in the current directory, the user's `config.toml`, the defaults below.
"""

from __future__ import annotations

import difflib
import json
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from prover import bundle
from prover.errors import InputError
from prover.types import Fact, Statement, Verdict

PROJECT_FILE = "proofloom.toml"
TUI = "tui"  # the table of the terminal interface
MODELS = ("chat", "local", "replay")  # the drafters that --model is for
DRAFTERS = ("none", "explore", *MODELS)
POLICIES = ("symbolic", "learned", "mixed")
CRITICS = ("none", "learned")
ALLOCATIONS = ("uniform", "adaptive")
MEMORIES = ("off", "run", "all")


def _cores() -> int:
    """Cores that this process may use, which in a container is not what the machine has."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass(frozen=True)
class Settings:
    """What the switches shared by `prove` and `batch` set."""

    lean: str = "auto"
    """'auto', 'embedded', or the path of a lake project, a toolchain or a lean executable; several
    for several suites as in `prover.lean.toolchain.by_suite`."""
    time_limit: float = 60.0
    """Seconds of wall time a problem."""
    seed: int = 0
    workers: int = field(default_factory=_cores)
    """Processes that prove at the same time."""
    drafter: str = "explore"
    """Where lemmas and sketches come from: one of DRAFTERS."""
    model: str = ""
    """For 'chat' a model's name, for 'local' a directory, GGUF file or cached name (of either also
    two, 'REASONER,PROVER'); for 'replay' a file of recorded answers."""
    record: str = ""
    """A file to which all drafts are appended."""
    policy: str = "symbolic"
    """Who proposes tactics: one of POLICIES."""
    critic: str = "none"
    """Who values goals: one of CRITICS."""
    strategy: str = "best-first"
    """Which goal is next: one of `prover.search.strategies.STRATEGIES`."""
    weights: str = ""
    """A folder with `policy` and `critic` in it, in place of the weights that are shipped."""
    step_prover: str = ""
    """A big model in place of the learned policy: 'chat:NAME' behind a server, or a directory, GGUF
    file or cached name."""
    reward_model: str = ""
    """A big model in place of the learned critic: a directory or cached name."""
    total: float = 0.0
    """Seconds of work that a batch has, all problems and workers together; 0 is without limit."""
    allocation: str = "uniform"
    """How a batch shares them out: one of ALLOCATIONS."""
    prices: str = ""
    """Money for a million tokens of question and of answer of a model behind a server:
    'QUESTION,ANSWER'; without it money is not counted."""
    max_tokens: int = 0
    """Tokens of models that a problem may spend; 0, here and below, is without limit, and an answer
    that has begun when a limit is reached is still paid."""
    max_cost: float = 0.0
    """Money that a problem may spend on models."""
    total_tokens: int = 0
    """Tokens that a batch may spend, all problems together."""
    total_cost: float = 0.0
    """Money that a batch may spend."""
    memory: str = "off"
    """What is recalled of earlier work, and where it is kept: one of MEMORIES. 'run' is a batch's
    own, 'all' the user's."""
    graph: str = ""
    """The file of the proof graph, in place of the user's or the run's."""

    def __post_init__(self) -> None:
        if not 0 < self.time_limit < float("inf"):
            raise InputError(f"time limit is {self.time_limit:g}: give seconds above 0")
        if self.workers < 1:
            raise InputError(f"workers is {self.workers}: give 1 or more")
        if self.drafter not in DRAFTERS:
            raise InputError(f"no drafter {self.drafter!r}: there is {', '.join(DRAFTERS)}")
        if self.policy not in POLICIES:
            raise InputError(f"no policy {self.policy!r}: there is {', '.join(POLICIES)}")
        if self.critic not in CRITICS:
            raise InputError(f"no critic {self.critic!r}: there is {', '.join(CRITICS)}")
        for name in ("total", "max_tokens", "max_cost", "total_tokens", "total_cost"):
            if not 0 <= (value := getattr(self, name)) < float("inf"):
                raise InputError(f"{name.replace('_', ' ')} is {value:g}: give a number above 0")
        question, answer = self.money_per_million()
        if (self.max_cost or self.total_cost) and not question + answer:
            raise InputError("a limit in money needs prices: say --prices QUESTION,ANSWER")
        if self.allocation not in ALLOCATIONS:
            raise InputError(
                f"no allocation {self.allocation!r}: there is {', '.join(ALLOCATIONS)}"
            )
        if self.allocation == "adaptive" and not self.total:
            raise InputError("an adaptive allocation needs a total to share out: say --total")
        if self.memory not in MEMORIES:
            raise InputError(f"no memory {self.memory!r}: there is {', '.join(MEMORIES)}")
        if self.graph and self.memory == "off":
            raise InputError("a graph is of no use with the memory 'off': say --memory all")
        if self.step_prover and self.policy == "symbolic":
            raise InputError("a step prover proposes nothing with the policy 'symbolic': say mixed")
        if self.reward_model and self.critic == "none":
            raise InputError("a reward model values nothing with the critic 'none': say learned")
        if self.drafter in MODELS and not self.model:
            raise InputError(f"the drafter {self.drafter!r} needs --model")

    def money_per_million(self) -> tuple[float, float]:
        """`prices`, of tokens of question and of answer. Raises InputError."""
        if not self.prices:
            return 0.0, 0.0
        try:
            question, answer = map(float, self.prices.split(","))
        except ValueError:
            question = answer = -1.0
        if not (0 <= question < float("inf") and 0 <= answer < float("inf")):
            raise InputError(f"prices are {self.prices!r}: give QUESTION,ANSWER, as in 2.5,10")
        return question, answer


@dataclass(frozen=True)
class Outcome:
    """What `pipeline.prove` returns for one problem."""

    verdict: Verdict
    file: str | None = None
    """The whole Lean file that was accepted."""
    seconds: float = 0.0
    lean_seconds: float = 0.0
    expansions: int = 0
    """Tactics that Lean was asked to try in searches."""
    calls: int = 0
    """How often it was asked, with one or several of them."""
    model_seconds: float = 0.0
    """Wall time that learned policy and critic took."""
    attempts: int = 0
    tokens: int = 0
    cost: float = 0.0
    """Money that models took, by `Settings.prices`."""
    lemmas: tuple[str, ...] = ()
    """Propositions that were found on the way and that the proof uses."""
    repairs: tuple[str, ...] = ()
    """Names of the corrections that led to sketches, one for each time."""
    sketches: tuple[str, ...] = ()
    """Proofs of the statement with holes that Lean accepted, each in place of what follows `:=`."""
    unavailable: bool = False
    """Lean or the model was not there to be asked."""
    trees: tuple[str, ...] = ()
    """The search trees, as `prover.critic.trees` writes them."""
    statement: Statement | None = None
    """As the library reads it."""
    facts: tuple[Fact, ...] = ()
    """All lemmas that were proved on the way, used or not."""
    recalled: str = ""
    """What of earlier work gave the verdict: 'proof', 'attempt' or ''."""
    library: str = ""
    library_hash: str = ""
    """What it was proved against, as in `prover.lean.toolchain.Toolchain`."""
    spent: bool = False
    """A budget ended the work: more of it could change the verdict."""


def load_settings(
    flags: Mapping[str, Any], *, environ: Mapping[str, str] | None = None, cwd: Path | None = None
) -> Settings:
    """Merge the sources; a flag that is None was not given.

    Raises InputError for an unknown key, a value of the wrong type or broken TOML.
    """
    values: dict[str, Any] = {}
    for path in (bundle.config_file(), (cwd or Path.cwd()) / PROJECT_FILE):
        if path.is_file():
            values |= _checked(read_toml(path), str(path))
    values |= _from_environment(os.environ if environ is None else environ)
    values |= {key: value for key, value in flags.items() if value is not None}
    return Settings(**values)


@dataclass(frozen=True)
class TuiSettings:
    """The table `[tui]`: a theme of Textual's, and `[tui.keys]`, keys by their ids."""

    theme: str = ""
    keys: Mapping[str, Any] = field(default_factory=dict)
    where: str = ""
    """The last file that says something of it."""


def load_tui(*, cwd: Path | None = None) -> TuiSettings:
    """The look of the terminal interface, from the same files. Raises InputError."""
    theme, keys, where = "", dict[str, Any](), ""
    for path in (bundle.config_file(), (cwd or Path.cwd()) / PROJECT_FILE):
        table = read_toml(path).get(TUI) if path.is_file() else None
        if table is None:
            continue
        where = str(path)
        if not isinstance(table, dict) or not isinstance(table.get("keys", {}), dict):
            raise InputError("tables [tui] and [tui.keys] expected", path=where)
        if unknown := sorted(table.keys() - {"theme", "keys"}):
            raise InputError(f"unknown setting tui.{unknown[0]!r}; known: theme, keys", path=where)
        theme = str(table.get("theme", theme))
        keys |= table.get("keys", {})
    return TuiSettings(theme, keys, where)


def read_toml(path: Path) -> dict[str, Any]:
    """A TOML file; InputError when it cannot be read or is not TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(f"not a readable TOML file: {error}", path=path) from None


def to_toml(values: Mapping[str, str | int | float]) -> str:
    """Flat TOML text. A JSON string is a TOML basic string when non-ASCII is left as it is."""
    return "".join(f"{k} = {json.dumps(v, ensure_ascii=False)}\n" for k, v in values.items())


def _checked(values: Mapping[str, Any], where: str) -> dict[str, Any]:
    kinds: dict[str, type] = {f.name: _kind(f.name) for f in fields(Settings)}
    values = {key: value for key, value in values.items() if key != TUI}
    for key, value in values.items():
        if key not in kinds:
            near = difflib.get_close_matches(key, kinds, n=1)
            hint = f"did you mean {near[0]}?" if near else f"known: {', '.join(kinds)}"
            raise InputError(f"unknown setting {key!r}; {hint}", path=where)
        allowed = (int, float) if kinds[key] is float else kinds[key]
        if not isinstance(value, allowed) or isinstance(value, bool):
            raise InputError(f"{key} = {value!r}: {kinds[key].__name__} expected", path=where)
    return dict(values)


def _from_environment(environ: Mapping[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for setting in fields(Settings):
        variable = f"PROVER_{setting.name.upper()}"
        if text := environ.get(variable):
            kind = _kind(setting.name)
            try:
                found[setting.name] = kind(text)
            except ValueError:
                raise InputError(f"{variable}={text!r}: {kind.__name__} expected") from None
    return found


def _kind(name: str) -> type:
    return type(getattr(Settings(), name))
