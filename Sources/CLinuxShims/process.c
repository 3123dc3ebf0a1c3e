#define _GNU_SOURCE
#include "process.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static int outcome(long result) { return result < 0 ? -errno : (int)result; }

int process_spawn(const char *path, char *const arguments[], char *const environment[], int inherited) {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t all, none;
    pid_t process = 0;
    int code = posix_spawn_file_actions_init(&actions);
    if (code != 0) return -code;
    code = posix_spawnattr_init(&attributes);
    if (code != 0) {
        posix_spawn_file_actions_destroy(&actions);
        return -code;
    }
    sigfillset(&all);
    sigemptyset(&none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setsigmask(&attributes, &none);
    // A session of its own: the terminal's interrupt goes to the parent, which then stops us in order.
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSID);
    // Descriptor 3 first: 0 and 1 are replaced afterwards and could otherwise be the inherited one.
    if (!code) code = posix_spawn_file_actions_adddup2(&actions, inherited, 3);
    if (!code) code = posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDWR, 0);
    if (!code) code = posix_spawn_file_actions_adddup2(&actions, 0, 1);
    if (!code) code = posix_spawn_file_actions_addclosefrom_np(&actions, 4);
    if (!code) code = posix_spawn(&process, path, &actions, &attributes, arguments, environment);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return code != 0 ? -code : process;
}

int process_fork(void) { return outcome(fork()); }

void process_exit(int code) { _exit(code); }

int process_self(void) { return getpid(); }

int process_open(int process) { return outcome(syscall(SYS_pidfd_open, process, 0)); }

int process_signal(int handle, int signal) {
    return outcome(syscall(SYS_pidfd_send_signal, handle, signal, NULL, 0));
}

static int reap(int process, struct process_end *end, int options) {
    int status = 0;
    struct rusage usage;
    memset(&usage, 0, sizeof usage);
    for (;;) {
        pid_t which = wait4(process, &status, options, &usage);
        if (which < 0 && errno == EINTR) continue;
        if (which < 0) return -errno;
        if (which == 0) return 0;
        break;
    }
    end->code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    end->signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    end->peak_kib = usage.ru_maxrss;
    return 1;
}

int process_wait(int process, struct process_end *end) {
    int code = reap(process, end, 0);
    return code < 0 ? code : 0;
}

int process_poll(int process, struct process_end *end) { return reap(process, end, WNOHANG); }

int process_die_with_parent(int parent) {
    if (prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) != 0) return -errno;
    return getppid() == parent ? 0 : -ESRCH;
}

int process_volunteer_for_memory_shortage(void) {
    int file = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
    if (file < 0) return -errno;
    ssize_t written = write(file, "700", 3);
    int code = written == 3 ? 0 : -errno;
    close(file);
    return code;
}

int process_name(const char *name) { return outcome(prctl(PR_SET_NAME, name, 0, 0, 0)); }

int process_keep_secrets(void) {
    struct rlimit none = {0, 0};
    if (setrlimit(RLIMIT_CORE, &none) != 0) return -errno;
    return outcome(prctl(PR_SET_DUMPABLE, 0, 0, 0, 0));
}

int64_t process_cpu_microseconds(void) {
    struct rusage usage;
    if (getrusage(RUSAGE_SELF, &usage) != 0) return -errno;
    return (int64_t)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000000 + usage.ru_utime.tv_usec +
           usage.ru_stime.tv_usec;
}

int process_keep_only(int descriptor, int number) {
    if (descriptor != number && dup3(descriptor, number, O_CLOEXEC) < 0) return -errno;
    return outcome(syscall(SYS_close_range, (unsigned)number + 1, UINT_MAX, 0));
}

int process_duplicate_to(int descriptor, int copy) { return outcome(dup2(descriptor, copy)); }
