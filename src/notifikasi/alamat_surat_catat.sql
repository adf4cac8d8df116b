-- What the holder of an address says counts from now on; with his consent what was held back goes out.
with kata as (
    insert into alamat_surat as s (hash, terima, sejak) values (decode(:hash::text, 'hex'), :terima::boolean, :sekarang::timestamptz)
        on conflict (hash) do update set terima = excluded.terima, sejak = excluded.sejak
), lepas as (
    update notifikasi n set status = 'menunggu', alasan = null, coba_pada = greatest(n.coba_pada, :sekarang::timestamptz)
     where :terima::boolean and n.alamat_hash = decode(:hash::text, 'hex') and n.saluran = 'email' and n.status = 'ditahan'
    returning 1
)
select count(*) as dilepas from lepas
