/* Reads what the case engine does for an operation (x-alur); start-up only. */
#include <errno.h>
#include <string.h>

#include "contract/load_internal.h"

#include "base/banned.h"

static int load_name(struct loader *l, const json_t *alur, const char *key, const char **ret)
{
	const json_t *v = json_object_get(alur, key);

	if (v && (!json_is_string(v) || json_string_length(v) == 0))
		return load_fail(l, "x-alur: %s is not a name", key);
	*ret = v ? arena_strdup(l->contract->arena, json_string_value(v)) : NULL;
	return v && !*ret ? -ENOMEM : 0;
}

/* A list of names as the array literal that SQL takes; names need no quotes in it. */
static int load_branches(struct loader *l, const json_t *alur, const char **ret)
{
	static const char LETTERS[] = "abcdefghijklmnopqrstuvwxyz0123456789_";
	const json_t *list = json_object_get(alur, "cabang");
	const char *text = NULL;
	const json_t *one;
	size_t i;

	json_array_foreach (list, i, one) {
		const char *name = json_string_value(one);

		if (!name || !*name || name[strspn(name, LETTERS)])
			return load_fail(l, "x-alur: cabang is not a list of names");
		text = arena_printf(l->contract->arena, "%s%s", text ? text : "{", name);
		if (text)
			text = arena_printf(l->contract->arena, "%s%s", text,
					    i + 1 < json_array_size(list) ? "," : "}");
		if (!text)
			return -ENOMEM;
	}
	*ret = text;
	return list && !text ? load_fail(l, "x-alur: cabang is empty") : 0;
}

static int check_members(struct loader *l, const json_t *alur)
{
	static const char *const KNOWN[] = { "proses",	   "tindakan", "cabang", "cabang-dari",
					     "kelas-dari", "tempat",   "baca" };
	const char *key;
	json_t *value;

	json_object_foreach ((json_t *)alur, key, value) {
		bool known = false;

		for (size_t i = 0; i < sizeof(KNOWN) / sizeof(*KNOWN) && !known; i++)
			known = strcmp(KNOWN[i], key) == 0;
		if (!known)
			return load_fail(l, "x-alur: unknown member '%s'", key);
	}
	return 0;
}

/* What fits neither way would be ignored silently. */
static int check_way(struct loader *l, const struct operation *op)
{
	const struct operation_case *a = &op->alur;

	if (!a->proses)
		return load_fail(l, "x-alur: proses is missing");
	if (op->way == OP_ACTION && (!a->tindakan || a->tempat || (a->cabang && a->cabang_dari)))
		return load_fail(l, "x-alur does not fit x-jalur tindakan");
	if (op->way == OP_OPEN && (a->tindakan || a->cabang || a->cabang_dari || a->kelas_dari))
		return load_fail(l, "x-alur does not fit x-jalur buka");
	return 0;
}

int load_case(struct loader *l, const json_t *json, struct operation *op)
{
	const json_t *alur = json_object_get(json, "x-alur");
	bool served = op->way == OP_OPEN || op->way == OP_ACTION;
	int r;

	if (served != json_is_object(alur))
		return load_fail(l, "x-alur goes with x-jalur buka and tindakan, and with no other");
	if (!served)
		return 0;
	r = check_members(l, alur);
	if (r == 0)
		r = load_name(l, alur, "proses", &op->alur.proses);
	if (r == 0)
		r = load_name(l, alur, "tindakan", &op->alur.tindakan);
	if (r == 0)
		r = load_branches(l, alur, &op->alur.cabang);
	if (r == 0)
		r = load_name(l, alur, "cabang-dari", &op->alur.cabang_dari);
	if (r == 0)
		r = load_name(l, alur, "kelas-dari", &op->alur.kelas_dari);
	if (r == 0)
		r = load_name(l, alur, "tempat", &op->alur.tempat);
	if (r == 0)
		r = load_name(l, alur, "baca", &op->alur.baca);
	if (r == 0 && !op->alur.baca && op->alur.proses)
		op->alur.baca = arena_printf(l->contract->arena, "%s_baca", op->alur.proses);
	return r < 0 ? r : check_way(l, op);
}
