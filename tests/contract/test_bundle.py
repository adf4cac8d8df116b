"""The bundler: local references only, same input same bytes, and a wrong contract is refused."""

import json
import os
import subprocess
import sys
import tempfile
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BUNDLE = os.path.join(ROOT, "src", "gen", "bundle.py")

ROOT_FILE = """
openapi: 3.1.1
info: {title: uji, version: "1"}
paths:
  /a:
    $ref: "lain.yaml#/paths/~1a"
"""

OTHER_FILE = """
paths:
  /a:
    get:
      operationId: a_baca
      x-peran: [publik]
      x-jalur: pernyataan
      security: []
      responses:
        "200":
          description: ya
          content:
            application/json:
              schema: {$ref: "#/components/schemas/A"}
components:
  schemas:
    A:
      type: object
      properties:
        lagi: {$ref: "#/components/schemas/A"}
        b: {$ref: "umum.yaml#/components/schemas/B"}
"""

SHARED_FILE = """
components:
  schemas:
    B: {type: [string, "null"], enum: ["1", "true", null]}
"""


class BundleTest(unittest.TestCase):
    def setUp(self):
        self.place = tempfile.TemporaryDirectory()
        self.addCleanup(self.place.cleanup)
        self.write("openapi.yaml", ROOT_FILE)
        self.write("lain.yaml", OTHER_FILE)
        self.write("umum.yaml", SHARED_FILE)

    def path(self, name):
        return os.path.join(self.place.name, name)

    def write(self, name, text):
        with open(self.path(name), "w", encoding="utf-8") as out:
            out.write(text)

    def read(self, name):
        with open(self.path(name), encoding="utf-8") as source:
            return source.read()

    def run_bundle(self, *arguments):
        return subprocess.run([sys.executable, BUNDLE, *arguments], capture_output=True, text=True, check=False)

    def bundle(self, out="out.json"):
        return self.run_bundle(self.path(out), self.path("openapi.yaml"))

    def refused(self, word):
        done = self.bundle()
        self.assertNotEqual(done.returncode, 0)
        self.assertIn(word, done.stderr)

    def change(self, old, new, name="lain.yaml"):
        text = self.read(name)
        self.assertIn(old, text)
        self.write(name, text.replace(old, new))

    def test_references_become_local(self):
        self.assertEqual(self.bundle().returncode, 0)
        document = json.loads(self.read("out.json"))
        schemas = document["components"]["schemas"]
        self.assertEqual(sorted(schemas), ["A", "B"])
        self.assertEqual(schemas["A"]["properties"]["b"], {"$ref": "#/components/schemas/B"})
        self.assertEqual(schemas["A"]["properties"]["lagi"], {"$ref": "#/components/schemas/A"})
        self.assertEqual(document["paths"]["/a"]["get"]["operationId"], "a_baca")

    def test_texts_stay_texts(self):
        self.assertEqual(self.bundle().returncode, 0)
        document = json.loads(self.read("out.json"))
        self.assertEqual(document["components"]["schemas"]["B"]["enum"], ["1", "true", None])
        self.assertEqual(document["info"]["version"], "1")

    def test_same_input_same_bytes(self):
        self.assertEqual(self.bundle().returncode, 0)
        self.assertEqual(self.bundle("again.json").returncode, 0)
        self.assertEqual(self.read("out.json"), self.read("again.json"))

    def test_operations(self):
        self.write("openapi.yaml", ROOT_FILE + "  /b:\n    $ref: \"lain.yaml#/paths/~1b\"\n")
        more = OTHER_FILE.split("  /a:\n")[1].split("components:")[0].replace("a_baca", "b_buat").replace("pernyataan", "penangan")
        self.change("components:\n", "  /b:\n" + more + "components:\n")
        self.assertEqual(self.bundle().returncode, 0)
        done = self.run_bundle("--operations", self.path("operations.inc"), self.path("out.json"))
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.read("operations.inc"), "OPERATION(b_buat)\nSTATEMENT(a_baca)\n")

    def test_doubled_operation_id(self):
        self.write("openapi.yaml", ROOT_FILE + "  /b:\n    $ref: \"lain.yaml#/paths/~1a\"\n")
        self.refused("a_baca is also that of GET /a")

    def test_missing_extensions(self):
        self.change("      x-peran: [publik]\n", "")
        self.refused("x-peran")

    def test_unknown_role(self):
        self.change("[publik]", "[publik, sistem]")
        self.refused("x-peran")

    def test_unknown_lane(self):
        self.change("pernyataan", "lain")
        self.refused("x-jalur")

    def test_security_disagrees(self):
        self.change("security: []", "security: [{bearer: []}]")
        self.refused("security")

    def test_dangling_reference(self):
        self.change("schemas/B", "schemas/C")
        self.refused("nothing at #/components/schemas/C")

    def test_name_in_two_files(self):
        self.change("#/components/schemas/A\"}\ncomponents", "umum.yaml#/components/schemas/A\"}\ncomponents")
        self.change("    B:", "    A: {$ref: \"lain.yaml#/components/schemas/A\"}\n    B:", "umum.yaml")
        self.refused("schemas/A exists in")

    def test_doubled_key(self):
        self.change("    B:", "    B: {}\n    B:", "umum.yaml")
        self.assertNotEqual(self.bundle().returncode, 0)

    def test_bad_yaml(self):
        self.write("lain.yaml", "paths: {a: [}")
        self.assertNotEqual(self.bundle().returncode, 0)


if __name__ == "__main__":
    unittest.main()
