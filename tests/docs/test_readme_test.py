#!/usr/bin/env python3
"""The test of both READMEs finds what it is there for."""

import os
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import readme_test  # noqa: E402

GOOD = "# a\n\n```sh\necho 1\n```\n[b](b.md)\n"


class Both(unittest.TestCase):
    def faults(self, english, indonesian):
        with tempfile.TemporaryDirectory() as root:
            for name, text in (("README.md", english), ("README.id.md", indonesian), ("b.md", "")):
                with open(f"{root}/{name}", "w", encoding="utf-8") as file:
                    file.write(text)
            return readme_test.check(root)

    def test_good(self):
        self.assertEqual([], self.faults(GOOD, GOOD.replace("# a", "# satu")))

    def test_faults(self):
        for other, fault in ((GOOD.replace("echo 1", "echo 2"), "block 1"), (GOOD.replace("```sh", "```"), "1 blocks"), (GOOD.replace("b.md", "c.md"), "no c.md")):
            with self.subTest(fault):
                found = self.faults(GOOD, other)
                self.assertTrue(found and fault in found[0], found)

    def test_no_commands(self):
        self.assertTrue(self.faults("", ""))


if __name__ == "__main__":
    unittest.main()
