#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Does the project's own corpus give its judged queries good answers? nDCG@10, recall@20 and reciprocal rank, with floors."""
import argparse
import json
import math
import os
import sys
from collections import defaultdict

from dossier_index import Index, report

# Raise them when the figures rise; never lower them.
FLOORS = {"nDCG@10": 0.90, "recall@20": 0.90, "reciprocal rank": 0.90}


def judge(ranked, grades):
    """Figures of one query: gain 2^grade - 1; relevant is grade 2 and better."""
    gains = [2 ** grades.get(i, 0) - 1 for i in ranked[:10]]
    ideal = sorted((2 ** g - 1 for g in grades.values()), reverse=True)[:10]
    discount = lambda values: sum(v / math.log2(n + 2) for n, v in enumerate(values))
    good = {i for i, g in grades.items() if g >= 2}
    best = max(grades.values())
    return {
        "nDCG@10": discount(gains) / discount(ideal),
        "recall@20": len(good & set(ranked[:20])) / len(good) if good else 1.0,
        "reciprocal rank": next((1 / (n + 1) for n, i in enumerate(ranked) if grades.get(i, 0) == best), 0.0),
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dossier", required=True)
    parser.add_argument("--corpus", required=True)
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    with open(os.path.join(options.corpus, "queries/queries.jsonl"), encoding="utf-8") as file:
        queries = [json.loads(line) for line in file if line.strip()]
    grades = defaultdict(dict)
    with open(os.path.join(options.corpus, "queries/qrels.tsv"), encoding="utf-8") as file:
        for line in file:
            query, document, grade = line.rstrip("\n").split("\t")
            grades[query][document] = int(grade)
    with Index(options.dossier, os.path.join(options.corpus, "documents")) as index:
        known = {record["id"] for record in index.export()}
        answers = index.batch(queries, "--limit", "50", "--no-snippet")
    checks = [(f"judged document {d} is indexed", d in known) for q in grades for d in grades[q]]
    sums = defaultdict(float)
    for query, answer in zip(queries, answers):
        figures = judge([hit["id"] for hit in answer["hits"]], grades[query["id"]])
        for name, value in figures.items():
            sums[name] += value
        if options.verbose:
            print(query["id"], query["text"], {n: round(v, 3) for n, v in figures.items()})
    for name, floor in FLOORS.items():
        mean = sums[name] / len(queries)
        print(f"{name:16s} {mean:.4f} (floor {floor})")
        checks.append((f"{name} is at least {floor}", mean >= floor))
    return report(checks)


if __name__ == "__main__":
    sys.exit(main())
