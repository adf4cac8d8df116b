/* `layanand calendar import`: the holiday files into the database. */
#pragma once

#include <stdio.h>

#include "base/config.h"

/* Reads libur_path (date,name,type[,decree]) and keputusan_path (tahun,nomor,tanggal,jenis,tentang; NULL: none) and makes them
 * true in one transaction: decrees are added or corrected; of each year in the holiday file the national holidays, joint leave
 * and such are what the file says, while local ones (libur_daerah) that it does not name stay. Open deadlines move with it, as by a decree (pindah.h). Daemons load the calendar again by themselves.
 * What was done, or what is wrong with which line, is written to out. Runs on the command's thread. -EINVAL: a file is wrong;
 * -ENOTCONN, or as db_exec. */
int kalender_impor(const struct config *c, const char *libur_path, const char *keputusan_path, FILE *out) WARN_UNUSED;
