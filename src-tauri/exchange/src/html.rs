//! Tables of web pages, which offices save as `.xls`. A forgiving reader: what is not understood is text.
//! Never follows a link, runs a script or expands anything but the plain character names.

use crate::ReadError;
use crate::sheet::{Budget, Merge, Sheet, Typed};

/// One sheet for each table that is not inside another.
pub(crate) fn sheets(html: &str, budget: &mut Budget<'_>) -> Result<Vec<Sheet>, ReadError> {
    let mut page = Page { sheets: Vec::new(), table: None, depth: 0, title: String::new(), in_title: false };
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        page.text(&rest[..open]);
        rest = &rest[open..];
        if let Some(after) = rest.strip_prefix("<!--") {
            rest = after.find("-->").map_or("", |end| &after[end + 3..]);
            continue;
        }
        if !rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')) {
            page.text("<");
            rest = &rest[1..];
            continue;
        }
        let Some(end) = rest.find('>') else { break };
        let tag = &rest[1..end];
        rest = &rest[end + 1..];
        let name: String = tag.chars().take_while(|c| !c.is_whitespace() && *c != '>').map(|c| c.to_ascii_lowercase()).collect();
        if name == "script" || name == "style" {
            let close = format!("</{name}");
            rest = find_ignoring_case(rest, &close).map_or("", |at| &rest[at..]);
            continue;
        }
        page.tag(name.trim_end_matches('/'), tag, budget)?;
    }
    if page.depth > 0 {
        // A page that was cut off would lose its last rows without a word.
        return Err(ReadError::damaged("网页表格没有结尾"));
    }
    Ok(page.sheets)
}

/// Whether text that begins like a page holds a table at all.
pub(crate) fn looks_like(text: &str) -> bool {
    let head = text.trim_start();
    head.starts_with('<') && find_ignoring_case(head, "<table").is_some()
}

fn find_ignoring_case(text: &str, needle: &str) -> Option<usize> {
    let (text, needle) = (text.as_bytes(), needle.as_bytes());
    text.windows(needle.len()).position(|window| window.eq_ignore_ascii_case(needle))
}

struct Page {
    sheets: Vec<Sheet>,
    table: Option<Table>,
    depth: usize,
    title: String,
    in_title: bool,
}

#[derive(Default)]
struct Table {
    caption: String,
    row: u32,
    hidden: Vec<u32>,
    /// For each column, the last row that a cell from above still covers.
    covered: Vec<u32>,
    cells: Vec<(u32, u32, String)>,
    merges: Vec<Merge>,
    column: u32,
    open: Option<Open>,
}

struct Open {
    column: u32,
    text: String,
    caption: bool,
}

impl Page {
    fn text(&mut self, raw: &str) {
        if self.in_title {
            self.title.push_str(&unescape(raw));
        } else if let Some(open) = self.table.as_mut().and_then(|table| table.open.as_mut()) {
            // White space of the source is layout, line breaks come from tags.
            let text = unescape(&raw.split_ascii_whitespace().collect::<Vec<_>>().join(" "));
            if raw.starts_with(|c: char| c.is_ascii_whitespace()) && !open.text.is_empty() && !open.text.ends_with('\n') && !text.is_empty()
            {
                open.text.push(' ');
            }
            open.text.push_str(&text);
            if raw.ends_with(|c: char| c.is_ascii_whitespace()) && !text.is_empty() {
                open.text.push(' ');
            }
        }
    }

    fn tag(&mut self, name: &str, tag: &str, budget: &mut Budget<'_>) -> Result<(), ReadError> {
        match name {
            "title" => self.in_title = self.title.is_empty(),
            "/title" => self.in_title = false,
            "table" => {
                self.depth += 1;
                if self.depth == 1 {
                    self.close_table(budget)?;
                    self.table = Some(Table::default());
                }
            }
            "/table" => {
                self.depth = self.depth.saturating_sub(1);
                if self.depth == 0 {
                    self.close_table(budget)?;
                }
            }
            _ if self.depth != 1 => {
                if matches!(name, "br" | "/tr" | "/p" | "/td") {
                    self.line_break();
                }
            }
            "caption" => {
                if let Some(table) = &mut self.table {
                    table.close_cell();
                    table.open = Some(Open { column: 0, text: String::new(), caption: true });
                }
            }
            "tr" => {
                if let Some(table) = &mut self.table {
                    table.next_row(tag);
                    if table.row > budget.limits.rows {
                        return Err(ReadError::TooManyRows { sheet: self.title.clone(), row: table.row, limit: budget.limits.rows });
                    }
                }
            }
            "td" | "th" => {
                if let Some(table) = &mut self.table {
                    table.open_cell(tag, budget.limits)?;
                }
            }
            "/td" | "/th" | "/tr" | "/caption" => {
                if let Some(table) = &mut self.table {
                    table.close_cell();
                }
            }
            "br" | "/p" | "/div" | "/li" => self.line_break(),
            _ => {}
        }
        Ok(())
    }

    fn line_break(&mut self) {
        if let Some(open) = self.table.as_mut().and_then(|table| table.open.as_mut()) {
            open.text.push('\n');
        }
    }

    fn close_table(&mut self, budget: &mut Budget<'_>) -> Result<(), ReadError> {
        let Some(mut table) = self.table.take() else { return Ok(()) };
        table.close_cell();
        if self.sheets.len() >= budget.limits.sheets {
            return Err(ReadError::TooMuch { what: "表格" });
        }
        let name = [table.caption.trim(), self.title.trim()]
            .into_iter()
            .find(|name| !name.is_empty())
            .map_or_else(|| format!("表{}", self.sheets.len() + 1), str::to_owned);
        let mut sheet = Sheet::new(name, false);
        for (row, column, text) in table.cells {
            sheet.put(budget, row, column, text, Typed::Text)?;
        }
        for merge in table.merges {
            sheet.merge(budget, merge)?;
        }
        sheet.hide_rows(&table.hidden);
        self.sheets.push(sheet);
        Ok(())
    }
}

impl Table {
    fn next_row(&mut self, tag: &str) {
        self.close_cell();
        self.row += 1;
        self.column = 0;
        let style: String = attribute(tag, "style").unwrap_or_default().chars().filter(|c| !c.is_whitespace()).collect();
        if style.to_ascii_lowercase().contains("display:none") {
            self.hidden.push(self.row);
        }
    }

    fn open_cell(&mut self, tag: &str, limits: &crate::Limits) -> Result<(), ReadError> {
        self.close_cell();
        if self.row == 0 {
            self.row = 1;
        }
        while self.covered.get(self.column as usize).is_some_and(|until| *until >= self.row) {
            self.column += 1;
        }
        let span = |name| attribute(tag, name).and_then(|value| value.trim().parse::<u32>().ok()).unwrap_or(1).max(1);
        let (columns, rows) = (span("colspan").min(limits.columns), span("rowspan").min(limits.rows));
        let first = self.column;
        if first >= limits.columns {
            return Err(ReadError::TooManyColumns { sheet: self.caption.clone(), row: self.row, column: first + 1, limit: limits.columns });
        }
        let last = (first + columns - 1).min(limits.columns - 1);
        let last_row = (self.row + rows - 1).min(limits.rows);
        if self.covered.len() <= last as usize {
            self.covered.resize(last as usize + 1, 0);
        }
        self.covered[first as usize..=last as usize].fill(last_row);
        if columns > 1 || rows > 1 {
            self.merges.push(Merge { first_row: self.row, last_row, first_column: first, last_column: last });
        }
        self.column = last + 1;
        self.open = Some(Open { column: first, text: String::new(), caption: false });
        Ok(())
    }

    fn close_cell(&mut self) {
        if let Some(open) = self.open.take() {
            let text = open.text.lines().map(str::trim).collect::<Vec<_>>().join("\n");
            let text = text.trim().to_owned();
            if open.caption {
                self.caption = text;
            } else if !text.is_empty() {
                self.cells.push((self.row, open.column, text));
            }
        }
    }
}

/// The value of an attribute, quoted or bare.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let mut from = 0;
    while let Some(at) = find_ignoring_case(&tag[from..], name) {
        let start = from + at;
        let after = tag[start + name.len()..].trim_start();
        if tag[..start].ends_with(|c: char| c.is_whitespace() || matches!(c, '"' | '\''))
            && let Some(value) = after.strip_prefix('=')
        {
            let value = value.trim_start();
            return Some(match value.chars().next() {
                Some(quote @ ('"' | '\'')) => value[1..].split(quote).next().unwrap_or_default().to_owned(),
                _ => value.split(|c: char| c.is_whitespace() || c == '>').next().unwrap_or_default().to_owned(),
            });
        }
        from = start + name.len();
    }
    None
}

const NAMES: [(&str, char); 30] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{a0}'),
    ("rarr", '→'),
    ("larr", '←'),
    ("rArr", '⇒'),
    ("hellip", '…'),
    ("mdash", '—'),
    ("ndash", '–'),
    ("middot", '·'),
    ("times", '×'),
    ("divide", '÷'),
    ("radic", '√'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("bull", '•'),
    ("deg", '°'),
    ("emsp", '\u{2003}'),
    ("ensp", '\u{2002}'),
    ("thinsp", '\u{2009}'),
    ("permil", '‰'),
    ("le", '≤'),
    ("ge", '≥'),
    ("yen", '¥'),
    ("sect", '§'),
];

/// Character references; an unknown one stays as it is written.
fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let name: String = rest[1..].chars().take(10).take_while(|c| c.is_ascii_alphanumeric() || *c == '#').collect();
        let found = match name.strip_prefix('#') {
            Some(hex) if hex.starts_with(['x', 'X']) => u32::from_str_radix(&hex[1..], 16).ok().and_then(char::from_u32),
            Some(number) => number.parse().ok().and_then(char::from_u32),
            None => NAMES.iter().find(|(known, _)| *known == name).map(|(_, c)| *c),
        };
        let end = 1 + name.len();
        match found.filter(|c| !c.is_control() || matches!(c, '\n' | '\t')) {
            Some(c) => {
                out.push(c);
                rest = &rest[end..];
                rest = rest.strip_prefix(';').unwrap_or(rest);
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Limits;

    fn read(html: &str) -> Vec<Sheet> {
        let limits = Limits::default();
        sheets(html, &mut Budget::new(&limits, &|_| true)).unwrap()
    }

    fn texts(sheet: &Sheet) -> Vec<(u32, u32, &str)> {
        sheet.rows.iter().flat_map(|row| row.cells.iter().map(|cell| (row.number, cell.column, cell.text.as_str()))).collect()
    }

    #[test]
    fn spans_breaks_entities_and_unclosed_tags() {
        let page = "<html><title>权责清单</title><style>td{x:<b>}</style><TABLE border=1><tr><th colspan=\"2\">甲<th>乙</tr>\n\
            <tr><td rowspan=2>一<td>申请&rarr;受理<br/>&#x534e;&amp;lt;</td><td>&unknown; &nbsp;</td><tr style='display: none'><td>二<td>  三\n 四<5 </table>\
            <table><tr><td>另<table><tr><td>内</td></tr></table></td></tr></table>";
        let sheets = read(page);
        assert_eq!(sheets.len(), 2);
        assert_eq!(sheets[0].name, "权责清单");
        assert_eq!(
            texts(&sheets[0]),
            [(1, 0, "甲"), (1, 2, "乙"), (2, 0, "一"), (2, 1, "申请→受理\n华&lt;"), (2, 2, "&unknown;"), (3, 1, "二"), (3, 2, "三 四<5")]
        );
        assert_eq!(sheets[0].merges.len(), 2);
        assert!(sheets[0].rows[2].hidden && !sheets[0].rows[1].hidden);
        assert_eq!(texts(&sheets[1]), [(1, 0, "另内")]);
    }

    #[test]
    fn huge_spans_and_broken_pages_are_bounded() {
        let limits = Limits::default();
        let spans = format!("<table><tr>{}</tr></table>", "<td colspan=4000000000 rowspan=4000000000>x</td>".repeat(300));
        assert!(sheets(&spans, &mut Budget::new(&limits, &|_| true)).is_err());
        let rows = format!("<table>{}</table>", "<tr><td>x".repeat(30_000));
        assert!(sheets(&rows, &mut Budget::new(&limits, &|_| true)).is_err());
        for broken in [
            "<table",
            "<table><tr><td",
            "<table><tr><td>&#x110000;&#0;&",
            "</table></td>",
            "<!--",
            "<table><!-- <tr><td>x",
            "<script><table><tr><td>x",
            "<table><tr><td colspan=>x",
        ] {
            let _ = sheets(broken, &mut Budget::new(&limits, &|_| true));
        }
    }
}
