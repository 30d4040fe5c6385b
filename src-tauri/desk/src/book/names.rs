//! Names to keys and keys to names, over the whole book. Never a guess: a name that two records share finds neither.

use std::collections::HashMap;

use register::id::{PersonId, PostId, PowerId, RiskId, StepId, UnitId};
use register::names::Names;
use register::post::PostRank;
use register::risk::RiskPoint;
use register::text::key;
use store::Kept;

use super::Book;

/// Names to keys. A name that two records share finds neither.
#[derive(Default, PartialEq)]
pub(super) struct Directory {
    pub(super) units: HashMap<String, Option<UnitId>>,
    pub(super) posts_by_code: HashMap<String, Option<PostId>>,
    pub(super) posts: HashMap<(UnitId, String), Option<PostId>>,
    pub(super) leading_posts: HashMap<String, Option<PostId>>,
    pub(super) persons: HashMap<(Option<UnitId>, String), Option<PersonId>>,
    pub(super) persons_anywhere: HashMap<String, Option<PersonId>>,
    pub(super) powers: HashMap<String, Option<PowerId>>,
    pub(super) risks: HashMap<String, Option<RiskId>>,
    pub(super) unit_at: HashMap<UnitId, usize>,
    pub(super) post_at: HashMap<PostId, usize>,
    pub(super) person_at: HashMap<PersonId, usize>,
    pub(super) power_at: HashMap<PowerId, usize>,
    pub(super) step_at: HashMap<StepId, (usize, usize)>,
    pub(super) risk_at: HashMap<RiskId, usize>,
    pub(super) open_reviews: HashMap<RiskId, usize>,
}

fn enter<K: std::hash::Hash + Eq, V: PartialEq>(map: &mut HashMap<K, Option<V>>, name: K, id: V) {
    map.entry(name)
        .and_modify(|known| {
            if known.as_ref() != Some(&id) {
                *known = None
            }
        })
        .or_insert(Some(id));
}

impl Directory {
    pub(super) fn of(book: &Book) -> Self {
        let mut directory = Self::default();
        for (at, unit) in book.units.iter().enumerate() {
            directory.unit_at.insert(unit.id, at);
            if unit.live() {
                for name in [&unit.item.code, &unit.item.short_name, &unit.item.full_name] {
                    enter(&mut directory.units, key(name), unit.id);
                }
            }
        }
        for (at, post) in book.posts.iter().enumerate() {
            directory.post_at.insert(post.id, at);
            if let (true, Some(unit)) = (post.live(), post.item.unit) {
                enter(&mut directory.posts_by_code, key(&post.item.code), post.id);
                enter(&mut directory.posts, (unit, key(&post.item.name)), post.id);
                if post.item.rank == Some(PostRank::Leadership) {
                    enter(&mut directory.leading_posts, key(&post.item.name), post.id);
                }
            }
        }
        for (at, person) in book.persons.iter().enumerate() {
            directory.person_at.insert(person.id, at);
            if person.live() {
                enter(&mut directory.persons, (person.item.unit, key(&person.item.name)), person.id);
                enter(&mut directory.persons_anywhere, key(&person.item.name), person.id);
            }
        }
        for (at, power) in book.powers.iter().enumerate() {
            directory.power_at.insert(power.id, at);
            for (place, step) in power.item.steps.iter().enumerate() {
                if let Some(id) = step.id {
                    directory.step_at.insert(id, (at, place));
                }
            }
            if power.live() {
                enter(&mut directory.powers, key(&power.item.code), power.id);
                enter(&mut directory.powers, key(&power.item.name), power.id);
            }
        }
        directory.enter_risks(&book.risks);
        for (at, (_, review)) in book.reviews.iter().enumerate().filter(|(_, (_, review))| review.open()) {
            directory.open_reviews.insert(review.risk, at);
        }
        directory
    }

    pub(super) fn enter_risks(&mut self, risks: &[Kept<RiskId, RiskPoint>]) {
        self.risk_at = risks.iter().enumerate().map(|(at, kept)| (kept.id, at)).collect();
        self.risks = HashMap::with_capacity(risks.len());
        for risk in risks.iter().filter(|risk| risk.live()) {
            enter(&mut self.risks, key(&risk.item.number), risk.id);
        }
    }
}

impl Names for Book {
    fn unit(&self, text: &str) -> Option<UnitId> {
        self.directory.units.get(&key(text)).copied().flatten().filter(|_| !text.is_empty())
    }

    fn post(&self, unit: Option<UnitId>, text: &str) -> Option<PostId> {
        let name = key(text);
        let by_name = unit.and_then(|unit| self.directory.posts.get(&(unit, name.clone())).copied().flatten());
        by_name.or_else(|| self.directory.posts_by_code.get(&name).copied().flatten()).filter(|_| !name.is_empty())
    }

    fn leading_post(&self, text: &str) -> Option<PostId> {
        let name = key(text);
        let leading = self.directory.leading_posts.get(&name).copied().flatten();
        leading.or_else(|| self.directory.posts_by_code.get(&name).copied().flatten()).filter(|_| !name.is_empty())
    }

    fn person(&self, unit: Option<UnitId>, text: &str) -> Option<PersonId> {
        self.directory.persons.get(&(unit, key(text))).copied().flatten()
    }

    fn person_anywhere(&self, text: &str) -> Option<PersonId> {
        self.directory.persons_anywhere.get(&key(text)).copied().flatten().filter(|_| !text.is_empty())
    }

    fn power(&self, text: &str) -> Option<PowerId> {
        self.directory.powers.get(&key(text)).copied().flatten().filter(|_| !text.is_empty())
    }

    fn step(&self, power: PowerId, text: &str) -> Option<StepId> {
        let power = self.directory.power_at.get(&power).and_then(|at| self.powers.get(*at))?;
        let mut named = power.item.steps.iter().filter(|step| key(&step.name) == key(text));
        let found = named.next()?;
        if named.next().is_some() { None } else { found.id }
    }

    fn risk(&self, text: &str) -> Option<RiskId> {
        self.directory.risks.get(&key(text)).copied().flatten().filter(|_| !text.is_empty())
    }

    fn unit_name(&self, id: UnitId) -> (&str, &str) {
        self.unit_of(id).map_or(("", ""), |unit| (&unit.code, &unit.short_name))
    }

    fn post_name(&self, id: PostId) -> (&str, &str) {
        self.directory.post_at.get(&id).and_then(|at| self.posts.get(*at)).map_or(("", ""), |post| (&post.item.code, &post.item.name))
    }

    fn person_name(&self, id: PersonId) -> &str {
        self.directory.person_at.get(&id).and_then(|at| self.persons.get(*at)).map_or("", |person| &person.item.name)
    }

    fn power_name(&self, id: PowerId) -> (&str, &str) {
        self.directory.power_at.get(&id).and_then(|at| self.powers.get(*at)).map_or(("", ""), |power| (&power.item.code, &power.item.name))
    }

    fn step_name(&self, id: StepId) -> &str {
        let place = self.directory.step_at.get(&id);
        let step = place.and_then(|(power, step)| self.powers.get(*power)?.item.steps.get(*step));
        step.map_or("", |step| &step.name)
    }

    fn risk_number(&self, id: RiskId) -> &str {
        self.risk_of(id).map_or("", |risk| &risk.number)
    }
}
