// Requests for information and objections (P40, UU 14/2008).
import { byOwner, everybody, follows, handles, isOfficer, machine, officers, owns, roles } from './common.js';
import { keepsDocument } from './dokumen.js';
import { request, said } from '../requests.js';
import { absent, agency, officer } from '../world.js';

// P40, UU 14/2008: a request and the objection to it belong to the requester (account or access code), the information officer (ppid) of the
// agency, its head, and Bagian Organisasi; the agency that passed it on follows it; nobody else, the Ombudsman neither. one: { agency, before,
// owner, tugas: 'ppid', status }.
export const seesRequest = (caller, one) => owns(caller, one) || handles(caller, one) || follows(caller, one);
const readsRequest = (caller, one) => (machine(caller) ? 403 : seesRequest(caller, one) ? 'ok' : 404);
const ofParties = (status) => (caller, one) =>
	machine(caller) ? 403 : one.status === status && (owns(caller, one) || handles(caller, one)) ? 'ok' : 404;
const byInformationOfficer = (caller, one) => {
	if (caller.peran === 'publik') return 401;
	if (!isOfficer(caller)) return 403;
	return handles(caller, one) ? 'ok' : seesRequest(caller, one) ? 403 : 404;
};

export const general = {
	permohonan_informasi_daftar: roles('masyarakat', 'pelaksana', 'kepala_penyelenggara', 'bagian_organisasi'),
	permohonan_informasi_buat: (caller) => (machine(caller) || (caller.peran === 'pelaksana' && !caller.tugas.includes('ppid')) ? 403 : 'ok'),
	permohonan_informasi_lacak: (caller) => (machine(caller) ? 403 : 'ok'),
	permohonan_informasi_dasar_penolakan: everybody,
	permohonan_informasi_register: everybody,
	permohonan_informasi_register_csv: everybody,
	keberatan_informasi_register: everybody,
	laporan_ppid: everybody,
	laporan_ppid_csv: everybody,
	laporan_ppid_pdf: everybody,
	laporan_ppid_narasi_baca: everybody,
	// Of the Dinas, by those who keep its documents.
	laporan_ppid_narasi_tulis: (caller) =>
		officers(caller) !== 'ok' ? officers(caller) : keepsDocument(caller, { agency: agency.dinas }) ? 'ok' : 403,
	keberatan_informasi_daftar: roles('masyarakat', 'pelaksana', 'kepala_penyelenggara', 'bagian_organisasi'),
	keberatan_informasi_buat: (caller) => (['publik', 'masyarakat'].includes(caller.peran) ? 'ok' : 403),
	keberatan_informasi_alasan: everybody,
};

export const rules = {
	permohonan_informasi_baca: readsRequest,
	permohonan_informasi_pemohon: byInformationOfficer,
	permohonan_informasi_tanda_bukti: readsRequest,
	permohonan_informasi_tanda_bukti_pdf: readsRequest,
	permohonan_informasi_berita_acara_pdf: ofParties('diserahkan'),
	permohonan_informasi_surat_penolakan_pdf: ofParties('ditolak'),
	permohonan_informasi_lampiran: readsRequest,
	permohonan_informasi_lampiran_unggah: (caller, one) =>
		machine(caller) ? 403 : owns(caller, one) || handles(caller, one) ? 'ok' : seesRequest(caller, one) ? 403 : 404,
	permohonan_informasi_periksa: byInformationOfficer,
	permohonan_informasi_teruskan: byInformationOfficer,
	permohonan_informasi_perpanjang: byInformationOfficer,
	permohonan_informasi_kabulkan: byInformationOfficer,
	permohonan_informasi_serahkan: byInformationOfficer,
	permohonan_informasi_tolak: byInformationOfficer,
	permohonan_informasi_umumkan: byInformationOfficer,
	permohonan_informasi_lengkapi: (caller, one) =>
		machine(caller) ? 403 : owns(caller, one) || handles(caller, one) ? 'ok' : seesRequest(caller, one) ? 403 : 404,
	permohonan_informasi_cabut: byOwner,
	keberatan_informasi_baca: readsRequest,
	// The superior answers; Bagian Organisasi only when he has let the time pass.
	keberatan_informasi_tanggapi: (caller, one) =>
		caller.peran === 'publik' ? 401 : caller.peran === 'kepala_penyelenggara' ? byInformationOfficer(caller, one) : 403,
	keberatan_informasi_sengketa: byOwner,
	keberatan_informasi_cabut: byOwner,
};

export const good = {
	permohonan_informasi_buat: request(),
	permohonan_informasi_lacak: { nomor: 'x', kode_akses: 'x' },
	permohonan_informasi_periksa: said.tidakLengkap,
	permohonan_informasi_lengkapi: { uraian: 'x' },
	permohonan_informasi_teruskan: { penyelenggara_id: agency.badan },
	permohonan_informasi_perpanjang: said.perpanjang,
	permohonan_informasi_kabulkan: said.kabulkan,
	permohonan_informasi_serahkan: said.serahkan,
	permohonan_informasi_tolak: said.tolak,
	permohonan_informasi_umumkan: { rincian: 'Data kependudukan.' },
	laporan_ppid_narasi_tulis: { kebijakan: 'x', sarana: null, sumber_daya_manusia: null, anggaran: null, kendala_internal: null, kendala_eksternal: null, rekomendasi: null },
	permohonan_informasi_cabut: { alasan: 'x' },
	keberatan_informasi_buat: { permohonan_id: absent, huruf: 'a', uraian: 'xxx' },
	keberatan_informasi_tanggapi: said.ditolak,
	keberatan_informasi_sengketa: { nomor_registrasi: 'x', tanggal: '2026-03-02' },
	keberatan_informasi_cabut: { alasan: 'x' },
};

export const harmless = {
	permohonan_informasi_buat: request({ penyelenggara_id: officer.petugasDinas }), // refused for its content
	permohonan_informasi_lacak: (one) => ({ nomor: one.nomor, kode_akses: one.kode }),
};

export const queries = {
	permohonan_informasi_register_csv: '?tahun=2026',
	laporan_ppid: '?tahun=2026',
	laporan_ppid_csv: '?tahun=2026',
	laporan_ppid_pdf: '?tahun=2026',
	laporan_ppid_narasi_baca: '?tahun=2026',
	laporan_ppid_narasi_tulis: `?tahun=2026&penyelenggara_id=${agency.dinas}`,
};

export const asks = {
	permohonan_informasi_cabut: 'masyarakat',
	keberatan_informasi_buat: 'masyarakat',
	keberatan_informasi_sengketa: 'masyarakat',
	keberatan_informasi_cabut: 'masyarakat',
};
