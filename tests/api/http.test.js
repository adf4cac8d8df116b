// The HTTP side under attack: paths, message framing, slowness, size, numbers; the daemon refuses and goes on.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { Environment } from './lib/environment.js';
import { exchange } from './lib/client.js';
import { sleep } from './lib/daemon.js';
import { complaint } from './lib/complaints.js';
import { notJson, values } from './lib/json_cases.js';
import { lines, open, parse, raw } from './lib/sockets.js';

describe('HTTP', () => {
	let env, port;

	before(async () => {
		env = await Environment.create('http', { settings: { 'server.header_timeout_s': 2, 'server.idle_timeout_s': 4 } });
		port = env.daemon.port;
	});
	after(() => env?.stop());

	const alive = async () => assert.equal((await exchange(env.daemon.url, { target: '/livez', agent: false })).status, 200);
	// What the HTTP library refuses before our code is not problem+json; what we refuse must be.
	const checked = (method, target, answer) => {
		if (answer.headers['request-id']) env.api.check({ method, target, ...answer });
		return answer;
	};
	const one = async (bytes, options) => (await raw(port, bytes, options)).answers[0];

	describe('paths are taken as they come', () => {
		const tricks = [
			'/',
			'//v1/layanan',
			'/v1//layanan',
			'/v1/layanan/',
			'/v1/layanan//',
			'/v1/./layanan',
			'/v1/x/../layanan',
			'/v1/%2e%2e/v1/layanan',
			'/v1%2Flayanan',
			'/v1/layanan%00',
			'/v1/layanan%2F',
			'/v1/layanan%20',
			'/v1/lay%61nan',
			'/V1/layanan',
			'/v1/Layanan',
			'/v1/layanan;x=1',
			'/v1/layanan.json',
			'/v1\\layanan',
			'/v1/layanan%3Flimit=1',
			'/v1/pengaduan/lacak/',
			'/v1/pengaduan/%6Cacak',
			'/openapi.json/',
			'/.well-known/../livez',
			'/metrics',
			'/etc/passwd',
			'/..%2f..%2fetc/passwd',
			'/v1/pengaduan/..;/layanan',
			'/%',
			'/%zz',
			'/v1/layanan%ff',
			'/v1/layanan%E0%80%AF',
			'/livez%23',
			'/livez/livez',
			'livez',
			'*',
			'/v1/pengaduan/%00/riwayat',
			`/v1/${'a/'.repeat(2000)}`,
			'/v1/layanan/%2e%2e',
		];
		for (const path of tricks)
			it(JSON.stringify(path.slice(0, 60)), async () => {
				const answer = await one(lines(`GET ${path} HTTP/1.1`, 'Host: x'));
				assert.ok([400, 404, 414, 431].includes(answer.status), `${answer.status} ${answer.body}`);
			});

		it('an address in absolute form is not another way in', async () => {
			const answer = await one(lines('GET http://lain.uji/v1/layanan HTTP/1.1', 'Host: x'));
			assert.ok([400, 404].includes(answer.status), String(answer.status));
		});

		it('too long: 414', async () => {
			const answer = await one(lines(`GET /v1/layanan?q=${'x'.repeat(9000)} HTTP/1.1`, 'Host: x'));
			assert.ok([414, 431].includes(answer.status), String(answer.status));
		});

		it('a raw space, control characters and bytes above ASCII', async () => {
			for (const path of ['/v1/layanan x', '/v1/\u0001', '/v1/layanan\u007f', '/v1/lay\u00e4nan', '/v1/layanan?q=\u00e4\u0002']) {
				const { answers } = await raw(port, Buffer.from(lines(`GET ${path} HTTP/1.1`, 'Host: x'), 'latin1'), { timeout: 3000 });
				assert.ok(!answers.length || answers[0].status >= 400, path);
				if (answers[0]?.headers['content-type']?.includes('json'))
					// also then JSON is in UTF-8
					JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(answers[0].body));
			}
			await alive();
		});
	});

	describe('methods', () => {
		for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT', 'BREW', 'get', 'GETX', 'M-SEARCH', 'X'.repeat(300)])
			it(method.slice(0, 20), async () => {
				const answer = checked(method, '/v1/layanan', await one(lines(`${method} /v1/layanan HTTP/1.1`, 'Host: x')));
				assert.ok([400, 405, 501].includes(answer.status), String(answer.status));
			});
	});

	describe('message framing (RFC 9112)', () => {
		const body = '{"nomor":"x","kode_akses":"x"}';
		const hidden = 'GET /livez HTTP/1.1\r\nHost: x\r\n\r\n';
		const post = (...headers) =>
			`POST /v1/pengaduan/lacak HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n${headers.map((line) => `${line}\r\n`).join('')}\r\n`;
		const chunked = `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`;
		const refused = {
			'Content-Length and Transfer-Encoding': [
				post(`Content-Length: ${body.length}`, 'Transfer-Encoding: chunked'),
				`0\r\n\r\n${hidden}`,
			],
			'Transfer-Encoding and Content-Length': [post('Transfer-Encoding: chunked', 'Content-Length: 4'), chunked + hidden],
			'Content-Length 0 and Transfer-Encoding': [post('Content-Length: 0', 'Transfer-Encoding: chunked'), chunked + hidden],
			'two different Content-Length': [post('Content-Length: 5', `Content-Length: ${body.length}`), body + hidden],
			'two equal Content-Length': [post(`Content-Length: ${body.length}`, `Content-Length: ${body.length}`), body + hidden],
			'a list of Content-Length': [post(`Content-Length: ${body.length}, ${body.length}`), body + hidden],
			'a negative Content-Length': [post('Content-Length: -1'), body],
			'a signed Content-Length': [post(`Content-Length: +${body.length}`), body],
			'a hexadecimal Content-Length': [post('Content-Length: 0x1e'), body],
			'a fractional Content-Length': [post('Content-Length: 30.0'), body],
			'a Content-Length beyond 64 bits': [post('Content-Length: 18446744073709551646'), body],
			'an empty Content-Length': [post('Content-Length: '), body],
			'an unknown Transfer-Encoding': [post('Transfer-Encoding: gzip'), body],
			'Transfer-Encoding: identity': [post('Transfer-Encoding: identity'), body],
			'chunked twice': [post('Transfer-Encoding: chunked, chunked'), chunked],
			'two Transfer-Encoding': [post('Transfer-Encoding: chunked', 'Transfer-Encoding: chunked'), chunked],
			'chunked in disguise': [post('Transfer-Encoding: xchunked'), chunked],
			'chunked after a tab': [post('Transfer-Encoding:\tchunked\t,'), chunked],
			'two Host': [post('Host: y', `Content-Length: ${body.length}`), body],
			'no Host': [`GET /livez HTTP/1.1\r\n\r\n`, ''],
			'two Content-Type': [post('Content-Type: text/plain', `Content-Length: ${body.length}`), body],
			'two Authorization': [post('Authorization: Bearer x', 'Authorization: Bearer y', `Content-Length: ${body.length}`), body],
			'a header name with a space': [`GET /livez HTTP/1.1\r\nHost: x\r\nContent-Length : 5\r\n\r\n`, 'hello'],
			'a body to GET': [`GET /livez HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n`, 'hello'],
			'HTTP/9.9': ['GET /livez HTTP/9.9\r\nHost: x\r\n\r\n', ''],
			'no version': ['GET /livez\r\n\r\n', ''],
			'the preface of HTTP/2': ['PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', ''],
			'seventy headers': [`GET /livez HTTP/1.1\r\nHost: x\r\n${'X-Y: 1\r\n'.repeat(70)}\r\n`, ''],
			'a chunk size that is none': [post('Transfer-Encoding: chunked'), 'zz\r\nabc\r\n0\r\n\r\n'],
			'a negative chunk size': [post('Transfer-Encoding: chunked'), '-1\r\nabc\r\n0\r\n\r\n'],
			'a chunk size beyond 64 bits': [post('Transfer-Encoding: chunked'), `FFFFFFFFFFFFFFFFF\r\nabc\r\n0\r\n\r\n${hidden}`],
			'a chunk longer than it says': [post('Transfer-Encoding: chunked'), `1\r\nabc\r\n0\r\n\r\n${hidden}`],
		};
		for (const [name, [head, rest]] of Object.entries(refused))
			it(name, async () => {
				const { answers, closed } = await raw(port, head + rest, { count: 2, timeout: 1500 });
				assert.ok(answers.length <= 1, `a second answer: ${JSON.stringify(answers[1]?.status)} ${answers[1]?.body}`);
				if (answers.length)
					assert.ok(
						(answers[0].status >= 400 && answers[0].status < 500) || answers[0].status === 501 || answers[0].status === 505,
						`${answers[0].status} ${answers[0].body}`,
					);
				else assert.ok(closed, 'neither an answer nor a close');
			});

		it('chunked is understood, also with extensions and trailers', async () => {
			for (const rest of [
				chunked,
				`1;x=y\r\n{\r\n${(body.length - 1).toString(16).toUpperCase()}\r\n${body.slice(1)}\r\n0\r\nX-Trailer: 1\r\n\r\n`,
			])
				assert.equal((await one(post('Transfer-Encoding: chunked') + rest)).status, 404);
		});

		it('pipelined requests are answered in order, each with its own', async () => {
			const { answers } = await raw(port, [1, 2, 3].map((n) => lines(`GET /v1/layanan?limit=${n} HTTP/1.1`, 'Host: x')).join(''), {
				count: 3,
			});
			assert.deepEqual(
				answers.map((answer) => JSON.parse(answer.body).data.length),
				[1, 2, 3],
			);
		});

		it('Expect: 100-continue is granted, or the refusal comes at once', async () => {
			const socket = await open(port);
			let got = '';
			socket.on('data', (piece) => {
				got += piece;
			});
			socket.write(post('Expect: 100-continue', `Content-Length: ${body.length}`));
			await sleep(300);
			assert.match(got, /^HTTP\/1.1 100 /);
			socket.write(body);
			await sleep(500);
			assert.match(got, /HTTP\/1.1 404 /);
			socket.destroy();
			assert.equal(
				(await one(lines('POST /v1/tidak-ada HTTP/1.1', 'Host: x', 'Expect: 100-continue', 'Content-Length: 10'))).status,
				404,
			);
		});

		it('a refusal with a body on its way ends the connection: what follows is never a request', async () => {
			const { answers } = await raw(port, `${post('Content-Length: 300000')}${hidden}`, { count: 2, timeout: 3000 });
			assert.deepEqual(
				answers.map((answer) => answer.status),
				[413],
			);
		});

		it('rubbish, a TLS hello, an empty line, a half request', async () => {
			for (const bytes of [
				'rubbish\r\n\r\n',
				Buffer.from('16030100c8010000c40303', 'hex'),
				'\r\n',
				'\r\n\r\n',
				'\0\0\0\0',
				Buffer.alloc(70000, 'x'),
				'GET /livez HT',
				`GET /livez HTTP/1.1\r\nX: ${'y'.repeat(70000)}\r\n\r\n`,
			])
				await raw(port, bytes, { timeout: 300, end: true });
			await alive();
		});
	});

	describe('slowness and size', { concurrency: 4 }, () => {
		it('headers that dribble are cut off', async () => {
			const socket = await open(port);
			const begin = Date.now();
			const closed = new Promise((resolve) => socket.once('close', resolve));
			socket.write('GET /livez HTTP/1.1\r\nHost: x\r\n');
			const drip = setInterval(() => socket.write('X-A: b\r\n'), 200);
			socket.on('data', () => {});
			await Promise.race([closed, sleep(10000)]);
			clearInterval(drip);
			assert.ok(Date.now() - begin < 9000, 'still open');
		});

		it('a body that dribbles is cut off or answered 408', async () => {
			const socket = await open(port);
			const begin = Date.now();
			let got = Buffer.alloc(0);
			const closed = new Promise((resolve) => socket.once('close', resolve));
			socket.on('data', (piece) => {
				got = Buffer.concat([got, piece]);
			});
			socket.write(lines('POST /v1/pengaduan/lacak HTTP/1.1', 'Host: x', 'Content-Type: application/json', 'Content-Length: 1000'));
			const drip = setInterval(() => socket.write('{'), 200);
			await Promise.race([closed, sleep(10000)]);
			clearInterval(drip);
			assert.ok(Date.now() - begin < 9000, 'still open');
			const answer = parse(got);
			assert.ok(!answer || answer.status === 408, String(answer?.status));
		});

		it('a chunked body gets the time that its length deserves', async () => {
			const { uraian, ...rest } = complaint();
			const pieces = [
				JSON.stringify(rest).slice(0, -1),
				',"uraian":"Saya"',
				...Array.from({ length: 16 }, () => ' '.repeat(8192)),
				'}',
			];
			const socket = await open(port);
			let got = Buffer.alloc(0);
			socket.on('data', (piece) => {
				got = Buffer.concat([got, piece]);
			});
			socket.write(lines('POST /v1/pengaduan HTTP/1.1', 'Host: x', 'Content-Type: application/json', 'Transfer-Encoding: chunked'));
			for (const piece of pieces) {
				// four seconds, where two are given for nothing
				socket.write(`${piece.length.toString(16)}\r\n${piece}\r\n`);
				await sleep(210);
			}
			socket.write('0\r\n\r\n');
			await sleep(500);
			assert.equal(parse(got)?.status, 422, got.toString().slice(0, 300));
			socket.destroy();
		});

		it('a length beyond all bounds', async () => {
			for (const length of ['99999999999999999', '999999999999999999', '9223372036854775807', '18446744073709551616']) {
				const answer = await one(
					lines('POST /v1/pengaduan HTTP/1.1', 'Host: x', 'Content-Type: application/json', `Content-Length: ${length}`),
				);
				assert.ok([400, 413].includes(answer.status), String(answer.status));
			}
		});

		it('a silent connection is closed', async () => {
			const socket = await open(port);
			const closed = new Promise((resolve) => socket.once('close', () => resolve(true)));
			socket.on('data', () => {});
			assert.ok(await Promise.race([closed, sleep(12000)]));
		});

		it('a reader that does not read does not hold up others', async () => {
			const sockets = await Promise.all(Array.from({ length: 20 }, () => open(port)));
			for (const socket of sockets) {
				socket.pause();
				socket.write(lines('GET /openapi.json HTTP/1.1', 'Host: x').repeat(20));
			}
			const begin = Date.now();
			for (let n = 0; n < 20; n++) await alive();
			assert.ok(Date.now() - begin < 5000);
			for (const socket of sockets) socket.destroy();
		});

		it('a chunked body without end is cut off at the limit', async () => {
			const piece = `4000\r\n${'x'.repeat(16384)}\r\n`;
			const { answers, closed } = await raw(
				port,
				`POST /v1/pengaduan/lacak HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n${piece.repeat(40)}`,
				{ timeout: 8000 },
			);
			assert.ok(answers[0]?.status === 413 || closed);
			await alive();
		});

		it('clients that go away in the middle', async () => {
			for (const bytes of [
				lines('POST /v1/pengaduan HTTP/1.1', 'Host: x', 'Content-Type: application/json', 'Content-Length: 100') + '{"judul"',
				lines('GET /v1/layanan HTTP/1.1', 'Host: x'),
				lines('GET /openapi.json HTTP/1.1', 'Host: x').repeat(50),
			])
				for (let n = 0; n < 30; n++) {
					const socket = await open(port);
					socket.write(bytes);
					setTimeout(() => socket.resetAndDestroy(), n % 3);
				}
			await sleep(200);
			await alive();
		});
	});

	describe('bodies of the JSON test suites', () => {
		const send = (target, body) => env.api.send('POST', target, { body, headers: { 'content-type': 'application/json' } });

		it('what is not JSON: 400 or 422, never more', async () => {
			for (const target of ['/v1/pengaduan', '/v1/akun'])
				for (const body of notJson) {
					const { status } = await send(target, body);
					assert.ok([400, 413, 422].includes(status), `${status}: ${body.toString().slice(0, 80)}`);
				}
		});

		it('every value in every place of a complaint: accepted or refused, never more', async () => {
			const fields = ['judul', 'uraian', 'waktu_kejadian', 'lokasi', 'pengadu', 'penyelenggara_id', 'kerugian'];
			let accepted = 0;
			for (const field of fields)
				for (const value of values) {
					const text = JSON.stringify({ ...complaint(), [field]: '@@' }).replace('"@@"', () => value);
					const answer = await send('/v1/pengaduan', text);
					assert.ok([201, 400, 422].includes(answer.status), `${field} ${value.slice(0, 60)}: ${answer.status}`);
					if (answer.status === 201) {
						accepted++;
						const back = await env.api.withCode(answer.json.kode_akses).get(`/v1/pengaduan/${answer.json.id}`);
						if (typeof back.json[field] === 'string' && field !== 'waktu_kejadian')
							assert.equal(back.json[field], JSON.parse(value));
					}
				}
			assert.ok(accepted > 20);
		});

		it('no internal error was logged by any of this', () => {
			const ours = (event) => event.level === 'error' || (event.status >= 500 && event.status !== 501 && event.route !== '/readyz');
			assert.deepEqual(env.daemon.events().filter(ours), []);
		});
	});
});

describe('ten thousand idle connections', () => {
	const wanted = 10000;
	const allowed = Number(/Max open files\s+(\d+)/.exec(readFileSync('/proc/self/limits', 'utf8'))[1]);
	const possible = allowed >= wanted + 500;
	let env;

	before(async () => {
		if (possible) env = await Environment.create('idle');
	});
	after(() => env?.stop());

	it('and /livez still answers quickly', { skip: possible ? false : `only ${allowed} open files are allowed` }, async () => {
		const sockets = [];
		while (sockets.length < wanted) sockets.push(...(await Promise.all(Array.from({ length: 250 }, () => open(env.daemon.port)))));
		const times = [];
		for (let n = 0; n < 50; n++) {
			const begin = performance.now();
			assert.equal((await exchange(env.daemon.url, { target: '/livez', agent: false })).status, 200);
			times.push(performance.now() - begin);
		}
		times.sort((a, b) => a - b);
		assert.ok(times[25] < 100, `median ${times[25]} ms`);
		assert.equal((await exchange(env.daemon.url, { target: '/v1/layanan?limit=5', agent: false })).status, 200);
		assert.equal(sockets.filter((socket) => socket.destroyed).length, 0, 'some were closed');
		const descriptors = Number(execFileSync('sh', ['-c', `ls /proc/${env.daemon.child.pid}/fd | wc -l`], { encoding: 'utf8' }));
		assert.ok(descriptors >= wanted, `${descriptors} descriptors`);
		for (const socket of sockets) socket.destroy();
	});
});
