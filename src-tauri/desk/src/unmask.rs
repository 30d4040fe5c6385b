//! 完整显示身份证号: whoever wants the whole numbers on a paper or in a table gives a reason, and it stands in the journal.
//! Never a number in the journal, and never whole numbers in what is made for the public.

use register::citizen_number;
use store::{Act, Op};

use crate::no::No;

/// Most characters of a reason.
const LONGEST: usize = 100;

/// A reason to show the numbers whole.
#[derive(Debug)]
pub(crate) struct Unmask {
    reason: String,
}

impl Unmask {
    /// Reads a reason; none where nothing is to be shown. Refused for the public.
    pub(crate) fn read(reason: &str, public: bool) -> Result<Option<Self>, No> {
        let reason = register::text::trim(reason);
        if reason.is_empty() {
            return Ok(None);
        }
        if public {
            return Err(No::field("unmask", "public", PUBLIC));
        }
        if reason.chars().count() > LONGEST {
            return Err(No::field("unmask", "long", format!("事由请写在{LONGEST}个字以内。")));
        }
        Ok(Some(Self { reason: citizen_number::mask(&reason.lines().collect::<String>()).into_owned() }))
    }

    /// The same where a reason must be given.
    pub(crate) fn required(reason: &str, public: bool) -> Result<Self, No> {
        Self::read(reason, public)?
            .ok_or_else(|| No::field("unmask", "required", "完整显示身份证号要写明事由，例如“区纪委核查需要”；事由记入操作记录。"))
    }
}

/// Why a paper for the public shows no number whole.
pub(crate) const PUBLIC: &str = "公开版一律遮盖身份证号，不能完整显示。要完整的，请用内部使用的版本。";

/// Behind the title of what holds whole numbers.
pub(crate) const WHOLE: &str = "（身份证号完整）";

/// Behind the sentence of what left with hidden numbers.
pub(crate) fn hidden_words(numbers: usize) -> String {
    format!("身份证号{numbers}处已遮盖。")
}

/// An act that brings so many numbers out: told as such where they are whole.
pub(crate) fn act(act: Act, numbers: usize, unmask: Option<&Unmask>) -> Act {
    match unmask.filter(|_| numbers > 0) {
        Some(unmask) => {
            Act {
                op: Op::Unmask, label: format!("{}，完整显示身份证号{numbers}处，事由：{}", act.label, unmask.reason), ..act
            }
        }
        None => act,
    }
}
