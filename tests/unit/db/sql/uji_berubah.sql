select isi from uji_berubah where id = :id::integer
