//! 集中排查: once a year every risk point is looked at again (《实施意见》第十三条). Opening lists the points that stand,
//! as marks to be set and never as copies; closing wants every mark. Never a point taken away before the close.

use chrono::NaiveDate;

use crate::form::{Raw, Texts};
use crate::id::{CampaignId, RiskId};
use crate::names::Names;
use crate::objection::{Objection, Objections};
use crate::risk::RiskPoint;
use crate::shape::{FieldSpec, Input, RegisterSpec, Style, labels};
use crate::text;

terms! {
    /// 排查标注: what the year brought for a risk point.
    CampaignMark {
        /// 新增.
        Added = "added", "新增";
        /// 变更.
        Changed = "changed", "变更";
        /// 取消.
        Dropped = "dropped", "取消";
        /// 未变.
        Same = "same", "未变";
    }
}

/// 集中排查 of a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Campaign {
    /// 年度.
    pub year: i32,
    /// 开始日期.
    pub opened_on: NaiveDate,
    /// 结束日期; none while it runs.
    pub closed_on: Option<NaiveDate>,
}

/// 排查条目: one risk point in a campaign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CampaignLine {
    /// 集中排查.
    pub campaign: CampaignId,
    /// 风险点.
    pub risk: RiskId,
    /// It was entered after the campaign had begun.
    pub fresh: bool,
    /// 排查标注, once set.
    pub mark: Option<CampaignMark>,
    /// 说明: what changed, or why the point is dropped.
    pub reason: String,
}

/// The list of marks.
pub static SPEC: RegisterSpec = RegisterSpec {
    title: "集中排查",
    noun: "排查条目",
    empty: "每年集中开展一次廉政风险排查：开始后列出现有的全部风险点，逐个标注新增、变更、取消、未变，标注齐了才能结束。",
    natural_key: "number",
    title_key: "description",
    fields: &[
        FieldSpec::new("year", "年度", Input::Number).read_only().listed(70, Style::Number).filter(),
        FieldSpec::new("number", "风险编号", Input::Text).read_only().listed(90, Style::Text),
        FieldSpec::new("unit", "单位", Input::Unit).read_only().listed(120, Style::Text).filter(),
        FieldSpec::new("post", "岗位", Input::Post).read_only().listed(150, Style::Text),
        FieldSpec::new("description", "风险点描述", Input::LongText).read_only().listed(260, Style::Text).frozen(),
        FieldSpec::new("grade", "等级", Input::Choice).read_only().listed(80, Style::Grade).filter(),
        FieldSpec::new("fresh", "来源", Input::Text).read_only().listed(100, Style::Text).filter(),
        FieldSpec::new("mark", "标注", Input::Choice)
            .choices(labels::<CampaignMark>)
            .listed(90, Style::Text)
            .filter()
            .article("《实施意见》第十三条")
            .help("可以选中多行一起标注：选中后填写一格，再向下填充；也可以用“批量标注”。"),
        FieldSpec::new("reason", "说明", Input::LongText).listed(260, Style::Text).help("取消的要写明理由，结束时记入风险点。"),
        FieldSpec::new("state", "状态", Input::Text).read_only().listed(90, Style::State).filter(),
    ],
};

/// How many of each mark.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// All lines.
    pub all: usize,
    /// Marked, whichever mark.
    pub marked: usize,
    /// 新增, 变更, 取消, 未变, in the order of the marks.
    pub of: [usize; 4],
}

impl Tally {
    /// Counts one line.
    pub fn add(&mut self, mark: Option<CampaignMark>) {
        self.all += 1;
        if let Some(place) = mark.and_then(|mark| <CampaignMark as crate::Term>::ALL.iter().position(|one| *one == mark)) {
            self.marked += 1;
            if let Some(count) = self.of.get_mut(place) {
                *count += 1;
            }
        }
    }

    /// Lines that wait for their mark.
    pub fn remaining(self) -> usize {
        self.all - self.marked
    }
}

impl Campaign {
    /// Opens the campaign of a year.
    ///
    /// # Errors
    /// Another is still open, the year has had its campaign, it is not this year or the next, or there is no point.
    pub fn open(year: i32, others: &[&Self], standing: usize, today: NaiveDate) -> Result<Self, Objections> {
        use chrono::Datelike as _;
        let object = |rule, sentence: String| Err(vec![Objection::field("year", rule, sentence)]);
        if let Some(open) = others.iter().find(|other| other.closed_on.is_none()) {
            return object("campaign_open", format!("{}年的集中排查还没有结束，请先结束它。", open.year));
        }
        if others.iter().any(|other| other.year == year) {
            return object("campaign_twice", format!("{year}年已经开展过集中排查。"));
        }
        if !(today.year()..=today.year() + 1).contains(&year) {
            return object("campaign_year", format!("只能开展今年或者明年的集中排查，不能开展{year}年的。"));
        }
        if standing == 0 {
            return object("campaign_empty", "还没有登记风险点，请先登记或者导入。".to_owned());
        }
        Ok(Self { year, opened_on: today, closed_on: None })
    }

    /// Closes it; `tally` counts its lines.
    ///
    /// # Errors
    /// It is closed already, or lines are without a mark.
    pub fn close(&self, tally: Tally, today: NaiveDate) -> Result<Self, Objections> {
        if self.closed_on.is_some() {
            return Err(vec![Objection::act("campaign_closed", format!("{}年的集中排查已经结束。", self.year))]);
        }
        if tally.remaining() > 0 {
            let sentence = format!("还有{}个风险点没有标注，标注齐了才能结束。", tally.remaining());
            return Err(vec![Objection::act("campaign_unmarked", sentence)]);
        }
        Ok(Self { closed_on: Some(today), ..self.clone() })
    }
}

impl CampaignLine {
    /// What stands against this mark.
    pub fn against(&self, closed: bool) -> Objections {
        if closed {
            return vec![Objection::act("campaign_closed", "这一年的集中排查已经结束，标注不能再改。")];
        }
        match (self.mark, self.fresh) {
            (Some(CampaignMark::Added), false) => {
                vec![Objection::field("mark", "mark_added", "这个风险点在排查开始前就有，不能标“新增”。")]
            }
            (Some(CampaignMark::Changed | CampaignMark::Same), true) => {
                vec![Objection::field("mark", "mark_fresh", "这个风险点是排查中新登记的，只能标“新增”或者“取消”。")]
            }
            (Some(CampaignMark::Dropped), _) if text::trim(&self.reason).is_empty() => {
                vec![Objection::field("reason", "mark_reason", "取消风险点要写明理由。")]
            }
            _ => Vec::new(),
        }
    }

    /// The line as texts, with the campaign and the risk point that it speaks of.
    pub fn texts(&self, campaign: &Campaign, risk: &RiskPoint, names: &dyn Names) -> Raw {
        let mut texts = Texts::default();
        texts.set("year", campaign.year);
        texts.set("number", &risk.number);
        texts.set("unit", risk.unit.map_or("", |unit| names.unit_name(unit).1));
        texts.set("post", risk.post.map_or("—", |post| names.post_name(post).1));
        texts.set("description", &risk.description);
        texts.term("grade", risk.grade);
        texts.set("fresh", if self.fresh { "本次新登记" } else { "上年已有" });
        texts.term("mark", self.mark);
        texts.set("reason", &self.reason);
        let state = match (campaign.closed_on, self.mark) {
            (Some(_), _) => "已结束",
            (None, Some(_)) => "已标注",
            (None, None) => "待标注",
        };
        texts.set("state", state);
        texts.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Term as _;
    use crate::check::made::key;

    fn day(year: i32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, 4, 8).unwrap()
    }

    #[test]
    fn a_year_has_one_campaign_and_one_runs_at_a_time() {
        let of = |year, closed: bool| Campaign { year, opened_on: day(year), closed_on: closed.then(|| day(year)) };
        let (last, this) = (of(2025, true), of(2026, true));
        let running = of(2026, false);
        let rule = |year, others: &[&Campaign], standing| {
            Campaign::open(year, others, standing, day(2026)).map(|one| one.year).map_err(|against| against[0].rule)
        };
        assert_eq!(rule(2026, &[&last], 156), Ok(2026));
        assert_eq!(rule(2027, &[&last, &this], 156), Ok(2027));
        assert_eq!(rule(2026, &[&last, &this], 156), Err("campaign_twice"));
        assert_eq!(rule(2027, &[&last, &running], 156), Err("campaign_open"));
        assert_eq!(rule(2024, &[], 156), Err("campaign_year"));
        assert_eq!(rule(2026, &[], 0), Err("campaign_empty"));
    }

    #[test]
    fn a_campaign_closes_when_every_point_is_marked() {
        let open = Campaign { year: 2026, opened_on: day(2026), closed_on: None };
        let mut tally = Tally::default();
        for mark in [Some(CampaignMark::Same), Some(CampaignMark::Same), Some(CampaignMark::Dropped), None] {
            tally.add(mark);
        }
        assert_eq!((tally.all, tally.marked, tally.of, tally.remaining()), (4, 3, [0, 0, 1, 2], 1));
        let rule = |campaign: &Campaign, tally| campaign.close(tally, day(2026)).map_err(|against| against[0].rule);
        assert_eq!(rule(&open, tally), Err("campaign_unmarked"));
        tally.marked += 1;
        let closed = rule(&open, tally).unwrap();
        assert_eq!(closed.closed_on, Some(day(2026)));
        assert_eq!(rule(&closed, tally), Err("campaign_closed"));
    }

    #[test]
    fn each_mark_fits_where_the_point_came_from() {
        use CampaignMark::{Added, Changed, Dropped, Same};
        let line = |fresh, mark, reason: &str| CampaignLine { campaign: key(1), risk: key(2), fresh, mark, reason: reason.to_owned() };
        for (fresh, mark, reason, rule) in [
            (false, None, "", None),
            (false, Some(Same), "", None),
            (false, Some(Changed), "", None),
            (false, Some(Added), "", Some("mark_added")),
            (false, Some(Dropped), " ", Some("mark_reason")),
            (false, Some(Dropped), "职权已下放", None),
            (true, Some(Added), "", None),
            (true, Some(Same), "", Some("mark_fresh")),
            (true, Some(Changed), "", Some("mark_fresh")),
            (true, Some(Dropped), "重复登记", None),
        ] {
            let line = line(fresh, mark, reason);
            assert_eq!(line.against(false).first().map(|one| one.rule), rule, "{fresh} {mark:?} {reason}");
            assert_eq!(line.against(true)[0].rule, "campaign_closed");
        }
        let labels: Vec<_> = CampaignMark::ALL.iter().map(|mark| mark.label()).collect();
        assert_eq!(labels, ["新增", "变更", "取消", "未变"]);
    }
}
