-- One notice that is due, lent to this daemon until its time has passed (machine time: another takes it over when this one dies). What is
-- needed to send it comes with it; that the owner's address is read is written down (UU 27/2022). usang: nothing is left to be told, or
-- nobody wants to be told any more. penuh: its holder refuses them, or the owner gave another address meanwhile which has had its notices of the
-- day. belum_terbukti: the code by which its holder speaks goes with it. surat: what a letter to the holder of an account is made of, as long as it is good.
with pilih as materialized (
    select n.id from notifikasi n
     where n.status = 'menunggu' and n.saluran = any (:saluran::text[]) and n.coba_pada <= :sekarang::timestamptz
       and (n.dipinjam_sampai is null or n.dipinjam_sampai < :mesin::timestamptz)
     order by n.coba_pada, n.id
     limit 1
       for update skip locked
), alamat as materialized (
    select n.id, a.hash, s.terima,
           s.terima is false
           or n.alamat_hash is distinct from a.hash and coalesce(layanand.sisa_notifikasi(a.hash, n.saluran, n.golongan), 1) <= 0 as penuh
      from pilih p
      join notifikasi n on n.id = p.id
      left join berkas b on b.id = n.berkas_id
     cross join lateral (select case n.penerima when 'pemilik' then layanand.alamat_notifikasi(b, n.saluran) when 'akun' then n.alamat_hash end as hash) a
      left join alamat_surat s on s.hash = a.hash
), ambil as (
    update notifikasi n
       set percobaan = n.percobaan + 1, dipinjam_sampai = :mesin::timestamptz + :pinjam_s::integer * interval '1 second',
           alamat_hash = p.hash
      from alamat p
     where n.id = p.id
    returning n.*, p.penuh, p.terima
), dibaca as (
    insert into akses_identitas (id, berkas_id, waktu, peran, pembaca, tujuan)
    select layanand.uuid_v7(:sekarang::timestamptz), layanand.berkas_identitas(b), :sekarang::timestamptz, 'sistem', 'sistem', 'notifikasi'
      from ambil a
      join berkas b on b.id = a.berkas_id
     where a.penerima = 'pemilik' and layanand.berkas_identitas(b) is not null
)
select a.id, i.berkas_id as identitas_berkas, a.penerima_id, a.saluran, a.bahasa, a.isi, a.percobaan, (extract(epoch from a.dibuat_pada) * 1000000)::bigint as dibuat_us,
       case a.bahasa when 'en' then t.subjek_en else t.subjek_id end as subjek,
       case a.bahasa when 'en' then t.isi_en else t.isi_id end as teks,
       case a.bahasa when 'en' then f.isi_en else f.isi_id end as bingkai,
       i.isi as identitas, a.surat_akun_id, x.isi as surat,
       k.isi as kontak, o.email as kotak,
       a.tenggat_id is not null and (w.status <> 'berjalan' or w.hari_akhir <> a.hari_akhir)
           or a.penerima = 'pemilik' and not exists (select 1 from layanand.pemilik_notifikasi(b) m where a.saluran = any (m.saluran))
           or a.penerima = 'akun' and x.isi is null as usang,
       a.penuh, a.saluran = 'email' and a.alamat_hash is not null and a.terima is null as belum_terbukti
  from ambil a
  left join berkas b on b.id = a.berkas_id
  join templat_notifikasi t on t.templat = a.templat and t.saluran = a.saluran
  left join templat_notifikasi f on f.templat = t.bingkai and f.saluran = t.saluran
  left join identitas i on i.berkas_id = layanand.berkas_identitas(b) and a.penerima = 'pemilik'
  left join kontak_notifikasi k on k.sub = a.penerima_id and a.penerima <> 'pemilik'
  left join penyelenggara o on o.id = a.penyelenggara_id
  left join tenggat w on w.id = a.tenggat_id
  left join surat_akun x on x.id = a.surat_akun_id and x.dipakai_pada is null and x.kedaluwarsa > :sekarang::timestamptz
