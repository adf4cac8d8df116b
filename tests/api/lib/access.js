// The rules of all processes (lib/access/), together.
import * as data_pribadi from './access/data_pribadi.js';
import * as dokumen from './access/dokumen.js';
import * as informasi from './access/informasi.js';
import * as kalender from './access/kalender.js';
import * as katalog from './access/katalog.js';
import * as notifikasi from './access/notifikasi.js';
import * as pengaduan from './access/pengaduan.js';
import * as seleksi from './access/seleksi.js';
import * as skm from './access/skm.js';
import * as standar from './access/standar.js';
import * as umum from './access/umum.js';
import * as wajib from './access/wajib.js';

export * from './access/common.js';
export { knowsIdentity } from './access/pengaduan.js';

export const processes = { data_pribadi, dokumen, informasi, kalender, katalog, notifikasi, pengaduan, seleksi, skm, standar, umum, wajib };

const merged = (part) => Object.assign({}, ...Object.values(processes).map((one) => one[part]));

export const general = merged('general');
export const good = merged('good');
export const harmless = merged('harmless');
export const queries = merged('queries');
export const asks = merged('asks');
// Operations on a complaint, of whatever process.
export const onCase = { ...pengaduan.rules, ...data_pribadi.rules, ...notifikasi.rules };

export const query = (id, one) => (typeof queries[id] === 'function' ? queries[id](one) : (queries[id] ?? ''));
