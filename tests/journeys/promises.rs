//! What the program promises of searching and of odd characters, tried at random against a search that is too simple to
//! be wrong. Never an index of our own.

use std::collections::BTreeSet;

use serde_json::json;

use crate::office::{Office, text};

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap() % limit.max(1)
    }
}

/// Registers that are searched.
const KINDS: &[&str] = &["persons", "signals", "units", "risks"];

/// Names from extensions A to H, of the private use area, with variant selectors, of other writings and widths.
const RARE: &[&str] = &[
    "㐀㛃某",
    "𠀀𠳐某",
    "𪜀𪟝某",
    "𫝀某",
    "𫠠𬍛某",
    "𬺰某",
    "𰀀某",
    "𱍐某",
    "\u{e863}某",
    "葛\u{e0100}某",
    "買買提·吐尔逊",
    "ＡＢｃ１２３某",
    "İßſ某",
];

fn office() -> Office {
    let mut office = Office::sample();
    for (at, name) in RARE.iter().enumerate() {
        office.create(
            "persons",
            json!({ "name": name, "unit": "财政所", "note": format!("第{at}个；100%_确认 \"引号\" 'x' --注 * NEAR(甲,乙)") }),
        );
    }
    office
}

/// The comparing form, written down once more: half-width, lower case, without space.
fn plain(text: &str) -> String {
    let half = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap(),
        other => other,
    };
    text.chars().map(half).filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

/// Every record of a register: its key and its texts.
fn records(office: &mut Office, kind: &str) -> Vec<(String, Vec<String>)> {
    let rows = office.call("list_records", json!({ "kind": kind, "limit": 100_000 }))["rows"].clone();
    let mut all = Vec::new();
    for row in rows.as_array().unwrap() {
        let id = text(&row["id"]).to_owned();
        let fields = office.call("read_record", json!({ "kind": kind, "id": id }))["fields"].clone();
        let texts = fields.as_object().unwrap().values().map(|value| plain(text(value))).collect();
        all.push((id, texts));
    }
    all
}

/// The records whose texts hold every word.
fn naive(records: &[(String, Vec<String>)], search: &str) -> BTreeSet<String> {
    let words: Vec<String> = search.split_whitespace().map(plain).collect();
    let holds = |texts: &[String]| words.iter().all(|word| texts.iter().any(|text| text.contains(word.as_str())));
    records.iter().filter(|(_, texts)| holds(texts)).map(|(id, _)| id.clone()).collect()
}

fn found(office: &mut Office, kind: &str, search: &str) -> BTreeSet<String> {
    let list = office.call("list_records", json!({ "kind": kind, "search": search, "limit": 100_000 }));
    let ids: BTreeSet<String> = list["rows"].as_array().unwrap().iter().map(|row| text(&row["id"]).to_owned()).collect();
    assert_eq!(list["total"].as_u64().unwrap(), ids.len() as u64);
    ids
}

/// One to eight characters out of what is kept, some of them widened, or characters that are nowhere.
fn query(dice: &mut Dice, records: &[(String, Vec<String>)]) -> String {
    let texts = &records[dice.below(records.len())].1;
    let source: Vec<char> = texts[dice.below(texts.len())].chars().collect();
    let length = 1 + dice.below(8);
    let mut query: String = match (dice.below(10), source.is_empty()) {
        (0, _) | (_, true) => (0..length).filter_map(|_| char::from_u32(0x3400 + u32::try_from(dice.below(0x2_f000)).unwrap())).collect(),
        _ => source.iter().skip(dice.below(source.len())).take(length).collect(),
    };
    if dice.below(3) == 0 {
        query = query.chars().map(|c| if ('!'..='~').contains(&c) { char::from_u32(u32::from(c) + 0xfee0).unwrap() } else { c }).collect();
    }
    if dice.below(4) == 0 {
        query.push(' ');
        query.extend(source.iter().skip(dice.below(source.len())).take(2));
    }
    query
}

/// ten thousand queries, each of them answered as a walk over everything answers it.
#[test]
fn a_search_finds_what_a_walk_over_everything_finds() {
    let mut office = office();
    let mut dice = Dice(41);
    let (mut queries, mut hits) = (0, 0);
    for kind in KINDS {
        let records = records(&mut office, kind);
        for _ in 0..10_000 / KINDS.len() {
            let query = query(&mut dice, &records);
            let wanted = naive(&records, &query);
            assert_eq!(found(&mut office, kind, &query), wanted, "{kind} {query:?}");
            hits += usize::from(!wanted.is_empty());
            queries += 1;
        }
    }
    assert!(hits > queries / 2 && hits < queries, "some find something, some nothing: {hits}");
    figures::line(
        "R-41",
        &format!("what a search finds: {} queries of 1 to 8 characters, all as a walk over everything", figures::count(queries)),
    );
}

/// signs that mean something to a database mean nothing in the search box.
#[test]
fn signs_of_a_query_language_are_searched_as_they_stand() {
    let mut office = office();
    let mut dice = Dice(39);
    let signs = [
        "%", "_", "'", "\"", "*", "-", "--", "NEAR", "(", ")", "NEAR(", ";", "\\", "^", ":", "OR", "AND", "NOT", "?", "\u{0}", "甲",
        "财政", "100",
    ];
    let mut tried = 0;
    for kind in KINDS {
        let records = records(&mut office, kind);
        for _ in 0..500 {
            let query: String = (0..1 + dice.below(4)).map(|_| signs[dice.below(signs.len())]).collect();
            assert_eq!(found(&mut office, kind, &query), naive(&records, &query), "{kind} {query:?}");
            office.call("find", json!({ "text": query }));
            tried += 1;
        }
    }
    assert_eq!(found(&mut office, "persons", "100%_确认").len(), RARE.len(), "they are found where they stand");
    assert_eq!(found(&mut office, "persons", "100%确认").len(), 0, "and mean no other character");
    office.assert_sound();
    figures::line(
        "R-39",
        &format!("words in the search box: {} with % _ ' \" * - NEAR ( ), 0 errors, all as a walk finds them", figures::count(tried)),
    );
}

/// of every block from which names are taken, characters go on paper as they are, or are refused by name.
#[test]
fn a_character_is_printed_or_refused_by_name() {
    let mut office = Office::sample();
    let mut draft = office.call("compose_notice", json!({ "signal": "Y124", "level": "red", "dispositions": ["special_inquiry"] }));
    draft["approved"] = json!(true);
    let blocks = [
        (0x3400, 0x4dbf),
        (0x4e00, 0x9fff),
        (0x20000, 0x2a6df),
        (0x2a700, 0x2b73f),
        (0x2b740, 0x2b81f),
        (0x2b820, 0x2ceaf),
        (0x2ceb0, 0x2ebef),
        (0x30000, 0x3134f),
        (0x31350, 0x323af),
        (0xe000, 0xf8ff),
        (0xfffd, 0xfffe),
    ];
    let mut dice = Dice(46);
    let drawn = blocks.iter().flat_map(|(from, to)| (0..16).map(|_| from + dice.below(to - from)).collect::<Vec<_>>());
    let drawn: BTreeSet<char> = drawn.filter_map(|code| char::from_u32(u32::try_from(code).unwrap())).collect();
    let mut left: Vec<char> = drawn.into_iter().collect();
    let tried = left.len();
    let mut refused = 0;
    let printed = loop {
        draft["body"] = json!(format!("名单：{}。", left.iter().collect::<String>()));
        let Err(answer) = office.answer("preview_notice", draft.clone()) else { break left };
        let sentence = text(&answer["objections"][0]["sentence"]);
        let named = left.iter().find(|c| sentence.contains(&format!("U+{:04X}", u32::from(**c)))).copied();
        let named = named.unwrap_or_else(|| panic!("no character of ours is named: {answer}"));
        left.retain(|c| *c != named);
        refused += 1;
    };
    let issued = office.call("issue_notice", draft);
    let words = crate::office::words(&office.paper(&issued["paper"]["id"]).1);
    for character in &printed {
        assert!(words.contains(*character), "U+{:04X} is on the paper", u32::from(*character));
    }
    assert!(refused > 20 && printed.len() > 20, "{refused} {}", printed.len());
    figures::line(
        "R-46",
        &format!(
            "characters without a glyph: of {tried} from every block {} printed and read back, {refused} refused by name",
            printed.len()
        ),
    );
}
