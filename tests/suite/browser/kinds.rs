//! Every page type in one place. A template without a line here fails a test, so that no page goes unlooked at.

/// A template and a page it makes, `*` for one part of a path that is not known beforehand. A template that makes
/// different pages has more lines.
pub const PAGES: &[(&str, &str)] = &[
    ("public/index.html", "public/index.html"),
    ("public/404.html", "public/404.html"),
    ("public/regulation.html", "public/proef/index.html"),
    ("public/regulation.html", "public/proef/2024-01-01/index.html"),
    ("public/regulation.html", "public/proef/2027-01-01/index.html"),
    ("public/regulation.html", "public/interactie/index.html"),
    ("public/calculator.html", "public/proef/rekenhulp/index.html"),
    ("public/calculator.html", "public/interactie/2024-01-01/rekenhulp/index.html"),
    ("public/changes.html", "public/proef/2026-01-01/wijzigingen/index.html"),
    ("private/index.html", "private/index.html"),
    ("private/cases.html", "private/zaken/index.html"),
    ("private/case.html", "private/zaken/2026-001/index.html"),
    ("private/case.html", "private/zaken/2026-003/index.html"),
    ("private/figures.html", "private/cijfers/index.html"),
    ("private/findings.html", "private/bevindingen/index.html"),
    ("private/check.html", "private/controles/K104.html"),
    ("private/regulations.html", "private/regelingen/index.html"),
    ("private/regulation.html", "private/regelingen/proef/2026-01-01/index.html"),
    ("private/old_text.html", "private/regelingen/proef/2026-01-01/*/index.html"),
    ("private/history.html", "private/geschiedenis/index.html"),
];

/// Templates that make no page of their own to open: parts of others, a fragment without a page around it, what is
/// printed as PDF, and what leads on at once to another address.
pub const PARTS: &[&str] = &[
    "public/base.html",
    "public/macros.html",
    "public/banners.html",
    "public/content.html",
    "public/extras.html",
    "public/fragment.html",
    "public/document.html",
    "public/moved.html",
    "public/feed.xml",
    "public/sitemap.xml",
    "private/base.html",
    "private/macros.html",
    "shared/changes.html",
];
