# SPDX-License-Identifier: GPL-2.0-or-later
# Do the checks of this folder find what they are for?

import os
import re
import tempfile
import unittest
from pathlib import Path

import complaints
import cron_test
import docs_test
import links


class Examples(unittest.TestCase):
    def found(self, block):
        return docs_test.differences(f"Text\n\n```console\n{block}```\n", ".", dict(os.environ))

    def test_output_that_agrees_passes(self):
        self.assertEqual((1, []), self.found("$ echo a; echo b\na\nb\n"))

    def test_output_that_differs_is_shown(self):
        count, reports = self.found("$ echo a\nb\n")
        self.assertEqual(1, count)
        self.assertIn("-b\n+a", reports[0])

    def test_missing_and_surplus_output_is_found(self):
        self.assertEqual(1, len(self.found("$ echo a\n")[1]))
        self.assertEqual(1, len(self.found("$ echo a\na\nb\n")[1]))

    def test_dots_stand_for_any_lines(self):
        for expected in ("...\n", "a\n...\n", "...\nc\n", "a\n...\nb\nc\n"):
            self.assertEqual((1, []), self.found(f"$ printf 'a\\nb\\nc\\n'\n{expected}"))
        self.assertEqual(1, len(self.found("$ printf 'a\\nb\\n'\n...\nc\n")[1]))

    def test_times_count_as_equal(self):
        self.assertEqual((1, []), self.found("$ echo '7 documents in 12 ms'\n7 documents in 0.9 ms\n"))
        self.assertEqual(1, len(self.found("$ echo '7 documents in 12 ms'\n8 documents in 12 ms\n")[1]))

    def test_the_exit_status_carries_on_to_the_next_command(self):
        self.assertEqual((2, []), self.found("$ cat no-such-file 2>/dev/null\n$ echo $?\n1\n"))

    def test_other_commands_are_not_run(self):
        self.assertEqual((0, []), self.found("$ git clone somewhere\n"))

    def test_a_backslash_continues_a_command(self):
        self.assertEqual((1, []), self.found("$ echo a \\\n>   b\na b\n"))


class Complaints(unittest.TestCase):
    TITLES = {"A1: counts", "parse: A1 A2: dates", "other"}

    def faults(self, page):
        found = complaints.faults(page, self.TITLES, re.compile(r"a\.case|package\.\w+"))
        return [fault for fault in found if not fault.endswith("is not on the page")]

    def test_rows_with_tests_and_pages_pass(self):
        self.assertEqual([], self.faults("| A1 | x | y | `A1: counts`, `parse: A1 A2: dates` |\n| A2 | x | y `z` | `parse: A1 A2: dates` |\n"
                                         "| C1 | x | y | `a.case`, `package.one`, `other` |\n| C2 | x | y | [page](cron.md) |\n"))

    def test_a_test_that_does_not_exist_is_found(self):
        self.assertIn("C1: there is no test 'b.case'", self.faults("| C1 | x | y | `b.case` |\n"))

    def test_a_row_without_anything_is_found(self):
        self.assertIn("C1 has neither a test nor a page", self.faults("| C1 | x | `y` | |\n"))

    def test_a_test_that_the_page_does_not_name_is_found(self):
        self.assertIn("A2: the page does not name the test 'parse: A1 A2: dates'",
                      self.faults("| A1 | x | y | `A1: counts`, `parse: A1 A2: dates` |\n"))

    def test_a_complaint_that_is_not_answered_is_found(self):
        self.assertIn("A31 is not on the page", complaints.faults("", set(), re.compile("x")))


class Crontab(unittest.TestCase):
    def test_lines_are_read_as_cron_reads_them(self):
        self.assertEqual(({"MAILTO": "a@b"}, ["run $(date +%F)", "x"]),
                         cron_test.crontab("MAILTO=a@b\n\n*/5 * * * *   run $(date +\\%F)\n30 2 1 * 0 x\n"))

    def test_what_cron_would_misread_is_found(self):
        for line in ("* * * * * date +%F", "* * * * command", "61/x * * * * command"):
            with self.assertRaises(ValueError):
                cron_test.crontab(line + "\n")


class Links(unittest.TestCase):
    def broken(self, text):
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, "there.md").write_text("# A heading: with `code`\n", encoding="utf-8")
            Path(folder, "a.md").write_text(text, encoding="utf-8")
            return list(links.broken(Path(folder), "a.md"))

    def test_links_that_lead_somewhere_pass(self):
        self.assertEqual([], self.broken("# Here\n[a](there.md) [b](there.md#a-heading-with-code) [c](#here) "
                                         "[d](https://example.org/x) `[e](code.md)`\n"))

    def test_links_that_lead_nowhere_are_found(self):
        self.assertEqual(["a.md: no such file: gone.md"], self.broken("[a](gone.md)"))
        self.assertEqual(["a.md: no such heading: there.md#gone"], self.broken("[a](there.md#gone)"))


if __name__ == "__main__":
    unittest.main()
