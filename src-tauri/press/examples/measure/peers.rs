//! The same notice and the same catalogue as inputs of other programs: the same words in the same
//! order, the same columns, sheet, sizes and faces. Never a finer layout than these programs offer by
//! themselves: no grid, no squeezed marks, no seal place.

use std::error::Error;
use std::path::Path;

use press::Head;
use press::notice::NoticePaper;
use press::table::{ListRow, TablePaper};

use crate::{catalogue::of_pages, common};

mod fodt;
mod html;
mod typst;

/// One line of a paper, and how it stands.
struct Words {
    style: Style,
    text: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    /// The office's name.
    Mark,
    /// The number under it, or a line in the middle.
    Middle,
    Title,
    Left,
    Body,
    Right,
    Small,
}

impl Style {
    const ALL: [Style; 7] = [Style::Mark, Style::Middle, Style::Title, Style::Left, Style::Body, Style::Right, Style::Small];

    /// Name, family, points, where it stands, indent in characters.
    fn look(self) -> (&'static str, &'static str, f64, &'static str, u8) {
        match self {
            Style::Mark => ("mark", "Noto Serif CJK SC", 24.0, "center", 0),
            Style::Middle => ("middle", "FandolFang", 16.0, "center", 0),
            Style::Title => ("title", "Noto Serif CJK SC", 22.0, "center", 0),
            Style::Left => ("left", "FandolFang", 16.0, "left", 0),
            Style::Body => ("body", "FandolFang", 16.0, "left", 2),
            Style::Right => ("right", "FandolFang", 16.0, "right", 0),
            Style::Small => ("small", "FandolFang", 14.0, "left", 0),
        }
    }
}

/// A table: header and rows.
struct Grid {
    weights: Vec<f64>,
    header: Vec<String>,
    rows: Vec<Vec<String>>,
}

enum Part {
    Words(Words),
    Grid(Grid),
}

struct Paper {
    landscape: bool,
    parts: Vec<Part>,
}

/// Writes `notice` and `catalogue` as `.typ`, `.fodt` and `.html`.
pub fn write(folder: &Path) -> Result<(), Box<dyn Error>> {
    std::fs::create_dir_all(folder)?;
    for (name, paper) in [("notice", notice(&common::blue_notice())), ("catalogue", catalogue(&of_pages(350)))] {
        std::fs::write(folder.join(format!("{name}.typ")), typst::input(&paper))?;
        std::fs::write(folder.join(format!("{name}.html")), html::input(&paper))?;
        std::fs::write(folder.join(format!("{name}.fodt")), fodt::input(&paper))?;
    }
    Ok(())
}

fn notice(paper: &NoticePaper) -> Paper {
    let mut parts = Vec::new();
    let mut say = |style, text: &str| parts.push(Part::Words(Words { style, text: text.to_string() }));
    if let Head::Red { mark: name } | Head::Plain { issuer: name } = &paper.head {
        say(Style::Mark, name);
    }
    say(Style::Middle, &paper.number);
    say(Style::Title, &paper.title);
    say(Style::Middle, &format!("（{}）", paper.colour_words));
    say(Style::Left, &format!("{}：", paper.addressee));
    for text in &paper.body {
        say(Style::Body, text);
    }
    let after = |parts: &mut Vec<Part>| {
        let mut say = |style, text: &str| parts.push(Part::Words(Words { style, text: text.to_string() }));
        for text in paper.closing.iter().chain(&paper.contact) {
            say(Style::Body, text);
        }
        for (n, name) in paper.attachments.iter().enumerate() {
            say(Style::Body, &format!("{}{}. {name}", if n == 0 { "附件：" } else { "" }, n + 1));
        }
        say(Style::Right, &paper.sign_off.name);
        say(Style::Right, &paper.sign_off.date);
        if let Some(imprint) = &paper.imprint {
            say(Style::Small, &format!("抄送：{}。", imprint.copy_to));
            say(Style::Small, &format!("{}　{}印发", imprint.issuer, imprint.issued_on));
        }
        if let Some(slip) = &paper.slip {
            say(Style::Title, "回　执");
            say(Style::Left, &format!("{}：", slip.addressee));
            say(Style::Body, &slip.text);
        }
    };
    if !paper.measures.is_empty() {
        let row = |(n, m): (usize, &press::notice::Measure)| {
            [&(n + 1).to_string(), &m.problem, &m.demand, &m.responsible, &m.deadline, &m.evidence].map(String::clone).to_vec()
        };
        parts.push(Part::Grid(Grid {
            weights: vec![3.0, 12.0, 14.0, 7.5, 7.0, 7.5],
            header: ["序号", "存在问题", "整改要求", "责任人", "完成时限", "佐证材料"].map(String::from).to_vec(),
            rows: paper.measures.iter().enumerate().map(row).collect(),
        }));
    }
    after(&mut parts);
    if paper.slip.is_some() {
        parts.push(Part::Grid(Grid {
            weights: vec![9.0, 14.0, 9.0, 14.0],
            header: ["签收单位（盖章）", "", "签收人（签名）", ""].map(String::from).to_vec(),
            rows: vec![["职　务", "", "签收日期", "年　　月　　日"].map(String::from).to_vec()],
        }));
    }
    Paper { landscape: false, parts }
}

fn catalogue(paper: &TablePaper) -> Paper {
    let rows = paper.rows.iter().filter_map(|row| match row {
        ListRow::Cells(cells) => Some(cells.clone()),
        ListRow::Section(_) | ListRow::Total(_) => None,
    });
    let words = |style, text: String| Part::Words(Words { style, text });
    let parts = vec![
        words(Style::Title, paper.title.clone()),
        words(Style::Small, format!("{}　{}", paper.left, paper.right)),
        Part::Grid(Grid {
            weights: paper.columns.iter().map(|c| c.weight).collect(),
            header: paper.columns.iter().map(|c| c.title.clone()).collect(),
            rows: rows.collect(),
        }),
        words(Style::Small, paper.notes.join("\n")),
    ];
    Paper { landscape: true, parts }
}

/// As it stands in XML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
