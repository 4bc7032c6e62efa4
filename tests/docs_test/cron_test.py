# SPDX-License-Identifier: GPL-2.0-or-later
# Do the crontab, the commands, the systemd units and the script of docs/cron.md work as they are printed?
"""Usage: cron_test.py PROGRAM ROOT

Runs each command of the page in an environment as bare as cron's, twice, with its folders moved into a scratch folder: it must
print nothing (but for `stats`) and end with status 0. Units are run the same way, and given to systemd-analyze where there is one. The
script for alerts must tell what is new, once."""

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


class Alerts:
    """The script of the page, with a list of queries, over an index of its own."""

    def __init__(self, scratch, text):
        (name, script), = blocks(text, "bash")
        self.scratch, self.folder = scratch, scratch.folder / "alerts"
        self.folder.mkdir()
        self.program, self.index = self.folder / name, self.folder / "index"
        self.program.write_text(script)
        self.program.chmod(0o755)
        self.documents = self.folder / "documents"
        self.documents.mkdir()
        (self.folder / "list.tsv").write_text("bath\t=Bath\nthing\tbath -=Bath\nnobody\tminister:nobody\n")
        self.environment = {"PATH": f"{scratch.program.parent}:/usr/bin:/bin", "DOSSIER_INDEX": str(self.index)}

    def write(self, name, text, date="2024-02-03"):
        (self.documents / name).write_text(f"---\ntitle: Notice {name}\ndate: {date}\n---\n{text}\n")

    def dossier(self, *arguments):
        subprocess.run([self.scratch.program, *arguments], env=self.environment, cwd=self.folder, check=True, capture_output=True)

    def update(self):
        self.dossier("index", "--quiet", "--allow-empty", "documents")

    def run(self):
        """(status, lines printed)"""
        done = subprocess.run([self.program, "list.tsv", "seen"], env=self.environment, cwd=self.folder, capture_output=True, text=True)
        return done.returncode, (done.stdout + done.stderr).splitlines()

    def expect(self, what, *lines):
        status, printed = self.run()
        if (status, printed) != (0, list(lines)):
            self.scratch.faults.append(f"{what}: status {status}, printed {printed} instead of {list(lines)}")


def test_alerts(scratch, text):
    alerts = Alerts(scratch, text)
    alerts.write("a city.md", "A market is held in Bath on Mondays.")
    alerts.write("b.md", "The public bath was mended in spring.")
    alerts.update()
    alerts.expect("A27: a name and a thing of one spelling are watched apart", "bath a city.md", "thing b.md")
    alerts.expect("A28: what was told is not told again")
    alerts.write("c.md", "Trams to Bath run at night.")
    alerts.update()
    alerts.expect("A28: only the document that came is told", "bath c.md")
    alerts.dossier("show", "c.md")
    alerts.write("b.md", "The public bath was mended in spring, and is open.", "2020-01-01")
    alerts.update()
    alerts.dossier("rebuild", "--quiet")
    alerts.expect("A29: correcting and rebuilding is no news")
    (alerts.documents / "c.md").unlink()
    alerts.update()
    alerts.expect("A29: clean-up is no news")
    alerts.write("c.md", "Trams to Bath run at night.")
    alerts.write("old.md", "Bath has a station.", "1999-01-01")
    alerts.update()
    alerts.expect("A29: what returns is no news, what is old and late is", "bath old.md")
    alerts.write("d.md", "Bath again.")
    alerts.update()
    (alerts.index / "current").rename(alerts.folder / "current")
    status, printed = alerts.run()
    if status != 1 or not any("dossier: error: " in line for line in printed):
        scratch.faults.append(f"alerts: without an index status {status}, {printed}")
    (alerts.folder / "current").rename(alerts.index / "current")
    alerts.expect("A28: what a failed run missed is told by the next one", "bath d.md")
    return 1


def main(argv):
    program, root = Path(argv[1]).resolve(), Path(argv[2])
    text = (root / "docs" / "cron.md").read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory(prefix="dossier-cron-") as folder:
        scratch = Scratch(program, root, Path(folder).resolve())
        count = test_crontab(scratch, text) + test_units(scratch, text)
        shutil.copytree(scratch.folder / "var/lib/dossier/index", scratch.folder / "var/backups/dossier/2026-11-23")
        count += test_shell(scratch, text) + test_alerts(scratch, text)
    for fault in scratch.faults:
        print("FAILED", fault)
    print(f"{count} commands and units, {len(scratch.faults)} faults")
    return 1 if scratch.faults or count < 10 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
