//! Words of the pages around an export: before it is open, while it is read, when it could not be.
//!
//! It must not know where a word stands beyond what its name says.

pub(crate) const PRODUCT: &str = "Vitrine";
pub(crate) const WHAT: &str = "Open your Stardex export and read it as what it is: people, companies, jobs and everything that happened between them.";
pub(crate) const PROMISE: &str = "Nothing leaves this tab.";
pub(crate) const CHECK_TITLE: &str = "How you can check that";
pub(crate) const CHECKS: [&str; 3] = [
    "Disconnect from the network, then open your export: everything works as before.",
    "Open your browser’s developer tools at “Network” and keep them open while you work: once the page is there, no request appears.",
    "The page carries a content security policy with “connect-src 'none'”. With it the browser itself refuses to send anything from this page.",
];

pub(crate) const DROP_HERE: &str = "Drop your export here";
pub(crate) const DROP_HINT: &str =
    "The zip as you downloaded it, several of them, or the unpacked folder.";
pub(crate) const DROP_NOW: &str = "Drop to open";
pub(crate) const OPEN_EXPORT: &str = "Open export";
pub(crate) const NO_EXPORT: &str = "No export at hand?";
pub(crate) const OPEN_SAMPLE: &str = "Open the sample export";
pub(crate) const OPEN_ANOTHER: &str = "Open another export";

pub(crate) const LOADING: &str = "Opening the export";
pub(crate) const LOADING_AGAIN: &str = "Reading again as you decided";
pub(crate) const OPENING: &str = "Opening your export";
pub(crate) const STARTING: &str = "the list of files";
pub(crate) const READING: &str = "Reading";
pub(crate) const CANCEL: &str = "Cancel";
pub(crate) const STILL_READING: &str = "still reading";
pub(crate) const FAILED: &str = "This export could not be opened";
pub(crate) const CRASHED: &str = "Something broke";
pub(crate) const CRASH_REOPEN: &str =
    "“Restart” reads the same files again. Your files were not changed.";
pub(crate) const CRASH_RESTART: &str = "“Restart” begins anew. Your files were not changed.";
pub(crate) const RESTART: &str = "Restart";

pub(crate) const PASSWORD: &str = "Password of the zip";
pub(crate) const PASSWORD_HINT: &str =
    "It is used to read this file in this tab, and kept nowhere.";
pub(crate) const WRONG_PASSWORD: &str =
    "The password that was given does not fit. Capital and small letters count.";
pub(crate) const UNLOCK: &str = "Open with this password";
pub(crate) const RAISE: &str = "Raise the limit and read again";
pub(crate) const RAISE_HINT: &str = "A limit that protects this tab was reached. If you trust the file, eight times as much can be read; the tab may run out of memory.";
pub(crate) const INNER_HINT: &str = "There are archives inside this one.";
pub(crate) const REMEDIES: &str = "Not everything was read";

/// The button that opens an archive inside the archive.
pub(crate) fn open_inner(path: &str) -> String {
    format!("Open {path}")
}
