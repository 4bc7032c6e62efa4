# SPDX-License-Identifier: GPL-2.0-or-later
# How many tests passed, failed and were skipped in all test runs together?
"""Usage: totals.py FOLDER [FAILED_STEP]...

Reads CTest's FOLDER/STEP.xml reports. A doctest program counts by its test cases, a script that ends with the line
`N passed, N failed[, N skipped]` by these, any other test as one; a step that failed without a failed test (it did not
build, say) counts as one failure. The last line printed is such a line; exit status 1 when something failed."""

import re
import sys
import xml.etree.ElementTree as ElementTree
from collections import Counter
from pathlib import Path

# The summary of doctest; its own "skipped" are the cases of other files.
DOCTEST = re.compile(r"\[doctest\] test cases: *\d+ \| *(?P<passed>\d+) passed \| *(?P<failed>\d+) failed")
SCRIPT = re.compile(r"^(?P<passed>\d+) passed, (?P<failed>\d+) failed(?:, (?P<skipped>\d+) skipped)?\s*\Z", re.M)


def count(test):
    """What one CTest test adds to the totals."""
    skipped = test.find("skipped")
    if skipped is not None and skipped.get("message", "").startswith("SKIP_"):
        return Counter(skipped=1)
    output = test.findtext("system-out") or ""
    found = DOCTEST.search(output) or SCRIPT.search(output)
    cases = Counter({name: int(number or 0) for name, number in found.groupdict().items()}) if found else Counter()
    if test.get("status") != "run":  # failed, not built, or ended by a signal or the time limit
        cases["failed"] = max(cases["failed"], 1)
    elif not cases:
        cases["passed"] = 1
    return cases


def skip_reason(test):
    found = re.search(r"^skipped: .*", test.findtext("system-out") or "", re.M)
    return found.group() if found else "skipped"


def main(argv):
    totals, failed_steps = Counter(), set(argv[2:])
    for report in sorted(Path(argv[1]).glob("*.xml")):
        run = Counter()
        for test in ElementTree.parse(report).getroot().iter("testcase"):
            outcome = count(test)
            run += outcome
            if outcome["failed"]:
                print(f"    {report.stem}: {test.get('name')}: failed")
            elif outcome["skipped"]:
                print(f"    {report.stem}: {test.get('name')}: {skip_reason(test)}")
        totals += run
        if run["failed"]:
            failed_steps.discard(report.stem)
    totals["failed"] += len(failed_steps)
    skipped = f", {totals['skipped']} skipped" if totals["skipped"] else ""
    print(f"{totals['passed']} passed, {totals['failed']} failed{skipped}")
    return 1 if totals["failed"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
