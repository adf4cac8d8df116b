/* The operations of the catalogue with C (api/penyelenggara.yaml, api/layanan.yaml, api/pelaksana.yaml, api/katalog.yaml); handlers by the contract of
 * work/ctx.h. */
#pragma once

#include "work/ctx.h"

int op_penyelenggara_buat(struct ctx *c);
int op_penyelenggara_ubah(struct ctx *c);
int op_penyelenggara_kepala_tetapkan(struct ctx *c);
int op_layanan_buat(struct ctx *c);
int op_layanan_ubah(struct ctx *c);
int op_layanan_kewajiban_catat(struct ctx *c);
int op_layanan_kaitkan(struct ctx *c);
int op_layanan_lepaskan(struct ctx *c);
int op_pelaksana_buat(struct ctx *c);
int op_pelaksana_ubah(struct ctx *c);
int op_katalog_jsonld(struct ctx *c);
int op_katalog_csv(struct ctx *c);
int op_katalog_hsds_service(struct ctx *c);
int op_katalog_hsds_organization(struct ctx *c);
int op_katalog_hsds_service_at_location(struct ctx *c);
