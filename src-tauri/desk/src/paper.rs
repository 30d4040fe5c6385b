//! Papers: previews drawn from the sheets that print, papers made from the registers and kept for
//! ever, and the bytes of kept ones. Never makes a kept paper again: printing takes the stored bytes.

mod accountability;
mod appraisal;
mod batch;
mod blank;
mod bulletin;
mod campaign;
mod catalogue;
mod check_list;
mod clearing;
mod companion;
mod comparison;
mod composed;
mod coverage;
mod division_of_work;
mod duties;
mod duty_signatures;
mod forms;
mod handover_list;
mod lead_transfer;
mod letters;
mod offer;
mod outgoing;
mod pages;
mod process;
mod quarter_return;
mod recovery_sheet;
mod reply;
mod request;
mod return_grid;
mod return_reminder;
mod risk_heat;
mod risk_map;
mod screening;
mod shelf;
mod signal_report;
mod spot_check;
mod talk;
mod todo_list;
mod trial;
mod warning_network;
mod words;
mod work_list;

pub(crate) use batch::batch_papers;
pub(crate) use bulletin::paper as bulletin_paper;
pub(crate) use catalogue::of_edition as edition_paper;
pub(crate) use comparison::paper as comparison_paper;
pub(crate) use composed::{Leaf, Paper, Shown, ShownSheets};
pub(crate) use offer::paper_offers;
pub(crate) use outgoing::{Outgoing, outgoing_body, outgoing_paper};
pub(crate) use pages::pages;
pub(crate) use return_reminder::{ReminderPaper, return_reminder};
pub(crate) use shelf::paper_shelf;
pub(crate) use trial::compose as compose_trial;

use std::sync::Arc;

use chrono::{Datelike as _, FixedOffset, Timelike as _};
use press::pdf::{About, Moment};
use press::{Fonts, Marks};
use register::Term as _;
use register::bulletin::Bulletin;
use register::citizen_number;
use register::id::{EditionId, PaperId, WarningId};
use register::letter::Letter;
use register::quarter::Quarter;
use register::report::Period;
use register::template::TemplateVersion;
use register::warning::Warning;
use store::{Act, NewPaper, Op, PaperLine, Reader, StoreError, Undo, Writer};
use uuid::Uuid;

use crate::book::Book;
use crate::no::No;
use crate::unmask::Unmask;
use crate::wire::app::Nothing;
use crate::wire::count;
use crate::wire::paper::{
    PageWords, Pages, PaperName, PaperPages, PaperRef, PaperRequest, PaperUse, PreviewPages, QuarterChoice, UnmaskPaper,
};
use crate::words::Words;
use crate::{Desk, file, keys, record, typeface, unmask, view};

/// What kinds of paper the archive holds, by the codes of the schema.
pub(crate) fn kind_label(kind: &str) -> &'static str {
    match kind {
        "notice" => "通知书",
        "service_receipt" => "送达回证",
        "quarter_report" => "季度报告",
        "half_year_report" => "半年分析报告",
        "year_report" => "年度综述",
        "bound_report" => "季度合订本",
        "duties" => "责任分解表",
        "powers" => "职权目录",
        "risks" => "风险等级目录",
        "reply" => "回告书",
        "reminder" => "催办函",
        "signal_report" | "signal_list" => "采集表",
        "zero_report" => "零报告",
        "quarter_return" => "季度报送",
        "return_grid" => "季度报送情况表",
        "return_reminder" => "催报通知",
        "todo_list" => "待办清单",
        "duty_signatures" => "签字背书页",
        "duty_comparison" => "上年本年对照表",
        "work_list" => "五张清单",
        "work_list_signatures" => "清单签字背书页",
        "process" => "权力运行流程图",
        "risk_map" => "廉政风险防控图",
        "screening" => "风险点登记表",
        "check_list" => "条款体检",
        "clearing" => "清理结果",
        "discretion" => "裁量基准",
        "comparison" => "修订对照表",
        "risk_heat" => "廉政风险分布图",
        "spot_coverage" => "抽查覆盖情况",
        "spot_draw" => "抽签记录",
        "spot_check" => "抽查记录",
        "campaign" => "集中排查情况表",
        "coverage" => "重点领域覆盖表",
        "talk_record" => "谈话记录",
        "written_inquiry" => "函询通知书",
        "admonition" => "告诫书",
        "inspection_notice" => "督查通知",
        "supervision_slip" => "督办单",
        "proposal" => "建议书",
        "talk_coverage" => "谈话覆盖表",
        "accountability" => "问责登记表",
        "handover_list" => "交接清单",
        "lead_transfer" => "线索移送单",
        "warning_network" => "预警网络表",
        "division_of_work" => "领导分工表",
        "appraisal_standard" => "评分细则",
        "appraisal_sheet" => "百分考核评分表",
        "appraisal_ranking" => "考核名次表",
        "appraisal_summary" => "考核汇总表",
        "bulletin" => "预警信息参阅",
        _ => "清单",
    }
}

/// A paper that was laid out and is about to be kept.
pub(crate) struct Made<'a> {
    kind: &'a str,
    title: String,
    file_name: String,
    warning: Option<Uuid>,
    edition: Option<EditionId>,
    templates: Vec<TemplateVersion>,
    period: Option<Period>,
}

impl<'a> Made<'a> {
    /// A paper of a warning, named by its number.
    pub(crate) fn of_warning(kind: &'a str, document: &str, warning: &Warning, id: WarningId) -> Self {
        let title = format!("{document} {}", warning.number);
        Self { warning: Some(id.0), ..Self::of_office(kind, title) }
    }

    /// A letter as it is sent, named by its number.
    pub(crate) fn of_letter(letter: &Letter, warning: Option<WarningId>) -> Self {
        let kind = letter.text.kind;
        let title = format!("{} {}", kind.label(), letter.number);
        Self { warning: warning.map(|id| id.0), ..Self::of_office(kind.code(), title) }
    }

    /// A paper of an edition.
    pub(crate) fn of_edition(kind: &'a str, title: String, id: EditionId) -> Self {
        Self { edition: Some(id), ..Self::of_office(kind, title) }
    }

    /// A bulletin, named by its number.
    pub(crate) fn of_bulletin(bulletin: &Bulletin) -> Self {
        Self::of_office("bulletin", bulletin::archive_title(bulletin))
    }

    fn of_office(kind: &'a str, title: String) -> Self {
        // Archive and file system never bear the number of an identity card.
        let title = citizen_number::mask(&title).into_owned();
        Self { kind, file_name: file_name(&title, "pdf"), title, warning: None, edition: None, templates: Vec::new(), period: None }
    }

    /// A report.
    pub(crate) fn of_report(kind: &'a str, title: String, period: Period) -> Self {
        Self { period: Some(period), ..Self::of_office(kind, title) }
    }

    /// The same with the templates that its words came from.
    pub(crate) fn with(self, words: Words<'_>) -> Self {
        Self { templates: words.used(), ..self }
    }

    /// The same, named as one with whole numbers of identity cards.
    fn whole(self) -> Self {
        let title = format!("{}{}", self.title, unmask::WHOLE);
        Self { file_name: file_name(&title, "pdf"), title, ..self }
    }
}

/// A title as a file name that every system takes.
pub(crate) fn file_name(title: &str, ending: &str) -> String {
    file::safe_name(&format!("{}.{ending}", title.replace(' ', "_")))
}

/// Who made a PDF, and when.
pub(crate) fn about(desk: &Desk) -> About {
    let now = desk.settings.clock.now();
    let now = FixedOffset::east_opt(8 * 3600).map_or(now, |beijing| now.with_timezone(&beijing));
    let small = |number: u32| u8::try_from(number).unwrap_or_default();
    let made_at = Moment {
        year: u16::try_from(now.year()).unwrap_or_default(),
        month: small(now.month()),
        day: small(now.day()),
        hour: small(now.hour()),
        minute: small(now.minute()),
        second: small(now.second()),
    };
    About { producer: concat!("Lianfang ", env!("CARGO_PKG_VERSION")).to_owned(), made_at }
}

/// The head of the journal as papers carry it: 12 hex characters.
pub(crate) fn anchor(reader: &Reader<'_>) -> Result<Option<String>, StoreError> {
    Ok(reader.journal_head()?.map(|(_, _, hash)| store::hex(&hash).chars().take(12).collect()))
}

/// The marks on every page of a paper.
pub(crate) fn marks(book: &Book, anchor: Option<String>) -> Marks {
    Marks { training: book.training, anchor, ..Marks::default() }
}

/// Writes the PDF and keeps it.
pub(crate) fn keep(writer: &mut Writer<'_>, made: Made<'_>, sheets: &ShownSheets, fonts: &Fonts, about: &About) -> Result<PaperRef, No> {
    let bytes = press::pdf::write(sheets, fonts, about)?;
    let pages = count(sheets.pages.len());
    let (pictures, outlines) = pages::deflated(sheets, fonts)?;
    let id = writer.add_paper(&NewPaper {
        kind: made.kind,
        title: &made.title,
        file_name: &made.file_name,
        warning: made.warning,
        edition: made.edition.map(|id| id.0),
        pages,
        bytes: &bytes,
        fonts: &typeface::told(fonts, sheets),
        pictures: &pictures,
        outlines: &outlines,
        templates: &made.templates,
        period: made.period,
    })?;
    Ok(paper_ref(writer.paper(id.0)?))
}

/// A kept paper on the wire.
pub(crate) fn kept(line: &PaperLine) -> PaperRef {
    paper_ref(line.clone())
}

fn paper_ref(line: PaperLine) -> PaperRef {
    PaperRef {
        id: line.id.to_string(),
        title: line.title,
        file_name: line.file_name,
        pages: line.pages,
        made_at: view::minutes(&line.made_at),
        sha256: store::hex(&line.sha256),
        template: template_words(&line.templates),
    }
}

/// 蓝色预警通知书正文 第3版、通知书回执 随软件自带; nothing where no template stands behind a paper.
pub(crate) fn template_words(templates: &[TemplateVersion]) -> String {
    templates.iter().map(|version| version.label()).collect::<Vec<_>>().join("、")
}

/// A kept paper by its key.
pub(crate) fn kept_ref(desk: &Desk, paper: PaperId) -> Result<PaperRef, No> {
    Ok(paper_ref(desk.opened()?.store.read(|reader| reader.paper(paper.0))?))
}

/// The papers of a warning, newest first.
pub(crate) fn of_warning(desk: &Desk, id: WarningId) -> Result<Vec<PaperRef>, No> {
    let papers = desk.opened()?.store.read(|reader| reader.papers())?;
    Ok(papers.into_iter().filter(|line| line.warning == Some(id.0)).map(paper_ref).collect())
}

/// The papers of an edition, in the order in which they were made.
pub(crate) fn of_edition(desk: &Desk, id: EditionId) -> Result<Vec<PaperRef>, No> {
    let papers = desk.opened()?.store.read(|reader| reader.papers())?;
    Ok(papers.into_iter().rev().filter(|line| line.edition == Some(id.0)).map(paper_ref).collect())
}

/// The name of the one paper that is printed and not kept.
const RECOVERY: &str = "recovery";

/// The sheet of the recovery code, as long as the code can be shown.
fn recovery_sheet(desk: &mut Desk) -> Result<(String, Vec<u8>), No> {
    let groups = keys::recovery_code(desk, Nothing {})?.groups;
    if groups.is_empty() {
        return Err(No::refuse("not_shown", "恢复码只在生成的时候可以打印，请重新生成一张。"));
    }
    let (today, fonts, about) = (desk.today(), desk.fonts()?, about(desk));
    let book = desk.book()?;
    let sheets = Paper::from(recovery_sheet::paper(&groups, book, today, marks(book, None))).masked().lay_out(&fonts)?;
    Ok((file_name(recovery_sheet::TITLE, "pdf"), press::pdf::write(&sheets, &fonts, &about)?))
}

/// File name and bytes of a kept paper, or of the recovery code's sheet.
pub(crate) fn bytes(desk: &mut Desk, paper: &str) -> Result<(String, Vec<u8>), No> {
    if paper == RECOVERY {
        return recovery_sheet(desk);
    }
    let id = record::parse_id(paper)?;
    let (name, bytes, _) = desk.opened()?.store.read(|reader| reader.paper_bytes(id))?;
    Ok((name, bytes))
}

/// Every quarter with signals or warnings, oldest first.
fn quarters(book: &Book) -> Vec<Quarter> {
    let mut quarters: Vec<Quarter> = book
        .signals
        .iter()
        .filter(|kept| kept.live())
        .map(|kept| Quarter::of(kept.item.collected_on))
        .chain(book.warnings.iter().map(|(_, warning)| Quarter::of(warning.issued_on)))
        .collect();
    quarters.sort_unstable();
    quarters.dedup();
    quarters
}

/// `report_quarters`: every quarter with signals or warnings, newest first.
pub(crate) fn report_quarters(desk: &mut Desk, _: Nothing) -> Result<Vec<QuarterChoice>, No> {
    let book = desk.book()?;
    Ok(quarters(book)
        .into_iter()
        .rev()
        .map(|quarter| QuarterChoice {
            quarter: quarter.to_string(),
            label: quarter.title(),
            signals: count(book.signals.iter().filter(|kept| kept.live() && quarter.holds(kept.item.collected_on)).count()),
            warnings: count(book.warnings.iter().filter(|(_, warning)| quarter.holds(warning.issued_on)).count()),
        })
        .collect())
}

/// Title and value of a requested paper.
pub(crate) fn compose(desk: &mut Desk, request: &PaperRequest) -> Result<(String, Paper), No> {
    let (paper, made) = request::compose(desk, request)?;
    Ok((made.title, paper))
}

/// The sheets of a requested paper as a preview shows them.
fn preview(desk: &mut Desk, request: &PaperRequest) -> Result<(ShownSheets, Arc<Fonts>), No> {
    let (paper, _) = request::compose(desk, request)?;
    let fonts = desk.fonts()?;
    Ok((paper.masked().lay_out(&fonts)?, fonts))
}

/// The same as pictures, with why its numbers cannot be shown whole.
fn preview_from(desk: &mut Desk, request: &PaperRequest, first: u32) -> Result<Pages, No> {
    let (sheets, fonts) = preview(desk, request)?;
    let why_hidden = if request.is_public() { unmask::PUBLIC.to_owned() } else { String::new() };
    Ok(Pages { why_hidden, ..pages(&sheets, &fonts, first) })
}

/// `preview_paper`.
pub(crate) fn preview_paper(desk: &mut Desk, request: PaperRequest) -> Result<Pages, No> {
    preview_from(desk, &request, 0)
}

/// `preview_pages`.
pub(crate) fn preview_pages(desk: &mut Desk, request: PreviewPages) -> Result<Pages, No> {
    preview_from(desk, &request.request, request.first)
}

/// `preview_words`.
pub(crate) fn preview_words(desk: &mut Desk, request: PaperRequest) -> Result<Vec<PageWords>, No> {
    Ok(pages::all_words(&preview(desk, &request)?.0))
}

/// `make_paper`: lays out, writes, keeps.
pub(crate) fn make_paper(desk: &mut Desk, request: PaperRequest) -> Result<PaperRef, No> {
    make(desk, &request, None)
}

/// `unmask_paper`: the same with whole numbers of identity cards, which is an act of its own.
pub(crate) fn unmask_paper(desk: &mut Desk, request: UnmaskPaper) -> Result<PaperRef, No> {
    let unmask = Unmask::required(&request.reason, request.request.is_public())?;
    make(desk, &request.request, Some(&unmask))
}

fn make(desk: &mut Desk, request: &PaperRequest, unmask: Option<&Unmask>) -> Result<PaperRef, No> {
    let (paper, made) = request::compose(desk, request)?;
    let fonts = desk.fonts()?;
    let sheets = paper.shown(unmask).lay_out(&fonts)?;
    let about = about(desk);
    let made = if unmask.is_some() && sheets.numbers() > 0 { made.whole() } else { made };
    let act = Act { op: Op::Paper, entity: "papers", label: format!("生成{}", made.title), undo: Undo::Aside, always: true };
    let act = unmask::act(act, sheets.numbers(), unmask);
    desk.record(act, |writer, _| keep(writer, made, &sheets, &fonts, &about))
}

/// `paper_pages`: a kept paper as the pictures that were kept with it.
pub(crate) fn paper_pages(desk: &mut Desk, request: PaperPages) -> Result<Pages, No> {
    let pages = pages::of_kept(desk, &request.paper, request.first)?;
    // What its copies would hide: the pages themselves are as they were kept.
    let numbers = if request.first == 0 { crate::copy::numbers_of_kept(desk, &request.paper) } else { 0 };
    Ok(Pages { numbers: count(numbers), ..pages })
}

/// `paper_words`: every word of a kept paper.
pub(crate) fn paper_words(desk: &mut Desk, request: PaperName) -> Result<Vec<PageWords>, No> {
    pages::words_of_kept(desk, &request.paper, u32::MAX)
}

/// `note_paper_use`: a kept paper left the program.
pub(crate) fn note_paper_use(desk: &mut Desk, request: PaperUse) -> Result<Nothing, No> {
    let (op, verb) = match request.act.as_str() {
        "print" => (Op::Print, "打印"),
        "save" => (Op::Save, "另存"),
        _ => (Op::View, "查看"),
    };
    if request.paper == RECOVERY {
        keys::note(desk, op, format!("{verb}{}", recovery_sheet::TITLE))?;
        return Ok(Nothing {});
    }
    let id = record::parse_id(&request.paper)?;
    let line = desk.opened()?.store.read(|reader| reader.paper(id))?;
    let copies = if request.copies > 1 { format!("（{}份）", request.copies) } else { String::new() };
    let act = Act { op, entity: "papers", label: format!("{verb}{}{copies}", line.title), undo: Undo::Aside, always: true };
    desk.record(act, |_, _| Ok(()))?;
    Ok(Nothing {})
}
