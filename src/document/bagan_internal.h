/* What the kinds of charts share; nobody else includes this. */
#pragma once

#include "document/bagan.h"

#define BAGAN_ANGKA_SIZE 40
#define TITIK_JARI 3.0

extern const struct gaya bagan_gaya_judul, bagan_gaya_nama, bagan_gaya_angka, bagan_gaya_kecil;

/* Each draws downwards from y and returns where it ends. */
double bagan_batang(struct kanvas *k, const struct bagan *b, double y, double lebar);
double bagan_kolom(struct kanvas *k, const struct bagan *b, double y, double lebar);

/* Where a value lies between 0 (bawah) and 1 (atas). */
double bagan_letak(const struct bagan *b, double nilai);
bool bagan_inggris(const struct bagan *b);
/* "2,5" or "2.5". */
void bagan_angka(const struct bagan *b, double nilai, int desimal, char out[static BAGAN_ANGKA_SIZE]);
/* What stands for a value that is not told. */
const char *bagan_ditahan(const struct bagan *b);
