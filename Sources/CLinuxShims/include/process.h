// Processes: start a program with one inherited descriptor, fork, wait, signal without a race on process numbers.
// Every function returns -errno when it fails.
#ifndef LEGAJO_PROCESS_H
#define LEGAJO_PROCESS_H

#include <stdint.h>

struct process_end {
    /// Exit code, or -1 when a signal ended it.
    int code;
    /// The signal that ended it, or 0.
    int signal;
    /// Largest resident set, in KiB.
    int64_t peak_kib;
};

/// Starts `path` in a session of its own: /dev/null as input and output, our standard error, `inherited` as
/// descriptor 3 and nothing else; default signal actions. Returns the process number.
int process_spawn(const char *path, char *const arguments[], char *const environment[], int inherited);
/// fork(2). Only for a process with one thread.
int process_fork(void);
/// _exit(2): no exit functions, no flushing.
void process_exit(int code);
int process_self(void);
/// A descriptor that stands for the process even after its number is used again.
int process_open(int process);
int process_signal(int handle, int signal);
/// Waits for the end of a child of ours.
int process_wait(int process, struct process_end *end);
/// 1 when it has ended and fills `end`, 0 while it runs.
int process_poll(int process, struct process_end *end);
/// Ends this process when its parent does; -ESRCH when the parent is already another than `parent`.
int process_die_with_parent(int parent);
/// Makes the kernel choose this process before others when memory runs out.
int process_volunteer_for_memory_shortage(void);
/// The name `ps` shows for the thread; at most 15 bytes count.
int process_name(const char *name);

// No core file, and no other process of the same user reads this one's memory (ptrace, /proc).
int process_keep_secrets(void);
/// Microseconds of processor time this process has used.
int64_t process_cpu_microseconds(void);
/// Moves a descriptor to a number and closes all above it.
int process_keep_only(int descriptor, int number);
/// Makes `copy` another number for `descriptor`.
int process_duplicate_to(int descriptor, int copy);

#endif
