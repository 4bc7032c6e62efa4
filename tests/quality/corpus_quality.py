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
MEASURES = ("nDCG@10", "recall@20", "reciprocal rank")
FLOORS = {"queries": (0.90, 0.90, 0.90)}
# Of queries/languages.jsonl, by language (the query's "type").
LANGUAGE_FLOORS = {
    "malay": (1.0, 1.0, 1.0),
    "tamil": (0.96, 1.0, 0.90),
    "chinese": (0.97, 1.0, 0.92),
    "japanese": (1.0, 1.0, 1.0),
    "korean": (1.0, 1.0, 1.0),
    "mixed": (1.0, 1.0, 1.0),
}


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


def read_queries(corpus, name):
    """(queries, grades by query and document) of a judged set."""
    with open(os.path.join(corpus, "queries", name + ".jsonl"), encoding="utf-8") as file:
        queries = [json.loads(line) for line in file if line.strip()]
    grades = defaultdict(dict)
    judgements = "qrels.tsv" if name == "queries" else name + "-qrels.tsv"
    with open(os.path.join(corpus, "queries", judgements), encoding="utf-8") as file:
        for line in file:
            query, document, grade = line.rstrip("\n").split("\t")
            grades[query][document] = int(grade)
    return queries, grades


def judge_set(index, judged, group_of, floors, verbose):
    """Checks of one judged set: that its documents are there, and that each group of queries reaches its floors."""
    queries, grades = judged
    known = {record["id"] for record in index.export()}
    checks = [(f"judged document {d} is indexed", d in known) for q in grades for d in grades[q]]
    figures = defaultdict(list)
    for query, answer in zip(queries, index.batch(queries, "--limit", "50", "--no-snippet"), strict=True):
        found = judge([hit["id"] for hit in answer["hits"]], grades[query["id"]])
        figures[group_of(query)].append(found)
        if verbose:
            print(query["id"], query["text"], {n: round(v, 3) for n, v in found.items()})
    checks.append((f"groups are {', '.join(floors)}", set(figures) == set(floors)))
    for group, all_figures in figures.items():
        for name, floor in zip(MEASURES, floors.get(group, (1.0,) * 3)):
            mean = sum(found[name] for found in all_figures) / len(all_figures)
            print(f"{group:10s}{name:16s} {mean:.4f} (floor {floor}, {len(all_figures)} queries)")
            checks.append((f"{group}: {name} is at least {floor}", mean >= floor))
    return checks


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dossier", required=True)
    parser.add_argument("--corpus", required=True)
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    with Index(options.dossier, os.path.join(options.corpus, "documents")) as index:
        checks = judge_set(index, read_queries(options.corpus, "queries"), lambda _: "queries", FLOORS, options.verbose)
        checks += judge_set(index, read_queries(options.corpus, "languages"), lambda query: query["type"],
                            LANGUAGE_FLOORS, options.verbose)
    return report(checks)


if __name__ == "__main__":
    sys.exit(main())
