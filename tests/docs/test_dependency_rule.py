"""The dependency rule test can fail: one small tree per kind of violation."""

import os
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import dependency_rule  # noqa: E402  (found only after the path is set)

LAST = '#include "base/banned.h"\n'


class Rule(unittest.TestCase):
    def faults(self, path, text):
        with tempfile.TemporaryDirectory() as src:
            full = os.path.join(src, path)
            os.makedirs(os.path.dirname(full))
            with open(full, "w", encoding="utf-8") as f:
                f.write(text)
            return [fault[len(full) + 1:] for fault in dependency_rule.faults(src)[0]]

    def allowed(self, path, text):
        self.assertEqual(self.faults(path, text), [])

    def refused(self, path, text, fault):
        self.assertEqual(self.faults(path, text), [fault])

    def test_downwards_is_allowed(self):
        self.allowed("pengaduan/a.h", '#include "base/arena.h"\n#include "work/ctx.h"\n#include "alur/alur.h"\n')
        self.allowed("daemon/main.c", '#include "pengaduan/a.h"\n#include "http/server.h"\n' + LAST)

    def test_upwards_is_refused(self):
        self.refused("base/a.h", '\n#include "db/db.h"\n', "2: base may not include db")
        self.refused("work/a.h", '#  include "http/server.h"\n', "1: work may not include http")
        self.refused("alur/a.h", '#include "pengaduan/a.h"\n', "1: alur may not include pengaduan")

    def test_beside_only_what_the_table_names(self):
        self.allowed("http/a.h", '#include "auth/auth.h"\n')
        self.allowed("scheduler/a.h", '#include "alur/alur.h"\n')
        self.refused("auth/a.h", '#include "document/pdf.h"\n', "1: auth may not include document")
        self.refused("auth/a.h", '#include "http/server.h"\n', "1: auth may not include http")

    def test_no_domain_includes_another(self):
        self.refused("lampiran/a.h", '#include "pengaduan/a.h"\n', "1: lampiran may not include pengaduan")

    def test_foreign_headers_have_one_door(self):
        self.allowed("db/a.h", "#include <libpq-fe.h>\n")
        self.refused("work/a.h", "#include <libpq-fe.h>\n", "1: only db includes libpq-fe.h")
        self.refused("work/a.h", "#include <microhttpd.h>\n", "1: only http includes microhttpd.h")
        self.refused("akun/a.h", "#include <jwt.h>\n", "1: only auth includes jwt.h")
        self.refused("pii/a.h", "#include <openssl/evp.h>\n", "1: only auth includes openssl/evp.h")

    def test_unknown_modules_are_refused(self):
        self.refused("lain/a.h", "", "1: lain is no module of the table")
        self.refused("base/a.h", '#include "lain/a.h"\n', "1: lain is no module of the table")

    def test_banned_comes_last(self):
        self.allowed("base/a.c", LAST + '#include "base/problems.def"\n')
        self.refused("base/a.c", LAST + "#include <stdio.h>\n", "1: base/banned.h is not the last header included")
        self.refused("base/a.c", "", "1: base/banned.h is not the last header included")


if __name__ == "__main__":
    unittest.main()
