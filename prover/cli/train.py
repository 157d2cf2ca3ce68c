"""`prover train`: the learned policy and critic, from run folders or from nothing."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from prover.cli.options import json_option, print_json
from prover.errors import DrafterUnavailable

if TYPE_CHECKING:
    from prover.critic.fitting import Epoch

NEEDED = ("torch", "transformers", "tokenizers", "matplotlib")


@click.group()
def command() -> None:
    """Train the models that lead the search, on searches of this prover.

    \b
    Examples:
      prover train policy --from runs/mine -o models/policy
      prover train critic --from runs/mine --from runs/other -o models/critic
      prover train rounds -o models
      prover batch starter --policy mixed --critic learned --weights models
    """


def _shared(epochs: int) -> Callable[[Any], Any]:
    """The switches of `policy` and `critic`."""

    def decorated(function: Any) -> Any:
        options = (
            click.option(
                "--from", "runs", type=click.Path(path_type=Path), multiple=True, required=True,
                metavar="RUN", help="The folder of a batch; may be given several times.",
            ),
            click.option(
                "-o", "--output", type=click.Path(path_type=Path), required=True, metavar="DIR",
                help="Where the model goes.",
            ),
            click.option(
                "--epochs", type=click.IntRange(min=1), default=epochs, show_default=True,
                help="At most; it ends earlier when the held-out loss no longer falls.",
            ),
            click.option("--seed", type=int, default=0, show_default=True),
            click.option("--resume", is_flag=True, help="Go on after the last finished epoch."),
            json_option,
        )  # fmt: skip
        for option in reversed(options):
            function = option(function)
        return function

    return decorated


@command.command()
@_shared(epochs=12)
def policy(**options: Any) -> None:
    """Learn which tactic to take from the proofs in RUN.

    \b
    Example:
      prover train policy --from runs/mine -o models/policy
    """
    _train("policy", **options)


@command.command()
@_shared(epochs=8)
def critic(**options: Any) -> None:
    """Learn which goals will be closed, and how soon, from the searches in RUN.

    \b
    Example:
      prover train critic --from runs/mine -o models/critic
    """
    _train("critic", **options)


@command.command()
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), required=True, metavar="DIR",
    help="Gets policy/, critic/ and a folder for each round.",
)  # fmt: skip
@click.option("--rounds", type=click.IntRange(min=1), default=2, show_default=True)
@click.option(
    "--problems", type=click.IntRange(min=20), default=1200, show_default=True,
    help="Generated anew for each round.",
)  # fmt: skip
@click.option("--time-limit", type=float, default=2.5, show_default=True, metavar="SECONDS")
@click.option("--workers", type=click.IntRange(min=1), help="[default: all cores]")
@click.option("--seed", type=int, default=0, show_default=True)
@click.option(
    "--without", multiple=True, metavar="SUITE", help="No problem that is equal to one of these."
)
@click.option("--resume", is_flag=True, help="Go on where the last call stopped.")
@json_option
def rounds(
    output: Path,
    rounds: int,
    problems: int,
    time_limit: float,
    workers: int | None,
    seed: int,
    without: tuple[str, ...],
    resume: bool,
    as_json: bool,
) -> None:
    """Train both from nothing: generate problems, prove them, learn, and again.

    \b
    Example:
      prover train rounds -o models --seed 0
    """
    _check_packages()
    from prover import suites
    from prover.cli.display import PlainDisplay, RichDisplay
    from prover.config import Settings
    from prover.generate import hashes
    from prover.runs.rounds import Plan, iterate

    excluded = frozenset[str]().union(*(hashes(suites.load(name).problems) for name in without))
    plan = Plan(
        rounds, problems, time_limit, seed, workers or Settings().workers, excluded
    )  # fmt: skip
    with RichDisplay() if sys.stderr.isatty() else PlainDisplay() as display:
        figures = iterate(
            plan, output, resume=resume, subscribers=[display],
            say=lambda text: click.echo(text, err=True),
        )  # fmt: skip
    if as_json:
        print_json(figures)
    else:
        for kind, found in figures.items():
            click.echo(f"{kind}:")
            _show(found)


@command.command()
@click.option("--model", required=True, metavar="DIR|NAME", help="What is tuned; stays as it is.")
@click.option(
    "--data", type=click.Path(path_type=Path), required=True, metavar="FILE",
    help="JSON lines with `goal` and `tactic`: examples.jsonl of `prover train policy`.",
)  # fmt: skip
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), required=True, metavar="DIR",
    help="Where the adapter goes.",
)  # fmt: skip
@click.option("--rank", type=click.IntRange(min=1), default=16, show_default=True)
@click.option("--epochs", type=click.IntRange(min=1), default=3, show_default=True)
@click.option("--learning-rate", type=float, default=2e-4, show_default=True)
@click.option("--seed", type=int, default=0, show_default=True)
@json_option
def lora(data: Path, output: Path, model: str, as_json: bool, **options: Any) -> None:
    """Tune a language model with LoRA, so that it writes the next tactic.

    \b
    Example:
      prover train lora --model DIR --data models/policy/examples.jsonl -o models/tuned
      prover prove Demo.lean --policy mixed --step-prover models/tuned
    """
    from rich.console import Console
    from rich.progress import Progress

    from prover.critic.large import lora

    with Progress(console=Console(stderr=True)) as progress:
        task = progress.add_task("lora: loading", total=None)

        def say(done: lora.Progress) -> None:
            text = f"lora: epoch {done.epoch}, loss {done.loss:.3f}"
            progress.update(task, total=done.steps, completed=done.step, description=text)
            if done.held_out is not None and not progress.console.is_terminal:
                click.echo(f"{text}, held out {done.held_out:.3f}", err=True)

        tuned = lora.finetune(model, lora.examples(data), output, progress=say, **options)
    figures = {**asdict(tuned), "folder": str(tuned.folder)}
    if as_json:
        print_json(figures)
    else:
        _show(figures)


def _train(
    kind: str,
    runs: tuple[Path, ...],
    output: Path,
    epochs: int,
    seed: int,
    resume: bool,
    as_json: bool,
) -> None:
    _check_packages()
    from rich.console import Console
    from rich.progress import Progress

    from prover.critic import train
    from prover.critic.fitting import Options

    job = train.train_policy if kind == "policy" else train.train_critic
    with Progress(console=Console(stderr=True)) as progress:
        task = progress.add_task(f"{kind}: reading", total=epochs)

        def say(epoch: Epoch) -> None:
            text = f"{kind}: loss {epoch.train:.3f}, held out {epoch.held_out:.3f}"
            progress.update(task, completed=epoch.number, description=text)
            if not progress.console.is_terminal:
                click.echo(f"epoch {epoch.number}: {text}", err=True)

        figures = job(runs, output, Options(epochs, seed=seed), resume=resume, say=say)
    if as_json:
        print_json(figures)
    else:
        _show(figures)


def _show(figures: dict[str, Any]) -> None:
    for name, value in figures.items():
        click.echo(f"{name}: {value}")


def _check_packages() -> None:
    if missing := [name for name in NEEDED if importlib.util.find_spec(name) is None]:
        raise DrafterUnavailable(
            f"training needs {', '.join(missing)}: pip install 'proofloom[models]'"
        )
