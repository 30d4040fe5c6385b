//! What a ruler and a stern eye find on any paper: line edges, type area, grid, page rules.
//! Never a picture: the sheets themselves are measured.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

mod common;

use std::collections::BTreeMap;

use press::notice::NoticePaper;
use press::sheet::{Item, MM, Page, Run};
use press::{Head, PressError, Role, Seal, Sheets};

const NEVER_FIRST: &str = "、，。；：？！）》〉」』”’】〕…—％%‰℃·／～";
const NEVER_LAST: &str = "（《〈「『“‘【〔￥";

/// Body lines of a page: baseline in hundredths of a point, with text and edges.
fn body_lines(page: &Page) -> Vec<(f64, String, f64, f64)> {
    let mut lines: BTreeMap<i64, Vec<&Run>> = BTreeMap::new();
    for item in &page.items {
        if let Item::Run(run) = item
            && run.size == 16.0
            && run.angle == 0.0
        {
            let key = (run.y * 100.0).round() as i64;
            lines.entry(key).or_default().push(run);
        }
    }
    lines
        .into_iter()
        .map(|(y, mut runs)| {
            runs.sort_by(|a, b| a.x.total_cmp(&b.x));
            let text = runs.iter().flat_map(|r| r.glyphs.iter().map(|g| g.character)).collect();
            let left = runs.first().map_or(0.0, |r| r.x);
            let right = runs.last().map_or(0.0, |r| r.x + r.glyphs.last().map_or(0.0, |g| g.along));
            (y as f64 / 100.0, text, left, right)
        })
        .collect()
}

/// A stream of texts that is the same on every machine.
struct Texts(u64);

impl Texts {
    fn number(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % below
    }

    fn paragraph(&mut self) -> String {
        const PARTS: [&str; 24] = [
            "镇纪委",
            "村民委员会",
            "“动态管理”",
            "《廉政风险预警防控暂行办法》",
            "（风险点R035）",
            "2026年1月13日",
            "七纪廉警〔2026〕1号",
            "第四十二条",
            "3,200.50元",
            "92.9%",
            "……",
            "——",
            "、",
            "，",
            "。",
            "；",
            "：“",
            "？”",
            "！",
            "啰瞭赟昇喆堃",
            "OA系统",
            "10时20分",
            "张·王",
            "的",
        ];
        let count = 5 + self.number(60);
        let mut text = String::from("经查");
        for _ in 0..count {
            text.push_str(PARTS[self.number(PARTS.len())]);
            if self.number(3) == 0 {
                text.push_str("情况");
            }
        }
        text.push_str("处置。");
        text
    }
}

fn assert_lines(sheets: &Sheets, text: &str) {
    for page in &sheets.pages {
        for (_, line, left, right) in body_lines(page) {
            let (first, last) = (line.chars().next().unwrap(), line.chars().last().unwrap());
            let alone = line.chars().count() == 1;
            assert!(alone || !NEVER_FIRST.contains(first), "“{line}” of {text}");
            assert!(!NEVER_LAST.contains(last), "“{line}” of {text}");
            assert!(left >= 27.8 * MM, "{} mm: {line}", left / MM);
            // The last character's own cell may reach 1.2 mm over the edge with its blank half.
            assert!(right <= 184.0 * MM, "{} mm: {line}", right / MM);
        }
    }
}

#[test]
fn no_line_begins_or_ends_with_a_mark_that_may_not() {
    let fonts = common::fonts();
    let mut texts = Texts(2026);
    for _ in 0..120 {
        let text = texts.paragraph();
        let mut paper = common::blue_notice();
        paper.body = vec![text.clone()];
        paper.slip = None;
        assert_lines(&press::notice::lay_out(&paper, &fonts).unwrap(), &text);
    }
}

#[test]
fn every_pair_of_marks_at_a_line_end_is_set_right() {
    let fonts = common::fonts();
    let marks = "，。、；：？！）》”】〕（《“【〔—…·";
    for a in marks.chars() {
        for b in marks.chars() {
            let mut paper = common::blue_notice();
            // 24, 25 and 26 characters before the pair: it meets the edge of the line each way.
            paper.body = (24..27).map(|n| format!("{}{a}{b}镇纪委依据有关规定作出处置决定", "纪".repeat(n))).collect();
            paper.slip = None;
            let sheets = press::notice::lay_out(&paper, &fonts).unwrap();
            assert_lines(&sheets, &format!("{a}{b}"));
        }
    }
}

#[test]
fn a_full_page_has_22_lines_of_28_characters_on_the_grid() {
    let mut paper = common::blue_notice();
    paper.body = vec!["纪".repeat(2000)];
    paper.slip = None;
    let sheets = press::notice::lay_out(&paper, &common::fonts()).unwrap();
    let lines = body_lines(&sheets.pages[1]);
    assert_eq!(lines.len(), 22);
    let pitch = 225.0 * MM / 22.0;
    for (n, (y, text, left, right)) in lines.iter().enumerate() {
        assert_eq!(text.chars().count(), 28);
        let expected = 37.0 * MM + n as f64 * pitch + 0.88 * 16.0;
        assert!((y - expected).abs() < 0.02, "line {n} at {y}");
        assert!((left - 28.0 * MM).abs() < 0.2 && (right + 16.0 - 184.0 * MM).abs() < 0.2);
    }
}

#[test]
fn dates_and_numbers_stay_whole_wherever_they_fall() {
    let fonts = common::fonts();
    for before in 0..30 {
        let mut paper = common::blue_notice();
        let whole = ["2026年1月13日", "〔2026〕1号", "3,200.50元", "第四十二条"];
        paper.body = whole.iter().map(|w| format!("{}{w}{}", "纪".repeat(20 + before), "委".repeat(40))).collect();
        paper.slip = None;
        let words = press::notice::lay_out(&paper, &fonts).unwrap();
        let lines: Vec<String> = words.pages.iter().flat_map(body_lines).map(|(_, text, ..)| text).collect();
        for w in whole {
            assert!(lines.iter().any(|l| l.contains(w)), "{w} after {before}");
        }
    }
}

#[test]
fn the_signature_never_stands_alone() {
    let fonts = common::fonts();
    for lines in 1..30 {
        let mut paper = common::blue_notice();
        paper.contact = None;
        paper.slip = None;
        paper.body = vec!["纪".repeat(28 * lines + 20)];
        let sheets = press::notice::lay_out(&paper, &fonts).unwrap();
        let last = body_lines(sheets.pages.last().unwrap());
        let name = last.iter().position(|l| l.1.starts_with("中共")).unwrap();
        let heads = usize::from(sheets.pages.len() == 1);
        assert!(name >= 2 + heads, "{lines} lines: {last:?}");
        assert_eq!(last[name + 1].1, "2026年1月13日");
    }
}

#[test]
fn with_a_seal_the_date_ends_four_characters_in_and_the_name_is_over_it() {
    let sheets = press::notice::lay_out(&common::blue_notice(), &common::fonts()).unwrap();
    let lines = body_lines(&sheets.pages[0]);
    let cell = 156.0 * MM / 28.0;
    let (_, _, left, right) = lines.iter().find(|l| l.1 == "2026年1月13日").unwrap();
    assert!((right + 16.0 - (184.0 * MM - 4.0 * cell)).abs() < 0.5);
    let (_, _, name_left, name_right) = lines.iter().rfind(|l| l.1.starts_with("中共")).unwrap();
    assert!(((left + right) - (name_left + name_right)).abs() < 1.0);
}

#[test]
fn without_a_seal_the_name_ends_two_characters_in_and_the_date_begins_two_after_it() {
    let mut paper = common::blue_notice();
    paper.sign_off.seal = Seal::None;
    let sheets = press::notice::lay_out(&paper, &common::fonts()).unwrap();
    let lines = body_lines(&sheets.pages[0]);
    let cell = 156.0 * MM / 28.0;
    let (_, _, name_left, name_right) = lines.iter().rfind(|l| l.1.starts_with("中共")).unwrap();
    assert!((name_right + 16.0 - (184.0 * MM - 2.0 * cell)).abs() < 0.5);
    let (_, _, date_left, _) = lines.iter().find(|l| l.1 == "2026年1月13日").unwrap();
    assert!((date_left - name_left - 2.0 * cell).abs() < 3.5, "a digit stands in half a cell");
}

#[test]
fn a_preprinted_head_leaves_the_place_and_prints_nothing_red() {
    let mut paper = common::red_notice();
    paper.colour = press::notice::MarkColour::Blue;
    let red = press::notice::lay_out(&paper, &common::fonts()).unwrap();
    let Head::Red { mark } = paper.head.clone() else { panic!("a red head") };
    paper.head = Head::PrePrinted { mark };
    let plain = press::notice::lay_out(&paper, &common::fonts()).unwrap();
    let is_red = |item: &Item| match item {
        Item::Run(run) => run.ink == press::Ink::LETTERHEAD,
        Item::Rule(rule) => rule.stroke.ink == press::Ink::LETTERHEAD,
        Item::Shape(_) => false,
    };
    assert_eq!(red.pages[0].items.iter().filter(|i| is_red(i)).count(), 2);
    assert_eq!(plain.pages[0].items.iter().filter(|i| is_red(i)).count(), 0);
    let number = |sheets: &Sheets| {
        let lines = body_lines(&sheets.pages[0]);
        lines.into_iter().find(|l| l.1.contains("〔2026〕1号")).unwrap().0
    };
    assert_eq!(number(&red), number(&plain), "where the same office's own red head puts it");
}

#[test]
fn a_title_never_breaks_inside_a_word() {
    let fonts = common::fonts();
    let mut paper = common::blue_notice();
    for title in [
        "关于七溪坪镇柳树沟村集体资产处置不规范问题的廉政风险预警整改通知书",
        "关于进一步加强惩治和预防腐败体系建设落实党风廉政建设责任制情况的监督检查通报",
        "关于七溪坪镇社会事务办公室在最低生活保障动态复核中未书面告知停发理由有关问题的廉政风险预警通知书补充说明",
    ] {
        paper.title = title.to_string();
        let sheets = press::notice::lay_out(&paper, &fonts).unwrap();
        let mut lines: BTreeMap<i64, String> = BTreeMap::new();
        for item in &sheets.pages[0].items {
            if let Item::Run(run) = item
                && run.size == 22.0
            {
                let line = lines.entry((run.y * 10.0) as i64).or_default();
                line.extend(run.glyphs.iter().map(|g| g.character));
            }
        }
        assert_eq!(lines.values().cloned().collect::<String>(), title);
        assert!(lines.len() > 1);
        for pair in lines.values().collect::<Vec<_>>().windows(2) {
            let joint: String = pair[0].chars().rev().take(1).chain(pair[1].chars().take(1)).collect();
            let inside = ["监督", "预警", "风险", "廉政", "通知", "建设", "腐败", "责任", "整改", "问题"];
            assert!(!inside.contains(&joint.as_str()), "{lines:?}");
        }
    }
}

#[test]
fn a_character_without_a_glyph_is_refused_with_its_place() {
    let fonts = common::fonts();
    let refused = |paper: &NoticePaper| match press::notice::lay_out(paper, &fonts) {
        Err(PressError::MissingGlyph { character, place }) => (character, place),
        other => panic!("not refused: {:?}", other.map(|s| s.title)),
    };
    let mut paper = common::blue_notice();
    paper.addressee = "柳树沟村\u{31350}".to_string();
    assert_eq!(refused(&paper), ('\u{31350}', "主送".to_string()));
    let mut paper = common::red_notice();
    paper.measures[1].responsible = "王\u{e123}".to_string();
    assert_eq!(refused(&paper), ('\u{e123}', "整改要求表第2行“责任人”".to_string()));
    let mut paper = common::blue_notice();
    paper.body[1].push('\u{fffd}');
    let error = press::notice::lay_out(&paper, &fonts).unwrap_err();
    assert_eq!(error.to_string(), "“正文第2段”中的字符 U+FFFD 没有可用的字形，请改用其他写法或补充字体");
}

#[test]
fn every_chain_draws_all_characters_of_the_national_list() {
    let fonts = common::fonts();
    let list = std::fs::read_to_string(common::repository("tests/golden/press/tgh8105.txt")).unwrap();
    let list = list.trim();
    assert_eq!(list.chars().count(), 8105);
    for role in Role::ALL {
        assert_eq!(fonts.missing(role, list), Vec::<char>::new(), "{role:?}");
    }
    // Names that GB 2312 does not know, one of them beyond the first plane.
    for role in Role::ALL {
        assert_eq!(fonts.missing(role, "䶮㛃𬭚𬍛昇喆堃赟㙘𬱖𪟝"), Vec::<char>::new(), "{role:?}");
    }
}

#[test]
fn missing_names_each_character_once_in_order() {
    let fonts = common::fonts();
    let text = "王\u{e001}\n李　\u{fffd}\u{e001}明";
    assert_eq!(fonts.missing(Role::FangSong, text), vec!['\u{e001}', '\u{fffd}']);
}

/// The lines of a title as they stand on the first page, with their widths.
fn title_lines(title: &str) -> Vec<(String, f64)> {
    let mut paper = common::blue_notice();
    paper.title = title.to_string();
    let sheets = press::notice::lay_out(&paper, &common::fonts()).unwrap();
    let mut lines: BTreeMap<i64, (String, f64)> = BTreeMap::new();
    for line in press::text::lines(&sheets, 0).into_iter().filter(|l| l.height == 22.0) {
        let own = lines.entry((line.y * 10.0) as i64).or_default();
        own.0.push_str(&line.text);
        own.1 += line.width;
    }
    lines.into_values().collect()
}

#[test]
fn titles_of_every_length_to_sixty_stand_as_a_trapezoid_or_a_diamond_and_keep_their_words() {
    let whole = "关于进一步加强七溪坪镇社会事务办公室最低生活保障动态复核监督检查工作和农村集体资产资源发包出租廉政风险预警防控情况的整改监督通知书";
    let count = whole.chars().count();
    assert!(count >= 60, "{count}");
    for length in 24..=60 {
        // The tail is kept: it is what a title ends with.
        let title: String = whole.chars().take(length - 5).chain("监督通知书".chars()).collect();
        let lines = title_lines(&title);
        assert_eq!(lines.iter().map(|l| l.0.as_str()).collect::<String>(), title);
        let widths: Vec<f64> = lines.iter().map(|l| l.1).collect();
        for (n, own) in widths.iter().enumerate().take(widths.len() - 1).skip(1) {
            let (above, under) = (widths[..n].iter().copied().fold(0.0, f64::max), widths[n + 1..].iter().copied().fold(0.0, f64::max));
            assert!(own + 11.0 >= above.min(under), "a waist: {lines:?}");
        }
        for pair in lines.windows(2) {
            let joint: String = pair[0].0.chars().rev().take(1).chain(pair[1].0.chars().take(1)).collect();
            let inside = ["监督", "预警", "风险", "廉政", "通知", "防控", "检查", "资产", "资源", "整改", "事务", "集体"];
            assert!(!inside.contains(&joint.as_str()), "{lines:?}");
        }
    }
}

#[test]
fn a_title_keeps_brackets_with_the_word_before_them() {
    let lines = title_lines("关于对柳树沟村实施高级（红色）廉政风险预警的请示");
    let lines: Vec<&str> = lines.iter().map(|l| l.0.as_str()).collect();
    assert_eq!(lines, ["关于对柳树沟村实施高级（红色）", "廉政风险预警的请示"]);
}

#[test]
fn a_signature_that_does_not_fit_goes_over_with_text_and_the_page_before_is_full() {
    let fonts = common::fonts();
    let mut pushed = 0;
    for lines in 8..24 {
        let mut paper = common::blue_notice();
        (paper.contact, paper.slip) = (None, None);
        paper.body = vec!["纪".repeat(28 * lines + 20)];
        let sheets = press::notice::lay_out(&paper, &fonts).unwrap();
        if sheets.pages.len() < 2 {
            continue;
        }
        pushed += 1;
        let first = body_lines(&sheets.pages[0]);
        let foot = first.last().map(|l| l.0).unwrap();
        // Two lines go over with the signature; more room than that is not given away.
        assert!(foot > (37.0 + 225.0) * MM - 4.2 * 225.0 * MM / 22.0, "{lines} lines: the page ends at {} mm", foot / MM);
    }
    assert!(pushed > 5);
}
