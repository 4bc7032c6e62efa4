#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Which inputs are kept between builds?

Of all inputs that a build's runs have gathered, the least that reach the same code, as one small archive for each target: kept/TARGET.tar.xz. A build of the fuzz
targets unpacks them, so that its runs go on where earlier ones ended. The same inputs make the same archive."""
import argparse
import io
import lzma
import os
import subprocess
import sys
import tarfile
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
LONGEST = 4096  # bytes of an input; what is longer reaches little that is new, makes archives large, and is cut


def least_inputs(build, target, into):
    """Copies the least inputs that reach what all of them reach."""
    sources = [os.path.join(build, "tests", "fuzz", target, "inputs"), os.path.join(HERE, "corpus", target)]
    command = [os.path.join(build, "tests", f"fuzz_{target}"), "-set_cover_merge=1", f"-max_len={LONGEST}",
               "-timeout=30", "-rss_limit_mb=2048", into, *sources]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    if done.returncode != 0:
        sys.exit(f"{target}: {done.stderr[-2000:]}")


def pack(folder, archive):
    """One archive that tells nothing of when, where and by whom it was made."""
    bare = io.BytesIO()
    with tarfile.open(fileobj=bare, mode="w", format=tarfile.USTAR_FORMAT) as tar:
        for name in sorted(os.listdir(folder)):
            entry = tarfile.TarInfo(name)
            entry.size = os.path.getsize(os.path.join(folder, name))
            with open(os.path.join(folder, name), "rb") as file:
                tar.addfile(entry, file)
    with lzma.open(archive, "wb", preset=9) as packed:
        packed.write(bare.getvalue())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("targets", nargs="*", help="targets to pack (default: all)")
    parser.add_argument("--build", default="build/asan", help="build tree whose inputs are packed (default: build/asan)")
    options = parser.parse_args()
    os.makedirs(os.path.join(HERE, "kept"), exist_ok=True)
    for target in options.targets or sorted(os.listdir(os.path.join(HERE, "corpus"))):
        archive = os.path.join(HERE, "kept", f"{target}.tar.xz")
        with tempfile.TemporaryDirectory() as folder:
            least_inputs(options.build, target, folder)
            pack(folder, archive)
            print(f"{target}: {len(os.listdir(folder))} inputs, {os.path.getsize(archive)} bytes", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
