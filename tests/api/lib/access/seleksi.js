// Selections of officers (P5(1)(2)).
import { everybody, officers, roles, within } from './common.js';
import { plan, published, scores } from '../selections.js';
import { agency, officer } from '../world.js';

// P5: drafted and run by the head, Bagian Organisasi and the officer whom the head has entrusted with it; announced it is everybody's; scores are given by
// its assessors alone, and who takes part or handles it does not register. one: { agency, open, petugas, penilai, peserta }.
const handles = (caller, one) =>
	caller.peran === 'pelaksana'
		? caller.sub === one.petugas
		: caller.peran === 'kepala_penyelenggara'
			? within(caller, one.agency)
			: caller.peran === 'bagian_organisasi';
export const seesSelection = (caller, one) => Boolean(one.open || handles(caller, one));
const assesses = (caller, one) => Boolean(one.penilai?.includes(caller.sub));
const takesPart = (caller, one) => Boolean(one.peserta?.includes(caller.sub));
// Who may by the first rule; another is told 403 of what he sees and 404 of what he does not.
const by =
	(may, allowed = officers) =>
	(caller, one) =>
		allowed(caller) !== 'ok' ? allowed(caller) : may(caller, one) ? 'ok' : seesSelection(caller, one) ? 403 : 404;
const heads = roles('kepala_penyelenggara', 'bagian_organisasi');
const head = roles('kepala_penyelenggara');

export const general = {
	seleksi_daftar: everybody,
	seleksi_buat: (caller) => (caller.peran === 'kepala_penyelenggara' ? (within(caller, agency.dinas) ? 'ok' : 403) : roles('bagian_organisasi')(caller)),
};

export const rules = {
	seleksi_baca: (caller, one) => (seesSelection(caller, one) ? 'ok' : 404),
	seleksi_peserta: by(seesSelection),
	seleksi_ubah: by(handles),
	seleksi_tugaskan: by(handles, heads),
	seleksi_umumkan: by(handles, head),
	seleksi_perpanjang: by(handles),
	seleksi_pendaftaran: by(
		(caller, one) => one.open && !handles(caller, one) && !assesses(caller, one), // 409: he is a candidate already
		roles('pelaksana', 'kepala_penyelenggara'),
	),
	seleksi_usulkan: by(handles),
	seleksi_mundur: by(takesPart),
	seleksi_gugurkan: by(handles),
	seleksi_pulihkan: by(handles),
	seleksi_nilai: by((caller, one) => one.open && assesses(caller, one)),
	seleksi_kecualikan: by((caller, one) => handles(caller, one) || (one.open && assesses(caller, one))),
	seleksi_penetapan: by(handles, head),
	seleksi_publikasi: by(handles),
	seleksi_batal: by(handles, heads),
};

const who = { pelaksana_id: officer.biasaDinas };
export const good = {
	seleksi_buat: plan(),
	seleksi_ubah: plan(),
	seleksi_tugaskan: { pelaksana_id: officer.rekanDinas },
	seleksi_umumkan: {},
	seleksi_perpanjang: { pendaftaran_sampai: '2026-03-31', alasan: 'x' },
	seleksi_pendaftaran: {},
	seleksi_usulkan: who,
	seleksi_mundur: {},
	seleksi_gugurkan: { ...who, persyaratan: 1, alasan: 'x' },
	seleksi_pulihkan: { ...who, alasan: 'x' },
	seleksi_nilai: scores({ [officer.biasaDinas]: [80, 90] }),
	seleksi_kecualikan: { ...who, penilai_id: officer.ppidDinas, alasan: 'x' },
	seleksi_penetapan: {},
	seleksi_publikasi: published('2026-03-02'),
	seleksi_batal: { alasan: 'x' },
};

export const harmless = {
	seleksi_buat: plan({ penilai: [agency.dinas] }), // refused for its content
};

export const asks = {
	seleksi_buat: 'kepala',
	seleksi_ubah: 'kepala',
	seleksi_tugaskan: 'kepala',
	seleksi_umumkan: 'kepala',
	seleksi_perpanjang: 'kepala',
	seleksi_pendaftaran: 'mantan',
	seleksi_usulkan: 'kepala',
	seleksi_mundur: 'biasa',
	seleksi_gugurkan: 'kepala',
	seleksi_pulihkan: 'kepala',
	seleksi_nilai: 'ppid',
	seleksi_kecualikan: 'ppid',
	seleksi_penetapan: 'kepala',
	seleksi_publikasi: 'kepala',
	seleksi_batal: 'kepala',
	seleksi_peserta: 'kepala',
};
