// Answers in the vocabularies of others, checked against what those ask (tests/data/README.md).
import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import jsonld from 'jsonld';
import { Parser, Store } from 'n3';
import SHACLValidator from 'rdf-validate-shacl';

const data = (name) => readFileSync(new URL(`../../data/${name}`, import.meta.url), 'utf8');
const shapes = new Store(new Parser().parse(data('cpsv-ap-shapes.ttl')));
const ajv = new Ajv({ allErrors: true });
addFormats(ajv);
ajv.addSchema(JSON.parse(data('hsds-schema.json')), 'hsds');

// The graph that a JSON-LD document says when it is read from base. Nothing is fetched: a context that is not in the document is an error.
export async function graph(document, base) {
	const documentLoader = async (url) => {
		throw new Error(`${url} would have to be fetched`);
	};
	const quads = await jsonld.toRDF(document, { base, format: 'application/n-quads', documentLoader, safe: true });
	return new Store(new Parser({ format: 'N-Quads' }).parse(quads));
}

// What the shapes find wrong, one line each.
export async function shaclFaults(store) {
	const report = await new SHACLValidator(shapes).validate(store);
	return report.results.map((one) => `${one.focusNode?.value} ${one.path?.value} ${one.sourceConstraintComponent?.value.split('#')[1]}`);
}

export function hsdsFaults(kind, object) {
	const validate = ajv.getSchema(`hsds#/$defs/${kind}`);
	return validate(object) ? [] : validate.errors.map((error) => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`);
}
