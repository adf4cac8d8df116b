/* Whether a statement that serves an operation gives what the contract promises. */
#pragma once

#include <jansson.h>
#include <libpq-fe.h>
#include <stdio.h>

#include "db/sql.h"

/* The operations of the contract and the statements behind them. Complaints, one a line, go to out;
 * their number is returned. */
int check_operations(PGconn *conn, const json_t *contract, FILE *out);
