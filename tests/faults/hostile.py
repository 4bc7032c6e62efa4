#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Does any file crash the indexer, stop it, take more than it may, or cost another file?

Two parts. Without --formats: files made to do harm (bombs, loops, nesting, FIFOs, devices, a file that grows). With --formats FOLDER:
every file there cut short at --cuts places and with --flips bits turned over. Among them stand good files, which must all be found."""
import argparse
import gzip
import json
import os
import pathlib
import random
import resource
import subprocess
import sys
import tempfile
import threading
import time
import zipfile

GOOD = 8  # documents that must come through
MOST_MEMORY = 1 << 30  # of the indexer, and of each process that it starts
WORD = ('<w:document xmlns:w="w"><w:body>{}</w:body></w:document>')


def add_good(folder):
    for number in range(GOOD):
        (folder / f"good-{number}.md").write_text(f"# Good {number}\n\nThe harbour is open on day {number}.\n")
    (folder / "good-x.rtf").write_text("{\\rtf1 The harbour is open to all.\\par}")


def zip_file(path, parts):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def pdf(objects):
    body = "".join(f"{number} 0 obj\n{text}\nendobj\n" for number, text in enumerate(objects, 1))
    return f"%PDF-1.4\n{body}trailer\n<< /Root 1 0 R /Size {len(objects) + 1} >>\n%%EOF\n"


def add_bombs(folder):
    blank = b" " * (1 << 20)
    with gzip.open(folder / "bomb.md.gz", "wb") as out:
        for _ in range(300):
            out.write(blank)
    with gzip.open(folder / "bomb.jsonl.gz", "wb") as out:
        for _ in range(300):
            out.write(blank)
    zip_file(folder / "bomb.docx", {"word/document.xml": b"<w:p>" + blank * 300})
    zip_file(folder / "many.docx", {"word/document.xml": WORD.format("<w:p/>" * 2_000_000)})
    zip_file(folder / "bomb.odt", {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": blank * 300})
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    (folder / "entities.xml").write_text(f'<!DOCTYPE a [<!ENTITY e0 "ha">{entities}]><akomaNtoso><doc><p>&e11;</p></doc></akomaNtoso>')
    (folder / "outside.xml").write_text('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><akomaNtoso><doc><p>&x;</p></doc></akomaNtoso>')


def add_deep(folder):
    (folder / "deep.xml").write_text("<akomaNtoso>" + "<div>" * 300_000 + "</div>" * 300_000 + "</akomaNtoso>")
    (folder / "deep.rtf").write_text("{\\rtf1" + "{" * 1_000_000)
    (folder / "deep.eml").write_text("Subject: x\n" + "Content-Type: message/rfc822\n\nSubject: y\n" * 5000 + "\nx")
    (folder / "deep.html").write_text("<div>" * 300_000)
    zip_file(folder / "deep.docx", {"word/document.xml": WORD.format("<w:sdt>" * 300_000 + "</w:sdt>" * 300_000)})
    (folder / "deep.pdf").write_text(pdf(["<< /Type /Catalog /Pages 2 0 R >>", "[" * 300_000 + "]" * 300_000]))


def add_loops(folder):
    loops = {
        "pages": ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R 2 0 R 2 0 R] /Count 1000000 >>"],
        "length": ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                   "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /MediaBox [0 0 9 9] >>", "<< /Length 4 0 R >>\nstream\nx\nendstream"],
        "form": ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                 "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /MediaBox [0 0 9 9] /Resources << /XObject << /F 4 0 R >> >> >>",
                 "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F 4 0 R >> >> /Length 12 >>\n"
                 "stream\n/F Do /F Do \nendstream"],
        "root": ["1 0 R"],
    }
    for name, objects in loops.items():
        (folder / f"loop-{name}.pdf").write_text(pdf(objects))


def add_odd_files(folder):
    os.mkfifo(folder / "fifo.pdf")
    os.symlink("/dev/zero", folder / "zero.txt")
    (folder / "empty.pdf").write_bytes(b"")
    (folder / "empty.md.gz").write_bytes(b"")


class Growing(threading.Thread):
    """Appends to a file as long as it is told to."""

    def __init__(self, path):
        super().__init__()
        self.path, self.is_ended = path, threading.Event()

    def run(self):
        with open(self.path, "a", encoding="utf-8") as out:
            while not self.is_ended.is_set():
                out.write("The harbour grows and grows.\n\n")
                out.flush()
                time.sleep(0.001)


def children_left(dossier):
    """Extractors of this program whose parent has gone."""
    extractor = os.path.realpath(pathlib.Path(dossier).parents[1] / "libexec/dossier/dossier-extract")
    left = []
    for entry in pathlib.Path("/proc").iterdir():
        try:
            if entry.name.isdigit() and os.readlink(entry / "exe") == extractor and os.stat(entry).st_uid == os.getuid():
                if f"\nPPid:\t1\n" in (entry / "status").read_text():
                    left.append(entry.name)
        except OSError:
            continue
    return left


def index(dossier, folder, index_folder, timeout):
    """Runs the indexer; returns its status and what it wrote to standard error."""
    began = time.monotonic()
    run = subprocess.run([dossier, "index", "--index", index_folder, "--follow-symlinks", folder], stdout=subprocess.PIPE,
                         stderr=subprocess.PIPE, timeout=timeout, check=False)
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    print(f"{run.stdout.decode().strip()} (status {run.returncode}, {time.monotonic() - began:.1f} s, peak {memory >> 20} MiB)")
    problems = []
    if run.returncode not in (0, 3):
        problems.append(f"status {run.returncode}: {run.stderr.decode(errors='replace')[-500:]}")
    if memory > MOST_MEMORY:
        problems.append(f"{memory >> 20} MiB of memory")
    found = subprocess.run([dossier, "export", "--index", index_folder], capture_output=True, timeout=timeout, check=False)
    ids = {json.loads(line)["id"] for line in found.stdout.splitlines()}
    missing = {f"good-{number}.md" for number in range(GOOD)} | {"good-x.rtf"}
    missing -= ids
    if missing:
        problems.append(f"not found: {sorted(missing)}")
    if left := children_left(dossier):
        problems.append(f"processes left: {left}")
    return problems, run.stderr.decode(errors="replace")


def attack(arguments, work):
    folder = pathlib.Path(work) / "hostile"
    folder.mkdir()
    for add in (add_good, add_bombs, add_deep, add_loops, add_odd_files):
        add(folder)
    growing = Growing(folder / "growing.txt")
    growing.start()
    try:
        problems, said = index(arguments.dossier, str(folder), str(pathlib.Path(work) / "index"), arguments.timeout)
    finally:
        growing.is_ended.set()
        growing.join()
    for wanted in ("bomb.md.gz", "bomb.jsonl.gz", "bomb.docx", "bomb.odt", "deep.xml", "deep.rtf", "deep.docx", "loop-root.pdf"):
        if f"failed: {wanted}" not in said:
            problems.append(f"'{wanted}' was not reported as failed")
    shown = subprocess.run([arguments.dossier, "show", "--index", str(pathlib.Path(work) / "index"), "outside.xml"],
                           capture_output=True, text=True, check=False).stdout
    if "root:" in shown:
        problems.append("an entity was read from a file")
    return problems


def mutations(content, cuts, flips, chance):
    """Copies of a file, cut short and with bits turned over."""
    for _ in range(cuts):
        yield content[:chance.randrange(len(content))]
    for _ in range(flips):
        changed = bytearray(content)
        for _ in range(chance.choice((1, 1, 4, 32))):
            changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
        yield bytes(changed)


def mutate(arguments, work):
    chance = random.Random(arguments.seed)
    problems = []
    files = sorted(path for path in pathlib.Path(arguments.formats).rglob("*") if path.is_file())
    for round_number in range(arguments.rounds):
        folder = pathlib.Path(work) / f"round-{round_number}"
        folder.mkdir()
        add_good(folder)
        for number, path in enumerate(files):
            content = path.read_bytes()
            for copy, changed in enumerate(mutations(content, arguments.cuts, arguments.flips, chance)):
                (folder / f"{number}-{copy}{path.suffix}").write_bytes(changed)
        found, said = index(arguments.dossier, str(folder), str(pathlib.Path(work) / f"index-{round_number}"), arguments.timeout)
        problems += found
        reasons = {}
        for line in said.splitlines():
            reason = line.split(": ", 3)[-1] if "failed" in line else "warning"
            reasons[reason] = reasons.get(reason, 0) + 1
        for reason, count in sorted(reasons.items(), key=lambda item: -item[1])[:12]:
            print(f"  {count:5} {reason[:110]}")
        subprocess.run(["rm", "-r", str(folder)], check=False)
    print(f"{len(files)} files, {arguments.rounds} rounds of {arguments.cuts} cuts and {arguments.flips} flips each")
    return problems


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dossier", required=True)
    parser.add_argument("--formats", help="folder of real files to damage")
    parser.add_argument("--cuts", type=int, default=1)
    parser.add_argument("--flips", type=int, default=3)
    parser.add_argument("--rounds", type=int, default=1, help="more rounds need less room on the disk")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--timeout", type=int, default=550)
    arguments = parser.parse_args()
    if arguments.formats and not os.path.isdir(arguments.formats):
        print(f"skipped: no folder '{arguments.formats}'")
        return 77
    with tempfile.TemporaryDirectory() as work:
        problems = mutate(arguments, work) if arguments.formats else attack(arguments, work)
    print("\n".join(problems) if problems else "nothing was harmed")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
