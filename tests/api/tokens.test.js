// Tokens that must not be believed, one attack a row, and those that must; several issuers; keys that change without a restart.
import assert from 'node:assert/strict';
import { createHmac, createPublicKey, createSign, generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { SignJWT, exportJWK } from 'jose';
import { exchange } from './lib/client.js';
import { Environment, ownKeys } from './lib/environment.js';
import { until } from './lib/daemon.js';
import { state } from './lib/state.js';
import { audience, claimsOf, issuer, people, sign, signingKey } from './lib/tokens.js';
import { agency, officer } from './lib/world.js';

const base64url = (value) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const now = () => Math.floor(Date.now() / 1000);

describe('tokens', () => {
	let env, signer, publicKey;
	const other = 'https://masuk.uji';
	const jwksFile = join(state.work, 'tokens-jwks.json');
	const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
	const p384 = generateKeyPairSync('ec', { namedCurve: 'P-384' });
	const secret = randomBytes(48).toString('base64url');
	const served = { keys: [], asked: 0, server: null, pair: generateKeyPairSync('ec', { namedCurve: 'P-256' }) };
	const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	const ed25519 = generateKeyPairSync('ed25519');

	const writeKeys = async (...keys) => {
		const list = await Promise.all(keys.map(async ([kid, pair, extra]) => ({ ...(await exportJWK(pair.publicKey)), kid, ...extra })));
		writeFileSync(jwksFile, JSON.stringify({ keys: list }));
	};

	before(async () => {
		await writeKeys(
			['rsa-1', rsa, { use: 'sig', alg: 'RS256' }],
			['p384-1', p384, { use: 'sig' }],
			['enc-1', stranger, { use: 'enc' }],
		);
		const issuersFile = join(state.work, 'tokens-issuers.json');
		const secretFile = join(state.work, 'tokens-hs256');
		writeFileSync(secretFile, secret, { mode: 0o600 });
		served.keys = [{ ...(await exportJWK(served.pair.publicKey)), kid: 'url-1', use: 'sig' }];
		served.server = createServer((request, response) => {
			served.asked++;
			response.setHeader('content-type', 'application/json');
			response.end(JSON.stringify({ keys: served.keys }));
		});
		await new Promise((resolve) => served.server.listen(0, '127.0.0.1', resolve));
		writeFileSync(
			issuersFile,
			JSON.stringify([
				{
					issuer: other,
					jwks_file: jwksFile,
					algorithms: ['RS256', 'ES256'],
					believed_tugas: false,
					peran: ['masyarakat', 'pelaksana'],
				},
				{ issuer: 'https://rahasia.uji', algorithms: ['HS256'], hs256_secret_file: secretFile, hs256_kid: 'hs-1' },
				{
					issuer: 'https://url.uji',
					jwks_url: `http://127.0.0.1:${served.server.address().port}/jwks.json`,
					algorithms: ['ES256'],
				},
			]),
		);
		env = await Environment.create('tokens', { settings: { 'auth.issuers_file': issuersFile, ...ownKeys('tokens') } });
		signer = signingKey(env.settings['keys.signing_dir']);
		publicKey = createPublicKey(signer.key);
	});
	after(async () => {
		served.server?.closeAllConnections();
		served.server?.close();
		await env?.stop();
	});

	const citizen = people.masyarakat;
	const claims = (changes = {}) => {
		const all = { ...claimsOf(citizen), ...changes };
		for (const name of Object.keys(all)) if (all[name] === undefined) delete all[name];
		return all;
	};
	const es256 = (changes, header = {}, key = signer.key) =>
		new SignJWT(claims(changes)).setProtectedHeader({ alg: 'ES256', typ: 'JWT', kid: signer.kid, ...header }).sign(key);
	const hmac = (secret, header = {}, changes = {}) => {
		const signed = `${base64url({ alg: 'HS256', typ: 'JWT', kid: signer.kid, ...header })}.${base64url(claims(changes))}`;
		return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
	};
	// Signed properly over exactly these bytes, whatever they say.
	const signedOver = (headerText, payloadText) => {
		const signed = `${base64url(headerText)}.${base64url(payloadText)}`;
		return `${signed}.${createSign('sha256').update(signed).sign({ key: signer.key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
	};
	const header = () => JSON.stringify({ alg: 'ES256', typ: 'JWT', kid: signer.kid });
	const ask = (token, scheme = 'Bearer') => env.api.send('GET', '/v1/saya', { headers: { authorization: `${scheme} ${token}` } });

	const believed = {
		'a plain one': () => es256(),
		'typ at+jwt (RFC 9068)': () => es256({}, { typ: 'at+jwt' }),
		'without typ': () => es256({}, { typ: undefined }),
		'aud as a list': () => es256({ aud: ['lain', audience] }),
		'expired within the leeway': () => es256({ exp: now() - 5 }),
		'with claims we do not know': () => es256({ warna: 'biru', nested: { a: [1] } }),
		'RS256 of another issuer': () =>
			new SignJWT(claims({ iss: other })).setProtectedHeader({ alg: 'RS256', kid: 'rsa-1' }).sign(rsa.privateKey),
	};
	for (const [name, make] of Object.entries(believed))
		it(`believes ${name}`, async () => {
			const answer = await ask(await make());
			assert.equal(answer.status, 200, answer.body.toString());
			assert.equal(answer.json.peran, 'masyarakat');
		});

	it('believes HS256 only of an issuer that is configured so, and only its secret', async () => {
		const make = (iss, kid, key) => new SignJWT(claims({ iss })).setProtectedHeader({ alg: 'HS256', kid }).sign(Buffer.from(key));
		assert.equal((await ask(await make('https://rahasia.uji', 'hs-1', secret))).status, 200);
		assert.equal((await ask(await make('https://rahasia.uji', 'hs-1', `${secret}x`))).status, 401);
		assert.equal((await ask(await make(issuer, 'hs-1', secret))).status, 401);
		assert.equal((await ask(await make(other, 'rsa-1', secret))).status, 401);
	});

	it('fetches keys by URL; an unknown kid brings one early look, not one each', async () => {
		const make = (kid, pair) =>
			new SignJWT(claims({ iss: 'https://url.uji', jti: randomUUID() }))
				.setProtectedHeader({ alg: 'ES256', kid })
				.sign(pair.privateKey);
		await until('the keys are there', async () => (await ask(await make('url-1', served.pair))).status === 200, 15000, 100);
		const before = served.asked;
		for (let n = 0; n < 50; n++) assert.equal((await ask(await make(`url-x${n}`, stranger))).status, 401);
		await new Promise((resolve) => setTimeout(resolve, 500));
		assert.ok(served.asked - before <= 1, `${served.asked - before} fetches for 50 unknown keys`);
	});

	it('the scheme is not case-sensitive', async () => {
		assert.equal((await ask(await es256(), 'bearer')).status, 200);
		assert.equal((await ask(await es256(), 'BEARER')).status, 200);
	});

	const attacks = {
		'alg none without a signature': () => `${base64url({ alg: 'none', typ: 'JWT' })}.${base64url(claims())}.`,
		'alg none with a signature': async () =>
			`${base64url({ alg: 'none', kid: signer.kid })}.${(await es256()).split('.').slice(1).join('.')}`,
		'alg NONE': () => `${base64url({ alg: 'NONE', kid: signer.kid })}.${base64url(claims())}.x`,
		'HS256 with the public key as PEM': () => hmac(publicKey.export({ type: 'spki', format: 'pem' })),
		'HS256 with the public key as DER': () => hmac(publicKey.export({ type: 'spki', format: 'der' })),
		'HS256 with the public RSA key as PEM': () =>
			hmac(rsa.publicKey.export({ type: 'spki', format: 'pem' }), { kid: 'rsa-1' }, { iss: other }),
		'HS256 with an empty secret': () => hmac(''),
		'HS256 without kid': () => hmac(publicKey.export({ type: 'spki', format: 'pem' }), { kid: undefined }),
		'RS256 in the header, an EC key': async () =>
			`${base64url({ alg: 'RS256', kid: signer.kid })}.${(await es256()).split('.').slice(1).join('.')}`,
		'ES256 in the header, an RSA key': async () => {
			const signed = `${base64url({ alg: 'ES256', kid: 'rsa-1' })}.${base64url(claims({ iss: other }))}`;
			return `${signed}.${createSign('sha256').update(signed).sign(rsa.privateKey).toString('base64url')}`;
		},
		'ES384 of a key that is not allowed to': () =>
			new SignJWT(claims({ iss: other })).setProtectedHeader({ alg: 'ES384', kid: 'p384-1' }).sign(p384.privateKey),
		'ES256 on a P-384 key': () => {
			const signed = `${base64url({ alg: 'ES256', kid: 'p384-1' })}.${base64url(claims({ iss: other }))}`;
			return `${signed}.${createSign('sha256').update(signed).sign({ key: p384.privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
		},
		PS256: () => new SignJWT(claims({ iss: other })).setProtectedHeader({ alg: 'PS256', kid: 'rsa-1' }).sign(rsa.privateKey),
		EdDSA: () => new SignJWT(claims()).setProtectedHeader({ alg: 'EdDSA', kid: signer.kid }).sign(ed25519.privateKey),
		'a key that is for encryption': () =>
			new SignJWT(claims({ iss: other })).setProtectedHeader({ alg: 'ES256', kid: 'enc-1' }).sign(stranger.privateKey),
		"a stranger's key under a known kid": () => es256({}, {}, stranger.privateKey),
		'a kid nobody knows': () => es256({}, { kid: 'tidak-ada' }, stranger.privateKey),
		"no kid, a stranger's key": () => es256({}, { kid: undefined }, stranger.privateKey),
		'a kid that is a path': () => es256({}, { kid: '../../../dev/null' }),
		'a kid that is a number': () => es256({}, { kid: 17 }),
		'a key of its own in jwk': async () => es256({}, { jwk: await exportJWK(stranger.publicKey) }, stranger.privateKey),
		'a jku': () => es256({}, { jku: 'https://jahat.uji/jwks.json' }, stranger.privateKey),
		'an unknown crit': () =>
			signedOver(JSON.stringify({ alg: 'ES256', kid: signer.kid, crit: ['exp'], exp: 1 }), JSON.stringify(claims())),
		'another type': () => es256({}, { typ: 'dpop+jwt' }),
		'a type that is a number': () => es256({}, { typ: 1 }),
		'the issuer of another key': () => es256({ iss: other }),
		"our issuer, another's key": () => new SignJWT(claims()).setProtectedHeader({ alg: 'RS256', kid: 'rsa-1' }).sign(rsa.privateKey),
		'an issuer nobody knows': () => es256({ iss: 'https://jahat.uji' }),
		'no issuer': () => es256({ iss: undefined }),
		'the issuer with a slash': () => es256({ iss: `${issuer}/` }),
		'another audience': () => es256({ aud: 'lain' }),
		'no audience': () => es256({ aud: undefined }),
		'an audience list without us': () => es256({ aud: ['lain', 'layananda'] }),
		'an audience that is an object': () => es256({ aud: { layanand: true } }),
		expired: () => es256({ exp: now() - 60 }),
		'no exp': () => es256({ exp: undefined }),
		'exp as text': () => signedOver(header(), JSON.stringify(claims({ exp: String(now() + 3600) }))),
		'exp as a fraction': () => signedOver(header(), JSON.stringify(claims({ exp: now() + 3600.5 }))),
		'exp in the far past of a negative number': () => signedOver(header(), JSON.stringify(claims({ exp: -1 }))),
		'exp beyond 64 bits': () => signedOver(header(), JSON.stringify(claims()).replace(/"exp":\d+/, '"exp":99999999999999999999')),
		'exp null': () => signedOver(header(), JSON.stringify(claims({ exp: null }))),
		'not valid yet': () => es256({ nbf: now() + 120 }),
		'issued in the future': () => es256({ iat: now() + 120 }),
		'nbf as text': () => signedOver(header(), JSON.stringify(claims({ nbf: '0' }))),
		'trailing garbage after the signature': async () => `${await es256()}A`,
		'a fourth part': async () => `${await es256()}.x`,
		'a dot behind it': async () => `${await es256()}.`,
		'padding behind it': async () => `${await es256()}=`,
		'another last character of the signature': async () =>
			(await es256()).replace(/.$/, (letter) => ('ABCDEFGH'.includes(letter) ? 'x' : 'A')),
		'a last character with stray bits': async () => {
			const token = await es256();
			const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
			return token.slice(0, -1) + alphabet[alphabet.indexOf(token.at(-1)) | 1];
		},
		'a signature in DER': async () => {
			const signed = (await es256()).split('.').slice(0, 2).join('.');
			return `${signed}.${createSign('sha256').update(signed).sign(signer.key).toString('base64url')}`;
		},
		'a signature of zeros': async () => `${(await es256()).split('.').slice(0, 2).join('.')}.${Buffer.alloc(64).toString('base64url')}`,
		'no signature': async () => `${(await es256()).split('.').slice(0, 2).join('.')}.`,
		'a changed payload': async () => {
			const [head, , signature] = (await es256()).split('.');
			return `${head}.${base64url(claims({ peran: 'bagian_organisasi' }))}.${signature}`;
		},
		'duplicate claims': () => signedOver(header(), JSON.stringify(claims()).replace('{', '{"peran":"bagian_organisasi",')),
		'a duplicate alg': () => signedOver(`{"alg":"ES256","alg":"none","kid":${JSON.stringify(signer.kid)}}`, JSON.stringify(claims())),
		'a payload that is a list': () => signedOver(header(), JSON.stringify([claims()])),
		'a payload that is not JSON': () => signedOver(header(), 'bukan json'),
		'a payload with a NUL': () => signedOver(header(), JSON.stringify(claims({ sub: `${citizen.sub}\u0000` }))),
		'standard base64': async () => (await es256()).replaceAll('-', '+').replaceAll('_', '/') + (/[-_]/.test(await es256()) ? '' : '='),
		'white space within': async () => (await es256()).replace('.', '. '),
		'a token of 9 KiB': () => es256({ isi: 'x'.repeat(9000) }),
		'a header of 20 KB': () => 'x'.repeat(20000),
		'no role': () => es256({ peran: undefined }),
		'a role there is not': () => es256({ peran: 'admin' }),
		"the scheduler's role": () => es256({ peran: 'sistem' }),
		"the public's role": () => es256({ peran: 'publik' }),
		'two roles': () => es256({ peran: ['masyarakat', 'bagian_organisasi'] }),
		'a role that this issuer may not give': () =>
			new SignJWT(claims({ iss: other, peran: 'bagian_organisasi' }))
				.setProtectedHeader({ alg: 'RS256', kid: 'rsa-1' })
				.sign(rsa.privateKey),
		'a person without sub': () => es256({ sub: undefined }),
		'a person whose sub is no UUID': () => es256({ sub: 'siti' }),
		'a sub that is a number': () => es256({ sub: 1 }),
		'an officer without agency': () => es256({ peran: 'pelaksana' }),
		'an agency that is no UUID': () => es256({ peran: 'pelaksana', penyelenggara_id: '1 or 1=1' }),
		'a duty there is not': () => es256({ peran: 'pelaksana', penyelenggara_id: agency.dinas, tugas: ['raja'] }),
		'duties as text': () => es256({ peran: 'pelaksana', penyelenggara_id: agency.dinas, tugas: 'pengelola_pengaduan' }),
		'a scope that is a list': () => es256({ scope: ['a'] }),
		rubbish: () => 'x',
		'two dots': () => '..',
		'an empty one': () => '',
	};
	for (const [name, make] of Object.entries(attacks))
		it(`does not believe ${name}`, async () => {
			const token = await make();
			if (token.length > 16384) {
				// refused by the HTTP library itself, which knows no problem+json
				const { status } = await exchange(env.daemon.url, {
					target: '/v1/saya',
					headers: { authorization: `Bearer ${token}` },
					agent: false,
				});
				assert.equal(status, 431);
				return;
			}
			const answer = await ask(token);
			assert.equal(answer.status, 401, answer.body.toString());
			assert.match(
				answer.headers['www-authenticate'],
				/^Bearer realm="layanand"(, error="invalid_token", error_description="[^"]+")?$/,
			);
			assert.equal(
				answer.json.code,
				name === 'expired' || name.includes('negative')
					? 'token-kedaluwarsa'
					: name === 'an empty one'
						? answer.json.code
						: 'token-tidak-sah',
			);
		});

	it('other schemes are not tokens', async () => {
		for (const authorization of [
			'Basic eDp5',
			'Bearer',
			'Bearer  ',
			'Token x',
			await es256(),
			`Bearer ${await es256()} x`,
			`Bearer\t${await es256()}`,
		])
			assert.equal((await env.api.send('GET', '/v1/saya', { headers: { authorization } })).status, 401, authorization.slice(0, 20));
		// Also where no token would be needed: a wrong one is not taken for none.
		await env.api.send('GET', '/v1/penyelenggara', { headers: { authorization: 'Bearer x' }, expect: 401 });
	});

	it('a token that is remembered is not believed longer than it lives', async () => {
		const token = await es256({ exp: now() - 28 }); // the leeway is 30 seconds
		assert.equal((await ask(token)).status, 200);
		await until('it expires', async () => (await ask(token)).status === 401, 8000, 500);
	});

	it('duties in the token of an issuer that is not believed about them count for nothing', async () => {
		const make = (iss, key, alg, kid, sub) =>
			sign(
				{ ...claimsOf({ peran: 'pelaksana', sub, penyelenggara_id: agency.dinas, tugas: ['pengelola_pengaduan'] }), iss },
				{ key, alg, kid },
			);
		const duties = async (token) => (await ask(token)).json.tugas;
		assert.deepEqual(await duties(await make(other, rsa.privateKey, 'RS256', 'rsa-1', officer.biasaDinas)), []);
		assert.deepEqual(await duties(await make(other, rsa.privateKey, 'RS256', 'rsa-1', officer.petugasDinas)), ['pengelola_pengaduan']);
		assert.deepEqual(await duties(await make(issuer, signer.key, 'ES256', signer.kid, officer.biasaDinas)), ['pengelola_pengaduan']);
	});

	it('a JWKS file is replaced: the new key counts and the old one does not, without a restart', async () => {
		const fresh = generateKeyPairSync('rsa', { modulusLength: 2048 });
		const make = (kid, key) =>
			new SignJWT(claims({ iss: other, jti: randomUUID() })).setProtectedHeader({ alg: 'RS256', kid }).sign(key);
		const old = await make('rsa-1', rsa.privateKey);
		assert.equal((await ask(await make('rsa-2', fresh.privateKey))).status, 401);
		assert.equal((await ask(old)).status, 200);
		await writeKeys(['rsa-2', fresh, { use: 'sig', alg: 'RS256' }]);
		await until('the new key counts', async () => (await ask(await make('rsa-2', fresh.privateKey))).status === 200, 15000, 200);
		assert.equal((await ask(old)).status, 401, 'also a token that was verified before');
		writeFileSync(jwksFile, '{ rusak');
		env.daemon.signal('SIGHUP');
		await until('the reload was noticed', () => env.daemon.events().some((event) => event.event === 'reload'));
		assert.equal((await ask(await make('rsa-2', fresh.privateKey))).status, 200, 'a broken file does not take the keys away');
	});

	it('the signing key is rotated by command: new tokens by the new key, old ones stay good, both are published', async () => {
		const old = await es256();
		const before = (await env.api.get('/.well-known/jwks.json')).json.keys.map((key) => key.kid);
		await env.command(['keys', 'rotate']);
		env.daemon.signal('SIGHUP');
		const keys = await until(
			'both keys are published',
			async () => {
				const found = (await env.api.get('/.well-known/jwks.json')).json.keys;
				return found.length > before.length && found;
			},
			15000,
			200,
		);
		const fresh = signingKey(env.settings['keys.signing_dir']);
		assert.ok(keys.some((key) => key.kid === fresh.kid) && keys.some((key) => key.kid === signer.kid));
		assert.equal((await ask(old)).status, 200);
		assert.equal((await ask(await sign(claims(), fresh))).status, 200);
	});
});
