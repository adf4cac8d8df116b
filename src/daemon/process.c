/* Owns what a serving process shares; built and taken down on the main thread. */
#include "daemon/process.h"

#include <errno.h>
#include <string.h>
#include <sys/resource.h>

#include <sodium.h>

#include "auth/auth.h"
#include "auth/throttle.h"
#include "base/clock.h"
#include "contract/contract.h"
#include "daemon/bindings.h"
#include "daemon/docs.h"
#include "kalender/kalender.h"
#include "pii/data_key.h"
#include "work/queue.h"
#include "work/statement.h"

#include "base/banned.h"

#define THROTTLE_ENTRIES 65536

static void raise_file_limit(void)
{
	struct rlimit limit;

	if (getrlimit(RLIMIT_NOFILE, &limit) == 0) {
		limit.rlim_cur = limit.rlim_max;
		(void)setrlimit(RLIMIT_NOFILE, &limit);
	}
}

/* Cursors must be readable by every daemon and after a restart: their key comes from the data key file. */
static void cursor_key(struct process *p)
{
	unsigned char secret[DATA_KEY_BYTES];

	data_keys_get_hash(p->services.data_keys, secret);
	crypto_generichash(p->services.cursor_key, sizeof(p->services.cursor_key), (const unsigned char *)"kursor", 6, secret,
			   sizeof(secret));
	sodium_memzero(secret, sizeof(secret));
}

static int init_contract(struct process *p, FILE *err)
{
	int error = contract_load(contract_json, contract_json_len, err, &p->contract);

	if (error == 0)
		error = bindings_make(p->contract, err, &p->bindings);
	p->services.contract = p->contract;
	p->services.bindings = p->bindings;
	p->services.contract_json = contract_json;
	p->services.contract_json_len = contract_json_len;
	p->services.docs_html = docs_html;
	p->services.docs_html_len = docs_html_len;
	return error;
}

static int init_etags(struct process *p)
{
	p->arena = arena_new(65536);
	if (!p->arena)
		return -ENOMEM;
	p->services.contract_etag = reply_etag(p->arena, NULL, contract_json, contract_json_len);
	p->services.docs_etag = reply_etag(p->arena, NULL, docs_html, docs_html_len);
	return p->services.contract_etag && p->services.docs_etag ? 0 : -ENOMEM;
}

static int init_kalender(struct process *p)
{
	p->services.kalender = calloc(1, sizeof(*p->services.kalender));
	return p->services.kalender ? kalender_kini_init(p->services.kalender) : -ENOMEM;
}

int process_init(struct process *p, const struct config *c, FILE *err)
{
	struct services *s = &p->services;
	int error;

	*p = (struct process){ .config = c };
	s->config = c;
	s->readiness = &p->readiness;
	s->content_checks = &p->content_checks;
	s->freshness = &p->freshness;
	uuid_v7(clock_wall_us(), p->id);
	snprintf(p->application_name, sizeof(p->application_name), "layanand-%s", p->id);
	raise_file_limit();
	error = init_contract(p, err);
	if (error == 0)
		error = init_etags(p);
	if (error == 0 && (error = data_keys_load(c->keys_data_key_file, &s->data_keys)) < 0)
		fprintf(err, "%s: %s\n", c->keys_data_key_file, strerror(-error));
	if (error == 0)
		error = auth_new(c, err, &s->auth);
	if (error == 0)
		error = throttle_new(THROTTLE_ENTRIES, &s->throttle);
	if (error == 0)
		error = queue_new((size_t)c->server_queue, (size_t)c->server_slow_workers, &s->queue);
	if (error == 0)
		error = init_kalender(p);
	if (error == 0)
		cursor_key(p);
	return error;
}

void process_done(struct process *p)
{
	struct services *s = &p->services;

	if (s->kalender) {
		kalender_kini_done(s->kalender);
		free(s->kalender);
	}
	queue_free(s->queue);
	throttle_free(s->throttle);
	auth_free(s->auth);
	data_keys_free(s->data_keys);
	free(p->bindings);
	contract_free(p->contract);
	arena_free(p->arena);
}
