-- What the pattern of a service obliges to, and by what each obligation is met.
select l.id as "layanan.id", l.nama as "layanan.nama", l.pola,
       not exists (select from kewajiban_tampil k where k.layanan_id = l.id and not k.terpenuhi) as lengkap,
       array_to_json(array(select x from (
            select k.jenis, k.uraian, k.dasar_hukum, k.terpenuhi, k.terakhir, k.jatuh_tempo,
                   array_to_json(array(select y from (
                        select c.nomor, c.tanggal, c.pejabat, c.uraian, c.berlaku_sampai, coalesce(c.pelaksana, '[]') as pelaksana, c.koordinator
                          from kewajiban_catatan c
                          join aturan_kewajiban a on a.jenis = c.jenis
                         where c.jenis = k.jenis
                           and case a.bukti when 'catatan_penyelenggara' then c.penyelenggara_id = l.penyelenggara_id else c.layanan_id = l.id end
                         order by c.tanggal desc, c.id desc limit 20) y)) as catatan
              from kewajiban_tampil k where k.layanan_id = l.id order by k.jenis) x)) as kewajiban
  from layanan l
 where l.id = :id::uuid
