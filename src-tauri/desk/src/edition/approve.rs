//! 审定: the rows as texts and the papers as bytes are kept before the act is committed. What prints afterwards is
//! what is kept here. Never a paper made again.

use press::Marks;
use register::edition::compare::CatalogueRow;
use register::edition::{Catalogue, Edition, EditionAct};
use register::id::EditionId;

use super::compare::Compared;
use crate::Desk;
use crate::book::Book;
use crate::no::No;
use crate::paper::{self, Made, Paper};
use crate::wire::edition::EditionState;
use crate::wire::paper::PaperRef;

/// Approves: one act for state, rows and papers.
pub(super) fn approve(desk: &mut Desk, id: EditionId, edition: Edition) -> Result<EditionState, No> {
    let today = desk.today();
    let fonts = desk.fonts()?;
    let about = paper::about(desk);
    let opened = desk.opened()?;
    let rows = super::rows_now(&opened.book, edition.catalogue, edition.year, today);
    let compared = compared(desk, &edition, &rows)?;
    let papers = desk.record(super::act(EditionAct::Approve, &edition), |writer, book| {
        writer.put_edition(id, &edition)?;
        writer.freeze_rows(id, &rows)?;
        let marks = paper::marks(book, paper::anchor(writer)?);
        let mut kept: Vec<PaperRef> = Vec::new();
        for (made, paper) in papers(book, id, &edition, compared.as_ref(), marks) {
            let sheets = paper.masked().lay_out(&fonts)?;
            kept.push(paper::keep(writer, made, &sheets, &fonts, &about)?);
        }
        Ok(kept)
    })?;
    let sentence = format!("{}已审定，内容和文书都已存档；以后在册子里的修改算在下一版里。", edition.full_title());
    Ok(super::state(id, &edition, sentence, papers))
}

/// What the edition revises, as it will be kept with it.
fn compared(desk: &Desk, edition: &Edition, rows: &[CatalogueRow]) -> Result<Option<Compared>, No> {
    let opened = desk.opened()?;
    let Some((before, earlier)) = super::revised_by(&opened.book, edition) else { return Ok(None) };
    let before = opened.store.read(|reader| reader.edition_rows(*before))?;
    let compared = Compared::of(earlier, &before, &edition.full_title(), edition.reasons.clone(), rows);
    Ok(Some(compared).filter(|compared| !compared.revisions.is_empty()))
}

/// The papers of an edition: inside the office, for the public, and what it revises.
fn papers(book: &Book, id: EditionId, edition: &Edition, compared: Option<&Compared>, marks: Marks) -> Vec<(Made<'static>, Paper)> {
    let code = match edition.catalogue {
        Catalogue::Duties => "duties",
        Catalogue::Powers => "powers",
        Catalogue::Risks => "risks",
    };
    let title = format!("{}{}", book.office.township, edition.full_title());
    let mut papers: Vec<(Made<'static>, Paper)> = [false, true]
        .map(|public| {
            let which = if public { "（公开版）" } else { "" };
            let made = Made::of_edition(code, format!("{title}{which}"), id);
            (made, paper::edition_paper(book, edition, public, marks.clone()).into())
        })
        .into();
    if let Some(compared) = compared {
        let paper = paper::comparison_paper(book, compared, marks);
        papers.push((Made::of_edition("comparison", format!("{title}修订对照表"), id), paper.into()));
    }
    papers
}
