# SPDX-License-Identifier: GPL-2.0-or-later
# Do the crontab, the commands and the systemd units of docs/cron.md work as they are printed?
"""Usage: cron_test.py PROGRAM ROOT

Runs each command of the page in an environment as bare as cron's, twice, with its folders moved into a scratch folder: it must
print nothing (but for `stats`) and end with status 0. Units are run the same way, and given to systemd-analyze where there is one."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

FIELD = r"(?:\*|\d+)(?:/\d+)?"
SCHEDULED = re.compile(rf"^({FIELD}\s+{FIELD}\s+{FIELD}\s+{FIELD}\s+{FIELD})\s+(\S.*)$")
ASSIGNMENT = re.compile(r"^([A-Z_]+)=(.*)$")
FOLDERS = ("/var/lib/dossier", "/var/backups/dossier", "/var/log/dossier", "/srv/policy")


def blocks(text, language):
    """(rest of the fence line, content) of each block in a language."""
    return re.findall(rf"^```{language}(?: (\S+))?\n(.*?)^```", text, re.M | re.S)


def crontab(content):
    """(environment, commands) as cron reads a crontab."""
    environment, commands = {}, []
    for line in content.splitlines():
        scheduled, assignment = SCHEDULED.match(line), ASSIGNMENT.match(line)
        if scheduled:
            if re.search(r"(?<!\\)%", scheduled[2]):
                raise ValueError(f"cron ends the line at the %: {line}")
            commands.append(scheduled[2].replace("\\%", "%"))
        elif assignment:
            environment[assignment[1]] = assignment[2]
        elif line.strip():
            raise ValueError(f"cron does not understand: {line}")
    return environment, commands


class Scratch:
    def __init__(self, program, root, folder):
        self.program, self.folder = program, folder
        for name in FOLDERS:
            (folder / name[1:]).mkdir(parents=True)
        shutil.copytree(root / "corpus" / "documents", folder / "srv/policy/documents")
        self.faults = []

    def moved(self, text):
        for name in FOLDERS:
            text = text.replace(name, f"{self.folder}{name}")
        return text.replace("/usr/local/bin/dossier", str(self.program))

    def run(self, command, environment, may_print=False):
        bare = {"HOME": str(self.folder), "LOGNAME": "dossier", "SHELL": "/bin/sh"} | environment
        done = subprocess.run(["/bin/sh", "-c", self.moved(command)], env=bare, cwd=self.folder, stdin=subprocess.DEVNULL,
                              capture_output=True, text=True)
        printed = done.stderr + ("" if may_print else done.stdout)
        if done.returncode != 0 or printed:
            self.faults.append(f"$ {command}\nstatus {done.returncode}\n{printed}")


def test_crontab(scratch, text):
    (_, content), = blocks(text, "crontab")
    environment, commands = crontab(content)
    environment["DOSSIER_INDEX"] = scratch.moved(environment["DOSSIER_INDEX"])
    environment["PATH"] = f"{scratch.program.parent}:{environment['PATH']}"
    for command in commands:
        scratch.run(command, environment)
    shutil.rmtree(scratch.folder / "var/backups/dossier")  # a second one on the same day is refused, as it should be
    (scratch.folder / "var/backups/dossier").mkdir()
    for command in commands:
        scratch.run(command, environment)
    return len(commands)


def test_shell(scratch, text):
    commands = [line.strip() for _, content in blocks(text, "sh") for line in content.splitlines() if line.strip()]
    for command in commands:
        scratch.run(command, {"PATH": f"{scratch.program.parent}:/usr/bin:/bin"}, may_print=command.startswith("dossier stats"))
    return len(commands)


def test_units(scratch, text):
    units = dict(blocks(text, "systemd"))
    for content in units.values():
        for command in re.findall(r"^ExecStart=(.*)$", content, re.M):
            scratch.run(command, {"PATH": "/usr/bin:/bin"})
    if not shutil.which("systemd-analyze"):
        print("systemd-analyze is not here: the units are not verified")
        return len(units)
    paths = []
    for name, content in units.items():
        path = scratch.folder / name
        path.write_text(scratch.moved(content))
        paths.append(str(path))
    done = subprocess.run(["systemd-analyze", "verify", "--man=no", *paths], capture_output=True, text=True)
    said = [line for line in (done.stdout + done.stderr).splitlines() if "dossier-" in line]
    if done.returncode != 0 or said:
        scratch.faults.append(f"systemd-analyze: status {done.returncode}\n" + done.stdout + done.stderr)
    return len(units)


def main(argv):
    program, root = Path(argv[1]).resolve(), Path(argv[2])
    text = (root / "docs" / "cron.md").read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory(prefix="dossier-cron-") as folder:
        scratch = Scratch(program, root, Path(folder).resolve())
        count = test_crontab(scratch, text) + test_units(scratch, text)
        shutil.copytree(scratch.folder / "var/lib/dossier/index", scratch.folder / "var/backups/dossier/2026-11-23")
        count += test_shell(scratch, text)
    for fault in scratch.faults:
        print("FAILED", fault)
    print(f"{count} commands and units, {len(scratch.faults)} faults")
    return 1 if scratch.faults or count < 10 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
