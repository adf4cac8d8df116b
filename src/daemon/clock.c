/* `layanand clock`: sets the legal clock of every daemon on the database, so that a procedure of 60 days can be driven through in a second. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/config.h"
#include "daemon/commands.h"
#include "kalender/waktu.h"
#include "scheduler/jam.h"

#include "base/banned.h"

#define WAIT_MS 120000

int command_clock(const struct config *c, int argc, char **argv)
{
	int64_t instant_us = clock_wall_us();
	int error;

	if (strcmp(c->server_mode, "development") != 0) {
		fputs("layanand clock: refused: the legal clock is set in development mode only (server.mode)\n", stderr);
		return 1;
	}
	if (argc != 2 || (strcmp(argv[1], "now") != 0 && waktu_urai(argv[1], strlen(argv[1]), &instant_us) < 0)) {
		fputs("layanand clock INSTANT (RFC 3339, 2026-03-10T09:00:00+07:00) | now\n", stderr);
		return 2;
	}
	error = jam_atur(c->database_conninfo, instant_us, WAIT_MS, stderr);
	if (error < 0)
		fprintf(stderr, "layanand clock: %s\n", strerror(-error));
	return error < 0 ? 1 : 0;
}
