// Decisions about officers as the tests draft them.
import { agency, officer } from './world.js';

export const draft = (changes = {}) => ({
	penyelenggara_id: agency.dinas,
	jenis: 'pengelola_pengaduan',
	pembiayaan: 'APBD Kabupaten Bengkayang',
	anggota: [
		{ pelaksana_id: officer.petugasDinas, kedudukan: 'anggota', tugas: ['pengelola_pengaduan'] },
		{ pelaksana_id: officer.rekanDinas, kedudukan: 'anggota', tugas: ['pengelola_pengaduan'] },
	],
	...changes,
});

// The team of Lampiran I.
export const team = (changes = {}) =>
	draft({
		jenis: 'pelaksana',
		unit: 'Mal Pelayanan Publik',
		mengingat: ['Peraturan Daerah Nomor 11 Tahun 2016 tentang Pembentukan dan Susunan Perangkat Daerah Kabupaten Bengkayang;'],
		anggota: [
			{ pelaksana_id: officer.kepalaDinas, kedudukan: 'penanggung_jawab' },
			{ pelaksana_id: officer.rekanDinas, kedudukan: 'ketua' },
			{ pelaksana_id: officer.ppidDinas, kedudukan: 'sekretaris' },
			{ pelaksana_id: officer.petugasDinas, kedudukan: 'anggota', sub_tugas: 'Front office', tugas: ['front_office'] },
			{ pelaksana_id: officer.petugasUptd, kedudukan: 'anggota', sub_tugas: 'Sarana prasarana' },
			{ pelaksana_id: officer.biasaDinas, kedudukan: 'anggota', sub_tugas: 'Front office', tugas: ['front_office', 'back_office'] },
		],
		...changes,
	});
