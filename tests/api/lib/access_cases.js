// One complaint for each relation that a caller can have to it, with evidence, a copy of an identity card and a log of readings.
import { act, file } from './complaints.js';
import { ask, lead, object, step } from './requests.js';
import { agency, citizen, officer } from './world.js';

// A notice that failed for good, as it stands in the outbox.
async function deadLetter(env, id) {
	const { notice } = await env.one(
		`insert into notifikasi (id, berkas_id, kejadian_id, aturan_id, jenis, penerima, saluran, templat, bahasa, isi, status, coba_pada, dibuat_pada)
		select layanand.uuid_v7(k.waktu), k.berkas_id, k.id, a.id, k.jenis, 'pemilik', 'email', a.templat, 'id', '{}', 'gagal', k.waktu, k.waktu
		  from kejadian k
		  join aturan_notifikasi a on a.pola = k.jenis and a.penerima = 'pemilik' and a.saluran = 'email'
		 where k.berkas_id = $1 and k.urutan = 1 returning id as notice`,
		[id],
	);
	return notice;
}

// By name: ids, access code, and what lib/access.js judges by.
export async function makeCases(env) {
	const cases = {};
	const warga = env.as('masyarakat');
	const make = async (name, changes, expected) => {
		const filed = await file(warga, changes);
		cases[name] = {
			id: filed.id,
			nomor: filed.nomor,
			kode: filed.kode_akses,
			owner: citizen.satu,
			agency: agency.dinas,
			kerahasiaan: 'terbuka',
			eskalasi: 0,
			deadline: filed.tenggat[0].id,
			...expected,
		};
		const upload = async (query) =>
			(
				await warga.send('POST', `/v1/pengaduan/${filed.id}/lampiran${query}`, {
					body: 'Isi.\n',
					headers: { 'content-type': 'text/plain' },
					expect: 201,
				})
			).json.id;
		cases[name].evidence = await upload('');
		cases[name].card = await upload('?kategori=identitas');
		cases[name].notice = await deadLetter(env, filed.id);
		return filed;
	};
	await make('own', {});
	await make('other', { penyelenggara_id: agency.badan, layanan_id: null }, { agency: agency.badan });
	await make('below', { penyelenggara_id: agency.uptd, layanan_id: null }, { agency: agency.uptd });
	await make('about an officer', { terlapor_pelaksana_id: officer.rekanDinas }, { terlapor: officer.rekanDinas });
	await make('about the head', { terlapor_pelaksana_id: officer.kepalaDinas }, { terlapor: officer.kepalaDinas });
	const disposed = await make('disposed', {}, { pelaksana: officer.biasaDinas });
	await act(env.as('petugas'), disposed.id, 'disposisi', { pelaksana_id: officer.biasaDinas });
	const forwarded = await make('forwarded', {}, { agency: agency.badan, before: agency.dinas });
	await act(env.as('petugas'), forwarded.id, 'teruskan', { penyelenggara_id: agency.badan });
	await make('protected', { kerahasiaan: 'rahasia' }, { kerahasiaan: 'rahasia' });
	for (const one of Object.values(cases)) // readings, so that there is a log of them
		await env.as('masyarakat').get(`/v1/pengaduan/${one.id}/tanda-terima`);
	for (const [name, kanal] of [
		['petugas', 'kotak'],
		['petugasLain', 'telepon'],
		['petugasUptd', 'surat'],
	])
		await env.as(name).post('/v1/pemeriksaan-kanal', { kanal, jumlah_masuk: 1 }, { expect: 201 });
	return cases;
}

// The same for requests for information and an objection: what lib/access.js judges by, with the collection they stand in.
export async function makeRequests(env) {
	const [warga, ppid, kepala] = ['masyarakat', 'ppid', 'kepala'].map((name) => env.as(name));
	const one = (filed, changes = {}) => ({
		id: filed.id, nomor: filed.nomor, kode: filed.kode_akses, owner: citizen.satu, agency: agency.dinas, tugas: 'ppid', of: 'permohonan', kerahasiaan: 'terbuka', ...changes,
	});
	const forwarded = await ask(warga);
	await step(ppid, forwarded.id, 'teruskan', { penyelenggara_id: agency.badan });
	const refused = await lead(warga, ppid, 'ditolak');
	const objection = await object(warga, refused.id);
	return {
		own: one(await ask(warga)),
		other: one(await ask(warga, { penyelenggara_id: agency.badan }), { agency: agency.badan }),
		below: one(await ask(warga, { penyelenggara_id: agency.uptd }), { agency: agency.uptd }),
		forwarded: one(forwarded, { agency: agency.badan, before: agency.dinas }),
		handed: one(await lead(warga, ppid, 'diserahkan'), { status: 'diserahkan' }),
		refused: one(refused, { status: 'ditolak' }),
		objection: one(objection, { of: 'keberatan', kode: refused.kode_akses }),
		lookedAt: one(await lead(kepala, ppid, 'diproses', { kanal: 'surat' }), { owner: null }),
	};
}
