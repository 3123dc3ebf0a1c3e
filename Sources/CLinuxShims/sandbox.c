#define _GNU_SOURCE
#include "sandbox.h"

#include <errno.h>
#include <linux/capability.h>
#include <linux/landlock.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

int sandbox_limit(enum sandbox_limit which, uint64_t soft, uint64_t hard) {
    static const int resources[] = {
        [SANDBOX_CPU_SECONDS] = RLIMIT_CPU,   [SANDBOX_ADDRESS_SPACE] = RLIMIT_AS, [SANDBOX_FILE_SIZE] = RLIMIT_FSIZE,
        [SANDBOX_OPEN_FILES] = RLIMIT_NOFILE, [SANDBOX_PROCESSES] = RLIMIT_NPROC,  [SANDBOX_CORE] = RLIMIT_CORE,
    };
    struct rlimit limit = {.rlim_cur = (rlim_t)soft, .rlim_max = (rlim_t)hard};
    // Not through the C library: its prlimit64 could name other processes, so the filter does not allow it.
    return syscall(SYS_setrlimit, resources[which], &limit) < 0 ? -errno : 0;
}

int sandbox_no_new_privileges(void) { return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0 ? -errno : 0; }

int sandbox_drop_capabilities(void) {
    struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3, .pid = 0};
    struct __user_cap_data_struct none[_LINUX_CAPABILITY_U32S_3];
    memset(none, 0, sizeof none);
    return syscall(SYS_capset, &header, none) < 0 ? -errno : 0;
}

// The distribution's header may be older than the kernel: the fields and bits of later ABI versions, from
// Documentation/userspace-api/landlock.rst.
struct ruleset {
    uint64_t file_system;
    uint64_t network;
    uint64_t scoped;
};

int sandbox_landlock(void) {
    long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
    if (version < 0) return -errno;
    struct ruleset rules = {.file_system = (1u << 13) - 1};
    size_t size = sizeof rules.file_system;
    if (version >= 2) rules.file_system |= 1u << 13;  // refer
    if (version >= 3) rules.file_system |= 1u << 14;  // truncate
    if (version >= 5) rules.file_system |= 1u << 15;  // ioctl on devices
    if (version >= 4) {
        rules.network = 3;  // bind and connect TCP
        size = 2 * sizeof(uint64_t);
    }
    if (version >= 6) {
        rules.scoped = 3;  // abstract sockets and signals stay within
        size = 3 * sizeof(uint64_t);
    }
    long ruleset = syscall(SYS_landlock_create_ruleset, &rules, size, 0);
    if (ruleset < 0) return -errno;
    // No rule is added: nothing is allowed beneath any path.
    long restricted = syscall(SYS_landlock_restrict_self, (int)ruleset, 0);
    int code = restricted < 0 ? -errno : (int)version;
    close((int)ruleset);
    return code;
}
