"""What src/gen/migrations.py refuses and embeds, and that src/gen/embed.py touches nothing without need."""

import hashlib
import os
import subprocess
import sys
import tempfile
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
GEN = os.path.join(ROOT, "src", "gen")


class Generator(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def write(self, name, text):
        path = os.path.join(self.folder.name, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as f:
            f.write(text)
        return path

    def run_script(self, script, *args):
        return subprocess.run([sys.executable, os.path.join(GEN, script)] + list(args), capture_output=True, text=True)


class Migrations(Generator):
    def generate(self, *paths):
        self.out = os.path.join(self.folder.name, "out.c")
        return self.run_script("migrations.py", self.out, *paths)

    def refused(self, word, *paths):
        result = self.generate(*paths)
        self.assertEqual(result.returncode, 1)
        self.assertIn(word, result.stderr)
        self.assertFalse(os.path.exists(self.out))

    def test_carries_text_and_checksum_in_order(self):
        two = self.write("0002_dua.sql", "select 'é\\n';\n")
        one = self.write("0001_satu.sql", "select 1;\n")
        self.assertEqual(self.generate(two, one).returncode, 0)
        with open(self.out, encoding="utf-8") as f:
            text = f.read()
        self.assertLess(text.index('"satu"'), text.index('"dua"'))
        self.assertIn(hashlib.sha256("select 'é\\n';\n".encode()).hexdigest(), text)
        self.assertIn("migrations_all_count = 2", text)

    def test_refuses_gaps_doubles_and_odd_names(self):
        one = self.write("0001_satu.sql", "select 1")
        self.refused("number 0002 is missing", one, self.write("0003_tiga.sql", "select 1"))
        self.refused("is taken by", one, self.write("0001_lagi.sql", "select 1"))
        self.refused("NNNN_name.sql", self.write("2_dua.sql", "select 1"))
        self.refused("empty", self.write("0001_kosong.sql", " \n"))


class Embed(Generator):
    def embed(self):
        self.outputs = [os.path.join(self.folder.name, n) for n in ("s.h", "s.c")]
        return self.run_script("embed.py", "statements", self.folder.name, *self.outputs)

    def stamps(self):
        return [os.stat(o).st_mtime_ns for o in self.outputs]

    def test_new_statements_are_found_and_unchanged_outputs_left_alone(self):
        self.write("a/satu.sql", "select 1")
        self.assertEqual(self.embed().returncode, 0)
        before = self.stamps()
        self.assertEqual(self.embed().returncode, 0)
        self.assertEqual(self.stamps(), before)
        self.write("b/dua.sql", "select :x::text")
        self.assertEqual(self.embed().returncode, 0)
        with open(self.outputs[0], encoding="utf-8") as f:
            self.assertIn("sql_dua", f.read())

    def test_faults_leave_the_old_outputs(self):
        self.write("a/satu.sql", "select 1")
        self.embed()
        before = self.stamps()
        self.write("a/dua.sql", "select $1")
        result = self.embed()
        self.assertEqual(result.returncode, 1)
        self.assertIn("dua.sql:1:", result.stderr)
        self.assertEqual(self.stamps(), before)


if __name__ == "__main__":
    unittest.main()
