// Rounds of the survey of citizens' satisfaction (P23(7)).
import { everybody, except, officers, roles, withScope, within } from './common.js';
import { newSurvey } from '../surveys.js';
import { officer, service } from '../world.js';

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

export const general = {
	skm_survei_daftar: everybody,
	skm_survei_buat: (caller) => (caller.peran === 'pelaksana' && !caller.tugas.includes('tim_skm') ? 403 : officers(caller)),
	skm_hasil_terbit: withScope('skm.baca', except(['ombudsman'], everybody)),
	skm_agregat: withScope('skm.baca', except(['ombudsman'], everybody)),
	skm_tindak_lanjut_daftar: everybody,
	skm_kepatuhan: roles('kepala_penyelenggara', 'bagian_organisasi'),
	// who gives the service asks; tim_skm stands for the three duties
	skm_undangan_seketika: (caller) => (caller.peran === 'pelaksana' && !caller.tugas.includes('tim_skm') ? 403 : officers(caller)),
};

export const rules = {
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

export const good = {
	skm_survei_buat: newSurvey(),
	skm_survei_ubah: newSurvey(),
	skm_undangan: { jumlah: 1 },
	skm_undangan_kartu: { jumlah: 1 },
	skm_respon: { jawaban: { waktu: 4 } },
	skm_saran_perbaikan: { saran: [{ unsur: 'waktu', uraian: 'x', penanggung_jawab: 'x', target: '2026-12-31' }] },
	skm_publikasi: { media: ['situs'] },
	skm_laporkan: { tujuan: 'bupati', tanggal: '2026-03-02' },
	skm_tarik: { alasan: 'Terimpor dua kali.' },
	skm_tindak_lanjut: { nomor: 1, status: 'berjalan', tanggal: '2026-03-02', uraian: 'x' },
	skm_entri: { jawaban: { waktu: 4 } },
	skm_undangan_seketika: { layanan_id: service.kk },
};

export const harmless = {
	skm_survei_buat: newSurvey({ penyelenggara_id: officer.petugasDinas }), // refused for its content
	skm_respon: { token: 'A'.repeat(22), jawaban: {} },
	skm_entri: { jawaban: { keadilan: 1 } },
	skm_undangan_seketika: { layanan_id: officer.petugasDinas }, // refused for its content
};

export const queries = {
	skm_agregat: '?tahun=2026',
	skm_kepatuhan: '?tahun=2026',
	skm_hasil_bagan: '?jenis=unsur',
};

export const asks = {
	skm_tarik: 'bagianOrganisasi',
	skm_kepatuhan: 'bagianOrganisasi',
};
