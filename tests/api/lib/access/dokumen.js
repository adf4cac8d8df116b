// Public documents (P40).
import { everybody, officers, within } from './common.js';
import { newDocument } from '../documents.js';
import { officer } from '../world.js';

// P40: documents are kept by the PPID of their agency, its head and Bagian Organisasi; an open one is everybody's, a closed one or a
// draft is not there for anybody else. one: { agency, open, empty }.
export const keepsDocument = (caller, one) =>
	caller.peran === 'pelaksana'
		? caller.agency === one.agency && caller.tugas.includes('ppid')
		: caller.peran === 'kepala_penyelenggara'
			? within(caller, one.agency)
			: caller.peran === 'bagian_organisasi';
export const seesDocument = (caller, one) => one.open || keepsDocument(caller, one);
const readsDocument = (caller, one) => (seesDocument(caller, one) ? 'ok' : 404);
const byKeeper = (caller, one) => {
	if (officers(caller) !== 'ok') return officers(caller);
	if (caller.peran === 'pelaksana' && !caller.tugas.includes('ppid')) return 403;
	return keepsDocument(caller, one) ? 'ok' : seesDocument(caller, one) ? 403 : 404;
};

export const general = {
	dokumen_daftar: everybody,
	dokumen_buat: (caller) => (caller.peran === 'pelaksana' && !caller.tugas.includes('ppid') ? 403 : officers(caller)),
};

export const rules = {
	dokumen_baca: readsDocument,
	dokumen_versi_daftar: readsDocument,
	dokumen_riwayat: readsDocument,
	dokumen_isi: (caller, one) => (one.empty ? 404 : readsDocument(caller, one)),
	// A reading: who lacks the duty is told so, or that there is nothing, the same for a document that there is not.
	dokumen_akses_daftar: (caller, one) => (officers(caller) === 'ok' && !seesDocument(caller, one) ? [403, 404] : byKeeper(caller, one)),
	dokumen_ubah: byKeeper,
	dokumen_unggah: byKeeper,
	dokumen_arsipkan: byKeeper,
	dokumen_tarik: byKeeper,
	dokumen_tarik_versi: byKeeper,
	dokumen_pulihkan: byKeeper,
};

export const good = {
	dokumen_buat: newDocument(),
	dokumen_ubah: { judul: 'Judul lain' },
	dokumen_arsipkan: { alasan: 'Lama.' },
	dokumen_tarik: { alasan: 'Keliru.' },
	dokumen_tarik_versi: { versi: 1, alasan: 'Keliru.' },
	dokumen_pulihkan: { alasan: 'Benar.' },
};

export const harmless = {
	dokumen_buat: newDocument({ penyelenggara_id: officer.petugasDinas }), // refused for its content
};
