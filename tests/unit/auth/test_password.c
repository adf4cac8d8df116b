/* Passwords (password.c). */
#include "auth/password.h"

#include <errno.h>
#include <string.h>
#include <time.h>

#include <criterion/criterion.h>
#include <sodium.h>

#include "leak.h"

static void start(void)
{
	cr_assert_geq(sodium_init(), 0);
}

TestSuite(password, .init = start, .fini = fail_on_leak);

Test(password, fits_or_not)
{
	char hash[PASSWORD_HASH_SIZE], again[PASSWORD_HASH_SIZE];
	bool rehash;

	cr_assert_eq(password_hash("kata sandi panjang", hash), 0);
	cr_assert_eq(password_hash("kata sandi panjang", again), 0);
	cr_expect_str_neq(hash, again, "salted");
	cr_expect_eq(strncmp(hash, "$argon2id$v=19$m=19456,t=2,p=1$", 31), 0, "%s", hash);
	cr_expect_eq(password_verify(hash, "kata sandi panjang", &rehash), 0);
	cr_expect_not(rehash);
	cr_expect_eq(password_verify(hash, "kata sandi panjanG", &rehash), -EACCES);
	cr_expect_eq(password_verify(hash, "", &rehash), -EACCES);
	cr_expect_eq(password_verify("rubbish", "kata sandi panjang", &rehash), -EACCES);
}

Test(password, cheap_old_hashes_are_to_be_renewed)
{
	char hash[crypto_pwhash_STRBYTES];
	bool rehash = false;

	cr_assert_eq(crypto_pwhash_argon2id_str(hash, "kata sandi lama", 15, 1, 8192), 0);
	cr_expect_eq(password_verify(hash, "kata sandi lama", &rehash), 0);
	cr_expect(rehash);
}

Test(password, length_has_limits)
{
	char hash[PASSWORD_HASH_SIZE], longest[PASSWORD_MAX_BYTES + 2];
	bool rehash;

	memset(longest, 'x', sizeof(longest));
	longest[PASSWORD_MAX_BYTES + 1] = '\0';
	cr_expect_eq(password_hash(longest, hash), -EINVAL);
	cr_expect_eq(password_verify(NULL, longest, &rehash), -EACCES);
	longest[PASSWORD_MAX_BYTES] = '\0';
	cr_expect_eq(password_hash(longest, hash), 0);
	cr_expect_eq(password_hash("123456789", hash), -EINVAL);
}

static double seconds(const char *stored)
{
	struct timespec a, b;
	bool rehash;

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &a);
	for (int i = 0; i < 3; i++)
		cr_expect_eq(password_verify(stored, "tidak cocok sama sekali", &rehash), -EACCES);
	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &b);
	return b.tv_sec - a.tv_sec + (b.tv_nsec - a.tv_nsec) / 1e9;
}

Test(password, an_unknown_account_costs_as_much)
{
	char hash[PASSWORD_HASH_SIZE];
	double known, unknown;

	cr_assert_eq(password_hash("kata sandi panjang", hash), 0);
	known = seconds(hash);
	unknown = seconds(NULL);
	cr_expect(unknown > known / 2 && unknown < known * 2, "%f s against %f s", unknown, known);
}
