// The small world of the tests: agencies, officers with and without duties, services, channels, machine clients; written as the
// superuser into the template database. Ids are fixed and readable.
const id = (group, n) => `0195a000-0000-7000-8000-${group}${String(n).padStart(10, '0')}`;

// Of the form of an id, and nobody's.
export const absent = '0195a000-0000-7000-8000-ffffffffffff';
export const agency = {
	setda: id('0a', 1), // Sekretariat Daerah, where Bagian Organisasi sits
	dinas: id('0a', 2), // A: where most complaints go
	uptd: id('0a', 3), // below A
	badan: id('0a', 4), // B: somebody else
};

export const officer = {
	petugasDinas: id('0b', 1), // pengelola_pengaduan of A
	rekanDinas: id('0b', 2), // pengelola_pengaduan of A as well
	ppidDinas: id('0b', 3), // another duty
	biasaDinas: id('0b', 4), // no duty at all
	kepalaDinas: id('0b', 5),
	petugasBadan: id('0b', 6), // pengelola_pengaduan of B
	kepalaBadan: id('0b', 7),
	petugasUptd: id('0b', 8),
	kepalaUptd: id('0b', 9),
	bagianOrganisasi: id('0b', 10),
	mantanDinas: id('0b', 11), // his duty has ended
};

export const citizen = { satu: id('0c', 1), dua: id('0c', 2), tiga: id('0c', 3) };
export const service = { kk: id('0d', 1), ktp: id('0d', 2), izin: id('0d', 3) };
export const scopes = 'ombudsman.baca ombudsman.rujuk kejadian.baca';

// argon2id of `rahasia-mesin-untuk-uji`, m=19456 t=2 p=1.
export const clientSecret = 'rahasia-mesin-untuk-uji';
const clientSecretHash = '$argon2id$v=19$m=19456,t=2,p=1$vEN7kTXL7ISKhBAJvsP9Ew$kujG1OLGS/A8lPULg118BdHN5Lk9PGqvOe9FKDnZMjk';

export const start = '2026-03-02T09:00:00+07:00'; // a Monday; the holidays of March 2026 lie ahead

const agencies = [
	[agency.setda, 'SETDA', 'Sekretariat Daerah', 'sekretariat_daerah', null],
	[agency.dinas, 'DUKCAPIL', 'Dinas Kependudukan dan Pencatatan Sipil', 'dinas', null],
	[agency.uptd, 'UPTD-DUKCAPIL-1', 'UPTD Dukcapil Wilayah I', 'uptd', agency.dinas],
	[agency.badan, 'BKPSDM', 'Badan Kepegawaian dan Pengembangan Sumber Daya Manusia', 'badan', null],
	...Array.from({ length: 17 }, (_, n) => [
		id('0e', n + 1),
		`KEC-${n + 1}`,
		`Kecamatan ${String.fromCharCode(65 + n)}`,
		'kecamatan',
		null,
	]),
];

const officers = [
	[officer.petugasDinas, agency.dinas, 'Petugas Dinas', false, 'pengelola_pengaduan', null],
	[officer.rekanDinas, agency.dinas, 'Rekan Dinas', false, 'pengelola_pengaduan', null], // and tim_skm and back_office, below
	[officer.ppidDinas, agency.dinas, 'Ppid Dinas', false, 'ppid', null],
	[officer.biasaDinas, agency.dinas, 'Biasa Dinas', false, null, null],
	[officer.mantanDinas, agency.dinas, 'Mantan Dinas', false, 'pengelola_pengaduan', '2026-02-27'],
	[officer.kepalaDinas, agency.dinas, 'Kepala Dinas', true, null, null],
	[officer.petugasBadan, agency.badan, 'Petugas Badan', false, 'pengelola_pengaduan', null],
	[officer.kepalaBadan, agency.badan, 'Kepala Badan', true, null, null],
	[officer.petugasUptd, agency.uptd, 'Petugas Uptd', false, 'pengelola_pengaduan', null],
	[officer.kepalaUptd, agency.uptd, 'Kepala Uptd', true, null, null],
	[officer.bagianOrganisasi, agency.setda, 'Bagian Organisasi', false, null, null],
];

const services = [
	[service.kk, agency.dinas, 'DUKCAPIL-KK', 'Penerbitan Kartu Keluarga', 'administratif'],
	[service.ktp, agency.dinas, 'DUKCAPIL-KTP', 'Perekaman KTP Elektronik', 'administratif'],
	[service.izin, agency.badan, 'BKPSDM-CUTI', 'Permohonan Cuti', 'administratif'],
	...Array.from({ length: 42 }, (_, n) => [
		id('0f', n + 1),
		agencies[n % 4][0],
		`LAYANAN-${n + 1}`,
		`Layanan ${String(n + 1).padStart(2, '0')}`,
		['barang', 'jasa', 'administratif'][n % 3],
	]),
];

export async function loadWorld(client) {
	const now = '2026-01-05T08:00:00+07:00';
	for (const [key, kode, nama, jenis, induk] of agencies)
		await client.query(
			`insert into penyelenggara (id, kode, nama, jenis, induk_id, alamat, misi, lintang, bujur, dibentuk_pada,
			diperbarui_pada) values ($1, $2, $3, $4, $5, 'Bengkayang', '["Melayani"]', 0.82, 109.48, '1999-07-20', $6)`,
			[key, kode, nama, jenis, induk, now],
		);
	for (const [key, of, nama, kepala, tugas, sampai] of officers) {
		await client.query(
			'insert into pelaksana (id, penyelenggara_id, nama, jabatan, kepala, diperbarui_pada) values ($1, $2, $3, $4, $5, $6)',
			[key, of, nama, kepala ? 'Kepala' : 'Pelaksana', kepala, now],
		);
		if (tugas)
			await client.query(
				`insert into penugasan (id, pelaksana_id, tugas, keputusan, berlaku_dari, berlaku_sampai)
				values ($1, $2, $3, '800/1/2026', '2026-01-02', $4)`,
				[key, key, tugas, sampai],
			);
	}
	await client.query(`insert into penugasan (id, pelaksana_id, tugas, keputusan, berlaku_dari)
		select gen_random_uuid(), $1, tugas, '800/3/2026', '2026-01-02' from unnest('{tim_skm,back_office}'::text[]) tugas`, [officer.rekanDinas]);
	for (const [key, of, kode, nama, jenis] of services)
		await client.query(
			`insert into layanan (id, penyelenggara_id, kode, nama, jenis, pola, uraian, persyaratan, diperbarui_pada)
			values ($1, $2, $3, $4, $5, 'fungsional', 'Uraian ' || $4, '["KTP"]', $6)`,
			[key, of, kode, nama, jenis, now],
		);
	for (const [key, peran, cakupan, aktif] of [
		['ombudsman-ri', 'ombudsman', scopes, true],
		['ombudsman-baca', 'ombudsman', 'ombudsman.baca', true],
		['portal-kalbar', 'portal_provinsi', 'statistik.baca', true],
		['klien-mati', 'ombudsman', scopes, false],
	])
		await client.query('insert into klien (id, rahasia, peran, cakupan, aktif) values ($1, $2, $3, $4, $5)', [
			key,
			clientSecretHash,
			peran,
			cakupan,
			aktif,
		]);
	// Many cases with one address are not the subject of most tests.
	await client.query('update aturan_batas_notifikasi set per_hari = 1000000');
	for (const kanal of ['kotak', 'email'])
		await client.query(
			`insert into kanal_pengaduan (penyelenggara_id, kanal, alamat, aktif_dari) values ($1, $2, 'Bengkayang', '2026-01-01')`,
			[agency.dinas, kanal],
		);
}

// The legal clock of a database, set before any daemon runs on it.
export async function setClock(client, instant) {
	await client.query(
		`update jam set geser_us = ((extract(epoch from $1::timestamptz) - extract(epoch from clock_timestamp())) * 1000000)::bigint,
		versi = versi + 1`,
		[instant],
	);
}
