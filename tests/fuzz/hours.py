#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Has each fuzz target had its hour?

Runs the targets by turns, the one with the least processor time first, and adds each run to the log hours.tsv: day, target, seconds of processor time, inputs tried,
findings. Inputs that reach something new stay in the build tree, where the campaigns of CTest have theirs, and the next run goes on from them; keep.py packs them for
the next build. A finding ends its target's runs; its seconds count anew."""
import argparse
import concurrent.futures
import datetime
import fcntl
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
INTERRUPTED = (72, -2, -9, -15)  # libFuzzer's own status, and signals: what was tried until then is not counted
LIMITS = ["-max_len=16384", "-timeout=30", "-rss_limit_mb=2048"]


class Log:
    """What has been run: one row for a target and day, or two where a finding parts them. Runs may share it."""

    def __init__(self, path, since):
        self.path, self.since = path, since
        with open(path, "a+", encoding="utf-8") as file:
            self.rows = self.read(file)

    @staticmethod
    def read(file):
        file.seek(0)
        return [line.rstrip("\n").split("\t") for line in file][1:]

    def seconds(self, target):
        """Processor time without a finding since the last one."""
        total = 0
        for day, name, seconds, _, found in self.rows:
            if name == target and day >= self.since:
                total = 0 if int(found) else total + int(seconds)
        return total

    def add(self, target, seconds, inputs, found):
        day = datetime.date.today().isoformat()
        with open(self.path, "a+", encoding="utf-8") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            rows = self.read(file)
            last = next((row for row in reversed(rows) if row[1] == target), None)
            if last and last[0] == day and last[4] == "0" and not found:
                last[2], last[3] = str(int(last[2]) + seconds), str(int(last[3]) + inputs)
            else:
                rows.append([day, target, str(seconds), str(inputs), str(found)])
            file.truncate(0)
            file.write("day\ttarget\tseconds\tinputs\tfindings\n")
            file.writelines("\t".join(row) + "\n" for row in rows)
            self.rows = rows


class Campaign:
    """Runs of the targets of one build."""

    def __init__(self, options, log, binaries):
        self.options, self.log, self.binaries = options, log, binaries
        self.busy, self.ended, self.lock = set(), set(), threading.Lock()
        self.is_stopped = False
        for target in options.targets:  # copied, since a build that goes on beside this would change them
            shutil.copy2(os.path.join(options.build, "tests", f"fuzz_{target}"), binaries)

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
        command = ["nice", "-n", "15", os.path.join(self.binaries, f"fuzz_{target}"), f"-max_total_time={seconds}", *LIMITS,
                   "-print_final_stats=1", f"-artifact_prefix={found}/", kept, os.path.join(HERE, "corpus", target)]
        dictionary = os.path.join(HERE, "dictionaries", f"{target}.dict")
        if os.path.exists(dictionary):
            command.append(f"-dict={dictionary}")
        with open(os.path.join(found, "hours.log"), "w+", encoding="utf-8", errors="replace") as output:
            process = subprocess.Popen(command, stdout=output, stderr=output)
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            output.seek(0)
            said = output.read()
        tried = re.search(r"number_of_executed_units: (\d+)", said)
        if tried is None and process.returncode not in INTERRUPTED:
            raise RuntimeError(f"{target} did not run as a fuzz target: {said[-500:]}")
        return process.returncode, round(usage.ru_utime + usage.ru_stime), int(tried.group(1)) if tried else 0

    def work(self, until):
        while not self.is_stopped and time.time() < until:
            target = self.next_target()
            if target is None:
                return
            seconds_left = max(10, int(until - time.time()))
            status, seconds, inputs = self.run(target, min(self.options.slice, seconds_left))
            with self.lock:
                self.busy.discard(target)
                if status in INTERRUPTED:
                    return
                self.log.add(target, seconds, inputs, int(status != 0))
                if status != 0:
                    self.ended.add(target)
            print(f"{target}: {seconds} s, {inputs} inputs" + (f", a finding ({status})" if status else ""), flush=True)


def run_campaign(options, log):
    """Whether it ended without a finding."""
    with tempfile.TemporaryDirectory(prefix="fuzz-") as binaries:
        campaign = Campaign(options, log, binaries)
        until = time.time() + options.minutes * 60
        with concurrent.futures.ThreadPoolExecutor(options.workers) as pool:
            try:
                list(pool.map(campaign.work, [until] * options.workers))
            except KeyboardInterrupt:
                campaign.is_stopped = True
    return not campaign.ended


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("targets", nargs="*", help="targets to run (default: all)")
    parser.add_argument("--build", default="build/asan", help="build tree with the target `fuzz` (default: build/asan)")
    parser.add_argument("--log", default=os.path.join(HERE, "hours.tsv"))
    parser.add_argument("--since", default="", metavar="DAY", help="count from this day only, such as that of a change")
    parser.add_argument("--minutes", type=float, default=60, help="how long to run (default: 60)")
    parser.add_argument("--slice", type=int, default=180, help="seconds of one run (default: 180)")
    parser.add_argument("--workers", type=int, default=os.cpu_count())
    parser.add_argument("--enough", type=float, default=60, help="minutes that a target needs (default: 60)")
    parser.add_argument("--sum", action="store_true", help="only print what each target has had")
    options = parser.parse_args()
    options.targets = options.targets or sorted(os.listdir(os.path.join(HERE, "corpus")))
    for target in options.targets:
        if not options.sum and not os.path.exists(os.path.join(options.build, "tests", f"fuzz_{target}")):
            sys.exit(f"no fuzz target '{target}' in {options.build}: cmake --build {options.build} --target fuzz")
    log = Log(options.log, options.since)
    is_sound = options.sum or run_campaign(options, log)
    for target in sorted(options.targets, key=log.seconds, reverse=True):
        print(f"{target:16} {log.seconds(target) / 60:6.1f} minutes")
    return 0 if is_sound else 1


if __name__ == "__main__":
    sys.exit(main())
