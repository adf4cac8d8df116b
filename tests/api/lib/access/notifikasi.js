// Notices, and how one wants to be told. On a complaint.
import { byOwner, machine, roles } from './common.js';

export const general = {
	notifikasi_daftar: roles('bagian_organisasi'),
	alamat_surat_nyatakan: (caller) => (machine(caller) ? 403 : 404), // nobody guesses a code
	saya_notifikasi_baca: roles('masyarakat', 'pelaksana', 'kepala_penyelenggara', 'bagian_organisasi'),
	saya_notifikasi_ubah: roles('masyarakat', 'pelaksana', 'kepala_penyelenggara', 'bagian_organisasi'),
};

export const rules = {
	notifikasi_kirim_ulang: (caller) => (caller.peran === 'publik' ? 401 : caller.peran === 'bagian_organisasi' ? 'ok' : 403),
	berkas_notifikasi_baca: byOwner,
	berkas_notifikasi_ubah: byOwner,
};

export const good = {
	alamat_surat_nyatakan: { email: 'siapa@contoh.id', kode: '0000-0000-0000', terima: true },
	saya_notifikasi_ubah: { email: null, telepon: null, bahasa: 'id', saluran: [] },
	berkas_notifikasi_ubah: { bahasa: 'id', saluran: [] },
};

export const asks = {
	notifikasi_daftar: 'bagianOrganisasi',
	alamat_surat_nyatakan: 'publik',
	notifikasi_kirim_ulang: 'bagianOrganisasi',
	berkas_notifikasi_baca: 'masyarakat',
	berkas_notifikasi_ubah: 'masyarakat',
};
