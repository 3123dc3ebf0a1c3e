// File operations of a storage root: everything relative to a directory descriptor, no symbolic link followed in the
// last component, EINTR retried, short writes completed. Every function returns -errno when it fails.
#ifndef LEGAJO_STORAGE_H
#define LEGAJO_STORAGE_H

#include <stddef.h>
#include <stdint.h>

struct storage_status {
    uint64_t device;
    uint64_t inode;
    uint64_t length;
    /// Nanoseconds since 1970: of the last change of the bytes, and of anything about the file.
    int64_t modified;
    int64_t changed;
    int is_directory;
    int is_file;
};

int storage_open_directory(const char *path);
int storage_open_directory_at(int directory, const char *path);
int storage_create_file(int directory, const char *path);
int storage_open_file(int directory, const char *path, int writable);
int storage_close(int descriptor);

/// Bytes read, fewer than asked for only at the end of the file.
int64_t storage_read(int descriptor, void *buffer, size_t count, uint64_t offset);
/// 0 when all bytes are written.
int storage_write(int descriptor, const void *buffer, size_t count, uint64_t offset);

/// Starts writing out dirty pages without waiting (sync_file_range).
int storage_start_write_out(int descriptor, uint64_t offset, uint64_t count);
int storage_flush_data(int descriptor);
int storage_flush(int descriptor);
/// Flushes the whole file system; reports write-back errors since the descriptor was opened.
int storage_flush_file_system(int descriptor);
/// Drops clean pages from the cache, so that the next read comes from the disk.
int storage_drop_cache(int descriptor);

int storage_make_directory(int directory, const char *path);
int storage_rename(int directory, const char *from, const char *to, int may_replace);
int storage_remove(int directory, const char *path, int is_directory);
int storage_status_at(int directory, const char *path, struct storage_status *out);
int storage_status_of(int descriptor, struct storage_status *out);
/// An exclusive lock that ends with the descriptor; -EWOULDBLOCK when another process holds it.
int storage_lock(int descriptor);
/// Ends the lock, though a child that was just forked has the descriptor as well.
int storage_unlock(int descriptor);
/// Free bytes for an ordinary user; -errno as a negative number.
int64_t storage_free_bytes(int descriptor);

/// Calls back for every entry but `.` and `..`.
int storage_list(
    int directory, const char *path, void *context,
    void (*entry)(void *context, const char *name, int is_directory));

/// Names the calling thread, at most 15 bytes.
void storage_name_thread(const char *name);

#endif
