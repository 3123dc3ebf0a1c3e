import CLinuxShims

/// Who was at the other end of a Unix socket when it was connected (SO_PEERCRED).
package struct PeerCredentials: Hashable, Sendable {
    package var process: Int32
    package var user: UInt32
    package var group: UInt32

    package init(process: Int32, user: UInt32, group: UInt32) {
        self.process = process
        self.user = user
        self.group = group
    }

    package init(of socket: Int32) throws(SystemError) {
        var peer = socket_peer()
        try check(unsafe socket_peer_of(socket, &peer), "ask who is connected")
        self.init(process: peer.process, user: peer.user, group: peer.group)
    }
}
