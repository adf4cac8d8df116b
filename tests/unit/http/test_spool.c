/* Uploads on their way: what goes in comes out, whole, and never lies on disk in the clear. */
#include <string.h>

#include <criterion/criterion.h>
#include <sodium.h>

#include "http/spool.h"
#include "leak.h"

static void setup(void)
{
	cr_assert_geq(sodium_init(), 0);
}

TestSuite(spool, .init = setup, .fini = fail_on_leak);

static void fill(unsigned char *p, size_t n)
{
	for (size_t i = 0; i < n; i++)
		p[i] = (unsigned char)(i * 31 + i / 251);
}

static void round_trip(size_t n, size_t write_by, size_t read_by)
{
	CLEANUP_ARENA struct arena *arena = arena_new(1U << 20);
	CLEANUP_FREE unsigned char *in = malloc(n + 1), *out = malloc(n + read_by);
	unsigned char hash[crypto_hash_sha256_BYTES];
	struct body_file *file;
	struct spool *s;
	size_t got = 0;
	ssize_t part;

	fill(in, n);
	cr_assert_eq(spool_new(arena, "/tmp", &s), 0);
	for (size_t at = 0; at < n; at += write_by)
		cr_assert_eq(spool_write(s, in + at, n - at < write_by ? n - at : write_by), 0);
	cr_assert_eq(spool_size(s), (int64_t)n);
	cr_assert_eq(spool_finish(s, &file), 0);
	while ((part = file->read(file, out + got, read_by)) > 0)
		got += (size_t)part;
	cr_assert_eq(part, 0);
	cr_assert_eq(got, n);
	cr_assert_eq(memcmp(in, out, n), 0);
	crypto_hash_sha256(hash, in, n);
	cr_assert_eq(memcmp(hash, file->sha256, sizeof(hash)), 0);
	cr_assert_eq(file->size, (int64_t)n);
}

Test(spool, sizes_around_its_blocks)
{
	static const size_t sizes[] = { 0, 1, 65535, 65536, 65537, 200000 };

	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		round_trip(sizes[i], 4096, 65536);
		round_trip(sizes[i], 70000, 1000);
	}
}

Test(spool, a_directory_that_is_not_there)
{
	CLEANUP_ARENA struct arena *arena = arena_new(4096);
	struct spool *s;

	cr_assert_lt(spool_new(arena, "/nowhere/at/all", &s), 0);
}
