// Answers in the vocabularies of others, checked against what those ask: in our words (tests/data/README.md), and in the words of those who publish
// them where the environment says where their files are: LAYANAND_CPSV_AP_SHAPES, the SHACL file of a release of CPSV-AP; LAYANAND_HSDS_SCHEMAS, the folder
// schema/ of HSDS.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import jsonld from 'jsonld';
import { Parser, Store } from 'n3';
import SHACLValidator from 'rdf-validate-shacl';

const data = (name) => new URL(`../../data/${name}`, import.meta.url);
const json = (path) => JSON.parse(readFileSync(path, 'utf8'));
const { LAYANAND_CPSV_AP_SHAPES: semic, LAYANAND_HSDS_SCHEMAS: openReferral } = process.env;

// The graph that a JSON-LD document says when it is read from base. Nothing is fetched: a context that is not in the document is an error.
export async function graph(document, base) {
	const documentLoader = async (url) => {
		throw new Error(`${url} would have to be fetched`);
	};
	const quads = await jsonld.toRDF(document, { base, format: 'application/n-quads', documentLoader, safe: true });
	return new Store(new Parser({ format: 'N-Quads' }).parse(quads));
}

// By whose words: what those shapes find wrong in a graph, one line each.
const shapes = (path) => {
	const validator = new SHACLValidator(new Store(new Parser().parse(readFileSync(path, 'utf8'))));
	return async (store) =>
		(await validator.validate(store)).results.map((one) => `${one.focusNode?.value} ${one.path?.value} ${one.sourceConstraintComponent?.value.split('#')[1]}`);
};
export const shacl = { ours: shapes(data('cpsv-ap-shapes.ttl')), ...(semic && { SEMIC: shapes(semic) }) };

const faults = (validate) => (object) => (validate(object) ? [] : validate.errors.map((error) => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`));
const validators = (options) => {
	const ajv = new Ajv({ allErrors: true, ...options });
	addFormats(ajv);
	return ajv;
};

function ours() {
	const ajv = validators();
	ajv.addSchema(json(data('hsds-schema.json')), 'hsds');
	const find = (name) => faults(ajv.getSchema(`hsds#/$defs/${name}`));
	return { root: find('api'), page: find('page'), inList: find, alone: find };
}

// Its schemas refer to each other by file name; the words of other tools in them mean nothing to a validator. One in a list is said by a file of its own.
function published(folder) {
	const ajv = validators({ strict: false, logger: false });
	const name = (file) => json(join(folder, file)).$id ?? file;
	for (const file of readdirSync(folder).filter((one) => one.endsWith('.json') && one !== 'openapi.json')) ajv.addSchema({ ...json(join(folder, file)), $id: name(file) });
	const { components, paths } = json(join(folder, 'openapi.json'));
	return {
		root: faults(ajv.compile(paths['/'].get.responses[200].content['application/json'].schema)),
		page: faults(ajv.compile(components.schemas.Page)),
		inList: (kind) => faults(ajv.compile(json(join(folder, 'compiled', `${kind}_list.json`)))),
		alone: (kind) => faults(ajv.getSchema(name(`${kind}.json`))),
	};
}

// By whose words: what is wrong with the root, with a page, with an object of a kind as it is in a list and alone.
export const hsds = { ours: ours(), ...(openReferral && { 'Open Referral': published(openReferral) }) };
