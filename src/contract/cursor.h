/* Opaque cursors of keyset pages: base64url of a position and a MAC that binds it to one operation,
 * so that a client can neither build nor carry over positions. Stateless: every daemon with the
 * same key accepts them, also after restart. */
#pragma once

#include "base/arena.h"

#define CURSOR_KEY_BYTES 16
/* Longest position; the cursor's text is then at most CURSOR_MAX_TEXT bytes long. */
#define CURSOR_MAX_POSITION 375
#define CURSOR_MAX_TEXT 511

/* The cursor's text in arena. -EINVAL: the position is too long; -ENOMEM. */
int cursor_encode(const unsigned char key[static CURSOR_KEY_BYTES], const char *operation_id,
		  const char *position, struct arena *arena, const char **ret) WARN_UNUSED;
/* The position in arena. -EINVAL: not a cursor that this key made for this operation; -ENOMEM. */
int cursor_decode(const unsigned char key[static CURSOR_KEY_BYTES], const char *operation_id,
		  const char *cursor, struct arena *arena, const char **ret_position) WARN_UNUSED;
