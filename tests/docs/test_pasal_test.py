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


class Rows(unittest.TestCase):
    def faults(self, text):
        with tempfile.TemporaryDirectory() as root:
            for path, content in (("api/a.yaml", "  operationId: satu_buat\n"), ("tests/a.js", "test('does it')\n"),
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

    def test_empty(self):
        self.assertTrue(self.faults(HEAD))


if __name__ == "__main__":
    unittest.main()
