// What a process takes from itself before it opens a stranger's bytes. Every function returns -errno when it fails.
#ifndef LEGAJO_SANDBOX_H
#define LEGAJO_SANDBOX_H

#include <stdint.h>

enum sandbox_limit {
    SANDBOX_CPU_SECONDS,
    SANDBOX_ADDRESS_SPACE,
    SANDBOX_FILE_SIZE,
    SANDBOX_OPEN_FILES,
    SANDBOX_PROCESSES,
    SANDBOX_CORE,
};

/// Sets soft and hard limit (setrlimit).
int sandbox_limit(enum sandbox_limit which, uint64_t soft, uint64_t hard);
/// No program this process starts can gain rights; needed for the next three.
int sandbox_no_new_privileges(void);
/// Gives up every capability, also where root runs us.
int sandbox_drop_capabilities(void);
/// No path can be opened, made, linked or removed; no TCP port bound or connected, no abstract socket, no signal
/// outside, as far as the kernel knows these. Returns the ABI version in force, -ENOSYS or -EOPNOTSUPP
/// without Landlock.
int sandbox_landlock(void);
/// Only memory, time, the descriptors at hand and the end of the process are allowed (allow list). Everything else
/// answers EPERM, opening a path EACCES; another architecture's system calls end the process.
int sandbox_seccomp(void);

#endif
