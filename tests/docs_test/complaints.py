# SPDX-License-Identifier: GPL-2.0-or-later
# Does each complaint that docs/complaints.md answers have a test that exists, or a page?
"""Usage: complaints.py ROOT. Prints what is wrong; exit status 1 when something is."""

import re
import sys
from pathlib import Path

# How many of each kind the page answers.
COMPLAINTS = {"A": 31, "L": 10, "C": 11, "O": 9}
ROW = re.compile(r"^\| ([A-Z]\d+) \|(.*)\|$", re.M)
CELL_END = re.compile(r"(?<!\\)\|")
TEST_CASE = re.compile(r'TEST_CASE\(\s*((?:"(?:[^"\\]|\\.)*"\s*)+)\)')
CHECK = re.compile(r'"([A-Z]\d+(?: [A-Z]\d+)*: [^"]+)"')
SCRIPT_TEST = re.compile(r"dossier_script_test\((\S+)")
NAMED_AFTER = re.compile(r"^(?:[a-z]+: )?((?:[ALCO]\d+ )*[ALCO]\d+): ")


def rows(page):
    """{number of the complaint: (tests named, whether it has a link)}"""
    found = {}
    for number, rest in ROW.findall(page):
        last = CELL_END.split(rest)[-1]
        found[number] = (re.findall(r"`([^`]+)`", last), "](" in last)
    return found


def titles(root):
    """Titles of test cases, and names of checks in Python that begin with a complaint."""
    found = set()
    for path in (root / "tests").rglob("*_test.cpp"):
        for literals in TEST_CASE.findall(path.read_text(encoding="utf-8")):
            found.add(re.sub(r'"\s*"', "", literals.strip())[1:-1])
    for path in (root / "tests").rglob("*.py"):
        if path.name != "self_test.py":
            found.update(CHECK.findall(path.read_text(encoding="utf-8")))
    return found


def other_tests(root):
    """A pattern that the names of golden cases and of script tests match."""
    cases = [re.escape(path.name) for path in (root / "tests" / "cli" / "cases").glob("*.case")]
    scripts = []
    for path in (root / "tests").rglob("CMakeLists.txt"):
        for name in SCRIPT_TEST.findall(path.read_text(encoding="utf-8")):
            scripts.append(re.sub(r"\\\$\\\{\w+\\\}", r"\\w+", re.escape(name)))
    return re.compile("|".join(cases + scripts))


def faults(page, known_titles, others):
    answered = rows(page)
    for kind, count in COMPLAINTS.items():
        for number in (f"{kind}{i}" for i in range(1, count + 1)):
            if number not in answered:
                yield f"{number} is not on the page"
    for number, (tests, has_page) in answered.items():
        if not tests and not has_page:
            yield f"{number} has neither a test nor a page"
        for test in tests:
            if test not in known_titles and not others.fullmatch(test):
                yield f"{number}: there is no test '{test}'"
    for title in sorted(known_titles):
        match = NAMED_AFTER.match(title)
        for number in match[1].split() if match else []:
            if title not in answered.get(number, ((), False))[0]:
                yield f"{number}: the page does not name the test '{title}'"


def main(argv):
    root = Path(argv[1])
    page = (root / "docs" / "complaints.md").read_text(encoding="utf-8")
    found = list(faults(page, titles(root), other_tests(root)))
    print("\n".join(found) if found else f"all tests of {len(rows(page))} complaints exist")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
