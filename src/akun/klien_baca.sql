select k.rahasia, k.peran, k.cakupan from klien k where k.id = :id::text and k.aktif
