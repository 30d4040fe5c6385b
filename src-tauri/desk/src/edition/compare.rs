//! 修订对照: two editions, or an edition and the register as it is, row by row; and the reasons that are written
//! while an edition is drafted. Never a comparison of its own: register compares.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use register::Term as _;
use register::edition::compare::{CatalogueRow, Revision, RevisionKind, compare};
use register::edition::{Catalogue, Edition, newest_approved};
use register::id::EditionId;
use store::{Act, Op, Undo};
use uuid::Uuid;

use crate::no::No;
use crate::wire::count;
use crate::wire::edition::{CompareEditions, Comparison, EditionState, ExplainEdition, Revised, RevisedText, RevisionLine};
use crate::wire::record::Choice;
use crate::{Desk, record};

/// Lines in one reply unless the window asks for another number.
const LINES: usize = 200;
/// The register as it is, among editions.
const NOW: &str = "现在的内容";

/// Two states of one catalogue.
pub(crate) struct Compared {
    /// Of what.
    pub(crate) catalogue: Catalogue,
    /// Of which year.
    pub(crate) year: Option<i32>,
    /// 职权目录第1版.
    pub(crate) before: String,
    /// 职权目录第2版, 现在的内容.
    pub(crate) after: String,
    /// What differs.
    pub(crate) revisions: Vec<Revision>,
    /// Why, by record.
    pub(crate) reasons: BTreeMap<Uuid, String>,
}

impl Compared {
    /// Compares an approved edition with later rows.
    pub(super) fn of(
        earlier: &Edition,
        before: &[CatalogueRow],
        after_title: &str,
        reasons: BTreeMap<Uuid, String>,
        after: &[CatalogueRow],
    ) -> Self {
        Self {
            catalogue: earlier.catalogue,
            year: earlier.year,
            before: earlier.full_title(),
            after: after_title.to_owned(),
            revisions: compare(earlier.catalogue.spec(), before, after),
            reasons,
        }
    }

    /// The reason of a revision; empty where there is none.
    pub(crate) fn reason(&self, revision: &Revision) -> &str {
        self.reasons.get(&revision.record).map(String::as_str).unwrap_or_default()
    }

    /// How much was revised.
    pub(crate) fn revised(&self) -> Revised {
        let of = |kind| count(self.revisions.iter().filter(|revision| revision.kind == kind).count());
        Revised {
            added: of(RevisionKind::Added),
            changed: of(RevisionKind::Changed),
            removed: of(RevisionKind::Removed),
            unexplained: count(register::edition::compare::unexplained(&self.revisions, &self.reasons).len()),
        }
    }
}

/// Both sides of a comparison: the editions' keys, and the rows compared.
pub(crate) struct Sides {
    before: EditionId,
    /// None is the register as it is.
    after: Option<EditionId>,
    /// The edition that is being drafted, where its rows are those of the right side.
    open: Option<EditionId>,
    pub(crate) compared: Compared,
}

/// Reads both sides; refused where there is nothing approved to compare with.
pub(crate) fn sides(
    desk: &Desk,
    catalogue: Catalogue,
    year: Option<i32>,
    before: &str,
    after: &str,
    today: NaiveDate,
) -> Result<Sides, No> {
    let opened = desk.opened()?;
    let book = &opened.book;
    let named = |name: &str| -> Result<Option<&(EditionId, Edition)>, No> {
        if name.is_empty() {
            return Ok(None);
        }
        let found = super::find(book, name)?;
        if found.1.is_of(catalogue, year) {
            Ok(Some(found))
        } else {
            Err(No::refuse("catalogue", "只能比较同一目录、同一年度的版本。"))
        }
    };
    let after = named(after)?.filter(|(_, edition)| edition.state().is_frozen());
    let before = match named(before)? {
        Some(before) => Some(before),
        None => after.map_or_else(|| newest_approved(&book.editions, catalogue, year), |(_, after)| super::revised_by(book, after)),
    };
    let Some((before_id, earlier)) = before.filter(|(_, edition)| edition.state().is_frozen()) else {
        return Err(No::refuse("nothing_approved", format!("{}还没有更早的审定版本，没有可以对照的内容。", catalogue.title(year))));
    };
    if after.is_some_and(|(_, later)| later.number <= earlier.number) {
        return Err(No::refuse("order", "原版本要早于现版本，请重新选择。"));
    }
    let open = book.editions.iter().find(|(_, edition)| edition.is_of(catalogue, year) && !edition.state().is_frozen());
    let open = open.filter(|_| after.is_none());
    let (old, new) = opened.store.read(|reader| {
        let new = match after {
            Some((id, edition)) => super::rows_of(book, reader, *id, edition, today)?,
            None => super::rows_now(book, catalogue, year, today),
        };
        Ok((reader.edition_rows(*before_id)?, new))
    })?;
    let last = after.map_or(u32::MAX, |(_, edition)| edition.number);
    let between = book.editions.iter().map(|(_, edition)| edition);
    let between = between.filter(|edition| edition.is_of(catalogue, year) && edition.number > earlier.number && edition.number <= last);
    let after_title = after.map_or_else(|| NOW.to_owned(), |(_, edition)| edition.full_title());
    let compared = Compared::of(earlier, &old, &after_title, reasons_of(between), &new);
    Ok(Sides { before: *before_id, after: after.map(|(id, _)| *id), open: open.map(|(id, _)| *id), compared })
}

/// The reasons of several editions, the earlier ones first.
fn reasons_of<'a>(editions: impl Iterator<Item = &'a Edition>) -> BTreeMap<Uuid, String> {
    let mut all: BTreeMap<Uuid, String> = BTreeMap::new();
    for (record, reason) in editions.flat_map(|edition| &edition.reasons) {
        all.entry(*record)
            .and_modify(|known| {
                known.push('；');
                known.push_str(reason);
            })
            .or_insert_with(|| reason.clone());
    }
    all
}

/// `compare_editions`.
pub(crate) fn compare_editions(desk: &mut Desk, request: CompareEditions) -> Result<Comparison, No> {
    let today = desk.today();
    let catalogue = super::catalogue(&request.catalogue)?;
    let year = request.year;
    let sides = sides(desk, catalogue, year, &request.before, &request.after, today)?;
    let compared = &sides.compared;
    let book = desk.book()?;
    let there: std::collections::HashSet<Uuid> = super::rows_now(book, catalogue, year, today).into_iter().map(|row| row.record).collect();
    let wanted = register::text::key(&request.search);
    let fits = |revision: &&Revision| {
        (request.kind.is_empty() || revision.kind.code() == request.kind)
            && (!request.unexplained || compared.reason(revision).is_empty())
            && (wanted.is_empty() || said(revision, compared.reason(revision)).contains(&wanted))
    };
    let found: Vec<&Revision> = compared.revisions.iter().filter(fits).collect();
    let limit = if request.limit == 0 { LINES } else { request.limit as usize };
    let lines = found.iter().skip(request.first as usize).take(limit);
    let of_this: Vec<_> =
        book.editions.iter().filter(|(_, edition)| edition.is_of(catalogue, year) && edition.state().is_frozen()).collect();
    let choice = |(id, edition): &&(EditionId, Edition)| Choice { value: id.to_string(), label: edition.title() };
    let mut choices_after = vec![Choice { value: String::new(), label: NOW.to_owned() }];
    choices_after.extend(of_this.iter().rev().filter(|(_, edition)| edition.number > 1).map(choice));
    Ok(Comparison {
        title: format!("{} → {}", compared.before, compared.after),
        before: sides.before.to_string(),
        after: sides.after.map(|id| id.to_string()).unwrap_or_default(),
        choices_before: of_this.iter().rev().map(choice).collect(),
        choices_after,
        revised: compared.revised(),
        explains: sides.open.map(|id| id.to_string()),
        total: count(found.len()),
        lines: lines.map(|revision| line(revision, compared.reason(revision), there.contains(&revision.record))).collect(),
    })
}

/// Everything a search looks at, in comparing form.
fn said(revision: &Revision, reason: &str) -> String {
    let texts = revision.fields.iter().flat_map(|field| [field.label, &field.before, &field.after]);
    let all: Vec<&str> = [revision.name.as_str(), reason].into_iter().chain(texts).collect();
    register::text::key(&all.join("\u{1f}"))
}

fn line(revision: &Revision, reason: &str, there: bool) -> RevisionLine {
    let field = |field: &register::edition::compare::RevisedField| RevisedText {
        label: field.label.to_owned(),
        before: field.before.clone(),
        after: field.after.clone(),
    };
    RevisionLine {
        record: revision.record.to_string(),
        kind: revision.kind.code().to_owned(),
        kind_label: revision.kind.label().to_owned(),
        name: revision.name.clone(),
        there,
        fields: revision.fields.iter().map(field).collect(),
        reason: reason.to_owned(),
    }
}

/// `explain_edition`.
pub(crate) fn explain_edition(desk: &mut Desk, request: ExplainEdition) -> Result<EditionState, No> {
    let today = desk.today();
    let (id, edition) = super::find(desk.book()?, &request.edition)?.clone();
    let mut reasons =
        request.reasons.iter().map(|one| Ok((record::parse_id(&one.record)?, one.reason.clone()))).collect::<Result<Vec<_>, No>>()?;
    if !register::text::trim(&request.rest).is_empty() && !edition.state().is_frozen() {
        let sides = sides(desk, edition.catalogue, edition.year, "", "", today)?;
        let known = |record: &Uuid| edition.reasons.contains_key(record) || reasons.iter().any(|(own, _)| own == record);
        let rest: Vec<_> = sides.compared.revisions.iter().map(|one| one.record).filter(|record| !known(record)).collect();
        reasons.extend(rest.into_iter().map(|record| (record, request.rest.clone())));
    }
    let written = count(reasons.len());
    let edition = edition.explain(reasons)?;
    let label = format!("填写{}的修订理由", edition.full_title());
    let act = Act { op: Op::Edit, entity: "editions", label, undo: Undo::Undoable, always: false };
    desk.record(act, |writer, _| Ok(writer.put_edition(id, &edition)?))?;
    Ok(super::state(id, &edition, format!("已保存{written}条修订理由。"), Vec::new()))
}
