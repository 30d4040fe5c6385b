//! 任职: who holds a post from when until when, and the rule by which a post changes hands. Never two holders
//! of one post on one day, and never a day that has not come.

use chrono::NaiveDate;

use crate::form::{Form, Raw};
use crate::id::{PersonId, PostId};
use crate::objection::{Objection, Objections};
use crate::shape::{FieldSpec, Input, RegisterSpec, labels};

terms! {
    /// 任免事由.
    TenureReason {
        /// 新任.
        Appointed = "appointed", "新任", ["任命", "任职"];
        /// 调整.
        Adjusted = "adjusted", "调整", ["调任", "轮岗", "交流"];
        /// 离任.
        Left = "left", "离任", ["调离", "免职", "辞职"];
        /// 退休.
        Retired = "retired", "退休";
    }
}

impl TenureReason {
    /// Why the next one begins where this one ended so: after one who left or retired comes a new one.
    pub fn of_successor(self) -> Self {
        match self {
            Self::Left | Self::Retired => Self::Appointed,
            Self::Appointed | Self::Adjusted => self,
        }
    }
}

/// 任职.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tenure {
    /// The post.
    pub post: PostId,
    /// The person.
    pub person: PersonId,
    /// The first day, where known.
    pub from_on: Option<NaiveDate>,
    /// The day from which somebody else or nobody holds the post; none while it lasts.
    pub until_on: Option<NaiveDate>,
    /// Why it began.
    pub from_reason: Option<TenureReason>,
    /// Why it ended.
    pub until_reason: Option<TenureReason>,
    /// 任免文号 of its beginning.
    pub from_document: String,
    /// 任免文号 of its end.
    pub until_document: String,
}

impl Tenure {
    /// It lasts.
    pub fn stands(&self) -> bool {
        self.until_on.is_none()
    }
}

/// The form of 岗位交接.
pub static HAND_OVER: RegisterSpec = RegisterSpec {
    title: "岗位交接",
    noun: "交接",
    empty: "",
    natural_key: "",
    title_key: "to",
    fields: &[
        FieldSpec::new("to", "接任人", Input::Person)
            .article("《办法》第十三条")
            .help("写姓名；别的单位的人写成“姓名（单位简称）”。不填表示岗位空缺。不在册的姓名会登记为本单位人员。"),
        FieldSpec::new("on", "交接日期", Input::Date).required().help("从这一天起由接任人任职；可以补登以前的日期，不能填将来的日期。"),
        FieldSpec::new("reason", "事由", Input::Choice).required().choices(labels::<TenureReason>),
        FieldSpec::new("document", "任免文号", Input::Text).help("例如“七委干〔2026〕3号”，没有就不填。"),
    ],
};

/// 岗位交接, as typed and read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandOver {
    /// The name of who takes over; empty leaves the post vacant.
    pub to: String,
    /// The day.
    pub on: NaiveDate,
    /// Why.
    pub reason: Option<TenureReason>,
    /// 任免文号.
    pub document: String,
}

impl HandOver {
    /// Reads the form.
    ///
    /// # Errors
    /// Every objection.
    pub fn read(raw: &Raw, today: NaiveDate) -> Result<Self, Objections> {
        let mut form = Form::new(raw, &HAND_OVER, today);
        let on = form.date("on");
        let to = form.name("to");
        let read = Self {
            to: if to == "—" { String::new() } else { to },
            on: on.unwrap_or(today),
            reason: form.term("reason"),
            document: form.name("document"),
        };
        form.finish(read)
    }

    /// A change of the holder without papers, on a day: what a cell of the grid or a table says.
    pub fn plain(to: String, on: NaiveDate) -> Self {
        Self { to, on, reason: None, document: String::new() }
    }
}

/// What stands against handing a post over on this day; `tenures` are those of the post, `name` says whose.
/// The objection stands against `field`.
pub fn check_day(tenures: &[Tenure], on: NaiveDate, today: NaiveDate, field: &str, name: impl Fn(PersonId) -> String) -> Option<Objection> {
    if on > today {
        return Some(Objection::field(field, "future", format!("交接日期{on}还没有到，请到那天再登记，或改填今天以前的日期。")));
    }
    let standing = tenures.iter().find(|tenure| tenure.stands());
    if let Some((tenure, from)) = standing.and_then(|tenure| Some((tenure, tenure.from_on?)))
        && on < from
    {
        let who = name(tenure.person);
        return Some(Objection::field(field, "before_start", format!("现任人{who}自{from}起任职，交接日期不能早于这一天。")));
    }
    let last = tenures.iter().filter_map(|tenure| Some((tenure.until_on?, tenure))).max_by_key(|(until, _)| *until);
    last.filter(|(until, _)| on < *until).map(|(until, tenure)| {
        let who = name(tenure.person);
        Objection::field(field, "overlap", format!("{who}在这个岗位任职到{until}，交接日期不能早于这一天，否则任职时间重叠。"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn tenure(from: &str, until: &str) -> Tenure {
        Tenure {
            post: PostId(Uuid::nil()),
            person: PersonId(Uuid::nil()),
            from_on: from.parse().ok(),
            until_on: until.parse().ok(),
            from_reason: None,
            until_reason: None,
            from_document: String::new(),
            until_document: String::new(),
        }
    }

    #[test]
    fn a_post_changes_hands_after_its_holder_came_and_not_in_the_future() {
        let said = |tenures: &[Tenure], on: &str| {
            check_day(tenures, day(on), day("2026-04-08"), "on", |_| "陈某某".to_owned()).map(|objection| objection.rule)
        };
        let unknown = [tenure("", "")];
        let known = [tenure("2025-03-01", "2026-01-05"), tenure("2026-01-05", "")];
        let vacant = [tenure("", "2026-02-01")];
        for (tenures, on, rule) in [
            (&[][..], "2026-04-08", None),
            (&[], "2026-04-09", Some("future")),
            (&unknown, "1999-01-01", None),
            (&known, "2026-01-04", Some("before_start")),
            (&known, "2026-01-05", None),
            (&known, "2026-04-08", None),
            (&vacant, "2026-01-31", Some("overlap")),
            (&vacant, "2026-02-01", None),
            (&[tenure("", "2026-02-01"), tenure("", "")], "2026-01-31", Some("overlap")),
        ] {
            assert_eq!(said(tenures, on), rule, "{tenures:?} {on}");
        }
    }

    #[test]
    fn the_form_wants_day_and_reason_and_takes_a_stroke_for_nobody() {
        let raw = |fields: &[(&str, &str)]| -> Raw { fields.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect() };
        let fields: Vec<_> =
            HandOver::read(&raw(&[("to", "谢某某")]), day("2026-04-08")).unwrap_err().into_iter().map(|one| one.field).collect();
        assert_eq!(fields, ["on", "reason"]);
        let read = HandOver::read(&raw(&[("to", "—"), ("on", "4.1"), ("reason", "调任")]), day("2026-04-08")).unwrap();
        assert_eq!((read.to.as_str(), read.on, read.reason), ("", day("2026-04-01"), Some(TenureReason::Adjusted)));
    }
}
