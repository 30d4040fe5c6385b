//! The catalogues of powers and risks and any list as table papers. The public version drops names and every row
//! whose article is 待核; never prints an unconfirmed article in public.

use press::table::{ListColumn, ListRow, TablePaper};
use press::{Align, Marks};
use register::Term;
use register::edition::{Catalogue, Edition, EditionAct};
use register::names::Names as _;
use register::power::{Power, PowerStatus};

use super::duties;
use crate::book::Book;
use crate::compose::long_date;
use crate::no::No;
use crate::view::View;
use crate::wire::record::{CellStyle, Kind, ListRequest};
use crate::{Desk, list, shape};

/// 小5, for wide registers.
pub(super) const SMALL: f64 = 9.0;

/// A catalogue as an edition prints it: the same table, with the edition and its approval named.
pub(crate) fn of_edition(book: &Book, edition: &Edition, public: bool, marks: Marks) -> TablePaper {
    let paper = match edition.catalogue {
        Catalogue::Duties => duties::sheet(book, edition.year.or_else(|| crate::duty::years(book).into_iter().next()), public, marks),
        Catalogue::Powers => powers(book, public, marks),
        Catalogue::Risks => risks(book, public, marks),
    };
    let approved = edition.step(EditionAct::Approve);
    let approval = approved.map(|step| format!("{}{}审定", long_date(step.on), step.body)).unwrap_or_default();
    let number = approved.map(|step| step.number.clone()).unwrap_or_default();
    let parts = [edition.title(), approval, number, paper.right.clone()];
    let right = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("　");
    TablePaper { right, ..paper }
}

/// 职权目录: the five columns of 《办法》第八条, with the handling posts inside the office.
pub(super) fn powers(book: &Book, public: bool, marks: Marks) -> TablePaper {
    let mut columns = vec![
        ListColumn::middle("序号", 1.0),
        ListColumn::middle("编码", 1.5),
        ListColumn::text("类型", 2.2).grouped(),
        ListColumn::text("职权名称", 4.0),
        ListColumn::text("内容", 5.6),
        ListColumn::text("行使主体", 2.8),
        ListColumn::text("法规依据", 6.0),
        ListColumn::text("办理时限", 2.4),
    ];
    if !public {
        columns.push(ListColumn::text("承办岗位", 3.0));
        columns.push(ListColumn::middle("依据核对", 1.8));
    }
    let title = format!("{}职权目录", book.office.township);
    let mut paper = TablePaper {
        left: format!("编制单位：{}", book.office.name),
        right: if public { "公开版".to_owned() } else { "内部使用".to_owned() },
        size: SMALL,
        marks,
        when_empty: "（尚未登记职权）".to_owned(),
        ..TablePaper::new(title, columns)
    };
    let shown = |power: &Power| !public || (power.basis_confirmed() && power.status != Some(PowerStatus::Abolished));
    let live: Vec<_> = book.powers.iter().filter(|kept| kept.live()).map(|kept| &kept.item).collect();
    for (number, power) in live.iter().filter(|power| shown(power)).enumerate() {
        let mut cells = vec![
            (number + 1).to_string(),
            power.code.clone(),
            power.kind.map_or("", Term::label).to_owned(),
            power.name.clone(),
            power.content.clone(),
            power.holder.clone(),
            power.printed_basis().to_owned(),
            power.time_limit.clone(),
        ];
        if !public {
            cells.push(power.handling_posts.clone());
            cells.push(power.basis_check.clone());
        }
        paper.rows.push(ListRow::Cells(cells));
    }
    let held_back = live.iter().filter(|power| !shown(power)).count();
    if public && held_back > 0 {
        paper.notes.push(format!("注：另有{held_back}项已取消或依据尚待核对，未列入公开版。"));
    }
    paper
}

/// 廉政风险等级目录; the public version names posts and no persons.
pub(super) fn risks(book: &Book, public: bool, marks: Marks) -> TablePaper {
    let mut columns = vec![
        ListColumn::middle("编号", 1.4),
        ListColumn::text("单位", 1.8).grouped(),
        ListColumn::text("岗位", 2.6).grouped(),
        ListColumn::text("关联职权", 3.0),
        ListColumn::middle("风险类别", 2.0),
        ListColumn::text("风险点", 4.0),
        ListColumn::text("表现形式", 5.4),
        ListColumn::middle("等级", 1.0),
        ListColumn::text("防控措施", 5.0),
    ];
    if !public {
        columns.push(ListColumn::text("责任人", 2.2));
    }
    let title = format!("{}廉政风险等级目录", book.office.township);
    let mut paper = TablePaper {
        left: format!("编制单位：{}", book.office.name),
        right: if public { "公开版".to_owned() } else { "内部使用".to_owned() },
        size: SMALL,
        marks,
        when_empty: "（尚未登记风险点）".to_owned(),
        ..TablePaper::new(title, columns)
    };
    for (_, risk) in book.standing_risks() {
        let mut cells = vec![
            risk.number.clone(),
            risk.unit.map_or("", |unit| book.unit_name(unit).1).to_owned(),
            risk.post.map_or("—", |post| book.post_name(post).1).to_owned(),
            risk.power.map_or("—", |power| book.power_name(power).1).to_owned(),
            risk.kind.map_or("", Term::label).to_owned(),
            risk.description.clone(),
            risk.manifestation.clone(),
            risk.grade.map_or("", Term::label).to_owned(),
            risk.control_measures.clone(),
        ];
        if !public {
            cells.push(risk.answering());
        }
        paper.rows.push(ListRow::Cells(cells));
    }
    paper
}

/// Any list as it stands in the window: the columns that are shown there, filter and order.
pub(super) fn list(desk: &Desk, request: &ListRequest, wanted: &[String], marks: Marks) -> Result<TablePaper, No> {
    let opened = desk.opened()?;
    let view = View::make(request.kind, &opened.book, &opened.store, desk.today())?;
    let units = list::wanted_units(&opened.book, request.unit.as_deref());
    let shape = shape::shape(request.kind);
    let chosen: Vec<_> = if wanted.is_empty() {
        shape.columns.iter().collect()
    } else {
        wanted.iter().filter_map(|key| shape.columns.iter().find(|column| column.key == *key)).collect()
    };
    let mut columns = vec![ListColumn::middle("序号", 30.0)];
    columns.extend(chosen.iter().map(|column| ListColumn {
        title: column.label.clone(),
        weight: f64::from(column.width),
        align: match column.style {
            CellStyle::Text => Align::Left,
            CellStyle::Number => Align::Right,
            CellStyle::Date | CellStyle::Level | CellStyle::Grade | CellStyle::State => Align::Middle,
        },
        group: false,
    }));
    let rows = list::matching(&view, request, units.as_ref());
    let right = format!("共{}条", rows.len());
    let rows = rows
        .into_iter()
        .enumerate()
        .map(|(number, row)| {
            let cells = chosen.iter().map(|column| printed(request.kind, &column.key, &view, row));
            ListRow::Cells(std::iter::once((number + 1).to_string()).chain(cells).collect())
        })
        .collect();
    Ok(TablePaper {
        rows,
        right,
        left: opened.book.office.name.clone(),
        size: SMALL,
        marks,
        ..TablePaper::new(format!("{}清单", shape.title), columns)
    })
}

/// A cell as it is printed: an article that is 待核 is withheld, whatever list it stands in.
fn printed(kind: Kind, column: &str, view: &View, row: usize) -> String {
    let cell = |key: &str| view.column(key).map_or("", |at| view.cell(row, at));
    if kind == Kind::Powers && column == "legal_basis" {
        register::power::printable(cell("basis_check"), cell("legal_basis")).to_owned()
    } else {
        cell(column).to_owned()
    }
}
