// Selections of officers as the tests draft and drive them: of the Dinas, judged by its PPID and an officer of the Badan.
import { agency, officer } from './world.js';

export const all = '/v1/seleksi';
export const assessors = { ppid: officer.ppidDinas, petugasLain: officer.petugasBadan };
export const closing = '2026-03-16T00:00:00+07:00'; // the day after the last one of registration

export const plan = (changes = {}) => ({
	penyelenggara_id: agency.dinas,
	judul: 'Seleksi Petugas Loket',
	jenis: 'pelaksana',
	jabatan: 'Petugas loket',
	kuota: 2,
	metode: ['tes_tertulis', 'wawancara'],
	persyaratan: ['Bertugas sekurang-kurangnya satu tahun', 'Bersedia bekerja bergiliran'],
	kriteria: [
		{ kode: 'pengetahuan', nama: 'Pengetahuan', indikator: 'Menjawab soal dengan benar', metode: 'tes_tertulis', bobot: 60 },
		{ kode: 'komunikasi', nama: 'Komunikasi', indikator: 'Menjelaskan dengan bahasa sederhana', metode: 'wawancara', bobot: 40 },
	],
	pendaftaran_sampai: '2026-03-15',
	penetapan_sampai: '2026-04-10',
	penilai: Object.values(assessors),
	...changes,
});

// An appointment has its policy, and no registration, assessors or weights.
export const appointment = (changes = {}) => {
	const { pendaftaran_sampai, penilai, ...rest } = plan();
	return {
		...rest,
		metode: ['penunjukan'],
		kebijakan: 'Nota dinas kepala nomor 12/2026',
		kriteria: rest.kriteria.map(({ bobot, metode, ...one }) => one),
		...changes,
	};
};

export const step = async (client, id, action, json = {}, options = {}) => (await client.post(`${all}/${id}/${action}`, json, options)).json;
export const read = async (client, id) => (await client.get(`${all}/${id}`)).json;

export async function draft(env, changes = {}, body = plan) {
	return (await env.as('kepala').post(all, body(changes), { expect: 201 })).json;
}

export async function announce(env, changes = {}, body = plan) {
	const { id } = await draft(env, changes, body);
	return step(env.as('kepala'), id, 'umumkan');
}

export const propose = (env, id, who, options = {}) => step(env.as('kepala'), id, 'usulkan', { pelaksana_id: who }, options);

// The same score by every criterion for each candidate: { id: [pengetahuan, komunikasi] }.
export const scores = (table) => ({
	nilai: Object.entries(table).flatMap(([pelaksana_id, [pengetahuan, komunikasi]]) => [
		{ pelaksana_id, kriteria: 'pengetahuan', nilai: pengetahuan },
		{ pelaksana_id, kriteria: 'komunikasi', nilai: komunikasi },
	]),
});

export const published = (tanggal) => ({ tanggal, media: [{ media: 'papan_pengumuman', keterangan: 'Ruang tunggu' }] });

// Candidates proposed, registration over, both assessors giving what the table says.
export async function judge(env, table, changes = {}) {
	const { id, pendaftaran_sampai } = await announce(env, changes);
	for (const who of Object.keys(table)) await propose(env, id, who);
	await env.clock(new Date(Date.parse(`${pendaftaran_sampai}T00:00:00+07:00`) + 86400000).toISOString());
	for (const name of Object.keys(assessors)) await step(env.as(name), id, 'nilai', scores(table));
	return id;
}
