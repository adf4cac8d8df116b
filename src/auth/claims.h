/* The claims of a token whose signature has been checked: their types, who issued them for whom,
 * until when, and who it is. */
#pragma once

#include <stdint.h>

#include <jansson.h>

#include "auth/issuers.h"
#include "base/identity.h"

/* Checks every claim and fills identity. 0; -EKEYEXPIRED when only its time is over; -EKEYREJECTED
 * otherwise, with a static English reason. issuer is the one whose key signed: `iss` must be it. */
int claims_identity(const json_t *claims, const struct issuer *issuer, int64_t now_s,
		    int64_t leeway_s, struct identity *ret_identity,
		    const char **ret_reason) WARN_UNUSED;
