// The catalogue: agencies, services, officers, what a service obliges to, decisions on officers (P1, P4, P8-P12, P25).
import { everybody, roles, within } from './common.js';
import { draft } from '../decisions.js';
import { agency, officer, service } from '../world.js';

// P1(11), P8(4): the catalogue of an agency is kept by its head, the head of the one above it, and Bagian Organisasi.
const answersFor = (where) => (caller) =>
	caller.peran === 'kepala_penyelenggara' ? (within(caller, where) ? 'ok' : 403) : roles('bagian_organisasi')(caller);

const draftsFor = (where) => (caller) =>
	caller.peran === 'kepala_penyelenggara' ? (within(caller, where) ? 'ok' : 404) : roles('bagian_organisasi')(caller);

export const general = {
	katalog_jsonld: everybody,
	katalog_csv: everybody,
	katalog_hsds: everybody,
	katalog_hsds_services: everybody,
	katalog_hsds_service: everybody,
	katalog_hsds_organizations: everybody,
	katalog_hsds_organization: everybody,
	katalog_hsds_service_at_locations: everybody,
	katalog_hsds_service_at_location: everybody,
	penyelenggara_daftar: everybody,
	penyelenggara_baca: everybody,
	penyelenggara_pelaksana: everybody,
	layanan_daftar: everybody,
	layanan_baca: everybody,
	penyelenggara_riwayat: everybody,
	penyelenggara_kepala: everybody,
	pelaksana_baca: everybody,
	layanan_riwayat: everybody,
	penyelenggara_buat: roles('bagian_organisasi'),
	penyelenggara_kepala_tetapkan: roles('bagian_organisasi'),
	penyelenggara_ubah: answersFor(agency.dinas),
	layanan_buat: answersFor(agency.dinas),
	// An officer with the duty drafts the standards of the services of the own agency.
	penyelenggara_impor: (caller) => (caller.peran === 'pelaksana' ? (caller.tugas.includes('back_office') && caller.agency === agency.dinas ? 'ok' : 403) : answersFor(agency.dinas)(caller)),
	impor_templat: everybody,
	layanan_ubah: answersFor(agency.dinas),
	pelaksana_buat: answersFor(agency.dinas),
	pelaksana_ubah: answersFor(agency.dinas),
	layanan_kewajiban: everybody,
	kewajiban_kurang: everybody,
	layanan_kewajiban_catat: answersFor(agency.dinas),
	layanan_terkait: everybody,
	layanan_kaitkan: answersFor(agency.dinas),
	layanan_lepaskan: answersFor(agency.dinas),
	penetapan_pelaksana_daftar: everybody,
	penetapan_pelaksana_buat: answersFor(agency.dinas),
	// About a draft of that agency: nobody else sees it.
	penetapan_pelaksana_baca: (caller) => (answersFor(agency.dinas)(caller) === 'ok' ? 'ok' : 404),
	penetapan_pelaksana_pdf: (caller) => (answersFor(agency.dinas)(caller) === 'ok' ? 'ok' : 404),
	penetapan_pelaksana_ubah: draftsFor(agency.dinas),
	penetapan_pelaksana_batal: draftsFor(agency.dinas),
	penetapan_pelaksana_tetapkan: (caller) => (caller.peran === 'bagian_organisasi' ? 403 : draftsFor(agency.dinas)(caller)),
};

// What may be done is refused for another reason, so that nothing changes: a code or an id that is taken, a version that is old.
export const good = {
	penyelenggara_buat: { kode: 'DUKCAPIL', nama: 'x', jenis: 'dinas' },
	penyelenggara_ubah: { motto: 'x' },
	penyelenggara_kepala_tetapkan: { pelaksana_id: officer.biasaDinas, keputusan: 'x', berlaku_dari: '2026-03-02' },
	layanan_buat: { penyelenggara_id: agency.dinas, kode: 'DUKCAPIL-KK', nama: 'x', jenis: 'jasa', pola: 'fungsional' },
	layanan_ubah: { uraian: 'x' },
	layanan_kewajiban_catat: { jenis: 'petunjuk_teknis', nomor: 'x', tanggal: '2026-03-02', pejabat: 'x' },
	layanan_kaitkan: { layanan_id: service.kk, hubungan: 'prasyarat' }, // itself
	layanan_lepaskan: { layanan_id: service.ktp, hubungan: 'prasyarat' }, // not linked
	pelaksana_buat: { id: officer.biasaDinas, penyelenggara_id: agency.dinas, nama: 'x', jabatan: 'x' },
	pelaksana_ubah: { jabatan: 'x' },
	penetapan_pelaksana_buat: draft(),
	penetapan_pelaksana_ubah: draft(),
	penetapan_pelaksana_batal: { alasan: 'x' },
	penetapan_pelaksana_tetapkan: { nomor_keputusan: 'x' },
};

export const harmless = {
	penyelenggara_kepala_tetapkan: { pelaksana_id: officer.petugasBadan, keputusan: 'x', berlaku_dari: '2026-03-02' },
	layanan_kewajiban_catat: { jenis: 'usul_gugus_tugas', nomor: 'x', tanggal: '2026-03-02', pejabat: 'x' },
	penetapan_pelaksana_buat: draft({ anggota: [{ pelaksana_id: officer.petugasBadan, kedudukan: 'anggota' }] }),
};

export const asks = {
	penetapan_pelaksana_tetapkan: 'kepala',
	layanan_kewajiban_catat: 'bagianOrganisasi',
	layanan_kaitkan: 'bagianOrganisasi',
	layanan_lepaskan: 'bagianOrganisasi',
	penetapan_pelaksana_buat: 'bagianOrganisasi',
	penetapan_pelaksana_ubah: 'bagianOrganisasi',
	penetapan_pelaksana_batal: 'bagianOrganisasi',
	penyelenggara_buat: 'bagianOrganisasi',
	penyelenggara_ubah: 'bagianOrganisasi',
	penyelenggara_kepala_tetapkan: 'bagianOrganisasi',
	layanan_buat: 'bagianOrganisasi',
	layanan_ubah: 'bagianOrganisasi',
	pelaksana_buat: 'bagianOrganisasi',
	pelaksana_ubah: 'bagianOrganisasi',
};
