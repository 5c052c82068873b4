//! Words of the pages of documents: files of an export that are no tables.
//!
//! It must not know where a word stands beyond what its name says.

pub(crate) const DOCUMENTS: &str = "Documents";
pub(crate) const DOCUMENTS_LEAD: &str = "Files of the export that are no tables. They are opened within this tab, and nothing in them is run or followed.";
pub(crate) const NO_DOCUMENTS: &str = "Every file of this export is a table.";
pub(crate) const FILE: &str = "File";
pub(crate) const FOLDER: &str = "Folder";
pub(crate) const SIZE: &str = "Size";
pub(crate) const KIND: &str = "Kind";
pub(crate) const KIND_NOTE: &str = "by its first bytes";
pub(crate) const SUM: &str = "SHA-256";
pub(crate) const ENCODING: &str = "Encoding";
pub(crate) const SAVE: &str = "Save this file";
pub(crate) const SAVE_HINT: &str =
    "It is then outside of Vitrine: what opens it may be able to send.";
pub(crate) const NOT_SHOWN: &str =
    "Files of this kind are not shown here. Save it to open it with another program.";
pub(crate) const UNREADABLE: &str = "This file cannot be read.";
pub(crate) const CUT: &str = "Only the beginning is shown. Save the file to have all of it.";
pub(crate) const TEXT: &str = "Text";
pub(crate) const TEXT_TAKEN_OUT: &str = "Its text, without layout and pictures";
pub(crate) const NO_TEXT: &str = "There is no text in it.";
pub(crate) const ALL_DOCUMENTS: &str = "All documents";

/// What a picture is called for people who do not see it.
pub(crate) fn picture(name: &str) -> String {
    format!("The picture {name}")
}
