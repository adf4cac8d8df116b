/* Sends notices as text messages by an HTTP gateway (libcurl): one POST with a JSON body for each. On the thread of notices. */
#include "notifikasi/pengirim.h"

#include <errno.h>
#include <string.h>

#include <sodium.h>

#include "base/clock.h"
#include "base/json_writer.h"
#include "outgoing/outgoing.h"

#include "base/banned.h"

#define CONNECT_TIMEOUT_S 10L
#define ISI_MAX_BYTES 16384
#define JAWABAN_MAX_BYTES 65536
#define TELEPON_MIN 8
#define TELEPON_MAX 15 /* digits (E.164) */
#define TELEPON_SIZE (TELEPON_MAX + 2)

struct gerbang {
	struct pengirim pengirim;
	const struct config *config;
	const atomic_bool *stop;
	enum outgoing_way way;
	char *token;   /* sent as Bearer, or NULL */
	char *rahasia; /* signs, or NULL */
	CURL *curl;
};

/* E.164: 08123... is +628123... */
static int telepon(const char *teks, char out[static TELEPON_SIZE])
{
	const char *angka = teks + (*teks == '+');
	size_t n = strspn(angka, "0123456789");

	if (angka[n] || n < TELEPON_MIN)
		return -EINVAL;
	n = (size_t)snprintf(out, TELEPON_SIZE, *teks == '0' ? "+62%s" : "+%s", angka + (*teks == '0'));
	return n < TELEPON_SIZE ? 0 : -EINVAL;
}

static int tulis_badan(const struct pesan *m, const char *nomor, struct buffer *out)
{
	struct json_writer w;

	jw_init(&w, out);
	jw_object(&w);
	jw_member_string(&w, "id", m->id);
	jw_member_string(&w, "kepada", nomor);
	jw_member_string(&w, "bahasa", m->bahasa);
	jw_member_string(&w, "teks", m->isi);
	jw_object_end(&w);
	return buffer_error(out);
}

/* As Standard Webhooks has it: v1,base64(HMAC-SHA256(secret, id.timestamp.body)). */
static void tanda_tangan(const struct gerbang *g, const struct pesan *m, const struct buffer *badan, struct buffer *out)
{
	unsigned char mac[crypto_auth_hmacsha256_BYTES];
	char kode[64], waktu[24];
	crypto_auth_hmacsha256_state state;

	snprintf(waktu, sizeof(waktu), "%lld", (long long)(clock_wall_us() / US_PER_S));
	crypto_auth_hmacsha256_init(&state, (const unsigned char *)g->rahasia, strlen(g->rahasia));
	crypto_auth_hmacsha256_update(&state, (const unsigned char *)m->id, strlen(m->id));
	crypto_auth_hmacsha256_update(&state, (const unsigned char *)".", 1);
	crypto_auth_hmacsha256_update(&state, (const unsigned char *)waktu, strlen(waktu));
	crypto_auth_hmacsha256_update(&state, (const unsigned char *)".", 1);
	crypto_auth_hmacsha256_update(&state, (const unsigned char *)badan->data, badan->len);
	crypto_auth_hmacsha256_final(&state, mac);
	sodium_bin2base64(kode, sizeof(kode), mac, sizeof(mac), sodium_base64_VARIANT_ORIGINAL);
	buffer_printf(out, "webhook-timestamp: %s\nwebhook-signature: v1,%s\n", waktu, kode);
}

/* A list of header lines from a text of lines; the text is cut. */
static struct curl_slist *baris(char *teks)
{
	CLEANUP(cleanup_curl_slist) struct curl_slist *daftar = NULL;
	char *sisa, *satu;

	for (satu = strtok_r(teks, "\n", &sisa); satu; satu = strtok_r(NULL, "\n", &sisa)) {
		struct curl_slist *baru = curl_slist_append(daftar, satu);

		if (!baru)
			return NULL;
		daftar = baru;
	}
	return TAKE(daftar);
}

static struct curl_slist *kepala(const struct gerbang *g, const struct pesan *m, const struct buffer *badan)
{
	CLEANUP_BUFFER struct buffer out;
	struct curl_slist *daftar;

	buffer_init(&out, ISI_MAX_BYTES);
	buffer_printf(&out, "Content-Type: application/json\nIdempotency-Key: %s\nwebhook-id: %s\n", m->id, m->id);
	if (g->token)
		buffer_printf(&out, "Authorization: Bearer %s\n", g->token);
	if (g->rahasia)
		tanda_tangan(g, m, badan, &out);
	daftar = buffer_error(&out) == 0 ? baris(out.data) : NULL;
	if (out.data)
		sodium_memzero(out.data, out.cap);
	return daftar;
}

/* 4xx says that this message will never do, except those that ask for patience or tell of our own key. */
static enum kirim_hasil hasil(CURL *curl, CURLcode code, char alasan[static ALASAN_MAX])
{
	long status = 0;

	curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
	if (code == CURLE_OK && status >= 200 && status < 300)
		return KIRIM_DITERIMA;
	if (code != CURLE_OK)
		snprintf(alasan, ALASAN_MAX, "%s", curl_easy_strerror(code));
	else
		snprintf(alasan, ALASAN_MAX, "HTTP %ld", status);
	if (code != CURLE_OK || status < 400 || status >= 500)
		return KIRIM_NANTI;
	return status == 401 || status == 403 || status == 408 || status == 425 || status == 429 ? KIRIM_NANTI : KIRIM_DITOLAK;
}

static CURLcode kirimkan(struct gerbang *g, struct curl_slist *baris_kepala, struct curl_slist *tempat, const struct buffer *badan)
{
	struct outgoing o = {
		.url = g->config->gateway_url,
		.protocols = g->way == OUTGOING_LOOPBACK ? "http" : "https",
		.way = g->way,
		.ca_file = g->config->gateway_ca_file,
		.connect_timeout_s = CONNECT_TIMEOUT_S,
		.total_timeout_s = (long)g->config->gateway_timeout_s,
		.answer_max = JAWABAN_MAX_BYTES,
		.stop = g->stop,
	};

	outgoing_prepare(g->curl, &o);
	curl_easy_setopt(g->curl, CURLOPT_RESOLVE, tempat);
	curl_easy_setopt(g->curl, CURLOPT_HTTPHEADER, baris_kepala);
	curl_easy_setopt(g->curl, CURLOPT_POSTFIELDSIZE, (long)badan->len);
	curl_easy_setopt(g->curl, CURLOPT_POSTFIELDS, badan->data);
	return curl_easy_perform(g->curl);
}

static enum kirim_hasil gerbang_kirim(struct pengirim *p, const struct pesan *m, char alasan[static ALASAN_MAX])
{
	struct gerbang *g = (struct gerbang *)p;
	CLEANUP_BUFFER struct buffer badan;
	CLEANUP(cleanup_curl_slist) struct curl_slist *baris_kepala = NULL;
	CLEANUP(cleanup_curl_slist) struct curl_slist *tempat = NULL;
	char nomor[TELEPON_SIZE];
	enum kirim_hasil h;

	buffer_init(&badan, ISI_MAX_BYTES);
	if (telepon(m->kepada, nomor) < 0) {
		snprintf(alasan, ALASAN_MAX, "the telephone number is none that can be reached");
		return KIRIM_DITOLAK;
	}
	if (outgoing_pin(g->config->gateway_url, &tempat) < 0) {
		snprintf(alasan, ALASAN_MAX, "the gateway has no address that may be used");
		return KIRIM_NANTI;
	}
	curl_easy_reset(g->curl);
	if (tulis_badan(m, nomor, &badan) == 0)
		baris_kepala = kepala(g, m, &badan);
	if (!baris_kepala) {
		snprintf(alasan, ALASAN_MAX, "the message could not be made");
		return KIRIM_NANTI;
	}
	h = hasil(g->curl, kirimkan(g, baris_kepala, tempat, &badan), alasan);
	curl_easy_reset(g->curl);
	return h;
}

static void lupakan(char *rahasia)
{
	if (rahasia)
		sodium_memzero(rahasia, strlen(rahasia));
	free(rahasia);
}

static void gerbang_tutup(struct pengirim *p)
{
	struct gerbang *g = (struct gerbang *)p;

	curl_easy_cleanup(g->curl);
	lupakan(g->token);
	lupakan(g->rahasia);
	free(g);
}

/* A key with a line break in it would be two header lines. */
static int baca_rahasia(const char *nama, const char *path, FILE *err, char **ret_rahasia)
{
	int r = *path ? config_read_secret(path, ret_rahasia) : 0;

	if (r == 0 && *ret_rahasia && strpbrk(*ret_rahasia, "\r\n"))
		r = -EINVAL;
	if (r < 0)
		fprintf(err, "%s: %s\n", nama, strerror(-r));
	return r;
}

int gerbang_new(const struct config *c, const atomic_bool *stop, FILE *err, struct pengirim **ret_pengirim)
{
	struct gerbang *g;
	int r;

	*ret_pengirim = NULL;
	if (!*c->gateway_url)
		return 0;
	g = calloc(1, sizeof(*g));
	if (!g)
		return -ENOMEM;
	*g = (struct gerbang){ { "pesan", "telepon", gerbang_kirim, gerbang_tutup }, .config = c, .stop = stop };
	g->curl = curl_easy_init();
	r = g->curl ? outgoing_way(c->gateway_url, "https", "http", &g->way) : -ENOMEM;
	if (r == 0 && g->way == OUTGOING_PLAIN)
		r = -EPERM;
	if (r < 0)
		fprintf(err, "gateway.url: https://..., or http:// to this machine\n");
	if (r == 0)
		r = baca_rahasia("gateway.token_file", c->gateway_token_file, err, &g->token);
	if (r == 0)
		r = baca_rahasia("gateway.hmac_file", c->gateway_hmac_file, err, &g->rahasia);
	if (r < 0)
		gerbang_tutup(&g->pengirim);
	else
		*ret_pengirim = &g->pengirim;
	return r;
}
