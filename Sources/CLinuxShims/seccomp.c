#define _GNU_SOURCE
#include "sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#else
#error "the system call filter knows x86-64 and arm64 only"
#endif

#define CAPACITY 320

/// A filter under construction; the accumulator holds the system call's number between rules.
struct program {
    struct sock_filter code[CAPACITY];
    unsigned short length;
};

static void emit(struct program *program, struct sock_filter instruction) {
    if (program->length < CAPACITY) program->code[program->length++] = instruction;
}

static void load(struct program *program, size_t offset) {
    emit(program, (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (unsigned)offset));
}

static void answer(struct program *program, unsigned action) {
    emit(program, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, action));
}

static void rule(struct program *program, long call, unsigned action) {
    emit(program, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (unsigned)call, 0, 1));
    answer(program, action);
}

static void allow(struct program *program, long call) { rule(program, call, SECCOMP_RET_ALLOW); }

static void refuse(struct program *program, long call, int error) {
    rule(program, call, SECCOMP_RET_ERRNO | ((unsigned)error & SECCOMP_RET_DATA));
}

/// Allows the call when the low half of an argument, masked, has the value.
static void allow_when(struct program *program, long call, int argument, unsigned mask, unsigned value) {
    emit(program, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (unsigned)call, 0, 5));
    load(program, offsetof(struct seccomp_data, args) + (size_t)argument * sizeof(uint64_t));
    emit(program, (struct sock_filter)BPF_STMT(BPF_ALU | BPF_AND | BPF_K, mask));
    emit(program, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, 0, 1));
    answer(program, SECCOMP_RET_ALLOW);
    load(program, offsetof(struct seccomp_data, nr));
}

/// The descriptors at hand, memory, time, and the end.
static const long plain_calls[] = {
    SYS_recvmsg, SYS_sendmsg, SYS_pread64, SYS_read, SYS_readv, SYS_preadv, SYS_lseek, SYS_write, SYS_writev, SYS_close,
    SYS_fstat, SYS_ppoll, SYS_dup, SYS_fadvise64, SYS_eventfd2,
    SYS_munmap, SYS_mremap, SYS_brk, SYS_madvise, SYS_futex, SYS_clock_gettime, SYS_clock_getres, SYS_gettimeofday,
    SYS_nanosleep, SYS_clock_nanosleep, SYS_getrandom, SYS_getrusage, SYS_times, SYS_sysinfo, SYS_uname,
    SYS_sched_yield, SYS_sched_getaffinity, SYS_getcpu, SYS_getpid, SYS_gettid, SYS_getppid,
    SYS_getuid, SYS_geteuid, SYS_getgid, SYS_getegid,
    SYS_rt_sigaction, SYS_rt_sigprocmask, SYS_rt_sigreturn, SYS_sigaltstack, SYS_restart_syscall,
    SYS_exit, SYS_exit_group,
#if defined(__x86_64__)
    SYS_poll, SYS_time,
#endif
};

/// Calls that libraries try and whose refusal they must understand: no such file, no such feature.
static void refuse_understandably(struct program *program) {
#if defined(__x86_64__)
    static const long by_path[] = {
        SYS_open, SYS_creat, SYS_openat, SYS_openat2, SYS_stat, SYS_lstat, SYS_access, SYS_faccessat, SYS_faccessat2,
        SYS_readlink, SYS_readlinkat,
    };
#else
    static const long by_path[] = {SYS_openat, SYS_openat2, SYS_faccessat, SYS_faccessat2, SYS_readlinkat};
#endif
    for (size_t index = 0; index < sizeof by_path / sizeof *by_path; index++) refuse(program, by_path[index], EACCES);
    refuse(program, SYS_statx, ENOSYS);
    refuse(program, SYS_clone3, ENOSYS);
    refuse(program, SYS_ioctl, ENOTTY);
}

int sandbox_seccomp(void) {
    struct program program = {.length = 0};
    load(&program, offsetof(struct seccomp_data, arch));
    emit(&program, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0));
    answer(&program, SECCOMP_RET_KILL_PROCESS);
    load(&program, offsetof(struct seccomp_data, nr));
#if defined(__x86_64__)
    // The x32 numbers share the architecture of x86-64.
    emit(&program, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000u, 0, 1));
    answer(&program, SECCOMP_RET_KILL_PROCESS);
#endif
    const size_t plain = sizeof plain_calls / sizeof *plain_calls;
    for (size_t index = 0; index < plain; index++) allow(&program, plain_calls[index]);
    // Memory never becomes code.
    allow_when(&program, SYS_mmap, 2, PROT_EXEC, 0);
    allow_when(&program, SYS_mprotect, 2, PROT_EXEC, 0);
    // fstat(3) of newer C libraries; the status of a path is refused.
    allow_when(&program, SYS_newfstatat, 3, AT_EMPTY_PATH, AT_EMPTY_PATH);
    static const unsigned descriptor_commands[] = {
        F_DUPFD, F_GETFD, F_SETFD, F_GETFL, F_SETFL, F_DUPFD_CLOEXEC, 1034 /* F_GET_SEALS */,
    };
    for (size_t index = 0; index < sizeof descriptor_commands / sizeof *descriptor_commands; index++)
        allow_when(&program, SYS_fcntl, 1, ~0u, descriptor_commands[index]);
    // Its own processor limit, renewed for each document; the hard limit stands.
    allow_when(&program, SYS_setrlimit, 0, ~0u, RLIMIT_CPU);
    // abort(3) signals the own process only.
    allow_when(&program, SYS_tgkill, 0, ~0u, (unsigned)getpid());
    refuse_understandably(&program);
    answer(&program, SECCOMP_RET_ERRNO | EPERM);
    if (program.length >= CAPACITY) return -E2BIG;
    struct sock_fprog filter = {.len = program.length, .filter = program.code};
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter, 0, 0) < 0 ? -errno : 0;
}
