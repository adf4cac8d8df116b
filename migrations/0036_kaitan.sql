-- Services whose processes belong together (P11): links, seen from both sides, and what they oblige to.

select set_config('layanand.peran', 'sistem', true);

-- ---------------------------------------------------------------- links
create table layanan_terkait (
    id uuid primary key,
    layanan_id uuid not null references layanan (id),
    terkait_id uuid not null references layanan (id),
    hubungan text not null constraint layanan_terkait_hubungan check (hubungan in ('prasyarat', 'lanjutan', 'bersama')),
    keterangan text,
    sejak timestamptz not null,
    dilepas_pada timestamptz,
    constraint layanan_terkait_diri check (layanan_id <> terkait_id),
    constraint layanan_terkait_urut check (dilepas_pada >= sejak)
);
comment on table layanan_terkait is 'Services with linked processes (P11(1)); a link that is dissolved stays with its end';
comment on column layanan_terkait.id is 'UUIDv7';
comment on column layanan_terkait.layanan_id is 'service whose agency wrote the link';
comment on column layanan_terkait.terkait_id is 'the other one';
comment on column layanan_terkait.hubungan is 'what the other one is to it: prasyarat (had before), lanjutan (comes after), bersama (handled together)';
comment on column layanan_terkait.keterangan is 'how the processes meet, in words';
comment on column layanan_terkait.sejak is 'legal instant it was written';
comment on column layanan_terkait.dilepas_pada is 'legal instant it was dissolved, or NULL: it holds';
create unique index layanan_terkait_satu on layanan_terkait (layanan_id, terkait_id, hubungan) where dilepas_pada is null;
create unique index layanan_terkait_bersama on layanan_terkait (least(layanan_id, terkait_id), greatest(layanan_id, terkait_id))
    where dilepas_pada is null and hubungan = 'bersama';
create index layanan_terkait_layanan on layanan_terkait (layanan_id);
create index layanan_terkait_balik on layanan_terkait (terkait_id);

alter table layanan_terkait enable row level security;
alter table layanan_terkait force row level security;
create policy layanan_terkait_baca on layanan_terkait for select using (coalesce(layanand.peran(), '') <> '');
create policy layanan_terkait_tambah on layanan_terkait for insert with check (
    dilepas_pada is null and (layanand.peran() = 'sistem' or layanand.mengurus((select l.penyelenggara_id from layanan l where l.id = layanan_id))));
create policy layanan_terkait_ubah on layanan_terkait for update
    using (dilepas_pada is null and (layanand.peran() = 'sistem' or layanand.mengurus((select l.penyelenggara_id from layanan l where l.id = layanan_id))))
    with check (dilepas_pada is not null);
grant select, insert on layanan_terkait to layanand_daemon;
grant update (dilepas_pada) on layanan_terkait to layanand_daemon;

-- From both sides: what the other one is to this one.
create view layanan_kaitan with (security_invoker = true) as
    select t.id, t.layanan_id, t.terkait_id, t.hubungan, t.keterangan, t.sejak from layanan_terkait t where t.dilepas_pada is null
    union all
    select t.id, t.terkait_id, t.layanan_id, case t.hubungan when 'prasyarat' then 'prasyarat_bagi' when 'lanjutan' then 'lanjutan_dari' else t.hubungan end,
           t.keterangan, t.sejak
      from layanan_terkait t where t.dilepas_pada is null;
comment on view layanan_kaitan is 'Links that hold, from both sides, under the policies of the reader';
grant select on layanan_kaitan to layanand_daemon;

-- Nothing is its own prerequisite, over however many links. One at a time: two links that close a circle together would not see each other.
create function layanand.jaga_prasyarat() returns trigger language plpgsql as $$
begin
    perform pg_advisory_xact_lock(hashtextextended('layanan_terkait.prasyarat', 7));
    if exists (
        with recursive sebelum (id) as (
            select new.terkait_id
            union
            select t.terkait_id from public.layanan_terkait t join sebelum s on t.layanan_id = s.id where t.hubungan = 'prasyarat' and t.dilepas_pada is null)
        select from sebelum where id = new.layanan_id) then
        raise exception 'layanan menjadi prasyarat dirinya sendiri' using constraint = 'layanan_terkait_lingkaran';
    end if;
    return null;
end $$;
create trigger layanan_terkait_prasyarat after insert on layanan_terkait for each row when (new.hubungan = 'prasyarat') execute function layanand.jaga_prasyarat();

-- A link is history of both services, also where another agency gives the other one; there the event is written in the name of the daemon, by the
-- role that acted. By agency, so that two who link at the same time wait for each other in the same order.
create function layanand.kaitan_catat() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
    peran text := layanand.peran();
begin
    if layanand.tidak_dijaga() then
        return null;
    end if;
    perform set_config('layanand.peran', 'sistem', true);
    insert into kejadian (rantai_id, id, proses, penyelenggara_id, jenis, waktu, pelaku, pelaku_id, data)
    select s.penyelenggara_id, layanand.uuid_v7(layanand.sekarang()), 'katalog', s.penyelenggara_id,
           case when new.dilepas_pada is null then 'layanan.dikaitkan' else 'layanan.dilepaskan' end, layanand.sekarang(), peran, layanand.saya(),
           jsonb_build_object('objek', 'layanan', 'objek_id', s.id,
               'sebelum', jsonb_build_object('terkait', case when new.dilepas_pada is not null then s.kaitan end),
               'sesudah', jsonb_build_object('terkait', case when new.dilepas_pada is null then s.kaitan end))
      from (select l.id, l.penyelenggara_id,
                   jsonb_build_object('layanan_id', case l.id when new.layanan_id then new.terkait_id else new.layanan_id end,
                       'hubungan', case when l.id = new.layanan_id or new.hubungan = 'bersama' then new.hubungan
                                        when new.hubungan = 'prasyarat' then 'prasyarat_bagi' else 'lanjutan_dari' end) as kaitan
              from layanan l where l.id in (new.layanan_id, new.terkait_id)
             order by l.penyelenggara_id, l.id) s;
    perform set_config('layanand.peran', peran, true);
    return null;
end $$;
create trigger layanan_terkait_catat after insert or update on layanan_terkait for each row execute function layanand.kaitan_catat();

-- ---------------------------------------------------------------- what links oblige to
alter table aturan_kewajiban
    add column terkait boolean not null default false,
    add column bukti text not null default 'catatan' constraint aturan_kewajiban_bukti check (bukti in ('catatan', 'catatan_penyelenggara', 'keadaan')),
    drop constraint aturan_kewajiban_bagi,
    add constraint aturan_kewajiban_bagi check ((pola is not null)::integer + uptd::integer + terkait::integer = 1);
comment on column aturan_kewajiban.terkait is 'for services that are linked with others';
comment on column aturan_kewajiban.bukti is 'what meets it: a record of the service, a record of any service of its agency, or how things are';

-- Rules come by migrations; the daemon has no right to write them.
create policy aturan_kewajiban_tulis on aturan_kewajiban for all using (layanand.peran() = 'sistem') with check (layanand.peran() = 'sistem');
insert into aturan_kewajiban (jenis, terkait, bukti, uraian, dasar_hukum)
values ('keterkaitan_satu_pintu', true, 'keadaan', 'Layanan yang prosesnya berkaitan dilaksanakan dengan pola terpadu satu pintu',
        'Perbup Bengkayang 24/2018 Pasal 11 ayat (1)'),
       ('kedudukan_satu_pintu', true, 'catatan_penyelenggara',
        'Satu penyelenggara yang berkedudukan, bertugas pokok dan berfungsi melaksanakan pelayanan satu pintu bagi layanan yang berkaitan',
        'Perbup Bengkayang 24/2018 Pasal 11 ayat (2)');

create index kewajiban_catatan_penyelenggara on kewajiban_catatan (penyelenggara_id, jenis, tanggal);

create or replace view kewajiban_tampil with (security_invoker = true) as
    select l.id as layanan_id, l.nama as layanan, l.penyelenggara_id, o.nama as penyelenggara, a.jenis, a.uraian, a.dasar_hukum, c.terakhir, c.jatuh_tempo,
           case a.jenis when 'keterkaitan_satu_pintu' then l.pola = 'satu_pintu' and t.satu_pintu
                        when 'kedudukan_satu_pintu' then c.ada and t.satu_penyelenggara
                        else c.ada end as terpenuhi
      from layanan l
      join penyelenggara o on o.id = l.penyelenggara_id
     cross join lateral (
            select count(*) > 0 as ada, bool_and(x.pola = 'satu_pintu') as satu_pintu, bool_and(x.penyelenggara_id = l.penyelenggara_id) as satu_penyelenggara
              from layanan_kaitan k
              join layanan x on x.id = k.terkait_id
             where k.layanan_id = l.id and x.aktif) t
      join aturan_kewajiban a on l.pola = any (a.pola) or a.uptd and o.jenis = 'uptd' or a.terkait and t.ada
     cross join lateral (
            select min(s.terakhir) as terakhir, min(s.jatuh_tempo) as jatuh_tempo,
                   coalesce(bool_and(coalesce(s.jatuh_tempo, 'infinity') >= layanand.tanggal(layanand.sekarang())), false) as ada
              from (select k.tanggal as terakhir, least(k.berlaku_sampai, (k.tanggal + make_interval(months => a.berkala_bulan))::date) as jatuh_tempo
                      from kewajiban_catatan k
                     where k.jenis = a.jenis and k.tanggal <= layanand.tanggal(layanand.sekarang())
                       and case a.bukti when 'catatan' then k.layanan_id = l.id when 'catatan_penyelenggara' then k.penyelenggara_id = l.penyelenggara_id end
                     order by coalesce(least(k.berlaku_sampai, (k.tanggal + make_interval(months => a.berkala_bulan))::date), 'infinity') desc, k.tanggal desc
                     limit 1) s) c
     where l.aktif;

-- ---------------------------------------------------------------- said to others
-- As before, and a link that is written or dissolved is a change of both services.
create or replace function layanand.layanan_isi(l layanan, p_hari date)
    returns table (persyaratan jsonb, prosedur jsonb, jangka_waktu jsonb, jangka_kata text, biaya jsonb, biaya_kata text, produk jsonb, dasar_hukum jsonb,
                   nomor_keputusan text, berlaku_dari date, berubah_pada timestamptz) language plpgsql stable as $$
begin
    return query
    select coalesce(s.komponen -> 'persyaratan',
                    (select jsonb_agg(jsonb_build_object('uraian', x.v) order by x.o) from jsonb_array_elements_text(l.persyaratan) with ordinality x (v, o)), '[]'),
           coalesce(s.komponen -> 'prosedur', '[]'),
           s.komponen -> 'jangka_waktu',
           coalesce(layanand.jangka_kata(s.komponen -> 'jangka_waktu'), l.jangka_waktu),
           coalesce(s.komponen -> 'biaya', case when l.biaya is not null then jsonb_build_array(jsonb_build_object('uraian', l.biaya)) end, '[]'),
           coalesce((select string_agg((x.v ->> 'uraian') || ': ' || case when (x.v ->> 'jumlah')::bigint = 0 then 'gratis' else 'Rp' || (x.v ->> 'jumlah') end, '; '
                                       order by x.o)
                       from jsonb_array_elements(s.komponen -> 'biaya') with ordinality x (v, o)), l.biaya),
           coalesce(s.komponen -> 'produk', case when l.produk is not null then jsonb_build_array(l.produk) end, '[]'),
           coalesce(s.komponen -> 'dasar_hukum', '[]'),
           s.nomor_keputusan, s.berlaku_dari,
           greatest(l.diperbarui_pada, s.ditetapkan_pada, s.berlaku_dari::timestamp at time zone 'Asia/Jakarta',
                    (select max(greatest(t.sejak, t.dilepas_pada)) from public.layanan_terkait t where l.id in (t.layanan_id, t.terkait_id)))
      from (select layanand.standar_berlaku(l.id, p_hari) as id) b
      left join standar s on s.berkas_id = b.id;
end $$;

-- CPSV-AP: dct:requires, cv:relatedService.
create or replace function layanand.cpsv_konteks() returns json language sql immutable parallel safe as $$
    select '{
      "cpsv": "http://purl.org/vocab/cpsv#", "cv": "http://data.europa.eu/m8g/", "dct": "http://purl.org/dc/terms/", "dcat": "http://www.w3.org/ns/dcat#",
      "eli": "http://data.europa.eu/eli/ontology#", "foaf": "http://xmlns.com/foaf/0.1/", "locn": "http://www.w3.org/ns/locn#", "org": "http://www.w3.org/ns/org#",
      "skos": "http://www.w3.org/2004/02/skos/core#", "time": "http://www.w3.org/2006/time#", "xsd": "http://www.w3.org/2001/XMLSchema#",
      "AdministrativeTerritorialUnit": "http://data.europa.eu/88u/dataset/atu-type",
      "title": {"@id": "dct:title", "@language": "id"}, "description": {"@id": "dct:description", "@language": "id"},
      "prefLabel": {"@id": "skos:prefLabel", "@language": "id"}, "fullAddress": {"@id": "locn:fullAddress", "@language": "id"},
      "postName": {"@id": "locn:postName", "@language": "id"}, "postCode": "locn:postCode", "identifier": "dct:identifier",
      "telephone": "cv:telephone", "email": "cv:email",
      "hasValue": {"@id": "cv:hasValue", "@type": "xsd:double"}, "processingTime": {"@id": "cv:processingTime", "@type": "xsd:duration"},
      "modified": {"@id": "dct:modified", "@type": "xsd:dateTime"},
      "hasCompetentAuthority": {"@id": "cv:hasCompetentAuthority", "@type": "@id"}, "contactPoint": {"@id": "cv:contactPoint", "@type": "@id"},
      "contactPage": {"@id": "cv:contactPage", "@type": "@id"}, "openingHours": {"@id": "cv:openingHours", "@type": "@id"},
      "hasCost": {"@id": "cv:hasCost", "@type": "@id"}, "currency": {"@id": "cv:currency", "@type": "@id"},
      "hasChannel": {"@id": "cv:hasChannel", "@type": "@id"}, "holdsRequirement": {"@id": "cv:holdsRequirement", "@type": "@id"},
      "hasLegalResource": {"@id": "cv:hasLegalResource", "@type": "@id"}, "isClassifiedBy": {"@id": "cv:isClassifiedBy", "@type": "@id"},
      "requires": {"@id": "dct:requires", "@type": "@id"}, "relatedService": {"@id": "cv:relatedService", "@type": "@id"},
      "produces": {"@id": "cpsv:produces", "@type": "@id"}, "follows": {"@id": "cpsv:follows", "@type": "@id"},
      "language": {"@id": "dct:language", "@type": "@id"}, "spatial": {"@id": "dct:spatial", "@type": "@id"},
      "publisher": {"@id": "dct:publisher", "@type": "@id"}, "isPartOf": {"@id": "dct:isPartOf", "@type": "@id"}, "hasPart": {"@id": "dct:hasPart", "@type": "@id"},
      "address": {"@id": "locn:address", "@type": "@id"}, "subOrganizationOf": {"@id": "org:subOrganizationOf", "@type": "@id"}
    }'::json
$$;

-- Of the links only those with services that are in the same answer: of one agency alone (p_penyelenggara), or of all.
drop function layanand.cpsv_layanan(layanan, penyelenggara, date);
create function layanand.cpsv_layanan(l layanan, p penyelenggara, p_hari date, p_penyelenggara uuid) returns json language plpgsql stable as $$
begin
    return (
        select json_build_object('@id', '/v1/layanan/' || l.id, '@type', 'cpsv:PublicService', 'identifier', l.kode, 'title', l.nama,
                   'description', coalesce(l.uraian, l.produk, l.nama), 'modified', greatest(i.berubah_pada, p.diperbarui_pada),
                   'language', 'http://publications.europa.eu/resource/authority/language/IND', 'spatial', layanand.cpsv_wilayah(p.kode_wilayah),
                   'isPartOf', '/v1/katalog.jsonld#katalog', 'hasCompetentAuthority', '/v1/penyelenggara/' || p.id,
                   'contactPoint', case when layanand.cpsv_kontak(p) is not null then '/v1/penyelenggara/' || p.id || '#kontak' end,
                   'isClassifiedBy', json_build_array('/v1/katalog.jsonld#jenis-' || l.jenis, '/v1/katalog.jsonld#pola-' || l.pola),
                   'processingTime', layanand.jangka_iso(i.jangka_waktu), 'requires', k.prasyarat, 'relatedService', k.lainnya,
                   'hasChannel', layanand.cpsv_bagian(l, 'cv:Channel', 'loket', 1, json_build_object(
                       'description', p.nama || coalesce('. Jangka waktu: ' || i.jangka_kata, ''), 'processingTime', layanand.jangka_iso(i.jangka_waktu))),
                   'hasCost', (select json_agg(layanand.cpsv_bagian(l, 'cv:Cost', 'biaya', x.o, json_build_object('description', x.v ->> 'uraian',
                                       'hasValue', (x.v ->> 'jumlah')::bigint,
                                       'currency', case when x.v ? 'jumlah' then 'http://publications.europa.eu/resource/authority/currency/IDR' end)) order by x.o)
                                 from jsonb_array_elements(i.biaya) with ordinality x (v, o)),
                   'holdsRequirement', (select json_agg(layanand.cpsv_bagian(l, 'cv:Requirement', 'syarat', x.o, json_build_object(
                                              'title', x.v ->> 'uraian', 'description', x.v ->> 'keterangan')) order by x.o)
                                          from jsonb_array_elements(i.persyaratan) with ordinality x (v, o)),
                   'produces', (select json_agg(layanand.cpsv_bagian(l, 'cv:Output', 'produk', x.o, json_build_object('title', x.v)) order by x.o)
                                  from jsonb_array_elements_text(i.produk) with ordinality x (v, o)),
                   'follows', (select layanand.cpsv_bagian(l, 'cpsv:Rule', 'prosedur', 1, json_build_object('title', 'Sistem, mekanisme dan prosedur',
                                       'description', string_agg(x.o || '. ' || (x.v ->> 'uraian'), E'\n' order by x.o)))
                                 from jsonb_array_elements(i.prosedur) with ordinality x (v, o) having count(*) > 0),
                   'hasLegalResource', (select json_agg(layanand.cpsv_bagian(l, 'eli:LegalResource', 'hukum', x.o, json_build_object('title', x.v)) order by x.o)
                                          from jsonb_array_elements_text(i.dasar_hukum) with ordinality x (v, o)))
          from layanand.layanan_isi(l, p_hari) i
         cross join lateral (
                select json_agg('/v1/layanan/' || x.id order by x.id) filter (where t.hubungan = 'prasyarat') as prasyarat,
                       json_agg(distinct '/v1/layanan/' || x.id) filter (where t.hubungan in ('lanjutan', 'lanjutan_dari', 'bersama')) as lainnya
                  from layanan_kaitan t
                  join layanan x on x.id = t.terkait_id
                 where t.layanan_id = l.id and x.aktif and (p_penyelenggara is null or x.penyelenggara_id = p_penyelenggara)) k);
end $$;

-- What ready answers tell of (src/cache): the day of the last change, in HSDS.
select layanand.cache_ikut('layanan_terkait');

revoke execute on function layanand.jaga_prasyarat(), layanand.kaitan_catat(), layanand.cpsv_layanan(layanan, penyelenggara, date, uuid) from public;
grant execute on function layanand.jaga_prasyarat(), layanand.kaitan_catat(), layanand.cpsv_layanan(layanan, penyelenggara, date, uuid) to layanand_daemon;
