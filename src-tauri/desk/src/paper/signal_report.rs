//! 廉政风险预警信息采集表 (《办法》第三十八条): card, list of a quarter, 零报告. Never a reporter; the name of
//! the one complained of only in 纪委's own copy.

use press::form::FormPaper;
use press::table::{ListColumn, ListRow, TablePaper};
use press::{Align, Cell, Lie, Marks, Row};
use register::Term;
use register::id::{SignalId, UnitId};
use register::names::Names as _;
use register::quarter::Quarter;
use register::risk::RiskKind;
use register::short_code::ShortCode;
use register::signal::{Finding, HIDDEN, Signal, SignalSource, SignalWay};
use register::template::{TemplateKind, Values};
use register::warning::WarningLevel;

use store::Kept;

use super::forms::{HAND_DATE, four_columns, notes, pair, roomy, term_ticks, ticks, wide};
use crate::book::Book;
use crate::compose::long_date;
use crate::no::No;
use crate::words::Words;

/// The paper's name.
pub(super) const NAME: &str = "廉政风险预警信息采集表";

/// Signals that a point sent in a quarter.
pub(super) fn sent(quarter: Quarter, point: UnitId, book: &Book) -> usize {
    let of_point = |signal: &Signal| signal.point == Some(point) && quarter.holds(signal.collected_on);
    book.signals.iter().filter(|kept| kept.live() && of_point(&kept.item)).count()
}

/// Why a point cannot report none for a quarter: it reported some.
pub(super) fn why_not_zero(quarter: Quarter, point: UnitId, book: &Book) -> Option<String> {
    let sent = sent(quarter, point, book);
    (sent > 0).then(|| format!("{}{}已登记{sent}条预警信息，不能作零报告。", book.unit_name(point).1, quarter.title()))
}

/// One card; without a signal, a blank one.
pub(super) fn card(kept: Option<&Kept<SignalId, Signal>>, internal: bool, book: &Book, marks: Marks) -> FormPaper {
    let signal = kept.map(|kept| &kept.item);
    let text = |of: &dyn Fn(&Signal) -> String| signal.map(of).unwrap_or_default();
    let unit = |id: Option<UnitId>| id.map_or("", |id| book.unit_name(id).1).to_owned();
    let risk = signal.and_then(|signal| signal.risk).and_then(|risk| book.risk_of(risk));
    let beside = signal.map(|signal| crate::signal::known(signal, book)).unwrap_or_default();
    let power = signal.and_then(|signal| signal.power).or(beside.power).map_or("", |power| book.power_name(power).1);
    let kind = signal.and_then(|signal| signal.risk_kind).or(beside.risk_kind);
    let described = risk.map(|risk| format!("{}　{}", risk.number, risk.description)).unwrap_or_default();
    let chosen = |wanted: bool, when: &dyn Fn(&Signal) -> bool| signal.is_some_and(|signal| when(signal) == wanted);
    let ranks = term_ticks(signal.and_then(|signal| crate::signal::form_rank(signal, book)));
    let shown =
        |of: &dyn Fn(&Signal) -> String| text(&|signal| if internal || !signal.confidential { of(signal) } else { HIDDEN.to_owned() });
    let decision = signal.and_then(|signal| signal.decision.as_ref());
    let mut rows = vec![
        pair("采集报送点", &text(&|signal| unit(signal.point)), "编　号", &text(&|signal| signal.number.clone()), 10.0),
        pair(
            "采集日期",
            &signal.map_or_else(|| HAND_DATE.to_owned(), |signal| long_date(signal.collected_on)),
            "初次／重复",
            &ticks([("初次", chosen(false, &|signal| signal.repeat)), ("重复", chosen(true, &|signal| signal.repeat))]),
            10.0,
        ),
        wide("信息来源", &term_ticks::<SignalSource>(signal.and_then(|signal| signal.source)), 14.0),
        wide("提供方式", &term_ticks::<SignalWay>(signal.and_then(|signal| signal.way)), 10.0),
        pair("涉及单位", &text(&|signal| unit(signal.unit)), "涉及岗位", &shown(&|signal| signal.object_post.clone()), 12.0),
    ];
    // Only 纪委's own copy, and the card that a point fills in for it, has a place for the name.
    if internal || signal.is_none() {
        rows.push(pair("姓　名", &text(&|signal| signal.object_person.clone()), "职　级", &ranks, 14.0));
    } else {
        rows.push(wide("职　级", &ranks, 10.0));
    }
    rows.extend([
        roomy("反映内容", &shown(&|signal| signal.content.clone()), 40.0),
        pair("关联职权", power, "关联风险点", &described, 12.0),
        wide("风险类别", &term_ticks::<RiskKind>(kind), 14.0),
        wide(
            "业务范围",
            &ticks([
                ("业务范围内", chosen(true, &|signal| signal.in_scope)),
                ("业务范围外（转有关部门）", chosen(false, &|signal| signal.in_scope)),
            ]),
            10.0,
        ),
        wide("初核情况", &term_ticks::<Finding>(signal.and_then(|signal| signal.finding)), 10.0),
        wide("建议等级", &term_ticks::<WarningLevel>(signal.and_then(|signal| signal.suggested_level)), 10.0),
        pair("采集人签字", "", "单位负责人\n签字", "", 15.0),
        Row::new(vec![
            Cell::label(format!("{}\n审核意见", book.office.short_name)),
            Cell::new(decided(signal)).across(3).stand(Align::Left),
        ])
        .high(16.0),
        pair(
            "审核人",
            decision.map_or("", |decision| &decision.by),
            "审核日期",
            &decision.map_or_else(|| HAND_DATE.to_owned(), |decision| long_date(decision.on)),
            12.0,
        ),
    ]);
    let own = "注：只写反映的事，不写举报人；业务范围外的只登记、不定级。";
    let notes = if signal.is_none() { notes(&[own], book) } else { vec![own.to_owned()] };
    let mut paper = four_columns(NAME, rows, notes, marks);
    paper.table.size = 11.0;
    paper.left = kept.map(|kept| format!("采集码：{}", ShortCode::of(kept.id.0))).unwrap_or_default();
    paper.right = if internal { "内部使用　注意保存".to_owned() } else { String::new() };
    paper
}

/// 等级 and 处置 as the reviewer decided them; places to write where nobody has.
fn decided(signal: Option<&Signal>) -> String {
    let Some(decision) = signal.and_then(|signal| signal.decision.as_ref()) else { return "等级：\n处置：".to_owned() };
    let level = decision.level.map_or("不定等级", Term::label);
    let ways = decision.dispositions.iter().map(|way| way.label()).collect::<Vec<_>>().join("、");
    let words = [ways, decision.opinion.clone()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("；");
    format!("等级：{level}\n处置：{words}")
}

/// The signals of a quarter as a list; of one point where one is named.
pub(super) fn list(quarter: Quarter, point: Option<UnitId>, internal: bool, lie: Lie, book: &Book, marks: Marks) -> TablePaper {
    let mut columns = vec![
        ListColumn::middle("序号", 1.0),
        ListColumn::middle("编号", 1.4),
        ListColumn::middle("采集日期", 2.2),
        ListColumn::text("采集点", 2.0),
        ListColumn::middle("来源", 2.0),
        ListColumn::text("涉及单位", 2.0),
        ListColumn::text("涉及岗位", 3.0),
    ];
    if internal {
        columns.push(ListColumn::middle("姓名", 1.6));
    }
    columns.extend([
        ListColumn::text("反映内容", 8.4),
        ListColumn::middle("风险点", 1.4),
        ListColumn::middle("风险类别", 2.0),
        ListColumn::middle("初次／重复", 1.3),
        ListColumn::middle("业务范围", 1.3),
        ListColumn::middle("建议等级", 1.3),
        ListColumn::middle("初核情况", 1.8),
    ]);
    let unit = |id: Option<UnitId>| id.map_or("", |id| book.unit_name(id).1).to_owned();
    let wanted = |signal: &&Signal| quarter.holds(signal.collected_on) && (point.is_none() || signal.point == point);
    let shown = |signal: &Signal, words: &str| if internal || !signal.confidential { words.to_owned() } else { HIDDEN.to_owned() };
    let mut rows = Vec::new();
    for (index, signal) in book.signals.iter().filter(|kept| kept.live()).map(|kept| &kept.item).filter(wanted).enumerate() {
        let risk = signal.risk.and_then(|risk| book.risk_of(risk));
        let mut cells = vec![
            (index + 1).to_string(),
            signal.number.clone(),
            signal.collected_on.to_string(),
            unit(signal.point),
            signal.source.map_or("", Term::label).to_owned(),
            unit(signal.unit),
            shown(signal, &signal.object_post),
        ];
        if internal {
            cells.push(signal.object_person.clone());
        }
        cells.extend([
            shown(signal, &signal.content),
            risk.map_or("—", |risk| &risk.number).to_owned(),
            signal.risk_kind.or_else(|| risk?.kind).map_or("—", Term::label).to_owned(),
            if signal.repeat { "重复" } else { "初次" }.to_owned(),
            if signal.in_scope { "内" } else { "外" }.to_owned(),
            signal.suggested_level.map_or("—", Term::label).to_owned(),
            signal.finding.map_or("—", Term::label).to_owned(),
        ]);
        rows.push(ListRow::Cells(cells));
    }
    let place = point.map_or_else(|| book.office.township.clone(), |point| unit(Some(point)));
    let right = format!("共{}件次{}", rows.len(), if internal { "　内部使用" } else { "" });
    TablePaper {
        left: format!("报送单位：{place}"),
        right,
        rows,
        size: 9.0,
        lie,
        when_empty: "（本季度没有登记预警信息）".to_owned(),
        notes: vec!["注：本表不列举报人；业务范围外的只登记、不定级。".to_owned()],
        marks,
        ..TablePaper::new(list_title(quarter, &place), columns)
    }
}

/// Title of a list.
pub(super) fn list_title(quarter: Quarter, place: &str) -> String {
    format!("{place}{}{NAME}", quarter.title())
}

/// 零报告; without a point a blank form.
pub(super) fn zero_report(quarter: Option<Quarter>, point: Option<UnitId>, words: &Words<'_>, marks: Marks) -> Result<FormPaper, No> {
    let book = words.book;
    let unit = point.and_then(|point| book.unit_of(point));
    let period = quarter.map_or_else(|| "　　　　年第　　季度".to_owned(), Quarter::title);
    let (_, sentences) = words.lines(TemplateKind::ZeroReport, Values::from([("季度", period.clone())]))?;
    let rows = vec![
        pair("采集报送点", unit.map_or("", |unit| &unit.full_name), "报告季度", &period, 14.0),
        wide("报告内容", &sentences.join("\n"), 40.0),
        pair("采集人签字", "", "单位负责人\n签字（盖章）", "", 24.0),
        pair("报告日期", HAND_DATE, "联系电话", "", 14.0),
        pair(&format!("{}\n收件人", book.office.short_name), "", "收到日期", HAND_DATE, 16.0),
    ];
    let notes = notes(&["注：本季度没有预警信息的采集报送点填报本表，签字后按季报送。"], book);
    Ok(four_columns("廉政风险预警信息零报告", rows, notes, marks))
}
