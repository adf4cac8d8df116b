-- Keeps the first answer under its key, in the transaction of the change itself and as its last word. Who took the key just as another one's
-- transaction had let it go, without seeing its answer yet, is sent back to see it.
insert into idempotensi as i (pemanggil, kunci, operasi, sidik, status, jawaban)
values (layanand.pemanggil(), :kunci::text, :operasi::text, decode(:sidik::text, 'hex'), :status::smallint, :jawaban::bytea)
    on conflict (pemanggil, kunci) do update
       set operasi = excluded.operasi, sidik = excluded.sidik, status = excluded.status, jawaban = excluded.jawaban,
           dibuat_pada = case when i.dibuat_pada > now() - interval '24 hours' then layanand.ulangi() else now() end
