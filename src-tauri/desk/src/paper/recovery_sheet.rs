//! 恢复码 on paper: printed once, sealed, and kept by somebody else. Never in the archive: what opens the office
//! does not lie in it.

use chrono::NaiveDate;
use press::form::FormPaper;
use press::{Align, Cell, Column, Marks, Role, Row, Table};

use super::forms::{HAND_SIGNED, form};
use crate::book::Book;
use crate::compose::long_date;

/// Its title, and what its use is called in the journal.
pub(crate) const TITLE: &str = "恢复码";
/// 小3.
const LARGE: f64 = 15.0;
/// Groups in a row.
const IN_A_ROW: usize = 4;

/// The sheet of a code in its groups.
pub(crate) fn paper(groups: &[String], book: &Book, today: NaiveDate, marks: Marks) -> FormPaper {
    let mut table = Table::new(TITLE, vec![Column::middle(39.0); IN_A_ROW]);
    table.size = LARGE;
    let line =
        |label: &str, value: &str| Row::new(vec![Cell::label(label), Cell::new(value).across(IN_A_ROW - 1).stand(Align::Left)]).high(14.0);
    table.rows.push(line("单　　位", &book.office.name));
    table.rows.push(line("生成日期", &long_date(today)));
    for (row, some) in groups.chunks(IN_A_ROW).enumerate() {
        let label = |place: usize| format!("第{}组", row * IN_A_ROW + place + 1);
        table.rows.push(Row::new((0..some.len()).map(|place| Cell::label(label(place))).collect()).high(10.0).keep());
        // 黑体: in 仿宋 a 1 and a 7 of a poor printer are easily taken for each other.
        table.rows.push(Row::new(some.iter().map(|group| Cell::new(group.as_str()).set_in(Role::Hei)).collect()).high(18.0).keep());
    }
    table.rows.push(line("密封日期", ""));
    let signed = |label: &str| {
        Row::new(vec![Cell::label(label), Cell::new(format!("\n{HAND_SIGNED}")).across(IN_A_ROW - 1).stand(Align::Right)]).high(24.0)
    };
    table.rows.extend([signed("封 存 人"), signed("保 管 人")]);
    let notes = [
        "1．忘记口令时，在解锁页选“用恢复码打开”，照本表输入8组数字，即可重设口令。",
        "2．请装入信封密封，骑缝签字，由另一位同志或放入保险柜保管。不要存入电脑，不要拍照、传真或者用即时通信发送。",
        "3．用过一次即作废，程序会生成新的恢复码；怀疑被他人看过的，请在“单位设置”中重新生成。",
        "4．每组最后一个数字是校验数字，输错或者抄颠倒时程序会指出是第几组。",
    ];
    form(TITLE, table, notes.map(str::to_owned).to_vec(), marks)
}
