"""Expert iteration: search, keep what was learned from it, search better.

Each round proves new problems of the project's own generator, led by what the round before it
learned (the first one by the symbolic policy alone), and trains policy and critic anew on all
rounds so far (Anthony, Tian and Barber 2017; for provers Polu et al. 2022).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.queues import Queue
from pathlib import Path
from queue import Empty
from typing import Any

from prover import suites
from prover.config import Settings
from prover.critic import train
from prover.critic.fitting import Epoch, Options
from prover.events import Emit
from prover.generate import generate, hashes, to_row
from prover.runs.driver import run_batch
from prover.runs.folder import replace_file

EPOCHS = {"policy": 12, "critic": 8}
PROBLEMS, SEEN = "problems.jsonl", "seen.txt"
SEED_STEP = 1000  # between the problems of two rounds


@dataclass(frozen=True)
class Plan:
    """How much is done: `problems` a round, `seconds` for each; `without` are canonical hashes of
    statements that no round may see."""

    rounds: int = 2
    problems: int = 1200
    seconds: float = 2.5
    seed: int = 0
    workers: int = 2
    without: frozenset[str] = frozenset()

    @property
    def command(self) -> str:
        """What does the same, for the models' cards."""
        return (
            f"prover train rounds --rounds {self.rounds} --problems {self.problems} "
            f"--time-limit {self.seconds:g} --seed {self.seed}"
        )


def iterate(
    plan: Plan,
    output: Path,
    *,
    resume: bool,
    subscribers: Sequence[Emit] = (),
    say: Callable[[str], None] = lambda _: None,
) -> dict[str, Any]:
    """All rounds; `output` gets a folder for each (its problems, its run, its models), and the last
    models as `policy` and `critic`. Returns their figures.

    A call that was stopped goes on where it was with `resume`. Raises as `run_batch` and
    `train.train_policy`.
    """
    output.mkdir(parents=True, exist_ok=True)
    weights, figures = "", dict[str, Any]()
    runs: list[Path] = []
    for number in range(plan.rounds):
        folder = output / f"round-{number + 1}"
        folder.mkdir(exist_ok=True)
        suite = suites.load(str(_problems(plan, number, folder)))
        settings = Settings(
            time_limit=plan.seconds,
            seed=plan.seed,
            workers=plan.workers,
            drafter="none",
            policy="mixed" if weights else "symbolic",
            critic="learned" if weights else "none",
            strategy="perspectives" if weights else "best-first",
            weights=weights,
        )
        runs.append(folder / "run")
        going_on = resume and (runs[-1] / "config.toml").exists()
        summary = run_batch(
            suite, runs[-1], settings, resume=going_on, subscribers=subscribers
        )  # fmt: skip
        say(f"round {number + 1}: {summary.counts['verified']} of {len(suite.problems)} verified")
        figures = _trained(runs, folder, plan, resume=resume, say=say)
        weights = str(folder)
    write_seen(output, plan.rounds)
    for kind in figures:
        for path in sorted((Path(weights) / kind).iterdir()):
            if path.is_file() and path.name != train.EXAMPLES:
                (output / kind).mkdir(exist_ok=True)
                (output / kind / path.name).write_bytes(path.read_bytes())
    return figures


def write_seen(output: Path, rounds: int) -> None:
    """The canonical hashes of all statements that the models were trained on, one a line."""
    seen = frozenset[str]().union(*(_hashes(output, number) for number in range(rounds)))
    replace_file(output / SEEN, "".join(f"{digest}\n" for digest in sorted(seen)))


def _hashes(output: Path, number: int) -> frozenset[str]:
    """Of the problems of one round."""
    return hashes(suites.load(str(output / f"round-{number + 1}" / PROBLEMS)).problems)


def _problems(plan: Plan, number: int, folder: Path) -> Path:
    """The round's problems, in a file; no round has one of an earlier round."""
    path = folder / PROBLEMS
    if not path.exists():
        seen = plan.without.union(*(_hashes(folder.parent, i) for i in range(number)))
        made = generate(plan.seed + number * SEED_STEP, plan.problems, without=seen)
        lines = [json.dumps(to_row(problem), ensure_ascii=False) for problem in made]
        replace_file(path, "".join(f"{line}\n" for line in lines))
    return path


def _trained(
    runs: list[Path], folder: Path, plan: Plan, *, resume: bool, say: Callable[[str], None]
) -> dict[str, Any]:
    """Policy and critic at the same time, each in a process and with a share of the cores."""
    threads = max(1, plan.workers // 2)
    context = get_context("spawn")
    heard: Queue[tuple[str, Epoch]] = context.Queue()
    with ProcessPoolExecutor(2, context, _connect, (heard,)) as pool:
        waiting = {
            kind: pool.submit(
                _train, kind, runs, folder / kind,
                Options(EPOCHS[kind], seed=plan.seed, threads=threads), resume, plan.command,
            )
            for kind in EPOCHS
        }  # fmt: skip
        while not all(job.done() for job in waiting.values()):
            with suppress(Empty):
                kind, epoch = heard.get(timeout=0.5)
                losses = f"loss {epoch.train:.3f}, held out {epoch.held_out:.3f}"
                say(f"{kind}, epoch {epoch.number}: {losses}")
        figures = {kind: job.result() for kind, job in waiting.items()}
    for kind, found in figures.items():
        say(f"{kind}: {json.dumps(found)}")
    return figures


def _train(
    kind: str, runs: list[Path], output: Path, options: Options, resume: bool, made_by: str
) -> dict[str, Any]:
    if resume and (output / train.FIGURES).exists():  # written last
        found: dict[str, Any] = json.loads((output / train.FIGURES).read_text())["figures"]
        return found
    job = train.train_policy if kind == "policy" else train.train_critic
    return job(
        runs, output, options, resume=resume, say=lambda epoch: _tell(kind, epoch), made_by=made_by
    )


# In a process that trains: the way to the one that started it.
_told: Queue[tuple[str, Epoch]] | None = None


def _connect(queue: Queue[tuple[str, Epoch]]) -> None:
    global _told
    _told = queue


def _tell(kind: str, epoch: Epoch) -> None:
    if _told is not None:
        _told.put((kind, epoch))
