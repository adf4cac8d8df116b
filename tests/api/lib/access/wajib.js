// Information that every agency has to publish (P28).
import { everybody, roles, within } from './common.js';
import { agency } from '../world.js';

// P28(2): what the Dinas declares closed is for its PPID, its head and the head above it to say, not for who oversees them.
const closesInformation = (caller) =>
	caller.peran === 'pelaksana'
		? caller.tugas.includes('ppid') && caller.agency === agency.dinas ? 'ok' : 403
		: caller.peran === 'kepala_penyelenggara'
			? within(caller, agency.dinas) ? 'ok' : 403
			: roles('pelaksana')(caller);

export const general = {
	informasi_wajib_daftar: everybody,
	penyelenggara_informasi_wajib: everybody,
	informasi_wajib_tutup: closesInformation,
	informasi_wajib_buka: closesInformation,
};

export const good = {
	informasi_wajib_tutup: { jenis: 'profil', huruf: 'j', alasan: 'Undang-undang melarangnya.' },
	informasi_wajib_buka: { jenis: 'profil' },
};

export const harmless = {
	informasi_wajib_tutup: { jenis: 'profil', huruf: 'a', alasan: 'Menghambat penegakan hukum.' }, // refused for its content
};
