// Requests for information as the tests file and drive them. The requester's data is unmistakable, so that a leak of it can be found anywhere.
import { agency } from './world.js';

export const requester = {
	nama: 'Sumarni Lintangjati',
	jenis_kelamin: 'P',
	usia: 41,
	nik: '6107044505850003',
	alamat: 'Gang Telaga Tersembunyi 7',
	telepon: '+6281277665544',
	email: 'sumarni.lintangjati@contoh.id',
};

export const request = (changes = {}) => ({
	penyelenggara_id: agency.dinas,
	...requester,
	salinan_identitas: null,
	informasi_diminta: 'Jumlah pencetakan KTP elektronik per kecamatan tahun 2025.',
	alasan: 'Bahan penulisan skripsi.',
	cara_penyampaian: 'email',
	...changes,
});

export async function ask(client, changes = {}, options = {}) {
	return (await client.post('/v1/permohonan-informasi', request(changes), { expect: 201, ...options })).json;
}

export async function attach(client, id, kategori = 'identitas') {
	const { json } = await client.send('POST', `/v1/permohonan-informasi/${id}/lampiran?kategori=${kategori}`, {
		body: 'Salinan KTP.\n',
		headers: { 'content-type': 'text/plain' },
		expect: 201,
	});
	return json.id;
}

export async function step(client, id, action, body, options = {}) {
	return (await client.post(`/v1/permohonan-informasi/${id}/${action}`, body, options)).json;
}

export async function answer(client, id, action, body, options = {}) {
	return (await client.post(`/v1/keberatan-informasi/${id}/${action}`, body, options)).json;
}

export const said = {
	lengkap: { hasil: 'lengkap' },
	tidakLengkap: { hasil: 'tidak_lengkap', kekurangan: ['Salinan kartu identitas'] },
	perpanjang: { alasan: 'Data dikumpulkan dari 17 kecamatan.' },
	kabulkan: {
		hasil: 'penuh',
		materi: [{ uraian: 'Rekapitulasi pencetakan 2025', bentuk: 'softcopy', dokumen_id: null }],
	},
	sebagian: {
		hasil: 'sebagian',
		materi: [
			{ uraian: 'Rekapitulasi pencetakan 2025', bentuk: 'softcopy', dokumen_id: null },
			{ uraian: 'Daftar loket', bentuk: 'tertulis', dokumen_id: null },
		],
		penghitaman: [{ bagian: 'Kolom NIK', huruf: 'h', alasan: 'Data pribadi penduduk.' }],
		biaya: [
			{ jenis: 'penggandaan', uraian: 'Fotokopi A4', banyak: 12, harga_satuan: 250 },
			{ jenis: 'penggandaan', uraian: 'Cakram', banyak: 1, harga_satuan: 7500 },
		],
		cara_bayar: 'Di loket.',
		uraian: 'Data disajikan per kecamatan.',
	},
	serahkan: {
		tempat: 'Ruang PPID',
		penyerah: { nama: 'Ppid Dinas', jabatan: 'PPID Pelaksana', nip: '19850101 201001 1 003' },
		penerima: { nama: 'Paijo Kuasapura', sebagai: 'kuasa' },
	},
	tolak: { huruf: ['j', 'h'], alasan: 'Memuat NIK orang per orang.', uji_konsekuensi: 'Dibuka, rahasia pribadi terungkap.' },
	dikabulkan: { hasil: 'dikabulkan', uraian: 'Angka per kecamatan bukan data pribadi.' },
	ditolak: { hasil: 'ditolak', uraian: 'Penolakan sudah tepat.' },
};

// Brings a request filed by `owner` to a state, by the officer's hands.
export async function lead(owner, officer, state, changes = {}) {
	const filed = await ask(owner, changes);
	if (state === 'diterima') return filed;
	if (state === 'perlu_dilengkapi') {
		await step(officer, filed.id, 'periksa', said.tidakLengkap);
		return filed;
	}
	await attach(owner, filed.id);
	await step(officer, filed.id, 'periksa', said.lengkap);
	if (state === 'ditolak') await step(officer, filed.id, 'tolak', said.tolak);
	if (state === 'dikabulkan' || state === 'diserahkan') await step(officer, filed.id, 'kabulkan', said.sebagian);
	if (state === 'diserahkan') await step(officer, filed.id, 'serahkan', said.serahkan);
	return filed;
}

export async function object(owner, id, huruf = 'a', options = {}) {
	return (
		await owner.post('/v1/keberatan-informasi', { permohonan_id: id, huruf, uraian: 'Yang saya minta angka, bukan data orang.' }, { expect: 201, ...options })
	).json;
}
