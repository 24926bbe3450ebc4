//! SARIF 2.1.0 (OASIS), for code scanning services.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::diagnostic::{Code, Diagnostic, Severity};

use super::Values;

/// All findings as one SARIF log.
#[must_use]
pub fn sarif(diagnostics: &[Diagnostic], values: Values) -> Value {
    let rules: BTreeMap<&str, &Code> = diagnostics.iter().map(|found| (found.code.id, found.code)).collect();
    let index: BTreeMap<&str, usize> = rules.keys().enumerate().map(|(at, id)| (*id, at)).collect();
    let mut seen: BTreeMap<u64, usize> = BTreeMap::new();
    let results: Vec<Value> = diagnostics.iter().map(|found| result(found, values, &index, &mut seen)).collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "klacht",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "language": "nl",
                "rules": rules.values().map(|code| rule(code)).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

fn rule(code: &Code) -> Value {
    json!({
        "id": code.id,
        "name": code.name,
        "shortDescription": { "text": code.summary },
        "defaultConfiguration": { "level": level(code.severity) },
    })
}

fn result(found: &Diagnostic, values: Values, index: &BTreeMap<&str, usize>, seen: &mut BTreeMap<u64, usize>) -> Value {
    let ((line, column), (end_line, end_column)) = found.range();
    let mut message = values.apply(found, &found.message);
    if let Some(help) = &found.help {
        message += ". ";
        message += &values.apply(found, help);
    }
    json!({
        "ruleId": found.code.id,
        "ruleIndex": index[found.code.id],
        "level": level(found.severity),
        "message": { "text": message },
        "locations": [{ "physicalLocation": {
            "artifactLocation": { "uri": uri(&found.file) },
            "region": { "startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column },
        }}],
        "partialFingerprints": { "klacht/v1": fingerprint(found, seen) },
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

/// Stays the same when lines move and days pass: file, code, article and the keys the message names, never a
/// personal value or a count of days; and the how-manieth of equal ones.
fn fingerprint(found: &Diagnostic, seen: &mut BTreeMap<u64, usize>) -> String {
    let message = Values::Redacted.apply(found, &found.message);
    let article = found.citation.as_ref().and_then(|citation| citation.article.as_deref()).unwrap_or_default();
    let keys = message.split('`').skip(1).step_by(2);
    let base = fnv([found.file.as_str(), found.code.id, article].into_iter().chain(keys));
    let nth = seen.entry(base).or_insert(0);
    *nth += 1;
    format!("{base:016x}:{nth}")
}

/// FNV-1a, because the hasher of the standard library may change with a compiler and fingerprints are kept.
fn fnv<'a>(parts: impl Iterator<Item = &'a str>) -> u64 {
    let bytes = parts.flat_map(|part| part.bytes().chain([0]));
    bytes.fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3))
}

/// A path as a relative URI (RFC 3986).
fn uri(path: &str) -> String {
    path.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'/' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        })
        .collect()
}
