//! The encodings that a table can be read in.
//!
//! It must not decode: the names are those of the WHATWG standard, which the engine knows.

/// The common ones, with where they are met.
pub(super) const COMMON: [(&str, &str); 9] = [
    ("UTF-8", "UTF-8"),
    ("windows-1252", "windows-1252: Western Europe, Americas"),
    ("windows-1250", "windows-1250: Central Europe"),
    ("windows-1251", "windows-1251: Cyrillic"),
    ("ISO-8859-2", "ISO-8859-2: Central Europe"),
    ("UTF-16LE", "UTF-16LE: Excel’s “Unicode text”"),
    ("UTF-16BE", "UTF-16BE"),
    ("macintosh", "macintosh: old Macs"),
    ("Shift_JIS", "Shift_JIS: Japan"),
];

/// All others, by name.
pub(super) const OTHERS: [&str; 30] = [
    "Big5",
    "EUC-JP",
    "EUC-KR",
    "GBK",
    "IBM866",
    "ISO-2022-JP",
    "ISO-8859-10",
    "ISO-8859-13",
    "ISO-8859-14",
    "ISO-8859-15",
    "ISO-8859-16",
    "ISO-8859-3",
    "ISO-8859-4",
    "ISO-8859-5",
    "ISO-8859-6",
    "ISO-8859-7",
    "ISO-8859-8",
    "KOI8-R",
    "KOI8-U",
    "gb18030",
    "windows-1253",
    "windows-1254",
    "windows-1255",
    "windows-1256",
    "windows-1257",
    "windows-1258",
    "windows-874",
    "x-mac-cyrillic",
    "ISO-8859-8-I",
    "x-user-defined",
];
