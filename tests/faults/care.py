#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Does `dossier check` find what is wrong with an index, and do `compact` and `backup` survive a kill?

Each file of a copy of an index is cut, emptied, removed, and has single bits flipped. The check must end by itself with status 0 or 4 and a
verdict; an index that it calls whole must answer as the sound one does. Then `compact` and `backup` are killed at random moments: the
index must be whole each time, and a backup whole or no index at all."""
import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time

QUERIES = ("scams OR paragraph OR minister", '"online safety"', "libraries")
LONGEST_S = 120


class Bench:
    def __init__(self, dossier, folder):
        self.dossier = dossier
        self.sound = os.path.join(folder, "sound")
        self.spoilt = os.path.join(folder, "spoilt")
        self.copy = os.path.join(folder, "copy")
        self.failures, self.tried, self.harmless = [], 0, 0

    def run(self, *arguments):
        return subprocess.run([self.dossier, *arguments], capture_output=True, timeout=LONGEST_S, check=False)

    def answers(self, index):
        found = [self.run("search", "--index", index, "--format", "trec", "--limit", "all", query).stdout for query in QUERIES]
        return self.run("export", "--index", index).stdout, found

    def files(self):
        generation = os.path.join(self.sound, "generation-1")
        inner = [os.path.join("generation-1", name) for name in sorted(os.listdir(generation)) if name != "flintlock"]
        return ["current", *inner]

    def spoil(self, name, change):
        """A copy of the sound index whose file `name` holds what `change` makes of its bytes; None removes it."""
        shutil.rmtree(self.spoilt, ignore_errors=True)
        shutil.copytree(self.sound, self.spoilt)
        path = os.path.join(self.spoilt, name)
        with open(path, "rb") as file:
            content = change(bytearray(file.read()))
        if content is None:
            os.remove(path)
        else:
            with open(path, "wb") as file:
                file.write(content)

    def judge(self, what, sound_answers):
        """One check of the spoilt copy."""
        self.tried += 1
        try:
            done = self.run("check", "--index", self.spoilt)
        except subprocess.TimeoutExpired:
            self.failures.append(f"{what}: the check does not end")
            return
        said = (done.stdout + done.stderr).decode("utf-8", "replace")
        verdicts = {0: "is whole", 4: "is DAMAGED"}
        is_told = verdicts.get(done.returncode, "?") in said or (done.returncode == 4 and "dossier: error: " in said)
        if not is_told:
            self.failures.append(f"{what}: status {done.returncode}: {said[-500:]}")
        elif done.returncode == 0:
            self.harmless += 1
            if self.answers(self.spoilt) != sound_answers:
                self.failures.append(f"{what}: called whole, but it answers otherwise")


def flipped(content, source):
    bit = source.randrange(8 * len(content))
    content[bit // 8] ^= 1 << (bit % 8)
    return content


def damage_files(bench, flips, source):
    sound = bench.answers(bench.sound)
    for name in bench.files():
        changes = [("removed", lambda content: None), ("emptied", lambda content: b""),
                   ("cut in half", lambda content: content[:len(content) // 2]), ("one byte short", lambda content: content[:-1])]
        changes += [(f"flip {number}", lambda content: flipped(content, source)) for number in range(flips)]
        for what, change in changes:
            bench.spoil(name, change)
            bench.judge(f"{name} {what}", sound)


def killed(command, longest, source):
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(source.uniform(0, longest))
    process.kill()
    return process.wait() == -9


def is_whole(bench, index):
    return bench.run("check", "--index", index, "--quiet").returncode == 0


def duration(work):
    started = time.monotonic()
    work()
    return time.monotonic() - started


def kill_compact(bench, kills, source):
    sound = bench.answers(bench.sound)[0]
    longest = 1.2 * duration(lambda: bench.run("compact", "--index", bench.sound))
    count = 0
    for number in range(kills):
        count += killed([bench.dossier, "compact", "--index", bench.sound], longest, source)
        if not is_whole(bench, bench.sound) or bench.answers(bench.sound)[0] != sound:
            bench.failures.append(f"compact killed, round {number}: the index is not what it was")
    done = bench.run("compact", "--index", bench.sound, "--quiet")
    generations = [name for name in os.listdir(bench.sound) if name.startswith("generation-")]
    if done.returncode != 0 or len(generations) != 1:
        bench.failures.append(f"after killed compactings: status {done.returncode}, {generations}")
    return count


def kill_backup(bench, kills, source):
    longest = 1.2 * duration(lambda: bench.run("backup", "--index", bench.sound, bench.copy))
    count = 0
    for number in range(kills):
        shutil.rmtree(bench.copy, ignore_errors=True)
        count += killed([bench.dossier, "backup", "--index", bench.sound, bench.copy], longest, source)
        is_index = os.path.exists(os.path.join(bench.copy, "current"))
        if is_index and not is_whole(bench, bench.copy):
            bench.failures.append(f"backup killed, round {number}: the copy is not whole")
    return count


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dossier", required=True)
    parser.add_argument("--documents", required=True)
    parser.add_argument("--flips", type=int, default=12, help="bits flipped in each file")
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--seed", type=int, default=4711)
    options = parser.parse_args()
    source = random.Random(options.seed)
    with tempfile.TemporaryDirectory(prefix="dossier-care-") as folder:
        bench = Bench(os.path.abspath(options.dossier), folder)
        done = bench.run("index", "--quiet", "--index", bench.sound, options.documents)
        if done.returncode != 0 or not is_whole(bench, bench.sound):
            sys.exit(f"the index cannot be made: {done}")
        damage_files(bench, options.flips, source)
        kills = kill_compact(bench, options.kills, source) + kill_backup(bench, options.kills, source)
    for failure in bench.failures:
        print("FAILED", failure)
    rounds = bench.tried + 2 * options.kills
    print(f"{bench.tried} kinds of damage, {bench.harmless} of them without effect; {kills} of {2 * options.kills} runs killed before their end")
    print(f"{rounds - len(bench.failures)} passed, {len(bench.failures)} failed")
    return 1 if bench.failures else 0


if __name__ == "__main__":
    sys.exit(main())
