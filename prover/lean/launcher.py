"""Runs the embedded Lean as if it were the `lean` program: `python launcher.py LIBRARY ARGS...`.

Loads Lean's shared library and calls its main function, so that no C compiler and no executable
is needed. Started with `python -I -S`, it imports nothing but what is named here.
"""

import ctypes
import os
import sys


def main() -> None:
    library, *arguments = sys.argv[1:]
    argv = [b"lean", *map(os.fsencode, arguments)]
    code = ctypes.CDLL(library).lean_main(len(argv), (ctypes.c_char_p * (len(argv) + 1))(*argv))
    os._exit(code & 0xFF)  # Lean's threads do not outlive its main


main()
