-- From now on the result is everybody's; later ones tell of further media.
with terbit as (
    update seleksi_putusan p set diumumkan_pada = :sekarang::timestamptz
     where p.berkas_id = :berkas::uuid and p.diumumkan_pada is null
)
select layanand.publikasikan(:berkas::uuid, :tanggal::date, :media::jsonb, :sekarang::timestamptz) where layanand.seleksi_tanpa_konflik(:berkas::uuid)
