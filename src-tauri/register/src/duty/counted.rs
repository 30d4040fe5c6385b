//! 计量对象: whom a duty is counted for, read from its words and the registers. Never a guess: words that no
//! register answers are counted as unlisted, and say so.

use super::Duty;
use super::quota::Cycle;
use crate::Term as _;
use crate::id::{PersonId, PostId, UnitId};
use crate::post::{Post, PostRank};
use crate::text;
use crate::unit::{Unit, UnitCategory};

terms! {
    /// 计量口径: for whom the times of a duty are counted.
    CountingBasis {
        /// 整体: once for the whole office.
        Whole = "whole", "整体", ["全镇"];
        /// 逐单位: for each unit by itself.
        PerUnit = "per_unit", "逐单位", ["每个单位", "按单位"];
        /// 逐人: for each person by himself.
        PerPerson = "per_person", "逐人", ["每人", "按人"];
        /// 逐件: each time the matter comes up, without a number that could be owed.
        PerMatter = "per_matter", "逐件", ["每件", "逐项", "按事项"];
    }
}

/// Whom a duty is counted for, as the registers stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Counted {
    /// The whole office.
    Whole,
    /// Each of these units.
    Units(Vec<UnitId>),
    /// Each of these persons.
    Persons(Vec<PersonId>),
    /// Each of so many that no register lists; none where their number is not known.
    Unlisted(Option<u32>),
    /// Each time it comes up.
    Matters,
}

/// The units and posts that counting looks at: live ones, posts with their present holders.
#[derive(Debug, Clone, Default)]
pub struct Roll<'a> {
    /// 机构.
    pub units: Vec<(UnitId, &'a Unit)>,
    /// 岗位.
    pub posts: Vec<(PostId, &'a Post)>,
}

impl Roll<'_> {
    fn units_of(&self, wanted: impl Fn(&Unit) -> bool) -> Vec<UnitId> {
        self.units.iter().filter(|(_, unit)| wanted(unit)).map(|(id, _)| *id).collect()
    }

    /// The holders of the posts of these ranks, each once, in the order of the register.
    fn holders(&self, ranks: &[PostRank]) -> Vec<PersonId> {
        let mut holders = Vec::new();
        for (_, post) in self.posts.iter().filter(|(_, post)| post.rank.is_some_and(|rank| ranks.contains(&rank))) {
            if let Some(holder) = post.holder.filter(|holder| !holders.contains(holder)) {
                holders.push(holder);
            }
        }
        holders
    }

    /// The units that one word speaks of: a group of them, or one by its name.
    fn units_named(&self, word: &str) -> Vec<UnitId> {
        let word = text::key(word);
        let has = |part: &str| word.contains(part);
        let of = |categories: &[UnitCategory]| self.units_of(|unit| unit.category.is_some_and(|category| categories.contains(&category)));
        if has("采集报送点") {
            return self.units_of(|unit| unit.reporting_point);
        }
        match word.trim_start_matches(['各', '每', '个']) {
            "村" | "行政村" if each(&word) => return of(&[UnitCategory::Village]),
            "社区" if each(&word) => return of(&[UnitCategory::Community]),
            "村(社区)" | "村(居)" | "村居" | "村和社区" if each(&word) => {
                return of(&[UnitCategory::Village, UnitCategory::Community]);
            }
            _ => {}
        }
        if has("站办所") {
            return of(&[UnitCategory::Office, UnitCategory::Station, UnitCategory::Delegated]);
        }
        if matches!(word.as_str(), "各单位" | "每个单位" | "每单位" | "各部门" | "各单位、部门") {
            return self.units_of(|unit| unit.category.is_some_and(|category| category != UnitCategory::Leadership));
        }
        self.units_of(|unit| [&unit.short_name, &unit.full_name].into_iter().any(|name| text::key(name) == word))
    }

    fn units_in(&self, words: &str) -> Vec<UnitId> {
        let mut found = Vec::new();
        for word in text::list(words) {
            found.extend(self.units_named(&word).into_iter().filter(|unit| !found.contains(unit)).collect::<Vec<_>>());
        }
        found
    }
}

/// The ranks that words speak of: 班子成员 and 领导干部, 中层, 村主干.
fn ranks(words: &str) -> Vec<PostRank> {
    let has = |part: &str| words.contains(part);
    let mut ranks = Vec::new();
    if has("班子成员") || has("领导干部") {
        ranks.push(PostRank::Leadership);
    }
    if has("中层") {
        ranks.push(PostRank::Middle);
    }
    // 包村干部 are sent to a village, not of it.
    if has("村主干") || (has("村干部") && !has("包村干部")) {
        ranks.push(PostRank::Village);
    }
    ranks
}

/// 每 and 各 say that each is counted by itself.
fn each(words: &str) -> bool {
    words.contains('每') || words.contains('各') || words.contains('逐')
}

/// Whom a duty is counted for. What a person chose as 计量口径 goes before the words.
pub fn counted(duty: &Duty, roll: &Roll<'_>) -> Counted {
    let words = duty.counted.as_str();
    let matters = matches!(Cycle::read(&duty.period), Some(Cycle::Matter));
    let basis = duty.counting.or_else(|| {
        if matters {
            Some(CountingBasis::PerMatter)
        } else if !each(words) {
            Some(CountingBasis::Whole)
        } else {
            None
        }
    });
    let persons = || roll.holders(&ranks(words));
    match basis {
        Some(CountingBasis::Whole) => Counted::Whole,
        Some(CountingBasis::PerMatter) => Counted::Matters,
        Some(CountingBasis::PerPerson) => some(persons(), Counted::Persons, duty),
        Some(CountingBasis::PerUnit) => {
            let mut units = roll.units_in(words);
            if units.is_empty() {
                units = roll.units_in(&duty.responsible_units.join("、"));
            }
            some(units, Counted::Units, duty)
        }
        None => {
            let persons = persons();
            if !persons.is_empty() { Counted::Persons(persons) } else { some(roll.units_in(words), Counted::Units, duty) }
        }
    }
}

fn some<T>(found: Vec<T>, make: fn(Vec<T>) -> Counted, duty: &Duty) -> Counted {
    if found.is_empty() { Counted::Unlisted(duty.objects.filter(|objects| *objects > 0)) } else { make(found) }
}

#[cfg(test)]
mod tests;
