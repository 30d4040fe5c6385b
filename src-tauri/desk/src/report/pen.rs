//! The pen that writes a report: figures become fields, counts become the sentences in which such reports say them,
//! tables and charts get their numbers. Never a judgement that no figure carries.

use chrono::NaiveDate;
use press::report::Block;
use register::report::{Breakdown, Figures};

use super::fields::Fields;
use super::sentence;
use crate::book::Book;

/// A part of a report that is edited as one text.
#[derive(Debug, Clone)]
pub(crate) struct Section {
    /// Its stable name.
    pub(crate) key: &'static str,
    /// The headings over it, each with its level.
    pub(crate) headings: Vec<(u8, String)>,
    /// The text made from the figures, a paragraph a line, figures as fields.
    pub(crate) text: String,
    /// Tables and charts after the text.
    pub(crate) blocks: Vec<Block>,
}

/// What a base is called, and its field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Base {
    /// Every 件次.
    All,
    /// Those within scope.
    Scope,
}

/// Writes one report.
pub(super) struct Pen<'a> {
    pub(super) book: &'a Book,
    pub(super) figures: &'a Figures,
    pub(super) today: NaiveDate,
    pub(super) fields: Fields,
    pub(super) sections: Vec<Section>,
    tables: u32,
    charts: u32,
    chapter: usize,
}

const NUMBERS: [&str; 12] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];

/// 一, 二 … 十二.
pub(super) fn numeral(number: usize) -> &'static str {
    NUMBERS.get(number.saturating_sub(1)).copied().unwrap_or_default()
}

impl<'a> Pen<'a> {
    pub(super) fn new(book: &'a Book, figures: &'a Figures, today: NaiveDate) -> Self {
        Self { book, figures, today, fields: Fields::default(), sections: Vec::new(), tables: 0, charts: 0, chapter: 0 }
    }

    /// Names a figure.
    pub(super) fn put(&mut self, name: impl Into<String>, value: impl std::fmt::Display) -> String {
        self.fields.put(name, value)
    }

    /// The next chapter: 一、预警信息采集情况.
    pub(super) fn chapter(&mut self, title: &str) -> (u8, String) {
        self.chapter += 1;
        (1, format!("{}、{title}", numeral(self.chapter)))
    }

    /// Ends a section.
    pub(super) fn section(&mut self, key: &'static str, headings: Vec<(u8, String)>, paragraphs: Vec<String>, blocks: Vec<Block>) {
        self.sections.push(Section { key, headings, text: paragraphs.join("\n"), blocks });
    }

    /// The number and caption of the next table, and the field by which a text refers to it.
    pub(super) fn table(&mut self, words: &str) -> (String, String) {
        self.tables += 1;
        let number = format!("表{}", self.tables);
        let token = self.put(format!("{words}表"), &number);
        (token, format!("{number}　{words}"))
    }

    /// The same of a chart.
    pub(super) fn chart(&mut self, words: &str) -> (String, String) {
        self.charts += 1;
        let number = format!("图{}", self.charts);
        let token = self.put(format!("{words}图"), &number);
        (token, format!("{number}　{words}"))
    }

    /// 全部33件次, 业务范围内32件次.
    pub(super) fn base(&mut self, base: Base) -> String {
        match base {
            Base::All => format!("全部{}件次", self.put("信息件次", self.figures.times.now)),
            Base::Scope => format!("业务范围内{}件次", self.put("业务范围内件次", self.figures.in_scope.now)),
        }
    }

    /// 从信息来源看，以全部33件次为基数，信访举报13件次，占39.4%；…；未填1件次。 Nothing where nothing was filled in.
    pub(super) fn shares(&mut self, what: &str, base: Base, of: &Breakdown, most: usize) -> Option<String> {
        if of.is_silent() {
            return None;
        }
        let over = self.base(base);
        Some(sentence::shares(&mut self.fields, what, &over, of, most))
    }

    /// One line for what nobody filled in, instead of a table of nothing each.
    pub(super) fn unfilled(&mut self, silent: &[(&str, &Breakdown)]) -> Option<String> {
        let names: Vec<&str> = silent.iter().filter(|(_, of)| of.is_silent() && of.base > 0).map(|(name, _)| *name).collect();
        let base = silent.iter().map(|(_, of)| of.base).max().unwrap_or_default();
        if names.is_empty() {
            return None;
        }
        let token = self.put(format!("{}未填件次", names.join("")), base);
        Some(format!("{}登记时均未填写（未填{token}件次），{}不作统计。", names.join("、"), self.figures.period.this()))
    }
}
