//! Annotated tags: read as stored, made by git because only git knows every way to sign.

use std::io::Write;
use std::process::{Command, Stdio};

use git2::ObjectType;

use super::commit::{Stamp, person};
use super::settings::Settings;
use super::signature::Signed;
use super::{Archive, GitProblem, Id};

/// A tag as stored.
#[derive(Debug, Clone)]
pub struct Tag {
    /// Its name, without `refs/tags/`.
    pub name: String,
    /// The object the name stands for.
    pub id: Id,
    /// The commit it is about; none when it is about something else, or cannot be read.
    pub commit: Option<Id>,
    /// Its message without the signature; empty when it has none, or cannot be read.
    pub message: String,
    /// What was signed, and the signature; nothing when there is none.
    pub signed: Option<Signed>,
    /// The address of who made it.
    pub by: String,
    /// When they say they made it.
    pub at: Stamp,
}

/// Why a tag was not made.
#[derive(Debug)]
pub enum TagProblem {
    /// No signing key is set.
    NoKey,
    /// Git does not know who is making it.
    NoIdentity,
    /// What git says.
    Refused(String),
}

impl Archive {
    /// The tags whose name begins with a word, sorted by name.
    ///
    /// # Errors
    /// What git says when the references cannot be read.
    pub fn tags(&self, prefix: &str) -> Result<Vec<Tag>, GitProblem> {
        let list = || -> Result<Vec<Tag>, git2::Error> {
            let mut tags = Vec::new();
            for found in self.repository.references_glob(&format!("refs/tags/{prefix}*"))? {
                let found = found?;
                let name = String::from_utf8_lossy(found.name_bytes()).into_owned();
                let name = name.strip_prefix("refs/tags/").unwrap_or(&name).to_owned();
                let Some(id) = found.target() else { continue };
                tags.push(self.tag(name, Id::of(id)));
            }
            tags.sort_by(|a, b| a.name.cmp(&b.name));
            Ok(tags)
        };
        list().map_err(GitProblem::while_doing("de ijkpunten lezen"))
    }

    /// A tag that cannot be read is one without a message: what it should say is for the caller to miss.
    fn tag(&self, name: String, id: Id) -> Tag {
        let at = Stamp { seconds: 0, offset: 0 };
        let mut tag = Tag { name, id, commit: None, message: String::new(), signed: None, by: String::new(), at };
        let read = || -> Result<(ObjectType, Vec<u8>), git2::Error> {
            let odb = self.repository.odb()?;
            let object = odb.read(id.oid()?)?;
            Ok((object.kind(), object.data().to_vec()))
        };
        match read() {
            Ok((ObjectType::Commit, _)) => tag.commit = Some(id),
            Ok((ObjectType::Tag, raw)) => {
                tag.signed = Signed::of_tag(&raw);
                let text = tag.signed.as_ref().map_or(&raw, |signed| &signed.payload);
                let text = String::from_utf8_lossy(text).into_owned();
                let (head, message) = text.split_once("\n\n").unwrap_or((&text, ""));
                let line = |key: &str| head.lines().find_map(|line| line.strip_prefix(key));
                if line("type ") == Some("commit") {
                    tag.commit = line("object ").and_then(Id::from_hex);
                }
                if let Some((who, when)) = line("tagger ").map(person) {
                    (tag.by, tag.at) = (who.email, when);
                }
                message.clone_into(&mut tag.message);
            }
            _ => {}
        }
        tag
    }

    /// Makes an annotated tag, signed with the key of git's settings or not at all.
    ///
    /// # Errors
    /// Why it was not made.
    pub fn make_tag(&self, name: &str, commit: Id, message: &str, signed: bool) -> Result<(), TagProblem> {
        let folder = self.working_tree().map_or_else(|| self.folder(), std::path::Path::to_owned);
        let settings = Settings::read(&folder, &self.repository);
        if settings.identity("committer").is_none() {
            return Err(TagProblem::NoIdentity);
        }
        let key = ["user.signingkey", "gpg.ssh.defaultkeycommand"].iter().any(|key| settings.get(key).is_some());
        if signed && !key {
            return Err(TagProblem::NoKey);
        }
        let refused = |text: &str| {
            let line = text.lines().rfind(|line| !line.trim().is_empty()).unwrap_or("git zegt niet waarom");
            TagProblem::Refused(line.trim().to_owned())
        };
        let mut git = Command::new("git");
        git.current_dir(&folder).args(["tag", if signed { "-s" } else { "--no-sign" }, "-a"]);
        // Nothing of the list may be taken for a remark.
        git.args(["--cleanup=verbatim", "-F", "-", name, &commit.to_string()]);
        git.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut running = git.spawn().map_err(|error| refused(&error.to_string()))?;
        if let Some(mut stdin) = running.stdin.take() {
            stdin.write_all(message.as_bytes()).map_err(|error| refused(&error.to_string()))?;
        }
        let output = running.wait_with_output().map_err(|error| refused(&error.to_string()))?;
        if output.status.success() { Ok(()) } else { Err(refused(&String::from_utf8_lossy(&output.stderr))) }
    }
}
