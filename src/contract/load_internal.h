/* What the loading of the contract is made of. Start-up only. */
#pragma once

#include "contract/contract_internal.h"
#include "contract/schema_internal.h"

struct loader {
	const json_t *root;
	struct contract *contract;
	FILE *err;
	struct schema_compiler kept; /* schemas of requests: live as long as the contract */
	struct schema_compiler checked; /* schemas of answers: only checked, then freed */
	const char *where; /* "operation pengaduan_buat" */
};

/* Writes "contract: <where>: ..." and returns -EINVAL. */
int load_fail(struct loader *l, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* Sets where for this loader and its compilers. */
void load_where(struct loader *l, const char *where);

/* One operation; item: the path item it stands in (for shared parameters). load_operation.c */
int load_operation(struct loader *l, const json_t *item, const json_t *json,
		   struct operation *op) WARN_UNUSED;
/* x- values and security. load_extensions.c */
int load_extensions(struct loader *l, const json_t *json, struct operation *op) WARN_UNUSED;
/* x-alur, for operations that the case engine serves. load_case.c */
int load_case(struct loader *l, const json_t *json, struct operation *op) WARN_UNUSED;
/* Parameters of path item and operation: those of the path first, in the template's order.
 * load_params.c */
int load_params(struct loader *l, const json_t *item, const json_t *json,
		struct operation *op) WARN_UNUSED;
/* requestBody and responses. load_content.c */
int load_body(struct loader *l, const json_t *json, struct operation *op) WARN_UNUSED;
int load_responses(struct loader *l, const json_t *json, struct operation *op) WARN_UNUSED;
