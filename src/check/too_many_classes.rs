//! Several classes where the regulation allows one.

use crate::diagnostic::{Code, Findings};

use super::CaseContext;

pub const CODE: Code = Code::error("K109", "too-many-classes", "er staan meer klassen dan de regeling toelaat");

pub fn run(context: &CaseContext<'_>, findings: &mut Findings) {
    for axis in context.regulation.axes.iter().filter(|axis| !axis.multiple) {
        let key = axis.key.as_str();
        let count = context.case.classes(key).filter(|class| !class.is_blank()).count();
        let value = context.case.document.front.get("indeling").and_then(|node| node.as_map()?.get(key));
        let Some(value) = value.filter(|_| count > 1) else { continue };
        let message = format!("bij `{key}` hoort één keuze, hier staan er {count}");
        let help = "laat de keuze staan die het best past";
        findings.push(context.finding(&CODE, value.span, message, &axis.articles).help(help));
    }
}
