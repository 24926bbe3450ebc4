//! The command `klacht`.

/// Ten thousand cases make millions of small allocations in two threads, which the system's allocator serialises.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    klachtwerk::cli::main()
}
