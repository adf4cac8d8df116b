// Documents: recorded, published, changed, withdrawn; content in versions and ranges; closed ones that are not there; who read them.
import assert from 'node:assert/strict';
import { createHash, randomBytes, randomInt, randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { exchange } from './lib/client.js';
import { connect } from './lib/cluster.js';
import { closedDocument, exception, newDocument, publish, read, record, upload } from './lib/documents.js';
import { Environment } from './lib/environment.js';
import { lines, raw } from './lib/sockets.js';
import { agency, citizen, officer, service } from './lib/world.js';

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
const absent = '0195a000-0000-7000-8000-ffffffffffff';
const pdf = (n) => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(n - 9)]);

describe('documents', () => {
	let env, ppid, kepala, organisasi, warga;

	before(async () => {
		env = await Environment.create('dokumen');
		ppid = env.as('ppid');
		kepala = env.as('kepala');
		organisasi = env.as('bagianOrganisasi');
		warga = env.as('masyarakat');
	});
	after(() => env?.stop());

	const act = (client, id, action, json, options = {}) => client.post(`/v1/dokumen/${id}/${action}`, json, options);
	const content = (client, id, options = {}) => client.send('GET', `/v1/dokumen/${id}/isi`, { expect: 200, ...options });
	const change = async (client, id, json, options = {}) => {
		const { etag } = await client.get(`/v1/dokumen/${id}`);
		return client.send('PATCH', `/v1/dokumen/${id}`, { json, headers: { 'if-match': etag }, expect: 200, ...options });
	};
	const everybodyElse = () => [
		env.api,
		...['masyarakat', 'petugas', 'biasa', 'petugasLain', 'kepalaLain', 'kepalaUptd', 'ombudsman', 'portal'].map((name) => env.as(name)),
	];
	const listed = async (client, query = '') => (await client.get(`/v1/dokumen?limit=100${query}`)).json.data.map((one) => one.id);

	describe('its way', () => {
		it('from the record to the archive, every step in its history', async () => {
			const made = await ppid.post('/v1/dokumen', newDocument({ layanan_id: service.kk, kata_kunci: ['LKjIP'], nomor_dokumen: '000.8/1' }), { expect: 201 });
			assert.equal(made.headers.location, `/v1/dokumen/${made.json.id}`);
			assert.deepEqual(
				[made.json.status, made.json.terbuka, made.json.isi, made.json.tahun, made.json.layanan.id, made.json.tindakan],
				['rancangan', false, null, 2026, service.kk, ['ubah', 'isi']],
			);
			assert.match(made.json.nomor, /^DOK-2026-\d{6}$/);
			const { id } = made.json;
			await env.api.get(`/v1/dokumen/${id}`, { expect: 404 }); // a draft
			await content(ppid, id, { expect: 404 });
			await upload(ppid, id, 'Isi pertama.\n', { headers: { 'content-disposition': 'attachment; filename="../lkjip 2025.txt"' } });
			const open = await read(env.api, id);
			assert.deepEqual([open.status, open.terbuka, open.nomor, open.tindakan], ['berlaku', true, null, []]);
			assert.deepEqual([open.isi.versi, open.isi.nama, open.isi.sha256], [1, 'lkjip 2025.txt', sha256('Isi pertama.\n')]);
			await change(kepala, id, { ringkasan: 'Capaian kinerja.', catatan: 'Dilengkapi.' });
			await act(organisasi, id, 'arsipkan', { alasan: 'Diganti laporan tahun berikutnya.' });
			assert.equal((await content(env.api, id)).body.toString(), 'Isi pertama.\n'); // an archive is as open as before
			assert.ok(!(await listed(env.api)).includes(id) && (await listed(env.api, '&status=diarsipkan')).includes(id));
			const back = (await act(ppid, id, 'pulihkan', { alasan: 'Masih dipakai.' })).json;
			assert.deepEqual([back.status, back.alasan], ['berlaku', null]);
			const { data } = (await env.api.get(`/v1/dokumen/${id}/riwayat`)).json;
			assert.deepEqual(
				data.map((one) => [one.jenis, one.pelaku, one.catatan]),
				[
					['dokumen.dicatat', 'pelaksana', null],
					['dokumen.diterbitkan', 'pelaksana', null],
					['dokumen.diubah', 'kepala_penyelenggara', 'Dilengkapi.'],
					['dokumen.diarsipkan', 'bagian_organisasi', 'Diganti laporan tahun berikutnya.'],
					['dokumen.dipulihkan', 'pelaksana', 'Masih dipakai.'],
				],
			);
			const { benar } = await env.one('select bool_and(hash = layanand.kejadian_hash(k)) as benar from kejadian k where berkas_id = $1', [id]);
			assert.ok(benar);
		});

		it('a merge patch: what is not named stays, null empties, lists are replaced; only the version that was read', async () => {
			const { id } = await publish(ppid, { ringkasan: 'Lama.', nomor_dokumen: '1/2026', kata_kunci: ['a', 'b'] });
			const { etag } = await ppid.get(`/v1/dokumen/${id}`);
			const patch = (json, headers, expect) => ppid.send('PATCH', `/v1/dokumen/${id}`, { json, headers, expect });
			const changed = (await patch({ ringkasan: null, kata_kunci: ['c'], tahun: 2025 }, { 'if-match': etag }, 200)).json;
			assert.deepEqual(
				[changed.ringkasan, changed.kata_kunci, changed.tahun, changed.nomor_dokumen, changed.judul],
				[null, ['c'], 2025, '1/2026', newDocument().judul],
			);
			await patch({ judul: 'Judul lain' }, { 'if-match': etag }, 412);
			await patch({ judul: 'Judul lain' }, {}, 428);
			await patch({ judul: null }, { 'if-match': '*' }, 422);
			await patch({ layanan_id: service.izin }, { 'if-match': '*' }, 422); // of another agency
			await patch({ penyelenggara_id: agency.badan }, { 'if-match': '*' }, 422); // a document stays with its agency
			assert.equal((await read(ppid, id)).judul, newDocument().judul);
		});

		it('what its state does not allow is 409; a stale version 412', async () => {
			const { id } = await publish(ppid);
			await act(ppid, id, 'pulihkan', { alasan: 'Sudah berlaku.' }, { expect: 409 });
			for (const [action, json] of [
				['arsipkan', { alasan: 'Lama.' }],
				['tarik', { alasan: 'Keliru.' }],
				['tarik-versi', { versi: 1, alasan: 'Keliru.' }],
			])
				await act(ppid, id, action, json, { headers: { 'if-match': '"v1-0"' }, expect: 412 });
			await upload(ppid, id, 'Lain.\n', { headers: { 'if-match': '"v1-0"' }, expect: 412 });
			await act(ppid, id, 'arsipkan', { alasan: 'Lama.' });
			await act(ppid, id, 'pulihkan', { alasan: 'Baru.' }, { headers: { 'if-match': '"v1-0"' }, expect: 412 });
			await act(ppid, id, 'arsipkan', { alasan: 'Lama.' }, { expect: 409 });
			const { id: draft } = await record(ppid);
			for (const action of ['arsipkan', 'tarik', 'pulihkan']) await act(ppid, draft, action, { alasan: 'Rancangan.' }, { expect: 409 });
			await act(ppid, draft, 'tarik-versi', { versi: 1, alasan: 'Rancangan.' }, { expect: 409 });
		});

		it('recorded once for one key; for the own agency only', async () => {
			const headers = { 'idempotency-key': randomUUID() };
			const first = await ppid.post('/v1/dokumen', newDocument(), { headers, expect: 201 });
			const second = await ppid.post('/v1/dokumen', newDocument(), { headers, expect: 201 });
			assert.deepEqual([second.json.id, second.headers['idempotency-replayed']], [first.json.id, 'true']);
			await ppid.post('/v1/dokumen', newDocument({ penyelenggara_id: agency.badan }), { expect: 403 });
			await ppid.post('/v1/dokumen', newDocument({ layanan_id: service.izin }), { expect: 422 });
			await kepala.post('/v1/dokumen', newDocument({ penyelenggara_id: agency.uptd }), { expect: 201 });
		});
	});

	describe('its classification', () => {
		it('an exception names its ground, its consequence test, and until when', async () => {
			const refused = async (changes, pointer) => {
				const { json } = await ppid.post('/v1/dokumen', newDocument(changes), { expect: 422 });
				assert.equal(json.errors[0].pointer, pointer);
			};
			await refused({ klasifikasi: 'dikecualikan' }, '/pengecualian');
			await refused({ pengecualian: exception() }, '/pengecualian'); // of an open document
			await refused({ klasifikasi: 'dikecualikan', pengecualian: exception({ huruf: 'a' }) }, '/pengecualian/sampai');
			await refused({ klasifikasi: 'dikecualikan', pengecualian: exception({ huruf: 'k' }) }, '/pengecualian/huruf');
			const { id } = await record(ppid, closedDocument({ pengecualian: exception({ huruf: 'a', sampai: '2026-12-31' }) }));
			const { pengecualian } = await read(ppid, id);
			assert.deepEqual(
				[pengecualian.huruf, pengecualian.dasar_hukum, pengecualian.sampai, pengecualian.berakhir],
				['a', 'UU 14/2008 Pasal 17 huruf a', '2026-12-31', false],
			);
		});

		it('closed and opened again: the exception goes, the history keeps both', async () => {
			const { id } = await publish(ppid);
			await change(ppid, id, { klasifikasi: 'dikecualikan' }, { expect: 422 });
			const closed = (await change(ppid, id, { klasifikasi: 'dikecualikan', pengecualian: exception() })).json;
			assert.deepEqual([closed.klasifikasi, closed.terbuka], ['dikecualikan', false]);
			await env.api.get(`/v1/dokumen/${id}`, { expect: 404 });
			assert.equal((await change(ppid, id, { judul: 'Judul baru' })).json.pengecualian.huruf, 'h'); // stays when not named
			await change(ppid, id, { pengecualian: null }, { expect: 422 });
			const opened = (await change(ppid, id, { klasifikasi: 'setiap_saat' })).json;
			assert.deepEqual([opened.klasifikasi, opened.terbuka, opened.pengecualian], ['setiap_saat', true, null]);
			const { rows } = await env.sql.query(
				`select data #>> '{rincian,klasifikasi_lama}' as lama, data #>> '{rincian,klasifikasi_baru}' as baru from kejadian
				where berkas_id = $1 and data #> '{rincian,klasifikasi_baru}' is not null order by urutan`,
				[id],
			);
			assert.deepEqual(rows, [
				{ lama: 'berkala', baru: 'dikecualikan' },
				{ lama: 'dikecualikan', baru: 'setiap_saat' },
			]);
		});

		it('is open from the first instant after its last day, without anybody doing anything', async () => {
			const own = await Environment.create('dokumen_waktu', { clock: '2026-03-04T23:59:50+07:00' });
			try {
				const keeper = own.as('bagianOrganisasi');
				const { id } = await publish(keeper, closedDocument({ judul: 'Hasil audit', pengecualian: exception({ huruf: 'a', sampai: '2026-03-04' }) }));
				await own.api.get(`/v1/dokumen/${id}`, { expect: 404 });
				await own.api.send('GET', `/v1/dokumen/${id}/isi`, { expect: 404 });
				assert.equal((await own.api.get('/v1/dokumen?q=audit')).json.data.length, 0);
				await own.clock('2026-03-05T00:00:00+07:00');
				const open = (await own.api.get(`/v1/dokumen/${id}`)).json;
				assert.deepEqual([open.klasifikasi, open.terbuka, open.pengecualian], ['setiap_saat', true, null]);
				assert.equal((await own.api.send('GET', `/v1/dokumen/${id}/isi`, { expect: 200 })).body.toString(), 'Isi dokumen.\n');
				assert.equal((await own.api.get('/v1/dokumen?q=audit&klasifikasi=setiap_saat')).json.data[0].id, id);
				assert.equal((await keeper.get(`/v1/dokumen/${id}`)).json.pengecualian.berakhir, true);
			} finally {
				await own.stop();
			}
		});
	});

	describe('a closed document', () => {
		it('cannot be told from one that there is not, by anybody who does not keep it', async () => {
			const { id, isi } = await publish(ppid, closedDocument({ judul: 'Berkas penyelidikan rahasia' }));
			// Everything that could differ, without what names the request itself.
			const shown = ({ status, headers, json }) => {
				const { date, 'request-id': request, traceparent, ...rest } = headers;
				const { instance, request_id: named, ...problem } = json ?? {};
				return { status, rest: { ...rest, 'content-length': null }, problem };
			};
			for (const client of everybodyElse())
				for (const path of ['', '/isi', '/isi?versi=1', '/isi?versi=99', '/versi', '/riwayat', '/akses'])
					for (const headers of [{}, { 'if-none-match': `"${isi.sha256}"` }, { 'if-none-match': '*' }, { range: 'bytes=0-0' }, { range: 'bytes=999999-' }]) {
						const [there, nowhere] = await Promise.all(
							[id, absent].map((one) => client.send('GET', `/v1/dokumen/${one}${path}`, { headers })),
						);
						assert.deepEqual(shown(there), shown(nowhere), path);
						assert.ok([401, 403, 404].includes(there.status), `${path}: ${there.status}`);
					}
			const keeperOfOthers = env.as('kepalaLain');
			for (const [method, path, options] of [
				['PATCH', '', { json: { judul: 'Tebakan' }, headers: { 'if-match': '*' } }],
				['POST', '/tarik', { json: { alasan: 'Tebakan.' } }],
				['POST', '/tarik-versi', { json: { versi: 1, alasan: 'Tebakan.' } }],
				['POST', '/arsipkan', { json: { alasan: 'Tebakan.' } }],
				['POST', '/pulihkan', { json: { alasan: 'Tebakan.' } }],
				['POST', '/isi', { body: 'Tebakan.\n', headers: { 'content-type': 'text/plain' } }],
			]) {
				const [there, nowhere] = await Promise.all([id, absent].map((one) => keeperOfOthers.send(method, `/v1/dokumen/${one}${path}`, options)));
				assert.equal(there.status, 404, path);
				assert.deepEqual(shown(there), shown(nowhere), path);
			}
		});

		it('is in no list, search, page or ETag of a list', async () => {
			const own = await Environment.create('dokumen_tertutup');
			try {
				const keeper = own.as('bagianOrganisasi');
				for (let n = 0; n < 5; n++) await publish(keeper, { judul: `Anggaran kegiatan ${n}`, tanggal: `2026-01-0${n + 1}` });
				const look = async () => {
					const seen = [];
					for (const query of ['', '&q=anggaran', '&q=rahasia', '&q=anggarn', '&klasifikasi=dikecualikan', '&limit=2', `&penyelenggara_id=${agency.dinas}`]) {
						const { etag, headers, json } = await own.api.get(`/v1/dokumen?${query.slice(1)}`);
						seen.push([query, etag, headers.link ? 'more' : 'all', json.data.map((one) => one.id), json.next_cursor === null]);
					}
					return seen;
				};
				const before = await look();
				for (let n = 0; n < 7; n++) await publish(keeper, closedDocument({ judul: `Anggaran rahasia ${n}`, tanggal: `2026-01-0${n + 1}` }));
				assert.deepEqual(await look(), before);
				assert.equal((await keeper.get('/v1/dokumen?q=rahasia')).json.data.length, 7);
			} finally {
				await own.stop();
			}
		});
	});

	describe('its content', () => {
		it('in versions: a new one replaces none, each is retrievable, none changes', async () => {
			const { id } = await record(ppid);
			const bodies = ['Versi satu.\n', 'Versi dua.\n', 'Versi tiga.\n'];
			for (const [n, body] of bodies.entries()) {
				const made = await upload(ppid, id, body, { query: n ? `?catatan=Perbaikan%20${n}` : '' });
				assert.deepEqual([made.json.versi, made.json.sha256, made.json.catatan], [n + 1, sha256(body), n ? `Perbaikan ${n}` : null]);
				assert.equal(made.headers.location, `/v1/dokumen/${id}/isi?versi=${n + 1}`);
			}
			for (const [n, body] of bodies.entries()) {
				const got = await env.api.send('GET', `/v1/dokumen/${id}/isi?versi=${n + 1}`, { expect: 200 });
				assert.equal(got.body.toString(), body);
				assert.equal(got.etag, `"${sha256(body)}"`);
			}
			assert.equal((await content(env.api, id)).body.toString(), bodies[2]);
			await env.api.send('GET', `/v1/dokumen/${id}/isi?versi=4`, { expect: 404 });
			const first = (await env.api.get(`/v1/dokumen/${id}/versi?limit=2`)).json;
			assert.deepEqual(first.data.map((one) => one.versi), [3, 2]);
			const second = (await env.api.get(`/v1/dokumen/${id}/versi?limit=2&cursor=${first.next_cursor}`)).json;
			assert.deepEqual([second.data.map((one) => one.versi), second.next_cursor], [[1], null]);
		});

		it('twelve uploads at once: as many versions, numbered without gaps', async () => {
			const { id } = await record(ppid);
			await Promise.all(Array.from({ length: 12 }, (_, n) => upload(n % 2 ? ppid : kepala, id, `Isi ${n}.\n`)));
			const { data } = (await ppid.get(`/v1/dokumen/${id}/versi?limit=100`)).json;
			assert.deepEqual(data.map((one) => one.versi), Array.from({ length: 12 }, (_, n) => 12 - n));
			assert.equal((await content(ppid, id)).etag, `"${data[0].sha256}"`);
		});

		it('of the type it says it is, never empty, cleaned name, nosniff, as an attachment', async () => {
			const { id } = await record(ppid);
			await upload(ppid, id, '', { expect: 422 });
			await upload(ppid, id, '<!DOCTYPE html><script>alert(1)</script>', { type: 'text/plain', expect: 415 });
			await upload(ppid, id, 'bukan PDF', { type: 'application/pdf', expect: 415 });
			await upload(ppid, id, 'x', { type: 'text/html', expect: 415 });
			assert.equal((await read(ppid, id)).status, 'rancangan');
			await upload(ppid, id, 'tahun,jumlah\r\n2025,12\r\n2026,14\r\n', { type: 'text/csv', headers: { 'content-disposition': 'attachment; filename="../data.csv"' } });
			const got = await content(env.api, id);
			assert.equal(got.headers['content-type'].split(';')[0], 'text/csv');
			assert.equal(got.headers['x-content-type-options'], 'nosniff');
			assert.equal(got.headers['content-disposition'], `attachment; filename="data.csv"; filename*=UTF-8''data.csv`);
			assert.equal(got.headers['accept-ranges'], 'bytes');
			await content(env.api, id, { expect: 304, headers: { 'if-none-match': got.etag } });
			const head = await env.api.send('HEAD', `/v1/dokumen/${id}/isi`, { headers: { range: 'bytes=0-1' }, expect: 200 });
			assert.deepEqual([head.headers['content-length'], head.headers['content-range']], [String(got.body.length), undefined]);
		});

		it('every part equals the slice of the whole, on both sides of every piece', async () => {
			const whole = pdf(3 * 65536 + 777);
			const { id } = await record(ppid);
			await upload(ppid, id, whole, { type: 'application/pdf' });
			const size = whole.length;
			const parts = [
				[0, 0], [0, size - 1], [size - 1, size - 1], [65535, 65535], [65535, 65536], [65536, 65536], [65536, 131071], [1, size - 2],
				[131071, 196608], [196608, size - 1],
				...Array.from({ length: 40 }, () => {
					const first = randomInt(size);
					return [first, first + randomInt(size - first)];
				}),
			];
			const one = async (range, first, last) => {
				const got = await content(env.api, id, { headers: { range }, expect: 206 });
				assert.equal(got.headers['content-range'], `bytes ${first}-${last}/${size}`);
				assert.equal(Number(got.headers['content-length']), last - first + 1);
				assert.ok(got.body.equals(whole.subarray(first, last + 1)), range);
				assert.equal(got.etag, `"${sha256(whole)}"`);
			};
			for (const [first, last] of parts) await one(`bytes=${first}-${last}`, first, last);
			await one('bytes=500-', 500, size - 1);
			await one('bytes=-500', size - 500, size - 1);
			await one(`bytes=${size - 3}-99999999999999999999`, size - 3, size - 1);
			await one('bytes=-99999999999999999999', 0, size - 1);
			for (const range of [`bytes=${size}-`, 'bytes=99999999999999999999-', 'bytes=-0']) {
				const got = await content(env.api, id, { headers: { range }, expect: 416 });
				assert.equal(got.headers['content-range'], `bytes */${size}`);
			}
			for (const range of ['bytes=5-4', 'lines=0-1', 'bytes=0-1,5-6', 'bytes=', 'x'])
				assert.ok((await content(env.api, id, { headers: { range } })).body.equals(whole), range);
			// The parts of a download that was broken off, put together.
			const pieces = [];
			for (let at = 0; at < size; at += 40000) pieces.push((await content(env.api, id, { headers: { range: `bytes=${at}-${at + 39999}` }, expect: 206 })).body);
			assert.ok(Buffer.concat(pieces).equals(whole));
		});

		it('a part only of the content the client has begun with', async () => {
			const { id } = await publish(ppid, {}, 'Isi yang lama sekali.\n');
			const { etag } = await content(env.api, id);
			const resume = (expect) => content(env.api, id, { headers: { range: 'bytes=4-', 'if-range': etag }, expect });
			assert.equal((await resume(206)).body.toString(), 'yang lama sekali.\n');
			await content(env.api, id, { headers: { range: 'bytes=4-', 'if-range': `W/${etag}` } });
			await content(env.api, id, { headers: { range: 'bytes=4-', 'if-range': 'Wed, 25 Nov 2026 22:00:00 GMT' } });
			await content(env.api, id, { headers: { range: 'bytes=99999-', 'if-range': '"lain"' } });
			await content(env.api, id, { headers: { range: 'bytes=4-', 'if-none-match': etag }, expect: 304 });
			await upload(ppid, id, 'Isi yang baru.\n');
			assert.equal((await resume(200)).body.toString(), 'Isi yang baru.\n');
		});

		it('a part is followed by the next answer on the same connection', async () => {
			const { id } = await publish(ppid, {}, 'Isi dokumen ini.\n');
			const get = (range) => lines(`GET /v1/dokumen/${id}/isi HTTP/1.1`, 'Host: x', `Range: ${range}`);
			const { answers } = await raw(env.daemon.port, get('bytes=0-2') + get('bytes=99-') + get('bytes=4-10'), { count: 3 });
			assert.deepEqual(
				answers.map((one) => [one.status, one.status === 206 ? one.body.toString() : null]),
				[[206, 'Isi'], [416, null], [206, 'dokumen']],
			);
		});

		it('withdrawn: not given any more, but the document and the reason stay open; a new version puts it in force', async () => {
			const { id } = await publish(ppid, {}, 'Keliru.\n');
			const gone = (await act(ppid, id, 'tarik', { alasan: 'Lampirannya tertukar.' })).json;
			assert.deepEqual([gone.status, gone.alasan, gone.isi.ditarik], ['ditarik', 'Lampirannya tertukar.', true]);
			const seen = await read(env.api, id);
			assert.deepEqual([seen.status, seen.alasan], ['ditarik', 'Lampirannya tertukar.']);
			await content(env.api, id, { expect: 409 });
			assert.equal((await content(kepala, id)).body.toString(), 'Keliru.\n');
			assert.ok(!(await listed(env.api)).includes(id));
			await upload(ppid, id, 'Benar.\n');
			assert.deepEqual([(await read(env.api, id)).status, (await content(env.api, id)).body.toString()], ['berlaku', 'Benar.\n']);
			await env.api.send('GET', `/v1/dokumen/${id}/isi?versi=1`, { expect: 409 });
			assert.equal((await env.api.get(`/v1/dokumen/${id}/versi`)).json.data[1].alasan_tarik, 'Lampirannya tertukar.');
		});

		it('an earlier version is withdrawn by itself, the present one only with its document', async () => {
			const { id } = await publish(ppid, {}, 'Dengan nomor telepon.\n');
			await upload(ppid, id, 'Tanpa nomor telepon.\n');
			for (const versi of [2, 3]) await act(ppid, id, 'tarik-versi', { versi, alasan: 'Tidak ada.' }, { expect: 422 });
			assert.equal((await act(ppid, id, 'tarik-versi', { versi: 1, alasan: 'Memuat nomor telepon.' })).json.status, 'berlaku');
			await act(ppid, id, 'tarik-versi', { versi: 1, alasan: 'Sudah.' }, { expect: 422 });
			await env.api.send('GET', `/v1/dokumen/${id}/isi?versi=1`, { expect: 409 });
			await content(env.api, id);
		});

		it('lies sealed in the database; what was exchanged or cut is not given', async () => {
			const body = Buffer.from(`Penanda yang mudah ditemukan. ${'x'.repeat(200000)}`);
			const { id } = await record(ppid);
			await upload(ppid, id, body);
			const pieces = await env.rows(
				'select p.isi, p.versi_id from dokumen_potong p join dokumen_versi v on v.id = p.versi_id where v.berkas_id = $1 order by p.urutan',
				[id],
			);
			assert.equal(pieces.length, 4);
			assert.ok(!Buffer.concat(pieces.map((piece) => piece.isi)).includes('Penanda'));
			await env.sql.query('update dokumen_potong set isi = $2 where versi_id = $1 and urutan = 3', [pieces[3].versi_id, pieces[2].isi]);
			await assert.rejects(content(env.api, id)); // broken off before the piece that is not what it was
			const part = await content(env.api, id, { headers: { range: 'bytes=0-99' }, expect: 206 });
			assert.ok(part.body.equals(body.subarray(0, 100)));
			await assert.rejects(content(env.api, id, { headers: { range: 'bytes=-10' }, expect: 206 }));
		});

		it('whose checksum is another than when it was received is not given to its end', async () => {
			const { id } = await publish(ppid, {}, 'Isi yang benar.\n');
			await env.sql.query('update dokumen_versi set sha256 = sha256($2) where berkas_id = $1', [id, 'lain']);
			await assert.rejects(content(env.api, id));
		});
	});

	it('is checked every week: what broke is told and given to nobody, until it is whole again', async () => {
		const own = await Environment.create('dokumen_periksa');
		try {
			const keeper = own.as('bagianOrganisasi');
			const [whole, broken, swapped] = [await publish(keeper), await publish(keeper), await publish(keeper)];
			const { id: piece, isi } = await own.one(
				'select p.versi_id as id, p.isi from dokumen_potong p join dokumen_versi v on v.id = p.versi_id where v.berkas_id = $1',
				[broken.id],
			);
			const spoiled = Buffer.from(isi);
			spoiled[spoiled.length - 1] ^= 1;
			const put = (bytes) => own.sql.query('update dokumen_potong set isi = $2 where versi_id = $1', [piece, bytes]);
			await put(spoiled);
			await own.sql.query(`update dokumen_versi set sha256 = sha256('lain') where berkas_id = $1`, [swapped.id]);
			const intact = async () => Promise.all([whole, broken, swapped].map(async (one) => (await read(own.api, one.id)).isi.utuh));
			await own.clock('2026-03-08T09:00:00+07:00'); // not yet a week
			assert.deepEqual(await intact(), [true, true, true]);
			await own.clock('2026-03-10T09:00:00+07:00');
			assert.deepEqual(await intact(), [true, false, false]);
			for (const one of [broken, swapped]) await own.api.send('GET', `/v1/dokumen/${one.id}/isi`, { expect: 500 });
			await own.api.send('GET', `/v1/dokumen/${whole.id}/isi`, { expect: 200 });
			const metrics = (await exchange(own.daemon.metricsUrl.replace('/metrics', ''), { target: '/metrics', agent: false })).body.toString();
			assert.match(metrics, /layanand_documents_broken_total 2\n/);
			assert.match(metrics, /layanand_documents_checked_total 3\n/);
			await put(isi); // as a restore would
			await own.clock('2026-03-18T09:00:00+07:00');
			assert.deepEqual(await intact(), [true, true, false]);
			assert.equal((await own.api.send('GET', `/v1/dokumen/${broken.id}/isi`, { expect: 200 })).body.toString(), 'Isi dokumen.\n');
			const told = async (one) => (await own.api.get(`/v1/dokumen/${one.id}/riwayat`)).json.data.slice(2).map((k) => [k.jenis, k.pelaku]);
			assert.deepEqual(await told(broken), [['dokumen.rusak', 'sistem'], ['dokumen.utuh_kembali', 'sistem']]);
			assert.deepEqual(await told(swapped), [['dokumen.rusak', 'sistem']]); // once
		} finally {
			await own.stop();
		}
	});

	describe('who read it', () => {
		it('each reading of the content is written down: who, when, which version', async () => {
			const { id } = await publish(ppid);
			await content(env.api, id);
			await content(warga, id, { headers: { range: 'bytes=0-1' }, expect: 206 });
			await content(env.as('ombudsman'), id);
			await upload(ppid, id, 'Versi dua.\n');
			await content(kepala, id);
			const log = async (client) => (await client.get(`/v1/dokumen/${id}/akses`)).json.data;
			const seen = (await log(ppid)).map((one) => [one.peran, one.pembaca, one.versi, one.tujuan]);
			assert.deepEqual(seen, [
				['kepala_penyelenggara', officer.kepalaDinas, 2, 'dokumen_isi'],
				['ombudsman', 'ombudsman-ri', 1, 'dokumen_isi'],
				['masyarakat', citizen.satu, 1, 'dokumen_isi'],
				['publik', 'publik', 1, 'dokumen_isi'],
			]);
			for (const client of [kepala, organisasi]) assert.equal((await log(client)).length, 4);
			for (const name of ['masyarakat', 'biasa', 'kepalaLain', 'ombudsman']) await env.as(name).get(`/v1/dokumen/${id}/akses`, { expect: 403 });
			await env.api.get(`/v1/dokumen/${id}/akses`, { expect: 401 });
			const page = (await ppid.get(`/v1/dokumen/${id}/akses?limit=3`)).json;
			assert.equal((await ppid.get(`/v1/dokumen/${id}/akses?limit=3&cursor=${page.next_cursor}`)).json.data.length, 1);
		});
	});

	describe('found', () => {
		let own;

		before(async () => {
			own = await Environment.create('dokumen_cari');
			const keeper = own.as('bagianOrganisasi');
			for (const [judul, changes] of [
				['Laporan Realisasi Anggaran Semester I', { jenis: 'laporan', tahun: 2025, tanggal: '2025-07-15', klasifikasi: 'berkala' }],
				['Rencana Kerja dan Anggaran', { jenis: 'rencana', tahun: 2026, tanggal: '2026-01-10', klasifikasi: 'setiap_saat' }],
				['Standar Pelayanan Akta Kelahiran', { jenis: 'standar', tahun: 2026, tanggal: '2026-01-20', ringkasan: 'Persyaratan dan waktu penyelesaian akta.' }],
				['Perjanjian sewa gedung', { jenis: 'perjanjian', tahun: 2024, tanggal: '2024-03-01', penyelenggara_id: agency.badan, kata_kunci: ['kontrak'] }],
				['Pengumuman banjir Kecamatan Sungai Raya', { jenis: 'surat', klasifikasi: 'serta_merta', tanggal: '2026-02-01', nomor_dokumen: '300.2/55/BPBD' }],
			])
				await publish(keeper, { judul, ...changes });
		});
		after(() => own?.stop());
		const titles = async (query) => (await own.api.get(`/v1/dokumen?${query}`)).json.data.map((one) => one.judul);

		it('by its stem, its number, a keyword, its summary, and in spite of a typo', async () => {
			assert.deepEqual((await titles('q=anggarannya')).sort(), ['Laporan Realisasi Anggaran Semester I', 'Rencana Kerja dan Anggaran']);
			assert.deepEqual(await titles('q=melayani'), ['Standar Pelayanan Akta Kelahiran']); // pelayanan
			assert.deepEqual(await titles('q=kontrak'), ['Perjanjian sewa gedung']);
			assert.deepEqual(await titles('q=persyaratan'), ['Standar Pelayanan Akta Kelahiran']);
			assert.deepEqual(await titles('q=realisai%20angaran'), ['Laporan Realisasi Anggaran Semester I']);
			assert.deepEqual(await titles('q=kelahran'), ['Standar Pelayanan Akta Kelahiran']);
			assert.deepEqual(await titles('q=300.2/55/BPBD'), ['Pengumuman banjir Kecamatan Sungai Raya']);
			assert.deepEqual(await titles('q=zzzzzz'), []);
			for (const q of ['%27%20or%201=1', '%22%22', '%26%7C!', '%25%25', '-banjir', '%5C%5C']) await own.api.get(`/v1/dokumen?q=${q}`);
		});

		it('by classification, agency, kind and year', async () => {
			assert.deepEqual(await titles('klasifikasi=serta_merta'), ['Pengumuman banjir Kecamatan Sungai Raya']);
			assert.deepEqual(await titles(`penyelenggara_id=${agency.badan}`), ['Perjanjian sewa gedung']);
			assert.deepEqual(await titles('jenis=standar'), ['Standar Pelayanan Akta Kelahiran']);
			assert.deepEqual(await titles('tahun=2025'), ['Laporan Realisasi Anggaran Semester I']);
			assert.deepEqual(await titles('q=anggaran&tahun=2026'), ['Rencana Kerja dan Anggaran']);
			await own.api.get('/v1/dokumen?klasifikasi=lain', { expect: 400 });
		});

		it('page by page the same as at once, with and without words', async () => {
			for (const query of ['', 'q=anggaran%20or%20banjir%20or%20akta&']) {
				const all = await titles(`${query}limit=100`);
				const seen = [];
				for (let cursor = ''; cursor !== null; ) {
					const { json } = await own.api.get(`/v1/dokumen?${query}limit=1${cursor && `&cursor=${cursor}`}`);
					seen.push(...json.data.map((one) => one.judul));
					cursor = json.next_cursor;
				}
				assert.deepEqual(seen, all);
				assert.ok(all.length >= 4);
			}
		});
	});

	describe('at the database, as the role of the daemon', () => {
		let db, open, closed, draft;

		before(async () => {
			db = await connect(env.cluster, env.database, 'layanand_daemon');
			open = await publish(ppid, { judul: 'Terbuka' });
			closed = await publish(ppid, closedDocument());
			draft = await record(ppid);
		});
		after(() => db?.end());
		const under = async (settings, work) => {
			await db.query('begin');
			try {
				for (const [name, value] of Object.entries({ sekarang: '2026-03-02T10:00:00+07:00', ...settings }))
					await db.query('select set_config($1, $2, true)', [`layanand.${name}`, value]);
				return await work();
			} finally {
				await db.query('rollback');
			}
		};
		const touches = async (text, values = []) => {
			await db.query('savepoint coba');
			try {
				return (await db.query(text, values)).rowCount;
			} catch (error) {
				return error.code === '42501' ? 'refused' : error.code;
			} finally {
				await db.query('rollback to savepoint coba');
			}
		};
		const keeper = { peran: 'pelaksana', sub: officer.ppidDinas, penyelenggara: agency.dinas, tugas: 'ppid' };
		const search = `select from layanand.dokumen_cari($1, 'berlaku', null, null, null, null, null, null, null, null) c where c.berkas_id = $2`;
		const strangers = [
			{ peran: 'publik' },
			{ peran: 'masyarakat', sub: '0195a000-0000-7000-8000-0c0000000001' },
			{ ...keeper, tugas: 'pengelola_pengaduan' },
			{ ...keeper, penyelenggara: agency.badan },
			{ peran: 'kepala_penyelenggara', sub: officer.kepalaBadan, penyelenggara: agency.badan },
			{ peran: 'ombudsman', klien: 'ombudsman-ri' },
			{ peran: 'portal_provinsi', klien: 'portal-kalbar' },
		];
		const tables = [
			['berkas', 'id'], ['dokumen', 'berkas_id'], ['dokumen_versi', 'berkas_id'], ['kejadian', 'berkas_id'], ['dokumen_akses', 'berkas_id'],
		];

		it('a closed document and a draft are in no table of those who do not keep them, nor found by the function that searches', async () => {
			await content(ppid, closed.id);
			for (const context of strangers)
				await under(context, async () => {
					for (const one of [closed, draft])
						for (const [table, column] of tables)
							assert.equal(await touches(`select from ${table} where ${column} = $1`, [one.id]), 0, `${table} ${context.peran}`);
					assert.equal(await touches(`select from dokumen_potong p join dokumen_versi v on v.id = p.versi_id where v.berkas_id = $1`, [closed.id]), 0);
					assert.equal(await touches(search, ['penerima bantuan', closed.id]), 0);
					assert.deepEqual(
						(await db.query('select layanand.dokumen_terbuka($1) as tertutup, layanand.dokumen_terbuka($2) as terbuka', [closed.id, open.id])).rows[0],
						{ tertutup: false, terbuka: true },
					);
					assert.equal(await touches('select from dokumen where berkas_id = $1', [open.id]), 1);
				});
			await under(keeper, async () => {
				for (const [table, column] of tables) assert.ok((await touches(`select from ${table} where ${column} = $1`, [closed.id])) > 0, table);
				assert.equal(await touches(search, ['penerima bantuan', closed.id]), 1);
			});
		});

		it('a version and its pieces stay as they were received; no log entry in the name of another', async () => {
			const { id: version } = await env.one('select id from dokumen_versi where berkas_id = $1', [open.id]);
			for (const context of [keeper, ...strangers])
				await under(context, async () => {
					for (const text of [
						'update dokumen_versi set sha256 = $2 where id = $1',
						'update dokumen_versi set nama_berkas = $2 where id = $1',
						'delete from dokumen_versi where id = $1 and $2::text is not null',
						'delete from dokumen_potong where versi_id = $1 and $2::text is not null',
						'delete from dokumen where berkas_id = $1 and $2::text is not null',
						'update dokumen_akses set pembaca = $2 where berkas_id = $1',
						'insert into dokumen_potong (versi_id, urutan, isi) values ($1, 7, $2::text::bytea)',
					])
						assert.equal(await touches(text, [version, 'x']), 'refused', `${text} by ${context.peran}`);
					// What a rule still keeps is there for nobody to erase.
					assert.equal(await touches('delete from dokumen_akses where berkas_id = $1', [open.id]), 0, context.peran);
					for (const text of [
						'update dokumen_versi set rusak_pada = null, diperiksa_pada = now() where id = $1',
						`update dokumen_potong set isi = 'x' where versi_id = $1`,
					])
						assert.ok(['refused', 0].includes(await touches(text, [version])), `${text} by ${context.peran}`);
					const log = (peran, pembaca) =>
						touches('insert into dokumen_akses (id, berkas_id, waktu, peran, pembaca, tujuan) values (gen_random_uuid(), $1, now(), $2, $3, $4)', [
							open.id, peran, pembaca, 'dokumen_isi',
						]);
					assert.equal(await log('bagian_organisasi', officer.bagianOrganisasi), 'refused', context.peran);
					assert.equal(await log(context.peran, context.klien ?? context.sub ?? 'publik'), 1, context.peran);
				});
		});

		it('a document is changed by its keeper only, and stays with its agency', async () => {
			for (const context of strangers)
				await under(context, async () => {
					assert.equal(await touches(`update dokumen set judul = 'x' where berkas_id = $1`, [open.id]), 0);
					assert.equal(await touches(`update berkas set versi = versi + 1 where id = $1`, [open.id]), 0);
					assert.equal(await touches(`update dokumen_versi set ditarik_pada = now(), alasan_tarik = 'x' where berkas_id = $1`, [open.id]), 0);
				});
			await under(keeper, async () => {
				assert.equal(await touches(`update dokumen set judul = 'x' where berkas_id = $1`, [open.id]), 1);
				assert.equal(await touches('update dokumen set penyelenggara_id = $2 where berkas_id = $1', [open.id, agency.badan]), 'refused');
				assert.equal(await touches('update dokumen set terbit = false where berkas_id = $1', [open.id]), 'refused');
				assert.equal(await touches('update dokumen set versi_isi = 9 where berkas_id = $1', [open.id]), 'refused');
				assert.equal(await touches(`update berkas set status = 'rancangan' where id = $1`, [open.id]), 'refused');
				assert.equal(await touches(`update dokumen set klasifikasi = 'dikecualikan' where berkas_id = $1`, [open.id]), '23514');
			});
		});
	});
});
