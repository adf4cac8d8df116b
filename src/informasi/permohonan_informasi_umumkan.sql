-- How the public register words what was asked; a new wording takes the place of the former one, which stays in the history.
insert into register_informasi (berkas_id, rincian, diumumkan_pada)
values (:berkas::uuid, :rincian::text, :sekarang::timestamptz)
    on conflict (berkas_id) do update set rincian = excluded.rincian, diumumkan_pada = excluded.diumumkan_pada
returning rincian as catatan
