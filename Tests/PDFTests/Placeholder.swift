import PDF
import Testing
@Test func x() {}
