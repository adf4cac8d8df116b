"use strict";
// The peer of read_point: GET /v1/pengaduan/{id} by Fastify 5 and pg in a cluster of two processes, the JWT verified (and
// remembered, as layanand does), strong ETag. With PEER_GUARD=1 each reading also runs as layanand's does, under the
// caller's identity and the policies of the daemon's role; without it only the statement runs, on a session that sees everything.
const cluster = require("node:cluster");
const crypto = require("node:crypto");
const fs = require("node:fs");

if (cluster.isPrimary) {
	for (let i = 0; i < 2; i++)
		cluster.fork();
} else {
	serve();
}

function numbered(text) {
	const names = [];
	const sql = text.replace(/--.*$/gm, "").replace(/(?<!:):([a-z_]+)/g, (_, name) => {
		if (!names.includes(name))
			names.push(name);
		return `$${names.indexOf(name) + 1}`;
	});
	return { sql, names };
}

// Columns named "a.b" nest; those with _ stay here.
function shape(row) {
	const out = {};
	for (const [name, value] of Object.entries(row)) {
		const dot = name.indexOf(".");
		if (name[0] === "_")
			continue;
		if (dot < 0)
			out[name] = value;
		else
			(out[name.slice(0, dot)] ??= {})[name.slice(dot + 1)] = value;
	}
	return out;
}

async function serve() {
	const { createVerifier } = require("fast-jwt");
	const { Pool } = require("pg");
	const fastify = require("fastify")({ logger: false });
	const verify = createVerifier({
		key: crypto.createPublicKey(fs.readFileSync(process.env.PEER_KEY)).export({ type: "spki", format: "pem" }),
		algorithms: ["RS256", "ES256"],
		allowedAud: "layanand",
		cache: true,
	});
	const pool = new Pool({ max: Number(process.env.PEER_CONNECTIONS || 8), options: process.env.PEER_OPTIONS });
	const read = numbered(fs.readFileSync(process.env.PEER_SQL, "utf8"));
	const context = numbered(fs.readFileSync(process.env.PEER_CONTEXT_SQL, "utf8"));
	const guard = process.env.PEER_GUARD === "1";

	async function guarded(claims, id) {
		const client = await pool.connect();
		const values = {
			peran: claims.peran, sub: claims.sub, penyelenggara: claims.penyelenggara_id ?? "", tugas: (claims.tugas ?? []).join(","),
			klien: "", kode_akses: "", sekarang: new Date().toISOString(),
		};
		try {
			await client.query("begin read only");
			await client.query({ name: "context", text: context.sql, values: context.names.map((name) => values[name]) });
			const result = await client.query({ name: "read", text: read.sql, values: [id] });
			await client.query("commit");
			return result;
		} catch (error) {
			await client.query("rollback");
			throw error;
		} finally {
			client.release();
		}
	}

	fastify.get("/v1/pengaduan/:id", async (request, reply) => {
		let claims;
		try {
			claims = verify((request.headers.authorization ?? "").slice(7));
		} catch {
			return reply.code(401).send({ title: "Unauthorized" });
		}
		if (claims.peran !== "pelaksana")
			return reply.code(403).send({ title: "Forbidden" });
		const id = request.params.id;
		const result = guard ? await guarded(claims, id) : await pool.query({ name: "read", text: read.sql, values: [id] });
		if (result.rows.length === 0)
			return reply.code(404).send({ title: "Not found" });
		const body = JSON.stringify(shape(result.rows[0]));
		const etag = `"v${result.rows[0]._versi}-${crypto.createHash("sha1").update(body).digest("hex").slice(0, 16)}"`;
		if (request.headers["if-none-match"] === etag)
			return reply.code(304).send();
		return reply.header("ETag", etag).header("Cache-Control", "private, no-cache").type("application/json").send(body);
	});
	await fastify.listen({ host: "127.0.0.1", port: Number(process.env.PEER_PORT) });
}
