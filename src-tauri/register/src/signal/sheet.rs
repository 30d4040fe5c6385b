//! 采集表 of a signal: its fields in the order of the paper, how they are read and how they are shown. Never the acts
//! on it: decision, ending and links are not typed here.

use chrono::NaiveDate;

use super::{Acceptance, EndingKind, Finding, Nature, SignalSource, SignalWay, Signature, SubjectRank};
use super::{Signal, SignalCategory};
use crate::Term as _;
use crate::form::{Form, Raw, Texts, yes_no};
use crate::id::PowerId;
use crate::names::Names;
use crate::objection::Objections;
use crate::quarter::Quarter;
use crate::risk::RiskKind;
use crate::shape::{FieldSpec, Input, RegisterSpec, Style, labels};
use crate::warning::WarningLevel;

/// What a list shows in place of a content that is 保密.
pub const HIDDEN: &str = "（保密）";

/// The register of signals.
pub static SPEC: RegisterSpec = RegisterSpec {
    title: "预警信息",
    noun: "预警信息",
    empty: "这里登记采集到的预警信息。收到来信、来访、热线转办、审计反馈等，登记一条；也可导入各村各单位报来的采集表。",
    natural_key: "number",
    title_key: "content",
    fields: &[
        FieldSpec::new("number", "信息编号", Input::Text).listed(90, Style::Text).frozen().help("不填则自动编号。"),
        FieldSpec::new("collected_on", "采集日期", Input::Date).required().listed(110, Style::Date),
        FieldSpec::new("short_code", "采集码", Input::Text)
            .column("")
            .read_only()
            .help("印在采集表上。按 Ctrl+K 输入这十一位数字，就打开这条信息。"),
        FieldSpec::new("quarter", "季度", Input::Text).read_only().listed(130, Style::Text).filter().article("《办法》第三十八条"),
        FieldSpec::new("point", "采集点", Input::Unit).required().listed(110, Style::Text).filter().article("《办法》第三十六条"),
        FieldSpec::new("source", "来源", Input::Choice)
            .required()
            .choices(labels::<SignalSource>)
            .listed(100, Style::Text)
            .filter()
            .article("《办法》第三十七条"),
        FieldSpec::new("way", "提供方式", Input::Choice)
            .choices(labels::<SignalWay>)
            .listed(90, Style::Text)
            .filter()
            .article("《长效机制意见》第十三条"),
        FieldSpec::new("handed_down", "受理方式", Input::Choice).choices(labels::<Acceptance>).listed(100, Style::Text).filter(),
        FieldSpec::new("signed", "署名情况", Input::Choice)
            .choices(labels::<Signature>)
            .listed(90, Style::Text)
            .filter()
            .help("只记是否署名；举报人是谁，登记在“举报人”里，另行加密。"),
        FieldSpec::new("unit", "对象单位", Input::Unit).group("反映对象").listed(110, Style::Text).filter(),
        FieldSpec::new("object", "对象岗位/姓名", Input::Text)
            .group("反映对象")
            .listed(220, Style::Text)
            .help("岗位和姓名用“/”隔开。姓名只在纪委内部使用，不印到对外的文书上。"),
        FieldSpec::new("rank", "职级", Input::Choice)
            .group("反映对象")
            .choices(labels::<SubjectRank>)
            .listed(90, Style::Text)
            .filter()
            .help("岗位在册的，不填也按岗位册认定。"),
        FieldSpec::new("content", "内容", Input::LongText)
            .group("反映内容")
            .required()
            .listed(360, Style::Text)
            .help("只写反映的事，不写举报人。"),
        FieldSpec::new("confidential", "是否保密", Input::YesNo)
            .column("")
            .group("反映内容")
            .article("《办法》第三十七条")
            .help("填“是”的，清单里不显示对象和内容，对外的文书也不印。"),
        FieldSpec::new("category", "信息类型", Input::Choice)
            .group("反映内容")
            .choices(labels::<SignalCategory>)
            .listed(100, Style::Text)
            .filter(),
        FieldSpec::new("nature", "问题性质", Input::Choice).group("反映内容").choices(labels::<Nature>).listed(110, Style::Text).filter(),
        FieldSpec::new("topic", "专题", Input::Text)
            .group("反映内容")
            .listed(110, Style::Text)
            .filter()
            .help("如乡村振兴、工程建设；没有专题就不填。"),
        FieldSpec::new("power", "关联职权", Input::Power).group("反映内容").listed(160, Style::Text).help("风险点已关联职权的，不必再填。"),
        FieldSpec::new("risk", "关联风险点", Input::Risk).group("反映内容").listed(100, Style::Text),
        FieldSpec::new("risk_kind", "风险类别", Input::Choice)
            .group("反映内容")
            .choices(labels::<RiskKind>)
            .listed(120, Style::Text)
            .filter()
            .article("《办法》第十二条")
            .help("已关联风险点的，不填也按风险点认定。"),
        FieldSpec::new("repeat", "是否重复", Input::YesNo)
            .group("研判")
            .listed(90, Style::Text)
            .filter()
            .help("同一事项再次反映：件数计一次，次数照计。"),
        FieldSpec::new("in_scope", "是否业务范围内", Input::YesNo)
            .group("研判")
            .listed(120, Style::Text)
            .filter()
            .help("不填按“是”。业务范围外的只登记、不定级，转有关部门。"),
        FieldSpec::new("finding", "核实情况", Input::Choice).group("研判").choices(labels::<Finding>).listed(100, Style::Text).filter(),
        FieldSpec::new("suggested_level", "建议等级", Input::Choice)
            .group("研判")
            .choices(labels::<WarningLevel>)
            .listed(110, Style::Level)
            .filter()
            .article("《办法》第四十一条"),
        FieldSpec::new("note", "备注", Input::LongText).group("研判").listed(200, Style::Text),
        FieldSpec::new("repeat_of", "重复自", Input::Text).column("").group("审核办理").read_only().listed(100, Style::Text),
        FieldSpec::new("decision", "镇纪委审核意见", Input::Text).column("").group("审核办理").read_only().listed(170, Style::Text),
        FieldSpec::new("decided_level", "审定等级", Input::Choice)
            .column("")
            .group("审核办理")
            .read_only()
            .choices(labels::<WarningLevel>)
            .listed(110, Style::Level)
            .filter(),
        FieldSpec::new("decided_by", "审核人", Input::Text).column("").group("审核办理").read_only(),
        FieldSpec::new("decided_on", "审核日期", Input::Date).column("").group("审核办理").read_only().listed(110, Style::Date),
        FieldSpec::new("outcome", "办理结果", Input::Text).column("").group("审核办理").read_only().listed(170, Style::Text).filter(),
        FieldSpec::new("ending_reason", "办结理由", Input::Text).column("").group("审核办理").read_only(),
        FieldSpec::new("ended_on", "办结日期", Input::Date).column("").group("审核办理").read_only(),
        FieldSpec::new("excluded", "不计入统计", Input::Text).column("").group("审核办理").read_only().listed(130, Style::Text),
    ],
};

/// Ready choices of columns: name and field keys.
pub const COLUMN_SETS: &[(&str, &[&str])] = &[
    (
        "卡片",
        &[
            "number",
            "collected_on",
            "point",
            "source",
            "way",
            "unit",
            "object",
            "rank",
            "content",
            "power",
            "risk",
            "risk_kind",
            "repeat",
            "in_scope",
            "finding",
            "suggested_level",
            "decided_level",
        ],
    ),
    ("清单", &["number", "collected_on", "point", "source", "unit", "object", "content", "suggested_level", "note"]),
    (
        "研判",
        &[
            "number",
            "collected_on",
            "content",
            "category",
            "nature",
            "topic",
            "risk",
            "repeat",
            "repeat_of",
            "finding",
            "suggested_level",
            "decision",
            "decided_on",
            "outcome",
            "excluded",
        ],
    ),
];

/// What stands beside a signal: what other registers know of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Beside {
    /// 办理结果.
    pub outcome: String,
    /// 职级 by the register of posts.
    pub rank: Option<SubjectRank>,
    /// 风险类别 of the risk point.
    pub risk_kind: Option<RiskKind>,
    /// 职权 of the risk point.
    pub power: Option<PowerId>,
    /// 信息编号 of the first signal of the matter.
    pub repeat_of: String,
}

impl Signal {
    /// Reads a form. What acts have made of the signal does not travel in it: see [`Signal::follow`].
    ///
    /// # Errors
    /// Every objection.
    pub fn read(raw: &Raw, names: &dyn Names, today: NaiveDate) -> Result<Self, Objections> {
        let mut form = Form::new(raw, &SPEC, today);
        let collected_on = form.date("collected_on");
        if collected_on.is_some_and(|day| day > today) {
            form.object("collected_on", "future", "采集日期不能晚于今天，请核对年份和月份。");
        }
        let (object_post, object_person) = split_object(&form.name("object"));
        let category: Option<SignalCategory> = form.term("category");
        let scope_said = !form.text("in_scope").is_empty();
        let in_scope = if scope_said { form.yes("in_scope") } else { category.is_none_or(SignalCategory::in_scope) };
        if category.is_some_and(|category| category.in_scope() != in_scope) {
            form.object("category", "scope", "信息类型和“是否业务范围内”对不上：业务范围外的，类型填“业务范围外”。");
        }
        let suggested_level = form.term("suggested_level");
        if !in_scope && suggested_level.is_some() {
            form.object("suggested_level", "out_of_scope", "业务范围外的信息不定等级，请把建议等级留空，或把“是否业务范围内”改为“是”。");
        }
        for key in ["object", "content"] {
            if form.text(key) == HIDDEN {
                form.object(key, "hidden", "这里是保密信息，清单里没有显示，不能照样粘贴回来，请打开记录修改。");
            }
        }
        let signal = Self {
            point: form.reference("point", |text| names.unit(text), "机构"),
            source: form.term("source"),
            way: form.term("way"),
            handed_down: form.term("handed_down"),
            signed: form.term("signed"),
            unit: form.reference("unit", |text| names.unit(text), "机构"),
            object_post,
            object_person,
            rank: form.term("rank"),
            category: category.filter(|category| category.in_scope()),
            nature: form.term("nature"),
            topic: form.name("topic"),
            power: form.reference("power", |text| names.power(text), "职权目录"),
            risk: form.reference("risk", |text| names.risk(text), "廉政风险目录"),
            risk_kind: form.term("risk_kind"),
            suggested_level,
            finding: form.term("finding"),
            note: form.text("note"),
            in_scope,
            repeat: form.yes("repeat"),
            confidential: form.yes("confidential"),
            ..Self::new(&form.name("number"), collected_on.unwrap_or(today), &form.text("content"))
        };
        form.finish(signal)
    }

    /// What other registers know is not kept a second time: it would stay behind when they change.
    pub fn leave_known(&mut self, beside: &Beside) {
        self.rank = self.rank.filter(|rank| beside.rank != Some(*rank));
        self.risk_kind = self.risk_kind.filter(|kind| beside.risk_kind != Some(*kind));
        self.power = self.power.filter(|power| beside.power != Some(*power));
    }

    /// The record as texts, with what stands beside it.
    pub fn texts(&self, names: &dyn Names, beside: &Beside) -> Raw {
        let mut texts = Texts::default();
        texts.set("number", &self.number);
        texts.date("collected_on", Some(self.collected_on));
        texts.set("quarter", Quarter::of(self.collected_on).label());
        texts.set("point", self.point.map_or("", |unit| names.unit_name(unit).1));
        texts.term("source", self.source);
        texts.term("way", self.way);
        texts.term("handed_down", self.handed_down);
        texts.term("signed", self.signed);
        texts.set("unit", self.unit.map_or("", |unit| names.unit_name(unit).1));
        texts.set("object", self.object());
        texts.term("rank", self.rank.or(beside.rank));
        texts.set("content", &self.content);
        texts.set("confidential", yes_no(self.confidential));
        texts.term("category", self.category());
        texts.term("nature", self.nature);
        texts.set("topic", &self.topic);
        texts.set("power", self.power.or(beside.power).map_or("", |power| names.power_name(power).1));
        texts.set("risk", self.risk.map_or("", |risk| names.risk_number(risk)));
        texts.term("risk_kind", self.risk_kind.or(beside.risk_kind));
        texts.set("repeat", yes_no(self.repeat));
        texts.set("in_scope", yes_no(self.in_scope));
        texts.set("finding", self.finding.map_or("—", crate::Term::label));
        texts.term("suggested_level", self.suggested_level);
        texts.set("note", &self.note);
        texts.set("repeat_of", &beside.repeat_of);
        self.course_texts(&mut texts);
        texts.set("outcome", &beside.outcome);
        texts.0
    }

    fn course_texts(&self, texts: &mut Texts) {
        let decision = self.decision.as_ref();
        texts.set("decision", decision.map(super::Decision::words).unwrap_or_default());
        texts.term("decided_level", decision.and_then(|decision| decision.level));
        texts.set("decided_by", decision.map_or("", |decision| &decision.by));
        texts.date("decided_on", decision.map(|decision| decision.on));
        let ending = self.ending.as_ref();
        texts.set("ending_reason", ending.map_or("", |ending| &ending.reason));
        texts.date("ended_on", ending.map(|ending| ending.on));
        texts.set("excluded", self.excluded.as_deref().unwrap_or_default());
    }

    /// 岗位/姓名.
    pub fn object(&self) -> String {
        joined_object(&self.object_post, &self.object_person)
    }

    /// What a list may show of the content.
    pub fn open_content(&self) -> &str {
        if self.confidential { HIDDEN } else { &self.content }
    }

    /// How it ended, in words; none while it has not, or where a warning stands in its place.
    pub fn ending_words(&self) -> Option<String> {
        self.ending.as_ref().map(|ending| match ending.kind {
            EndingKind::HandedOver => format!("{} {}", ending.kind.label(), ending.to),
            EndingKind::NoWarning | EndingKind::CaseLead => ending.kind.label().to_owned(),
        })
    }
}

impl super::Decision {
    /// 审定黄色；诫勉谈话；…
    pub fn words(&self) -> String {
        let level = self.level.map_or_else(|| "不定等级".to_owned(), |level| format!("审定{}", level.label()));
        let ways = self.dispositions.iter().map(|way| way.label()).collect::<Vec<_>>().join("、");
        [level, ways, self.opinion.clone()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("；")
    }
}

/// 岗位/姓名 of its two parts.
pub(crate) fn joined_object(post: &str, person: &str) -> String {
    if person.is_empty() { post.to_owned() } else { format!("{post}/{person}") }
}

/// 岗位/姓名; without a stroke it is the post.
pub(crate) fn split_object(text: &str) -> (String, String) {
    match text.rsplit_once(['/', '／']) {
        Some((post, person)) => (crate::text::trim(post).to_owned(), crate::text::trim(person).to_owned()),
        None => (text.to_owned(), String::new()),
    }
}
