/* Owns a listening socket on loopback and the thread that answers it; tests only. */
#include "server.h"

#include <arpa/inet.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static void answer(struct server *s, int c)
{
	char request[4096];

	if (read(c, request, sizeof(request)) < 0)
		return;
	pthread_mutex_lock(&s->lock);
	if (s->status)
		dprintf(c, "HTTP/1.1 %d X\r\nContent-Length: %zu\r\nConnection: close\r\n%s\r\n%s",
			s->status, strlen(s->body), s->headers, s->body);
	else if (s->n_held < 16)
		s->held[s->n_held++] = dup(c);
	s->served++;
	pthread_mutex_unlock(&s->lock);
}

static void *run(void *cls)
{
	struct server *s = cls;
	int c;

	while ((c = accept(s->fd, NULL, NULL)) >= 0) {
		answer(s, c);
		close(c);
	}
	return NULL;
}

void server_start(struct server *s, int status, const char *headers, const char *body)
{
	struct sockaddr_in a = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t n = sizeof(a);

	*s = (struct server){ .status = status, .headers = headers, .body = body };
	signal(SIGPIPE, SIG_IGN); /* clients that have seen enough hang up */
	pthread_mutex_init(&s->lock, NULL);
	s->fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (s->fd < 0 || bind(s->fd, (struct sockaddr *)&a, sizeof(a)) || listen(s->fd, 16) ||
	    getsockname(s->fd, (struct sockaddr *)&a, &n) ||
	    pthread_create(&s->thread, NULL, run, s))
		abort();
	s->port = ntohs(a.sin_port);
}

void server_answer(struct server *s, int status, const char *headers, const char *body)
{
	pthread_mutex_lock(&s->lock);
	s->status = status;
	s->headers = headers;
	s->body = body;
	pthread_mutex_unlock(&s->lock);
}

void server_wait(struct server *s, int n)
{
	int served = 0;

	while (served < n) {
		usleep(10000);
		pthread_mutex_lock(&s->lock);
		served = s->served;
		pthread_mutex_unlock(&s->lock);
	}
}

void server_stop(struct server *s)
{
	shutdown(s->fd, SHUT_RDWR);
	pthread_join(s->thread, NULL);
	close(s->fd);
	for (int i = 0; i < s->n_held; i++)
		close(s->held[i]);
	pthread_mutex_destroy(&s->lock);
}
