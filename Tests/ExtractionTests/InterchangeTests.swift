import ArchiveModel
import EN16931
import Extraction
import InvoiceTesting
import Testing
import WorkerProtocol

/// EDIFACT as a document of a submission.
@Suite struct `EDIFACT documents` {
    private func examine(
        _ documents: [OpenDocument], rules: ExaminationRequest.Rules = .auto
    ) -> ExaminationReport {
        let request = ExaminationRequest(names: documents.map(\.document.name), rules: rules, today: Samples.today)
        return withExtendedLifetime(documents) { Examiner.examine(request, documents: documents.map(\.document)) }
    }

    private func ids(_ report: ExaminationReport, _ artefact: String) -> [String] {
        report.findings.filter { $0.artefact == artefact }.map(\.id)
    }

    @Test func `a message bound to EN 16931 is read and judged`() throws {
        let report = examine([try Samples.document("EDIFACT/nordwind-d14b.edi")])
        #expect(report.files.first?.kind == .edifact)
        #expect(report.files.first?.mediaType == "application/edifact")
        #expect(report.syntax == "edifact")
        #expect(report.fields["BT-1"] == FieldClaim(value: "RE-260330", confidence: 1, how: .embedded))
        #expect(report.lines.count == 3)
        #expect(report.artefacts == ["en16931-edifact"])
        #expect(report.verdict == .valid)
        #expect(report.text?.contains("Teigknetmaschine NW-60") == true)
    }

    @Test func `an older message claims no rules and gets no verdict of them`() throws {
        let report = examine([try Samples.document("EDIFACT/almazara-d96a.edi")])
        #expect(report.fields["BT-115"]?.value == "1166.88")
        #expect(report.artefacts.isEmpty)
        #expect(report.verdict == .indeterminate)
        #expect(ids(report, "extraction") == ["rules-unavailable"])
        let asked = examine([try Samples.document("EDIFACT/almazara-d96a.edi")], rules: .en16931)
        #expect(ids(asked, "en16931-edifact") == ["BR-01"])
        #expect(asked.verdict == .invalid)
    }

    @Test func `a broken envelope makes it invalid and says where`() throws {
        let text = String(decoding: try Samples.bytes("EDIFACT/nordwind-d14b.edi"), as: UTF8.self)
        let broken = text.replacing("UNT+47", with: "UNT+46")
        let report = examine([try Samples.document("a.edi", Array(broken.utf8))])
        #expect(report.verdict == .invalid)
        let finding = try #require(report.findings.first { $0.artefact == "edifact" })
        #expect(finding.id == "0085-29")
        #expect(finding.location == Finding.Location(line: 49, column: 1))
    }

    @Test func `a broken rule says in which segment`() throws {
        let text = String(decoding: try Samples.bytes("EDIFACT/nordwind-d14b.edi"), as: UTF8.self)
        let broken = text.replacing("MOA+388:7056.22", with: "MOA+388:7056.23")
        let report = examine([try Samples.document("a.edi", Array(broken.utf8))])
        #expect(report.verdict == .invalid)
        #expect(
            report.findings.contains {
                $0.id == "BR-CO-15" && $0.artefact == "en16931-edifact" && $0.location?.line != nil
            })
    }

    @Test func `two invoices in a file are not one`() throws {
        let text = String(decoding: try Samples.bytes("EDIFACT/nordwind-d14b.edi"), as: UTF8.self)
        let report = examine([try Samples.document("a.edi", Array((text + text).utf8))])
        #expect(ids(report, "extraction") == ["several-invoices"])
        #expect(report.verdict == .indeterminate)
    }

    @Test func `an interchange without an invoice is none`() throws {
        let text = "UNB+UNOC:3+a+b+261123:1403+1'UNH+1+ORDERS:D:96A:UN'BGM+220+1'UNT+3+1'UNZ+1+1'"
        let report = examine([try Samples.document("a.edi", Array(text.utf8))])
        #expect(ids(report, "extraction") == ["other-message"])
        #expect(report.invoice == nil)
        #expect(report.verdict == .indeterminate)
    }

    @Test func `an INVOIC message as XML is the same invoice`() throws {
        let xml = """
            <M_INVOIC><S_UNH><D_0062>1</D_0062><C_S009><D_0065>INVOIC</D_0065><D_0052>D</D_0052><D_0054>14B</D_0054></C_S009></S_UNH>
            <S_BGM><C_C002><D_1001>380</D_1001></C_C002><C_C106><D_1004>F-1</D_1004></C_C106></S_BGM>
            <S_DTM><C_C507><D_2005>137</D_2005><D_2380>20261123</D_2380><D_2379>102</D_2379></C_C507></S_DTM>
            <G_SG2><S_NAD><D_3035>SE</D_3035><C_C080><D_3036>Talleres</D_3036><D_3036_2>Ribera</D_3036_2></C_C080><D_3164>Burgos</D_3164>
            <C_C819><D_3228>Castilla</D_3228></C_C819><D_3207>ES</D_3207></S_NAD></G_SG2>
            <G_SG27><S_LIN><D_1082>1</D_1082></S_LIN><S_PIA><D_4347>5</D_4347><C_C212><D_7140>A</D_7140><D_7143>SA</D_7143></C_C212>
            <C_C212_2><D_7140>B</D_7140><D_7143>IN</D_7143></C_C212_2></S_PIA></G_SG27></M_INVOIC>
            """
        let report = examine([try Samples.document("a.xml", Array(xml.utf8))])
        #expect(report.files.first?.kind == .edifact)
        #expect(report.syntax == "edifact")
        #expect(report.fields["BT-28"]?.value == "Ribera")
        #expect(report.fields["BT-37"]?.value == "Burgos")
        #expect(report.fields["BT-39"]?.value == "Castilla")
        #expect(report.lines.first?["BT-156"] == "B")
        #expect(report.verdict == .invalid)
        #expect(report.findings.contains { $0.id == "BR-05" && $0.location?.xpath != nil })
        #expect(ids(report, "extraction") == ["syntax-unchecked"])
    }

    @Test func `an INVOIC message as XML that keeps every rule is still not called valid`() throws {
        let text = String(decoding: try Samples.bytes("EDIFACT/nordwind-d14b.edi"), as: UTF8.self)
        let report = examine([try Samples.document("a.xml", Array(MessageXML.write(text).utf8))])
        #expect(report.findings.filter { $0.flag == .fatal }.isEmpty)
        #expect(report.artefacts == ["en16931-edifact"])
        #expect(ids(report, "extraction") == ["syntax-unchecked"])
        #expect(report.verdict == .indeterminate)
    }

    @Test func `what an INVOIC message as XML says beyond the model is told`() throws {
        let xml = """
            <M_INVOIC><S_UNH><D_0062>1</D_0062><C_S009><D_0065>INVOIC</D_0065><D_0052>D</D_0052><D_0054>14B</D_0054></C_S009></S_UNH>
            <S_BGM><C_C002><D_1001>380</D_1001><D_1000>Rechnung</D_1000></C_C002><C_C106><D_1004>F-1</D_1004></C_C106>
            <D_9999>neu</D_9999></S_BGM><S_PAC><D_7224>3</D_7224></S_PAC><Bemerkung>hier</Bemerkung></M_INVOIC>
            """
        let sample = try Samples.document("a.xml", Array(xml.utf8))
        let (transcription, _) = try withExtendedLifetime(sample) { try Transcriber.transcribe(sample.document) }
        #expect(
            transcription.outside.map { "\($0.path) = \($0.value)" } == [
                "/M_INVOIC/S_BGM, element 1, component 4 = Rechnung", "/M_INVOIC/S_BGM/D_9999 = neu",
                "/M_INVOIC/S_PAC/D_7224 = 3", "/M_INVOIC/Bemerkung = hier",
            ])
    }

    @Test func `text that begins like a service segment is no interchange`() throws {
        let report = examine([try Samples.document("a.txt", Array("UNABHÄNGIG von dem".utf8))])
        #expect(report.files.first?.mediaType != "application/edifact")
    }
}
