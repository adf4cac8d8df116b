update keputusan_libur
   set diperpanjang = :diperpanjang::integer, diperpendek = :diperpendek::integer, dihitung_ulang = :dihitung_ulang::integer,
       dibiarkan = :dibiarkan::integer
 where id = :id::uuid
