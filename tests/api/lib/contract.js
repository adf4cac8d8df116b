// The contract as the daemon serves it: which operation an address belongs to, and whether an answer keeps what it promises.
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

// Every operation may answer these, always as problem+json (info.description of the contract).
export const general = new Set([405, 406, 408, 411, 414, 429, 431, 500, 501, 503]);
// Declared headers that depend on the occasion; all others must be there.
const occasional = new Set(['idempotency-replayed', 'link', 'ratelimit']);

const unescape = (word) => word.replaceAll('~1', '/').replaceAll('~0', '~');

function pathPattern(template) {
	const parts = template.split('/').map((part) => (/^\{.+\}$/.test(part) ? '[^/]+' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')));
	return new RegExp(`^${parts.join('/')}$`);
}

export class Contract {
	constructor(document) {
		this.document = document;
		this.operations = [];
		for (const [template, methods] of Object.entries(document.paths))
			for (const [method, operation] of Object.entries(methods))
				if (operation.operationId)
					this.operations.push({
						id: operation.operationId,
						method: method.toUpperCase(),
						template,
						pattern: pathPattern(template),
						literal: !template.includes('{'),
						...operation,
					});
		// Literal paths win over templates, as in the daemon.
		this.operations.sort((a, b) => Number(b.literal) - Number(a.literal));
		this.ajv = new Ajv({ strict: false, allErrors: true, validateSchema: false });
		addFormats(this.ajv);
		this.ajv.addSchema(document, 'contract');
		this.validators = new Map();
	}

	operation(id) {
		return this.operations.find((operation) => operation.id === id);
	}

	route(method, target) {
		const path = target.split('?')[0];
		const wanted = method === 'HEAD' ? 'GET' : method;
		return this.operations.find((operation) => operation.method === wanted && operation.pattern.test(path)) ?? null;
	}

	knowsPath(target) {
		const path = target.split('?')[0];
		return this.operations.some((operation) => operation.pattern.test(path));
	}

	resolve(object) {
		let found = object;
		while (found?.$ref)
			found = found.$ref
				.slice(2)
				.split('/')
				.map(unescape)
				.reduce((at, word) => at[word], this.document);
		return found;
	}

	// A validator of the schema at a pointer into the document.
	#validator(schema) {
		const key = schema.$ref ?? JSON.stringify(schema);
		if (!this.validators.has(key)) this.validators.set(key, this.ajv.compile(this.#rebased(schema)));
		return this.validators.get(key);
	}

	#rebased(schema) {
		return JSON.parse(JSON.stringify(schema), (name, value) =>
			name === '$ref' && typeof value === 'string' && value.startsWith('#') ? `contract${value}` : value,
		);
	}

	schemaFaults(schema, value, what) {
		const validate = this.#validator(schema);
		if (validate(value)) return [];
		return validate.errors.map((error) => `${what}${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`);
	}

	requestFaults(id, body) {
		return this.schemaFaults(this.operation(id).requestBody.content['application/json'].schema, body, 'request');
	}

	// What is wrong with an answer; an empty list when nothing is. headers: lower case names; body: Buffer.
	faults({ method, target, status, headers, body }) {
		const operation = this.route(method, target);
		const faults = [];
		if (!headers['request-id']) faults.push('no Request-Id');
		if (headers['x-content-type-options'] !== 'nosniff') faults.push('no nosniff');
		if (!operation) return faults.concat(this.#unrouted(method, target, status, headers, body));
		const declared = this.resolve(operation.responses[status]);
		if (!declared && !general.has(status)) return faults.concat(`status ${status} is not declared by ${operation.id}`);
		const response = declared ?? { content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } };
		return faults.concat(this.#headerFaults(response, headers), this.#bodyFaults(response, { method, target, status, headers, body }));
	}

	#unrouted(method, target, status, headers, body) {
		const allowed = this.knowsPath(target) ? [400, 405, 501] : [400, 404, 414, 431, 501, 503];
		const faults = allowed.includes(status) ? [] : [`status ${status} where there is no operation`];
		if (status === 405 && !headers.allow) faults.push('405 without Allow');
		const problem = { content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } };
		return faults.concat(this.#bodyFaults(problem, { method, target, status, headers, body }));
	}

	#headerFaults(response, headers) {
		const faults = [];
		for (const [name, declared] of Object.entries(response.headers ?? {})) {
			const value = headers[name.toLowerCase()];
			const { schema } = this.resolve(declared);
			if (value === undefined) {
				if (!occasional.has(name.toLowerCase())) faults.push(`header ${name} is missing`);
			} else {
				faults.push(...this.schemaFaults(schema, schema.type === 'integer' ? Number(value) : value, `header ${name}`));
			}
		}
		return faults;
	}

	#bodyFaults(response, { method, target, status, headers, body }) {
		const bytes = body?.length ?? 0;
		if (method === 'HEAD' || status === 304 || !response.content) return bytes ? [`${bytes} bytes of body where there are none`] : [];
		const type = (headers['content-type'] ?? '').split(';')[0].trim();
		const content = response.content[type];
		if (!content) return [`content type "${type}" is not declared for ${status}`];
		if (!type.endsWith('json')) return bytes ? [] : ['empty body'];
		let value;
		try {
			value = JSON.parse(body.toString('utf8'));
		} catch (error) {
			return [`the body is not JSON: ${error.message}`];
		}
		const faults = content.schema ? this.schemaFaults(content.schema, value, 'body') : [];
		return type === 'application/problem+json' ? faults.concat(this.#problemFaults(value, status, target, headers)) : faults;
	}

	#problemFaults(problem, status, target, headers) {
		const faults = [];
		if (problem.status !== status) faults.push(`status ${problem.status} in the problem, ${status} on the wire`);
		if (problem.request_id !== headers['request-id']) faults.push('request_id is not Request-Id');
		if (!String(problem.type).endsWith(String(problem.code))) faults.push('code is not the last segment of type');
		if (problem.instance !== target.split('?')[0]) faults.push(`instance ${problem.instance}`);
		if ((status === 503 || status === 429) && !headers['retry-after']) faults.push(`${status} without Retry-After`);
		return faults;
	}

	// Operations and declared statuses that no recorded answer shows; seen holds "operationId status".
	unexercised(seen) {
		return this.operations
			.flatMap((operation) => Object.keys(operation.responses).map((status) => `${operation.id} ${status}`))
			.filter((name) => !seen.has(name))
			.sort();
	}
}
