/* Names of roles and duties: constant tables, readable from every thread. */
#include "base/identity.h"

#include <stdio.h>
#include <string.h>

#include "base/banned.h"

static const char *const PERAN[PERAN_COUNT] = {
	[PERAN_PUBLIK] = "publik",
	[PERAN_MASYARAKAT] = "masyarakat",
	[PERAN_PELAKSANA] = "pelaksana",
	[PERAN_KEPALA_PENYELENGGARA] = "kepala_penyelenggara",
	[PERAN_BAGIAN_ORGANISASI] = "bagian_organisasi",
	[PERAN_OMBUDSMAN] = "ombudsman",
	[PERAN_PORTAL_PROVINSI] = "portal_provinsi",
	[PERAN_SISTEM] = "sistem",
};

static const char *const TUGAS[TUGAS_COUNT] = {
	"pengelola_pengaduan",
	"ppid",
	"front_office",
	"back_office",
	"anggota_gkm",
	"tim_skm",
	"penilai",
};

const char *peran_name(enum peran p)
{
	return (unsigned)p < PERAN_COUNT ? PERAN[p] : NULL;
}

int peran_parse(const char *s)
{
	for (int i = 0; i < PERAN_COUNT; i++)
		if (!strcmp(s, PERAN[i]))
			return i;
	return -1;
}

bool peran_petugas(enum peran p)
{
	return p == PERAN_PELAKSANA || p == PERAN_KEPALA_PENYELENGGARA || p == PERAN_BAGIAN_ORGANISASI;
}

const char *tugas_name(int bit_index)
{
	return bit_index >= 0 && bit_index < TUGAS_COUNT ? TUGAS[bit_index] : NULL;
}

unsigned tugas_parse(const char *s)
{
	for (unsigned i = 0; i < TUGAS_COUNT; i++)
		if (!strcmp(s, TUGAS[i]))
			return 1u << i;
	return 0;
}

void tugas_list(unsigned tugas, char out[static 256])
{
	size_t n = 0;

	out[0] = '\0';
	for (unsigned i = 0; i < TUGAS_COUNT; i++)
		if (tugas & 1u << i)
			n += (size_t)snprintf(out + n, 256 - n, "%s%s", n ? "," : "", TUGAS[i]);
}
