/* Fuzz target: a Range header against a content of some size; the first byte gives the size. What is sent lies within the content. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "http/range.h"

#define MUST(condition)                                                                            \
	do {                                                                                       \
		if (!(condition)) {                                                                \
			fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition);            \
			abort();                                                                   \
		}                                                                                  \
	} while (0)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void check(const char *header, int64_t size)
{
	struct range r, again;
	enum range_kind kind = range_parse(header, size, &r);
	char text[64];

	MUST(r.first >= 0 && r.length >= 1 && r.length <= size && r.first <= size - r.length);
	if (kind != RANGE_PART) {
		MUST(r.first == 0 && r.length == size);
		return;
	}
	/* The same part, asked for in the plainest way. */
	snprintf(text, sizeof(text), "bytes=%lld-%lld", (long long)r.first, (long long)(r.first + r.length - 1));
	MUST(range_parse(text, size, &again) == RANGE_PART);
	MUST(again.first == r.first && again.length == r.length);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static const int64_t SIZES[] = { 1, 2, 65535, 65536, 10485760, INT64_MAX };
	char *text = n > 0 ? strndup((const char *)data + 1, n - 1) : NULL;

	if (text) {
		check(text, SIZES[data[0] % (sizeof(SIZES) / sizeof(SIZES[0]))]);
		MUST(!range_if(text, "\"layanand\"") || strstr(text, "\"layanand\""));
	}
	free(text);
	return 0;
}
