#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Is the index whole when any one write fails?

For every call by which a run changes files of the index (open for writing, write, fsync, rename, ...), a run is made in which this call
fails: as on a full disk and as after a permission was revoked (it and all later ones), and once with an I/O error. Afterwards the index must be sound and hold the old state
or, when all but the last step was done, the new one; the status must be 74, or 0 with the new state when the call did not matter; and the
next run must end in the new state."""
import argparse
import errno
import os
import shutil
import subprocess
import sys
import tempfile

QUERY = "harbour OR document OR tram"


class Place:
    def __init__(self, folder, dossier, shim):
        self.dossier, self.shim = dossier, shim
        self.documents = os.path.join(folder, "documents")
        self.index = os.path.join(folder, "index")
        self.saved = os.path.join(folder, "saved")
        self.count = os.path.join(folder, "count")
        self.command = self.index_command = ["index", "--quiet", "--jobs", "2", "--no-default-authority", "--index", self.index,
                                             self.documents]
        os.mkdir(self.documents)

    def write(self, name, text):
        with open(os.path.join(self.documents, name), "w", encoding="utf-8") as out:
            out.write(text)

    def run(self, *arguments, **settings):
        environment = {**os.environ, **settings}
        return subprocess.run([self.dossier, *arguments], capture_output=True, text=True, check=False, env=environment)

    def update(self, **settings):
        return self.run(*self.index_command, **settings)

    def failing_run(self, number, error, how):
        return self.run(*self.command, LD_PRELOAD=self.shim, FAIL_BELOW=self.index, FAIL_AT=str(number), FAIL_ERRNO=str(error),
                        FAIL_ON=how, FAIL_COUNT=self.count)

    def compact_next(self):
        self.command = ["compact", "--quiet", "--index", self.index]

    def restore(self):
        shutil.rmtree(self.index, ignore_errors=True)
        if os.path.exists(self.saved):
            shutil.copytree(self.saved, self.index)

    def save(self):
        shutil.rmtree(self.saved, ignore_errors=True)
        if os.path.exists(self.index):
            shutil.copytree(self.index, self.saved)

    def state(self):
        """What readers see; None when there is no index."""
        exported = self.run("export", "--index", self.index)
        if exported.returncode == 4 and not os.path.exists(os.path.join(self.index, "current")):
            return None
        found = self.run("search", "--index", self.index, "--format", "trec", "--limit", "all", QUERY)
        return exported.returncode, exported.stdout, found.returncode, found.stdout

    def unsound(self):
        pointer = os.path.join(self.index, "current")
        if not os.path.exists(pointer):
            return ""
        with open(pointer, encoding="utf-8") as file:
            generation = file.read().split()[2]
        done = subprocess.run(["xapian-check", os.path.join(self.index, generation)], capture_output=True, text=True, check=False)
        return "" if done.returncode == 0 else "xapian-check: " + done.stdout[-200:]


def try_all(place, name, stride):
    """Fails each call of the run that leads from the saved index to one that agrees with the documents."""
    place.restore()
    old = place.state()
    done = place.failing_run(0, 0, "once")
    if done.returncode != 0:
        return [f"{name}: status {done.returncode} without a failure: {done.stderr}"], 0
    new = place.state()
    with open(place.count, encoding="utf-8") as file:
        total = int(file.read())
    faults, tried = [], 0
    for number in range(1, total + 1, stride):
        for error, how in ((errno.ENOSPC, "always"), (errno.EACCES, "always"), (errno.EIO, "once")):
            tried += 1
            place.restore()
            done = place.failing_run(number, error, how)
            what = f"{name}, call {number} of {total}, {errno.errorcode[error]} {how}"
            state = place.state()
            if done.returncode not in (0, 74):
                faults.append(f"{what}: status {done.returncode}: {done.stderr}")
            if done.returncode == 74 and not done.stderr.startswith("dossier: error: "):
                faults.append(f"{what}: no message: {done.stderr!r}")
            if state != new and (done.returncode == 0 or state != old):
                faults.append(f"{what}: status {done.returncode}, neither the old state nor the new one: {state}")
            fault = place.unsound()
            if fault:
                faults.append(f"{what}: {fault}")
            again = place.update()
            if again.returncode != 0 or place.state() != new:
                faults.append(f"{what}: the next run does not converge: status {again.returncode}: {again.stderr}")
    print(f"{name}: {total} calls, {tried} runs with a failure, {len(faults)} faults")
    return faults, tried


def failing_reads(place):
    """A document that cannot be read is named, the others are indexed, and the next run reads it."""
    shutil.rmtree(place.saved, ignore_errors=True)
    place.restore()
    settings = {"LD_PRELOAD": place.shim, "FAIL_BELOW": place.documents, "FAIL_ERRNO": str(errno.EIO), "FAIL_READS": "1"}
    done = place.update(FAIL_AT="2", **settings)
    faults = []
    if done.returncode != 3 or "Input/output error" not in done.stderr:
        faults.append(f"a read that fails: status {done.returncode}: {done.stderr}")
    if place.update().returncode != 0 or "failed" in place.update().stderr:
        faults.append("a read that failed is not made up for")
    return faults


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dossier", required=True)
    parser.add_argument("--shim", required=True)
    parser.add_argument("--stride", type=int, default=1, help="try each N-th call only")
    options = parser.parse_args()
    if not shutil.which("xapian-check"):
        print("skipped: xapian-check is not installed (package xapian-tools)")
        return 77
    faults, tried = [], 0
    with tempfile.TemporaryDirectory(prefix="dossier-io-") as folder:
        place = Place(folder, options.dossier, options.shim)
        for i in range(12):
            place.write(f"{i:04}.md", f"# Document {i}\n\nThe harbour has a pier.\n")
        steps = [("first build", lambda: None), ("update", lambda: change_a_few(place)),
                 ("bulk update", lambda: change_many(place)), ("compact", place.compact_next)]
        for name, change in steps:
            if name != "first build":
                place.restore()
                place.update()
                place.save()
                change()
            more, count = try_all(place, name, options.stride)
            faults += more
            tried += count
        faults += failing_reads(place)
    for fault in faults:
        print("FAILED", fault)
    print(f"{tried + 1 - len(faults)} passed, {len(faults)} failed")
    return 1 if faults else 0


def change_a_few(place):
    place.write("0001.md", "# Document 1\n\nThe tram has a stop.\n")
    place.write("0100.md", "# Document 100\n\nA new tram.\n")
    os.remove(os.path.join(place.documents, "0002.md"))
    os.rename(os.path.join(place.documents, "0003.md"), os.path.join(place.documents, "0203.md"))


def change_many(place):
    for i in range(1000, 1520):
        place.write(f"{i:04}.txt", f"The harbour number {i} has a tram.\n")
    os.remove(os.path.join(place.documents, "0004.md"))


if __name__ == "__main__":
    sys.exit(main())
