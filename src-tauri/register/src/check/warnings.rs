//! Rules about warnings: what a colour calls for, service and reply. A voided warning is history.

use chrono::NaiveDate;

use super::{Found, Registers, Subject, blank};
use crate::id::WarningId;
use crate::letter::{LetterKind, LetterState};
use crate::talk::{TalkKind, owed, owed_words};
use crate::warning::{Warning, WarningLevel, WarningState};

fn standing<'a>(registers: &Registers<'a>) -> impl Iterator<Item = (WarningId, &'a Warning)> {
    registers.warnings.iter().copied().filter(|(_, warning)| warning.counts())
}

fn found(id: WarningId, warning: &Warning, sentence: String) -> Found {
    (Subject::Warning(id), warning.number.to_string(), sentence)
}

/// 第四十二条: each colour has its own closed list. Reads 预警等级 and 处置方式.
pub(super) fn disposition(registers: &Registers<'_>) -> Vec<Found> {
    let rule = |(id, warning): (WarningId, &Warning)| {
        let allowed = warning.level.dispositions();
        let fits = !warning.dispositions.is_empty() && warning.dispositions.iter().all(|one| allowed.contains(one));
        let list = || allowed.iter().map(|one| crate::Term::label(*one)).collect::<Vec<_>>().join("、");
        (!fits).then(|| found(id, warning, format!("{}预警的处置方式应为：{}。", warning.level.title(), list())))
    };
    standing(registers).filter_map(rule).collect()
}

/// 第四十二条: 《整改通知书》 states what is to be put right. Reads 整改要求 of red and yellow notices that were
/// issued here; of an old ledger the notice itself is not kept, so nothing is said of it.
pub(super) fn requirements(registers: &Registers<'_>) -> Vec<Found> {
    let rule = |(id, warning): (WarningId, &Warning)| {
        let notice = warning.notice.as_ref().filter(|_| warning.level != WarningLevel::Blue)?;
        let demands = notice.measures.iter().any(|measure| !blank(&measure.requirement));
        (!demands).then(|| found(id, warning, "整改通知书没有列出整改要求。".to_owned()))
    };
    standing(registers).filter_map(rule).collect()
}

/// 第四十三条: the days for the reply run from service. Reads 签发日期 and 送达日期: issued before today, and no
/// service is entered.
pub(super) fn not_served(registers: &Registers<'_>, today: NaiveDate) -> Vec<Found> {
    let rule = |(id, warning): (WarningId, &Warning)| {
        let waits = warning.state() == WarningState::Issued && warning.issued_on < today;
        waits.then(|| found(id, warning, format!("{}签发，还没有登记送达，回告期限无从起算。", warning.issued_on)))
    };
    standing(registers).filter_map(rule).collect()
}

/// 第四十三条: the reply within its days. Reads 送达日期, 回告期限, 实际回告日期.
pub(super) fn overdue(registers: &Registers<'_>, today: NaiveDate) -> Vec<Found> {
    let rule = |(id, warning): (WarningId, &Warning)| {
        let days = warning.overdue_days(today)?;
        let due = warning.due_on()?;
        Some(found(id, warning, format!("回告期限{due}，已逾期{days}天，还没有回告。")))
    };
    standing(registers).filter_map(rule).collect()
}

/// 第四十二条: the talk that a disposition calls for. Reads 处置方式, and 谈话类别 and 关联预警 of the talks; from the day
/// after service.
pub(super) fn talk_owed(registers: &Registers<'_>) -> Vec<Found> {
    let rule = |(id, warning): (WarningId, &Warning)| {
        let talks = registers.talks.iter().filter(|(_, talk)| talk.warning == Some(id));
        let held: Vec<TalkKind> = talks.map(|(_, talk)| talk.kind).collect();
        let owed = owed(warning, &held);
        (warning.service.is_some() && !owed.is_empty()).then(|| found(id, warning, owed_words(&owed)))
    };
    standing(registers).filter_map(rule).collect()
}

/// 第四十条: what a 告诫书 asked for is evaluated. Reads 答复日期, 答复期限 and 评估意见 of the letters.
pub(super) fn admonition_unevaluated(registers: &Registers<'_>, today: NaiveDate) -> Vec<Found> {
    let letters = registers.letters.iter().filter(|(_, letter)| letter.text.kind == LetterKind::Admonition);
    let rule = |(id, letter): &(crate::id::LetterId, &crate::letter::Letter)| {
        let sentence = match letter.state(today) {
            LetterState::Evaluating => "已收到整改计划，还没有评估落实情况。",
            LetterState::Overdue => "整改计划逾期没有报来，也没有评估。",
            _ => return None,
        };
        Some((Subject::Letter(*id), letter.number.to_string(), sentence.to_owned()))
    };
    letters.filter_map(rule).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::made::{Made, day, warning};
    use crate::warning::{Disposition, Measure, NoticeText};

    fn one(warning: Warning) -> Made {
        Made { warnings: vec![warning], ..Made::default() }
    }

    fn issued(level: WarningLevel) -> Warning {
        warning(level, "2026-03-01", Some("2026-03-01"), None)
    }

    #[test]
    fn a_disposition_is_one_of_its_colour() {
        use Disposition::{AdmonitionTalk, ReminderTalk, SpecialInquiry};
        for (level, ways, finds) in [
            (WarningLevel::Yellow, vec![AdmonitionTalk, SpecialInquiry], false),
            (WarningLevel::Yellow, vec![AdmonitionTalk, ReminderTalk], true),
            (WarningLevel::Blue, vec![SpecialInquiry], true),
            (WarningLevel::Red, vec![], true),
        ] {
            let mut made = one(issued(level));
            made.warnings[0].dispositions = ways;
            assert_eq!(made.said(disposition).len(), usize::from(finds), "{level:?}");
            made.warnings[0].voided = Some((day("2026-03-02"), "重复".to_owned()));
            assert!(made.said(disposition).is_empty());
        }
        let mut blue = issued(WarningLevel::Blue);
        blue.dispositions.clear();
        assert_eq!(one(blue).said(disposition), ["低级（蓝色）预警的处置方式应为：谈话提醒、责令说明、纠正偏差。"]);
    }

    #[test]
    fn red_and_yellow_demand_something() {
        let notice = |requirement: &str| {
            let measure = Measure { requirement: requirement.to_owned(), ..Measure::default() };
            Some(NoticeText { measures: vec![measure], ..NoticeText::default() })
        };
        for (level, text, finds) in [
            (WarningLevel::Red, notice("限期退还"), false),
            (WarningLevel::Red, notice(""), true),
            (WarningLevel::Yellow, Some(NoticeText::default()), true),
            (WarningLevel::Blue, Some(NoticeText::default()), false),
            (WarningLevel::Red, None, false),
        ] {
            let mut made = one(issued(level));
            made.warnings[0].notice = text;
            assert_eq!(made.said(requirements).len(), usize::from(finds), "{level:?}");
        }
    }

    #[test]
    fn a_talk_that_is_called_for_is_missed_once_the_notice_was_served() {
        let with = |served: Option<&str>| {
            let mut own = warning(WarningLevel::Yellow, "2026-03-01", served, None);
            own.notice = Some(NoticeText::default());
            one(own).said(talk_owed)
        };
        assert_eq!(with(Some("2026-03-02")), ["处置要求的谈话还没有登记：诫勉谈话。"]);
        assert!(with(None).is_empty());
        assert!(one(warning(WarningLevel::Yellow, "2026-03-01", Some("2026-03-02"), None)).said(talk_owed).is_empty(), "an older ledger");
    }

    #[test]
    fn an_admonition_ends_with_an_evaluation() {
        use crate::letter::made::letter;
        let said = |letter: &crate::letter::Letter, today: &str| {
            let registers = Registers { letters: vec![(crate::check::made::key(1), letter)], ..Registers::default() };
            admonition_unevaluated(&registers, day(today)).into_iter().map(|found| found.2).collect::<String>()
        };
        let mut own = letter(LetterKind::Admonition, day("2026-03-01"));
        own.text.days = Some(5);
        own.served = Some((day("2026-03-01"), "韩乙".to_owned()));
        assert_eq!(said(&own, "2026-03-06"), "");
        assert_eq!(said(&own, "2026-03-07"), "整改计划逾期没有报来，也没有评估。");
        own.answered = Some((day("2026-03-07"), "计划".to_owned()));
        assert_eq!(said(&own, "2026-03-07"), "已收到整改计划，还没有评估落实情况。");
        own.evaluated = Some((day("2026-03-20"), "已落实".to_owned()));
        assert_eq!(said(&own, "2026-04-01"), "");
    }

    #[test]
    fn service_is_missed_from_the_day_after_issue() {
        for (served, today, finds) in [(None, "2026-03-01", false), (None, "2026-03-02", true), (Some("2026-03-01"), "2026-03-02", false)] {
            let made = one(warning(WarningLevel::Blue, "2026-03-01", served, None));
            assert_eq!(made.said(|registers| not_served(registers, day(today))).len(), usize::from(finds), "{served:?} {today}");
        }
        let mut voided = warning(WarningLevel::Blue, "2026-03-01", None, None);
        voided.voided = Some((day("2026-03-02"), "重复".to_owned()));
        assert!(one(voided).said(|registers| not_served(registers, day("2026-04-01"))).is_empty());
    }

    #[test]
    fn a_reply_is_overdue_from_the_day_after_its_last_day() {
        for (served, replied, today, said) in [
            (Some("2026-03-01"), None, "2026-03-31", ""),
            (Some("2026-03-01"), None, "2026-04-01", "回告期限2026-03-31，已逾期1天，还没有回告。"),
            (Some("2026-03-01"), Some("2026-04-05"), "2026-04-08", ""),
            (None, None, "2026-12-31", ""),
        ] {
            let made = one(warning(WarningLevel::Yellow, "2026-03-01", served, replied));
            assert_eq!(made.said(|registers| overdue(registers, day(today))).concat(), said, "{served:?} {replied:?} {today}");
        }
    }
}
