//! What a page says to machines: JSON-LD with the words of schema.org. A block of data, no script: nothing of it runs.

use serde_json::{Value, json};

use crate::audience::{PublicVersion, PublicView, Standing};

/// A version as a `DigitalDocument` with its `ContactPoint`; of a public body it is `Legislation` too.
pub(super) fn version(view: &PublicView, version: &PublicVersion, path: &str) -> String {
    let at = |name: &str| version.contact.iter().find(|fact| fact.name == name).map(|fact| fact.value.as_str());
    let base = view.base_url.as_deref();
    let mut document = json!({
        "@context": "https://schema.org",
        "@type": if version.public_body { json!(["DigitalDocument", "Legislation"]) } else { json!("DigitalDocument") },
        "url": base.map(|base| format!("{base}/{path}")),
        "name": version.title,
        "inLanguage": "nl",
        "version": version.version,
        "datePublished": version.published,
        "dateModified": version.modified,
        "temporalCoverage": format!("{}/{}", version.version, last(version).unwrap_or_else(|| "..".to_owned())),
        "creativeWorkStatus": if version.example { Some("voorbeeld") } else { None },
        "isAccessibleForFree": true,
        "publisher": {
            "@type": if version.public_body { "GovernmentOrganization" } else { "Organization" },
            "name": version.organisation.as_deref().unwrap_or(&view.organisation),
            "address": at("post"),
            "contactPoint": {
                "@type": "ContactPoint",
                "contactType": "klachten",
                "email": at("e-mail"),
                "telephone": at("telefoon"),
                "url": at("website"),
                "availableLanguage": "nl",
            },
        },
    });
    if version.public_body {
        let more = json!({
            "legislationType": "klachtenregeling",
            "legislationDate": version.published,
            "legislationDateVersion": version.version,
            "legislationPassedBy": version.adopted_by,
            "legislationLegalForce": match version.standing {
                Standing::Current => "https://schema.org/InForce",
                Standing::Future | Standing::Past => "https://schema.org/NotInForce",
            },
        });
        if let (Value::Object(document), Value::Object(more)) = (&mut document, more) {
            document.extend(more);
        }
    }
    for_a_page(&without_nothing(document))
}

/// The last day it is in force, ISO.
fn last(version: &PublicVersion) -> Option<String> {
    let ends: chrono::NaiveDate = version.ends.as_ref()?.parse().ok()?;
    ends.pred_opt().map(|day| day.to_string())
}

/// Without what is not known.
fn without_nothing(value: Value) -> Value {
    match value {
        Value::Object(map) => {
            let kept = map.into_iter().filter(|(_, value)| !value.is_null());
            Value::Object(kept.map(|(key, value)| (key, without_nothing(value))).collect())
        }
        other => other,
    }
}

/// As text that cannot end the element it stands in.
fn for_a_page(value: &Value) -> String {
    value.to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}
