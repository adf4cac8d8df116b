/* All keys of all issuers: an immutable snapshot that anybody may hold, and the store that replaces
 * it when keys change. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "auth/issuers.h"
#include "auth/key_list.h"

#define KEYS_LOOK_EVERY_S 5    /* directory and files are looked at this often */
#define KEYS_FETCH_EVERY_S 300 /* key sets behind a URL are fetched this often */
#define KEYS_EARLY_S                                                                             \
	30 /* an unknown kid asks for one early look, at most this often; also the pause after a \
	      failure */
#define KEYS_STALE_S 86400 /* keys that cannot be refreshed are kept this long */

struct key_entry {
	const struct issuer *issuer;
	struct key *key;
};

/* Immutable. The issuers in it live as long as the store's. */
struct key_set {
	atomic_uint refs;
	uint64_t generation; /* grows with every change: what was verified under another one is not
				believed */
	struct signer *signer;        /* built-in issuer, or NULL */
	const struct issuer *builtin; /* or NULL */
	size_t n;
	struct key_entry entries[];
};

void key_set_unref(struct key_set *s);
static inline void cleanup_key_set(struct key_set **s)
{
	key_set_unref(*s);
}
#define CLEANUP_KEY_SET CLEANUP(cleanup_key_set)

/* The public keys of the built-in issuer as a JWKS document (RFC 7517), for /.well-known/jwks.json.
 */
int key_set_write_jwks(const struct key_set *s, struct buffer *out) WARN_UNUSED;

struct keys;

/* A store for these issuers (must outlive it and its snapshots); reads nothing yet. Owned by the
 * caller (keys_free). */
int keys_new(const struct issuers *is, struct keys **ret_keys) WARN_UNUSED;
void keys_free(struct keys *k);
/* At start: reads what is on this machine (directory, files, secrets); what is wrong there is
 * written to err and is fatal. URLs are left to the refresher: an identity provider that is down
 * must not stop the daemon. */
int keys_load(struct keys *k, FILE *err) WARN_UNUSED;

/* The snapshot of now; never NULL. Release with key_set_unref. Any thread. */
struct key_set *keys_acquire(struct keys *k);
uint64_t keys_generation(struct keys *k);
/* A token named a key we do not have: asks the refresher to look early, at most once per
 * KEYS_EARLY_S. Never blocks. */
void keys_want(struct keys *k, int64_t now_mono_ns);
/* Asks the refresher to read everything again at once (SIGHUP). */
void keys_reload(struct keys *k);

/* Reads again whatever is due and replaces the snapshot when something changed. The refresher's
 * thread only. */
void keys_refresh(struct keys *k, int64_t now_mono_ns);
/* The refresher's thread: keys_refresh again and again until keys_stop. */
void keys_loop(struct keys *k);
/* Ends keys_loop, also in the middle of a fetch (within a second). Any thread. */
void keys_stop(struct keys *k);
