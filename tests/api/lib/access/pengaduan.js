// Complaints, their attachments and deadlines.
import { byHandler, byOwner, duty, everybody, except, handles, isOfficer, machine, owns, roles, seen, sees, withDuty, withScope } from './common.js';
import { bodies, complaint } from '../complaints.js';
import { agency, officer } from '../world.js';

// A protected identity is known to the step that handles the case now, to nobody above it (requirements, P24).
export function knowsIdentity(caller, one) {
	if (owns(caller, one)) return true;
	if (!handles(caller, one)) return false;
	const needed = { pelaksana: 0, kepala_penyelenggara: 1, bagian_organisasi: 2 }[caller.peran];
	return one.kerahasiaan === 'terbuka' || one.eskalasi >= needed;
}

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

export const general = {
	statistik_pengaduan: everybody,
	pengaduan_daftar: roles('masyarakat', 'pelaksana', 'kepala_penyelenggara', 'bagian_organisasi'),
	pengaduan_buat: withDuty(except(['portal_provinsi'], everybody)),
	pengaduan_lacak: except(['portal_provinsi'], everybody),
	pemeriksaan_kanal_daftar: withDuty(roles('pelaksana', 'kepala_penyelenggara', 'bagian_organisasi')),
	pemeriksaan_kanal_catat: withDuty(roles('pelaksana', 'kepala_penyelenggara')),
	ombudsman_pengaduan_daftar: withScope('ombudsman.baca', roles('ombudsman')),
	ombudsman_pengaduan_rujuk: withScope('ombudsman.rujuk', roles('ombudsman')),
};

export const rules = {
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
	pengaduan_lengkapi: byOwner,
	pengaduan_cabut: byOwner,
	pengaduan_tanggapan_pengadu: byOwner,
	pengaduan_limpahkan_ombudsman: (caller, one) => (caller.peran === 'bagian_organisasi' ? seen(caller, one) : byOwner(caller, one)),
};

export const good = {
	pengaduan_telaah: bodies.lengkap,
	pengaduan_lengkapi: { uraian: 'Tambahan.' },
	pengaduan_teruskan: { penyelenggara_id: agency.badan },
	pengaduan_disposisi: { pelaksana_id: officer.biasaDinas },
	pengaduan_tindak_lanjut: { uraian: 'Dikerjakan.' },
	pengaduan_putuskan: bodies.putuskan,
	pengaduan_sampaikan: { cara: 'surat' },
	pengaduan_tanggapan_pengadu: bodies.puas,
	pengaduan_tolak: { alasan: 'x', dasar_hukum: 'x' },
	pengaduan_cabut: { alasan: 'x' },
	pengaduan_limpahkan_ombudsman: { alasan: 'x' },
	pengaduan_buat: complaint(),
	pengaduan_lacak: { nomor: 'x', kode_akses: 'x' },
	pemeriksaan_kanal_catat: { kanal: 'kotak', jumlah_masuk: 0 },
	ombudsman_pengaduan_rujuk: {},
};

export const harmless = {
	pengaduan_buat: complaint({ penyelenggara_id: officer.petugasDinas }),
	pengaduan_lacak: (one) => ({ nomor: one.nomor, kode_akses: one.kode }),
};

export const asks = {
	pengaduan_buat: 'publik',
	pengaduan_lacak: 'publik',
	ombudsman_pengaduan_daftar: 'ombudsman',
	ombudsman_pengaduan_rujuk: 'ombudsman',
	pengaduan_lengkapi: 'masyarakat',
	pengaduan_cabut: 'masyarakat',
	pengaduan_tanggapan_pengadu: 'masyarakat',
	pengaduan_limpahkan_ombudsman: 'masyarakat',
};
