# SPDX-License-Identifier: GPL-2.0-or-later
"""How do quality tests build an index and ask it?"""
import json
import subprocess
import tempfile


class Index:
    """An index of some documents in a temporary folder. Use it in a `with` statement."""

    def __init__(self, dossier, documents):
        self.dossier = dossier
        self.documents = documents

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="dossier-quality-")
        self.path = self.folder.name + "/index"
        self.run("index", "--quiet", "--index", self.path, self.documents)
        return self

    def __exit__(self, *_):
        self.folder.cleanup()

    def run(self, *arguments, text=None):
        """Standard output of a command that must succeed or find nothing."""
        done = subprocess.run([self.dossier, *arguments], capture_output=True, text=True, input=text, check=False)
        if done.returncode not in (0, 1):
            raise SystemExit(f"{' '.join(arguments)}: status {done.returncode}: {done.stderr}")
        return done.stdout

    def export(self):
        """All metadata records."""
        return [json.loads(line) for line in self.run("export", "--index", self.path).splitlines()]

    def batch(self, queries, *options):
        """Answers to queries, in their order."""
        lines = "".join(json.dumps(query, ensure_ascii=False) + "\n" for query in queries)
        out = self.run("search", "--index", self.path, "--batch", "-", "--format", "jsonl", *options, text=lines)
        return [json.loads(line) for line in out.splitlines()]


def report(checks):
    """Prints named checks [(name, passed)], the closing line, and gives the exit status."""
    for name, passed in checks:
        if not passed:
            print("FAILED", name)
    failed = sum(not passed for _, passed in checks)
    print(f"{len(checks) - failed} passed, {failed} failed")
    return 1 if failed else 0
