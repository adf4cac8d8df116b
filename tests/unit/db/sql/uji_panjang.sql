select repeat(:isi::text, :kali::integer) as isi
