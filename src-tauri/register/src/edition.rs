//! 版本 of the three catalogues: drafted, submitted, approved, published, filed (《办法》第二十五条). What was
//! approved stands for ever; editing goes on in the registers and becomes the next edition. Never a way back
//! past an approval: an approved edition is replaced by a later one.

pub mod compare;
pub mod forms;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use uuid::Uuid;

use crate::Term;
use crate::objection::{Objection, Objections};
use crate::shape::RegisterSpec;

terms! {
    /// 目录种类: what has editions.
    Catalogue {
        /// 责任分解表: an edition belongs to a year.
        Duties = "duties", "责任分解表";
        /// 职权目录.
        Powers = "powers", "职权目录";
        /// 廉政风险等级目录.
        Risks = "risks", "廉政风险等级目录", ["风险目录", "等级目录"];
    }
}

terms! {
    /// 版本办理: what can be done to an edition, in the order of the work.
    EditionAct {
        /// 编制: the edition is begun.
        Begin = "begin", "编制";
        /// 报审.
        Submit = "submit", "报审";
        /// 退回: back to the draft, with a reason.
        Return = "return", "退回";
        /// 审定: freezes rows and papers.
        Approve = "approve", "审定";
        /// 公示.
        Publish = "publish", "公示";
        /// 备案.
        File = "file", "备案";
    }
}

terms! {
    /// 版本状态.
    EditionState {
        /// 编制中.
        Draft = "draft", "编制中";
        /// 已报审.
        Submitted = "submitted", "已报审";
        /// 已审定.
        Approved = "approved", "已审定";
        /// 已公示.
        Published = "published", "已公示";
        /// 已备案.
        Filed = "filed", "已备案";
    }
}

impl Catalogue {
    /// The register that it is made of.
    pub fn spec(self) -> &'static RegisterSpec {
        match self {
            Self::Duties => &crate::duty::SPEC,
            Self::Powers => &crate::power::SPEC,
            Self::Risks => &crate::risk::SPEC,
        }
    }

    /// 责任分解表（2026年）, 职权目录.
    pub fn title(self, year: Option<i32>) -> String {
        let year = year.map(|year| format!("{year}年")).unwrap_or_default();
        format!("{year}{}", self.label())
    }
}

impl EditionState {
    /// Its rows are frozen.
    pub fn is_frozen(self) -> bool {
        self >= Self::Approved
    }

    /// The acts that can follow.
    pub fn next(self) -> &'static [EditionAct] {
        match self {
            Self::Draft => &[EditionAct::Submit],
            Self::Submitted => &[EditionAct::Approve, EditionAct::Return],
            Self::Approved => &[EditionAct::Publish],
            Self::Published => &[EditionAct::File],
            Self::Filed => &[],
        }
    }
}

/// 公示: how an approved edition is shown to the public, from the day of its step on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicNotice {
    /// The last day.
    pub until: NaiveDate,
    /// 公示方式.
    pub way: String,
}

/// 版本经过: one thing that was done to an edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditionStep {
    /// What was done.
    pub act: EditionAct,
    /// The day.
    pub on: NaiveDate,
    /// 文号.
    pub number: String,
    /// The organ that did it, or to which it went.
    pub body: String,
    /// Note; of 退回 the reason.
    pub note: String,
    /// Of 公示.
    pub notice: Option<PublicNotice>,
}

/// 版本 of a catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    /// Of what.
    pub catalogue: Catalogue,
    /// Of which year; only 责任分解表 has one.
    pub year: Option<i32>,
    /// 1, 2, 3 … within the catalogue, or within its year.
    pub number: u32,
    /// What was done, in order; never empty.
    pub steps: Vec<EditionStep>,
    /// 修订理由 by record.
    pub reasons: BTreeMap<Uuid, String>,
}

/// How the registers stand when an edition is to go on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Footing {
    /// Rows that the edition would have.
    pub rows: usize,
    /// Rows that stand against approval.
    pub blocks: usize,
    /// Rows changed since the last approved edition without a reason.
    pub unexplained: usize,
}

impl Edition {
    /// Begins the next edition of a catalogue; `standing` are those that it has.
    ///
    /// # Errors
    /// Every objection: one is open already, a year where none belongs or none where one does, a wrong date.
    pub fn begin(
        catalogue: Catalogue,
        year: Option<i32>,
        standing: &[&Self],
        step: EditionStep,
        today: NaiveDate,
    ) -> Result<Self, Objections> {
        let of_this: Vec<&&Self> = standing.iter().filter(|edition| edition.is_of(catalogue, year)).collect();
        let mut objections =
            check_day(EditionAct::Begin, step.on, of_this.iter().flat_map(|edition| &edition.steps).map(|step| step.on).max(), today);
        if year.is_some() != (catalogue == Catalogue::Duties) {
            objections.push(Objection::field("year", "year", "只有责任分解表分年度；请选择要编制的目录。"));
        }
        if let Some(open) = of_this.iter().find(|edition| !edition.state().is_frozen()) {
            objections.push(Objection::act("open", open.open_words()));
        }
        if !objections.is_empty() {
            return Err(objections);
        }
        let number = of_this.iter().map(|edition| edition.number).max().unwrap_or_default() + 1;
        let step = EditionStep { act: EditionAct::Begin, notice: None, ..step };
        Ok(Self { catalogue, year, number, steps: vec![step], reasons: BTreeMap::new() })
    }

    /// Goes one step on, or back by 退回.
    ///
    /// # Errors
    /// Every objection: not the step that comes next, a date before the last one or after today, no body, no
    /// reason for sending back, a period of public notice that ends before it begins, and what the registers
    /// have against it.
    pub fn take(mut self, step: EditionStep, footing: Footing, today: NaiveDate) -> Result<Self, Objections> {
        let mut objections: Objections = self.why_not(step.act).map(|sentence| Objection::act("state", sentence)).into_iter().collect();
        objections.extend(check_day(step.act, step.on, self.steps.last().map(|step| step.on), today));
        if let Some(label) = forms::body_label(step.act).filter(|_| step.body.trim().is_empty()) {
            objections.push(Objection::field("body", "required", format!("请填写{label}。")));
        }
        match step.act {
            EditionAct::Return if step.note.trim().is_empty() => {
                objections.push(Objection::field("note", "required", "退回必须写明理由。"));
            }
            EditionAct::Publish => objections.extend(check_notice(step.notice.as_ref(), step.on)),
            EditionAct::Submit | EditionAct::Approve => objections.extend(footing.objections(step.act)),
            _ => {}
        }
        if !objections.is_empty() {
            return Err(objections);
        }
        self.steps.push(step);
        Ok(self)
    }

    /// Sets or clears (empty) reasons of changed rows.
    ///
    /// # Errors
    /// When the edition is approved: its reasons stand as they are.
    pub fn explain(mut self, reasons: impl IntoIterator<Item = (Uuid, String)>) -> Result<Self, Objections> {
        if self.state().is_frozen() {
            let sentence = format!("{}已经审定，修订理由不能再改；以后的修订写在下一版里。", self.title());
            return Err(vec![Objection::act("frozen", sentence)]);
        }
        for (record, reason) in reasons {
            match crate::text::trim(&reason) {
                "" => self.reasons.remove(&record),
                reason => self.reasons.insert(record, reason.to_owned()),
            };
        }
        Ok(self)
    }

    /// Where it stands.
    pub fn state(&self) -> EditionState {
        match self.steps.last().map(|step| step.act) {
            None | Some(EditionAct::Begin | EditionAct::Return) => EditionState::Draft,
            Some(EditionAct::Submit) => EditionState::Submitted,
            Some(EditionAct::Approve) => EditionState::Approved,
            Some(EditionAct::Publish) => EditionState::Published,
            Some(EditionAct::File) => EditionState::Filed,
        }
    }

    /// Why an act cannot be done now; none when it can.
    pub fn why_not(&self, act: EditionAct) -> Option<String> {
        let state = self.state();
        if state.next().contains(&act) {
            return None;
        }
        let next: Vec<_> = state.next().iter().map(|act| act.label()).collect();
        Some(match next.as_slice() {
            [] => format!("{}已经备案，各步都办完了。", self.title()),
            next if state.is_frozen() && act <= EditionAct::Approve => {
                format!("{}{}，不能收回，只能由以后的版本代替；现在可以{}。", self.title(), state.label(), next.join("或"))
            }
            next => format!("{}现在{}，下一步是{}，不能{}。", self.title(), state.label(), next.join("或"), act.label()),
        })
    }

    /// The last time this was done.
    pub fn step(&self, act: EditionAct) -> Option<&EditionStep> {
        self.steps.iter().rev().find(|step| step.act == act)
    }

    /// The day of its approval.
    pub fn approved_on(&self) -> Option<NaiveDate> {
        self.step(EditionAct::Approve).map(|step| step.on)
    }

    /// It is one of this catalogue, and of this year where it has years.
    pub fn is_of(&self, catalogue: Catalogue, year: Option<i32>) -> bool {
        self.catalogue == catalogue && self.year == year
    }

    /// 第1版.
    pub fn title(&self) -> String {
        format!("第{}版", self.number)
    }

    /// 2026年责任分解表第1版.
    pub fn full_title(&self) -> String {
        format!("{}{}", self.catalogue.title(self.year), self.title())
    }

    /// Why no other one can be begun while this one is open.
    pub fn open_words(&self) -> String {
        format!("{}还没有审定，审定以后才能编制下一版。", self.full_title())
    }
}

/// The newest approved edition of a catalogue; later ones that are still open do not count.
pub fn newest_approved<T>(editions: &[(T, Edition)], catalogue: Catalogue, year: Option<i32>) -> Option<&(T, Edition)> {
    let approved = editions.iter().filter(|(_, edition)| edition.is_of(catalogue, year) && edition.state().is_frozen());
    approved.max_by_key(|(_, edition)| edition.number)
}

impl Footing {
    fn objections(self, act: EditionAct) -> Objections {
        let mut objections = Vec::new();
        if self.rows == 0 {
            objections.push(Objection::act("empty", format!("目录里还没有内容，不能{}。", act.label())));
        }
        if self.unexplained > 0 {
            let sentence = format!("有{}条修订没有写理由，请先在“修订对照”中补填。", self.unexplained);
            objections.push(Objection::act("unexplained", sentence));
        }
        if self.blocks > 0 && act == EditionAct::Approve {
            objections.push(Objection::act("blocked", format!("有{}处问题要先改好才能审定，请看“审定前检查”。", self.blocks)));
        }
        objections
    }
}

fn check_day(act: EditionAct, on: NaiveDate, last: Option<NaiveDate>, today: NaiveDate) -> Objections {
    let field = forms::day_field(act);
    let mut objections = Vec::new();
    if let Some(last) = last.filter(|last| on < *last) {
        objections.push(Objection::field(field, "order", format!("日期早于上一步的日期（{last}），请核对。")));
    }
    if on > today {
        objections.push(Objection::field(field, "future", format!("日期晚于今天（{today}），请在办完以后登记。")));
    }
    objections
}

fn check_notice(notice: Option<&PublicNotice>, from: NaiveDate) -> Objections {
    let Some(notice) = notice else {
        return vec![Objection::field("until_on", "required", "请填写公示截止日期。")];
    };
    let mut objections = Vec::new();
    if notice.until < from {
        objections.push(Objection::field("until_on", "order", format!("公示截止日期早于开始日期（{from}），请核对。")));
    }
    if notice.way.trim().is_empty() {
        objections.push(Objection::field("way", "required", "请填写公示方式。"));
    }
    objections
}

#[cfg(test)]
mod tests;
