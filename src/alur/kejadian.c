/* Appends events; queued on the transaction of the caller's thread. */
#include "alur/kejadian.h"

#include <errno.h>

#include "statements.h"

#include "base/banned.h"

int kejadian_catat(struct alur *a, const struct kejadian_baru *k)
{
	/* The feed orders the events of one transaction by id. */
	const char *id = alur_id(a);
	bool sendiri = !k->pelaku;

	if (!id)
		return -ENOMEM;
	return db_queue(a->db, SQL(kejadian_catat, .rantai = k->berkas_id ? k->berkas_id : k->penyelenggara_id, .id = id,
				   .berkas = k->berkas_id, .proses = k->proses, .penyelenggara = k->penyelenggara_id,
				   .jenis = k->jenis, .waktu = a->sekarang, .pelaku = sendiri ? a->pelaku : k->pelaku,
				   .pelaku_id = sendiri ? a->pelaku_id : NULL, .catatan = k->catatan, .data = k->data));
}
