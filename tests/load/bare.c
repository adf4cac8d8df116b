/* What libmicrohttpd alone can do: one ready answer, its headers with it, shared by all requests; the denominator of the ratio `cached`.
 * bare THREADS HEADERS BODY: headers are lines "Name: value", both are files; prints its port and serves until its input ends. */
#include <microhttpd.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static enum MHD_Result serve(void *cls, struct MHD_Connection *connection, const char *url, const char *method, const char *version,
			     const char *data, size_t *size, void **state)
{
	static int seen;

	(void)url, (void)method, (void)version, (void)data, (void)size;
	/* Answered in the second call, so that the connection lives. */
	if (!*state) {
		*state = &seen;
		return MHD_YES;
	}
	return MHD_queue_response(connection, 200, cls);
}

static struct MHD_Response *response_of(const char *body_path)
{
	static char body[1 << 20];
	FILE *file = fopen(body_path, "rb");
	size_t n = file ? fread(body, 1, sizeof(body), file) : 0;

	if (!file)
		return NULL;
	fclose(file);
	return MHD_create_response_from_buffer(n, body, MHD_RESPMEM_PERSISTENT);
}

static int add_headers(struct MHD_Response *response, const char *path)
{
	char line[1024];
	FILE *file = fopen(path, "r");

	if (!file)
		return -1;
	while (fgets(line, sizeof(line), file)) {
		char *value = strstr(line, ": ");

		line[strcspn(line, "\r\n")] = '\0';
		if (!value)
			continue;
		*value = '\0';
		MHD_add_response_header(response, line, value + 2);
	}
	return fclose(file);
}

int main(int argc, char **argv)
{
	struct sockaddr_in at = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	struct MHD_Response *response = argc == 4 ? response_of(argv[3]) : NULL;
	struct MHD_Daemon *daemon;
	char byte;

	if (!response || add_headers(response, argv[2]) < 0)
		return 2;
	daemon = MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD, 0, NULL, NULL, serve, response, MHD_OPTION_SOCK_ADDR, &at,
				  MHD_OPTION_THREAD_POOL_SIZE, (unsigned)atoi(argv[1]), MHD_OPTION_END);
	if (!daemon)
		return 1;
	printf("%d\n", (int)MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT)->port);
	fflush(stdout);
	while (read(STDIN_FILENO, &byte, 1) > 0)
		;
	MHD_stop_daemon(daemon);
	MHD_destroy_response(response);
	return 0;
}
