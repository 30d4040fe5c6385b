//! 评分细则: the scoring standard of a year, one row an item. Its items come to 100 points, or a sentence says by how
//! much not. Never changed for a year in which a sheet is 核定.

use chrono::{Datelike as _, NaiveDate};

use super::Points;
use crate::form::{Form, Raw, Texts};
use crate::objection::Objections;
use crate::shape::{FieldSpec, Input, RegisterSpec, Style};

/// What the items of a year come to (百分考核).
const FULL: Points = Points::whole(100);

/// 考核项目: one item of the scoring standard of a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppraisalItem {
    /// 年度.
    pub year: i32,
    /// 类别代码.
    pub category_code: String,
    /// 考核类别.
    pub category: String,
    /// 类别分值: what the category says it comes to; none where it says nothing.
    pub category_points: Option<Points>,
    /// 细则编号.
    pub code: String,
    /// 考核内容.
    pub content: String,
    /// 分值; nothing for a rule that is printed and not scored: what warnings take away, how the score counts.
    pub points: Points,
    /// 评分（扣分）标准.
    pub criterion: String,
    /// 查验资料.
    pub evidence: String,
}

/// The register of items.
pub static SPEC: RegisterSpec = RegisterSpec {
    title: "评分细则",
    noun: "考核项目",
    empty: "这里是百分考核的评分细则：类别、内容、分值、扣分标准。可以导入本单位的评分表，也可以从上年复制；各项分值合计100分。",
    natural_key: "code",
    title_key: "content",
    fields: &[
        FieldSpec::new("year", "年度", Input::Number).listed(70, Style::Number).filter().help("不填则取今年。"),
        FieldSpec::new("category_code", "类别代码", Input::Text).listed(80, Style::Text),
        FieldSpec::new("category", "考核类别", Input::Text).required().listed(140, Style::Text).filter(),
        FieldSpec::new("category_points", "类别分值", Input::Text).listed(80, Style::Number).help("这一类各项分值之和，可以不填。"),
        FieldSpec::new("code", "细则编号", Input::Text).required().listed(80, Style::Text).help("例如 A1，同一年度不能重复。"),
        FieldSpec::new("content", "考核内容", Input::LongText).required().listed(320, Style::Text).frozen(),
        FieldSpec::new("points", "分值", Input::Text)
            .required()
            .listed(70, Style::Number)
            .article("《办法》第四十八条")
            .help("最多两位小数。填 0 的只作说明，不评分，例如预警扣分和折算规则。"),
        FieldSpec::new("criterion", "评分(扣分)标准", Input::LongText).listed(300, Style::Text),
        FieldSpec::new("evidence", "查验资料", Input::LongText).listed(160, Style::Text),
        FieldSpec::new("scored", "是否评分", Input::Text).column("").read_only().listed(90, Style::Text).filter(),
    ],
};

/// A year typed into a form; this year where nothing was.
pub(super) fn read_year(form: &mut Form<'_>, today: NaiveDate) -> i32 {
    let typed = form.number("year");
    let year = typed.and_then(|year| i32::try_from(year).ok()).filter(|year| (1949..=2999).contains(year));
    if typed.is_some() && year.is_none() {
        form.object("year", "range", "年度请填四位数的年份，例如 2026。");
    }
    year.unwrap_or_else(|| today.year())
}

impl AppraisalItem {
    /// Reads a form.
    ///
    /// # Errors
    /// Every objection.
    pub fn read(raw: &Raw, today: NaiveDate) -> Result<Self, Objections> {
        let mut form = Form::new(raw, &SPEC, today);
        let year = read_year(&mut form, today);
        let mut points = |key: &str, what: &str| {
            let text = form.text(key);
            let read = Points::parse(&text).filter(|points| (Points::ZERO..=FULL).contains(points));
            if read.is_none() && !text.is_empty() {
                form.object(key, "points", format!("{what}“{text}”看不明白，请填 0 到 100 之间的数，最多两位小数。"));
            }
            read
        };
        let (category_points, own) = (points("category_points", "类别分值"), points("points", "分值"));
        let item = Self {
            year,
            category_code: form.name("category_code"),
            category: form.name("category"),
            category_points,
            code: form.name("code"),
            content: form.text("content"),
            points: own.unwrap_or_default(),
            criterion: form.text("criterion"),
            evidence: form.text("evidence"),
        };
        form.finish(item)
    }

    /// It is scored on the sheets of its year.
    pub fn is_scored(&self) -> bool {
        self.points > Points::ZERO
    }

    /// The same item for another year.
    pub fn of_year(&self, year: i32) -> Self {
        Self { year, ..self.clone() }
    }

    /// The item as texts.
    pub fn texts(&self) -> Raw {
        let mut texts = Texts::default();
        texts.set("year", self.year);
        texts.set("category_code", &self.category_code);
        texts.set("category", &self.category);
        texts.set("category_points", self.category_points.map(|points| points.to_string()).unwrap_or_default());
        texts.set("code", &self.code);
        texts.set("content", &self.content);
        texts.set("points", self.points);
        texts.set("criterion", &self.criterion);
        texts.set("evidence", &self.evidence);
        texts.set("scored", if self.is_scored() { "评分" } else { "说明" });
        texts.0
    }
}

/// What the items of a year come to, in words: 共25项，合计100分。 or by how much not, and which category is off.
pub fn sum_words<'a>(items: impl Iterator<Item = &'a AppraisalItem> + Clone) -> (bool, String) {
    let scored = items.clone().filter(|item| item.is_scored());
    let total: Points = scored.clone().map(|item| item.points).sum();
    let count = scored.clone().count();
    let mut wrong = Vec::new();
    match total.cmp(&FULL) {
        std::cmp::Ordering::Equal => {}
        std::cmp::Ordering::Less => wrong.push(format!("比{FULL}分少{}分", FULL - total)),
        std::cmp::Ordering::Greater => wrong.push(format!("比{FULL}分多{}分", total - FULL)),
    }
    let mut seen: Vec<&str> = Vec::new();
    for item in scored.clone() {
        if seen.contains(&item.category.as_str()) {
            continue;
        }
        seen.push(&item.category);
        let own: Points = scored.clone().filter(|other| other.category == item.category).map(|other| other.points).sum();
        if let Some(said) = item.category_points.filter(|said| *said != own) {
            wrong.push(format!("“{}”写明{said}分，各项合计{own}分", item.category));
        }
    }
    let sentence = format!("共{count}项，合计{total}分");
    if wrong.is_empty() { (true, format!("{sentence}。")) } else { (false, format!("{sentence}：{}，请核对。", wrong.join("；"))) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::made::day;

    fn item(category: &str, says: &str, code: &str, points: &str) -> AppraisalItem {
        let raw = [("category", category), ("category_points", says), ("code", code), ("content", "内容"), ("points", points)];
        let raw = raw.into_iter().map(|(key, text)| (key.to_owned(), text.to_owned())).collect();
        AppraisalItem::read(&raw, day("2026-04-08")).unwrap()
    }

    #[test]
    fn the_items_come_to_100_or_it_is_said_by_how_much_not() {
        let whole =
            [item("一", "60", "A1", "59.5"), item("一", "60", "A2", "0.5"), item("二", "", "B1", "40"), item("说明", "0", "X1", "0")];
        assert_eq!(sum_words(whole.iter()), (true, "共3项，合计100分。".to_owned()));
        let short = [item("一", "60", "A1", "59"), item("二", "40", "B1", "40")];
        assert_eq!(sum_words(short.iter()), (false, "共2项，合计99分：比100分少1分；“一”写明60分，各项合计59分，请核对。".to_owned()));
        let long = [item("一", "", "A1", "100"), item("二", "", "B1", "0.25")];
        assert_eq!(sum_words(long.iter()).1, "共2项，合计100.25分：比100分多0.25分，请核对。");
    }

    #[test]
    fn points_that_are_none_are_refused_beside_their_field() {
        let read = |points: &str| {
            let raw = [("category", "一"), ("code", "A1"), ("content", "内容"), ("points", points)];
            let raw = raw.into_iter().map(|(key, text)| (key.to_owned(), text.to_owned())).collect();
            AppraisalItem::read(&raw, day("2026-04-08")).map(|item| item.year).map_err(|against| against[0].field.clone())
        };
        assert_eq!(read("3"), Ok(2026));
        for wrong in ["", "三", "-1", "101", "1.005"] {
            assert_eq!(read(wrong), Err("points".to_owned()), "{wrong}");
        }
    }
}
