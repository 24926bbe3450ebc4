//! What is said: on top of the pages, and to whoever started this.

use std::collections::BTreeSet;
use std::time::Instant;

use crate::diagnostic::render::{self, Colour};
use crate::diagnostic::{Diagnostic, Severity};
use crate::leak::Detector;
use crate::serve::News;
use crate::serve::banner::Notice;
use crate::world;

use super::public::PublicProblem;
use super::{Keeper, key};

impl Keeper {
    /// Says on top of the pages what is wrong.
    pub(super) fn note(&self) {
        let Some(preview) = self.private.preview() else { return };
        let (mut held, mut public_held): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
        if let Some(problem) = &self.unlisted {
            let path = problem.path.strip_prefix(&self.places.root).unwrap_or(&problem.path);
            held.push(format!(
                "De map {} is niet te lezen ({}). U ziet wat er daarvoor stond.",
                path.display(),
                world::reason(&problem.error)
            ));
            // The name of a folder with cases may be somebody's name.
            public_held.push("Een map van het archief is niet te lezen. U ziet wat er daarvoor stond.".to_owned());
        }
        for name in self.held.keys() {
            let sentence = format!("{name} is nu niet te lezen. U ziet dit bestand zoals het daarvoor was.");
            if !name.starts_with("cases/") {
                public_held.push(sentence.clone());
            }
            held.push(sentence);
        }
        if !self.theme_problem.is_empty() {
            let sentence = "Het thema werkt nu niet. U ziet de pagina's zoals ze daarvoor waren.";
            held.push(sentence.to_owned());
            public_held.push(sentence.to_owned());
        }
        let mut template = self.theme_problem.clone();
        match &self.public_problem {
            PublicProblem::None => {}
            PublicProblem::Template(finding) => {
                public_held.push("Een sjabloon werkt nu niet. U ziet de pagina's zoals ze daarvoor waren.".to_owned());
                held.push("De openbare pagina's zijn niet vernieuwd: een sjabloon werkt niet.".to_owned());
                template.push((**finding).clone());
            }
            PublicProblem::Leak(files) => {
                let sentence = format!(
                    "Er zou een persoonsgegeven uit een zaak op een openbare pagina staan ({}). Die is niet vernieuwd. \
                     klacht build --public noemt de zaak.",
                    files.join(", ")
                );
                held.push(sentence.clone());
                public_held.push(sentence);
            }
        }
        let is_new = |finding: &&Diagnostic| {
            let of_rules = finding.case.is_none() && finding.severity == Severity::Error;
            let new = self.touched.contains(&finding.file) || !self.old.contains(&key(finding));
            of_rules || new && finding.severity != Severity::Info
        };
        let mut findings: Vec<Diagnostic> = template;
        findings.extend(preview.findings().iter().filter(is_new).cloned());
        findings.sort_by_key(|finding| (!self.held.contains_key(&finding.file), finding.severity));
        let for_all = |finding: &&Diagnostic| {
            let elsewhere = finding.labels.iter().any(|label| label.place.source.path().starts_with("cases/"));
            finding.case.is_none() && finding.values.is_empty() && !finding.file.starts_with("cases/") && !elsewhere
        };
        let mut public = Notice { held: public_held, findings: findings.iter().filter(for_all).cloned().collect() };
        if !public.held.is_empty() || !public.findings.is_empty() {
            discreet(&mut public, &Detector::new(preview.repository()));
        }
        self.public.note(public);
        self.private.note(Notice { held, findings });
    }

    pub(super) fn report(&self, files: BTreeSet<String>, started: Instant) {
        let Some(preview) = self.private.preview() else { return };
        let count = |severity| preview.findings().iter().filter(|finding| finding.severity == severity).count();
        let notice = self.private.notice();
        let _ = self.news.send(News::Renewed {
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            findings: notice
                .findings
                .into_iter()
                .filter(|finding| files.contains(&finding.file) || finding.file.starts_with("themes/"))
                .collect(),
            held: notice.held,
            took: started.elapsed(),
            files: files.into_iter().collect(),
        });
    }
}

/// Takes out what would show a personal value of a case. A finding shows lines of its file: one about a file with such
/// a value anywhere stays away, also when the lines it shows happen to be others.
fn discreet(notice: &mut Notice, detector: &Detector) {
    let before = notice.held.len() + notice.findings.len();
    notice.held.retain(|sentence| !detector.finds(sentence));
    notice.findings.retain(|finding| {
        let places = finding.place.iter().chain(finding.labels.iter().map(|label| &label.place));
        let mut texts = places.map(|place| place.source.text());
        !texts.any(|text| detector.finds(text)) && !detector.finds(&render::text(finding, Colour::Plain))
    });
    if notice.held.len() + notice.findings.len() < before {
        let sentence = "Een melding kan hier niet staan, want er staat een persoonsgegeven uit een zaak in of bij. Het \
                        besloten overzicht laat haar zien.";
        notice.held.push(sentence.to_owned());
    }
}
