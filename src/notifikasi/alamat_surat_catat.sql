-- What the holder of an address says counts from now on; with his consent what was held back goes out.
select layanand.alamat_surat_catat(decode(:hash::text, 'hex'), :terima::boolean) as dilepas
