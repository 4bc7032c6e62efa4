# SPDX-License-Identifier: GPL-2.0-or-later
# Does the shared library show exactly what the public headers declare?
"""Usage: symbols.py HEADER_DIR LIBRARY. Prints each difference; exit status 1 when there is one.

Compared are names without parameters: a name that is declared and not exported would not link, and one that is exported
and not declared (another library's template, an inner class) could be used or overridden by accident."""

import re
import subprocess
import sys
from pathlib import Path

CLASS = re.compile(r"\b(?:class|struct)\s+DOSSIER_API\s+(\w+)[^;{]*\{")
FUNCTION = re.compile(r"(~?\w+|operator\s*[^\s(]+)\s*\([^()]*(?:\([^()]*\)[^()]*)*\)[^;{}()]*(;|\{)")
TYPE_DATA = re.compile(r"(?:typeinfo|typeinfo name|vtable|VTT) for (dossier::\w+)")


def without_comments(text):
    return re.sub(r"//[^\n]*|/\*.*?\*/", "", text, flags=re.S)


def body(text, start):
    """The text between the brace before `start` and the one that closes it."""
    depth, end = 1, start
    while depth:
        depth += {"{": 1, "}": -1}.get(text[end], 0)
        end += 1
    return text[start:end - 1]


def declared_functions(text):
    """Names of functions that are declared here and defined elsewhere."""
    for found in FUNCTION.finditer(text):
        name, end = found.groups()
        if end == ";" and not re.search(r"=\s*(?:default|delete|0)\s*;$", found.group()):
            yield re.sub(r"\s", "", name)


def free_functions(text):
    for found in re.finditer(r"\bDOSSIER_API\b", text):
        if not re.search(r"\b(?:class|struct)\s+$", text[:found.start()]):
            yield from list(declared_functions(text[found.end():].split(";")[0] + ";"))[:1]


def declared(header_dir):
    """(classes, functions) that the headers mark with DOSSIER_API, with their namespace."""
    classes, functions = set(), set()
    for header in sorted(Path(header_dir).glob("*.h")):
        text = without_comments(header.read_text(encoding="utf-8"))
        functions.update(f"dossier::{name}" for name in free_functions(text))
        for found in CLASS.finditer(text):
            name = found.group(1)
            classes.add(f"dossier::{name}")
            members = re.sub(r"\bfriend\b[^;]*;", "", body(text, found.end()))
            functions.update(f"dossier::{name}::{member}" for member in declared_functions(members))
    return classes, functions


def exported(library):
    """Demangled names that the library defines for others, without parameters and version."""
    lines = subprocess.run(["nm", "--dynamic", "--defined-only", "--demangle", library], check=True,
                           capture_output=True, text=True).stdout.splitlines()
    for line in lines:
        _, kind, name = line.split(" ", 2)
        if kind != "A":  # the version itself
            yield re.sub(r"@@?DOSSIER_[\d.]+$", "", name)


def base_name(symbol):
    """`a::b(int)::c` and the like, cut at the parameters; ABI tags ([abi:cxx11]) dropped."""
    return re.split(r"\(|\[abi:", symbol)[0]


def differences(header_dir, library):
    classes, functions = declared(header_dir)
    missing = set(functions)
    for symbol in sorted(set(exported(library))):
        name = base_name(symbol)
        missing.discard(name)
        type_data = TYPE_DATA.fullmatch(symbol)
        if name not in functions and not (type_data and type_data.group(1) in classes):
            yield f"exported but not declared: {symbol}"
    yield from (f"declared but not exported: {name}" for name in sorted(missing))


def main(argv):
    header_dir, library = argv[1:]
    found = list(differences(header_dir, library))
    classes, functions = declared(header_dir)
    print("\n".join(found) if found else f"{len(classes)} classes and {len(functions)} functions agree")
    return 1 if found or not functions else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
