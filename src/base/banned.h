/* Functions this project does not use. Included last by every .c of src/. */
#pragma once

/* No bounds: snprintf, memcpy with a known length, arena_printf, struct buffer. */
#pragma GCC poison strcpy strcat sprintf vsprintf gets strncpy strncat
/* Hidden state shared by threads: strtok_r, strcspn. */
#pragma GCC poison strtok
/* No way to tell an error from 0: strtol and its kin. */
#pragma GCC poison atoi atol atoll atof
