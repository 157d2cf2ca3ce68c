"""A report's main numbers as a Markdown table for a paper, every number with its budget."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from prover.report.summary import Configuration, Summary

HEAD = (
    "configuration", "suite", "problems", "budget", "verified", "95 % interval", "disproved",
    "unsupported", "errors", "median s", "Lean s", "tokens",
)  # fmt: skip


def table(summary: Summary) -> str:
    """A row for each pass@k of each configuration, and below them the comparisons."""
    rows = [row for each in summary.configurations for row in _rows(each)]
    lines = [*_table(HEAD, rows, left=2)]
    if summary.comparisons:
        head = ("first", "second", "problems", "only first", "only second", "p", "p (Holm)")
        found = [
            (
                each.first,
                each.second,
                str(each.problems),
                str(len(each.only_first)),
                str(len(each.only_second)),
                f"{each.p_value:.3g}",
                f"{each.p_adjusted:.3g}",
            )
            for each in summary.comparisons
        ]
        lines += ["", *_table(head, found, left=2)]
    return "\n".join([*lines, *(f"\n{note}" for note in summary.notes)])


def _rows(each: Configuration) -> Iterable[tuple[str, ...]]:
    counts, cost, runs = each.counts, each.cost, len(each.runs)
    for found in each.pass_at:
        median = "–" if cost.solved_seconds is None else f"{cost.solved_seconds:.1f}"
        yield (
            each.label,
            each.suite,
            str(len(each.names)),
            f"pass@{found.k}, {found.k} × {found.seconds:g} s",
            f"{found.value:.1%}",
            f"{found.low:.1%} to {found.high:.1%}",
            # What is not of samples together is said once, a run.
            *(
                (
                    f"{counts['disproved'] / runs:g}",
                    f"{counts['unsupported'] / runs:g}",
                    f"{counts['error'] / runs:g}",
                    median,
                    f"{cost.lean_seconds / runs:.0f}",
                    f"{cost.tokens / runs:.0f}",
                )
                if found.k == 1
                else ("",) * 6
            ),
        )


def _table(head: Sequence[str], rows: Iterable[Sequence[str]], *, left: int) -> Iterable[str]:
    """Markdown; the first `left` columns are texts, the others numbers."""
    yield f"| {' | '.join(head)} |"
    yield f"| {' | '.join('---' if place < left else '---:' for place in range(len(head)))} |"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |"
