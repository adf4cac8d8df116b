// Access tokens of the built-in issuer, made by hand (jose) with the daemon's own signing key, so that each claim can be wrong.
import { createPrivateKey, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import { agency, citizen, officer, scopes } from './world.js';

export const issuer = 'https://layanan.uji';
export const audience = 'layanand';

// The newest key by name signs.
export function signingKey(directory) {
	const file = readdirSync(directory)
		.filter((name) => name.endsWith('.pem'))
		.sort()
		.at(-1);
	const pem = readFileSync(join(directory, file), 'utf8');
	return { kid: file.slice(0, -4), key: createPrivateKey(pem), pem };
}

export function claimsOf(identity) {
	const now = Math.floor(Date.now() / 1000);
	return { iss: issuer, aud: audience, iat: now, exp: now + 3600, jti: randomUUID(), ...identity };
}

export function sign(claims, { key, kid, alg = 'ES256', typ = 'JWT' }) {
	return new SignJWT(claims).setProtectedHeader({ alg, typ, kid }).sign(key);
}

// Everybody who plays a part, as claims. Officers carry no duties: the decisions in the database say them.
export const people = {
	masyarakat: { peran: 'masyarakat', sub: citizen.satu },
	masyarakatLain: { peran: 'masyarakat', sub: citizen.dua },
	petugas: { peran: 'pelaksana', sub: officer.petugasDinas, penyelenggara_id: agency.dinas },
	rekan: { peran: 'pelaksana', sub: officer.rekanDinas, penyelenggara_id: agency.dinas },
	ppid: { peran: 'pelaksana', sub: officer.ppidDinas, penyelenggara_id: agency.dinas },
	biasa: { peran: 'pelaksana', sub: officer.biasaDinas, penyelenggara_id: agency.dinas },
	mantan: { peran: 'pelaksana', sub: officer.mantanDinas, penyelenggara_id: agency.dinas },
	kepala: { peran: 'kepala_penyelenggara', sub: officer.kepalaDinas, penyelenggara_id: agency.dinas },
	petugasLain: { peran: 'pelaksana', sub: officer.petugasBadan, penyelenggara_id: agency.badan },
	kepalaLain: { peran: 'kepala_penyelenggara', sub: officer.kepalaBadan, penyelenggara_id: agency.badan },
	petugasUptd: { peran: 'pelaksana', sub: officer.petugasUptd, penyelenggara_id: agency.uptd },
	kepalaUptd: { peran: 'kepala_penyelenggara', sub: officer.kepalaUptd, penyelenggara_id: agency.uptd },
	bagianOrganisasi: { peran: 'bagian_organisasi', sub: officer.bagianOrganisasi, penyelenggara_id: agency.setda },
	ombudsman: { peran: 'ombudsman', sub: 'ombudsman-ri', client_id: 'ombudsman-ri', scope: scopes },
	ombudsmanSempit: { peran: 'ombudsman', sub: 'ombudsman-lain', client_id: 'ombudsman-lain', scope: 'statistik.baca' },
	portalSkm: { peran: 'portal_provinsi', sub: 'portal-kalbar', client_id: 'portal-kalbar', scope: 'skm.baca' },
	portal: { peran: 'portal_provinsi', sub: 'portal-kalbar', client_id: 'portal-kalbar', scope: 'statistik.baca' },
};

// { masyarakat: "eyJ...", ... }
export async function allTokens(keys) {
	const signer = signingKey(keys['keys.signing_dir']);
	const entries = await Promise.all(
		Object.entries(people).map(async ([name, identity]) => [name, await sign(claimsOf(identity), signer)]),
	);
	return Object.fromEntries(entries);
}
