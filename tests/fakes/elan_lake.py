"""Stand-ins for `elan` and `lake`, with Basis in the place of Mathlib: they take the same commands
as the real ones, leave the same files behind, and fail as they do.

Started under those names by the scripts that `install` writes. What is to go wrong is in the file
`trouble` of the stand-in's folder, by step: `elan offline`, `update offline`, `cache half`,
`cache silent` (it fails and ends with 0), `update full`, `lean 4.20.0` (another toolchain runs).
The compiled files are real: Lean makes them, and Lean reads them.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

NAME = "leanprover/lean4:"
COMMIT = "11ed3d7c3ea4ddeb3a6d1ed4aa0d3f0c53b3c7a8"
MODULES = {  # a small library in two files, so that a half of it can be missing
    "Mathlib/Logic.lean": "import Basis.Mathlib\n"
    "theorem Mathlib.swap {p q : Prop} (h : p ∧ q) : q ∧ p := ⟨h.2, h.1⟩\n",
    "Mathlib.lean": "import Mathlib.Logic\n",
}


def install(folder: Path, command: tuple[str, ...], lean_path: str) -> Path:
    """Write the programs into `folder`/bin, which is to be put first on PATH; `command` is a real
    Lean, `lean_path` where its library is."""
    (folder / "bin").mkdir(parents=True)
    (folder / "lean.json").write_text(json.dumps({"command": command, "path": lean_path}))
    for name in ("elan", "lake"):
        program = folder / "bin" / name
        program.write_text(f'#!/bin/sh\nexec {sys.executable} {__file__} {folder} {name} "$@"\n')
        program.chmod(0o755)
    return folder / "bin"


class StandIn:
    """What both programs know."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.lean = json.loads((folder / "lean.json").read_text())
        trouble = folder / "trouble"
        words = trouble.read_text().split() if trouble.exists() else []
        self.trouble = dict(zip(words[::2], words[1::2], strict=True))
        with (folder / "calls").open("a") as file:
            file.write(" ".join(sys.argv[2:]) + "\n")

    def fails(self, step: str, what: str) -> bool:
        return self.trouble.get(step) == what

    def toolchain(self, name: str) -> Path:
        return self.folder / "toolchains" / name.replace("/", "--").replace(":", "---")


def stop(*lines: str, code: int = 1) -> None:
    print("\n".join(lines), file=sys.stderr)
    sys.exit(code)


def elan(own: StandIn, arguments: list[str]) -> None:
    if arguments == ["toolchain", "list"]:
        found = sorted(path.name for path in (own.folder / "toolchains").glob("*"))
        for name in found:
            print(name.replace("--", "/", 1).replace("---", ":", 1))
        if not found:
            print("no installed toolchains")
    elif arguments[:2] == ["toolchain", "install"] and arguments[2].startswith(NAME):
        if own.fails("elan", "offline"):
            stop(
                f"info: downloading {arguments[2]}",
                "error: could not download file from 'https://releases.lean-lang.org/lean4'",
                "info: caused by: [6] Could not resolve hostname (Could not resolve host: "
                "releases.lean-lang.org)",
            )
        if own.fails("elan", "full"):
            stop("error: could not write file", "info: No space left on device (os error 28)")
        program = own.toolchain(arguments[2]) / "bin" / "lean"
        program.parent.mkdir(parents=True, exist_ok=True)
        version = arguments[2].removeprefix(f"{NAME}v")
        real = " ".join(own.lean["command"])
        program.write_text(
            "#!/bin/sh\n"
            f'[ "$1" = --version ] && echo "Lean (version {version}, x86_64-unknown-linux-gnu, '
            f'commit {COMMIT}, Release)" && exit\nexec {real} "$@"\n'
        )
        program.chmod(0o755)
        print(f"  {arguments[2]} installed")
    else:
        stop(f"error: unexpected argument {arguments}", code=2)


def lake(own: StandIn, arguments: list[str]) -> None:
    here = Path.cwd()
    if not any((here / name).is_file() for name in ("lakefile.toml", "lakefile.lean")):
        stop("error: no such file or directory (error code: 2)", f"  file: {here}/lakefile.lean")
    name = (here / "lean-toolchain").read_text().strip()
    if version := own.trouble.get("lean"):
        name = f"{NAME}v{version}"
        elan(own, ["toolchain", "install", name])
    if not own.toolchain(name).is_dir():
        elan(own, ["toolchain", "install", name])
    packages = here / ".lake" / "packages" / "mathlib"
    if arguments == ["update"]:
        update(own, here, packages)
    elif arguments == ["exe", "cache", "get"]:
        cache(own, packages)
    elif arguments[:1] == ["env"]:
        built = packages / ".lake" / "build" / "lib" / "lean"
        path = os.pathsep.join([str(built), own.lean["path"]])
        added = {"LEAN_SYSROOT": str(own.toolchain(name)), "LEAN_PATH": path}
        if arguments[1:]:
            os.execvpe(arguments[1], arguments[1:], {**os.environ, **added})
        print("\n".join(f"{key}={value}" for key, value in {**os.environ, **added}.items()))
    else:
        stop(f"error: unknown command {arguments}")


def update(own: StandIn, here: Path, packages: Path) -> None:
    url = "https://github.com/leanprover-community/mathlib4.git"
    print(f"info: mathlib: cloning {url}", flush=True)
    if own.fails("update", "offline"):
        stop(
            f"fatal: unable to access '{url}/': Could not resolve host: github.com",
            "error: external command 'git' exited with code 128",
        )
    if own.fails("update", "full"):
        stop("error: write failed: No space left on device", "fatal: index-pack failed")
    if own.fails("update", "gone"):
        stop(f"error: mathlib: revision not found '{url}'")
    for name, text in MODULES.items():
        path = packages / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    package = {"name": "mathlib", "url": url, "rev": "a" * 40, "type": "git"}
    manifest = {"version": "1.1.0", "packagesDir": ".lake/packages", "packages": [package]}
    (here / "lake-manifest.json").write_text(json.dumps(manifest))


def cache(own: StandIn, packages: Path) -> None:
    built = packages / ".lake" / "build" / "lib" / "lean"
    modules = list(MODULES)
    print(f"Attempting to download {len(modules)} file(s)", flush=True)
    if own.fails("cache", "offline"):
        stop("curl: (6) Could not resolve host: mathlib4.lean-cache.cloud", "uncaught exception")
    short = own.fails("cache", "half") or own.fails("cache", "silent")
    for name in modules[: 1 if short else None]:
        out = built / Path(name).with_suffix(".olean")
        out.parent.mkdir(parents=True, exist_ok=True)
        environment = {**os.environ, "LEAN_PATH": f"{built}{os.pathsep}{own.lean['path']}"}
        command = [*own.lean["command"], "-o", str(out), str(packages / name)]
        subprocess.run(command, env=environment, check=True)
    print("Downloaded: 1 file(s) [attempted 2/2 = 100%] (50% success)" if short else "Completed")
    if own.fails("cache", "half"):
        stop("curl: (28) Operation timed out after 30001 milliseconds", "Download failed")
    if own.fails("cache", "full"):
        stop("uncaught exception: No space left on device (error code: 28)")


if __name__ == "__main__":
    stand_in, called, arguments = StandIn(Path(sys.argv[1])), sys.argv[2], sys.argv[3:]
    {"elan": elan, "lake": lake}[called](stand_in, arguments)
