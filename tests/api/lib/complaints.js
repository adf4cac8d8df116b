// Complaints as the tests file and drive them. The complainant's data is unmistakable, so that a leak of it can be found anywhere.
import { agency, service } from './world.js';

export const person = {
	nama: 'Rukmini Taufanesia',
	nik: '6107044505900001',
	alamat: 'Jalan Mutiara Terpendam 42',
	telepon: '+6281299887766',
	email: 'rukmini.taufanesia@contoh.id',
};
export const unreachable = { ...person, email: null };

export const complaint = (changes = {}) => ({
	penyelenggara_id: agency.dinas,
	layanan_id: service.kk,
	kanal: 'aplikasi',
	judul: 'Kartu keluarga belum terbit',
	uraian: 'Saya mengajukan perubahan kartu keluarga pada bulan Februari dan sampai sekarang belum ada kabar.',
	kerugian: null,
	permintaan_penyelesaian: 'Kartu keluarga diterbitkan.',
	waktu_kejadian: '2026-03-01',
	lokasi: { alamat: 'Kantor Dukcapil', lintang: 0.82, bujur: 109.48 },
	kerahasiaan: 'terbuka',
	terlapor_pelaksana_id: null,
	pengadu: person,
	...changes,
});

export async function file(client, changes = {}, options = {}) {
	return (await client.post('/v1/pengaduan', complaint(changes), { expect: 201, ...options })).json;
}

export async function act(client, id, action, body, options = {}) {
	return (await client.post(`/v1/pengaduan/${id}/${action}`, body, options)).json;
}

export const bodies = {
	lengkap: { hasil: 'lengkap', klasifikasi: 'berkadar_pengawasan' },
	tidakLengkap: { hasil: 'tidak_lengkap', kekurangan: ['Salinan tanda terima permohonan'] },
	putuskan: { keputusan: 'dikabulkan', uraian: 'Kartu keluarga diterbitkan hari ini.', ganti_rugi: null },
	puas: { puas: true, uraian: 'Terima kasih.' },
	tidakPuas: { puas: false, uraian: 'Masih salah.' },
};

// Brings a complaint filed by `owner` to a state, by the officer's hands: diproses, perlu_dilengkapi, diputuskan, disampaikan.
export async function bring(owner, officer, state, changes = {}) {
	const filed = await file(owner, changes);
	if (state === 'diterima') return filed;
	if (state === 'perlu_dilengkapi') {
		await act(officer, filed.id, 'telaah', bodies.tidakLengkap);
		return filed;
	}
	await act(officer, filed.id, 'telaah', bodies.lengkap);
	if (state === 'diproses') return filed;
	const decided = await act(officer, filed.id, 'putuskan', bodies.putuskan);
	if (state === 'disampaikan' && decided.keputusan.disampaikan_pada === null)
		await act(officer, filed.id, 'sampaikan', { cara: 'surat' });
	return filed;
}

export const deadline = (view, jenis, status) => view.tenggat.findLast((one) => one.jenis === jenis && (!status || one.status === status));
export const kinds = (view) => view.riwayat.map((event) => event.jenis);
