//! Dates and numbers as the reader's locale writes them.
//!
//! It must not know which of them a page shows. In the browser `Intl` does the work, each formatter made once, since making one costs
//! more than a thousand uses; natively there is one fixed English form.

/// How much of a date is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Year,
    Month,
    Day,
    LongDay,
    DayTime,
    Time,
}

pub(super) use imp::{currency, date, number, zone_offset_millis};

#[cfg(target_arch = "wasm32")]
mod imp {
    use std::cell::RefCell;
    use std::collections::HashMap;

    use js_sys::{Array, Function, Intl, Object, Reflect};
    use wasm_bindgen::JsValue;

    use super::Style;

    thread_local! {
        static FORMATS: RefCell<HashMap<String, Function>> = RefCell::default();
    }

    /// A formatter from the cache, or made by `make` once.
    fn cached(key: String, make: impl FnOnce() -> Function) -> Function {
        FORMATS.with_borrow_mut(|formats| formats.entry(key).or_insert_with(make).clone())
    }

    fn options(pairs: &[(&str, &str)]) -> Object {
        let object = Object::new();
        for (name, value) in pairs {
            // Setting a plain property of a fresh object cannot fail.
            _ = Reflect::set(&object, &JsValue::from_str(name), &JsValue::from_str(value));
        }
        object
    }

    fn call(format: &Function, value: &JsValue) -> Option<String> {
        format.call1(&JsValue::UNDEFINED, value).ok()?.as_string()
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "a JavaScript time is a float; 2^53 ms are 285,000 years"
    )]
    fn js_date(millis: i64) -> js_sys::Date {
        js_sys::Date::new(&JsValue::from_f64(millis as f64))
    }

    pub(crate) fn date(millis: i64, style: Style, utc: bool) -> String {
        let format = cached(format!("{style:?}{utc}"), || {
            let mut pairs: Vec<(&str, &str)> = match style {
                Style::Year => vec![("year", "numeric")],
                Style::Month => vec![("year", "numeric"), ("month", "short")],
                Style::Day => vec![("year", "numeric"), ("month", "short"), ("day", "numeric")],
                Style::LongDay => vec![
                    ("year", "numeric"),
                    ("month", "long"),
                    ("day", "numeric"),
                    ("weekday", "long"),
                ],
                Style::DayTime => vec![
                    ("year", "numeric"),
                    ("month", "short"),
                    ("day", "numeric"),
                    ("hour", "2-digit"),
                    ("minute", "2-digit"),
                ],
                Style::Time => vec![("hour", "2-digit"), ("minute", "2-digit")],
            };
            if utc {
                pairs.push(("timeZone", "UTC"));
            }
            Intl::DateTimeFormat::new(&Array::new(), &options(&pairs)).format()
        });
        let date = js_date(millis);
        call(&format, &date).unwrap_or_else(|| String::from(date.to_iso_string()))
    }

    pub(crate) fn zone_offset_millis(millis: i64) -> i64 {
        let minutes = js_date(millis).get_timezone_offset();
        if minutes.is_finite() {
            #[expect(clippy::cast_possible_truncation, reason = "an offset is within a day")]
            let minutes = minutes as i64;
            -minutes * 60_000
        } else {
            0
        }
    }

    pub(crate) fn number(value: &str) -> Option<String> {
        let format = cached("number".to_owned(), || {
            let options = options(&[]);
            _ = Reflect::set(
                &options,
                &JsValue::from_str("maximumFractionDigits"),
                &JsValue::from_f64(6.0),
            );
            Intl::NumberFormat::new(&Array::new(), &options).format()
        });
        call(&format, &JsValue::from_f64(value.parse().ok()?))
    }

    pub(crate) fn currency(value: &str, code: &str) -> Option<String> {
        let amount: f64 = value.parse().ok()?;
        let digits = if value.contains('.') { 2.0 } else { 0.0 };
        let format = cached(format!("{code}{digits}"), || {
            let options = options(&[("style", "currency"), ("currency", code)]);
            for name in ["minimumFractionDigits", "maximumFractionDigits"] {
                _ = Reflect::set(
                    &options,
                    &JsValue::from_str(name),
                    &JsValue::from_f64(digits),
                );
            }
            Intl::NumberFormat::new(&Array::new(), &options).format()
        });
        call(&format, &JsValue::from_f64(amount))
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod imp {
    use super::Style;
    use crate::engine::view::Date;
    use crate::ui::format::date::day_of;

    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    const WEEKDAYS: [&str; 7] = [
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "Monday",
        "Tuesday",
        "Wednesday",
    ];

    pub(crate) fn date(millis: i64, style: Style, _utc: bool) -> String {
        let Date { year, month, day } = day_of(crate::engine::view::Moment {
            millis,
            zoned: false,
        });
        let long = MONTHS
            .get(usize::from(month).saturating_sub(1))
            .copied()
            .unwrap_or("");
        let short = long.get(..3).unwrap_or(long);
        let minutes = millis.rem_euclid(86_400_000) / 60_000;
        let time = format!("{:02}:{:02}", minutes / 60, minutes % 60);
        match style {
            Style::Year => year.to_string(),
            Style::Month => format!("{short} {year}"),
            Style::Day => format!("{day} {short} {year}"),
            Style::LongDay => {
                let at = usize::try_from(millis.div_euclid(86_400_000).rem_euclid(7)).unwrap_or(0);
                let weekday = WEEKDAYS.get(at).copied().unwrap_or("");
                format!("{weekday}, {day} {long} {year}")
            }
            Style::DayTime => format!("{day} {short} {year}, {time}"),
            Style::Time => time,
        }
    }

    pub(crate) fn zone_offset_millis(_millis: i64) -> i64 {
        0
    }

    pub(crate) fn number(value: &str) -> Option<String> {
        let (sign, digits) = match value.strip_prefix('-') {
            Some(rest) => ("-", rest),
            None => ("", value),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        if whole.is_empty()
            || !whole
                .bytes()
                .chain(fraction.bytes())
                .all(|b| b.is_ascii_digit())
        {
            return None;
        }
        let mut text = sign.to_owned();
        for (at, digit) in whole.char_indices() {
            if at > 0 && (whole.len() - at).is_multiple_of(3) {
                text.push(',');
            }
            text.push(digit);
        }
        if !fraction.is_empty() {
            text.push('.');
            text.push_str(fraction);
        }
        Some(text)
    }

    pub(crate) fn currency(value: &str, code: &str) -> Option<String> {
        Some(format!("{code}\u{a0}{}", number(value)?))
    }
}
