// A reader like the provincial portal's: every type comes from the contract (openapi-typescript), none is written by hand.
import createClient from 'openapi-fetch';
import type { components, paths } from './contract.js';

type Hasil = components['schemas']['HasilTerbit'];
type Agregat = components['schemas']['Agregat'];

// What the portal keeps: results by survey, without those that were withdrawn, and where it has read to.
export interface Salinan {
	hasil: Map<string, Hasil>;
	cursor: string | undefined;
}

const klien = (alamat: string, token?: string) =>
	createClient<paths>({ baseUrl: alamat, headers: token === undefined ? {} : { authorization: `Bearer ${token}` } });

export async function masuk(alamat: string, client_id: string, client_secret: string): Promise<string> {
	const { data, error } = await klien(alamat).POST('/oauth/token', {
		body: { grant_type: 'client_credentials', client_id, client_secret, scope: 'skm.baca' },
		headers: { 'content-type': 'application/x-www-form-urlencoded' },
		bodySerializer: (isi) => new URLSearchParams(Object.entries(isi).map(([nama, nilai]) => [nama, String(nilai)])),
	});
	if (error !== undefined) throw new Error('no token');
	return data.access_token;
}

// Goes on from where the copy ends; a tombstone takes out what it is about.
export async function perbarui(alamat: string, token: string, salinan: Salinan): Promise<number> {
	let dibaca = 0;
	for (;;) {
		const { data, error } = await klien(alamat, token).GET('/v1/skm/hasil', {
			params: { query: { limit: 2, ...(salinan.cursor === undefined ? {} : { cursor: salinan.cursor }) } },
		});
		if (error !== undefined) throw new Error(error.detail ?? error.title);
		for (const satu of data.data) {
			dibaca++;
			if (satu.status === 'ditarik') salinan.hasil.delete(satu.survei_id);
			else salinan.hasil.set(satu.survei_id, satu);
		}
		if (data.next_cursor === null) return dibaca;
		salinan.cursor = data.next_cursor;
	}
}

export async function agregat(alamat: string, token: string, tahun: number, tingkat: Agregat['tingkat']): Promise<Agregat> {
	const { data, error } = await klien(alamat, token).GET('/v1/skm/agregat', { params: { query: { tahun, tingkat } } });
	if (error !== undefined) throw new Error(error.detail ?? error.title);
	return data;
}
