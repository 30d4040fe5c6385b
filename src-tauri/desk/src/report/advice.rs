//! 对策建议 and 下步打算: each with the unit responsible and the day, each because a figure calls for it. Never advice
//! that would be given whatever the figures say.

use register::report::{Breakdown, Period};
use register::unit::UnitCategory;
use register::warning::ReplyStatus;

use super::analysis::by;
use super::pen::{Pen, numeral};

/// 对策建议, per addressee.
pub(super) fn measures(pen: &mut Pen<'_>) {
    let chapter = pen.chapter("对策建议");
    let by = by(pen);
    let by = pen.put("建议时限", by);
    let party = party_committee(pen, &by);
    let stations =
        addressed(pen, &[UnitCategory::Office, UnitCategory::Station, UnitCategory::Delegated, UnitCategory::Subordinate], "站所", &by);
    let villages = addressed(pen, &[UnitCategory::Village, UnitCategory::Community], "村（社区）", &by);
    let district = district(pen, &by);
    let parts = [
        ("advice_party", "面向镇党委", party),
        ("advice_stations", "面向站所和内设机构", stations),
        ("advice_villages", "面向村（社区）", villages),
        ("advice_district", "面向区直有关部门", district),
    ];
    let mut headings = vec![chapter];
    for (place, (key, title, text)) in (1..).zip(parts) {
        headings.push((2, format!("（{}）{title}", numeral(place))));
        pen.section(key, std::mem::take(&mut headings), text, Vec::new());
    }
}

fn party_committee(pen: &mut Pen<'_>, by: &str) -> Vec<String> {
    let mut text = Vec::new();
    let warned: Vec<String> =
        pen.figures.warned_units.iter().filter(|unit| unit.count.now >= 2).take(3).map(|unit| unit.name.clone()).collect();
    if !warned.is_empty() {
        let units = pen.put("建议约谈单位", warned.join("、"));
        text.push(format!("听取{units}廉政风险防控情况专题汇报，对主要负责人进行廉政谈话。（责任单位：镇党委、镇纪委；完成时限：{by}前）"));
    }
    if let Some(kind) = pen.figures.by_risk_kind.leading().first().map(|line| line.label.clone()) {
        let kind = pen.put("风险类别第一", kind);
        text.push(format!("把{kind}作为下一阶段防控重点，纳入党风廉政建设责任分解和考核。（责任单位：镇党委、党政办；完成时限：{by}前）"));
    }
    if text.is_empty() {
        text.push(format!("结合责任制检查，听取一次各单位廉政风险防控情况汇报。（责任单位：镇党委；完成时限：{by}前）"));
    }
    numbered(text)
}

/// Advice to a kind of units, for those of them that were met.
fn addressed(pen: &mut Pen<'_>, categories: &[UnitCategory], what: &str, by: &str) -> Vec<String> {
    let own: Vec<_> =
        pen.figures.units.iter().filter(|unit| unit.category.is_some_and(|category| categories.contains(&category))).cloned().collect();
    if own.is_empty() {
        return vec![format!("{}没有涉及{what}的预警信息，继续落实日常防控措施。", pen.figures.period.this())];
    }
    let times = pen.put(format!("{what}件次"), own.iter().map(|unit| unit.count.now).sum::<u32>());
    let first: Vec<&str> = own.iter().take(3).map(|unit| unit.name.as_str()).collect();
    let named = pen.put(format!("{what}前列"), first.join("、"));
    let overdue = pen.figures.by_reply.of(register::Term::label(ReplyStatus::Overdue));
    let mut text = vec![format!(
        "涉及{what}的{times}件次，{named}居前，应逐项对照风险点自查，补齐公开、复核、台账等防控措施。（责任单位：{named}；完成时限：{by}前）"
    )];
    if overdue > 0 {
        let overdue = pen.put("逾期未回告件数", overdue);
        text.push(format!("对逾期未回告的{overdue}件预警，责任单位应立即回告，说明原因并报整改结果。（责任单位：有关受送达单位；完成时限：收到催办函后5日内）"));
    }
    numbered(text)
}

fn district(pen: &mut Pen<'_>, by: &str) -> Vec<String> {
    let outside = pen.figures.times.now - pen.figures.in_scope.now;
    if outside == 0 {
        return vec!["没有需要区直部门协调的业务范围外事项。".to_owned()];
    }
    let outside = pen.put("业务范围外件次", outside);
    vec![format!(
        "业务范围外的{outside}件次已转有关部门，建议区直有关部门对口指导，及时反馈办理结果。（责任单位：区直有关部门；完成时限：{by}前）"
    )]
}

/// 1. 2. 3. where there are several.
fn numbered(text: Vec<String>) -> Vec<String> {
    if text.len() < 2 {
        return text;
    }
    (1..).zip(text).map(|(number, line)| format!("{number}.{line}")).collect()
}

/// 下步打算.
pub(super) fn next_steps(pen: &mut Pen<'_>) {
    let chapter = pen.chapter(if matches!(pen.figures.period, Period::Quarter(_)) { "下步工作" } else { "下步打算" });
    let figures = pen.figures;
    let waiting = super::ledgers::waiting(figures.period, pen.book, pen.today);
    let late = waiting.iter().filter(|warning| warning.reply_status(pen.today) == ReplyStatus::Overdue).count();
    let mut text = Vec::new();
    if late > 0 {
        let overdue = pen.put("待回告中逾期件数", late);
        text.push(format!("对逾期未回告的{overdue}件逐件催办，仍不回告的提高预警等级并在全镇通报。"));
    }
    let pending = waiting.len() - late;
    if pending > 0 {
        text.push(format!("对待送达和回告期内的{}件跟踪到位，按期评估、销号。", pen.put("跟踪件数", pending)));
    }
    if figures.repeats() > 0 {
        text.push(format!("对重复反映的{}件次查清原因，做到件件有结果、事事有回音。", pen.put("重复件次", figures.repeats())));
    }
    let look = figures.risks.iter().filter(|risk| risk.look_again).count();
    if look > 0 {
        text.push(format!(
            "对被反映较多或者引发黄色、红色预警而现定等级不是高级的{}个风险点，按程序复核等级。",
            pen.put("建议复核等级个数", look)
        ));
    }
    let silent: Vec<&str> = [("信息类型", &figures.by_type), ("提供方式", &figures.by_way), ("问题性质", &figures.by_nature)]
        .into_iter()
        .filter(|(_, of): &(&str, &Breakdown)| of.is_silent() && of.base > 0)
        .map(|(name, _)| name)
        .collect();
    if !silent.is_empty() {
        text.push(format!("规范信息登记，补填{}等栏目，做到要素齐全、可统计可分析。", silent.join("、")));
    }
    if text.is_empty() {
        text.push("继续做好预警信息采集、研判和处置，保持渠道畅通、登记及时。".to_owned());
    }
    pen.section("next", vec![chapter], numbered(text), Vec::new());
}
