//! 督查 (《办法》第四十四条): ordered by a numbered 督查通知 or 督办单, urged, concluded and closed. Never edited after
//! the fact: each step is added to its course, and what was ordered wrongly is voided with its letter.

use chrono::NaiveDate;

use crate::Term as _;
use crate::form::{Form, Raw, Texts};
use crate::id::{InspectionId, WarningId};
use crate::letter::Letter;
use crate::names::Names;
use crate::objection::{Objection, Objections};
use crate::shape::{FieldSpec, Input, RegisterSpec, Style, labels};

terms! {
    /// 立项依据.
    InspectionBasis {
        /// 预警.
        Warning = "warning", "预警";
        /// 巡察.
        Tour = "tour", "巡察", ["巡察反馈"];
        /// 上级交办.
        Assigned = "assigned", "上级交办", ["交办"];
        /// 批示.
        Instruction = "instruction", "批示", ["领导批示"];
    }
}

terms! {
    /// 督查措施: the ladder that follows the order, rung by rung.
    InspectionMeasure {
        /// 督查催办.
        Urge = "urge", "督查催办", ["催办"];
        /// 限期整改: with a new last day.
        Rectify = "rectify", "限期整改";
        /// 通报.
        Circular = "circular", "通报";
        /// 问责.
        Accountability = "accountability", "问责";
    }
}

terms! {
    /// 督查意见.
    InspectionFinding {
        /// 到位.
        Met = "met", "到位";
        /// 基本到位.
        MostlyMet = "mostly_met", "基本到位";
        /// 不到位.
        Unmet = "unmet", "不到位";
    }
}

terms! {
    /// 督查状态.
    InspectionState {
        /// 督查中.
        Running = "running", "督查中";
        /// 不到位: concluded so, and nothing followed yet.
        Unmet = "unmet", "不到位";
        /// 待销号.
        Concluded = "concluded", "待销号";
        /// 已销号.
        Closed = "closed", "已销号";
        /// 已作废.
        Voided = "voided", "已作废";
    }
}

/// What a step of an inspection was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InspectionAct {
    /// A rung of the ladder.
    Measure(InspectionMeasure),
    /// 督查意见.
    Finding(InspectionFinding),
}

/// 督查经过: one step, in the order in which they were entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InspectionStep {
    /// What was done.
    pub act: InspectionAct,
    /// Its day.
    pub taken_on: NaiveDate,
    /// 经办人.
    pub taken_by: String,
    /// How it was urged, what was found.
    pub words: String,
    /// The new last day, of 限期整改.
    pub due_on: Option<NaiveDate>,
}

/// 督查: one inspection with the letter that ordered it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inspection {
    /// The letter: number, matter, unit, requirements, last day.
    pub letter: Letter,
    /// 立项依据.
    pub basis: InspectionBasis,
    /// 依据文号.
    pub basis_words: String,
    /// 承办责任人.
    pub responsible: String,
    /// 督查经过.
    pub steps: Vec<InspectionStep>,
    /// 销号日期, 销号人, and where it went where the finding was 不到位.
    pub closed: Option<(NaiveDate, String, String)>,
}

/// The register of inspections.
pub static SPEC: RegisterSpec = RegisterSpec {
    title: "督查",
    noun: "督查",
    empty: "这里是立项的督查：督查通知或者督办单发出后，记催办、督查意见，直到销号。从预警的“函件督查”页或上方的按钮立项。",
    natural_key: "number",
    title_key: "number",
    fields: &[
        FieldSpec::new("number", "编号", Input::Text).read_only().listed(160, Style::Text).frozen(),
        FieldSpec::new("basis", "立项依据", Input::Choice)
            .read_only()
            .choices(labels::<InspectionBasis>)
            .listed(100, Style::Text)
            .filter()
            .article("《办法》第四十四条"),
        FieldSpec::new("basis_words", "依据文号", Input::Text).read_only().listed(170, Style::Text),
        FieldSpec::new("warning", "关联预警", Input::Text).read_only().listed(170, Style::Text),
        FieldSpec::new("unit", "承办单位", Input::Unit).read_only().listed(120, Style::Text).filter(),
        FieldSpec::new("responsible", "承办责任人", Input::Text).read_only().listed(120, Style::Text),
        FieldSpec::new("matter", "督查事项", Input::LongText).read_only().listed(280, Style::Text),
        FieldSpec::new("ordered_on", "立项日期", Input::Date).read_only().listed(110, Style::Date),
        FieldSpec::new("due_on", "办理时限", Input::Date).read_only().listed(110, Style::Date),
        FieldSpec::new("urged", "催办次数", Input::Number).read_only().listed(80, Style::Number),
        FieldSpec::new("measure", "最近措施", Input::Text).read_only().listed(100, Style::Text).filter(),
        FieldSpec::new("finding", "督查意见", Input::Choice)
            .read_only()
            .choices(labels::<InspectionFinding>)
            .listed(100, Style::Text)
            .filter(),
        FieldSpec::new("result", "办理结果", Input::LongText).read_only().listed(220, Style::Text),
        FieldSpec::new("state", "状态", Input::Text).read_only().listed(100, Style::State).filter(),
        FieldSpec::new("closed_by", "销号人", Input::Text).read_only().listed(90, Style::Text),
        FieldSpec::new("closed_on", "销号日期", Input::Date).read_only().listed(110, Style::Date),
    ],
};

const fn form(title: &'static str, fields: &'static [FieldSpec]) -> RegisterSpec {
    RegisterSpec { title, noun: title, empty: "", natural_key: "", title_key: "", fields }
}

/// 登记督查措施.
pub static STEP: RegisterSpec = form(
    "登记督查措施",
    &[
        FieldSpec::new("measure", "措施", Input::Choice)
            .required()
            .choices(labels::<InspectionMeasure>)
            .help("依次为督查催办、限期整改、通报、问责。"),
        FieldSpec::new("taken_on", "日期", Input::Date).help("不填即今天。"),
        FieldSpec::new("taken_by", "经办人", Input::Text).required(),
        FieldSpec::new("words", "方式和内容", Input::LongText).required().help("电话、当面还是书面，说了什么。"),
        FieldSpec::new("due_on", "新的时限", Input::Date).help("限期整改必填。"),
    ],
);

/// 登记督查意见.
pub static CONCLUDE: RegisterSpec = form(
    "登记督查意见",
    &[
        FieldSpec::new("finding", "督查意见", Input::Choice).required().choices(labels::<InspectionFinding>).article("《办法》第四十四条"),
        FieldSpec::new("words", "办理结果", Input::LongText).required().help("实地看到的办理情况；不到位的写明差在哪里。"),
        FieldSpec::new("taken_by", "督查人", Input::Text).required().help("两人以上用顿号隔开。"),
        FieldSpec::new("taken_on", "督查日期", Input::Date).help("不填即今天。"),
    ],
);

/// 督查销号.
pub static CLOSE: RegisterSpec = form(
    "督查销号",
    &[
        FieldSpec::new("closed_by", "销号人", Input::Text).required(),
        FieldSpec::new("closed_on", "销号日期", Input::Date).help("不填即今天。"),
        FieldSpec::new("words", "去向", Input::LongText).help("督查意见为不到位的必填：已提级、已问责或者另行立项。"),
    ],
);

impl Inspection {
    /// The finding that stands.
    pub fn finding(&self) -> Option<InspectionFinding> {
        self.last_finding().map(|(finding, _)| finding)
    }

    fn last_finding(&self) -> Option<(InspectionFinding, &InspectionStep)> {
        self.steps.iter().rev().find_map(|step| match step.act {
            InspectionAct::Finding(finding) => Some((finding, step)),
            InspectionAct::Measure(_) => None,
        })
    }

    /// How it stands. After 不到位 a new last day sets it running again.
    pub fn state(&self) -> InspectionState {
        let set_again = |step: &InspectionStep| step.act == InspectionAct::Measure(InspectionMeasure::Rectify);
        let after = self.steps.iter().rev().take_while(|step| !matches!(step.act, InspectionAct::Finding(_)));
        match self.finding() {
            _ if self.letter.voided.is_some() => InspectionState::Voided,
            _ if self.closed.is_some() => InspectionState::Closed,
            None => InspectionState::Running,
            Some(InspectionFinding::Unmet) if after.into_iter().any(set_again) => InspectionState::Running,
            Some(InspectionFinding::Unmet) => InspectionState::Unmet,
            Some(_) => InspectionState::Concluded,
        }
    }

    /// Neither closed nor voided.
    pub fn is_open(&self) -> bool {
        !matches!(self.state(), InspectionState::Closed | InspectionState::Voided)
    }

    /// What the list of warnings says of it: 督查中, 到位, 基本到位, 不到位; empty where it was voided.
    pub fn words(&self) -> &'static str {
        match (self.state(), self.finding()) {
            (InspectionState::Voided, _) => "",
            (InspectionState::Running, _) | (_, None) => InspectionState::Running.label(),
            (_, Some(finding)) => finding.label(),
        }
    }

    /// The last day that stands: the newest 限期整改, or the order's own.
    pub fn due_on(&self) -> Option<NaiveDate> {
        self.steps.iter().rev().find_map(|step| step.due_on).or(self.letter.text.due_on)
    }

    /// Days past the last day while it runs.
    pub fn overdue_days(&self, today: NaiveDate) -> Option<u32> {
        let due = self.due_on().filter(|due| self.state() == InspectionState::Running && *due < today)?;
        u32::try_from((today - due).num_days()).ok()
    }

    /// How often it was urged.
    pub fn urged(&self) -> usize {
        self.steps.iter().filter(|step| step.act == InspectionAct::Measure(InspectionMeasure::Urge)).count()
    }

    /// 登记督查措施.
    ///
    /// # Errors
    /// Every objection: closed already, a day that cannot be, 限期整改 without its day.
    pub fn measure(mut self, raw: &Raw, today: NaiveDate) -> Result<Self, Objections> {
        let mut form = Form::new(raw, &STEP, today);
        let measure = form.term::<InspectionMeasure>("measure");
        let taken_on = self.day(&mut form, "taken_on", today);
        let due_on = form.date("due_on");
        match (measure, due_on) {
            (Some(InspectionMeasure::Rectify), None) => form.object("due_on", "required", "限期整改要写明新的时限。"),
            (Some(InspectionMeasure::Rectify), Some(due)) if due < taken_on => {
                form.object("due_on", "order", "新的时限早于这一步的日期，请核对。")
            }
            (Some(measure), Some(_)) if measure != InspectionMeasure::Rectify => {
                form.object("due_on", "kind", "只有限期整改才填新的时限。");
            }
            _ => {}
        }
        let (taken_by, words) = (form.text("taken_by"), form.text("words"));
        self.object_to(&mut form, "measure");
        let step = measure.map(|measure| InspectionStep { act: InspectionAct::Measure(measure), taken_on, taken_by, words, due_on });
        self.steps.extend(form.finish(step)?);
        Ok(self)
    }

    /// 登记督查意见.
    ///
    /// # Errors
    /// Every objection.
    pub fn conclude(mut self, raw: &Raw, today: NaiveDate) -> Result<Self, Objections> {
        let mut form = Form::new(raw, &CONCLUDE, today);
        let finding = form.term::<InspectionFinding>("finding");
        let taken_on = self.day(&mut form, "taken_on", today);
        let (taken_by, words) = (form.text("taken_by"), form.text("words"));
        self.object_to(&mut form, "conclude");
        let step = finding.map(|finding| InspectionStep { act: InspectionAct::Finding(finding), taken_on, taken_by, words, due_on: None });
        self.steps.extend(form.finish(step)?);
        Ok(self)
    }

    /// 督查销号.
    ///
    /// # Errors
    /// Every objection: no finding yet, 不到位 without saying what followed.
    pub fn close(mut self, raw: &Raw, today: NaiveDate) -> Result<Self, Objections> {
        let mut form = Form::new(raw, &CLOSE, today);
        let closed_on = self.day(&mut form, "closed_on", today);
        let (closed_by, words) = (form.text("closed_by"), form.text("words"));
        if self.state() == InspectionState::Unmet && words.is_empty() {
            form.object("words", "required", "督查意见是不到位，请写明去向：已提级、已问责或者另行立项。");
        }
        self.object_to(&mut form, "close");
        form.finish(())?;
        self.closed = Some((closed_on, closed_by, words));
        Ok(self)
    }

    /// A day of the course: not before the last one, not ahead of today.
    fn day(&self, form: &mut Form<'_>, key: &str, today: NaiveDate) -> NaiveDate {
        let day = form.date(key).unwrap_or(today);
        let before = self.steps.last().map_or(self.letter.text.issued_on, |step| step.taken_on);
        if day < before {
            form.object(key, "order", format!("日期早于上一步（{before}），请核对。"));
        } else if day > today {
            form.object(key, "future", format!("日期晚于今天（{today}），请核对。"));
        }
        day
    }

    fn object_to(&self, form: &mut Form<'_>, act: &str) {
        if let Some(why) = self.why_not(act) {
            form.object("", "state", why);
        }
    }

    /// Why an act cannot be done with it now, in a sentence.
    pub fn why_not(&self, act: &str) -> Option<String> {
        use InspectionState::{Closed, Concluded, Running, Unmet, Voided};
        let why = match (act, self.state()) {
            (_, Voided) => "已作废",
            (_, Closed) => "已经销号",
            ("measure", Concluded) => "督查意见已是到位，请销号",
            ("conclude", Concluded) => "已有督查意见，请销号",
            ("conclude", Unmet) => "督查意见是不到位，请先登记限期整改，再次督查",
            ("close", Running) => "还没有督查意见",
            _ => return None,
        };
        Some(format!("{}{why}。", self.letter.number))
    }

    /// The record as texts; `warning` is the number of the warning that it belongs to.
    pub fn texts(&self, names: &dyn Names, warning: &str) -> Raw {
        let mut texts = Texts::default();
        let text = &self.letter.text;
        let last = self.steps.iter().rev().find_map(|step| match step.act {
            InspectionAct::Measure(measure) => Some(measure.label()),
            InspectionAct::Finding(_) => None,
        });
        texts.set("number", &self.letter.number);
        texts.term("basis", Some(self.basis));
        texts.set("basis_words", &self.basis_words);
        texts.set("warning", warning);
        texts.set("unit", text.unit.map_or("", |unit| names.unit_name(unit).1));
        texts.set("responsible", &self.responsible);
        texts.set("matter", &text.purpose);
        texts.date("ordered_on", Some(text.issued_on));
        texts.date("due_on", self.due_on());
        texts.set("urged", self.urged());
        texts.set("measure", last.unwrap_or(text.kind.label()));
        texts.term("finding", self.finding());
        texts.set("result", self.last_finding().map_or("", |(_, step)| &step.words));
        texts.term("state", Some(self.state()));
        texts.set("closed_by", self.closed.as_ref().map_or("", |(_, by, _)| by));
        texts.date("closed_on", self.closed.as_ref().map(|(on, ..)| *on));
        texts.0
    }
}

/// The inspections of a warning that were not voided, in the order of their numbers.
pub fn of_warning<'a>(
    inspections: impl IntoIterator<Item = &'a (InspectionId, Inspection)>,
    warning: WarningId,
) -> impl Iterator<Item = &'a (InspectionId, Inspection)> {
    let own = move |(_, inspection): &&(InspectionId, Inspection)| {
        inspection.letter.text.warning == Some(warning) && inspection.state() != InspectionState::Voided
    };
    inspections.into_iter().filter(own)
}

/// What inspections stand against closing their warning: one that is open, or the newest found 不到位.
pub fn against_closing<'a>(inspections: impl IntoIterator<Item = &'a Inspection>) -> Objections {
    let all: Vec<&Inspection> = inspections.into_iter().collect();
    let open = all.iter().filter(|inspection| inspection.is_open()).map(|inspection| {
        let (number, state) = (&inspection.letter.number, inspection.state().label());
        Objection::act("inspection_open", format!("督查{number}还没有销号（{state}），请先办结督查，再销号。"))
    });
    let unmet = all.last().filter(|last| !last.is_open() && last.finding() == Some(InspectionFinding::Unmet)).map(|last| {
        let sentence = format!("督查{}的意见是不到位，不能销号；请退回重报或者提级。", last.letter.number);
        Objection::act("inspection_unmet", sentence)
    });
    open.chain(unmet).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::letter::made::letter;
    use InspectionState::{Closed, Concluded, Running, Unmet, Voided};

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 4, day).unwrap()
    }

    fn raw(pairs: &[(&str, &str)]) -> Raw {
        pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
    }

    fn ordered() -> Inspection {
        let mut letter = letter(crate::letter::LetterKind::InspectionNotice, day(1));
        letter.text.due_on = Some(day(10));
        Inspection {
            letter,
            basis: InspectionBasis::Warning,
            basis_words: String::new(),
            responsible: String::new(),
            steps: Vec::new(),
            closed: None,
        }
    }

    /// One act: its name and what is typed.
    fn act(inspection: Inspection, what: &str, on: u32) -> Result<Inspection, Vec<&'static str>> {
        let on = day(on).to_string();
        let typed = |pairs: &[(&str, &str)]| {
            let mut all = raw(pairs);
            all.insert("taken_by".to_owned(), "韩乙".to_owned());
            all.insert("closed_by".to_owned(), "郑甲".to_owned());
            all.extend(["taken_on", "closed_on"].map(|key| (key.to_owned(), on.clone())));
            all
        };
        let done = match what {
            "urge" => inspection.measure(&typed(&[("measure", "督查催办"), ("words", "电话")]), day(28)),
            "rectify" => inspection.measure(&typed(&[("measure", "限期整改"), ("words", "书面"), ("due_on", "2026-4-25")]), day(28)),
            "met" | "mostly_met" | "unmet" => inspection.conclude(&typed(&[("finding", what), ("words", "实地核查")]), day(28)),
            "close" => inspection.close(&typed(&[]), day(28)),
            "close raised" => inspection.close(&typed(&[("words", "已提级")]), day(28)),
            other => panic!("{other}"),
        };
        done.map_err(|against| against.into_iter().map(|one| one.rule).collect())
    }

    #[test]
    fn an_inspection_goes_its_way_and_no_other() {
        type Way<'a> = (&'a [(&'a str, u32)], Result<InspectionState, &'a [&'static str]>);
        let ways: [Way<'_>; 13] = [
            (&[], Ok(Running)),
            (&[("urge", 2), ("urge", 5)], Ok(Running)),
            (&[("met", 5)], Ok(Concluded)),
            (&[("mostly_met", 5), ("close", 6)], Ok(Closed)),
            (&[("unmet", 5)], Ok(Unmet)),
            (&[("unmet", 5), ("rectify", 6)], Ok(Running)),
            (&[("unmet", 5), ("rectify", 6), ("met", 20), ("close", 21)], Ok(Closed)),
            (&[("unmet", 5), ("met", 6)], Err(&["state"])),
            (&[("unmet", 5), ("close", 6)], Err(&["required"])),
            (&[("unmet", 5), ("close raised", 6)], Ok(Closed)),
            (&[("close", 5)], Err(&["state"])),
            (&[("met", 5), ("close", 6), ("urge", 7)], Err(&["state"])),
            (&[("urge", 5), ("met", 4)], Err(&["order"])),
        ];
        for (acts, end) in ways {
            let walked = acts.iter().try_fold(ordered(), |inspection, (what, on)| act(inspection, what, *on));
            match end {
                Ok(state) => assert_eq!(walked.map(|inspection| inspection.state()), Ok(state), "{acts:?}"),
                Err(rules) => assert_eq!(walked.map(|inspection| inspection.state()), Err(rules.to_vec()), "{acts:?}"),
            }
        }
        let mut voided = ordered();
        voided.letter.voided = Some((day(2), "重复".to_owned()));
        assert_eq!((voided.state(), voided.words()), (Voided, ""));
        assert_eq!(act(voided, "urge", 3).map(|_| ()), Err(vec!["state"]));
    }

    #[test]
    fn a_new_last_day_takes_the_place_of_the_old_one() {
        let inspection = ordered();
        assert_eq!((inspection.due_on(), inspection.overdue_days(day(12))), (Some(day(10)), Some(2)));
        let again = act(act(inspection, "unmet", 12).unwrap(), "rectify", 12).unwrap();
        assert_eq!((again.due_on(), again.overdue_days(day(20))), (Some(day(25)), None));
        let without = again.measure(&raw(&[("measure", "限期整改"), ("words", "书面"), ("taken_by", "韩乙")]), day(28)).unwrap_err();
        assert_eq!(without.iter().map(|one| one.field.as_str()).collect::<Vec<_>>(), ["due_on"]);
    }

    #[test]
    fn a_warning_waits_for_its_inspections() {
        let rules = |list: &[Inspection]| against_closing(list).into_iter().map(|one| one.rule).collect::<Vec<_>>();
        let walk = |acts: &[(&str, u32)]| acts.iter().try_fold(ordered(), |one, (what, on)| act(one, what, *on)).unwrap();
        assert!(rules(&[]).is_empty());
        assert_eq!(rules(&[ordered()]), ["inspection_open"]);
        assert_eq!(rules(&[walk(&[("met", 5)])]), ["inspection_open"]);
        assert!(rules(&[walk(&[("met", 5), ("close", 6)])]).is_empty());
        let unmet = walk(&[("unmet", 5), ("close raised", 6)]);
        assert_eq!(rules(std::slice::from_ref(&unmet)), ["inspection_unmet"]);
        assert!(rules(&[unmet, walk(&[("met", 5), ("close", 6)])]).is_empty(), "a later one that found it right");
    }
}
