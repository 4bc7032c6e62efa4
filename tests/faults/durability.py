#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Is everything on the disk before a run makes it the index, and before it says that it is done?

The calls by which a run changes files of the index are written down in order. When a new state takes the place of the old one (a rename
of `current`, or of the file that names a database's revision), each file and folder that belongs to it must have been synchronised since it was
written last; when the run ends, so must every file and folder that is left. What a run removes before it ends is not looked at."""
import argparse
import os
import subprocess
import sys
import tempfile

# Say nothing about documents.
LOCKS = ("lock", "flintlock")


class Disk:
    """What of the files below a folder would be lost if the machine stopped."""

    def __init__(self, folder):
        self.existing = {os.path.join(d, f) for d, _, files in os.walk(folder) for f in files}
        self.unwritten = {}
        self.renamed = ""
        self.faults = []
        self.published = 0

    def change(self, path):
        self.unwritten[path] = True

    def take(self, call, path):
        if call in ("fsync", "fdatasync"):
            self.unwritten.pop(path, None)
        elif call == "rename-from":
            self.renamed = path
        elif call == "rename":
            if self.unwritten.pop(self.renamed, False):
                self.faults.append(f"{self.renamed} is renamed to {path} before it is on the disk")
            self.publish(path)
            self.change(os.path.dirname(path))
        elif call == "mkdir":
            self.change(os.path.dirname(path))
        else:
            self.change(path)
            if path not in self.existing:
                self.change(os.path.dirname(path))
                self.existing.add(path)

    def publish(self, path):
        """The state that a rename makes the one to be read."""
        if os.path.basename(path) not in ("current", "iamglass"):
            return
        self.published += 1
        # The folder itself, in which it is renamed, is synchronised afterwards.
        below = os.path.dirname(path) + "/"
        self.faults += [f"{lost} is not on the disk when {path} names it"
                        for lost in self.lost() if lost.startswith(below)]

    def lost(self):
        return [path for path in self.unwritten
                if os.path.exists(path) and os.path.basename(path) not in LOCKS]


def check(name, dossier, shim, folder, *arguments):
    """Runs a command that changes files below a folder. Its faults."""
    log = folder + ".log"
    if os.path.exists(log):
        os.remove(log)
    disk = Disk(folder)
    done = subprocess.run([dossier, *arguments], capture_output=True, text=True, check=False,
                          env={**os.environ, "LD_PRELOAD": shim, "FAIL_BELOW": folder, "FAIL_AT": "0", "FAIL_LOG": log})
    with open(log, encoding="utf-8") as calls:
        for line in calls:
            disk.take(*line.rstrip("\n").split(" ", 1))
    faults = disk.faults + [f"{lost} is not on the disk at the end" for lost in disk.lost()]
    if done.returncode != 0:
        faults.append(f"status {done.returncode}: {done.stderr}")
    if disk.published == 0:
        faults.append("no new state was seen")
    return [(f"{name}: {fault}", False) for fault in faults] or [(name, True)]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dossier", required=True)
    parser.add_argument("--shim", required=True)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="dossier-durability-") as outer:
        folder = os.path.join(outer, "disk")
        os.mkdir(folder)
        index, documents = os.path.join(folder, "index"), os.path.join(folder, "documents")
        os.mkdir(documents)

        def write(first, last):
            for number in range(first, last):
                with open(os.path.join(documents, f"{number}.md"), "w", encoding="utf-8") as out:
                    out.write(f"# Document {number}\n\nThe harbour has a pier.\n")

        def run(name, *arguments):
            return check(name, options.dossier, options.shim, folder, *arguments)

        update = ("index", "--quiet", "--no-default-authority", "--index", index, documents)
        checks = []
        for name, first, last in (("first build", 0, 20), ("update in place", 15, 25), ("bulk update", 20, 700)):
            write(first, last)
            checks += run(name, *update)
        checks += run("rebuild", "rebuild", "--quiet", "--index", index)
        checks += run("compact", "compact", "--index", index)
        backup = os.path.join(folder, "backup")
        checks += run("backup", "backup", "--index", index, backup)
    for name, passed in checks:
        if not passed:
            print("FAILED", name)
    failed = sum(not passed for _, passed in checks)
    print(f"{len(checks) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
