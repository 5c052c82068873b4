//! Kinds of thing that go by several names.
//!
//! It must not know any vendor's tables or any data set: a word stands here only when it is common in many of them.

/// Kinds of thing that go by several names; a name may stand in several rows.
pub(super) const SYNONYMS: &[&[&str]] = &[
    &[
        "company",
        "organization",
        "organisation",
        "org",
        "client",
        "firm",
        "employer",
        "account",
        "corporation",
        "business",
        "institution",
    ],
    &[
        "school",
        "institution",
        "org",
        "organization",
        "organisation",
        "university",
        "college",
    ],
    &["vendor", "supplier", "provider", "manufacturer"],
    &["customer", "client", "buyer", "patron", "account"],
    &[
        "person",
        "people",
        "individual",
        "contact",
        "candidate",
        "applicant",
        "talent",
        "human",
    ],
    &[
        "job",
        "position",
        "vacancy",
        "requisition",
        "opening",
        "posting",
        "role",
        "project",
    ],
    &[
        "user",
        "member",
        "team_member",
        "employee",
        "staff",
        "agent",
    ],
    &["country", "nation", "nationality"],
    &["city", "town", "municipality", "place"],
    &["state", "province", "region"],
    &[
        "product", "item", "sku", "article", "material", "part", "good",
    ],
    &["category", "type", "class", "kind"],
    &["message", "email", "mail"],
    &["picture", "photo", "image", "media"],
    &["department", "division"],
    &["document", "file", "attachment"],
    &["film", "movie"],
    &["warehouse", "depot"],
    &["store", "shop", "branch", "outlet"],
    &["event", "activity"],
    &["date", "calendar", "day", "time"],
    &["stage", "step", "phase"],
    &["tag", "label"],
    &["attribute", "field", "property"],
    &["experience", "history"],
    &["assessment", "scorecard", "evaluation", "rating"],
    &["doctor", "physician", "practitioner", "provider"],
    &["visit", "encounter", "appointment"],
];

/// The kinds of thing that a word is a name for, a bit for each.
pub(super) fn classes(word: &str) -> u32 {
    let bits = SYNONYMS
        .iter()
        .zip(0_u32..)
        .filter(|(class, _)| class.contains(&word));
    bits.fold(0, |classes, (_, at)| classes | 1_u32.wrapping_shl(at))
}

/// Whether two words are names for one kind of thing.
pub(super) fn are_synonyms(one: &str, other: &str) -> bool {
    classes(one) & classes(other) != 0
}

// One bit for each kind.
const _: () = assert!(SYNONYMS.len() <= 32);
