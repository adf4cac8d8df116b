// A client that checks each answer against the contract and records it; everything the tests send over ordinary HTTP goes through here.
import assert from 'node:assert/strict';
import { appendFileSync } from 'node:fs';
import http from 'node:http';
import { join } from 'node:path';
import { Contract } from './contract.js';
import { state } from './state.js';

const record = () => join(state.records, `${process.pid}.txt`);
const recorded = new Set();

export function note(contract, answer) {
	const operation = contract.route(answer.method, answer.target);
	const line = `${operation?.id ?? '-'} ${answer.status}`;
	if (!recorded.has(line)) {
		recorded.add(line);
		appendFileSync(record(), `${line}\n`);
	}
}

// One exchange, unchecked: { method, target, status, headers, body: Buffer }.
export function exchange(base, { method = 'GET', target, headers = {}, body, agent }) {
	return new Promise((resolve, reject) => {
		const url = new URL(base);
		const request = http.request({ host: url.hostname, port: url.port, method, path: target, headers, agent }, (response) => {
			const pieces = [];
			response.on('data', (piece) => pieces.push(piece));
			response.on('error', reject);
			response.on('end', () =>
				resolve({ method, target, status: response.statusCode, headers: response.headers, body: Buffer.concat(pieces) }),
			);
		});
		request.on('error', reject);
		request.end(body);
	});
}

export class Client {
	constructor(daemon, contract, headers = {}, agent = new http.Agent({ keepAlive: true, maxSockets: 64 })) {
		Object.assign(this, { daemon, contract, headers, agent });
	}

	// The same client with other headers: a token, an access code.
	with(headers) {
		return new Client(this.daemon, this.contract, { ...this.headers, ...headers }, this.agent);
	}

	as(token) {
		return token ? this.with({ authorization: `Bearer ${token}` }) : this;
	}

	withCode(code) {
		return this.with({ 'kode-akses': code });
	}

	close() {
		this.agent.destroy();
	}

	// Sends; options.json, options.form, or options.body with its content-type in options.headers. expect: the status it must have.
	async send(method, target, { json, form, body, headers = {}, expect } = {}) {
		const all = { ...this.headers, ...headers };
		let content = body;
		if (json !== undefined) {
			content = JSON.stringify(json);
			all['content-type'] ??= 'application/json';
		} else if (form !== undefined) {
			content = new URLSearchParams(form).toString();
			all['content-type'] ??= 'application/x-www-form-urlencoded';
		}
		if (content !== undefined && !('content-length' in all)) all['content-length'] = Buffer.byteLength(content);
		for (const name of Object.keys(all)) if (all[name] === null) delete all[name];
		const answer = await this.#exchange({ method, target, headers: all, body: content });
		this.check(answer);
		if (expect)
			// null: any declared one
			assert.equal(answer.status, expect, `${method} ${target}: ${answer.status} ${answer.body.toString().slice(0, 2000)}`);
		return answer;
	}

	// A kept connection may be closed by the daemon in the moment we use it again: that is once more, on a new one.
	async #exchange(request) {
		try {
			return await exchange(this.daemon.url, { ...request, agent: this.agent });
		} catch (error) {
			if (error.code !== 'ECONNRESET' || (request.body !== undefined && !request.headers['idempotency-key'])) throw error;
			return exchange(this.daemon.url, { ...request, agent: false });
		}
	}

	check(answer) {
		const faults = this.contract.faults(answer);
		assert.deepEqual(
			faults,
			[],
			`${answer.method} ${answer.target} ${answer.status} breaks the contract: ${faults.join('; ')}\n` +
				answer.body.toString().slice(0, 2000),
		);
		note(this.contract, answer);
		if ((answer.headers['content-type'] ?? '').includes('json') && answer.body.length) answer.json = JSON.parse(answer.body.toString());
		answer.etag = answer.headers.etag;
	}

	get(target, options = {}) {
		return this.send('GET', target, { expect: 200, ...options });
	}

	post(target, json, options = {}) {
		return this.send('POST', target, { json, expect: 200, ...options });
	}
}

export async function fetchContract(daemon) {
	const answer = await exchange(daemon.url, { target: '/openapi.json', agent: false });
	assert.equal(answer.status, 200);
	return new Contract(JSON.parse(answer.body.toString()));
}
