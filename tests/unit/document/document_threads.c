/* Several threads write documents at once, each new thread with a font map of its own: every file
 * must be the bytes that one thread alone writes. A plain program, for the sanitizers that cannot
 * run under Criterion. */
#include <pthread.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"

#include "contoh.h"

#define THREADS 6
#define GENERATIONS 2
#define DOCUMENTS 5
#define MAX_BYTES (4 * 1024 * 1024)

static int write_receipt(struct buffer *b)
{
	struct tanda_terima t = contoh_tanda_terima("id");

	buffer_init(b, MAX_BYTES);
	t.uraian = "Huruf lain: \320\237\321\200\320\270\320\262\320\265\321\202 \342\202\254 "
		   "\316\261\316\262";
	return tanda_terima_write(&t, (struct pdf_sink){ buffer_write, b });
}

static void *worker(void *cls)
{
	const struct buffer *expected = cls;

	for (int i = 0; i < DOCUMENTS; i++) {
		CLEANUP_BUFFER struct buffer b;

		if (write_receipt(&b) < 0 || b.len != expected->len ||
		    memcmp(b.data, expected->data, b.len) != 0)
			return cls;
	}
	return NULL;
}

int main(void)
{
	CLEANUP_BUFFER struct buffer expected;
	pthread_t threads[THREADS];
	int failed = write_receipt(&expected) < 0;

	for (int g = 0; g < GENERATIONS; g++) {
		for (int i = 0; i < THREADS; i++) {
			if (pthread_create(&threads[i], NULL, worker, &expected) != 0)
				return 2;
		}
		for (int i = 0; i < THREADS; i++) {
			void *wrong;

			pthread_join(threads[i], &wrong);
			failed |= wrong != NULL;
		}
	}
	if (failed)
		fputs("a document differs when several threads write\n", stderr);
	return failed;
}
