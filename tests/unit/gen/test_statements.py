"""What src/gen/statements.py makes of statement files, and what it refuses."""

import os
import subprocess
import sys
import tempfile
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
sys.path.insert(0, os.path.join(ROOT, "src", "gen"))
sys.dont_write_bytecode = True
import statements  # noqa: E402  (found only after the path is set)


def rewrite(text):
    rewriter = statements.Rewriter(text)
    return rewriter.run(), rewriter.params


class Rewriting(unittest.TestCase):
    def same(self, text):
        self.assertEqual(rewrite(text), (text, []))

    def test_parameters_are_numbered_by_first_appearance(self):
        self.assertEqual(rewrite("SELECT :b::uuid, :a, :b"), ("SELECT $1::uuid, $2, $1", ["b", "a"]))

    def test_parameter_at_the_ends_of_the_text(self):
        self.assertEqual(rewrite(":a"), ("$1", ["a"]))

    def test_quoted_text_is_left_alone(self):
        self.same("SELECT ':a', 'it''s :b', \":c\", \"d\"\" :e\"")

    def test_backslashes_count_in_escape_strings_only(self):
        self.same(r"SELECT E'\':a'")
        self.assertEqual(rewrite(r"SELECT '\', :a"), (r"SELECT '\', $1", ["a"]))

    def test_a_name_ending_in_e_is_no_escape_string(self):
        self.assertEqual(rewrite(r"SELECT date'\', :a"), (r"SELECT date'\', $1", ["a"]))

    def test_dollar_quotes_are_left_alone(self):
        self.same("SELECT $$ :a $ $$, $t$ :b $$ :c $t$")

    def test_a_dollar_inside_a_name_quotes_nothing(self):
        self.assertEqual(rewrite("SELECT a$b$, :c, d$b$"), ("SELECT a$b$, $1, d$b$", ["c"]))

    def test_comments_are_dropped_with_what_is_in_them(self):
        self.assertEqual(rewrite("SELECT 1 -- :a 'x\n/* :b /* :c */ ' */, 2"), ("SELECT 1 \n , 2", []))

    def test_casts_and_named_arguments_are_no_parameters(self):
        self.same("SELECT a::text, f(b := 1), '{}'::int[]")

    def test_slices_are_no_parameters(self):
        self.same("SELECT a[1:2], a[x:y], a[f(1):g], a[:2], a[1:]")

    def test_parameters_in_brackets(self):
        self.assertEqual(rewrite("ARRAY[:a, :b], c[:d]"), ("ARRAY[$1, $2], c[$3]", ["a", "b", "d"]))

    def test_closing_semicolon_is_dropped(self):
        self.assertEqual(rewrite("SELECT 1;\n-- end\n"), ("SELECT 1\n\n", []))

    def refused(self, text, position, words):
        with self.assertRaises(statements.Fault) as caught:
            rewrite(text)
        self.assertEqual(caught.exception.position, position)
        self.assertIn(words, str(caught.exception))

    def test_refusals(self):
        self.refused("SELECT 1; SELECT 2", 10, "one statement")
        self.refused("SELECT $1", 7, "positional")
        self.refused("SELECT :int", 7, "word of C")
        self.refused("SELECT :linux", 7, "word of C")
        self.refused("LIMIT:a", 5, "blank is missing")
        self.refused("SELECT 'a", 7, "not closed")
        self.refused("SELECT \"a", 7, "not closed")
        self.refused("SELECT $x$ $$", 7, "not closed")
        self.refused("SELECT /* /* */", 7, "not closed")


class Literals(unittest.TestCase):
    def test_c_string(self):
        self.assertEqual(statements.c_string('a"\\\n\t?é'), r'"a\"\\\n\011\077\303\251"')


class WithFiles(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.dir = directory.name

    def write(self, name, text):
        path = os.path.join(self.dir, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as f:
            f.write(text if isinstance(text, bytes) else text.encode())
        return path

    def generate(self, *paths):
        """Returns (exit code, header, source, stderr)."""
        out = [os.path.join(self.dir, name) for name in ("out.h", "out.c")]
        script = os.path.join(ROOT, "src", "gen", "statements.py")
        run = subprocess.run([sys.executable, script, *out, *paths], capture_output=True, text=True, check=False)
        texts = []
        for path in out:
            texts.append(None)
            if os.path.exists(path):
                with open(path, encoding="utf-8") as f:
                    texts[-1] = f.read()
                os.remove(path)
        return run.returncode, texts[0], texts[1], run.stderr


class Files(WithFiles):
    def refused(self, path, message):
        code, header, source, err = self.generate(path)
        self.assertEqual((code, header, source), (1, None, None))
        self.assertIn(message, err)

    def test_order_of_arguments_does_not_matter(self):
        paths = [self.write("b.sql", "SELECT :x"), self.write("a.sql", "SELECT 1"), self.write("sub/c.sql", "SELECT 2")]
        self.assertEqual(self.generate(*paths), self.generate(*reversed(paths)))
        self.assertEqual(self.generate(*paths)[0], 0)

    def test_slow_mark_is_the_first_line_only(self):
        code, _, source, _ = self.generate(self.write("a.sql", "-- @lambat\nSELECT 1"),
                                           self.write("b.sql", "-- why\n-- @lambat\nSELECT 1"))
        self.assertEqual(code, 0)
        self.assertIn(".slow = true", source.split("sql_b =")[0])
        self.assertIn(".slow = false", source.split("sql_b =")[1])

    def test_refused_files(self):
        self.refused(self.write("a-b.sql", "SELECT 1"), "C identifier")
        self.refused(self.write("1a.sql", "SELECT 1"), "C identifier")
        self.refused(self.write("a" * 64 + ".sql", "SELECT 1"), "C identifier")
        self.refused(self.write("a.txt", "SELECT 1"), "not a .sql file")
        self.refused(self.write("kosong.sql", "-- nothing\n;\n"), "no statement")
        self.refused(self.write("cepat.sql", "-- @cepat\nSELECT 1"), "unknown annotation @cepat")
        self.refused(self.write("biner.sql", b"SELECT '\xff'"), "biner.sql:1:")
        self.refused(os.path.join(self.dir, "tiada.sql"), "tiada.sql:1:")

    def test_faults_carry_the_line(self):
        self.refused(self.write("a.sql", "-- why\nSELECT 1,\n  :for"), "a.sql:3: parameter :for")

    def test_the_same_name_twice(self):
        code, _, _, err = self.generate(self.write("x/a.sql", "SELECT 1"), self.write("y/a.sql", "SELECT 2"))
        self.assertEqual(code, 1)
        self.assertIn("y/a.sql:1: the same name as", err)

    def test_all_faults_are_reported_at_once(self):
        code, _, _, err = self.generate(self.write("a.sql", "SELECT $1"), self.write("b.sql", "SELECT '"))
        self.assertEqual((code, len(err.splitlines())), (1, 2))

    def test_line_breaks_inside_quotes_survive(self):
        _, _, source, _ = self.generate(self.write("a.sql", "SELECT 'x\n\n  y'\n"))
        self.assertIn('"SELECT \'x\\n"\n\t\t"\\n"\n\t\t"  y\'"', source)


PROGRAM = r"""
#include <assert.h>
#include <string.h>
#include "out.h"

int main(void)
{
	struct sql_call call = SQL(dua, .tindakan = "cabut", .id = "7");
	struct sql_call none = SQL(satu);

	assert(sql_all_count == 2 && sql_all[0] == &sql_dua && sql_all[1] == &sql_satu);
	assert(call.sql == &sql_dua && call.sql->n_params == 3 && !call.sql->slow);
	assert(!strcmp(call.sql->params[0], "id") && !strcmp(call.values[0], "7"));
	assert(!strcmp(call.sql->params[2], "tindakan") && !strcmp(call.values[2], "cabut"));
	assert(!call.values[1]);
	assert(!strcmp(call.sql->text, "SELECT '\"\\?' || $1 || $2\nWHERE $3 = 'é'"));
	assert(none.sql->n_params == 0 && none.sql->slow);
	return 0;
}
"""


class Compiled(WithFiles):
    """The output is C that says what the files say."""

    def compile(self, program):
        paths = [self.write("dua.sql", "SELECT '\"\\?' || :id || :lain\n-- why\nWHERE :tindakan = 'é';\n"),
                 self.write("satu.sql", "-- @lambat\nSELECT 1\n")]
        code, header, source, err = self.generate(*paths)
        self.assertEqual(code, 0, err)
        files = [self.write("out.c", source), self.write("main.c", program)]
        self.write("out.h", header)
        compiler = os.environ.get("CC", "cc").split()
        command = compiler + ["-std=gnu17", "-Wall", "-Wextra", "-Werror", "-Wno-missing-field-initializers", "-Wundef",
                              "-I", os.path.join(ROOT, "src"), "-I", self.dir, *files, "-o",
                              os.path.join(self.dir, "program")]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    def test_values_reach_their_parameters(self):
        built = self.compile(PROGRAM)
        self.assertEqual(built.returncode, 0, built.stderr)
        subprocess.run([os.path.join(self.dir, "program")], check=True)

    def test_unknown_parameter_does_not_compile(self):
        built = self.compile(PROGRAM.replace(".id =", ".salah ="))
        self.assertNotEqual(built.returncode, 0)
        self.assertIn("salah", built.stderr)


if __name__ == "__main__":
    unittest.main()
