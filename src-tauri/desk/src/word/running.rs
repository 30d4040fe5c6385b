//! Notices, letters and reports: head, title, text, sign-off, 版记. Never a seal, and never the slip on a
//! numbered page.

use exchange::word::{self, Align, Block, Entry, MM, Numbering, PITCH, Paragraph, Row, Run, Section, Setting, Style};
use press::document::DocumentPaper;
use press::notice::{NoticePaper, SLIP_TITLE, Slip, measures_table, slip_table};
use press::report::{Block as Printed, CONTENTS, Cover, Report};
use press::{Fonts, Frame, Imprint, PressError};

use super::head::{Headed, head};
use super::{TITLE, air, blocks, plain, ruled, section, title};
use crate::paper::Paper;

/// 预警通知书 and 整改通知书; the slip stands on a page of its own.
pub(super) fn notice(paper: &NoticePaper, fonts: &Fonts) -> Vec<Section> {
    let Headed { blocks: mut own, first, before } = head(&paper.head, &paper.number, fonts);
    own.push(headline(&paper.title, before, 0.0, fonts));
    let mark = vec![Run::Square(ruled::ink(paper.colour.ink())), Run::text(format!("（{}）", paper.colour_words))];
    own.push(Block::Paragraph(Paragraph { style: Style::ColourMark, runs: mark, set: Setting::default() }));
    own.push(plain(Style::Addressee, format!("{}：", paper.addressee)));
    own.extend(paper.body.iter().map(|text| plain(Style::Text, text)));
    if !paper.measures.is_empty() {
        own.push(Block::Table(ruled::table(&measures_table(&paper.measures), fonts, Frame::PORTRAIT)));
        own.push(air(0.35 * PITCH));
    }
    own.extend(paper.closing.iter().chain(&paper.contact).map(|text| plain(Style::Text, text)));
    blocks::attachments(&mut own, &paper.attachments);
    blocks::sign_off(&mut own, &paper.sign_off, fonts);
    own.extend(paper.imprint.as_ref().map(imprint));
    let mut sections = vec![Section { first, ..section(Frame::PORTRAIT, Numbering::Dashed, own) }];
    sections.extend(paper.slip.as_ref().map(|slip| section(Frame::PORTRAIT, Numbering::None, slip_blocks(slip, fonts))));
    sections
}

/// A letter or any paper in running text.
pub(super) fn document(paper: &DocumentPaper, fonts: &Fonts) -> Section {
    let Headed { blocks: mut own, first, before } = match &paper.head {
        Some(of) => head(of, &paper.number, fonts),
        None => Headed { blocks: Vec::new(), first: None, before: 0.0 },
    };
    own.push(headline(&paper.title, before, PITCH, fonts));
    if !paper.addressee.is_empty() {
        own.push(plain(Style::Addressee, format!("{}：", paper.addressee)));
    }
    for block in &paper.blocks {
        blocks::push(&mut own, block, fonts);
    }
    blocks::attachments(&mut own, &paper.attachments);
    if let Some(sign_off) = &paper.sign_off {
        blocks::sign_off(&mut own, sign_off, fonts);
    }
    if !paper.remark.is_empty() {
        own.push(plain(Style::Remark, format!("（{}）", paper.remark)));
    }
    own.extend(paper.imprint.as_ref().map(imprint));
    Section { first, ..section(Frame::PORTRAIT, Numbering::Dashed, own) }
}

/// A report: cover and contents without numbers, then the body, wide tables on landscape pages.
pub(super) fn report(report: &Report, fonts: &Fonts) -> Result<Vec<Section>, PressError> {
    let mut sections = Vec::new();
    sections.extend(report.cover.as_ref().map(|of| section(Frame::PORTRAIT, Numbering::None, cover(of, fonts))));
    if report.contents {
        let entries = entries(report, fonts)?;
        let own = vec![plain(Style::ContentsTitle, CONTENTS), Block::Contents(entries)];
        sections.push(section(Frame::PORTRAIT, Numbering::None, own));
    }
    let mut body = Vec::new();
    if !report.title.is_empty() {
        body.push(headline(&report.title, 0.0, PITCH, fonts));
    }
    let mut restart = true;
    let mut flush = |body: &mut Vec<Block>, frame: Frame, sections: &mut Vec<Section>| {
        if !body.is_empty() {
            let odd = restart && !sections.is_empty();
            sections.push(Section { restart, odd, ..section(frame, Numbering::Dashed, std::mem::take(body)) });
            restart = false;
        }
    };
    for block in &report.blocks {
        if let Printed::WideTable { caption, table, note } = block {
            flush(&mut body, Frame::PORTRAIT, &mut sections);
            body = blocks::captioned(Style::ListedCaption, caption, table, note, fonts, ruled::turned());
            flush(&mut body, ruled::turned(), &mut sections);
        } else {
            blocks::push(&mut body, block, fonts);
        }
    }
    body.extend(report.imprint.as_ref().map(imprint));
    flush(&mut body, Frame::PORTRAIT, &mut sections);
    Ok(sections)
}

/// Cover and contents of papers that are bound; the pages are those of the print, behind the front matter.
pub(super) fn front(of: &Cover, whole: &Paper, fonts: &Fonts) -> Result<Vec<Section>, PressError> {
    let bound = whole.lay_out(fonts)?;
    let mut listed: Vec<_> = bound.bookmarks.iter().filter(|bookmark| bookmark.level <= 2).collect();
    listed.dedup_by(|later, earlier| (later.level, &later.title) == (earlier.level, &earlier.title));
    let before = listed.first().map_or(0, |bookmark| bookmark.page);
    let entries = listed.iter().map(|own| Entry { level: own.level, text: own.title.clone(), page: own.page - before + 1 }).collect();
    let contents = vec![plain(Style::ContentsTitle, CONTENTS), Block::Contents(entries)];
    Ok(vec![section(Frame::PORTRAIT, Numbering::None, cover(of, fonts)), section(Frame::PORTRAIT, Numbering::None, contents)])
}

/// The contents with the pages of the print.
fn entries(report: &Report, fonts: &Fonts) -> Result<Vec<Entry>, PressError> {
    let body = press::report::lay_out(&Report { cover: None, contents: false, ..report.clone() }, fonts)?;
    let listed = body.bookmarks.into_iter().filter(|bookmark| bookmark.level <= 2);
    Ok(listed.map(|bookmark| Entry { level: bookmark.level, text: bookmark.title, page: bookmark.page + 1 }).collect())
}

fn cover(cover: &Cover, fonts: &Fonts) -> Vec<Block> {
    const SIZE: f64 = 34.0;
    let before = |points: f64| Setting { before: Some(points.max(0.0)), ..Setting::default() };
    let words = press::balanced_title(fonts, &cover.title, SIZE, Frame::PORTRAIT.width);
    let lines = words.split('\n').count() as f64;
    let used = 48.0 * MM + lines * SIZE * 1.4 + 2.0 * PITCH;
    vec![
        plain(Style::CoverNote, &cover.note),
        Block::Paragraph(Paragraph::new(Style::CoverTitle, words).set(before(48.0 * MM - PITCH))),
        Block::Paragraph(Paragraph::new(Style::CoverSubtitle, &cover.subtitle).set(before(PITCH))),
        Block::Paragraph(Paragraph::new(Style::CoverFoot, &cover.issuer).set(before(190.0 * MM - used))),
        Block::Paragraph(Paragraph::new(Style::CoverFoot, &cover.date).set(before(13.0 * MM - PITCH))),
    ]
}

fn headline(text: &str, before: f64, after: f64, fonts: &Fonts) -> Block {
    let set = Setting { before: Some(before), after: Some(after), ..Setting::default() };
    Block::Paragraph(title(fonts, Style::Title, TITLE, text, Frame::PORTRAIT.width).set(set))
}

/// 版记, at the foot of the page it comes to.
fn imprint(imprint: &Imprint) -> Block {
    let cell = |(left, right): (String, String)| word::Cell {
        text: if right.is_empty() { left } else { format!("{left}\t{right}") },
        across: 1,
        down: 1,
        align: Align::Left,
        font: word::Font::FangSong,
        top: false,
        ground: None,
    };
    let rows = imprint.rows().into_iter().map(|row| Row { cells: vec![cell(row)], at_least: 23.0, ..Row::default() });
    Block::Table(word::Table {
        widths: vec![Frame::PORTRAIT.width],
        head: Vec::new(),
        rows: rows.collect(),
        size: 14.0,
        frame: word::Frame::AtFoot { left: Frame::PORTRAIT.left },
    })
}

fn slip_blocks(slip: &Slip, fonts: &Fonts) -> Vec<Block> {
    vec![
        plain(Style::SlipTitle, SLIP_TITLE),
        plain(Style::Addressee, format!("{}：", slip.addressee)),
        plain(Style::Text, &slip.text),
        air(3.0 * MM),
        Block::Table(ruled::table(&slip_table(), fonts, Frame::PORTRAIT)),
    ]
}
