update jam set geser_us = :geser_us::bigint, versi = versi + 1 returning versi
