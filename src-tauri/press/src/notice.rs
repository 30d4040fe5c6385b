//! 廉政风险预警通知书 (蓝色) and 廉政风险预警整改通知书 (黄色, 红色): head, colour mark, body, measures,
//! sign-off, 版记 and the slip to tear off. Never words a notice: every sentence comes from the caller.

use crate::PressError;
use crate::block::keep_last_lines;
use crate::fonts::{Fonts, OpenFonts, Role};
use crate::foot::{Imprint, Seal, SignOff, attachments};
use crate::furniture::{Label, Numbering, cut_line};
use crate::grid::{Frame, PITCH, SIZE_2, SIZE_3, SIZE_SMALL_2, SIZE_SMALL_4};
use crate::head::Head;
use crate::letter::Span;
use crate::line::Stand;
use crate::marks::Marks;
use crate::piece::{Paged, Part, Piece, keep_together, paginate};
use crate::rows::set_table;
use crate::ruled::{Align, Cell, Column, Row, Table};
use crate::set::{Indent, centred_title, paragraph};
use crate::sheet::{Bookmark, Ink, Item, MM, Shape, Sheets, Stroke};

/// The warning colour of a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkColour {
    /// 高级, 红色.
    Red,
    /// 中级, 黄色.
    Yellow,
    /// 低级, 蓝色.
    Blue,
}

impl MarkColour {
    /// The printing ink. The words beside it say the colour too: a grey copy loses nothing.
    pub fn ink(self) -> Ink {
        match self {
            MarkColour::Red => Ink::RED,
            MarkColour::Yellow => Ink::YELLOW,
            MarkColour::Blue => Ink::BLUE,
        }
    }
}

/// One row of the 整改要求 table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Measure {
    /// 存在问题.
    pub problem: String,
    /// 整改要求.
    pub demand: String,
    /// 责任人, by post.
    pub responsible: String,
    /// 完成时限, as it is printed.
    pub deadline: String,
    /// 佐证材料.
    pub evidence: String,
}

/// The title of the slip.
pub const SLIP_TITLE: &str = "回　执";
/// The columns of the 整改要求 table.
const MEASURES: [&str; 6] = ["序号", "存在问题", "整改要求", "责任人", "完成时限", "佐证材料"];

impl Measure {
    /// Its cells in the order of [`MEASURES`]; the number is the row's.
    fn cells(&self) -> [&str; 6] {
        ["", &self.problem, &self.demand, &self.responsible, &self.deadline, &self.evidence]
    }
}

/// 回执: the slip at the foot, signed and returned at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// To whom it is returned, without the colon: 中共七溪坪镇纪律检查委员会.
    pub addressee: String,
    /// What is confirmed: 我单位（本人）已收到《廉政风险预警通知书》（七纪廉警〔2026〕2号）。
    pub text: String,
}

/// Everything that stands on a notice; all strings are printed as they are.
#[derive(Debug, Clone, PartialEq)]
pub struct NoticePaper {
    /// The head of the first page.
    pub head: Head,
    /// 文号: 七纪廉警〔2026〕1号.
    pub number: String,
    /// Title; a line end in it is a break that the user chose.
    pub title: String,
    /// The colour of the mark.
    pub colour: MarkColour,
    /// The words of the mark: 低级·蓝色预警.
    pub colour_words: String,
    /// 主送, without the colon.
    pub addressee: String,
    /// Paragraphs before the measures.
    pub body: Vec<String>,
    /// 整改要求, as a table; empty for a blue notice.
    pub measures: Vec<Measure>,
    /// Paragraphs after the measures.
    pub closing: Vec<String>,
    /// 联系人 and telephone, as one line of text.
    pub contact: Option<String>,
    /// 附件 names, without numbers.
    pub attachments: Vec<String>,
    /// 署名 and date.
    pub sign_off: SignOff,
    /// 版记.
    pub imprint: Option<Imprint>,
    /// 回执.
    pub slip: Option<Slip>,
    /// Training mark, anchor, verification code.
    pub marks: Marks,
}

/// Lays a notice out.
///
/// # Errors
/// [`PressError::MissingGlyph`] for the first character that no face can draw.
pub fn lay_out(paper: &NoticePaper, fonts: &Fonts) -> Result<Sheets, PressError> {
    let open = fonts.open();
    check(paper, &open)?;
    let frame = Frame::PORTRAIT;
    let (head, title_at) = crate::head::draw(&open, &paper.head, &paper.number);
    let mut parts = Vec::new();
    for text in &paper.body {
        parts.extend(text_parts(&open, text));
    }
    if !paper.measures.is_empty() {
        let table = measures_table(&paper.measures);
        let set = set_table(&open, &table, frame.width, frame.height)?;
        parts.push(Part::Table(Box::new(set)));
        parts.push(Part::Piece(Piece { height: 0.35 * PITCH, blank: true, ..Piece::default() }));
    }
    for text in paper.closing.iter().chain(&paper.contact) {
        parts.extend(text_parts(&open, text));
    }
    let mut paged = with_ending(paper, &open, &parts, title_at);
    if let Some(first) = paged.pages.first_mut() {
        first.splice(0..0, head);
    }
    // Under a sealed date the seal reaches one line further.
    let sealed = paper.sign_off.seal != Seal::None;
    let mut used = paged.used + if sealed { PITCH } else { 0.0 };
    let letter = paper.head.is_letter();
    let mut numbered = paged.pages.len();
    if let Some(imprint) = &paper.imprint {
        numbered = imprint.place(&open, &mut paged.pages, used, letter);
        used = frame.height;
    }
    if let Some(slip) = &paper.slip {
        slip_page(slip, &open, &mut paged.pages, used)?;
    }
    let mut pages = Vec::new();
    for (n, mut items) in paged.pages.into_iter().enumerate() {
        if n < numbered && (n > 0 || !letter) {
            items.extend(paper.marks.number(&open, frame, (n + 1, numbered), Numbering::Dashed));
        }
        pages.push(paper.marks.page(&open, frame, items));
    }
    let title = paper.title.replace('\n', "");
    let mut bookmarks = vec![Bookmark { level: 1, title: title.clone(), page: 0, y: frame.top + title_at }];
    bookmarks.extend(paged.bookmarks);
    Ok(Sheets { title: format!("{title}（{}）", paper.number), pages, bookmarks })
}

fn check(paper: &NoticePaper, fonts: &OpenFonts<'_>) -> Result<(), PressError> {
    paper.head.check(fonts)?;
    fonts.check(Role::FangSong, &paper.number, "文号")?;
    fonts.check(Role::XiaoBiaoSong, &paper.title, "标题")?;
    fonts.check(Role::Kai, &paper.colour_words, "等级标识")?;
    fonts.check(Role::FangSong, &paper.addressee, "主送")?;
    for (n, text) in paper.body.iter().enumerate() {
        fonts.check(Role::FangSong, text, &format!("正文第{}段", n + 1))?;
    }
    for (n, measure) in paper.measures.iter().enumerate() {
        for (text, column) in measure.cells().into_iter().zip(MEASURES).skip(1) {
            let place = format!("整改要求表第{}行“{column}”", n + 1);
            fonts.check(Role::FangSong, text, &place)?;
        }
    }
    for (n, text) in paper.closing.iter().enumerate() {
        fonts.check(Role::FangSong, text, &format!("结尾第{}段", n + 1))?;
    }
    if let Some(text) = &paper.contact {
        fonts.check(Role::FangSong, text, "联系人")?;
    }
    for (n, text) in paper.attachments.iter().enumerate() {
        fonts.check(Role::FangSong, text, &format!("附件{}", n + 1))?;
    }
    paper.sign_off.check(fonts)?;
    if let Some(imprint) = &paper.imprint {
        imprint.check(fonts)?;
    }
    if let Some(slip) = &paper.slip {
        fonts.check(Role::FangSong, &slip.addressee, "回执抬头")?;
        fonts.check(Role::FangSong, &slip.text, "回执")?;
    }
    paper.marks.check(fonts)
}

/// Title, colour mark, and 主送; they stay with the first lines of text.
fn opening(paper: &NoticePaper, fonts: &OpenFonts<'_>, under_mark: f64) -> Vec<Part> {
    let frame = Frame::PORTRAIT;
    let mut parts = centred_title(fonts, &paper.title, Role::XiaoBiaoSong, SIZE_2, frame.width);
    parts.push(Part::Piece(Piece { height: (1.0 + under_mark) * PITCH, items: colour_mark(paper, fonts), keep: true, ..Piece::default() }));
    let mut addressee = paragraph(fonts, &[Span::new(Role::FangSong, format!("{}：", paper.addressee))], Indent::NONE);
    for part in &mut addressee {
        if let Part::Piece(piece) = part {
            piece.keep = true;
        }
    }
    parts.extend(addressee);
    parts
}

/// A square of the colour and the words beside it, centred together.
fn colour_mark(paper: &NoticePaper, fonts: &OpenFonts<'_>) -> Vec<Item> {
    let frame = Frame::PORTRAIT;
    let words = format!("（{}）", paper.colour_words);
    let label = Label::new(Role::Kai, SIZE_3, &words);
    let (square, gap) = (13.0, 0.0);
    let whole = square + gap + label.width(fonts);
    let left = (frame.width - whole) * 0.5;
    let top = 4.0;
    let mut items = vec![Item::Shape(
        Shape::rectangle(left, top + (SIZE_3 - square) * 0.5 + 0.5, square, square)
            .filled(paper.colour.ink())
            .outlined(Stroke::full(0.6, Ink::BLACK)),
    )];
    items.extend(label.items(fonts, left + square + gap, 0.0, top, Stand::Left));
    items
}

fn text_parts(fonts: &OpenFonts<'_>, text: &str) -> Vec<Part> {
    paragraph(fonts, &[Span::new(Role::FangSong, text)], Indent::TEXT)
}

/// Lays the paper on pages: with a free line under the colour mark and two over a sealed name,
/// or with less air where that saves a page.
fn with_ending(paper: &NoticePaper, fonts: &OpenFonts<'_>, text: &[Part], title_at: f64) -> Paged {
    let lay = |(under_mark, over_name): (f64, f64)| {
        let mut parts = opening(paper, fonts, under_mark);
        parts.extend(text.iter().cloned());
        let mut ending = attachments(fonts, &paper.attachments);
        ending.extend(paper.sign_off.parts(fonts, over_name));
        keep_together(&mut ending);
        keep_last_lines(&mut parts);
        parts.extend(ending);
        paginate(&parts, Frame::PORTRAIT, title_at)
    };
    let mut best = lay((1.0, 2.0));
    for air in [(1.0, 1.0), (0.0, 1.0)] {
        let tighter = lay(air);
        if tighter.pages.len() < best.pages.len() {
            best = tighter;
        }
    }
    best
}

/// 整改要求 as a ruled table.
pub fn measures_table(measures: &[Measure]) -> Table {
    let mut table = Table::new(
        "整改要求表",
        vec![Column::middle(3.0), Column::text(12.0), Column::text(14.0), Column::text(7.5), Column::middle(7.0), Column::text(7.5)],
    )
    .headed(&MEASURES);
    table.rows = measures
        .iter()
        .enumerate()
        .map(|(n, m)| {
            let number = (n + 1).to_string();
            let mut cells = vec![Cell::new(number)];
            cells.extend(m.cells().into_iter().skip(1).map(Cell::new));
            Row::new(cells)
        })
        .collect();
    table
}

fn place(pages: &mut [Vec<Item>], items: Vec<Item>, left: f64, top: f64) {
    if let Some(page) = pages.last_mut() {
        page.extend(items.into_iter().map(|item| item.moved(left, top)));
    }
}

/// The cells of the slip that are filled in by hand.
pub fn slip_table() -> Table {
    let mut table = Table::new("回执", vec![Column::middle(9.0), Column::middle(14.0), Column::middle(9.0), Column::middle(14.0)]);
    table.size = SIZE_SMALL_4;
    let blank_date = "　　　年　　月　　日";
    table.rows = vec![
        Row::new(vec![Cell::label("签收单位\n（盖章）"), Cell::new(""), Cell::label("签收人\n（签名）"), Cell::new("")]).high(16.0),
        Row::new(vec![Cell::label("职　务"), Cell::new(""), Cell::label("签收日期"), Cell::new(blank_date).stand(Align::Right)]).high(11.0),
    ];
    table
}

/// Puts the slip at the foot of the last page, or on a page of its own; it is never split.
fn slip_page(slip: &Slip, fonts: &OpenFonts<'_>, pages: &mut Vec<Vec<Item>>, used: f64) -> Result<(), PressError> {
    let frame = Frame::PORTRAIT;
    let mut parts = centred_title(fonts, SLIP_TITLE, Role::XiaoBiaoSong, SIZE_SMALL_2, frame.width);
    parts.extend(paragraph(fonts, &[Span::new(Role::FangSong, format!("{}：", slip.addressee))], Indent::NONE));
    parts.extend(text_parts(fonts, &slip.text));
    let set = set_table(fonts, &slip_table(), frame.width, frame.height)?;
    parts.push(Part::Piece(Piece { height: 3.0 * MM, ..Piece::default() }));
    parts.push(Part::Table(Box::new(set)));
    let laid = paginate(&parts, frame, 0.0);
    let height = laid.used;
    // Over the slip: a line of air, the cut line, a line of air.
    let needed = height + 1.4 * PITCH;
    let own_page = used + needed > frame.height;
    if own_page {
        pages.push(Vec::new());
    }
    let shift = if own_page { 0.0 } else { frame.height - height };
    if !own_page {
        let y = frame.top + shift - 0.7 * PITCH;
        place(pages, cut_line(fonts, frame, y), 0.0, 0.0);
    }
    for items in laid.pages {
        place(pages, items, 0.0, shift);
    }
    Ok(())
}
