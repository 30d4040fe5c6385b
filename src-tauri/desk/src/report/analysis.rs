//! 主要特点 and 风险趋势研判 of a half-year or a year: fields, units, repeated objects, the pattern in time; which risk
//! points are new, rise, fall, or should be graded again. Never a tendency without two figures behind it.

use chrono::{Datelike as _, Days};
use register::names::Names as _;
use register::report::{Course, RiskTrend, Share};

use super::pen::{Base, Pen, numeral};
use super::{charts, tables};
use crate::compose::long_date;

/// Days before and after a holiday that count as its season.
const SEASON: u64 = 7;
/// Risk points named of each course.
const NAMED: usize = 5;

fn second(number: usize, title: &str) -> (u8, String) {
    (2, format!("（{}）{title}", numeral(number)))
}

/// 主要特点.
pub(super) fn features(pen: &mut Pen<'_>) {
    let chapter = pen.chapter("主要特点");
    fields(pen, chapter);
    objects(pen);
    again(pen);
    times(pen);
}

/// 重点领域: the powers and risk points that were met most often.
fn fields(pen: &mut Pen<'_>, chapter: (u8, String)) {
    let spoken = pen.figures.risks.iter().filter(|trend| trend.now > 0).count();
    let met: Vec<RiskTrend> = pen.figures.risks.iter().filter(|trend| trend.now >= 2).take(NAMED).cloned().collect();
    let mut text = Vec::new();
    let scope = pen.base(Base::Scope);
    let spoken = pen.put("涉及风险点个数", spoken);
    text.push(format!("{scope}，共关联风险点{spoken}个。"));
    if met.is_empty() {
        text.push("没有被反映2件次以上的风险点，分布较为分散。".to_owned());
    } else {
        let named: Vec<String> = (1..)
            .zip(&met)
            .map(|(rank, trend)| {
                let name = pen.put(format!("风险点第{}", numeral(rank)), risk_words(trend, pen));
                format!("{name}{}件次", pen.put(format!("风险点第{}件次", numeral(rank)), trend.now))
            })
            .collect();
        text.push(format!("反映较为集中的风险点依次是：{}。", named.join("；")));
    }
    pen.section("fields", vec![chapter, second(1, "重点领域")], text, Vec::new());
}

/// R035（低保救助岗动态管理不及时）.
fn risk_words(trend: &RiskTrend, pen: &Pen<'_>) -> String {
    let number = pen.book.risk_number(trend.risk);
    let description = pen.book.risk_of(trend.risk).map(|risk| risk.description.as_str()).unwrap_or_default();
    format!("{number}（{}）", super::nameless::first_sentence(description, 24))
}

/// 重点单位和岗位.
fn objects(pen: &mut Pen<'_>) {
    let units: Vec<_> = pen.figures.units.iter().filter(|unit| unit.count.now >= 2).take(8).cloned().collect();
    let mut text = Vec::new();
    let mut blocks = Vec::new();
    if units.is_empty() {
        text.push("没有被反映2件次以上的单位。".to_owned());
    } else {
        let count = pen.put("多次反映单位数", pen.figures.units.iter().filter(|unit| unit.count.now >= 2).count());
        let first = pen.put("反映最多单位", units.first().map(|unit| unit.name.clone()).unwrap_or_default());
        let most = pen.put("反映最多件次", units.first().map_or(0, |unit| unit.count.now));
        let (chart, caption) = pen.chart("反映较多的单位（业务范围内，件次）");
        text.push(format!("被反映2件次以上的单位有{count}个，其中{first}最多，为{most}件次。前列单位见{chart}。"));
        blocks.push(charts::units(caption, &units));
    }
    text.extend(pen.shares("岗位层级", Base::Scope, &pen.figures.by_post_rank, 4));
    pen.section("objects", vec![second(2, "重点单位和岗位")], text, blocks);
}

/// 重复反映, 多次被预警的对象.
fn again(pen: &mut Pen<'_>) {
    let repeats = pen.put("重复件次", pen.figures.repeats());
    let times = pen.put("信息件次", pen.figures.times.now);
    let share = pen.put("重复占比", Share { count: pen.figures.repeats(), base: pen.figures.times.now }.percent());
    let mut text = vec![format!("{times}件次中，重复反映{repeats}件次，占{share}。")];
    let warned: Vec<_> = pen.figures.warned_units.iter().filter(|unit| unit.count.now >= 2).cloned().collect();
    if warned.is_empty() {
        text.push(format!("{}没有被预警两次以上的单位。", pen.figures.period.this()));
    } else {
        let named: Vec<String> = (1..)
            .zip(warned.iter().take(8))
            .map(|(rank, unit)| {
                let name = pen.put(format!("多次预警单位第{}", numeral(rank)), &unit.name);
                format!("{name}{}次", pen.put(format!("多次预警单位第{}次数", numeral(rank)), unit.count.now))
            })
            .collect();
        let count = pen.put("多次预警单位数", warned.len());
        text.push(format!("被预警两次以上的单位{count}个：{}，应作为督查和抽查的重点。", named.join("、")));
    }
    pen.section("again", vec![second(3, "重复、多次被预警对象")], text, Vec::new());
}

/// 时间规律: the months, and the days around holidays against their share of the time.
fn times(pen: &mut Pen<'_>) {
    let months = &pen.figures.months;
    let highest = months.iter().map(|(_, count)| *count).max().unwrap_or_default();
    let (chart, caption) = pen.chart("各月预警信息（件次）");
    let mut text = Vec::new();
    if highest == 0 {
        text.push(format!("{}没有采集到预警信息。", pen.figures.period.this()));
    } else {
        let peaks: Vec<String> =
            months.iter().filter(|(_, count)| *count == highest).map(|(month, _)| format!("{}月", month.month())).collect();
        let peaks = pen.put("最多月份", peaks.join("、"));
        text.push(format!("按月份看，{peaks}最多，为{}件次，各月情况见{chart}。", pen.put("最多月份件次", highest)));
    }
    text.extend(holidays(pen));
    pen.section("times", vec![second(4, "时间规律")], text, vec![charts::months(caption, pen.figures)]);
}

/// 节日前后: told only for years whose arrangement is known.
fn holidays(pen: &mut Pen<'_>) -> Option<String> {
    let (period, calendar) = (pen.figures.period, &pen.book.calendar);
    let (first, end) = (period.first_quarter().first_day()?, period.end()?);
    let near = |day: chrono::NaiveDate| {
        let from = day.checked_sub_days(Days::new(SEASON)).unwrap_or(day);
        from.iter_days().take(2 * SEASON as usize + 1).any(|day| calendar.is_holiday(day))
    };
    let season = first.iter_days().take_while(|day| *day < end).filter(|day| near(*day)).count();
    if season == 0 {
        return None;
    }
    let days = usize::try_from((end - first).num_days()).unwrap_or_default();
    let own = pen.book.signals.iter().filter(|kept| kept.live() && kept.item.counts() && period.holds(kept.item.collected_on));
    let count = own.filter(|kept| near(kept.item.collected_on)).count();
    let (count, season_days) = (u32::try_from(count).unwrap_or(u32::MAX), u32::try_from(season).unwrap_or(u32::MAX));
    let share = Share { count, base: pen.figures.times.now };
    let of_time = Share { count: season_days, base: u32::try_from(days).unwrap_or(u32::MAX) };
    let judged = match share.per_mille().cmp(&of_time.per_mille()) {
        std::cmp::Ordering::Greater => "高于这些日子占全期的比重，节日前后应提前提醒、加密检查",
        _ => "没有高于这些日子占全期的比重，未见节日前后明显集中",
    };
    let (count, share) = (pen.put("节日前后件次", count), pen.put("节日前后占比", share.percent()));
    let (season, of_time) = (pen.put("节日前后天数", season), pen.put("节日前后天数占比", of_time.percent()));
    let judged = pen.put("节日前后判断", judged);
    Some(format!("法定节假日前后各{SEASON}天共{season}天，占全期的{of_time}，其间采集{count}件次，占{share}，{judged}。"))
}

/// 风险趋势研判.
pub(super) fn outlook(pen: &mut Pen<'_>) {
    let chapter = pen.chapter("风险趋势研判");
    let figures = pen.figures;
    let (this, before) = (figures.period.title(), figures.period.previous().title());
    let mut text = Vec::new();
    let courses =
        [(Course::New, "登记以来首次被反映的风险点"), (Course::Rising, "反映上升的风险点"), (Course::Falling, "反映下降的风险点")];
    for (course, what) in courses {
        let own: Vec<&RiskTrend> = figures.risks.iter().filter(|trend| trend.course == course).collect();
        let count = pen.put(format!("{what}个数"), own.len());
        if own.is_empty() {
            text.push(format!("{what}{count}个。"));
            continue;
        }
        let named: Vec<String> = (1..)
            .zip(own.iter().take(NAMED))
            .map(|(rank, trend)| {
                let words = match course {
                    Course::New => format!("{}{}件次", risk_words(trend, pen), trend.now),
                    _ => format!("{}由{}件次到{}件次", risk_words(trend, pen), trend.before, trend.now),
                };
                pen.put(format!("{what}第{}", numeral(rank)), words)
            })
            .collect();
        let more = if own.len() > NAMED { "等" } else { "" };
        text.push(format!("{what}{count}个：{}{more}。", named.join("；")));
    }
    text.insert(0, format!("以关联风险点的业务范围内信息为准，{this}与{before}比较："));
    let look: Vec<&RiskTrend> = figures.risks.iter().filter(|trend| trend.look_again).collect();
    let count = pen.put("建议复核等级个数", look.len());
    if look.is_empty() {
        text.push("没有需要建议调整等级的风险点。".to_owned());
        pen.section("outlook", vec![chapter], text, Vec::new());
        return;
    }
    let (table, caption) = pen.table("建议复核等级的风险点");
    text.push(format!("被反映2件次以上，或者引发黄色、红色预警，而现定等级不是高级的风险点{count}个，见{table}，建议按排查程序复核等级。"));
    let block = tables::risks(&caption, &look[..look.len().min(12)], pen.book, figures.period);
    pen.section("outlook", vec![chapter], text, vec![block]);
}

/// 2026年9月30日: the last day of the quarter that follows the period.
pub(super) fn by(pen: &Pen<'_>) -> String {
    let period = pen.figures.period;
    let quarter = match period {
        register::report::Period::Quarter(quarter) => quarter.next(),
        other => other.next().first_quarter(),
    };
    quarter.end().and_then(|end| end.pred_opt()).map(long_date).unwrap_or_default()
}
