//! `klacht hooks`: putting our hooks in git's folder, and taking them out.

use std::path::Path;

use clap::{Args, Subcommand};

use crate::world;

use super::{Ending, Problem, Session};

/// Laat git zelf controleren en het bericht schrijven, bij elke git commit
#[derive(Debug, Args)]
#[command(
    help_template = super::usage::TEMPLATE,
    override_usage = "klacht hooks install|uninstall",
    subcommand_help_heading = "Opdrachten",
    arg_required_else_help = true,
    disable_help_subcommand = true,
    next_help_heading = "Opties",
    after_help = "Voorbeelden:
  klacht hooks install              zet de hooks pre-commit en prepare-commit-msg neer
  klacht hooks uninstall            haal ze weer weg

Een hook die er al is, blijft zoals hij is; dan staat erbij hoe u de onze aanroept."
)]
pub(super) struct Hooks {
    #[command(subcommand)]
    act: Act,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Subcommand)]
enum Act {
    /// Zet de hooks neer
    #[command(help_template = super::usage::TEMPLATE, override_usage = "klacht hooks install", next_help_heading = "Opties")]
    Install,
    /// Haal onze hooks weg
    #[command(help_template = super::usage::TEMPLATE, override_usage = "klacht hooks uninstall", next_help_heading = "Opties")]
    Uninstall,
}

/// Our hooks, and what happens when the program is gone: a message may be written by hand, a check not be skipped.
const HOOKS: [(&str, u8); 2] = [("pre-commit", 1), ("prepare-commit-msg", 0)];

/// By this line we know our own.
const MARK: &str = "# gemaakt door: klacht hooks install";

impl Hooks {
    /// As `klacht hooks install`.
    pub(super) fn install() -> Self {
        Self { act: Act::Install }
    }

    pub(super) fn run(self, session: &mut Session) -> Result<Ending, Problem> {
        let (desk, _) = session.desk()?;
        let folder = desk.hook_folder()?;
        let manager = manager(desk.tree(), &folder.path);
        if self.act == Act::Install && manager.is_none() && !folder.own {
            return Err(Problem::SharedHooks(folder.path));
        }
        for (name, status) in HOOKS {
            let path = folder.path.join(name);
            let there = world::exists(&path) || world::is_symlink(&path);
            let ours = there && is_ours(&path);
            let said = match self.act {
                Act::Uninstall if ours => {
                    world::remove_file(&path)?;
                    format!("{name}: weggehaald")
                }
                Act::Uninstall if there => format!("{name}: is niet van klacht, blijft staan"),
                Act::Uninstall => format!("{name}: stond er niet"),
                Act::Install if ours || !there && manager.is_none() => {
                    let text = script(name, status, desk.prefix());
                    let same = ours && world::read_bytes(&path).is_ok_and(|bytes| bytes == text.as_bytes());
                    if !same {
                        world::write_program(&path, &text)?;
                    }
                    format!("{name}: {}", if same { "stond er al" } else { "neergezet" })
                }
                Act::Install => elsewhere(name, manager.or_else(|| manager_of(&path))),
            };
            session.output.line(&said)?;
        }
        Ok(Ending::Fine)
    }
}

/// How to call our hook from what is there.
fn elsewhere(name: &str, manager: Option<&str>) -> String {
    let call = if name == "pre-commit" { "klacht hook pre-commit" } else { "klacht hook prepare-commit-msg \"$@\"" };
    match manager {
        Some("husky") => {
            let call = call.replace("\"$@\"", "\"$1\" \"$2\"");
            format!("{name}: husky beheert de hooks; zet deze regel in .husky/{name}:\n  {call}")
        }
        Some("lefthook") => {
            let call = call.replace("\"$@\"", "{1} {2}");
            format!(
                "{name}: lefthook beheert de hooks; zet in lefthook.yml:\n  {name}:\n    commands:\n      klacht:\n        run: {call}"
            )
        }
        Some(manager) => format!(
            "{name}: {manager} beheert de hooks; zet in .pre-commit-config.yaml onder repos:\n  - repo: local\n    hooks:\n      - {{id: klacht-{name}, name: klacht, entry: {}, language: system, stages: [{name}], always_run: true, pass_filenames: {}}}",
            call.replace(" \"$@\"", ""),
            name != "pre-commit",
        ),
        None => format!("{name}: er staat al een hook van iemand anders, die blijft; zet daarin deze regel:\n  {call}"),
    }
}

/// The program that manages the hooks of this working tree.
fn manager(tree: &Path, folder: &Path) -> Option<&'static str> {
    if folder.iter().any(|part| part == ".husky") {
        return Some("husky");
    }
    ["lefthook.yml", ".lefthook.yml", "lefthook.yaml"]
        .iter()
        .any(|name| world::exists(&tree.join(name)))
        .then_some("lefthook")
        .or_else(|| world::exists(&tree.join(".pre-commit-config.yaml")).then_some("pre-commit"))
}

/// The program that wrote a hook.
fn manager_of(hook: &Path) -> Option<&'static str> {
    let text = world::read_bytes(hook).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default();
    let wrote = [("husky", "husky"), ("lefthook", "lefthook"), ("pre-commit.com", "pre-commit")];
    wrote.into_iter().find(|(word, _)| text.contains(word)).map(|(_, manager)| manager)
}

fn is_ours(hook: &Path) -> bool {
    !world::is_symlink(hook)
        && world::read_bytes(hook).is_ok_and(|bytes| String::from_utf8_lossy(&bytes).contains(MARK))
}

fn script(name: &str, status: u8, prefix: &str) -> String {
    let program = world::own_program().map(|path| path.to_string_lossy().into_owned()).unwrap_or_default();
    let quoted = |text: &str| format!("'{}'", text.replace('\'', "'\\''"));
    let program = quoted(&program);
    // Git runs hooks at the top of its working tree.
    let folder = if prefix.is_empty() { String::new() } else { format!(" -C {}", quoted(prefix)) };
    format!(
        "#!/bin/sh\n{MARK}\n# weg ermee: klacht hooks uninstall\nklacht={program}\nif ! [ -x \"$klacht\" ]; then klacht=klacht; fi\n\
         if ! command -v \"$klacht\" >/dev/null 2>&1; then\n  echo 'klacht is niet gevonden; zonder controle: git commit --no-verify' >&2\n  \
         exit {status}\nfi\nexec \"$klacht\"{folder} hook {name} \"$@\"\n"
    )
}
