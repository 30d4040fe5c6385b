//! 修订对照表: what one state of a catalogue changed against an earlier one, as 原内容, 现内容, 修订理由. For use
//! inside the office: persons stand in it. Never a row left out.

use press::Marks;
use press::table::{ListColumn, ListRow, TablePaper};
use register::Term as _;
use register::edition::compare::{RevisedField, Revision, RevisionKind};

use crate::book::Book;
use crate::edition::Compared;

/// 小5, for texts side by side.
const SMALL: f64 = 9.0;

/// Title in the archive.
pub(super) fn title(book: &Book, compared: &Compared) -> String {
    format!("{}{}修订对照表（{}）", book.office.township, compared.catalogue.title(compared.year), between(compared))
}

/// 第1版—第2版.
fn between(compared: &Compared) -> String {
    let name = compared.catalogue.title(compared.year);
    let short = |title: &str| title.strip_prefix(&name).unwrap_or(title).to_owned();
    format!("{}—{}", short(&compared.before), short(&compared.after))
}

/// The table.
pub(crate) fn paper(book: &Book, compared: &Compared, marks: Marks) -> TablePaper {
    let columns = vec![
        ListColumn::middle("序号", 1.2),
        ListColumn::text("条目", 3.4),
        ListColumn::middle("修订方式", 1.8),
        ListColumn::text("原内容", 8.0),
        ListColumn::text("现内容", 8.0),
        ListColumn::text("修订理由", 4.0),
    ];
    let of = |kind: RevisionKind| compared.revisions.iter().filter(|revision| revision.kind == kind).count();
    let counts: Vec<_> = RevisionKind::ALL.iter().map(|kind| format!("{}{}条", kind.label(), of(*kind))).collect();
    let name = compared.catalogue.title(compared.year);
    let right = format!("{}　内部使用", between(compared));
    TablePaper {
        left: format!("编制单位：{}", book.office.name),
        right,
        size: SMALL,
        marks,
        rows: compared.revisions.iter().enumerate().map(|(place, revision)| row(place, revision, compared.reason(revision))).collect(),
        notes: vec![format!("共修订{}条：{}。", compared.revisions.len(), counts.join("，"))],
        when_empty: "（没有修订）".to_owned(),
        ..TablePaper::new(format!("{}{name}修订对照表", book.office.township), columns)
    }
}

fn row(place: usize, revision: &Revision, reason: &str) -> ListRow {
    let (old, new) = match revision.kind {
        RevisionKind::Added => ("（无）".to_owned(), lines(revision, after)),
        RevisionKind::Removed => (lines(revision, before), "（取消）".to_owned()),
        RevisionKind::Changed => (lines(revision, before), lines(revision, after)),
    };
    ListRow::Cells(vec![(place + 1).to_string(), revision.name.clone(), revision.kind.label().to_owned(), old, new, reason.to_owned()])
}

/// 原内容 as it may be printed.
fn before(field: &RevisedField) -> &str {
    if field.before_open { register::power::WITHHELD } else { &field.before }
}

/// 现内容 as it may be printed.
fn after(field: &RevisedField) -> &str {
    if field.after_open { register::power::WITHHELD } else { &field.after }
}

/// A line for each field; an empty text is said.
fn lines(revision: &Revision, text: impl Fn(&RevisedField) -> &str) -> String {
    let line = |field: &RevisedField| {
        let text = text(field);
        format!("{}：{}", field.label, if text.is_empty() { "（空）" } else { text })
    };
    revision.fields.iter().map(line).collect::<Vec<_>>().join("\n")
}
