// Memory files (memfd_create) with seals, and small system values. Every function returns -errno when it fails.
#ifndef LEGAJO_MEMORY_H
#define LEGAJO_MEMORY_H

#include <stddef.h>
#include <stdint.h>

/// A memory file of exactly `length` bytes that can no longer grow or shrink.
int memory_file_create(const char *name, uint64_t length);
/// Forbids every further write and seal; -EBUSY while a writable mapping exists.
int memory_file_freeze(int file);
/// 1 when no write is possible any more.
int memory_file_is_frozen(int file);
/// Writes at the start through a shared mapping, which no file size limit touches.
int memory_file_fill(int file, const void *bytes, size_t count);

/// Opens for reading, close-on-exec.
int file_open(const char *path);
/// The same file by a new open file description: an offset of its own, reading only.
int file_reopen(int descriptor);
int file_close(int descriptor);
/// Length of a regular file; -EINVAL for anything else.
int64_t file_length(int descriptor);
/// Another descriptor of the same open file description.
int file_duplicate(int descriptor);

/// Fills the buffer with random bytes of the kernel.
int system_random(void *bytes, size_t count);
/// Milliseconds of UTC since 1970.
int64_t system_wall_milliseconds(void);
uint64_t system_monotonic_nanoseconds(void);
/// The running program's file; returns the length, which is below `capacity`.
int system_program_path(char *path, size_t capacity);

#endif
