//! `cargo bench --bench speed`: every promise about speed, measured side by side with its peer in one run.
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::disallowed_methods, missing_docs)]

mod generate;

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let root = std::path::PathBuf::from(&args[1]);
    let n: usize = args[2].parse().unwrap();
    println!("{}", generate::repository(&root, n));
}
