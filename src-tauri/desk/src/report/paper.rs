//! The report on paper: its sections with the words that stand, its annexes, and the bound volume of a quarter. Never a
//! word or a count of its own.

use chrono::NaiveDate;
use press::report::{Block, Cover, Report};
use press::volume::Volume;
use press::{Marks, Seal, SignOff, Table};
use register::quarter::Quarter;
use register::report::Period;

use super::{Told, kind_label, ledgers, noun, tables, tell, title};
use crate::book::Book;
use crate::compose::long_date;
use crate::no::No;
use crate::paper::{Leaf, Paper};

/// A wide table behind the report.
struct Annex {
    title: String,
    table: Table,
    note: String,
}

fn annexes(told: &Told, book: &Book, today: NaiveDate) -> Vec<Annex> {
    let period = told.period;
    let annex = |title: &str, table: Table, note: String| Annex { title: format!("{}{title}", period.title()), table, note };
    let mut all = vec![annex("预警信息统计表", tables::statistics(&told.figures), tables::statistics_note(period))];
    if let Period::Quarter(_) = period {
        let by_posts = "注：本表只列岗位，不列姓名和举报人。".to_owned();
        all.push(annex("预警信息台账", ledgers::signals(period, book), by_posts));
        all.push(annex("预警处置台账", ledgers::warnings(period, book, today), format!("注：回告状态按{today}计。")));
    } else {
        let note = format!("注：本表列{}被反映2件次以上或者引发预警的风险点。", period.title());
        all.push(annex("重点风险点清单", tables::key_risks(&told.figures, book), note));
        all.push(annex("典型个案", tables::cases(&told.figures, book, today), "注：个案不列单位和人员姓名。".to_owned()));
    }
    all
}

fn cover(period: Period, book: &Book, today: NaiveDate) -> Cover {
    Cover {
        note: "内部资料　注意保存".to_owned(),
        title: format!("{}\n{}", book.office.township, noun(period)),
        subtitle: format!("（{}）", period.title()),
        issuer: book.office.name.clone(),
        date: long_date(today),
    }
}

/// Headings, text, tables and charts, the sign-off.
fn body(told: &Told, book: &Book, today: NaiveDate, tried: Option<(&str, &str)>) -> Result<Vec<Block>, No> {
    let mut blocks = Vec::new();
    for section in &told.sections {
        blocks.extend(section.headings.iter().map(|(level, text)| Block::Heading { level: *level, text: text.clone() }));
        blocks.extend(told.paragraphs(section, book, tried)?.into_iter().map(Block::Text));
        blocks.extend(section.blocks.iter().cloned());
    }
    blocks.push(Block::SignOff(SignOff { name: book.office.name.clone(), date: long_date(today), seal: Seal::Place }));
    Ok(blocks)
}

/// The whole report; `tried` is a section's key and a text that is not kept yet.
pub(crate) fn compose(period: Period, book: &Book, today: NaiveDate, marks: Marks, tried: Option<(&str, &str)>) -> Result<Report, No> {
    let told = tell(period, book, today);
    let mut blocks = body(&told, book, today, tried)?;
    blocks.extend(wide(annexes(&told, book, today), 1));
    Ok(Report { title: title(period, book), cover: Some(cover(period, book, today)), contents: true, blocks, imprint: None, marks })
}

/// Title of the bound volume.
pub(crate) fn bound_title(quarter: Quarter, book: &Book) -> String {
    format!("{}合订本", title(Period::Quarter(quarter), book))
}

/// A quarter bound: the report, then the quarterly return and the ledgers as annexes, numbered through.
/// `quarter_return` is the set as it was composed with pages that bear no number.
pub(crate) fn bound(quarter: Quarter, book: &Book, today: NaiveDate, marks: Marks, quarter_return: Paper) -> Result<Paper, No> {
    let period = Period::Quarter(quarter);
    let inner = Marks { unnumbered: true, ..marks.clone() };
    let told = tell(period, book, today);
    let part = |title: String, blocks: Vec<Block>| -> Paper {
        Report { title, cover: None, contents: false, blocks, imprint: None, marks: inner.clone() }.into()
    };
    let set = format!("{}廉政风险预警信息季度报送", period.title());
    let mut divider = vec![Block::Annex { number: "附件1".to_owned(), title: set }];
    divider.extend((1..).zip(counted(named(&quarter_return))).map(|(number, title)| Block::Text(format!("{number}.{title}"))));
    let ledgers = wide(annexes(&told, book, today), 2);
    let leaf = |title: &str, under: u8, paper: Paper| Leaf { title: title.to_owned(), under, paper };
    let parts = vec![
        leaf(kind_label(period), 1, part(title(period, book), body(&told, book, today, None)?)),
        leaf("", 0, part(String::new(), divider)),
        leaf("", 1, quarter_return),
        leaf("", 0, part(String::new(), ledgers)),
    ];
    let cover = Cover { subtitle: format!("（{}合订本）", period.title()), ..cover(period, book, today) };
    Ok(Paper::Volume { volume: Box::new(Volume { title: bound_title(quarter, book), cover, marks }), parts })
}

/// Papers of one name behind each other are told once, with their number.
fn counted(titles: Vec<String>) -> Vec<String> {
    let same = titles.chunk_by(|one, next| one == next);
    same.filter_map(|run| Some((run.first()?, run.len())))
        .map(|(title, count)| if count > 1 { format!("{title}（{count}份）") } else { title.clone() })
        .collect()
}

/// The titles of the papers of a set.
fn named(set: &Paper) -> Vec<String> {
    match set {
        Paper::Bound { papers, .. } => papers.iter().flat_map(named).collect(),
        Paper::Document(paper) => vec![paper.title.replace('\n', "")],
        Paper::Form(paper) => vec![paper.title.replace('\n', "")],
        Paper::Table(paper) => vec![paper.title.replace('\n', "")],
        _ => Vec::new(),
    }
}

/// Annexes as wide tables, numbered from `first` on.
fn wide(annexes: Vec<Annex>, first: usize) -> Vec<Block> {
    let table = |(number, annex): (usize, Annex)| Block::WideTable {
        caption: format!("附件{number}　{}", annex.title),
        table: annex.table,
        note: annex.note,
    };
    (first..).zip(annexes).map(table).collect()
}
