//! The content security policy that the page carries. It knows nothing of how the page is put together.

use crate::encode::{base64, sha256};

/// Stands for one hash, both here and in `docs/privacy.md`.
const HASH: &str = "'sha256-…'";

/// The policy, each hash written as `'sha256-…'`. `docs/privacy.md` quotes it, and an end-to-end test compares the two.
pub(crate) const POLICY: &str = "default-src 'none'; connect-src 'none'; \
     script-src 'sha256-…' 'sha256-…' 'wasm-unsafe-eval'; style-src 'sha256-…' 'sha256-…'; \
     img-src data: blob:; worker-src blob:; frame-src blob:; form-action 'none'; base-uri 'none'";

/// The policy for a page with these inline scripts, this inline style and this style within the frames that texts are shown in, in the order in which they stand in [`POLICY`].
pub(crate) fn for_page(guard: &str, start: &str, style: &str, frame_style: &str) -> String {
    [guard, start, style, frame_style]
        .iter()
        .fold(POLICY.to_owned(), |policy, text| {
            policy.replacen(HASH, &hash(text), 1)
        })
}

fn hash(text: &str) -> String {
    format!("'sha256-{}'", base64(&sha256(text.as_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_hash_of_the_policy_is_that_of_its_element() {
        let policy = for_page("alert(1)", "alert(2)", "p{}", "b{}");
        // The first hash was made with `printf %s 'alert(1)' | openssl dgst -sha256 -binary | base64`.
        assert!(
            policy.contains(
                "script-src 'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI=' 'sha256-"
            )
        );
        assert!(policy.contains(&format!("style-src {} {};", hash("p{}"), hash("b{}"))));
        assert!(!policy.contains('…'));
    }

    #[test]
    fn the_policy_lets_nothing_out_and_no_inline_code_in() {
        for part in [
            "default-src 'none'",
            "connect-src 'none'",
            "form-action 'none'",
            "base-uri 'none'",
        ] {
            assert!(
                POLICY.split("; ").any(|directive| directive == part),
                "{part}"
            );
        }
        for part in ["'unsafe-inline'", "'unsafe-eval'", "'self'", "http", "*"] {
            assert!(!POLICY.contains(part), "{part}");
        }
    }
}
