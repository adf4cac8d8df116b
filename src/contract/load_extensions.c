/* Reads the x- values and the security of an operation; start-up only. An unknown one stops the
 * start. */
#include <errno.h>
#include <string.h>

#include "contract/load_internal.h"

#include "base/banned.h"

/* The position of a word in a list that ends with NULL; -1 when it is not there. */
static int word(const char *const list[], const char *s)
{
	for (int i = 0; s && list[i]; i++) {
		if (strcmp(list[i], s) == 0)
			return i;
	}
	return -1;
}

static int load_choice(struct loader *l, const json_t *json, const char *key,
		       const char *const words[], int *ret)
{
	const json_t *v = json_object_get(json, key);

	if (!v)
		return 0;
	*ret = word(words, json_string_value(v));
	if (*ret < 0)
		return load_fail(l, "unknown %s value '%s'", key,
				 json_is_string(v) ? json_string_value(v) : "(no text)");
	return 0;
}

static int load_flag(struct loader *l, const json_t *json, const char *key, bool *ret)
{
	const json_t *v = json_object_get(json, key);

	if (v && !json_is_boolean(v))
		return load_fail(l, "%s is not a boolean", key);
	if (v)
		*ret = json_is_true(v);
	return 0;
}

static int load_text(struct loader *l, const json_t *json, const char *key, const char **ret)
{
	const json_t *v = json_object_get(json, key);

	if (v && (!json_is_string(v) || json_string_length(v) == 0))
		return load_fail(l, "%s is not a text", key);
	*ret = v ? arena_strdup(l->contract->arena, json_string_value(v)) : NULL;
	return v && !*ret ? -ENOMEM : 0;
}

/* A text, or a list of texts: joined by "; ". */
static int load_dasar_hukum(struct loader *l, const json_t *json, struct operation *op)
{
	const json_t *list = json_object_get(json, "x-dasar-hukum");
	const char *joined = NULL;

	if (!json_is_array(list))
		return load_text(l, json, "x-dasar-hukum", &op->dasar_hukum);
	for (size_t i = 0; i < json_array_size(list); i++) {
		const char *one = json_string_value(json_array_get(list, i));

		if (!one || !*one)
			return load_fail(l, "x-dasar-hukum is not a list of texts");
		joined = joined ? arena_printf(l->contract->arena, "%s; %s", joined, one) :
				  arena_strdup(l->contract->arena, one);
		if (!joined)
			return -ENOMEM;
	}
	op->dasar_hukum = joined;
	return 0;
}

static int load_peran(struct loader *l, const json_t *json, struct operation *op)
{
	const json_t *list = json_object_get(json, "x-peran");

	if (json_array_size(list) == 0)
		return load_fail(l, "x-peran is missing");
	for (size_t i = 0; i < json_array_size(list); i++) {
		const char *name = json_string_value(json_array_get(list, i));
		int peran = name ? peran_parse(name) : -1;

		if (peran < 0 || peran == PERAN_SISTEM)
			return load_fail(l, "unknown x-peran value '%s'",
					 name ? name : "(no text)");
		op->peran_mask |= 1u << peran;
	}
	return 0;
}

static int load_tugas(struct loader *l, const json_t *json, struct operation *op)
{
	const json_t *list = json_object_get(json, "x-tugas");

	if (list && json_array_size(list) == 0)
		return load_fail(l, "x-tugas is not a list");
	if (list && !(op->peran_mask & (1u << PERAN_PELAKSANA)))
		return load_fail(l, "x-tugas without pelaksana in x-peran");
	for (size_t i = 0; i < json_array_size(list); i++) {
		const char *name = json_string_value(json_array_get(list, i));
		unsigned tugas = name ? tugas_parse(name) : 0;

		if (!tugas)
			return load_fail(l, "unknown x-tugas value '%s'",
					 name ? name : "(no text)");
		op->tugas |= tugas;
	}
	return 0;
}

static int load_choices(struct loader *l, const json_t *json, struct operation *op)
{
	static const char *const WAYS[] = { "langsung", "pernyataan", "pernyataan-lambat",
					    "penangan", "penangan-lambat", "buka",
					    "tindakan", NULL };
	static const char *const RATES[] = { "umum", "tulis", "masuk", "lacak", "lampiran", NULL };
	static const char *const BODIES[] = { "json", "form", "alir", NULL };
	static const enum op_body BODY_OF[] = { BODY_JSON, BODY_FORM, BODY_STREAM };
	bool has_body = json_object_get(json, "requestBody");
	int way = -1, rate = op->method == HTTP_GET ? RATE_UMUM : RATE_TULIS, body = 0;
	int r = load_choice(l, json, "x-jalur", WAYS, &way);

	if (r == 0)
		r = load_choice(l, json, "x-batas", RATES, &rate);
	if (r == 0)
		r = load_choice(l, json, "x-badan", BODIES, &body);
	if (r < 0)
		return r;
	if (way < 0)
		return load_fail(l, "x-jalur is missing");
	if (!has_body && json_object_get(json, "x-badan"))
		return load_fail(l, "x-badan without requestBody");
	op->way = (enum op_way)way;
	op->rate = (enum rate_class)rate;
	op->body = has_body ? BODY_OF[body] : BODY_NONE;
	return 0;
}

/* Whose view of the database the operation has, and whether it may write there. */
static int load_context(struct loader *l, const json_t *json, struct operation *op)
{
	static const char *const CONTEXTS[] = { "pemanggil", "sistem", NULL };
	int context = 0;
	int r = load_choice(l, json, "x-konteks", CONTEXTS, &context);

	op->as_system = context == 1;
	op->writes = false;
	if (r == 0)
		r = load_flag(l, json, "x-mencatat", &op->writes);
	op->writes |= op->method != HTTP_GET && op->method != HTTP_HEAD;
	return r;
}

/* Answers that are kept are those of a statement that changes nothing, to callers without a token. */
static int load_kept(struct loader *l, const json_t *json, struct operation *op)
{
	bool statement = op->way == OP_STATEMENT || op->way == OP_STATEMENT_SLOW;
	int r = load_flag(l, json, "x-simpan", &op->kept);

	if (r == 0)
		r = load_flag(l, json, "x-membuang", &op->drops_kept);
	if (r < 0)
		return r;
	if (op->kept && (op->method != HTTP_GET || op->writes || !statement || !(op->peran_mask & (1u << PERAN_PUBLIK))))
		return load_fail(l, "x-simpan is for a GET by statement that anybody may call");
	return op->drops_kept && !op->writes ? load_fail(l, "x-membuang is for an operation that writes") : 0;
}

/* publik in x-peran and an empty alternative in security say the same thing twice, once for us and
 * once for clients. */
static int check_security(struct loader *l, const json_t *json, const struct operation *op)
{
	const json_t *security = json_object_get(json, "security");
	bool open = false;
	json_t *alternative;
	size_t i;

	if (!security)
		security = json_object_get(l->root, "security");
	json_array_foreach(security, i, alternative)
		open |= json_object_size(alternative) == 0;
	if (json_array_size(security) == 0)
		open = true;
	if (open != !!(op->peran_mask & (1u << PERAN_PUBLIK)))
		return load_fail(l, "security and x-peran disagree about callers without a token");
	return 0;
}

static int check_names(struct loader *l, const json_t *json)
{
	static const char *const KNOWN[] = { "x-peran",	      "x-tugas",      "x-scope",
					     "x-jalur",	      "x-daftar",     "x-umpan",
					     "x-batas",	      "x-cache",      "x-badan",
					     "x-idempotensi", "x-konteks",    "x-mencatat",
					     "x-dasar-hukum", "x-summary-en", "x-alur",
					     "x-simpan",      "x-membuang",   "x-waktu",
					     "x-pernyataan",
					     NULL };
	const char *key;
	json_t *value;

	json_object_foreach((json_t *)json, key, value) {
		if (strncmp(key, "x-", 2) == 0 && word(KNOWN, key) < 0)
			return load_fail(l, "unknown extension '%s'", key);
	}
	return 0;
}

/* Seconds; for the few operations that may take long and that nobody calls often. */
static int load_time(struct loader *l, const json_t *json, struct operation *op)
{
	const json_t *v = json_object_get(json, "x-waktu");

	if (v && (!json_is_integer(v) || json_integer_value(v) < 1 || json_integer_value(v) > 3600))
		return load_fail(l, "x-waktu is not a number of seconds up to 3600");
	op->time_ms = v ? json_integer_value(v) * 1000 : 0;
	return 0;
}

int load_extensions(struct loader *l, const json_t *json, struct operation *op)
{
	int r = check_names(l, json);

	op->idempotency = op->method == HTTP_POST;
	if (r == 0)
		r = load_peran(l, json, op);
	if (r == 0)
		r = load_tugas(l, json, op);
	if (r == 0)
		r = load_choices(l, json, op);
	if (r == 0)
		r = load_case(l, json, op);
	if (r == 0)
		r = load_context(l, json, op);
	if (r == 0)
		r = load_time(l, json, op);
	if (r == 0)
		r = load_kept(l, json, op);
	if (r == 0)
		r = load_flag(l, json, "x-daftar", &op->list);
	if (r == 0)
		r = load_flag(l, json, "x-umpan", &op->feed);
	if (r == 0)
		r = load_flag(l, json, "x-idempotensi", &op->idempotency);
	if (r == 0)
		r = load_text(l, json, "x-scope", &op->scope);
	if (r == 0)
		r = load_text(l, json, "x-pernyataan", &op->statement);
	if (r == 0 && op->statement && op->way != OP_STATEMENT && op->way != OP_STATEMENT_SLOW)
		r = load_fail(l, "x-pernyataan goes with x-jalur pernyataan");
	if (r == 0)
		r = load_text(l, json, "x-cache", &op->cache_control);
	if (r == 0)
		r = load_dasar_hukum(l, json, op);
	return r < 0 ? r : check_security(l, json, op);
}
