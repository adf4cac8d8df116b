// Real servers that the daemon sends notices to: SMTP (smtp-server, read by mailparser) and an HTTP gateway; both keep what they were
// given, and can be told to refuse.
import http from 'node:http';
import { SMTPServer } from 'smtp-server';
import { simpleParser } from 'mailparser';
import { until } from './daemon.js';

export const mailSettings = (mail) => ({
	'mail.url': mail.url,
	'mail.from': 'layanan@bengkayang.contoh.id',
	'notify.poll_ms': 20,
	'notify.portal_url': 'https://layanan.contoh.id',
});

const refusal = (code) => Object.assign(new Error(`refused with ${code}`), { responseCode: code });

export class MailServer {
	// options: host, port, and those of SMTPServer (secure, key, cert, onAuth ...)
	static async start({ host = '127.0.0.1', port = 0, ...options } = {}) {
		const mail = new MailServer();
		Object.assign(mail, { host, mails: [], refuse: () => 0, taken: async () => {}, attempts: 0, secured: 0 });
		mail.server = new SMTPServer({
			authOptional: true,
			disableReverseLookup: true,
			hideSTARTTLS: !options.key,
			logger: false,
			onRcptTo: (address, session, done) => {
				mail.attempts++;
				const code = mail.refuse(address.address);
				done(code ? refusal(code) : null);
			},
			onData: (stream, session, done) => {
				const pieces = [];
				stream.on('data', (piece) => pieces.push(piece));
				stream.on('end', () => mail.#take(Buffer.concat(pieces), session).then(() => done(), done));
			},
			...options,
		});
		mail.server.on('error', () => {}); // a client that breaks off
		await new Promise((resolve) => mail.server.listen(port, host, resolve));
		mail.port = mail.server.server.address().port;
		return mail;
	}

	get url() {
		return `smtp://${this.host}:${this.port}`;
	}

	async #take(raw, session) {
		const parsed = await simpleParser(raw);
		if (session.secure) this.secured++;
		this.mails.push({
			to: session.envelope.rcptTo.map((one) => one.address),
			from: session.envelope.mailFrom.address,
			user: session.user,
			subject: parsed.subject,
			text: parsed.text,
			id: parsed.messageId,
			headers: parsed.headers,
			lines: parsed.headerLines,
			raw: raw.toString('utf8'),
		});
		await this.taken();
	}

	// What came since the last time, as [recipient, subject], in no order that matters.
	take() {
		const taken = this.mails.map((mail) => [mail.to.join(), mail.subject]).sort();
		this.mails = [];
		return taken;
	}

	stop() {
		return new Promise((resolve) => this.server.close(resolve));
	}
}

export class Gateway {
	static async start() {
		const gateway = new Gateway();
		Object.assign(gateway, { messages: [], answer: () => 202, location: null });
		gateway.server = http.createServer((request, response) => {
			const pieces = [];
			request.on('data', (piece) => pieces.push(piece));
			request.on('end', () => {
				const body = Buffer.concat(pieces).toString();
				const status = gateway.answer(JSON.parse(body));
				gateway.messages.push({ status, path: request.url, headers: request.headers, body, json: JSON.parse(body) });
				response.writeHead(status, status >= 300 && status < 400 ? { location: '/lain' } : {});
				response.end('{}');
			});
		});
		await new Promise((resolve) => gateway.server.listen(0, '127.0.0.1', resolve));
		gateway.url = `http://127.0.0.1:${gateway.server.address().port}/pesan`;
		return gateway;
	}

	stop() {
		this.server.closeAllConnections();
		return new Promise((resolve) => this.server.close(resolve));
	}
}

// Until every event has been read and nothing that is due waits.
export function settled(env) {
	return until('all notices that are due have been dealt with', async () => {
		const { rest } = await env.one(`
			select (select count(*) from kejadian k, pembaca_umpan p where (k.era, k.transaksi, k.id) > (p.era, p.transaksi, p.kejadian_id))
			     + (select count(*) from notifikasi n, jam j
			         where n.status = 'menunggu' and n.coba_pada <= now() + j.geser_us * interval '1 microsecond') as rest`);
		return Number(rest) === 0;
	});
}

// What an officer (or anybody) wants of notices, over the API.
export async function choose(client, choice) {
	const now = await client.get('/v1/saya/notifikasi');
	return client.send('PUT', '/v1/saya/notifikasi', {
		json: { email: null, telepon: null, bahasa: 'id', saluran: ['email', 'pesan'], ...choice },
		headers: { 'if-match': now.etag },
		expect: 200,
	});
}
