/* Who is calling: what a verified token (or its absence) says. Plain data, filled by auth/, read by
 * everybody. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

enum peran {
	PERAN_PUBLIK, /* no token */
	PERAN_MASYARAKAT,
	PERAN_PELAKSANA,
	PERAN_KEPALA_PENYELENGGARA,
	PERAN_BAGIAN_ORGANISASI,
	PERAN_OMBUDSMAN,
	PERAN_PORTAL_PROVINSI,
	PERAN_SISTEM, /* the daemon itself (scheduler); no token may claim it */
	PERAN_COUNT
};

/* Duties given by a decision (requirements.md, "Who uses it"). Bits. */
enum tugas {
	TUGAS_PENGELOLA_PENGADUAN = 1 << 0, /* P25 */
	TUGAS_PPID = 1 << 1, /* P40 */
	TUGAS_FRONT_OFFICE = 1 << 2, /* P10 */
	TUGAS_BACK_OFFICE = 1 << 3, /* P10 */
	TUGAS_ANGGOTA_GKM = 1 << 4, /* P18 */
	TUGAS_TIM_SKM = 1 << 5, /* P23(7) */
	TUGAS_PENILAI = 1 << 6, /* P7(5) */
};
#define TUGAS_COUNT 7

struct identity {
	enum peran peran;
	bool tugas_known; /* the token's issuer is believed about tugas and the claim was there */
	unsigned tugas; /* bits, when tugas_known; else each transaction asks the database */
	char sub[37]; /* UUID or "" */
	char penyelenggara_id[37]; /* UUID or "" */
	char client_id[64]; /* machine clients (sub or name), for the feed's field policy; or "" */
	char kode_akses[65]; /* hex sha256 of the Kode-Akses header, or "" */
	char scope[256]; /* space separated */
	char jti[64];
	char angkatan[12]; /* generation of the account's tokens (built-in issuer), or "" */
	int64_t exp_s; /* token expiry, seconds since the epoch; 0 without a token */
};

const char *peran_name(enum peran p);
/* -1 when unknown; "sistem" and "publik" are names but no token may carry them: the caller checks. */
int peran_parse(const char *s);
/* An officer of an agency or of Bagian Organisasi. */
bool peran_petugas(enum peran p);
const char *tugas_name(int bit_index);
/* 0 when unknown. */
unsigned tugas_parse(const char *s);
/* "a,b" into out (room for 256). */
void tugas_list(unsigned tugas, char out[static 256]);
