/* The built-in issuer beside a test database, and its handlers called as a worker calls them. */
#pragma once

#include "../pengaduan/bantu.h"

#define SANDI "sandi yang cukup panjang"

/* Services with keys, limits and configuration; once for a process. */
struct services *penerbit_uji(void);
/* A form as JSON through a handler under peran sistem, with the Authorization header or NULL. */
struct jawaban kirim(handler_fn handler, const char *authorization, const char *format, ...) __attribute__((format(printf, 3, 4)));
/* The same on a connection of the caller's own (other threads). */
struct jawaban kirim_lewat(struct db *db, handler_fn handler, const char *authorization, const char *form);
/* The refresh token of a fresh login; the account is made when it is not there. */
void masuk(const char *email, char token[static 64]);
