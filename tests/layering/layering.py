# SPDX-License-Identifier: GPL-2.0-or-later
# Does every #include of lib/ and tools/ keep to the table in table.toml?
"""Usage: layering.py ROOT [TABLE]. Prints each violation as file:line: reason; exit status 1 when there is one."""

import re
import sys
import tomllib
from pathlib import Path

INCLUDE = re.compile(r'^\s*#\s*include\s*(?:<([^>]+)>|"([^"]+)")')
STANDARD = re.compile(r"[a-z_0-9]+")  # a C++ standard header is one word without ".h"
GENERATED = {"dossier/version.h"}


def matches(name, patterns):
    """Whether a path matches a pattern in which `*` does not cross folders and `**` does."""
    for pattern in patterns:
        regex = re.escape(pattern).replace(r"\*\*/", "(?:.*/)?").replace(r"\*\*", ".*").replace(r"\*", "[^/]*")
        if re.fullmatch(regex, name):
            return True
    return False


def source_files(root):
    for top in ("lib", "tools"):
        for path in sorted((root / top).rglob("*")):
            is_source = path.suffix in (".h", ".cpp") or path.name.endswith(".h.in")
            # What the build precompiles is no stage: nothing includes it by name.
            if is_source and path.relative_to(root).parts[:2] != ("lib", "cmake"):
                yield path


def angle_include(root, table, file, header):
    """The reason why `file` may not include <header>, or None."""
    if header.startswith("dossier/"):
        known = header in GENERATED or (root / "lib/include" / header).is_file()
        return None if known else f"<{header}> is no public header"
    if STANDARD.fullmatch(header):
        return None
    if file.startswith("lib/include/"):
        return f"a public header may include standard and public headers only, not <{header}>"
    for library in table["third_party"]:
        if matches(header, library["headers"]):
            return None if matches(file, library["files"]) else f"<{header}> is not for this file ({library['name']})"
    return f"<{header}> is in no row of the table"


def quoted_include(root, table, file, header):
    """The reason why `file` may not include "header", or None."""
    top, *folders = file.split("/")[:-1]
    if not folders:
        return "sources belong into a folder of lib/ or tools/"
    if folders[0] == "include":
        return f'a public header may not include "{header}": only <dossier/...> and standard headers'
    if "/" not in header and (root / file).with_name(header).is_file():
        return None  # its own folder
    if not (root / top / header).is_file():
        return f'"{header}" is no file below {top}/ (paths start there; public headers go in <>)'
    target = header.split("/")[0]
    if target != folders[0] and target not in table[top].get(folders[0], []):
        return f"{top}/{folders[0]} may not include {top}/{target}"
    return None


def check_file(root, table, path):
    file = path.relative_to(root).as_posix()
    top, *folders = file.split("/")[:-1]
    if folders and folders[0] != "include" and folders[0] not in table[top]:
        yield f"{file}:1: {top}/{folders[0]} is in no row of the table"
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if include := INCLUDE.match(line):
            angle, quoted = include.groups()
            reason = (angle_include(root, table, file, angle) if angle
                      else quoted_include(root, table, file, quoted))
            if reason:
                yield f"{file}:{number}: {reason}"


def cycles(folders):
    """Folders that reach themselves through what they may include."""
    for start in folders:
        seen, todo = set(), list(folders[start])
        while todo:
            folder = todo.pop()
            if folder not in seen:
                seen.add(folder)
                todo += folders.get(folder, [])
        if start in seen:
            yield start


def violations(root, table):
    for top in ("lib", "tools"):
        for folder in cycles(table[top]):
            yield f"table: {top}/{folder} reaches itself"
    for path in source_files(root):
        yield from check_file(root, table, path)


def main(argv):
    root = Path(argv[1])
    table_file = Path(argv[2]) if len(argv) > 2 else Path(__file__).with_name("table.toml")
    table = tomllib.loads(table_file.read_text(encoding="utf-8"))
    found = list(violations(root, table))
    print("\n".join(found) if found else f"{sum(1 for _ in source_files(root))} files keep to the table")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
