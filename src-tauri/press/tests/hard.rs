//! The hardest office: names of forty characters everywhere, thirty demands in a cell, rare names,
//! titles of sixty. Nothing is overprinted, nothing leaves the sheet, nothing is lost.
//! Never by eye: the words are measured where they stand.

mod common;

use common::others::{minutes, process, upward};
use press::notice::NoticePaper;
use press::sheet::MM;
use press::text::{Line, lines};
use press::{Head, Seal, Sheets};

const UNIT: &str = "中共七溪坪镇综合行政执法大队农村集体资产监督管理办公室联合党支部纪律检查工作小组办公室";
const TITLE: &str =
    "关于进一步加强七溪坪镇社会事务办公室最低生活保障动态复核监督检查工作和农村集体资产资源发包出租廉政风险预警防控的整改监督通知书";
const NAMES: &str = "䶮㛃𬭚𬍛、昇喆堃赟、㙘𬱖𪟝";

/// How far two lines lie over each other, in points.
fn overlap(a: &Line, b: &Line) -> f64 {
    let across = (a.x + a.width).min(b.x + b.width) - a.x.max(b.x);
    let down = (a.y + a.height).min(b.y + b.height) - a.y.max(b.y);
    across.min(down)
}

/// Every page is clean; returns all words without their line ends.
#[track_caller]
fn clean(name: &str, sheets: &Sheets) -> String {
    let mut words = String::new();
    for (n, page) in sheets.pages.iter().enumerate() {
        let all = lines(sheets, n);
        for (at, line) in all.iter().enumerate() {
            words.push_str(&line.text);
            let inside = line.x >= 10.0 * MM && line.x + line.width <= page.width - 10.0 * MM;
            assert!(inside && line.y >= 0.0 && line.y + line.height <= page.height, "{name}, page {}: {line:?}", n + 1);
            for other in &all[at + 1..] {
                let deep = overlap(line, other);
                assert!(deep <= 1.0, "{name}, page {}: “{}” over “{}” by {deep}", n + 1, line.text, other.text);
            }
        }
    }
    words
}

fn notice(head: Head, seal: Seal) -> NoticePaper {
    let mut paper = common::red_notice();
    paper.head = head;
    paper.title = TITLE.to_string();
    paper.addressee = UNIT.to_string();
    paper.sign_off.name = UNIT.to_string();
    paper.sign_off.seal = seal;
    paper.measures[0].problem = UNIT.to_string();
    paper.measures[0].demand = (1..=30).map(|n| format!("{n}. 停发减发一律书面告知并留存送达凭证；")).collect::<Vec<_>>().join("\n");
    paper.measures[1].responsible = NAMES.to_string();
    if let Some(imprint) = &mut paper.imprint {
        imprint.issuer = UNIT.to_string();
        imprint.copy_to = format!("{UNIT}，{UNIT}，{UNIT}");
    }
    if let Some(slip) = &mut paper.slip {
        slip.addressee = UNIT.to_string();
    }
    paper
}

#[test]
fn a_notice_among_offices_with_names_of_forty_characters() {
    assert!(UNIT.chars().count() >= 40 && TITLE.chars().count() >= 60);
    let mark = || UNIT.to_string();
    let heads = [
        ("red", Head::Red { mark: mark() }),
        ("plain", Head::Plain { issuer: mark() }),
        ("letter", Head::Letter { mark: mark() }),
        ("preprinted", Head::PrePrinted { mark: String::new() }),
    ];
    for (name, head) in heads {
        for seal in [Seal::Place, Seal::None] {
            let paper = notice(head.clone(), seal);
            let words = clean(name, &press::notice::lay_out(&paper, &common::fonts()).unwrap());
            for whole in [TITLE, UNIT] {
                assert!(words.contains(whole), "{name}: {whole}");
            }
            for rare in NAMES.chars() {
                assert!(words.contains(rare), "{name}: {rare}");
            }
            for n in 1..=30 {
                assert_eq!(words.matches(&format!("；{n}. 停发")).count(), usize::from(n > 1), "{name}: demand {n}");
            }
        }
    }
}

#[test]
fn a_long_letterhead_stands_on_lines_of_a_size_that_can_be_read() {
    let paper = notice(Head::Red { mark: UNIT.to_string() }, Seal::Place);
    let sheets = press::notice::lay_out(&paper, &common::fonts()).unwrap();
    let head: Vec<Line> = lines(&sheets, 0).into_iter().filter(|l| l.y < 110.0 * MM && UNIT.contains(&l.text)).collect();
    assert!(head.len() > 1, "{head:?}");
    assert!(head.iter().all(|l| l.height >= 22.0), "{head:?}");
    assert_eq!(head.iter().map(|l| l.text.as_str()).collect::<String>(), UNIT);
    assert!((head[0].y - 72.0 * MM).abs() < 0.5, "its top edge stays 35 mm under the type area's");
}

#[test]
fn a_letterhead_keeps_the_lines_that_the_office_chose() {
    let mark = "中共七溪坪镇纪律检查委员会\n七溪坪镇监察办公室";
    let paper = notice(Head::Red { mark: mark.to_string() }, Seal::Place);
    let sheets = press::notice::lay_out(&paper, &common::fonts()).unwrap();
    let all: Vec<String> = lines(&sheets, 0).into_iter().map(|l| l.text).collect();
    assert!(mark.lines().all(|own| all.iter().any(|l| l == own)), "{all:?}");
}

#[test]
fn minutes_and_a_paper_upward_with_long_names() {
    let mut paper = minutes();
    paper.head =
        Some(Head::Minutes { mark: format!("{UNIT}会议纪要"), issuer: UNIT.to_string(), date: "2026年11月30日".to_string() });
    let words = clean("minutes", &press::document::lay_out(&paper, &common::fonts()).unwrap());
    assert_eq!(words.matches(UNIT).count(), 2);
    let mut paper = upward();
    let names = ["阿不都热合曼·买买提艾力江", "向明远"];
    paper.head = Some(Head::Upward { mark: UNIT.to_string(), signers: names.map(String::from).to_vec() });
    paper.number = "七纪廉综合执法请〔2026〕1234号".to_string();
    let words = clean("upward", &press::document::lay_out(&paper, &common::fonts()).unwrap());
    assert!(names.iter().all(|name| words.contains(name)) && words.contains(&paper.number));
}

#[test]
fn every_sample_is_clean() {
    let fonts = common::fonts();
    for (name, paper) in [("blue", common::blue_notice()), ("short", common::short_notice()), ("preprinted", common::preprinted_notice())] {
        clean(name, &press::notice::lay_out(&paper, &fonts).unwrap());
    }
    clean("letter", &press::document::lay_out(&common::others::reminder(), &fonts).unwrap());
    clean("process", &press::flow::lay_out(&process(), &fonts).unwrap());
    clean("receipt", &press::service_receipt::lay_out(&common::lists::receipt(), &fonts).unwrap());
    clean("catalogue", &press::table::lay_out(&common::lists::catalogue(40), &fonts).unwrap());
    clean("report", &press::report::lay_out(&common::quarter::report(), &fonts).unwrap());
}
