// The conventions of api.md section 1 that hold for every operation: languages, repeats, pages, identifiers, caches, rates.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { Environment } from './lib/environment.js';
import { until } from './lib/daemon.js';
import { act, bodies, complaint, file, person } from './lib/complaints.js';
import { claimsOf, sign, signingKey } from './lib/tokens.js';
import { agency, citizen, service } from './lib/world.js';

describe('conventions', () => {
	let env;

	before(async () => {
		env = await Environment.create('conventions');
	});
	after(() => env?.stop());

	it('problems speak Indonesian, or English when that is asked for', async () => {
		const titles = {};
		for (const [language, header] of Object.entries({
			none: null,
			id: 'id',
			en: 'en',
			us: 'en-US,en;q=0.9',
			mixed: 'id;q=0.5, en;q=0.8',
			other: 'fr-FR, de',
			odd: ';;;q=, =,en',
			huge: 'x'.repeat(2000),
		})) {
			const { json, headers } = await env.api.get(`/v1/layanan/${agency.dinas}`, {
				expect: 404,
				headers: { 'accept-language': header },
			});
			titles[language] = json.title;
			assert.equal(headers['content-language'], json.title === 'Not found' ? 'en' : 'id');
		}
		assert.equal(titles.none, 'Tidak ditemukan');
		for (const language of ['id', 'other', 'huge']) assert.equal(titles[language], titles.none, language);
		for (const language of ['en', 'us', 'mixed']) assert.equal(titles[language], 'Not found', language);
	});

	it('all faults of a body at once, in the asked language', async () => {
		const { json } = await env.api.post(
			'/v1/pengaduan',
			{ ...complaint(), judul: 'x', kanal: 1, aneh: true },
			{ expect: 422, headers: { 'accept-language': 'en' } },
		);
		assert.deepEqual(
			json.errors.map((error) => error.pointer).sort(),
			['/aneh', '/judul', '/kanal', '/kanal'].filter(
				(one, at, all) => json.errors.filter((error) => error.pointer === '/kanal').length === 2 || all.indexOf(one) === at,
			),
		);
		const indonesian = await env.api.post('/v1/pengaduan', { ...complaint(), judul: 'x' }, { expect: 422 });
		assert.notEqual(indonesian.json.errors[0].detail, json.errors.find((error) => error.pointer === '/judul').detail);
	});

	it('blanks are no text: neither of citizens nor of officers', async () => {
		const blank = '   \n\u00a0\t \u3000    ';
		const refused = async (client, path, body, ...pointers) => {
			const { json } = await client.post(path, body, { expect: 422 });
			assert.deepEqual(json.errors.map((one) => [one.pointer, one.code, one.detail]), pointers.map((pointer) => [pointer, 'pattern', 'tidak boleh hanya berisi spasi']));
		};
		const filed = await file(env.as('masyarakat'));
		await refused(env.api, '/v1/pengaduan', complaint({ judul: blank, uraian: blank, pengadu: { ...person, nama: blank } }), '/judul', '/uraian', '/pengadu/nama');
		await refused(env.as('masyarakat'), `/v1/pengaduan/${filed.id}/cabut`, { alasan: ' ' }, '/alasan');
		await refused(env.as('petugas'), `/v1/pengaduan/${filed.id}/telaah`, { hasil: 'tidak_lengkap', kekurangan: ['Tanda terima', ' '] }, '/kekurangan/1');
		await refused(env.as('petugas'), `/v1/pengaduan/${filed.id}/tolak`, { alasan: ' ', dasar_hukum: ' ' }, '/alasan', '/dasar_hukum');
		await refused(env.api, '/v1/akun', { nama: ' ', email: 'kosong@contoh.id', kata_sandi: 'kata-sandi-yang-panjang' }, '/nama');
		const { json } = await env.api.post('/v1/akun', { nama: '', email: 'kosong@contoh.id', kata_sandi: 'kata-sandi-yang-panjang' }, { expect: 422 });
		assert.deepEqual(json.errors.map((one) => one.code), ['minLength'], 'one complaint is enough');
	});

	it('parameters are checked, repeated ones refused', async () => {
		for (const query of [
			'limit=0',
			'limit=101',
			'limit=',
			'limit=x',
			'limit=1e1',
			'limit=1&limit=2',
			'jenis=warung',
			'induk_id=17',
			'q=a',
			'Limit=5',
			'limit=%30%30',
			'=',
			'q=%',
			'q=%FF%FE',
			'q=%00%00',
			`q=${'x'.repeat(101)}`,
			'limit=9223372036854775808',
			'limit=-1',
		])
			await env.api.get(`/v1/penyelenggara?${query}`, { expect: 400 });
		for (const query of ['limit=1', 'limit=100', 'jenis=kecamatan', 'q=Dinas+Kependudukan', 'q=%44inas', ''])
			await env.api.get(`/v1/penyelenggara?${query}`);
		await env.as('petugas').get('/v1/pengaduan?terlambat=ya', { expect: 400 });
		await env.as('petugas').get('/v1/pengaduan?diperbarui_sejak=2026-03-01', { expect: 400 });
		await env.as('petugas').get('/v1/pengaduan?diperbarui_sejak=2026-03-01T00:00:00%2B07:00');
		const { json } = await env.api.get('/v1/kalender/tenggat', { expect: 400 });
		assert.deepEqual(json.errors?.map((error) => error.parameter).sort(), ['hari', 'mulai']);
	});

	it('Request-Id: one each; traceparent: carried on', async () => {
		const trace = '0af7651916cd43dd8448eb211c80319c';
		const ids = new Set();
		for (let n = 0; n < 20; n++) ids.add((await env.api.get('/livez')).headers['request-id']);
		assert.equal(ids.size, 20);
		const carried = await env.api.get('/livez', { headers: { traceparent: `00-${trace}-b7ad6b7169203331-01` } });
		assert.match(carried.headers.traceparent, new RegExp(`^00-${trace}-[0-9a-f]{16}-01$`));
		assert.ok(!carried.headers.traceparent.includes('b7ad6b7169203331'));
		for (const bad of [
			'x',
			`00-${'0'.repeat(32)}-b7ad6b7169203331-01`,
			`00-${trace.toUpperCase()}-b7ad6b7169203331-01`,
			`ff-${trace}-b7ad6b7169203331-01`,
		])
			assert.match(
				(await env.api.get('/livez', { headers: { traceparent: bad } })).headers.traceparent,
				/^00-(?!0af765)[0-9a-f]{32}-[0-9a-f]{16}-01$/,
			);
	});

	it('caches: public for the catalogue, private with a token, nothing stored of a POST or of an identity', async () => {
		const control = async (client, target) => (await client.get(target)).headers['cache-control'];
		assert.equal(await control(env.api, `/v1/layanan/${service.kk}`), 'public, no-cache');
		assert.match(await control(env.as('petugas'), `/v1/layanan/${service.kk}`), /private/);
		const filed = await file(env.as('masyarakat'));
		assert.match(await control(env.as('masyarakat'), `/v1/pengaduan/${filed.id}`), /private, no-cache/);
		for (const part of ['pengadu', 'tanda-terima', 'tanda-terima/pdf'])
			assert.equal(await control(env.as('petugas'), `/v1/pengaduan/${filed.id}/${part}`), 'no-store', part);
		const made = await env.api.post('/v1/pengaduan', complaint(), { expect: 201 });
		assert.equal(made.headers['cache-control'], 'no-store');
		assert.match((await env.api.get(`/v1/layanan/${service.kk}`)).headers.vary, /Authorization/);
	});

	describe('Idempotency-Key', () => {
		const filings = async () => (await env.one('select count(*) as n from pengaduan')).n;
		const post = (client, key, body = complaint(), options = {}) =>
			client.post('/v1/pengaduan', body, { expect: null, headers: { 'idempotency-key': key }, ...options });

		it('the same key and body: the first answer again, and nothing changes', async () => {
			const key = randomUUID();
			const count = await filings();
			const first = await post(env.as('masyarakat'), key);
			const second = await post(env.as('masyarakat'), key);
			assert.deepEqual([first.status, second.status], [201, 201]);
			assert.equal(first.headers['idempotency-replayed'], undefined);
			assert.equal(second.headers['idempotency-replayed'], 'true');
			assert.deepEqual(second.json, first.json);
			assert.deepEqual([second.etag, second.headers.location], [first.etag, first.headers.location]);
			assert.equal(await filings(), count + 1);
		});

		it('another body, another path: 422; another caller: his own', async () => {
			const key = randomUUID();
			const first = await post(env.as('masyarakat'), key);
			assert.equal((await post(env.as('masyarakat'), key, complaint({ judul: 'Yang lain' }))).json.code, 'kunci-dipakai-ulang');
			const other = await env
				.as('masyarakat')
				.post(`/v1/pengaduan/${first.json.id}/cabut`, { alasan: 'x' }, { expect: 422, headers: { 'idempotency-key': key } });
			assert.equal(other.json.code, 'kunci-dipakai-ulang');
			const theirs = await post(env.as('masyarakatLain'), key);
			assert.equal(theirs.status, 201);
			assert.notEqual(theirs.json.id, first.json.id);
			// Nor do two people become one caller by using one application (RFC 9068: client_id in every token).
			const signer = signingKey(env.settings['keys.signing_dir']);
			const [one, two] = await Promise.all(
				[citizen.satu, citizen.dua].map(async (sub) => post(env.api.as(await sign(claimsOf({ peran: 'masyarakat', sub, client_id: 'portal-warga' }), signer)), 'satu-kunci')),
			);
			assert.deepEqual([one.status, two.status], [201, 201]);
			assert.notEqual(one.json.id, two.json.id);
		});

		it('without an account as well', async () => {
			const key = randomUUID();
			const [first, second] = [await post(env.api, key), await post(env.api, key)];
			assert.equal(second.json.kode_akses, first.json.kode_akses);
			assert.equal(second.headers['idempotency-replayed'], 'true');
		});

		it('without an account, about a case: only with its access code again', async () => {
			const { json: filed } = await post(env.api, randomUUID());
			const key = randomUUID();
			const add = (code) =>
				env.api.post(
					`/v1/pengaduan/${filed.id}/lengkapi`,
					{ uraian: 'Tambahan.' },
					{
						expect: null,
						headers: { 'idempotency-key': key, ...code },
					},
				);
			assert.equal((await add({ 'kode-akses': filed.kode_akses })).status, 200);
			assert.equal((await add({})).json.code, 'kunci-dipakai-ulang');
			assert.equal((await add({ 'kode-akses': 'A'.repeat(43) })).json.code, 'kunci-dipakai-ulang');
			assert.equal((await add({ 'kode-akses': filed.kode_akses })).headers['idempotency-replayed'], 'true');
		});

		it('many at once: one is done, the others are told to wait or get its answer', async () => {
			const key = randomUUID();
			const count = await filings();
			const answers = await Promise.all(Array.from({ length: 24 }, () => post(env.as('masyarakat'), key)));
			const made = answers.filter((answer) => answer.status === 201);
			assert.equal(made.filter((answer) => !answer.headers['idempotency-replayed']).length, 1);
			assert.equal(new Set(made.map((answer) => answer.json.id)).size, 1);
			for (const answer of answers.filter((one) => one.status !== 201))
				assert.deepEqual([answer.status, answer.json.code], [409, 'sedang-dikerjakan']);
			assert.equal(await filings(), count + 1);
		});

		it('still running in another transaction: 409', async () => {
			const key = randomUUID();
			await env.sql.query('begin');
			await env.sql.query(`select pg_advisory_xact_lock(hashtextextended($1 || chr(31) || $2, 11))`, [citizen.satu, key]);
			try {
				assert.deepEqual((await post(env.as('masyarakat'), key)).json.code, 'sedang-dikerjakan');
			} finally {
				await env.sql.query('rollback');
			}
			assert.equal((await post(env.as('masyarakat'), key)).status, 201);
		});

		it('answered while this one began: what it has done is undone, and the first answer counts', async () => {
			const key = randomUUID();
			const count = async () => (await env.one('select count(*) as n from berkas')).n;
			const before = await count();
			await env.sql.query('begin');
			await env.sql.query(`insert into idempotensi (pemanggil, kunci, operasi, sidik, status, jawaban) values ($1, $2, 'lain', '', 201, '')`, [citizen.satu, key]);
			const late = post(env.as('masyarakat'), key);
			await until('it waits for the other', async () => (await env.rows('select 1 from pg_locks where not granted')).length > 0);
			await env.sql.query('commit');
			assert.equal((await late).json.code, 'kunci-dipakai-ulang');
			assert.equal(await count(), before);
		});

		it('an action is done once', async () => {
			const filed = await file(env.as('masyarakat'));
			const options = { headers: { 'idempotency-key': randomUUID() } };
			const first = await env.as('petugas').post(`/v1/pengaduan/${filed.id}/telaah`, bodies.lengkap, options);
			const second = await env.as('petugas').post(`/v1/pengaduan/${filed.id}/telaah`, bodies.lengkap, options);
			assert.deepEqual(second.json, first.json);
			assert.equal(second.headers['idempotency-replayed'], 'true');
			assert.equal((await env.one('select count(*) as n from kejadian where berkas_id = $1', [filed.id])).n, 2);
		});

		it('what was refused does not keep the key', async () => {
			const key = randomUUID();
			assert.equal((await post(env.as('masyarakat'), key, complaint({ layanan_id: service.izin }))).status, 422);
			assert.equal((await post(env.as('masyarakat'), key)).status, 201);
		});

		it('for 24 hours', async () => {
			const key = randomUUID();
			const first = await post(env.as('masyarakat'), key);
			await env.sql.query(`update idempotensi set dibuat_pada = now() - interval '25 hours' where kunci = $1`, [key]);
			const later = await post(env.as('masyarakat'), key, complaint({ judul: 'Yang lain' }));
			assert.equal(later.status, 201);
			assert.notEqual(later.json.id, first.json.id);
		});

		it('must be a key', async () => {
			for (const key of ['pendek', 'x'.repeat(256), 'dengan spasi di dalamnya'])
				assert.equal((await post(env.as('masyarakat'), key)).status, 400, key);
		});

		it('the answer is kept sealed', async () => {
			const key = randomUUID();
			const first = await post(env.api, key);
			const { isi } = await env.one(`select encode(jawaban, 'escape') as isi from idempotensi where kunci = $1`, [key]);
			assert.ok(isi.length > 100 && !isi.includes(first.json.kode_akses) && !isi.includes(first.json.nomor));
		});
	});

	describe('pages', () => {
		const walk = async (client, first) => {
			const all = [];
			for (let target = first, pages = 0; target; pages++) {
				assert.ok(pages < 100);
				const answer = await client.get(target);
				all.push(...answer.json.data);
				const link = /^<([^>]+)>; rel="next"$/.exec(answer.headers.link ?? '')?.[1];
				assert.equal(Boolean(link), answer.json.next_cursor !== null);
				target = link && new URL(link, 'http://x').pathname + new URL(link, 'http://x').search;
				if (target) assert.equal(new URLSearchParams(target.split('?')[1]).get('cursor'), answer.json.next_cursor);
			}
			return all;
		};

		for (const [list, count, limit] of [
			['/v1/penyelenggara', 21, 4],
			['/v1/layanan', 45, 7],
			['/v1/layanan?jenis=barang', 14, 5],
			['/v1/layanan?q=Layanan', 42, 9],
			[`/v1/penyelenggara/${agency.dinas}/pelaksana`, 6, 1],
		])
			it(`${list} by Link: complete, in order, nothing twice`, async () => {
				const all = await walk(env.api, `${list}${list.includes('?') ? '&' : '?'}limit=${limit}`);
				assert.equal(all.length, count);
				assert.equal(new Set(all.map((one) => one.id)).size, count);
				const whole = (await env.api.get(`${list}${list.includes('?') ? '&' : '?'}limit=100`)).json;
				assert.deepEqual(whole.data, all);
				assert.equal(whole.next_cursor, null);
			});

		it('a full last page has no next one', async () => {
			assert.equal((await env.api.get('/v1/penyelenggara?limit=21')).json.next_cursor, null);
			assert.notEqual((await env.api.get('/v1/penyelenggara?limit=20')).json.next_cursor, null);
		});

		it('new rows do not disturb a reader on his way', async () => {
			const mine = env.as('masyarakatLain');
			for (let n = 0; n < 5; n++) await file(mine);
			const first = (await mine.get('/v1/pengaduan?limit=2')).json;
			await file(mine);
			const second = (await mine.get(`/v1/pengaduan?limit=2&cursor=${encodeURIComponent(first.next_cursor)}`)).json;
			const seen = [...first.data, ...second.data].map((one) => one.id);
			assert.equal(new Set(seen).size, 4);
			assert.deepEqual(seen, [...seen].sort().reverse());
		});

		it('a cursor that was not given out: 400', async () => {
			const { next_cursor: cursor } = (await env.api.get('/v1/layanan?limit=5')).json;
			await env.api.get(`/v1/layanan?limit=5&cursor=${encodeURIComponent(cursor)}`);
			const tampered = [
				cursor.slice(0, -1),
				`${cursor}x`,
				cursor.slice(1),
				'x',
				'e30',
				Buffer.from('["x"]').toString('base64url'),
				cursor.replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A')),
				cursor.split('').reverse().join(''),
				'%00',
				'x'.repeat(513),
			];
			for (const one of tampered) {
				const { json } = await env.api.get(`/v1/layanan?limit=5&cursor=${one === '%00' ? one : encodeURIComponent(one)}`, {
					expect: 400,
				});
				assert.ok(['kursor-salah', 'parameter-salah'].includes(json.code), `${one}: ${json.code}`);
			}
			await env.api.get(`/v1/penyelenggara?cursor=${encodeURIComponent(cursor)}`, { expect: 400 });
			await env.as('petugas').get(`/v1/pengaduan?cursor=${encodeURIComponent(cursor)}`, { expect: 400 });
			await env.as('ombudsman').get(`/v1/kejadian?setelah=${encodeURIComponent(cursor)}`, { expect: 400 });
		});
	});

	it('an ETag changes with the thing, not with the reader', async () => {
		const filed = await file(env.as('masyarakat'));
		const target = `/v1/pengaduan/${filed.id}`;
		const first = await env.as('masyarakat').get(target);
		await env.as('masyarakat').get(target, { expect: 304, headers: { 'if-none-match': first.etag } });
		await act(env.as('petugas'), filed.id, 'telaah', bodies.lengkap);
		const second = await env.as('masyarakat').get(target, { headers: { 'if-none-match': first.etag } });
		assert.notEqual(second.etag, first.etag);
		const officer = await env.as('petugas').get(target);
		assert.equal(officer.etag.split('-')[0], second.etag.split('-')[0]); // the same version, other bytes
	});
});

describe('rates', () => {
	let env;

	before(async () => {
		env = await Environment.create('rates', {
			settings: {
				'limits.umum_per_minute': 12,
				'limits.tulis_per_minute': 4,
				'limits.masuk_per_minute': 1,
				'limits.lacak_per_minute': 3,
				'limits.lampiran_per_minute': 2,
			},
		});
	});
	after(() => env?.stop());

	const exhaust = async (what, allowed, send) => {
		let refused = null;
		for (let n = 0; n < allowed + 3 && !refused; n++) {
			const answer = await send();
			if (answer.status === 429) refused = answer;
		}
		assert.ok(refused, `${what} is never refused`);
		assert.equal(refused.json.code, 'terlalu-sering');
		assert.ok(
			Number(refused.headers['retry-after']) >= 1 && Number(refused.headers['retry-after']) <= 60,
			refused.headers['retry-after'],
		);
		assert.match(refused.headers.ratelimit, /r=0;t=\d+/);
		return refused;
	};
	const from = (address) => env.api.with({ 'x-forwarded-for': address });

	it('reading, by caller', async () => {
		await exhaust('reading', 12, () => env.as('masyarakat').send('GET', '/v1/saya'));
		await env.as('masyarakatLain').get('/v1/saya');
	});

	it('writing', async () => {
		await exhaust('writing', 4, () => env.as('masyarakat').send('POST', '/v1/pengaduan', { json: {} }));
		await env.as('masyarakatLain').post('/v1/pengaduan', complaint(), { expect: 201 });
	});

	it('tracking, by address, whatever token comes along', async () => {
		const body = { nomor: 'PGD-2026-000001', kode_akses: 'x' };
		await exhaust('tracking', 3, () => from('203.0.113.1').send('POST', '/v1/pengaduan/lacak', { json: body }));
		await from('203.0.113.1').as(env.tokens.masyarakat).post('/v1/pengaduan/lacak', body, { expect: 429 });
		await from('203.0.113.2').post('/v1/pengaduan/lacak', body, { expect: 404 });
		// Only the last address counts: the ones before it are what the client claims.
		await from('203.0.113.9, 203.0.113.1').post('/v1/pengaduan/lacak', body, { expect: 429 });
	});

	it('registering addresses that are registered, by address: who tries many to see which are is told nothing more; others and new ones go on', async () => {
		const daemon = await env.addDaemon({ 'limits.masuk_per_minute': 1000000, 'limits.bentrok_per_hour': 3 });
		const at = (address) => env.clientOf(daemon).with({ 'x-forwarded-for': address });
		const register = (address, email, expect) =>
			at(address).post('/v1/akun', { nama: 'Siti', email, kata_sandi: 'kata-sandi-yang-panjang' }, { expect });
		for (let n = 0; n < 6; n++) await register('203.0.113.20', `baru${n}@contoh.id`, 201); // these do not count
		for (let n = 0; n < 3; n++) await register('203.0.113.20', `baru${n}@contoh.id`, 409);
		for (const email of ['baru0@contoh.id', 'belum@contoh.id']) {
			const { headers, json } = await register('203.0.113.20', email, 429);
			assert.equal(json.code, 'terlalu-sering');
			assert.ok(Number(headers['retry-after']) > 60, headers['retry-after']);
		}
		await register('203.0.113.21', 'belum@contoh.id', 201);
	});

	it('logging in, by address and by account', async () => {
		const form = { grant_type: 'password', username: 'siapa@contoh.id', password: 'salah-sekali' };
		await exhaust('logging in', 3, () => from('203.0.113.3').send('POST', '/oauth/token', { form }));
		// Some strangers do not keep the owner of a name out; guesses from very many addresses have their end all the same.
		for (let n = 0; n < 10; n++) await from(`198.51.100.${n}`).send('POST', '/oauth/token', { form, expect: 400 });
		let held = false; // attempts come back with time: on a slow machine it takes more of them
		for (let first = 0; first < 200 && !held; first += 50) {
			const guess = (_, n) => from(`192.0.2.${first + n}`).send('POST', '/oauth/token', { form });
			held = (await Promise.all(Array.from({ length: 50 }, guess))).some((one) => one.status === 429);
		}
		assert.ok(held, 'one account from many addresses');
		await from('198.51.100.99').send('POST', '/oauth/token', { form: { ...form, username: 'lain@contoh.id' }, expect: 400 });
		await exhaust('registering', 3, () => from('203.0.113.4').send('POST', '/v1/akun', { json: {} }));
	});

	it('uploading', async () => {
		const filed = await file(env.as('masyarakatLain'));
		await exhaust('uploading', 2, () =>
			env
				.as('masyarakatLain')
				.send('POST', `/v1/pengaduan/${filed.id}/lampiran`, { body: 'Isi.', headers: { 'content-type': 'text/plain' } }),
		);
	});
});

describe('rates of bytes', () => {
	let env;

	before(async () => {
		env = await Environment.create('rates_bytes', { settings: { 'limits.upload_megabytes_per_hour': 1 } });
	});
	after(() => env?.stop());

	it('uploading, in bytes over all cases', async () => {
		const upload = async () => {
			const { id } = await file(env.as('masyarakat'));
			return env.as('masyarakat').send('POST', `/v1/pengaduan/${id}/lampiran`, { body: 'x'.repeat(600 << 10), headers: { 'content-type': 'text/plain' } });
		};
		assert.equal((await upload()).status, 201);
		const second = await upload();
		assert.equal(second.status, 429);
		assert.match(second.json.detail, /byte/);
		assert.ok(Number(second.headers['retry-after']) > 60);
	});
});
