"""Resident memory of an idle daemon and with 10,000 connections that say nothing, and the time from exec to ready."""

import socket
import time

from daemon import time_to_ready
from tools import Wrong

CONNECTIONS = 10000


def open_connections(port):
    """Each has had one answer: a client between two requests, not one that never spoke."""
    kept = []
    for _ in range(CONNECTIONS):
        one = socket.create_connection(("127.0.0.1", port), timeout=20)
        one.sendall(b"GET /livez HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        kept.append(one)
        if not one.recv(4096).startswith(b"HTTP/1.1 200"):
            raise Wrong("/livez")
    return kept


def measure(daemon, results, rounds):
    for _ in range(max(rounds, 5)):
        results.add("ready_ms", time_to_ready(daemon)[0])
    daemon.settings["LOG_LEVEL"] = "warning"
    with daemon:
        time.sleep(1)
        results.add("memory_idle_mib", daemon.rss_mib())
        kept = open_connections(daemon.port)
        time.sleep(1)
        results.add("memory_10k_connections_mib", daemon.rss_mib())
        for one in kept:
            one.close()
