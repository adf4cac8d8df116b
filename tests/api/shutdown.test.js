// The end under ordinary traffic: kept connections go on asking while the daemon stops; it ends by itself, with code 0.
import { after, before, describe, it } from 'node:test';
import { sleep } from './lib/daemon.js';
import { Environment } from './lib/environment.js';
import { lines, open } from './lib/sockets.js';

describe('SIGTERM while kept connections go on asking', () => {
	let env;

	before(async () => {
		env = await Environment.create('berhenti', { daemons: 0, settings: { 'server.shutdown_s': 1 } });
	});
	after(() => env?.stop());

	for (let n = 1; n <= 3; n++)
		it(`nothing waits for the database when the HTTP library stops (${n})`, async () => {
			const daemon = await env.addDaemon({ 'server.metrics_listen': '' });
			const ask = lines('GET /v1/penyelenggara?limit=100 HTTP/1.1', 'Host: x');
			const sockets = await Promise.all(Array.from({ length: 300 }, () => open(daemon.port)));
			for (const socket of sockets) {
				socket.on('data', () => {});
				socket.write(ask);
			}
			await sleep(500);
			setTimeout(() => daemon.signal('SIGTERM'), 50);
			for (const socket of sockets) {
				socket.write(ask.repeat(8));
				await sleep(1);
			}
			await daemon.stop();
			for (const socket of sockets)
				socket.destroy();
		});
});
