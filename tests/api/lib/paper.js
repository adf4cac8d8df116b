// Documents as their readers see them: PDF by poppler, QR codes by zbar, workbooks by python's zip and XML, SVG by their text.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { state } from './state.js';

const script = fileURLToPath(new URL('xlsx.py', import.meta.url));
const run = (program, args, input) => execFileSync(program, args, { input, maxBuffer: 1 << 26, stdio: ['pipe', 'pipe', 'ignore'] });

// What a PDF says: its words with single blanks, and what it tells about itself.
export function readPdf(bytes) {
	const text = run('pdftotext', ['-layout', '-', '-'], bytes).toString();
	return {
		pages: text.split('\f').slice(0, -1),
		words: text.split(/\s+/).join(' '),
		joined: run('pdftotext', ['-raw', '-', '-'], bytes).toString().replace(/\s+/g, ''),
		info: run('pdfinfo', ['-isodates', '-'], bytes).toString(),
		structure: run('pdfinfo', ['-struct-text', '-'], bytes).toString(),
		language: /\/Lang \((\w+)\)/.exec(bytes.toString('latin1'))?.[1],
	};
}

// Words beyond the edges of their page.
export function outside(bytes, margin = 5) {
	const boxes = run('pdftotext', ['-bbox', '-', '-'], bytes).toString();
	return boxes.split('<page ').slice(1).flatMap((page) => {
		const [, width, height] = /width="([\d.]+)" height="([\d.]+)"/.exec(page).map(Number);
		return [...page.matchAll(/xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)/g)]
			.filter(([, x0, y0, x1, y1]) => x0 < margin || y0 < margin || x1 > width - margin || y1 > height - margin)
			.map((one) => one[5]);
	});
}

// The QR codes of all pages.
export function readCodes(bytes) {
	const folder = mkdtempSync(join(state.work, 'kartu-'));
	try {
		writeFileSync(join(folder, 'x.pdf'), bytes);
		run('pdftoppm', ['-r', '150', '-png', join(folder, 'x.pdf'), join(folder, 'x')]);
		const pictures = readdirSync(folder).filter((name) => name.endsWith('.png')).map((name) => join(folder, name));
		return run('zbarimg', ['-q', '--raw', ...pictures]).toString().trim().split('\n');
	} finally {
		rmSync(folder, { recursive: true });
	}
}

export const readWorkbook = (bytes) => JSON.parse(run('python3', [script], bytes).toString());

// WCAG 2: contrast of a colour in per cent with white.
function contrastWithWhite(colour) {
	const [r, g, b] = colour.map((channel) => (channel / 100 <= 0.04045 ? channel / 1292 : ((channel / 100 + 0.055) / 1.055) ** 2.4));
	return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05);
}

// An SVG that stands alone and can be read by everybody; returns its title and description.
export function checkSvg(bytes) {
	const text = bytes.toString();
	execFileSync('python3', ['-c', 'import sys, xml.dom.minidom; xml.dom.minidom.parseString(sys.stdin.buffer.read())'], { input: bytes });
	assert.ok(!/<(text|script|image|foreignObject)\b/.test(text), 'letters are paths, and nothing is loaded or run');
	const [, language] = /^<\?xml[^>]*>\s*<svg [^>]*role="img" lang="(id|en)" xml:lang="\1" aria-labelledby="judul uraian">/.exec(text);
	const colours = (pattern) => [...text.matchAll(pattern)].map((one) => one[1].split(',').map((part) => Number(part.replace('%', ''))));
	const drawn = colours(/(?:fill|stroke):rgb\(([^)]*)\)/g).filter((colour) => colour.some((channel) => channel < 100));
	const written = colours(/<g style="fill:rgb\(([^)]*)\)[^"]*">\s*<use/g);
	assert.ok(drawn.length > 0 && written.length > 0);
	for (const colour of drawn) assert.ok(contrastWithWhite(colour) >= 3, `drawn ${colour}`);
	for (const colour of written) assert.ok(contrastWithWhite(colour) >= 4.5, `written ${colour}`);
	return { language, title: /<title id="judul">([^<]+)<\/title>/.exec(text)[1], description: /<desc id="uraian">([^<]+)<\/desc>/.exec(text)[1] };
}
