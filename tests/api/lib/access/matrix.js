// Asks for every cell of a part of the matrix through HTTP: operations x what they are about x callers.
import assert from 'node:assert/strict';
import { callers, good, harmless, query } from '../access.js';
import { sleep } from '../daemon.js';
import { csv } from '../surveys.js';

// Cells that are asked for at the same time: the daemon's workers and the client are both kept busy.
const atOnce = 12;

// Who come without an access code, where there is nothing that it could open.
export const withoutCode = callers.filter((caller) => !caller.code);

function clientOf(env, caller, one) {
	const client = caller.who ? env.as(caller.who) : env.api;
	return caller.code ? client.withCode(caller.code === 'right' ? one.kode : 'x'.repeat(43)) : client;
}

function content(operation, caller, one) {
	if (operation.id === 'skm_impor') return { body: csv(1), headers: { 'content-type': 'text/csv' } };
	if (operation.id === 'penyelenggara_impor') return { body: 'kode\n', headers: { 'content-type': 'text/csv' } };
	if (operation['x-badan'] === 'alir') return { body: `Keterangan dari ${caller.name}.\n`, headers: { 'content-type': 'text/plain' } };
	if (operation['x-badan'] === 'form') return { form: { grant_type: 'x', token: 'x' } };
	if (!operation.requestBody) return {};
	const body = harmless[operation.id] ?? good[operation.id];
	return { json: typeof body === 'function' ? body(one) : body };
}

// What an operation is about may have parts with a path of their own.
function idOf({ template }, one) {
	if (template.startsWith('/v1/tenggat')) return one.deadline;
	if (template.startsWith('/v1/notifikasi')) return one.notice;
	return template.startsWith('/v1/lampiran') ? one.evidence : one.id;
}

// A version that there never was: what is permitted changes nothing.
const stale = (contract, operation) =>
	(operation.parameters ?? []).some((one) => contract.resolve(one).name === 'If-Match') ? { 'if-match': '"v0-0"' } : {};

function call(env, operation, caller, one) {
	const target = operation.template.replace('{id}', idOf(operation, one)) + query(operation.id, one);
	const { headers, ...given } = content(operation, caller, one);
	return clientOf(env, caller, one).send(operation.method, target, { ...given, headers: { ...headers, ...stale(env.contract, operation) } });
}

// A daemon that has no time says nothing about who may: it is asked again, as its Retry-After says.
async function answered(...cell) {
	for (let n = 0; ; n++) {
		const answer = await call(...cell);
		if (answer.status !== 503 || n === 10) return answer;
		await sleep(Number(answer.headers['retry-after']) * 1000);
	}
}

// Permitted: done, or refused for reasons that only somebody who may is told: state, version, content.
const verdict = (status) => (status < 400 || [400, 409, 412, 422].includes(status) ? 'ok' : status);

// Throws with what is not as the rules say. thingsFor(operation): what it is asked about, by name.
export async function judge(env, rules, thingsFor, who = callers) {
	const cells = Object.entries(rules).flatMap(([id, rule]) => {
		const operation = env.contract.operation(id);
		const things = Object.entries(thingsFor(operation));
		assert.ok(things.length > 0, `${id} is asked about nothing`);
		return things.flatMap(([name, one]) => who.map((caller) => ({ operation, rule, name, one, caller })));
	});
	const wrong = [];
	const next = cells.values();
	const ask = async () => {
		for (const { operation, rule, name, one, caller } of next) {
			const { status } = await answered(env, operation, caller, one);
			const expected = rule(caller, one);
			if (![expected].flat().includes(verdict(status))) wrong.push(`${operation.id} on ${name} by ${caller.name}: ${status}, not ${expected}`);
		}
	};
	await Promise.all(Array.from({ length: atOnce }, ask));
	assert.deepEqual(wrong, []);
	return cells.length;
}

// The same, and that asking has changed nothing that the query tells of.
export async function judgeUnchanged(env, text, ...matrix) {
	const before = await env.rows(text);
	const cells = await judge(env, ...matrix);
	assert.deepEqual(await env.rows(text), before, 'asking has changed something');
	return cells;
}

// Whether a list holds for everybody who may ask what he may see, and nothing else.
export async function judgeList(env, path, things, visible, who = withoutCode.filter((one) => one.who && !['ombudsman', 'portal_provinsi'].includes(one.peran))) {
	for (const caller of who) {
		const { json } = await clientOf(env, caller).get(`${path}?limit=100`);
		const expected = Object.values(things).filter((one) => visible(caller, one)).map((one) => one.id);
		assert.deepEqual(json.data.map((one) => one.id).sort(), expected.sort(), `${path} for ${caller.name}`);
	}
}
