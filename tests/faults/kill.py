#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Does an index survive `kill -9` at any moment?

Builds, updates in place and in bulk, and rebuilds are killed at random moments. Each time the index must open, Xapian's own check must find no fault, a search must give
the old or the new state, and the next run must end in an index that answers like one built from nothing."""
import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time


class Place:
    """Documents and an index in a temporary folder."""

    def __init__(self, folder, dossier, documents, random_source):
        self.dossier, self.random = dossier, random_source
        self.documents = os.path.join(folder, "documents")
        self.index = os.path.join(folder, "index")
        self.fresh = os.path.join(folder, "fresh")
        shutil.copytree(documents, self.documents)
        self.files = sorted(os.path.join(d, f) for d, _, files in os.walk(self.documents)
                            for f in files if f.endswith(".md"))

    def run(self, *arguments):
        return subprocess.run([self.dossier, *arguments], capture_output=True, text=True, check=False)

    def build_fresh(self):
        """An index from nothing, to compare with. What went wrong, or nothing."""
        if os.path.exists(self.fresh):
            shutil.rmtree(self.fresh)
        done = self.run("index", "--quiet", "--index", self.fresh, self.documents)
        return f"a build from nothing: status {done.returncode}: {done.stderr}" if done.returncode != 0 else ""

    def change(self, round_number):
        """Touches some documents: changed, removed, added."""
        for file in self.random.sample(self.files, 5):
            with open(file, "a", encoding="utf-8") as out:
                out.write(f"\n\nRound {round_number} adds a paragraph.\n")
        with open(os.path.join(self.documents, f"new-{round_number}.md"), "w", encoding="utf-8") as out:
            out.write(f"---\ntitle: New {round_number}\ndate: 2024-01-01\n---\nA new document.\n")
        stale = os.path.join(self.documents, f"new-{round_number - 2}.md")
        if os.path.exists(stale):
            os.remove(stale)
        moved = os.path.join(self.documents, f"new-{round_number - 1}.md")
        if os.path.exists(moved):
            os.rename(moved, os.path.join(self.documents, f"moved-{round_number}.md"))

    def change_many(self, round_number):
        """Enough new documents for a new database in bulk; those of the last time go."""
        folder = os.path.join(self.documents, "many")
        shutil.rmtree(folder, ignore_errors=True)
        os.mkdir(folder)
        for i in range(700):
            with open(os.path.join(folder, f"{round_number}-{i}.txt"), "w", encoding="utf-8") as out:
                out.write(f"A document of round {round_number}, the {i}th of many paragraphs.\n")

    def kill_one(self, longest, command):
        """Starts a run and kills it at a random moment. Whether it was still running."""
        process = subprocess.Popen([self.dossier, *command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(self.random.uniform(0, longest))
        process.kill()
        return process.wait() == -9

    def state(self, index):
        """Ids and texts' hashes are not printed; metadata and a search are what users see."""
        exported = self.run("export", "--index", index)
        if exported.returncode != 0 or not exported.stdout:
            return f"{index}: export: status {exported.returncode}: {exported.stderr}", []
        found = self.run("search", "--index", index, "--format", "json", "--limit", "all", "paragraph OR document OR Minister")
        if found.returncode not in (0, 1):
            return f"{index}: search: status {found.returncode}: {found.stderr}", []
        answer = json.loads(found.stdout) if found.stdout else {}
        return exported.stdout, [(h["id"], h["snippet"]["text"]) for h in answer.get("hits", [])]


def check_sound(place):
    """What is wrong with the index after a kill; empty when nothing is."""
    if not os.path.exists(os.path.join(place.index, "current")):
        status = place.run("search", "--index", place.index, "x").returncode
        return "" if status == 4 else f"no index yet, but status {status}"
    with open(os.path.join(place.index, "current"), encoding="utf-8") as file:
        generation = file.read().split()[2]
    done = subprocess.run(["xapian-check", os.path.join(place.index, generation)], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        return "xapian-check: " + done.stdout[-300:]
    done = place.run("search", "--index", place.index, "document")
    return "" if done.returncode == 0 else f"search: status {done.returncode}: {done.stderr}"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dossier", required=True)
    parser.add_argument("--documents", required=True)
    parser.add_argument("--kills", type=int, default=25)
    parser.add_argument("--seed", type=int, default=4711)
    options = parser.parse_args()
    if not shutil.which("xapian-check"):
        print("skipped: xapian-check is not installed (package xapian-tools)")
        return 77
    failures, killed = [], 0
    with tempfile.TemporaryDirectory(prefix="dossier-kill-") as folder:
        place = Place(folder, options.dossier, options.documents, random.Random(options.seed))
        started = time.monotonic()
        fault = place.build_fresh()
        if fault:
            sys.exit(fault)
        longest = 1.2 * (time.monotonic() - started)
        for round_number in range(options.kills):
            if round_number % 5 == 0:
                shutil.rmtree(place.index, ignore_errors=True)  # every fifth: a first build is killed
            place.change(round_number)
            command = ["index", "--quiet", "--index", place.index, place.documents]
            if round_number % 5 == 2:
                place.change_many(round_number)
            elif round_number % 5 == 4:
                command = ["rebuild", "--quiet", "--index", place.index]
            killed += place.kill_one(longest, command)
            fault = check_sound(place)
            if fault:
                failures.append(f"round {round_number}, after the kill: {fault}")
            done = place.run("index", "--quiet", "--index", place.index, place.documents)
            if done.returncode != 0:
                failures.append(f"round {round_number}, the next run: status {done.returncode}: {done.stderr}")
            fault = place.build_fresh()
            if fault:
                failures.append(f"round {round_number}, {fault}")
            if place.state(place.index) != place.state(place.fresh):
                failures.append(f"round {round_number}: the index differs from one built from nothing")
    for failure in failures:
        print("FAILED", failure)
    print(f"{options.kills} rounds, {killed} runs killed before their end")
    print(f"{options.kills - len(failures)} passed, {len(failures)} failed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
