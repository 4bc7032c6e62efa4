#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Do totals and facet counts equal a count by hand over `export`, for many generated queries with filters?

The words of a query are asked once without filters, which gives a set of ids; filters and facets are then worked out here from
the exported metadata and compared with what a search with filters says."""
import argparse
import random
import sys
from collections import Counter

from dossier_index import Index, report

WORDS = ["digital", "5G", "scams", "data centre", '"data protection"', "library", "online safety", "telco*",
         "cyber NEAR/8 security", "skills -students", "AI AND governance", "postage OR parcel", "Singapore", ""]
FACETS = {"category": "categories", "minister": "ministers", "topic": "topics"}
DATES = ("year", "quarter", "month")
NONE = "none"


def make_request(random_source, records):
    """A query with filters whose values come from the records."""
    def some(key, most):
        values = sorted({v for record in records for v in record[key]}) + [NONE]
        return random_source.sample(values, random_source.randint(0, min(most, len(values))))
    request = {"category": some("categories", 2), "minister": some("ministers", 3), "topic": some("topics", 2)}
    if random_source.random() < 0.6:
        request[random_source.choice(list(FACETS))] = []
    if random_source.random() < 0.4:
        request["date_from"] = random_source.choice(["2019", "2020-06", "2021-05-15", "2022"])
    if random_source.random() < 0.4:
        request["date_to"] = random_source.choice(["2021", "2022-12", "2023-02-28", "2024"])
    return random_source.choice(WORDS), request


def last_day(text):
    """A partial date rounded up; the day need not exist to be compared with."""
    return text + {4: "-12-31", 7: "-31", 10: ""}[len(text)]


def first_day(date):
    """A partial date counts with its first day."""
    return date + "-01-01"[len(date) - 4:]


def selected(record, filters, without=None):
    """Whether a record passes the filters, but for those of one facet."""
    for facet, key in FACETS.items():
        if filters.get(facet) and facet != without and not set(filters[facet]) & set(record[key] or [NONE]):
            return False
    if without in DATES:
        return True
    date = record["date"] and first_day(record["date"])
    if (filters.get("date_from") or filters.get("date_to")) and not date:
        return False
    return not (filters.get("date_from") and date < filters["date_from"] or
                filters.get("date_to") and date > last_day(filters["date_to"]))


def values_of(facet, record):
    """What a record counts for in a facet."""
    if facet not in DATES:
        return record[FACETS[facet]]
    if not record["date"]:
        return []
    day = first_day(record["date"])
    quarter = f"{day[:4]}-Q{(int(day[5:7]) + 2) // 3}"
    return [{"year": day[:4], "quarter": quarter, "month": day[:7]}[facet]]


def count(facet, records):
    """The facet's counts over records, and how many have no value."""
    values = [values_of(facet, record) for record in records]
    return Counter(value for some in values for value in some), sum(not some for some in values)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dossier", required=True)
    parser.add_argument("--documents", required=True)
    parser.add_argument("--queries", type=int, default=200)
    options = parser.parse_args()
    random_source = random.Random(20240708)
    facets = [*FACETS, *DATES]
    checks = []
    with Index(options.dossier, options.documents) as index:
        records = index.export()
        by_id = {record["id"]: record for record in records}
        words = index.batch([{"id": text or "-", "text": text} for text in WORDS], "--limit", "all", "--no-snippet")
        matching = {text: [by_id[hit["id"]] for hit in answer["hits"]] for text, answer in zip(WORDS, words)}
        requests = [make_request(random_source, records) for _ in range(options.queries)]
        queries = [{"id": str(n), "text": text, "filters": filters} for n, (text, filters) in enumerate(requests)]
        answers = index.batch(queries, "--limit", "all", "--no-snippet", "--facets", ",".join(facets))
    for (text, filters), answer in zip(requests, answers):
        name = f"{text!r} with {filters}"
        expected = [record for record in matching[text] if selected(record, filters)]
        checks.append((f"total of {name}", answer["total"] == len(expected)))
        checks.append((f"hits of {name}", {h["id"] for h in answer["hits"]} == {r["id"] for r in expected}))
        for facet in facets:
            truth, without = count(facet, [r for r in matching[text] if selected(r, filters, without=facet)])
            got = {value["value"]: value["count"] for value in answer["facets"][facet]}
            checks.append((f"facet {facet} of {name}", got == dict(truth)))
            checks.append((f"without {facet} of {name}", answer["facet_rest"][facet]["without"] == without))
    several = sum(len(filters[facet]) > 1 for _, filters in requests for facet in FACETS)
    checks.append(("several values of one facet are selected", several >= options.queries // 4))
    checks.append(("the queries find something", sum(answer["total"] for answer in answers) > 100))
    return report(checks)


if __name__ == "__main__":
    sys.exit(main())
