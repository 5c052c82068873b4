//! Versions as tools and lock files write them. It runs nothing.

/// The version of a package in the text of a `Cargo.lock`; the first when there are several.
pub(crate) fn locked<'lock>(lock: &'lock str, package: &str) -> Option<&'lock str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines
        .nth(1)?
        .strip_prefix("version = \"")?
        .strip_suffix('"')
}

/// The version in what a tool prints when asked for it: the first word that begins with a digit.
pub(crate) fn printed(output: &str) -> Option<&str> {
    output
        .split_whitespace()
        .find(|word| word.starts_with(|first: char| first.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lock_gives_the_version_of_exactly_that_package() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.50\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.129\"\nsource = \"x\"\n";
        assert_eq!(locked(lock, "wasm-bindgen"), Some("0.2.129"));
        assert_eq!(locked(lock, "wasm"), None);
    }

    #[test]
    fn every_tool_prints_its_version_in_its_own_way() {
        for (output, version) in [
            ("trunk 0.21.14\n", Some("0.21.14")),
            ("wasm-bindgen 0.2.129", Some("0.2.129")),
            ("wasm-opt version 132 (version_132)", Some("132")),
            ("ChromeDriver 156.0.8078.79 (abc)", Some("156.0.8078.79")),
            ("command not found", None),
        ] {
            assert_eq!(printed(output), version, "{output}");
        }
    }
}
