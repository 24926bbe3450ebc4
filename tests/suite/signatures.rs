//! Signatures of commits, made by git and ssh-keygen themselves.

mod agreement;
mod judged;
mod list;
mod openpgp;
mod signed;
