//! 问责登记表. Never a judgment: every word is one that was entered.

use press::Marks;
use press::form::FormPaper;
use register::Term as _;
use register::accountability::{
    Accountability, AccountabilityCase, AccountabilityCause, AccountabilityOutcome, AccountabilitySanction, AccountableKind,
    LeadershipTier, LiabilityKind,
};

use super::forms::{HAND_SIGNED, four_columns, notes, pair, roomy, term_ticks, ticks, wide};
use crate::book::Book;
use crate::compose::long_date;

/// The paper's name.
pub(super) const NAME: &str = "问责登记表";

/// The form.
pub(super) fn paper(record: &Accountability, book: &Book, marks: Marks) -> FormPaper {
    let texts = crate::accountability::texts(record, book);
    let text = |key: &str| texts.get(key).map_or("", String::as_str);
    let on = |day: Option<chrono::NaiveDate>| day.map(long_date).unwrap_or_default();
    let listed = |terms: Vec<(&'static str, bool)>| terms.into_iter().map(|term| ticks([term])).collect::<Vec<_>>().join("\n");
    let cause = AccountabilityCause::ALL.iter().map(|one| (one.label(), record.cause == Some(*one))).collect();
    let situation = AccountabilityCase::ALL.iter().map(|one| (one.label(), record.situation == Some(*one))).collect();
    let linked: Vec<&str> = [text("warning"), text("inspection"), text("defect")].into_iter().filter(|part| !part.is_empty()).collect();
    let rows = vec![
        pair("问责编号", &record.number, "程　序", text("stage"), 9.0),
        wide("对象类别", &term_ticks::<AccountableKind>(Some(record.kind)), 9.0),
        pair("问责对象", &record.target, "单位及职务", &join(&crate::accountability::unit_words(record, book), &record.post), 11.0),
        wide("领导责任", &term_ticks::<LeadershipTier>(record.tier), 9.0),
        wide("责任种类", &term_ticks::<LiabilityKind>(record.liability), 13.0),
        wide("追究情形", &listed(cause), 18.0),
        wide("问责情形", &listed(situation), 40.0),
        roomy("事　实", &record.facts, 18.0),
        wide("有关文书\n和问题", &linked.join("\n"), 12.0),
        pair("启动方式", text("way"), "启动日期", &on(Some(record.opened_on)), 9.0),
        pair("归集日期", &on(record.gathered_on), "追究日期", &on(record.pursued_on), 9.0),
        wide("责任形式", &term_ticks::<AccountabilityOutcome>(record.outcome), 9.0),
        wide("追究方式", &term_ticks::<AccountabilitySanction>(record.sanction), 9.0),
        wide("决定机关\n和文号", &record.decided_by, 11.0),
        wide("审核意见", &format!("\n{HAND_SIGNED}"), 14.0),
    ];
    let note = "注：追究情形见《办法》第四十六、四十七条，问责情形见《办法》第四十九条。";
    let mut paper = four_columns("问　责　登　记　表", rows, notes(&[note], book), marks);
    paper.table.size = 10.5;
    paper
}

fn join(unit: &str, post: &str) -> String {
    [unit, post].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}
