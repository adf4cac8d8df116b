-- A link lays duties on both services, so those who answer for either dissolve it: nobody is held by what another agency wrote.
alter policy layanan_terkait_ubah on layanan_terkait
    using (dilepas_pada is null
           and (layanand.peran() = 'sistem'
                or layanand.mengurus((select l.penyelenggara_id from layanan l where l.id = layanan_id))
                or layanand.mengurus((select l.penyelenggara_id from layanan l where l.id = terkait_id))));
