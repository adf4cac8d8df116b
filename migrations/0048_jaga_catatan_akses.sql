-- Notes of reading that a rule still keeps cannot be erased, not even by the daemon itself.

select set_config('layanand.peran', 'sistem', true);

drop policy akses_identitas_hapus on akses_identitas;
create policy akses_identitas_hapus on akses_identitas for delete
    using (layanand.peran() = 'sistem' and waktu < (select layanand.retensi_batas('akses_identitas')));
drop policy dokumen_akses_hapus on dokumen_akses;
create policy dokumen_akses_hapus on dokumen_akses for delete
    using (layanand.peran() = 'sistem' and waktu < (select layanand.retensi_batas('akses_dokumen')));
