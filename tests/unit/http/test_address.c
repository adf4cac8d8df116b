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

Test(address, network_is_what_its_holder_cannot_choose)
{
	static const struct {
		const char *text, *network;
	} cases[] = {
		{ "203.0.113.7", "203.0.113.7" },
		{ "203.0.113.7:4711", "203.0.113.7" },
		{ "::ffff:203.0.113.7", "203.0.113.7" },
		{ "[::FFFF:203.0.113.7]:80", "203.0.113.7" },
		{ "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::" },
		{ "2001:DB8:1:2::9", "2001:db8:1:2::" },
		{ "[2001:db8:1:2::a]:443", "2001:db8:1:2::" },
		{ "[::1]", "::" },
	};
	static const char *const none[] = { "", "unknown", "203.0.113", "203.0.113.7.8", "203.0.113.7:80:90", "[", "2001:db8::g",
					    "_hidden", "1234567890123456789012345678901234567890123456789012345678901234567890" };
	char out[ADDRESS_NETWORK_SIZE];

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		cr_assert_eq(address_network(cases[i].text, out), 0, "%s", cases[i].text);
		cr_assert_str_eq(out, cases[i].network);
	}
	for (size_t i = 0; i < sizeof(none) / sizeof(none[0]); i++)
		cr_assert_eq(address_network(none[i], out), -EINVAL, "%s", none[i]);
}

Test(address, ipv6_keeps_its_brackets)
{
	char text[64];

	cr_assert_eq(address_with_port("[::1]:0", 8080, text, sizeof(text)), 0);
	cr_assert_str_eq(text, "[::1]:8080");
}
