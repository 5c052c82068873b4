//! Folds Trunk's output into one page that asks for nothing. Pure: parts in, text out; it knows no files and no tools.

use crate::encode::{hex, pack, sha256};
use crate::policy;
use anyhow::{Context as _, Result, ensure};

/// What sends, loads or keeps, as the browser calls it.
const WAYS_OUT: [&str; 18] = [
    "XMLHttpRequest",
    "WebSocket",
    "WebTransport",
    "EventSource",
    "sendBeacon",
    "RTCPeerConnection",
    "importScripts",
    "new Request(",
    "new Image(",
    "new Audio(",
    "new FontFace(",
    ".submit(",
    ".open(",
    "localStorage",
    "sessionStorage",
    "indexedDB",
    ".caches",
    "serviceWorker",
];

/// The parts of the page.
#[derive(Debug, Default, Clone)]
pub(crate) struct Parts {
    /// The frame, with the places `<!-- fold:policy -->`, `style`, `data` and `scripts`.
    pub frame: String,
    /// All style sheets, one after another.
    pub style: String,
    /// The style within the frames that texts with formatting are shown in. It is in the page's program; the policy has its hash.
    pub frame_style: String,
    /// The script that reports failures.
    pub guard_script: String,
    /// The function that unpacks data blocks; goes into the page's script and into the worker's.
    pub unpack_script: String,
    /// The script that tries every way out, when the reader tests the lock; goes into both as well.
    pub lock_script: String,
    /// The script that starts the page.
    pub page_script: String,
    /// The script that starts the worker.
    pub worker_script: String,
    /// The page's program and its glue, made for `no-modules`.
    pub app: Program,
    /// The worker's program and its glue, made for `no-modules`.
    pub worker: Program,
    /// The sample export, a zip.
    pub sample: Vec<u8>,
}

/// A Wasm module with the script that wasm-bindgen made for it.
#[derive(Debug, Default, Clone)]
pub(crate) struct Program {
    pub glue: String,
    pub wasm: Vec<u8>,
}

/// Makes the page. The same parts always give the same text.
pub(crate) fn fold(parts: &Parts) -> Result<String> {
    for (name, program) in [("page", &parts.app), ("worker", &parts.worker)] {
        without_way_out(&program.glue)
            .with_context(|| format!("the program of the {name} could reach out"))?;
    }
    let guard = inline(&parts.guard_script, "script")?;
    let start = inline(
        &[
            &*parts.unpack_script,
            &parts.lock_script,
            &parts.app.glue,
            &parts.page_script,
        ]
        .join("\n"),
        "script",
    )?;
    let style = inline(&parts.style, "style")?;
    let worker_glue = [
        &*parts.unpack_script,
        &parts.lock_script,
        &parts.worker.glue,
        &parts.worker_script,
    ]
    .join("\n");
    let data = [
        data_block("app", &parts.app.wasm)?,
        data_block("worker", &parts.worker.wasm)?,
        data_block("worker-glue", worker_glue.as_bytes())?,
        data_block("sample", &parts.sample)?,
    ];
    let policy = policy::for_page(&guard, &start, &style, &parts.frame_style);
    let mut page = parts.frame.clone();
    for (place, text) in [
        (
            "policy",
            format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\" />"),
        ),
        ("style", format!("<style>{style}</style>")),
        ("data", data.concat()),
        (
            "scripts",
            format!("<script>{guard}</script>\n<script>{start}</script>"),
        ),
    ] {
        page = fill(&page, place, &text)?;
    }
    let page = page.replacen(
        "<html ",
        &format!("<html data-build=\"{}\" ", build_id(parts)),
        1,
    );
    ensure!(
        page.contains("<html data-build="),
        "the frame has no <html> with an attribute to put the build's name beside"
    );
    ensure!(
        page.find("charset=").is_some_and(|at| at < 1024),
        "browsers look for the character set in the first 1,024 bytes only, and the policy is too long for that"
    );
    Ok(page)
}

/// What a program in Wasm can call is what its glue hands to it: there must be nothing that sends, loads or keeps.
fn without_way_out(glue: &str) -> Result<()> {
    // The glue's own loader, for programs that have an address; ours are handed over as bytes.
    let fetches = glue.matches("fetch(").count() - glue.matches("fetch(module_or_path)").count();
    ensure!(fetches == 0, "its glue calls fetch");
    for name in WAYS_OUT {
        ensure!(!glue.contains(name), "its glue names {name}");
    }
    Ok(())
}

/// A short name of the two programs: the page and the worker tell each other that they are of one build.
fn build_id(parts: &Parts) -> String {
    let both = [sha256(&parts.app.wasm), sha256(&parts.worker.wasm)].concat();
    hex(&sha256(&both)).chars().take(12).collect()
}

/// Text for between two tags, as the browser will hash it: nothing in it may end the element, and lines end in a line feed.
fn inline(text: &str, element: &str) -> Result<String> {
    let text = text.replace("\r\n", "\n");
    let lower = text.to_ascii_lowercase();
    for trap in [format!("</{element}"), "<!--".to_owned(), "\0".to_owned()] {
        ensure!(
            !lower.contains(&trap),
            "{trap:?} within a {element} would change how the page is read"
        );
    }
    Ok(text)
}

/// A script element of a type that browsers keep and never run.
fn data_block(name: &str, bytes: &[u8]) -> Result<String> {
    let (encoding, text) = pack(bytes)?;
    let encoding = encoding.name();
    Ok(format!(
        "<script type=\"text/plain\" id=\"vitrine-{name}\" data-encoding=\"{encoding}\">{text}</script>\n"
    ))
}

fn fill(page: &str, place: &str, text: &str) -> Result<String> {
    let mark = format!("<!-- fold:{place} -->");
    ensure!(
        page.matches(&mark).count() == 1,
        "the frame must have {mark} exactly once"
    );
    Ok(page.replacen(&mark, text, 1))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "A test may fail by panicking.")]

    use super::*;

    fn parts() -> Parts {
        Parts {
            frame: "<html lang=\"en\"><head><!-- fold:policy --><meta charset=\"utf-8\"><!-- fold:style --></head>\
                    <body><!-- fold:data --><!-- fold:scripts --></body></html>"
                .to_owned(),
            style: "p { margin: 0 }".to_owned(),
            guard_script: "guard();".to_owned(),
            app: Program { glue: "let wasm_bindgen;".to_owned(), wasm: vec![0; 900] },
            worker: Program { glue: String::new(), wasm: vec![1, 2, 3] },
            sample: b"PK".to_vec(),
            ..Parts::default()
        }
    }

    #[test]
    fn the_policy_stands_before_everything_it_governs() {
        let page = fold(&parts()).unwrap();
        assert!(page.contains(
            "<head><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';"
        ));
        assert!(!page.contains("fold:"));
    }

    #[test]
    fn the_same_parts_give_the_same_page() {
        assert_eq!(fold(&parts()).unwrap(), fold(&parts()).unwrap());
    }

    #[test]
    fn another_program_is_another_build() {
        let mut other = parts();
        other.worker.wasm.push(4);
        assert_ne!(build_id(&parts()), build_id(&other));
        assert!(
            fold(&other)
                .unwrap()
                .contains(&format!("data-build=\"{}\"", build_id(&other)))
        );
    }

    #[test]
    fn a_style_that_would_end_its_element_is_refused() {
        let mut parts = parts();
        parts.style = "/* </STYLE > */".to_owned();
        assert!(fold(&parts).unwrap_err().to_string().contains("</style"));
    }

    #[test]
    fn a_program_that_could_reach_out_is_refused() {
        for planted in [
            "ret = fetch(arg0)",
            "new WebSocket(arg0)",
            "getObject(arg0).sendBeacon(arg1)",
            "window.localStorage",
        ] {
            let mut parts = parts();
            parts.worker.glue.push_str(planted);
            let refused = format!("{:#}", fold(&parts).unwrap_err());
            assert!(refused.contains("the worker could reach out"), "{refused}");
        }
        let mut parts = parts();
        parts.app.glue = "module_or_path = fetch(module_or_path);".to_owned();
        fold(&parts).unwrap();
    }

    #[test]
    fn a_frame_without_a_place_is_refused() {
        let mut parts = parts();
        parts.frame = parts.frame.replace("<!-- fold:data -->", "");
        assert!(fold(&parts).unwrap_err().to_string().contains("fold:data"));
    }
}
