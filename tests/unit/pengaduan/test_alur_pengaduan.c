/* The whole procedure of a complaint through its handlers, with the legal clock moved: states, deadlines, who may what. */
#include <criterion/criterion.h>
#include <string.h>

#include "bantu.h"

static const char *const SENIN = "2026-03-02T09:00:00+07:00";

static struct jawaban telaah(const struct siapa *siapa, const char *waktu, const char *id)
{
	return panggil(op_pengaduan_telaah, siapa, waktu, id, "{\"hasil\":\"lengkap\",\"klasifikasi\":\"tidak_berkadar_pengawasan\"}");
}

static struct jawaban putuskan(const struct siapa *siapa, const char *waktu, const char *id)
{
	return panggil(op_pengaduan_putuskan, siapa, waktu, id, "{\"keputusan\":\"dikabulkan\",\"uraian\":\"Diterbitkan hari ini.\"}");
}

TestSuite(pengaduan, .fini = bantu_selesai);

Test(pengaduan, dari_awal_sampai_selesai)
{
	struct jawaban j = adukan(&SI_WARGA, SENIN);
	char id[64];

	snprintf(id, sizeof(id), "%s", teks(j.isi, "id"));
	cr_assert_eq(strncmp(teks(j.isi, "nomor"), "PGD-2026-", 9), 0);
	cr_assert_eq(strlen(teks(j.isi, "kode_akses")), 43);
	cr_assert_str_eq(teks(j.isi, "status"), "diterima");
	cr_assert_str_eq(teks(tenggat(j.isi, "verifikasi"), "jatuh_tempo"), "2026-03-05T23:59:59+07:00");
	cr_assert_str_eq(teks(tenggat(j.isi, "tanggapan_kelengkapan"), "jatuh_tempo"), "2026-03-16T23:59:59+07:00");
	cr_assert_eq(json_integer_value(json_object_get(tenggat(j.isi, "verifikasi"), "sisa")), 3);
	cr_assert(tindakan_persis(j.isi, "lengkapi cabut"));

	j = telaah(&SI_PENGELOLA, "2026-03-03T10:00:00+07:00", id);
	cr_assert_eq(j.status, 200, "%s", j.kode);
	cr_assert_str_eq(teks(j.isi, "status"), "diproses");
	cr_assert_str_eq(teks(tenggat(j.isi, "verifikasi"), "status"), "terpenuhi");
	/* 14 working days after 3 March, with the holiday on the 9th. */
	cr_assert_str_eq(teks(tenggat(j.isi, "penyelesaian"), "jatuh_tempo"), "2026-03-24T23:59:59+07:00");
	cr_assert_eq(json_integer_value(json_object_get(tenggat(j.isi, "penyelesaian"), "sisa")), 15); /* hari_libur is empty here */
	cr_assert(tindakan_persis(j.isi, "disposisi tindak-lanjut putuskan"));

	j = putuskan(&SI_PENGELOLA, "2026-03-04T10:00:00+07:00", id);
	cr_assert_eq(j.status, 200, "%s", j.kode);
	cr_assert_str_eq(teks(j.isi, "status"), "diputuskan");
	cr_assert_str_eq(teks(tenggat(j.isi, "penyampaian"), "status"), "terpenuhi");
	cr_assert_str_eq(teks(json_object_get(j.isi, "keputusan"), "cara"), "aplikasi");
	cr_assert_str_eq(nilai("select pelaku from kejadian where berkas_id = '%s' and jenis = 'pengaduan.disampaikan'", id), "sistem");

	j = panggil(op_pengaduan_tanggapan_pengadu, &SI_WARGA, "2026-03-05T10:00:00+07:00", id, "{\"puas\":true}");
	cr_assert_eq(j.status, 200, "%s", j.kode);
	cr_assert_str_eq(teks(j.isi, "status"), "selesai");
	cr_assert(tindakan_persis(j.isi, ""));
	cr_assert_str_eq(nilai("select count(*) from tenggat where berkas_id = '%s' and status = 'berjalan'", id), "0");
	cr_assert_str_eq(nilai("select bool_and(hash = layanand.kejadian_hash(k)) from kejadian k where berkas_id = '%s'", id), "t");
}

Test(pengaduan, dibuka_dua_kali_lalu_ombudsman)
{
	struct jawaban j = adukan(&SI_WARGA, SENIN);
	const char *tidak_puas = "{\"puas\":false,\"uraian\":\"Masih salah.\"}";
	char id[64];

	snprintf(id, sizeof(id), "%s", teks(j.isi, "id"));
	telaah(&SI_PENGELOLA, "2026-03-03T10:00:00+07:00", id);
	putuskan(&SI_PENGELOLA, "2026-03-04T10:00:00+07:00", id);
	j = panggil(op_pengaduan_tanggapan_pengadu, &SI_WARGA, "2026-03-05T10:00:00+07:00", id, tidak_puas);
	cr_assert_str_eq(teks(j.isi, "status"), "diproses");
	cr_assert_eq(json_integer_value(json_object_get(j.isi, "eskalasi")), 1);
	j = putuskan(&SI_KEPALA, "2026-03-06T10:00:00+07:00", id);
	cr_assert_eq(j.status, 200, "%s", j.kode);
	j = panggil_tindakan("limpahkan-ombudsman", NULL, &SI_WARGA, "2026-03-06T11:00:00+07:00", id, "{\"alasan\":\"Percuma.\"}");
	cr_assert_eq(j.status, 409);
	j = panggil(op_pengaduan_tanggapan_pengadu, &SI_WARGA, "2026-03-06T11:00:00+07:00", id, tidak_puas);
	cr_assert_eq(json_integer_value(json_object_get(j.isi, "eskalasi")), 2);
	cr_assert_eq(putuskan(&SI_PENGELOLA, "2026-03-07T10:00:00+07:00", id).status, 403);
	cr_assert_eq(putuskan(&SI_BO, "2026-03-07T10:00:00+07:00", id).status, 200);
	j = panggil(op_pengaduan_tanggapan_pengadu, &SI_WARGA, "2026-03-08T11:00:00+07:00", id, tidak_puas);
	cr_assert_str_eq(teks(j.isi, "status"), "diputuskan");
	cr_assert(tindakan_persis(j.isi, "tanggapan-pengadu limpahkan-ombudsman cabut"));
	j = panggil_tindakan("limpahkan-ombudsman", NULL, &SI_WARGA, "2026-03-09T11:00:00+07:00", id, "{\"alasan\":\"Dua kali dibuka.\"}");
	cr_assert_eq(j.status, 200, "%s", j.kode);
	cr_assert_str_eq(teks(j.isi, "status"), "dilimpahkan");
	cr_assert_str_eq(teks(tenggat(j.isi, "tanggapan_pengadu"), "status"), "gugur");
}

Test(pengaduan, tanpa_akun_dengan_kode)
{
	struct jawaban j = adukan(&PUBLIK, SENIN);
	struct siapa pemegang = PUBLIK;
	char id[64], nomor[64], kode[64], badan[256];

	snprintf(id, sizeof(id), "%s", teks(j.isi, "id"));
	snprintf(nomor, sizeof(nomor), "%s", teks(j.isi, "nomor"));
	snprintf(kode, sizeof(kode), "%s", teks(j.isi, "kode_akses"));
	cr_assert(tindakan_persis(j.isi, "lengkapi cabut"));
	cr_assert_eq(panggil_tindakan("lengkapi", "{kekurangan,tambahan}", &PUBLIK, SENIN, id, "{\"uraian\":\"x\"}").status, 404);
	pemegang.kode_akses = kode;
	j = panggil_tindakan("lengkapi", "{kekurangan,tambahan}", &pemegang, SENIN, id, "{\"uraian\":\"Tambahan.\"}");
	cr_assert_eq(j.status, 200, "%s", j.kode);
	snprintf(badan, sizeof(badan), "{\"nomor\":\"%s\",\"kode_akses\":\"%s\"}", nomor, kode);
	cr_assert_eq(panggil(op_pengaduan_lacak, &PUBLIK, SENIN, NULL, badan).status, 200);
	snprintf(badan, sizeof(badan), "{\"nomor\":\"%sX\",\"kode_akses\":\"%s\"}", nomor, kode);
	cr_assert_eq(panggil(op_pengaduan_lacak, &PUBLIK, SENIN, NULL, badan).status, 404);
	kode[0] = kode[0] == 'A' ? 'B' : 'A';
	snprintf(badan, sizeof(badan), "{\"nomor\":\"%s\",\"kode_akses\":\"%s\"}", nomor, kode);
	cr_assert_eq(panggil(op_pengaduan_lacak, &PUBLIK, SENIN, NULL, badan).status, 404);
	/* No account, no e-mail: the decision waits for an officer to bring it. */
	telaah(&SI_PENGELOLA, "2026-03-03T10:00:00+07:00", id);
	j = putuskan(&SI_PENGELOLA, "2026-03-04T10:00:00+07:00", id);
	cr_assert_str_eq(teks(tenggat(j.isi, "penyampaian"), "status"), "berjalan");
	j = panggil(op_pengaduan_sampaikan, &SI_PENGELOLA, "2026-03-05T10:00:00+07:00", id, "{\"cara\":\"surat\"}");
	cr_assert_eq(j.status, 200, "%s", j.kode);
	cr_assert_str_eq(teks(tenggat(j.isi, "tanggapan_pengadu"), "status"), "berjalan");
	cr_assert_eq(panggil(op_pengaduan_sampaikan, &SI_PENGELOLA, "2026-03-05T10:00:00+07:00", id, "{\"cara\":\"surat\"}").status, 409);
}

Test(pengaduan, siapa_yang_boleh)
{
	struct jawaban j = adukan(&SI_WARGA, SENIN);
	char id[64];

	snprintf(id, sizeof(id), "%s", teks(j.isi, "id"));
	cr_assert_eq(telaah(&SI_CAMAT, SENIN, id).status, 404, "another agency does not see it");
	cr_assert_eq(telaah(&SI_WARGA_LAIN, SENIN, id).status, 404);
	cr_assert_eq(telaah(&SI_WARGA, SENIN, id).status, 403, "the owner sees it but does not decide");
	cr_assert_eq(telaah(&SI_OMBUDSMAN, SENIN, id).status, 403);
	cr_assert_eq(putuskan(&SI_PENGELOLA, SENIN, id).status, 409);
	j = panggil_tindakan("teruskan", NULL, &SI_PENGELOLA, SENIN, id, "{\"penyelenggara_id\":\"" CAMAT "\",\"catatan\":\"Wewenang camat.\"}");
	cr_assert_eq(j.status, 200, "%s", j.kode);
	cr_assert(tindakan_persis(j.isi, ""), "the forwarding agency may follow it");
	cr_assert_eq(telaah(&SI_PENGELOLA, SENIN, id).status, 403);
	j = telaah(&SI_CAMAT, SENIN, id);
	cr_assert_eq(j.status, 200, "%s", j.kode);
	cr_assert_str_eq(nilai("select count(*) from tenggat where berkas_id = '%s' and jenis = 'verifikasi' and status = 'terpenuhi'", id), "2");
}

Test(pengaduan, terlapor_tidak_melihat)
{
	struct jawaban j = panggil(op_pengaduan_buat, &SI_WARGA, SENIN, NULL,
				   "{\"penyelenggara_id\":\"" DINAS "\",\"judul\":\"Pungutan\",\"uraian\":\"Diminta membayar di loket.\","
				   "\"terlapor_pelaksana_id\":\"" TERLAPOR "\",\"kerahasiaan\":\"anonim\"}");
	char id[64];

	cr_assert_eq(j.status, 201, "%s %s", j.kode, j.pointer);
	snprintf(id, sizeof(id), "%s", teks(j.isi, "id"));
	cr_assert_eq(telaah(&SI_TERLAPOR, SENIN, id).status, 404);
	j = panggil_tindakan("disposisi", NULL, &SI_PENGELOLA, SENIN, id, "{\"pelaksana_id\":\"" TERLAPOR "\"}");
	cr_assert_eq(j.status, 422);
	cr_assert_str_eq(j.pointer, "/pelaksana_id");
}

Test(pengaduan, isian_yang_ditolak)
{
	static const struct {
		const char *badan;
		const char *pointer;
	} kasus[] = {
		{ "{\"penyelenggara_id\":\"" DINAS "\",\"judul\":\"abc\",\"uraian\":\"0123456789\"}", "/pengadu" },
		{ "{\"penyelenggara_id\":\"" WARGA "\",\"judul\":\"abc\",\"uraian\":\"0123456789\",\"kerahasiaan\":\"anonim\"}",
		  "/penyelenggara_id" },
		{ "{\"penyelenggara_id\":\"" CAMAT "\",\"layanan_id\":\"" LAYANAN
		  "\",\"judul\":\"abc\",\"uraian\":\"0123456789\",\"kerahasiaan\":\"anonim\"}",
		  "/layanan_id" },
		{ "{\"penyelenggara_id\":\"" CAMAT "\",\"terlapor_pelaksana_id\":\"" TERLAPOR
		  "\",\"judul\":\"abc\",\"uraian\":\"0123456789\",\"kerahasiaan\":\"anonim\"}",
		  "/terlapor_pelaksana_id" },
		{ "{\"penyelenggara_id\":\"" DINAS "\",\"judul\":\"abc\",\"uraian\":\"0123456789\",\"kanal\":\"surat\",\"kerahasiaan\":\"anonim\"}",
		  "/kanal" },
		{ "{\"penyelenggara_id\":\"" DINAS
		  "\",\"judul\":\"abc\",\"uraian\":\"0123456789\",\"waktu_kejadian\":\"2026-03-03\",\"kerahasiaan\":\"anonim\"}",
		  "/waktu_kejadian" },
		{ "{\"penyelenggara_id\":\"" DINAS
		  "\",\"judul\":\"abc\",\"uraian\":\"0123456789\",\"pengadu\":{\"nama\":\"a\",\"alamat\":\"b\",\"nik\":\"6107043202900001\"}}",
		  "/pengadu/nik" },
		{ "{\"penyelenggara_id\":\"" DINAS
		  "\",\"judul\":\"abc\",\"uraian\":\"0123456789\",\"kerahasiaan\":\"anonim\",\"pengadu\":{\"nama\":\"a\",\"alamat\":\"b\"}}",
		  "/pengadu" },
	};

	for (size_t i = 0; i < sizeof(kasus) / sizeof(kasus[0]); i++) {
		struct jawaban j = panggil(op_pengaduan_buat, &PUBLIK, SENIN, NULL, kasus[i].badan);

		cr_assert_eq(j.status, 422, "%zu: %d %s", i, j.status, j.kode);
		cr_assert_str_eq(j.pointer, kasus[i].pointer);
	}
}

Test(pengaduan, if_match)
{
	struct jawaban j = adukan(&SI_WARGA, SENIN);
	char id[64], etag[128];
	const char *badan = "{\"hasil\":\"tidak_lengkap\",\"kekurangan\":[\"Foto kartu lama\"]}";

	snprintf(id, sizeof(id), "%s", teks(j.isi, "id"));
	snprintf(etag, sizeof(etag), "%s", j.etag);
	cr_assert_eq(panggil_jika(op_pengaduan_telaah, &SI_PENGELOLA, SENIN, id, badan, "\"v7-00\"").status, 412);
	j = panggil_jika(op_pengaduan_telaah, &SI_PENGELOLA, SENIN, id, badan, etag);
	cr_assert_eq(j.status, 200, "%s", j.kode);
	cr_assert_str_eq(teks(j.isi, "status"), "perlu_dilengkapi");
	cr_assert_eq(json_array_size(json_object_get(j.isi, "kekurangan")), 1);
	j = panggil_tindakan("lengkapi", "{kekurangan,tambahan}", &SI_WARGA, "2026-03-10T09:00:00+07:00", id, "{\"uraian\":\"Terlampir.\"}");
	cr_assert_str_eq(teks(j.isi, "status"), "diterima");
	cr_assert_eq(json_array_size(json_object_get(j.isi, "kekurangan")), 0);
	cr_assert_str_eq(teks(tenggat(j.isi, "verifikasi"), "jatuh_tempo"), "2026-03-13T23:59:59+07:00");
}

Test(pengaduan, tenggat_lewat_sekali)
{
	struct jawaban j = adukan(&SI_WARGA, SENIN);
	char id[64];

	snprintf(id, sizeof(id), "%s", teks(j.isi, "id"));
	lewatkan("2026-03-05T23:59:59+07:00");
	cr_assert_str_eq(nilai("select status from tenggat where berkas_id = '%s' and jenis = 'verifikasi'", id), "berjalan",
			 "the last second belongs to the day");
	cr_assert_geq(lewatkan("2026-03-06T00:00:00+07:00"), 1);
	cr_assert_eq(lewatkan("2026-03-06T00:00:00+07:00"), 0);
	cr_assert_str_eq(nilai("select eskalasi from berkas where id = '%s'", id), "1");
	lewatkan("2026-03-17T00:00:00+07:00");
	cr_assert_str_eq(nilai("select eskalasi from berkas where id = '%s'", id), "2");
	cr_assert_str_eq(nilai("select string_agg(jenis, ' ' order by urutan) from kejadian where berkas_id = '%s'", id),
			 "pengaduan.diterima tenggat.lewat pengaduan.dieskalasi tenggat.lewat pengaduan.dieskalasi");
	cr_assert_str_eq(nilai("select data->>'ombudsman' from kejadian where berkas_id = '%s' and urutan = 4", id), "true");
	cr_assert_str_eq(nilai("select data->>'jatuh_tempo' from kejadian where berkas_id = '%s' and urutan = 4", id),
			 "2026-03-16T23:59:59+07:00");
	j = telaah(&SI_PENGELOLA, "2026-03-18T10:00:00+07:00", id);
	cr_assert_str_eq(teks(tenggat(j.isi, "verifikasi"), "status"), "lewat");
	cr_assert_str_eq(teks(tenggat(j.isi, "verifikasi"), "terpenuhi_pada"), "2026-03-18T10:00:00+07:00");
}

/* Late is better than never: the decision that nobody delivered in time is delivered, and can then be answered. */
Test(pengaduan, disampaikan_terlambat)
{
	struct jawaban j = adukan(&PUBLIK, SENIN);
	struct siapa pemegang = PUBLIK;
	char id[64], kode[64];

	snprintf(id, sizeof(id), "%s", teks(j.isi, "id"));
	snprintf(kode, sizeof(kode), "%s", teks(j.isi, "kode_akses"));
	pemegang.kode_akses = kode;
	telaah(&SI_PENGELOLA, "2026-03-03T10:00:00+07:00", id);
	putuskan(&SI_PENGELOLA, "2026-03-04T10:00:00+07:00", id);
	lewatkan("2026-03-30T10:00:00+07:00");
	j = panggil(op_pengaduan_sampaikan, &SI_PENGELOLA, "2026-03-30T11:00:00+07:00", id, "{\"cara\":\"surat\"}");
	cr_assert_eq(j.status, 200, "%s", j.kode);
	cr_assert_str_eq(teks(tenggat(j.isi, "penyampaian"), "status"), "lewat");
	cr_assert_str_eq(teks(tenggat(j.isi, "penyampaian"), "terpenuhi_pada"), "2026-03-30T11:00:00+07:00");
	j = panggil(op_pengaduan_tanggapan_pengadu, &pemegang, "2026-03-31T11:00:00+07:00", id, "{\"puas\":true}");
	cr_assert_eq(j.status, 200, "%s", j.kode);
	cr_assert_eq(panggil(op_pengaduan_sampaikan, &SI_PENGELOLA, "2026-03-31T12:00:00+07:00", id, "{\"cara\":\"surat\"}").status, 409);
}

/* Down over everything: the chain of lapses comes out as if the scheduler had been there, dated from when each was due. */
Test(pengaduan, mengejar_yang_lewat)
{
	struct jawaban j = adukan(&SI_WARGA, SENIN);
	char id[64];

	snprintf(id, sizeof(id), "%s", teks(j.isi, "id"));
	telaah(&SI_PENGELOLA, "2026-03-03T10:00:00+07:00", id);
	lewatkan("2026-08-01T00:00:00+07:00");
	cr_assert_str_eq(nilai("select string_agg(jenis || ' ' || to_char(jatuh_tempo, 'MM-DD') || ' ' || status, ', ' order by jatuh_tempo) from tenggat"
			       " where berkas_id = '%s' and jenis in ('penyelesaian', 'eskalasi_penyelesaian', 'keputusan')", id),
			 "penyelesaian 03-24 lewat, eskalasi_penyelesaian 03-27 lewat, keputusan 05-02 lewat");
	cr_assert_str_eq(nilai("select count(*) from kejadian where berkas_id = '%s' and jenis = 'pengaduan.dieskalasi'", id), "2");
}

Test(pengaduan, lewat_sebelum_tindakan)
{
	struct jawaban j = adukan(&SI_WARGA, SENIN);
	char id[64];

	snprintf(id, sizeof(id), "%s", teks(j.isi, "id"));
	panggil(op_pengaduan_telaah, &SI_PENGELOLA, SENIN, id, "{\"hasil\":\"tidak_lengkap\",\"kekurangan\":[\"Foto\"]}");
	/* The scheduler has not come by; the citizen is 31 days late all the same. */
	j = panggil_tindakan("lengkapi", "{kekurangan,tambahan}", &SI_WARGA, "2026-04-02T09:00:00+07:00", id, "{\"uraian\":\"Terlambat.\"}");
	cr_assert_eq(j.status, 409);
	cr_assert_eq(lewatkan("2026-04-02T09:00:00+07:00") > 0, 1);
	cr_assert_str_eq(nilai("select status from berkas where id = '%s'", id), "dianggap_dicabut");
	j = adukan(&SI_WARGA, SENIN);
	snprintf(id, sizeof(id), "%s", teks(j.isi, "id"));
	j = telaah(&SI_PENGELOLA, "2026-03-10T10:00:00+07:00", id);
	cr_assert_eq(j.status, 200, "%s", j.kode);
	cr_assert_str_eq(teks(tenggat(j.isi, "verifikasi"), "status"), "lewat");
	cr_assert_eq(json_integer_value(json_object_get(j.isi, "eskalasi")), 1);
}

Test(pengaduan, identitas_tersegel)
{
	struct jawaban j = adukan(&PUBLIK, SENIN);

	cr_assert_str_eq(nilai("select (position('6107'::bytea in isi) > 0)::text || length(nik_hash) || (telepon_hash is null) from identitas where berkas_id = '%s'",
			       teks(j.isi, "id")), "false32true");
}
