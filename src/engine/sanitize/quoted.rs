//! Which parts of a plain text repeat an earlier message.
//!
//! It must not drop any: the reader can have them all.

use crate::engine::view::TextPart;

/// A text in parts, in order: what was written, and what it answers. A text that only repeats is not marked at all.
pub fn parts(text: &str) -> Vec<TextPart> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let lines: Vec<&str> = text.split('\n').collect();
    let marks = marks(&lines);
    let mut parts: Vec<(bool, Vec<&str>)> = Vec::new();
    for (line, quoted) in lines.iter().zip(marks) {
        match parts.last_mut() {
            Some((last, lines)) if *last == quoted => lines.push(line),
            _ => parts.push((quoted, vec![line])),
        }
    }
    let mut parts: Vec<TextPart> = parts
        .into_iter()
        .map(|(quoted, lines)| TextPart {
            quoted,
            text: lines.join("\n").trim_matches('\n').trim_end().to_owned(),
        })
        .filter(|part| !part.text.is_empty())
        .collect();
    if parts.iter().all(|part| part.quoted) {
        for part in &mut parts {
            part.quoted = false;
        }
    }
    parts
}

/// For each line, whether it is quoted.
fn marks(lines: &[&str]) -> Vec<bool> {
    let mut marks = vec![false; lines.len()];
    for at in 0..lines.len() {
        let rest = lines.get(at..).unwrap_or_default();
        if begins_rest(rest) {
            if let Some(rest) = marks.get_mut(at..) {
                rest.fill(true);
            }
            break;
        }
        let length = quoted_lines(rest);
        if let Some(quoted) = marks.get_mut(at..at + length) {
            quoted.fill(true);
        }
    }
    marks
}

/// How many of the lines, from the first on, are quoted by a sign at their beginning or announce such lines.
fn quoted_lines(lines: &[&str]) -> usize {
    let is_quoted = |line: &&str| line.trim_start().starts_with('>');
    if lines.first().is_some_and(is_quoted) {
        return 1;
    }
    let announced = announced_in(lines);
    let mut after = lines.iter().skip(announced);
    let next = after.find(|line| !line.trim().is_empty());
    if announced > 0 && next.is_some_and(is_quoted) {
        announced
    } else {
        0
    }
}

/// Whether all from here on is an earlier message: a line that parts it, its header, or an announcement without marked lines after it.
fn begins_rest(lines: &[&str]) -> bool {
    const PARTED: [&str; 7] = [
        "original message",
        "forwarded message",
        "ursprüngliche nachricht",
        "originalnachricht",
        "weitergeleitete nachricht",
        "message d'origine",
        "message transféré",
    ];
    let Some(first) = lines.first() else {
        return false;
    };
    let first = first.trim().to_lowercase();
    let within = first.trim_matches(['-', '_', ' ']);
    if first.starts_with("--") && PARTED.contains(&within) {
        return true;
    }
    if is_header(lines) {
        return true;
    }
    let announced = announced_in(lines);
    let next = lines
        .iter()
        .skip(announced)
        .find(|line| !line.trim().is_empty());
    announced > 0 && next.is_some_and(|line| !line.trim_start().starts_with('>'))
}

/// The header that mail programs put above a message that they repeat: who, and when, and to whom.
fn is_header(lines: &[&str]) -> bool {
    let begins = |line: &&str, names: &[&str]| {
        let line = line.trim_start_matches(['*', ' ']).to_lowercase();
        let name = line.split_once(':').map(|(name, _)| name);
        name.is_some_and(|name| names.contains(&name.trim_end_matches(['*', ' ', '\u{a0}'])))
    };
    let from = lines
        .first()
        .is_some_and(|line| begins(line, &["from", "von", "de", "da", "van"]));
    let has = |names: &[&str]| lines.iter().take(6).any(|line| begins(line, names));
    from && has(&[
        "sent",
        "date",
        "gesendet",
        "datum",
        "envoyé",
        "enviado",
        "inviato",
        "verzonden",
    ]) && has(&[
        "to",
        "an",
        "à",
        "para",
        "a",
        "aan",
        "subject",
        "betreff",
        "objet",
        "asunto",
        "oggetto",
        "onderwerp",
    ])
}

/// How many lines say `On Monday Ana wrote:`; 0, 1 or 2.
fn announced_in(lines: &[&str]) -> usize {
    const PAIRS: [(&str, &str); 6] = [
        ("on ", "wrote:"),
        ("am ", ":"),
        ("le ", "a écrit :"),
        ("el ", "escribió:"),
        ("il ", "ha scritto:"),
        ("op ", ":"),
    ];
    let says = |text: &str| {
        let text = text.trim().to_lowercase();
        PAIRS.iter().any(|(begin, end)| {
            text.starts_with(begin)
                && text.ends_with(end)
                && (*end != ":" || text.contains("schrieb") || text.contains("schreef"))
                && text.chars().any(|c| c.is_ascii_digit())
        })
    };
    match lines {
        [first, ..] if says(first) => 1,
        [first, second, ..] if !first.trim().is_empty() && says(&format!("{first} {second}")) => 2,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::parts;

    fn shown(text: &str) -> Vec<(bool, String)> {
        parts(text)
            .into_iter()
            .map(|part| (part.quoted, part.text))
            .collect()
    }

    #[test]
    fn what_repeats_is_marked_and_nothing_is_lost() {
        for (text, want) in [
            ("Hello\nyou", vec![(false, "Hello\nyou")]),
            ("", vec![]),
            (
                "Yes.\n\nOn 3 May 2024 Ana wrote:\n> Shall we?\n> A.",
                vec![
                    (false, "Yes."),
                    (true, "On 3 May 2024 Ana wrote:\n> Shall we?\n> A."),
                ],
            ),
            (
                "> Shall we?\nYes.\n> When?\nNow.",
                vec![
                    (true, "> Shall we?"),
                    (false, "Yes."),
                    (true, "> When?"),
                    (false, "Now."),
                ],
            ),
            (
                "Ja.\r\n\r\n-----Ursprüngliche Nachricht-----\r\nVon: Ana\r\nPasst es?",
                vec![
                    (false, "Ja."),
                    (
                        true,
                        "-----Ursprüngliche Nachricht-----\nVon: Ana\nPasst es?",
                    ),
                ],
            ),
            (
                "Ja.\nVon: Ana <ana@a.example>\nGesendet: Montag\nAn: Bo\nBetreff: x\n\nPasst es?",
                vec![
                    (false, "Ja."),
                    (
                        true,
                        "Von: Ana <ana@a.example>\nGesendet: Montag\nAn: Bo\nBetreff: x\n\nPasst es?",
                    ),
                ],
            ),
            (
                "Fine.\nOn Tue, 4 Jun 2024 at 10:00, Ana Lind\n<ana@a.example> wrote:\nShall we?",
                vec![
                    (false, "Fine."),
                    (
                        true,
                        "On Tue, 4 Jun 2024 at 10:00, Ana Lind\n<ana@a.example> wrote:\nShall we?",
                    ),
                ],
            ),
            (
                "Am 4.6.2024 um 10:00 schrieb Ana:\n> Passt es?\nJa.",
                vec![
                    (true, "Am 4.6.2024 um 10:00 schrieb Ana:\n> Passt es?"),
                    (false, "Ja."),
                ],
            ),
            ("> only this", vec![(false, "> only this")]),
            (
                "From: me to you\nwith love",
                vec![(false, "From: me to you\nwith love")],
            ),
            (
                "On reflection I wrote:\nx",
                vec![(false, "On reflection I wrote:\nx")],
            ),
        ] {
            let want: Vec<(bool, String)> = want
                .into_iter()
                .map(|(quoted, text)| (quoted, text.to_owned()))
                .collect();
            assert_eq!(shown(text), want, "{text}");
        }
    }
}
