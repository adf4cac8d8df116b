// The feed of events and the Ombudsman's pull: ordered, complete, nothing twice, also for what is committed late; no words that are not theirs.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { conninfo, connect, startCluster, stopCluster, withConnection } from './lib/cluster.js';
import { until } from './lib/daemon.js';
import { Environment } from './lib/environment.js';
import { act, bring, file, person, unreachable } from './lib/complaints.js';
import { run } from './lib/program.js';
import { state } from './lib/state.js';
import { loadWorld, officer } from './lib/world.js';

describe('the feed', () => {
	let env, cluster, ombudsman;

	// A cluster of its own: the feed waits for the oldest running transaction, whose ever it is.
	before(async () => {
		cluster = startCluster();
		const settings = {
			...state.keys,
			'server.mode': 'development',
			'database.migrate_conninfo': conninfo(cluster, 'layanand', 'layanand_migrasi'),
			'database.conninfo': conninfo(cluster, 'layanand', 'layanand_daemon'),
		};
		await run(state.bin, ['migrate'], settings);
		await run(state.bin, ['calendar', 'import', state.holidays], settings);
		await withConnection(cluster, 'layanand', 'postgres', loadWorld);
		env = await Environment.create('feed', { cluster });
		ombudsman = env.as('ombudsman');
	});
	after(async () => {
		try {
			await env?.stop();
		} finally {
			if (cluster) stopCluster(cluster);
		}
	});

	// From a cursor to the end, by small pages: the events and where to go on.
	const inTransaction = async () => {
		const client = await connect(cluster, env.database);
		await client.query('begin');
		await client.query(`select set_config('layanand.peran', 'sistem', true)`);
		return client;
	};
	const drain = async (from, { limit = 7, extra = '' } = {}) => {
		const events = [];
		let cursor = from;
		for (let pages = 0; ; pages++) {
			assert.ok(pages < 1000, 'the feed never ends');
			const { json } = await ombudsman.get(
				`/v1/kejadian?limit=${limit}${cursor ? `&setelah=${encodeURIComponent(cursor)}` : ''}${extra}`,
			);
			events.push(...json.data);
			cursor = json.next_cursor;
			assert.ok(cursor, 'next_cursor is always there');
			if (json.data.length < limit) return { events, cursor };
		}
	};
	const inDatabase = async () => (await env.rows('select id from kejadian')).map((row) => row.id).sort();
	const ids = (events) => events.map((event) => event.id);

	it('pages through everything once, in an order that stays', async () => {
		for (let n = 0; n < 12; n++) await bring(env.as('masyarakat'), env.as('petugas'), n % 2 ? 'disampaikan' : 'diproses');
		const once = await until('all is seen', async () => {
			const got = await drain(null);
			return got.events.length === (await inDatabase()).length && got;
		});
		assert.deepEqual(ids(once.events).sort(), await inDatabase());
		for (const limit of [1, 5, 100]) assert.deepEqual(ids((await drain(null, { limit })).events), ids(once.events));
		const end = await drain(once.cursor);
		assert.deepEqual(end, { events: [], cursor: once.cursor });
		// Within a case the history's order.
		const places = new Map();
		for (const event of once.events) {
			const { urutan } = await env.one('select urutan from kejadian where id = $1', [event.id]);
			assert.ok(urutan > (places.get(event.berkas?.id) ?? 0));
			places.set(event.berkas?.id, urutan);
		}
	});

	// The daemon writes of its own accord as well, and what it has in hand holds the feed back for a moment.
	const settled = (but = 0) =>
		until('nobody else writes', async () => (await env.one(`select count(*) as n from pg_stat_activity
			where datname = current_database() and backend_xid is not null and pid not in (pg_backend_pid(), $1)`, [but])).n === 0);

	it('an event that is committed late is not skipped, nor those after it', async () => {
		const { cursor } = await drain(null);
		const late = await file(env.as('masyarakat'));
		const slow = await inTransaction();
		await slow.query(
			`insert into kejadian (rantai_id, id, berkas_id, proses, jenis, waktu, pelaku)
			values ($1, gen_random_uuid(), $1, 'pengaduan', 'pengaduan.terlambat_disimpan', now(), 'sistem')`,
			[late.id],
		);
		const overtaken = [];
		for (let n = 0; n < 5; n++) overtaken.push((await file(env.as('masyarakat'))).id); // committed before it, begun after it
		await settled((await slow.query('select pg_backend_pid() as pid')).rows[0].pid);
		const meanwhile = await drain(cursor);
		assert.ok(!meanwhile.events.some((event) => overtaken.includes(event.berkas.id)), 'what overtook it is not shown before it');
		assert.deepEqual(
			meanwhile.events.map((event) => event.berkas.id),
			[late.id],
		);
		await slow.query('commit');
		await settled();
		const then = await drain(meanwhile.cursor);
		assert.deepEqual(
			then.events.map((event) => event.jenis),
			['pengaduan.terlambat_disimpan', ...overtaken.map(() => 'pengaduan.diterima')],
		);
		assert.deepEqual(
			then.events.slice(1).map((event) => event.berkas.id),
			overtaken,
		);
		assert.deepEqual(ids((await drain(null)).events).sort(), await inDatabase());

		// One that is rolled back leaves no gap that anybody waits for.
		await slow.query('begin');
		await slow.query(`select set_config('layanand.peran', 'sistem', true)`);
		await slow.query(
			`insert into kejadian (rantai_id, id, berkas_id, proses, jenis, waktu, pelaku)
			values ($1, gen_random_uuid(), $1, 'pengaduan', 'pengaduan.batal', now(), 'sistem')`,
			[late.id],
		);
		const other = await file(env.as('masyarakat'));
		assert.deepEqual((await drain(then.cursor)).events, []);
		await slow.query('rollback');
		await settled();
		assert.deepEqual(
			(await drain(then.cursor)).events.map((event) => event.berkas.id),
			[other.id],
		);
		await slow.end();
	});

	it('a reader who follows while many write sees each event once', async () => {
		await settled();
		const start = (await drain(null)).cursor;
		const before = (await inDatabase()).length;
		let writing = true;
		const writers = Promise.all(
			Array.from({ length: 6 }, async () => {
				for (let n = 0; n < 8; n++) await bring(env.as('masyarakat'), env.as('petugas'), 'disampaikan');
			}),
		).finally(() => {
			writing = false;
		});
		const seen = [];
		let cursor = start;
		while (writing) {
			const got = await drain(cursor, { limit: 3 });
			seen.push(...ids(got.events));
			cursor = got.cursor;
		}
		await writers;
		await settled();
		seen.push(...ids((await drain(cursor)).events));
		const all = await inDatabase();
		assert.equal(seen.length, all.length - before);
		assert.equal(new Set(seen).size, seen.length);
	});

	it('by kind, or a family of kinds', async () => {
		const { events } = await drain(null, { extra: '&jenis=pengaduan.lengkap' });
		assert.ok(events.length && events.every((event) => event.jenis === 'pengaduan.lengkap'));
		const family = (await drain(null, { extra: '&jenis=pengaduan.*' })).events;
		assert.ok(family.length > events.length && family.every((event) => event.jenis.startsWith('pengaduan.')));
		assert.deepEqual((await drain(null, { extra: '&jenis=kanal.*' })).events, []);
		await ombudsman.get('/v1/kejadian?jenis=%25', { expect: 400 });
	});

	it('no personal data, and of a protected complaint no words', async () => {
		const open = await bring(env.as('masyarakat'), env.as('petugas'), 'diproses');
		await act(env.as('petugas'), open.id, 'tindak-lanjut', { uraian: 'Kata petugas yang terbuka.' });
		const secret = await bring(env.as('masyarakat'), env.as('petugas'), 'diproses', { kerahasiaan: 'rahasia' });
		await act(env.as('petugas'), secret.id, 'tindak-lanjut', { uraian: 'Kata petugas yang rahasia.' });
		const words = await file(env.api);
		await act(env.api.withCode(words.kode_akses), words.id, 'lengkapi', { uraian: 'Kata warga sendiri.' });
		const { events } = await drain(null);
		const text = JSON.stringify(events);
		assert.ok(text.includes('Kata petugas yang terbuka.'));
		for (const hidden of [
			'Kata petugas yang rahasia.',
			'Kata warga sendiri.',
			person.nama,
			person.nik,
			person.email,
			person.telepon,
			person.alamat,
			words.kode_akses,
		])
			assert.ok(!text.includes(hidden), hidden);
	});

	it('is for Bagian Organisasi and for machines with the scope', async () => {
		await env.as('bagianOrganisasi').get('/v1/kejadian');
		assert.equal((await env.as('ombudsmanSempit').get('/v1/kejadian', { expect: 403 })).json.code, 'cakupan-kurang');
		for (const name of ['masyarakat', 'petugas', 'kepala', 'portal']) await env.as(name).get('/v1/kejadian', { expect: 403 });
		await env.api.get('/v1/kejadian', { expect: 401 });
	});

	it('hashes chain the events of each case', async () => {
		const { events } = await drain(null);
		const { hash } = await env.one(`select encode(layanand.kejadian_hash(k), 'hex') as hash from kejadian k where id = $1`, [
			events.at(-1).id,
		]);
		assert.equal(events.at(-1).hash, hash);
	});

	it('nobody finds out from a hash who acted, by trying all officers, whose ids are public', async () => {
		const filed = await bring(env.as('masyarakat'), env.as('petugas'), 'diproses');
		// As the feed shows them, one after the other, with each officer in the place that it does not show.
		const found = await env.rows(
			`select e.nama from kejadian k cross join pelaksana e
			  where k.berkas_id = $1 and k.pelaku_id is not null and k.pelaku = 'pelaksana'
			    and k.hash = sha256(coalesce(k.hash_sebelum, '') || convert_to(jsonb_build_array(k.rantai_id, k.urutan, k.id, k.berkas_id, k.proses, k.penyelenggara_id, k.jenis,
			        (extract(epoch from k.waktu) * 1000000)::bigint, k.pelaku, e.id, k.catatan, k.data)::text, 'UTF8'))`,
			[filed.id],
		);
		assert.deepEqual(found, []);
		const chain = await env.rows('select k.pelaku_id = $2 as his, k.hash = layanand.kejadian_hash(k) as whole from kejadian k where k.berkas_id = $1', [filed.id, officer.petugasDinas]);
		assert.ok(chain.some((one) => one.his) && chain.every((one) => one.whole));
	});

	describe("the Ombudsman's pull", () => {
		const pull = async (query = '') => {
			const all = [];
			for (let target = `/v1/ombudsman/pengaduan?limit=9${query}`; target; ) {
				const { json } = await ombudsman.get(target);
				all.push(...json.data);
				target = json.next_cursor && `/v1/ombudsman/pengaduan?limit=9${query}&cursor=${encodeURIComponent(json.next_cursor)}`;
			}
			return all;
		};
		const latest = (list) =>
			list
				.map((one) => one.diperbarui_pada)
				.sort()
				.at(-1);
		const plus = (instant) => instant.replace('+', '%2B');

		it('has every complaint once, with its deadlines and history', async () => {
			const all = await pull();
			const { n } = await env.one('select count(*) as n from berkas');
			assert.equal(all.length, n);
			assert.equal(new Set(all.map((one) => one.id)).size, n);
			assert.ok(all.every((one) => one.tenggat.length && one.riwayat.length));
		});

		it('incremental: what changed, also what was committed late under an earlier date', async () => {
			const known = await pull();
			const since = latest(known);
			const old = known[3];
			const slow = await inTransaction();
			await slow.query(`update berkas set versi = versi + 1, diperbarui_pada = $2 where id = $1`, [old.id, since]);
			const fresh = await file(env.as('masyarakat'));
			const second = await pull(`&diperbarui_sejak=${plus(since)}`);
			assert.ok(!second.some((one) => one.id === fresh.id), 'held back behind the slow one');
			await slow.query('commit');
			await slow.end();
			const third = await pull(`&diperbarui_sejak=${plus(latest([...known, ...second]))}`);
			assert.ok(third.some((one) => one.id === fresh.id) && third.some((one) => one.id === old.id));
			const fourth = await pull(`&diperbarui_sejak=${plus(latest(third))}`);
			assert.ok(fourth.length < 5, `only the last ones again, not ${fourth.length}`);
		});

		it('by status and by lateness', async () => {
			assert.ok((await pull('&status=diproses')).every((one) => one.status === 'diproses'));
			assert.deepEqual(await pull('&status=dilimpahkan'), []);
			assert.deepEqual(await pull('&terlambat=true'), []);
			assert.equal((await pull('&terlambat=false')).length, (await pull()).length);
		});

		it('the name of an open complainant, nothing of a protected one', async () => {
			const made = {};
			for (const kerahasiaan of ['terbuka', 'rahasia', 'anonim'])
				made[kerahasiaan] = await file(env.api, { kerahasiaan, pengadu: kerahasiaan === 'anonim' ? null : unreachable });
			const all = await pull();
			const of = (kerahasiaan) => all.find((one) => one.id === made[kerahasiaan].id);
			assert.deepEqual(of('terbuka').pengadu, { nama: person.nama });
			assert.equal(of('rahasia').pengadu, null);
			assert.equal(of('anonim').pengadu, null);
			for (const hidden of [person.nik, person.telepon, person.alamat]) assert.ok(!JSON.stringify(all).includes(hidden));
			assert.ok(!JSON.stringify(of('rahasia')).includes(person.nama));
		});
	});
});
