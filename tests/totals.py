# SPDX-License-Identifier: GPL-2.0-or-later
# How many tests passed, failed and were skipped in all test runs together?
"""Usage: totals.py FOLDER [FAILED_STEP]...

Reads CTest's FOLDER/STEP.xml reports. A doctest program counts by its test cases, any other test as one; a step that
failed without a failed test (it did not build, say) as one failure. The last line printed is
`N passed, N failed[, N skipped]`; exit status 1 when something failed."""

import re
import sys
import xml.etree.ElementTree as ElementTree
from collections import Counter
from pathlib import Path

CASES = re.compile(r"\[doctest\] test cases: *\d+ \| *(\d+) passed \| *(\d+) failed")


def count(test):
    """What one CTest test adds to the totals."""
    if test.find("skipped") is not None or test.get("status") in ("notrun", "disabled"):
        return Counter(skipped=1)
    failed = test.find("failure") is not None
    cases = CASES.search(test.findtext("system-out") or "")
    passed_cases, failed_cases = map(int, cases.groups()) if cases else (0, 0)
    if failed:
        return Counter(passed=passed_cases, failed=max(failed_cases, 1))
    return Counter(passed=max(passed_cases, 1))


def skip_reason(test):
    found = re.search(r"^skipped: .*", test.findtext("system-out") or "", re.M)
    return found.group() if found else "skipped"


def main(argv):
    totals = Counter()
    for report in sorted(Path(argv[1]).glob("*.xml")):
        run = Counter()
        for test in ElementTree.parse(report).getroot().iter("testcase"):
            run += count(test)
            if count(test)["failed"]:
                print(f"    {report.stem}: failed: {test.get('name')}")
            elif count(test)["skipped"]:
                print(f"    {report.stem}: {test.get('name')}: {skip_reason(test)}")
        totals += run
        if report.stem in argv[2:] and run["failed"]:
            argv.remove(report.stem)
    totals["failed"] += len(argv[2:])
    skipped = f", {totals['skipped']} skipped" if totals["skipped"] else ""
    print(f"{totals['passed']} passed, {totals['failed']} failed{skipped}")
    return 1 if totals["failed"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
