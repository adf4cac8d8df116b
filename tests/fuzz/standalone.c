/* Runs a fuzz target over files, for compilers without libFuzzer: each argument is a file or a
 * directory of files. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define INPUT_MAX (1 << 20)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static unsigned long ran;

static void run_file(const char *path)
{
	FILE *f = fopen(path, "rb");
	uint8_t *data = malloc(INPUT_MAX), *exact;
	size_t n;

	if (!f || !data) {
		perror(path);
		exit(1);
	}
	n = fread(data, 1, INPUT_MAX, f);
	/* A copy of the exact size lets the address sanitizer see a step beyond the end. */
	exact = malloc(n ? n : 1);
	if (!exact)
		exit(1);
	memcpy(exact, data, n);
	LLVMFuzzerTestOneInput(exact, n);
	free(exact);
	free(data);
	fclose(f);
	ran++;
}

static void run_dir(const char *path)
{
	DIR *d = opendir(path);
	struct dirent *e;
	char *file;

	while (d && (e = readdir(d))) {
		if (e->d_name[0] == '.' || asprintf(&file, "%s/%s", path, e->d_name) < 0)
			continue;
		run_file(file);
		free(file);
	}
	if (d)
		closedir(d);
}

int main(int argc, char **argv)
{
	struct stat st;

	for (int i = 1; i < argc; i++) {
		if (stat(argv[i], &st) == 0 && S_ISDIR(st.st_mode))
			run_dir(argv[i]);
		else
			run_file(argv[i]);
	}
	printf("%lu inputs\n", ran);
	return ran ? 0 : 1;
}
