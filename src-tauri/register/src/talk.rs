//! 谈话登记 (《长效机制意见》第一条): every talk that was held, with who spoke to whom about what. Two names look alike and
//! are not: 谈话提醒 is a disposition of the discipline office, 提醒谈话 the party's daily supervision. Never a talk
//! that is still to come.

pub mod coverage;

use chrono::NaiveDate;

use crate::Term as _;
use crate::form::{Form, Raw, Texts};
use crate::id::{PersonId, UnitId, WarningId};
use crate::names::Names;
use crate::objection::{Objection, Objections};
use crate::shape::{FieldSpec, Input, RegisterSpec, Style, labels};
use crate::text;
use crate::warning::{Disposition, Warning};

terms! {
    /// 谈话类别.
    TalkKind {
        /// 廉政谈话.
        Integrity = "integrity", "廉政谈话";
        /// 约谈.
        Interview = "interview", "约谈";
        /// 函询: the conversation about a written inquiry.
        Inquiry = "inquiry", "函询", ["信访函询"];
        /// 提醒谈话: the party's daily supervision.
        DailyReminder = "daily_reminder", "提醒谈话";
        /// 谈话提醒: a disposition of 《办法》第四十二条.
        Reminder = "reminder", "谈话提醒", ["口头谈话提醒"];
        /// 诫勉谈话.
        Admonition = "admonition", "诫勉谈话", ["诫勉"];
        /// 集体谈话.
        Collective = "collective", "集体谈话", ["集体廉政谈话"];
        /// 任前谈话.
        BeforeOffice = "before_office", "任前谈话", ["任前廉政谈话"];
        /// 回访谈话.
        ReturnVisit = "return_visit", "回访谈话", ["回访"];
    }
}

impl TalkKind {
    /// The talk that a disposition calls for; none where it calls for none.
    pub fn called_for(way: Disposition) -> Option<Self> {
        match way {
            Disposition::ReminderTalk => Some(Self::Reminder),
            Disposition::AdmonitionTalk => Some(Self::Admonition),
            Disposition::CollectiveTalk => Some(Self::Collective),
            _ => None,
        }
    }
}

/// 谈话: one talk that was held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Talk {
    /// 谈话编号.
    pub number: String,
    /// 谈话类别.
    pub kind: TalkKind,
    /// 谈话日期.
    pub talked_on: NaiveDate,
    /// 谈话时间 of the day, in the words of the record: 9时30分至10时.
    pub hours: String,
    /// 谈话地点.
    pub place: String,
    /// 谈话对象: one name, or several of a collective talk.
    pub subject: String,
    /// The one who was spoken to, where the register knows one person by that name.
    pub subject_person: Option<PersonId>,
    /// 对象单位.
    pub unit: Option<UnitId>,
    /// 对象职务.
    pub subject_post: String,
    /// 谈话人.
    pub talker: String,
    /// The one who spoke, where the register knows one person by that name.
    pub talker_person: Option<PersonId>,
    /// 谈话人单位职务.
    pub talker_post: String,
    /// 记录人.
    pub recorder: String,
    /// 记录人单位职务.
    pub recorder_post: String,
    /// 关联预警.
    pub warning: Option<WarningId>,
    /// 谈话事由.
    pub reason: String,
    /// 谈话内容.
    pub content: String,
    /// 对象表态.
    pub statement: String,
    /// 谈话结果.
    pub result: String,
    /// 备注.
    pub note: String,
}

/// The register of talks.
pub static SPEC: RegisterSpec = RegisterSpec {
    title: "谈话登记",
    noun: "谈话",
    empty: "这里登记已经进行的谈话：廉政谈话、约谈、提醒、诫勉、集体和回访谈话。处置方式要求谈话的预警，登记谈话以后才能销号。",
    natural_key: "number",
    title_key: "title",
    fields: &[
        FieldSpec::new("title", "谈话", Input::Text).column("").read_only(),
        FieldSpec::new("number", "谈话编号", Input::Text).listed(130, Style::Text).help("不填则自动编号，例如 TH-2026-001。"),
        FieldSpec::new("kind", "谈话类别", Input::Choice)
            .required()
            .choices(labels::<TalkKind>)
            .listed(110, Style::Text)
            .filter()
            .article("《长效机制意见》第一条、《办法》第四十二条")
            .help("“谈话提醒”是纪委对预警的处置方式，“提醒谈话”是党组织的日常监督，不要混用。"),
        FieldSpec::new("talked_on", "谈话日期", Input::Date).required().listed(110, Style::Date),
        FieldSpec::new("hours", "起止时间", Input::Text).help("例如 9时30分至10时。"),
        FieldSpec::new("place", "谈话地点", Input::Text).listed(120, Style::Text),
        FieldSpec::new("unit", "对象单位", Input::Unit).group("谈话对象").listed(120, Style::Text).filter(),
        FieldSpec::new("subject", "谈话对象", Input::Person)
            .required()
            .group("谈话对象")
            .listed(120, Style::Text)
            .frozen()
            .help("集体谈话的几个人用顿号隔开。"),
        FieldSpec::new("subject_post", "对象职务", Input::Text).group("谈话对象").listed(140, Style::Text),
        FieldSpec::new("talker", "谈话人", Input::Person).required().group("谈话人和记录人").listed(100, Style::Text).filter(),
        FieldSpec::new("talker_post", "谈话人单位职务", Input::Text).group("谈话人和记录人").listed(140, Style::Text),
        FieldSpec::new("recorder", "记录人", Input::Person).group("谈话人和记录人").listed(100, Style::Text),
        FieldSpec::new("recorder_post", "记录人单位职务", Input::Text).group("谈话人和记录人"),
        FieldSpec::new("warning", "关联预警", Input::Text)
            .group("内容")
            .listed(170, Style::Text)
            .help("处置方式要求的谈话，填预警文号，例如 七纪廉警〔2026〕4号。"),
        FieldSpec::new("reason", "谈话事由", Input::LongText).required().group("内容").listed(240, Style::Text),
        FieldSpec::new("content", "谈话内容", Input::LongText).group("内容").listed(240, Style::Text),
        FieldSpec::new("statement", "对象表态", Input::LongText).group("内容"),
        FieldSpec::new("result", "谈话结果", Input::LongText).group("内容").listed(160, Style::Text),
        FieldSpec::new("note", "备注", Input::LongText).group("内容").listed(140, Style::Text),
    ],
};

impl Talk {
    /// Reads a form; `warning` finds a warning by 文号.
    ///
    /// # Errors
    /// Every objection.
    pub fn read(raw: &Raw, names: &dyn Names, warning: impl Fn(&str) -> Option<WarningId>, today: NaiveDate) -> Result<Self, Objections> {
        let mut form = Form::new(raw, &SPEC, today);
        let kind = form.term::<TalkKind>("kind");
        let talked_on = form.date("talked_on").unwrap_or(today);
        if talked_on > today {
            form.object("talked_on", "future", format!("谈话日期晚于今天（{today}）：谈过以后再登记。"));
        }
        let unit = form.reference("unit", |word| names.unit(word), "机构");
        let (subject, talker) = (form.name("subject"), form.name("talker"));
        let person = |unit: Option<UnitId>, name: &str| names.person(unit, name).or_else(|| names.person_anywhere(name));
        let warning = form.reference("warning", &warning, "预警处置");
        if !subject.is_empty() && text::list(&subject).contains(&talker) {
            form.object("talker", "self", "谈话人和谈话对象不能是同一个人。");
        }
        let talk = kind.map(|kind| Self {
            number: form.name("number"),
            kind,
            talked_on,
            hours: form.text("hours"),
            place: form.text("place"),
            subject_person: person(unit, &subject),
            subject,
            unit,
            subject_post: form.name("subject_post"),
            talker_person: person(None, &talker),
            talker,
            talker_post: form.name("talker_post"),
            recorder: form.name("recorder"),
            recorder_post: form.name("recorder_post"),
            warning,
            reason: form.text("reason"),
            content: form.text("content"),
            statement: form.text("statement"),
            result: form.text("result"),
            note: form.text("note"),
        });
        // Without a kind there is an objection already.
        form.finish(talk)?.ok_or_else(Objections::new)
    }

    /// The names of those who were spoken to.
    pub fn subjects(&self) -> Vec<String> {
        text::list(&self.subject)
    }

    /// What it is called: 诫勉谈话 韩乙 2026-04-08.
    pub fn title(&self) -> String {
        format!("{} {} {}", self.kind.label(), self.subject, self.talked_on)
    }

    /// The record as texts; `warning` is the number of the warning that it belongs to.
    pub fn texts(&self, names: &dyn Names, warning: &str) -> Raw {
        let mut texts = Texts::default();
        texts.set("title", self.title());
        texts.set("number", &self.number);
        texts.term("kind", Some(self.kind));
        texts.date("talked_on", Some(self.talked_on));
        texts.set("unit", self.unit.map_or("", |unit| names.unit_name(unit).1));
        texts.set("warning", warning);
        for (key, value) in [
            ("hours", &self.hours),
            ("place", &self.place),
            ("subject", &self.subject),
            ("subject_post", &self.subject_post),
            ("talker", &self.talker),
            ("talker_post", &self.talker_post),
            ("recorder", &self.recorder),
            ("recorder_post", &self.recorder_post),
            ("reason", &self.reason),
            ("content", &self.content),
            ("statement", &self.statement),
            ("result", &self.result),
            ("note", &self.note),
        ] {
            texts.set(key, value);
        }
        texts.0
    }
}

/// The talks that a warning's dispositions call for and that nobody has entered; `held` are the kinds of the talks that
/// belong to it. A row of an older ledger owes none: it does not say what was held.
pub fn owed(warning: &Warning, held: &[TalkKind]) -> Vec<TalkKind> {
    if warning.notice.is_none() || warning.voided.is_some() {
        return Vec::new();
    }
    warning.dispositions.iter().filter_map(|way| TalkKind::called_for(*way)).filter(|kind| !held.contains(kind)).collect()
}

/// What is said of talks that are owed.
pub fn owed_words(owed: &[TalkKind]) -> String {
    format!("处置要求的谈话还没有登记：{}。", owed.iter().map(|kind| kind.label()).collect::<Vec<_>>().join("、"))
}

/// What owed talks say against closing their warning.
pub fn against_closing(owed: &[TalkKind]) -> Option<Objection> {
    let sentence = || format!("{}请先在“谈话登记”中登记，再销号（《办法》第四十二条）。", owed_words(owed));
    (!owed.is_empty()).then(|| Objection::act("talk_owed", sentence()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::made::warning;
    use crate::letter::made::one_office;
    use crate::warning::{NoticeText, WarningLevel};

    fn read(pairs: &[(&str, &str)]) -> Result<Talk, Vec<(String, &'static str)>> {
        let whole = [("kind", "廉政谈话"), ("talked_on", "2026-4-8"), ("subject", "韩乙"), ("talker", "周甲"), ("reason", "年度廉政谈话")];
        let raw = whole.iter().chain(pairs).map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
        let today = NaiveDate::from_ymd_opt(2026, 4, 8).unwrap();
        Talk::read(&raw, &one_office(), |_| None, today).map_err(|all| all.into_iter().map(|one| (one.field, one.rule)).collect())
    }

    #[test]
    fn a_talk_is_held_by_one_with_another_on_a_day_that_has_come() {
        let talk = read(&[]).unwrap();
        assert_eq!((talk.subject_person.is_some(), talk.talker_person), (true, None), "who is in no register stays a name");
        let refused = |pairs: &[(&str, &str)]| read(pairs).unwrap_err();
        assert_eq!(refused(&[("talked_on", "2026-4-9")]), [("talked_on".to_owned(), "future")]);
        assert_eq!(refused(&[("subject", "李丙、周甲")]), [("talker".to_owned(), "self")]);
        assert_eq!(refused(&[("warning", "七纪廉警〔2026〕9号")]), [("warning".to_owned(), "unknown")]);
        assert_eq!(refused(&[("kind", "谈心")]), [("kind".to_owned(), "choice")]);
        assert_eq!(read(&[("subject", "李丙、韩乙")]).unwrap().subjects(), ["李丙", "韩乙"]);
    }

    #[test]
    fn the_two_that_look_alike_are_not_one() {
        assert_eq!(TalkKind::read("谈话提醒"), Some(TalkKind::Reminder));
        assert_eq!(TalkKind::read("提醒谈话"), Some(TalkKind::DailyReminder));
    }

    #[test]
    fn a_disposition_calls_for_its_talk() {
        use Disposition::{AdmonitionTalk, SpecialInquiry};
        let mut own = warning(WarningLevel::Yellow, "2026-03-01", None, None);
        own.dispositions = vec![AdmonitionTalk, SpecialInquiry];
        assert!(owed(&own, &[]).is_empty(), "a row of an older ledger");
        own.notice = Some(NoticeText::default());
        assert_eq!(owed(&own, &[TalkKind::Integrity, TalkKind::DailyReminder]), [TalkKind::Admonition]);
        assert!(owed(&own, &[TalkKind::Admonition]).is_empty());
        let sentence = against_closing(&owed(&own, &[])).unwrap().sentence;
        assert!(sentence.starts_with("处置要求的谈话还没有登记：诫勉谈话。"), "{sentence}");
        own.voided = Some((own.issued_on, "重复".to_owned()));
        assert!(owed(&own, &[]).is_empty());
        assert_eq!(against_closing(&[]), None);
    }
}
