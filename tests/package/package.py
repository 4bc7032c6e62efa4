# SPDX-License-Identifier: GPL-2.0-or-later
# Does what `cmake --install` puts down work for a program that finds it by CMake or by pkg-config, and by itself?
"""Usage: package.py find_package|pkg_config|program BUILD_DIR CXX. Exit status 1 when a step fails."""

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

CLIENT = Path(__file__).with_name("client")
PRIVATE = ("xapian", "icu", "fmt", "yaml", "gumbo", "cmark", "cld2", "csv")


def run(*command, **environment):
    print("+", shlex.join(map(str, command)), flush=True)
    done = subprocess.run(list(map(str, command)), env=os.environ | environment, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    print(done.stdout, end="", flush=True)
    if done.returncode:
        sys.exit(f"exit status {done.returncode}: {command[0]}")
    return done.stdout


def find_one(prefix, name):
    found = sorted(prefix.rglob(name))
    if not found:
        sys.exit(f"not installed: {name}")
    return found[0]


def by_find_package(prefix, scratch, cxx):
    """A CMake project; it must not need, nor link, the library's own libraries."""
    run("cmake", "-G", "Ninja", "-S", CLIENT, "-B", scratch / "build", f"-DCMAKE_PREFIX_PATH={prefix}",
        f"-DCMAKE_CXX_COMPILER={cxx}")
    run("cmake", "--build", scratch / "build")
    targets = find_one(prefix, "dossierTargets.cmake").read_text(encoding="utf-8").lower()
    for name in PRIVATE:
        if f"{name}::" in targets or f"-l{name}" in targets:
            sys.exit(f"the CMake package shows a private library: {name}")
    run(scratch / "build" / "client", scratch)


def by_pkg_config(prefix, scratch, cxx):
    search = {"PKG_CONFIG_PATH": str(find_one(prefix, "dossier.pc").parent)}
    run("pkg-config", "--modversion", "dossier", **search)
    flags = shlex.split(run("pkg-config", "--cflags", "--libs", "dossier", **search))
    run(cxx, "-std=c++20", CLIENT / "main.cpp", "-o", scratch / "client", *flags)
    run(scratch / "client", scratch, LD_LIBRARY_PATH=str(find_one(prefix, "libdossier.so").parent))


def program(prefix, scratch, _cxx):
    """The installed program finds its library and its data, and the documents that come with it."""
    dossier = find_one(prefix, "bin/dossier")
    find_one(prefix, "share/dossier/taxonomy.yaml")
    find_one(prefix, "share/dossier/authority/*.yaml")
    find_one(prefix, "share/doc/dossier/LICENSE")
    source = scratch / "documents" / "press-releases"
    source.mkdir(parents=True)
    (source / "2023-02-28-tides.md").write_text("# Tide gauges\n\n1. Every harbour has a tide gauge.\n")
    # Read by the program that is installed beside the library's folder.
    (source / "moorings.rtf").write_text("{\\rtf1 Moorings are checked in every haven.\\par}")
    run(dossier, "--version")
    run(dossier, "index", "--index", scratch / "index", scratch / "documents")
    found = run(dossier, "search", "--index", scratch / "index", "--format", "csv", "harbours")
    if "press-release" not in found:
        sys.exit("the installed taxonomy was not used")
    if "moorings.rtf" not in run(dossier, "search", "--index", scratch / "index", "--format", "csv", "moorings"):
        sys.exit("the installed extractor was not used")


def main(argv):
    mode, build_dir, cxx = argv[1:]
    scratch = Path(tempfile.mkdtemp(prefix="dossier-package-"))
    try:
        prefix = scratch / "prefix"
        run("cmake", "--install", build_dir, "--prefix", prefix)
        {"find_package": by_find_package, "pkg_config": by_pkg_config, "program": program}[mode](prefix, scratch, cxx)
    finally:
        shutil.rmtree(scratch)


if __name__ == "__main__":
    main(sys.argv)
