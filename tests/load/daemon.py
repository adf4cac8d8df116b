"""The daemon under measurement and its database: started, configured and stopped as an instance would be."""

import json
import os
import re
import signal
import socket
import subprocess
import time
import urllib.request

WORK = os.environ["BENCH_WORK"]
BINARY = os.path.join(WORK, "layanand")
HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
NO_LIMIT = "100000000"


def as_owner():
    """PostgreSQL and the daemon run as the same unprivileged user when we are root."""
    if os.getuid() != 0:
        return []
    user = os.environ["PG_USER"]
    return ["setpriv", "--reuid", user, "--regid", user, "--init-groups"]


def psql(sql, database="layanand", **variables):
    """Output of a statement (or of a file, with file=) as superuser, unaligned."""
    command = ["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", database]
    file = variables.pop("file", None)
    for name, value in variables.items():
        command += ["-v", f"{name}={value}"]
    command += ["-f", os.path.join(HERE, "sql", file)] if file else ["-c", sql]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Daemon:
    """One layanand on one database; used as a context."""

    def __init__(self, name, database="layanand", **settings):
        self.name = name
        self.database = database
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.settings = settings
        self.process = None

    def environment(self):
        at = f"host='{os.environ['PGHOST']}' dbname={self.database}"
        settings = {
            "SERVER_MODE": "development", "SERVER_LISTEN": f"127.0.0.1:{self.port}", "SERVER_METRICS_LISTEN": "",
            "SERVER_PUBLIC_URL": self.url, "SERVER_SPOOL_DIR": os.path.join(WORK, "spool"),
            "DATABASE_CONNINFO": f"{at} user=layanand_daemon", "DATABASE_MIGRATE_CONNINFO": f"{at} user=layanand_migrasi",
            "KEYS_DATA_KEY_FILE": os.path.join(WORK, "keys", "data.keys"), "KEYS_SIGNING_DIR": os.path.join(WORK, "keys", "signing"),
            "LIMITS_UMUM_PER_MINUTE": NO_LIMIT, "LIMITS_TULIS_PER_MINUTE": NO_LIMIT, "LOG_LEVEL": "warning",
        }
        settings.update(self.settings)
        return {"PATH": os.environ["PATH"], "HOME": WORK, **{f"LAYANAND_{k}": str(v) for k, v in settings.items()}}

    def command(self, *arguments):
        done = subprocess.run(as_owner() + [BINARY, *arguments], env=self.environment(), cwd="/", capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(f"layanand {arguments[0]}: {done.stdout}{done.stderr}")
        return done.stdout.strip()

    def prepare(self):
        if not os.path.exists(os.path.join(WORK, "keys", "data.keys")):
            self.command("keys", "generate")
        self.command("migrate")
        data = os.path.join(WORK, "data")
        self.command("calendar", "import", f"{data}/hari-libur.csv", "--keputusan", f"{data}/keputusan-hari-libur.csv")

    def token(self, peran, sub, penyelenggara=None, tugas=None):
        arguments = ["token", "--peran", peran, "--sub", sub, "--ttl", "86400"]
        arguments += ["--penyelenggara", penyelenggara] if penyelenggara else []
        arguments += ["--tugas", tugas] if tugas else []
        return self.command(*arguments)

    def start(self):
        """Milliseconds from exec to the line that says ready (only with LOG_LEVEL=info), else when /readyz answers."""
        log = open(os.path.join(WORK, f"{self.name}.daemon.log"), "ab")
        begun = time.monotonic()
        self.process = subprocess.Popen(as_owner() + [BINARY, "serve"], env=self.environment(), cwd="/", stdin=subprocess.DEVNULL,
                                        stdout=log, stderr=log)
        log.close()
        while time.monotonic() - begun < 30:
            try:
                with urllib.request.urlopen(f"{self.url}/readyz", timeout=5):
                    return
            except OSError:
                if self.process.poll() is not None:
                    break
                time.sleep(0.02)
        raise RuntimeError(f"the daemon {self.name} is not ready")

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            if self.process.wait(60) != 0:
                raise RuntimeError(f"the daemon {self.name} ended with {self.process.returncode}")

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.stop()

    def rss_mib(self):
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as status:
            return int(re.search(r"VmRSS:\s+(\d+)", status.read()).group(1)) / 1024


def time_to_ready(daemon):
    """(milliseconds from exec until it says that it is ready, milliseconds that it says itself)"""
    daemon.settings["LOG_LEVEL"] = "info"
    begun = time.monotonic()
    process = subprocess.Popen(as_owner() + [BINARY, "serve"], env=daemon.environment(), cwd="/", stdin=subprocess.DEVNULL,
                               stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    daemon.process = process
    for line in process.stderr:
        at = line.find(b"{")
        entry = json.loads(line[at:]) if at >= 0 else {}
        if entry.get("event") == "ready":
            took = (time.monotonic() - begun) * 1000
            daemon.stop()
            process.stderr.close()
            return took, float(entry["ms"])
    raise RuntimeError("the daemon did not say that it is ready")
