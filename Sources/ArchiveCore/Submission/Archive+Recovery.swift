import ArchiveModel
import Logging

extension Archive {
    /// Takes up what was left unfinished: submissions whose sender was told `submitted`. Called once, at start.
    package func resumeSubmitted() async {
        let left: [IndexedInvoice]
        do {
            left = try submittedInvoices()
        } catch {
            logger.error("unfinished submissions could not be listed", metadata: ["cause": "\(error)"])
            return
        }
        for invoice in left {
            do {
                let (work, ticket) = try await resumed(invoice)
                let order = work.order
                _ = running.adopt {
                    await ticket.outcome.fulfil(self.result(of: order, ticket: ticket))
                }
            } catch {
                logger.error("a submission could not be taken up again", metadata: ["cause": "\(error)"])
            }
        }
    }

    /// Takes no more submissions and waits for those under way.
    package func drain() async {
        await running.drain()
        await noteIncidents()
    }
}
