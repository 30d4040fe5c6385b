//! 谈话覆盖 (《长效机制意见》第一条): who has to hold a 廉政谈话 with whom at least once a year, and who has. The heads of
//! party and township with each member of the leadership and the head of each village; each member with the heads of
//! what it is in charge of. Never a pair that the registers do not name: a vacant post owes and is owed nothing.

use chrono::{Datelike as _, NaiveDate};

use super::{Talk, TalkKind};
use crate::charge::{Charge, ChargeWay};
use crate::check::roles::heads;
use crate::id::{PersonId, PostId, UnitId};
use crate::person::Person;
use crate::post::{Post, PostRank};
use crate::text;
use crate::unit::{Unit, UnitCategory};

/// The registers that the pairs follow from: what lives of each.
#[derive(Debug, Default)]
pub struct Leaders<'a> {
    /// 机构.
    pub units: Vec<(UnitId, &'a Unit)>,
    /// 岗位, with their holders.
    pub posts: Vec<(PostId, &'a Post)>,
    /// 人员.
    pub persons: Vec<(PersonId, &'a Person)>,
    /// 领导分工.
    pub charges: Vec<&'a Charge>,
}

/// One who has to be spoken to, by one of those who have to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// The posts of those who can hold it: one talk by any of them is enough.
    pub talkers: Vec<PostId>,
    /// The post of the one to be spoken to.
    pub subject: PostId,
    /// The days of the talks of that year, in order.
    pub talked: Vec<NaiveDate>,
}

/// Every pair of a year, those of the heads first, then leader by leader in the order of their posts.
pub fn pairs(leaders: &Leaders<'_>, talks: &[&Talk], year: i32) -> Vec<Pair> {
    let chiefs = leaders.chiefs();
    let mut pairs: Vec<(Vec<PostId>, PostId)> = Vec::new();
    for subject in leaders.members().into_iter().chain(leaders.village_heads()) {
        // Between the two heads the first speaks to the second, and nobody here to the first.
        let talkers: Vec<PostId> =
            if chiefs.contains(&subject) { chiefs.iter().copied().take_while(|own| *own != subject).collect() } else { chiefs.clone() };
        if !talkers.is_empty() {
            pairs.push((talkers, subject));
        }
    }
    for leader in leaders.members().into_iter().chain(chiefs.first().copied()) {
        for subject in leaders.in_charge_of(leader) {
            let pair = (vec![leader], subject);
            if subject != leader && !pairs.iter().any(|(talkers, own)| *own == subject && talkers.contains(&leader)) {
                pairs.push(pair);
            }
        }
    }
    let talked = |talkers: &[PostId], subject: PostId| leaders.talked(talkers, subject, talks, year);
    pairs.into_iter().map(|(talkers, subject)| Pair { talked: talked(&talkers, subject), talkers, subject }).collect()
}

impl<'a> Leaders<'a> {
    fn post(&self, id: PostId) -> Option<&'a Post> {
        self.posts.iter().find(|(own, _)| *own == id).map(|(_, post)| *post)
    }

    fn unit(&self, id: Option<UnitId>) -> Option<&'a Unit> {
        self.units.iter().find(|(own, _)| Some(*own) == id).map(|(_, unit)| *unit)
    }

    fn held(&self) -> impl Iterator<Item = (PostId, &'a Post)> + '_ {
        self.posts.iter().copied().filter(|(_, post)| post.holder.is_some())
    }

    /// 党政主要负责人: who heads the party committee, then who heads the government.
    fn chiefs(&self) -> Vec<PostId> {
        let of = |organ: fn(&Unit) -> bool| {
            self.held().find(|(_, post)| {
                let unit = self.unit(post.unit).filter(|unit| unit.category == Some(UnitCategory::Leadership) && organ(unit));
                post.rank == Some(PostRank::Leadership) && unit.is_some_and(|unit| heads(unit, &post.name))
            })
        };
        let found = [of(is_party_committee), of(is_government)];
        found.into_iter().flatten().map(|(id, _)| id).collect()
    }

    /// 班子成员, the two heads among them.
    fn members(&self) -> Vec<PostId> {
        self.held().filter(|(_, post)| post.rank == Some(PostRank::Leadership)).map(|(id, _)| id).collect()
    }

    /// 下级党政主要负责人: the heads of villages and communities.
    fn village_heads(&self) -> Vec<PostId> {
        let of = |post: &Post| {
            let unit = self.unit(post.unit);
            let village = |unit: &&Unit| matches!(unit.category, Some(UnitCategory::Village | UnitCategory::Community));
            unit.filter(village).is_some_and(|unit| heads(unit, &post.name))
        };
        self.held().filter(|(_, post)| of(post)).map(|(id, _)| id).collect()
    }

    /// The heads of the departments that a leader is in charge of: by 领导分工, and where that says nothing of a unit,
    /// by the unit's own 分管领导.
    fn in_charge_of(&self, leader: PostId) -> Vec<PostId> {
        let Some(own) = self.post(leader) else { return Vec::new() };
        let said = |unit: UnitId| self.charges.iter().filter(move |charge| charge.unit == Some(unit));
        let leads = |id: UnitId, unit: &Unit| {
            if said(id).next().is_some() {
                return said(id).any(|charge| charge.post == Some(leader) && charge.way == Some(ChargeWay::Direct));
            }
            text::list(&unit.in_charge).iter().any(|name| text::key(name) == text::key(&own.name))
        };
        let department =
            |unit: &Unit| !matches!(unit.category, Some(UnitCategory::Leadership | UnitCategory::Village | UnitCategory::Community));
        let units = self.units.iter().filter(|(id, unit)| department(unit) && leads(*id, unit));
        units
            .filter_map(|(id, unit)| self.held().find(|(_, post)| post.unit == Some(*id) && heads(unit, &post.name)))
            .map(|(id, _)| id)
            .collect()
    }

    /// The days on which one of the talkers held a 廉政谈话 with the subject in that year.
    fn talked(&self, talkers: &[PostId], subject: PostId, talks: &[&Talk], year: i32) -> Vec<NaiveDate> {
        let holder = |post: PostId| self.post(post).and_then(|post| post.holder);
        let name = |person: PersonId| self.persons.iter().find(|(own, _)| *own == person).map_or("", |(_, own)| own.name.as_str());
        let is = |known: Option<PersonId>, said: &[String], person: PersonId| match known {
            Some(known) => known == person,
            None => said.iter().any(|one| text::key(one) == text::key(name(person))),
        };
        let Some(subject) = holder(subject) else { return Vec::new() };
        let by = |talk: &Talk| {
            let said = text::list(&talk.talker);
            talkers.iter().filter_map(|post| holder(*post)).any(|person| is(talk.talker_person, &said, person))
        };
        let counted = talks.iter().filter(|talk| talk.kind == TalkKind::Integrity && talk.talked_on.year() == year);
        let mut days: Vec<NaiveDate> =
            counted.filter(|talk| by(talk) && is(talk.subject_person, &talk.subjects(), subject)).map(|talk| talk.talked_on).collect();
        days.sort_unstable();
        days
    }
}

fn is_party_committee(unit: &Unit) -> bool {
    let name = text::key(&unit.full_name);
    name.starts_with("中共") && name.ends_with("委员会") && !name.contains("纪律检查")
}

fn is_government(unit: &Unit) -> bool {
    let name = text::key(&unit.full_name);
    name.ends_with("人民政府") || name.ends_with("办事处")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::made::{day, key, person, post, unit};

    struct Office {
        units: Vec<Unit>,
        posts: Vec<Post>,
        persons: Vec<Person>,
        charges: Vec<Charge>,
    }

    /// 党委书记 1, 镇长 2, 副镇长 3, 财政所长 4, 村书记 5, and a vacant 组织委员 6.
    fn office() -> Office {
        let mut party = unit("镇党委", UnitCategory::Leadership, "党委书记", "");
        party.full_name = "中共七溪坪镇委员会".to_owned();
        let mut government = unit("镇政府", UnitCategory::Leadership, "镇长", "");
        government.full_name = "七溪坪镇人民政府".to_owned();
        let treasury = unit("财政所", UnitCategory::Station, "所长", "镇长（监管）、副镇长（财经）");
        let village = unit("柳树沟村", UnitCategory::Village, "村党支部书记", "副镇长（财经）");
        let at = |unit: u128, name: &str, rank: PostRank, holder: Option<u128>| {
            let mut post = post(unit, name, rank, 0);
            post.holder = holder.map(key);
            post
        };
        use PostRank::{Leadership, Middle, Village};
        Office {
            units: vec![party, government, treasury, village],
            posts: vec![
                at(1, "党委书记", Leadership, Some(1)),
                at(2, "镇长", Leadership, Some(2)),
                at(2, "副镇长（财经）", Leadership, Some(3)),
                at(3, "所长", Middle, Some(4)),
                at(4, "村党支部书记", Village, Some(5)),
                at(1, "组织委员", Leadership, None),
            ],
            persons: ["周甲", "吴乙", "韩丙", "许丁", "何戊"].map(person).into(),
            charges: Vec::new(),
        }
    }

    impl Office {
        fn pairs(&self, talks: &[Talk]) -> Vec<(Vec<u128>, u128, usize)> {
            let number = |id: PostId| id.0.as_u128();
            fn keyed<K: From<uuid::Uuid>, T>(items: &[T]) -> Vec<(K, &T)> {
                items.iter().enumerate().map(|(at, item)| (key(at as u128 + 1), item)).collect()
            }
            let leaders = Leaders {
                units: keyed(&self.units),
                posts: keyed(&self.posts),
                persons: keyed(&self.persons),
                charges: self.charges.iter().collect(),
            };
            let found = pairs(&leaders, &talks.iter().collect::<Vec<_>>(), 2026);
            found
                .into_iter()
                .map(|pair| (pair.talkers.iter().map(|id| number(*id)).collect(), number(pair.subject), pair.talked.len()))
                .collect()
        }
    }

    fn talk(talker: Option<u128>, subject: &str, known: Option<u128>, on: &str, kind: TalkKind) -> Talk {
        Talk {
            number: String::new(),
            kind,
            talked_on: day(on),
            hours: String::new(),
            place: String::new(),
            subject: subject.to_owned(),
            subject_person: known.map(key),
            unit: None,
            subject_post: String::new(),
            talker: "吴乙".to_owned(),
            talker_person: talker.map(key),
            talker_post: String::new(),
            recorder: String::new(),
            recorder_post: String::new(),
            warning: None,
            reason: "年度廉政谈话".to_owned(),
            content: String::new(),
            statement: String::new(),
            result: String::new(),
            note: String::new(),
        }
    }

    #[test]
    fn the_heads_speak_to_members_and_villages_and_each_member_to_its_departments() {
        assert_eq!(
            office().pairs(&[]),
            [(vec![1], 2, 0), (vec![1, 2], 3, 0), (vec![1, 2], 5, 0), (vec![3], 4, 0)],
            "nobody here speaks to 党委书记, and a vacant post is in no pair"
        );
    }

    #[test]
    fn the_division_of_work_says_more_than_the_unit() {
        let mut own = office();
        let charge = |way| Charge { post: Some(key(2)), area: String::new(), unit: Some(key(3)), way: Some(way), note: String::new() };
        own.charges = vec![charge(ChargeWay::Direct)];
        assert_eq!(own.pairs(&[]).last(), Some(&(vec![2], 4, 0)));
        own.charges = vec![charge(ChargeWay::Supervise)];
        assert!(own.pairs(&[]).iter().all(|(_, subject, _)| *subject != 4), "who only supervises is not in charge");
    }

    #[test]
    fn a_talk_of_the_year_by_either_head_counts() {
        let counted = |talk: Talk| {
            office().pairs(&[talk]).into_iter().filter(|(.., talked)| *talked > 0).map(|(_, subject, _)| subject).collect::<Vec<_>>()
        };
        use TalkKind::{DailyReminder, Integrity};
        assert_eq!(counted(talk(Some(2), "韩丙", Some(3), "2026-02-01", Integrity)), [3]);
        assert_eq!(counted(talk(None, "韩丙、何戊", None, "2026-02-01", Integrity)), [3, 5], "several at once, by their names");
        assert!(counted(talk(Some(2), "韩丙", Some(3), "2025-12-31", Integrity)).is_empty());
        assert!(counted(talk(Some(2), "韩丙", Some(3), "2026-02-01", DailyReminder)).is_empty());
        assert!(counted(talk(Some(3), "何戊", Some(5), "2026-02-01", Integrity)).is_empty(), "not one who has to");
    }
}
