//! HTML of an export comes out harmless: a corpus of hostile bodies, and laws for any text. What came out is judged by a parser that is not
//! ours and builds trees as browsers do.

use std::fmt::Write as _;

use html5ever::tendril::TendrilSink as _;
use html5ever::{Attribute, ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use proptest::prelude::*;
use vitrine::engine::sanitize::{clean, is_followed_address};

const CASES: &str = include_str!("../cases/hostile_html.txt");

/// The elements that may be there, with those that a document has around them.
const ELEMENTS: [&str; 49] = [
    "html",
    "head",
    "body",
    "a",
    "abbr",
    "b",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "dd",
    "del",
    "div",
    "dl",
    "dt",
    "em",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "samp",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "u",
];
const MORE_ELEMENTS: [&str; 3] = ["ul", "var", "wbr"];

/// A hostile body: its name, what must survive, and the text.
fn cases() -> Vec<(&'static str, Vec<&'static str>, &'static str)> {
    let bodies = CASES.split("\n## ").skip(1);
    bodies
        .map(|body| {
            let (head, body) = body.split_once('\n').unwrap();
            let mut words = head.split(" | ");
            (words.next().unwrap(), words.collect(), body)
        })
        .collect()
}

fn parsed(html: &str) -> Handle {
    let options = ParseOpts {
        tree_builder: html5ever::tree_builder::TreeBuilderOpts {
            scripting_enabled: false,
            ..Default::default()
        },
        ..Default::default()
    };
    let page = format!("<!doctype html><body>{html}");
    parse_document(RcDom::default(), options).one(page).document
}

/// What is wrong with a tree, and its text.
fn judge(node: &Handle, wrong: &mut Vec<String>, text: &mut String) {
    match &node.data {
        NodeData::Element { name, attrs, .. } => {
            let element = &*name.local;
            if !ELEMENTS.contains(&element) && !MORE_ELEMENTS.contains(&element) {
                wrong.push(format!("element {element}"));
            }
            if name.ns != html5ever::ns!(html) {
                wrong.push(format!("{element} is of {:?}", name.ns));
            }
            for attribute in attrs.borrow().iter() {
                if !is_fine(element, attribute) {
                    wrong.push(format!("{element} has {attribute:?}"));
                }
            }
        }
        NodeData::Text { contents } => text.push_str(&contents.borrow()),
        NodeData::Comment { .. } | NodeData::ProcessingInstruction { .. } => {
            wrong.push("a comment".to_owned());
        }
        NodeData::Document | NodeData::Doctype { .. } => {}
    }
    for child in node.children.borrow().iter() {
        judge(child, wrong, text);
    }
}

fn is_fine(element: &str, attribute: &Attribute) -> bool {
    let value = &*attribute.value;
    let is_number = || value.parse::<u32>().is_ok();
    match (element, &*attribute.name.local) {
        ("a", "title") => is_followed_address(value),
        ("span", "class") => value == "picture",
        (_, "dir") => ["ltr", "rtl", "auto"].contains(&value),
        ("td" | "th" | "p" | "div", "align") => ["right", "center"].contains(&value),
        ("td" | "th", "colspan" | "rowspan") | ("ol", "start") | ("img", "width" | "height") => {
            is_number()
        }
        ("img", "alt") => true,
        ("img", "src") => ["png", "jpeg", "gif", "webp"]
            .iter()
            .any(|kind| value.starts_with(&format!("data:image/{kind};base64,"))),
        _ => false,
    }
}

/// Everything that is wrong with what comes of a text, and the words that a browser shows.
fn outcome(html: &str) -> (Vec<String>, String) {
    let once = clean(html);
    let (mut wrong, mut text) = (Vec::new(), String::new());
    judge(&parsed(&once.html), &mut wrong, &mut text);
    let twice = clean(&once.html).html;
    if twice != once.html {
        wrong.push(format!("not stable: {:?} became {twice:?}", once.html));
    }
    for link in &once.links {
        if !is_followed_address(&link.address) {
            wrong.push(format!("link to {}", link.address));
        }
    }
    (wrong, text)
}

#[test]
fn nothing_of_a_hostile_body_remains_but_its_words() {
    let cases = cases();
    assert!(cases.len() >= 120, "{} bodies", cases.len());
    let mut faults = String::new();
    for (name, keeps, html) in &cases {
        let (wrong, text) = outcome(html);
        for wrong in wrong {
            writeln!(faults, "{name}: {wrong}").unwrap();
        }
        for words in keeps {
            if !text.contains(words) {
                writeln!(faults, "{name}: {words:?} is lost: {:?}", clean(html).html).unwrap();
            }
        }
    }
    assert_eq!(faults, "");
}

#[test]
fn all_hostile_bodies_in_one_are_harmless_too() {
    let all: Vec<&str> = cases().into_iter().map(|(.., html)| html).collect();
    assert_eq!(outcome(&all.concat()).0, Vec::<String>::new());
}

#[test]
fn formatting_survives() {
    for (html, want) in [
        (
            "<p>Dear <b>Ana</b>,<br>see <a href='https://a.example/x?a=1&amp;b=2'>this</a>.",
            "<p>Dear <b>Ana</b>,<br>see <a title=\"https://a.example/x?a=1&amp;b=2\">this</a>.</p>",
        ),
        (
            "<ul><li>one<li>two<ul><li>three</ul></ul>",
            "<ul><li>one</li><li>two<ul><li>three</li></ul></li></ul>",
        ),
        (
            "<table border=1><tr><th colspan=2 align=RIGHT>a<td style='color:red'>b</table>",
            "<table><tbody><tr><th colspan=\"2\" align=\"right\">a</th><td>b</td></tr></tbody></table>",
        ),
        (
            "<blockquote type=cite><font color=red>quoted</font></blockquote>",
            "<blockquote>quoted</blockquote>",
        ),
        (
            "<img src='data:image/png;base64,iVBORw0KGgoAAA==' alt=x width=40>",
            "<img src=\"data:image/png;base64,iVBORw0KGgoAAA==\" alt=\"x\" width=\"40\">",
        ),
        ("<p dir=rtl>שלום</p>", "<p dir=\"rtl\">שלום</p>"),
        (
            "<dl><dt>a<dd>b<dt>c</dl>",
            "<dl><dt>a</dt><dd>b</dd><dt>c</dt></dl>",
        ),
        ("a &euro; &Uuml; &fjlig; &nosuch;", "a € Ü fj &amp;nosuch;"),
    ] {
        assert_eq!(clean(html).html, want, "{html}");
    }
}

#[test]
fn what_was_left_out_is_counted_and_links_are_listed() {
    let body = clean(
        "<img src='https://cdn.example/a.png'><img src='https://t.example/p' width=1 height=1>\
         <td background='https://cdn.example/b.png'><p style='background:url(x)'>\
         <a href='https://a.example/1'> one <b>two</b></a><a href='javascript:x'>x</a><a href='#top'>y</a>",
    );
    assert_eq!((body.blocked_pictures, body.blocked_links), (4, 1));
    let links: Vec<_> = body
        .links
        .iter()
        .map(|link| (link.text.as_str(), link.address.as_str()))
        .collect();
    assert_eq!(links, [("one two", "https://a.example/1")]);
}

#[test]
fn plain_text_comes_with_it() {
    for (html, want) in [
        ("<p>One</p><p>Two</p>", vec!["One", "Two"]),
        ("<div>One<br>Two<br/>Three</div>", vec!["One\nTwo\nThree"]),
        ("<ul><li>a<li>b</ul>", vec!["• a\n• b"]),
        ("a  \n b<!-- no --> c", vec!["a b c"]),
        (
            "Ana&nbsp;&amp; Bo &#8364; &unknown; & co",
            vec!["Ana\u{a0}& Bo € &unknown; & co"],
        ),
        ("1 < 2 and 3 > 2", vec!["1 < 2 and 3 > 2"]),
        (
            "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>",
            vec!["a b\nc"],
        ),
        (
            "<style>p{}</style><script>x</script><img alt=x src=x>",
            vec![],
        ),
        ("", vec![]),
    ] {
        assert_eq!(clean(html).text, want, "{html}");
    }
}

#[test]
fn long_and_deep_bodies_take_no_longer_than_their_length() {
    for part in [
        "<div>",
        "<svg>",
        "<table>",
        "<a href=https://a.example/>",
        "<p><b>",
        "</p>",
        "<",
        "<!--",
        "&",
        "<td>x",
        "<li>",
        "<img src=x>",
        "<svg></svg>",
        "<script></script>",
    ] {
        let html = part.repeat(200_000 / part.len());
        let once = clean(&html).html;
        assert!(
            once.len() <= html.len() * 8 + 1_000,
            "{part} grows to {}",
            once.len()
        );
        assert_eq!(clean(&once).html, once, "{part}");
    }
}

/// What text with many tags, attributes and odd signs is made of.
const SOUP: [&str; 115] = [
    "<",
    ">",
    "</",
    "/>",
    "<!--",
    "-->",
    "--!>",
    "<![CDATA[",
    "]]>",
    "<!doctype html>",
    "<?",
    "\"",
    "'",
    "`",
    "=",
    " ",
    "\n",
    "\t",
    "\0",
    "&",
    "&lt;",
    "&#x3c;",
    "&#0;",
    "&#13;",
    "&quot",
    "&Tab;",
    "&colon;",
    "text",
    "é",
    "\u{202e}",
    "\u{a0}",
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    "<i>",
    "</i>",
    "<a href=https://a.example/>",
    "<a title='mailto:a@a.example'>",
    "</a>",
    "<div>",
    "</div>",
    "<ul>",
    "</ul>",
    "<li>",
    "<dl>",
    "<dt>",
    "<dd>",
    "<table>",
    "</table>",
    "<caption>",
    "<thead>",
    "<tbody>",
    "<tr>",
    "</tr>",
    "<td>",
    "</td>",
    "<th>",
    "<h1>",
    "<h2>",
    "</h1>",
    "<hr>",
    "<br>",
    "</br>",
    "<pre>",
    "</pre>",
    "<span dir=rtl>",
    "<span class=picture>",
    "</span>",
    "<img src=https://a.example/a.png alt=\"a&quot;b\">",
    "<img src='data:image/gif;base64,R0lGOD'>",
    "<svg>",
    "</svg>",
    "<math>",
    "<mtext>",
    "</math>",
    "<mglyph>",
    "<style>",
    "</style>",
    "<script>",
    "</script>",
    "<title>",
    "</title>",
    "<textarea>",
    "</textarea>",
    "<noscript>",
    "</noscript>",
    "<template>",
    "</template>",
    "<select>",
    "<option>",
    "</select>",
    "<form>",
    "</form>",
    "<plaintext>",
    "<xmp>",
    "</xmp>",
    "<iframe>",
    "</iframe>",
    "<foreignObject>",
    "<desc>",
    "<object>",
    "</object>",
    "<button>",
    "<nobr>",
    "<frameset>",
    "<body onload=x>",
    "<html>",
    "<head>",
    " onerror=alert(1)",
    " style=x",
    " href=javascript:alert(1)",
    " id=x",
    "<center>",
    "</center>",
];

/// Text with many tags, attributes and odd signs in it.
fn soup() -> impl Strategy<Value = String> {
    let words = proptest::sample::select(&SOUP[..]);
    proptest::collection::vec(words, 0..40).prop_map(|words| words.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn any_soup_of_tags_comes_out_allowed_and_stable(html in soup()) {
        prop_assert_eq!(outcome(&html).0, Vec::<String>::new());
    }

    #[test]
    fn any_text_comes_out_allowed_and_stable(html in ".{0,200}") {
        prop_assert_eq!(outcome(&html).0, Vec::<String>::new());
    }
}
