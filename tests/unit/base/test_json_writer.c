/* The JSON writer: commas, escapes, and agreement with a parser. */
#include "base/json_writer.h"

#include <string.h>

#include "leak.h"

TestSuite(json_writer, .fini = fail_on_leak);

static struct json_writer start(struct buffer *b)
{
	struct json_writer w;

	buffer_init(b, 65536);
	jw_init(&w, b);
	return w;
}

Test(json_writer, commas_stand_between_values_only)
{
	CLEANUP_BUFFER struct buffer b;
	struct json_writer w = start(&b);

	jw_object(&w);
	jw_key(&w, "a");
	jw_array(&w);
	jw_array_end(&w);
	jw_key(&w, "b");
	jw_array(&w);
	jw_int(&w, 1);
	jw_object(&w);
	jw_object_end(&w);
	jw_null(&w);
	jw_bool(&w, false);
	jw_array_end(&w);
	jw_member_string(&w, "c", "d");
	jw_member_int(&w, "e", -2);
	jw_member_bool(&w, "f", true);
	jw_key(&w, "g");
	jw_raw(&w, "{\"x\":1.50}", 10);
	jw_key(&w, "h");
	jw_string(&w, NULL);
	jw_object_end(&w);
	cr_assert_str_eq(b.data,
			 "{\"a\":[],\"b\":[1,{},null,false],\"c\":\"d\",\"e\":-2,\"f\":true,"
			 "\"g\":{\"x\":1.50},\"h\":null}");
}

Test(json_writer, named_escapes)
{
	CLEANUP_BUFFER struct buffer b;
	struct json_writer w = start(&b);

	jw_string(&w, "\"q\" \\ \n\r\t/");
	cr_assert_str_eq(b.data, "\"\\\"q\\\" \\\\ \\n\\r\\t/\"");
}

Test(json_writer, keys_are_escaped_too)
{
	CLEANUP_BUFFER struct buffer b;
	struct json_writer w = start(&b);

	jw_key(&w, "a\"\n");
	cr_assert_str_eq(b.data, "\"a\\\"\\n\":");
}

Test(json_writer, every_control_character_survives_a_parser)
{
	for (int c = 0; c < 128; c++) {
		CLEANUP_BUFFER struct buffer b;
		CLEANUP_JSON json_t *parsed = NULL;
		struct json_writer w = start(&b);
		char text[3] = { 'a', (char)c, 'b' };

		jw_stringn(&w, text, 3);
		for (size_t i = 0; i < b.len; i++)
			cr_assert_geq((unsigned char)b.data[i], 0x20, "byte %d is bare", c);
		parsed = json_loadb(b.data, b.len, JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL);
		cr_assert(json_is_string(parsed), "byte %d", c);
		cr_assert_eq(json_string_length(parsed), 3);
		cr_assert_arr_eq(json_string_value(parsed), text, 3);
	}
}

Test(json_writer, control_characters_are_four_digits)
{
	CLEANUP_BUFFER struct buffer b;
	struct json_writer w = start(&b);

	jw_stringn(&w, "\0\x1f\x7f", 3);
	cr_assert_str_eq(b.data, "\"\\u0000\\u001f\\u007f\"");
}

Test(json_writer, utf8_passes_as_it_is)
{
	CLEANUP_BUFFER struct buffer b;
	struct json_writer w = start(&b);

	jw_string(&w, "Désa Süngai 🙂");
	cr_assert_str_eq(b.data, "\"Désa Süngai 🙂\"");
}

Test(json_writer, extreme_integers)
{
	CLEANUP_BUFFER struct buffer b;
	struct json_writer w = start(&b);

	jw_array(&w);
	jw_int(&w, INT64_MIN);
	jw_int(&w, INT64_MAX);
	jw_array_end(&w);
	cr_assert_str_eq(b.data, "[-9223372036854775808,9223372036854775807]");
}

Test(json_writer, failure_of_the_buffer_is_seen_at_the_end)
{
	CLEANUP_BUFFER struct buffer b;
	struct json_writer w;

	buffer_init(&b, 4);
	jw_init(&w, &b);
	jw_array(&w);
	jw_string(&w, "terlalu panjang");
	jw_array_end(&w);
	cr_assert_neq(buffer_error(&b), 0);
}
