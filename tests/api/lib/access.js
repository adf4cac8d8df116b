// Who may do what, written down from the regulation and the requirements and not from the code: for every operation of the contract,
// every caller and every case one cell, `ok`, 401, 403 or 404 (several where the requirements leave it open).
import { agency, officer } from './world.js';
import { people } from './tokens.js';

const duty = 'pengelola_pengaduan';
const parents = { [agency.uptd]: agency.dinas };
const dutiful = new Set([officer.petugasDinas, officer.rekanDinas, officer.petugasBadan, officer.petugasUptd]);

// Callers: a name of lib/tokens.js, or nobody; some hold the right access code of the case, some a wrong one.
export const callers = [
	{ name: 'publik', peran: 'publik', tugas: [] },
	{ name: 'publik+kode', peran: 'publik', tugas: [], code: 'right' },
	{ name: 'publik+kode salah', peran: 'publik', tugas: [], code: 'wrong' },
	...Object.entries(people).map(([name, claims]) => ({
		name,
		who: name,
		...claims,
		agency: claims.penyelenggara_id,
		tugas: [
			...(dutiful.has(claims.sub) ? [duty] : claims.sub === officer.ppidDinas ? ['ppid'] : []),
			...(claims.sub === officer.rekanDinas ? ['tim_skm', 'back_office'] : []),
		],
	})),
	{ name: 'masyarakatLain+kode', who: 'masyarakatLain', ...people.masyarakatLain, tugas: [], code: 'right' },
];

const isOfficer = (caller) => ['pelaksana', 'kepala_penyelenggara', 'bagian_organisasi'].includes(caller.peran);
const machine = (caller) => ['ombudsman', 'portal_provinsi'].includes(caller.peran);
const within = (caller, where) => where !== undefined && (where === caller.agency || parents[where] === caller.agency);

// P25: an officer with the duty, of the agency that has the case, or to whom it was disposed; its head; Bagian Organisasi; never the
// one it is about.
export function handles(caller, one) {
	if (caller.sub && caller.sub === one.terlapor) return false;
	if (caller.peran === 'pelaksana') return caller.sub === one.pelaksana || (caller.agency === one.agency && caller.tugas.includes(one.tugas ?? duty));
	if (caller.peran === 'kepala_penyelenggara') return within(caller, one.agency);
	return caller.peran === 'bagian_organisasi';
}

// The agency that passed a case on may see what becomes of it.
export function follows(caller, one) {
	if (!one.before || caller.sub === one.terlapor) return false;
	return caller.peran === 'pelaksana'
		? caller.agency === one.before && caller.tugas.includes(one.tugas ?? duty)
		: caller.peran === 'kepala_penyelenggara' && within(caller, one.before);
}

export const owns = (caller, one) => caller.code === 'right' || (caller.peran === 'masyarakat' && caller.sub === one.owner);
export const sees = (caller, one) => owns(caller, one) || handles(caller, one) || follows(caller, one) || caller.peran === 'ombudsman';

// A protected identity is known to the step that handles the case now, to nobody above it (requirements, P24).
export function knowsIdentity(caller, one) {
	if (owns(caller, one)) return true;
	if (!handles(caller, one)) return false;
	const needed = { pelaksana: 0, kepala_penyelenggara: 1, bagian_organisasi: 2 }[caller.peran];
	return one.kerahasiaan === 'terbuka' || one.eskalasi >= needed;
}

const roles =
	(...allowed) =>
	(caller) =>
		allowed.includes(caller.peran) ? 'ok' : caller.peran === 'publik' ? 401 : 403;
const everybody = () => 'ok';
const withDuty = (rule) => (caller, one) => (caller.peran === 'pelaksana' && !caller.tugas.includes(duty) ? 403 : rule(caller, one));
const withScope = (scope, rule) => (caller, one) => (machine(caller) && !caller.scope.split(' ').includes(scope) ? 403 : rule(caller, one));
const except = (peran, rule) => (caller, one) => (peran.includes(caller.peran) ? 403 : rule(caller, one));

const seen = (caller, one) => (sees(caller, one) ? 'ok' : 404);
const byHandler = (caller, one) => {
	if (caller.peran === 'publik') return 401;
	if (!isOfficer(caller)) return 403;
	return handles(caller, one) ? 'ok' : sees(caller, one) ? 403 : 404;
};
const byOwner = (caller, one) => {
	if (machine(caller) || isOfficer(caller)) return 403;
	return owns(caller, one) ? 'ok' : 404;
};
const identity = (caller, one) => {
	if (caller.peran === 'publik') return 401;
	if (!isOfficer(caller)) return 403;
	return knowsIdentity(caller, one) ? 'ok' : sees(caller, one) ? 403 : 404;
};
// Who sees the case without knowing the identity may be refused the receipt, or gets one without it.
const receipt = (caller, one) => {
	if (machine(caller)) return 403;
	return !sees(caller, one) ? 404 : knowsIdentity(caller, one) ? 'ok' : ['ok', 403];
};
const evidence = (caller, one) => (machine(caller) ? 403 : seen(caller, one));
const addsEvidence = (caller, one) => {
	if (machine(caller)) return 403;
	return owns(caller, one) || handles(caller, one) ? 'ok' : sees(caller, one) ? ['ok', 403] : 404;
};

const officers = roles('pelaksana', 'kepala_penyelenggara', 'bagian_organisasi');

// P1(11), P8(4): the catalogue of an agency is kept by its head, the head of the one above it, and Bagian Organisasi.
const answersFor = (where) => (caller) =>
	caller.peran === 'kepala_penyelenggara' ? (within(caller, where) ? 'ok' : 403) : roles('bagian_organisasi')(caller);

const draftsFor = (where) => (caller) =>
	caller.peran === 'kepala_penyelenggara' ? (within(caller, where) ? 'ok' : 404) : roles('bagian_organisasi')(caller);

// P28(2): what the Dinas declares closed is for its PPID, its head and the head above it to say, not for who oversees them.
const closesInformation = (caller) =>
	caller.peran === 'pelaksana'
		? caller.tugas.includes('ppid') && caller.agency === agency.dinas ? 'ok' : 403
		: caller.peran === 'kepala_penyelenggara'
			? within(caller, agency.dinas) ? 'ok' : 403
			: roles('pelaksana')(caller);

// Operations that are not about one case.
export const general = {
	livez: everybody,
	readyz: everybody,
	openapi_baca: everybody,
	dokumentasi: everybody,
	jwks_baca: everybody,
	oidc_konfigurasi: everybody,
	oauth_token: everybody,
	oauth_revoke: everybody,
	akun_daftar: (caller) => (caller.peran === 'publik' ? 'ok' : 403),
	saya_baca: (caller) => (caller.peran === 'publik' ? 401 : 'ok'),
	data_pribadi_baca: roles('masyarakat'),
	data_pribadi_akses: roles('masyarakat'),
	data_pribadi_perbaiki: roles('masyarakat'),
	data_pribadi_hapus: roles('masyarakat'), // 409: their cases are open
	retensi_daftar: roles('bagian_organisasi'),
	penyelenggara_daftar: everybody,
	penyelenggara_baca: everybody,
	penyelenggara_pelaksana: everybody,
	layanan_daftar: everybody,
	layanan_baca: everybody,
	penyelenggara_riwayat: everybody,
	penyelenggara_kepala: everybody,
	pelaksana_baca: everybody,
	layanan_riwayat: everybody,
	katalog_jsonld: everybody,
	katalog_csv: everybody,
	katalog_hsds: everybody,
	katalog_hsds_services: everybody,
	katalog_hsds_service: everybody,
	katalog_hsds_organizations: everybody,
	katalog_hsds_organization: everybody,
	katalog_hsds_service_at_locations: everybody,
	katalog_hsds_service_at_location: everybody,
	penyelenggara_buat: roles('bagian_organisasi'),
	penyelenggara_kepala_tetapkan: roles('bagian_organisasi'),
	penyelenggara_ubah: answersFor(agency.dinas),
	layanan_buat: answersFor(agency.dinas),
	layanan_ubah: answersFor(agency.dinas),
	pelaksana_buat: answersFor(agency.dinas),
	pelaksana_ubah: answersFor(agency.dinas),
	layanan_kewajiban: everybody,
	kewajiban_kurang: everybody,
	layanan_kewajiban_catat: answersFor(agency.dinas),
	penetapan_pelaksana_daftar: everybody,
	penetapan_pelaksana_buat: answersFor(agency.dinas),
	// About a draft of that agency: nobody else sees it.
	penetapan_pelaksana_baca: (caller) => (answersFor(agency.dinas)(caller) === 'ok' ? 'ok' : 404),
	penetapan_pelaksana_pdf: (caller) => (answersFor(agency.dinas)(caller) === 'ok' ? 'ok' : 404),
	penetapan_pelaksana_ubah: draftsFor(agency.dinas),
	penetapan_pelaksana_batal: draftsFor(agency.dinas),
	penetapan_pelaksana_tetapkan: (caller) => (caller.peran === 'bagian_organisasi' ? 403 : draftsFor(agency.dinas)(caller)),
	hari_libur_daftar: everybody,
	kalender_tenggat: everybody,
	hari_libur_csv: everybody,
	keputusan_libur_csv: everybody,
	keputusan_libur_daftar: everybody,
	keputusan_libur_baca: everybody,
	keputusan_libur_buat: roles('bagian_organisasi'),
	statistik_pengaduan: everybody,
	pengaduan_daftar: roles('masyarakat', 'pelaksana', 'kepala_penyelenggara', 'bagian_organisasi'),
	pengaduan_buat: withDuty(except(['portal_provinsi'], everybody)),
	pengaduan_lacak: except(['portal_provinsi'], everybody),
	pemeriksaan_kanal_daftar: withDuty(roles('pelaksana', 'kepala_penyelenggara', 'bagian_organisasi')),
	pemeriksaan_kanal_catat: withDuty(roles('pelaksana', 'kepala_penyelenggara')),
	dokumen_daftar: everybody,
	dokumen_buat: (caller) => (caller.peran === 'pelaksana' && !caller.tugas.includes('ppid') ? 403 : officers(caller)),
	skm_survei_daftar: everybody,
	skm_survei_buat: (caller) => (caller.peran === 'pelaksana' && !caller.tugas.includes('tim_skm') ? 403 : officers(caller)),
	skm_hasil_terbit: withScope('skm.baca', except(['ombudsman'], everybody)),
	skm_agregat: withScope('skm.baca', except(['ombudsman'], everybody)),
	layanan_standar: everybody,
	layanan_standar_versi: everybody,
	penyelenggara_maklumat: everybody,
	penyelenggara_sop_pengaduan: everybody,
	penyelenggara_kepatuhan_standar: everybody,
	informasi_wajib_daftar: everybody,
	penyelenggara_informasi_wajib: everybody,
	informasi_wajib_tutup: closesInformation,
	informasi_wajib_buka: closesInformation,
	maklumat_daftar: everybody,
	sop_pengaduan_daftar: everybody,
	// Of the Dinas, which the others do not draft for; the duty is asked first.
	standar_buat: (caller) => (officers(caller) !== 'ok' ? officers(caller) : drafts(caller, { agency: agency.dinas }, 'back_office') ? 'ok' : 403),
	maklumat_buat: (caller) => (caller.peran === 'pelaksana' && !caller.tugas.includes('back_office') ? 403 : officers(caller)),
	sop_pengaduan_buat: withDuty(officers),
	skm_tindak_lanjut_daftar: everybody,
	skm_kepatuhan: roles('kepala_penyelenggara', 'bagian_organisasi'),
	// who gives the service asks; tim_skm stands for the three duties
	skm_undangan_seketika: (caller) => (caller.peran === 'pelaksana' && !caller.tugas.includes('tim_skm') ? 403 : officers(caller)),
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
	kejadian_umpan: withScope('kejadian.baca', roles('bagian_organisasi', 'ombudsman')),
	ombudsman_pengaduan_daftar: withScope('ombudsman.baca', roles('ombudsman')),
	notifikasi_daftar: roles('bagian_organisasi'),
	saya_notifikasi_baca: roles('masyarakat', 'pelaksana', 'kepala_penyelenggara', 'bagian_organisasi'),
	saya_notifikasi_ubah: roles('masyarakat', 'pelaksana', 'kepala_penyelenggara', 'bagian_organisasi'),
	ombudsman_pengaduan_rujuk: withScope('ombudsman.rujuk', roles('ombudsman')),
};

// Operations on one case.
export const onCase = {
	pengaduan_baca: except(['portal_provinsi'], seen),
	pengaduan_riwayat: except(['portal_provinsi'], seen),
	tenggat_baca: except(['portal_provinsi'], seen),
	pengaduan_pengadu: identity,
	pengaduan_tanda_terima: receipt,
	pengaduan_tanda_terima_pdf: receipt,
	pengaduan_lampiran: evidence,
	lampiran_unduh: evidence,
	lampiran_unggah: addsEvidence,
	pengaduan_telaah: byHandler,
	pengaduan_disposisi: byHandler,
	pengaduan_tindak_lanjut: byHandler,
	pengaduan_putuskan: byHandler,
	pengaduan_sampaikan: byHandler,
	pengaduan_tolak: byHandler,
	// Only who answers for the agency passes a case on, not the officer to whom it was disposed.
	pengaduan_teruskan: (caller, one) =>
		caller.sub && caller.sub === one.pelaksana && !caller.tugas.includes(duty) ? 403 : byHandler(caller, one),
	// What is held about a person is for him to read and correct; the officers' way is the case.
	berkas_data_pribadi_baca: byOwner,
	berkas_data_pribadi_akses: byOwner,
	berkas_data_pribadi_perbaiki: byOwner,
	berkas_data_pribadi_hapus: byOwner,
	pengaduan_lengkapi: byOwner,
	notifikasi_kirim_ulang: (caller) => (caller.peran === 'publik' ? 401 : caller.peran === 'bagian_organisasi' ? 'ok' : 403),
	berkas_notifikasi_baca: byOwner,
	berkas_notifikasi_ubah: byOwner,
	pengaduan_cabut: byOwner,
	pengaduan_tanggapan_pengadu: byOwner,
	pengaduan_limpahkan_ombudsman: (caller, one) => (caller.peran === 'bagian_organisasi' ? seen(caller, one) : byOwner(caller, one)),
};

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

// Operations on one standard, charter or procedure, by the collection they stand in.
export const onRule = {
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

// P23(7): a round is conducted by the survey team of its agency, its head and Bagian Organisasi; everybody sees it while it is open and
// once it is published. one: { agency, open, published }.
const conducts = (caller, one) =>
	caller.peran === 'pelaksana'
		? caller.agency === one.agency && caller.tugas.includes('tim_skm')
		: caller.peran === 'kepala_penyelenggara'
			? within(caller, one.agency)
			: caller.peran === 'bagian_organisasi';
const seesSurvey = (caller, one) => one.open || one.published || conducts(caller, one);
const byTeam = (caller, one) => {
	if (officers(caller) !== 'ok') return officers(caller);
	if (caller.peran === 'pelaksana' && !caller.tugas.includes('tim_skm')) return 403;
	return conducts(caller, one) ? 'ok' : seesSurvey(caller, one) ? 403 : 404;
};
const reads = (caller, one) => (seesSurvey(caller, one) ? 'ok' : 404);
const readsResult = (caller, one) => (one.published ? 'ok' : 404);

// Operations on one survey.
export const onSurvey = {
	skm_survei_baca: reads,
	skm_hasil: readsResult,
	skm_hasil_csv: readsResult,
	skm_hasil_xlsx: readsResult,
	skm_hasil_pdf: readsResult,
	skm_hasil_poster: readsResult,
	skm_hasil_bagan: readsResult,
	skm_respon: except(['ombudsman', 'portal_provinsi'], (caller, one) => (one.open || one.published ? 'ok' : 404)),
	skm_survei_ubah: byTeam,
	skm_buka: byTeam,
	skm_undangan: byTeam,
	skm_undangan_kartu: byTeam,
	skm_impor: byTeam,
	skm_tutup: byTeam,
	skm_saran_perbaikan: byTeam,
	skm_publikasi: byTeam,
	skm_laporkan: byTeam,
	skm_tindak_lanjut_baca: readsResult,
	skm_analisis: readsResult,
	skm_tindak_lanjut: byTeam,
	skm_entri: byTeam,
	// open rounds are seen by everybody, the log of who let answers in is not
	skm_pencatatan: (caller, one) => (byTeam(caller, one) === 403 && officers(caller) === 'ok' && (caller.peran !== 'pelaksana' || caller.tugas.includes('tim_skm')) ? 404 : byTeam(caller, one)),
	skm_tarik: (caller, one) => (caller.peran === 'pelaksana' ? 403 : byTeam(caller, one)),
};

// P40, UU 14/2008: a request and the objection to it belong to the requester (account or access code), the information officer (ppid) of the
// agency, its head, and Bagian Organisasi; the agency that passed it on follows it; nobody else, the Ombudsman neither. one: { agency, before,
// owner, tugas: 'ppid', status }.
const seesRequest = (caller, one) => owns(caller, one) || handles(caller, one) || follows(caller, one);
const readsRequest = (caller, one) => (machine(caller) ? 403 : seesRequest(caller, one) ? 'ok' : 404);
const ofParties = (status) => (caller, one) =>
	machine(caller) ? 403 : one.status === status && (owns(caller, one) || handles(caller, one)) ? 'ok' : 404;
const byInformationOfficer = (caller, one) => {
	if (caller.peran === 'publik') return 401;
	if (!isOfficer(caller)) return 403;
	return handles(caller, one) ? 'ok' : seesRequest(caller, one) ? 403 : 404;
};

// Operations on one request or objection, by the collection they stand in.
export const onRequest = {
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

// Operations on one document.
export const onDocument = {
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
