// A stream of filings, each with its Idempotency-Key, that repeats what was not answered, as a phone on a bad network does.
import { randomUUID } from 'node:crypto';
import { exchange } from './client.js';
import { complaint } from './complaints.js';
import { sleep, until } from './daemon.js';
import { request } from './requests.js';

// What is filed: complaints, and every third time a request for information. The key stands in the words.
const kinds = [
	(key) => ['/v1/pengaduan', complaint({ judul: `Pengaduan ${key}` })],
	(key) => ['/v1/pengaduan', complaint({ judul: `Pengaduan ${key}` })],
	(key) => ['/v1/permohonan-informasi', request({ informasi_diminta: `Pengaduan ${key}` })],
];

export class Filings {
	// url(): where to send now; it may change when the daemon is started again.
	constructor(url, token, clients = 8) {
		Object.assign(this, { url, token, clients, acknowledged: new Map(), repeats: 0, sent: 0, odd: [], running: true });
		this.done = Promise.all(Array.from({ length: clients }, () => this.#client()));
	}

	async #client() {
		while (this.running) {
			const key = randomUUID();
			await this.#file(key);
		}
	}

	async #file(key) {
		const [target, content] = kinds[this.sent++ % kinds.length](key);
		const body = JSON.stringify(content);
		for (let tries = 0; tries < 1200 && !this.stopped; tries++) {
			let answer;
			try {
				answer = await exchange(this.url(), {
					method: 'POST',
					target,
					body,
					agent: false,
					headers: {
						'content-type': 'application/json',
						'content-length': Buffer.byteLength(body),
						'idempotency-key': key,
						authorization: `Bearer ${this.token}`,
					},
				});
			} catch {
				answer = null;
			}
			if (answer?.status === 201) {
				this.acknowledged.set(key, JSON.parse(answer.body.toString()).id);
				return;
			}
			// Sorry, busy, still running, not listening: again. Anything else is an error.
			if (answer && ![409, 503].includes(answer.status)) {
				this.odd.push(`${answer.status} ${answer.body}`);
				this.running = false;
				return;
			}
			this.repeats++;
			await sleep(25);
		}
		if (!this.stopped) this.odd.push(`${key} never got through`);
	}

	// Until `count` more are acknowledged.
	async some(count, timeout = 30000) {
		const goal = this.acknowledged.size + count;
		await until(`${count} filings`, () => this.acknowledged.size >= goal || !this.running, timeout);
	}

	// Every client finishes what it has begun.
	async finish() {
		this.running = false;
		await this.done;
	}

	// Whatever happens in work, no client goes on after it.
	async during(work) {
		try {
			await work();
			await this.finish();
		} finally {
			this.running = false;
			this.stopped = true;
			await this.done;
		}
	}

	// What is wrong with the database after all that.
	async faults(sql) {
		const { rows } = await sql.query(
			`select b.id, substring(coalesce(p.judul, q.informasi_diminta) from 11) as key from berkas b
			left join pengaduan p on p.berkas_id = b.id left join permohonan_informasi q on q.berkas_id = b.id`,
		);
		const found = new Map();
		const faults = [...this.odd];
		for (const { id, key } of rows) {
			if (found.has(key)) faults.push(`${key} is there twice`);
			found.set(key, id);
		}
		for (const [key, id] of this.acknowledged)
			if (found.get(key) !== id) faults.push(`${key} was acknowledged as ${id}, is ${found.get(key)}`);
		const torn = await sql.query(`select b.id from berkas b where not exists (select 1 from kejadian k where k.berkas_id = b.id)
			or (select count(*) from tenggat t where t.berkas_id = b.id) <> case b.proses when 'pengaduan' then 2 else 1 end or not exists (select 1 from identitas i where i.berkas_id = b.id)`);
		return faults.concat(torn.rows.map(({ id }) => `${id} is not whole`));
	}
}
