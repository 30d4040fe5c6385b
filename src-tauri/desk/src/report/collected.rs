//! What was collected, in the order of such reports: total and comparison; type, way and source; reception, repeats and
//! signing; rank; area; nature and topic; levels and kinds of risk; the cause in a sentence. Never a table of a list
//! that nobody filled in.

use register::report::UnitCount;
use register::unit::UnitCategory;

use super::pen::{Base, Pen, numeral};
use super::{charts, sentence, tables};

/// Units that are named of those met.
const PLACES: usize = 5;

/// The whole chapter.
pub(super) fn chapter(pen: &mut Pen<'_>, title: &str) {
    let chapter = pen.chapter(title);
    total(pen, chapter);
    ways(pen);
    reception(pen);
    ranks(pen);
    areas(pen);
    natures(pen);
    levels(pen);
}

fn second(number: usize, title: &str) -> (u8, String) {
    (2, format!("（{}）{title}", numeral(number)))
}

/// 全季, 上半年, 全年.
fn whole(pen: &Pen<'_>) -> &'static str {
    match pen.figures.period {
        register::report::Period::Quarter(_) => "全季",
        other => other.this(),
    }
}

fn total(pen: &mut Pen<'_>, chapter: (u8, String)) {
    let figures = pen.figures;
    let period = figures.period;
    let (due, sent) = (pen.put("应报点", figures.points_due), pen.put("报送信息点", figures.points_sent));
    let silent = pen.put("无信息点", figures.points_due.saturating_sub(figures.points_sent));
    let first = format!(
        "{}，全镇应报采集报送点{due}个，其中{sent}个单位报送了预警信息，其余{silent}个没有登记信息（零报告以各点签字报表为准）。",
        period.title()
    );
    let (times, matters) = (pen.put("信息件次", figures.times.now), pen.put("信息件数", figures.matters.now));
    let repeats = pen.put("重复件次", figures.repeats());
    let second_line = format!(
        "{}共采集预警信息{times}件次，同一事项合并后为{matters}件，其中重复反映{repeats}件次。{}",
        whole(pen),
        sentence::compared(&mut pen.fields, period, "信息", figures.times)
    );
    let (inside, outside) =
        (pen.put("业务范围内件次", figures.in_scope.now), pen.put("业务范围外件次", figures.times.now - figures.in_scope.now));
    let share = register::report::Share { count: figures.in_scope.now, base: figures.times.now }.percent();
    let share = pen.put("业务范围内占比", share);
    let excluded = match figures.excluded {
        0 => String::new(),
        excluded => format!("另有{}件次不计入统计，理由已在登记簿中注明。", pen.put("不计入件次", excluded)),
    };
    let third = format!(
        "业务范围内{inside}件次，占全部{times}件次的{share}；业务范围外{outside}件次，已登记并转有关部门，不定预警等级。{excluded}以上依据《{}》第三十八条、第三十九条统计。",
        pen.book.office.measures_name
    );
    pen.section("total", vec![chapter, second(1, "总量")], vec![first, second_line, third], Vec::new());
}

fn ways(pen: &mut Pen<'_>) {
    let figures = pen.figures;
    let mut text = Vec::new();
    text.extend(pen.shares("信息类型", Base::All, &figures.by_type, 5));
    text.extend(pen.shares("提供方式", Base::All, &figures.by_way, 5));
    text.extend(pen.unfilled(&[("信息类型", &figures.by_type), ("提供方式", &figures.by_way)]));
    let mut blocks = Vec::new();
    if let Some(said) = pen.shares("信息来源", Base::All, &figures.by_source, 3) {
        let (table, caption) = pen.table("预警信息来源分布");
        let (chart, drawn) = pen.chart("预警信息来源与上期、上年同期比较（件次）");
        text.push(format!("{said}分布见{table}，与上期、上年同期的比较见{chart}。"));
        blocks.push(tables::shares(&caption, "来源", &figures.by_source, figures.period));
        blocks.push(charts::sources(drawn, figures));
    } else {
        text.push(format!("{}没有登记信息来源。", figures.period.this()));
    }
    pen.section("ways", vec![second(2, "类型、方式和来源")], text, blocks);
}

fn reception(pen: &mut Pen<'_>) {
    let figures = pen.figures;
    let mut text = Vec::new();
    text.extend(pen.shares("受理层级", Base::All, &figures.by_reception, 2));
    text.extend(pen.shares("反映次数", Base::All, &figures.by_turn, 2));
    text.extend(pen.shares("署名情况", Base::All, &figures.by_signing, 2));
    text.extend(pen.unfilled(&[("受理层级", &figures.by_reception), ("署名情况", &figures.by_signing)]));
    if figures.repeats() > 0 {
        text.push("重复反映的事项已与首次登记关联，件数计一次，次数照计。".to_owned());
    }
    if text.is_empty() {
        text.push(format!("{}没有采集到预警信息。", figures.period.this()));
    }
    pen.section("reception", vec![second(3, "受理、重复和署名")], text, Vec::new());
}

fn ranks(pen: &mut Pen<'_>) {
    let figures = pen.figures;
    let mut text = Vec::new();
    text.extend(pen.shares("被反映人职级", Base::Scope, &figures.by_rank, 4));
    text.extend(pen.unfilled(&[("被反映人职级", &figures.by_rank)]));
    text.extend(pen.shares("岗位层级", Base::Scope, &figures.by_post_rank, 4));
    if text.is_empty() {
        text.push(format!("{}没有业务范围内的预警信息。", figures.period.this()));
    }
    pen.section("ranks", vec![second(4, "被反映人职级")], text, Vec::new());
}

fn areas(pen: &mut Pen<'_>) {
    let figures = pen.figures;
    let mut text = Vec::new();
    let mut blocks = Vec::new();
    if let Some(said) = pen.shares("单位类别", Base::Scope, &figures.by_category, 4) {
        let (table, caption) = pen.table("反映对象单位类别");
        text.push(format!("{said}分布见{table}。"));
        blocks.push(tables::shares(&caption, "单位类别", &figures.by_category, figures.period));
    }
    let is_village = |category| matches!(category, Some(UnitCategory::Village | UnitCategory::Community));
    let villages = figures.units.iter().filter(|unit| is_village(unit.category));
    let others = figures.units.iter().filter(|unit| !is_village(unit.category));
    for (what, units) in [("村（社区）", villages.collect::<Vec<_>>()), ("镇直单位和站所", others.collect::<Vec<_>>())] {
        text.extend(first_places(pen, what, &units));
    }
    if text.is_empty() {
        text.push(format!("{}没有涉及具体单位的预警信息。", figures.period.this()));
    }
    pen.section("areas", vec![second(5, "区域和单位")], text, blocks);
}

/// Those met more than once, in their order; one each for the rest.
fn first_places(pen: &mut Pen<'_>, what: &str, units: &[&UnitCount]) -> Option<String> {
    if units.is_empty() {
        return None;
    }
    let met = pen.put(format!("涉及{what}个数"), units.len());
    let named: Vec<String> = (1..)
        .zip(units.iter().filter(|unit| unit.count.now >= 2).take(PLACES))
        .map(|(rank, unit)| {
            let name = pen.put(format!("{what}第{}", numeral(rank)), &unit.name);
            format!("{name}{}件次", pen.put(format!("{what}第{}件次", numeral(rank)), unit.count.now))
        })
        .collect();
    Some(match named.len() {
        0 => format!("涉及{what}{met}个，各1件次，分布较为分散。"),
        all if all == units.len() => format!("涉及{what}{met}个，依次是{}。", named.join("、")),
        PLACES => format!("涉及{what}{met}个，居前的是{}。", named.join("、")),
        _ => format!("涉及{what}{met}个，其中2件次以上的有{}，其余各1件次。", named.join("、")),
    })
}

fn natures(pen: &mut Pen<'_>) {
    let figures = pen.figures;
    let mut text = Vec::new();
    text.extend(pen.shares("问题性质", Base::Scope, &figures.by_nature, 5));
    text.extend(pen.shares("专题", Base::Scope, &figures.by_topic, 5));
    text.extend(pen.unfilled(&[("问题性质", &figures.by_nature), ("专题", &figures.by_topic)]));
    text.extend(pen.shares("风险类别", Base::Scope, &figures.by_risk_kind, 5));
    text.extend(cause(pen));
    if text.is_empty() {
        text.push(format!("{}没有业务范围内的预警信息。", figures.period.this()));
    }
    pen.section("natures", vec![second(6, "问题性质和主要原因")], text, Vec::new());
}

/// The cause in one sentence: where the most frequent kind of risk lies.
fn cause(pen: &mut Pen<'_>) -> Option<String> {
    let figures = pen.figures;
    let leading = figures.by_risk_kind.leading();
    let first = leading.first()?;
    let place = super::causes::kind_of(&first.label).map(super::causes::root)?;
    let name = pen.put("风险类别第一", &first.label);
    Some(format!("从关联的风险点分析，{name}居首，主要原因是{place}。"))
}

fn levels(pen: &mut Pen<'_>) {
    let figures = pen.figures;
    let mut text = Vec::new();
    let mut blocks = Vec::new();
    let scope = pen.base(Base::Scope);
    let mut parts = Vec::new();
    for line in &figures.by_level.lines {
        let count = pen.put(format!("建议{}件次", line.label), line.count.now);
        let share = pen.put(format!("建议{}占比", line.label), figures.by_level.share(line).percent());
        parts.push(format!("{}{count}件次，占{share}", line.label));
    }
    let unfilled = match figures.by_level.unfilled {
        0 => String::new(),
        unfilled => format!("；未定等级{}件次", pen.put("未定等级件次", unfilled)),
    };
    let (chart, caption) = pen.chart("各季度预警信息建议等级（业务范围内，件次）");
    text.push(format!("以{scope}为基数，建议预警等级为{}{unfilled}。各季度变化见{chart}。", parts.join("；")));
    blocks.push(charts::trend(caption, figures));
    if figures.source_by_category.len() > 1 && !matches!(figures.period, register::report::Period::Quarter(_)) {
        let (heat, caption) = pen.chart("信息来源与单位类别交叉分布（件次）");
        text.push(format!("信息来源与单位类别的交叉分布见{heat}。"));
        blocks.push(charts::crossed(caption, figures));
    }
    pen.section("levels", vec![second(7, "建议等级")], text, blocks);
}

/// Of a year: how its quarters went.
pub(super) fn quarters(pen: &mut Pen<'_>) {
    let chapter = pen.chapter("各季度走势");
    let mut rows = Vec::new();
    let mut parts = Vec::new();
    for quarter in pen.figures.period.quarters() {
        let own = super::figures_of(register::report::Period::Quarter(quarter), pen.book, pen.today);
        let name = format!("{}季度", numeral(quarter.number as usize));
        let count = pen.put(format!("{name}件次"), own.times.now);
        parts.push(format!("{name}{count}件次，发出预警{}件", pen.put(format!("{name}预警件数"), own.issued.now)));
        rows.push(own);
    }
    let highest = rows.iter().max_by_key(|own| own.times.now).map(|own| own.period.title()).unwrap_or_default();
    let highest = pen.put("最多季度", highest);
    let (table, caption) = pen.table("各季度预警信息和处置情况");
    let text = format!("按季度看：{}。采集信息最多的是{highest}。各季度情况见{table}。", parts.join("；"));
    pen.section("quarters", vec![chapter], vec![text], vec![tables::quarters(&caption, &rows)]);
}
