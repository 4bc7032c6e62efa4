# SPDX-License-Identifier: GPL-2.0-or-later
# Do the relative links of the documentation lead somewhere?
"""Usage: links.py ROOT FILE... Prints each link whose file or heading is not there; exit status 1 when there is one."""

import re
import sys
from pathlib import Path

LINK = re.compile(r"\[[^\]]*\]\(<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\)")
CODE = re.compile(r"^(```|~~~).*?^\1\s*$|`[^`\n]*`", re.M | re.S)


def anchors(text):
    """The names by which the headings of a Markdown text can be linked to."""
    for heading in re.findall(r"^#+\s+(.*?)\s*#*$", re.sub(r"^```.*?^```", "", text, flags=re.M | re.S), re.M):
        yield re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def broken(root, file):
    text = (root / file).read_text(encoding="utf-8")
    for target in LINK.findall(CODE.sub("", text)):
        if re.match(r"[a-z][a-z0-9+.-]*:", target):
            continue
        path, _, anchor = target.partition("#")
        aim = (root / file).parent / path if path else root / file
        if not aim.exists():
            yield f"{file}: no such file: {target}"
        elif anchor and aim.suffix == ".md" and anchor not in anchors(aim.read_text(encoding="utf-8")):
            yield f"{file}: no such heading: {target}"


def main(argv):
    root, files = Path(argv[1]), argv[2:]
    found = [fault for file in files for fault in broken(root, file)]
    print("\n".join(found) if found else f"all links of {len(files)} files lead somewhere")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
