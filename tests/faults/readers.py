#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Do readers ever notice that a writer is at work?

Reader processes search without a pause (`search --batch -`, one process each, and now and then a new one) while a writer commits changes
and rebuilds the index. Every document that is searched for is there all the time, so each answer must hold it: no error, and no empty
answer. The full run: --readers 8 --commits 200 --interval 0.5 --rebuilds 5."""
import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time

STABLE = 300


def write(folder, name, text):
    with open(os.path.join(folder, name), "w", encoding="utf-8") as out:
        out.write(text)


class Reader(threading.Thread):
    """Keeps one process busy; a new process after every 200 answers, so that opening is tried too."""

    def __init__(self, dossier, index, number, stop):
        super().__init__()
        self.command = [dossier, "search", "--index", index, "--batch", "-", "--format", "jsonl", "--limit", "3"]
        self.number, self.stop = number, stop
        self.answers, self.faults = 0, []

    def run(self):
        while not self.stop.is_set():
            with subprocess.Popen(self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
                for i in range(200):
                    if self.stop.is_set() or not self.ask(process, (self.number * 31 + self.answers) % STABLE):
                        break
                _, errors = process.communicate()
                if process.returncode != 0:
                    self.faults.append(f"status {process.returncode}: {errors}")

    def ask(self, process, document):
        process.stdin.write(json.dumps({"id": "q", "text": f"beacon{document}"}) + "\n")
        process.stdin.flush()
        line = process.stdout.readline()
        if not line:
            self.faults.append("no answer")
            return False
        answer = json.loads(line)
        self.answers += 1
        ids = [hit["id"] for hit in answer.get("hits", [])]
        if "error" in answer or answer.get("total") != 1 or ids != [f"stable-{document}.md"]:
            self.faults.append(f"beacon{document}: {line[:300]}")
        return True


def write_all(options, documents, index, faults):
    def run(*arguments):
        done = subprocess.run([options.dossier, *arguments], capture_output=True, text=True, check=False)
        if done.returncode != 0:
            faults.append(f"{arguments[0]}: status {done.returncode}: {done.stderr}")

    rebuild_every = max(1, options.commits // max(1, options.rebuilds))
    for number in range(options.commits):
        started = time.monotonic()
        write(documents, f"changing-{number % 7}.md", f"# Change {number}\n\nThe lamp {number} was lit.\n")
        write(documents, f"stable-{number % STABLE}.md", f"# Stable\n\nThe beacon{number % STABLE} stands, seen {number} times.\n")
        run("index", "--quiet", "--no-default-authority", "--index", index, documents)
        if options.rebuilds and number % rebuild_every == rebuild_every - 1:
            run("rebuild", "--quiet", "--no-default-authority", "--index", index)
        time.sleep(max(0, options.interval - (time.monotonic() - started)))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dossier", required=True)
    parser.add_argument("--readers", type=int, default=8)
    parser.add_argument("--commits", type=int, default=200)
    parser.add_argument("--interval", type=float, default=0.5, help="seconds from one commit to the next")
    parser.add_argument("--rebuilds", type=int, default=5)
    options = parser.parse_args()
    faults = []
    with tempfile.TemporaryDirectory(prefix="dossier-readers-") as folder:
        documents, index = os.path.join(folder, "documents"), os.path.join(folder, "index")
        os.mkdir(documents)
        for i in range(STABLE):
            write(documents, f"stable-{i}.md", f"# Stable\n\nThe beacon{i} stands.\n")
        subprocess.run([options.dossier, "index", "--quiet", "--no-default-authority", "--index", index, documents], check=True)
        stop = threading.Event()
        readers = [Reader(options.dossier, index, number, stop) for number in range(options.readers)]
        for reader in readers:
            reader.start()
        write_all(options, documents, index, faults)
        stop.set()
        for reader in readers:
            reader.join()
    answers = sum(reader.answers for reader in readers)
    for reader in readers:
        faults += reader.faults
        if reader.answers == 0:
            faults.append(f"reader {reader.number} had no answer at all")
    for fault in faults[:20]:
        print("FAILED", fault)
    print(f"{options.readers} readers had {answers} answers during {options.commits} commits and {options.rebuilds} rebuilds")
    print(f"{answers - len(faults)} passed, {len(faults)} failed")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
