//! 问题线索: received, assessed, transferred (《惩治机制意见》第三部分). Never an investigation: what is done with a
//! lead after it was transferred is not ours.

mod act;

pub use act::{ASSESS, TRANSFER};

use chrono::NaiveDate;

use crate::form::{Form, Raw, Texts, yes_no};
use crate::id::{SignalId, UnitId, WarningId};
use crate::names::Names;
use crate::objection::Objections;
use crate::shape::{FieldSpec, Input, RegisterSpec, Style, labels};
use crate::signal::{HIDDEN, Nature, Signal, SignalSource, SignalWay};
use crate::warning::Warning;

terms! {
    /// 线索渠道: 信、访、电、网 (《长效机制意见》第十三条).
    LeadChannel {
        /// 信.
        Letter = "letter", "信", ["来信"];
        /// 访.
        Visit = "visit", "访", ["来访"];
        /// 电.
        Call = "call", "电", ["来电", "电话"];
        /// 网.
        Network = "network", "网", ["网络"];
    }
}

terms! {
    /// 线索评估结果 (《惩治机制意见》第三部分).
    LeadAssessment {
        /// 可查性较强.
        Actionable = "actionable", "可查性较强";
        /// 暂不具备条件: parked, to be looked at again on a day.
        Parked = "parked", "暂不具备条件", ["暂不具备"];
    }
}

terms! {
    /// 线索状态.
    LeadState {
        /// 待评估.
        Received = "received", "待评估";
        /// 待移送.
        Assessed = "assessed", "待移送";
        /// 跟踪.
        Parked = "parked", "跟踪";
        /// 已移送.
        Transferred = "transferred", "已移送";
        /// 已收回执.
        Acknowledged = "acknowledged", "已收回执";
    }
}

/// 线索评估: the newest one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    /// 评估结果.
    pub result: LeadAssessment,
    /// 评估日期.
    pub on: NaiveDate,
    /// 评估人: it is done together.
    pub by: String,
    /// 办理意见.
    pub opinion: String,
    /// 再次评估日期; always with 暂不具备条件, never otherwise.
    pub relook_on: Option<NaiveDate>,
}

/// 线索移送.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transfer {
    /// 移送单位.
    pub to: String,
    /// 移送日期.
    pub on: NaiveDate,
    /// 移送人.
    pub by: String,
    /// 回执编号; empty until it came.
    pub receipt_number: String,
    /// 回执日期.
    pub receipt_on: Option<NaiveDate>,
    /// 接收人.
    pub received_by: String,
}

/// 问题线索.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseLead {
    /// 线索编号, such as XS-2026-01.
    pub number: String,
    /// 受理日期.
    pub received_on: NaiveDate,
    /// 渠道.
    pub channel: Option<LeadChannel>,
    /// 来源.
    pub source: Option<SignalSource>,
    /// 反映对象的单位.
    pub unit: Option<UnitId>,
    /// 对象岗位.
    pub object_post: String,
    /// 对象姓名.
    pub object_person: String,
    /// 主要问题.
    pub summary: String,
    /// 问题性质.
    pub nature: Option<Nature>,
    /// 保密: lists show neither object nor summary.
    pub confidential: bool,
    /// The signal it came from.
    pub signal: Option<SignalId>,
    /// The warning it came from.
    pub warning: Option<WarningId>,
    /// 评估.
    pub assessment: Option<Assessment>,
    /// 移送.
    pub transfer: Option<Transfer>,
    /// 备注.
    pub note: String,
}

/// The ledger of leads.
pub static SPEC: RegisterSpec = RegisterSpec {
    title: "问题线索",
    noun: "问题线索",
    empty: "这里登记问题线索的受理、评估和移送。在“预警信息”里转问题线索，或者直接新增。这里不记办案过程。",
    natural_key: "number",
    title_key: "number",
    fields: &[
        FieldSpec::new("number", "线索编号", Input::Text).listed(120, Style::Text).frozen().help("不填则自动编号。"),
        FieldSpec::new("received_on", "受理日期", Input::Date).required().listed(110, Style::Date).article("《惩治机制意见》第三部分"),
        FieldSpec::new("channel", "渠道", Input::Choice)
            .choices(labels::<LeadChannel>)
            .listed(70, Style::Text)
            .filter()
            .article("《长效机制意见》第十三条")
            .help("信、访、电、网；审计、巡察等移送来的不填。"),
        FieldSpec::new("source", "来源", Input::Choice)
            .required()
            .choices(labels::<SignalSource>)
            .listed(100, Style::Text)
            .filter()
            .article("《长效机制意见》第十一条"),
        FieldSpec::new("unit", "对象单位", Input::Unit).group("反映对象").listed(110, Style::Text).filter(),
        FieldSpec::new("object", "对象岗位/姓名", Input::Text).group("反映对象").listed(200, Style::Text).help("岗位和姓名用“/”隔开。"),
        FieldSpec::new("summary", "主要问题", Input::LongText).group("反映内容").required().listed(300, Style::Text).help("不写举报人。"),
        FieldSpec::new("nature", "问题性质", Input::Choice).group("反映内容").choices(labels::<Nature>).listed(110, Style::Text).filter(),
        FieldSpec::new("confidential", "是否保密", Input::YesNo)
            .group("反映内容")
            .listed(90, Style::Text)
            .filter()
            .article("《惩治机制意见》第三部分")
            .help("不填按“是”：清单里不显示对象和主要问题，打开记录才看得到。"),
        FieldSpec::new("signal", "来自预警信息", Input::Text).column("").group("来处").read_only().listed(110, Style::Text),
        FieldSpec::new("warning", "来自预警", Input::Text).column("").group("来处").read_only(),
        FieldSpec::new("state", "状态", Input::Choice)
            .column("")
            .group("评估移送")
            .read_only()
            .choices(labels::<LeadState>)
            .listed(100, Style::State)
            .filter(),
        FieldSpec::new("assessment", "评估结果", Input::Choice)
            .column("")
            .group("评估移送")
            .read_only()
            .choices(labels::<LeadAssessment>)
            .listed(120, Style::Text)
            .filter(),
        FieldSpec::new("assessed_on", "评估日期", Input::Date).column("").group("评估移送").read_only().listed(110, Style::Date),
        FieldSpec::new("assessed_by", "评估人", Input::Text).column("").group("评估移送").read_only(),
        FieldSpec::new("opinion", "办理意见", Input::LongText).column("").group("评估移送").read_only(),
        FieldSpec::new("relook_on", "再次评估日期", Input::Date).column("").group("评估移送").read_only().listed(120, Style::Date),
        FieldSpec::new("transferred_to", "移送单位", Input::Text).column("").group("评估移送").read_only().listed(150, Style::Text),
        FieldSpec::new("transferred_on", "移送日期", Input::Date).column("").group("评估移送").read_only().listed(110, Style::Date),
        FieldSpec::new("transferred_by", "移送人", Input::Text).column("").group("评估移送").read_only(),
        FieldSpec::new("receipt_number", "回执编号", Input::Text).column("").group("评估移送").read_only().listed(120, Style::Text),
        FieldSpec::new("receipt_on", "回执日期", Input::Date).column("").group("评估移送").read_only(),
        FieldSpec::new("received_by", "接收人", Input::Text).column("").group("评估移送").read_only(),
        FieldSpec::new("note", "备注", Input::LongText).group("反映内容"),
    ],
};

impl LeadChannel {
    /// The channel of a signal's way, where it is one of the four.
    pub fn of(way: SignalWay) -> Option<Self> {
        match way {
            SignalWay::Letter => Some(Self::Letter),
            SignalWay::Visit => Some(Self::Visit),
            SignalWay::Call => Some(Self::Call),
            SignalWay::Network => Some(Self::Network),
            SignalWay::Other => None,
        }
    }
}

impl CaseLead {
    /// A lead of which no more is known than its day and what it says; 保密 until somebody says otherwise.
    pub fn new(received_on: NaiveDate, summary: &str) -> Self {
        Self {
            number: String::new(),
            received_on,
            channel: None,
            source: None,
            unit: None,
            object_post: String::new(),
            object_person: String::new(),
            summary: summary.to_owned(),
            nature: None,
            confidential: true,
            signal: None,
            warning: None,
            assessment: None,
            transfer: None,
            note: String::new(),
        }
    }

    /// The lead that a signal becomes.
    pub fn from_signal(id: SignalId, signal: &Signal, received_on: NaiveDate) -> Self {
        Self {
            channel: signal.way.and_then(LeadChannel::of),
            source: signal.source,
            unit: signal.unit,
            object_post: signal.object_post.clone(),
            object_person: signal.object_person.clone(),
            nature: signal.nature,
            signal: Some(id),
            ..Self::new(received_on, &signal.content)
        }
    }

    /// The lead that a warning becomes; the signal behind it tells source and channel.
    pub fn from_warning(id: WarningId, warning: &Warning, signal: Option<&Signal>, received_on: NaiveDate) -> Self {
        let base = match (warning.signal, signal) {
            (Some(own), Some(signal)) => Self::from_signal(own, signal, received_on),
            _ => Self { unit: warning.unit, object_post: warning.addressee.clone(), ..Self::new(received_on, &warning.subject) },
        };
        Self { warning: Some(id), ..base }
    }

    /// 岗位/姓名.
    pub fn object(&self) -> String {
        crate::signal::joined_object(&self.object_post, &self.object_person)
    }

    /// Where it stands.
    pub fn state(&self) -> LeadState {
        match (&self.transfer, &self.assessment) {
            (Some(transfer), _) if transfer.receipt_on.is_some() => LeadState::Acknowledged,
            (Some(_), _) => LeadState::Transferred,
            (None, Some(assessment)) if assessment.result == LeadAssessment::Parked => LeadState::Parked,
            (None, Some(_)) => LeadState::Assessed,
            (None, None) => LeadState::Received,
        }
    }

    /// The day on which a parked lead is to be looked at again.
    pub fn relook_on(&self) -> Option<NaiveDate> {
        self.assessment.as_ref().filter(|_| self.state() == LeadState::Parked).and_then(|assessment| assessment.relook_on)
    }

    /// Reads a form. What acts made of the lead does not travel in it: see [`Self::follow`].
    ///
    /// # Errors
    /// Every objection.
    pub fn read(raw: &Raw, names: &dyn Names, today: NaiveDate) -> Result<Self, Objections> {
        let mut form = Form::new(raw, &SPEC, today);
        let received_on = form.date("received_on");
        if received_on.is_some_and(|day| day > today) {
            form.object("received_on", "future", "受理日期不能晚于今天，请核对年份和月份。");
        }
        for key in ["object", "summary"] {
            if form.text(key) == HIDDEN {
                form.object(key, "hidden", "这里是保密线索，清单里没有显示，不能照样粘贴回来，请打开记录修改。");
            }
        }
        let (object_post, object_person) = crate::signal::split_object(&form.name("object"));
        let lead = Self {
            number: form.name("number"),
            channel: form.term("channel"),
            source: form.term("source"),
            unit: form.reference("unit", |text| names.unit(text), "机构"),
            object_post,
            object_person,
            nature: form.term("nature"),
            confidential: form.text("confidential").is_empty() || form.yes("confidential"),
            note: form.text("note"),
            ..Self::new(received_on.unwrap_or(today), &form.text("summary"))
        };
        form.finish(lead)
    }

    /// Takes over from the lead as it stands what a form does not carry.
    pub fn follow(&mut self, before: &Self) {
        self.signal = before.signal;
        self.warning = before.warning;
        self.assessment.clone_from(&before.assessment);
        self.transfer.clone_from(&before.transfer);
    }

    /// The record as texts; `signal` and `warning` are the numbers of where it came from.
    pub fn texts(&self, names: &dyn Names, signal: &str, warning: &str) -> Raw {
        let mut texts = Texts::default();
        texts.set("number", &self.number);
        texts.date("received_on", Some(self.received_on));
        texts.term("channel", self.channel);
        texts.term("source", self.source);
        texts.set("unit", self.unit.map_or("", |unit| names.unit_name(unit).1));
        texts.set("object", self.object());
        texts.set("summary", &self.summary);
        texts.term("nature", self.nature);
        texts.set("confidential", yes_no(self.confidential));
        texts.set("signal", signal);
        texts.set("warning", warning);
        texts.term("state", Some(self.state()));
        texts.set("note", &self.note);
        self.course_texts(&mut texts);
        texts.0
    }

    fn course_texts(&self, texts: &mut Texts) {
        let assessment = self.assessment.as_ref();
        texts.term("assessment", assessment.map(|one| one.result));
        texts.date("assessed_on", assessment.map(|one| one.on));
        texts.set("assessed_by", assessment.map_or("", |one| &one.by));
        texts.set("opinion", assessment.map_or("", |one| &one.opinion));
        texts.date("relook_on", assessment.and_then(|one| one.relook_on));
        let transfer = self.transfer.as_ref();
        texts.set("transferred_to", transfer.map_or("", |one| &one.to));
        texts.date("transferred_on", transfer.map(|one| one.on));
        texts.set("transferred_by", transfer.map_or("", |one| &one.by));
        texts.set("receipt_number", transfer.map_or("", |one| &one.receipt_number));
        texts.date("receipt_on", transfer.and_then(|one| one.receipt_on));
        texts.set("received_by", transfer.map_or("", |one| &one.received_by));
    }
}
