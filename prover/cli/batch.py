"""`prover batch`: a suite, several processes, a run folder."""

from __future__ import annotations

import sys
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from prover.cli.options import print_json, proving_options

if TYPE_CHECKING:
    from prover.config import Settings
    from prover.runs.driver import Summary

SAMPLE = "seed-"
"""What the folders of samples are called, before their seeds."""


@click.command()
@click.argument("suite")
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(path_type=Path),
    metavar="RUN",
    help="Folder of the run: results.jsonl, proofs/, events.jsonl, config.toml, env.json. "
    "[default: runs/SUITE-DATE-TIME]",
)
@click.option("--workers", type=int, help="Processes that prove at once. [default: all cores]")
@click.option(
    "--engine",
    "crew",
    type=click.Choice(["local", "ray"]),
    default="local",
    help="Where the workers are: on this machine, or on the Ray cluster at RAY_ADDRESS (else one "
    "that is started here). [default: local]",
)
@click.option(
    "--total",
    type=float,
    metavar="SECONDS",
    help="Seconds of work for the whole suite, all workers together. [default: no limit]",
)
@click.option(
    "--allocation",
    metavar="uniform|adaptive",
    help="How --total is shared out: the same for each problem, or what some leave of it "
    "goes where it promises most. [default: uniform]",
)
@click.option(
    "--total-tokens",
    type=int,
    metavar="N",
    help="Tokens of models for the whole suite; what is left is shared by the workers.",
)
@click.option(
    "--total-cost", type=float, metavar="MONEY", help="Money for the whole suite, by --prices."
)
@click.option("--limit", type=click.IntRange(min=1), help="Only the first so many problems.")
@click.option("--resume", is_flag=True, help="Go on with the run in RUN, keep its rows.")
@click.option(
    "--variants",
    is_flag=True,
    help="Also prove variants of each problem (other names, order, form, numbers; by --seed), and "
    "show what is lost: what a model knows by heart is lost.",
)
@click.option(
    "--samples",
    type=click.IntRange(min=1),
    metavar="K",
    help="Run the suite K times, with seeds from --seed on, each in a folder of RUN, for pass@K.",
)
@proving_options
def command(
    suite: str,
    folder: Path | None,
    limit: int | None,
    resume: bool,
    variants: bool,
    samples: int | None,
    crew: str,
    as_json: bool,
    show_sketches: bool,
    **flags: Any,
) -> None:
    """Prove the problems of SUITE and write a run folder.

    SUITE is the name of a suite (see `prover suites`) or a JSONL or .lean file; several, with
    commas between them, run as one. Ctrl-C finishes what runs and stops, twice it stops at once.
    A run that was stopped, or killed, goes on with --resume; finished problems are not run again.

    \b
    Examples:
      prover batch starter
      prover batch problems.jsonl -o runs/mine --workers 2 --time-limit 60
      prover batch problems.jsonl -o runs/mine --resume
      prover batch starter --drafter none
      prover batch starter --variants
      prover batch starter --drafter chat --model M --samples 8 -o runs/eight
      prover batch starter --total 600 --allocation adaptive
      prover batch starter --drafter chat --model M --prices 2.5,10 --total-cost 5
      prover batch minif2f-test,putnambench --lean minif2f=LEAN-4.24,putnambench=LEAN-4.27
    """
    from prover import suites
    from prover.audit.variants import drops, with_variants
    from prover.cli.display import PlainDisplay, RichDisplay, show_drops, show_summary
    from prover.cli.live import SketchPrinter
    from prover.config import load_settings
    from prover.runs import engine as engines
    from prover.runs.driver import run_batch
    from prover.runs.folder import recorded_settings

    if folder is None:
        if resume:
            raise click.UsageError("--resume needs -o RUN: the folder of the run to go on with")
        folder = Path("runs") / f"{Path(suite).stem}-{datetime.now():%Y%m%d-%H%M%S}"
    if samples and variants:
        raise click.UsageError("--samples and --variants: say one of them")
    recorded = _first(folder) if samples else folder
    given = {key: value for key, value in flags.items() if value is not None}
    settings = load_settings((recorded_settings(recorded) if resume else {}) | given)
    loaded = suites.load(suite)
    if variants:
        loaded = with_variants(replace(loaded, problems=loaded.problems[:limit]), settings.seed)
        limit = None

    def run(folder: Path, settings: Settings, resume: bool) -> Summary:
        with RichDisplay() if sys.stderr.isatty() else PlainDisplay() as display:
            return run_batch(
                loaded,
                folder,
                settings,
                limit=limit,
                resume=resume,
                subscribers=[display, *([SketchPrinter()] if show_sketches else [])],
                engine=engines.DEFAULT,
                crew=crew,
            )

    if samples:
        runs = []
        for seed in range(settings.seed, settings.seed + samples):
            part = folder / f"{SAMPLE}{seed}"
            runs.append(run(part, replace(settings, seed=seed), resume and part.exists()))
        _show_samples(loaded.name, runs, as_json)
        return
    summary = run(folder, settings, resume)
    if as_json:
        found = {"variants": [asdict(each) for each in drops(summary.rows)]} if variants else {}
        print_json({"suite": loaded.name, **_said(summary), **found})
    else:
        show_summary(loaded.name, summary)
        if variants:
            show_drops(drops(summary.rows))


def _first(folder: Path) -> Path:
    """The sample with the first seed."""
    seeds = [path.name.removeprefix(SAMPLE) for path in folder.glob(f"{SAMPLE}*")]
    return folder / f"{SAMPLE}{min(map(int, filter(str.isdecimal, seeds)), default=0)}"


def _said(summary: Summary) -> dict[str, Any]:
    """A run as JSON."""
    return {
        "folder": str(summary.folder),
        "problems": len(summary.rows),
        "counts": summary.counts,
        "seconds": round(summary.seconds, 3),
    }


def _show_samples(suite: str, runs: list[Summary], as_json: bool) -> None:
    """What each sample has verified, and pass@k."""
    from prover.cli.display import show_pass_at, show_summary
    from prover.report import run, summary

    said = summary.summarise([run.read(each.folder) for each in runs])
    (together,) = said.configurations
    if as_json:
        pass_at = [asdict(each) for each in together.pass_at]
        samples = [_said(each) for each in runs]
        print_json({"suite": suite, "samples": samples, "pass_at": pass_at})
    else:
        for each in runs:
            show_summary(f"{suite}, {each.folder.name}", each)
        show_pass_at(together.pass_at)
