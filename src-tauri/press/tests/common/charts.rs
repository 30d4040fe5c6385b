//! Charts of every kind with values that try them, for the tests and the specimen.

use press::report::{Block, Report};
use press::{Chart, ChartKind, Fill, Ink, Marks, Series};

/// Series of these names, each with its values.
pub fn series(rows: &[(&str, Vec<f64>)]) -> Vec<Series> {
    let fills = [Fill::Full(Ink::RED), Fill::Hatched(Ink(0xb0, 0x80, 0x00)), Fill::Ruled(Ink::BLUE), Fill::Hollow];
    rows.iter()
        .enumerate()
        .map(|(n, (name, values))| Series { name: name.to_string(), values: values.clone(), fill: fills[n % 4] })
        .collect()
}

/// A chart of a kind.
pub fn chart(kind: ChartKind, categories: &[&str], rows: &[(&str, Vec<f64>)]) -> Chart {
    let categories = categories.iter().map(|c| c.to_string()).collect();
    Chart { kind, categories, series: series(rows), unit: "件".to_string(), height: 62.0 }
}

/// The twelve months.
pub fn months() -> Vec<String> {
    (1..=12).map(|m| format!("{m}月")).collect()
}

/// Units down, months across.
pub fn heat(units: usize) -> Chart {
    const NAMES: [&str; 6] = [
        "党政综合办公室",
        "社会事务办公室（退役军人服务站）",
        "柳树沟村党支部、村民委员会",
        "财政所",
        "七溪坪镇综合行政执法大队农村集体资产监督管理办公室",
        "便民服务中心",
    ];
    let series = (0..units)
        .map(|n| Series {
            name: NAMES[n % 6].to_string(),
            values: (0..12).map(|m| ((n * 7 + m * 5) % 11) as f64 * f64::from(u8::from((n + m) % 3 > 0))).collect(),
            fill: Fill::Hollow,
        })
        .collect();
    Chart { kind: ChartKind::Heat, categories: months(), series, unit: "件".to_string(), height: 0.0 }
}

/// Every chart that could go wrong, named by its caption.
pub fn gallery() -> Vec<(&'static str, Chart)> {
    let long =
        ["七溪坪镇综合行政执法大队农村集体资产办", "社会事务办公室（退役军人服务站窗口）二组", "柳树沟村党支部和柳树沟村民委员会监督小组"];
    let many: Vec<String> = (0..24).map(|n| format!("{}年{}月", 2024 + n / 12, n % 12 + 1)).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    let wave = |n: usize, of: usize| (0..of).map(|i| ((i * (n + 3) * 7) % 19) as f64).collect::<Vec<_>>();
    let three = |of: usize| [("红色预警", wave(0, of)), ("黄色预警", wave(1, of)), ("蓝色预警", wave(2, of))];
    let grades = chart(
        ChartKind::Heat,
        &["高", "中", "低"],
        &[
            ("思想道德风险", vec![2.0, 5.0, 9.0]),
            ("岗位职责风险", vec![1.0, 0.0, 4.0]),
            ("制度机制风险", vec![0.0, 1.0]),
            ("外部环境风险", vec![0.0, 0.0, 1.0]),
        ],
    );
    vec![
        ("全为零的柱图", chart(ChartKind::Bars, &["一季度", "二季度"], &[("红色预警", vec![0.0, 0.0]), ("黄色预警", vec![0.0, 0.0])])),
        ("全为零的堆积图", chart(ChartKind::Stacked, &["一季度", "二季度"], &[("红色预警", vec![0.0, 0.0])])),
        ("全为零的折线图", chart(ChartKind::Lines, &["一季度", "二季度"], &[("红色预警", vec![0.0, 0.0]), ("黄色预警", vec![0.0, 0.0])])),
        ("一个分类的柱图", chart(ChartKind::Bars, &["全年"], &three(1))),
        ("一个分类的堆积图", chart(ChartKind::Stacked, &["全年"], &three(1))),
        ("一个分类的折线图", chart(ChartKind::Lines, &["全年"], &three(1))),
        ("二十四个分类的柱图", chart(ChartKind::Bars, &many, &three(24)[..2])),
        ("二十四个分类的堆积图", chart(ChartKind::Stacked, &many, &three(24))),
        ("二十四个分类的折线图", chart(ChartKind::Lines, &many, &three(24))),
        ("长名称的柱图", chart(ChartKind::Bars, &long, &three(3))),
        ("长名称的横条图", chart(ChartKind::Lying, &long, &three(3))),
        (
            "相差悬殊的堆积图",
            chart(
                ChartKind::Stacked,
                &["一季度", "二季度"],
                &[("红色预警", vec![1.0, 0.0]), ("黄色预警", vec![2.0, 12_345.0]), ("蓝色预警", vec![1.0, 3.0])],
            ),
        ),
        ("没有分类的柱图", chart(ChartKind::Bars, &[], &[("红色预警", vec![])])),
        ("没有分类的横条图", chart(ChartKind::Lying, &[], &[])),
        ("风险类别与等级热力图", grades),
        ("全为零的热力图", chart(ChartKind::Heat, &["一季度", "二季度"], &[("财政所", vec![0.0, 0.0])])),
        ("没有数据的热力图", chart(ChartKind::Heat, &[], &[])),
        ("各单位各月预警件数热力图", heat(8)),
        ("四十个单位的热力图", heat(40)),
    ]
}

/// The gallery as a paper.
pub fn report() -> Report {
    let mut blocks = vec![Block::Heading { level: 1, text: "一、统计图".to_string() }];
    blocks.extend(
        gallery().into_iter().enumerate().map(|(n, (caption, chart))| Block::Chart { caption: format!("图{}　{caption}", n + 1), chart }),
    );
    Report { title: "统计图样张".to_string(), cover: None, contents: false, blocks, imprint: None, marks: Marks::default() }
}
