//! Reading what changed: one case when that is all, everything when a file came, went or rules the others.

use std::collections::{BTreeMap, BTreeSet};

use crate::check;
use crate::diagnostic::Diagnostic;
use crate::document;

use super::Keeper;

impl Keeper {
    /// Reads only these cases, whose files are there as before; nothing when that is not enough.
    pub(super) fn read_cases(&mut self, names: &BTreeSet<String>) -> Option<BTreeSet<String>> {
        let mut changed = BTreeSet::new();
        for name in names {
            self.live.lift(name);
            let findings = check::run_one(self.live.rules(), self.live.case(name), self.today);
            let broken = findings.as_slice().iter().any(breaks);
            let good = self.good_text(name);
            if broken && let Some(good) = good {
                let findings: Vec<Diagnostic> = findings.into_iter().collect();
                self.live.lay(name, good.into_bytes());
                self.private.preview_mut()?.refind(name, findings.clone());
                self.held.insert(name.clone(), findings);
            } else {
                let now = self.live.case(name).bound?;
                let was_held = self.held.remove(name).is_some();
                if !was_held && good.as_deref() == Some(now.case.source().text()) {
                    continue;
                }
                let mut preview = self.private.preview_mut()?;
                if !preview.replace(now) {
                    return None;
                }
                preview.refind(name, findings);
            }
            changed.insert(name.clone());
        }
        Some(changed)
    }

    /// The text of a file as it is shown, when that could be read.
    pub(super) fn good_text(&self, name: &str) -> Option<String> {
        let preview = self.private.preview()?;
        let repository = preview.repository();
        let cases = repository.cases.iter().map(|bound| bound.case.source());
        let rules = repository.regulations.iter().map(|regulation| regulation.source());
        let reports = repository.reports.iter().map(|report| report.source());
        let source =
            cases.chain(rules).chain(reports).chain(&repository.config.source).find(|source| source.path() == name)?;
        let held = self.held.contains_key(name);
        let broken = preview.findings().iter().any(|finding| finding.file == name && breaks(finding));
        (held || !broken).then(|| source.text().to_owned())
    }

    /// Reads everything again. A file that can no longer be read keeps its last good text.
    pub(super) fn read_all(&mut self, names: &BTreeSet<String>, all: bool) -> BTreeSet<String> {
        let released: Vec<String> = self.held.keys().filter(|name| all || names.contains(*name)).cloned().collect();
        let kept: BTreeMap<String, String> =
            released.iter().filter_map(|name| Some((name.clone(), self.good_text(name)?))).collect();
        for name in &released {
            self.live.lift(name);
            self.held.remove(name);
        }
        self.unlisted = self.live.look_again().err();
        if self.unlisted.is_some() {
            return names.clone();
        }
        // First the settings and regulations, for they decide what a case says.
        let found = check::run(self.live.rules(), self.today);
        let good = |keeper: &Self, name: &str| kept.get(name).cloned().or_else(|| keeper.good_text(name));
        self.hold(found.as_slice(), &good);
        let mut repository = self.live.whole();
        let mut findings = check::run(&repository, self.today);
        let before = self.held.len();
        self.hold(findings.as_slice(), &good);
        if self.held.len() > before {
            repository = self.live.whole();
            findings = check::run(&repository, self.today);
        }
        for (name, found) in &self.held {
            findings.retain(|finding| finding.file != *name);
            found.iter().for_each(|finding| findings.push(finding.clone()));
        }
        findings.sort();
        if let Some(mut preview) = self.private.preview_mut() {
            preview.renew(repository, findings, self.today);
        }
        names.clone()
    }

    /// Lays the last good text over every file that cannot be read now and could be before.
    pub(super) fn hold(&mut self, findings: &[Diagnostic], good: &dyn Fn(&Self, &str) -> Option<String>) {
        let broken: BTreeSet<&str> =
            findings.iter().filter(|finding| breaks(finding)).map(|finding| finding.file.as_str()).collect();
        for name in broken {
            if self.held.contains_key(name) {
                continue;
            }
            if let Some(text) = good(self, name) {
                let of_file = findings.iter().filter(|finding| finding.file == name).cloned().collect();
                self.held.insert(name.to_owned(), of_file);
                self.live.lay(name, text.into_bytes());
            }
        }
    }
}

/// Whether a finding says that a file cannot be read as what it is: then what it said before is better than nothing.
fn breaks(finding: &Diagnostic) -> bool {
    use document::codes as found;
    let codes = [
        &found::NO_FRONT_MATTER,
        &found::UNCLOSED_FRONT_MATTER,
        &found::YAML_SYNTAX,
        &found::TOO_LARGE,
        &found::NUL_BYTE,
        &found::UNKNOWN_ENCODING,
        &found::UNREADABLE,
        &found::CONFLICT,
    ];
    codes.iter().any(|code| code.id == finding.code.id)
}
