/* After a rotation of the data keys: brings what older keys sealed to the newest one, so that the older can be taken away. */
#pragma once

#include <stdio.h>

#include "base/config.h"

/* Works in small transactions beside the serving daemons and says on out how much of what was renewed. Negative errno when something could not be opened
 * (-EBADMSG, -ENOKEY) or the database failed; what was renewed before stays. */
int renew_run(const struct config *c, FILE *out) WARN_UNUSED;
