# shellcheck shell=bash disable=SC2154 # the variables are those of run
# What ./run prints when the instance serves: where, and commands to try with ready tokens. Sourced by run.

# One of the sample's people or machines: name, then the arguments of `layanand token`.
hint_token() {
	local name=$1

	shift
	printf '%s=%s\n' "$name" "$(layanand token "$@" --ttl 43200 --config "$conf")"
}

hint_tokens() {
	local dukcapil=019510a4-0000-7000-8000-000000000101

	echo "# The address and tokens for 12 hours, made by ./run."
	echo "U=http://127.0.0.1:$port"
	hint_token WARGA --peran masyarakat --sub 019510a4-0000-7000-8000-000000000801
	hint_token PETUGAS --peran pelaksana --sub 019510a4-0000-7000-8000-000000000356 --penyelenggara "$dukcapil" --tugas pengelola_pengaduan
	hint_token INFORMASI --peran pelaksana --sub 019510a4-0000-7000-8000-000000000407 --penyelenggara "$dukcapil" --tugas ppid
	hint_token PENGOLAH --peran pelaksana --sub 019510a4-0000-7000-8000-000000000395 --penyelenggara "$dukcapil" --tugas back_office
	hint_token KEPALA --peran kepala_penyelenggara --sub 019510a4-0000-7000-8000-000000000301 --penyelenggara "$dukcapil"
	hint_token ORGANISASI --peran bagian_organisasi --sub 019510a4-0000-7000-8000-000000000303
	hint_token OMBUDSMAN --peran ombudsman --sub ombudsman
	hint_token PORTAL --peran portal_provinsi --sub portal_provinsi
}

# An instance without the sample has nobody to file against yet: its tokens are of people that the reader names.
hint_commands() {
	local at=

	[ "$data" = "$root/var" ] || at=" --data $data"
	if [ -f "$instance/keys/contoh-akun.csv" ]; then
		cat <<-SAMPLE
			  curl -s "\$U/v1/layanan?q=kartu" | jq .
			  curl -s "\$U/v1/pengaduan" -H 'Content-Type: application/json' -H "Idempotency-Key: \$(cat /proc/sys/kernel/random/uuid)" -d '{"penyelenggara_id":
			    "019510a4-0000-7000-8000-000000000101", "kanal": "aplikasi", "judul": "Kartu keluarga belum terbit",
			    "uraian": "Diajukan bulan lalu, belum ada kabar.", "kerahasiaan": "anonim"}' | jq .
			  curl -s "\$U/v1/pengaduan?limit=5" -H "Authorization: Bearer \$PETUGAS" | jq '.data[] | {nomor, status, jatuh_tempo}'
			  S=\$(curl -s "\$U/v1/skm/hasil?limit=1" | jq -r '.data[0].survei_id')      # the published survey: IKM 78.74, B
			  curl -s "\$U/v1/skm/survei/\$S/hasil/pdf" -o laporan.pdf; curl -s "\$U/v1/skm/survei/\$S/hasil/poster" -o poster.pdf
			  curl -s "\$U/v1/skm/survei/\$S/hasil/bagan?jenis=unsur" -o bagan.svg; curl -s "\$U/v1/skm/survei/\$S/hasil.xlsx" -o hasil.xlsx
			  curl -s "\$U/v1/informasi-wajib?skor_maks=99&limit=5" | jq '.data[] | {penyelenggara: .penyelenggara.nama, skor, perlu}'      # who still owes what, P28
			  curl -s "\$U/v1/penyelenggara/019510a4-0000-7000-8000-000000000101/informasi-wajib" | jq '{skor, informasi: [.informasi[] | {jenis, status, umur_hari, tautan}]}'
			  curl -s "\$U/v1/penyelenggara?dekat=0.82,109.48&radius_m=2000" | jq '.data[] | {nama, jarak_m}'      # the offices around
			  D=\$(curl -s "\$U/v1/penetapan-pelaksana?jenis=pelaksana&limit=1" | jq -r '.data[0].id'); curl -s "\$U/v1/penetapan-pelaksana/\$D/pdf" -o keputusan.pdf      # Lampiran I
			  curl -s "\$U/v1/permohonan-informasi/register?limit=5" | jq .; curl -s "\$U/v1/laporan/ppid/pdf?tahun=$(date +%Y)" -o laporan-ppid.pdf      # UU 14/2008 Pasal 12
			  curl -s "\$U/v1/kejadian?limit=5" -H "Authorization: Bearer \$OMBUDSMAN" | jq .
			  $0 clock $(TZ=Asia/Pontianak date -d '+16 days' +%F)T09:00:00+07:00$at      # deadlines lapse; $0 clock now$at: back to today
			A complaint, a request for information, a survey and a standard, each from its beginning to its end: README.md. Ctrl-C stops.
		SAMPLE
	else
		cat <<-EMPTY
			  curl -s "\$U/v1/kalender/tenggat?mulai=2026-03-17&hari=3&satuan=hari_kerja" | jq .
			  $0 layanand sample $root/deploy/data$at      # agencies, services and officers; without --empty that is done by itself
			No agencies yet (--empty): the people of the tokens and of README.md are the sample's. Ctrl-C stops.
		EMPTY
	fi
}

(umask 077 && hint_tokens >"$instance/coba.env.new")
mv "$instance/coba.env.new" "$instance/coba.env"
cat <<HINTS

layanand serves on http://127.0.0.1:$port   (the API as a page: http://127.0.0.1:$port/docs; contract: /openapi.json; log: $instance/log/layanand.log)
Tokens (also in $instance/coba.env):
$(sed 1d "$instance/coba.env")

Try, in another terminal:
  . $instance/coba.env
$(hint_commands)
HINTS
