// Service standards, charters, procedures for complaints (P13-P17, P26).
import { everybody, officers, roles, withDuty, within } from './common.js';
import { charter, components, decision, evaluation, meeting, minutes, outreach, procedure, publication } from '../standards.js';
import { agency, officer } from '../world.js';

// P13-P17, P26: what is set is for everybody; what is being drafted is for an officer with the duty, the head and Bagian Organisasi; only a
// head sets it. one: { agency, tugas, set }.
const drafts = (caller, one, tugas = one.tugas) =>
	caller.peran === 'pelaksana'
		? caller.agency === one.agency && caller.tugas.includes(tugas)
		: caller.peran === 'kepala_penyelenggara'
			? within(caller, one.agency)
			: caller.peran === 'bagian_organisasi';
const seesRule = (caller, one) => (one.set || drafts(caller, one) ? 'ok' : 404);
const byDrafter = (caller, one) => {
	if (officers(caller) !== 'ok') return officers(caller);
	if (caller.peran === 'pelaksana' && !caller.tugas.includes(one.tugas)) return 403;
	return drafts(caller, one) ? 'ok' : one.set ? 403 : 404;
};
const byHead = (caller, one) => (caller.peran === 'kepala_penyelenggara' ? byDrafter(caller, one) : roles('kepala_penyelenggara')(caller));
const byOverseer = (caller, one) => (caller.peran === 'pelaksana' ? 403 : byDrafter(caller, one));

export const general = {
	layanan_standar: everybody,
	layanan_standar_versi: everybody,
	penyelenggara_maklumat: everybody,
	penyelenggara_sop_pengaduan: everybody,
	penyelenggara_kepatuhan_standar: everybody,
	maklumat_daftar: everybody,
	sop_pengaduan_daftar: everybody,
	// Of the Dinas, which the others do not draft for; the duty is asked first.
	standar_buat: (caller) => (officers(caller) !== 'ok' ? officers(caller) : drafts(caller, { agency: agency.dinas }, 'back_office') ? 'ok' : 403),
	maklumat_buat: (caller) => (caller.peran === 'pelaksana' && !caller.tugas.includes('back_office') ? 403 : officers(caller)),
	sop_pengaduan_buat: withDuty(officers),
};

export const rules = {
	standar_baca: seesRule,
	standar_pdf: seesRule,
	standar_perbedaan: seesRule,
	standar_berita_acara_pdf: (caller, one) =>
		officers(caller) !== 'ok' ? officers(caller) : drafts(caller, one) ? 'ok' : one.set ? 403 : 404,
	standar_ubah: byDrafter,
	standar_pembahasan: byDrafter,
	standar_berita_acara: byDrafter,
	standar_penetapan: byHead,
	standar_publikasi: byDrafter,
	standar_sosialisasi: byDrafter,
	standar_evaluasi: byOverseer,
	maklumat_baca: seesRule,
	maklumat_pdf: seesRule,
	maklumat_penetapan: byHead,
	maklumat_publikasi: byDrafter,
	sop_pengaduan_baca: seesRule,
	sop_pengaduan_pdf: seesRule,
	sop_pengaduan_penetapan: byHead,
	sop_pengaduan_publikasi: byDrafter,
};

export const good = {
	standar_buat: { komponen: components() },
	standar_ubah: { komponen: components() },
	standar_pembahasan: meeting(),
	standar_berita_acara: minutes([]),
	standar_penetapan: decision(),
	standar_publikasi: publication,
	standar_sosialisasi: outreach,
	standar_evaluasi: evaluation(),
	maklumat_buat: charter(),
	maklumat_penetapan: decision(),
	maklumat_publikasi: publication,
	sop_pengaduan_buat: procedure(),
	sop_pengaduan_penetapan: decision(),
	sop_pengaduan_publikasi: publication,
};

export const harmless = {
	standar_buat: { komponen: {} },
	standar_ubah: { komponen: {} },
	maklumat_buat: charter({ penyelenggara_id: officer.petugasDinas }), // refused for its content
	sop_pengaduan_buat: procedure({ penyelenggara_id: officer.petugasDinas }),
};

export const queries = {
	standar_perbedaan: (one) => `?dengan=${one.id}`,
};

export const asks = {
	standar_berita_acara_pdf: 'rekan',
};
