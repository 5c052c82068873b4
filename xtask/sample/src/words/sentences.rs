//! Sentences that recruiters, candidates and clients write. Words in braces are filled in from what the text is about.
//! It must not know which text a sentence ends up in.

/// How a meeting note opens.
pub(crate) const MET: &[&str] = &[
    "Met {first} over Teams, {n} min.",
    "Coffee with {first} in {place}; arrived early, well prepared.",
    "Long call with {first} ({title}, {company}).",
    "Video call with {first}. Camera on from the airport lounge, so some gaps.",
    "Spoke to {first} on the way back from {place}.",
    "Second conversation with {first}; much more open than last time.",
    "Lunch with {first} near the {company} office.",
    "Introductory call with {first}, came through a referral from {me}'s network.",
    "{first} called back, {day} evening.",
    "Gespräch mit {first} auf Deutsch geführt, sehr angenehm.",
    "Entretien avec {first}, en français puis en anglais.",
];

/// What they do now.
pub(crate) const BACKGROUND: &[&str] = &[
    "Currently {title} at {company}, reports to the CFO, team of {n}.",
    "Has spent {months} months on {topic}, and is proud of it.",
    "In charge of {topic}, with {n} people across three countries.",
    "Came in as number two, has led the whole function since the reorganisation.",
    "Owns a budget of {cur} {k}k and {n} direct and indirect reports.",
    "Says \"{topic}\" was the hardest thing so far, and the best.",
    "Left {company} once, was asked back, doubled the scope.",
    "Strong on substance, a little long in the telling; ask for numbers.",
    "Built the team from {few} to {n}; attrition under {pct} %.",
    "Very hands-on: still reviews everything that goes to the board, incl. footnotes.",
    "Has never worked below 500 employees; would need to get used to less structure.",
    "International: {city} today, before that Singapore, Kraków and \"two years of hotels\".",
];

/// What moves them.
pub(crate) const MOTIVE: &[&str] = &[
    "Not actively looking, but would move for a real mandate.",
    "Motivation: wants P&L, equity and a board that listens (in that order).",
    "New owner since spring; half of the management has left.",
    "Is in process with two others, one at offer stage — we need to be quick.",
    "Asked good questions about {client}: runway, the founder's role, who else is on the search.",
    "Would not relocate before the summer; children at school in {city}.",
    "Open to {place} or hybrid with three days on site.",
    "Knows the {job} brief from {me} already; likes it, is worried about the reporting line.",
    "Tired of travelling {pct} % of the time.",
    "Prefers a company where the product matters more than the slide deck.",
    "Wants to stay below the C-level for now; family reasons.",
];

/// Money and time.
pub(crate) const MONEY: &[&str] = &[
    "Base {cur} {k}k, bonus {pct} % (last year paid in full), no car.",
    "Expects {cur} {k}k all in; would trade some base for equity.",
    "Notice period {few} months to the end of the quarter.",
    "Total comp {cur} {k}k; RSUs vest until 2027, needs a buy-out.",
    "Currently on {cur} {k}k + {pct} %; minimum is the same again.",
    "Did not want to talk about money yet. \"Happy to once I've met the client.\"",
    "Non-compete of 6 months; the lawyers think it will not hold.",
    "Gardening leave from {day}; could start in {few} months.",
];

/// What comes next.
pub(crate) const NEXT: &[&str] = &[
    "Next: send brief, then intro to {client} in the week of the {dom}th.",
    "Follow up on {day}.",
    "{me} to check references quietly (two former peers, one boss).",
    "Parked until the annual bonus is paid.",
    "To do: CV update, availability for {place}, conflict check with {company}.",
    "Move to shortlist 👍",
    "Not right for {job}, keep warm for the next {title} search.",
    "Share profile with {client} once NDA is signed.",
    "Ask {me} about the overlap with the {company} search; off-limits?",
    "Good energy. Would take to any client. 🚀",
    "Chase after the holidays.",
];

/// What was said in a call that was recorded.
pub(crate) const SAID: &[&str] = &[
    "So, tell me, how did you get from {city} to {company}?",
    "Well, I started out in an audit practice, and honestly I was bored after {months} months.",
    "We had {n} people then; today it's closer to {k}.",
    "Mm-hm. And who did you report to?",
    "To the COO first, then directly to the board, and that changed a lot.",
    "The interesting part was {topic}.",
    "Nobody had done it before, so we made it up as we went, and then we wrote it down.",
    "What would your team say about you when you're not in the room?",
    "Probably that I ask for the numbers twice. And that I say thank you.",
    "Let me turn to {client}. What do you know about them?",
    "I know the product; my brother-in-law uses it; and I read the annual report, all of it, including the notes.",
    "There's a question about the reporting line, to be frank.",
    "Fair. Let me check with the client and come back to you by {day}.",
    "On the package: you mentioned {cur} {k}k. Is that base, or all in?",
    "Base. Bonus is {pct} per cent on top, and there's a small car allowance, which I don't use.",
    "If the equity is real, I can be flexible; if it's phantom, I can't.",
    "Understood. And the notice period?",
    "{few} months, though they let my predecessor go after {few}.",
    "I'd want to meet the chair before I sign anything.",
    "Of course. That's planned for the last round anyway.",
    "Sorry, there's somebody at the door — one second. … Back.",
    "What went wrong? Well: we hired too fast, we let {n} people go in one day, and I would not do it that way again.",
    "Thanks for being so open about it.",
    "Could you live with three days a week in {place}?",
    "Yes, if the fourth is a Friday. That was a joke. Mostly.",
    "And the family?",
    "They've moved three times for me. They get a vote now.",
    "Between us, \"transformation\" meant a new ERP and two town halls.",
    "Let's talk about {topic} in more depth: what did you do yourself?",
    "I wrote the first version of the plan, I presented it, and I stood in the plant at six in the morning when it went live.",
];

/// Short notes of calls and messages.
pub(crate) const SHORT: &[&str] = &[
    "Left voicemail, will try again {day}.",
    "No answer. Sent text.",
    "Quick call: still interested in {job}, wants to see the brief first.",
    "Rang back, bad line; moved to {day} {hour}:00.",
    "Confirmed for {day}, {hour}:30.",
    "Declined politely; happy at {company}. Ask again in a year.",
    "Thanks, got it. Reading tonight!",
    "👍",
    "Hi {first}, are you free for ten minutes on {day}?",
    "Hi {me}, thanks for reaching out. Happy to chat next week.",
    "Wrong number in the database, corrected.",
    "Spoke briefly, in a meeting; call after {hour}:00.",
    "{first} asked about the status at {client}; said we expect feedback by {day}.",
    "Salary slips received.",
    "References given: two, both reachable after 17:00.",
    "Would rather not be contacted at work. Use the private number, please.",
    "Prefers WhatsApp; no calls before {hour}:00.",
    "Merhaba {first}, notu aldım, teşekkürler!",
    "Спасибо, перезвоню завтра.",
    "ありがとうございます。来週お話しできます。",
    "Danke, passt gut. Bis {day}!",
];

/// Subjects of e-mails.
pub(crate) const SUBJECTS: &[&str] = &[
    "{job} at {client}",
    "Following up, {first}",
    "Confidential: {job} in {place}",
    "Our call on {day}",
    "A role that made me think of you",
    "Interview with {client} — details",
    "Your CV, and two questions",
    "Feedback from {client}",
    "Quick question, {first}",
    "{client}: next steps; please confirm",
    "Offer letter: draft for your eyes",
];

/// Middles of e-mails that go out.
pub(crate) const MAIL: &[&str] = &[
    "I am working with {client} on their search for a {job}, and your time at {company} came up twice in my research.",
    "The role sits in {place}, reports to the CEO and leads a team of about {n}.",
    "The package is around {cur} {k}k plus {pct} % bonus, with some equity.",
    "Could we find twenty minutes on {day} or the day after?",
    "As discussed, here is the brief. Please keep it to yourself for now; the incumbent does not know yet.",
    "They liked your work on {topic} in particular.",
    "The panel would be the CEO, the chair and one independent; expect {n} minutes and no slides.",
    "I know the timing is not ideal. If not you, whom should I speak to?",
    "Attached you find the directions, the names, and my mobile number in case of delays.",
    "Client feedback: very positive on substance, some doubt on pace. Let's talk before you reply.",
    "No pressure at all; a one-line \"not now\" is a perfectly good answer.",
];

/// Middles of replies.
pub(crate) const REPLY: &[&str] = &[
    "Thanks for thinking of me. {day} at {hour} works; please send a dial-in.",
    "The timing is actually good. Could you share the brief first?",
    "I am flattered, but I have only been at {company} for {months} months.",
    "Not for me, but {first2} might be a fit; may I forward this?",
    "Is {place} a must? I could do two days a week.",
    "What is the range? I would not move below {cur} {k}k.",
    "Great, confirmed. I'll bring the references.",
    "Please take me off this list. Thanks!",
    "Sorry for the late reply; quarter end. Still open?",
    "Yes! Let's speak.",
    "I'd rather use my private address from now on.",
];

/// Notes on companies, deals and client contacts.
pub(crate) const CLIENT: &[&str] = &[
    "Terms agreed at {pct} % in three instalments; contract with legal.",
    "Pitch with CEO and HR on {day}; two other firms in the beauty parade.",
    "They want a long list in two weeks, which is brave.",
    "{me} has known the chair since their {company} days.",
    "Budget not released before the next board meeting.",
    "Asked for a diverse shortlist: at least two women, please plan for it.",
    "Invoice for the retainer sent; PO number still missing.",
    "New CHRO since March, used {few} firms before us.",
    "Happy with the last placement; talked about a follow-up mandate in {place}.",
    "Off-limits agreed for 12 months, group-wide incl. subsidiaries.",
    "Pipeline review: {n} on the long list, {few} interested, one in final round.",
    "Weekly call moved to {day}s, {hour}:00.",
    "Lost to an in-house hire; they'll pay the retainer.",
    "Competes with {company}; mind the conflict.",
];

/// Words of a curriculum vitae.
pub(crate) const RESUME: &[&str] = &[
    "Led the work on {topic}; delivered on time and {pct} % under budget.",
    "Built and coached a team of {n}.",
    "Full responsibility for a budget of {cur} {k}k.",
    "Presented to board and audit committee each quarter.",
    "Reduced cycle time from {n} days to {few}.",
    "Member of the extended management team.",
    "Introduced OKRs, and later took half of them away again.",
    "Managed {few} agencies and a network of freelancers.",
    "Languages: English (C2), German (C1), French (B1), Polski (podstawowy).",
    "Awarded \"Team of the Year\", 2021.",
    "Rolled out in {n} markets, incl. Japan (日本) and Brazil.",
    "Interests: rowing, choir, restoring old radios.",
    "Negotiated with works council and two unions.",
];

/// What positions were about.
pub(crate) const POSITION: &[&str] = &[
    "Responsible for {topic}.",
    "Led a team of {n}; focus on {topic}.",
    "Reporting to the CEO. {topic}; budget {cur} {k}k.",
    "Joined to fix {topic}, stayed to build the team.",
    "{topic}, {place} and remote.",
    "First hire in the function.",
];

/// What is asked of someone in a task.
pub(crate) const TASKS: &[&str] = &[
    "Call {first} back about {job}",
    "Send brief to {first}",
    "Chase references for {first}",
    "Ask {first} for an updated CV, incl. salary",
    "Connect on LinkedIn with {first}",
    "Text {first}: interview moved to {day}",
    "Prepare {first} for panel at {client}",
    "Send thank-you note to {first}",
    "Check notice period: {first}, {company}",
    "Schedule debrief with {client}; invite {me}",
    "Invoice second instalment, {client}",
    "Long list review for {job}",
];

/// Verdicts in assessments.
pub(crate) const VERDICTS: &[&str] = &[
    "Strong recommend. Would put in front of any board.",
    "Good, not great: solid on process, thin on strategy.",
    "Hire, if references hold.",
    "Hesitant; answered {few} of {n} questions with \"we\".",
    "Clear thinker, structured, warm. Knows {topic} inside out.",
    "No. Kind person, wrong role.",
    "Would challenge {client}'s founder, and he needs that.",
];

/// Criteria of scorecards.
pub(crate) const CRITERIA: &[&str] = &[
    "Leadership",
    "Functional depth",
    "Strategic thinking",
    "Communication",
    "Culture fit",
    "Motivation",
];

/// Endings of addresses in a job's description.
pub(crate) const DUTIES: &[&str] = &[
    "Own {topic} end to end",
    "Lead and grow a team of {n}",
    "Be the CEO's sparring partner",
    "Report to the board each quarter, in writing & in person",
    "Build a function that lasts",
    "Work with {few} external partners",
    "Turn data into decisions, not decks",
    "Represent {client} towards banks, press and regulators",
];

/// Cities where work is done.
pub(crate) const PLACES: &[&str] = &[
    "Berlin",
    "London",
    "Zürich",
    "New York",
    "Amsterdam",
    "Paris",
    "Kraków",
    "Dubai",
    "Singapore",
    "København",
    "Madrid",
    "München",
    "Boston",
];

/// Days on which things happen.
pub(crate) const WEEKDAYS: &[&str] = &["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];
