"""`prover graph`: look into the proof graph, take parts of it out, keep it small."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from prover.cli.options import json_option, lean_option, print_json
from prover.errors import Exit, InputError, LeanCrash

if TYPE_CHECKING:
    from prover.graph.model import Node
    from prover.graph.store import Store

in_option = click.option(
    "--in",
    "source",
    type=click.Path(path_type=Path),
    metavar="RUN|FILE",
    help="A run folder or a graph file. [default: your own graph]",
)


@click.group()
def command() -> None:
    """Look into the proof graph: what was proved, why, by which lemmas, what was tried.

    Every batch keeps a graph in its folder; `--memory all` keeps one of all your work.

    \b
    Examples:
      prover graph stats --in runs/mine
      prover graph why add_comm --in runs/mine
      prover graph export --in runs/mine --html page.html
      prover graph replay --in runs/mine
    """


@command.command()
@in_option
@json_option
def stats(source: Path | None, as_json: bool) -> int:
    """Count what is in the graph, and its size.

    \b
    Example:
      prover graph stats --in runs/mine
    """
    with _opened(source) as store:
        counts = store.counts()
    if as_json:
        print_json(counts)
    else:
        for group in ("nodes", "edges", "libraries", "runs"):
            for name, count in counts[group].items():
                click.echo(f"{group:<10} {name or '(single proofs)':<24.24} {count:>9}")
        click.echo(f"{'attempts':<35} {counts['attempts']:>9}")
        click.echo(f"{'bytes':<35} {counts['bytes']:>9}")
    return Exit.DONE


@command.command()
@click.argument("node")
@in_option
@json_option
def show(node: str, source: Path | None, as_json: bool) -> int:
    """Print one NODE: a name, the beginning of an id, or a goal as Lean prints it, whatever its
    variables are called.

    \b
    Examples:
      prover graph show add_comm --in runs/mine
      prover graph show 'a b : Nat ⊢ a + b = b + a' --in runs/mine
    """
    from dataclasses import asdict

    with _opened(source) as store:
        found = _one(store, node)
        edges = [*store.edges(of=found.id), *store.edges(into=found.id)]
        whence = store.provenance(found.id)
    if as_json:
        print_json(
            {
                "id": found.id,
                **asdict(found),
                "edges": [asdict(edge) for edge in edges],
                "provenance": [asdict(each) for each in whence],
            }
        )
        return Exit.DONE
    click.echo(f"{found.kind} {found.id}{f' {found.name}' if found.name else ''}\n\n{found.text}\n")
    for edge in edges:
        out = edge.source == found.id
        other = edge.target if out else edge.source
        label = f" by {edge.label}" if edge.label else ""
        click.echo(f"{edge.link}{label} {'→' if out else '←'} {other}")
    for each in whence:
        click.echo(f"{each.problem} in {each.run or 'a single proof'}, {each.date} ({each.maker})")
    return Exit.DONE


@command.command()
@click.argument("theorem")
@in_option
@json_option
def why(theorem: str, source: Path | None, as_json: bool) -> int:
    """Print what THEOREM rests on: goals, tactics, lemmas.

    \b
    Example:
      prover graph why add_comm --in runs/mine
    """
    from prover.graph import view

    with _opened(source) as store:
        found = _one(store, theorem)
        graph = view.graph(store.nodes(), store.edges(), {})
    if as_json:
        print_json(view.to_json(view.why(graph, found.id)))
    else:
        click.echo(view.explained(graph, found.id), nl=False)
    return Exit.DONE


@command.command()
@in_option
@click.option("--html", type=click.Path(path_type=Path), help="One page, to open in a browser.")
@click.option("--graphml", type=click.Path(path_type=Path), help="For programs that draw graphs.")
@click.option("--json-file", type=click.Path(path_type=Path), help="Nodes and links as JSON.")
@click.option("--slice", "slice_", type=click.Path(path_type=Path), help="A graph of its own.")
@click.option("--run", metavar="NAME", help="Only what this run found.")
@json_option
def export(
    source: Path | None,
    html: Path | None,
    graphml: Path | None,
    json_file: Path | None,
    slice_: Path | None,
    run: str | None,
    as_json: bool,
) -> int:
    """Write the graph as a page, as GraphML, as JSON, or as a graph file for somebody else.

    \b
    Example:
      prover graph export --in runs/mine --html page.html
    """
    import json

    from prover.graph import page, view
    from prover.runs.folder import replace_file

    if not (html or graphml or json_file or slice_):
        raise InputError("nothing to write: say --html, --graphml, --json-file or --slice FILE")
    with _opened(source) as store:
        nodes, edges = list(store.nodes(run=run)), list(store.edges(run=run))
        whence = {node.id: store.provenance(node.id) for node in nodes}
        if slice_:
            store.export(slice_, run=run)
    if html:
        title = source.name if source else "proof graph"
        replace_file(html, page.page(nodes, edges, whence, title=title))
    graph = view.graph(nodes, edges, whence)
    if graphml:
        view.to_graphml(graph, graphml)
    if json_file:
        replace_file(json_file, json.dumps(view.to_json(graph), ensure_ascii=False) + "\n")
    written = [str(path) for path in (html, graphml, json_file, slice_) if path]
    if as_json:
        print_json({"files": written, "nodes": len(nodes), "edges": len(edges)})
    else:
        click.echo(f"{', '.join(written)}: {len(nodes)} nodes, {len(edges)} edges")
    return Exit.DONE


@command.command()
@click.argument("theorems", nargs=-1)
@in_option
@lean_option
@json_option
def replay(theorems: tuple[str, ...], source: Path | None, as_json: bool, **flags: Any) -> int:
    """Check every edge again in Lean (of THEOREMS, or of all). Exit code 1 if one does not hold.

    \b
    Example:
      prover graph replay add_comm --in runs/mine
    """
    from rich.console import Console
    from rich.progress import Progress

    from prover.config import load_settings
    from prover.graph.model import Kind
    from prover.graph.replay import replay as replayed
    from prover.runs import engine as engines

    settings = load_settings(flags)
    with _opened(source) as store, engines.load(engines.DEFAULT).open_bridge(settings) as bridge:
        chosen = [_one(store, name) for name in theorems] or list(store.nodes(kind=Kind.STATEMENT))
        with Progress(console=Console(stderr=True)) as bar:
            task = bar.add_task("replay", total=len(chosen))
            report = replayed(
                store, bridge, chosen, lambda name: bar.update(task, advance=1, description=name)
            )
    if as_json:
        wrong = [
            {"from": w.edge.source, "to": w.edge.target, "wrong": w.wrong} for w in report.wrong
        ]
        print_json({"checked": len(report.checked), "unreached": report.unreached, "wrong": wrong})
    else:
        for each in report.wrong:
            click.echo(f"{each.edge.source} → {each.edge.target}: {each.wrong}")
        click.echo(
            f"{len(report.checked)} edges checked, {len(report.wrong)} do not hold, "
            f"{report.unreached} not reached"
        )
    return Exit.UNVERIFIED if report.wrong else Exit.DONE


@command.command()
@in_option
@click.option("--before", metavar="DATE", help="What was last seen before this day (2026-01-31).")
@click.option(
    "--library", metavar="HASH", help="What belongs to this library (a hash's beginning)."
)
@json_option
def prune(source: Path | None, before: str | None, library: str | None, as_json: bool) -> int:
    """Delete old parts of a graph, or those of a library that is gone.

    \b
    Example:
      prover graph prune --before 2026-01-31
    """
    if not before and not library:
        raise InputError("say what to delete: --before DATE or --library HASH")
    with _opened(source) as store:
        gone = store.prune(before=before, library=library)
    if as_json:
        print_json({"nodes": gone})
    else:
        click.echo(f"{gone} nodes deleted")
    return Exit.DONE


@command.command()
@click.argument("other", type=click.Path(path_type=Path))
@in_option
@json_option
def merge(other: Path, source: Path | None, as_json: bool) -> int:
    """Take everything in OTHER, a run folder or a graph file, into the graph.

    \b
    Example:
      prover graph merge runs/mine
    """
    with _opened(source, create=True) as store:
        counts = store.merge(_file(other))
    if as_json:
        print_json(counts)
    else:
        click.echo(", ".join(f"{value} {key}" for key, value in counts.items()))
    return Exit.DONE


def _opened(source: Path | None, *, create: bool = False) -> Store:
    from prover.graph.store import Store

    return Store(_file(source), create=create)


def _file(source: Path | None) -> Path:
    from prover import bundle
    from prover.graph.memory import FILE

    if source is None:
        return bundle.user_data() / FILE
    return source / FILE if source.is_dir() else source


def _one(store: Store, name: str) -> Node:
    """The node of that name, id or goal. Raises InputError if there is none, or more than one."""
    from prover.graph.line import goal_of
    from prover.graph.model import Kind

    if "⊢" in name:
        try:
            goal = goal_of(name)
        except LeanCrash:
            raise InputError(f"no goal: {name!r}; 'a b : Nat ⊢ a = b' is one") from None
        found = store.goals(goal)
    else:
        found = [node for node in store.search(name, 50) if node.name == name]
    found = [node for node in found if node.kind is Kind.STATEMENT] or found
    found = found or store.by_prefix(name)
    if len(found) == 1:
        return found[0]
    if not found:
        near = ", ".join(sorted({node.name for node in store.search(name, 5)}))
        raise InputError(
            f"nothing in the graph is called {name!r}{f'; there is {near}' * bool(near)}"
        )
    several = ", ".join(f"{node.id} ({node.kind})" for node in found[:5])
    raise InputError(f"{name!r} is not one node but several: name an id: {several}")
