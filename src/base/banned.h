/* Functions this project does not use, each with what to use instead. Included last by every .c of src/. */
#pragma once

#pragma GCC poison strcpy strcat sprintf vsprintf gets strtok strncpy strncat
#pragma GCC poison atoi atol atoll atof
