//! Texts with a body in two forms, HTML and plain, made of sentences whose gaps are filled.
//! It must not know which record a text belongs to.

use crate::prng::Rng;
use crate::words::sentences as say;

/// What a text is about: the words for the gaps.
#[derive(Debug, Clone, Default)]
pub(crate) struct Talk {
    /// `{first}`: whom it is about.
    pub(crate) first: String,
    /// `{company}`: where they work.
    pub(crate) company: String,
    /// `{title}`: what they do.
    pub(crate) title: &'static str,
    /// `{city}`: where they live.
    pub(crate) city: &'static str,
    /// `{job}`: the job at stake.
    pub(crate) job: String,
    /// `{client}`: whose job it is.
    pub(crate) client: String,
    /// `{topic}`: what they have done.
    pub(crate) topics: &'static [&'static str],
    /// `{me}`: the team member's first name.
    pub(crate) me: String,
    /// `{cur}`: the currency.
    pub(crate) currency: &'static str,
    /// True where half as many words must do.
    pub(crate) terse: bool,
}

impl Talk {
    /// The template with its gaps filled.
    pub(crate) fn fill(&self, template: &str, rng: &mut Rng) -> String {
        let mut out = String::with_capacity(template.len() + 32);
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            let Some((gap, behind)) = after.split_once('}') else {
                break;
            };
            rest = behind;
            match gap {
                "first" => out.push_str(&self.first),
                "company" => out.push_str(&self.company),
                "title" => out.push_str(self.title),
                "city" => out.push_str(self.city.split(',').next().unwrap_or_default()),
                "job" => out.push_str(&self.job),
                "client" => out.push_str(&self.client),
                "topic" => out.push_str(rng.word(self.topics)),
                "me" => out.push_str(&self.me),
                "cur" => out.push_str(self.currency),
                "place" => out.push_str(rng.word(say::PLACES)),
                "day" => out.push_str(rng.word(say::WEEKDAYS)),
                "first2" => out.push_str(rng.word(&[
                    "Johanna",
                    "a former colleague",
                    "my old boss",
                    "Håkan",
                ])),
                "n" => out.push_str(&rng.between(11, 48).to_string()),
                "few" => out.push_str(&rng.between(2, 7).to_string()),
                "pct" => out.push_str(&(rng.between(3, 8) * 5).to_string()),
                "k" => out.push_str(&(rng.between(13, 60) * 5).to_string()),
                "months" => out.push_str(&rng.between(8, 44).to_string()),
                "hour" => out.push_str(&rng.between(9, 17).to_string()),
                "dom" => out.push_str(&rng.between(4, 20).to_string()),
                _ => {}
            }
        }
        out.push_str(rest);
        out
    }

    /// One of the templates, filled.
    pub(crate) fn say(&self, templates: &[&'static str], rng: &mut Rng) -> String {
        let template = rng.word(templates);
        self.fill(template, rng)
    }

    /// `count` of the templates in a row, each once while they last.
    pub(crate) fn says(&self, templates: &[&'static str], count: u32, rng: &mut Rng) -> String {
        let start = rng.below(templates.len() as u32);
        let count = if self.terse { count.div_ceil(2) } else { count };
        let mut out = String::new();
        for index in 0..count {
            if index > 0 {
                out.push(' ');
            }
            out.push_str(&self.fill(crate::prng::at(templates, start + index * 3), rng));
        }
        out
    }
}

/// A body in both forms.
#[derive(Debug, Clone, Default)]
pub(crate) struct Body {
    /// With tags.
    pub(crate) html: String,
    /// Without.
    pub(crate) text: String,
}

impl Body {
    /// A paragraph.
    pub(crate) fn paragraph(&mut self, text: &str) {
        self.gap("\n\n");
        self.text.push_str(text);
        self.tagged("p", text);
    }

    /// A line in bold, above what follows.
    pub(crate) fn heading(&mut self, text: &str) {
        self.gap("\n\n");
        self.text.push_str(text);
        self.html.push_str("<p>");
        self.tagged("strong", text);
        self.html.push_str("</p>");
    }

    /// A list with bullets.
    pub(crate) fn list(&mut self, items: &[String]) {
        self.html.push_str("<ul>");
        for item in items {
            self.gap("\n");
            self.text.push_str("- ");
            self.text.push_str(item);
            self.tagged("li", item);
        }
        self.html.push_str("</ul>");
    }

    /// What someone said.
    pub(crate) fn spoken(&mut self, who: &str, when: u32, words: &str) {
        self.gap("\n");
        let clock = format!("[{:02}:{:02}] ", when / 60, when % 60);
        for part in [clock.as_str(), who, ": ", words] {
            self.text.push_str(part);
        }
        self.html.push_str("<p>");
        self.html.push_str(&clock);
        self.tagged("b", who);
        self.html.push_str(": ");
        self.escaped(words);
        self.html.push_str("</p>");
    }

    fn gap(&mut self, gap: &str) {
        if !self.text.is_empty() {
            self.text.push_str(gap);
        }
    }

    fn tagged(&mut self, tag: &str, text: &str) {
        for part in ["<", tag, ">"] {
            self.html.push_str(part);
        }
        self.escaped(text);
        for part in ["</", tag, ">"] {
            self.html.push_str(part);
        }
    }

    fn escaped(&mut self, text: &str) {
        for letter in text.chars() {
            match letter {
                '&' => self.html.push_str("&amp;"),
                '<' => self.html.push_str("&lt;"),
                '>' => self.html.push_str("&gt;"),
                '\n' => self.html.push_str("<br>"),
                _ => self.html.push(letter),
            }
        }
    }
}

/// A recruiter's note of a meeting.
pub(crate) fn meeting_note(talk: &Talk, rng: &mut Rng) -> Body {
    let mut body = Body::default();
    body.paragraph(&talk.say(say::MET, rng));
    if rng.chance(45) {
        body.heading("Background");
    }
    let count = rng.between(2, 4);
    body.paragraph(&talk.says(say::BACKGROUND, count, rng));
    if rng.chance(if talk.terse { 40 } else { 80 }) {
        let count = rng.between(1, 3);
        body.paragraph(&talk.says(say::MOTIVE, count, rng));
    }
    if rng.chance(if talk.terse { 40 } else { 70 }) {
        let items: Vec<String> = (0..rng.between(1, 2))
            .map(|_| talk.say(say::MONEY, rng))
            .collect();
        body.heading("Compensation & availability");
        body.list(&items);
    }
    body.paragraph(&talk.say(say::NEXT, rng));
    body
}

/// The transcript of a recorded call with this many turns.
pub(crate) fn transcript(talk: &Talk, turns: u32, rng: &mut Rng) -> Body {
    let mut body = Body::default();
    let mut clock = 3;
    for turn in 0..turns {
        let who = if turn % 2 == 0 {
            talk.me.as_str()
        } else {
            talk.first.as_str()
        };
        let count = 1 + rng.skewed(4);
        body.spoken(who, clock, &talk.says(say::SAID, count, rng));
        clock += rng.between(6, 40);
    }
    body
}

/// A short note, or a message.
pub(crate) fn short_note(talk: &Talk, rng: &mut Rng) -> Body {
    let mut body = Body::default();
    body.paragraph(&talk.say(say::SHORT, rng));
    body
}

/// A note on a client.
pub(crate) fn client_note(talk: &Talk, rng: &mut Rng) -> Body {
    let mut body = Body::default();
    let count = 1 + rng.skewed(4);
    body.paragraph(&talk.says(say::CLIENT, count, rng));
    if rng.chance(25) {
        body.list(&[talk.say(say::NEXT, rng), talk.say(say::CLIENT, rng)]);
    }
    body
}

/// An e-mail, with greeting and signature.
pub(crate) fn mail(
    talk: &Talk,
    to: &str,
    from: &str,
    middle: &[&'static str],
    longest: u32,
    rng: &mut Rng,
) -> Body {
    let mut body = Body::default();
    let hello = rng.word(&["Hi", "Dear", "Hello", "Good morning,"]);
    body.paragraph(&format!("{hello} {to},"));
    for _ in 0..rng.between(1, longest) {
        let count = rng.between(1, 2);
        body.paragraph(&talk.says(middle, count, rng));
    }
    let bye = rng.word(&[
        "Best",
        "Best regards",
        "Warm regards",
        "Thanks",
        "Viele Grüße",
    ]);
    body.paragraph(&format!("{bye},\n{from}"));
    body
}

/// A curriculum vitae as plain text with this many lines.
pub(crate) fn resume(talk: &Talk, name: &str, lines: u32, rng: &mut Rng) -> String {
    let mut out = format!("{name}\n{} | {}\n", talk.title, talk.city);
    for line in 0..lines {
        if line % 6 == 0 {
            let what = rng.word(&["{title}", "Interim {title}", "Project lead"]);
            for part in [
                "\n",
                &talk.fill(what, rng),
                ", ",
                rng.word(say::PLACES),
                "\n",
            ] {
                out.push_str(part);
            }
        }
        out.push_str("• ");
        out.push_str(&talk.say(say::RESUME, rng));
        out.push('\n');
    }
    out
}
