/// What goes to a child: the request and the names of the files beside it.
package struct WorkerCall: Hashable, Sendable, Codable {
    package var request: WorkerRequest
    /// One per input descriptor, in their order.
    package var names: [String]
    /// Size of the memory file for an increment, the last descriptor; nil where none is wanted.
    package var outputCapacity: UInt64?

    package init(request: WorkerRequest, names: [String], outputCapacity: UInt64? = nil) {
        self.request = request
        self.names = names
        self.outputCapacity = outputCapacity
    }
}

/// What comes back.
package struct WorkerReply: Hashable, Sendable, Codable {
    package var answer: WorkerAnswer
    /// Bytes of the increment in the memory file.
    package var incrementLength: UInt64

    package init(answer: WorkerAnswer, incrementLength: UInt64 = 0) {
        self.answer = answer
        self.incrementLength = incrementLength
    }
}

/// A new child's first words: it is in its sandbox, and how strong that is.
package struct WorkerHello: Hashable, Sendable, Codable {
    package var mode: WorkerMode
    /// Version of the kernel's Landlock that closes all paths; nil where the kernel has none and only the system
    /// call filter does.
    package var landlock: Int?
    /// Whether the system call filter is in force.
    package var isFiltered: Bool

    package init(mode: WorkerMode, landlock: Int?, isFiltered: Bool) {
        self.mode = mode
        self.landlock = landlock
        self.isFiltered = isFiltered
    }

    /// What is weaker about the sandbox than it should be, for the operator; nil for nothing.
    package var weakness: String? {
        guard landlock == nil else { return nil }
        return "The kernel has no Landlock: workers are held by limits and the system call filter alone."
    }
}

extension WorkerRequest {
    /// Whether the answer is one to this request.
    package func isAnswered(by answer: WorkerAnswer) -> Bool {
        switch (self, answer) {
        case (_, .refused), (.examine, .examined), (.judge, .judged), (.readTags, .tags), (.prepare, .prepared),
            (.confirm, .confirmed), (.transcribe, .transcribed), (.convert, .converted), (.prove, .proved),
            (.inspectTemplate, .inspectedTemplate), (.draw, .drawn), (.divide, .divided), (.compare, .compared),
            (.takePages, .tookPages), (.learn, .learned):
            true
        default: false
        }
    }
}
