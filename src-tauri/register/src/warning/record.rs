//! A warning as it is kept, and its table of fields. Never a public way to make an issued one but
//! [`super::Draft::issue`] and the reading of an office's own ledger.

use chrono::{Days, NaiveDate};

use super::{Disposition, Document, Ended, Reply, ReplyResult, ReplyStatus, Service, ServiceWay, WarningLevel, WarningState};
use crate::Term;
use crate::approval::Approval;
use crate::calendar::ReplyTerm;
use crate::doc_number::DocNumber;
use crate::form::{Form, Raw, Texts};
use crate::id::{EditionId, RiskId, SignalId, UnitId, WarningId};
use crate::names::Names;
use crate::objection::Objections;
use crate::shape::{FieldSpec, Input, RegisterSpec, Style, labels};
use crate::template::TemplateVersion;

/// Days to reply in where an old ledger names no last day (《办法》第四十三条).
const LEDGER_DAYS: u32 = 30;

/// 整改要求, one row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Measure {
    /// 存在问题.
    pub problem: String,
    /// 整改要求.
    pub requirement: String,
    /// 责任人.
    pub responsible: String,
    /// 完成时限.
    pub due: String,
    /// 佐证材料.
    pub evidence: String,
}

/// 通知书: its words, frozen at issue.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NoticeText {
    /// 主送.
    pub recipient: String,
    /// Paragraphs, one a line.
    pub body: String,
    /// 整改要求.
    pub measures: Vec<Measure>,
    /// 抄送.
    pub copies_to: String,
    /// 联系人.
    pub contact: String,
    /// 联系电话.
    pub phone: String,
    /// 签发人.
    pub issuer: String,
    /// Printed without the red head (套打).
    pub pre_printed: bool,
    /// The version of the template that the body was composed from; none where it was written without one.
    pub template: Option<TemplateVersion>,
}

/// 预警.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// 文号.
    pub number: DocNumber,
    /// 预警等级.
    pub level: WarningLevel,
    /// 签发日期.
    pub issued_on: NaiveDate,
    /// 受送达单位: the unit it counts for.
    pub unit: Option<UnitId>,
    /// 受送达人(职务).
    pub addressee: String,
    /// 事由.
    pub subject: String,
    /// 来源信息.
    pub signal: Option<SignalId>,
    /// 来源信息编号, kept as a word too: a ledger may name a signal that is not in the register.
    pub signal_number: String,
    /// 关联风险点.
    pub risk: Option<RiskId>,
    /// The edition of 廉政风险等级目录 that stood when it was issued; none without a risk point or an edition.
    pub edition: Option<EditionId>,
    /// 处置方式.
    pub dispositions: Vec<Disposition>,
    /// 处置方式 in the ledger's words.
    pub disposition_words: String,
    /// How the days to reply in are counted, fixed at issue.
    pub reply_term: ReplyTerm,
    /// The notice's words; none for what came in from an old ledger.
    pub notice: Option<NoticeText>,
    /// 送达.
    pub service: Option<Service>,
    /// 回告, oldest first.
    pub replies: Vec<Reply>,
    /// 审批: the steps before 签发, frozen with the notice.
    pub approvals: Vec<Approval>,
    /// 提级: the warning of a lower colour in whose place this one stands.
    pub raised_from: Option<WarningId>,
    /// 已督查.
    pub inspected: bool,
    /// 销号日期.
    pub closed_on: Option<NaiveDate>,
    /// 作废: the day and the reason.
    pub voided: Option<(NaiveDate, String)>,
    /// 终结: 撤销, 提级 or 转线索.
    pub ended: Option<Ended>,
}

impl Warning {
    /// The one document of its colour.
    pub fn document(&self) -> Document {
        self.level.document()
    }

    /// True for a row that came in from an old ledger: its notice was made elsewhere.
    pub fn from_ledger(&self) -> bool {
        self.notice.is_none()
    }

    /// 回告期限, once served; of a reply that was returned, the last day for the next one.
    pub fn due_on(&self) -> Option<NaiveDate> {
        let again = self.replies.iter().rev().find_map(|reply| reply.again_by);
        again.or(self.service.as_ref()?.due_on)
    }

    /// The reply that counts: the newest one that was not returned.
    pub fn standing_reply(&self) -> Option<&Reply> {
        self.replies.iter().rev().find(|reply| reply.result != Some(ReplyResult::Returned))
    }

    /// 回告状态 on a day. A first reply that came late stays late, whatever came after it was returned.
    pub fn reply_status(&self, today: NaiveDate) -> ReplyStatus {
        let service = self.service.as_ref();
        let replied_on = self.standing_reply().map(|reply| reply.received_on);
        let status = super::reply_status(service.map(|service| service.served_on), self.due_on(), replied_on, self.voided.is_some(), today);
        if self.ended.is_some() && matches!(status, ReplyStatus::NotServed | ReplyStatus::Running | ReplyStatus::Overdue) {
            return ReplyStatus::Ended;
        }
        let first_late =
            service.and_then(|service| service.due_on).zip(self.replies.first()).is_some_and(|(due, first)| first.received_on > due);
        if status == ReplyStatus::InTime && first_late { ReplyStatus::Late } else { status }
    }

    /// 办理状态.
    pub fn state(&self) -> WarningState {
        if self.voided.is_some() {
            return WarningState::Voided;
        }
        if let Some(ended) = &self.ended {
            return ended.kind.state();
        }
        if self.closed_on.is_some() {
            return WarningState::Closed;
        }
        match (&self.service, self.replies.last().map(|reply| reply.result)) {
            (None, _) => WarningState::Issued,
            (Some(_), None) => WarningState::Served,
            (Some(_), Some(None)) if self.from_ledger() => WarningState::Recorded,
            (Some(_), Some(None)) => WarningState::Replied,
            (Some(_), Some(Some(ReplyResult::Returned))) => WarningState::Returned,
            (Some(_), Some(Some(ReplyResult::Accepted))) => WarningState::Accepted,
        }
    }

    /// Days past the due day while no reply stands; none when not overdue.
    pub fn overdue_days(&self, today: NaiveDate) -> Option<u32> {
        (self.reply_status(today) == ReplyStatus::Overdue)
            .then(|| self.due_on())
            .flatten()
            .and_then(|due| u32::try_from((today - due).num_days()).ok())
    }
}

/// The register of warnings, in the columns of the office's ledger.
pub static SPEC: RegisterSpec = RegisterSpec {
    title: "预警处置",
    noun: "预警",
    empty: "这里是发出的预警和办理过程。在“预警信息”中选一条，按“一键预警”即可签发；以前的台账可以导入。",
    natural_key: "number",
    title_key: "number",
    fields: &[
        FieldSpec::new("number", "文号", Input::Text).required().listed(190, Style::Text).frozen(),
        FieldSpec::new("level", "预警等级", Input::Choice)
            .required()
            .choices(labels::<WarningLevel>)
            .listed(110, Style::Level)
            .filter()
            .article("《办法》第四十一条"),
        FieldSpec::new("document", "文书名称", Input::Text).read_only().listed(180, Style::Text).filter().article("《办法》第四十二条"),
        FieldSpec::new("issued_on", "签发日期", Input::Date).required().listed(110, Style::Date),
        FieldSpec::new("served_on", "送达日期", Input::Date).listed(110, Style::Date),
        FieldSpec::new("unit", "受送达单位", Input::Unit).required().listed(120, Style::Text).filter(),
        FieldSpec::new("addressee", "受送达人(职务)", Input::Text).listed(160, Style::Text),
        FieldSpec::new("way", "送达方式", Input::Choice).choices(labels::<ServiceWay>).listed(100, Style::Text).filter(),
        FieldSpec::new("subject", "事由", Input::LongText).required().listed(300, Style::Text),
        FieldSpec::new("signal", "来源信息编号", Input::Text).listed(110, Style::Text),
        FieldSpec::new("risk", "关联风险点", Input::Risk).listed(100, Style::Text),
        FieldSpec::new("disposition", "处置方式", Input::Text).required().listed(160, Style::Text).filter().article("《办法》第四十二条"),
        FieldSpec::new("due_on", "回告期限", Input::Date).listed(110, Style::Date).article("《办法》第四十三条"),
        FieldSpec::new("replied_on", "实际回告日期", Input::Date).listed(120, Style::Date),
        FieldSpec::new("reply_status", "回告状态", Input::Text).read_only().listed(110, Style::State).filter(),
        FieldSpec::new("inspected", "督查情况", Input::Text).listed(90, Style::Text).filter().article("《办法》第四十四条"),
        FieldSpec::new("state", "办理状态", Input::Text).column("").read_only().listed(100, Style::Text).filter(),
    ],
};

impl Warning {
    /// Reads a row of an office's own ledger: what was issued before this program kept it.
    ///
    /// # Errors
    /// Every objection.
    pub fn read_ledger(
        raw: &Raw,
        names: &dyn Names,
        find_signal: impl Fn(&str) -> Option<SignalId>,
        today: NaiveDate,
    ) -> Result<Self, Objections> {
        let mut form = Form::new(raw, &SPEC, today);
        let number_text = form.name("number");
        let number = DocNumber::parse(&number_text);
        if number.is_none() && !number_text.is_empty() {
            form.object("number", "doc_number", format!("文号“{number_text}”看不明白，请写成“七纪廉警〔2026〕1号”这样。"));
        }
        let level: Option<WarningLevel> = form.term("level");
        let words = form.name("disposition");
        let dispositions = level.map(|level| ledger_dispositions(&mut form, level, &words)).unwrap_or_default();
        let issued_on = form.date("issued_on").unwrap_or(today);
        let way = form.term("way");
        let due = form.date("due_on");
        let service = form.date("served_on").map(|served_on| Service {
            due_on: due.or_else(|| served_on.checked_add_days(Days::new(LEDGER_DAYS.into()))),
            way,
            ..Service::on(served_on)
        });
        let reply_days = service.as_ref().zip(due).and_then(|(service, due)| u32::try_from((due - service.served_on).num_days()).ok());
        let replies = form.date("replied_on").map(Reply::of_day).into_iter().collect::<Vec<_>>();
        check_order(&mut form, issued_on, service.as_ref(), replies.first());
        check_due(&mut form, service.as_ref(), due);
        let unit = form.reference("unit", |text| names.unit(text), "机构");
        let risk = form.reference("risk", |text| names.risk(text), "廉政风险目录");
        let signal_number = form.name("signal");
        let warning = Self {
            number: number.unwrap_or(DocNumber { series: String::new(), year: 0, sequence: 0 }),
            level: level.unwrap_or(WarningLevel::Blue),
            issued_on,
            unit,
            addressee: form.name("addressee"),
            subject: form.text("subject"),
            signal: find_signal(&signal_number),
            signal_number,
            edition: None,
            risk,
            dispositions,
            disposition_words: words,
            reply_term: ReplyTerm::of_days(reply_days.unwrap_or(LEDGER_DAYS)),
            notice: None,
            service,
            replies,
            inspected: form.text("inspected").contains("已督查") || form.text("inspected") == "是",
            approvals: Vec::new(),
            raised_from: None,
            closed_on: None,
            voided: None,
            ended: None,
        };
        form.finish(warning)
    }

    /// The record as texts, on a day.
    pub fn texts(&self, names: &dyn Names, today: NaiveDate) -> Raw {
        let mut texts = Texts::default();
        texts.set("number", &self.number);
        texts.term("level", Some(self.level));
        texts.set("document", self.document().label());
        texts.date("issued_on", Some(self.issued_on));
        texts.date("served_on", self.service.as_ref().map(|service| service.served_on));
        texts.set("unit", self.unit.map_or("", |unit| names.unit_name(unit).1));
        texts.set("addressee", &self.addressee);
        texts.term("way", self.service.as_ref().and_then(|service| service.way));
        texts.set("subject", &self.subject);
        texts.set("signal", &self.signal_number);
        texts.set("risk", self.risk.map_or("", |risk| names.risk_number(risk)));
        texts.set("disposition", &self.disposition_words);
        texts.date("due_on", self.due_on());
        texts.date("replied_on", self.standing_reply().map(|reply| reply.received_on));
        texts.term("reply_status", Some(self.reply_status(today)));
        texts.set("inspected", if self.inspected { "已督查" } else { "" });
        texts.term("state", Some(self.state()));
        texts.0
    }
}

fn ledger_dispositions(form: &mut Form<'_>, level: WarningLevel, words: &str) -> Vec<Disposition> {
    let mut dispositions = Vec::new();
    for word in crate::text::list(words) {
        match Disposition::read(&word).filter(|way| level.dispositions().contains(way)) {
            Some(way) => dispositions.push(way),
            None => {
                let allowed: Vec<_> = level.dispositions().iter().map(|way| way.label()).collect();
                form.object(
                    "disposition",
                    "disposition",
                    format!("“{word}”不是{}预警的处置方式，可选：{}（《办法》第四十二条）。", level.label(), allowed.join("、")),
                );
            }
        }
    }
    dispositions
}

/// A ledger's own last day, which gives the days to reply in.
fn check_due(form: &mut Form<'_>, service: Option<&Service>, due: Option<NaiveDate>) {
    match (service, due) {
        (Some(service), Some(due)) if !(0..=3650).contains(&(due - service.served_on).num_days()) => {
            form.object("due_on", "order", "回告期限应在送达日期之后十年以内，请核对。")
        }
        (None, Some(_)) => form.object("due_on", "order", "没有送达日期，不能有回告期限，请补填送达日期。"),
        _ => {}
    }
}

fn check_order(form: &mut Form<'_>, issued_on: NaiveDate, service: Option<&Service>, reply: Option<&Reply>) {
    if service.is_some_and(|service| service.served_on < issued_on) {
        form.object("served_on", "order", "送达日期早于签发日期，请核对。");
    }
    match (service, reply) {
        (None, Some(_)) => form.object("replied_on", "order", "没有送达日期，不能有回告日期，请补填送达日期。"),
        (Some(service), Some(reply)) if reply.received_on < service.served_on => {
            form.object("replied_on", "order", "回告日期早于送达日期，请核对。")
        }
        _ => {}
    }
}
