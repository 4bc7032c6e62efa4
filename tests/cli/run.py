# SPDX-License-Identifier: GPL-2.0-or-later
# Does the program print and return what the cases in cases/ say?
"""Runs the black-box cases: python3 run.py --dossier PROGRAM [--update] [NAME...]

A case is a file cases/NAME.case (NAME: all of them). Text before the first section says why the case exists. Sections
begin with a line `--- WORD`:

  --- file PATH     the file with the lines that follow
  --- setup         shell commands that make what a text file cannot hold; they must succeed
  --- needs COMMAND a shell command that must succeed, else the case is skipped
  --- run           shell commands (`dossier` is the program); then what they must print and return:
  --- stdout        nothing where the section is missing
  --- stderr
  --- status N      0 where the section is missing

Every case runs in an empty folder of its own, in bash. $DOSSIER_INDEX is an index of documents/ beside this file, made
once; a case that writes makes its own. `unprivileged COMMAND...` runs a command that file modes bind, root or not.
What differs from run to run (times, scores, process numbers, the folder) is replaced before comparing: see VOLATILE.
--update writes what was printed into the cases; read the difference before you commit it.
"""

import argparse
import difflib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent
SECTION = re.compile(r"^--- (file|setup|needs|run|stdout|stderr|status)(?: (.*))?$")
TIMEOUT_S = 300
EXPECTATIONS = ("stdout", "stderr", "status")
VOLATILE = [
    (re.compile(r"in \d+\.\d s\b"), "in TIME s"),
    (re.compile(r'"elapsed_us":\d+'), '"elapsed_us":TIME'),
    (re.compile(r'"score":(?!0[,}])[-+.e\d]+'), '"score":SCORE'),
    (re.compile(r'"weight":0\.\d+'), '"weight":WEIGHT'),
    (re.compile(r"^(\S+ Q0 \S+ \d+) \d+\.\d{6} dossier$", re.M), r"\1 SCORE dossier"),
    (re.compile(r"^((?:\w+,)?\d+),\d+\.[-+e\d]+,", re.M), r"\1,SCORE,"),
    (re.compile(r'"bytes_on_disk":\d+'), '"bytes_on_disk":SIZE'),
    (re.compile(r"\b\d+(?:\.\d)? (?:bytes|[KMG]iB)$", re.M), "SIZE"),
    (re.compile(r'"(elapsed_ms|process)":\d+'), r'"\1":N'),
    (re.compile(r'"(time|since)":"20[-:\dT]+Z"'), r'"\1":TIME'),
    (re.compile(r'"host":"[^"]+"'), '"host":HOST'),
    (re.compile(r"process \d+ on \S+ since [-:\dTZ]+"), "process N on HOST since TIME"),
    (re.compile(r"(dossier |\"software_version\":\")\d+\.\d+\.\d+"), r"\1VERSION"),
]
UNPRIVILEGED = """#!/bin/sh
# Root reads and writes everything only because it may override modes; without that, it is bound as all are.
[ "$(id -u)" -ne 0 ] && exec "$@"
exec setpriv --inh-caps=-dac_override,-dac_read_search --bounding-set=-dac_override,-dac_read_search -- "$@"
"""


class Section:
    def __init__(self, kind, argument, lines):
        self.kind, self.argument, self.lines = kind, argument, lines

    def text(self):
        return "".join(self.lines)

    def printed(self):
        return "".join([f"--- {self.kind}" + (f" {self.argument}" if self.argument else "") + "\n", *self.lines])


def parse(path):
    """(introduction, sections) of a case file."""
    introduction, sections = [], []
    for line in path.read_text(encoding="utf-8").splitlines(keepends=True):
        match = SECTION.match(line.rstrip("\n"))
        if match:
            sections.append(Section(match[1], match[2] or "", []))
        elif sections:
            sections[-1].lines.append(line)
        else:
            introduction.append(line)
    return introduction, sections


def expected_of(sections, start):
    """What the sections behind a `run` expect, and where they end."""
    expected = {"stdout": "", "stderr": "", "status": "0"}
    end = start
    while end < len(sections) and sections[end].kind in EXPECTATIONS:
        section = sections[end]
        expected[section.kind] = section.argument if section.kind == "status" else section.text()
        end += 1
    return expected, end


def as_sections(result):
    made = []
    for kind in ("stdout", "stderr"):
        if result[kind]:
            # A text without a line end could not be told from one with it.
            made.append(Section(kind, "", [result[kind]]))
    if result["status"] != "0":
        made.append(Section("status", result["status"], []))
    return made


class Bench:
    """The folder that all cases share: the program under its name, and the index that they read."""

    def __init__(self, program, folder):
        self.folder = folder
        bin_folder = folder / "bin"
        bin_folder.mkdir()
        (bin_folder / "dossier").symlink_to(program)
        wrapper = bin_folder / "unprivileged"
        wrapper.write_text(UNPRIVILEGED)
        wrapper.chmod(0o755)
        kept = {name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}
        self.environment = kept | {
            "PATH": f"{bin_folder}:{os.environ.get('PATH', '/usr/bin:/bin')}",
            "LC_ALL": "C.UTF-8",
            "TZ": "Asia/Singapore",
            "DOSSIER_INDEX": str(folder / "index"),
        }
        result = self.shell("dossier index --no-default-authority documents", folder, documents=HERE / "documents")
        if result["status"] != "0":
            sys.exit(f"the index that the cases share cannot be made: {result}")

    def shell(self, commands, folder, documents=None):
        if documents:
            shutil.copytree(documents, folder / "documents")
        environment = self.environment | {"HOME": str(folder)}
        try:
            done = subprocess.run(["bash", "-c", commands], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                                  capture_output=True, timeout=TIMEOUT_S)
        except subprocess.TimeoutExpired:
            return {"stdout": "", "stderr": f"not finished after {TIMEOUT_S} s\n", "status": "timeout"}
        printed = {name: self.normalised(getattr(done, name), folder) for name in ("stdout", "stderr")}
        return printed | {"status": str(done.returncode)}

    def normalised(self, raw, folder):
        text = raw.decode("utf-8", "backslashreplace").replace("\r\n", "<CR>\n")
        text = text.replace(str(folder), "$CASE").replace(str(self.folder), "$SHARED")
        for pattern, replacement in VOLATILE:
            text = pattern.sub(replacement, text)
        return text if not text or text.endswith("\n") else text + "<no line end>\n"


def difference(expected, result):
    lines = []
    for kind in EXPECTATIONS:
        if expected[kind] != result[kind]:
            lines += difflib.unified_diff(expected[kind].splitlines(), result[kind].splitlines(),
                                          f"expected {kind}", f"actual {kind}", lineterm="", n=1)
    return lines


class Outcome:
    def __init__(self, name):
        self.name, self.faults, self.skipped, self.sections = name, [], "", []

    def run(self, section, expected, result):
        self.sections += [section, *as_sections(result)]
        found = difference(expected, result)
        if found:
            self.faults += [f"$ {section.text().strip()}", *found]


def prepare(section, folder, bench, outcome):
    if section.kind == "file":
        path = folder / section.argument
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(section.text(), encoding="utf-8")
    elif section.kind == "needs" and bench.shell(section.argument, folder)["status"] != "0":
        outcome.skipped = f"`{section.argument}` does not work here"
    elif section.kind == "setup":
        result = bench.shell(section.text(), folder)
        if result["status"] != "0":
            outcome.faults.append(f"setup failed: {result}")
    elif section.kind in EXPECTATIONS:
        outcome.faults.append(f"`--- {section.kind}` without a run before it")


def run_case(path, bench):
    outcome = Outcome(path.stem)
    _, sections = parse(path)
    folder = bench.folder / path.stem
    folder.mkdir()
    at = 0
    while at < len(sections) and not outcome.skipped:
        section, at = sections[at], at + 1
        if section.kind == "run":
            expected, at = expected_of(sections, at)
            outcome.run(section, expected, bench.shell(section.text(), folder))
        else:
            outcome.sections.append(section)
            prepare(section, folder, bench, outcome)
    if not any(section.kind == "run" for section in sections):
        outcome.faults.append("the case runs nothing")
    subprocess.run(["rm", "-rf", folder], check=False)
    return outcome


def update(path, outcome):
    introduction, _ = parse(path)
    path.write_text("".join([*introduction, *(s.printed() for s in outcome.sections)]), encoding="utf-8")


def report(outcomes, updated):
    failed = 0
    for outcome in outcomes:
        if outcome.skipped:
            print(f"skipped: {outcome.name}: {outcome.skipped}")
        elif outcome.faults and not updated:
            failed += 1
            print(f"failed: {outcome.name}", *outcome.faults, "", sep="\n")
        elif outcome.faults:
            print(f"updated: {outcome.name}")
    skipped = sum(bool(outcome.skipped) for outcome in outcomes)
    print(f"{len(outcomes) - failed - skipped} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    return failed


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dossier", required=True, type=Path, help="the program")
    parser.add_argument("--update", action="store_true", help="write what was printed into the cases")
    parser.add_argument("names", nargs="*", metavar="NAME")
    arguments = parser.parse_args()
    paths = [HERE / "cases" / f"{name}.case" for name in arguments.names] or sorted(HERE.glob("cases/*.case"))
    if not paths:
        sys.exit("there are no cases")
    with tempfile.TemporaryDirectory(prefix="dossier-cli-") as folder:
        bench = Bench(arguments.dossier.resolve(), Path(folder).resolve())
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            outcomes = list(pool.map(lambda path: run_case(path, bench), paths))
    for path, outcome in zip(paths, outcomes):
        if arguments.update and not outcome.skipped:
            update(path, outcome)
    return 1 if report(outcomes, arguments.update) else 0


if __name__ == "__main__":
    sys.exit(main())
