-- One invitation for somebody who has just received this service.
select u.survei_id, u.token from layanand.skm_undang(:layanan_id::uuid, layanand.tanggal(:sekarang::timestamptz)) u
