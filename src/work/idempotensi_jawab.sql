-- Keeps the first answer of a claimed key, in the transaction of the change itself.
update idempotensi
   set status = :status::smallint, jawaban = :jawaban::bytea
 where pemanggil = (select layanand.pemanggil()) and kunci = :kunci::text
