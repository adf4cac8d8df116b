// Documents as the tests record, publish and close them.
import { agency } from './world.js';

export const newDocument = (changes = {}) => ({
	penyelenggara_id: agency.dinas, judul: 'Laporan Kinerja Tahun 2025', jenis: 'laporan', tanggal: '2026-02-27', klasifikasi: 'berkala', ...changes,
});

export const exception = (changes = {}) => ({
	huruf: 'h', uji_konsekuensi: 'Memuat nama dan riwayat kesehatan pemohon.', uji_tanggal: '2026-02-20', uji_nomor: 'BA-UK/1/2026', ...changes,
});

export const closedDocument = (changes = {}) => newDocument({ judul: 'Daftar penerima bantuan', klasifikasi: 'dikecualikan', pengecualian: exception(), ...changes });

export const record = async (client, changes = {}) => (await client.post('/v1/dokumen', newDocument(changes), { expect: 201 })).json;

export function upload(client, id, body, { type = 'text/plain', query = '', headers = {}, expect = 201 } = {}) {
	return client.send('POST', `/v1/dokumen/${id}/isi${query}`, { body, headers: { 'content-type': type, ...headers }, expect });
}

export const read = async (client, id) => (await client.get(`/v1/dokumen/${id}`)).json;

// A document with one version of its content, as its keeper sees it.
export async function publish(client, changes = {}, body = 'Isi dokumen.\n') {
	const { id } = await record(client, changes);
	await upload(client, id, body);
	return read(client, id);
}
