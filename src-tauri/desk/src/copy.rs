//! 另存为 Word or Excel: of a paper that can be composed now, and of a notice as it was issued. Never of what the
//! archive keeps only as pages, and never in the place of a kept paper.

use std::path::Path;

use register::id::WarningId;
use register::warning::Warning;
use register::{Term as _, citizen_number};
use store::{Act, Op, Undo};

use crate::book::Book;
use crate::export::write_named;
use crate::no::No;
use crate::paper::{self, Outgoing, Paper};
use crate::unmask::Unmask;
use crate::wire::copy::{AskCopyName, CopyFormat, CopyName, CopySource, SaveCopy};
use crate::wire::count;
use crate::wire::paper::PaperRequest;
use crate::wire::record::{Done, ListRequest};
use crate::words::Words;
use crate::{Desk, compose, record, unmask, word};

impl CopyFormat {
    fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?;
        [Self::Docx, Self::Xlsx].into_iter().find(|format| ending.eq_ignore_ascii_case(format.ending()))
    }

    fn ending(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Docx => "Word",
            Self::Xlsx => "Excel",
        }
    }
}

/// `copy_name`: refused for what cannot be written, so that nobody is asked where to put it.
pub(crate) fn copy_name(desk: &mut Desk, request: AskCopyName) -> Result<CopyName, No> {
    let (title, paper) = composed(desk, &request.source)?;
    Ok(CopyName { file_name: paper::file_name(&title, request.format.ending()), numbers: count(paper.masked().numbers()) })
}

/// `save_copy`.
pub(crate) fn save_copy(desk: &mut Desk, request: SaveCopy) -> Result<Done, No> {
    let path = Path::new(&request.path);
    let format = CopyFormat::of(path).ok_or_else(|| No::field("path", "format", "文件名请以 .docx（Word）或 .xlsx（Excel）结尾。"))?;
    let unmask = Unmask::read(&request.unmask, request.source.is_public())?;
    let Copy { title, numbers, bytes } = written(desk, &request.source, format, unmask.as_ref())?;
    let label = format.label();
    let act = Act { op: Op::Save, entity: "papers", label: format!("另存 {label}：{title}"), undo: Undo::Aside, always: true };
    // Written within the act: whole numbers never leave without their entry.
    desk.record(unmask::act(act, numbers, unmask.as_ref()), |_, _| write_named(path, &bytes))?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let hidden = if numbers > 0 && unmask.is_none() { unmask::hidden_words(numbers) } else { String::new() };
    Ok(Done {
        count: 1, sentence: format!("已另存为 {label}“{name}”，供编辑使用；正式文书以存档的为准。{hidden}")
    })
}

/// A list as it stands, as a Word document.
pub(crate) fn list(desk: &mut Desk, list: &ListRequest, unmask: Option<&Unmask>) -> Result<Copy, No> {
    let request = PaperRequest::List { list: list.clone(), columns: Vec::new() };
    written(desk, &CopySource::Paper { request }, CopyFormat::Docx, unmask)
}

/// A copy before it is put into its file.
pub(crate) struct Copy {
    title: String,
    /// Numbers of identity cards in its texts, hidden or not.
    pub(crate) numbers: usize,
    pub(crate) bytes: Vec<u8>,
}

fn written(desk: &mut Desk, source: &CopySource, format: CopyFormat, unmask: Option<&Unmask>) -> Result<Copy, No> {
    let (title, paper) = composed(desk, source)?;
    let title = citizen_number::mask(&title).into_owned();
    let fonts = desk.fonts()?;
    let shown = paper.shown(unmask);
    let document = word::document(&title, &shown, &fonts)?;
    let written = match format {
        CopyFormat::Docx => exchange::word::write(&document),
        CopyFormat::Xlsx => exchange::workbook::write(&document),
    };
    let bytes = written.map_err(|error| No::refuse(format.ending(), error.to_string()))?;
    Ok(Copy { title, numbers: shown.numbers(), bytes })
}

fn composed(desk: &mut Desk, source: &CopySource) -> Result<(String, Paper), No> {
    match source {
        CopySource::Paper { request } => paper::compose(desk, request),
        CopySource::Notice { warning } => {
            let book = desk.book()?;
            let (_, warning) = book.warning_named(warning).ok_or_else(|| No::unknown("预警", warning))?;
            notice(desk, warning)
        }
        CopySource::Kept { paper } => kept(desk, paper),
    }
}

/// A notice as it was issued: what stands on it is kept with the warning.
fn notice(desk: &Desk, warning: &Warning) -> Result<(String, Paper), No> {
    if warning.notice.is_none() {
        return Err(No::refuse("no_notice", format!("{}是以前的台账，没有由本程序生成的通知书。", warning.number)));
    }
    let book = desk.book()?;
    let title = format!("{} {}", warning.document().label(), warning.number);
    Ok((title, compose::notice_paper(warning, &Words::of(book), paper::marks(book, None))?.into()))
}

/// Numbers of identity cards in what a copy of a kept paper is made of; none where it has no copy.
pub(crate) fn numbers_of_kept(desk: &mut Desk, paper: &str) -> usize {
    kept(desk, paper).map_or(0, |(_, paper)| paper.masked().numbers())
}

/// A kept paper, where what it was made of is kept too.
fn kept(desk: &mut Desk, paper: &str) -> Result<(String, Paper), No> {
    let id = record::parse_id(paper)?;
    let line = desk.opened()?.store.read(|reader| reader.paper(id))?;
    match (line.kind.as_str(), line.warning) {
        ("notice", Some(warning)) => {
            let found = desk.book()?.warnings.iter().find(|(id, _)| *id == WarningId(warning));
            let (_, warning) = found.ok_or_else(|| No::unknown("预警", &line.title))?;
            notice(desk, warning)
        }
        ("service_receipt", Some(warning)) => {
            crate::paper::compose(desk, &PaperRequest::ServiceReceipt { warning: WarningId(warning).to_string() })
        }
        _ if sent(desk.book()?, id).is_some() => {
            let book = desk.book()?;
            let outgoing = sent(book, id).ok_or_else(|| No::unknown("函件", &line.title))?;
            Ok((line.title, paper::outgoing_paper(&outgoing, &Words::of(book), paper::marks(book, None))))
        }
        _ => Err(No::refuse(
            "pages_only",
            format!(
                "“{}”存档的是定稿版面，没有可编辑的内容。要编辑，请按现在的数据重新生成这份文书，在预览时另存为 Word 或 Excel。",
                line.title
            ),
        )),
    }
}

/// The letter whose paper this is.
fn sent(book: &Book, paper: uuid::Uuid) -> Option<Outgoing<'_>> {
    let (id, letter) = book.letters.iter().find(|(_, letter)| letter.paper.0 == paper)?;
    let inspection = book.inspections.iter().find(|(own, _)| own.0 == id.0).map(|(_, inspection)| inspection);
    Some(Outgoing { letter, inspection })
}
