//! How tables lie on pages: repeated headers, merged cells cut by a page, sections, long rows.
//! Never by eye: the words of each page are read.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

mod common;

use press::sheet::{Item, Page};
use press::table::{ListColumn, ListRow, TablePaper, lay_out};
use press::{Cell, Column, Lie, PressError, Row, Sheets, Table};

fn words(page: &Page) -> String {
    press::text::words(&Sheets { title: String::new(), pages: vec![page.clone()], bookmarks: Vec::new() })
}

fn cells(values: &[&str]) -> ListRow {
    ListRow::Cells(values.iter().map(|v| v.to_string()).collect())
}

fn two_columns() -> TablePaper {
    let columns = vec![ListColumn::middle("单位", 10.0).grouped(), ListColumn::text("事项", 30.0)];
    TablePaper::new("清单", columns)
}

fn laid(paper: &TablePaper) -> Sheets {
    lay_out(paper, &common::fonts()).unwrap()
}

#[test]
fn six_hundred_rows_lose_nothing_and_head_every_page() {
    let mut paper = two_columns();
    paper.rows = (0..600).map(|n| cells(&["财政所", &format!("第{n}项公示")])).collect();
    let sheets = laid(&paper);
    assert!(sheets.pages.len() > 10);
    let all: Vec<String> = sheets.pages.iter().map(words).collect();
    for (n, page) in all.iter().enumerate() {
        assert!(page.contains("事项\n"), "page {}", n + 1);
        assert!(page.contains("财政所"), "page {}", n + 1);
        assert_eq!(page.contains("（续）"), n > 0, "page {}", n + 1);
        let foot = format!("第 {} 页 共 {} 页\n", n + 1, all.len());
        assert!(page.contains(&foot), "page {}", n + 1);
    }
    let whole = all.join("");
    for n in 0..600 {
        let needle = format!("第{n}项公示\n");
        assert_eq!(whole.matches(&needle).count(), 1, "row {n}");
    }
}

#[test]
fn equal_values_merge_within_their_group_only() {
    let mut paper = two_columns();
    paper.columns.insert(1, ListColumn::middle("类别", 10.0).grouped());
    paper.rows = vec![
        cells(&["甲站", "岗位", "一"]),
        cells(&["甲站", "岗位", "二"]),
        cells(&["乙站", "岗位", "三"]),
        ListRow::Section("二、村级".to_string()),
        cells(&["乙站", "岗位", "四"]),
        cells(&["", "", "五"]),
    ];
    let text = words(&laid(&paper).pages[0]);
    assert_eq!(text.matches("甲站").count(), 1);
    assert_eq!(text.matches("乙站").count(), 2, "a section row parts the group");
    assert_eq!(text.matches("岗位").count(), 3, "another unit begins another cell");
}

#[test]
fn a_section_row_is_never_the_last_of_its_page() {
    for before in 0..40 {
        let mut paper = two_columns();
        paper.rows = (0..before).map(|n| cells(&["", &n.to_string()])).collect();
        paper.rows.push(ListRow::Section("二、村级".to_string()));
        paper.rows.push(cells(&["", "末行"]));
        let sheets = laid(&paper);
        let page = sheets.pages.iter().map(words).find(|w| w.contains("二、村级"));
        assert!(page.unwrap().contains("末行"), "{before} rows before");
    }
}

#[test]
fn an_empty_list_says_so() {
    let text = words(&laid(&two_columns()).pages[0]);
    assert!(text.contains("（无记录）"));
}

#[test]
fn thirty_measures_in_one_cell_are_cut_only_because_a_page_is_too_short() {
    let mut paper = two_columns();
    let measures: Vec<String> = (1..=60).map(|n| format!("{n}. 停发减发一律书面告知并留存凭证")).collect();
    paper.rows = vec![cells(&["甲站", "前行"]), cells(&["乙站", &measures.join("\n")]), cells(&["丙站", "后行"])];
    let sheets = laid(&paper);
    let whole: String = sheets.pages.iter().map(words).collect();
    for measure in &measures {
        let line = format!("\n{measure}\n");
        assert_eq!(whole.matches(&line).count(), 1, "{measure}");
    }
    for page in &sheets.pages {
        for item in &page.items {
            if let Item::Run(run) = item {
                assert!(run.y < page.height - 20.0, "text runs off the page");
            }
        }
    }
}

#[test]
fn a_turned_table_lies_on_a_portrait_sheet_with_its_top_at_the_left() {
    let mut paper = two_columns();
    paper.rows = vec![cells(&["甲站", "事"])];
    paper.lie = Lie::Turned;
    let sheets = laid(&paper);
    let page = &sheets.pages[0];
    assert!(page.width < page.height);
    let runs: Vec<_> = page
        .items
        .iter()
        .filter_map(|i| match i {
            Item::Run(run) if run.angle == 90.0 => Some(run),
            _ => None,
        })
        .collect();
    let title = runs.iter().find(|r| r.size == 22.0).unwrap();
    assert!(runs.iter().all(|r| r.x >= title.x), "the title is the leftmost line");
}

#[test]
fn dates_are_not_broken_in_a_narrow_column() {
    let mut paper = two_columns();
    paper.columns.push(ListColumn::middle("完成时限", 1.0));
    paper.rows = vec![cells(&["甲站", "事项文字很长很长很长很长", "2026年11月30日"])];
    let text = words(&laid(&paper).pages[0]);
    assert!(text.contains("2026年11月30日\n"), "{text}");
}

#[test]
fn a_table_whose_cells_reach_past_the_edge_is_refused_by_name() {
    let mut table = Table::new("坏表", vec![Column::text(1.0)]);
    table.rows = vec![Row::new(vec![Cell::new("甲").across(2)])];
    let form = press::form::FormPaper {
        title: "表".to_string(),
        left: String::new(),
        right: String::new(),
        table,
        notes: Vec::new(),
        lie: Lie::Portrait,
        marks: press::Marks::default(),
    };
    let error = press::form::lay_out(&form, &common::fonts()).unwrap_err();
    assert_eq!(error, PressError::BadTable { place: "坏表".to_string() });
}

fn a_form(rows: usize, lie: Lie) -> press::form::FormPaper {
    let mut table = Table::new("表", vec![Column::middle(1.0), Column::text(3.0)]);
    table = table.headed(&["序号", "事项"]);
    table.rows = (1..=rows).map(|n| Row::new(vec![Cell::new(n.to_string()), Cell::new("核对")]).high(12.0)).collect();
    press::form::FormPaper {
        title: "登记表".to_string(),
        left: "单位：柳树沟村".to_string(),
        right: String::new(),
        table,
        notes: Vec::new(),
        lie,
        marks: press::Marks::default(),
    }
}

#[test]
fn a_form_of_several_pages_is_counted_and_one_page_is_not() {
    let fonts = common::fonts();
    for lie in [Lie::Portrait, Lie::Landscape, Lie::Turned] {
        let one = press::form::lay_out(&a_form(5, lie), &fonts).unwrap();
        assert_eq!(one.pages.len(), 1);
        assert!(!words(&one.pages[0]).contains("共"));
        let many = press::form::lay_out(&a_form(40, lie), &fonts).unwrap();
        let total = many.pages.len();
        assert!(total > 1);
        for (n, page) in many.pages.iter().enumerate() {
            let text = words(page);
            assert!(text.contains(&format!("第 {} 页 共 {total} 页", n + 1)), "{text}");
            assert!(text.contains("事项"), "the header is repeated");
        }
        assert_eq!(many.pages[0].width > many.pages[0].height, lie == Lie::Landscape);
    }
}

#[test]
fn bound_papers_keep_their_pages_and_bookmarks() {
    let fonts = common::fonts();
    let first = press::form::lay_out(&a_form(40, Lie::Portrait), &fonts).unwrap();
    let second = press::form::lay_out(&a_form(3, Lie::Landscape), &fonts).unwrap();
    let before = first.pages.len();
    let bound = Sheets::bound("合订", [first, second.clone()]);
    assert_eq!(bound.pages.len(), before + 1);
    assert_eq!(bound.pages[before], second.pages[0]);
    let places: Vec<usize> = bound.bookmarks.iter().map(|b| b.page).collect();
    assert_eq!(places, [0, before]);
}

/// Twenty-eight columns once were wider together than the page: the last one stood beside the table.
#[test]
fn many_narrow_columns_stay_within_the_table() {
    let mut table = Table::new("汇总表", (0..28).map(|_| Column::middle(1.0)).collect());
    table.rows = vec![Row::new((0..28).map(|n| Cell::new(n.to_string())).collect())];
    let form = press::form::FormPaper {
        title: "汇总表".to_string(),
        left: String::new(),
        right: String::new(),
        table,
        notes: Vec::new(),
        lie: Lie::Turned,
        marks: press::Marks::default(),
    };
    let sheets = press::form::lay_out(&form, &common::fonts()).unwrap();
    let foot = (28.0 + 225.0 + 35.0) * press::sheet::MM;
    for item in &sheets.pages[0].items {
        if let Item::Rule(rule) = item {
            assert!(rule.from.1 <= foot && rule.to.1 <= foot, "{rule:?}");
            assert!(rule.from.1 >= 37.0 * press::sheet::MM - 0.1 && rule.to.1 >= 37.0 * press::sheet::MM - 0.1, "{rule:?}");
        }
    }
    assert!(words(&sheets.pages[0]).contains("27"));
}

#[test]
fn a_chain_draws_together_where_that_saves_a_page() {
    use press::flow::{FlowPaper, FlowStep, StepShape};
    let chart = |steps: usize| {
        let paper = FlowPaper {
            title: "权力运行流程图".to_string(),
            left: String::new(),
            right: String::new(),
            steps: (0..steps).map(|_| FlowStep::new(StepShape::Step, "审核")).collect(),
            footer: vec!["行使依据：《示例办法》第一条".to_string()],
            marks: press::Marks::default(),
        };
        press::flow::lay_out(&paper, &common::fonts()).unwrap().pages.len()
    };
    assert_eq!((chart(10), chart(14), chart(20)), (1, 1, 2));
}

#[test]
fn sums_stand_in_black_under_the_last_row_and_never_alone_on_a_page() {
    for before in 0..45 {
        let mut paper = two_columns();
        paper.lie = Lie::Portrait;
        paper.rows = (0..before).map(|n| cells(&["财政所", &format!("第{n}项")])).collect();
        paper.rows.push(cells(&["便民服务中心", "末项"]));
        paper.rows.push(ListRow::Total(vec!["合计".to_string(), format!("{}项", before + 1)]));
        let sheets = laid(&paper);
        let last = words(sheets.pages.last().unwrap());
        assert!(last.contains("末项") && last.contains("合计"), "{before} rows before: {last}");
        let run = sheets.pages.last().unwrap().items.iter().find_map(|item| match item {
            Item::Run(run) if run.glyphs[0].character == '合' => Some(run.face),
            _ => None,
        });
        assert_eq!(run, Some(press::Face::Hei));
    }
}

#[test]
fn a_merged_cell_cut_by_a_page_says_so_without_breaking_its_words() {
    let mut paper = two_columns();
    paper.rows = (0..60).map(|n| cells(&["社会事务办公室", &format!("第{n}项")])).collect();
    let sheets = laid(&paper);
    assert!(sheets.pages.len() > 1);
    for (n, page) in sheets.pages.iter().enumerate() {
        let text = words(page);
        assert!(text.contains("社会事务办公室"), "page {}: {text}", n + 1);
        assert_eq!(text.contains("（续）"), n > 0, "page {}: {text}", n + 1);
        // Its text stands within the rows of its own page.
        let inside = |item: &Item| !matches!(item, Item::Run(run) if run.y > page.height - 15.0);
        assert!(page.items.iter().all(inside));
    }
    // In a column too narrow for both, the word goes under.
    paper.columns[0].weight = 4.0;
    let text = words(&laid(&paper).pages[1]);
    assert!(text.contains("\n（续）\n"), "{text}");
}

#[test]
fn a_process_that_goes_on_overleaf_says_where() {
    let sheets = press::flow::lay_out(&common::others::process(), &common::fonts()).unwrap();
    assert_eq!(sheets.pages.len(), 2);
    assert!(words(&sheets.pages[0]).contains("（下接第2页）"));
    assert!(words(&sheets.pages[1]).starts_with("（上接第1页）"));
    let mut short = common::others::process();
    short.steps.truncate(4);
    let one = press::flow::lay_out(&short, &common::fonts()).unwrap();
    assert!(!words(&one.pages[0]).contains('接'));
}
