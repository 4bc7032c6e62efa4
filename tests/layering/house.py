# SPDX-License-Identifier: GPL-2.0-or-later
# Do the files keep the rules of the house that a compiler does not know?
"""Usage: house.py ROOT [COMPILE_COMMANDS_JSON]. Prints each fault as file:line: reason; exit status 1 when there is one.

Rules: the SPDX line first, then one sentence that says which question the file answers; at most 600 lines; file names
in snake_case; headers with #pragma once; the library is silent (no printing, exiting, environment); every *_test.cpp
is part of the build."""

import json
import re
import sys
from pathlib import Path

SPDX = "SPDX-License-Identifier: GPL-2.0-or-later"
MOST_LINES = 600
SILENT = re.compile(r"\b(?:std::(?:cout|cerr|clog|exit|abort|quick_exit|getenv|terminate|puts|printf)\b"
                    r"|(?:printf|puts|fprintf|getenv|setenv|abort|_exit|setlocale)\s*\("
                    r"|fmt::print\b)")
NAME = re.compile(r"[a-z][a-z0-9_]*\.(?:h|cpp|h\.in)")


def sources(root):
    for top in ("lib", "tools", "tests"):
        for path in sorted((root / top).rglob("*")):
            if path.suffix in (".h", ".cpp") or path.name.endswith(".h.in"):
                yield path


def without_comments(line):
    return line.split("//")[0]


def check_head(file, lines):
    if not lines or lines[0] != f"// {SPDX}":
        yield f"{file}:1: the first line must be `// {SPDX}`"
    if len(lines) < 2 or not re.match(r"// \S", lines[1]):
        yield f"{file}:2: the second line must say, as a comment, which question the file answers"


def check_source(root, path):
    file = path.relative_to(root).as_posix()
    lines = path.read_text(encoding="utf-8").splitlines()
    yield from check_head(file, lines)
    if len(lines) > MOST_LINES:
        yield f"{file}:{len(lines)}: more than {MOST_LINES} lines; split it by question"
    if not NAME.fullmatch(path.name):
        yield f"{file}:1: file names are snake_case"
    if path.suffix != ".cpp" and "#pragma once" not in lines:
        yield f"{file}:1: a header needs #pragma once"
    if file.startswith("lib/"):
        for number, line in enumerate(lines, 1):
            if found := SILENT.search(without_comments(line)):
                yield f"{file}:{number}: the library is silent: {found.group().strip('( ')}"


def check_built(root, compile_commands):
    built = {Path(entry["directory"], entry["file"]).resolve()
             for entry in json.loads(compile_commands.read_text(encoding="utf-8"))}
    for path in sorted((root / "tests").rglob("*_test.cpp")):
        if path.resolve() not in built:
            yield f"{path.relative_to(root).as_posix()}:1: this test is not part of the build"


def faults(root, compile_commands=None):
    for path in sources(root):
        yield from check_source(root, path)
    if compile_commands:
        yield from check_built(root, compile_commands)


def main(argv):
    root = Path(argv[1])
    found = list(faults(root, Path(argv[2]) if len(argv) > 2 else None))
    print("\n".join(found) if found else f"{sum(1 for _ in sources(root))} files keep the rules")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
