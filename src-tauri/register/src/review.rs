//! 复核: a risk point that must be looked at again, since its person or its power changed (《办法》第十五条). Never
//! who changed it: the acts raise a review, and a person settles it.

use chrono::NaiveDate;

use crate::Term as _;
use crate::form::{Form, Raw};
use crate::id::RiskId;
use crate::objection::Objections;
use crate::power::Power;
use crate::shape::{FieldSpec, Input, RegisterSpec, labels};

terms! {
    /// 复核起因.
    ReviewCause {
        /// A person left.
        PersonLeft = "person_left", "人员离任";
        /// A post has another holder.
        PostHandedOver = "post_handed_over", "岗位换人";
        /// A power changed in substance.
        PowerChanged = "power_changed", "职权变动";
    }
}

terms! {
    /// 复核结论.
    ReviewConclusion {
        /// 不变.
        Unchanged = "unchanged", "不变";
        /// 已修改.
        Modified = "modified", "已修改", ["修改"];
        /// 取消.
        Cancelled = "cancelled", "取消";
    }
}

/// 复核待办.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RiskReview {
    /// The risk point.
    pub risk: RiskId,
    /// Since when.
    pub raised_on: NaiveDate,
    /// What raised it first.
    pub cause: ReviewCause,
    /// What happened, one clause for each thing; joined by ；.
    pub words: String,
    /// How it was settled; none while it is open.
    pub settlement: Option<Settlement>,
}

/// 复核办结.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settlement {
    /// The day.
    pub on: NaiveDate,
    /// 复核结论.
    pub conclusion: ReviewConclusion,
    /// Who looked at it.
    pub by: String,
    /// 复核意见.
    pub note: String,
}

impl RiskReview {
    /// Nobody has settled it.
    pub fn open(&self) -> bool {
        self.settlement.is_none()
    }

    /// The same with one more thing that happened while it is open.
    pub fn with(mut self, words: &str) -> Self {
        if !self.words.split('；').any(|clause| clause == words) {
            self.words = [&self.words, words].join("；");
        }
        self
    }
}

/// Columns of the list of risk points that go together for a review.
pub const COLUMN_SETS: &[(&str, &[&str])] =
    &[("复核", &["number", "unit", "post", "power", "description", "grade", "review", "review_cause"])];

/// The form of 复核完成.
pub static SETTLE: RegisterSpec = RegisterSpec {
    title: "复核完成",
    noun: "复核",
    empty: "",
    natural_key: "",
    title_key: "conclusion",
    fields: &[
        FieldSpec::new("conclusion", "复核结论", Input::Choice)
            .required()
            .choices(labels::<ReviewConclusion>)
            .article("《办法》第十五条")
            .help("风险点照旧填“不变”；已经改好内容填“已修改”；不再存在填“取消”，风险点同时记为已取消。"),
        FieldSpec::new("by", "复核人", Input::Text).required(),
        FieldSpec::new("on", "复核日期", Input::Date).help("不填即今天。"),
        FieldSpec::new("note", "复核意见", Input::LongText).help("取消的要写明理由。"),
    ],
};

impl Settlement {
    /// Reads the form; `raised_on` is the newest day on which one of the reviews was raised.
    ///
    /// # Errors
    /// Every objection.
    pub fn read(raw: &Raw, raised_on: NaiveDate, today: NaiveDate) -> Result<Self, Objections> {
        let mut form = Form::new(raw, &SETTLE, today);
        let on = form.date("on").unwrap_or(today);
        if on > today {
            form.object("on", "future", "复核日期还没有到，请填今天或以前的日期。");
        } else if on < raised_on {
            form.object("on", "order", format!("复核日期早于提出复核的日期（{raised_on}），请核对。"));
        }
        let conclusion: Option<ReviewConclusion> = form.term("conclusion");
        let note = form.text("note");
        if conclusion == Some(ReviewConclusion::Cancelled) && note.is_empty() {
            form.object("note", "required", "取消风险点要写明理由，请填写复核意见。");
        }
        let read = Self { on, conclusion: conclusion.unwrap_or(ReviewConclusion::Unchanged), by: form.name("by"), note };
        form.finish(read)
    }
}

/// What of a power changed that its risk points rest on, by the labels of its fields; empty where nothing did.
pub fn changed_in_substance(before: &Power, after: &Power) -> Vec<&'static str> {
    let parts = [
        ("职权名称", before.name != after.name),
        ("行使主体", before.holder != after.holder),
        ("法规依据", before.legal_basis != after.legal_basis),
        ("运行程序", !process(before).eq(process(after))),
        ("承办岗位", before.handling_posts != after.handling_posts),
        ("状态", before.status != after.status),
    ];
    parts.into_iter().filter(|(_, changed)| *changed).map(|(label, _)| label).collect()
}

/// What of a process the risk points rest on: which steps in which order, and who handles each.
fn process(power: &Power) -> impl Iterator<Item = (&str, &str)> {
    power.steps.iter().map(|step| (step.name.as_str(), step.post.as_str()))
}

/// 职权“宅基地审批”的法规依据、状态有变动.
pub fn power_words(power: &Power, changed: &[&str]) -> String {
    format!("职权“{}”的{}有变动", power.name, changed.join("、"))
}

/// 岗位“出纳”由章某某换为谢某某.
pub fn post_words(post: &str, from: &str, to: &str) -> String {
    if to.is_empty() {
        format!("岗位“{post}”的{from}不再任职，岗位空缺")
    } else {
        format!("岗位“{post}”由{from}换为{to}")
    }
}

/// 章某某调离.
pub fn person_words(name: &str, departure: &crate::departure::Departure) -> String {
    format!("{name}{}（{}）", departure.reason.label(), departure.on)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::power::PowerStatus;
    use crate::process::steps;

    fn raw(fields: &[(&str, &str)]) -> Raw {
        fields.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn only_substance_asks_for_a_new_look() {
        type Change = fn(&mut Power);
        let cases: [(Change, &[&str]); 8] = [
            (|_| {}, &[]),
            (|power| power.publicity = "公开栏".to_owned(), &[]),
            (|power| power.time_limit = "5日".to_owned(), &[]),
            (|power| power.name.push('甲'), &["职权名称"]),
            (|power| power.legal_basis.clear(), &["法规依据"]),
            (|power| power.steps = steps("申请→审批"), &["运行程序"]),
            (|power| power.handling_posts = "出纳".to_owned(), &["承办岗位"]),
            (
                |power| {
                    power.holder.clear();
                    power.status = Some(PowerStatus::Abolished);
                },
                &["行使主体", "状态"],
            ),
        ];
        for (change, labels) in cases {
            let before = crate::check::made::power("XK01");
            let mut after = before.clone();
            change(&mut after);
            assert_eq!(changed_in_substance(&before, &after), labels);
        }
    }

    #[test]
    fn column_sets_name_listed_fields() {
        let keys = COLUMN_SETS.iter().flat_map(|(_, keys)| *keys);
        for key in keys {
            assert!(crate::risk::SPEC.field(key).is_some_and(|field| field.listed.is_some()), "{key}");
        }
    }

    #[test]
    fn one_review_gathers_what_happened_and_says_nothing_twice() {
        let review = RiskReview {
            risk: RiskId(uuid::Uuid::nil()),
            raised_on: "2026-04-08".parse().unwrap(),
            cause: ReviewCause::PersonLeft,
            words: "甲".to_owned(),
            settlement: None,
        };
        assert_eq!(review.with("乙").with("甲").with("乙").words, "甲；乙");
    }

    #[test]
    fn a_review_is_settled_by_somebody_and_cancelled_with_a_reason() {
        let (raised, today) = ("2026-04-01".parse().unwrap(), "2026-04-08".parse().unwrap());
        for (fields, rules) in [
            (&[][..], &["required", "required"][..]),
            (&[("conclusion", "不变"), ("by", "郑某某")], &[]),
            (&[("conclusion", "取消"), ("by", "郑某某")], &["required"]),
            (&[("conclusion", "取消"), ("by", "郑某某"), ("note", "岗位撤销")], &[]),
            (&[("conclusion", "修改"), ("by", "郑某某"), ("on", "3.31")], &["order"]),
            (&[("conclusion", "修改"), ("by", "郑某某"), ("on", "4.9")], &["future"]),
        ] {
            let said: Vec<_> = Settlement::read(&raw(fields), raised, today).err().into_iter().flatten().map(|one| one.rule).collect();
            assert_eq!(said, rules, "{fields:?}");
        }
    }
}
