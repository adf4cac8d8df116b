"""read_point and read_public: an answer of the daemon against its own statement in pgbench."""

import json
import os
import urllib.error
import urllib.request
from datetime import datetime, timezone

from daemon import ROOT, psql
from tools import Wrong, pgbench, statement, write, wrk

CONNECTIONS = 64
OFFICE = "00010000-0000-7000-8000-%012d"
OFFICER = "00020000-0000-7000-8000-%012d"
COMPLAINT = "00000000-0000-7000-8000-%012d"
SERVICE = "00040000-0000-7000-8000-%012d"
# What the daemon sets for each request, here for the whole session: so the bare statement does the same work and gives the
# same answer (days left, permitted actions), without anybody being identified and without policies.
SESSION = (f"-c TimeZone=Asia/Pontianak -c DateStyle=ISO -c layanand.peran=pelaksana -c layanand.sub={OFFICER % 1} "
           f"-c layanand.penyelenggara={OFFICE % 1} -c layanand.tugas=pengelola_pengaduan "
           f"-c layanand.sekarang={datetime.now(timezone.utc).strftime('%Y-%m-%dT%H:%M:%SZ')}")


def fetch(url, token=None, method="GET", body=None, timeout=20, **headers):
    """(status, headers, parsed body) of one request."""
    request = urllib.request.Request(url, method=method, data=body)
    if token:
        request.add_header("Authorization", f"Bearer {token}")
    for name, value in headers.items():
        request.add_header(name.replace("_", "-"), value)
    try:
        with urllib.request.urlopen(request, timeout=timeout) as answer:
            text = answer.read()
            return answer.status, answer.headers, json.loads(text) if text else None
    except urllib.error.HTTPError as refusal:
        text = refusal.read()
        return refusal.code, refusal.headers, json.loads(text) if text else None


def expect(what, found, wanted):
    if found != wanted:
        raise Wrong(f"{what}: {found!r} instead of {wanted!r}")


def write_script(name, path, kind, setup):
    """The daemon's statement for pgbench: its :id computed from :n, since pgbench has numbers only; and today."""
    text = statement(os.path.join(ROOT, "src", path)).replace(":id::uuid", f"('{kind}000000007000' || :n)::uuid").replace(":sekarang::timestamptz", "now()")
    write(name, f"{setup}\n{text};\n")


def officer_token(daemon, number=1):
    return daemon.token("pelaksana", OFFICER % number, OFFICE % number, "pengelola_pengaduan")


class Point:
    """GET /v1/pengaduan/{id} by the officer who handles it: token, role, identity, policies, ETag."""

    def __init__(self, daemon, complaints, results):
        self.daemon = daemon
        self.results = results
        self.last = complaints - complaints % 2
        self.token = officer_token(daemon)
        write_script("point.pgbench", "pengaduan/pengaduan_baca.sql", "0000",
                     f"\\set n 8000000000000000 + 2 * random(1, {self.last // 2})")

    def check(self):
        url = f"{self.daemon.url}/v1/pengaduan/{COMPLAINT % self.last}"
        status, headers, found = fetch(url, self.token)
        expect("read_point", status, 200)
        for name in ("nomor", "status", "versi"):
            wanted = psql(f"select {name} from berkas where id = '{COMPLAINT % self.last}'")
            expect(name, str(found.get(name, wanted)), wanted)
        expect("deadlines", sorted(t["jenis"] for t in found["tenggat"]), ["keputusan", "penyelesaian", "tanggapan_kelengkapan", "verifikasi"])
        expect("history", [k["jenis"] for k in found["riwayat"]], ["pengaduan.diterima", "pengaduan.lengkap"])
        expect("actions", found["tindakan"], ["disposisi", "tindak-lanjut", "putuskan"])
        expect("304", fetch(url, self.token, If_None_Match=headers["ETag"])[0], 304)
        expect("no token, no access code", fetch(url)[0], 404)
        expect("another agency", fetch(url, officer_token(self.daemon, 2))[0], 404)
        self.check_bare(found)

    def check_bare(self, found):
        """What pgbench will run gives the same answer."""
        os.environ["PGOPTIONS"] = SESSION
        with open(os.path.join(os.environ["BENCH_WORK"], "point.pgbench"), encoding="utf-8") as script:
            text = script.read().split("\n", 1)[1].replace(":n)", f"{8000000000000000 + self.last})").rstrip("; \n")
        row = json.loads(psql(f"select to_json(x) from ({text}) x"))
        del os.environ["PGOPTIONS"]
        for name in ("id", "tindakan", "riwayat", "tenggat", "judul", "kekurangan"):
            expect(f"{name} of the bare statement", row[name], found[name])

    def daemon_rate(self):
        result = wrk(self.daemon.url, CONNECTIONS, "read.lua", TOKEN=self.token, PATHS="/v1/pengaduan/00000000-0000-7000-8000-%s",
                     FIRST=2, LAST=self.last, STEP=2)
        return result["rps"]

    def measure(self, _):
        bare = pgbench("point.pgbench", 8, options=SESSION)
        rate = self.daemon_rate()
        self.results.add("read_point", rate, bare)
        self.results.last_point = rate

    def close(self):
        pass


class Public:
    """GET /v1/layanan/{id} without a token."""

    def __init__(self, daemon, _, results):
        self.daemon = daemon
        self.results = results
        write_script("public.pgbench", "layanan/layanan_baca.sql", "0004", "\\set n 8000000000000000 + random(1, 960)")

    def check(self):
        status, headers, found = fetch(f"{self.daemon.url}/v1/layanan/{SERVICE % 7}")
        expect("read_public", status, 200)
        expect("name", found["nama"], "Penerbitan dokumen kependudukan 7")
        expect("agency", found["penyelenggara"], {"id": OFFICE % 8, "nama": "Dinas Ukur 8"})
        expect("304", fetch(f"{self.daemon.url}/v1/layanan/{SERVICE % 7}", If_None_Match=headers["ETag"])[0], 304)
        expect("unknown", fetch(f"{self.daemon.url}/v1/layanan/{SERVICE % 999999}")[0], 404)

    def measure(self, _):
        bare = pgbench("public.pgbench", 8, options="-c TimeZone=Asia/Pontianak -c DateStyle=ISO")
        result = wrk(self.daemon.url, CONNECTIONS, "read.lua", **PUBLIC_PATHS)
        self.results.add("read_public", result["rps"], bare)

    def close(self):
        pass


PUBLIC_PATHS = {"PATHS": "/v1/layanan/00040000-0000-7000-8000-%s", "FIRST": 1, "LAST": 960}
