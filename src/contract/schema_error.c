/* Writes what a value fails in as JSON Pointer, keyword and a sentence in two languages; on the
 * thread that owns the request. */
#include <inttypes.h>
#include <string.h>

#include "contract/schema_internal.h"

#include "base/banned.h"

#define POINTER_MAX_BYTES 1024
#define LIST_MAX_BYTES 400

static void append_token(struct buffer *b, const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		if (s[i] == '~')
			buffer_string(b, "~0");
		else if (s[i] == '/')
			buffer_string(b, "~1");
		else
			buffer_char(b, s[i]);
	}
}

/* RFC 6901. A pointer that would be too long ends at the last place that fits. Depth is that of the
 * value. */
static void append_path(struct buffer *b, const struct schema_path *at)
{
	size_t before;

	if (!at)
		return;
	append_path(b, at->parent);
	before = b->len;
	buffer_char(b, '/');
	if (at->key)
		append_token(b, at->key, at->index);
	else
		buffer_printf(b, "%zu", at->index);
	if (buffer_error(b) < 0)
		b->len = before;
}

void schema_report_add(struct schema_report *r, const struct schema_path *at, const char *keyword,
		       struct schema_text text)
{
	CLEANUP_BUFFER struct buffer pointer = { 0 };
	struct problem_error e = { .code = keyword, .detail = { text.id, text.en } };

	if (r->problem->n_errors == PROBLEM_MAX_ERRORS)
		return;
	buffer_init(&pointer, POINTER_MAX_BYTES);
	append_path(&pointer, at);
	e.pointer = arena_strndup(r->arena, pointer.data ? pointer.data : "", pointer.len);
	if (!e.pointer || !text.id || !text.en)
		r->out_of_memory = true;
	else
		problem_add(r->problem, e);
}

static struct schema_text types_text(struct arena *arena, unsigned types)
{
	static const char *const ID[] = { "null", "boolean", "bilangan bulat", "bilangan",
					  "teks", "daftar",  "objek" };
	static const char *const EN[] = { "null",     "a boolean", "an integer", "a number",
					  "a string", "an array",  "an object" };
	const char *id = "", *en = "";

	for (size_t i = 0; i < sizeof(ID) / sizeof(*ID) && id && en; i++) {
		if (!(types & (1u << i)))
			continue;
		id = arena_printf(arena, "%s%s%s", id, *id ? " atau " : "harus berupa ", ID[i]);
		en = arena_printf(arena, "%s%s%s", en, *en ? " or " : "must be ", EN[i]);
	}
	return (struct schema_text){ id, en };
}

static struct schema_text choices_text(struct arena *arena, const json_t *values)
{
	CLEANUP_BUFFER struct buffer list;
	json_t *v;
	size_t i;

	buffer_init(&list, 8 * LIST_MAX_BYTES);
	json_array_foreach(values, i, v) {
		CLEANUP_FREE char *text =
			json_dumps(v, JSON_ENCODE_ANY | JSON_COMPACT | JSON_REAL_PRECISION(15));

		if (!text || list.len + strlen(text) > LIST_MAX_BYTES) {
			buffer_string(&list, ", ...");
			break;
		}
		buffer_printf(&list, "%s%s", i ? ", " : "", text);
	}
	return (struct schema_text){
		arena_printf(arena, "harus salah satu dari: %s", list.data ? list.data : ""),
		arena_printf(arena, "must be one of: %s", list.data ? list.data : "")
	};
}

static struct schema_text bound_text(struct arena *arena, const char *id, const char *en,
				     const json_t *bound)
{
	CLEANUP_FREE char *number = json_dumps(bound, JSON_ENCODE_ANY | JSON_REAL_PRECISION(15));

	return (struct schema_text){ arena_printf(arena, "%s %s", id, number ? number : ""),
				     arena_printf(arena, "%s %s", en, number ? number : "") };
}

static struct schema_text const_text(struct arena *arena, const json_t *value)
{
	return bound_text(arena, "harus bernilai", "must be", value);
}

/* "paling sedikit 3 karakter", "at least 3 characters" */
static struct schema_text count_text(struct arena *arena, bool least, size_t n, const char *unit_id,
				     const char *unit_en)
{
	return (struct schema_text){
		arena_printf(arena, "paling %s %zu %s", least ? "sedikit" : "banyak", n, unit_id),
		arena_printf(arena, "at %s %zu %s", least ? "least" : "most", n, unit_en),
	};
}

static struct schema_text explain_count(struct arena *arena, const struct schema *s,
					const char *keyword)
{
	bool least = strncmp(keyword, "min", 3) == 0;
	const struct schema_range *range = &s->length;
	const char *id = "karakter", *en = "characters";

	if (strcmp(keyword + 3, "Items") == 0) {
		range = &s->items_count;
		id = "butir";
		en = "items";
	} else if (strcmp(keyword + 3, "Properties") == 0) {
		range = &s->properties_count;
		id = "isian";
		en = "members";
	}
	return count_text(arena, least, least ? range->min : range->max, id, en);
}

static struct schema_text explain_bound(struct arena *arena, const struct schema *s,
					const char *keyword)
{
	if (strcmp(keyword, "minimum") == 0)
		return bound_text(arena, "paling kecil", "must be at least", s->minimum);
	if (strcmp(keyword, "maximum") == 0)
		return bound_text(arena, "paling besar", "must be at most", s->maximum);
	if (strcmp(keyword, "exclusiveMinimum") == 0)
		return bound_text(arena, "harus lebih besar dari", "must be greater than",
				  s->above);
	return bound_text(arena, "harus lebih kecil dari", "must be less than", s->below);
}

/* Keywords whose sentence does not depend on the schema. */
static const struct {
	const char *keyword;
	struct schema_text text;
} FIXED[] = {
	{ "required", { "wajib diisi", "is required" } },
	{ "additionalProperties", { "tidak dikenal", "is not known" } },
	{ "pattern", { "bentuknya tidak sesuai", "does not have the required form" } },
	{ "uniqueItems",
	  { "tidak boleh berisi nilai yang sama dua kali", "must not hold the same value twice" } },
	{ "anyOf",
	  { "tidak cocok dengan satu pun bentuk yang diterima",
	    "matches none of the accepted forms" } },
	{ "oneOf",
	  { "harus cocok dengan tepat satu bentuk yang diterima",
	    "must match exactly one of the accepted forms" } },
	{ "false", { "tidak boleh diisi", "must not be given" } },
	{ "terlalu-rumit", { "terlalu rumit untuk diperiksa", "is too complex to be checked" } },
};

struct schema_text schema_explain(struct arena *arena, const struct schema *s, const char *keyword)
{
	if (s->not_blank && strcmp(keyword, "pattern") == 0)
		return (struct schema_text){ "tidak boleh hanya berisi spasi", "must be more than blanks" };
	for (size_t i = 0; i < sizeof(FIXED) / sizeof(*FIXED); i++) {
		if (strcmp(FIXED[i].keyword, keyword) == 0)
			return FIXED[i].text;
	}
	if (strcmp(keyword, "type") == 0)
		return types_text(arena, s->types);
	if (strcmp(keyword, "enum") == 0)
		return choices_text(arena, s->values);
	if (strcmp(keyword, "const") == 0)
		return const_text(arena, s->constant);
	if (strcmp(keyword, "format") == 0)
		return (struct schema_text){ format_hint(s->format, LANG_ID),
					     format_hint(s->format, LANG_EN) };
	if (strcmp(keyword, "minimum") == 0 || strcmp(keyword, "maximum") == 0 || keyword[0] == 'e')
		return explain_bound(arena, s, keyword);
	return explain_count(arena, s, keyword);
}
