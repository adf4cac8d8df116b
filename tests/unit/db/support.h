/* What the database tests share: the cluster of tests/with_pg.sh, a small schema, identities. */
#pragma once

#include <libpq-fe.h>

#include "db/db.h"

#define UJI_PELAKSANA "019583a0-0000-7000-8000-0000000000aa"
#define UJI_PENYELENGGARA "019583a0-0000-7000-8000-0000000000bb" /* where that officer serves */

extern const struct db_options UJI_OPTIONS;

/* Before each test: the schema anew, in database layanand as postgres. */
void uji_schema(void);
/* One statement (or several) as postgres; aborts the test when it fails. */
void uji_sql(const char *text);
/* Ends every backend with this application_name. */
void uji_kill(const char *application_name);
/* pg_ctl restart -m immediate (a crash), stop, start. */
void uji_restart(void);
void uji_stop(void);
void uji_start(void);

struct identity uji_identity(enum peran peran, const char *sub);
/* A read-write transaction of 5 s under sistem, begun in arena. */
int uji_begin(struct db *db, struct arena *arena);
/* Waits until db_ready, at most 10 s. */
bool uji_wait_ready(struct db *db);
