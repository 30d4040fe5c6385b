//! What is done with a signal after it was entered: linked to the first of its matter, judged by the reviewer, ended
//! without a warning, left out of statistics. Never a warning: that is issued by its own act.

use chrono::NaiveDate;

use super::{Decision, Ending, EndingKind, Signal};
use crate::Term as _;
use crate::doc_number::DocNumber;
use crate::form::{Form, Raw};
use crate::id::SignalId;
use crate::objection::{Objection, Objections};
use crate::shape::{FieldSpec, Input, RegisterSpec, labels};
use crate::warning::{Disposition, WarningLevel};

const fn form(title: &'static str, fields: &'static [FieldSpec]) -> RegisterSpec {
    RegisterSpec { title, noun: "预警信息", empty: "", natural_key: "", title_key: "", fields }
}

/// The form of 镇纪委审核意见.
pub static DECIDE: RegisterSpec = form(
    "登记审核意见",
    &[
        FieldSpec::new("level", "审定等级", Input::Choice)
            .choices(labels::<WarningLevel>)
            .article("《办法》第四十二条")
            .help("不定等级的不选。"),
        FieldSpec::new("dispositions", "处置方式", Input::Choices)
            .choices(labels::<Disposition>)
            .article("《办法》第四十二条")
            .help("只能选该等级的处置方式；不定等级的不选。"),
        FieldSpec::new("opinion", "审核意见", Input::LongText),
        FieldSpec::new("by", "审核人", Input::Text).required(),
        FieldSpec::new("on", "审核日期", Input::Date).help("不填即今天。"),
    ],
);

/// The form of an ending.
pub static END: RegisterSpec = form(
    "办结",
    &[
        FieldSpec::new("ending", "办结方式", Input::Choice)
            .required()
            .choices(endings)
            .help("转问题线索的，用“转问题线索”登记；要预警的，用“签发预警”。"),
        FieldSpec::new("reason", "办结理由", Input::LongText).help("不予预警的必须写明理由。"),
        FieldSpec::new("to", "转往部门", Input::Text).help("转有关部门的必填。"),
        FieldSpec::new("on", "办结日期", Input::Date).help("不填即今天。"),
    ],
);

/// The form of 不计入统计.
pub static EXCLUDE: RegisterSpec = form(
    "不计入统计",
    &[FieldSpec::new("reason", "理由", Input::LongText).required().help("如重复录入、测试数据。信息本身仍在册，只是各项统计都不计。")],
);

/// The form of a link between repeats.
pub static LINK: RegisterSpec =
    form("关联重复反映", &[FieldSpec::new("first", "首次反映的信息编号", Input::Text).required().help("从下面挑选，或者填写编号。")]);

/// The endings that are typed: a case lead has a form of its own.
fn endings() -> Vec<(&'static str, &'static str)> {
    [EndingKind::NoWarning, EndingKind::HandedOver].map(|kind| (kind.label(), kind.label())).to_vec()
}

/// What stands against any further act: it ended, or a warning stands.
fn ended(signal: &Signal, standing: Option<&DocNumber>) -> Option<Objection> {
    match (&signal.ending, standing) {
        (Some(_), _) => {
            let words = signal.ending_words().unwrap_or_default();
            Some(Objection::act("ended", format!("这条信息已办结（{words}），要改的请先撤回办结。")))
        }
        (None, Some(number)) => Some(Objection::act("warned", format!("这条信息已发出预警（{number}），按预警办理。"))),
        (None, None) => None,
    }
}

/// A day of an act: not in the future, not before the signal was collected.
fn on(form: &mut Form<'_>, signal: &Signal, today: NaiveDate) -> NaiveDate {
    let on = form.date("on").unwrap_or(today);
    if on > today {
        form.object("on", "future", "日期还没有到，请填今天或以前的日期。");
    } else if on < signal.collected_on {
        form.object("on", "order", format!("日期早于采集日期（{}），请核对。", signal.collected_on));
    }
    on
}

impl Decision {
    /// Reads 镇纪委审核意见 on this signal; `standing` is the warning that stands for it.
    ///
    /// # Errors
    /// Every objection: an ended or warned signal, a level out of scope, a disposition of another level.
    pub fn read(raw: &Raw, signal: &Signal, standing: Option<&DocNumber>, today: NaiveDate) -> Result<Self, Objections> {
        let mut form = Form::new(raw, &DECIDE, today);
        if let Some(objection) = ended(signal, standing) {
            form.object("", objection.rule, objection.sentence);
        }
        let level: Option<WarningLevel> = form.term("level");
        if level.is_some() && !signal.in_scope {
            form.object("level", "out_of_scope", "业务范围外的信息不定等级，请不选审定等级。");
        }
        let mut dispositions: Vec<Disposition> = Vec::new();
        for word in form.list("dispositions") {
            match Disposition::read(&word) {
                Some(way) if !dispositions.contains(&way) => dispositions.push(way),
                Some(_) => {}
                None => form.object("dispositions", "choice", format!("处置方式“{word}”不在可选范围内。")),
            }
        }
        for way in &dispositions {
            let sentence = match level {
                None => "不定等级的不选处置方式；要处置的请先选审定等级。".to_owned(),
                Some(level) if !level.dispositions().contains(way) => {
                    let allowed = level.dispositions().iter().map(|way| way.label()).collect::<Vec<_>>().join("、");
                    format!("“{}”不是{}预警的处置方式，可选：{allowed}（《办法》第四十二条）。", way.label(), level.label())
                }
                Some(_) => continue,
            };
            form.object("dispositions", "disposition", sentence);
        }
        let opinion = form.text("opinion");
        if level.is_none() && opinion.is_empty() {
            form.object("opinion", "required", "不定等级的要写明审核意见。");
        }
        let decision = Self { level, dispositions, opinion, by: form.name("by"), on: on(&mut form, signal, today) };
        form.finish(decision)
    }
}

impl Ending {
    /// Reads how a signal ends; `standing` is the warning that stands for it.
    ///
    /// # Errors
    /// Every objection: an ended or warned signal, a missing reason or receiver, a decision that says otherwise.
    pub fn read(raw: &Raw, signal: &Signal, standing: Option<&DocNumber>, today: NaiveDate) -> Result<Self, Objections> {
        let mut form = Form::new(raw, &END, today);
        let kind = form.term::<EndingKind>("ending");
        if kind == Some(EndingKind::CaseLead) {
            form.object("ending", "own_form", "转问题线索要登记线索，请用“转问题线索”。");
        }
        let (reason, to) = (form.text("reason"), form.name("to"));
        let on = on(&mut form, signal, today);
        let ending = Self { kind: kind.unwrap_or(EndingKind::NoWarning), on, reason, to };
        if kind.is_some() {
            for objection in ending.against(signal, standing) {
                form.object(&objection.field, objection.rule, objection.sentence);
            }
        }
        form.finish(ending)
    }

    /// Everything that stands against this ending of that signal.
    pub fn against(&self, signal: &Signal, standing: Option<&DocNumber>) -> Objections {
        let mut objections: Objections = ended(signal, standing).into_iter().collect();
        let level = signal.decision.as_ref().and_then(|decision| decision.level);
        match self.kind {
            EndingKind::NoWarning => {
                if self.reason.is_empty() {
                    objections.push(Objection::field("reason", "required", "不予预警要写明理由，请填写。"));
                }
                if let Some(level) = level {
                    let sentence = format!("审核意见审定为{}预警，不能不予预警；情况有变的，请先改审核意见。", level.label());
                    objections.push(Objection::field("ending", "decided", sentence));
                }
            }
            EndingKind::HandedOver if self.to.is_empty() => {
                objections.push(Objection::field("to", "required", "转有关部门的，请写明转往哪个部门。"));
            }
            EndingKind::CaseLead if !signal.in_scope => {
                objections.push(Objection::act("out_of_scope", "这条信息在业务范围外，不作问题线索，请转有关部门。"));
            }
            EndingKind::HandedOver | EndingKind::CaseLead => {}
        }
        objections
    }
}

impl Signal {
    /// Takes over from the signal as it stands what a form does not carry.
    ///
    /// # Errors
    /// What was typed against what stands: no repeat although it is linked, out of scope although a level was decided.
    pub fn follow(&mut self, before: &Self) -> Result<(), Objections> {
        self.repeat_of = before.repeat_of;
        self.decision.clone_from(&before.decision);
        self.ending.clone_from(&before.ending);
        self.excluded.clone_from(&before.excluded);
        let mut objections = Vec::new();
        if self.repeat_of.is_some() && !self.repeat {
            objections.push(Objection::field("repeat", "linked", "这条已关联到首次反映，不能改为初次；关联错了的，请先解除关联。"));
        }
        if !self.in_scope && self.decision.as_ref().is_some_and(|decision| decision.level.is_some()) {
            objections.push(Objection::field("in_scope", "decided", "审核意见已审定等级，不能改为业务范围外，请先改审核意见。"));
        }
        if !self.in_scope && self.ending.as_ref().is_some_and(|ending| ending.kind == EndingKind::CaseLead) {
            objections.push(Objection::field("in_scope", "case_lead", "这条信息已转问题线索，不能改为业务范围外。"));
        }
        if objections.is_empty() { Ok(()) } else { Err(objections) }
    }

    /// 撤回办结: the signal waits again.
    ///
    /// # Errors
    /// When it has not ended.
    pub fn reopen(mut self) -> Result<Self, Objections> {
        match self.ending.take() {
            Some(_) => Ok(self),
            None => Err(vec![Objection::act("not_ended", "这条信息还没有办结，不用撤回。")]),
        }
    }

    /// 不计入统计, with a reason.
    ///
    /// # Errors
    /// Without a reason, or when it is left out already.
    pub fn exclude(mut self, raw: &Raw, today: NaiveDate) -> Result<Self, Objections> {
        let mut form = Form::new(raw, &EXCLUDE, today);
        if !self.counts() {
            form.object("", "excluded", "这条信息已经不计入统计。");
        }
        self.excluded = Some(form.text("reason"));
        form.finish(self)
    }

    /// Counts again.
    ///
    /// # Errors
    /// When it counts already.
    pub fn include(mut self) -> Result<Self, Objections> {
        match self.excluded.take() {
            Some(_) => Ok(self),
            None => Err(vec![Objection::act("counts", "这条信息本来就计入统计。")]),
        }
    }

    /// Links this signal to the first of its matter. Named is a signal that may itself be a repeat: a repeat of a
    /// repeat points at the first.
    ///
    /// # Errors
    /// When it would be its own repeat, or the first was collected later.
    pub fn link(mut self, own: SignalId, named: (SignalId, &Self), first: &Self) -> Result<Self, Objections> {
        let target = named.1.repeat_of.unwrap_or(named.0);
        if target == own {
            let sentence = if named.0 == own {
                "不能关联到自己，请选首次反映的那一条。"
            } else {
                "所选的那条正是这一条的重复反映，方向反了。"
            };
            return Err(vec![Objection::field("first", "itself", sentence)]);
        }
        if first.collected_on > self.collected_on {
            let sentence = format!("{}的采集日期（{}）比这一条还晚，首次反映应当在先。", first.number, first.collected_on);
            return Err(vec![Objection::field("first", "order", sentence)]);
        }
        self.repeat = true;
        self.repeat_of = Some(target);
        Ok(self)
    }

    /// Takes the link back: the signal counts as a matter of its own again.
    ///
    /// # Errors
    /// When it is not linked.
    pub fn unlink(mut self) -> Result<Self, Objections> {
        match self.repeat_of.take() {
            Some(_) => {
                self.repeat = false;
                Ok(self)
            }
            None => Err(vec![Objection::act("not_linked", "这条信息没有关联到首次反映。")]),
        }
    }

    /// How much speaks for this earlier signal being of the same matter: risk point, object and unit alike weigh most.
    /// 0 = nothing does.
    pub fn likeness(&self, earlier: &Self) -> u32 {
        let same = |own: &str, other: &str| !own.is_empty() && crate::text::key(own) == crate::text::key(other);
        let risk = self.risk.is_some() && self.risk == earlier.risk;
        let unit = self.unit.is_some() && self.unit == earlier.unit;
        let post = unit && same(&self.object_post, &earlier.object_post);
        let person = same(&self.object_person, &earlier.object_person);
        u32::from(risk) * 3 + u32::from(person) * 3 + u32::from(post) * 2 + u32::from(unit)
    }
}
