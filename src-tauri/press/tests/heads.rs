//! 版头 and 版记 by the ruler: where each of their lines stands on the sheet, in millimetres.
//! Never by eye: the sheets are measured.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

mod common;

use common::others::{minutes, reminder, upward};
use press::document::{DocumentPaper, lay_out};
use press::report::Block;
use press::sheet::{Item, MM, Rule};
use press::text::{Line, lines};
use press::{Face, Head, HeadNotes, Imprint, Ink, Sheets};

const CELL: f64 = 156.0 / 28.0;

fn laid(paper: &DocumentPaper) -> Sheets {
    lay_out(paper, &common::fonts()).unwrap()
}

fn line(sheets: &Sheets, page: usize, part: &str) -> Line {
    lines(sheets, page).into_iter().find(|l| l.text.contains(part)).unwrap()
}

fn red_rules(sheets: &Sheets) -> Vec<Rule> {
    let of = |item: &Item| if let Item::Rule(rule) = item { Some(*rule) } else { None };
    let mut rules: Vec<Rule> = sheets.pages[0].items.iter().filter_map(of).filter(|r| r.stroke.ink == Ink::LETTERHEAD).collect();
    rules.sort_by(|a, b| a.from.1.total_cmp(&b.from.1));
    rules
}

fn black_rules(sheets: &Sheets, page: usize) -> usize {
    sheets.pages[page].items.iter().filter(|i| matches!(i, Item::Rule(r) if r.stroke.ink == Ink::BLACK)).count()
}

#[track_caller]
fn near(found: f64, millimetres: f64) {
    assert!((found / MM - millimetres).abs() < 0.3, "{:.2} mm, not {millimetres:.2}", found / MM);
}

fn faces(sheets: &Sheets, text: &str) -> Vec<Face> {
    let runs = sheets.pages[0].items.iter().filter_map(|i| if let Item::Run(run) = i { Some(run) } else { None });
    runs.filter(|r| r.glyphs.iter().map(|g| g.character).collect::<String>().contains(text)).map(|r| r.face).collect()
}

#[test]
fn an_upward_paper_has_its_number_at_the_left_and_its_signers_at_the_right() {
    let sheets = laid(&upward());
    let (number, word) = (line(&sheets, 0, "七纪〔2026〕12号"), line(&sheets, 0, "签发人："));
    near(number.x, 28.0 + CELL);
    assert_eq!(number.y, word.y);
    let (first, second) = (line(&sheets, 0, "向明远"), line(&sheets, 0, "覃川"));
    assert_eq!((first.y, second.y), (number.y, number.y));
    near(second.x + second.width, 184.0 - CELL);
    assert_eq!(faces(&sheets, "向明远")[0], Face::Kai);
    near(line(&sheets, 0, "中共七溪坪镇").y, 72.0);
    let rules = red_rules(&sheets);
    assert_eq!(rules.len(), 1);
    near(rules[0].from.1 - number.y - number.height, 4.0);
    near(rules[0].to.0 - rules[0].from.0, 156.0);
}

#[test]
fn three_signers_stand_two_on_a_line_and_the_number_on_the_last() {
    let mut paper = upward();
    paper.head = Some(Head::Upward {
        mark: "中共七溪坪镇纪律检查委员会".to_string(),
        signers: ["向明远", "覃小川", "邹立新"].map(String::from).to_vec(),
    });
    let sheets = laid(&paper);
    let [first, second, third] = ["向明远", "覃小川", "邹立新"].map(|name| line(&sheets, 0, name));
    assert_eq!(first.y, second.y);
    near(third.y - first.y, 225.0 / 22.0);
    assert_eq!(line(&sheets, 0, "〔2026〕12号").y, third.y);
    // The third name under the first, which follows the word on its own line.
    let at = first.text.find("向明远").map(|b| first.text[..b].chars().count()).unwrap();
    near(first.mark(at, at + 1).unwrap().0 - third.x, 0.0);
    near(red_rules(&sheets)[0].from.1 - third.y - third.height, 4.0);
}

#[test]
fn notes_stand_at_the_top_left_a_line_each() {
    let sheets = laid(&upward());
    let pitch = 225.0 / 22.0;
    for (n, text) in ["000003", "内部资料", "加急"].into_iter().enumerate() {
        let own = line(&sheets, 0, text);
        near(own.x, 28.0);
        near(own.y, 37.0 + n as f64 * pitch);
        assert_eq!(own.height, 16.0);
    }
    assert_eq!(faces(&sheets, "加急"), [Face::Hei]);
    assert_eq!(faces(&sheets, "内部资料")[0], Face::Hei);
    // They move nothing of a red head, and move a plain one down.
    let bare = |head: Head| {
        let mut paper = upward();
        paper.head = Some(head);
        line(&laid(&paper), 0, "〔2026〕12号").y
    };
    let mark = || "中共七溪坪镇纪律检查委员会".to_string();
    let notes = || HeadNotes { urgency: "特急".to_string(), ..HeadNotes::default() };
    assert_eq!(bare(Head::Red { mark: mark() }), bare(Head::Red { mark: mark() }.noted(notes())));
    near(bare(Head::Plain { issuer: mark() }.noted(notes())) - bare(Head::Plain { issuer: mark() }), pitch);
}

#[test]
fn a_letter_lies_between_its_double_lines() {
    let mut paper = reminder();
    paper.head = paper.head.map(|head| head.noted(HeadNotes { urgency: "特急".to_string(), ..HeadNotes::default() }));
    let sheets = laid(&paper);
    let mark = line(&sheets, 0, "中共七溪坪镇");
    near(mark.y, 30.0);
    let rules = red_rules(&sheets);
    let widths: Vec<bool> = rules.iter().map(|r| r.stroke.width > 1.0).collect();
    assert_eq!(widths, [true, false, false, true], "thick over thin, thin over thick");
    for rule in &rules {
        near(rule.from.0, 20.0);
        near(rule.to.0, 190.0);
    }
    near(rules[0].from.1 - mark.y - mark.height, 4.0);
    near(rules[3].from.1, 277.0);
    let (number, urgency) = (line(&sheets, 0, "〔2026〕3号"), line(&sheets, 0, "特急"));
    near(number.x + number.width, 184.0);
    near(urgency.x, 28.0);
    assert_eq!(number.y, urgency.y);
    near(number.y - rules[1].from.1, 16.0 * 7.0 / 8.0 / MM);
    assert!(!press::text::words(&sheets).contains('—'), "no number on the first page");
}

#[test]
fn the_imprint_of_a_letter_names_the_copies_without_lines() {
    let mut paper = reminder();
    paper.imprint = upward().imprint;
    let sheets = laid(&paper);
    let last = sheets.pages.len() - 1;
    assert_eq!(black_rules(&sheets, last), 0);
    let copies = line(&sheets, last, "抄送：镇党委。");
    assert!(copies.y + copies.height <= 262.0 * MM && copies.y > 250.0 * MM);
    assert!(!press::text::words(&sheets).contains("印发"));
}

#[test]
fn minutes_name_those_present_in_song_after_a_black_word() {
    let sheets = laid(&minutes());
    near(line(&sheets, 0, "联席会议纪要").y, 72.0);
    let (issuer, date) = (line(&sheets, 0, "中共七溪坪镇纪律检查委员会"), line(&sheets, 0, "2026年4月10日"));
    assert_eq!(issuer.y, date.y);
    near(issuer.x, 28.0 + CELL);
    near(date.x + date.width, 184.0 - CELL);
    near(red_rules(&sheets)[0].from.1 - date.y - date.height, 4.0);
    let text = |word: &str| (0..sheets.pages.len()).find_map(|p| lines(&sheets, p).into_iter().find(|l| l.text.starts_with(word))).unwrap();
    let present = text("出席：镇党委");
    near(present.x, 28.0 + 2.0 * CELL);
    near(text("请假：").x, 28.0 + 2.0 * CELL);
    // The second line of names stands under the first name.
    let page = (0..sheets.pages.len()).find(|p| lines(&sheets, *p).contains(&present)).unwrap();
    let all = lines(&sheets, page);
    let at = all.iter().position(|l| *l == present).unwrap();
    near(all[at + 1].x, 28.0 + 5.0 * CELL);
    let drawn: Vec<Face> = sheets.pages[page]
        .items
        .iter()
        .filter_map(|i| if let Item::Run(run) = i { Some(run) } else { None })
        .filter(|run| run.glyphs.iter().map(|g| g.character).collect::<String>().starts_with("出席"))
        .map(|run| run.face)
        .collect();
    assert_eq!(drawn, [Face::Hei]);
}

#[test]
fn the_imprint_comes_to_the_last_even_page_where_the_office_prints_on_both_sides() {
    let of = |long: usize, on_even_page: bool| {
        let mut paper = minutes();
        paper.head = None;
        paper.blocks = vec![Block::Text("纪".repeat(28 * long - 2))];
        paper.imprint = paper.imprint.map(|imprint| Imprint { on_even_page, ..imprint });
        let sheets = laid(&paper);
        let page = (0..sheets.pages.len()).find(|p| press::text::lines(&sheets, *p).iter().any(|l| l.text.contains("印发"))).unwrap();
        let numbers = (0..sheets.pages.len()).filter(|p| lines(&sheets, *p).iter().any(|l| l.text.starts_with('—'))).count();
        // Pages, the page of the 版记, how many bear a number.
        (sheets.pages.len(), page + 1, numbers)
    };
    // One page: it keeps its 版记, for it is printed on one side.
    assert_eq!((of(5, false), of(5, true)), ((1, 1, 1), (1, 1, 1)));
    // Text on two pages.
    assert_eq!((of(30, false), of(30, true)), ((2, 2, 2), (2, 2, 2)));
    // Text on three pages: the back of the third.
    assert_eq!((of(50, false), of(50, true)), ((3, 3, 3), (4, 4, 4)));
    // Two full pages: the third stays blank, and neither it nor the fourth is numbered.
    assert_eq!((of(41, false), of(41, true)), ((3, 3, 3), (4, 4, 2)));
}
