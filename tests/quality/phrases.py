#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Does a phrase find every document that has it?

Stretches of a few words are drawn from the text of each document, in whatever language it is, and asked for between quotation
marks: the document must be among the hits."""
import argparse
import json
import random
import re
import sys

from dossier_index import Index, report

MOST_WORDS = 4


def phrases_of(document, count, random_source):
    """Stretches of text that stand in one paragraph of a document."""
    texts = [part["text"] for part in document["paragraphs"]] + [document["title"]]
    # Quotation marks would end the phrase, and `*` stands for any letters.
    runs = [words for text in texts for part in re.split(r'["“”„«»＂*]', text) if len(words := part.split()) > 1]
    for _ in range(count if runs else 0):
        words = random_source.choice(runs)
        size = random_source.randint(2, min(MOST_WORDS, len(words)))
        begin = random_source.randint(0, len(words) - size)
        yield " ".join(words[begin:begin + size])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dossier", required=True)
    parser.add_argument("--documents", required=True)
    parser.add_argument("--per-document", type=int, default=10)
    options = parser.parse_args()
    random_source = random.Random(20261129)
    with Index(options.dossier, options.documents) as index:
        asked = []
        for record in index.export():
            document = json.loads(index.run("show", "--index", index.path, "--format", "json", record["id"]))
            asked += [(record["id"], phrase)
                      for phrase in phrases_of(document, options.per_document, random_source)]
        queries = [{"id": str(n), "text": f'"{phrase}"'} for n, (_, phrase) in enumerate(asked)]
        answers = index.batch(queries, "--limit", "all", "--no-snippet", "--spelling", "off")
    checks = [(f"{phrase!r} finds {name}", name in {hit["id"] for hit in answer["hits"]})
              for (name, phrase), answer in zip(asked, answers)]
    checks.append(("there were phrases", len(asked) > 100))
    return report(checks)


if __name__ == "__main__":
    sys.exit(main())
