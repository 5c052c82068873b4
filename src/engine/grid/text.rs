//! Rows of a list as text for other programs.
//!
//! It must not know which rows.

use crate::engine::present::plain_text;
use crate::engine::view::{ListText, TextForm, Value};

/// Lays cells out as text.
#[derive(Debug)]
pub(super) struct Writer {
    form: TextForm,
    text: String,
    rows: u32,
    defused: u32,
    at_start: bool,
}

impl Writer {
    pub(super) fn new(form: TextForm) -> Self {
        Self {
            form,
            text: String::new(),
            rows: 0,
            defused: 0,
            at_start: true,
        }
    }

    /// The next cell of the row.
    pub(super) fn cell(&mut self, cell: &str) {
        let defused = self.form != TextForm::Plain && is_formula(cell);
        self.defused += u32::from(defused);
        match self.form {
            TextForm::Csv => {
                self.between(',');
                let quoted = cell.contains(['"', ',', '\n', '\r', ';'])
                    || cell.starts_with([' ', '\t'])
                    || cell.ends_with([' ', '\t']);
                self.text.push_str(if quoted { "\"" } else { "" });
                self.text.push_str(if defused { "'" } else { "" });
                if quoted {
                    self.text.push_str(&cell.replace('"', "\"\""));
                    self.text.push('"');
                } else {
                    self.text.push_str(cell);
                }
            }
            TextForm::Tsv => {
                self.between('\t');
                self.text.push_str(if defused { "'" } else { "" });
                self.text.push_str(&cell.replace(['\t', '\r', '\n'], " "));
            }
            TextForm::Plain => {
                self.between(' ');
                self.text.push_str(cell);
            }
        }
    }

    /// The row is over.
    pub(super) fn end(&mut self) {
        self.text.push_str(match self.form {
            TextForm::Csv => "\r\n",
            TextForm::Tsv | TextForm::Plain => "\n",
        });
        self.at_start = true;
    }

    /// The row is over, and it was one of the list.
    pub(super) fn end_row(&mut self) {
        self.end();
        self.rows += 1;
    }

    pub(super) fn finish(self) -> ListText {
        ListText {
            text: self.text,
            rows: self.rows,
            defused: self.defused,
        }
    }

    fn between(&mut self, delimiter: char) {
        if !std::mem::take(&mut self.at_start) {
            self.text.push(delimiter);
        }
    }
}

/// Whether a spreadsheet would take a cell for a formula. A negative number is none; what begins with a plus is a telephone number more
/// often than a sum, and stays as it is written only as text.
fn is_formula(cell: &str) -> bool {
    let is_negative = || cell.starts_with('-') && cell.parse::<f64>().is_ok_and(f64::is_finite);
    cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
        && !is_negative()
}

/// A value as text that other programs understand: points in time with their time.
pub(super) fn text_of(value: &Value) -> String {
    match value {
        Value::Moment(moment) if moment.millis.rem_euclid(86_400_000) != 0 => {
            let seconds = moment.millis.rem_euclid(86_400_000) / 1000;
            format!(
                "{} {:02}:{:02}:{:02}{}",
                plain_text(value),
                seconds / 3600,
                seconds / 60 % 60,
                seconds % 60,
                if moment.zoned { "Z" } else { "" }
            )
        }
        Value::Text(text) | Value::Json(text) => text.clone(),
        Value::List(values) => values.iter().map(text_of).collect::<Vec<_>>().join(", "),
        value => plain_text(value),
    }
}

#[cfg(test)]
mod tests {
    use super::Writer;
    use crate::engine::view::TextForm;

    fn written(form: TextForm, cells: &[&str]) -> (String, u32) {
        let mut writer = Writer::new(form);
        for cell in cells {
            writer.cell(cell);
        }
        writer.end_row();
        let text = writer.finish();
        (text.text, text.defused)
    }

    #[test]
    fn formulas_are_defused_and_numbers_stay() {
        for (cell, want, defused) in [
            ("plain", "plain", 0),
            ("=1+1", "'=1+1", 1),
            ("+49 30 1234", "'+49 30 1234", 1),
            ("-12.5", "-12.5", 0),
            ("+7", "'+7", 1),
            ("+49301234567", "'+49301234567", 1),
            ("-1e3", "-1e3", 0),
            ("-inf", "'-inf", 1),
            ("-1+2", "'-1+2", 1),
            ("＝1+1", "'＝1+1", 1),
            ("\n=1", "\"'\n=1\"", 1),
            ("-cmd", "'-cmd", 1),
            ("@sum", "'@sum", 1),
            ("\tx", "\"'\tx\"", 1),
            ("\rx", "\"'\rx\"", 1),
            ("=a,\"b\"", "\"'=a,\"\"b\"\"\"", 1),
            ("a,b", "\"a,b\"", 0),
            ("two\nlines", "\"two\nlines\"", 0),
            ("", "", 0),
        ] {
            let got = written(TextForm::Csv, &[cell]);
            assert_eq!(got, (format!("{want}\r\n"), defused), "{cell:?}");
        }
    }

    #[test]
    fn cells_of_a_paste_stay_in_their_columns() {
        let got = written(TextForm::Tsv, &["a\tb", "=1", "", "c\nd"]);
        assert_eq!(got, ("a b\t'=1\t\tc d\n".to_owned(), 1));
    }

    #[test]
    fn a_cell_by_itself_is_copied_as_it_is() {
        let got = written(TextForm::Plain, &["=1\n+49 30"]);
        assert_eq!(got, ("=1\n+49 30\n".to_owned(), 0));
    }
}
