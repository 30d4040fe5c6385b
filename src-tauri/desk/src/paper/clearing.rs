//! 清理结果 and 裁量基准: what became of the powers when they were gone through, and how far each discretion
//! reaches (《办法》第七条, 第八条, 第二十二条). Never an article that is 待核.

use press::Marks;
use press::table::{Lie, ListColumn, ListRow, TablePaper};
use register::Term as _;
use register::power::{Clearing, Power, PowerStatus};

use crate::book::Book;
use crate::compose::long_date;

/// The paper of results.
pub(super) const CLEARING: &str = "职权清理结果";
/// The paper of tiers.
pub(super) const DISCRETION: &str = "行政裁量基准";
/// 小5.
const SMALL: f64 = 9.0;

fn live(book: &Book) -> Vec<&Power> {
    book.powers.iter().filter(|kept| kept.live()).map(|kept| &kept.item).collect()
}

/// 清理结果: a section for each conclusion, then what was not gone through yet.
pub(super) fn clearing(book: &Book, marks: Marks) -> TablePaper {
    let columns = vec![
        ListColumn::middle("序号", 1.0),
        ListColumn::middle("编码", 1.4),
        ListColumn::text("职权名称", 5.0),
        ListColumn::text("类型", 2.6),
        ListColumn::text("行使主体", 3.0),
        ListColumn::middle("清理结论", 1.6),
        ListColumn::text("清理理由", 6.0),
        ListColumn::middle("清理日期", 2.2),
    ];
    let powers = live(book);
    let mut rows = Vec::new();
    let mut told = Vec::new();
    let mut number = 0;
    for result in Clearing::ALL {
        let of_result: Vec<_> = powers.iter().filter(|power| power.clearing == Some(*result)).collect();
        told.push(format!("{}{}项", result.label(), of_result.len()));
        if !of_result.is_empty() {
            rows.push(ListRow::Section(format!("{}（{}项）", result.label(), of_result.len())));
        }
        for power in of_result {
            number += 1;
            rows.push(ListRow::Cells(vec![
                number.to_string(),
                power.code.clone(),
                power.name.clone(),
                power.kind.map_or("", |kind| kind.label()).to_owned(),
                power.holder.clone(),
                result.label().to_owned(),
                power.clearing_reason.clone(),
                power.cleared_on.map(long_date).unwrap_or_default(),
            ]));
        }
    }
    let open = powers.iter().filter(|power| power.clearing.is_none()).count();
    let mut notes = vec![format!("共{}项职权，已清理{number}项：{}。", powers.len(), told.join("，"))];
    if open > 0 {
        notes.push(format!("另有{open}项还没有清理结论，未列入本表。"));
    }
    TablePaper {
        left: format!("编制单位：{}", book.office.name),
        right: format!("已清理{number}项"),
        rows,
        size: SMALL,
        when_empty: "（还没有填写清理结论）".to_owned(),
        notes,
        marks,
        ..TablePaper::new(format!("{}{CLEARING}", book.office.township), columns)
    }
}

/// Why the tiers of one power cannot be printed, or not for the public: the rule and the sentence.
pub(super) fn why_not(power: &Power, public: bool) -> Option<(&'static str, String)> {
    if power.tiers.is_empty() {
        return Some(("no_tiers", format!("“{}”还没有制定裁量基准，请先在职权的“裁量基准”页中填写。", power.name)));
    }
    if public && power.status == Some(PowerStatus::Abolished) {
        return Some(("abolished", format!("“{}”已取消，不能出公开版裁量基准。", power.name)));
    }
    let open = format!("“{}”的法规依据还没有核对，不能出公开版裁量基准；请先确认依据。", power.name);
    (public && !power.basis_confirmed()).then_some(("basis_check", open))
}

/// 裁量基准 of one power, or of every power that has one.
pub(super) fn discretion(only: Option<&Power>, public: bool, book: &Book, marks: Marks) -> TablePaper {
    let columns = vec![
        ListColumn::middle("序号", 1.0),
        ListColumn::text("情形", 6.0).grouped(),
        ListColumn::middle("档次", 2.2),
        ListColumn::text("标准", 6.8),
    ];
    let (mut rows, mut notes, mut held_back) = (Vec::new(), Vec::new(), 0);
    match only {
        Some(power) => {
            rows.extend(lines(power));
            notes.push(format!("行使主体：{}", power.holder));
            notes.push(format!("法规依据：{}", power.printed_basis()));
        }
        None => {
            let with_tiers: Vec<_> = live(book).into_iter().filter(|power| !power.tiers.is_empty()).collect();
            for power in with_tiers {
                if why_not(power, public).is_some() {
                    held_back += 1;
                    continue;
                }
                rows.push(ListRow::Section(format!("{}　{}　（依据：{}）", power.code, power.name, bare(power.printed_basis()))));
                rows.extend(lines(power));
            }
        }
    }
    if held_back > 0 {
        notes.push(format!("注：另有{held_back}项已取消或依据尚待核对，未列入公开版。"));
    }
    let title = match only {
        Some(power) if power.name.chars().count() > 10 => format!("{}\n{DISCRETION}", power.name),
        Some(power) => format!("{}{DISCRETION}", power.name),
        None => format!("{}{DISCRETION}", book.office.township),
    };
    TablePaper {
        left: format!("编制单位：{}", book.office.name),
        right: match (only, public) {
            (Some(power), true) => format!("公开版　职权编码：{}", power.code),
            (Some(power), false) => format!("职权编码：{}", power.code),
            (None, true) => "公开版".to_owned(),
            (None, false) => "内部使用".to_owned(),
        },
        rows,
        when_empty: "（还没有制定裁量基准）".to_owned(),
        notes,
        lie: Lie::Portrait,
        marks,
        ..TablePaper::new(title, columns)
    }
}

/// The words of a basis within brackets: a note that brings its own loses them.
fn bare(basis: &str) -> &str {
    basis.strip_prefix('（').and_then(|rest| rest.strip_suffix('）')).unwrap_or(basis)
}

fn lines(power: &Power) -> impl Iterator<Item = ListRow> {
    power
        .tiers
        .iter()
        .enumerate()
        .map(|(at, tier)| ListRow::Cells(vec![(at + 1).to_string(), tier.circumstance.clone(), tier.tier.clone(), tier.standard.clone()]))
}
