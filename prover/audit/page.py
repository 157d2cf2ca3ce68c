"""The findings of an audit as one HTML page that needs nothing else and runs nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import jinja2

from prover.audit.model import Report, Severity, keyword

HERE = Path(__file__).parent


def page(title: str, reports: Sequence[Report], about: Mapping[str, str]) -> str:
    """The whole page, the worst statements first."""
    environment = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    template = environment.from_string((HERE / "page.html.j2").read_text("utf-8"))
    counts = Counter(report.severity for report in reports)
    return template.render(
        title=title,
        reports=sorted(reports, key=lambda report: -report.severity),
        severities=[(each, counts[each]) for each in reversed(Severity)],
        text_only=sum(not report.elaborated for report in reports),
        about=about,
        pieces=pieces,
        style=(HERE / "page.css").read_text("utf-8"),
    )


def pieces(report: Report) -> Iterator[tuple[str, str]]:
    """The statement's text cut where findings begin and end: (text, severity of the worst finding
    there, or '')."""
    signature = report.problem.statement.signature
    spans = [
        (f.start, f.end, f.severity)
        for f in report.findings
        if f.start is not None and f.end is not None
    ]
    first = keyword(signature)
    cuts = sorted({first, len(signature), *(at for span in spans for at in span[:2] if at > first)})
    for start, end in pairwise(cuts):
        worst = max(
            (severity for begin, stop, severity in spans if begin <= start and end <= stop),
            default=Severity.NOTHING,
        )
        yield signature[start:end], worst.label if worst else ""
