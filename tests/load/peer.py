"""peer_fastify: read_point against the same reading by Fastify 5 and pg in a cluster of two."""

import glob
import os
import subprocess
import time

import reading
from daemon import HERE, ROOT, WORK, free_port
from reading import COMPLAINT, SESSION, expect, fetch
from tools import wrk

FOLDER = os.path.join(HERE, "peer")


def node_major():
    try:
        version = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True).stdout
        return int(version.lstrip("v").split(".")[0])
    except (OSError, ValueError, subprocess.CalledProcessError):
        return 0


def install():
    """The pinned packages; the reason when they cannot be had."""
    if node_major() < 20:
        return f"Fastify 5 needs Node 20, this is {node_major() or 'none'}"
    stamp = os.path.join(FOLDER, "node_modules", ".package-lock.json")
    if os.path.exists(stamp) and os.path.getmtime(stamp) >= os.path.getmtime(os.path.join(FOLDER, "package-lock.json")):
        return None
    done = subprocess.run(["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"], cwd=FOLDER,
                          capture_output=True, text=True)
    return None if done.returncode == 0 else f"npm ci failed: {done.stderr.strip().splitlines()[-1:]}"


class Peer:
    def __init__(self, daemon, complaints, results):
        self.results = results
        self.last = complaints - complaints % 2
        self.token = reading.officer_token(daemon)
        self.processes = []
        self.urls = {}
        reason = install()
        if reason:
            results.skip("peer_fastify", reason)
            return
        self.urls["peer_fastify"] = self.start("peer", PGUSER="postgres", PEER_OPTIONS=f"-c jit=off {SESSION}")
        self.urls["peer_fastify_guarded"] = self.start("peer-guarded", PGUSER="layanand_daemon", PEER_GUARD="1",
                                                       PEER_OPTIONS="-c jit=off -c TimeZone=Asia/Pontianak")

    def start(self, name, **environment):
        port = free_port()
        with open(os.path.join(WORK, f"{name}.log"), "wb") as log:
            self.processes.append(subprocess.Popen(["node", os.path.join(FOLDER, "server.js")], stdout=log, stderr=log, env={
                **os.environ, "NODE_ENV": "production", "PEER_PORT": str(port), "PEER_CONNECTIONS": "4",
                "PEER_KEY": sorted(glob.glob(os.path.join(WORK, "keys", "signing", "*.pem")))[-1],
                "PEER_SQL": os.path.join(ROOT, "src", "pengaduan", "pengaduan_baca.sql"),
                "PEER_CONTEXT_SQL": os.path.join(ROOT, "src", "db", "konteks.sql"), **environment}))
        return f"http://127.0.0.1:{port}"

    def check(self):
        for name, url in self.urls.items():
            for _ in range(100):
                try:
                    status, _, found = fetch(f"{url}/v1/pengaduan/{COMPLAINT % self.last}", self.token)
                    break
                except OSError:
                    time.sleep(0.1)
            expect(name, status, 200)
            expect(f"{name}: actions", found["tindakan"], ["disposisi", "tindak-lanjut", "putuskan"])
            expect(f"{name}: deadlines", len(found["tenggat"]), 4)
            expect(f"{name}: no token", fetch(f"{url}/v1/pengaduan/{COMPLAINT % self.last}")[0], 401)

    def measure(self, _):
        for name, url in self.urls.items():
            result = wrk(url, reading.CONNECTIONS, "read.lua", TOKEN=self.token, PATHS="/v1/pengaduan/00000000-0000-7000-8000-%s",
                         FIRST=2, LAST=self.last, STEP=2)
            self.results.add(name, self.results.last_point, result["rps"])

    def close(self):
        for process in self.processes:
            process.terminate()
            process.wait(10)
