// What is held about a person (UU 27/2022). On a complaint.
import { byOwner, roles } from './common.js';

export const general = {
	data_pribadi_baca: roles('masyarakat'),
	data_pribadi_akses: roles('masyarakat'),
	data_pribadi_perbaiki: roles('masyarakat'),
	data_pribadi_hapus: roles('masyarakat'), // 409: their cases are open
	retensi_daftar: roles('bagian_organisasi'),
};

export const rules = {
	// What is held about a person is for him to read and correct; the officers' way is the case.
	berkas_data_pribadi_baca: byOwner,
	berkas_data_pribadi_akses: byOwner,
	berkas_data_pribadi_perbaiki: byOwner,
	berkas_data_pribadi_hapus: byOwner,
};

export const good = {
	data_pribadi_perbaiki: { alamat: 'x' },
	berkas_data_pribadi_perbaiki: { alamat: 'x' },
};

export const asks = {
	berkas_data_pribadi_baca: 'masyarakat',
	berkas_data_pribadi_perbaiki: 'masyarakat',
	berkas_data_pribadi_hapus: 'masyarakat',
	berkas_data_pribadi_akses: 'masyarakat',
	retensi_daftar: 'bagianOrganisasi',
};
