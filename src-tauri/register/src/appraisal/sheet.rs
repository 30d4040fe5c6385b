//! 考核评分表: a sheet for each unit and year, one line an item: 自评, 核查, 群众评 and why points were lost. Never a score
//! below nothing or above the item, and never changed after 核定.

use chrono::NaiveDate;

use super::standard::read_year;
use super::{AppraisalItem, AppraisalRules, AppraisalState, Deduction, Points};
use crate::form::{Form, Raw, Texts};
use crate::id::{AppraisalId, AppraisalItemId, UnitId};
use crate::names::Names;
use crate::objection::{Objection, Objections};
use crate::shape::{FieldSpec, Input, RegisterSpec, Style, labels};

/// 核定: what a sheet rests on from that day on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finalised {
    /// 核定日期.
    pub on: NaiveDate,
    /// 核定人.
    pub by: String,
    /// The rules of that day.
    pub rules: AppraisalRules,
    /// The warnings of that day.
    pub deductions: Vec<Deduction>,
}

/// 考核评分表 of one unit in one year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appraisal {
    /// 年度.
    pub year: i32,
    /// 考核对象.
    pub unit: Option<UnitId>,
    /// 评分人.
    pub scored_by: String,
    /// 评分日期.
    pub scored_on: Option<NaiveDate>,
    /// 核定; none while it is being made.
    pub finalised: Option<Finalised>,
    /// 退回重评: the day and the reason, of the last time.
    pub reopened: Option<(NaiveDate, String)>,
    /// 备注.
    pub note: String,
}

/// 评分: one line of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppraisalLine {
    /// The sheet.
    pub appraisal: AppraisalId,
    /// The item.
    pub item: AppraisalItemId,
    /// What was given.
    pub scores: Scores,
}

/// 三方评分 of one item: what was given for it (《机制建设》五.2: 自我评价、上级评价、群众评价).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scores {
    /// 自评分.
    pub own: Option<Points>,
    /// 核查分: the one that counts.
    pub checked: Option<Points>,
    /// 群众评分.
    pub public: Option<Points>,
    /// 扣分原因.
    pub reason: String,
}

/// The register of sheets.
pub static SHEETS: RegisterSpec = RegisterSpec {
    title: "百分考核",
    noun: "评分表",
    empty: "这里是各单位的百分考核评分表，每个单位每年一张。先准备好评分细则，再用“建立评分表”为各单位一次建好。",
    natural_key: "unit",
    title_key: "unit",
    fields: &[
        FieldSpec::new("rank", "名次", Input::Text).column("").read_only().listed(60, Style::Number),
        FieldSpec::new("unit", "考核对象", Input::Unit).required().listed(130, Style::Text).frozen(),
        FieldSpec::new("year", "年度", Input::Number).listed(70, Style::Number).filter().help("不填则取今年。"),
        FieldSpec::new("total", "得分", Input::Text)
            .column("")
            .read_only()
            .listed(80, Style::Number)
            .help("核查分合计，预警扣分以前。没有评完的写明评了几项。"),
        FieldSpec::new("progress", "已评", Input::Text).column("").read_only().listed(80, Style::Text),
        FieldSpec::new("deducted", "预警扣分", Input::Text).column("").read_only().listed(80, Style::Number).article("《办法》第四十八条"),
        FieldSpec::new("contribution", "计入责任制考核", Input::Text)
            .column("")
            .read_only()
            .listed(120, Style::Number)
            .article("《办法》第四十八条"),
        FieldSpec::new("grade_words", "等次", Input::Text)
            .column("")
            .read_only()
            .listed(80, Style::Text)
            .filter()
            .article("《长效机制意见》第十二条"),
        FieldSpec::new("state", "状态", Input::Choice)
            .column("")
            .read_only()
            .choices(labels::<AppraisalState>)
            .listed(90, Style::State)
            .filter(),
        FieldSpec::new("own_total", "自评合计", Input::Text).column("").read_only().listed(80, Style::Number),
        FieldSpec::new("public_total", "群众评合计", Input::Text).column("").read_only().listed(90, Style::Number),
        FieldSpec::new("scored_by", "评分人", Input::Text).column("").listed(120, Style::Text).help("几个人用顿号隔开。"),
        FieldSpec::new("scored_on", "评分日期", Input::Date).column("").listed(110, Style::Date),
        FieldSpec::new("finalised_by", "核定人", Input::Text).column("").read_only().listed(100, Style::Text),
        FieldSpec::new("finalised_on", "核定日期", Input::Date).column("").read_only().listed(110, Style::Date),
        FieldSpec::new("talk", "诫勉谈话", Input::Text).column("").read_only().listed(90, Style::Text).article("《长效机制意见》第十二条"),
        FieldSpec::new("note", "备注", Input::LongText).column("").listed(160, Style::Text),
    ],
};

/// The register of lines.
pub static LINES: RegisterSpec = RegisterSpec {
    title: "评分明细",
    noun: "评分",
    empty: "这里列出各单位评分表的每一项。评分表建好以后，各项随评分细则列出。",
    natural_key: "code",
    title_key: "content",
    fields: &[
        FieldSpec::new("unit", "考核对象", Input::Unit).column("").read_only().listed(110, Style::Text).filter(),
        FieldSpec::new("year", "年度", Input::Number).column("").read_only().listed(70, Style::Number).filter(),
        FieldSpec::new("category", "考核类别", Input::Text).column("").read_only().listed(130, Style::Text).filter(),
        FieldSpec::new("code", "编号", Input::Text).column("").read_only().listed(60, Style::Text),
        FieldSpec::new("content", "考核内容", Input::LongText).column("").read_only().listed(280, Style::Text).frozen(),
        FieldSpec::new("points", "分值", Input::Text).column("").read_only().listed(60, Style::Number),
        FieldSpec::new("own", "自评分", Input::Text).column("").listed(80, Style::Number).help("单位自评。"),
        FieldSpec::new("checked", "核查分", Input::Text)
            .column("")
            .listed(80, Style::Number)
            .help("镇纪委核查后的得分，得分 S 按这一栏合计。填 -1.5 就是从分值里扣1.5分，扣完为止。"),
        FieldSpec::new("public", "群众评分", Input::Text).column("").listed(80, Style::Number).help("群众评议折合的得分，供参考。"),
        FieldSpec::new("lost", "扣分", Input::Text).column("").read_only().listed(60, Style::Number),
        FieldSpec::new("reason", "扣分原因", Input::LongText).column("").listed(240, Style::Text),
        FieldSpec::new("criterion", "评分（扣分）标准", Input::LongText).column("").read_only().listed(260, Style::Text),
        FieldSpec::new("state", "状态", Input::Choice)
            .column("")
            .read_only()
            .choices(labels::<AppraisalState>)
            .listed(90, Style::State)
            .filter(),
    ],
};

impl Appraisal {
    /// Reads a form; whether the unit has a sheet of the year already is the register's to say.
    ///
    /// # Errors
    /// Every objection.
    pub fn read(raw: &Raw, names: &dyn Names, today: NaiveDate) -> Result<Self, Objections> {
        let mut form = Form::new(raw, &SHEETS, today);
        let year = read_year(&mut form, today);
        let scored_on = form.date("scored_on");
        if scored_on.is_some_and(|on| on > today) {
            form.object("scored_on", "future", "评分日期在今天之后，请核对。");
        }
        let sheet = Self {
            year,
            unit: form.reference("unit", |word| names.unit(word), "机构"),
            scored_by: form.name("scored_by"),
            scored_on,
            finalised: None,
            reopened: None,
            note: form.text("note"),
        };
        form.finish(sheet)
    }

    /// A sheet to be scored.
    pub fn blank(year: i32, unit: UnitId) -> Self {
        Self { year, unit: Some(unit), scored_by: String::new(), scored_on: None, finalised: None, reopened: None, note: String::new() }
    }

    /// 考核状态.
    pub fn state(&self) -> AppraisalState {
        if self.finalised.is_some() { AppraisalState::Finalised } else { AppraisalState::Drafted }
    }

    /// 退回重评: the sheet can be scored again.
    ///
    /// # Errors
    /// It is not 核定, or there is no reason.
    pub fn reopen(&self, reason: &str, today: NaiveDate) -> Result<Self, Objections> {
        if self.finalised.is_none() {
            return Err(vec![Objection::act("appraisal_open", "这张评分表还没有核定，可以直接修改。")]);
        }
        let reason = crate::text::trim(reason);
        if reason.is_empty() {
            return Err(vec![Objection::field("reason", "required", "请写明退回重评的理由。")]);
        }
        Ok(Self { finalised: None, reopened: Some((today, reason.to_owned())), ..self.clone() })
    }

    /// The sheet's own texts; what comes of its scores is added by whoever counts them.
    pub fn texts(&self, names: &dyn Names) -> Texts {
        let mut texts = Texts::default();
        texts.set("unit", self.unit.map_or("", |unit| names.unit_name(unit).1));
        texts.set("year", self.year);
        texts.term("state", Some(self.state()));
        texts.set("scored_by", &self.scored_by);
        texts.date("scored_on", self.scored_on);
        texts.set("finalised_by", self.finalised.as_ref().map_or("", |own| own.by.as_str()));
        texts.date("finalised_on", self.finalised.as_ref().map(|own| own.on));
        texts.set("note", &self.note);
        texts
    }
}

impl Scores {
    /// Reads what was typed for an item of so many points. A number below nothing is taken from the item's points, down
    /// to nothing (扣完为止).
    ///
    /// # Errors
    /// Every objection.
    pub fn read(raw: &Raw, full: Points, today: NaiveDate) -> Result<Self, Objections> {
        let mut form = Form::new(raw, &LINES, today);
        let mut score = |key: &str, what: &str| {
            let text = form.text(key);
            if text.is_empty() {
                return None;
            }
            let Some(typed) = Points::parse(&text) else {
                form.object(key, "points", format!("{what}“{text}”看不明白，请填数字，最多两位小数；填 -1.5 是扣1.5分。"));
                return None;
            };
            // -0 is a loss of nothing, and not a score of nothing.
            if typed < Points::ZERO || text.starts_with(['-', '－', '−']) {
                return Some((full + typed).max(Points::ZERO));
            }
            if typed > full {
                form.object(key, "ceiling", format!("{what}{typed}分超过了这一项的分值{full}分，请核对。"));
            }
            Some(typed)
        };
        let (own, checked, public) = (score("own", "自评分"), score("checked", "核查分"), score("public", "群众评分"));
        let scores = Self { own, checked, public, reason: form.text("reason") };
        form.finish(scores)
    }

    /// 扣分: what the check took from the item.
    pub fn lost(&self, full: Points) -> Option<Points> {
        self.checked.map(|checked| (full - checked).max(Points::ZERO))
    }

    /// The score that counts: between nothing and the item's points, whatever became of the item since.
    pub fn counts(&self, full: Points) -> Option<Points> {
        self.checked.map(|checked| checked.clamp(Points::ZERO, full))
    }

    /// The line as texts.
    pub fn texts(&self, item: &AppraisalItem, sheet: &Appraisal, names: &dyn Names) -> Raw {
        let mut texts = Texts::default();
        let said = |points: Option<Points>| points.map(|points| points.to_string()).unwrap_or_default();
        texts.set("unit", sheet.unit.map_or("", |unit| names.unit_name(unit).1));
        texts.set("year", sheet.year);
        texts.set("category", &item.category);
        texts.set("code", &item.code);
        texts.set("content", &item.content);
        texts.set("points", item.points);
        texts.set("own", said(self.own));
        texts.set("checked", said(self.checked));
        texts.set("public", said(self.public));
        texts.set("lost", said(self.lost(item.points).filter(|lost| *lost > Points::ZERO)));
        texts.set("reason", &self.reason);
        texts.set("criterion", &item.criterion);
        texts.term("state", Some(sheet.state()));
        texts.0
    }
}

/// 合计 of a sheet.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Totals {
    /// 自评合计; none where nothing was given.
    pub own: Option<Points>,
    /// 核查合计, the S of the formula; none where nothing was given.
    pub checked: Option<Points>,
    /// 群众评合计; none where nothing was given.
    pub public: Option<Points>,
    /// Items with a 核查分.
    pub scored: usize,
    /// Items that want one.
    pub items: usize,
}

impl Totals {
    /// S, once every item has its 核查分.
    pub fn whole(&self) -> Option<Points> {
        self.checked.filter(|_| self.items > 0 && self.scored == self.items)
    }
}

/// Adds a sheet up; a line stands with its item.
pub fn totals<'a>(lines: impl Iterator<Item = (&'a Scores, &'a AppraisalItem)>) -> Totals {
    let mut totals = Totals::default();
    let add = |sum: &mut Option<Points>, own: Option<Points>| {
        if let Some(own) = own {
            *sum = Some(sum.unwrap_or_default() + own);
        }
    };
    for (scores, item) in lines.filter(|(_, item)| item.is_scored()) {
        totals.items += 1;
        totals.scored += usize::from(scores.checked.is_some());
        add(&mut totals.own, scores.own.map(|own| own.min(item.points)));
        add(&mut totals.checked, scores.counts(item.points));
        add(&mut totals.public, scores.public.map(|public| public.min(item.points)));
    }
    totals
}

/// What stands against 核定: items without a 核查分 or above their points, points lost without a reason, nobody who
/// scored, a standard that does not come to 100.
pub fn against_finalising<'a>(
    sheet: &Appraisal,
    lines: impl Iterator<Item = (&'a Scores, &'a AppraisalItem)> + Clone,
    standard: (bool, String),
) -> Objections {
    if sheet.finalised.is_some() {
        return vec![Objection::act("appraisal_finalised", "这张评分表已经核定；要改，请先退回重评。")];
    }
    let codes = |wanted: &dyn Fn(&Scores, &AppraisalItem) -> bool| -> Vec<&str> {
        lines.clone().filter(|(scores, item)| item.is_scored() && wanted(scores, item)).map(|(_, item)| item.code.as_str()).collect()
    };
    let mut against = Vec::new();
    let mut add = |rule, codes: Vec<&str>, what: &str| {
        if !codes.is_empty() {
            against.push(Objection::act(rule, format!("{}{what}", codes.join("、"))));
        }
    };
    add("appraisal_unscored", codes(&|scores, _| scores.checked.is_none()), "还没有核查分，评齐了才能核定。");
    add("appraisal_ceiling", codes(&|scores, item| scores.checked.is_some_and(|own| own > item.points)), "的核查分超过了分值，请核对。");
    add(
        "appraisal_reason",
        codes(&|scores, item| scores.reason.is_empty() && scores.lost(item.points).is_some_and(|lost| lost > Points::ZERO)),
        "扣了分，没有写扣分原因。",
    );
    if sheet.scored_by.is_empty() {
        against.push(Objection::act("appraisal_scorer", "还没有填评分人。"));
    }
    if !standard.0 {
        against.push(Objection::act("appraisal_standard", format!("评分细则{}", standard.1)));
    }
    against
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::made::{day, key};

    fn item(code: &str, points: &str) -> AppraisalItem {
        let raw = [("category", "一"), ("code", code), ("content", "内容"), ("points", points)];
        let raw = raw.into_iter().map(|(key, text)| (key.to_owned(), text.to_owned())).collect();
        AppraisalItem::read(&raw, day("2026-04-08")).unwrap()
    }

    fn scores(own: &str, checked: &str, public: &str, reason: &str, full: Points) -> Result<Scores, Vec<(String, &'static str)>> {
        let raw = [("own", own), ("checked", checked), ("public", public), ("reason", reason)];
        let raw = raw.into_iter().map(|(key, text)| (key.to_owned(), text.to_owned())).collect();
        Scores::read(&raw, full, day("2026-04-08")).map_err(|all| all.into_iter().map(|one| (one.field, one.rule)).collect())
    }

    #[test]
    fn a_score_stays_between_nothing_and_the_item() {
        let full = Points::whole(4);
        for (typed, kept) in
            [("4", "4"), ("0", "0"), ("2.5", "2.5"), ("-1.5", "2.5"), ("-4", "0"), ("-9", "0"), ("-0", "4"), ("—1", "3"), ("－0.5", "3.5")]
        {
            assert_eq!(scores("", typed, "", "", full).unwrap().checked.unwrap().to_string(), kept, "{typed}");
        }
        assert_eq!(
            scores("5", "4.01", "x", "", full),
            Err(vec![("own".to_owned(), "ceiling"), ("checked".to_owned(), "ceiling"), ("public".to_owned(), "points")])
        );
        assert_eq!(scores("", "", "", "", full), Ok(Scores::default()));
        // The item was lowered after it had been scored: what counts is the item's points.
        let high = Scores { checked: Some(Points::whole(6)), ..Scores::default() };
        assert_eq!((high.counts(full), high.lost(full)), (Some(full), Some(Points::ZERO)));
    }

    #[test]
    fn a_sheet_has_a_score_when_every_item_has_one() {
        let (a, b, x) = (item("A1", "3"), item("A2", "4"), item("X1", "0"));
        let full = scores("3", "2.5", "", "缺名册", a.points).unwrap();
        let half = scores("4", "", "3.5", "", b.points).unwrap();
        let none = Scores::default();
        let sum = totals([(&full, &a), (&half, &b), (&none, &x)].into_iter());
        assert_eq!((sum.own, sum.checked, sum.public), (Some(Points::whole(7)), Some(Points::tenths(25)), Some(Points::tenths(35))));
        assert_eq!((sum.scored, sum.items, sum.whole()), (1, 2, None));
        let rest = scores("", "4", "", "", b.points).unwrap();
        assert_eq!(totals([(&full, &a), (&rest, &b)].into_iter()).whole(), Some(Points::tenths(65)));
        assert_eq!(totals(std::iter::empty()).whole(), None);
    }

    #[test]
    fn a_sheet_is_finalised_when_it_is_whole_and_every_loss_has_its_reason() {
        let mut sheet = Appraisal { scored_by: "考核组".to_owned(), ..Appraisal::blank(2026, key(1)) };
        let (a, b) = (item("A1", "3"), item("A2", "4"));
        let full = scores("", "3", "", "", a.points).unwrap();
        let rules = |sheet: &Appraisal, second: &Scores, whole| -> Vec<&'static str> {
            let lines = [(&full, &a), (second, &b)];
            against_finalising(sheet, lines.into_iter(), (whole, String::new())).into_iter().map(|one| one.rule).collect()
        };
        let lost = scores("", "-1", "", "", b.points).unwrap();
        let told = Scores { reason: "缺1份".to_owned(), ..lost.clone() };
        assert!(rules(&sheet, &told, true).is_empty());
        assert_eq!(rules(&sheet, &lost, true), ["appraisal_reason"]);
        assert_eq!(rules(&sheet, &Scores::default(), false), ["appraisal_unscored", "appraisal_standard"]);
        let high = Scores { checked: Some(Points::whole(9)), ..Scores::default() };
        assert_eq!(rules(&sheet, &high, true), ["appraisal_ceiling"]);
        sheet.scored_by.clear();
        assert_eq!(rules(&sheet, &told, true), ["appraisal_scorer"]);
        let finalised =
            Finalised { on: day("2026-12-20"), by: "纪委书记".to_owned(), rules: AppraisalRules::default(), deductions: Vec::new() };
        sheet.finalised = Some(finalised);
        assert_eq!(rules(&sheet, &told, true), ["appraisal_finalised"]);
        assert_eq!(sheet.reopen(" ", day("2026-12-21")).unwrap_err()[0].field, "reason");
        let open = sheet.reopen("漏评", day("2026-12-21")).unwrap();
        assert_eq!((open.state(), open.reopened.clone()), (AppraisalState::Drafted, Some((day("2026-12-21"), "漏评".to_owned()))));
        assert_eq!(open.reopen("再退", day("2026-12-21")).unwrap_err()[0].rule, "appraisal_open");
    }
}
