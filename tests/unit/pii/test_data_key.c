/* The file of data keys: its form, its mode, rotation (data_key.c). */
#include "pii/data_key.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include <criterion/criterion.h>
#include <sodium.h>

#include "files.h"
#include "leak.h"

static void clean(void)
{
	remove_temp();
	fail_on_leak();
}

TestSuite(data_key, .fini = clean);

static const struct {
	const char *text;
	int want;
	const char *why;
} forms[] = {
	{ "hash " ZERO_KEY "\n1 " ONE_KEY "\n", 0, "the least" },
	{ "# a comment\n\n  hash\t" ZERO_KEY "  # more\r\n7 " ONE_KEY "\n2 " TWO_KEY, 0,
	  "comments, blanks, any order of ids" },
	{ "1 " ONE_KEY "\n", -EINVAL, "no hash key" },
	{ "hash " ZERO_KEY "\n", -EINVAL, "no sealing key" },
	{ "hash " ZERO_KEY "\nhash " ONE_KEY "\n1 " ONE_KEY "\n", -EINVAL, "two hash keys" },
	{ "hash " ZERO_KEY "\n1 " ONE_KEY "\n1 " TWO_KEY "\n", -EINVAL, "an id twice" },
	{ "hash " ZERO_KEY "\n0 " ONE_KEY "\n", -EINVAL, "id 0" },
	{ "hash " ZERO_KEY "\n-1 " ONE_KEY "\n", -EINVAL, "negative id" },
	{ "hash " ZERO_KEY "\n4294967296 " ONE_KEY "\n", -EINVAL, "id beyond 32 bits" },
	{ "hash " ZERO_KEY "\n1x " ONE_KEY "\n", -EINVAL, "id with a letter" },
	{ "hash " ZERO_KEY "\n1 " ONE_KEY "11\n", -EINVAL, "key too long" },
	{ "hash " ZERO_KEY "\n1 11\n", -EINVAL, "key too short" },
	{ "hash " ZERO_KEY "\n1\n", -EINVAL, "no key" },
	{ "hash " ZERO_KEY "\n1 " ONE_KEY " 2\n", -EINVAL, "three words" },
	{ "", -EINVAL, "empty" },
};

Test(data_key, form_of_the_file)
{
	struct data_keys *k;
	int r;

	cr_assert_geq(sodium_init(), 0);
	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
		k = NULL;
		r = data_keys_load(write_keys(forms[i].text, 0600), &k);
		cr_expect_eq(r, forms[i].want, "%s: %d", forms[i].why, r);
		data_keys_free(k);
	}
}

Test(data_key, others_must_not_read_it)
{
	struct data_keys *k = NULL;

	cr_assert_geq(sodium_init(), 0);
	cr_expect_eq(data_keys_load(write_keys("hash " ZERO_KEY "\n1 " ONE_KEY "\n", 0644), &k),
		     -EPERM);
	cr_expect_eq(data_keys_load(file_in_temp("none"), &k), -ENOENT);
}

Test(data_key, the_last_one_seals)
{
	unsigned char key[DATA_KEY_BYTES], want[DATA_KEY_BYTES];
	struct data_keys *k = keys_of("hash " ZERO_KEY "\n9 " ONE_KEY "\n3 " TWO_KEY "\n");

	cr_expect_eq(data_keys_current(k), 3u);
	cr_assert_eq(data_keys_get(k, 9, key), 0);
	memset(want, 0x11, sizeof(want));
	cr_expect_eq(memcmp(key, want, sizeof(key)), 0);
	data_keys_get_hash(k, key);
	memset(want, 0, sizeof(want));
	cr_expect_eq(memcmp(key, want, sizeof(key)), 0);
	cr_expect_eq(data_keys_get(k, 4, key), -ENOKEY);
	data_keys_free(k);
}

Test(data_key, generate_never_overwrites)
{
	struct data_keys *k = NULL;
	struct stat st;

	cr_assert_geq(sodium_init(), 0);
	cr_assert_eq(data_keys_generate(file_in_temp("new.keys")), 0);
	cr_assert_eq(stat(file_in_temp("new.keys"), &st), 0);
	cr_expect_eq(st.st_mode & 07777, 0600u);
	cr_expect_eq(data_keys_generate(file_in_temp("new.keys")), -EEXIST);
	cr_assert_eq(data_keys_load(file_in_temp("new.keys"), &k), 0);
	cr_expect_eq(data_keys_current(k), 1u);
	data_keys_free(k);
}

Test(data_key, rotation_is_seen_by_a_running_daemon)
{
	unsigned char key[DATA_KEY_BYTES], hash[DATA_KEY_BYTES], after[DATA_KEY_BYTES];
	struct data_keys *k =
	    keys_of("hash " ZERO_KEY "\n1 " ONE_KEY "\n5 " TWO_KEY); /* no newline at the end */
	uint32_t id = 0;
	struct stat st;

	data_keys_get_hash(k, hash);
	cr_assert_eq(data_keys_rotate(file_in_temp("data.keys"), &id), 0);
	cr_expect_eq(id, 6u);
	cr_assert_eq(stat(file_in_temp("data.keys"), &st), 0);
	cr_expect_eq(st.st_mode & 07777, 0600u);
	/* Another daemon has sealed with key 6: this one reads the file again by itself. */
	cr_expect_eq(data_keys_current(k), 5u);
	cr_expect_eq(data_keys_get(k, 6, key), 0);
	cr_expect_eq(data_keys_current(k), 6u);
	cr_expect_eq(data_keys_get(k, 1, key), 0, "the old ones open still");
	data_keys_get_hash(k, after);
	cr_expect_eq(memcmp(hash, after, sizeof(hash)), 0, "look-up must survive rotation");
	data_keys_free(k);
}

Test(data_key, a_spoiled_file_leaves_the_keys)
{
	struct data_keys *k = keys_of("hash " ZERO_KEY "\n1 " ONE_KEY "\n");
	unsigned char key[DATA_KEY_BYTES];

	write_keys("rubbish\n", 0600);
	cr_expect_eq(data_keys_reload(k), -EINVAL);
	cr_expect_eq(data_keys_get(k, 1, key), 0);
	data_keys_free(k);
}
