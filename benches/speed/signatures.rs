//! A history in which every commit is signed, and the audit that judges all of it.

use std::path::Path;
use std::process::Command;

use git2::{Buf, ObjectType, Repository};
use ssh_key::private::Ed25519Keypair;
use ssh_key::{HashAlg, LineEnding, PrivateKey};

use super::generate::REGULATION;
use super::measure::{Run, best_of, klacht};

const WHO: &str = "Anne Voorbeeld <anne@klachten.example>";

/// Makes the repository: a list of signers, and commits one after the other, each signed here. A process a commit
/// would take hours, and fast-import knows no signatures in the git most people have.
pub fn repository(root: &Path, commits: usize) {
    let key = PrivateKey::from(Ed25519Keypair::from_seed(&[7; 32]));
    std::fs::create_dir_all(root.join("regulations")).unwrap();
    std::fs::write(root.join("regulations/klik-onderwijs.md"), REGULATION).unwrap();
    std::fs::write(root.join("klacht.toml"), "organisatie = \"Voorbeeld BV\"\n[controle]\nhandtekening = \"ja\"\n")
        .unwrap();
    let list = format!("anne@klachten.example {}\n", key.public_key().to_openssh().unwrap());
    std::fs::write(root.join("allowed_signers"), list).unwrap();
    let repository = Repository::init(root).unwrap();
    let mut index = repository.index().unwrap();
    index.add_all(["."], git2::IndexAddOption::DEFAULT, None).unwrap();
    index.write().unwrap();
    let tree = index.write_tree().unwrap();
    let odb = repository.odb().unwrap();
    // All commits in memory, then in one pack: fifty thousand loose files measure the disk.
    let memory = odb.add_new_mempack_backend(1000).unwrap();
    let mut parent = String::new();
    for made in 0..commits {
        let time = 1_700_000_000 + made * 60;
        let head = format!("tree {tree}\n{parent}author {WHO} {time} +0100\ncommitter {WHO} {time} +0100\n");
        let message = format!("\nwijziging {made}\n");
        let signature = key.sign("git", HashAlg::Sha512, format!("{head}{message}").as_bytes()).unwrap();
        let armoured = signature.to_pem(LineEnding::LF).unwrap();
        let header = armoured.trim_end().replace('\n', "\n ");
        let id = odb.write(ObjectType::Commit, format!("{head}gpgsig {header}\n{message}").as_bytes()).unwrap();
        parent = format!("parent {id}\n");
    }
    let mut pack = Buf::new();
    memory.dump(&repository, &mut pack).unwrap();
    memory.reset().unwrap();
    let mut writer = odb.packwriter().unwrap();
    std::io::Write::write_all(&mut writer, &pack).unwrap();
    writer.commit().unwrap();
    let head = parent.trim_start_matches("parent ").trim();
    let git = |arguments: &[&str]| Command::new("git").arg("-C").arg(root).args(arguments).output().unwrap();
    assert!(git(&["update-ref", "HEAD", head]).status.success());
    // What is made here is what git makes.
    let trusts = git(&["-c", "gpg.ssh.allowedSignersFile=allowed_signers", "verify-commit", "HEAD"]);
    assert!(trusts.status.success(), "{}", String::from_utf8_lossy(&trusts.stderr));
}

/// The whole audit, all signatures judged good.
pub fn measure(root: &Path, commits: usize) -> Run {
    let arguments = ["audit", "--format", "json", "--on", super::ON];
    let said = Command::new(env!("CARGO_BIN_EXE_klacht")).arg("-C").arg(root).args(arguments).output().unwrap();
    let said = String::from_utf8(said.stdout).unwrap();
    assert!(said.contains(&format!("\"good\": {commits}")), "{said}");
    best_of(3, || klacht(root, &arguments))
}
