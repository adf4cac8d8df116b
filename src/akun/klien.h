/* How a machine client proves itself (RFC 6749 section 2.3.1): HTTP Basic, or client_id and client_secret in the form. */
#pragma once

#include "work/ctx.h"

struct klien_bukti {
	const char *id; /* NULL: none was given */
	const char *rahasia; /* NULL: none was given */
	bool basic; /* by the Authorization header: a refusal carries a challenge */
};

/* authorization NULL: no such header. -EINVAL: the header is not readable as Basic, or credentials came both ways. */
int klien_bukti(const char *authorization, const json_t *form, struct arena *arena, struct klien_bukti *ret_bukti) WARN_UNUSED;
