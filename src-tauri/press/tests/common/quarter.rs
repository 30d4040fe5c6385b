//! A quarterly report with every kind of block, for the tests and the specimen.

use press::report::{Block, Cover, Report};
use press::{Cell, Chart, ChartKind, Column, Fill, Imprint, Ink, Marks, Row, Seal, Series, SignOff, Table};

fn heading(level: u8, text: &str) -> Block {
    Block::Heading { level, text: text.to_string() }
}

fn text(text: &str) -> Block {
    Block::Text(text.to_string())
}

fn ledger(rows: usize) -> Table {
    let mut table = Table::new(
        "预警台账",
        vec![
            Column::middle(4.0),
            Column::middle(11.0),
            Column::text(12.0),
            Column::text(24.0),
            Column::middle(5.0),
            Column::middle(9.0),
            Column::middle(9.0),
            Column::middle(9.0),
            Column::middle(7.0),
        ],
    )
    .headed(&["序号", "文号", "被预警单位", "事由", "等级", "签发日期", "送达日期", "回告期限", "状态"]);
    for n in 1..=rows {
        let number = format!("七纪廉警〔2026〕{n}号");
        let cells = [
            n.to_string().as_str(),
            number.as_str(),
            "柳树沟村党支部、村民委员会",
            "集体林地发包未经村民代表会议讨论通过，合同订立后未公示",
            ["红色", "黄色", "蓝色"][n % 3],
            "2026年1月13日",
            "2026年1月15日",
            "2026年2月14日",
            "按期回告",
        ]
        .map(Cell::new);
        table.rows.push(Row::new(cells.to_vec()));
    }
    table
}

fn sources() -> Table {
    let mut table = Table::new(
        "来源分布",
        vec![Column::middle(10.0), Column::middle(6.0), Column::middle(6.0), Column::middle(6.0), Column::middle(6.0), Column::middle(8.0)],
    )
    .headed(&["来源", "红色", "黄色", "蓝色", "合计", "占比"]);
    for (name, figures) in [
        ("信访举报", ["3", "6", "4", "13", "40.6%"]),
        ("行政投诉", ["1", "4", "5", "10", "31.3%"]),
        ("审计监督", ["2", "3", "1", "6", "18.8%"]),
        ("市长热线", ["0", "1", "2", "3", "9.4%"]),
    ] {
        let mut cells = vec![Cell::new(name)];
        cells.extend(figures.map(Cell::new));
        table.rows.push(Row::new(cells));
    }
    table
}

/// 季度预警报告.
pub fn report() -> Report {
    let levels = |kind| Chart {
        kind,
        categories: ["2025年第一季度", "2025年第二季度", "2025年第三季度", "2025年第四季度", "2026年第一季度"].map(String::from).to_vec(),
        series: vec![
            Series { name: "红色预警".to_string(), values: vec![1.0, 0.0, 1.0, 2.0, 6.0], fill: Fill::Full(Ink::RED) },
            Series {
                name: "黄色预警".to_string(), values: vec![8.0, 9.0, 10.0, 10.0, 14.0], fill: Fill::Hatched(Ink(0xb0, 0x80, 0x00))
            },
            Series { name: "蓝色预警".to_string(), values: vec![13.0, 14.0, 14.0, 13.0, 12.0], fill: Fill::Ruled(Ink::BLUE) },
        ],
        unit: "件".to_string(),
        height: 82.0,
    };
    let mut lying = levels(ChartKind::Lying);
    lying.categories = ["村级集体资产", "惠农补贴", "工程建设", "民生资金", "作风效能"].map(String::from).to_vec();
    Report {
        title: "七溪坪镇2026年第一季度廉政风险预警情况报告".to_string(),
        cover: Some(Cover {
            note: "内部资料　注意保存".to_string(),
            title: "廉政风险预警情况报告".to_string(),
            subtitle: "（2026年第一季度）".to_string(),
            issuer: "中共七溪坪镇纪律检查委员会".to_string(),
            date: "2026年4月7日".to_string(),
        }),
        contents: true,
        blocks: vec![
            Block::FlushLeft("区预警中心：".to_string()),
            text("现将七溪坪镇2026年第一季度廉政风险预警信息报送如下。"),
            heading(1, "一、基本情况"),
            heading(2, "（一）报送情况"),
            text(
                "本季度全镇应报采集报送点36个，实报36个（其中零报告12个）；共采集信息33件，业务范围内32件，比上年同期（22件）增加11件，增长50.0%；比上季度（26件）增加7件，增长26.9%。建议红色预警6件、黄色预警14件、蓝色预警12件，分别占业务范围内信息的18.8%、43.8%、37.5%。",
            ),
            heading(2, "（二）来源分布"),
            text("以业务范围内的32件为基数，信访举报13件，占40.6%；行政投诉10件，占31.3%；审计监督6件，占18.8%；市长热线3件，占9.4%。"),
            Block::Table {
                caption: "表1　2026年第一季度预警信息来源和等级".to_string(),
                table: sources(),
                note: "注：占比以业务范围内的32件为基数。".to_string(),
            },
            Block::Chart { caption: "图1　近五个季度预警等级".to_string(), chart: levels(ChartKind::Stacked) },
            heading(1, "二、预警处置情况"),
            text(
                "本季度共发出《廉政风险预警通知书》12份、《廉政风险预警整改通知书》20份。到期应回告28件，按期回告24件，逾期回告3件，逾期未回告1件；已销号19件。",
            ),
            Block::Chart { caption: "图2　各领域预警件数".to_string(), chart: lying },
            heading(1, "三、主要特点"),
            text(
                "一是村级集体资产处置问题集中，二是惠农补贴审核把关不严，三是节日期间公务接待管理松弛。上述问题主要发生在——村（社区）“两委”和掌握资金、项目的站所。",
            ),
            heading(1, "四、下步打算"),
            text(
                "对红色预警单位逐一开展督查，对逾期未回告的单位下发督办单；对连续两个季度被预警的岗位，提请镇党委调整风险等级，并纳入2026年度百分考核。",
            ),
            Block::SignOff(SignOff {
                name: "中共七溪坪镇纪律检查委员会".to_string(), date: "2026年4月7日".to_string(), seal: Seal::Place
            }),
            Block::WideTable {
                caption: "附表　2026年第一季度预警台账".to_string(),
                table: ledger(20),
                note: "注：回告期限自送达之日的次日起算，三十日。".to_string(),
            },
            Block::Annex { number: "附件1".to_string(), title: "零报告单位名单".to_string() },
            text("党政综合办公室、平安法治办公室、财政所、便民服务中心。"),
        ],
        imprint: Some(Imprint {
            copy_to: "镇党委、人大、政府班子成员".to_string(),
            issuer: "中共七溪坪镇纪律检查委员会".to_string(),
            issued_on: "2026年4月7日".to_string(),
            copies: None,
            on_even_page: false,
        }),
        marks: Marks { anchor: Some("3fa94c0b1d22".to_string()), ..Marks::default() },
    }
}
