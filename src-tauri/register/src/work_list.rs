//! 五张清单 (《长效机制意见》第十六条): who answers for what, with the signature and the publication of each line,
//! and problems with their rectifications one to one. Never a signature for another: an opinion is recorded
//! with the day it was given.

use chrono::{Datelike as _, NaiveDate};

use crate::deadline::Deadline;
use crate::form::{Form, Raw, Texts, yes_no};
use crate::id::{UnitId, WorkItemId};
use crate::names::Names;
use crate::objection::Objections;
use crate::shape::{FieldSpec, Input, RegisterSpec, Style, labels};

terms! {
    /// 五张清单: which list a line stands in.
    WorkListKind {
        /// 党委主体责任清单.
        PartyCommittee = "party_committee", "党委主体责任清单", ["党委（党组）主体责任清单", "主体责任清单"];
        /// 班子成员领导责任清单.
        Leaders = "leaders", "班子成员领导责任清单", ["领导责任清单"];
        /// 纪委监督责任清单.
        Discipline = "discipline", "纪委监督责任清单", ["监督责任清单"];
        /// 问题清单.
        Problems = "problems", "问题清单";
        /// 整改清单.
        Rectifications = "rectifications", "整改清单";
    }
}

terms! {
    /// 公示方式.
    PublishWay {
        /// 公开栏.
        Board = "board", "公开栏", ["公示栏", "宣传栏", "政务公开栏"];
        /// 网站.
        Site = "site", "网站", ["政府网站", "门户网站"];
        /// 微信群、公众号.
        Messages = "messages", "微信群、公众号", ["微信", "公众号", "微信群"];
        /// 会议通报.
        Meeting = "meeting", "会议通报", ["会议"];
        /// 文件通报.
        Circular = "circular", "文件通报", ["文件", "通报"];
    }
}

terms! {
    /// 回头看结果: what was found when somebody went back to see.
    LookBack {
        /// 到位.
        Done = "done", "到位", ["整改到位"];
        /// 基本到位.
        Mostly = "mostly", "基本到位";
        /// 不到位.
        Not = "not", "不到位", ["未到位"];
    }
}

impl WorkListKind {
    /// The letters of its numbers: ZT, LD, JD, WT, ZG.
    pub fn prefix(self) -> &'static str {
        match self {
            Self::PartyCommittee => "ZT",
            Self::Leaders => "LD",
            Self::Discipline => "JD",
            Self::Problems => "WT",
            Self::Rectifications => "ZG",
        }
    }
}

/// 清单事项: one line of one of the five lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkItem {
    /// 年度.
    pub year: i32,
    /// 清单类别.
    pub kind: WorkListKind,
    /// 编号: WT-2026-01.
    pub code: String,
    /// 责任单位.
    pub unit: Option<UnitId>,
    /// 责任人.
    pub responsible_person: String,
    /// 职务.
    pub position: String,
    /// 事项: the responsibility, the problem or the measure.
    pub matter: String,
    /// 时限, in the office's own words.
    pub deadline: String,
    /// 截止日期: typed, or read from the words.
    pub due_on: Option<NaiveDate>,
    /// 完成日期.
    pub done_on: Option<NaiveDate>,
    /// 签字意见.
    pub opinion: String,
    /// 签字日期.
    pub signed_on: Option<NaiveDate>,
    /// 公示起.
    pub published_from: Option<NaiveDate>,
    /// 公示止.
    pub published_until: Option<NaiveDate>,
    /// 公示方式.
    pub published_by: Option<PublishWay>,
    /// 对应问题: the problem that a rectification answers. One answers one.
    pub problem: Option<WorkItemId>,
    /// 备注.
    pub note: String,
    /// 分管领导 of what was checked (《实施意见》第二十一条).
    pub leader: String,
    /// 责任部门.
    pub department: String,
    /// 具体人员.
    pub handler: String,
    /// 是否回头看: done only once somebody went back and found it done.
    pub must_look_back: bool,
    /// 回头看日期.
    pub looked_back_on: Option<NaiveDate>,
    /// 回头看人员.
    pub looked_back_by: String,
    /// 回头看结果.
    pub look_back: Option<LookBack>,
}

/// The register of the five lists.
pub static SPEC: RegisterSpec = RegisterSpec {
    title: "五张清单",
    noun: "清单事项",
    empty: "这里是五张清单：党委主体责任、班子成员领导责任、纪委监督责任、问题、整改。每条落实到人，签字背书并公示；问题和整改一一对应。",
    natural_key: "code",
    title_key: "matter",
    fields: &[
        FieldSpec::new("code", "编号", Input::Text).listed(120, Style::Text).help("不填则自动编号，例如 WT-2026-01。"),
        FieldSpec::new("year", "年度", Input::Number).listed(70, Style::Number).filter().help("不填则取今年。"),
        FieldSpec::new("kind", "清单类别", Input::Choice)
            .required()
            .choices(labels::<WorkListKind>)
            .listed(170, Style::Text)
            .filter()
            .article("《长效机制意见》第十六条"),
        FieldSpec::new("matter", "事项", Input::LongText).required().listed(320, Style::Text).frozen(),
        FieldSpec::new("problem", "对应问题", Input::Text)
            .listed(120, Style::Text)
            .help("整改清单填问题清单的编号，一条整改对应一个问题。"),
        FieldSpec::new("unit", "责任单位", Input::Unit).group("责任").listed(120, Style::Text).filter(),
        FieldSpec::new("responsible_person", "责任人", Input::Text).group("责任").listed(110, Style::Text),
        FieldSpec::new("position", "职务", Input::Text).group("责任").listed(120, Style::Text).help("公开版只印职务，不印姓名。"),
        FieldSpec::new("deadline", "时限", Input::Text).group("责任").listed(150, Style::Text).help("照原文填写，程序自动认日期。"),
        FieldSpec::new("due_on", "截止日期", Input::Date).group("责任").listed(110, Style::Date),
        FieldSpec::new("done_on", "完成日期", Input::Date).group("责任").listed(110, Style::Date),
        FieldSpec::new("state", "状态", Input::Text).read_only().group("责任").listed(100, Style::State).filter(),
        FieldSpec::new("leader", "分管领导", Input::Text)
            .group("被检查单位落实整改")
            .listed(110, Style::Text)
            .article("《实施意见》第二十一条")
            .help("被检查单位明确分管领导、责任部门、具体人员。"),
        FieldSpec::new("department", "责任部门", Input::Text).group("被检查单位落实整改").listed(120, Style::Text),
        FieldSpec::new("handler", "具体人员", Input::Text).group("被检查单位落实整改").listed(110, Style::Text),
        FieldSpec::new("must_look_back", "是否回头看", Input::YesNo)
            .group("回头看")
            .listed(90, Style::Text)
            .filter()
            .help("填“是”的，报告完成以后还要回头看，结果到位才算完成。"),
        FieldSpec::new("looked_back_on", "回头看日期", Input::Date).group("回头看").listed(110, Style::Date),
        FieldSpec::new("looked_back_by", "回头看人员", Input::Text).group("回头看").listed(120, Style::Text),
        FieldSpec::new("look_back", "回头看结果", Input::Choice)
            .group("回头看")
            .choices(labels::<LookBack>)
            .listed(100, Style::Text)
            .filter()
            .help("基本到位、不到位的，继续整改。"),
        FieldSpec::new("opinion", "签字意见", Input::LongText)
            .group("签字背书")
            .listed(160, Style::Text)
            .help("责任人本人签署的意见，例如：同意，按期完成。不得代签。"),
        FieldSpec::new("signed_on", "签字日期", Input::Date).group("签字背书").listed(110, Style::Date),
        FieldSpec::new("published_from", "公示起", Input::Date).group("公示").listed(110, Style::Date),
        FieldSpec::new("published_until", "公示止", Input::Date).group("公示").listed(110, Style::Date),
        FieldSpec::new("published_by", "公示方式", Input::Choice)
            .group("公示")
            .choices(labels::<PublishWay>)
            .listed(120, Style::Text)
            .filter(),
        FieldSpec::new("note", "备注", Input::LongText).group("公示").listed(160, Style::Text),
    ],
};

terms! {
    /// 清单状态: how a line stands on a day.
    WorkItemState {
        /// 已完成.
        Done = "done", "已完成";
        /// 已逾期.
        Overdue = "overdue", "已逾期";
        /// 待回头看: reported as done, and nobody went back yet.
        LookBack = "look_back", "待回头看";
        /// 办理中.
        Open = "open", "办理中";
    }
}

impl WorkItem {
    /// Reads a form; `problem` finds a line of 问题清单 by its number.
    ///
    /// # Errors
    /// Every objection.
    pub fn read(raw: &Raw, names: &dyn Names, problem: impl Fn(&str) -> Option<WorkItemId>, today: NaiveDate) -> Result<Self, Objections> {
        let mut form = Form::new(raw, &SPEC, today);
        let typed = form.number("year");
        let year = typed.and_then(|year| i32::try_from(year).ok()).filter(|year| (1949..=2999).contains(year));
        if typed.is_some() && year.is_none() {
            form.object("year", "range", "年度请填四位数的年份，例如 2026。");
        }
        let year = year.unwrap_or_else(|| today.year());
        let kind = form.term::<WorkListKind>("kind");
        let problem = form.reference("problem", &problem, "问题清单");
        if problem.is_some() && kind.is_some_and(|kind| kind != WorkListKind::Rectifications) {
            form.object("problem", "kind", "只有整改清单的事项才填对应问题。");
        }
        let deadline = form.text("deadline");
        let due_on = form.date("due_on").or_else(|| {
            let read = Deadline::read(&deadline, year);
            read.on.or_else(|| read.dates.last().copied())
        });
        let [done_on, signed_on, looked_back_on] = ["done_on", "signed_on", "looked_back_on"].map(|key| {
            let on = form.date(key);
            if on.is_some_and(|on| on > today) {
                form.object(key, "future", "这个日期在今天之后，请核对。");
            }
            on
        });
        let (published_from, published_until) = (form.date("published_from"), form.date("published_until"));
        if published_from.zip(published_until).is_some_and(|(from, until)| until < from) {
            form.object("published_until", "order", "公示止早于公示起，请核对。");
        }
        let opinion = form.text("opinion");
        if signed_on.is_some() && opinion.is_empty() {
            form.object("opinion", "required", "签字要写明意见，例如：同意，按期完成。");
        }
        let (looked_back_by, look_back) = (form.text("looked_back_by"), form.term("look_back"));
        against_look_back(&mut form, done_on, looked_back_on, &looked_back_by, look_back);
        let item = kind.map(|kind| Self {
            year,
            kind,
            code: form.name("code"),
            unit: form.reference("unit", |word| names.unit(word), "机构"),
            responsible_person: form.name("responsible_person"),
            position: form.name("position"),
            matter: form.text("matter"),
            deadline,
            due_on,
            done_on,
            opinion,
            signed_on,
            published_from,
            published_until,
            published_by: form.term("published_by"),
            problem,
            note: form.text("note"),
            leader: form.name("leader"),
            department: form.name("department"),
            handler: form.text("handler"),
            must_look_back: form.yes("must_look_back"),
            looked_back_on,
            looked_back_by,
            look_back,
        });
        // Without a kind there is an objection already.
        form.finish(item)?.ok_or_else(Objections::new)
    }

    /// The rectification of a problem as it begins: the same matter, unit, person and time.
    pub fn rectification(&self, id: WorkItemId, year: i32) -> Self {
        Self {
            year,
            kind: WorkListKind::Rectifications,
            code: String::new(),
            matter: format!("整改：{}", self.matter),
            done_on: None,
            opinion: String::new(),
            signed_on: None,
            published_from: None,
            published_until: None,
            published_by: None,
            problem: Some(id),
            note: String::new(),
            looked_back_on: None,
            looked_back_by: String::new(),
            look_back: None,
            ..self.clone()
        }
    }

    /// Who answers for it: 责任人, else 具体人员 of the unit that was checked.
    pub fn answers(&self) -> &str {
        if self.responsible_person.is_empty() { &self.handler } else { &self.responsible_person }
    }

    /// The list it stands in, in words.
    pub fn kind_words(&self) -> &'static str {
        crate::Term::label(self.kind)
    }

    /// How it stands on a day.
    pub fn state(&self, today: NaiveDate) -> WorkItemState {
        let found = !self.must_look_back || self.look_back == Some(LookBack::Done);
        match (self.done_on, self.due_on) {
            (Some(_), _) if found => WorkItemState::Done,
            (Some(_), _) if self.look_back.is_none() => WorkItemState::LookBack,
            (_, Some(due)) if due < today => WorkItemState::Overdue,
            (_, _) => WorkItemState::Open,
        }
    }

    /// Days overdue.
    pub fn overdue_days(&self, today: NaiveDate) -> Option<u32> {
        let due = self.due_on.filter(|_| self.state(today) == WorkItemState::Overdue)?;
        u32::try_from((today - due).num_days()).ok()
    }

    /// The line as texts; `problem` is the number of the problem that it answers.
    pub fn texts(&self, names: &dyn Names, problem: &str, today: NaiveDate) -> Raw {
        let mut texts = Texts::default();
        texts.set("code", &self.code);
        texts.set("year", self.year);
        texts.term("kind", Some(self.kind));
        texts.set("matter", &self.matter);
        texts.set("problem", problem);
        texts.set("unit", self.unit.map_or("", |unit| names.unit_name(unit).1));
        texts.set("responsible_person", &self.responsible_person);
        texts.set("position", &self.position);
        texts.set("deadline", &self.deadline);
        texts.date("due_on", self.due_on);
        texts.date("done_on", self.done_on);
        texts.term("state", Some(self.state(today)));
        texts.set("opinion", &self.opinion);
        texts.date("signed_on", self.signed_on);
        texts.date("published_from", self.published_from);
        texts.date("published_until", self.published_until);
        texts.term("published_by", self.published_by);
        texts.set("note", &self.note);
        texts.set("leader", &self.leader);
        texts.set("department", &self.department);
        texts.set("handler", &self.handler);
        texts.set("must_look_back", yes_no(self.must_look_back));
        texts.date("looked_back_on", self.looked_back_on);
        texts.set("looked_back_by", &self.looked_back_by);
        texts.term("look_back", self.look_back);
        texts.0
    }
}

/// 回头看 is entered whole, and behind the report that it is done.
fn against_look_back(form: &mut Form<'_>, done_on: Option<NaiveDate>, on: Option<NaiveDate>, by: &str, result: Option<LookBack>) {
    if on.is_none() && by.is_empty() && result.is_none() {
        return;
    }
    for (key, label, missing) in [
        ("looked_back_on", "日期", on.is_none() && form.text("looked_back_on").is_empty()),
        ("looked_back_by", "人员", by.is_empty()),
        ("look_back", "结果", result.is_none() && form.text("look_back").is_empty()),
    ] {
        if missing {
            form.object(key, "look_back_whole", format!("回头看要写全日期、人员和结果，还缺{label}。"));
        }
    }
    match (done_on, on) {
        (None, _) => form.object("done_on", "look_back_done", "回头看在整改完成之后，请先填完成日期。"),
        (Some(done), Some(on)) if on < done => form.object("looked_back_on", "order", "回头看日期早于完成日期，请核对。"),
        _ => {}
    }
}
