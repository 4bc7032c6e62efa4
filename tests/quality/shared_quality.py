#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Do the real documents keep the accuracy and ranking that were reached? Runs the gold standard's own evaluation, and the brute-force
count and the search for phrases over all of them. Skipped, and said so, where the real documents are not."""
import argparse
import os
import re
import subprocess
import sys

from dossier_index import Index, report

# Raise them when the figures rise; never lower them.
FLOORS = {
    "date": 0.98, "category": 0.98, "minister": 0.95, "asked_by": 0.95, "language": 0.97,
    "hard_date": 0.95, "hard_category": 0.95, "hard_minister": 0.92, "hard_asked_by": 0.92,
    "nDCG@10": 0.89, "recall@20 of grade >= 2": 0.915, "zh found or not": 0.99,
}


def figures(text):
    """Lines `name  0.123` of the evaluation."""
    return {m[1].strip(): float(m[2]) for m in re.finditer(r"^  (\S.*?)\s+(\d\.\d+)", text, re.MULTILINE)}


# A fifth of what the other checks ask by themselves.
FEWER = {"brute_force.py": ["--queries", "20"], "phrases.py": ["--per-document", "1"]}


def run_check(script, dossier, documents, fewer):
    """What another check of this folder says of these documents."""
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), script)
    done = subprocess.run([sys.executable, path, "--dossier", dossier, "--documents", documents,
                           *(FEWER[script] if fewer else [])], capture_output=True, text=True, check=False)
    return f"{script} on {os.path.basename(documents)}: {done.stdout[-200:]}", done.returncode == 0


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dossier", required=True)
    parser.add_argument("--fewer", action="store_true", help="ask less, for a program that is slow")
    options = parser.parse_args()
    shared = os.environ.get("DOSSIER_SHARED_DIR", "")
    corpus, gold = os.path.join(shared, "corpora/mci"), os.path.join(shared, "gold")
    if not os.path.isdir(corpus) or not os.path.isdir(gold):
        print(f"skipped: corpora/mci and gold are not in DOSSIER_SHARED_DIR ({shared or 'not set'})")
        return 77
    with Index(options.dossier, corpus) as index:
        checks = [("all 745 documents are indexed", len(index.export()) == 745)]
        done = subprocess.run([sys.executable, os.path.join(gold, "evaluate.py"), "--dossier", options.dossier,
                               "--index", index.path], capture_output=True, text=True, check=True)
    print(done.stdout)
    reached = figures(done.stdout)
    for name, floor in FLOORS.items():
        checks.append((f"{name} is at least {floor}, is {reached.get(name)}", reached.get(name, 0) >= floor))
    languages = os.path.join(shared, "corpora/multilingual")
    for script, documents in (("brute_force.py", corpus), ("phrases.py", corpus), ("phrases.py", languages)):
        checks.append(run_check(script, options.dossier, documents, options.fewer))
    return report(checks)


if __name__ == "__main__":
    sys.exit(main())
