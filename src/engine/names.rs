//! Names of tables and columns, brought to one form so that `clientContacts`, `Client Contacts` and `client_contact` agree.
//!
//! It must not know any particular name's meaning beyond English plurals, and which names are those of names.

/// Fields that name a record in most databases, best first; full names come before the parts of a person's name, which come after these
/// first three.
pub const NAMING: [&str; 10] = [
    "name",
    "full_name",
    "display_name",
    "title",
    "label",
    "subject",
    "company_name",
    "username",
    "filename",
    "email",
];

/// The words of a name in lower case: `clientCompanyID2` gives `client`, `company`, `id2`.
pub fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut word = String::new();
    let chars: Vec<char> = name.chars().collect();
    let mut before: Option<char> = None;
    for (at, &c) in chars.iter().enumerate() {
        // `teamIDwinner` holds an id and what follows it, not the end of a longer abbreviation.
        let after_id = word == "id" && c.is_lowercase() && before == Some('D') && {
            let rest = chars.iter().skip(at).take_while(|c| c.is_lowercase());
            rest.count() > 2
        };
        let starts_word = after_id
            || before.is_some_and(|before| {
                let next_is_lower = chars.get(at + 1).is_some_and(|next| next.is_lowercase());
                c.is_uppercase()
                    && (before.is_lowercase()
                        || before.is_numeric()
                        || (before.is_uppercase() && next_is_lower && !ends_id(&chars, at)))
            });
        if (starts_word || !c.is_alphanumeric()) && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        if c.is_alphanumeric() {
            word.extend(c.to_lowercase());
        }
        before = Some(c);
    }
    if !word.is_empty() {
        words.push(word);
    }
    join_brands(words)
}

/// Whether a capital `D` is the end of `ID` before a word in small letters.
fn ends_id(chars: &[char], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| chars.get(at));
    let two = at.checked_sub(2).and_then(|at| chars.get(at));
    chars.get(at) == Some(&'D') && before == Some(&'I') && two.is_some_and(|c| c.is_lowercase())
}

/// Puts together names of services that are one word with a capital inside, so that `LinkedIn URL` and `linkedin_url` agree.
fn join_brands(words: Vec<String>) -> Vec<String> {
    const BRANDS: [(&str, &str); 3] = [("linked", "in"), ("git", "hub"), ("you", "tube")];
    let mut joined: Vec<String> = Vec::with_capacity(words.len());
    for word in words {
        match joined.last_mut() {
            Some(last) if BRANDS.contains(&(last.as_str(), word.as_str())) => last.push_str(&word),
            _ => joined.push(word),
        }
    }
    joined
}

/// One of what an English plural names; any other word as it is.
pub fn singular(word: &str) -> String {
    const IRREGULAR: [(&str, &str); 10] = [
        ("people", "person"),
        ("persons", "person"),
        ("children", "child"),
        ("men", "man"),
        ("women", "woman"),
        ("criteria", "criterion"),
        ("indices", "index"),
        ("analyses", "analysis"),
        ("series", "series"),
        ("news", "news"),
    ];
    if let Some((_, one)) = IRREGULAR.iter().find(|(many, _)| *many == word) {
        return (*one).to_owned();
    }
    if matches!(
        word,
        "movies" | "cookies" | "zombies" | "calories" | "ties" | "pies" | "selfies" | "rookies"
    ) {
        return word.strip_suffix('s').unwrap_or(word).to_owned();
    }
    let keep = ["ss", "us", "is"].iter().any(|end| word.ends_with(end));
    if keep || word.len() < 3 || !word.ends_with('s') {
        return word.to_owned();
    }
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        return format!("{stem}y");
    }
    let hissing = ["sses", "shes", "ches", "xes", "zzes", "uses"];
    if hissing.iter().any(|end| word.ends_with(end))
        && !matches!(word, "houses" | "causes" | "clauses" | "caches")
    {
        return word.strip_suffix("es").unwrap_or(word).to_owned();
    }
    word.strip_suffix('s').unwrap_or(word).to_owned()
}

/// A name in the one form in which names are compared: its words in the singular, joined by underscores.
pub fn normal(name: &str) -> String {
    let words: Vec<String> = words(name).iter().map(|word| singular(word)).collect();
    words.join("_")
}

/// A name in words for people: `current_company_name` gives `Current company name`; well-known short words keep capitals.
pub fn title(name: &str) -> String {
    let words = words(name);
    let mut title = String::new();
    for (at, word) in words.iter().enumerate() {
        if at > 0 {
            title.push(' ');
        }
        match word.as_str() {
            "id" | "url" | "ai" | "cv" | "hr" | "ip" | "ats" | "crm" => {
                title.push_str(&word.to_uppercase());
            }
            "linkedin" => title.push_str("LinkedIn"),
            _ if at == 0 => {
                let mut chars = word.chars();
                title.extend(chars.next().into_iter().flat_map(char::to_uppercase));
                title.push_str(chars.as_str());
            }
            _ => title.push_str(word),
        }
    }
    title
}

#[cfg(test)]
mod tests {
    use super::{normal, singular, title, words};

    #[test]
    fn words_are_found_in_every_way_of_writing() {
        for (name, want) in [
            ("client_company_id", "client company id"),
            ("clientCompanyID", "client company id"),
            ("Client Company ID", "client company id"),
            ("CLIENT_COMPANY_ID", "client company id"),
            ("HTTPServer2Name", "http server2 name"),
            ("tag.id", "tag id"),
            ("WhoId", "who id"),
            ("LinkedIn URL", "linkedin url"),
            ("", ""),
            ("Größe-Ärger", "größe ärger"),
            ("teamIDwinner", "team id winner"),
            ("playerIDs", "player ids"),
        ] {
            assert_eq!(words(name).join(" "), want, "{name}");
        }
    }

    #[test]
    fn plurals_become_singular() {
        for (many, one) in [
            ("persons", "person"),
            ("people", "person"),
            ("companies", "company"),
            ("statuses", "status"),
            ("status", "status"),
            ("addresses", "address"),
            ("address", "address"),
            ("boxes", "box"),
            ("batches", "batch"),
            ("sequences", "sequence"),
            ("responses", "response"),
            ("employees", "employee"),
            ("routes", "route"),
            ("gas", "ga"),
            ("analysis", "analysis"),
        ] {
            assert_eq!(singular(many), one, "{many}");
        }
    }

    #[test]
    fn one_normal_form_for_one_name() {
        for name in [
            "clientContacts",
            "Client Contacts",
            "client_contact",
            "CLIENT-CONTACTS",
        ] {
            assert_eq!(normal(name), "client_contact", "{name}");
        }
    }

    #[test]
    fn titles_read_like_words() {
        assert_eq!(title("linkedin_url"), "LinkedIn URL");
        assert_eq!(title("LinkedIn URL"), "LinkedIn URL");
        assert_eq!(title("currentCompanyName"), "Current company name");
    }
}
