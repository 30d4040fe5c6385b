//! 接收记录: what other offices sent, as they wrote it: returns, signals and warnings. Never changed here, and never
//! deleted: what a later package leaves out is marked.

use std::collections::HashMap;

use uuid::Uuid;

use crate::form::{Raw, Texts};
use crate::id::CorrespondentId;
use crate::objection::{Objection, Objections};
use crate::shape::{FieldSpec, Input, RegisterSpec, Style};
use crate::submission::SubmissionPeriod;

/// What sort of record was received.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReceivedKind {
    /// 上报情况: the return of a period with its counts.
    Return,
    /// 上报信息.
    Signal,
    /// 上报预警.
    Warning,
}

/// Longest text of a cell, in characters.
const LONGEST: usize = 32_767;

const SENDER: FieldSpec = FieldSpec::new("sender", "上报单位", Input::Text).read_only().listed(200, Style::Text).frozen().filter();
const PERIOD: FieldSpec = FieldSpec::new("period", "报送期", Input::Text).read_only().listed(130, Style::Text).filter();
const STATE: FieldSpec = FieldSpec::new("presence", "在包情况", Input::Text).read_only().listed(120, Style::Text).filter();

const fn text(key: &'static str, label: &'static str, width: u16) -> FieldSpec {
    FieldSpec::new(key, label, Input::Text).read_only().listed(width, Style::Text)
}

const fn count(key: &'static str, label: &'static str) -> FieldSpec {
    FieldSpec::new(key, label, Input::Number).read_only().listed(76, Style::Number)
}

const fn date(key: &'static str, label: &'static str) -> FieldSpec {
    FieldSpec::new(key, label, Input::Date).read_only().listed(110, Style::Date)
}

const fn level(key: &'static str, label: &'static str) -> FieldSpec {
    FieldSpec::new(key, label, Input::Text).read_only().listed(90, Style::Level).filter()
}

const fn hidden(key: &'static str, label: &'static str) -> FieldSpec {
    FieldSpec::new(key, label, Input::LongText).read_only()
}

/// 上报情况.
static RETURNS: RegisterSpec = RegisterSpec {
    title: "上报情况",
    noun: "上报情况",
    empty: "这里列出各单位每期的上报情况，从“上报与接收”页接收上报包得来。",
    natural_key: "title",
    title_key: "title",
    fields: &[
        SENDER,
        PERIOD,
        FieldSpec::new("title", "标题", Input::Text).read_only(),
        count("sequence", "包号"),
        date("made_on", "生成日期"),
        count("points_due", "应报点"),
        count("points_sent", "实报点"),
        count("points_zero", "零报告"),
        count("points_missing", "未报点"),
        count("times", "件次"),
        count("matters", "件数"),
        count("in_scope", "范围内"),
        count("out_of_scope", "范围外"),
        count("excluded", "不计入"),
        count("warned", "已预警"),
        hidden("sources", "信息来源"),
        hidden("levels", "建议等级"),
        hidden("risk_kinds", "风险类别"),
        hidden("points", "采集点报送"),
        hidden("report", "分析报告"),
        text("head", "对方链首", 140),
        STATE,
    ],
};

/// 上报信息.
static SIGNALS: RegisterSpec = RegisterSpec {
    title: "上报信息",
    noun: "上报信息",
    empty: "这里列出各单位上报的预警信息，从“上报与接收”页接收上报包得来。",
    natural_key: "number",
    title_key: "number",
    fields: &[
        SENDER,
        PERIOD,
        text("number", "信息编号", 90),
        date("collected_on", "采集日期"),
        text("point", "采集点", 110),
        text("source", "来源", 100).filter(),
        text("way", "提供方式", 90).filter(),
        text("unit", "涉及单位", 120),
        text("post", "涉及岗位", 140),
        text("rank", "职级", 100).filter(),
        text("content", "内容", 360),
        text("category", "信息类型", 100).filter(),
        text("nature", "问题性质", 100).filter(),
        text("topic", "专题", 100),
        text("power", "关联职权", 150),
        text("risk", "关联风险点", 180),
        text("risk_kind", "风险类别", 110).filter(),
        level("level", "建议等级"),
        text("finding", "初核情况", 90).filter(),
        text("turn", "初次／重复", 90).filter(),
        text("outcome", "办理", 160).filter(),
        STATE,
    ],
};

/// 上报预警.
static WARNINGS: RegisterSpec = RegisterSpec {
    title: "上报预警",
    noun: "上报预警",
    empty: "这里列出各单位上报的预警，从“上报与接收”页接收上报包得来。",
    natural_key: "number",
    title_key: "number",
    fields: &[
        SENDER,
        PERIOD,
        text("number", "文号", 170),
        level("level", "预警等级"),
        text("unit", "对象单位", 130),
        text("subject", "事由", 300),
        text("dispositions", "处置方式", 140),
        date("issued_on", "签发日期"),
        date("served_on", "送达日期"),
        date("due_on", "回告期限"),
        date("replied_on", "回告日期"),
        text("reply_status", "回告状态", 100).filter(),
        text("state", "办理状态", 110).filter(),
        text("signal", "依据信息", 90),
        STATE,
    ],
};

impl ReceivedKind {
    /// Every sort, in the order of the lists.
    pub const ALL: [Self; 3] = [Self::Return, Self::Signal, Self::Warning];

    /// Its table of fields.
    pub fn spec(self) -> &'static RegisterSpec {
        match self {
            Self::Return => &RETURNS,
            Self::Signal => &SIGNALS,
            Self::Warning => &WARNINGS,
        }
    }

    /// The fields that the sender fills in, in order. Sender, period and presence are the receiver's own.
    pub fn fields(self) -> impl Iterator<Item = &'static FieldSpec> {
        let own = |field: &&FieldSpec| ["sender", "period", "presence"].contains(&field.key);
        self.spec().fields.iter().filter(move |field| !own(field))
    }
}

/// 接收记录.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// Who sent it.
    pub sender: CorrespondentId,
    /// For which period.
    pub period: SubmissionPeriod,
    /// Its key at the sender's; of a return, the key of the package.
    pub origin: Uuid,
    /// The sender's newest package for its period does not have it any more.
    pub missing: bool,
    /// The texts, in the order of [`ReceivedKind::fields`].
    pub texts: Vec<String>,
}

impl Received {
    /// Reads one record of a package.
    ///
    /// # Errors
    /// Every objection: a field that no such record has, a text that is too long, a date or number that is none.
    pub fn read(
        kind: ReceivedKind,
        sender: CorrespondentId,
        period: SubmissionPeriod,
        origin: Uuid,
        raw: &Raw,
    ) -> Result<Self, Objections> {
        let mut objections = Objections::new();
        for key in raw.keys().filter(|key| kind.fields().all(|field| field.key != **key)) {
            objections.push(Objection::field(key, "unknown", format!("{}里没有“{key}”这一项。", kind.spec().noun)));
        }
        let mut texts = Vec::new();
        for field in kind.fields() {
            let text = raw.get(field.key).map(String::as_str).unwrap_or_default();
            let amiss = match field.input {
                _ if text.chars().count() > LONGEST => Some("太长"),
                _ if text.chars().any(|c| c.is_control() && c != '\n') => Some("有不可见的控制字符"),
                _ if text.is_empty() => (field.key == kind.spec().title_key).then_some("是空的"),
                Input::Date => text.parse::<chrono::NaiveDate>().is_err().then_some("不是日期"),
                Input::Number => text.parse::<u32>().is_err().then_some("不是整数"),
                _ => None,
            };
            if let Some(amiss) = amiss {
                objections.push(Objection::field(field.key, "form", format!("{}的“{}”{amiss}。", kind.spec().noun, field.label)));
            }
            texts.push(text.to_owned());
        }
        if objections.is_empty() { Ok(Self { sender, period, origin, missing: false, texts }) } else { Err(objections) }
    }

    /// A text by field key.
    pub fn text(&self, kind: ReceivedKind, key: &str) -> &str {
        kind.fields().position(|field| field.key == key).and_then(|at| self.texts.get(at)).map_or("", String::as_str)
    }

    /// A count by field key; what is none counts as nothing.
    pub fn count(&self, kind: ReceivedKind, key: &str) -> u32 {
        self.text(kind, key).parse().unwrap_or_default()
    }

    /// The record as texts.
    pub fn all_texts(&self, kind: ReceivedKind, sender: &str) -> Raw {
        let mut texts = Texts::default();
        texts.set("sender", sender);
        texts.set("period", self.period.title());
        texts.set("presence", if self.missing { "最新包中没有" } else { "在册" });
        for (field, text) in kind.fields().zip(&self.texts) {
            texts.set(field.key, text);
        }
        texts.0
    }

    /// Labels, texts before and texts now of the fields in which two differ.
    pub fn changes<'a>(&'a self, kind: ReceivedKind, now: &'a Self) -> Vec<(&'static str, &'a str, &'a str)> {
        let pairs = kind.fields().zip(self.texts.iter().zip(&now.texts));
        pairs.filter(|(_, (then, now))| then != now).map(|(field, (then, now))| (field.label, then.as_str(), now.as_str())).collect()
    }
}

/// What a package says that is not said already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference<I> {
    /// It was not here.
    New(Received),
    /// It says something else, or is of another period, or is back.
    Changed(I, Received),
    /// It is as it was.
    Unchanged(I),
    /// It is here, and the package for its period does not have it.
    Missing(I, Received),
}

impl<I: Copy> Difference<I> {
    /// Compares a package of a sender for a period with what is here of that sender. Records of other periods that the
    /// package does not speak of are left alone.
    pub fn of<'a>(here: impl IntoIterator<Item = (I, &'a Received)>, there: Vec<Received>, period: SubmissionPeriod) -> Vec<Self>
    where
        I: 'a,
    {
        let mut left: HashMap<Uuid, (I, &Received)> = HashMap::new();
        let mut order = Vec::new();
        for (id, own) in here {
            left.insert(own.origin, (id, own));
            order.push(own.origin);
        }
        let mut out: Vec<Self> = Vec::new();
        for now in there {
            out.push(match left.remove(&now.origin) {
                None => Self::New(now),
                Some((id, then)) if *then == now => Self::Unchanged(id),
                Some((id, _)) => Self::Changed(id, now),
            });
        }
        for origin in order {
            if let Some((id, own)) = left.remove(&origin).filter(|(_, own)| own.period == period && !own.missing) {
                out.push(Self::Missing(id, Received { missing: true, ..own.clone() }));
            }
        }
        out
    }
}
