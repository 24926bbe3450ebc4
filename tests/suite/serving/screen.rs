//! In a real Chromium: the page on screen changes by itself, and the browser has nothing to complain of.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::running::serve;
use super::{CASE, archive};
use crate::browser::{node, target};

#[test]
fn a_page_on_screen_changes_by_itself() {
    let repo = archive();
    let running = serve(&repo, &[]);
    let plan = json!({
        "modules": target().join("peers-npm"), "chromium": "/usr/bin/chromium",
        "page": format!("http://127.0.0.1:{}/zaken/2026-001/", running.private),
        "public": format!("http://127.0.0.1:{}/voorbeeld/", running.public),
        "shots": target().join("screenshots/serve"),
        "file": repo.root().join("cases/2026/2026-001.md"),
        "texts": {
            "titled": CASE.replacen("---\n", "---\ntitel: Op het scherm\n", 1),
            "broken": CASE.replace("verloop:", "verloop: ]["),
            "mended": CASE.replacen("---\n", "---\ntitel: Weer heel\n", 1),
        },
        "regulation": repo.root().join("regulations/voorbeeld.md"),
        "regulations": { "titled": crate::test_repo::QUIET.replacen("titel: ", "titel: Nieuwe ", 1) },
    });
    let file = repo.root().join("../plan.json");
    fs::write(&file, plan.to_string()).unwrap();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/reload.mjs");
    let ran = node().arg(script).arg(&file).output().unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    let said: Value = serde_json::from_slice(&ran.stdout).unwrap();
    assert_eq!(said["complaints"], json!([]), "{said}");
    assert_eq!(said["seen"], json!(["titled", "broken", "mended", "public"]), "{said}");
}
