/* `layanand sample`: a regency to look at. */
#pragma once

#include <stdio.h>

#include "base/config.h"

/* Loads the catalogue of dir (penyelenggara.csv, layanan.csv, pelaksana.csv with duties, kepala.csv, kanal.csv), accounts (akun.csv) and
 * machine clients (klien.csv), in one transaction under peran sistem. May be repeated: rows are brought to what the files say,
 * accounts and clients that exist stay as they are. Passwords and secrets are made here and written, mode 0600, beside the
 * data key file: contoh-akun.csv and contoh-klien.csv. sodium_init must have run. What was done, or what is wrong with which line, goes to out.
 * -EINVAL: a file is wrong; -ENOTCONN, or as db_exec; the error of reading or writing a file. */
int contoh_muat(const struct config *c, const char *dir, FILE *out) WARN_UNUSED;
