/* Sends notices as mail by SMTP (libcurl); on the thread of notices. Keeps its connection from one mail to the next. */
#include "notifikasi/pengirim.h"

#include <errno.h>
#include <string.h>

#include <sodium.h>

#include "base/clock.h"
#include "notifikasi/kepala.h"
#include "outgoing/outgoing.h"

#include "base/banned.h"

#define CONNECT_TIMEOUT_S 10L
#define KEPALA_MAX_BYTES 4096
#define ISI_MAX_BYTES (256U * 1024U)
#define JAWABAN_MAX_BYTES 65536

struct surel {
	struct pengirim pengirim;
	const struct config *config;
	const atomic_bool *stop;
	enum outgoing_way way;
	char *sandi;
	CURL *curl;
};

static void cleanup_mime(curl_mime **mime)
{
	curl_mime_free(*mime);
}

/* One field into the list; out is taken over and empty again. */
static int tambah(struct curl_slist **daftar, struct buffer *out)
{
	struct curl_slist *baru = buffer_error(out) == 0 ? curl_slist_append(*daftar, out->data) : NULL;

	out->len = 0;
	if (!baru)
		return -ENOMEM;
	*daftar = baru;
	return 0;
}

static int kepala_dari(const struct config *c, struct curl_slist **daftar, struct buffer *out)
{
	int r;

	buffer_string(out, "From: ");
	r = kepala_teks(c->mail_from_name, true, out);
	buffer_printf(out, "\r\n <%s>", c->mail_from);
	return r < 0 ? r : tambah(daftar, out);
}

static int kepala_surat(const struct surel *s, const struct pesan *m, struct curl_slist **daftar)
{
	CLEANUP_BUFFER struct buffer out;
	char tanggal[KEPALA_TANGGAL_SIZE];
	int r;

	buffer_init(&out, KEPALA_MAX_BYTES);
	r = kepala_dari(s->config, daftar, &out);
	buffer_printf(&out, "To: <%s>", m->kepada);
	if (r == 0)
		r = tambah(daftar, &out);
	buffer_string(&out, "Subject: ");
	if (r == 0)
		r = kepala_teks(m->subjek ? m->subjek : "", false, &out);
	if (r == 0)
		r = tambah(daftar, &out);
	kepala_tanggal(clock_wall_us(), tanggal);
	buffer_printf(&out, "Date: %s\r\nMessage-ID: <%s%s>\r\nAuto-Submitted: auto-generated\r\nContent-Language: %s", tanggal, m->id,
		      strchr(s->config->mail_from, '@'), m->bahasa);
	return r < 0 ? r : tambah(daftar, &out);
}

/* Mail has CR LF at the end of each line. */
static void baris_surat(const char *isi, struct buffer *out)
{
	for (; *isi; isi++) {
		if (*isi == '\r')
			continue;
		if (*isi == '\n')
			buffer_char(out, '\r');
		buffer_char(out, *isi);
	}
}

static curl_mime *tubuh(CURL *curl, const char *isi)
{
	CLEANUP_BUFFER struct buffer teks;
	CLEANUP(cleanup_mime) curl_mime *mime = curl_mime_init(curl);
	curl_mimepart *bagian = mime ? curl_mime_addpart(mime) : NULL;

	buffer_init(&teks, ISI_MAX_BYTES);
	baris_surat(isi, &teks);
	if (!bagian || buffer_error(&teks) < 0 || curl_mime_data(bagian, teks.data ? teks.data : "", teks.len) ||
	    curl_mime_type(bagian, "text/plain; charset=UTF-8") || curl_mime_encoder(bagian, "quoted-printable"))
		return NULL;
	return TAKE(mime);
}

/* A refusal of this mail (5xx to the sender, the recipient or the content) is final; trouble with the server, our login or the way there is
 * not the mail's. */
static enum kirim_hasil hasil(CURL *curl, CURLcode code, char alasan[static ALASAN_MAX])
{
	long jawaban = 0;

	if (code == CURLE_OK)
		return KIRIM_DITERIMA;
	curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &jawaban);
	if (jawaban >= 400)
		snprintf(alasan, ALASAN_MAX, "SMTP %ld: %s", jawaban, curl_easy_strerror(code));
	else
		snprintf(alasan, ALASAN_MAX, "%s", curl_easy_strerror(code));
	return (code == CURLE_SEND_ERROR || code == CURLE_RECV_ERROR) && jawaban >= 500 && jawaban < 600 ? KIRIM_DITOLAK : KIRIM_NANTI;
}

static CURLcode kirimkan(struct surel *s, struct curl_slist *kepala, struct curl_slist *kepada, curl_mime *mime)
{
	const struct config *c = s->config;
	struct outgoing o = {
		.url = c->mail_url,
		.protocols = "smtp,smtps",
		.way = s->way,
		.ca_file = c->mail_ca_file,
		.connect_timeout_s = CONNECT_TIMEOUT_S,
		.total_timeout_s = (long)c->mail_timeout_s,
		.answer_max = JAWABAN_MAX_BYTES,
		.stop = s->stop,
	};

	outgoing_prepare(s->curl, &o);
	/* On this machine nobody listens in, and a relay's certificate is seldom one that could be checked. */
	curl_easy_setopt(s->curl, CURLOPT_USE_SSL, s->way == OUTGOING_LOOPBACK ? (long)CURLUSESSL_NONE : (long)CURLUSESSL_ALL);
	if (*c->mail_user) {
		curl_easy_setopt(s->curl, CURLOPT_USERNAME, c->mail_user);
		curl_easy_setopt(s->curl, CURLOPT_PASSWORD, s->sandi);
	}
	curl_easy_setopt(s->curl, CURLOPT_MAIL_FROM, c->mail_from);
	curl_easy_setopt(s->curl, CURLOPT_MAIL_RCPT, kepada);
	curl_easy_setopt(s->curl, CURLOPT_HTTPHEADER, kepala);
	curl_easy_setopt(s->curl, CURLOPT_MIMEPOST, mime);
	return curl_easy_perform(s->curl);
}

static enum kirim_hasil surel_kirim(struct pengirim *p, const struct pesan *m, char alasan[static ALASAN_MAX])
{
	struct surel *s = (struct surel *)p;
	CLEANUP(cleanup_curl_slist) struct curl_slist *kepala = NULL;
	CLEANUP(cleanup_curl_slist) struct curl_slist *kepada = NULL;
	CLEANUP(cleanup_mime) curl_mime *mime = NULL;
	enum kirim_hasil h;

	if (!kepala_alamat_sah(m->kepada)) {
		snprintf(alasan, ALASAN_MAX, "the address is none that mail can be sent to");
		return KIRIM_DITOLAK;
	}
	curl_easy_reset(s->curl);
	mime = tubuh(s->curl, m->isi);
	kepada = curl_slist_append(NULL, m->kepada);
	if (!mime || !kepada || kepala_surat(s, m, &kepala) < 0) {
		snprintf(alasan, ALASAN_MAX, "the mail could not be made");
		return KIRIM_NANTI;
	}
	h = hasil(s->curl, kirimkan(s, kepala, kepada, mime), alasan);
	/* Nothing of this mail stays in the handle; its connection does. */
	curl_easy_reset(s->curl);
	return h;
}

static void surel_tutup(struct pengirim *p)
{
	struct surel *s = (struct surel *)p;

	curl_easy_cleanup(s->curl);
	if (s->sandi)
		sodium_memzero(s->sandi, strlen(s->sandi));
	free(s->sandi);
	free(s);
}

static int periksa(struct surel *s, FILE *err)
{
	const struct config *c = s->config;
	int r = outgoing_way(c->mail_url, "smtps", "smtp", &s->way);

	if (r < 0)
		fprintf(err, "mail.url: smtp://host:port or smtps://host:port, without user and password\n");
	else if (!kepala_alamat_sah(c->mail_from))
		fprintf(err, "mail.from: not an e-mail address\n");
	else if (*c->mail_user && !*c->mail_password_file)
		fprintf(err, "mail.password_file: needed with mail.user\n");
	else
		return 0;
	return r < 0 ? r : -EINVAL;
}

int surel_new(const struct config *c, const atomic_bool *stop, FILE *err, struct pengirim **ret_pengirim)
{
	struct surel *s;
	int r;

	*ret_pengirim = NULL;
	if (!*c->mail_url)
		return 0;
	s = calloc(1, sizeof(*s));
	if (!s)
		return -ENOMEM;
	*s = (struct surel){ { "email", "email", surel_kirim, surel_tutup }, .config = c, .stop = stop };
	s->curl = curl_easy_init();
	r = s->curl ? periksa(s, err) : -ENOMEM;
	if (r == 0 && *c->mail_password_file && (r = config_read_secret(c->mail_password_file, &s->sandi)) < 0)
		fprintf(err, "mail.password_file: %s\n", strerror(-r));
	if (r < 0)
		surel_tutup(&s->pengirim);
	else
		*ret_pengirim = &s->pengirim;
	return r;
}
