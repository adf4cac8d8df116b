select count(*)::integer as n from uji
