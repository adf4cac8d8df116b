// Who may do what, written down from the regulation and the requirements and not from the code: for every operation of the contract,
// every caller and everything it may be about one cell, `ok`, 401, 403 or 404 (several where the requirements leave it open). Here is what the
// processes share; beside it one file for each process:
//   general   operations that are about no case of the process: caller => cell
//   rules     operations on one of its cases: (caller, one) => cell
//   good      a body that the operation takes, where it takes one
//   harmless  a body that is refused for its content and changes nothing, where the good one would; a function is given what it is about
//   queries   what must stand in the query, or a function of what it is about
//   asks      who asks in statuses.test.js, where the contract does not make it plain
import { agency, officer } from '../world.js';
import { people } from '../tokens.js';

export const duty = 'pengelola_pengaduan';
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

export const isOfficer = (caller) => ['pelaksana', 'kepala_penyelenggara', 'bagian_organisasi'].includes(caller.peran);
export const machine = (caller) => ['ombudsman', 'portal_provinsi'].includes(caller.peran);
export const within = (caller, where) => where !== undefined && (where === caller.agency || parents[where] === caller.agency);

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

export const roles =
	(...allowed) =>
	(caller) =>
		allowed.includes(caller.peran) ? 'ok' : caller.peran === 'publik' ? 401 : 403;
export const everybody = () => 'ok';
export const withDuty = (rule) => (caller, one) => (caller.peran === 'pelaksana' && !caller.tugas.includes(duty) ? 403 : rule(caller, one));
export const withScope = (scope, rule) => (caller, one) => (machine(caller) && !caller.scope.split(' ').includes(scope) ? 403 : rule(caller, one));
export const except = (peran, rule) => (caller, one) => (peran.includes(caller.peran) ? 403 : rule(caller, one));

export const seen = (caller, one) => (sees(caller, one) ? 'ok' : 404);
export const byHandler = (caller, one) => {
	if (caller.peran === 'publik') return 401;
	if (!isOfficer(caller)) return 403;
	return handles(caller, one) ? 'ok' : sees(caller, one) ? 403 : 404;
};
export const byOwner = (caller, one) => {
	if (machine(caller) || isOfficer(caller)) return 403;
	return owns(caller, one) ? 'ok' : 404;
};

export const officers = roles('pelaksana', 'kepala_penyelenggara', 'bagian_organisasi');
