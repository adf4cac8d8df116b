-- The channels this daemon has a sender for: what follows is queued for them alone.
update saluran_notifikasi set terpasang = saluran = any (:terpasang::text[])
