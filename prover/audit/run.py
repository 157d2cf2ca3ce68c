"""Audits of many statements: several processes, each with a Lean of its own, none of them trusted
to come back.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace

from prover.audit import DETECTORS, audit, peers, source
from prover.audit.detector import Detector
from prover.audit.fidelity import Fidelity
from prover.audit.model import Report
from prover.budget import Budget
from prover.config import Settings
from prover.draft.chat import Chat
from prover.lean import toolchain
from prover.lean.pool import Pool
from prover.types import Problem

TRIES = 2

_bridge: Pool | None = None
_more: tuple[Detector, ...] = ()


def audit_all(
    problems: Sequence[Problem],
    settings: Settings,
    *,
    workers: int,
    against: Mapping[str, Problem] | None = None,
    done: Callable[[Report], None] = lambda _: None,
) -> list[Report]:
    """The reports in the order of the problems, each within `settings.time_limit` seconds; `done`
    hears of each as it comes. With `settings.model` a chat model is asked besides; `against` has
    other formalisations, by name.

    Raises InputError for a comment that allows a finding and is not in order, and what starting
    Lean raises.
    """
    names = [*(d.name for d in DETECTORS), peers.DUPLICATE, peers.Namesake.name, Fidelity.name]
    reasons = {problem: source.allowed(problem, names) for problem in problems}
    texts = source.informal_texts(problems)
    if settings.model:
        Chat(settings.model)  # says what is wrong before anything starts
    # Builds the library once, and says what is wrong.
    toolchain.resolve(toolchain.for_suite(settings.lean))
    same = peers.duplicates(problems)
    found: dict[Problem, Report] = {}
    for _ in range(TRIES):
        for report in _tried(
            [p for p in problems if p not in found], texts, against or {}, settings, workers
        ):
            problem = report.problem
            if problem in same:
                report = replace(report, findings=(*report.findings, same[problem]))
            found[problem] = source.without_allowed(report, reasons[problem])
            done(found[problem])
    lost = "the process that audited it was lost twice"
    return [found.get(p) or Report(p, (), elaborated=False, reading=lost) for p in problems]


def _tried(
    problems: Sequence[Problem],
    texts: Mapping[Problem, str],
    against: Mapping[str, Problem],
    settings: Settings,
    workers: int,
) -> Iterator[Report]:
    """Reports as they come; those of a process that dies do not."""
    if not problems:
        return
    # Not a fork: it would take along what other threads of this process hold.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(
        min(workers, len(problems)), context, initializer=_start, initargs=(settings,)
    ) as pool:
        futures: list[Future[Report]] = [
            pool.submit(
                _one,
                problem,
                texts.get(problem, ""),
                against.get(problem.name),
                settings.time_limit,
            )
            for problem in problems
        ]
        try:
            for future in as_completed(futures):
                try:
                    yield future.result()
                except BrokenProcessPool:
                    continue
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            for process in multiprocessing.active_children():
                process.kill()  # its Lean goes with it
            raise


def _start(settings: Settings) -> None:
    global _bridge, _more
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what it means
    _bridge = Pool(toolchain.resolve(toolchain.for_suite(settings.lean)), size=1)
    if settings.model:
        _more = (Fidelity(Chat(settings.model, samples=1, seed=settings.seed)),)


def _one(problem: Problem, informal: str, other: Problem | None, seconds: float) -> Report:
    assert _bridge is not None, "the process was started with one"
    namesake = () if other is None else (peers.Namesake(other),)
    detectors = (*DETECTORS, *_more, *namesake)
    return audit(problem, _bridge, Budget(seconds), informal=informal, detectors=detectors)
