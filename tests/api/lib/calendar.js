// Holidays as the tests know them, and working days counted by themselves: nothing here asks the daemon.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { state } from './state.js';

const data = new URL('../../../deploy/data/', import.meta.url);

export const first2023 = 'SKB 1066/2022 3/2022 3/2022';
export const second2023 = {
	nomor: 'SKB 327/2023 1/2023 1/2023',
	tanggal: '2023-03-29',
	tentang: 'Perubahan cuti bersama Idul Fitri 2023',
	tambah: ['2023-04-19', '2023-04-20'].map((tanggal) => ({ tanggal, nama: 'Cuti Bersama Hari Raya Idul Fitri', jenis: 'cuti_bersama' })),
	hapus: [{ tanggal: '2023-04-26' }],
};

export function holidays() {
	const lines = readFileSync(new URL('hari-libur.csv', data), 'utf8').trim().split('\n').slice(1);
	return lines.map((line) => {
		const [date, name, type, decree] = line.split(',');
		return { date, name, type, decree };
	});
}

// 2023 as the first decree had it: joint leave of Idul Fitri on 21, 24, 25, 26 April, none around Idul Adha.
export function year2023() {
	const later = ['2023-04-19', '2023-04-20', '2023-06-28', '2023-06-30'];
	const days = holidays().filter((one) => one.date.startsWith('2023') && !later.includes(one.date));
	days.push({ date: '2023-04-26', name: 'Cuti Bersama Hari Raya Idul Fitri', type: 'cuti_bersama' });
	return days;
}

// Both files of 2023 under the first decree, for `layanand calendar import`.
export function files2023() {
	const file = (name, text) => {
		const path = join(state.work, `${process.pid}-${name}`);
		writeFileSync(path, text);
		return path;
	};
	const rows = year2023().map((one) => `${one.date},${one.name},${one.type},${first2023}`);
	return [
		file('hari-libur.csv', `date,name,type,decree\n${rows.join('\n')}\n`),
		file('keputusan.csv', `tahun,nomor,tanggal,jenis,tentang\n2023,${first2023},2022-10-11,penetapan,Hari Libur Nasional dan Cuti Bersama Tahun 2023\n`),
	];
}

// The last day of a deadline of n working days after `start`, by these dates off.
export function workingDays(start, n, off) {
	const day = new Date(`${start.slice(0, 10)}T00:00:00Z`);
	while (n > 0) {
		day.setUTCDate(day.getUTCDate() + 1);
		if (day.getUTCDay() % 6 !== 0 && !off.has(day.toISOString().slice(0, 10))) n--;
	}
	return `${day.toISOString().slice(0, 10)}T23:59:59+07:00`;
}
