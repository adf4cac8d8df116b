"""kalender: a decree that moves every one of very many open deadlines, and what others notice of it meanwhile."""

import http.client
import json
import secrets
import statistics
import threading
import time
from datetime import date, timedelta
from urllib.parse import urlsplit

from daemon import Daemon, psql
from intake import CITIZEN, COMPLAINT
from reading import SERVICE, expect, fetch
from sweep import OPEN
from tools import Wrong

CHIEF = "000c0000-0000-7000-8000-00000000000f"
LENGTH = 60
STARTS = 30
ALONE_S = 10
AGAIN_S = 0.02


def skipped(derivation):
    return [{"tanggal": d["tanggal"], "alasan": d["alasan"], "keputusan": d["keputusan"]} for d in derivation[1:] if not d["dihitung"]]


class Probe(threading.Thread):
    """One client that asks again and again; keeps how long each answer took, and which status it had."""

    def __init__(self, url, request, allowed):
        super().__init__(daemon=True)
        self.address = urlsplit(url).netloc
        self.request = request
        self.allowed = allowed
        self.took, self.status, self.wrong = [], {}, None
        self.end = threading.Event()

    def run(self):
        connection = http.client.HTTPConnection(self.address, timeout=60)
        while not self.end.is_set():
            method, path, body, headers = self.request()
            begun = time.monotonic()
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            text = answer.read()
            self.took.append((time.monotonic() - begun) * 1000)
            self.status[answer.status] = self.status.get(answer.status, 0) + 1
            if answer.status not in self.allowed and not self.wrong:
                self.wrong = f"{method} {path}: {answer.status} {text[:200]}"
            time.sleep(AGAIN_S)
        connection.close()

    def result(self):
        self.end.set()
        self.join()
        if self.wrong:
            raise Wrong(self.wrong)
        ordered = sorted(self.took)
        return {"n": len(ordered), "p50": statistics.median(ordered), "p99": ordered[int(len(ordered) * 0.99)], "max": ordered[-1], "status": self.status}


class Decree:
    def __init__(self, daemon):
        self.daemon = daemon
        self.citizen = daemon.token("masyarakat", CITIZEN)
        self.chief = daemon.token("bagian_organisasi", CHIEF)
        self.moved = 0

    def load(self):
        starts = []
        for n in range(STARTS):
            day = (date.today() - timedelta(days=n + 1)).isoformat()
            _, _, found = fetch(f"{self.daemon.url}/v1/kalender/tenggat?mulai={day}&hari={LENGTH}", None)
            starts.append({"mulai": day, "jatuh_tempo": found["jatuh_tempo"], "dilewati": skipped(found["derivasi"])})
        psql(None, self.daemon.database, file="katalog.sql")
        psql(None, self.daemon.database, file="keputusan.sql", jumlah=OPEN, mulai=json.dumps(starts))
        psql("vacuum analyze", self.daemon.database)
        psql("checkpoint", self.daemon.database)

    def case(self):
        return f"00000000-0000-7000-8000-{secrets.randbelow(OPEN) + 1:012d}"

    def probes(self):
        chief = {"Authorization": f"Bearer {self.chief}", "Content-Type": "application/json"}
        citizen = {"Authorization": f"Bearer {self.citizen}", "Content-Type": "application/json"}
        followed = json.dumps({"uraian": "Dikerjakan."})
        filed = json.dumps(COMPLAINT)
        asks = {
            "livez": (lambda: ("GET", "/livez", None, {}), {200}),
            "read_public": (lambda: ("GET", f"/v1/layanan/{SERVICE % 7}", None, {}), {200}),
            "read_point": (lambda: ("GET", f"/v1/pengaduan/{self.case()}", None, chief), {200}),
            "intake": (lambda: ("POST", "/v1/pengaduan", filed, {**citizen, "Idempotency-Key": secrets.token_hex(16)}), {201}),
            # Cases that the decree has in its hands answer 503 until it is done.
            "act": (lambda: ("POST", f"/v1/pengaduan/{self.case()}/tindak-lanjut", followed, chief), {200, 503}),
        }
        return {name: Probe(self.daemon.url, *ask) for name, ask in asks.items()}

    def beside(self, work):
        probes = self.probes()
        for probe in probes.values():
            probe.start()
        time.sleep(1)
        begun = time.monotonic()
        work()
        took = time.monotonic() - begun
        return took, {name: probe.result() for name, probe in probes.items()}

    def post(self, day, query=""):
        body = json.dumps({"nomor": f"188/{day}", "tanggal": day, "tentang": "Hari libur daerah",
                           "tambah": [{"tanggal": day, "nama": "Hari libur", "jenis": "libur_daerah"}]}).encode()
        status, _, found = fetch(f"{self.daemon.url}/v1/kalender/keputusan{query}", self.chief, "POST", body, 1800, Content_Type="application/json")
        expect("decree", status, 200 if query else 201)
        return found

    def check(self, preview, made, day):
        """All of them, each by one event; those filed meanwhile too."""
        expect("moved", made["dampak"]["diperpanjang"] >= preview["dampak"]["diperpanjang"] >= OPEN, True)
        left = psql(f"""select count(*) from tenggat t where status = 'berjalan' and satuan = 'hari_kerja' and layanand.tanggal(mulai) < '{day}'
                         and hari_akhir >= '{day}' and kalender_versi < (select versi from kalender)""", self.daemon.database)
        events = psql("select count(*) from kejadian where jenis = 'tenggat.dipindahkan'", self.daemon.database)
        expect("left behind", left, "0")
        expect("events", int(events), made["dampak"]["diperpanjang"])


def weekday_after(days):
    day = date.today() + timedelta(days=days)
    while day.isoweekday() > 5:
        day += timedelta(days=1)
    return day.isoformat()


def measure(results, say):
    say(f"kalender: a database with {OPEN} open deadlines in working days")
    psql("create database keputusan owner layanand_pemilik", "postgres")
    psql("revoke all on schema public from public; alter schema public owner to layanand_pemilik", "keputusan")
    daemon = Daemon("keputusan", "keputusan")
    daemon.prepare()
    with daemon:
        decree = Decree(daemon)
        decree.load()
        say("kalender: others alone")
        _, alone = decree.beside(lambda: time.sleep(ALONE_S))
        day, answers = weekday_after(9), {}
        begun = time.monotonic()
        answers["preview"] = decree.post(day, "?pratinjau=true")
        results.add("kalender_preview_s", time.monotonic() - begun)
        say("kalender: others beside the decree")
        took, beside = decree.beside(lambda: answers.update(made=decree.post(day)))
        decree.check(answers["preview"], answers["made"], day)
    results.add("kalender_s", took)
    for name in ("livez", "read_public", "read_point", "intake"):
        results.add(f"kalender_{name}", beside[name]["p99"], alone[name]["p99"])
    results.add("kalender_intake_longest_ms", beside["intake"]["max"])
    for name, result in beside.items():
        say(f"kalender: {name}: alone {alone[name]}, beside {result}")
