// Rights of the people whose data is held (UU 27/2022): what is held, who has read it, correction, erasure; retention by rules, as the dry run
// says; copies of identity cards gone after verification.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { act, bodies, complaint, file, person, unreachable } from './lib/complaints.js';
import { publish } from './lib/documents.js';
import { Environment } from './lib/environment.js';
import { choose } from './lib/mail.js';
import { lead, object, request } from './lib/requests.js';
import { citizen } from './lib/world.js';

const mine = '/v1/saya/data-pribadi';
const password = 'kata-sandi-yang-panjang';

describe('personal data', () => {
	let env, people = 0;

	before(async () => {
		env = await Environment.create('data_pribadi');
	});
	after(() => env?.stop());

	const account = async () => {
		const email = `warga${++people}@contoh.id`;
		const body = { nama: 'Warga Satu', email, kata_sandi: password, nik: person.nik, alamat: 'Jl. Lama 1', telepon: '+6281234567890' };
		await env.api.post('/v1/akun', body, { expect: 201 });
		const { json } = await env.api.send('POST', '/oauth/token', { form: { grant_type: 'password', username: email, password }, expect: 200 });
		return { email, client: env.api.as(json.access_token), refresh_token: json.refresh_token };
	};
	const card = async (client, id) =>
		(await client.send('POST', `/v1/pengaduan/${id}/lampiran?kategori=identitas`, { body: 'KTP\n', headers: { 'content-type': 'text/plain' }, expect: 201 })).json.id;
	const finish = async (client, id, state = 'cabut') => act(client, id, state, { alasan: 'Sudah selesai.' });
	const patch = (client, path, json, etag, options = {}) => client.send('PATCH', path, { json, headers: { 'if-match': etag }, ...options });
	const events = (id) => env.rows(`select jenis, data from kejadian where berkas_id = $1 and jenis ~ 'data_pribadi' order by urutan`, [id]);

	it('of an account and of all its cases, exported', async () => {
		const { client, email } = await account();
		await client.get(mine).then(({ json }) => assert.deepEqual([json.akun.email, json.berkas, json.lebih], [email, [], false]));
		const filed = await file(client, { kerahasiaan: 'rahasia' });
		const { json } = await client.get(mine);
		assert.deepEqual(json.berkas.map((one) => [one.id, one.nomor, one.identitas.nama, one.identitas.nik, one.dapat_dihapus]),
			[[filed.id, filed.nomor, person.nama, person.nik, false]]);
		await env.as('masyarakatLain').get(mine).then((other) => assert.deepEqual(other.json, { akun: null, berkas: [], lebih: false }));
		assert.equal((await client.get(mine, { headers: { 'if-none-match': (await client.get(mine)).headers.etag }, expect: 304 })).status, 304);
	});

	it('of one case, for who holds its access code and for nobody else', async () => {
		const filed = await file(env.api, { pengadu: unreachable });
		const path = `/v1/berkas/${filed.id}/data-pribadi`;
		const held = (await env.api.withCode(filed.kode_akses).get(path)).json;
		assert.deepEqual([held.akun, held.berkas.length, held.berkas[0].identitas.nama], [null, 1, person.nama]);
		await env.api.get(path, { expect: 404 });
		await env.api.withCode('x'.repeat(43)).get(path, { expect: 404 });
		await env.as('masyarakat').get(path, { expect: 404 });
		await env.as('petugas').get(path, { expect: 403 });
	});

	it('is corrected everywhere it is held; the history says what, not to what', async () => {
		const { client, email } = await account();
		const one = await file(client), two = await file(client);
		const before = await client.get(mine);
		await patch(client, mine, { alamat: 'Jl. Baru 2' }, undefined, { headers: {}, expect: 428 });
		await patch(client, mine, { nik: '6107049905900001' }, before.headers.etag, { expect: 422 });
		await patch(client, mine, {}, before.headers.etag, { expect: 422 });
		const after = await patch(client, mine, { nama: 'Warga Dua', alamat: 'Jl. Baru 2', email: 'lain@contoh.id' }, before.headers.etag, { expect: 200 });
		assert.deepEqual([after.json.akun.nama, after.json.akun.alamat, after.json.akun.email], ['Warga Dua', 'Jl. Baru 2', email]);
		for (const held of after.json.berkas)
			assert.deepEqual([held.identitas.nama, held.identitas.alamat, held.identitas.email, held.identitas.nik], ['Warga Dua', 'Jl. Baru 2', 'lain@contoh.id', person.nik]);
		assert.deepEqual((await client.get(mine)).json, after.json);
		await patch(client, mine, { alamat: 'Jl. Ketiga 3' }, before.headers.etag, { expect: 412 });
		assert.equal((await env.as('petugas').get(`/v1/pengaduan/${one.id}/pengadu`)).json.alamat, 'Jl. Baru 2');
		assert.deepEqual(await events(two.id), [{ jenis: 'data_pribadi.diperbaiki', data: { anggota: ['nama', 'alamat', 'email'] } }]);
		await env.command(['verify']);
	});

	it('of one case is corrected with its access code', async () => {
		const filed = await file(env.api, { pengadu: unreachable });
		const path = `/v1/berkas/${filed.id}/data-pribadi`, own = env.api.withCode(filed.kode_akses);
		const { headers } = await own.get(path);
		const { json } = await patch(own, path, { telepon: null }, headers.etag, { expect: 200 });
		assert.deepEqual([json.berkas[0].identitas.telepon, json.berkas[0].identitas.nama], [null, person.nama]);
		await patch(own, path, { telepon: null }, headers.etag, { expect: 412 });
		await patch(own, path, { telepon: null }, undefined, { headers: {}, expect: 428 });
		await patch(env.api, path, { telepon: null }, headers.etag, { expect: 404 });
	});

	it('is corrected as often as somebody is mistaken, not without end: each correction stays in the history of the case', async () => {
		const { client } = await account();
		const filed = await file(client);
		const path = `/v1/berkas/${filed.id}/data-pribadi`;
		for (let n = 1; n <= 50; n++) await patch(client, path, { alamat: `Jl. ${n}` }, '*', { expect: 200 });
		await patch(client, path, { alamat: 'Jl. 51' }, '*', { expect: 409 });
		await patch(client, mine, { alamat: 'Jl. 51' }, '*', { expect: 409 });
		assert.equal((await events(filed.id)).length, 50);
		assert.equal((await client.get(path)).json.berkas[0].identitas.alamat, 'Jl. 50');
	});

	it('who has read it: when, in which role, of which office', async () => {
		const { client } = await account();
		const filed = await file(client);
		await env.as('petugas').get(`/v1/pengaduan/${filed.id}/pengadu`);
		const { json } = await client.get(`${mine}/akses`);
		assert.deepEqual(json.data.map((one) => [one.peran, one.tujuan, one.berkas.nomor, one.penyelenggara.nama]),
			[['pelaksana', 'pengaduan_pengadu', filed.nomor, 'Dinas Kependudukan dan Pencatatan Sipil']]);
		assert.deepEqual((await client.get(`/v1/berkas/${filed.id}/data-pribadi/akses`)).json.data, json.data);
		assert.deepEqual((await env.as('masyarakatLain').get(`${mine}/akses`)).json.data, []);
		await env.as('masyarakatLain').get(`/v1/berkas/${filed.id}/data-pribadi/akses`, { expect: 404 });
	});

	it('is erased when the person asks and nothing goes on: identity and cards, not the case', async () => {
		const { client, email } = await account();
		const filed = await file(client);
		const copy = await card(client, filed.id);
		const refused = (await client.post(`${mine}/penghapusan`, undefined, { expect: 409 })).json;
		assert.match(refused.detail, new RegExp(filed.nomor));
		assert.match(refused.dasar_hukum, /UU 27\/2022/);
		await client.post(`/v1/berkas/${filed.id}/data-pribadi/penghapusan`, undefined, { expect: 409 });
		await finish(client, filed.id);
		assert.deepEqual((await client.post(`${mine}/penghapusan`, undefined, { expect: 200 })).json, { identitas: 1, kartu_identitas: 1, akun: true });
		const left = await env.one(`select (select count(*) from identitas where berkas_id = b.id) as identitas, b.status,
			(select count(*) from lampiran_potong where lampiran_id = $2) as potong, (select nama_berkas from lampiran where id = $2) as nama
			from berkas b where id = $1`, [filed.id, copy]);
		assert.deepEqual(left, { identitas: 0, status: 'dicabut', potong: 0, nama: 'dihapus' });
		assert.deepEqual((await events(filed.id)).map((one) => [one.jenis, one.data.apa]), [['data_pribadi.dihapus', ['identitas', 'kartu_identitas']]]);
		assert.equal((await env.as('petugas').get(`/v1/pengaduan/${filed.id}`)).json.judul, filed.judul);
		await env.as('petugas').get(`/v1/pengaduan/${filed.id}/pengadu`, { expect: 403 });
		await env.as('petugas').get(`/v1/lampiran/${copy}`, { expect: 404 });
		await env.api.send('POST', '/oauth/token', { form: { grant_type: 'password', username: email, password }, expect: 400 });
		await env.command(['verify']);
	});

	it('leaves no token that works: an erased account can neither file nor read, nor be refreshed', async () => {
		const { client, refresh_token } = await account();
		await client.get(mine);
		await client.post(`${mine}/penghapusan`, undefined, { expect: 200 });
		for (const [method, path, json] of [['GET', mine], ['GET', '/v1/pengaduan'], ['POST', '/v1/pengaduan', complaint({})], ['GET', '/v1/layanan'], ['POST', `${mine}/penghapusan`]])
			assert.equal((await client.send(method, path, { json, expect: 401 })).json.code, 'token-tidak-sah', path);
		await env.api.send('POST', '/oauth/token', { form: { grant_type: 'refresh_token', refresh_token }, expect: 400 });
		// Nothing of him is kept once no token can be left.
		const held = async () => (await env.one(`select count(*) as n from identitas_ditutup where sebab = 'akun'`)).n;
		assert.ok((await held()) >= 1);
		await env.sql.query(`update identitas_ditutup set sejak = now() - interval '49 hours'`);
		await env.sql.query(`update jadwal set berikutnya = '2026-01-01' where nama = 'pembersihan'`);
		await env.clock('2026-03-02T10:00:00+07:00');
		assert.equal(await held(), 0);
		assert.equal((await env.one(`select count(*) as n from identitas_ditutup where siapa = 'klien-mati'`)).n, 1, 'what is closed and still there stays closed');
	});

	it('of an account with another issuer: what he wanted of notices goes, his token is that issuer\'s to end', async () => {
		const client = env.as('masyarakatLain');
		await choose(client, { bahasa: 'en' });
		assert.deepEqual((await client.post(`${mine}/penghapusan`, undefined, { expect: 200 })).json, { identitas: 0, kartu_identitas: 0, akun: false });
		assert.equal((await env.one('select count(*) as n from kontak_notifikasi where sub = $1', [citizen.dua])).n, 0);
		assert.deepEqual((await client.get(mine)).json, { akun: null, berkas: [], lebih: false });
	});

	it('of one case is erased with its access code; asked twice, nothing is left to erase', async () => {
		const filed = await file(env.api, { pengadu: unreachable });
		const own = env.api.withCode(filed.kode_akses);
		await finish(own, filed.id);
		const path = `/v1/berkas/${filed.id}/data-pribadi/penghapusan`;
		await env.as('masyarakat').post(path, undefined, { expect: 404 });
		assert.deepEqual((await own.post(path, undefined, { expect: 200 })).json, { identitas: 1, kartu_identitas: 0, akun: false });
		assert.deepEqual((await own.post(path, undefined, { expect: 200 })).json, { identitas: 0, kartu_identitas: 0, akun: false });
		assert.equal((await own.get(`/v1/berkas/${filed.id}/data-pribadi`)).json.berkas[0].identitas, null);
	});

	it('goes by the rules of retention, exactly what the dry run counted; cards the day after verification', async () => {
		const team = env.as('bagianOrganisasi');
		const open = await file(env.api, { pengadu: unreachable }), closed = await file(env.api, { pengadu: unreachable });
		const own = env.api.withCode(open.kode_akses);
		const copy = await card(own, open.id);
		await finish(env.api.withCode(closed.kode_akses), closed.id);
		const secret = await file(env.api, { pengadu: unreachable, kerahasiaan: 'rahasia' }); // one that Bagian Organisasi may not read
		await finish(env.api.withCode(secret.kode_akses), secret.id);
		const due = async () => Object.fromEntries((await team.get('/v1/retensi')).json.data.filter((one) => one.sesudah !== 'dicatat').map((one) => [one.apa, one.jatuh_tempo]));
		assert.deepEqual(await due(), { identitas: 0, kartu_identitas: 0 });
		await act(env.as('petugas'), open.id, 'telaah', bodies.lengkap);
		assert.deepEqual(await due(), { identitas: 0, kartu_identitas: 0 }, 'kept until the day has ended');
		await env.clock('2026-03-03T09:00:00+07:00');
		await env.as('petugas').get(`/v1/lampiran/${copy}`, { expect: 404 });
		assert.equal((await own.get(`/v1/pengaduan/${open.id}/lampiran`)).json.data.length, 0);
		await env.sql.query(`update aturan_retensi set panjang = 20 where apa = 'identitas'`); // 730 days would do, and take as long to catch up
		const held = async () => (await env.rows('select berkas_id from identitas')).map((one) => one.berkas_id);
		assert.ok((await held()).includes(closed.id));
		await env.sql.query(`update jadwal set tunda_sampai = 'infinity' where nama = 'retensi'`); // so that the dry run sees it first
		await env.clock('2026-03-23T09:00:00+07:00');
		const counted = await due();
		const before = await held();
		await env.sql.query(`update jadwal set tunda_sampai = null, berikutnya = '2026-01-01' where nama = 'retensi'`);
		await env.clock('2026-03-23T09:00:01+07:00');
		const left = await held();
		assert.ok(!left.includes(closed.id) && !left.includes(secret.id));
		assert.equal(before.length - left.length, counted.identitas);
		assert.deepEqual(await due(), { identitas: 0, kartu_identitas: 0 });
		assert.ok((await events(closed.id)).some((one) => one.data.apa[0] === 'identitas' && one.data.dasar_hukum.includes('UU 27/2022')));
		await env.sql.query(`update aturan_retensi set panjang = 730 where apa = 'identitas'`);
		await env.command(['verify']);
	});

	it('who read what, and what was told, is kept by rules too, as the dry run counts; nobody but the scheduler erases it', async () => {
		const team = env.as('bagianOrganisasi'), kinds = ['akses_identitas', 'akses_dokumen', 'pemberitahuan'];
		const one = await file(env.api, { kerahasiaan: 'rahasia' }); // read below by who handles it
		for (let n = 0; n < 3; n++) await env.as('petugas').get(`/v1/pengaduan/${one.id}/pengadu`);
		const document = await publish(env.as('ppid'));
		for (let n = 0; n < 3; n++) await env.api.get(`/v1/dokumen/${document.id}/isi`);
		await env.sql.query(`insert into notifikasi (id, berkas_id, kejadian_id, aturan_id, jenis, penerima, penerima_id, saluran, templat, bahasa, isi, status, coba_pada, dibuat_pada)
			select gen_random_uuid(), k.berkas_id, k.id, (select id from aturan_notifikasi where saluran = 'email' limit 1), k.jenis, 'pemilik', gen_random_uuid(), 'email',
			       'pengaduan.diterima', 'id', '{}', s, k.waktu, k.waktu
			  from kejadian k, unnest('{terkirim,dibatalkan,ditahan,gagal}'::text[]) s where k.berkas_id = $1 and k.urutan = 1`, [one.id]);
		const due = async () => (await team.get('/v1/retensi')).json.data.filter((rule) => kinds.includes(rule.apa)).map((rule) => [rule.apa, rule.sesudah, rule.jatuh_tempo]).sort();
		const held = async () => [await env.one(`select (select count(*) from akses_identitas where berkas_id = $1)::int as identitas,
			(select count(*) from dokumen_akses where berkas_id = $2)::int as dokumen,
			(select array_agg(status order by status) from notifikasi where berkas_id = $1) as pemberitahuan`, [one.id, document.id])];
		assert.deepEqual(await due(), [['akses_dokumen', 'dicatat', 0], ['akses_identitas', 'dicatat', 0], ['pemberitahuan', 'dicatat', 0]]);
		const [before] = await held();
		assert.deepEqual(before, { identitas: 3, dokumen: 3, pemberitahuan: ['dibatalkan', 'ditahan', 'gagal', 'terkirim'] });
		const { today } = await env.one(`select layanand.tanggal(now() + (select geser_us from jam) * interval '1 microsecond')::text as today`);
		const ended = (days, more) => `(('${today}'::date - ${days} - ${more})::timestamp + interval '23 hours') at time zone 'Asia/Pontianak'`;
		await env.sql.query(`update akses_identitas set waktu = ${ended(1825, 0)} where id in (select min(id::text)::uuid from akses_identitas where berkas_id = $1)`, [one.id]); // its last day
		await env.sql.query(`update akses_identitas set waktu = ${ended(1825, 1)} where id in (select max(id::text)::uuid from akses_identitas where berkas_id = $1)`, [one.id]);
		await env.sql.query(`update dokumen_akses set waktu = ${ended(1825, 1)} where id in (select id from dokumen_akses where berkas_id = $1 limit 2)`, [document.id]);
		await env.sql.query(`update notifikasi set dibuat_pada = ${ended(92, 1)} where berkas_id = $1`, [one.id]);
		await env.sql.query(`update jadwal set tunda_sampai = 'infinity' where nama = 'retensi'`);
		assert.deepEqual(await due(), [['akses_dokumen', 'dicatat', 2], ['akses_identitas', 'dicatat', 1], ['pemberitahuan', 'dicatat', 3]]);
		await env.sql.query(`update jadwal set tunda_sampai = null, berikutnya = '2026-01-01' where nama = 'retensi'`);
		await env.clock(`${today}T20:00:00+07:00`);
		assert.deepEqual(await held(), [{ identitas: 2, dokumen: 1, pemberitahuan: ['gagal'] }]);
		assert.deepEqual((await due()).map(([, , n]) => n), [0, 0, 0]);
	});

	it('of an information request: kept while an objection to it goes on; cards gone after verification', async () => {
		const { client } = await account();
		const asked = await lead(client, env.as('ppid'), 'ditolak');
		const path = `/v1/berkas/${asked.id}/data-pribadi`, held = async () => (await client.get(path)).json.berkas[0];
		assert.deepEqual([(await held()).identitas.usia, (await held()).kartu_identitas, (await held()).dapat_dihapus], [41, 1, false]);
		await env.clock('2026-03-25T09:00:00+07:00');
		assert.equal((await held()).kartu_identitas, 0);
		// What is erased is no copy that another request could do with.
		const again = request({ salinan_identitas: (await client.get(`/v1/permohonan-informasi/${asked.id}`)).json.salinan_identitas });
		assert.equal((await client.post('/v1/permohonan-informasi', again, { expect: 422 })).json.errors[0].pointer, '/salinan_identitas');
		const objection = await object(client, asked.id);
		await client.post(`${path}/penghapusan`, undefined, { expect: 409 });
		await client.post(`/v1/keberatan-informasi/${objection.id}/cabut`, { alasan: 'Sudah jelas.' }, { expect: 200 });
		await client.post(`${mine}/penghapusan`, undefined, { expect: 409 }); // another objection may still be made
		await env.clock('2026-06-01T09:00:00+07:00');
		assert.deepEqual((await client.post(`${mine}/penghapusan`, undefined, { expect: 200 })).json, { identitas: 1, kartu_identitas: 0, akun: true });
	});
});
