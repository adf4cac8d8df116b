// Notices, and how one wants to be told. On a complaint.
import { byOwner, roles } from './common.js';

export const general = {
	notifikasi_daftar: roles('bagian_organisasi'),
	saya_notifikasi_baca: roles('masyarakat', 'pelaksana', 'kepala_penyelenggara', 'bagian_organisasi'),
	saya_notifikasi_ubah: roles('masyarakat', 'pelaksana', 'kepala_penyelenggara', 'bagian_organisasi'),
};

export const rules = {
	notifikasi_kirim_ulang: (caller) => (caller.peran === 'publik' ? 401 : caller.peran === 'bagian_organisasi' ? 'ok' : 403),
	berkas_notifikasi_baca: byOwner,
	berkas_notifikasi_ubah: byOwner,
};

export const good = {
	saya_notifikasi_ubah: { email: null, telepon: null, bahasa: 'id', saluran: [] },
	berkas_notifikasi_ubah: { bahasa: 'id', saluran: [] },
};

export const asks = {
	notifikasi_daftar: 'bagianOrganisasi',
	notifikasi_kirim_ulang: 'bagianOrganisasi',
	berkas_notifikasi_baca: 'masyarakat',
	berkas_notifikasi_ubah: 'masyarakat',
};
