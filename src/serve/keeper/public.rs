//! The public site: made anew, looked through, and shown only when nothing of a case is on it.

use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::leak::Detector;
use crate::site::{PublicPages, SiteProblem};

use super::Keeper;

/// Why the public site is not as the files say.
#[derive(Debug, Default)]
pub(super) enum PublicProblem {
    /// It is.
    #[default]
    None,
    /// A template does not work.
    Template(Box<Diagnostic>),
    /// Personal values would stand on these pages.
    Leak(Vec<String>),
}

impl Keeper {
    /// Makes the public site again when its own files changed, or when cases may have made it unfit to be seen; whether
    /// what is on top of the pages changed by that.
    pub(super) fn make_public_if(&mut self, rules: bool) -> bool {
        let was_fine = matches!(self.public_problem, PublicProblem::None);
        let fits = || {
            let preview = self.private.preview()?;
            Some(self.made.as_ref()?.leaks(&Detector::new(preview.repository())).is_empty())
        };
        if !rules && was_fine && fits() == Some(true) {
            return false;
        }
        self.make_public();
        self.note();
        self.public.board.renew();
        !was_fine || !matches!(self.public_problem, PublicProblem::None)
    }

    pub(super) fn make_public(&mut self) {
        let Some(preview) = self.private.preview() else { return };
        let repository = preview.repository();
        let detector = Detector::new(repository);
        let past = preview.history().map(Arc::clone);
        let made = PublicPages::new(repository, past.as_deref(), &detector, &self.theme, self.today);
        self.public_problem = match made {
            Ok(made) => {
                self.made = Some(made);
                PublicProblem::None
            }
            Err(SiteProblem::Template(finding)) => PublicProblem::Template(finding),
            Err(SiteProblem::Leak(leaks)) => PublicProblem::Leak(leaks.into_iter().map(|leak| leak.file).collect()),
            // Nothing else goes wrong when nothing is written.
            Err(_) => PublicProblem::Leak(Vec::new()),
        };
        // The pages of before have to pass as well: a case that came since may name somebody who is on them.
        let shown = self.made.as_ref().filter(|made| made.leaks(&detector).is_empty()).cloned();
        self.public.publish(shown);
    }
}
