/* Runs a fuzz target where libFuzzer is not: over each file (or directory of files) given, then
 * over random changes of them. standalone [-runs=N] [-seed=S] PATH...; the same seed makes the same
 * inputs. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define INPUT_MAX (1 << 20)
#define SEEDS_MAX 4096
#define CHANGED_MAX (1 << 16)
#define CHANGES_MAX 6

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

struct input {
	uint8_t *data;
	size_t n;
};

static struct input seeds[SEEDS_MAX];
static size_t n_seeds;
static uint64_t random_state;

static void *must(void *p)
{
	if (!p) {
		perror("standalone");
		exit(1);
	}
	return p;
}

/* splitmix64 */
static uint64_t random_number(void)
{
	uint64_t z = random_state += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
	return z ^ z >> 31;
}

static size_t below(size_t n)
{
	return n ? random_number() % n : 0;
}

/* A copy of the exact size lets the address sanitizer see a step beyond the end. */
static void run(const uint8_t *data, size_t n)
{
	uint8_t *exact = must(malloc(n ? n : 1));

	memcpy(exact, data, n);
	LLVMFuzzerTestOneInput(exact, n);
	free(exact);
}

static void read_file(const char *path)
{
	FILE *f = must(fopen(path, "rb"));
	uint8_t *data = must(malloc(INPUT_MAX));
	size_t n = fread(data, 1, INPUT_MAX, f);

	fclose(f);
	if (n_seeds == SEEDS_MAX) {
		fprintf(stderr, "too many inputs\n");
		exit(1);
	}
	seeds[n_seeds].data = must(realloc(data, n ? n : 1));
	seeds[n_seeds++].n = n;
}

static int compare_names(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

/* By name, so that the changes do not depend on the file system. */
static void read_dir(const char *path)
{
	struct dirent **names;
	int n = scandir(path, &names, NULL, compare_names);
	char *file;

	for (int i = 0; i < n; i++) {
		if (names[i]->d_name[0] != '.' &&
		    asprintf(&file, "%s/%s", path, names[i]->d_name) > 0) {
			read_file(file);
			free(file);
		}
		free(names[i]);
	}
	if (n >= 0)
		free(names);
}

/* Puts n bytes in the place of `gone` bytes at position `at`. */
static void replace(uint8_t *data, size_t *len, size_t at, size_t gone, const uint8_t *with,
		    size_t n)
{
	if (*len - gone + n > CHANGED_MAX)
		return;
	memmove(data + at + n, data + at + gone, *len - at - gone);
	memcpy(data + at, with, n);
	*len = *len - gone + n;
}

/* What parsers stumble over. */
static const struct {
	const char *text;
	size_t n;
} TOKENS[] = {
#define T(s) { s, sizeof(s) - 1 }
	T("%00"), T("%2F"), T("%2e%2e"), T("%"), T("%ff"), T("//"), T("/../"), T("/./"), T("&"),
	T("="), T("&&"), T("+"), T("\0"), T("\xff"), T("\xc0\x80"), T("\xed\xa0\x80"),
	T("\xef\xbb\xbf"), T("{"), T("}"), T("["), T("]"), T("\""), T("\\"), T("\\u0000"),
	T("\\ud800"), T(","), T(":"), T("null"), T("true"), T("-1"), T("0"), T("1e999"),
	T("1.0"), T("9223372036854775808"), T("."), T(".."), T("\n"), T("\r\n"), T(" "), T("-"),
	T("_"), T("AAAA"), T("{\"a\":"), T("[[[[[[[["), T("$ref"), T("#"), T("~1"),
#undef T
};

static void change(uint8_t *data, size_t *len)
{
	const struct input *other = &seeds[below(n_seeds)];
	size_t at = below(*len + 1);
	size_t span = below(*len - at + 1);
	size_t token = below(sizeof(TOKENS) / sizeof(*TOKENS));
	uint8_t byte = (uint8_t)random_number();

	switch (below(6)) {
	case 0:
		if (at < *len)
			data[at] ^= (uint8_t)(1 << below(8));
		break;
	case 1:
		replace(data, len, at, at < *len, &byte, 1);
		break;
	case 2:
		replace(data, len, at, span < 16 ? span : below(16), &byte, 0);
		break;
	case 3:
		replace(data, len, at, 0, (const uint8_t *)TOKENS[token].text, TOKENS[token].n);
		break;
	case 4: /* the rest of another input */
		replace(data, len, at, *len - at, other->data, below(other->n + 1));
		break;
	default: /* a part of another one */
		replace(data, len, at, 0, other->data, below(other->n < 64 ? other->n + 1 : 64));
	}
}

static void run_changed(void)
{
	static uint8_t data[CHANGED_MAX + 1];
	const struct input *seed = &seeds[below(n_seeds)];
	size_t len = seed->n < CHANGED_MAX ? seed->n : CHANGED_MAX;

	memcpy(data, seed->data, len);
	for (size_t i = 1 + below(CHANGES_MAX); i > 0; i--)
		change(data, &len);
	run(data, len);
}

static void forget_seeds(void)
{
	while (n_seeds > 0)
		free(seeds[--n_seeds].data);
}

int main(int argc, char **argv)
{
	unsigned long runs = 0;
	struct stat st;
	size_t n;

	for (int i = 1; i < argc; i++) {
		if (strncmp(argv[i], "-runs=", 6) == 0)
			runs = strtoul(argv[i] + 6, NULL, 10);
		else if (strncmp(argv[i], "-seed=", 6) == 0)
			random_state = strtoul(argv[i] + 6, NULL, 10);
		else if (stat(argv[i], &st) == 0 && S_ISDIR(st.st_mode))
			read_dir(argv[i]);
		else
			read_file(argv[i]);
	}
	for (size_t i = 0; i < n_seeds; i++)
		run(seeds[i].data, seeds[i].n);
	for (unsigned long i = 0; i < runs && n_seeds > 0; i++)
		run_changed();
	n = n_seeds;
	forget_seeds();
	printf("%zu inputs, %lu changed ones\n", n, runs);
	return n ? 0 : 1;
}
