# SPDX-License-Identifier: GPL-2.0-or-later
# Do the checks of this folder find what they are for?

import json
import tempfile
import tomllib
import unittest
from pathlib import Path

import house
import layering

HEAD = "// SPDX-License-Identifier: GPL-2.0-or-later\n// Which question?\n"
TABLE = tomllib.loads(Path(__file__).with_name("table.toml").read_text(encoding="utf-8"))
HOUSE = {
    "lib/include/dossier/error.h": "#pragma once\n",
    "lib/support/file.h": "#pragma once\n",
    "lib/text/unicode.h": "#pragma once\n",
    "lib/store/database.h": "#pragma once\n",
    "tools/render/json.h": "#pragma once\n",
    "tools/dossier/search.h": "#pragma once\n",
}


class Tree(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        for file, content in HOUSE.items():
            self.write(file, HEAD + content)

    def write(self, file, content):
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
        return path


class Layering(Tree):
    def found(self, file, include):
        self.write(file, f"{HEAD}#include {include}\n")
        return list(layering.violations(self.root, TABLE))

    def assert_allowed(self, file, include):
        self.assertEqual([], self.found(file, include))

    def assert_refused(self, file, include, reason):
        found = self.found(file, include)
        self.assertEqual(1, len(found), found)
        self.assertIn(f"{file}:3: ", found[0])
        self.assertIn(reason, found[0])

    def test_what_the_table_allows_passes(self):
        for file, include in [("lib/text/unicode.cpp", '"support/file.h"'),
                              ("lib/text/unicode.cpp", "<unicode/uchar.h>"),
                              ("lib/query/parse.cpp", "<dossier/error.h>"),
                              ("lib/api/version.cpp", "<dossier/version.h>"),
                              ("lib/search/ranking.h", "<xapian.h>"),
                              ("lib/analyze/stemmer.cpp", "<xapian.h>"),
                              ("lib/query/parse.cpp", "<fmt/format.h>"),
                              ("lib/source/csv.cpp", "<csv.h>"),
                              ("tools/dossier/option_set.cpp", "<boost/program_options.hpp>"),
                              ("tools/dossier/main.cpp", '"render/json.h"'),
                              ("tools/dossier/main.cpp", '"search.h"')]:
            with self.subTest(file=file, include=include):
                self.assert_allowed(file, include)
                (self.root / file).unlink()

    def test_a_stage_that_looks_ahead_is_found(self):
        self.assert_refused("lib/text/words.cpp", '"store/database.h"', "lib/text may not include lib/store")

    def test_an_include_behind_spaces_is_found(self):
        self.write("lib/text/words.cpp", HEAD + '  #  include "store/database.h"\n')
        self.assertEqual(1, len(list(layering.violations(self.root, TABLE))))

    def test_third_parties_stay_in_their_files(self):
        for file, include in [("lib/query/parse.cpp", "<xapian.h>"),
                              ("lib/analyze/analyzer.cpp", "<xapian.h>"),
                              ("lib/analyze/analyzer.cpp", "<unicode/brkiter.h>"),
                              ("lib/extract/extract.cpp", "<gumbo.h>"),
                              ("lib/extract/html.cpp", "<cmark-gfm.h>"),
                              ("lib/extract/extract.h", "<fmt/format.h>"),
                              ("lib/store/manifest.cpp", "<nlohmann/json.hpp>"),
                              ("tools/dossier/search.cpp", "<boost/program_options.hpp>")]:
            with self.subTest(file=file, include=include):
                self.assert_refused(file, include, "is not for this file")
                (self.root / file).unlink()

    def test_a_library_in_no_row_is_found(self):
        self.assert_refused("lib/query/parse.cpp", "<boost/regex.hpp>", "in no row of the table")

    def test_a_public_header_shows_nothing_private(self):
        self.assert_refused("lib/include/dossier/hit.h", "<xapian.h>", "public header")
        self.assert_refused("lib/include/dossier/hit.h", '"support/file.h"', "public header")

    def test_a_header_that_does_not_exist_is_found(self):
        self.assert_refused("lib/query/parse.cpp", '"support/no_such.h"', "no file below lib/")
        self.assert_refused("lib/query/parse.cpp", "<dossier/no_such.h>", "no public header")

    def test_the_program_uses_public_headers_only(self):
        self.assert_refused("tools/dossier/search.cpp", '"text/unicode.h"', "no file below tools/")

    def test_rendering_does_not_know_the_commands(self):
        self.assert_refused("tools/render/json.cpp", '"dossier/search.h"', "tools/render may not include")

    def test_a_folder_in_no_row_is_found(self):
        self.write("lib/helpers/misc.cpp", HEAD)
        self.assertIn("lib/helpers is in no row", "".join(layering.violations(self.root, TABLE)))

    def test_a_circle_in_the_table_is_found(self):
        self.assertEqual(["a", "b"], list(layering.cycles({"a": ["b"], "b": ["a"], "c": ["a"]})))


class House(Tree):
    def found(self):
        return "\n".join(house.faults(self.root))

    def test_an_orderly_tree_passes(self):
        self.assertEqual("", self.found())

    def test_each_rule_finds_its_fault(self):
        for file, content, reason in [
                ("lib/text/a.cpp", "int a;\n", "the first line must be"),
                ("lib/text/a.cpp", HEAD.splitlines()[0] + "\nint a;\n", "the second line must say"),
                ("lib/text/a.cpp", HEAD + "\n" * 600, "more than 600 lines"),
                ("lib/text/Camel.cpp", HEAD, "snake_case"),
                ("lib/text/a.h", HEAD, "#pragma once"),
                ("lib/text/a.cpp", HEAD + "std::cerr << 1;\n", "silent: std::cerr"),
                ("lib/text/a.cpp", HEAD + 'std::getenv("HOME");\n', "silent: std::getenv"),
                ("lib/text/a.cpp", HEAD + 'fmt::print("x");\n', "silent: fmt::print")]:
            with self.subTest(reason=reason):
                path = self.write(file, content)
                self.assertIn(reason, self.found())
                path.unlink()

    def test_the_program_may_print_and_comments_may_name_it(self):
        self.write("tools/dossier/main.cpp", HEAD + "std::cout << 1;\n")
        self.write("lib/text/a.cpp", HEAD + "int a;  // not std::cout\nsnprintf(buffer, 1, text);\n")
        self.assertEqual("", self.found())

    def test_a_test_outside_the_build_is_found(self):
        self.write("tests/unit/text/in_test.cpp", HEAD)
        self.write("tests/unit/text/out_test.cpp", HEAD)
        commands = self.write("compile_commands.json", json.dumps(
            [{"directory": str(self.root), "file": "tests/unit/text/in_test.cpp"}]))
        found = list(house.faults(self.root, commands))
        self.assertEqual(1, len(found), found)
        self.assertIn("out_test.cpp:1: this test is not part of the build", found[0])


if __name__ == "__main__":
    unittest.main()
