/// The version of all of Legajo's programs; they are released together.
package enum ProgramVersion {
    package static let current = "0.1.0"
}
