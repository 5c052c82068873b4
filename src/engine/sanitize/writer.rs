//! Writes HTML anew out of what is allowed, every element closed where it belongs.
//!
//! It must not copy markup: names come from the list of what is allowed, all else is escaped.

use super::address;
use super::allowed::{Role, element, is_frame, is_wall};
use super::paragraphs::Paragraphs;
use super::picture;
use super::tokens::Tag;
use crate::engine::view::{BodyLink, Markup};

/// Elements are nested no deeper: browsers and people lose their way.
const DEEPEST: usize = 60;
/// At most this many links are told.
const MOST_LINKS: usize = 500;
/// The most characters of pictures in one text.
const MOST_PICTURES: usize = 4 * 1024 * 1024;

/// HTML at work.
#[derive(Debug, Default)]
pub(super) struct Writer {
    html: String,
    open: Vec<&'static str>,
    paragraphs: Paragraphs,
    links: Vec<BodyLink>,
    link: Option<BodyLink>,
    pictures: usize,
    blocked_pictures: u32,
    blocked_links: u32,
}

impl Writer {
    /// Text.
    pub(super) fn text(&mut self, text: &str) {
        if self.in_frame() {
            if text.trim().is_empty() {
                return;
            }
            self.open_cell();
        }
        let shown: String = text.chars().filter(|c| is_shown(*c)).collect();
        escape(&shown, &mut self.html);
        self.paragraphs.text(&shown);
        if let Some(link) = &mut self.link {
            link.text.push_str(&shown);
        }
    }

    /// A start tag.
    pub(super) fn start(&mut self, tag: &Tag) {
        self.note_pictures(tag);
        if matches!(tag.name.as_str(), "img" | "image") {
            return self.picture(tag);
        }
        let Some((name, role)) = element(&tag.name) else {
            return;
        };
        // Deeper ones are left out, their content stays. Cells and items bring up to three elements that nobody wrote.
        if self.open.len() + 4 > DEEPEST && role != Role::Empty {
            return;
        }
        match role {
            Role::Table => return self.table_part(name, tag),
            _ if self.in_frame() => self.open_cell(),
            _ => {}
        }
        match role {
            Role::Inline => return self.inline(name, tag),
            Role::Block => self.end_paragraph(name),
            Role::Item => self.end_item(name),
            Role::Empty if name == "hr" => self.end_paragraph(name),
            Role::Empty | Role::Table => {}
        }
        self.paragraphs.tag(name, role, true);
        if role == Role::Empty {
            self.html.push('<');
            self.html.push_str(name);
            self.html.push('>');
        } else {
            let attributes = block_attributes(name, tag);
            self.push(name, &attributes);
        }
    }

    /// An end tag.
    pub(super) fn end(&mut self, name: &str) {
        let Some((name, role)) = element(name) else {
            return;
        };
        let stops = |open: &str| match role {
            Role::Table => open == "table",
            _ if name == "table" => false,
            Role::Item => is_wall(open) || matches!(open, "ul" | "ol" | "dl"),
            _ => is_wall(open),
        };
        if role == Role::Empty {
            if name == "br" && !self.in_frame() {
                self.paragraphs.tag(name, role, true);
                self.html.push_str("<br>");
            }
        } else if let Some(depth) = self.found(name, stops) {
            self.close_to(depth);
        }
    }

    /// An element that went with all that was in it.
    pub(super) fn left_out(&mut self, tag: &Tag) {
        self.note_pictures(tag);
    }

    pub(super) fn finish(mut self) -> Markup {
        self.close_to(0);
        Markup {
            html: self.html,
            text: self.paragraphs.finish(),
            links: self.links,
            blocked_pictures: self.blocked_pictures,
            blocked_links: self.blocked_links,
        }
    }

    /// Counts pictures that an attribute would fetch; those of `img` are counted where they are.
    fn note_pictures(&mut self, tag: &Tag) {
        let fetches = |name: &str| {
            tag.attribute(name)
                .is_some_and(|value| address::picture_host(&value).is_some())
        };
        let styled = tag
            .attribute("style")
            .is_some_and(|style| style.to_ascii_lowercase().contains("url("));
        if fetches("background") || fetches("poster") || styled {
            self.blocked_pictures += 1;
        }
    }

    /// A picture of its own, or words in the place of one from elsewhere.
    fn picture(&mut self, tag: &Tag) {
        if self.in_frame() {
            self.open_cell();
        }
        let source = tag.attribute("src").unwrap_or_default();
        let alt = tag.attribute("alt").unwrap_or_default();
        let alt: String = alt.chars().filter(|c| is_shown(*c)).take(200).collect();
        let alt = alt.trim();
        let size = |name: &str| {
            let text = tag.attribute(name)?;
            text.trim().trim_end_matches("px").parse::<u16>().ok()
        };
        let (width, height) = (size("width"), size("height"));
        let own = picture::own_data(&source)
            .filter(|own| self.pictures.saturating_add(own.len()) <= MOST_PICTURES);
        if let Some(own) = own {
            self.pictures += own.len();
            self.html.push_str("<img src=\"");
            self.html.push_str(&own);
            self.html.push_str("\" alt=\"");
            escape(alt, &mut self.html);
            self.html.push('"');
            for (name, size) in [("width", width), ("height", height)] {
                if let Some(size) = size {
                    self.attribute(name, size);
                }
            }
            self.html.push('>');
            return;
        }
        self.blocked_pictures += 1;
        // A picture of a point or two is there to report that it was seen.
        if [width, height].into_iter().flatten().any(|size| size <= 2) {
            return;
        }
        let host = address::picture_host(&source);
        let from = match &host {
            Some(host) => host.as_str(),
            None if source.trim_start().to_ascii_lowercase().starts_with("cid:") => {
                "attached to the message"
            }
            None => "its place is not known",
        };
        let name = if alt.is_empty() {
            String::new()
        } else {
            format!(" ({alt})")
        };
        self.html.push_str("<span class=\"picture\">");
        escape(&format!("Picture not loaded: {from}{name}"), &mut self.html);
        self.html.push_str("</span>");
    }

    fn attribute(&mut self, name: &str, number: u16) {
        for part in [" ", name, "=\"", &number.to_string(), "\""] {
            self.html.push_str(part);
        }
    }

    fn inline(&mut self, name: &'static str, tag: &Tag) {
        if name == "a" {
            return self.anchor(tag);
        }
        let direction = direction(tag);
        let is_picture = tag.attribute("class").as_deref() == Some("picture");
        let attributes = match (name, direction) {
            ("span", _) if is_picture => " class=\"picture\"",
            ("span", None) => return,
            (_, direction) => direction.unwrap_or_default(),
        };
        self.push(name, attributes);
    }

    /// A link keeps its words, and its address as a title: nothing in the text can be followed, and nothing prepares to.
    fn anchor(&mut self, tag: &Tag) {
        if let Some(depth) = self.found("a", is_wall) {
            self.close_to(depth);
        }
        let href = tag.attribute("href");
        let Some(written) = href.clone().or_else(|| tag.attribute("title")) else {
            return;
        };
        let Some(address) = address::followed(&written) else {
            let leads = href.is_some_and(|href| !href.trim().is_empty() && !href.starts_with('#'));
            self.blocked_links += u32::from(leads);
            return;
        };
        let mut attributes = " title=\"".to_owned();
        escape(&address, &mut attributes);
        attributes.push('"');
        self.push("a", &attributes);
        // One that is open outside a cell of a table ends here for the list of links.
        self.end_link();
        self.link = Some(BodyLink {
            text: String::new(),
            address,
        });
    }

    /// A part of a table goes where it belongs; outside a table it is nothing.
    fn table_part(&mut self, name: &'static str, tag: &Tag) {
        let within: fn(&str) -> bool = match name {
            "td" | "th" => |open| is_frame(open),
            "tr" => |open| is_frame(open) && open != "tr",
            _ => |open| open == "table",
        };
        let Some(table) = self.open.iter().rposition(|open| *open == "table") else {
            return;
        };
        let depth = self
            .open
            .iter()
            .rposition(|open| within(open))
            .unwrap_or(table)
            .max(table);
        self.close_to(depth + 1);
        self.open_down_to(name);
        let attributes = block_attributes(name, tag);
        self.paragraphs.tag(name, Role::Table, true);
        self.push(name, &attributes);
    }

    /// Text within a table but in no cell gets one.
    fn open_cell(&mut self) {
        self.open_down_to("td");
        self.push("td", "");
    }

    /// Opens what stands between an open part of a table and a row or a cell.
    fn open_down_to(&mut self, name: &str) {
        let top = self.open.last().copied().unwrap_or_default();
        if matches!(name, "td" | "th" | "tr") && top == "table" {
            self.push("tbody", "");
        }
        if matches!(name, "td" | "th") && top != "tr" {
            self.paragraphs.tag("tr", Role::Table, true);
            self.push("tr", "");
        }
    }

    fn in_frame(&self) -> bool {
        self.open.last().is_some_and(|open| is_frame(open))
    }

    /// A block ends the paragraph that it stands in, a heading also a heading.
    fn end_paragraph(&mut self, name: &str) {
        if let Some(depth) = self.found("p", is_wall) {
            self.close_to(depth);
        }
        let heading = |name: &str| matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6");
        if heading(name) && self.open.last().is_some_and(|open| heading(open)) {
            self.close_to(self.open.len() - 1);
        }
    }

    /// An item ends the one before it, and a paragraph.
    fn end_item(&mut self, name: &str) {
        let alike: &[&str] = if name == "li" { &["li"] } else { &["dt", "dd"] };
        let stops = |open: &str| is_wall(open) || matches!(open, "ul" | "ol" | "dl");
        for like in alike {
            if let Some(depth) = self.found(like, stops) {
                self.close_to(depth);
            }
        }
        self.end_paragraph(name);
    }

    /// How many elements are open outside the innermost one of this name, unless one that stops the search is within.
    fn found(&self, name: &str, stops: impl Fn(&str) -> bool) -> Option<usize> {
        let at = self
            .open
            .iter()
            .rposition(|open| *open == name || stops(open))?;
        self.open.get(at).filter(|open| **open == name).map(|_| at)
    }

    fn push(&mut self, name: &'static str, attributes: &str) {
        self.html.push('<');
        self.html.push_str(name);
        self.html.push_str(attributes);
        self.html.push('>');
        self.open.push(name);
    }

    fn close_to(&mut self, depth: usize) {
        while self.open.len() > depth {
            let Some(name) = self.open.pop() else {
                return;
            };
            self.html.push_str("</");
            self.html.push_str(name);
            self.html.push('>');
            if let Some((_, role)) = element(name) {
                self.paragraphs.tag(name, role, false);
            }
            if name == "a" {
                self.end_link();
            }
        }
    }

    fn end_link(&mut self) {
        let Some(mut link) = self.link.take() else {
            return;
        };
        let words: Vec<&str> = link.text.split_whitespace().collect();
        link.text = words.join(" ").chars().take(120).collect();
        if self.links.len() < MOST_LINKS && !self.links.contains(&link) {
            self.links.push(link);
        }
    }
}

/// The attributes that a block, an item or a cell keeps.
fn block_attributes(name: &str, tag: &Tag) -> String {
    let mut attributes = direction(tag).unwrap_or_default().to_owned();
    let number = |of: &str, most: u32| {
        let value = tag.attribute(of)?.trim().parse::<u32>().ok()?;
        (2..=most).contains(&value).then_some(value)
    };
    let numbers: &[(&str, u32)] = match name {
        "td" | "th" => &[("colspan", 100), ("rowspan", 1_000)],
        "ol" => &[("start", 100_000)],
        _ => &[],
    };
    for (of, most) in numbers {
        if let Some(value) = number(of, *most) {
            for part in [" ", of, "=\"", &value.to_string(), "\""] {
                attributes.push_str(part);
            }
        }
    }
    if matches!(name, "td" | "th" | "p" | "div") {
        let align = tag.attribute("align").unwrap_or_default();
        attributes.push_str(match align.trim().to_ascii_lowercase().as_str() {
            "right" => " align=\"right\"",
            "center" => " align=\"center\"",
            _ => "",
        });
    }
    attributes
}

/// The direction of a text, where the tag names one.
fn direction(tag: &Tag) -> Option<&'static str> {
    match tag.attribute("dir")?.trim().to_ascii_lowercase().as_str() {
        "rtl" => Some(" dir=\"rtl\""),
        "ltr" => Some(" dir=\"ltr\""),
        "auto" => Some(" dir=\"auto\""),
        _ => None,
    }
}

/// Everything but signs that change the order of what surrounds them, and control characters.
fn is_shown(c: char) -> bool {
    let reorders = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    !reorders && (!c.is_control() || matches!(c, '\n' | '\t'))
}

fn escape(text: &str, into: &mut String) {
    for c in text.chars() {
        match c {
            '&' => into.push_str("&amp;"),
            '<' => into.push_str("&lt;"),
            '>' => into.push_str("&gt;"),
            '"' => into.push_str("&quot;"),
            c => into.push(c),
        }
    }
}
