/* Listening addresses: forms, ports in use. */
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <unistd.h>

#include <criterion/criterion.h>

#include "http/address.h"

Test(address, refuses_what_is_none)
{
	int port;

	cr_assert_eq(address_probe("127.0.0.1", &port), -EINVAL);
	cr_assert_eq(address_probe(":80", &port), -EINVAL);
	cr_assert_eq(address_probe("localhost:80", &port), -EINVAL);
	cr_assert_eq(address_probe("127.0.0.1:x", &port), -EINVAL);
}

Test(address, port_zero_is_chosen_and_a_taken_one_noticed)
{
	char text[64];
	int port = 0, fd;

	cr_assert_eq(address_probe("127.0.0.1:0", &port), 0);
	cr_assert_gt(port, 0);
	cr_assert_eq(address_with_port("127.0.0.1:0", port, text, sizeof(text)), 0);
	fd = address_listen(text, true);
	cr_assert_geq(fd, 0);
	cr_assert_eq(address_probe(text, &port), -EADDRINUSE);
	close(fd);
}

Test(address, shared_by_several_loops)
{
	char text[64];
	int port, a, b;

	cr_assert_eq(address_probe("127.0.0.1:0", &port), 0);
	cr_assert_eq(address_with_port("127.0.0.1:0", port, text, sizeof(text)), 0);
	a = address_listen(text, true);
	b = address_listen(text, true);
	cr_assert(a >= 0 && b >= 0);
	close(a);
	close(b);
}

Test(address, ipv6_keeps_its_brackets)
{
	char text[64];

	cr_assert_eq(address_with_port("[::1]:0", 8080, text, sizeof(text)), 0);
	cr_assert_str_eq(text, "[::1]:8080");
}
