//! Words of the question before an address outside is opened.
//!
//! It must not know where a word stands beyond what its name says.

pub(crate) const LEAVE_WEB: &str = "Open this address?";
pub(crate) const LEAVE_MAIL: &str = "Write to this address?";
pub(crate) const LEAVE_CALL: &str = "Call this number?";
pub(crate) const OPEN_WEB: &str = "Open in a new tab";
pub(crate) const OPEN_MAIL: &str = "Open the mail program";
pub(crate) const OPEN_CALL: &str = "Call";
pub(crate) const COPY_ADDRESS: &str = "Copy the address";
pub(crate) const STAY: &str = "Stay here";
pub(crate) const TOLD_MAIL: &str = "This hands the address to your mail program, or to the web page that your browser uses for mail. Nothing is sent before you send it.";
pub(crate) const TOLD_CALL: &str = "This hands the number to the program that your browser uses for calls. It may be noted in that program’s list of calls.";

/// What opening a web address tells whom.
pub(crate) fn told_web(host: &str) -> String {
    format!(
        "Opening it tells {host} this address, when you looked, and from which network. Of the export nothing else is sent, nor where you came from."
    )
}
