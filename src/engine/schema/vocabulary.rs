//! Words that database designers use: marks of ids, technical affixes, roles, and kinds of thing with several names.
//!
//! It must not know any vendor's tables or any data set: a word stands here only when it is common in many of them.

/// Words that mark a column as an id or a reference.
pub(super) const STRONG_MARKS: &[&str] = &[
    "id", "ids", "key", "keys", "fk", "pk", "sk", "uuid", "uuids", "guid", "guids", "uid", "oid", "nk",
    "identifier", "identifiers", "fkey", "pkey", "gid", "rid",
];

/// Words that often, but not always, mark an id.
pub(super) const WEAK_MARKS: &[&str] = &[
    "code", "codes", "cod", "cd", "no", "nr", "num", "number", "nbr", "ref", "reference", "slug", "symbol",
    "abbr", "abbreviation", "acronym", "handle",
];

/// Marks that are written without a gap at the end of a name: `customerid`, `custkey`. Longest first.
pub(super) const GLUED_MARKS: &[&str] = &[
    "identifier", "number", "guid", "uuid", "code", "keys", "key", "ids", "num", "id", "no", "nr", "cd", "fk", "sk",
];

/// Marks glued to the front: `idcliente`, `fkorder`.
pub(super) const GLUED_FRONT: &[&str] = &["id", "fk", "cod"];

/// Technical words around the name of a table.
pub(super) const TABLE_AFFIXES: &[&str] = &[
    "tbl", "tb", "t", "dim", "dimension", "fact", "fct", "raw", "stg", "lookup", "lkp", "lu", "table", "data",
    "dataset", "csv", "export", "master", "mst", "view", "vw", "v", "dbo", "public", "tmp", "temp", "d", "f", "m",
    "all", "list", "record", "info", "detail", "mapping", "ref", "reference", "sample", "seed", "src", "dump",
];

/// Words at the end of a table's name that say little alone.
pub(super) const VAGUE_HEADS: &[&str] = &[
    "detail", "history", "line", "item", "info", "data", "log", "type", "status", "name", "value", "list", "entry",
    "record", "map", "link", "setting", "attribute", "field", "code", "note", "file", "date", "group", "event",
    "activity", "change", "content", "step", "rule", "prose", "translation", "count", "set",
];

/// Names of columns that many tables have without any relation.
pub(super) const COMMON_NAMES: &[&str] = &[
    "name", "title", "type", "kind", "date", "description", "email", "value", "status", "label", "number", "code",
    "index", "position", "sort_order", "order", "year", "month", "day", "time", "text", "comment", "note", "url",
    "active", "state", "city", "address", "phone", "created", "updated", "version", "count", "total", "amount",
    "price", "quantity", "level", "rank", "size", "weight", "language", "source", "category", "group", "subject",
    "body", "first_name", "last_name", "gender", "sex", "age", "zip", "postal", "region", "country", "latitude",
    "longitude", "sequence", "line", "row", "column", "content", "role", "tag", "slug", "identifier", "symbol",
];

/// Words that mark a measure: numbers that count or weigh something.
pub(super) const MEASURES: &[&str] = &[
    "amount", "price", "quantity", "qty", "total", "sum", "count", "cost", "rate", "ratio", "percent", "percentage",
    "pct", "score", "weight", "height", "width", "length", "depth", "age", "duration", "minute", "second", "hour",
    "size", "balance", "fee", "tax", "salary", "revenue", "budget", "discount", "latitude", "longitude", "lat",
    "lon", "lng", "distance", "temperature", "speed", "volume", "area", "population", "units", "unit", "max", "min",
    "avg", "mean", "median", "points", "goals", "rating", "value", "elevation", "altitude", "sort", "freight",
    "attempts", "retries", "level", "quota", "limit", "percentile", "stock", "capacity", "damage", "power",
    "accuracy", "chance", "experience", "happiness", "radius", "angle", "win", "loss", "attendance", "probability",
];

/// Words for the place of a row among its siblings.
pub(super) const SEQUENCES: &[&str] = &[
    "sequence", "seq", "line", "index", "idx", "position", "pos", "rank", "ordinal", "order", "step", "version",
    "slot", "nr", "no", "num", "number", "row", "lap", "stop", "part", "item", "revision", "round", "level",
];

/// Words for the language or kind that tells rows of one parent apart.
pub(super) const DISCRIMINATORS: &[&str] = &[
    "language", "lang", "locale", "type", "kind", "code", "tag", "name", "role", "key", "attribute", "field",
    "country", "currency", "state", "category",
];

/// Words for the moment that tells rows of one parent apart.
pub(super) const MOMENTS: &[&str] = &[
    "date", "year", "month", "day", "time", "start", "from", "begin", "hour", "season", "week", "quarter", "period",
    "effective", "valid", "at",
];

/// Words after a reference that only tell two of them apart: `station_id_from`.
pub(super) const TAIL_ROLES: &[&str] = &[
    "from", "to", "home", "away", "old", "new", "origin", "destination", "dest", "start", "end", "first", "second",
    "third", "primary", "secondary", "current", "previous", "next", "a", "b", "c", "x", "y", "1", "2", "3", "4",
    "5", "6", "7", "8", "9", "src", "dst", "source", "target", "winner", "loser", "left", "right", "fk", "ref",
];

/// Roles that persons play towards a record.
pub(super) const PERSON_ROLES: &[&str] = &[
    "by", "owner", "author", "creator", "editor", "assignee", "assigned", "manager", "recruiter", "coordinator",
    "interviewer", "organizer", "organiser", "approver", "reviewer", "sender", "recipient", "supervisor", "lead",
    "responsible", "updater", "modifier", "reporter", "requester", "submitter", "referrer", "moderator", "operator",
    "agent", "rep", "salesperson", "seller", "buyer", "handler", "uploader", "inviter", "invitee", "participant",
    "attendee", "writer", "poster", "teacher", "tutor", "mentor", "instructor", "who", "leader", "sourcer",
    "closer", "head", "chief", "captain", "coach", "contact", "follower", "referred", "user",
];

/// Tables of persons who act in a system, the likeliest actor first.
pub(super) const ACTORS: &[&str] = &[
    "user", "team_member", "staff", "employee", "member", "person", "personnel", "worker", "agent", "people",
    "contact", "account", "profile", "individual", "player", "student", "customer", "candidate",
];

/// Roles of a record towards another of its own table.
pub(super) const SELF_ROLES: &[&str] = &[
    "parent", "report", "reports", "manager", "supervisor", "boss", "predecessor", "previous", "prev", "next",
    "successor", "root", "original", "reply", "replied", "duplicate", "merged", "mother", "father", "sire", "dam",
    "spouse", "ancestor", "replace", "replaces", "replaced", "superseded", "supersedes", "base", "master", "leader",
    "head", "chief", "lead", "referrer", "superior", "depends", "blocked", "accepted",
];

/// Kinds of thing that go by several names; a name may stand in several rows.
pub(super) const SYNONYMS: &[&[&str]] = &[
    &[
        "company", "organization", "organisation", "org", "client", "firm", "employer", "account", "corporation",
        "business", "institution",
    ],
    &["vendor", "supplier", "provider", "manufacturer"],
    &["customer", "client", "buyer", "patron", "account"],
    &[
        "person", "people", "individual", "contact", "candidate", "applicant", "talent", "human",
    ],
    &["job", "position", "vacancy", "requisition", "opening", "posting", "role", "project"],
    &["user", "member", "team_member", "employee", "staff", "agent"],
    &["country", "nation", "nationality"],
    &["city", "town", "municipality", "place"],
    &["state", "province", "region"],
    &["product", "item", "sku", "article", "material", "part", "good"],
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
    &["doctor", "physician", "practitioner", "provider"],
    &["visit", "encounter", "appointment"],
];

/// Whether two words are names for one kind of thing.
pub(super) fn are_synonyms(one: &str, other: &str) -> bool {
    SYNONYMS
        .iter()
        .any(|class| class.contains(&one) && class.contains(&other))
}
