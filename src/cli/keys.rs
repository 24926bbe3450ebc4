//! OpenPGP keys a reviewer gives to `klacht audit`: what is said when they cannot be used.

use crate::git::KeyRingProblem;
use crate::world::{ReadProblem, reason};

/// What is wrong, and what to do about it.
pub(super) fn words(problem: &KeyRingProblem) -> (String, &'static str) {
    match problem {
        KeyRingProblem::NoProgram => (
            "het programma gpg staat niet op deze computer; zonder is OpenPGP niet te beoordelen".to_owned(),
            "installeer GnuPG (gnupg), of laat --openpgp-key weg: dan worden deze handtekeningen niet beoordeeld",
        ),
        KeyRingProblem::Unread(file, ReadProblem::TooLarge(bytes)) => (
            format!("{} is te groot voor een sleutel ({bytes} bytes)", file.display()),
            "geef een bestand met alleen openbare sleutels: gpg --armor --export anne@example.org > anne.asc",
        ),
        KeyRingProblem::Unread(file, ReadProblem::System(error)) => {
            (format!("{} kan niet worden gelezen: {}", file.display(), reason(error)), "kijk of het pad klopt")
        }
        KeyRingProblem::Secret(file) => (
            format!("{} bevat een geheime sleutel; die is hier niet nodig en hoort nergens anders", file.display()),
            "geef de openbare sleutel: gpg --armor --export anne@example.org > anne.asc",
        ),
        KeyRingProblem::NoKey(file) => (
            format!("in {} staat geen openbare sleutel van OpenPGP", file.display()),
            "maak het bestand met: gpg --armor --export anne@example.org > anne.asc",
        ),
        KeyRingProblem::Failed(why) => {
            (format!("gpg kan niet worden gebruikt: {why}"), "kijk of gpg --version werkt, en of er schijfruimte is")
        }
    }
}
