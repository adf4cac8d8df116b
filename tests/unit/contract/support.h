/* A small contract for tests, and ways to load it changed. */
#pragma once

#include "contract/contract.h"

/* Owned by the caller. */
json_t *sample_document(void);
/* Sets (or with NULL removes) a member of the object at a path of names parted by blanks. */
void sample_set(json_t *document, const char *path, const char *key, const char *json);
/* Loads; messages into text (of size bytes). */
int sample_load(const json_t *document, char *text, size_t size, struct contract **ret);
/* The unchanged sample, loaded; the test fails when it does not load. */
struct contract *sample_contract(void);
const struct operation *sample_operation(const struct contract *c, const char *id);
/* JSON text with ' for ", for legible tables. Owned by the caller. */
json_t *quoted(const char *text);
