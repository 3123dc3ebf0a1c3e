import ArchiveModel
import ArgumentParser
import WorkerProtocol

extension DocumentID: ExpressibleByArgument {
    init?(argument: String) { self.init(argument) }
}

extension CalendarDate: ExpressibleByArgument {
    init?(argument: String) { self.init(argument) }
}

extension UTCTime: ExpressibleByArgument {
    /// A moment, or a day, which means its end.
    init?(argument: String) {
        if let day = CalendarDate(argument) {
            self.init("\(day)T23:59:59.999Z")
        } else {
            self.init(argument)
        }
    }
}

extension TenantID: ExpressibleByArgument {
    init?(argument: String) { self.init(argument) }
}

extension TemplateName: ExpressibleByArgument {
    init?(argument: String) { self.init(argument) }
}

extension PrincipalID: ExpressibleByArgument {
    init?(argument: String) { self.init(argument) }
}

extension Vault: ExpressibleByArgument {}
extension TemplateLayout.Layer: ExpressibleByArgument {}
extension DocumentType: ExpressibleByArgument {}
extension Rendition: ExpressibleByArgument {}
extension Role: ExpressibleByArgument {}
extension TagStyle.Symbology: ExpressibleByArgument {}
extension TagStyle.Position: ExpressibleByArgument {}
extension SubmissionState: ExpressibleByArgument {}
