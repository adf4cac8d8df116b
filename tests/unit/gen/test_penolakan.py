"""What src/gen/penolakan.py gathers and refuses; and that every refusal named in SQL has its words, and no words are for nothing."""

import glob
import os
import re
import subprocess
import sys
import tempfile
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
SCRIPT = os.path.join(ROOT, "src", "gen", "penolakan.py")
NAME = re.compile(r"^PENOLAKAN\((\w+),", re.MULTILINE)


def read(path):
    with open(path, encoding="utf-8") as f:
        return f.read()


def run(*files):
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number, text in enumerate(files):
            os.mkdir(os.path.join(folder, str(number)))
            paths.append(os.path.join(folder, str(number), "penolakan.def"))
            with open(paths[-1], "w", encoding="utf-8") as f:
                f.write(text)
        out = os.path.join(folder, "out.inc")
        result = subprocess.run([sys.executable, SCRIPT, out] + paths, capture_output=True, text=True)
        text = read(out) if os.path.exists(out) else None
        return result, text


def sql():
    paths = glob.glob(os.path.join(ROOT, "migrations", "*.sql")) + glob.glob(os.path.join(ROOT, "src", "*", "*.sql"))
    return "\n".join(read(path) for path in paths)


def words():
    return [name for path in glob.glob(os.path.join(ROOT, "src", "*", "penolakan.def")) for name in NAME.findall(read(path))]


class Gathering(unittest.TestCase):
    def test_all_in_order(self):
        result, text = run('PENOLAKAN(satu, INVALID, NULL, NULL, "a", "b")\n', 'PENOLAKAN(dua, STATE, NULL, NULL, "a", "b")\n')
        self.assertEqual(result.returncode, 0)
        self.assertEqual(NAME.findall(text), ["satu", "dua"])

    def test_one_name_twice(self):
        result, text = run('PENOLAKAN(satu, INVALID, NULL, NULL, "a", "b")\n', '\nPENOLAKAN(satu, STATE, NULL, NULL, "a", "b")\n')
        self.assertEqual((result.returncode, text), (1, None))
        self.assertIn("penolakan.def:2: satu is refused already", result.stderr)

    def test_no_name(self):
        result, _ = run('PENOLAKAN("satu", INVALID, NULL, NULL, "a", "b")\n')
        self.assertEqual(result.returncode, 1)


class Words(unittest.TestCase):
    def test_for_every_refusal(self):
        refused = set(re.findall(r"layanand\.tolak\('(\w+)'", sql()))
        self.assertGreater(len(refused), 50)
        self.assertEqual(sorted(refused - set(words())), [])

    def test_none_for_nothing(self):
        text = sql()
        # The key of a column or a table has a name of PostgreSQL's own making.
        unused = [name for name in words() if name not in text and not name.endswith(("_fkey", "_pkey"))]
        self.assertEqual(unused, [])


if __name__ == "__main__":
    unittest.main()
