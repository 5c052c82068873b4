//! Names of people from many languages, in their own script and in Latin letters.
//! It must not know which person bears which.

use crate::prng::{Rng, at};

/// Where the names of one language come from. Each name is `native/latin`, or only `latin`; a family name may add
/// the form that women bear as `native/latin/native/latin`.
struct Culture {
    /// True where the family name is said first.
    family_first: bool,
    /// True where no space stands between the two.
    joined: bool,
    women: &'static [&'static str],
    men: &'static [&'static str],
    families: &'static [&'static str],
    /// Cities of the region, for most of its people.
    cities: &'static [&'static str],
    /// The country's dialling code.
    dial: &'static str,
    /// How often the culture is drawn, in thousandths.
    weight: u32,
}

/// A name as the firm has written it down.
#[derive(Debug, Clone)]
pub(crate) struct Name {
    /// The given name in its own script.
    pub(crate) given: String,
    /// The family name in its own script.
    pub(crate) family: String,
    /// Both, in the order in which they are said.
    pub(crate) full: String,
    /// Given and family name in lower-case ASCII, for addresses.
    pub(crate) latin: (String, String),
    /// The city the person lives in.
    pub(crate) city: &'static str,
    /// The dialling code there.
    pub(crate) dial: &'static str,
}

impl Name {
    /// The given name without an initial behind it.
    pub(crate) fn spoken(&self) -> &str {
        self.given
            .split_once(' ')
            .filter(|(_, rest)| rest.ends_with('.'))
            .map_or(&self.given, |(first, _)| first)
    }
}

/// Draws a name.
pub(crate) fn name(rng: &mut Rng) -> Name {
    let mut ticket = rng.below(1000);
    let culture = CULTURES
        .iter()
        .find(|culture| {
            let hit = ticket < culture.weight;
            ticket = ticket.saturating_sub(culture.weight);
            hit
        })
        .unwrap_or(&ENGLISH);
    let woman = rng.chance(47);
    let (mut given, given_latin) = forms(
        rng.word(if woman { culture.women } else { culture.men }),
        false,
    );
    let (mut family, mut family_latin) = forms(rng.word(culture.families), woman);
    if !culture.family_first && rng.chance(9) {
        let (second, second_latin) = forms(rng.word(culture.families), woman);
        if second != family {
            family = if rng.chance(70) {
                format!("{family}-{second}")
            } else {
                format!("{family} {second}")
            };
            family_latin = format!("{family_latin}-{second_latin}");
        }
    } else if culture.dial == "+1" && rng.chance(30) {
        let initial = char::from(b'A' + rng.below(26) as u8);
        given = format!("{given} {initial}.");
    }
    let full = match (culture.family_first, culture.joined) {
        (true, true) => format!("{family}{given}"),
        (true, false) => format!("{family} {given}"),
        _ => format!("{given} {family}"),
    };
    let home = rng.chance(72);
    let elsewhere = at(ANYWHERE, rng.below(ANYWHERE.len() as u32));
    Name {
        full,
        given,
        family,
        latin: (slug(given_latin), slug(&family_latin)),
        city: if home {
            rng.word(culture.cities)
        } else {
            elsewhere
        },
        dial: culture.dial,
    }
}

/// The native and the Latin form of an entry.
fn forms(entry: &'static str, woman: bool) -> (String, String) {
    let parts: Vec<&str> = entry.split('/').collect();
    let (native, latin) = match *parts.as_slice() {
        [_, _, native, latin] if woman => (native, latin),
        [native, latin, ..] => (native, latin),
        _ => (entry, entry),
    };
    (native.to_owned(), latin.to_owned())
}

/// Lower-case ASCII letters and digits; diacritics of the Latin letters in use here are taken off.
pub(crate) fn slug(text: impl AsRef<str>) -> String {
    let mut out = String::new();
    for letter in text.as_ref().chars().flat_map(char::to_lowercase) {
        match letter {
            'a'..='z' | '0'..='9' => out.push(letter),
            'à' | 'á' | 'â' | 'ã' | 'å' | 'ą' | 'ă' => out.push('a'),
            'ä' | 'æ' => out.push_str("ae"),
            'ç' | 'ć' | 'č' => out.push('c'),
            'ď' | 'đ' | 'ð' => out.push('d'),
            'þ' => out.push_str("th"),
            'è' | 'é' | 'ê' | 'ë' | 'ę' | 'ě' => out.push('e'),
            'ğ' => out.push('g'),
            'ì' | 'í' | 'î' | 'ï' | 'ı' => out.push('i'),
            'ł' => out.push('l'),
            'ñ' | 'ń' | 'ň' => out.push('n'),
            'ò' | 'ó' | 'ô' | 'õ' | 'ő' => out.push('o'),
            'ö' | 'ø' => out.push_str("oe"),
            'ř' => out.push('r'),
            'ś' | 'š' | 'ş' | 'ș' => out.push('s'),
            'ß' => out.push_str("ss"),
            'ť' | 'ț' => out.push('t'),
            'ù' | 'ú' | 'û' | 'ů' | 'ű' => out.push('u'),
            'ü' => out.push_str("ue"),
            'ý' => out.push('y'),
            'ź' | 'ż' | 'ž' => out.push('z'),
            ' ' | '-' | '&' if !out.is_empty() && !out.ends_with('-') => out.push('-'),
            _ => {}
        }
    }
    out.trim_end_matches('-').to_owned()
}

/// Cities for people who live away from where their name comes from.
const ANYWHERE: &[&str] = &[
    "London, United Kingdom",
    "Berlin, Germany",
    "Amsterdam, Netherlands",
    "Zürich, Switzerland",
    "New York, NY",
    "San Francisco, CA",
    "Boston, MA",
    "Singapore",
    "Dubai, United Arab Emirates",
    "Paris, France",
    "Dublin, Ireland",
    "Toronto, Canada",
    "Barcelona, Spain",
    "Vienna, Austria",
    "Sydney, Australia",
    "Copenhagen, Denmark",
];

const ENGLISH: Culture = Culture {
    family_first: false,
    joined: false,
    women: &[
        "Charlotte",
        "Hannah",
        "Imogen",
        "Grace",
        "Olivia",
        "Fiona",
        "Rachel",
        "Beatrice",
        "Eleanor",
        "Siobhan",
        "Niamh",
        "Priscilla",
        "Josephine",
        "Margaret",
        "Abigail",
        "Zoë",
        "Harriet",
        "Frances",
    ],
    men: &[
        "James",
        "Oliver",
        "Duncan",
        "Theodore",
        "Callum",
        "Edward",
        "Gareth",
        "Patrick",
        "Declan",
        "Marcus",
        "Julian",
        "Rupert",
        "Simon",
        "Owen",
        "Nathaniel",
        "Hugh",
        "Alasdair",
        "Ross",
    ],
    families: &[
        "Ashworth",
        "Pemberton",
        "O'Connell",
        "MacAllister",
        "Whitfield",
        "Hargreaves",
        "Sinclair",
        "Thornton",
        "Llewellyn",
        "Fairbanks",
        "Okafor",
        "Ellsworth",
        "Blackwood",
        "Carmichael",
        "D'Souza",
        "Holloway",
        "Kingsley",
        "Merriweather",
        "Prescott",
        "Rutherford",
        "St. James",
        "Wainwright",
    ],
    cities: &[
        "London, United Kingdom",
        "Manchester, United Kingdom",
        "Edinburgh, United Kingdom",
        "Dublin, Ireland",
        "Bristol, United Kingdom",
    ],
    dial: "+44",
    weight: 150,
};

const CULTURES: &[Culture] = &[
    ENGLISH,
    Culture {
        family_first: false,
        joined: false,
        women: &[
            "Emily",
            "Madison",
            "Savannah",
            "Brooke",
            "Lauren",
            "Danielle",
            "Keisha",
            "Courtney",
            "Alexandra",
            "Jasmine",
            "Meredith",
            "Paige",
        ],
        men: &[
            "Tyler", "Brandon", "Jamal", "Carter", "Wesley", "Austin", "Derek", "Malcolm",
            "Preston", "Isaiah", "Grant", "Spencer",
        ],
        families: &[
            "Whitaker",
            "Delgado",
            "Washington",
            "Brubaker",
            "Kowalczyk",
            "Vandermeer",
            "Castellano",
            "Huang",
            "McKinley",
            "Abernathy",
            "Lindqvist",
            "Rosenthal",
            "Beaumont",
            "Ferraro",
            "Stubbs",
            "Novak",
        ],
        cities: &[
            "New York, NY",
            "San Francisco, CA",
            "Austin, TX",
            "Chicago, IL",
            "Boston, MA",
            "Seattle, WA",
            "Denver, CO",
            "Atlanta, GA",
        ],
        dial: "+1",
        weight: 150,
    },
    Culture {
        family_first: false,
        joined: false,
        women: &[
            "Anneliese",
            "Käthe",
            "Jördis",
            "Friederike",
            "Sabine",
            "Ulrike",
            "Heike",
            "Lena",
            "Marlene",
            "Johanna",
            "Svenja",
            "Gülşen",
        ],
        men: &[
            "Jürgen",
            "Björn",
            "Matthias",
            "Lukas",
            "Tobias",
            "Götz",
            "Christoph",
            "Sören",
            "Maximilian",
            "Ruprecht",
            "Hans-Peter",
            "Niklas",
        ],
        families: &[
            "Müller",
            "Schäfer",
            "von Hohenfels",
            "Größmann",
            "Weiß",
            "Krüger",
            "Lindemann",
            "Brüggemann",
            "Kästner",
            "Oberhuber",
            "Zöllner",
            "Vogelsang",
            "Sauerländer",
            "Birnbaum",
            "Freudenthal",
        ],
        cities: &[
            "Berlin, Germany",
            "München, Germany",
            "Hamburg, Germany",
            "Köln, Germany",
            "Wien, Austria",
            "Zürich, Switzerland",
            "Düsseldorf, Germany",
        ],
        dial: "+49",
        weight: 110,
    },
    Culture {
        family_first: false,
        joined: false,
        women: &[
            "Élodie",
            "Aurélie",
            "Chloé",
            "Noémie",
            "Hélène",
            "Margaux",
            "Zoé",
            "Anaïs",
            "Solène",
            "Bérénice",
        ],
        men: &[
            "François",
            "Jérôme",
            "Étienne",
            "Loïc",
            "Rémi",
            "Thibault",
            "Aurélien",
            "Gaël",
            "Hervé",
            "Maël",
        ],
        families: &[
            "Lefèvre",
            "Desrosiers",
            "Beauséjour",
            "Géroux",
            "d'Aubigny",
            "Châtelain",
            "Ménard",
            "Bézier",
            "Fontaine",
            "Le Goff",
            "Moreau-Lenoir",
            "Quéméneur",
            "Rousselot",
        ],
        cities: &[
            "Paris, France",
            "Lyon, France",
            "Genève, Switzerland",
            "Bruxelles, Belgium",
            "Montréal, Canada",
            "Nantes, France",
        ],
        dial: "+33",
        weight: 75,
    },
    Culture {
        family_first: false,
        joined: false,
        women: &[
            "Lucía",
            "Inés",
            "Begoña",
            "María José",
            "Nuria",
            "Ximena",
            "Catalina",
            "Rocío",
            "Verónica",
            "Itziar",
        ],
        men: &[
            "Álvaro",
            "José Luis",
            "Íñigo",
            "Andrés",
            "Joaquín",
            "Ramón",
            "Sebastián",
            "Adrián",
            "Germán",
            "Ángel",
        ],
        families: &[
            "Muñoz Peña",
            "García-Huidobro",
            "Núñez",
            "Echeverría",
            "Ibáñez",
            "Zúñiga",
            "Castañeda",
            "Ordóñez",
            "Villalobos",
            "Quiñones",
            "Arístegui",
            "Benítez",
        ],
        cities: &[
            "Madrid, Spain",
            "Barcelona, Spain",
            "Ciudad de México, Mexico",
            "Bogotá, Colombia",
            "Buenos Aires, Argentina",
            "Santiago, Chile",
        ],
        dial: "+34",
        weight: 70,
    },
    Culture {
        family_first: false,
        joined: false,
        women: &[
            "Inês",
            "Conceição",
            "Beatriz",
            "Joana",
            "Marília",
            "Letícia",
            "Graça",
            "Thaís",
        ],
        men: &[
            "João",
            "Gonçalo",
            "Tomás",
            "Luís",
            "Vinícius",
            "Caetano",
            "Estêvão",
            "Simão",
        ],
        families: &[
            "Araújo",
            "Magalhães",
            "Conceição",
            "Guimarães",
            "Simões",
            "Falcão",
            "Assunção",
            "Brandão",
            "Leitão",
        ],
        cities: &[
            "Lisboa, Portugal",
            "Porto, Portugal",
            "São Paulo, Brazil",
            "Rio de Janeiro, Brazil",
            "Belo Horizonte, Brazil",
        ],
        dial: "+351",
        weight: 35,
    },
    Culture {
        family_first: false,
        joined: false,
        women: &[
            "Giulia",
            "Niccolina",
            "Ludovica",
            "Chiara",
            "Fiammetta",
            "Serena",
        ],
        men: &[
            "Niccolò", "Raffaele", "Tommaso", "Gianluca", "Donato", "Ettore",
        ],
        families: &[
            "Dell'Acqua",
            "Brambilla",
            "Castellani",
            "Forlì",
            "Santarcangelo",
            "Pellegrino",
            "De Angelis",
            "Zanchetta",
        ],
        cities: &[
            "Milano, Italy",
            "Roma, Italy",
            "Torino, Italy",
            "Bologna, Italy",
        ],
        dial: "+39",
        weight: 35,
    },
    Culture {
        family_first: false,
        joined: false,
        women: &[
            "Åsa", "Ingrid", "Freja", "Sølvi", "Maja", "Sigrún", "Päivi", "Linnéa",
        ],
        men: &[
            "Håkan", "Bjørn", "Søren", "Øyvind", "Göran", "Ásgeir", "Väinö", "Anders",
        ],
        families: &[
            "Sjöström",
            "Østergaard",
            "Ångström",
            "Lindstrøm",
            "Hämäläinen",
            "Þórsson",
            "Brøndby",
            "Nyström",
            "Rød",
            "Mäkelä",
        ],
        cities: &[
            "Stockholm, Sweden",
            "København, Denmark",
            "Oslo, Norway",
            "Helsinki, Finland",
            "Göteborg, Sweden",
            "Malmö, Sweden",
        ],
        dial: "+46",
        weight: 55,
    },
    Culture {
        family_first: false,
        joined: false,
        women: &[
            "Małgorzata",
            "Agnieszka",
            "Grażyna",
            "Bożena",
            "Zofia",
            "Kateřina",
            "Božena",
            "Ludmiła",
        ],
        men: &[
            "Łukasz",
            "Paweł",
            "Grzegorz",
            "Jiří",
            "Ondřej",
            "Tomáš",
            "Sławomir",
            "Zbigniew",
        ],
        families: &[
            "Wiśniewski/Wisniewski/Wiśniewska/Wisniewska",
            "Jabłoński/Jablonski/Jabłońska/Jablonska",
            "Dvořák/Dvorak/Dvořáková/Dvorakova",
            "Nowakowski/Nowakowski/Nowakowska/Nowakowska",
            "Brzęczyszczykiewicz",
            "Růžička/Ruzicka/Růžičková/Ruzickova",
            "Zając",
            "Kołodziejczyk",
            "Šťastný/Stastny/Šťastná/Stastna",
        ],
        cities: &[
            "Warszawa, Poland",
            "Kraków, Poland",
            "Praha, Czechia",
            "Wrocław, Poland",
            "Brno, Czechia",
        ],
        dial: "+48",
        weight: 50,
    },
    Culture {
        family_first: false,
        joined: false,
        women: &["Réka", "Eszter", "Ștefania", "Ioana", "Zsófia", "Brîndușa"],
        men: &["László", "Győző", "Răzvan", "Ionuț", "Zoltán", "Ștefan"],
        families: &[
            "Szűcs",
            "Kővári",
            "Pătrășcanu",
            "Țiriac",
            "Horváth",
            "Ungureanu",
            "Gombrowicz",
            "Őry",
        ],
        cities: &[
            "Budapest, Hungary",
            "București, Romania",
            "Cluj-Napoca, Romania",
        ],
        dial: "+36",
        weight: 20,
    },
    Culture {
        family_first: false,
        joined: false,
        women: &[
            "Анна/Anna",
            "Екатерина/Ekaterina",
            "Ольга/Olga",
            "Дарья/Daria",
            "Наталья/Natalia",
            "Ксения/Ksenia",
            "Полина/Polina",
        ],
        men: &[
            "Сергей/Sergey",
            "Дмитрий/Dmitry",
            "Алексей/Alexey",
            "Михаил/Mikhail",
            "Фёдор/Fedor",
            "Игорь/Igor",
            "Артём/Artem",
        ],
        families: &[
            "Иванов/Ivanov/Иванова/Ivanova",
            "Соколов/Sokolov/Соколова/Sokolova",
            "Лебедев/Lebedev/Лебедева/Lebedeva",
            "Щербаков/Shcherbakov/Щербакова/Shcherbakova",
            "Морозов/Morozov/Морозова/Morozova",
            "Жуков/Zhukov/Жукова/Zhukova",
            "Белый/Bely/Белая/Belaya",
        ],
        cities: &[
            "Berlin, Germany",
            "Limassol, Cyprus",
            "Belgrade, Serbia",
            "Almaty, Kazakhstan",
            "Riga, Latvia",
        ],
        dial: "+357",
        weight: 30,
    },
    Culture {
        family_first: false,
        joined: false,
        women: &[
            "Оксана/Oksana",
            "Леся/Lesia",
            "Ірина/Iryna",
            "Соломія/Solomiia",
        ],
        men: &[
            "Андрій/Andrii",
            "Тарас/Taras",
            "Богдан/Bohdan",
            "Євген/Yevhen",
        ],
        families: &[
            "Шевченко/Shevchenko",
            "Коваленко/Kovalenko",
            "Бондаренко/Bondarenko",
            "Гриценко/Hrytsenko",
            "Кравчук/Kravchuk",
        ],
        cities: &["Київ, Ukraine", "Львів, Ukraine", "Warszawa, Poland"],
        dial: "+380",
        weight: 20,
    },
    Culture {
        family_first: false,
        joined: false,
        women: &[
            "Ελένη/Eleni",
            "Κατερίνα/Katerina",
            "Μαρία/Maria",
            "Δέσποινα/Despina",
        ],
        men: &[
            "Γιώργος/Giorgos",
            "Νίκος/Nikos",
            "Δημήτρης/Dimitris",
            "Θανάσης/Thanasis",
        ],
        families: &[
            "Παπαδόπουλος/Papadopoulos/Παπαδοπούλου/Papadopoulou",
            "Οικονόμου/Oikonomou",
            "Γεωργίου/Georgiou",
            "Καραμανλής/Karamanlis/Καραμανλή/Karamanli",
            "Αθανασίου/Athanasiou",
        ],
        cities: &["Αθήνα, Greece", "Θεσσαλονίκη, Greece", "Λευκωσία, Cyprus"],
        dial: "+30",
        weight: 20,
    },
    Culture {
        family_first: true,
        joined: true,
        women: &[
            "美玲/Meiling",
            "秀英/Xiuying",
            "雨桐/Yutong",
            "欣怡/Xinyi",
            "丽娜/Lina",
        ],
        men: &[
            "伟/Wei",
            "志强/Zhiqiang",
            "浩然/Haoran",
            "建国/Jianguo",
            "子轩/Zixuan",
        ],
        families: &[
            "王/Wang",
            "李/Li",
            "张/Zhang",
            "陈/Chen",
            "欧阳/Ouyang",
            "赵/Zhao",
            "周/Zhou",
            "刘/Liu",
        ],
        cities: &[
            "上海, China",
            "北京, China",
            "深圳, China",
            "Hong Kong",
            "Singapore",
        ],
        dial: "+86",
        weight: 40,
    },
    Culture {
        family_first: true,
        joined: false,
        women: &[
            "美咲/Misaki",
            "陽子/Yoko",
            "さくら/Sakura",
            "結衣/Yui",
            "直美/Naomi",
        ],
        men: &[
            "健太/Kenta",
            "大輔/Daisuke",
            "翔/Sho",
            "一郎/Ichiro",
            "拓也/Takuya",
        ],
        families: &[
            "佐藤/Sato",
            "鈴木/Suzuki",
            "高橋/Takahashi",
            "渡辺/Watanabe",
            "小林/Kobayashi",
            "山口/Yamaguchi",
            "長谷川/Hasegawa",
        ],
        cities: &["東京, Japan", "大阪, Japan", "横浜, Japan"],
        dial: "+81",
        weight: 25,
    },
    Culture {
        family_first: true,
        joined: true,
        women: &["지은/Jieun", "수진/Sujin", "민서/Minseo", "하늘/Haneul"],
        men: &["민준/Minjun", "지훈/Jihun", "성호/Seongho", "영수/Yeongsu"],
        families: &[
            "김/Kim", "이/Lee", "박/Park", "최/Choi", "정/Jung", "강/Kang",
        ],
        cities: &["서울, South Korea", "부산, South Korea"],
        dial: "+82",
        weight: 15,
    },
    Culture {
        family_first: false,
        joined: false,
        women: &[
            "فاطمة/Fatima",
            "ليلى/Layla",
            "مريم/Maryam",
            "نورة/Noura",
            "هدى/Huda",
        ],
        men: &[
            "محمد/Mohammed",
            "خالد/Khalid",
            "يوسف/Youssef",
            "عمر/Omar",
            "طارق/Tariq",
        ],
        families: &[
            "الحداد/Al-Haddad",
            "المنصوري/Al-Mansouri",
            "خوري/Khoury",
            "القحطاني/Al-Qahtani",
            "بن سالم/Ben Salem",
            "النجار/Al-Najjar",
        ],
        cities: &[
            "دبي, United Arab Emirates",
            "Riyadh, Saudi Arabia",
            "القاهرة, Egypt",
            "Casablanca, Morocco",
            "Doha, Qatar",
        ],
        dial: "+971",
        weight: 25,
    },
    Culture {
        family_first: false,
        joined: false,
        women: &["נועה/Noa", "תמר/Tamar", "יעל/Yael", "שירה/Shira"],
        men: &["אורי/Uri", "איתי/Itai", "דניאל/Daniel", "יונתן/Yonatan"],
        families: &[
            "כהן/Cohen",
            "לוי/Levi",
            "בן דוד/Ben David",
            "פרידמן/Friedman",
            "שפירא/Shapira",
        ],
        cities: &["תל אביב, Israel", "Haifa, Israel", "Jerusalem, Israel"],
        dial: "+972",
        weight: 15,
    },
    Culture {
        family_first: true,
        joined: false,
        women: &[
            "Thị Hương/Huong",
            "Ngọc Ánh/Anh",
            "Thùy Dương/Duong",
            "Bảo Trân/Tran",
        ],
        men: &[
            "Văn Đức/Duc",
            "Quốc Bảo/Bao",
            "Minh Tuấn/Tuan",
            "Hữu Phước/Phuoc",
        ],
        families: &[
            "Nguyễn/Nguyen",
            "Trần/Tran",
            "Lê/Le",
            "Phạm/Pham",
            "Đặng/Dang",
            "Vũ/Vu",
        ],
        cities: &[
            "Hà Nội, Vietnam",
            "TP. Hồ Chí Minh, Vietnam",
            "Đà Nẵng, Vietnam",
        ],
        dial: "+84",
        weight: 20,
    },
    Culture {
        family_first: false,
        joined: false,
        women: &["Ayşe", "Gülşah", "Çiğdem", "İpek", "Şule"],
        men: &["Oğuz", "Çağlar", "İsmail", "Barış", "Gökhan"],
        families: &[
            "Yıldırım",
            "Öztürk",
            "Şahin",
            "Kılıç",
            "Güneş",
            "Çelik",
            "Doğan",
        ],
        cities: &["İstanbul, Türkiye", "Ankara, Türkiye", "İzmir, Türkiye"],
        dial: "+90",
        weight: 20,
    },
    Culture {
        family_first: false,
        joined: false,
        women: &[
            "Ananya",
            "Priya",
            "Lakshmi",
            "Kavita",
            "Deepika",
            "Meenakshi",
        ],
        men: &["Arjun", "Rohan", "Vikram", "Suresh", "Karthik", "Harpreet"],
        families: &[
            "Chaudhary",
            "Ramanathan",
            "Iyer",
            "Bhattacharya",
            "Kulkarni",
            "Singh",
            "Mukherjee",
            "Venkatesan",
        ],
        cities: &[
            "Bengaluru, India",
            "Mumbai, India",
            "Hyderabad, India",
            "Pune, India",
        ],
        dial: "+91",
        weight: 45,
    },
    Culture {
        family_first: false,
        joined: false,
        women: &["Ngozi", "Adaeze", "Thandiwe", "Wanjiru", "Amina"],
        men: &["Chukwuemeka", "Babatunde", "Sipho", "Kwabena", "Kamau"],
        families: &[
            "Adeyemi",
            "Nwosu",
            "Mwangi",
            "Dlamini",
            "Owusu-Ansah",
            "Okonkwo",
        ],
        cities: &[
            "Lagos, Nigeria",
            "Nairobi, Kenya",
            "Johannesburg, South Africa",
            "Accra, Ghana",
        ],
        dial: "+234",
        weight: 25,
    },
];
