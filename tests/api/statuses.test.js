// Generated from the contract: every operation is made to give each of the ordinary refusals that it declares, and 304.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { asks, good, query } from './lib/access.js';
import { Environment } from './lib/environment.js';
import { bodies, bring, complaint, file } from './lib/complaints.js';
import { draft } from './lib/decisions.js';
import { publish } from './lib/documents.js';
import { ask, lead, object } from './lib/requests.js';
import { announce, propose } from './lib/selections.js';
import { publishAll } from './lib/standards.js';
import { csv, publishSurvey } from './lib/surveys.js';
import { lines, raw } from './lib/sockets.js';
import { absent, agency, officer, service } from './lib/world.js';

// The state in which an action passes all checks but that of the version.
const ripe = {
	pengaduan_tindak_lanjut: 'diproses',
	pengaduan_putuskan: 'diproses',
	pengaduan_sampaikan: 'diputuskan',
	pengaduan_tanggapan_pengadu: 'disampaikan',
};

describe('every operation of the contract', () => {
	let env, naming, selection, filed, closed, attachment, deadlineId, survey, published, decree, document, informasi;

	before(async () => {
		env = await Environment.create('statuses');
		filed = await file(env.as('masyarakat'));
		deadlineId = filed.tenggat[0].id;
		attachment = (
			await env
				.as('masyarakat')
				.send('POST', `/v1/pengaduan/${filed.id}/lampiran`, {
					body: 'Keterangan saksi.\n',
					headers: { 'content-type': 'text/plain' },
					expect: 201,
				})
		).json.id;
		naming = (await env.as('kepala').post('/v1/penetapan-pelaksana', draft(), { expect: 201 })).json;
		await env.as('kepala').post(`/v1/penetapan-pelaksana/${naming.id}/penetapan`, { nomor_keputusan: '800/2/2026' });
		selection = await announce(env);
		await propose(env, selection.id, officer.biasaDinas);
		survey = await publishSurvey(env, csv(10));
		decree = (await env.as('bagianOrganisasi').post('/v1/kalender/keputusan', good.keputusan_libur_buat, { expect: 201 })).json.id;
		document = await publish(env.as('ppid'));
		const [warga, ppid] = [env.as('masyarakat'), env.as('ppid')];
		informasi = { filed: await ask(warga), handed: await lead(warga, ppid, 'diserahkan'), refused: await lead(warga, ppid, 'ditolak') };
		informasi.objection = await object(warga, informasi.refused.id);
		published = await publishAll(env);
		closed = await file(env.as('masyarakat'));
		await env.as('masyarakat').post(`/v1/pengaduan/${closed.id}/cabut`, { alasan: 'x' });
	});
	after(() => env?.stop());

	const idOfRequest = (operation) =>
		(operation.template.startsWith('/v1/keberatan')
			? informasi.objection
			: operation.id.endsWith('berita_acara_pdf')
				? informasi.handed
				: operation.id.endsWith('surat_penolakan_pdf')
					? informasi.refused
					: informasi.filed
		).id;
	const idFor = (operation) =>
		/-informasi/.test(operation.template)
			? idOfRequest(operation)
			: idOther(operation);
	const idOther = (operation) =>
		/^\/v1\/(penyelenggara|katalog\/hsds\/organizations)/.test(operation.template)
			? agency.dinas
			: /^\/v1\/(layanan|katalog)/.test(operation.template)
				? service.kk
				: operation.template.startsWith('/v1/penetapan-pelaksana')
					? naming.id
				: operation.template.startsWith('/v1/seleksi')
					? selection.id
				: operation.template.startsWith('/v1/pelaksana')
					? officer.biasaDinas
				: operation.template.startsWith('/v1/tenggat')
					? deadlineId
					: operation.template.startsWith('/v1/lampiran')
						? attachment
						: operation.template.startsWith('/v1/kalender')
						? decree
					: operation.template.startsWith('/v1/skm')
							? survey.id
							: operation.template.startsWith('/v1/dokumen')
								? document.id
								: (published[operation.template.split('/')[2]] ?? filed.id);
	const target = (operation, id = idFor(operation)) => operation.template.replace('{id}', id) + query(operation.id, { id: idFor(operation) });
	const streamType = (operation) => ('text/csv' in operation.requestBody.content ? 'text/csv' : 'text/plain');
	const caller = (operation) =>
		asks[operation.id] ??
		(/-informasi/.test(operation.template) && operation['x-peran'].includes('pelaksana') ? 'ppid' : undefined) ??
		(operation['x-tugas']?.some((duty) => ['tim_skm', 'back_office'].includes(duty)) ? 'rekan' : undefined) ??
		(operation['x-tugas']?.includes('ppid') ? 'ppid' : undefined) ??
		(operation['x-peran'].includes('pelaksana') ? 'petugas' : operation['x-peran'].includes('publik') ? 'publik' : operation['x-peran'].includes('masyarakat') ? 'masyarakat' : 'kepala');
	const content = (operation) => {
		if (operation['x-badan'] === 'alir') return { body: 'Isi.\n', headers: { 'content-type': streamType(operation) } };
		if (operation['x-badan'] === 'form') return { form: { grant_type: 'password', token: 'x' } };
		return operation.requestBody ? { json: good[operation.id] ?? {} } : {};
	};
	// Headers that an operation cannot be called without.
	const required = (operation) =>
		(operation.parameters ?? []).map((one) => env.contract.resolve(one)).some((one) => one.required && one.name === 'If-Match')
			? { 'if-match': '*' }
			: {};
	const send = (operation, options = {}, id = undefined, extra = '') => {
		const given = content(operation);
		const headers = { ...given.headers, ...required(operation), ...options.headers };
		return env.as(options.as ?? caller(operation)).send(operation.method, target(operation, id) + extra, { ...given, ...options, headers });
	};
	// What depends on the state of a round, a standard or a request is shown by the tests of its own, what the catalogue cannot have twice by
	// katalog.test.js.
	const elsewhere = (status, operation) =>
		[409, 412].includes(status) &&
		(/^(skm|seleksi|penetapan_pelaksana|dokumen|standar|maklumat|sop_pengaduan|permohonan_informasi|keberatan_informasi|informasi_wajib)_/.test(operation.id) || (status === 409 && operation.method === 'PATCH'));
	const each = async (status, work, except = []) => {
		const found = env.contract.operations.filter((operation) => operation.responses[status] && !except.includes(operation.id) && !elsewhere(status, operation));
		assert.ok(found.length > 0);
		for (const operation of found) {
			const answer = await work(operation);
			assert.equal(answer.status, status, `${operation.id}: ${answer.status} ${answer.body?.toString()}`);
		}
	};

	it('400: an unknown parameter is never ignored', () =>
		each(400, (operation) => send(operation, {}, undefined, `${query(operation.id, {}) ? '&' : '?'}tak_dikenal=1`)));

	it('401: a token that is none, with a challenge', () =>
		each(
			401,
			(operation) => send(operation, { as: 'publik', headers: { ...content(operation).headers, authorization: 'Bearer rusak' } }),
			['oauth_token'],
		));

	it('401: no token where one is needed', async () => {
		for (const operation of env.contract.operations.filter((one) => !one['x-peran'].includes('publik'))) {
			const answer = await send(operation, { as: 'publik', expect: 401 });
			assert.equal(answer.headers['www-authenticate'], 'Bearer realm="layanand"');
		}
	});

	it('403: a role that may not', () =>
		each(403, (operation) => send(operation, { as: operation['x-peran'].includes('portal_provinsi') ? 'ombudsmanSempit' : 'portal' })));

	it('404: what does not exist', () => each(404, (operation) => send(operation, {}, absent)));

	it('404: an id is an id, nothing else', async () => {
		for (const operation of env.contract.operations.filter((one) => one.template.includes('{id}'))) {
			const answer = await send(operation, {}, 'bukan-uuid');
			assert.ok([400, 404].includes(answer.status), `${operation.id} ${answer.status}`);
		}
	});

	it('409: an action on a closed case', () =>
		each(409, (operation) => send(operation, {}, closed.id), [
			'akun_daftar',
			'akun_pemulihan_sandi', // akun_pemulihan.test.js
			'saya_email_konfirmasi', // akun_surat.test.js
			'berkas_data_pribadi_hapus',
			'pengaduan_buat',
			'pemeriksaan_kanal_catat',
			'ombudsman_pengaduan_rujuk',
			'notifikasi_kirim_ulang', // notifikasi.test.js
			'penyelenggara_impor', // impor.test.js
			'layanan_kaitkan', // katalog.test.js
			'layanan_lepaskan', // katalog.test.js
		]));

	it('412: an action on a case that has changed', () =>
		each(
			412,
			async (operation) => {
				const state = ripe[operation.id] ?? 'diterima';
				const own = await bring(env.as('masyarakat'), env.as('petugas'), state, {});
				if (operation.id === 'pengaduan_sampaikan') {
					// only what was not delivered by itself can be delivered
					const unreached = await bring(env.api, env.as('petugas'), 'diputuskan', {
						pengadu: { ...complaint().pengadu, email: null },
					});
					return send(operation, { headers: { 'if-match': '"v1-0000"' } }, unreached.id);
				}
				return send(operation, { headers: { 'if-match': '"v99-0000"' } }, operation.method === 'PATCH' ? undefined : own.id);
			},
			['pengaduan_limpahkan_ombudsman'],
		));

	it('412: passing to the Ombudsman a case that has changed', async () => {
		const own = await bring(env.as('masyarakat'), env.as('petugas'), 'disampaikan');
		for (const decider of ['kepala', 'bagianOrganisasi']) {
			await env.as('masyarakat').post(`/v1/pengaduan/${own.id}/tanggapan-pengadu`, bodies.tidakPuas);
			await env.as(decider).post(`/v1/pengaduan/${own.id}/putuskan`, bodies.putuskan);
		}
		await env
			.as('masyarakat')
			.post(`/v1/pengaduan/${own.id}/limpahkan-ombudsman`, { alasan: 'x' }, { expect: 412, headers: { 'if-match': '"v1-0"' } });
	});

	// Only the head of such a request is sent: the answer must come before the body.
	it('413: a body that is announced as too large', () =>
		each(413, async (operation) => {
			const type =
				operation['x-badan'] === 'alir'
					? streamType(operation)
					: operation['x-badan'] === 'form'
						? 'application/x-www-form-urlencoded'
						: 'application/json';
			const token = env.tokens[caller(operation)];
			const { answers } = await raw(
				env.daemon.port,
				lines(
					`${operation.method} ${target(operation)} HTTP/1.1`,
					'Host: x',
					`Content-Type: ${type}`,
					'Content-Length: 11000000',
					'If-Match: *',
					...(token ? [`Authorization: Bearer ${token}`] : []),
				),
			);
			const answer = { method: operation.method, target: target(operation), ...answers[0] };
			env.api.check(answer);
			return answer;
		}));

	it('415: another media type', () =>
		each(415, (operation) =>
			send(operation, { json: undefined, form: undefined, body: 'a,b\r\n', headers: { 'content-type': 'text/tab-separated-values' } }),
		));

	it('422: a body that does not fit', () =>
		each(422, (operation) =>
			operation['x-badan'] === 'alir'
				? send(operation, { body: '' }, operation.id === 'skm_impor' ? survey.terbuka : undefined)
				: send(operation, { json: { tak_dikenal: 1 } }),
		));

	it('400: a body that is not JSON', async () => {
		for (const operation of env.contract.operations.filter((one) => one.requestBody && !one['x-badan']))
			for (const body of ['{', '', '{"a":1,"a":2}', '\u0000', '[1,]'])
				await send(operation, { json: undefined, body, headers: { 'content-type': 'application/json' }, expect: 400 });
	});

	it('304: what has not changed, and 200 again for another ETag', () =>
		each(304, async (operation) => {
			const first = await send(operation, { expect: 200 });
			assert.match(first.etag, /^"[^"]+"$/, operation.id);
			await send(operation, { expect: 200, headers: { 'if-none-match': '"lain"' } });
			await send(operation, { expect: 304, headers: { 'if-none-match': `"lain", W/${first.etag}` } });
			return send(operation, { headers: { 'if-none-match': first.etag } });
		}));

	it('405 with Allow: another method', async () => {
		for (const operation of env.contract.operations) {
			const answer = await env.api.send('DELETE', target(operation), { expect: 405 });
			const allowed = env.contract.operations.filter((one) => one.template === operation.template).map((one) => one.method);
			for (const method of allowed)
				assert.ok(answer.headers.allow.split(', ').includes(method), `${operation.id}: ${answer.headers.allow}`);
		}
	});

	it('406: a form that there is not', async () => {
		for (const operation of env.contract.operations.filter((one) => one.responses[200]?.content || one.responses[201]?.content))
			await send(operation, { headers: { ...content(operation).headers, accept: 'image/gif, */*;q=0' }, expect: 406 });
	});

	it('HEAD: what GET says, without the body', async () => {
		for (const operation of env.contract.operations.filter((one) => one.method === 'GET')) {
			const got = await send(operation, { expect: 200 });
			const head = await env.as(caller(operation)).send('HEAD', target(operation), { expect: 200 });
			for (const name of ['content-type', 'content-length', 'etag'])
				assert.equal(head.headers[name], got.headers[name], `${operation.id} ${name}`);
		}
	});

	it('HEAD on what is POST only: 405', async () => {
		await env.api.send('HEAD', '/v1/pengaduan/lacak', { expect: 405 });
		await env.api.send('HEAD', '/v1/akun', { expect: 405 });
	});
});
