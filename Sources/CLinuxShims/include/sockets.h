// Connected Unix stream sockets that carry bytes and descriptors (SCM_RIGHTS), with deadlines.
// Every function returns -errno when it fails.
#ifndef LEGAJO_SOCKETS_H
#define LEGAJO_SOCKETS_H

#include <stddef.h>
#include <stdint.h>

/// Most descriptors one message carries.
#define SOCKET_DESCRIPTORS_MAX 64

struct socket_peer {
    int process;
    uint32_t user;
    uint32_t group;
};

int socket_pair(int ends[2]);
/// Sends all bytes; the descriptors travel with the first of them. `deadline` is in nanoseconds of the monotonic
/// clock, 0 for none; -ETIMEDOUT when it passes.
int socket_send(
    int socket, const void *bytes, size_t count, const int *descriptors, size_t descriptor_count, uint64_t deadline);
/// Receives exactly `count` bytes. 1 when it has, 0 when the peer closed before the first byte, -ECONNRESET when it
/// closed later, -EPROTO when it sent more than `descriptor_limit` descriptors. Descriptors are close-on-exec.
int socket_receive(
    int socket, void *bytes, size_t count, int *descriptors, size_t descriptor_limit, size_t *descriptor_count,
    uint64_t deadline);
/// The process at the other end when the connection was made (SO_PEERCRED).
int socket_peer_of(int socket, struct socket_peer *peer);

#endif
