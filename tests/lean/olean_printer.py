"""What Lean itself makes of a compiled module, for comparison with our reader.

Run as a program in a process of its own: `olean_printer.py LIBRARY FILE` loads the embedded Lean,
lets it load the module and print names, types and values with its own `Repr` instances; numbers
and structures come out of memory as they are. Names and strings to be printed as well are read
from standard input: {"names": [["Nat", "add"], ...], "strings": [...]}. Prints JSON.
"""

import ctypes
import json
import sys

POINTER = ctypes.c_void_p


def main(library: str, path: str) -> None:
    lean = ctypes.CDLL(library)

    def function(name, arguments, result=POINTER, of=POINTER):
        found = getattr(lean, name)
        found.restype, found.argtypes = result, [of] * arguments
        return found

    def word(address, index):
        return ctypes.c_uint64.from_address(address + 8 * index).value

    def tag(address):
        return word(address, 0) >> 56

    def items(address):
        return [word(address, 3 + index) for index in range(word(address, 1))]

    def listed(address):
        found = []
        while address != 1:
            found.append(word(address, 1))
            address = word(address, 2)
        return found

    def text(address):
        return ctypes.string_at(address + 32, word(address, 1) - 1).decode()

    def box(number):
        return 2 * number + 1

    function("lean_initialize", 0, None)()
    assert tag(function("initialize_Lean", 1, of=ctypes.c_uint8)(1)) == 0
    function("lean_io_mark_end_initialization", 0, None)()
    from_bytes = function("lean_mk_string", 1, of=ctypes.c_char_p)

    def string(value):
        return from_bytes(value.encode())

    natural = function("lean_cstr_to_nat", 1, of=ctypes.c_char_p)
    pretty = function("l_Std_Format_pretty", 4)
    of_expr = function("l_Lean_instReprExpr_repr", 2)
    of_name = function("l_Lean_Name_reprPrec", 2)
    add_string = function("l_Lean_Name_str___override", 2)
    add_number = function("l_Lean_Name_num___override", 2)

    def shown(printer, address, precedence=0):
        return text(pretty(printer(address, box(precedence)), box(10**9), box(0), box(0)))

    def built(parts):
        name = box(0)
        for part in parts:
            if isinstance(part, int):
                name = add_number(name, natural(str(part).encode()))
            else:
                name = add_string(name, string(part))
        return name

    def constant(address):
        kind, value = tag(address), word(address, 1)
        common = word(value, 1)
        found = {
            "kind": kind,
            "name": shown(of_name, word(common, 1), 1024),
            "levels": [shown(of_name, each, 1024) for each in listed(word(common, 2))],
            "type": shown(of_expr, word(common, 3)),
        }
        if kind in (1, 2, 3):
            found["value"] = shown(of_expr, word(value, 2))
        if kind == 7:
            found["rules"] = [shown(of_expr, word(rule, 3)) for rule in listed(word(value, 7))]
        return found

    asked = json.load(sys.stdin)
    result = function("l_Lean_readModuleData", 1)(string(path))
    assert tag(result) == 0
    data = word(word(result, 1), 1)
    answer = {
        "imports": [shown(of_name, word(each, 1)) for each in items(word(data, 1))],
        "constants": [constant(each) for each in items(word(data, 3))],
        "names": [shown(of_name, n, 1024) for n in map(built, asked["names"])],
        "strings": [text(function("l_String_quote", 1)(string(each))) for each in asked["strings"]],
    }
    json.dump(answer, sys.stdout)


main(*sys.argv[1:])
