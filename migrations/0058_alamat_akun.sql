-- The address of an account is changed by its holder: with his password, and a code that is mailed to the new one.

select set_config('layanand.peran', 'sistem', true);

alter policy surat_akun_minta on surat_akun
    with check (akun_id = layanand.saya() and diantrekan_pada is null and dipakai_pada is null
                and templat = any (case when kode_hash is null then '{akun.sandi_baru,akun.alamat_baru}' else '{akun.konfirmasi,akun.alamat}' end::text[]));
comment on column surat_akun.isi is 'sealed JSON: email, kode; NULL when it was sent, except of a new address, which is taken from here';

insert into templat_notifikasi (templat, saluran, bingkai, subjek_id, subjek_en, isi_id, isi_en) values
    ('akun.alamat', 'email', 'bingkai.akun', 'Kode untuk alamat e-mail baru', 'Code for a new e-mail address',
'Sebuah akun pelayanan publik akan memakai alamat ini. Bila akun itu milik Anda, sebutkan kode ini di {{alamat}}:

    {{kode}}

Kode berlaku sekali, sampai {{berlaku_sampai|waktu}}. Bila bukan Anda yang memintanya, abaikan surat ini dan jangan berikan kode ini kepada siapa pun.',
'An account for public services is going to use this address. If the account is yours, give this code at {{alamat}}:

    {{kode}}

It is good for once, until {{berlaku_sampai|waktu}}. If it was not you who asked, ignore this mail and give the code to nobody.'),
    ('akun.alamat_baru', 'email', 'bingkai.akun', 'Alamat e-mail akun Anda sudah diganti', 'The e-mail address of your account was changed',
'Akun pelayanan publik Anda memakai alamat e-mail lain mulai sekarang; alamat ini tidak lagi dipakai untuk masuk.

Bila bukan Anda yang menggantinya, hubungi kami segera: {{alamat}}.',
'Your account for public services uses another e-mail address from now on; this address is no longer used to log in.

If it was not you, tell us at once: {{alamat}}.');
