// Holidays and decrees on them.
import { everybody, roles } from './common.js';

export const general = {
	hari_libur_daftar: everybody,
	kalender_tenggat: everybody,
	hari_libur_csv: everybody,
	keputusan_libur_csv: everybody,
	keputusan_libur_daftar: everybody,
	keputusan_libur_baca: everybody,
	keputusan_libur_buat: roles('bagian_organisasi'),
};

export const good = {
	keputusan_libur_buat: { nomor: 'SKB 1/2026', tanggal: '2026-03-02', tentang: 'x', tambah: [{ tanggal: '2030-03-04', nama: 'x', jenis: 'libur_daerah' }] },
};

export const harmless = {
	keputusan_libur_buat: { nomor: 'x', tanggal: '2026-03-02', tentang: 'x' }, // refused for its content
};

export const queries = {
	kalender_tenggat: '?mulai=2026-03-10&hari=10',
};

export const asks = {
	keputusan_libur_buat: 'bagianOrganisasi',
};
