// The catalogue for the catalogues of others: CPSV-AP by its shapes, HSDS by its schemas, CSV as a table; each part compared with what the API says.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import { Environment } from './lib/environment.js';
import { setStandard } from './lib/standards.js';
import { graph, hsds as byHsds, shacl } from './lib/vocabularies.js';
import { agency, service } from './lib/world.js';

const base = 'https://layanan.example/v1/katalog.jsonld';
const cpsv = (name) => `http://purl.org/vocab/cpsv#${name}`;
const cv = (name) => `http://data.europa.eu/m8g/${name}`;
const type = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

describe('the catalogue for others', () => {
	let env, bagian;
	const change = async (target, json) => {
		const { etag } = await env.api.get(target);
		return bagian.send('PATCH', target, { json, headers: { 'if-match': etag }, expect: 200 });
	};

	before(async () => {
		env = await Environment.create('ekspor');
		bagian = env.as('bagianOrganisasi');
		await setStandard(env, { changes: { biaya: [{ uraian: 'Baru', jumlah: 0, dasar_hukum: null }, { uraian: 'Legalisir', jumlah: 5000, dasar_hukum: 'Perda 1/2024' }] } });
		await change(`/v1/penyelenggara/${agency.dinas}`, {
			alamat: 'Jalan Sanggau Ledo 1', kota: 'Bengkayang', kode_pos: '79211', telepon: '+62 562 441001', faksimile: '0562-441002', email: 'dukcapil@bengkayangkab.go.id',
			situs: 'https://dukcapil.bengkayangkab.go.id', visi: 'Tertib administrasi',
			jam_buka: [{ hari: 'senin', buka: '07:30', tutup: '15:30', istirahat: [{ mulai: '12:00', selesai: '13:00' }] }, { hari: 'jumat', buka: '07:30', tutup: '14:30', istirahat: [] }],
		});
		await change(`/v1/penyelenggara/${agency.badan}`, { jam_layanan: 'Senin sampai Jumat' });
		await change(`/v1/layanan/${service.izin}`, { nama: '=1+1 "cuti", izin', biaya: 'Gratis', jangka_waktu: '2 hari' });
	});
	after(() => env?.stop());

	const services = async (query = '') => {
		const all = [];
		for (let next = `/v1/layanan?limit=100${query}`; next; ) {
			const { json } = await env.api.get(next);
			all.push(...json.data);
			next = json.next_cursor && `/v1/layanan?limit=100${query}&cursor=${encodeURIComponent(json.next_cursor)}`;
		}
		return all;
	};
	const ids = (list) => list.map((one) => one.id).sort();

	describe('CPSV-AP', () => {
		let answer, store;
		const values = (subject, predicate) => store.getObjects(new URL(subject, base).href, predicate, null).map((one) => one.value).sort();
		before(async () => {
			answer = await env.api.get('/v1/katalog.jsonld');
			store = await graph(answer.json, base);
		});

		it('keeps to the shapes, each service and agency once', async () => {
			assert.match(answer.headers['content-type'], /^application\/ld\+json/);
			for (const [whose, faults] of Object.entries(shacl)) assert.deepEqual(await faults(store), [], whose);
			const said = store.getSubjects(type, cpsv('PublicService'), null).map((one) => one.value.split('/').pop());
			assert.deepEqual(said.sort(), ids(await services()));
			assert.equal(store.getSubjects(type, cv('PublicOrganisation'), null).length, 21);
		});

		it('the shapes find what is missing or of another kind', async () => {
			// In a service and in what belongs to it, in an agency, in the data set: that each class is looked at.
			const kk = (copy) => copy['@graph'].find((one) => one['@id'].endsWith(service.kk));
			const of = (kind) => (copy) => copy['@graph'].find((one) => [one['@type']].flat().includes(kind));
			for (const [find, spoil, fault] of [
				[kk, (one) => delete one.identifier, /identifier MinCount/],
				[kk, (one) => delete one.hasCompetentAuthority, /hasCompetentAuthority MinCount/],
				[kk, (one) => (one.hasCompetentAuthority = one['@id']), /hasCompetentAuthority ClassConstraint/],
				[kk, (one) => (one.processingTime = '3 hari'), /processingTime DatatypeConstraint/],
				[kk, (one) => (one.title = { '@value': 'x' }), /title DatatypeConstraint/],
				[kk, (one) => (one.hasCost[0].hasValue = { '@value': 'gratis' }), /hasValue DatatypeConstraint/],
				[kk, (one) => (one.hasCost[0].currency = one['@id']), /currency ClassConstraint/],
				[kk, (one) => delete one.holdsRequirement[0].title, /title MinCount/],
				[kk, (one) => (one.produces[0].identifier = ['a', 'b']), /identifier MaxCount/],
				[kk, (one) => delete one.hasChannel.identifier, /identifier MinCount/],
				[kk, (one) => delete one.follows.description, /description MinCount/],
				[kk, (one) => delete one.hasLegalResource[0]['@type'], /hasLegalResource ClassConstraint/],
				[of('cv:PublicOrganisation'), (one) => delete one.prefLabel, /prefLabel MinCount/],
				[of('cv:PublicOrganisation'), (one) => (one.spatial = one['@id']), /spatial ClassConstraint/],
				[(copy) => copy['@graph'].find((one) => one.contactPoint?.openingHours), (one) => delete one.contactPoint.openingHours['@type'], /openingHours ClassConstraint/],
				[of('dcat:Dataset'), (one) => delete one.publisher, /publisher MinCount/],
				[of('foaf:Agent'), (one) => delete one.title, /title MinCount/],
			])
				for (const [whose, faults] of Object.entries(shacl)) {
					const copy = structuredClone(answer.json);
					spoil(find(copy));
					assert.match((await faults(await graph(copy, base))).join('\n'), fault, whose);
				}
		});

		it('tells of a service what its standard in force says', () => {
			const kk = `/v1/layanan/${service.kk}`;
			assert.deepEqual(values(kk, cv('processingTime')), ['P5D']); // 3 working days are 5 calendar days at most
			assert.deepEqual(values(kk, cv('hasCompetentAuthority')), [`https://layanan.example/v1/penyelenggara/${agency.dinas}`]);
			assert.deepEqual(values(kk, cv('hasCost')).map((one) => values(one, cv('hasValue'))[0]).sort(), ['0.0E0', '5.0E3']);
			assert.deepEqual(values(kk, cv('holdsRequirement')).map((one) => values(one, 'http://purl.org/dc/terms/title')[0]), ['Kartu keluarga lama', 'Buku nikah']);
			assert.deepEqual(values(kk, cpsv('produces')).map((one) => values(one, 'http://purl.org/dc/terms/title')[0]), ['Kartu keluarga']);
			assert.equal(values(kk, cv('hasLegalResource')).length, 2);
			const [rule] = values(kk, cpsv('follows'));
			assert.deepEqual(values(rule, 'http://purl.org/dc/terms/description'), ['1. Pemohon menyerahkan berkas\n2. Berkas diperiksa']);
			const [channel] = values(kk, cv('hasChannel'));
			assert.match(values(channel, 'http://purl.org/dc/terms/description')[0], /Jangka waktu: 3 hari kerja/);
			const contact = `/v1/penyelenggara/${agency.dinas}#kontak`;
			assert.deepEqual(values(contact, cv('telephone')), ['+62 562 441001']);
			assert.deepEqual(values(values(contact, cv('openingHours'))[0], 'http://purl.org/dc/terms/description'), ['Senin 07:30-15:30, Jumat 07:30-14:30']);
		});

		it('and of one without a standard what the catalogue says', () => {
			const izin = `/v1/layanan/${service.izin}`;
			assert.deepEqual(values(izin, cv('processingTime')), []);
			assert.deepEqual(values(values(izin, cv('hasCost'))[0], 'http://purl.org/dc/terms/description'), ['Gratis']);
			assert.match(values(values(izin, cv('hasChannel'))[0], 'http://purl.org/dc/terms/description')[0], /Jangka waktu: 2 hari$/);
		});

		it('linked services: what one requires, what is related; in the answer of one agency only its own', async () => {
			const link = (from, layanan_id, hubungan) => bagian.post(`/v1/layanan/${from}/terkait`, { layanan_id, hubungan }, { expect: 201 });
			const requires = 'http://purl.org/dc/terms/requires';
			await link(service.ktp, service.kk, 'prasyarat');
			await link(service.ktp, service.izin, 'lanjutan');
			const said = async (query) => {
				const one = await graph((await env.api.get(`/v1/katalog.jsonld${query}`)).json, base);
				for (const [whose, faults] of Object.entries(shacl)) assert.deepEqual(await faults(one), [], whose);
				return (of, predicate) => one.getObjects(new URL(`/v1/layanan/${of}`, base).href, predicate, null).map((each) => each.value.split('/').pop());
			};
			const whole = await said('');
			assert.deepEqual([whole(service.ktp, requires), whole(service.ktp, cv('relatedService')), whole(service.izin, cv('relatedService')), whole(service.kk, requires)],
				[[service.kk], [service.izin], [service.ktp], []]);
			const own = await said(`?penyelenggara_id=${agency.dinas}`);
			assert.deepEqual([own(service.ktp, requires), own(service.ktp, cv('relatedService'))], [[service.kk], []]);
		});

		it('of one agency alone, and not of what is no longer offered', async () => {
			const part = await graph((await env.api.get(`/v1/katalog.jsonld?penyelenggara_id=${agency.badan}`)).json, base);
			for (const [whose, faults] of Object.entries(shacl)) assert.deepEqual(await faults(part), [], whose);
			const said = () => part.getSubjects(type, cpsv('PublicService'), null).map((one) => one.value.split('/').pop()).sort();
			assert.deepEqual(said(), ids(await services(`&penyelenggara_id=${agency.badan}`)));
			await change(`/v1/layanan/${service.ktp}`, { aktif: false });
			const after = await env.api.get('/v1/katalog.jsonld');
			assert.ok(!after.body.includes(service.ktp));
			assert.notEqual(after.etag, answer.etag);
			await change(`/v1/layanan/${service.ktp}`, { aktif: true });
		});
	});

	describe('Open Referral HSDS', () => {
		const hsds = (path) => env.api.get(`/v1/katalog/hsds/${path}`).then((answer) => answer.json);
		const kinds = { services: 'service', organizations: 'organization', service_at_locations: 'service_at_location' };

		it('every object of every list keeps to its schema, in short and in full', async () => {
			const root = (await env.api.get('/v1/katalog/hsds')).json;
			assert.deepEqual([root.version, (await env.api.get(new URL(root.openapi_url).pathname)).json.openapi], ['3.1', '3.1.1']);
			for (const [whose, schemas] of Object.entries(byHsds)) {
				assert.deepEqual(schemas.root(root), [], whose);
				for (const [list, kind] of Object.entries(kinds)) {
					const [inList, alone] = [schemas.inList(kind), schemas.alone(kind)];
					const check = (faults, one) => assert.deepEqual(faults(one), [], `${whose}: ${list} ${one.id}`);
					for (const full of [false, true]) {
						const page = await hsds(`${list}?full=${full}&per_page=100`);
						assert.deepEqual(schemas.page(page), [], whose);
						assert.ok(page.contents.length > 0);
						for (const one of page.contents) check(full ? alone : inList, one);
						const first = await hsds(`${list}/${page.contents[0].id}`);
						check(alone, first);
						if (full) assert.deepEqual(first, page.contents[0]);
					}
				}
				assert.deepEqual(schemas.alone('service')(await hsds(`services/${service.kk}`)), [], whose);
			}
		});

		it('the schemas find what is missing or of another kind', async () => {
			const kk = await hsds(`services/${service.kk}`);
			for (const [spoil, fault] of [
				[(one) => delete one.status, /required.*status/],
				[(one) => (one.status = 'aktif'), /status must be equal to one of/],
				[(one) => (one.last_modified = '2026-01-05'), /last_modified must match format "date-time"/],
				[(one) => delete one.organization.description, /organization must have required property 'description'/],
				[(one) => (one.cost_options[0].amount = '0'), /amount must be number/],
				[(one) => (one.required_documents[0].id = 'x'), /required_documents\/0\/id must match format "uuid"/],
				[(one) => delete one.service_at_locations[0].location.addresses[0].postal_code, /postal_code/],
				[(one) => (one.service_at_locations[0].location.schedules[0].freq = 'DAILY'), /freq must be equal to one of/],
				[(one) => delete one.phones[0].number, /required.*number/],
			])
				for (const [whose, schemas] of Object.entries(byHsds)) {
					const copy = structuredClone(kk);
					spoil(copy);
					assert.match(schemas.alone('service')(copy).join('\n'), fault, whose);
				}
			for (const [whose, schemas] of Object.entries(byHsds)) {
				assert.match(schemas.inList('organization')({ id: 'x', name: 'x', description: null }).join(), /uuid.*must be string/, whose);
				assert.match(schemas.inList('service')({ id: service.kk, name: 'x' }).join(), /required.*status/, whose);
				assert.match(schemas.inList('service_at_location')({ id: service.kk, location: {} }).join(), /location_type/, whose);
				assert.match(schemas.page({ empty: 'tidak' }).join(), /empty must be boolean/, whose);
			}
		});

		it('pages by number, each service once', async () => {
			const all = await services();
			const seen = [];
			let page;
			for (let number = 1; !page?.last_page; number++) {
				page = await hsds(`services?page=${number}&per_page=20`);
				assert.deepEqual([page.page_number, page.total_items, page.total_pages, page.first_page], [number, all.length, Math.ceil(all.length / 20), number === 1]);
				assert.equal(page.size, page.contents.length);
				seen.push(...page.contents);
			}
			assert.deepEqual(ids(seen), ids(all));
			const beyond = await hsds('services?page=99');
			assert.deepEqual([beyond.empty, beyond.size, beyond.last_page, beyond.contents], [true, 0, true, []]);
			const own = await hsds(`services?organization_id=${agency.badan}&per_page=100`);
			assert.deepEqual(ids(own.contents), ids(await services(`&penyelenggara_id=${agency.badan}`)));
			const changed = ids((await hsds(`service_at_locations?modified_after=${encodeURIComponent('2026-03-01T00:00:00+07:00')}`)).contents);
			// a standard that was set is a change of its service, one of the office of all its services
			assert.deepEqual([service.izin, service.kk, '0195a000-0000-7000-8000-0f0000000001'].map((one) => changed.includes(one)), [true, true, false]);
			for (const query of ['page=0', 'per_page=101', 'full=ya', 'modified_after=kemarin', 'organization_id=x']) await env.api.get(`/v1/katalog/hsds/services?${query}`, { expect: 400 });
		});

		it('tells of a service its office, hours, costs and requirements', async () => {
			const kk = await hsds(`services/${service.kk}`);
			assert.deepEqual(kk.cost_options.map((one) => [one.option, one.amount, one.currency, one.amount_description]), [['Baru', 0, 'IDR', undefined], ['Legalisir', 5000, 'IDR', 'Perda 1/2024']]);
			assert.deepEqual(kk.required_documents.map((one) => one.document), ['Kartu keluarga lama', 'Buku nikah (bagi yang sudah kawin)']);
			assert.equal(kk.fees_description, 'Baru: gratis; Legalisir: Rp5.000');
			assert.equal(kk.application_process, '1. Pemohon menyerahkan berkas\n2. Berkas diperiksa\nJangka waktu: 3 hari kerja');
			const [{ location }] = kk.service_at_locations;
			assert.deepEqual([location.addresses[0].address_1, location.addresses[0].postal_code, location.addresses[0].country], ['Jalan Sanggau Ledo 1', '79211', 'ID']);
			assert.deepEqual(location.schedules.map((one) => [one.byday, one.opens_at, one.closes_at, one.notes]), [
				['MO', '07:30+07:00', '15:30+07:00', 'Istirahat 12:00-13:00'], ['FR', '07:30+07:00', '14:30+07:00', undefined],
			]);
			assert.deepEqual(location.phones.map((one) => [one.type, one.number]), [['voice', '+62 562 441001'], ['fax', '0562-441002']]);
			// an address that is not whole stands as the description, hours in words as words
			const badan = await hsds(`organizations/${agency.badan}`);
			assert.deepEqual([badan.locations[0].addresses, badan.locations[0].description, badan.locations[0].schedules[0].description], [undefined, 'Bengkayang', 'Senin sampai Jumat']);
		});

		it('one of a task force is given where that is placed', async () => {
			const made = (await bagian.post('/v1/layanan', { penyelenggara_id: agency.dinas, kode: 'GUGUS', nama: 'Layanan keliling', jenis: 'jasa', pola: 'gugus_tugas' }, { expect: 201 })).json;
			const decide = (tanggal, penempatan) =>
				bagian.post(`/v1/layanan/${made.id}/kewajiban`, { jenis: 'keputusan_gugus_tugas', nomor: '1', tanggal, pejabat: 'Bupati', gugus_tugas: { koordinator_id: agency.badan, penempatan } }, { expect: 201 });
			const given = async () => {
				const [full, short] = [(await hsds(`services/${made.id}`)).service_at_locations[0], (await hsds('service_at_locations?per_page=100')).contents.find((one) => one.id === made.id)];
				for (const [whose, schemas] of Object.entries(byHsds)) assert.deepEqual([schemas.alone('service_at_location')(full), schemas.inList('service_at_location')(short)], [[], []], whose);
				assert.equal(full.location_id, full.location.id);
				assert.deepEqual(short.location_id, full.location_id);
				return full;
			};
			const before = await given();
			assert.equal(before.location_id, agency.dinas);
			await decide('2026-03-01', { alamat: 'Pasar Bengkayang', lokasi: { lintang: 0.83, bujur: 109.49 } });
			const { location, schedules } = await given();
			assert.deepEqual([location.description, location.latitude, location.longitude, location.organization_id, schedules], ['Pasar Bengkayang', 0.83, 109.49, agency.badan, undefined]);
			assert.notEqual(location.id, agency.dinas);
			await decide('2026-03-02', { penyelenggara_id: agency.badan });
			const at = await given();
			assert.deepEqual([at.location_id, at.schedules[0].description], [agency.badan, 'Senin sampai Jumat']);
			assert.ok((await hsds(`services/${made.id}`)).last_modified > made.diperbarui_pada, 'what is said of the service has changed');
		});

		it('one that is no longer offered is inactive, and in no list', async () => {
			await change(`/v1/layanan/${service.ktp}`, { aktif: false });
			assert.equal((await hsds(`services/${service.ktp}`)).status, 'inactive');
			assert.ok(!ids((await hsds('services?per_page=100')).contents).includes(service.ktp));
			await change(`/v1/layanan/${service.ktp}`, { aktif: true });
			assert.ok(ids((await hsds('services?per_page=100')).contents).includes(service.ktp));
		});
	});

	it('CSV: a line for each service; what a spreadsheet would take for a formula is guarded', async () => {
		const answer = await env.api.get('/v1/katalog.csv');
		assert.match(answer.headers['content-disposition'], /filename="katalog.csv"/);
		const rows = parse(answer.body, { columns: true, record_delimiter: '\r\n' });
		assert.deepEqual(rows.map((row) => row.kode).sort(), (await services()).map((one) => one.kode).sort());
		const kk = rows.find((row) => row.kode === 'DUKCAPIL-KK');
		assert.deepEqual(
			[kk.persyaratan, kk.jangka_waktu, kk.biaya, kk.nomor_keputusan_standar, kk.standar_berlaku_dari, kk.telepon, kk.lintang],
			['Kartu keluarga lama; Buku nikah', '3 hari kerja', 'Baru: gratis; Legalisir: Rp5.000', '188.4/12/2026', '2026-02-16', "'+62 562 441001", '0.820000'],
		);
		assert.equal(rows.find((row) => row.kode === 'BKPSDM-CUTI').nama, `'=1+1 "cuti", izin`);
		const own = parse((await env.api.get(`/v1/katalog.csv?penyelenggara_id=${agency.badan}`)).body, { columns: true });
		assert.deepEqual([...new Set(own.map((row) => row.kode_penyelenggara))], ['BKPSDM']);
		const none = (await env.api.get(`/v1/katalog.csv?penyelenggara_id=${service.kk}`)).body.toString();
		assert.deepEqual([none.split('\r\n').length, none.startsWith('kode,nama,')], [2, true]);
	});
});
