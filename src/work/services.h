/* Process-wide things, made by the daemon at start and shared read-only (each is thread-safe by itself). */
#pragma once

struct config;
struct data_keys; /* pii/data_key.h */
struct kalender_simpanan; /* kalender: the loaded calendar, replaced as a whole when it changes */
struct throttle; /* auth/throttle.h */
struct keys; /* auth/keys.h */

struct services {
	const struct config *config;
	const struct data_keys *data_keys;
	struct kalender_simpanan *kalender;
	struct throttle *throttle;
	struct keys *keys;
};
