//! 待办 of the letters: to be served, to be answered, to be evaluated. Never a rule.

use chrono::NaiveDate;
use register::Term as _;
use register::id::LetterId;
use register::letter::{Letter, LetterState};

use super::{due, waiting};
use crate::beside::waits;
use crate::book::Book;
use crate::record::shorten;
use crate::wire::app::TodoItem;
use crate::wire::record::Kind;

/// What the letters wait for.
pub(super) fn items(book: &Book, today: NaiveDate) -> Vec<TodoItem> {
    let open = book.letters.iter().filter(|(_, letter)| waits(letter.state(today)));
    open.map(|(id, letter)| item(*id, letter, today)).collect()
}

fn item(id: LetterId, letter: &Letter, today: NaiveDate) -> TodoItem {
    let kind = letter.text.kind.label();
    let what = match letter.state(today) {
        LetterState::NotServed => format!("送达{kind}"),
        LetterState::Evaluating => "评估告诫整改落实情况".to_owned(),
        _ => format!("等待{kind}的答复"),
    };
    let title = format!("{what} {}", letter.number);
    let detail = format!("{}　{}", letter.text.addressee, shorten(&letter.text.purpose));
    match letter.due_on().filter(|_| letter.answered.is_none() && letter.served.is_some()) {
        Some(day) => due(Kind::Letters, id, title, detail, day, today),
        None => waiting(Kind::Letters, id, title, detail),
    }
}
