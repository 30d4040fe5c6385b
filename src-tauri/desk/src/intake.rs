//! 导入: an office's own table, read by exchange, drafted by register, shown row by row, entered as one
//! act. Never drops a row silently: each has its verdict and its reason.

mod enter;
mod judge;
mod layouts;
mod near;
mod picture;
mod posts;
mod put_right;
mod show;
mod source;
mod unsaid;

use std::path::Path;

use exchange::{Intake, Kind as TableKind};
use store::Undo;

use crate::headway::Underway;
use crate::no::No;
use crate::wire::app::Nothing;
use crate::wire::intake::{
    AskIntakeRows, AskSheet, ChangeImport, CommitImport, CorrectRow, ImportPreview, ImportToken, Imported, IntakePage, IntakeState,
    PasteImport, PendingImport, PostsEntered, PreviewImport, RowVerdict, SheetPicture, TableReading, TakeRows,
};
use crate::wire::record::Kind;
use crate::{Desk, backup, kinds, shape};

use judge::Judged;
use source::{Asked, Source};

/// A table that was shown and may be entered.
pub(crate) struct Pending {
    token: String,
    source: Source,
    asked: Asked,
    /// What was recognised; its records have become `rows`.
    table: Option<Intake>,
    /// Why nothing was.
    trouble: Option<String>,
    /// The layout by which it was read, where an earlier table gave it.
    remembered: Option<String>,
    /// In the order of the file.
    rows: Vec<Judged>,
}

impl Pending {
    fn kind(&self) -> Option<Kind> {
        self.table.as_ref().map(|table| from_table(table.kind))
    }
}

/// `read_table`: what a table holds; the registers are asked only where an office is open.
pub(crate) fn read_table(desk: &mut Desk, request: PreviewImport) -> Result<TableReading, No> {
    let act = Underway::begin(&desk.headway);
    let source = Source::of_file(Path::new(&request.path), request.mixed, &act)?;
    let asked = Asked::of(request.kind, request.sheet);
    let today = desk.today();
    let book = desk.book().ok();
    let hints = match book {
        Some(book) => source::hints(&source, &asked, book),
        None => asked.hints(&source.file_name),
    };
    let table = source::recognise(&source, &hints, &act).map_err(source::refuse)?;
    let rows = match book {
        Some(book) => judge::judge(
            from_table(table.kind),
            &table,
            judge::Read { records: &table.records, refused: &table.refused },
            book,
            today,
            &act,
        )?
        .iter()
        .map(show::fate)
        .collect(),
        None => show::fates(&table),
    };
    Ok(show::reading(&table, rows))
}

/// `preview_import`.
pub(crate) fn preview_import(desk: &mut Desk, request: PreviewImport) -> Result<ImportPreview, No> {
    desk.opened()?;
    let act = Underway::begin(&desk.headway);
    let source = Source::of_file(Path::new(&request.path), request.mixed, &act)?;
    settle(desk, &act, source, Asked::of(request.kind, request.sheet), None)
}

/// `paste_import`.
pub(crate) fn paste_import(desk: &mut Desk, request: PasteImport) -> Result<ImportPreview, No> {
    desk.opened()?;
    let act = Underway::begin(&desk.headway);
    let source = Source::of_clipboard(&request.text, request.html.as_deref(), &act)?;
    settle(desk, &act, source, Asked::of(request.kind, None), None)
}

/// `change_import`.
pub(crate) fn change_import(desk: &mut Desk, request: ChangeImport) -> Result<ImportPreview, No> {
    let pending = taken(desk, &request.token)?;
    let act = Underway::begin(&desk.headway);
    let asked = Asked::by_hand(request);
    let (source, before) = (pending.source.clone(), pending);
    // What stood there comes back if this is stopped.
    settle(desk, &act, source, asked, Some(&before)).inspect_err(|_| put_back(desk, before))
}

fn put_back(desk: &mut Desk, pending: Pending) {
    if let Ok(opened) = desk.opened_mut() {
        opened.previews.insert(pending.token.clone(), pending);
    }
}

/// Recognises and judges a table, and keeps it as the one that waits; what was put right by hand before stays so.
fn settle(desk: &mut Desk, act: &Underway, source: Source, asked: Asked, before: Option<&Pending>) -> Result<ImportPreview, No> {
    let today = desk.today();
    let token = format!("{}-{}", desk.instant().mono, source.file_name.len());
    let opened = desk.opened_mut()?;
    let book = &opened.book;
    let mut hints = source::hints(&source, &asked, book);
    let mut remembered = None;
    if !asked.is_by_hand()
        && !asked.afresh
        && let Some((digest, layout)) = layouts::find(&opened.store, &source.workbook, asked.kind)?
    {
        layout.apply(&mut hints);
        remembered = Some(digest);
    }
    let mut pending = Pending { token, source, asked, table: None, trouble: None, remembered, rows: Vec::new() };
    match source::recognise(&pending.source, &hints, act) {
        Ok(mut table) => {
            // They stand in the rows from now on, and would only take room.
            let read = judge::Read { records: std::mem::take(&mut table.records), refused: std::mem::take(&mut table.refused) };
            pending.rows = judge::judge(from_table(table.kind), &table, read, book, today, act)?;
            pending.table = Some(table);
        }
        // The person may show where the headings are; a text without any columns is none of ours.
        Err(error @ exchange::ReadError::NoTable { .. }) if pending.source.has_a_grid() => pending.trouble = Some(error.to_string()),
        Err(error) => return Err(source::refuse(error)),
    }
    if let Some(before) = before.filter(|before| before.kind() == pending.kind()) {
        put_right::carry_over(&mut pending, before, book, today);
    }
    let preview = show::preview(&pending);
    // One preview at a time: the window shows one.
    opened.previews.clear();
    opened.previews.insert(pending.token.clone(), pending);
    Ok(preview)
}

/// The preview of this name.
fn known<'a>(desk: &'a mut Desk, token: &str) -> Result<&'a mut Pending, No> {
    desk.opened_mut()?.previews.get_mut(token).ok_or_else(gone)
}

fn taken(desk: &mut Desk, token: &str) -> Result<Pending, No> {
    desk.opened_mut()?.previews.remove(token).ok_or_else(gone)
}

fn gone() -> No {
    No::refuse("preview_gone", "这次预览已失效，请重新选择文件。")
}

/// `pending_import`.
pub(crate) fn pending_import(desk: &mut Desk, _: Nothing) -> Result<PendingImport, No> {
    Ok(PendingImport { preview: desk.opened()?.previews.values().next().map(show::preview) })
}

/// `drop_import`.
pub(crate) fn drop_import(desk: &mut Desk, request: ImportToken) -> Result<Nothing, No> {
    taken(desk, &request.token).map(|_| Nothing {})
}

/// `forget_layout`.
pub(crate) fn forget_layout(desk: &mut Desk, request: ImportToken) -> Result<ImportPreview, No> {
    let pending = taken(desk, &request.token)?;
    if let Some(digest) = &pending.remembered {
        layouts::forget(&mut desk.opened_mut()?.store, digest)?;
    }
    let act = Underway::begin(&desk.headway);
    let asked = Asked { afresh: true, ..Asked::of(pending.asked.kind, None) };
    let (source, before) = (pending.source.clone(), pending);
    settle(desk, &act, source, asked, Some(&before)).inspect_err(|_| put_back(desk, before))
}

/// `import_rows`.
pub(crate) fn import_rows(desk: &mut Desk, request: AskIntakeRows) -> Result<IntakePage, No> {
    known(desk, &request.token).map(|pending| show::page(pending, &request))
}

/// `import_sheet`.
pub(crate) fn import_sheet(desk: &mut Desk, request: AskSheet) -> Result<SheetPicture, No> {
    let pending = known(desk, &request.token)?;
    picture::picture(pending, &request.sheet).ok_or_else(|| No::unknown("工作表", &request.sheet))
}

/// `correct_row`.
pub(crate) fn correct_row(desk: &mut Desk, request: CorrectRow) -> Result<IntakeState, No> {
    let today = desk.today();
    let opened = desk.opened_mut()?;
    let pending = opened.previews.get_mut(&request.token).ok_or_else(gone)?;
    let at = request.at as usize;
    let changed = put_right::correct(pending, at, request.fields, request.everywhere, &opened.book, today)?;
    Ok(show::state(pending, changed, Some(at)))
}

/// `take_rows`.
pub(crate) fn take_rows(desk: &mut Desk, request: TakeRows) -> Result<IntakeState, No> {
    let today = desk.today();
    let opened = desk.opened_mut()?;
    let pending = opened.previews.get_mut(&request.token).ok_or_else(gone)?;
    let lone = request.rows.as_deref().and_then(|rows| if let [at] = rows { Some(*at as usize) } else { None });
    let changed = put_right::take(pending, &request, &opened.book, today)?;
    Ok(show::state(pending, changed, lone))
}

/// `enter_posts`.
pub(crate) fn enter_posts(desk: &mut Desk, request: ImportToken) -> Result<PostsEntered, No> {
    let today = desk.today();
    let pending = taken(desk, &request.token)?;
    let entered = posts::enter(desk, &pending);
    put_back(desk, pending);
    let entered = entered?;
    let opened = desk.opened_mut()?;
    let pending = opened.previews.get_mut(&request.token).ok_or_else(gone)?;
    let changed = put_right::judge_rows(pending, posts::is_missing, &opened.book, today)?;
    Ok(PostsEntered {
        state: show::state(pending, changed, None), sentence: format!("已登记岗位{entered}个，表中各行已重新核对。")
    })
}

/// `commit_import`.
pub(crate) fn commit_import(desk: &mut Desk, request: CommitImport) -> Result<Imported, No> {
    let pending = taken(desk, &request.token)?;
    let Some(kind) = pending.kind() else {
        let no = No::refuse("no_table", pending.trouble.clone().unwrap_or_default());
        put_back(desk, pending);
        return Err(no);
    };
    if let Err(no) = before_entering(desk, kind, &pending, &request) {
        put_back(desk, pending);
        return Err(no);
    }
    let act = Underway::begin(&desk.headway);
    let label = format!("导入{}（{}）", shape::shape(kind).title, pending.source.file_name);
    let result = enter::enter(desk, kind, &pending.rows, request.update_existing, Undo::Undoable, label, &act);
    match &result {
        // It is entered; that its layout could not be kept takes nothing back.
        Ok(_) => drop(layouts::keep(desk, &pending)),
        // What was shown can be tried again.
        Err(_) => put_back(desk, pending),
    }
    result
}

/// A backup before every import; one that changes many records is asked about once more.
fn before_entering(desk: &mut Desk, kind: Kind, pending: &Pending, request: &CommitImport) -> Result<(), No> {
    let changes = enter::changes(&pending.rows, request.update_existing);
    backup::mass::guard(desk, kind, changes, request.confirmed, "改动")?;
    backup::take_before(desk, "导入")
}

/// Reads a table file for the training office.
pub(crate) fn read_file(path: &Path, kind: Option<Kind>, sheet: Option<String>) -> Result<Intake, No> {
    let headway = std::sync::Arc::default();
    let act = Underway::begin(&headway);
    let source = Source::of_file(path, false, &act)?;
    let hints = Asked::of(kind, sheet).hints(&source.file_name);
    source::recognise(&source, &hints, &act).map_err(source::refuse)
}

/// Enters a table of the training office; it must enter whole.
pub(crate) fn enter_sample(desk: &mut Desk, kind: Kind, table: &Intake) -> Result<(), No> {
    let today = desk.today();
    let act = Underway::begin(&desk.headway);
    let read = judge::Read { records: &table.records, refused: &table.refused };
    let rows = judge::judge(kind, table, read, desk.book()?, today, &act)?;
    if let Some(bad) = rows.iter().find(|row| row.verdict == RowVerdict::Reject) {
        return Err(No::Internal(format!("sample {} row {}: {}", kinds::name(kind), bad.row, bad.reasons.join(" "))));
    }
    enter::enter(desk, kind, &rows, false, Undo::Barrier, format!("导入示例{}", shape::shape(kind).title), &act).map(drop)
}

fn from_table(kind: TableKind) -> Kind {
    match kind {
        TableKind::Units => Kind::Units,
        TableKind::Posts => Kind::Posts,
        TableKind::Duties => Kind::Duties,
        TableKind::Powers => Kind::Powers,
        TableKind::Risks => Kind::Risks,
        TableKind::Signals => Kind::Signals,
        TableKind::Notices => Kind::Warnings,
        TableKind::Scoring => Kind::AppraisalItems,
    }
}

fn to_table(kind: Kind) -> Option<TableKind> {
    Some(match kind {
        Kind::Units => TableKind::Units,
        Kind::Posts => TableKind::Posts,
        Kind::Duties => TableKind::Duties,
        Kind::Powers => TableKind::Powers,
        Kind::Risks => TableKind::Risks,
        Kind::Signals => TableKind::Signals,
        Kind::Warnings => TableKind::Notices,
        Kind::AppraisalItems => TableKind::Scoring,
        Kind::Persons
        | Kind::Progress
        | Kind::DutySheets
        | Kind::WorkItems
        | Kind::Charges
        | Kind::Systems
        | Kind::Screenings
        | Kind::CampaignLines
        | Kind::KeyAreas
        | Kind::Proposals
        | Kind::Arrangements
        | Kind::Bulletins
        | Kind::Appraisals
        | Kind::AppraisalLines
        | Kind::DirectReceipts
        | Kind::CaseLeads
        | Kind::PointReturns
        | Kind::Letters
        | Kind::Inspections
        | Kind::Talks
        | Kind::Accountabilities
        | Kind::SpotChecks
        | Kind::SpotDraws
        | Kind::Correspondents
        | Kind::SentBundles
        | Kind::ReceivedReturns
        | Kind::ReceivedSignals
        | Kind::ReceivedWarnings
        | Kind::Papers
        | Kind::Journal => return None,
    })
}
