//! 承办岗位: posts found by the words in which powers and steps name them, such as 社事办低保救助专干 or
//! 财政所所长、总预算会计. Never a guess: words that fit two posts fit none.

use std::collections::HashMap;

use crate::id::{PostId, UnitId};
use crate::post::Post;
use crate::text;
use crate::unit::Unit;

/// 承办岗位: one of the posts that words name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandlingPost {
    /// The part of the words that names it.
    pub words: String,
    /// The post of the register, where the words are one's.
    pub post: Option<PostId>,
    /// The words name a unit and no post of it.
    pub only_unit: bool,
}

/// The posts of the office by every name that words may call them.
#[derive(Debug, Default)]
pub struct HandlingPosts {
    /// By name, by code, and by the unit's name with the post's own; None where two posts share the words.
    by_words: HashMap<String, Option<PostId>>,
    by_unit: HashMap<(UnitId, String), Option<PostId>>,
    unit_of: HashMap<PostId, UnitId>,
    units: HashMap<String, UnitId>,
}

impl HandlingPosts {
    /// Reads the names of live units and posts.
    pub fn of<'a>(units: impl Iterator<Item = (UnitId, &'a Unit)>, posts: impl Iterator<Item = (PostId, &'a Post)>) -> Self {
        let mut found = Self::default();
        let mut names: HashMap<UnitId, Vec<String>> = HashMap::new();
        for (id, unit) in units {
            for name in [&unit.short_name, &unit.full_name].map(|name| text::key(name)).into_iter().filter(|name| !name.is_empty()) {
                names.entry(id).or_default().push(name.clone());
                found.units.insert(name, id);
            }
        }
        for (id, post) in posts {
            let name = text::key(&post.name);
            let mut called = vec![name.clone(), text::key(&post.code)];
            if let Some(unit) = post.unit {
                found.unit_of.insert(id, unit);
                enter(&mut found.by_unit, (unit, name.clone()), id);
                called.extend(names.get(&unit).into_iter().flatten().map(|unit| format!("{unit}{name}")));
            }
            called.sort_unstable();
            called.dedup();
            for words in called.into_iter().filter(|words| !words.is_empty()) {
                enter(&mut found.by_words, words, id);
            }
        }
        found
    }

    /// Every post that some words name, in their order. A part without a unit belongs to the unit of the part
    /// before it, if that has such a post.
    pub fn named(&self, words: &str) -> Vec<HandlingPost> {
        let mut unit = None;
        let mut find = |words: String| {
            let name = text::key(&words);
            let in_unit = unit.and_then(|unit| self.by_unit.get(&(unit, name.clone())).copied().flatten());
            let post = in_unit.or_else(|| self.by_words.get(&name).copied().flatten());
            let named_unit = self.units.get(&name).copied();
            unit = post.and_then(|post| self.unit_of.get(&post).copied()).or(named_unit).or(unit);
            HandlingPost { words, only_unit: post.is_none() && named_unit.is_some(), post }
        };
        text::list(words).into_iter().map(&mut find).collect()
    }
}

fn enter<K: std::hash::Hash + Eq>(map: &mut HashMap<K, Option<PostId>>, words: K, id: PostId) {
    map.entry(words).and_modify(|known| *known = known.filter(|own| *own == id)).or_insert(Some(id));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::made;
    use crate::post::PostRank;
    use crate::unit::UnitCategory;

    #[test]
    fn posts_are_found_by_every_way_of_naming_them_and_never_guessed() {
        let units = [made::unit("财政所", UnitCategory::Station, "所长", ""), made::unit("村建所", UnitCategory::Station, "所长", "")];
        let mut posts = ["财政所所长", "总预算会计", "出纳", "村建所所长", "出纳"].map(|name| made::post(1, name, PostRank::Staff, 1));
        posts[3].unit = Some(made::key(2));
        posts[4].unit = Some(made::key(2));
        for (post, code) in posts.iter_mut().zip(["P001", "P002", "P003", "P004", "P005"]) {
            post.code = code.to_owned();
        }
        let all = HandlingPosts::of(
            units.iter().enumerate().map(|(at, unit)| (made::key(at as u128 + 1), unit)),
            posts.iter().enumerate().map(|(at, post)| (made::key(at as u128 + 1), post)),
        );
        let named = |words: &str| -> Vec<Option<u128>> {
            all.named(words).into_iter().map(|one| one.post.map(|post: PostId| post.0.as_u128())).collect()
        };
        for (words, found) in [
            ("财政所所长", vec![Some(1)]),
            ("财政所 总预算会计", vec![Some(2)]),
            ("总预算会计", vec![Some(2)]),
            // 出纳 is a post of both units: the words before it say which.
            ("出纳", vec![None]),
            ("财政所所长、出纳", vec![Some(1), Some(3)]),
            ("村建所、出纳", vec![None, Some(5)]),
            ("p004", vec![Some(4)]),
            ("各村", vec![None]),
            ("", vec![]),
        ] {
            assert_eq!(named(words), found, "{words}");
        }
        assert!(all.named("村建所")[0].only_unit && !all.named("各村")[0].only_unit);
    }
}
