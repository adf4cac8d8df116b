// A running daemon: started on a free port, watched, stopped gracefully or killed.
import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { settingsEnvironment } from './program.js';
import { state } from './state.js';

let started = 0;

export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

// Waits until work() gives something true; says what it waited for when it never does.
export async function until(what, work, timeout = 20000, pause = 50) {
	const end = Date.now() + timeout;
	for (;;) {
		const result = await work();
		if (result) return result;
		if (Date.now() > end) throw new Error(`waited ${timeout} ms for: ${what}`);
		await sleep(pause);
	}
}

export function freePort() {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const { port } = server.address();
			server.close(() => resolve(port));
		});
	});
}

export const sanitizerReport = /ERROR: (Address|Leak)Sanitizer|runtime error:|WARNING: ThreadSanitizer/;

export class Daemon {
	constructor(settings, { wrapper = [] } = {}) {
		this.settings = settings;
		this.wrapper = wrapper;
		this.log = join(state.logs, `daemon-${process.pid}-${++started}.log`);
		this.child = null;
		this.port = null;
	}

	get url() {
		return `http://127.0.0.1:${this.port}`;
	}

	get metricsUrl() {
		return `http://${this.settings['server.metrics_listen']}/metrics`;
	}

	// Resolves when the daemon answers /readyz with 200 (or, with ready false, when it listens).
	async start({ ready = true } = {}) {
		if (!this.settings['server.metrics_listen']) this.settings['server.metrics_listen'] = `127.0.0.1:${await freePort()}`;
		const [command, ...args] = [...this.wrapper, state.bin, 'serve'];
		const log = openSync(this.log, 'a');
		this.child = spawn(command, args, { env: settingsEnvironment(this.settings), stdio: ['ignore', log, log] });
		closeSync(log);
		this.exited = new Promise((resolve) => this.child.once('exit', (code, signal) => resolve({ code, signal })));
		this.exited.then((how) => {
			this.how = how;
		});
		this.port = await until('the daemon listens', () => this.#listening());
		if (ready) await this.ready();
		return this;
	}

	#listening() {
		if (this.how) throw new Error(`the daemon ended (${JSON.stringify(this.how)}):\n${this.output().slice(-4000)}`);
		const events = this.events().filter((event) => event.event === 'listening');
		return events.length ? events.at(-1).port : null;
	}

	async ready() {
		await until('the daemon is ready', async () => {
			if (this.how) throw new Error(`the daemon ended (${JSON.stringify(this.how)}):\n${this.output().slice(-4000)}`);
			try {
				const answer = await fetch(`${this.url}/readyz`);
				await answer.arrayBuffer();
				return answer.status === 200;
			} catch {
				return false;
			}
		});
	}

	output() {
		return readFileSync(this.log, 'utf8');
	}

	// The structured log lines; anything else (a sanitizer's report) is not among them.
	events() {
		return this.output()
			.split('\n')
			.flatMap((line) => {
				const at = line.indexOf('{');
				try {
					return at >= 0 && at <= 4 ? [JSON.parse(line.slice(at))] : [];
				} catch {
					return [];
				}
			});
	}

	signal(name) {
		this.child.kill(name);
	}

	async kill() {
		this.signal('SIGKILL');
		await this.exited;
	}

	// Graceful; throws unless the exit code is 0 and the log is free of sanitizer reports.
	async stop(timeout = 60000) {
		if (!this.child) return;
		if (!this.how) {
			this.signal('SIGTERM');
			const timer = setTimeout(() => this.signal('SIGABRT'), timeout);
			await this.exited;
			clearTimeout(timer);
		}
		const { code, signal } = await this.exited;
		if (code !== 0 && signal !== 'SIGKILL') throw new Error(`the daemon ended with ${signal ?? code}:\n${this.output().slice(-6000)}`);
		if (sanitizerReport.test(this.output())) throw new Error(`a sanitizer reports:\n${this.output().slice(-6000)}`);
	}
}
