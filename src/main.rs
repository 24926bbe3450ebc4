//! The command `klacht`.

fn main() -> std::process::ExitCode {
    klachtwerk::cli::main()
}
