// What a test file gets: a database of its own, one daemon on it (or more), a client, tokens, and a superuser's connection.
import { copyFileSync, cpSync } from 'node:fs';
import { join } from 'node:path';
import { conninfo, connect, createDatabase } from './cluster.js';
import { Client, fetchContract } from './client.js';
import { Daemon } from './daemon.js';
import { run } from './program.js';
import { state } from './state.js';
import { allTokens, issuer } from './tokens.js';
import { setClock, start } from './world.js';

const calm = {
	// nobody is slowed down where that is not the subject
	'limits.umum_per_minute': 10000000,
	'limits.tulis_per_minute': 10000000,
	'limits.masuk_per_minute': 10000000,
	'limits.bentrok_per_hour': 10000000,
	'limits.pemulihan_per_hour': 10000000,
	'limits.lacak_per_minute': 10000000,
	'limits.lampiran_per_minute': 10000000,
};

export class Environment {
	// options: settings, clock (start), cluster (the run's), daemons (1)
	static async create(name, { settings = {}, clock = start, cluster = state.cluster, template = state.template, daemons = 1 } = {}) {
		const env = new Environment();
		env.cluster = cluster;
		env.database = `uji_${name}_${process.pid}`; // two files may choose the same name
		await createDatabase(cluster, env.database, template);
		env.sql = await connect(cluster, env.database);
		if (clock) await setClock(env.sql, clock);
		env.settings = {
			'server.mode': 'development',
			'server.listen': '127.0.0.1:0',
			'server.public_url': issuer,
			'server.workers': 4,
			'server.spool_dir': state.work,
			'log.level': 'info',
			...state.keys,
			...calm,
			'database.conninfo': conninfo(cluster, env.database, 'layanand_daemon'),
			'database.migrate_conninfo': conninfo(cluster, env.database, 'layanand_migrasi'),
			...settings,
		};
		env.daemons = [];
		env.clients = [];
		env.tokens = await allTokens(env.settings);
		for (let n = 0; n < daemons; n++) await env.addDaemon();
		if (daemons) {
			env.contract = await fetchContract(env.daemon);
			env.api = env.clientOf(env.daemon);
		}
		return env;
	}

	get daemon() {
		return this.daemons[0];
	}

	async addDaemon(settings = {}, options = {}) {
		const daemon = new Daemon({ ...this.settings, ...settings }, options);
		this.daemons.push(daemon);
		await daemon.start(options);
		return daemon;
	}

	clientOf(daemon) {
		const client = new Client(daemon, this.contract);
		this.clients.push(client);
		return client;
	}

	// The client as one of the people of lib/tokens.js.
	as(name) {
		if (name === 'publik') return this.api;
		if (!this.tokens[name]) throw new Error(`nobody is called ${name}`);
		return this.api.as(this.tokens[name]);
	}

	command(args, settings = {}) {
		return run(state.bin, args, { ...this.settings, ...settings });
	}

	// Sets the legal clock; returns when what fell due has been done.
	clock(instant) {
		return this.command(['clock', instant]);
	}

	async rows(text, values = []) {
		return (await this.sql.query(text, values)).rows;
	}

	async one(text, values = []) {
		return (await this.rows(text, values))[0];
	}

	// After the cluster was cut down under us.
	async reconnect() {
		await this.sql.end().catch(() => {});
		this.sql = await connect(this.cluster, this.database);
	}

	async stop() {
		for (const client of this.clients) client.close();
		const ends = await Promise.allSettled(this.daemons.map((daemon) => daemon.stop()));
		await this.sql.end().catch(() => {});
		for (const end of ends) if (end.status === 'rejected') throw end.reason;
	}
}

// Keys of one's own, for a test that changes them: settings to give to Environment.create.
export function ownKeys(name) {
	const folder = join(state.work, `keys-${name}`);
	cpSync(state.keys['keys.signing_dir'], join(folder, 'signing'), { recursive: true });
	copyFileSync(state.keys['keys.data_key_file'], join(folder, 'data.keys'));
	return { 'keys.data_key_file': join(folder, 'data.keys'), 'keys.signing_dir': join(folder, 'signing') };
}
