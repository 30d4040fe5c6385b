//! Charts with values that try them: nothing overprinted, nothing off the type area, every value in
//! words, what cannot be drawn refused. Never a picture: the sheets are measured.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

mod common;

use common::charts::{chart, gallery, heat};
use press::report::{Block, Report};
use press::sheet::{Item, MM, Sheets};
use press::text::{Line, lines};
use press::{Chart, ChartKind, Ink, Marks, PressError};

fn report(chart: Chart) -> Report {
    let blocks = vec![Block::Chart { caption: "图1　样图".to_string(), chart }];
    Report { title: "统计图".to_string(), cover: None, contents: false, blocks, imprint: None, marks: Marks::default() }
}

fn laid(chart: Chart) -> Sheets {
    press::report::lay_out(&report(chart), &common::fonts()).unwrap()
}

/// How far two lines lie over each other, in points.
fn overlap(a: &Line, b: &Line) -> f64 {
    let across = (a.x + a.width).min(b.x + b.width) - a.x.max(b.x);
    let down = (a.y + a.height).min(b.y + b.height) - a.y.max(b.y);
    across.min(down)
}

#[test]
fn no_word_of_a_chart_is_overprinted_or_leaves_the_type_area() {
    for (name, chart) in gallery() {
        let sheets = laid(chart);
        for page in 0..sheets.pages.len() {
            let all = lines(&sheets, page);
            for (n, line) in all.iter().enumerate() {
                assert!(line.x >= 27.0 * MM && line.x + line.width <= 185.0 * MM, "{name}: {line:?}");
                for other in &all[n + 1..] {
                    // The em box of a digit is higher than its ink by a third.
                    let deep = 0.34 * line.height.min(other.height);
                    assert!(overlap(line, other) <= deep, "{name}: “{}” over “{}”", line.text, other.text);
                }
            }
        }
    }
}

#[test]
fn every_value_is_said_in_words() {
    for kind in [ChartKind::Bars, ChartKind::Stacked, ChartKind::Lines, ChartKind::Heat] {
        let values = [(101.0, 127.0, 163.0), (233.0, 269.0, 311.0)];
        let rows = [
            ("红色预警", vec![values[0].0, values[1].0]),
            ("黄色预警", vec![values[0].1, values[1].1]),
            ("蓝色预警", vec![values[0].2, values[1].2]),
        ];
        let text = press::text::words(&laid(chart(kind, &["一季度", "二季度"], &rows)));
        for value in ["101", "127", "163", "233", "269", "311", "一季度", "二季度", "红色预警", "黄色预警", "蓝色预警", "件"]
        {
            assert!(text.contains(value), "{kind:?}: {value} in {text}");
        }
    }
}

#[test]
fn years_on_an_axis_are_never_broken() {
    for (name, chart) in gallery().into_iter().filter(|(name, _)| name.starts_with("二十四个")) {
        let text = press::text::words(&laid(chart));
        let named: Vec<&str> = text.lines().filter(|l| l.contains('年')).collect();
        assert!(named.len() >= 8, "{name}: {named:?}");
        for line in named {
            assert!(line.starts_with("2024年") || line.starts_with("2025年"), "{name}: {line}");
        }
    }
}

#[test]
fn a_value_that_no_bar_can_have_is_refused_by_its_series() {
    for kind in [ChartKind::Bars, ChartKind::Lines, ChartKind::Stacked, ChartKind::Lying, ChartKind::Heat] {
        for values in [vec![-1.0], vec![f64::NAN], vec![f64::INFINITY], vec![1.0, 2.0]] {
            let paper = report(chart(kind, &["全年"], &[("红色预警", vec![1.0]), ("黄色预警", values)]));
            let error = press::report::lay_out(&paper, &common::fonts()).unwrap_err();
            assert_eq!(error, PressError::BadChart { place: "正文".to_string(), series: "黄色预警".to_string() }, "{kind:?}");
        }
    }
}

#[test]
fn a_heat_map_is_darker_where_its_value_is_higher_and_bears_no_warning_colour() {
    let sheets = laid(chart(ChartKind::Heat, &["高", "中", "低", "无"], &[("岗位职责风险", vec![8.0, 5.0, 1.0])]));
    let grounds: Vec<(f64, Ink)> = sheets.pages[0]
        .items
        .iter()
        .filter_map(|item| match item {
            Item::Shape(shape) => shape.fill.map(|ink| (shape.points[0].0, ink)),
            _ => None,
        })
        .collect();
    assert!(grounds.iter().all(|(_, ink)| ink.0 == ink.1 && ink.1 == ink.2), "only greys");
    let under = |text: &str| {
        let all = lines(&sheets, 0);
        let line = all.iter().rfind(|l| l.text == text).unwrap();
        let ground = grounds.iter().rfind(|(left, _)| (line.x - 60.0..line.x).contains(left));
        ground.unwrap().1.0
    };
    assert!(under("8") < under("5") && under("5") < under("1"), "{} {} {}", under("8"), under("5"), under("1"));
    let words = press::text::words(&sheets);
    assert!(words.contains("1～2\n3～4\n5～6\n7～8\n"), "the scale is explained: {words}");
    assert!(words.contains("\n—\n"), "a value that is not there is no zero: {words}");
}

#[test]
fn a_heat_map_longer_than_a_page_heads_every_page_and_loses_no_row() {
    let sheets = laid(heat(40));
    assert_eq!(sheets.pages.len(), 2);
    let mut units = 0;
    for page in 0..2 {
        let all = lines(&sheets, page);
        assert!(all.iter().any(|l| l.text == "12月"), "page {}", page + 1);
        units += all.iter().filter(|l| l.text == "财政所" || l.text == "便民服务中心").count();
    }
    // Unit 4 and unit 6 of six: 7 and 6 of forty.
    assert_eq!(units, 13);
    // What one page can hold is not cut, also where the title has taken its room.
    let parts = |units: usize| {
        let sheets = laid(heat(units));
        (0..sheets.pages.len()).filter(|page| lines(&sheets, *page).iter().any(|l| l.text == "12月")).count()
    };
    assert_eq!((parts(16), parts(30)), (1, 2));
    let moved = (16..30).find(|units| parts(*units) == 1 && laid(heat(*units)).pages.len() == 2);
    assert!(moved.is_some(), "one of them goes to the next page whole");
}
