//! Several kept papers as one job of the printer. Never a paper that is made for it: what is printed is
//! what the archive holds.

use register::id::WarningId;
use store::PaperLine;

use super::offer::{kept_paper, no_notice};
use super::{pages, paper_ref};
use crate::Desk;
use crate::no::No;
use crate::record;
use crate::wire::offer::{BatchPaper, BatchPapers, PaperBatch, Sides};
use crate::wire::paper::PageWords;
use crate::wire::record::Kind;

/// Pages at the front by which a paper is judged: cover and contents may bear no number.
const FRONT: u32 = 6;

/// `batch_papers`: papers in the order in which they were made, notices in the order of their 文号.
pub(crate) fn batch_papers(desk: &mut Desk, request: PaperBatch) -> Result<BatchPapers, No> {
    let opened = desk.opened()?;
    let lines = opened.store.read(|reader| reader.papers())?;
    let mut chosen: Vec<&PaperLine> = Vec::new();
    let mut missing = Vec::new();
    match request.kind {
        Kind::Papers => {
            let ids = request.ids.iter().map(|id| record::parse_id(id)).collect::<Result<Vec<_>, _>>()?;
            chosen = lines.iter().filter(|line| ids.contains(&line.id)).collect();
            chosen.sort_by_key(|line| line.id);
        }
        Kind::Warnings => {
            let ids: Vec<_> = request.ids.iter().filter_map(|id| WarningId::parse(id)).collect();
            let mut warnings: Vec<_> = opened.book.warnings.iter().filter(|(id, _)| ids.contains(id)).collect();
            warnings.sort_by_key(|(_, warning)| (warning.number.year, warning.number.sequence));
            for (id, warning) in warnings {
                match kept_paper(*id, "notice", &lines) {
                    Some(notice) => chosen.push(notice),
                    None => missing.push(no_notice(warning)),
                }
                chosen.extend(kept_paper(*id, "service_receipt", &lines).filter(|_| request.receipts));
            }
        }
        _ => return Err(No::refuse("no_papers", "这个册子没有存档的文书，不能成批打印。")),
    }
    let papers = chosen
        .into_iter()
        .map(|line| {
            Ok(BatchPaper { paper: paper_ref(line.clone()), sides: sides(&pages::words_of_kept(desk, &line.id.to_string(), FRONT)?) })
        })
        .collect::<Result<_, No>>()?;
    Ok(BatchPapers { papers, missing })
}

/// As the first pages lie and are numbered.
fn sides(pages: &[PageWords]) -> Sides {
    match pages {
        [first, _, ..] if first.width > first.height => Sides::ShortEdge,
        [_, _, ..] if pages.iter().flat_map(|page| &page.lines).any(|line| is_dashed(&line.text)) => Sides::NumbersOutside,
        [_, _, ..] => Sides::LongEdge,
        _ => Sides::One,
    }
}

/// — 2 —: such numbers stand right on odd pages and left on even ones.
fn is_dashed(text: &str) -> bool {
    let inner = text.trim().strip_prefix('—').and_then(|rest| rest.strip_suffix('—'));
    inner.is_some_and(|number| number.trim().parse::<u32>().is_ok())
}
