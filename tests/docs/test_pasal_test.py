#!/usr/bin/env python3
"""The pasal test finds what it is there for, each in a small tree with one fault."""

import os
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import pasal_test  # noqa: E402

HEAD = "| Pasal | Aturan | Operasi | Uji |\n|---|---|---|---|\n"
GOOD = "| P24 | a | `satu_buat`, `layanand verify` | `tests/a.js: does it` |\n"
CONTRACT = """paths:
  /v1/satu:
    get:
      operationId: satu_baca
      summary: Satu
    post:
      operationId: satu_buat
      x-dasar-hukum: [Pasal 24]
      responses: {}
"""


class Rows(unittest.TestCase):
    def faults(self, text):
        with tempfile.TemporaryDirectory() as root:
            for path, content in (("api/a.yaml", CONTRACT), ("tests/a.js", "test('does it')\n"),
                                  ("src/daemon/main.c", '\t{ "verify", x, "" },\n'), ("docs/pasal.md", text)):
                os.makedirs(os.path.dirname(f"{root}/{path}"), exist_ok=True)
                with open(f"{root}/{path}", "w", encoding="utf-8") as file:
                    file.write(content)
            return pasal_test.check(root)

    def test_good(self):
        self.assertEqual([], self.faults(HEAD + GOOD + "| P6 | later | belum | belum |\n"))

    def test_faults(self):
        for old, new, fault in (("satu_buat", "dua_buat", "no operation dua_buat"), ("verify", "verivy", "no command"),
                                ("tests/a.js", "tests/b.js", "no file tests/b.js"), ("does it", "does that", "does not say"),
                                ("`tests/a.js: does it`", "somewhere", "nothing named"), ("| a |", "| a | b |", "columns")):
            with self.subTest(fault):
                found = self.faults(HEAD + GOOD.replace(old, new))
                self.assertTrue(found and fault in found[0], found)

    def test_a_rule_once(self):
        for second, fault in ((GOOD, "the rule of line 3 again"), (GOOD.replace("| a |", "|  A |"), "again"),
                              ("| P24(1) | b | belum | belum |\n", "P24(1) is belum and built in line 3"),
                              ("| P20-P25 | b | belum | belum |\n", "belum and built"),
                              ("| P23(2), P22(1)-(3) | b | belum | belum |\n", None), ("| P25 | a | belum | belum |\n", None)):
            with self.subTest(second):
                found = self.faults(HEAD + GOOD + second)
                self.assertTrue(found and fault in found[0] if fault else not found, found)

    def test_paragraphs(self):
        self.assertEqual({(10, 7), (10, 9), (10, 10), (10, 11), (12, 0)}, pasal_test.paragraphs("P10(7)(9)-(11), P12, UU 25/2009 Pasal 21"))
        self.assertEqual({(6, 0), (7, 0), (8, 0)}, pasal_test.paragraphs("P6-P8"))

    def test_an_operation_without_a_row(self):
        found = self.faults(HEAD + GOOD.replace("`satu_buat`", "`satu_baca`"))
        self.assertEqual(["docs/pasal.md: no row for the operation satu_buat"], found)

    def test_empty(self):
        self.assertTrue(self.faults(HEAD))


if __name__ == "__main__":
    unittest.main()
