//! Pages as pictures: of sheets that were just laid out, and of kept papers. Never more than a window
//! shows at once.

use std::io::{Read as _, Write as _};

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use press::{Fonts, Sheets};

use crate::no::No;
use crate::wire::paper::Pages;
use crate::{Desk, record};

/// Pages in one reply.
const PAGES: u32 = 30;

/// The first pages of sheets.
pub(crate) fn pages(sheets: &Sheets, fonts: &Fonts) -> Pages {
    let pages = (0..sheets.pages.len()).take(PAGES as usize).filter_map(|index| press::svg::page(sheets, fonts, index)).collect();
    Pages { pages, total: u32::try_from(sheets.pages.len()).unwrap_or(u32::MAX), title: sheets.title.clone() }
}

/// Every page, deflated, to be kept with the bytes.
pub(super) fn deflated(sheets: &Sheets, fonts: &Fonts) -> Result<Vec<Vec<u8>>, No> {
    (0..sheets.pages.len()).filter_map(|index| press::svg::page(sheets, fonts, index)).map(|svg| deflate(&svg)).collect()
}

fn deflate(svg: &str) -> Result<Vec<u8>, No> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(svg.as_bytes()).and_then(|()| encoder.finish()).map_err(|error| No::Internal(error.to_string()))
}

/// Some pages of a kept paper.
pub(super) fn of_kept(desk: &Desk, paper: &str, first: u32) -> Result<Pages, No> {
    let id = record::parse_id(paper)?;
    let (line, pictures) = desk.opened()?.store.read(|reader| Ok((reader.paper(id)?, reader.paper_pictures(id, first, PAGES)?)))?;
    let pages = pictures.iter().map(|picture| inflate(picture)).collect::<Result<_, No>>()?;
    Ok(Pages { pages, total: line.pages, title: line.title })
}

fn inflate(picture: &[u8]) -> Result<String, No> {
    let mut svg = String::new();
    DeflateDecoder::new(picture).read_to_string(&mut svg).map_err(|error| No::Internal(error.to_string()))?;
    Ok(svg)
}
