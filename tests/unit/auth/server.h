/* A tiny HTTP server on loopback, one answer for everybody, for the tests of fetching. */
#pragma once

#include <pthread.h>

struct server {
	int fd;
	int port;
	pthread_t thread;
	pthread_mutex_t lock;
	int status;          /* 0: accepts and never answers */
	const char *headers; /* lines, each with CRLF */
	const char *body;
	int served;
	int held[16]; /* connections left open without an answer */
	int n_held;
};

void server_start(struct server *s, int status, const char *headers, const char *body);
void server_answer(struct server *s, int status, const char *headers, const char *body);
/* Until n requests have come. */
void server_wait(struct server *s, int n);
void server_stop(struct server *s);
