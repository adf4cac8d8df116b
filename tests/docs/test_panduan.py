#!/usr/bin/env python3
"""The comparison of guides with live answers finds what it is there for, and lets pass what differs from run to run."""

import os
import sys
import unittest

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import panduan  # noqa: E402  (found only after the path is set)
import panduan_blok as blok  # noqa: E402

ONE = "019cd57b-4599-7276-8919-1fec82e2a9af"
TWO = "019cd57f-b423-7bef-8199-39a92671d29a"
WRITTEN = {"id": ONE, "status": "diterima", "waktu": "2026-03-10T09:02:31.705154+07:00", "hari": 3, "daftar": [{"a": None}]}


class Answers(unittest.TestCase):
    def passes(self, written, came):
        memory = blok.Memory()
        blok.compare(written, came, "", memory)
        return memory

    def fails(self, written, came):
        with self.assertRaises(blok.Difference):
            blok.compare(written, came, "", blok.Memory())

    def test_varying_is_learned(self):
        memory = self.passes(WRITTEN, {**WRITTEN, "id": TWO, "waktu": "2026-03-10T09:00:02+07:00"})
        self.assertEqual(f"GET /v1/pengaduan/{TWO}", memory.to_send(f"GET /v1/pengaduan/{ONE}"))

    def test_differences(self):
        for change in ({"id": "none"}, {"status": "diproses"}, {"waktu": "2026-03-11T09:02:31+07:00"}, {"hari": "3"}, {"hari": 4},
                       {"daftar": []}, {"daftar": [{"a": 1}]}, {"daftar": [{}]}, {"lain": 1}):
            with self.subTest(change):
                self.fails(WRITTEN, {**WRITTEN, **change})
        self.fails(WRITTEN, {name: WRITTEN[name] for name in list(WRITTEN)[1:]})

    def test_left_out(self):
        self.passes({"id": ONE, "…": "…"}, WRITTEN)
        self.passes([1, "…", 5], [1, 2, 3, 5])
        self.fails({"id": ONE, "…": "…"}, {"status": "diterima"})
        self.fails([1, "…", 5], [1, 2, 3])
        self.fails([1, "…", 5], [1])

    def test_text_around_what_varies(self):
        memory = self.passes({"u": f'</v1/x?cursor=abc>; rel="next" {ONE}'}, {"u": f'</v1/x?cursor=d-f>; rel="next" {TWO}'})
        self.assertEqual("abc d-f", f"abc {memory.to_send('abc')}")
        self.fails({"u": f"/v1/lampiran/{ONE}"}, {"u": f"/v1/pengaduan/{TWO}"})

    def test_fields(self):
        blok.compare_field("Retry-After", "3", "2", blok.Memory())
        blok.compare_field("RateLimit", '"20";r=0;t=3', '"20";r=0;t=1', blok.Memory())
        with self.assertRaises(blok.Difference):
            blok.compare_field("RateLimit", '"20";r=0;t=3', '"10";r=0;t=3', blok.Memory())
        with self.assertRaises(blok.Difference):
            blok.compare_field("Cache-Control", "no-store", "no-cache", blok.Memory())


class Guides(unittest.TestCase):
    PAIR = "```http\nGET /a\n```\n\n```http\nHTTP/1.1 200 OK\n\n{}\n```\n"

    def test_pairs(self):
        self.assertEqual(1, len(blok.exchanges(self.PAIR)))
        self.assertEqual(["request", "answer", "clock"], [b.kind for b in blok.blocks(self.PAIR + "```sh\n./run clock now\n```\n")])
        self.assertEqual(429, blok.blocks("<!-- until 429 -->\n" + self.PAIR)[0].until)
        for wrong in ("```http\nGET /a\n```\n" + self.PAIR, self.PAIR + "```http\nHTTP/1.1 200 OK\n```\n", "```http\nGET /a\n```\n"):
            with self.assertRaises(blok.Difference):
                blok.exchanges(wrong)

    def test_translation(self):
        self.assertEqual([], panduan.same_blocks(self.PAIR, "teks\n" + self.PAIR))
        self.assertTrue(panduan.same_blocks(self.PAIR, self.PAIR.replace("/a", "/b")))
        self.assertTrue(panduan.same_blocks(self.PAIR, ""))

    def test_recording(self):
        memory = blok.Memory(recording=True)
        token = "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJlIQ"
        blok.compare({"t": "{{t}}"}, {"t": token}, "", memory)
        self.assertEqual("eyJhbGciOi…dXJlIQ", memory.to_show("{{t}}"))
        self.assertEqual(token, memory.to_send("eyJhbGciOi…dXJlIQ"))
        blok.compare({"a": 1, "b": 2}, {"b": 3, "c": 4}, "", memory)
        self.assertEqual(2, len(memory.changes))
        self.assertEqual({"a": 1, "b": ["…", 3]}, blok.thinned({"b": ["…", 0], "+": "…"}, {"a": 1, "b": [1, 2, 3]}))


if __name__ == "__main__":
    unittest.main()
