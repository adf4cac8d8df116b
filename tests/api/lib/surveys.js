// Survey rounds as the tests plan and drive them.
import { agency } from './world.js';

export const codes = ['persyaratan', 'prosedur', 'waktu', 'biaya', 'produk', 'kompetensi', 'perilaku', 'pengaduan', 'sarana'];

export const newSurvey = (changes = {}) => ({
	penyelenggara_id: agency.dinas, layanan_id: null, judul: 'Survei kepuasan masyarakat', tahun: 2026, periode: 'Semester I', metode: 'sampel',
	populasi: 60, ...changes,
});

export const suggestions = { saran: [{ unsur: 'waktu', uraian: 'Loket ditambah.', penanggung_jawab: 'Kepala bidang', target: '2026-12-31' }] };

// A file of n answers, all of them complete.
export const csv = (n, header = codes) =>
	`${header.join(',')}\r\n${Array.from({ length: n }, (_, i) => header.map((_, u) => 1 + (i + u) % 4).join(',')).join('\r\n')}\r\n`;

export const act = async (client, id, action, json, options = {}) => (await client.post(`/v1/skm/survei/${id}/${action}`, json, options)).json;

export async function plan(client, changes = {}) {
	return (await client.post('/v1/skm/survei', newSurvey(changes), { expect: 201 })).json;
}

export async function openSurvey(client, changes = {}) {
	return act(client, (await plan(client, changes)).id, 'buka');
}

export function importCsv(client, id, body, options = {}) {
	return client.send('POST', `/v1/skm/survei/${id}/impor`, { body, headers: { 'content-type': 'text/csv' }, ...options });
}

// A published round made of this file; `terbuka` is the id of another one that is open.
export async function publishSurvey(env, body, changes = {}) {
	const team = env.as('bagianOrganisasi');
	const survey = await openSurvey(team, changes);
	await importCsv(team, survey.id, body, { expect: 200 });
	await act(team, survey.id, 'tutup');
	await act(team, survey.id, 'saran-perbaikan', suggestions);
	const published = await act(team, survey.id, 'publikasi', { media: ['situs'] });
	return { ...published, terbuka: (await openSurvey(team)).id };
}
