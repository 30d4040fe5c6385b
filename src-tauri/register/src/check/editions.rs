//! 第二十五条: 职权目录 and 廉政风险等级目录 are approved and then shown to the public. 责任分解表 is not spoken of
//! there. Never a word on filing, nor on what changed since: no article asks for it.

use super::{Found, Registers, Subject};
use crate::edition::{Catalogue, Edition, EditionState};

/// The catalogues that the article names and the register has rows of.
fn named(registers: &Registers<'_>) -> impl Iterator<Item = Catalogue> {
    let powers = (!registers.powers.is_empty()).then_some(Catalogue::Powers);
    let risks = (!registers.risks.is_empty()).then_some(Catalogue::Risks);
    powers.into_iter().chain(risks)
}

fn newest<'a>(registers: &Registers<'a>, catalogue: Catalogue) -> Option<&'a Edition> {
    let approved = registers
        .editions
        .iter()
        .map(|(_, edition)| *edition)
        .filter(|edition| edition.is_of(catalogue, None) && edition.state().is_frozen());
    approved.max_by_key(|edition| edition.number)
}

/// No edition of it was ever approved. Reads 版本 and its state.
pub(super) fn unapproved(registers: &Registers<'_>) -> Vec<Found> {
    named(registers)
        .filter(|catalogue| newest(registers, *catalogue).is_none())
        .map(|catalogue| {
            let title = catalogue.title(None);
            let sentence = format!("{title}还没有审定的版本，请在“目录版本”中编制、报审。");
            (Subject::Catalogue(catalogue), title, sentence)
        })
        .collect()
}

/// The newest approved edition was not published. Reads 版本 and its state.
pub(super) fn unpublished(registers: &Registers<'_>) -> Vec<Found> {
    named(registers)
        .filter_map(|catalogue| Some((catalogue, newest(registers, catalogue)?)))
        .filter(|(_, edition)| edition.state() == EditionState::Approved)
        .map(|(catalogue, edition)| {
            let on = edition.approved_on().map(|on| on.to_string()).unwrap_or_default();
            (Subject::Catalogue(catalogue), edition.full_title(), format!("{on}审定，还没有登记公示。"))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::made::{Made, day, key, power};
    use crate::edition::{EditionAct, EditionStep};

    fn edition(number: u32, acts: &[EditionAct]) -> Edition {
        let step = |act: &EditionAct| EditionStep {
            act: *act,
            on: day("2026-03-01"),
            number: String::new(),
            body: "区惩防办".to_owned(),
            note: String::new(),
            notice: None,
        };
        Edition { catalogue: Catalogue::Powers, year: None, number, steps: acts.iter().map(step).collect(), reasons: Default::default() }
    }

    #[test]
    fn a_catalogue_with_rows_is_approved_and_published() {
        use EditionAct::{Approve, Begin, File, Publish, Submit};
        let made = Made { powers: vec![power("XK01")], ..Made::default() };
        let said = |editions: &[Edition]| {
            let editions = editions.iter().map(|edition| (key(1), edition)).collect();
            let registers = Registers { editions, ..made.registers() };
            let both = [unapproved(&registers), unpublished(&registers)].concat();
            both.into_iter().map(|found| found.2).collect::<Vec<_>>()
        };
        let none = "职权目录还没有审定的版本，请在“目录版本”中编制、报审。";
        let shown = "2026-03-01审定，还没有登记公示。";
        let cases: [(&[Edition], &[&str]); 6] = [
            (&[], &[none]),
            (&[edition(1, &[Begin, Submit])], &[none]),
            (&[edition(1, &[Begin, Submit, Approve])], &[shown]),
            (&[edition(1, &[Begin, Submit, Approve, Publish])], &[]),
            (&[edition(1, &[Begin, Submit, Approve, Publish, File]), edition(2, &[Begin, Submit])], &[]),
            (&[edition(1, &[Begin, Submit, Approve, Publish]), edition(2, &[Begin, Submit, Approve])], &[shown]),
        ];
        for (editions, wanted) in cases {
            assert_eq!(said(editions), wanted);
        }
        let empty = Made::default();
        assert_eq!([unapproved(&empty.registers()), unpublished(&empty.registers())].concat(), []);
    }
}
