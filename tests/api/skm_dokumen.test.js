// Documents of a survey: report, poster, charts, workbook, invitation cards. What they say is what the JSON says, and no more.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { checkSvg, outside, readCodes, readPdf, readWorkbook } from './lib/paper.js';
import { Environment } from './lib/environment.js';
import { act, codes, csv, importCsv, openSurvey, plan, publishSurvey, suggestions } from './lib/surveys.js';
import { agency, service } from './lib/world.js';

const sekadau = readFileSync(new URL('../../deploy/data/skm-sekadau-2019.csv', import.meta.url), 'utf8');
const charts = ['unsur', 'kekurangan', 'tren', 'jenis_kelamin', 'usia', 'pendidikan', 'pekerjaan', 'layanan'];
const documents = ['hasil/pdf', 'hasil/poster', 'hasil.xlsx', ...charts.map((kind) => `hasil/bagan?jenis=${kind}`)];
const comma = (value, digits) => value.toFixed(digits).replace('.', ',');
const points = (value) => String(value).replace(/\B(?=(\d{3})+$)/g, '.');
const words = { L: 'Laki-laki', P: 'Perempuan', NA: 'Tidak diisi', '<=18': 'Sampai 18 tahun', '>=56': '56 tahun ke atas', POLRI: 'Polri', SWASTA: 'Swasta',
	WIRAUSAHA: 'Wirausaha', PETANI: 'Petani', PELAJAR: 'Pelajar/mahasiswa', LAINNYA: 'Lainnya' };
const group = (code) => words[code] ?? (/^\d\d-\d\d$/.test(code) ? `${code.replace('-', '–')} tahun` : code);

// Fifteen unsur with long names, one of which would be a formula, and every kind of respondent; some kinds are too few to be told.
const longName = (n) => `Ketersediaan dan keterjangkauan informasi pertanggungjawaban penyelenggaraan pelayanan nomor ${n}`;
const formula = '=HYPERLINK("http://jahat.example";"klik")';
const wide = [...codes.map((kode) => ({ kode })), ...[1, 2, 3, 4, 5, 6].map((n) => ({ kode: `lain_${n}`, nama: n === 1 ? formula : longName(n),
	pertanyaan: 'Bagaimana pendapat Saudara tentang keterjangkauan informasi pertanggungjawaban penyelenggaraan pelayanan di unit ini?' }))];
const wideCsv = () => {
	const header = wide.map((unsur) => unsur.kode);
	const lines = Array.from({ length: 300 }, (_, i) => [...header.map((_, u) => 1 + (i * (u + 3) + u) % 4), i % 3 ? 'L' : 'P', 16 + i % 60,
		i < 3 ? 'S3' : ['SD', 'SMP', 'SMA', 'D3', 'S1'][i % 5], ['PNS', 'SWASTA', 'PETANI', 'LAINNYA'][i % 4]].join(','));
	return `${header},jenis_kelamin,usia,pendidikan,pekerjaan\n${lines.join('\n')}\n`;
};

describe('documents of a survey', () => {
	let env, team, small, large, hidden;

	before(async () => {
		env = await Environment.create('skmdok', { settings: { 'survey.answer_url': 'https://survei.example.go.id/jawab' } });
		team = env.as('rekan');
		small = await publishSurvey(env, sekadau, { tahun: 2019 });
		await env.sql.query(`update penyelenggara set nama = $1 where id = $2`,
			['Badan Perencanaan Pembangunan, Penelitian, Pengembangan, Perhubungan dan Lingkungan Hidup Daerah', agency.badan]);
		large = await publishSurvey(env, wideCsv(), { unsur: wide, penyelenggara_id: agency.badan, populasi: 12345,
			judul: 'Survei kepuasan masyarakat atas penyelenggaraan perizinan perumahan dan kawasan permukiman di seluruh kecamatan semester pertama' });
		hidden = await openSurvey(team);
		await importCsv(team, hidden.id, csv(3), { expect: 200 });
		await act(team, hidden.id, 'tutup');
	});
	after(() => env?.stop());

	const result = async (id, client = env.api) => (await client.get(`/v1/skm/survei/${id}/hasil?rinci=demografi`)).json;
	const read = async (id, path, client = env.api) => (await client.get(`/v1/skm/survei/${id}/${path}`)).body;

	for (const [name, which] of [['nine unsur', () => small], ['fifteen unsur with long names', () => large]])
		it(`the report says what the JSON says: ${name}`, async () => {
			const known = await result(which().id);
			const { json: survey } = await env.api.get(`/v1/skm/survei/${which().id}`);
			const pdf = readPdf(await read(which().id, 'hasil/pdf'));
			const says = (...parts) => {
				const text = parts.join('').replace(/\s+/g, '');
				assert.ok(pdf.joined.includes(text), text);
			};
			for (const heading of ['I. Pendahuluan', 'Latar belakang', 'Dasar hukum', 'Maksud dan tujuan', 'Metode dan pelaksana', 'Jadwal', 'II. Profil responden',
				'III. Hasil survei', 'IV. Analisis', 'V. Rencana tindak lanjut', 'VI. Kesimpulan', 'Lampiran 1. Kuesioner', 'Lampiran 2. Olah data'])
				says(heading);
			says('Responden:', points(known.responden), 'Tidak dihitung');
			says('Indeks (SKM):', comma(known.skm, 4), 'IKM:', comma(known.ikm, 2), 'Mutu:', known.mutu, 'Kinerja:', known.kinerja);
			says(known.penyelenggara.nama.toUpperCase());
			says(known.judul);
			known.unsur.forEach((unsur, i) => {
				const { nama, pertanyaan_id: question, jawaban_id: answers } = survey.unsur[i];
				says(`${i + 1}.`, nama, points(unsur.jumlah), points(unsur.terisi), comma(unsur.nrr, 3), comma(unsur.nrr_tertimbang, 4), unsur.mutu);
				says(`${i + 1}.`, nama, question, ...answers.map((answer, n) => `${n + 1} ${answer}`));
				const { r, valid } = known.validitas.unsur[i];
				says(`${i + 1}.`, nama, r === null ? '––' : `${comma(r, 4)}${valid ? 'Valid' : 'Tidak valid'}`);
			});
			says('Alfa Cronbach:', comma(known.reliabilitas.alpha, 4), '·', known.reliabilitas.reliabel ? 'Reliabel' : 'Tidak reliabel');
			for (const groups of Object.values(known.demografi))
				for (const one of groups)
					if (one.ditahan) says(group(one.kelompok), 'ditahan'.repeat(4));
					else says(group(one.kelompok), points(one.responden), comma(one.responden / known.responden * 100, 1), '%', comma(one.ikm, 2), one.mutu);
			for (const suggestion of known.saran_perbaikan) says(suggestion.uraian, suggestion.penanggung_jawab, '31 Desember 2026');
			says(known.sidik_masukan);
			assert.ok(!pdf.words.includes('Rancangan'));
		});

	it('a table over pages repeats its header, and nothing is beyond the edges', async () => {
		const bytes = await read(large.id, 'hasil/pdf');
		const { pages } = readPdf(bytes);
		assert.ok(pages.length > 8);
		pages.forEach((page, i) => assert.match(page, new RegExp(`Halaman ${i + 1} dari ${pages.length}`)));
		for (const page of pages.filter((one) => /^\s*1[0-5]\.\s/m.test(one)))
			assert.match(page, /No\.\s+Unsur/);
		for (const path of ['hasil/pdf', 'hasil/poster'])
			for (const one of [small, large]) assert.deepEqual(outside(await read(one.id, path)), [], path);
	});

	it('the poster: who, when, the figures, the respondents, what is withheld, the method', async () => {
		const known = await result(large.id);
		const bytes = await read(large.id, 'hasil/poster');
		const { words: text, info, pages } = readPdf(bytes);
		assert.equal(pages.length, 1);
		assert.match(info, /Page size:\s+841\.\d+ x 1190\.\d+ pts \(A3\)/);
		for (const wanted of ['PEMERINTAH KABUPATEN BENGKAYANG', 'INDEKS KEPUASAN MASYARAKAT (IKM)', 'Periode: Semester I 2026', 'NILAI IKM', comma(known.ikm, 2),
			'MUTU PELAYANAN', 'KINERJA UNIT PELAYANAN', known.kinerja, `Responden: ${known.responden} orang`, 'PermenPANRB 14/2017', known.nomor, 'Terima kasih atas penilaian'])
			assert.ok(text.includes(wanted), wanted);
		const joined = readPdf(bytes).joined;
		for (const groups of Object.values(known.demografi))
			for (const one of groups)
				assert.ok(joined.includes(`${group(one.kelompok)}${one.ditahan ? 'ditahan*' : `${one.responden} orang`}`.replace(/\s/g, '')), one.kelompok);
		assert.ok(known.demografi.pendidikan.some((one) => one.ditahan) && text.includes('* Kelompok yang kurang dari lima responden'));
		assert.deepEqual(readCodes(bytes), [`https://layanan.uji/v1/skm/survei/${large.id}/hasil`]);
	});

	it('PDFs are tagged, titled, dated by the result, and in the language asked for', async () => {
		const known = await result(small.id);
		for (const [path, id, en] of [['hasil/pdf', 'Laporan Hasil Survei Kepuasan Masyarakat', 'Report of the Public Satisfaction Survey'],
			['hasil/poster', 'Indeks Kepuasan Masyarakat (IKM)', 'Public Satisfaction Index (IKM)']])
			for (const [language, title] of [['id', id], ['en', en]]) {
				const bytes = await read(small.id, path, env.api.with({ 'accept-language': language }));
				const { info, structure, language: marked } = readPdf(bytes);
				assert.match(info, /Tagged:\s+yes/);
				assert.ok(info.includes(title), info);
				assert.equal(Date.parse(/CreationDate:\s+(\S+)/.exec(info)[1].replace(/([+-]\d\d)$/, '$1:00')),
					Math.floor(Date.parse(known.dihitung_pada) / 1000) * 1000);
				assert.equal(marked, language);
				assert.match(structure, /H1/);
				assert.match(structure, /Figure/);
			}
		const english = readPdf(await read(small.id, 'hasil/pdf', env.api.with({ 'accept-language': 'en' })));
		assert.ok(english.words.includes('78.74') && english.words.includes('How quickly is the service given?') && !english.words.includes('Halaman'));
	});

	it('the trend: earlier published rounds of the same agency and service, each by its own method', async () => {
		for (const [tahun, value] of [[2023, 2], [2024, 3], [2025, 4]])
			await publishSurvey(env, `${codes}\n${Array(10).fill(codes.map(() => value).join(',')).join('\n')}\n`, { tahun, layanan_id: service.ktp ?? service.kk });
		const last = (await env.api.get('/v1/skm/survei?tahun=2025&limit=100')).json.data.find((one) => one.status === 'dipublikasikan');
		const { description } = checkSvg(await read(last.id, 'hasil/bagan?jenis=tren'));
		assert.match(description, /Semester I 2023: 50,00 \(D\); Semester I 2024: 75,00 \(C\); Semester I 2025: 100,00 \(A\)\.$/);
		const { words: text } = readPdf(await read(last.id, 'hasil/pdf'));
		assert.match(text, /Semester I 2023 10 50,00 D permenpanrb-14-2017 Semester I 2024 10 75,00 C/);
		assert.ok(readPdf(await read(small.id, 'hasil/pdf')).words.includes('Belum ada putaran terdahulu'));
	});

	it('charts stand alone, can be read without seeing them, and tell what the JSON tells', async () => {
		const known = await result(large.id);
		const { json: survey } = await env.api.get(`/v1/skm/survei/${large.id}`);
		const found = {};
		for (const kind of charts) {
			const answer = await env.api.get(`/v1/skm/survei/${large.id}/hasil/bagan?jenis=${kind}`);
			assert.equal(answer.headers['content-type'], 'image/svg+xml');
			found[kind] = checkSvg(answer.body);
			assert.equal(found[kind].language, 'id');
			assert.ok(found[kind].title.length > 10);
		}
		const plain = (text) => text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
		known.unsur.forEach((unsur, i) =>
			assert.ok(plain(found.unsur.description).includes(`${survey.unsur[i].nama}: ${comma(unsur.nrr, 3)} (${unsur.mutu})`), unsur.kode));
		for (const [name, groups] of Object.entries(known.demografi))
			for (const one of groups)
				assert.ok(found[name].description.includes(`${group(one.kelompok)}: ${one.ditahan ? 'ditahan' : `${one.responden} · `}`), one.kelompok);
		// Pareto: from the largest shortfall
		const shortfalls = [...plain(found.kekurangan.description).matchAll(/: (\d,\d{3})/g)].map((one) => Number(one[1].replace(',', '.')));
		assert.deepEqual(shortfalls, known.unsur.map((unsur) => Number((4 - unsur.nrr).toFixed(3))).sort((a, b) => b - a));
		const english = await env.api.with({ 'accept-language': 'en' }).get(`/v1/skm/survei/${large.id}/hasil/bagan?jenis=usia`);
		assert.equal(checkSvg(english.body).language, 'en');
		await env.api.get(`/v1/skm/survei/${large.id}/hasil/bagan?jenis=lingkaran`, { expect: 400 });
		await env.api.get(`/v1/skm/survei/${large.id}/hasil/bagan`, { expect: 400 });
	});

	it('the workbook holds the figures as numbers and every text as a text', async () => {
		const known = await result(large.id);
		const answer = await env.api.get(`/v1/skm/survei/${large.id}/hasil.xlsx`);
		assert.equal(answer.headers['content-disposition'], `attachment; filename="${known.nomor}.xlsx"`);
		const { sheets, formulas } = readWorkbook(answer.body);
		assert.equal(formulas, 0);
		const summary = Object.fromEntries(sheets.Ringkasan.map(([name, value]) => [name, value ?? null]));
		for (const name of ['nomor', 'status', 'judul', 'tahun', 'periode', 'responden', 'dikecualikan', 'populasi', 'sampel_minimum', 'sampel_cukup', 'ditahan', 'skm', 'ikm',
			'mutu', 'kinerja', 'sidik_masukan', 'dihitung_pada', 'diterbitkan_pada'])
			assert.equal(summary[name], known[name], name);
		assert.deepEqual([summary['penyelenggara.nama'], summary['metode.kode'], summary['reliabilitas.alpha']],
			[known.penyelenggara.nama, known.metode.kode, known.reliabilitas.alpha]);
		assert.deepEqual(sheets.Unsur[0], ['nama', 'kode', 'jumlah', 'terisi', 'nrr', 'nrr_tertimbang', 'mutu', 'r', 'valid']);
		assert.deepEqual(sheets.Unsur.slice(1).map((row) => row.slice(1, 7)),
			known.unsur.map((one) => [one.kode, one.jumlah, one.terisi, one.nrr, one.nrr_tertimbang, one.mutu]));
		assert.ok(sheets.Unsur.some((row) => row[0] === formula));
		const groups = sheets.Kelompok.slice(1).filter((row) => row[0] !== 'layanan');
		const expected = Object.entries(known.demografi).flatMap(([name, some]) =>
			some.map((one) => one.ditahan ? [name, one.kelompok, true] : [name, one.kelompok, false, one.responden, one.skm, one.ikm, one.mutu]));
		const sorted = (rows) => rows.map((row) => JSON.stringify(row)).sort();
		assert.deepEqual(sorted(groups), sorted(expected));
		assert.deepEqual(sheets['Saran perbaikan'][1], Object.values(suggestions.saran[0]));
	});

	it('the CSV guards what a spreadsheet would take for a formula', async () => {
		const lines = (await read(large.id, 'hasil.csv')).toString().split('\r\n');
		assert.ok(lines.some((line) => line.startsWith(`lain_1,"'=HYPERLINK(""http://jahat.example"";""klik"")",`)), lines[10]);
		assert.ok(lines.every((line) => !/(^|,)"?[=+@-]/.test(line)));
	});

	it('the same result has the same bytes, and an ETag to say so', async () => {
		for (const path of documents) {
			const first = await env.api.get(`/v1/skm/survei/${small.id}/${path}`);
			const again = await env.as('portalSkm').get(`/v1/skm/survei/${small.id}/${path}`);
			assert.ok(first.body.equals(again.body), path);
			assert.equal(first.etag, again.etag);
			await env.api.get(`/v1/skm/survei/${small.id}/${path}`, { expect: 304, headers: { 'if-none-match': first.etag } });
		}
	});

	it('a result that is withheld is withheld in every document, in words', async () => {
		const known = await result(hidden.id, team);
		assert.ok(known.ditahan);
		const report = readPdf(await read(hidden.id, 'hasil/pdf', team));
		assert.ok(report.words.includes('Rancangan: hasil belum dipublikasikan') && report.words.includes('Ada unsur yang diisi kurang dari lima responden'));
		assert.ok(report.joined.includes('Indeks(SKM):ditahanIKM:ditahanMutu:ditahanKinerja:ditahan'));
		const { sidik_masukan: kept } = await env.one('select sidik_masukan from skm_hasil where survei_id = $1', [hidden.id]);
		assert.match(kept, /^[0-9a-f]{64}$/, 'for the recount');
		assert.equal(known.sidik_masukan, null, 'of three answers the hash can be guessed back');
		for (const path of ['hasil', 'hasil.csv', 'analisis', 'hasil/bagan?jenis=unsur'])
			assert.ok(!(await team.get(`/v1/skm/survei/${hidden.id}/${path}`)).body.includes(kept), path);
		assert.ok(!report.joined.includes(kept) && !JSON.stringify(readWorkbook(await read(hidden.id, 'hasil.xlsx', team))).includes(kept));
		await env.command(['survey', 'verify', known.nomor]);
		const tables = report.words.slice(report.words.indexOf('II. Profil'), report.words.indexOf('Kelas mutu'));
		assert.doesNotMatch(tables, /\d,\d{2}/, 'no figure but those of the axis');
		const poster = readPdf(await read(hidden.id, 'hasil/poster', team)).words;
		assert.match(poster, /NILAI IKM .*ditahan/);
		assert.ok(poster.includes('Rancangan: hasil belum dipublikasikan'));
		for (const kind of ['unsur', 'kekurangan', 'usia']) {
			const { description } = checkSvg(await read(hidden.id, `hasil/bagan?jenis=${kind}`, team));
			assert.ok(description.includes(': ditahan') && !/: \d/.test(description), description);
		}
		const { sheets } = readWorkbook(await read(hidden.id, 'hasil.xlsx', team));
		const summary = Object.fromEntries(sheets.Ringkasan);
		assert.deepEqual([summary.ditahan, summary.ikm, summary.skm, summary.mutu], [true, undefined, undefined, undefined]);
		assert.match(summary.keterangan, /kurang dari lima responden/);
		assert.ok(sheets.Unsur.slice(1).every((row) => row.length === 2));
	});

	it('seen by those who see the result: the published by everybody, others by those who conduct them', async () => {
		const open = await openSurvey(team);
		for (const path of documents) {
			await env.api.get(`/v1/skm/survei/${hidden.id}/${path}`, { expect: 404 });
			await env.as('kepalaLain').get(`/v1/skm/survei/${hidden.id}/${path}`, { expect: 404 });
			await env.as('kepala').get(`/v1/skm/survei/${hidden.id}/${path}`);
			await team.get(`/v1/skm/survei/${open.id}/${path}`, { expect: 404 }); // nothing is told while answers come in
			await env.as('ombudsman').get(`/v1/skm/survei/${small.id}/${path}`);
		}
	});

	it('the report tells the regency, the complaints of the time and what was done about the plan', async () => {
		const one = await publishSurvey(env, csv(20), { tahun: 2022 });
		await publishSurvey(env, csv(7), { tahun: 2022, penyelenggara_id: agency.badan });
		await act(team, one.id, 'tindak-lanjut', { nomor: 1, status: 'berjalan', tanggal: '2026-03-01', uraian: 'Loket kedua dipasang.' });
		const known = await result(one.id);
		const { kabupaten } = (await env.api.get(`/v1/skm/survei/${one.id}/analisis`)).json;
		const bytes = await read(one.id, 'hasil/pdf');
		const { joined } = readPdf(bytes);
		const says = (...parts) => assert.ok(joined.includes(parts.join('').replace(/\s+/g, '')), parts.join(''));
		const signed = (value, digits) => `${value > 0 ? '+' : ''}${comma(value, digits)}`;
		says('Perbandingan dengan kabupaten', 'Seluruh responden', ' kabupaten');
		says('Responden:', kabupaten.responden);
		assert.equal(kabupaten.responden, 27);
		known.unsur.forEach((unsur, i) => {
			const beside = kabupaten.unsur[i].nrr;
			says(comma(unsur.nrr, 3), comma(beside, 3), signed(Number((unsur.nrr - beside).toFixed(3)), 3));
		});
		says('IKM', comma(known.ikm, 2), comma(kabupaten.ikm, 2), signed(Number((known.ikm - kabupaten.ikm).toFixed(2)), 2));
		says('Pengaduan pada masa yang sama');
		says('1 Januari 2022 – 31 Desember 2022.', 'Tidak ada pengaduan yang diterima.');
		says('Berjalan', '1 Maret 2026: Loket kedua dipasang.');
		const english = readPdf(await read(one.id, 'hasil/pdf', env.api.with({ 'accept-language': 'en' }))).words;
		for (const wanted of ['Compared with the regency', 'Complaints of the same time', 'Under way']) assert.ok(english.includes(wanted), wanted);
		assert.deepEqual(outside(bytes), []);
		const draft = readPdf(await read(hidden.id, 'hasil/pdf', team)).words;
		assert.ok(draft.includes('Pengaduan pada masa yang sama') && !draft.includes('Berjalan'));
	});

	it('a result that was withdrawn says so, and why, to those who still see it', async () => {
		const one = await publishSurvey(env, csv(10), { tahun: 2018 });
		await act(env.as('bagianOrganisasi'), one.id, 'tarik', { alasan: 'Satu berkas kuesioner terhitung dua kali.' });
		for (const path of ['hasil/pdf', 'hasil/poster']) {
			await env.api.get(`/v1/skm/survei/${one.id}/${path}`, { expect: 404 });
			assert.ok(readPdf(await read(one.id, path, team)).words.includes('Hasil ini telah ditarik: Satu berkas kuesioner terhitung dua kali.'), path);
		}
	});

	it('a round that nobody answered has no groups to draw', async () => {
		const one = await openSurvey(team);
		await act(team, one.id, 'tutup');
		await team.get(`/v1/skm/survei/${one.id}/hasil/bagan?jenis=usia`, { expect: 404 });
		assert.ok(readPdf(await read(one.id, 'hasil/pdf', team)).words.includes('ditahan'));
		await read(one.id, 'hasil/poster', team);
	});

	describe('invitation cards', () => {
		const cards = (client, id, jumlah, options = {}) =>
			client.post(`/v1/skm/survei/${id}/undangan/kartu`, { jumlah }, { expect: 201, ...options });

		it('each has a QR code that leads to its answer, which counts once', async () => {
			const one = await openSurvey(team, { akses: 'undangan' });
			const { body, headers } = await cards(team, one.id, 11);
			assert.equal(headers['content-disposition'], `attachment; filename="undangan-${one.nomor}.pdf"`);
			assert.equal(headers['content-type'], 'application/pdf');
			const found = readCodes(body);
			const prefix = `https://survei.example.go.id/jawab/${one.id}#`;
			assert.deepEqual([found.length, new Set(found).size], [11, 11]);
			assert.ok(found.every((url) => url.startsWith(prefix)));
			const { pages, words: text, joined, info, language } = readPdf(body);
			assert.equal(pages.length, 2);
			for (const url of found) assert.ok(joined.includes(url.slice(prefix.length)));
			for (const wanted of ['Bagaimana pelayanan kami menurut Anda?', 'Berlaku untuk satu jawaban, sampai survei ditutup.', one.penyelenggara.nama, one.judul, 'Semester I 2026'])
				assert.ok(text.includes(wanted), wanted);
			assert.match(info, /Tagged:\s+yes/);
			assert.match(info, /Title:\s+Undangan Survei Kepuasan Masyarakat/);
			assert.equal(language, 'id');
			assert.deepEqual(outside(body), []);
			assert.equal((await team.get(`/v1/skm/survei/${one.id}`)).json.undangan_dibuat, 11);
			const answer = (token, expect) => env.api.send('POST', `/v1/skm/survei/${one.id}/respon`, { json: { token, jawaban: { waktu: 4 } }, expect });
			await answer(found[0].slice(prefix.length), 201);
			await answer(found[0].slice(prefix.length), 409);
		});

		it('say until when they are good', async () => {
			const one = await openSurvey(team);
			const good = async (client) => readPdf((await client.post(`/v1/skm/survei/${one.id}/undangan/kartu`, { jumlah: 1, berlaku_sampai: '2026-03-31' }, { expect: 201 })).body);
			const { words: text } = await good(team);
			assert.ok(text.includes('paling lambat 31 Maret 2026.'), text);
			assert.ok((await good(team.with({ 'accept-language': 'en' }))).words.includes('at the latest on 31 March 2026.'));
			assert.deepEqual(await env.one(`select count(*) as n, min(berlaku_sampai)::text as hari from skm_undangan where survei_id = $1`, [one.id]), { n: 2, hari: '2026-03-31' });
			await cards(team, one.id, 1, { expect: 201 });
		});

		it('in English, and without a page of its own the address of the API', async () => {
			const daemon = await env.addDaemon({ 'survey.answer_url': '' });
			const one = await openSurvey(team);
			const { body } = await cards(env.clientOf(daemon).as(env.tokens.rekan).with({ 'accept-language': 'en' }), one.id, 1);
			assert.match(readCodes(body)[0], new RegExp(`^https://layanan\\.uji/v1/skm/survei/${one.id}#[A-Za-z0-9_-]{22}$`));
			const { words: text, language } = readPdf(body);
			assert.ok(text.includes('Good for one answer, until the survey closes.'));
			assert.equal(language, 'en');
		});

		it('a repeat gets the same cards and makes no new ones', async () => {
			const one = await openSurvey(team);
			const headers = { 'idempotency-key': randomUUID() };
			const first = await cards(team, one.id, 200, { headers });
			const again = await cards(team, one.id, 200, { headers });
			assert.ok(first.body.equals(again.body));
			assert.deepEqual([again.headers['idempotency-replayed'], again.headers['content-type'], again.headers['content-disposition']],
				['true', 'application/pdf', first.headers['content-disposition']]);
			assert.equal((await env.one('select count(*) as n from skm_undangan where survei_id = $1', [one.id])).n, 200);
			await cards(team, one.id, 201, { expect: 422 });
			await cards(team, one.id, 0, { expect: 422 });
		});

		it('only while answers may come, only in the version that was seen, only by those who conduct the round', async () => {
			await cards(team, hidden.id, 1, { expect: 409 });
			const one = await plan(team);
			await cards(team, one.id, 1, { expect: 412, headers: { 'if-match': '"v99-0"' } });
			await cards(env.as('kepalaLain'), one.id, 1, { expect: 404 });
			await cards(env.as('petugas'), one.id, 1, { expect: 403 });
			await cards(team, one.id, 1);
		});
	});
});
