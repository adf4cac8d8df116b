"""The house rules of the contract: what the daemon can run, what it answers, and what every client may rely on."""

import json
import os
import re
import subprocess
import sys
import tempfile
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
METHODS = ("get", "put", "post", "delete", "patch")
EVERYBODY = {
    "publik", "masyarakat", "pelaksana", "kepala_penyelenggara", "bagian_organisasi", "ombudsman", "portal_provinsi",
}
KEYWORDS = {
    "type", "properties", "required", "additionalProperties", "items", "enum", "const", "minLength", "maxLength",
    "minimum", "maximum", "minItems", "maxItems", "uniqueItems", "minProperties", "pattern", "format", "oneOf", "anyOf", "allOf", "$ref",
    "description", "title", "examples", "default", "deprecated", "readOnly",
}
FORMATS = {"uuid", "date", "date-time", "email"}
ACTION = re.compile(r"^/v1/(pengaduan|permohonan-informasi|keberatan-informasi)/\{id\}/[a-z-]+$")


def load():
    with tempfile.TemporaryDirectory() as place:
        out = os.path.join(place, "contract.json")
        bundle = os.path.join(ROOT, "src", "gen", "bundle.py")
        subprocess.run([sys.executable, bundle, out, os.path.join(ROOT, "api", "openapi.yaml")], check=True)
        with open(out, encoding="utf-8") as source:
            return json.load(source)


CONTRACT = load()


def resolve(value):
    while isinstance(value, dict) and "$ref" in value:
        target = CONTRACT
        for part in value["$ref"].split("/")[1:]:
            target = target[part]
        value = target
    return value


def operations():
    for path, item in CONTRACT["paths"].items():
        for method in METHODS:
            if method in item:
                yield path, method, item[method]


def parameters(operation):
    return {(p["in"], p["name"]): p for p in map(resolve, operation.get("parameters", []))}


def subschemas(schema, where, seen=None):
    """Every schema below this one, each component once."""
    seen = set() if seen is None else seen
    if "$ref" in schema:
        if schema["$ref"] in seen:
            return
        seen.add(schema["$ref"])
        yield from subschemas(resolve(schema), schema["$ref"], seen)
    yield where, schema
    for name, child in schema.get("properties", {}).items():
        yield from subschemas(child, f"{where}/{name}", seen)
    for key in ("oneOf", "anyOf", "allOf"):
        for child in schema.get(key, []):
            yield from subschemas(child, where, seen)
    if "items" in schema:
        yield from subschemas(schema["items"], f"{where}/[]", seen)


def texts(schema):
    """The string schemas of a member: its own, of its choices, of its items."""
    schema = resolve(schema)
    if "string" in types(schema):
        yield schema
    for key in ("oneOf", "anyOf", "allOf"):
        for child in schema.get(key, []):
            yield from texts(child)
    if "items" in schema:
        yield from texts(schema["items"])


def types(schema):
    kind = schema.get("type", [])
    return set(kind if isinstance(kind, list) else [kind])


def bodies():
    for path, method, operation in operations():
        for media in operation.get("requestBody", {}).get("content", {}).values():
            if "schema" in media:
                yield f"{method} {path}", media["schema"]


def answers():
    for path, method, operation in operations():
        for status, response in operation["responses"].items():
            for media in resolve(response).get("content", {}).values():
                if "schema" in media:
                    yield f"{method} {path} {status}", media["schema"]


class SchemaTest(unittest.TestCase):
    def every_schema(self):
        for where, schema in [*bodies(), *answers()]:
            yield from subschemas(schema, where)
        for path, method, operation in operations():
            for (_, name), parameter in parameters(operation).items():
                yield from subschemas(parameter["schema"], f"{method} {path} {name}")

    def test_keywords_are_those_of_the_validator(self):
        for where, schema in self.every_schema():
            self.assertLessEqual({k for k in schema if not k.startswith("x-")}, KEYWORDS, where)
            if "format" in schema:
                self.assertIn(schema["format"], FORMATS, where)

    def test_required_members_exist(self):
        for where, schema in self.every_schema():
            if "properties" in schema:
                self.assertLessEqual(set(schema.get("required", [])), set(schema["properties"]), where)

    def test_requests_are_closed_and_bounded(self):
        for where, body in bodies():
            for place, schema in subschemas(body, where):
                if "object" in types(schema):
                    self.assertIs(schema.get("additionalProperties"), False, place)
                if "string" in types(schema) and not {"enum", "const"} & set(schema):
                    self.assertIn("maxLength", schema, place)
                if "array" in types(schema):
                    self.assertIn("maxItems", schema, place)
                if "integer" in types(schema):
                    self.assertLessEqual({"minimum", "maximum"}, set(schema), place)

    def test_texts_that_are_asked_for_say_something(self):
        """A text of a citizen or an officer is more than blanks; what is compared as it is needs no such rule."""
        exact = {"client_id", "client_secret", "kata_sandi", "kata_sandi_lama", "kode_akses", "nomor", "password", "refresh_token", "scope", "token", "username"}
        credentials = {"AkunBaru", "GantiEmail", "GantiKataSandi", "Lacak", "PemulihanSandi", "PermintaanToken", "PermintaanCabutToken"}
        used = set()
        for where, body in bodies():
            for place, schema in subschemas(body, where):
                for name, child in schema.get("properties", {}).items():
                    for text in texts(child):
                        if place.split("/")[-1] in credentials and name in exact:
                            used.add(name)
                        elif text.get("minLength", 0) > 0 and not {"enum", "const", "format"} & set(text):
                            self.assertIn("pattern", text, f"{place}/{name}")
                            self.assertIsNone(re.search(text["pattern"], " " * text["minLength"]), f"{place}/{name} takes blanks alone")
        self.assertEqual(used, exact)

    def test_answers_are_closed(self):
        open_on_purpose = {"Kontrak", "data", "info", "paths", "components"}
        for where, body in answers():
            for place, schema in subschemas(body, where):
                if "object" in types(schema) and place.split("/")[-1] not in open_on_purpose:
                    self.assertIs(schema.get("additionalProperties"), False, place)

    def test_answers_of_ours_leave_nothing_out(self):
        """Members of an answer are always there, null when unknown, except in what other standards define."""
        loose = {"Problem", "ProblemRinci", "Token", "Jwk", "Kontrak", "Lokasi"}
        for where, body in answers():
            for place, schema in subschemas(body, where):
                name = place.split("/")[-1]
                if "properties" in schema and name not in loose and not name.startswith("Hsds") and "/Lokasi" not in place:
                    self.assertEqual(set(schema.get("required", [])), set(schema["properties"]), place)


class OperationTest(unittest.TestCase):
    place = ""

    def each(self):
        for path, method, operation in operations():
            self.place = operation["operationId"]
            yield path, method, operation

    def _formatMessage(self, msg, standardMsg):
        return f"{self.place}: {super()._formatMessage(msg, standardMsg)}"

    def declared(self, operation, status):
        return status in operation["responses"]

    def test_texts(self):
        for _, _, operation in self.each():
            for key in ("summary", "x-summary-en", "description", "tags"):
                self.assertTrue(operation.get(key), key)

    def test_bad_parameters_are_400(self):
        for _, _, operation in self.each():
            self.assertTrue(self.declared(operation, "400"))

    def test_unknown_ids_are_404(self):
        for path, _, operation in self.each():
            secret = operation.get("x-batas") == "lacak"
            self.assertEqual(self.declared(operation, "404"), "{id}" in path or secret)

    def test_tokens_are_looked_at(self):
        for _, _, operation in self.each():
            bearer = any("bearer" in one for one in operation["security"])
            if operation["operationId"] != "oauth_token":
                self.assertEqual(self.declared(operation, "401"), bearer)

    def test_refused_roles_are_403(self):
        for _, _, operation in self.each():
            bearer = any("bearer" in one for one in operation["security"])
            refused = bearer and EVERYBODY - {"publik"} - set(operation["x-peran"])
            self.assertEqual(self.declared(operation, "403"), bool(refused))

    def test_bodies(self):
        for _, _, operation in self.each():
            body = "requestBody" in operation
            for status in ("413", "415"):
                self.assertEqual(self.declared(operation, status), body)
            self.assertEqual(self.declared(operation, "422"), body and operation.get("x-badan") != "form")
            if body:
                self.assertIs(operation["requestBody"]["required"], True)

    def test_versions(self):
        for _, method, operation in self.each():
            ok = next(s for s in operation["responses"] if s.startswith("2"))
            etag = "ETag" in resolve(operation["responses"][ok]).get("headers", {})
            self.assertEqual(self.declared(operation, "304"), method == "get" and etag)
            self.assertEqual(self.declared(operation, "412"), ("header", "If-Match") in parameters(operation))

    def test_actions(self):
        for path, method, operation in self.each():
            if method == "post" and ACTION.match(path) and not operation["operationId"].endswith("lampiran_unggah"):
                self.assertTrue(self.declared(operation, "409"))
                self.assertTrue(self.declared(operation, "412"))
                self.assertTrue(operation["responses"]["200"]["$ref"].endswith("SesudahTindakan"))

    def test_a_branch_named_by_the_body_is_a_word_of_the_contract(self):
        """The engine puts it into an array literal as it is."""
        for _, _, operation in self.each():
            member = operation.get("x-alur", {}).get("cabang-dari")
            if member:
                body = resolve(operation["requestBody"]["content"]["application/json"]["schema"])
                words = resolve(body["properties"][member]).get("enum", [])
                self.assertTrue(words and all(re.fullmatch("[a-z0-9_]+", word) for word in words), operation["operationId"])

    def test_throttled_ones_say_429(self):
        for _, _, operation in self.each():
            self.assertEqual(self.declared(operation, "429"), operation["x-batas"] in ("masuk", "lacak"))

    def test_idempotency(self):
        for _, method, operation in self.each():
            has = ("header", "Idempotency-Key") in parameters(operation)
            self.assertEqual(has, method == "post" and operation.get("x-idempotensi", True))

    def test_lists(self):
        for _, _, operation in self.each():
            names = {name for place, name in parameters(operation) if place == "query"}
            self.assertEqual("limit" in names, operation.get("x-daftar", False))
            self.assertEqual("setelah" in names, operation.get("x-umpan", False))
            self.assertEqual("cursor" in names, operation.get("x-daftar", False) and not operation.get("x-umpan", False))

    def test_who_acts_without_an_account(self):
        """The access code is for the complainant alone: where it is taken, the public may call."""
        for _, _, operation in self.each():
            if ("header", "Kode-Akses") in parameters(operation):
                self.assertLessEqual({"publik", "masyarakat"}, set(operation["x-peran"]))

    def test_portal_of_the_province_sees_no_case(self):
        for path, _, operation in self.each():
            if path.startswith(("/v1/pengaduan", "/v1/lampiran", "/v1/tenggat", "/v1/ombudsman", "/v1/kejadian")) or \
                    path.startswith(("/v1/permohonan-informasi/{id}", "/v1/keberatan-informasi/{id}")):
                self.assertNotIn("portal_provinsi", operation["x-peran"])

    def test_personal_data_is_not_stored_by_caches(self):
        for path, method, operation in self.each():
            if method == "get":
                public = operation["x-cache"].startswith("public")
                self.assertFalse(public and path.startswith(("/v1/pengaduan", "/v1/lampiran", "/v1/tenggat", "/v1/saya",
                                                             "/v1/permohonan-informasi/{id}", "/v1/keberatan-informasi/{id}")))
            # Downloads are taken up again by their ETag; each time is written down.
            if operation.get("x-mencatat") and operation["operationId"] not in ("lampiran_unduh", "dokumen_isi"):
                self.assertEqual(operation["x-cache"], "no-store")

    def test_only_these_see_the_database_as_the_daemon(self):
        system = {o["operationId"] for _, _, o in self.each() if o.get("x-konteks") == "sistem"}
        self.assertEqual(system, {"oauth_token", "oauth_revoke", "akun_daftar", "akun_pemulihan", "akun_pemulihan_sandi", "alamat_surat_nyatakan", "statistik_pengaduan", "permohonan_informasi_register",
                                  "permohonan_informasi_register_csv", "keberatan_informasi_register", "laporan_ppid", "laporan_ppid_csv",
                                  "laporan_ppid_pdf"})
        for _, _, operation in self.each():
            # Whether the caller was closed is looked up under his own name: there a token must give nothing that is not everybody's.
            if operation.get("x-konteks") == "sistem":
                self.assertIn("publik", operation["x-peran"])

    def test_problems_are_problems(self):
        for _, _, operation in self.each():
            for status, response in operation["responses"].items():
                if status[0] in "45" and operation["tags"] != ["oauth"]:
                    self.assertEqual(list(resolve(response)["content"]), ["application/problem+json"])


if __name__ == "__main__":
    unittest.main()
