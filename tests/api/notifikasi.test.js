// Notices: who is told what at each step of a complaint, in which language, once; refusals, dead letters, servers that are away; reminders by
// a moved clock. Mail goes to a real SMTP server, text messages to a real HTTP server.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { join } from 'node:path';
import { act, bodies, bring, file, person } from './lib/complaints.js';
import { until } from './lib/daemon.js';
import { Environment } from './lib/environment.js';
import { Gateway, MailServer, choose, mailSettings, settled } from './lib/mail.js';
import { ask, attach, lead, requester, said, step } from './lib/requests.js';
import { state } from './lib/state.js';
import { agency, officer } from './lib/world.js';

const at = (day, time = '09:00:00') => `2026-${day}T${time}+07:00`;
const post = (name) => `${name}@dinas.contoh.id`;

describe('mail at each step of a complaint', () => {
	let env, mail, warga;
	const expect = async (...expected) => {
		await settled(env);
		assert.deepEqual(mail.take(), expected.map(([to, subject]) => [to, subject]).sort());
	};

	before(async () => {
		mail = await MailServer.start();
		env = await Environment.create('notifikasi', { settings: mailSettings(mail) });
		for (const name of ['petugas', 'biasa', 'kepala', 'petugasLain', 'bagianOrganisasi'])
			await choose(env.as(name), { email: post(name) });
		warga = env.api.with({ 'accept-language': 'en' });
	});
	after(async () => {
		await env?.stop();
		await mail?.stop();
	});

	it('from filing to the head of the agency, in the language it was filed in', async () => {
		const filed = await file(warga);
		const owner = warga.withCode(filed.kode_akses);
		const { id, nomor } = filed;
		await settled(env);
		const first = mail.mails.find((one) => one.to[0] === person.email);
		await expect([person.email, `Complaint ${nomor} received`], [post('petugas'), `Pengaduan baru: ${nomor}`]);
		assert.match(first.text, /received your complaint on Monday, 2 March 2026/);
		assert.match(first.text, /Last day for verification: Thursday, 5 March 2026 \(PermenPANRB 62\/2018\)/);
		assert.match(first.text, /- complete it or add to it\n- withdraw it/);
		assert.match(first.text, /https:\/\/layanan\.contoh\.id/);
		await act(env.as('petugas'), id, 'telaah', bodies.tidakLengkap);
		await expect([person.email, `Complaint ${nomor} needs completing`]);
		await act(owner, id, 'lengkapi', { uraian: 'Tanda terima terlampir.' });
		await expect([person.email, `What completes complaint ${nomor} was received`], [post('petugas'), `Tambahan pada ${nomor}`]);
		await act(env.as('petugas'), id, 'telaah', bodies.lengkap);
		await expect([person.email, `Complaint ${nomor} is complete and being handled`]);
		await act(env.as('petugas'), id, 'disposisi', { pelaksana_id: officer.biasaDinas });
		await expect([post('biasa'), `Disposisi: ${nomor}`]);
		await act(env.as('biasa'), id, 'tindak-lanjut', { uraian: 'Diperiksa.' });
		await expect([person.email, `Progress of complaint ${nomor}`]);
		await act(env.as('biasa'), id, 'putuskan', bodies.putuskan);
		await expect([person.email, `Decision on complaint ${nomor}`]);
		await act(owner, id, 'tanggapan-pengadu', bodies.tidakPuas);
		await expect([person.email, `Complaint ${nomor} reopened`], [post('kepala'), `Perlu perhatian pimpinan: ${nomor}`]);
		await act(env.as('kepala'), id, 'putuskan', bodies.putuskan);
		await expect([person.email, `Decision on complaint ${nomor}`]);
		await act(owner, id, 'tanggapan-pengadu', bodies.puas);
		await expect([person.email, `Complaint ${nomor} closed`]);
	});

	it('of an account, in Indonesian; passed on: the other agency is told, not the first; rejected, withdrawn', async () => {
		const filed = await file(env.as('masyarakat'));
		await expect([person.email, `Pengaduan ${filed.nomor} diterima`], [post('petugas'), `Pengaduan baru: ${filed.nomor}`]);
		await act(env.as('petugas'), filed.id, 'teruskan', { penyelenggara_id: agency.badan });
		await expect([person.email, `Pengaduan ${filed.nomor} diteruskan`], [post('petugasLain'), `Pengaduan baru: ${filed.nomor}`]);
		await act(env.as('petugasLain'), filed.id, 'tolak', { alasan: 'Bukan pelayanan publik.', dasar_hukum: 'UU 25/2009 Pasal 1' });
		await expect([person.email, `Pengaduan ${filed.nomor} ditolak`]);
		const other = await file(env.as('masyarakat'));
		await settled(env);
		mail.take();
		await act(env.as('masyarakat'), other.id, 'cabut', { alasan: 'Sudah selesai.' });
		await expect([person.email, `Pengaduan ${other.nomor} dicabut`], [post('petugas'), `Ditutup: ${other.nomor}`]);
	});

	it('nothing personal: neither in a subject, nor to officers; never the access code', async () => {
		const mark = 'Judul Rukmini Terpendam';
		const filed = await file(env.api, { kerahasiaan: 'rahasia', judul: mark, uraian: `${mark} dan seterusnya.` });
		await settled(env);
		assert.equal(mail.mails.length, 2);
		for (const one of mail.mails) {
			const whole = one.to[0] === person.email ? one.text : `${one.raw}${one.text}`;
			for (const secret of [person.nama, person.nik, person.telepon, person.alamat, mark, filed.kode_akses])
				assert.ok(!whole.includes(secret), `${one.to}: ${secret}`);
			assert.ok(!one.subject.includes(person.nama));
		}
		assert.ok(!mail.mails.find((one) => one.to[0] === post('petugas')).raw.includes(person.email));
		mail.take();
		const kept = JSON.stringify(await env.rows('select * from notifikasi'));
		for (const secret of [person.email, person.nama, person.nik, mark, post('petugas')]) assert.ok(!kept.includes(secret), secret);
		assert.ok(!env.daemon.output().includes(person.email));
	});

	it('anonymous: no identity, nobody is told but the officers', async () => {
		const filed = await file(env.api, { kerahasiaan: 'anonim', pengadu: undefined });
		await expect([post('petugas'), `Pengaduan baru: ${filed.nomor}`]);
	});

	it('about an officer: he is never told, and no mailbox that he may read is used', async () => {
		await env.sql.query(`update penyelenggara set email = 'dinas@contoh.id' where id = $1`, [agency.dinas]);
		const filed = await file(env.api, { terlapor_pelaksana_id: officer.petugasDinas });
		await expect([person.email, `Pengaduan ${filed.nomor} diterima`]);
		await choose(env.as('petugas'), { email: null });
		const other = await file(env.api);
		await expect([person.email, `Pengaduan ${other.nomor} diterima`], ['dinas@contoh.id', `Pengaduan baru: ${other.nomor}`]);
		await choose(env.as('petugas'), { email: post('petugas') });
	});

	it('reading the address for a notice is written down', async () => {
		const filed = await file(env.api);
		await settled(env);
		mail.take();
		const read = await env.rows(`select peran, pembaca, tujuan from akses_identitas where berkas_id = $1`, [filed.id]);
		assert.deepEqual(read, [{ peran: 'sistem', pembaca: 'sistem', tujuan: 'notifikasi' }]);
	});

	it('no text begins a header of its own; names beyond ASCII are encoded', async () => {
		const evil = 'Judul\r\nBcc: jahat@contoh.id\r\n\r\nisi';
		await file(env.api, { judul: evil.replaceAll('\r\n', ' '), pengadu: { ...person, nama: evil.slice(0, 60) } }, { expect: null });
		await env.sql.query('update penyelenggara set nama = $2 where id = $1', [agency.dinas, `Dinas É\r\nBcc: jahat@contoh.id\r\nX: y`]);
		await env.sql.query(`update templat_notifikasi set subjek_id = '{{penyelenggara}} — pengaduan {{nomor}} yang sangat panjang namanya diterima' where templat = 'pengaduan.diterima' and saluran = 'email'`);
		await settled(env);
		mail.take();
		const filed = await file(env.api);
		await settled(env);
		const [one] = mail.mails.filter((each) => each.to[0] === person.email);
		assert.ok(mail.mails.every((each) => !each.headers.has('bcc') && !each.headers.has('x')));
		assert.equal(one.subject, `Dinas É  Bcc: jahat@contoh.id  X: y — pengaduan ${filed.nomor} yang sangat panjang namanya diterima`);
		for (const { key, line } of one.lines) // the boundary is libcurl's own, and longer
			assert.ok(line.split('\r\n').every((part) => part.length <= (key === 'content-type' ? 998 : 78)), line);
		await env.sql.query(`update penyelenggara set nama = 'Dinas Kependudukan dan Pencatatan Sipil' where id = $1`, [agency.dinas]);
		await env.sql.query(`update templat_notifikasi set subjek_id = 'Pengaduan {{nomor}} diterima' where templat = 'pengaduan.diterima' and saluran = 'email'`);
		mail.take();
	});

	it('every text of every rule can be filled, in both languages, in its frame', async () => {
		await settled(env);
		mail.take();
		const { id } = await file(env.api, { kerahasiaan: 'rahasia' });
		await settled(env);
		mail.take();
		const { n } = await env.one(
			`with baru as (
			    insert into notifikasi (id, berkas_id, kejadian_id, aturan_id, jenis, penerima, penerima_id, saluran, templat, bahasa, isi, coba_pada, dibuat_pada)
			    select gen_random_uuid(), b.id, k.id, (select id from aturan_notifikasi limit 1), k.jenis, 'pemilik', gen_random_uuid(), 'email', t.templat, l.bahasa,
			           layanand.isi_notifikasi(b, l.bahasa) || jsonb_build_object('waktu', k.waktu, 'lewat_jenis', 'x', 'lewat_jatuh_tempo', k.waktu,
			               'pengingat_jenis', 'x', 'pengingat_jatuh_tempo', k.waktu, 'pengingat_dasar_hukum', 'UU'), k.waktu, k.waktu
			      from berkas b join kejadian k on k.berkas_id = b.id and k.urutan = 1
			     cross join (values ('id'), ('en')) l (bahasa)
			     cross join templat_notifikasi t
			     where b.id = $1 and t.saluran = 'email' and t.subjek_id is not null returning 1)
			select count(*) as n from baru`,
			[id],
		);
		await settled(env);
		assert.equal(mail.mails.length, Number(n));
		assert.ok(mail.mails.length > 70);
		for (const one of mail.mails) {
			assert.ok(one.subject && !/[{}]/.test(`${one.subject}${one.text}`), one.text);
			assert.ok(!one.subject.includes(person.nama));
		}
		mail.take();
	});

	it('every event and every deadline of a rule has a word in both languages', async () => {
		const missing = await env.rows(
			`select a.saluran, a.pola from aturan_notifikasi a
			  where a.saluran = 'pesan' and a.pemicu = 'kejadian' and not exists (select from istilah_notifikasi i where i.jenis = 'kejadian' and i.kunci = a.pola)
			union all
			select a.saluran, a.pola from aturan_notifikasi a
			  where a.pemicu = 'tenggat' and not exists (select from istilah_notifikasi i where i.jenis = 'tenggat' and i.kunci = a.pola)`,
		);
		assert.deepEqual(missing, []);
	});

	it('what every mail has: date, sender, a Message-ID of its own', async () => {
		await file(env.api);
		await settled(env);
		const ids = await env.rows(`select id from notifikasi where status = 'terkirim' order by dibuat_pada desc, id desc limit 2`);
		assert.deepEqual(mail.mails.map((one) => one.id).sort(), ids.map((row) => `<${row.id}@bengkayang.contoh.id>`).sort());
		for (const one of mail.mails) {
			assert.ok(Math.abs(one.headers.get('date') - Date.now()) < 60000);
			assert.equal(one.headers.get('from').value[0].address, 'layanan@bengkayang.contoh.id');
			assert.equal(one.headers.get('auto-submitted'), 'auto-generated');
			assert.equal(one.headers.get('mime-version'), '1.0');
		}
		mail.take();
	});
});

describe('an escalation', () => {
	let env, mail;

	before(async () => {
		mail = await MailServer.start();
		env = await Environment.create('notifikasi_eskalasi', { settings: mailSettings(mail) });
		await choose(env.as('bagianOrganisasi'), { email: post('bagianOrganisasi') });
	});
	after(async () => {
		await env?.stop();
		await mail?.stop();
	});

	it('is told to Bagian Organisasi, not to one who has left it', async () => {
		const told = async (filed) => {
			await settled(env);
			const mails = mail.mails.filter((one) => one.to[0] === post('bagianOrganisasi') && one.subject.includes(filed.nomor));
			mail.mails = [];
			return mails.length > 0;
		};
		const first = await file(env.api);
		await env.clock(at('03-20')); // 14 days have passed
		assert.equal(await told(first), true);
		await env.sql.query('update pelaksana set aktif = false where id = $1', [officer.bagianOrganisasi]);
		const second = await file(env.api);
		await env.clock(at('04-10'));
		assert.equal(await told(second), false);
	});
});

describe('when the other side does not take it', () => {
	let env, mail;
	const rows = (id) =>
		env.rows(`select id, status, percobaan, alasan from notifikasi where berkas_id = $1 and saluran = 'email' order by id`, [id]);
	const list = async (query) => (await env.as('bagianOrganisasi').get(`/v1/notifikasi?${query}`)).json.data;

	before(async () => {
		mail = await MailServer.start();
		env = await Environment.create('notifikasi_gagal', { settings: { ...mailSettings(mail), 'notify.max_attempts': 3 } });
	});
	after(async () => {
		await env?.stop();
		await mail?.stop();
	});

	it('4xx: it is tried again later, and sent once', async () => {
		mail.refuse = () => 451;
		const filed = await file(env.api);
		await until('a first attempt', async () => (await rows(filed.id))[0]?.alasan);
		await settled(env);
		const [waiting] = await rows(filed.id);
		assert.deepEqual([waiting.status, waiting.percobaan, mail.attempts], ['menunggu', 1, 1]);
		assert.match(waiting.alasan, /^SMTP 451: /);
		mail.refuse = () => 0;
		await env.clock(at('03-02', '09:05:00'));
		await settled(env);
		assert.deepEqual((await rows(filed.id)).map((one) => [one.status, one.percobaan]), [['terkirim', 2]]);
		assert.deepEqual(mail.take(), [[person.email, `Pengaduan ${filed.nomor} diterima`]]);
	});

	it('5xx: a dead letter at once, seen and queued again by Bagian Organisasi, with the same Message-ID', async () => {
		mail.refuse = () => 550;
		const filed = await file(env.api);
		await until('the dead letter', async () => (await rows(filed.id))[0]?.status === 'gagal');
		const [dead] = await list(`status=gagal&berkas_id=${filed.id}`);
		assert.deepEqual([dead.berkas.nomor, dead.jenis, dead.penerima, dead.saluran, dead.percobaan], [filed.nomor, 'pengaduan.diterima', 'pemilik', 'email', 1]);
		assert.match(dead.alasan, /^SMTP 550: /);
		assert.ok(!JSON.stringify(dead).includes(person.email));
		mail.refuse = () => 0;
		const again = await env.as('bagianOrganisasi').post(`/v1/notifikasi/${dead.id}/kirim-ulang`, undefined);
		assert.deepEqual([again.json.status, again.json.percobaan], ['menunggu', 0]);
		await settled(env);
		assert.deepEqual(mail.mails.map((one) => one.id), [`<${dead.id}@bengkayang.contoh.id>`]);
		mail.take();
		await env.as('bagianOrganisasi').post(`/v1/notifikasi/${dead.id}/kirim-ulang`, undefined, { expect: 409 });
		await env.as('bagianOrganisasi').post(`/v1/notifikasi/${filed.id}/kirim-ulang`, undefined, { expect: 404 });
		await env.as('kepala').post(`/v1/notifikasi/${dead.id}/kirim-ulang`, undefined, { expect: 403 });
	});

	it('after the last attempt: a dead letter', async () => {
		mail.refuse = () => 421;
		const filed = await file(env.api);
		for (const hour of [10, 11, 12]) {
			await env.clock(at('03-02', `${hour}:00:00`));
			await settled(env);
		}
		assert.deepEqual((await rows(filed.id)).map((one) => [one.status, one.percobaan]), [['gagal', 3]]);
		mail.refuse = () => 0;
	});

	it('a server that is down, and up again', async () => {
		const { port } = mail;
		await mail.stop();
		const filed = await file(env.api);
		await until('an attempt that failed', async () => (await rows(filed.id))[0]?.alasan);
		mail = await MailServer.start({ port });
		await env.clock(at('03-02', '13:00:00'));
		await settled(env);
		assert.deepEqual(mail.take(), [[person.email, `Pengaduan ${filed.nomor} diterima`]]);
	});

	it('killed between sending and writing it down: at most once more, under the same Message-ID', async () => {
		const settings = { 'notify.lease_s': 1 };
		await env.daemon.stop();
		const doomed = await env.addDaemon(settings);
		env.daemons.shift();
		env.api = env.clientOf(doomed);
		mail.taken = async () => {
			mail.taken = async () => {};
			await doomed.kill();
		};
		const filed = await file(env.api);
		await doomed.exited;
		env.daemons.shift();
		env.api = env.clientOf(await env.addDaemon(settings));
		await until('it is sent again', async () => (await rows(filed.id))[0].status === 'terkirim');
		const ids = mail.mails.map((one) => one.id);
		assert.equal(ids.length, 2);
		assert.equal(new Set(ids).size, 1);
		mail.take();
	});

	it('metrics: what waits, what is dead, what was sent', async () => {
		const text = await until('the gauges follow', async () => {
			const metrics = await (await fetch(env.daemon.metricsUrl)).text();
			return /layanand_notifications_dead\{channel="email"\} 1\n/.test(metrics) && /layanand_notifications_waiting\{channel="email"\} 0\n/.test(metrics) && metrics;
		});
		assert.match(text, /layanand_notifications_sent_total\{channel="email"\} 1\n/);
		assert.match(text, /layanand_notifications_oldest_seconds\{channel="email"\} 0\n/);
	});

	it('lists in pages, by status and channel', async () => {
		const page = (await env.as('bagianOrganisasi').get('/v1/notifikasi?limit=2')).json;
		assert.equal(page.data.length, 2);
		const next = (await env.as('bagianOrganisasi').get(`/v1/notifikasi?limit=2&cursor=${page.next_cursor}`)).json;
		assert.ok(next.data[0].id < page.data[1].id);
		assert.deepEqual(await list('saluran=pesan'), []);
		assert.ok((await list('status=terkirim&saluran=email')).every((one) => one.status === 'terkirim' && one.terkirim_pada));
	});
});

describe('several daemons', () => {
	let env, mail;

	before(async () => {
		mail = await MailServer.start();
		env = await Environment.create('notifikasi_tiga', { settings: mailSettings(mail), daemons: 3 });
	});
	after(async () => {
		await env?.stop();
		await mail?.stop();
	});

	it('three daemons, one mail for each event', async () => {
		const clients = env.daemons.map((daemon) => env.clientOf(daemon));
		const filed = await Promise.all(Array.from({ length: 45 }, (_, n) => file(clients[n % 3])));
		await settled(env);
		assert.deepEqual(mail.take(), filed.map((one) => [person.email, `Pengaduan ${one.nomor} diterima`]).sort());
		const { twice } = await env.one('select count(*) as twice from notifikasi where percobaan <> 1');
		assert.equal(Number(twice), 0);
	});
});

describe('reminders', () => {
	let env, mail;
	const reminders = async () => {
		await settled(env);
		return mail.take().filter(([, subject]) => /Batas waktu dekat|Due soon/.test(subject));
	};

	before(async () => {
		mail = await MailServer.start();
		env = await Environment.create('notifikasi_pengingat', { settings: mailSettings(mail) });
		await choose(env.as('petugas'), { email: post('petugas') });
	});
	after(async () => {
		await env?.stop();
		await mail?.stop();
	});

	it('the officer, the working day before the last one, in the morning, once', async () => {
		const filed = await file(env.as('masyarakat')); // verifikasi: Thursday 5 March
		assert.deepEqual(await reminders(), []);
		await env.clock(at('03-03', '23:00:00'));
		assert.deepEqual(await reminders(), []);
		await env.clock(at('03-04', '06:00:00'));
		assert.deepEqual(await reminders(), []); // queued, not yet due
		await env.clock(at('03-04', '08:00:00'));
		assert.deepEqual(await reminders(), [[post('petugas'), `Batas waktu dekat: ${filed.nomor}`]]);
		await env.clock(at('03-04', '23:00:00'));
		await env.clock(at('03-05', '10:00:00'));
		assert.deepEqual(await reminders(), []);
		await act(env.as('petugas'), filed.id, 'cabut', {}, { expect: 403 });
		await act(env.as('masyarakat'), filed.id, 'cabut', { alasan: 'x' });
	});

	it('the citizen who must act, not on a weekend and not on a holiday, once; also when no daemon ran on the day', async () => {
		await env.clock(at('03-06'));
		const filed = await bring(env.as('masyarakat'), env.as('petugas'), 'perlu_dilengkapi'); // melengkapi: Sunday 5 April
		const { derivasi } = (await env.api.get('/v1/kalender/tenggat?mulai=2026-03-20&hari=40')).json;
		const open = derivasi.filter((one) => one.dihitung && one.tanggal <= '2026-04-05').map((one) => one.tanggal);
		const day = open.at(-6); // five working days lie after it, up to the last day
		await settled(env);
		mail.take();
		await env.clock(`${open.at(-7)}T23:30:00+07:00`);
		assert.deepEqual(await reminders(), []);
		await env.clock(`${day}T09:00:00+07:00`);
		assert.deepEqual(await reminders(), [[person.email, `Batas waktu dekat: ${filed.nomor}`]]);
		await env.clock('2026-04-05T09:00:00+07:00');
		assert.deepEqual(await reminders(), []);
		const { days } = await env.one(`select array_agg(distinct layanand.tanggal(coba_pada)::text order by layanand.tanggal(coba_pada)::text) as days
			from notifikasi where tenggat_id is not null`);
		assert.deepEqual(days, ['2026-03-04', day]);
	});

	it('moved by a decree: who must act is told, and reminded of the new day', async () => {
		await env.clock(at('05-04')); // a Monday
		const filed = await bring(env.as('masyarakat'), env.as('petugas'), 'disampaikan');
		const due = async () =>
			(await env.as('masyarakat').get(`/v1/pengaduan/${filed.id}`)).json.tenggat.find((one) => one.jenis === 'tanggapan_pengadu').jatuh_tempo.slice(0, 10);
		const last = await due();
		await settled(env);
		mail.take();
		await env.as('bagianOrganisasi').post(
			'/v1/kalender/keputusan',
			{ nomor: '188/9/2026', tanggal: '2026-05-04', tentang: 'Libur daerah', tambah: [{ tanggal: '2026-05-06', nama: 'Hari Jadi', jenis: 'libur_daerah' }], hapus: [] },
			{ expect: 201 },
		);
		assert.ok((await due()) > last);
		await settled(env);
		assert.deepEqual(mail.mails.filter((one) => /^Batas waktu berubah/.test(one.subject)).map((one) => one.to[0]), [person.email]);
		assert.match(mail.mails.find((one) => /^Batas waktu berubah/.test(one.subject)).text, /Batas waktu tanggapan Anda: /);
		mail.take();
		await env.clock(`${await due()}T08:00:00+07:00`);
		assert.deepEqual(await reminders(), [[person.email, `Batas waktu dekat: ${filed.nomor}`]]);
		const reminded = await env.rows(`select hari_akhir::text from notifikasi where berkas_id = $1 and jenis = 'tanggapan_pengadu'`, [filed.id]);
		assert.deepEqual(reminded, [{ hari_akhir: await due() }]);
	});

	it('no longer needed: it is not sent', async () => {
		await env.clock(at('06-08'));
		const filed = await file(env.as('masyarakat')); // verifikasi: Thursday 11 June
		await env.clock(at('06-10', '05:00:00'));
		await settled(env);
		await act(env.as('petugas'), filed.id, 'telaah', bodies.lengkap);
		await env.clock(at('06-10', '09:00:00'));
		assert.deepEqual(await reminders(), []);
		const [row] = await env.rows(`select status from notifikasi where berkas_id = $1 and jenis = 'verifikasi'`, [filed.id]);
		assert.equal(row.status, 'dibatalkan');
	});
});

describe('what people want', () => {
	let env, mail;

	before(async () => {
		mail = await MailServer.start();
		env = await Environment.create('notifikasi_pilihan', { settings: mailSettings(mail) });
	});
	after(async () => {
		await env?.stop();
		await mail?.stop();
	});

	it('of one case, with the access code: another language, or nothing', async () => {
		const filed = await file(env.api.with({ 'accept-language': 'en-GB, id;q=0.5' }));
		const owner = env.api.withCode(filed.kode_akses);
		const target = `/v1/berkas/${filed.id}/notifikasi`;
		await settled(env);
		assert.deepEqual(mail.take(), [[person.email, `Complaint ${filed.nomor} received`]]);
		const now = await owner.get(target);
		assert.deepEqual(now.json, { bahasa: 'en', saluran: ['email', 'pesan'] });
		await owner.get(target, { headers: { 'if-none-match': now.etag }, expect: 304 });
		const put = (etag, json, expect) => owner.send('PUT', target, { json, headers: { 'if-match': etag }, expect });
		const changed = await put(now.etag, { bahasa: 'id', saluran: ['email'] }, 200);
		await put(now.etag, { bahasa: 'id', saluran: [] }, 412);
		await put(null, { bahasa: 'id', saluran: [] }, 428);
		await put(changed.etag, { bahasa: 'id', saluran: ['merpati'] }, 422);
		await act(env.as('petugas'), filed.id, 'telaah', bodies.lengkap);
		await settled(env);
		assert.deepEqual(mail.take(), [[person.email, `Pengaduan ${filed.nomor} lengkap dan diproses`]]);
		await put(changed.etag, { bahasa: 'id', saluran: [] }, 200);
		await act(env.as('petugas'), filed.id, 'tindak-lanjut', { uraian: 'x' });
		await settled(env);
		assert.deepEqual(mail.take(), []);
		await env.api.get(target, { expect: 404 });
		await env.as('masyarakat').get(target, { expect: 404 });
		await env.as('masyarakat').send('PUT', target, { json: { bahasa: 'id', saluran: [] }, headers: { 'if-match': '*' }, expect: 404 });
	});

	it('of an account: no mail, for all its cases; what waits is not sent either', async () => {
		mail.refuse = () => 451;
		const filed = await file(env.as('masyarakat'));
		await until('an attempt', async () => (await env.one(`select alasan from notifikasi where berkas_id = $1`, [filed.id]))?.alasan);
		mail.refuse = () => 0;
		await choose(env.as('masyarakat'), { saluran: [] });
		await act(env.as('petugas'), filed.id, 'telaah', bodies.lengkap);
		await env.clock(at('03-02', '10:00:00'));
		await settled(env);
		assert.deepEqual(mail.take(), []);
		await choose(env.as('masyarakat'), { saluran: ['email'], bahasa: 'en' });
		await act(env.as('petugas'), filed.id, 'tindak-lanjut', { uraian: 'x' });
		await settled(env);
		assert.deepEqual(mail.take(), [[person.email, `Progress of complaint ${filed.nomor}`]]);
	});

	it('an officer keeps his own address, sealed; a citizen is reached as in the case', async () => {
		const first = await env.as('kepala').get('/v1/saya/notifikasi');
		assert.deepEqual(first.json, { email: null, telepon: null, bahasa: 'id', saluran: ['email', 'pesan'] });
		await env.as('kepala').get('/v1/saya/notifikasi', { headers: { 'if-none-match': first.etag }, expect: 304 });
		const mine = { email: post('kepala'), telepon: '081299887700', bahasa: 'en', saluran: ['email'] };
		const put = (name, json, etag, expect) => env.as(name).send('PUT', '/v1/saya/notifikasi', { json, headers: { 'if-match': etag }, expect });
		assert.deepEqual((await put('kepala', mine, first.etag, 200)).json, mine);
		assert.deepEqual((await env.as('kepala').get('/v1/saya/notifikasi')).json, mine);
		await put('kepala', mine, first.etag, 412);
		await put('kepala', mine, null, 428);
		await put('kepala', { ...mine, email: 'a@b@c' }, '*', 422);
		await put('masyarakat', mine, '*', 422);
		await put('masyarakat', { ...mine, email: null }, '*', 422);
		const kept = JSON.stringify(await env.rows('select encode(isi, \'escape\') as isi, k.* from kontak_notifikasi k'));
		assert.ok(!kept.includes(mine.email) && !kept.includes(mine.telepon));
		await env.as('ombudsman').get('/v1/saya/notifikasi', { expect: 403 });
	});
});

describe('mail to an address that nobody has confirmed', () => {
	let env, mail;
	const victim = 'korban@contoh.id';
	const limit = (golongan, n) => env.sql.query(`update aturan_batas_notifikasi set per_hari = $2 where saluran = 'email' and golongan = $1`, [golongan, n]);
	const fileWith = (email) => file(env.api, { pengadu: { ...person, email } });
	const held = async (query = '') => (await env.as('bagianOrganisasi').get(`/v1/notifikasi?status=ditahan&limit=100${query}`)).json.data;
	const taken = async () => {
		await settled(env);
		const mails = mail.mails;
		mail.mails = [];
		return mails;
	};
	const say = (email, kode, terima, expect = 200) => env.api.post('/v1/alamat-surat', { email, kode, terima }, { expect });
	const codeIn = (one) => /(?:kode|code) ([0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4})/.exec(one.text.replaceAll('\n', ' '))?.[1];

	before(async () => {
		mail = await MailServer.start();
		env = await Environment.create('notifikasi_batas', { settings: mailSettings(mail) });
		await limit('pemilik', 3);
		await limit('dinas', 2);
	});
	after(async () => {
		await env?.stop();
		await mail?.stop();
	});

	const filed = [];
	it('so many a day for what is filed with it, however it is written; the rest is held back and seen, without the address', async () => {
		for (const email of [victim, 'Korban@Contoh.id', 'korban+satu@contoh.id', 'korban+dua@contoh.id', victim]) {
			filed.push(await fileWith(email));
			await settled(env);
		}
		assert.equal((await taken()).length, 3);
		const rest = await held();
		assert.deepEqual(rest.map((one) => [one.berkas.nomor, one.penerima, one.alasan]).sort(),
			filed.slice(3).map((one) => [one.nomor, 'pemilik', 'more than this address gets in a day']).sort());
		assert.ok(!/korban/i.test(JSON.stringify(rest)));
		await fileWith('lain@contoh.id');
		assert.equal((await taken()).length, 1, 'another address has its own');
	});

	it('many at once are counted as one after the other', async () => {
		await Promise.all(Array.from({ length: 12 }, () => fileWith('serentak@contoh.id')));
		assert.equal((await taken()).length, 3);
	});

	it('filing does not keep back what the office says: that has a number of its own', async () => {
		for (const one of filed.slice(0, 3)) await act(env.as('petugas'), one.id, 'tolak', { alasan: 'Bukan pelayanan publik.', dasar_hukum: 'UU 25/2009 Pasal 1' });
		assert.deepEqual((await taken()).map((one) => /ditolak$/.test(one.subject)), [true, true]);
		assert.equal((await held(`&berkas_id=${filed[2].id}`)).length, 1);
	});

	it('on the next day it begins anew', async () => {
		await env.clock(at('03-03', '08:00:00'));
		await settled(env);
		mail.mails = [];
		await fileWith(victim);
		assert.equal((await taken()).length, 1);
	});

	it('who reads the mailbox says that it is his: what was held back goes out, and nothing is held back any more', async () => {
		const { id } = await fileWith('pemilik.surat+a@gmail.com');
		const [first] = await taken();
		const code = codeIn(first);
		assert.ok(code, first.text);
		for (let n = 0; n < 4; n++) await fileWith('pemilik.surat@gmail.com');
		assert.equal((await taken()).length, 2);
		await say('pemilik.surat@gmail.com', '0000-0000-0000', true, 404);
		await say(victim, code, true, 404);
		await say('pemilik.surat@gmail.com', 'bukan kode', true, 422);
		assert.equal((await held(`&berkas_id=${id}`)).length, 0);
		assert.deepEqual((await say('PemilikSurat@gmail.com', code, true)).json, { terima: true, dilepas: 2 });
		assert.equal((await taken()).length, 2);
		for (let n = 0; n < 5; n++) await fileWith('pemilik.surat@gmail.com');
		const more = await taken();
		assert.equal(more.length, 5);
		assert.ok(more.every((one) => !codeIn(one)), 'asked no more');
	});

	it('or that he has filed nothing: no mail at all, also not what waits, until he says otherwise', async () => {
		await fileWith('orang.lain@contoh.id');
		const code = codeIn((await taken())[0]);
		mail.refuse = () => 451;
		const waiting = await fileWith('orang.lain@contoh.id');
		await until('an attempt', async () => (await env.one(`select alasan from notifikasi where berkas_id = $1`, [waiting.id]))?.alasan);
		mail.refuse = () => 0;
		assert.deepEqual((await say('orang.lain@contoh.id', code, false)).json, { terima: false, dilepas: 0 });
		await env.clock(at('03-03', '09:00:00'));
		const filed = await fileWith('orang.lain@contoh.id');
		assert.deepEqual(await taken(), []);
		for (const one of [waiting, filed]) assert.equal((await held(`&berkas_id=${one.id}`)).length, 1);
		assert.equal((await say('orang.lain@contoh.id', code, true)).json.dilepas, 2);
		assert.equal((await taken()).length, 2);
	});

	it('an address given in the place of a confirmed one, while its notices wait, has its own number', async () => {
		await fileWith('penyerang@contoh.id');
		await say('penyerang@contoh.id', codeIn((await taken())[0]), true);
		mail.refuse = () => 451;
		const filed = [];
		for (let n = 0; n < 5; n++) filed.push(await fileWith('penyerang@contoh.id'));
		await until('an attempt of each', async () => (await env.rows(`select from notifikasi where berkas_id = any ($1) and alasan is not null`, [filed.map((one) => one.id)])).length === 5);
		for (const one of filed) {
			const own = env.api.withCode(one.kode_akses), path = `/v1/berkas/${one.id}/data-pribadi`;
			await own.send('PATCH', path, { json: { email: 'sasaran@contoh.id' }, headers: { 'if-match': (await own.get(path)).headers.etag }, expect: 200 });
		}
		mail.refuse = () => 0;
		await env.clock(at('03-03', '11:00:00'));
		assert.equal((await taken()).filter((one) => one.to[0] === 'sasaran@contoh.id').length, 3);
		assert.equal((await Promise.all(filed.map((one) => held(`&berkas_id=${one.id}`)))).flat().length, 2);
	});

	it('what time alone does is counted apart: filings that nobody handles keep no decision back', async () => {
		await limit('waktu', 1);
		const email = 'tertimbun@contoh.id';
		const own = await fileWith(email);
		for (let n = 0; n < 4; n++) await fileWith(email);
		await taken();
		await env.clock(at('03-09', '08:00:00')); // all are escalated
		assert.equal((await taken()).filter((one) => one.to[0] === email).length, 1);
		await act(env.as('bagianOrganisasi'), own.id, 'tolak', { alasan: 'Bukan pelayanan publik.', dasar_hukum: 'UU 25/2009 Pasal 1' });
		assert.deepEqual((await taken()).filter((one) => one.to[0] === email).map((one) => /ditolak$/.test(one.subject)), [true]);
	});

	it('let go by Bagian Organisasi, one by one', async () => {
		const [one] = await held();
		const again = await env.as('bagianOrganisasi').post(`/v1/notifikasi/${one.id}/kirim-ulang`, undefined);
		assert.equal(again.json.status, 'menunggu');
		assert.equal((await taken()).length, 1);
		await env.as('bagianOrganisasi').post(`/v1/notifikasi/${one.id}/kirim-ulang`, undefined, { expect: 409 });
	});

	it('what begins a time of the complainant is not kept back, however many there are of a day', async () => {
		const email = 'ramai@contoh.id';
		const filed = [];
		for (let n = 0; n < 4; n++) filed.push(await fileWith(email));
		await taken();
		for (const one of filed) await act(env.as('petugas'), one.id, 'telaah', { hasil: 'tidak_lengkap', kekurangan: ['Tanggal kejadian'] });
		assert.equal((await taken()).filter((one) => one.to[0] === email).length, 4);
	});

	it('a decision is not delivered to an address whose holder wants no mail', async () => {
		const email = 'tidak.mau@contoh.id';
		const one = await fileWith(email);
		await say(email, codeIn((await taken()).find((sent) => sent.to[0] === email)), false);
		await act(env.as('petugas'), one.id, 'telaah', { hasil: 'lengkap', klasifikasi: 'tidak_berkadar_pengawasan' });
		const decided = await act(env.as('petugas'), one.id, 'putuskan', { keputusan: 'dikabulkan', uraian: 'Dokumen diterbitkan hari ini.', ganti_rugi: null });
		assert.equal(decided.status ?? decided.json?.status, 'diputuskan');
		const own = (await env.api.withCode(one.kode_akses).get(`/v1/pengaduan/${one.id}`)).json;
		assert.ok(own.tenggat.some((t) => t.jenis === 'penyampaian' && t.status === 'berjalan'), 'an officer brings it');
		assert.deepEqual((await taken()).filter((sent) => sent.to[0] === email), []);
	});
});

describe('the way there', () => {
	let env;
	const certificate = () => {
		const folder = join(state.work, 'surat');
		mkdirSync(folder, { recursive: true });
		const [key, cert] = [join(folder, 'kunci.pem'), join(folder, 'sertifikat.pem')];
		execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2', '-subj',
			'/CN=surat', '-addext', 'subjectAltName=IP:127.0.0.2', '-keyout', key, '-out', cert], { stdio: 'pipe' });
		return { key: readFileSync(key), cert: readFileSync(cert), file: cert };
	};
	const secret = (name, text) => {
		const path = join(state.work, name);
		writeFileSync(path, text, { mode: 0o600 });
		return path;
	};
	const reason = async (id) => (await env.one(`select alasan from notifikasi where berkas_id = $1`, [id]))?.alasan;

	after(() => env?.stop());

	it('without TLS to another machine nothing is sent; with STARTTLS it is, and with the login', async () => {
		// 127.0.0.2 is not among what counts as this machine.
		const { file: ca, ...pair } = certificate();
		const plain = await MailServer.start({ host: '127.0.0.2' });
		env = await Environment.create('notifikasi_tls', {
			settings: {
				...mailSettings(plain),
				'mail.ca_file': ca,
				'mail.user': 'layanan',
				'mail.password_file': secret('sandi-surat', 'rahasia sekali\n'),
			},
		});
		const filed = await file(env.api);
		await until('the refusal', () => reason(filed.id));
		assert.match(await reason(filed.id), /SSL/);
		assert.deepEqual([plain.mails.length, plain.attempts], [0, 0]);
		const { port } = plain;
		await plain.stop();
		const onAuth = ({ username, password }, session, done) =>
			password === 'rahasia sekali' ? done(null, { user: username }) : done(new Error('no'));
		const secure = await MailServer.start({ host: '127.0.0.2', port, onAuth, authOptional: false, ...pair });
		await env.clock(at('03-02', '10:00:00'));
		await settled(env);
		assert.equal(secure.secured, 1);
		assert.equal(secure.mails[0].user, 'layanan');
		await env.stop();
		env = null;
		await secure.stop();
	});

	it('settings that cannot be used keep the daemon from starting', async () => {
		env = await Environment.create('notifikasi_salah', { daemons: 0 });
		for (const settings of [
			{ 'mail.url': 'http://127.0.0.1:25', 'mail.from': 'a@contoh.id' },
			{ 'mail.url': 'smtp://user:pass@127.0.0.1', 'mail.from': 'a@contoh.id' },
			{ 'mail.url': 'smtp://127.0.0.1:25', 'mail.from': 'bukan alamat' },
			{ 'mail.url': 'smtp://127.0.0.1:25', 'mail.from': 'a@contoh.id', 'mail.user': 'x' },
			{ 'gateway.url': 'http://gerbang.contoh.id/' },
			{ 'gateway.url': 'https://gerbang.contoh.id/', 'gateway.token_file': '/tidak/ada' },
		])
			await assert.rejects(env.command(['serve'], settings), /(mail|gateway)\.[a-z_]+: /, JSON.stringify(settings));
		await env.stop();
		env = null;
	});

	it('text messages by a gateway: body, keys, signature; refusals as mail has them', async () => {
		const gateway = await Gateway.start();
		env = await Environment.create('notifikasi_pesan', {
			settings: {
				'gateway.url': gateway.url,
				'gateway.token_file': secret('token-gerbang', 'token-gerbang-uji'),
				'gateway.hmac_file': secret('hmac-gerbang', 'kunci-gerbang-uji'),
				'notify.poll_ms': 20,
				'notify.portal_url': 'https://layanan.contoh.id',
			},
		});
		const filed = await file(env.api, { pengadu: { ...person, telepon: '081299887766' } });
		await settled(env);
		const [one] = gateway.messages.splice(0);
		assert.deepEqual(
			{ ...one.json, id: 'x' },
			{ id: 'x', kepada: '+6281299887766', bahasa: 'id', teks: `Pengaduan ${filed.nomor}: diterima. https://layanan.contoh.id` },
		);
		const { headers } = one;
		assert.equal(headers.authorization, 'Bearer token-gerbang-uji');
		assert.deepEqual([headers['idempotency-key'], headers['webhook-id'], headers['content-type']], [one.json.id, one.json.id, 'application/json']);
		const mac = createHmac('sha256', 'kunci-gerbang-uji').update(`${one.json.id}.${headers['webhook-timestamp']}.${one.body}`).digest('base64');
		assert.equal(headers['webhook-signature'], `v1,${mac}`);
		for (const [status, expected] of [
			[503, 'menunggu'],
			[429, 'menunggu'],
			[302, 'menunggu'],
			[401, 'menunggu'],
			[400, 'gagal'],
		]) {
			gateway.answer = () => status;
			const other = await file(env.api);
			await until(`the answer ${status}`, () => reason(other.id));
			assert.equal(await reason(other.id), `HTTP ${status}`);
			assert.equal((await env.one('select status from notifikasi where berkas_id = $1', [other.id])).status, expected, String(status));
		}
		assert.ok(gateway.messages.every((message) => message.path === '/pesan'), 'a redirect was followed');
		assert.deepEqual((await env.rows(`select * from notifikasi where saluran = 'email'`)).length, 0);
		await env.stop();
		env = null;
		await gateway.stop();
	});

	it('no sender: nothing is queued, and what happened then is not told later', async () => {
		env = await Environment.create('notifikasi_tanpa');
		await file(env.api);
		await settled(env);
		assert.deepEqual(await env.rows('select * from notifikasi'), []);
		const mail = await MailServer.start();
		await env.daemon.stop();
		env.api = env.clientOf(await env.addDaemon(mailSettings(mail)));
		env.daemons.shift();
		const later = await file(env.api);
		await settled(env);
		assert.deepEqual(mail.take(), [[person.email, `Pengaduan ${later.nomor} diterima`]]);
		await env.stop();
		env = null;
		await mail.stop();
	});
});

describe('mail at each step of an information request', () => {
	let env, mail;
	const told = async () => {
		await settled(env);
		return mail.take().filter(([to]) => to === requester.email).map(([, subject]) => subject);
	};

	before(async () => {
		mail = await MailServer.start();
		env = await Environment.create('notifikasi_informasi', { settings: mailSettings(mail) });
	});
	after(async () => {
		await env?.stop();
		await mail?.stop();
	});

	it('granted, handed over; refused; late: the objection that opened by itself is told', async () => {
		const ppid = env.as('ppid');
		const one = await lead(env.api, ppid, 'diterima'), { nomor } = one, owner = env.api.withCode(one.kode_akses);
		assert.deepEqual(await told(), [`Permohonan informasi ${nomor} diterima`]);
		await attach(owner, one.id);
		await step(ppid, one.id, 'periksa', said.lengkap);
		assert.deepEqual(await told(), [`Permohonan informasi ${nomor} lengkap`]);
		await step(ppid, one.id, 'perpanjang', said.perpanjang);
		assert.deepEqual(await told(), [`Waktu penyelesaian permohonan ${nomor} diperpanjang`]);
		await step(ppid, one.id, 'tolak', said.tolak);
		assert.deepEqual(await told(), [`Permohonan informasi ${nomor} ditolak`]);
		const late = await ask(env.api);
		await attach(env.api.withCode(late.kode_akses), late.id);
		await step(ppid, late.id, 'periksa', said.lengkap);
		await told();
		await env.clock(at('04-15'));
		assert.ok((await told()).includes(`Permohonan informasi ${late.nomor} terlambat dijawab`));
	});
});
