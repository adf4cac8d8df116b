/* What every connection that the daemon itself makes to somebody else has in common: which addresses it goes to, how long it may
 * take, how much it reads, and that it can be broken off. Blocks; never on an I/O loop. */
#pragma once

#include <stdatomic.h>
#include <stdbool.h>

#include <curl/curl.h>

#include "base/buffer.h"
#include "base/cleanup.h"

enum outgoing_way {
	OUTGOING_TLS,      /* https:, smtps: */
	OUTGOING_LOOPBACK, /* without TLS to 127.0.0.1, ::1 or localhost: nobody is in between */
	OUTGOING_PLAIN,    /* without TLS to somewhere else: TLS must be asked for (STARTTLS), or it is refused */
};

/* How an address is reached: secure and plain are its schemes ("https" and "http"). -EPERM for any other scheme, for user information
 * in it and for what is no address. */
int outgoing_way(const char *url, const char *secure, const char *plain, enum outgoing_way *ret_way) WARN_UNUSED;

struct outgoing {
	const char *url;
	const char *protocols;   /* as CURLOPT_PROTOCOLS_STR: "https", "smtp,smtps" ... */
	enum outgoing_way way;
	const char *ca_file;     /* NULL or "": the system's certificates */
	long connect_timeout_s;
	long total_timeout_s;
	struct buffer *answer;   /* where the answer goes, at most its maximum; NULL: it is read and dropped */
	size_t answer_max;       /* bytes; more ends the transfer with an error */
	const atomic_bool *stop; /* may be NULL; true breaks it off within a second */

	size_t answered; /* own: bytes read so far */
};

/* Sets all of that on a handle, after curl_easy_reset where it is used again: no redirects, no signals, no proxy for this machine. What o
 * points at must live as long as the transfer. */
void outgoing_prepare(CURL *curl, struct outgoing *o);

/* Where the host of an address is now, for CURLOPT_RESOLVE: the connection goes to what was looked at, whatever the name says a moment later.
 * -EPERM when any of its places is one that no service of others has: unspecified, multicast, or only valid on the link (also the metadata
 * addresses of clouds); -EHOSTUNREACH when the name has none. The list is the caller's (curl_slist_free_all). */
int outgoing_pin(const char *url, struct curl_slist **ret_list) WARN_UNUSED;

void cleanup_curl_slist(struct curl_slist **list);
