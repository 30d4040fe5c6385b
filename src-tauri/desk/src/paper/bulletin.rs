//! 预警信息参阅 (《办法》第四十五条): its own red head with the number, the office and the day; text; 报、送、发 and how
//! many were printed. Never a word of its own.

use press::document::DocumentPaper;
use press::report::Block;
use press::{Head, HeadNotes, Imprint, Marks};
use register::bulletin::Bulletin;

use crate::compose::long_date;

/// The name in its head.
const NAME: &str = "廉政风险预警信息参阅";
/// What it says of itself.
const NOTE: &str = "内部资料　注意保存";

/// Its title in the archive.
pub(super) fn archive_title(bulletin: &Bulletin) -> String {
    let number = bulletin.issued.map_or_else(|| "（未编发）".to_owned(), |(number, _)| number.to_string().replace('　', " "));
    format!("预警信息参阅 {number}")
}

/// The paper; before it is issued the places of its number and its day are left for them.
pub(crate) fn paper(bulletin: &Bulletin, marks: Marks) -> DocumentPaper {
    let (number, date) = match bulletin.issued {
        Some((number, on)) => (format!("{}年第{}期（总第{}期）", number.year, number.number, number.total), long_date(on)),
        None => ("　　　　年第　期（总第　期）".to_owned(), "　　年　月　日".to_owned()),
    };
    let head = Head::Minutes { mark: NAME.to_owned(), issuer: bulletin.issuer.clone(), date: date.clone() };
    let to = [("报", &bulletin.report_to), ("送", &bulletin.send_to), ("发", &bulletin.distribute_to)];
    let copy_to: Vec<String> = to.iter().filter(|(_, whom)| !whom.is_empty()).map(|(word, whom)| format!("{word}：{whom}")).collect();
    DocumentPaper {
        head: Some(head.noted(HeadNotes { note: NOTE.to_owned(), ..HeadNotes::default() })),
        number,
        title: bulletin.title.clone(),
        addressee: String::new(),
        blocks: bulletin.body.lines().map(register::text::trim).filter(|line| !line.is_empty()).map(block).collect(),
        attachments: Vec::new(),
        sign_off: None,
        remark: String::new(),
        imprint: Some(Imprint {
            copy_to: copy_to.join("\n"),
            issuer: bulletin.issuer.clone(),
            issued_on: date,
            copies: (bulletin.copies > 0).then_some(bulletin.copies),
            on_even_page: true,
        }),
        marks,
    }
}

/// A line of the text: headings begin as those of papers do.
fn block(line: &str) -> Block {
    let numeral = |text: &str| !text.is_empty() && text.chars().all(|character| "一二三四五六七八九十".contains(character));
    let first = line.split_once('、').is_some_and(|(number, _)| numeral(number));
    let second = line.strip_prefix('（').and_then(|rest| rest.split_once('）')).is_some_and(|(number, _)| numeral(number));
    match (first, second) {
        (true, _) => Block::Heading { level: 1, text: line.to_owned() },
        (_, true) if line.chars().count() <= 25 => Block::Heading { level: 2, text: line.to_owned() },
        _ => Block::Text(line.to_owned()),
    }
}
