# SPDX-License-Identifier: GPL-2.0-or-later
# Is what the documentation shows what the program does?
"""Usage: docs_test.py PROGRAM ROOT FILE...

Runs the `$ ` lines of each ```console block of the files in a folder that holds a copy of corpus/, against a fresh index
of corpus/documents (made beforehand, unless the first command makes it), and compares what is printed (standard error included). A `...` line in the documentation
stands for any lines; times count as equal. Only commands that start with one of COMMANDS are run. Exit status 1 when
something differs."""

import difflib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

COMMANDS = ("dossier", "echo", "printf", "cat", "ls", "mkdir", "rm")
BLOCK = re.compile(r"^```console\n(.*?)^```", re.M | re.S)
MARK = "\x01end\x01"


def examples(block):
    """(command, expected lines) pairs of a console block; a command goes on after a backslash at a line's end."""
    found = []
    lines = iter(block.splitlines())
    for line in lines:
        if line.startswith("$ "):
            command = line[2:]
            while command.endswith("\\"):
                command = command[:-1] + next(lines).removeprefix("> ")
            found.append((command, []))
        elif found:
            found[-1][1].append(line)
    return [(command, strip_blank_end(expected)) for command, expected in found]


def strip_blank_end(lines):
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    return lines


def normalise(line):
    """A line with times made equal and spaces at its end dropped."""
    line = re.sub(r'("elapsed_us": ?)\d+', r"\1<time>", line)
    return re.sub(r"\b\d+(?:\.\d+)? ?(?:ms|µs|us|s)\b", "<time>", line).rstrip()


def agree(expected, actual):
    """Whether the lines agree, where `...` stands for any number of lines."""
    if not expected:
        return not actual
    if expected[0].strip() == "...":
        return any(agree(expected[1:], actual[start:]) for start in range(len(actual) + 1))
    return bool(actual) and normalise(expected[0]) == normalise(actual[0]) and agree(expected[1:], actual[1:])


def run_block(commands, folder, environment):
    """Output lines of each command, run in one shell, so that `$?` and files carry on."""
    script = "".join(f"{command}\nset -- $?; printf '{MARK}\\n'; (exit $1)\n" for command in commands)
    done = subprocess.run(["bash", "-c", script], cwd=folder, env=environment, text=True, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    outputs = done.stdout.split(f"{MARK}\n")
    return [strip_blank_end(output.splitlines()) for output in outputs[:len(commands)]]


def runnable(command):
    return command.split()[0] in COMMANDS


def differences(text, folder, environment):
    """(number of commands run, list of reports) for one documentation file."""
    count, reports = 0, []
    for block in BLOCK.findall(text):
        wanted = [example for example in examples(block) if runnable(example[0])]
        outputs = run_block([command for command, _ in wanted], folder, environment)
        for (command, expected), actual in zip(wanted, outputs, strict=True):
            count += 1
            if not agree(expected, actual):
                reports.append(f"$ {command}\n" + "\n".join(difflib.unified_diff(
                    expected, actual, "documented", "printed", lineterm="")))
    return count, reports


def makes_index(text):
    """Whether the first command of a documentation file that is run is `dossier index`."""
    commands = [command for block in BLOCK.findall(text) for command, _ in examples(block) if runnable(command)]
    return bool(commands) and commands[0].startswith("dossier index")


def fresh_folder(program, root, scratch):
    folder = Path(tempfile.mkdtemp(dir=scratch))
    shutil.copytree(root / "corpus", folder / "corpus")
    environment = os.environ | {"PATH": f"{program.parent}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8",
                                "DOSSIER_INDEX": str(folder / ".index"), "COLUMNS": "80", "NO_COLOR": "1"}
    return folder, environment


def main(argv):
    program, root, files = Path(argv[1]), Path(argv[2]), argv[3:]
    failed = False
    with tempfile.TemporaryDirectory(prefix="dossier-docs-") as scratch:
        for file in files:
            text = (root / file).read_text(encoding="utf-8")
            folder, environment = fresh_folder(program, root, scratch)
            if not makes_index(text):
                subprocess.run([program, "index", "--quiet", "corpus/documents"], cwd=folder, env=environment, check=True)
            count, reports = differences(text, folder, environment)
            print(f"{file}: {count} commands run, {len(reports)} differ")
            for report in reports:
                failed = True
                print(report)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
