// Service standards as the tests draft, discuss and set them; charters and procedures of complaint handling.
import { agency, service } from './world.js';

export const today = '2026-03-02';

export const names = [
	'persyaratan', 'prosedur', 'jangka_waktu', 'biaya', 'produk', 'pengaduan', 'dasar_hukum', 'sarana', 'kompetensi', 'pengawasan_internal',
	'jumlah_pelaksana', 'jaminan_pelayanan', 'jaminan_keamanan', 'evaluasi_kinerja',
];

export const components = (changes = {}) => ({
	persyaratan: [{ uraian: 'Kartu keluarga lama', keterangan: null }, { uraian: 'Buku nikah', keterangan: 'bagi yang sudah kawin' }],
	prosedur: [{ uraian: 'Pemohon menyerahkan berkas', pelaksana: 'Petugas loket' }, { uraian: 'Berkas diperiksa', pelaksana: null }],
	jangka_waktu: { jumlah: 3, satuan: 'hari_kerja', keterangan: null },
	biaya: [{ uraian: 'Penerbitan', jumlah: 0, dasar_hukum: 'UU 24/2013 Pasal 79A' }],
	produk: ['Kartu keluarga'],
	pengaduan: { uraian: 'Pengaduan dijawab petugas.', kontak: [{ kanal: 'telepon', alamat: '0562-441001' }] },
	dasar_hukum: ['UU 23/2006', 'UU 24/2013'],
	sarana: ['Ruang tunggu', 'Komputer'],
	kompetensi: ['Memahami administrasi kependudukan'],
	pengawasan_internal: ['Oleh kepala bidang, setiap minggu'],
	jumlah_pelaksana: { jumlah: 5, rincian: null },
	jaminan_pelayanan: ['Selesai menurut standar'],
	jaminan_keamanan: ['Data pribadi dijaga'],
	evaluasi_kinerja: ['Setiap semester'],
	...changes,
});

export const meeting = (changes = {}) => ({
	tanggal: '2026-02-10', tempat: 'Aula', pokok_bahasan: 'Rancangan standar', hasil: 'Waktu dipersingkat.',
	peserta: [
		{ nama: 'Martinus Enggang', unsur: 'penyelenggara', jabatan: 'Kepala Dinas' },
		{ nama: 'Rosa Pakis', unsur: 'penerima_manfaat', mewakili: 'Warga Bumi Emas' },
	],
	...changes,
});

// The minutes, signed by these.
export const minutes = (signers, changes = {}) => ({
	tanggal: '2026-02-12', tempat: 'Aula', pokok_bahasan: ['Jangka waktu'], kesepakatan: ['Tiga hari kerja'],
	tanda_tangan: signers.map((one) => ({ peserta_id: one.id, cara: 'basah' })),
	...changes,
});

export const decision = (changes = {}) => ({ nomor: '188.4/12/2026', tanggal: '2026-02-16', ...changes });
export const publication = { tanggal: '2026-02-17', media: [{ media: 'situs', tautan: 'https://dukcapil.bengkayangkab.go.id/standar' }, { media: 'ruang_layanan' }] };
export const outreach = { tanggal: '2026-02-18', jenis: 'internalisasi', sasaran: 'Petugas loket', tempat: 'Aula', jumlah_peserta: 12 };
export const evaluation = (changes = {}) => ({
	dari: '2026-01-01', sampai: today, metode: ['survei', 'analisis_dokumen'], dapat_dilaksanakan: true, faktor_keberhasilan: ['Petugas terlatih'],
	faktor_penghambat: ['Jaringan'], rencana_perbaikan: [{ uraian: 'Jaringan cadangan', penanggung_jawab: 'Kepala bidang', target: '2026-12-31' }],
	...changes,
});

export const charter = (changes = {}) => ({
	penyelenggara_id: agency.dinas, janji: 'Kami sanggup melaksanakan pelayanan sesuai dengan standar pelayanan.',
	perbaikan: 'Kami memberikan pelayanan sesuai kewajiban dan memperbaikinya terus-menerus.',
	sanksi: 'Kami bersedia menerima sanksi dan memberikan kompensasi bila tidak sesuai standar.',
	...changes,
});

export const procedure = (changes = {}) => ({
	penyelenggara_id: agency.dinas, judul: 'Penanganan pengaduan masyarakat', ringkasan: 'Sampaikan keluhan; kami menjawabnya.',
	dasar_hukum: ['Perbup Bengkayang 24/2018'], kanal: [{ kanal: 'kotak', alamat: 'Ruang tunggu' }],
	langkah: [{ uraian: 'Pengaduan dicatat', pelaksana: 'Pengelola pengaduan', waktu: { jumlah: 1, satuan: 'hari_kerja', keterangan: null }, keluaran: 'Tanda terima' }],
	...changes,
});

export const act = async (client, id, action, json, options = {}) => (await client.post(`/v1/standar/${id}/${action}`, json, options)).json;
export const everybody = (standard) => standard.pembahasan.flatMap((one) => one.peserta);

export async function draft(client, changes = {}, layanan = service.kk) {
	return (await client.post(`/v1/layanan/${layanan}/standar`, { komponen: components(changes) }, { expect: 201 })).json;
}

// Discussed, and signed by all who took part.
export async function agree(client, changes = {}, layanan = service.kk) {
	const { id } = await draft(client, changes, layanan);
	const discussed = await act(client, id, 'pembahasan', meeting());
	return act(client, id, 'berita-acara', minutes(everybody(discussed)));
}

export async function setStandard(env, { who = 'rekan', head = 'kepala', changes = {}, layanan = service.kk, keputusan = {} } = {}) {
	const { id } = await agree(env.as(who), changes, layanan);
	return act(env.as(head), id, 'penetapan', decision(keputusan));
}

// A standard, a charter and a procedure that are set and published.
export async function publishAll(env) {
	const standard = await setStandard(env);
	await act(env.as('rekan'), standard.id, 'publikasi', publication);
	const head = env.as('kepala');
	const ids = { standar: standard.id };
	for (const [path, body] of [['maklumat', charter()], ['sop-pengaduan', procedure()]]) {
		const { id } = (await head.post(`/v1/${path}`, body, { expect: 201 })).json;
		await head.post(`/v1/${path}/${id}/penetapan`, decision());
		await head.post(`/v1/${path}/${id}/publikasi`, publication);
		ids[path] = id;
	}
	return ids;
}
