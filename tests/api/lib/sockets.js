// Bytes over a raw socket, for what an HTTP client would never send; the answer is parsed just enough to be judged.
import net from 'node:net';

export function open(port) {
	return new Promise((resolve, reject) => {
		const socket = net.connect({ host: '127.0.0.1', port });
		socket.once('error', reject);
		socket.once('connect', () => {
			socket.off('error', reject);
			socket.on('error', () => {}); // a reset after refusal is as good as a close
			resolve(socket);
		});
	});
}

// One HTTP answer out of bytes: { status, headers, body, rest } or null while it is not whole.
export function parse(bytes) {
	const end = bytes.indexOf('\r\n\r\n');
	if (end < 0) return null;
	const [line, ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n');
	const headers = {};
	for (const one of lines) {
		const colon = one.indexOf(':');
		headers[one.slice(0, colon).toLowerCase()] = one.slice(colon + 1).trim();
	}
	const length = Number(headers['content-length'] ?? 0);
	const body = bytes.subarray(end + 4, end + 4 + length);
	if (body.length < length) return null;
	return { status: Number(line.split(' ')[1]), headers, body, rest: bytes.subarray(end + 4 + length) };
}

// Sends these bytes and waits for answers until the other side closes, `count` answers are whole, or the time is over.
export async function raw(port, bytes, { timeout = 5000, count = 1, end = false } = {}) {
	const socket = await open(port);
	return new Promise((resolve) => {
		const answers = [];
		let got = Buffer.alloc(0);
		let timer = null;
		const done = (closed) => {
			clearTimeout(timer);
			socket.destroy();
			resolve({ answers, closed, rest: got });
		};
		timer = setTimeout(() => done(false), timeout);
		socket.on('data', (piece) => {
			got = Buffer.concat([got, piece]);
			for (let answer = parse(got); answer; answer = parse(got)) {
				answers.push(answer);
				got = answer.rest;
				if (answers.length === count) return done(false);
			}
		});
		socket.on('close', () => done(true));
		socket.write(bytes);
		if (end) socket.end();
	});
}

export const lines = (...parts) => `${parts.join('\r\n')}\r\n\r\n`;
