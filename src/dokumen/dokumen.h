/* What the files of dokumen/ share. */
#pragma once

#include "isi/isi.h"

/* Where the content of documents lives. */
extern const struct isi_tempat dokumen_tempat;
