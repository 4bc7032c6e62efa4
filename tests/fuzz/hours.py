#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Has each fuzz target had its hour?

Runs the targets by turns, the one with the least processor time first, and adds each run to the log hours.tsv: day, target, seconds of processor time, inputs tried,
findings. Inputs that reach something new stay in the build tree, where the campaigns of CTest have theirs, and the next run goes on from them; keep.py packs them for
the next build. A finding ends its target's runs; its seconds count anew."""
import argparse
import collections
import concurrent.futures
import datetime
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
LIMITS = ["-max_len=16384", "-timeout=30", "-rss_limit_mb=2048"]


class Log:
    """What has been run: one row for a target and day, or two where a finding parts them."""

    def __init__(self, path):
        self.path, self.lock = path, threading.Lock()
        self.rows = []
        if os.path.exists(path):
            with open(path, encoding="utf-8") as file:
                self.rows = [line.rstrip("\n").split("\t") for line in file][1:]

    def seconds(self, target):
        """Processor time without a finding since the last one."""
        total = 0
        for _, name, seconds, _, found in self.rows:
            if name == target:
                total = 0 if int(found) else total + int(seconds)
        return total

    def inputs(self, target):
        return sum(int(row[3]) for row in self.rows if row[1] == target)

    def add(self, target, seconds, inputs, found):
        day = datetime.date.today().isoformat()
        with self.lock:
            last = next((row for row in reversed(self.rows) if row[1] == target), None)
            if last and last[0] == day and last[4] == "0" and not found:
                last[2], last[3] = str(int(last[2]) + seconds), str(int(last[3]) + inputs)
            else:
                self.rows.append([day, target, str(seconds), str(inputs), str(found)])
            with open(self.path + ".new", "w", encoding="utf-8") as file:
                file.write("day\ttarget\tseconds\tinputs\tfindings\n")
                file.writelines("\t".join(row) + "\n" for row in self.rows)
            os.replace(self.path + ".new", self.path)


class Campaign:
    """Runs of the targets of one build."""

    def __init__(self, options, log):
        self.options, self.log = options, log
        self.binaries = tempfile.mkdtemp(prefix="fuzz-")  # a build that goes on beside this must not change them
        self.busy, self.ended, self.lock = set(), set(), threading.Lock()
        for target in options.targets:
            shutil.copy2(os.path.join(options.build, "tests", f"fuzz_{target}"), self.binaries)

    def next_target(self):
        with self.lock:
            free = [t for t in self.options.targets if t not in self.busy and t not in self.ended]
            if not free:
                return None
            target = min(free, key=self.log.seconds)
            if self.log.seconds(target) >= self.options.enough * 60:
                return None
            self.busy.add(target)
            return target

    def run(self, target, seconds):
        found = os.path.join(self.options.build, "tests", "fuzz", target)
        kept = os.path.join(found, "inputs")
        command = [os.path.join(self.binaries, f"fuzz_{target}"), f"-max_total_time={seconds}", *LIMITS,
                   "-print_final_stats=1", f"-artifact_prefix={found}/", kept, os.path.join(HERE, "corpus", target)]
        dictionary = os.path.join(HERE, "dictionaries", f"{target}.dict")
        if os.path.exists(dictionary):
            command.insert(1, f"-dict={dictionary}")
        with open(os.path.join(found, "hours.log"), "w+", encoding="utf-8", errors="replace") as output:
            process = subprocess.Popen(command, stdout=output, stderr=output, preexec_fn=lambda: os.nice(15))
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            output.seek(0)
            tried = re.search(r"number_of_executed_units: (\d+)", output.read())
        return process.returncode, round(usage.ru_utime + usage.ru_stime), int(tried.group(1)) if tried else 0

    def work(self, until):
        while time.time() < until:
            target = self.next_target()
            if target is None:
                return
            status, seconds, inputs = self.run(target, min(self.options.slice, max(10, int(until - time.time()))))
            self.log.add(target, seconds, inputs, int(status != 0))
            with self.lock:
                self.busy.discard(target)
                if status != 0:
                    self.ended.add(target)
            print(f"{target}: {seconds} s, {inputs} inputs" + (f", ended with {status}" if status else ""), flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("targets", nargs="*", help="targets to run (default: all)")
    parser.add_argument("--build", default="build/asan", help="build tree with the target `fuzz` (default: build/asan)")
    parser.add_argument("--log", default=os.path.join(HERE, "hours.tsv"))
    parser.add_argument("--minutes", type=float, default=60, help="how long to run (default: 60)")
    parser.add_argument("--slice", type=int, default=180, help="seconds of one run (default: 180)")
    parser.add_argument("--workers", type=int, default=os.cpu_count())
    parser.add_argument("--enough", type=float, default=60, help="minutes that a target needs (default: 60)")
    parser.add_argument("--sum", action="store_true", help="only print what each target has had")
    options = parser.parse_args()
    options.targets = options.targets or sorted(os.listdir(os.path.join(HERE, "corpus")))
    log = Log(options.log)
    failed = False
    if not options.sum:
        campaign = Campaign(options, log)
        until = time.time() + options.minutes * 60
        with concurrent.futures.ThreadPoolExecutor(options.workers) as pool:
            list(pool.map(campaign.work, [until] * options.workers))
        shutil.rmtree(campaign.binaries)
        failed = bool(campaign.ended)
    counted = collections.OrderedDict((target, log.seconds(target)) for target in options.targets)
    for target, seconds in sorted(counted.items(), key=lambda item: -item[1]):
        print(f"{target:16} {seconds / 60:6.1f} minutes, {log.inputs(target)} inputs logged")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
