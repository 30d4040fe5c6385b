//! Pages as pictures with their words: of sheets that were just laid out, and of kept papers. Never more
//! pictures than a window shows at once.

use std::io::{Read as _, Write as _};

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use press::{Fonts, Sheets};
use store::{OutlineKey, Outlines, PaperPicture};

use super::{ShownSheets, words};
use crate::no::No;
use crate::wire::paper::{PageWords, Pages};
use crate::{Desk, record};

/// Pages in one reply.
const PAGES: u32 = 30;

/// Some pages of sheets: at most 30 after the first `first`.
pub(crate) fn pages(sheets: &ShownSheets, fonts: &Fonts, first: u32) -> Pages {
    let shown = || (first as usize..sheets.pages.len()).take(PAGES as usize);
    Pages {
        pages: shown().filter_map(|index| press::svg::page(sheets, fonts, index)).collect(),
        words: shown().filter_map(|index| words::of_page(sheets, index)).collect(),
        total: crate::wire::count(sheets.pages.len()),
        title: sheets.title.clone(),
        template: String::new(),
        numbers: crate::wire::count(sheets.numbers()),
        why_hidden: String::new(),
    }
}

/// The words of every page of sheets.
pub(super) fn all_words(sheets: &Sheets) -> Vec<PageWords> {
    (0..sheets.pages.len()).filter_map(|index| words::of_page(sheets, index)).collect()
}

/// Every page, deflated, to be kept with the bytes, and the outlines that the pages show.
pub(super) fn deflated(sheets: &Sheets, fonts: &Fonts) -> Result<(Vec<PaperPicture>, Outlines), No> {
    let mut outlines = Outlines::new();
    let mut address = |steps: &str| {
        let key = OutlineKey::of(steps);
        outlines.entry(key).or_insert_with(|| steps.to_owned());
        key.hex()
    };
    let pictures = (0..sheets.pages.len())
        .filter_map(|index| Some((press::svg::page_by_address(sheets, fonts, index, &mut address)?, words::of_page(sheets, index)?)))
        .map(|(svg, words)| {
            let words = serde_json::to_vec(&words).map_err(|error| No::Internal(error.to_string()))?;
            Ok(PaperPicture { picture: deflate(svg.as_bytes())?, words: deflate(&words)? })
        })
        .collect::<Result<_, No>>()?;
    Ok((pictures, outlines))
}

fn deflate(bytes: &[u8]) -> Result<Vec<u8>, No> {
    // A copy for the window alone: a longer search costs a page more time than laying it out.
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).map_err(|error| No::Internal(error.to_string()))
}

/// Some pages of a kept paper.
pub(super) fn of_kept(desk: &Desk, paper: &str, first: u32) -> Result<Pages, No> {
    let id = record::parse_id(paper)?;
    let store = &desk.opened()?.store;
    let (line, pictures) = store.read(|reader| Ok((reader.paper(id)?, reader.paper_pictures(id, first, PAGES)?)))?;
    let pages = pictures.iter().map(|page| inflate(&page.picture)).collect::<Result<Vec<_>, No>>()?;
    let shown = pages.iter().flat_map(|page| press::svg::addresses(page)).filter_map(OutlineKey::parse).collect();
    let outlines = store.read(|reader| reader.outlines(&shown))?;
    let outline = |address: &str| outlines.get(&OutlineKey::parse(address)?).map(String::as_str);
    let whole = |page: &String| {
        press::svg::with_outlines(page, outline).ok_or_else(|| No::Internal("an outline of a kept page is missing".to_owned()))
    };
    let pages = pages.iter().map(whole).collect::<Result<_, No>>()?;
    let words = pictures.iter().map(|page| read_words(&page.words)).collect::<Result<_, No>>()?;
    let template = super::template_words(&line.templates);
    Ok(Pages { pages, words, total: line.pages, title: line.title, template, numbers: 0, why_hidden: String::new() })
}

/// The words of a kept paper up to page `last`.
pub(super) fn words_of_kept(desk: &Desk, paper: &str, last: u32) -> Result<Vec<PageWords>, No> {
    let id = record::parse_id(paper)?;
    let words = desk.opened()?.store.read(|reader| reader.paper_words(id, last))?;
    words.iter().map(|words| read_words(words)).collect()
}

fn read_words(words: &[u8]) -> Result<PageWords, No> {
    serde_json::from_str(&inflate(words)?).map_err(|error| No::Internal(error.to_string()))
}

fn inflate(deflated: &[u8]) -> Result<String, No> {
    let mut text = String::new();
    DeflateDecoder::new(deflated).read_to_string(&mut text).map_err(|error| No::Internal(error.to_string()))?;
    Ok(text)
}
