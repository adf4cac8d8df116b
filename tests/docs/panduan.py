#!/usr/bin/env python3
"""The guides are true: every request block of docs/integrasi-*.md is sent to a fresh instance, and its answer compared.

panduan.py SOURCE_ROOT LAYANAND [--record] [GUIDE.md]...

Run beside a throwaway cluster (tests/with_pg.sh: PGHOST, PGPORT, superuser postgres). For each guide a database, keys, the
calendar, the sample data and a daemon of its own are made; see panduan_blok.py for what a block is. --record writes the answers
that come into the guide and into its Indonesian version. Without --record the Indonesian version must have the same blocks.
"""

import base64
import csv
import glob
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import panduan_blok as blok  # noqa: E402  (found only after the path is set)

FIRST_INSTANT = "2026-03-10T09:00:00+07:00"
DISDUKCAPIL = "019510a4-0000-7000-8000-000000000101"
TOKENS = {
    "$PETUGAS": ["pelaksana", "019510a4-0000-7000-8000-000000000356", "--penyelenggara", DISDUKCAPIL, "--tugas", "pengelola_pengaduan"],
    "$KEPALA": ["kepala_penyelenggara", "019510a4-0000-7000-8000-000000000301", "--penyelenggara", DISDUKCAPIL],
    "$ORGANISASI": ["bagian_organisasi", "019510a4-0000-7000-8000-000000000303"],
}
FILES = {"foto.png": base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")}


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Instance:
    """A database, keys, a configuration and a daemon, in a folder of its own."""

    def __init__(self, root, program, folder):
        self.root, self.program, self.folder, self.port = root, program, folder, free_port()
        self.daemon = None
        self.names = {}
        # A setting in the caller's environment would go before the instance's own.
        self.environment = {name: value for name, value in os.environ.items() if not name.startswith("LAYANAND_")}

    def run(self, *command):
        done = subprocess.run([self.program, *command, "--config", f"{self.folder}/conf.ini"], capture_output=True, text=True,
                              timeout=120, env=self.environment)
        if done.returncode:
            raise SystemExit(f"layanand {command[0]}: {done.stdout}{done.stderr}")
        return done.stdout.strip()

    def configure(self):
        where = f"host={os.environ['PGHOST']} port={os.environ['PGPORT']} dbname=panduan"
        os.makedirs(f"{self.folder}/keys")
        with open(f"{self.folder}/conf.ini", "w", encoding="utf-8") as file:
            file.write(f"[server]\nmode = development\nlisten = 127.0.0.1:{self.port}\nmetrics_listen =\n"
                       f"public_url = https://layanan.bengkayangkab.go.id\nworkers = 2\nspool_dir = {self.folder}\n[limits]\n"
                       "masuk_per_minute = 1000\n"
                       f"[database]\nconninfo = {where} user=layanand_daemon\nmigrate_conninfo = {where} user=layanand_migrasi\n"
                       f"[keys]\ndata_key_file = {self.folder}/keys/data.keys\nsigning_dir = {self.folder}/keys/signing\n")

    def make(self):
        psql = os.path.join(os.environ.get("PG_BIN", "/usr/lib/postgresql/15/bin"), "psql")
        for statement in ("drop database if exists panduan with (force)", "create database panduan owner layanand_pemilik"):
            subprocess.run([psql, "-X", "-q", "-U", "postgres", "-d", "postgres", "-c", statement], check=True,
                           env={**os.environ, "PGOPTIONS": "--client-min-messages=warning"})
        self.configure()
        self.run("keys", "generate")
        self.run("migrate")
        data = f"{self.root}/deploy/data"
        self.run("calendar", "import", f"{data}/hari-libur.csv", "--keputusan", f"{data}/keputusan-hari-libur.csv")
        self.run("sample", data)

    def read_names(self):
        for name, (role, sub, *more) in TOKENS.items():
            self.names[name] = self.run("token", "--peran", role, "--sub", sub, *more)
        for path, key, value in (("klien", "client_id", "client_secret"), ("akun", "username", "password")):
            with open(f"{self.folder}/keys/contoh-{path}.csv", encoding="utf-8") as file:
                for row in csv.DictReader(file):
                    self.names[f"$RAHASIA_{row[key].split('@')[0].upper()}"] = row[value]

    def __enter__(self):
        self.make()
        self.log = open(f"{self.folder}/log", "w", encoding="utf-8")
        self.daemon = subprocess.Popen([self.program, "serve", "--config", f"{self.folder}/conf.ini"], stderr=self.log,
                                       env=self.environment)
        for _ in range(300):
            try:
                if self.ask("GET", "/readyz", {}, None)[0] == 200:
                    break
            except OSError:
                pass
            time.sleep(0.1)
        else:
            raise SystemExit("the daemon is not ready")
        self.run("clock", FIRST_INSTANT)
        self.read_names()
        return self

    def __exit__(self, *_):
        self.daemon.send_signal(signal.SIGTERM)
        status = self.daemon.wait(60)
        self.log.close()
        if status:
            with open(f"{self.folder}/log", encoding="utf-8") as file:
                raise SystemExit(f"the daemon ended with {status}: {file.read()[-4000:]}")

    def ask(self, method, path, headers, body):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        return answer.status, answer, content


def named(text, names):
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, names[name])
    return text


def send(instance, request, memory):
    text = named(memory.to_send(request.text), instance.names)
    block = blok.Block("request", text, None, request.line)
    method, path = block.head()[0].split()[:2]
    body = block.body()
    if body.startswith("< "):
        body = FILES[body[2:]]
    elif body:
        body = body.encode("utf-8")
    answer = instance.ask(method, path, dict(block.fields()), body or None)
    for _ in range(200):
        if not request.until or answer[0] == request.until:
            break
        answer = instance.ask(method, path, dict(block.fields()), body or None)
    return answer


def json_of(text):
    try:
        return json.loads(text)
    except ValueError:
        return None


def check_answer(answer, status, came, content, memory):
    """Raises Difference; returns the answer as it would be written in the guide."""
    written_status = int(answer.head()[0].split()[1])
    if written_status != status:
        memory.differs(f"status {written_status} is written, {status} came: {content[:600]!r}")
    lines = [f"HTTP/1.1 {status} {came.reason}"]
    for name, value in answer.fields():
        live = came.headers.get(name)
        if live is None:
            memory.differs(f"no {name} came")
            continue
        blok.compare_field(name, value, live, memory)
        lines.append(f"{name}: {live}")
    written = answer.body()
    if written.startswith("("):
        return "\n".join(lines) + f"\n\n{written}\n"
    old, new = json_of(written), json_of(content)
    if old is None:
        if written or content:
            memory.differs(f"{written[:80]!r} is written, {content[:200]!r} came")
        old = new
    else:
        blok.compare(old, new, "", memory)
    shown = blok.pretty(blok.thinned(old, new)) + "\n" if new is not None else ""
    return "\n".join(lines) + "\n" + ("\n" + shown if shown else "")


def run_guide(instance, guide, memory):
    """[(block, its new text)], and what differs."""
    texts, faults = [], []
    for first, answer in blok.exchanges(guide):
        if answer is None:
            instance.run("clock", first.text)
            continue
        try:
            status, came, content = send(instance, first, memory)
            new = check_answer(answer, status, came, content, memory)
            texts += [(first, memory.to_show(first.text)), (answer, new)]
        except blok.Difference as difference:
            faults.append(f"line {first.line}: {first.head()[0]}: {difference}")
        faults += [f"line {first.line}: {first.head()[0]}: {change}" for change in memory.changes]
        memory.changes.clear()
    return texts, faults


def rewritten(guide, texts):
    for block, text in sorted(texts, key=lambda pair: pair[0].span[0], reverse=True):
        guide = guide[:block.span[0]] + text + guide[block.span[1]:]
    return guide


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def same_blocks(guide, other):
    ours, theirs = blok.blocks(guide), blok.blocks(other)
    for a, b in zip(ours, theirs):
        if a.text != b.text:
            return [f"line {b.line}: not the block of the English guide (line {a.line}); panduan.py --record writes both"]
    return [] if len(ours) == len(theirs) else [f"{len(theirs)} blocks instead of {len(ours)}"]


def record(path, guide, texts, translated):
    write(path, rewritten(guide, texts))
    if os.path.exists(translated):
        other = read(translated)
        if len(blok.blocks(other)) == len(blok.blocks(guide)):
            by_line = {block.line: text for block, text in texts}
            pairs = zip(blok.blocks(guide), blok.blocks(other))
            write(translated, rewritten(other, [(b, by_line[a.line]) for a, b in pairs if a.line in by_line and b.span]))


def check(root, program, path, recording):
    guide, translated = read(path), path[:-3] + ".id.md"
    memory = blok.Memory(recording)
    with tempfile.TemporaryDirectory() as folder, Instance(root, program, folder) as instance:
        texts, faults = run_guide(instance, guide, memory)
    faults = [f"{path}: {fault}" for fault in faults]
    if recording:
        record(path, guide, texts, translated)
    elif os.path.exists(translated):
        faults += [f"{translated}: {fault}" for fault in same_blocks(guide, read(translated))]
    print(f"{path}: {len(texts) // 2} requests answered as written, {len(faults)} differ")
    return faults if texts else faults + [f"{path}: no request blocks"]


def main(arguments):
    recording = "--record" in arguments
    root, program, *guides = [a for a in arguments if a != "--record"]
    guides = guides or [g for g in sorted(glob.glob(f"{root}/docs/integrasi-*.md")) if not g.endswith(".id.md")]
    faults = [fault for guide in guides for fault in check(root, os.path.abspath(program), guide, recording)]
    print("\n".join(faults) or "panduan: ok")
    return 1 if faults or not guides else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
