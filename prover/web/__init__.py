"""Pages that need nothing else: one HTML file with its styles, scripts and data in it.

A page's policy names its own style and script by their hashes, so nothing else runs and nothing is
loaded. What is shown is somebody else's text: templates escape it, and a block of JSON holds no
'<'. `base.css` has the colours, light and dark, that all pages share.
"""

from __future__ import annotations

import base64
import functools
import hashlib
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import jinja2

BASE = Path(__file__).parent / "base.css"
_FOR_HTML = str.maketrans({"<": r"\u003c", ">": r"\u003e", "&": r"\u0026"})
_SURROGATES = re.compile(r"[\ud800-\udfff]")


def page(
    template: Path, *, styles: Sequence[Path], scripts: Sequence[Path], **values: object
) -> str:
    """The template filled in with `values`, and with `style`, `script` and their hashes."""
    style, script = (
        "".join(path.read_text("utf-8") for path in paths) for paths in (styles, scripts)
    )
    html = (
        _environment(template.parent)
        .get_template(template.name)
        .render(
            style=style,
            script=script,
            style_hash=_policy_hash(style),
            script_hash=_policy_hash(script),
            **values,
        )
    )
    return _SURROGATES.sub("\ufffd", html)


def json_block(data: object) -> str:
    """JSON that may stand in a script element as it is."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_FOR_HTML)


def _policy_hash(text: str) -> str:
    """As a Content-Security-Policy names an inline script or style."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@functools.cache
def _environment(folder: Path) -> jinja2.Environment:
    import jinja2  # not needed for `prover --help`

    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
