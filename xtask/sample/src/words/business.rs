//! Words of working life: functions, titles, industries, companies, schools, reasons, labels.
//! It must not know who does what.

/// A field of work: the function, its titles from the junior to the top, and what people in it speak of.
pub(crate) struct Field {
    /// The job function.
    pub(crate) function: &'static str,
    /// Titles, the most junior first.
    pub(crate) titles: &'static [&'static str],
    /// What they do, as the object of a sentence.
    pub(crate) topics: &'static [&'static str],
}

/// The fields in which the firm searches.
pub(crate) const FIELDS: &[Field] = &[
    Field {
        function: "Finance",
        titles: &["Financial Analyst", "Senior Financial Analyst", "Finance Manager", "Head of FP&A", "VP Finance", "CFO"],
        topics: &["the month-end close", "a carve-out from the parent group", "covenant reporting to the lenders", "the move from HGB to IFRS", "a rolling 13-week cash forecast", "the pricing model for enterprise deals"],
    },
    Field {
        function: "Engineering",
        titles: &["Software Engineer", "Senior Software Engineer", "Staff Engineer", "Engineering Manager", "VP Engineering", "CTO"],
        topics: &["the rewrite of the billing platform", "moving 140 services to Kubernetes", "the mobile release train", "a data platform on top of Kafka", "cutting cloud spend by a third", "hiring the second site in Porto"],
    },
    Field {
        function: "Product",
        titles: &["Associate Product Manager", "Product Manager", "Senior Product Manager", "Group Product Manager", "VP Product", "Chief Product Officer"],
        topics: &["the self-serve onboarding", "pricing and packaging", "the marketplace roadmap", "a B2B pivot after the Series B", "discovery with hospital buyers", "sunsetting the legacy suite"],
    },
    Field {
        function: "Sales",
        titles: &["Account Executive", "Senior Account Executive", "Regional Sales Manager", "Sales Director EMEA", "VP Sales", "Chief Revenue Officer"],
        topics: &["the DACH enterprise team", "channel partners in the Nordics", "a pipeline of €14m", "the switch from licences to subscriptions", "forecasting with MEDDICC", "opening the Madrid office"],
    },
    Field {
        function: "Marketing",
        titles: &["Marketing Specialist", "Content Lead", "Senior Marketing Manager", "Head of Growth", "VP Marketing", "CMO"],
        topics: &["the rebrand", "performance spend of 3m a year", "category creation with two analysts", "account-based campaigns", "the move from events to community", "a CRM migration nobody wanted"],
    },
    Field {
        function: "People",
        titles: &["HR Generalist", "People Partner", "Senior People Partner", "Head of Talent", "VP People", "Chief People Officer"],
        topics: &["the works council talks", "a new grading scheme", "integrating an acquired team of 60", "the return-to-office policy", "a leadership programme for first-time managers", "rebuilding the employer brand"],
    },
    Field {
        function: "Operations",
        titles: &["Operations Analyst", "Operations Manager", "Supply Chain Manager", "Director of Operations", "VP Operations", "COO"],
        topics: &["the second warehouse in Łódź", "S&OP across four plants", "a make-or-buy study", "last-mile costs", "ISO 13485 certification", "the ERP roll-out in nine countries"],
    },
    Field {
        function: "Legal",
        titles: &["Paralegal", "Legal Counsel", "Senior Legal Counsel", "Associate General Counsel", "General Counsel", "Chief Legal Officer"],
        topics: &["the data-processing addenda", "two FTC inquiries", "the share purchase agreement", "contract templates for the public sector", "a patent portfolio of 40 families", "the whistle-blower line"],
    },
    Field {
        function: "Life Sciences",
        titles: &["Scientist", "Senior Scientist", "Principal Scientist", "Director Clinical Operations", "VP Clinical Development", "Chief Medical Officer"],
        topics: &["a phase II in rare kidney disease", "CMC hand-over to the CDMO", "the IND filing", "a biomarker strategy", "site selection in Eastern Europe", "the pre-submission meeting with the agency"],
    },
    Field {
        function: "Investment",
        titles: &["Analyst", "Associate", "Senior Associate", "Principal", "Investment Director", "Partner"],
        topics: &["the buy-and-build in dental labs", "fund III fundraising", "a continuation vehicle", "portfolio reporting", "value creation in the mid-cap book", "two exits in the last 18 months"],
    },
    Field {
        function: "Data",
        titles: &["Data Analyst", "Data Scientist", "Senior Data Scientist", "Head of Data", "VP Data & AI", "Chief Data Officer"],
        topics: &["a churn model that product really uses", "the feature store", "retrieval over 2m contracts", "the governance council", "evaluation of LLM output", "a single source of truth for revenue"],
    },
];

/// First words of companies' names.
pub(crate) const ROOTS: &[&str] = &[
    "Northgate", "Velora", "Brücken", "Halcyon", "Tessera", "Kestrel", "Ostara", "Lumen", "Arborea", "Quantis", "Söderberg",
    "Meridian", "Castellan", "Ferrum", "Aurelis", "Pinecrest", "Novum", "Harrow & Vale", "Zephyr", "Ondine", "Cobalt", "Rheingold",
    "Sablier", "Tamarind", "Vantage Point", "Wexford", "Yarrow", "Altamira", "Boreal", "Cedarline", "Driftwood", "Elbtal",
    "Fjordlys", "Granite", "Hollander", "Iridia", "Juniper", "Kallisto", "Larkspur", "Mistral", "Nimbus", "Orchard", "Palladio",
    "Quillon", "Redwing", "Stellaria", "Thistle", "Umbra", "Vireo", "Westerly", "Ximaro", "Ystad", "Zenobia", "Ambrosius",
    "Bellweather", "Corvus", "Dovetail", "Evergreen", "Foxglove", "Greyfriars", "Højland", "Inverness", "Jaspis", "Kirsche",
    "L'Étoile", "Montclair", "Nachtigall", "Obsidian", "Peregrine", "Quartz", "Rosmarin", "São Bento", "Tideway", "Ulmen",
];

/// Second words, each with the industry.
pub(crate) const KINDS: &[(&str, &str)] = &[
    ("Capital Partners", "Private Equity"), ("Biotech", "Biotechnology"), ("Robotics", "Industrial Automation"), ("Software", "Software"),
    ("Logistics", "Logistics"), ("Energy", "Renewable Energy"), ("Health", "Healthcare"), ("Foods", "Food & Beverage"),
    ("Payments", "Financial Services"), ("Insurance", "Insurance"), ("Media", "Media"), ("Therapeutics", "Pharmaceuticals"),
    ("Analytics", "Data & Analytics"), ("Mobility", "Automotive"), ("Retail Group", "Retail"), ("Medical Devices", "Medical Devices"),
    ("Advisory", "Professional Services"), ("Semiconductors", "Semiconductors"), ("Ventures", "Venture Capital"), ("Education", "Education"),
    ("Aerospace", "Aerospace"), ("Hotels", "Hospitality"), ("Security", "Cyber Security"), ("Chemie", "Chemicals"), ("Systems, Inc.", "Software"),
    ("Studios", "Games"), ("Realty", "Real Estate"), ("Water", "Utilities"), ("Labs", "Biotechnology"), ("Maschinenbau GmbH", "Machinery"),
];

/// Third words, once the pairs are used up.
pub(crate) const REGIONS: &[&str] = &["", "Europe", "Nordics", "Iberia", "Asia Pacific", "North America", "DACH", "UK", "Holding", "Gulf", "International", "Services"];

/// Where companies sit.
pub(crate) const SEATS: &[&str] = &[
    "Berlin, Germany", "London, United Kingdom", "New York, NY", "San Francisco, CA", "Paris, France", "Amsterdam, Netherlands",
    "Zürich, Switzerland", "Stockholm, Sweden", "Madrid, Spain", "Singapore", "東京, Japan", "Boston, MA", "München, Germany",
    "Kraków, Poland", "Tel Aviv, Israel", "São Paulo, Brazil", "Dubai, United Arab Emirates", "Dublin, Ireland", "København, Denmark",
];

/// Schools.
pub(crate) const SCHOOLS: &[&str] = &[
    "University of Westmarch", "Technische Universität Elbtal", "École Supérieure de Commerce de Bellerive", "Universidad de Altamira",
    "Kirkwall Business School", "Københavns Handelsskole", "Politechnika Nadwiślańska", "Università di Montechiaro", "Lakeshore State University",
    "St. Alban's College, Oxbridge", "Instituto Superior de Porto Novo", "Boğaz Teknik Üniversitesi", "東海国際大学", "江南大学堂", "한강대학교",
    "Indian Institute of Applied Science, Pune", "Høyskolen Fjordby", "University of New Avalon", "Hochschule für Wirtschaft Rheingau", "HEC Saint-Clair",
];

/// Degrees, each with its length in years.
pub(crate) const DEGREES: &[(&str, u32)] = &[
    ("BSc Economics", 3), ("BA Business Administration", 3), ("MSc Finance", 2), ("MBA", 2), ("MEng Computer Science", 5), ("PhD Molecular Biology", 4),
    ("LL.M.", 1), ("Diplom-Kaufmann", 5), ("BSc Mathematics", 3), ("MA International Relations", 2), ("Licence en droit", 3), ("BEng Mechanical Engineering", 4),
    ("MSc Data Science", 2), ("Executive MBA", 2), ("BA History", 3),
];

/// Certificates, each with its issuer.
pub(crate) const CERTIFICATES: &[(&str, &str)] = &[
    ("Chartered Accountant", "Institute of Accountants of Westmarch"), ("Project Management Professional", "Guild of Project Managers"),
    ("Certified Scrum Master", "Scrum Guild"), ("CFA Charterholder", "Charter Institute"), ("Cloud Architect, Professional", "Nimbus Software"),
    ("Six Sigma Black Belt", "Quality Council"), ("Information Security Manager", "Corvus Security"), ("Advanced Negotiation", "Kirkwall Business School"),
];

/// Departments.
pub(crate) const DEPARTMENTS: &[&str] = &[
    "Finance", "Engineering", "Product", "Sales", "Marketing", "People", "Operations", "Legal", "Clinical", "Investment", "Data",
];

/// Currencies, the commonest first.
pub(crate) const CURRENCIES: &[&str] = &["EUR", "USD", "GBP", "CHF", "SEK"];

/// Where candidates come from.
pub(crate) const SOURCES: &[&str] = &["Sourced", "LinkedIn Recruiter", "Referral", "Applied", "LinkedIn ad", "Former search", "Event", "Imported"];

/// Why candidates were turned down, or turned away.
pub(crate) const REASONS: &[&str] = &[
    "Compensation expectations", "Not enough leadership scope", "Accepted another offer", "Location", "Withdrew: personal reasons",
    "Industry background", "Language skills", "No reply after three messages", "Client chose another finalist", "Counter-offer",
];

/// Stages of pipelines: name, colour, is an interview, is a rejection.
pub(crate) type Stage = (&'static str, &'static str, bool, bool);

/// The pipeline templates.
pub(crate) const TEMPLATES: &[(&str, &[Stage])] = &[
    (
        "Default Template",
        &[
            ("Sourced", "#cbd5e1", false, false), ("Contacted", "#bfdbfe", false, false), ("Interested", "#93c5fd", false, false),
            ("Screen", "#a5b4fc", false, false), ("Internal Interview", "#c4b5fd", true, false), ("Client Interview", "#f9a8d4", true, false),
            ("Final Interview", "#fda4af", true, false), ("Offer", "#fcd34d", false, false), ("Placed", "#86efac", false, false),
            ("Rejected", "#e5e7eb", false, true),
        ],
    ),
    (
        "Executive Search",
        &[
            ("Long List", "#cbd5e1", false, false), ("Approached", "#bfdbfe", false, false), ("Partner Meeting", "#c4b5fd", true, false),
            ("Presented to Client", "#93c5fd", false, false), ("Client First Round", "#f9a8d4", true, false), ("Panel & Case", "#fda4af", true, false),
            ("References", "#fde68a", false, false), ("Offer", "#fcd34d", false, false), ("Placed", "#86efac", false, false),
            ("Candidate Withdrew", "#d6d3d1", false, true), ("Rejected by Client", "#e5e7eb", false, true),
        ],
    ),
    (
        "Inbound Applications",
        &[
            ("Applied", "#cbd5e1", false, false), ("Application Review", "#bfdbfe", false, false), ("Phone Screen", "#a5b4fc", true, false),
            ("Technical Interview", "#f9a8d4", true, false), ("Offer", "#fcd34d", false, false), ("Placed", "#86efac", false, false),
            ("Rejected", "#e5e7eb", false, true),
        ],
    ),
];
