//! 抽签: who is looked at is drawn by lot before witnesses, and anyone can work it out again from the printed record.
//! Never a lot drawn twice under one number, never a seed used again, never a draw taken back: a wrong one is voided.

use chrono::NaiveDate;

use super::{SpotObject, add, people};
use crate::form::{Form, Raw, Texts};
use crate::objection::{Objection, Objections};
use crate::shape::{FieldSpec, Input, RegisterSpec, Style};
use crate::text;

/// 备选对象: one in the pool of a draw, in the words it had that day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PoolEntry {
    /// Which.
    pub object: SpotObject,
    /// 名称 on the day.
    pub name: String,
    /// The order in which it was drawn, from 1; none where it was not.
    pub place: Option<u32>,
}

/// 抽签.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpotDraw {
    /// 抽签编号: CQ-2026-001.
    pub number: String,
    /// 抽签日期.
    pub drawn_on: NaiveDate,
    /// 抽取范围, in words.
    pub scope: String,
    /// 种子.
    pub seed: String,
    /// 见证人.
    pub witnesses: Vec<String>,
    /// The pool, in the order of its numbers: the first is 1.
    pub pool: Vec<PoolEntry>,
    /// 作废日期.
    pub voided_on: Option<NaiveDate>,
    /// 作废理由.
    pub void_reason: String,
}

/// The list of draws.
pub static SPEC: RegisterSpec = RegisterSpec {
    title: "抽签记录",
    noun: "抽签",
    empty: "这里保存每一次抽签：范围、种子、见证人和抽中的对象。抽签在“抽查覆盖”里进行，不能修改，有误的只能作废。",
    natural_key: "number",
    title_key: "number",
    fields: &[
        FieldSpec::new("number", "抽签编号", Input::Text).read_only().listed(120, Style::Text).frozen(),
        FieldSpec::new("drawn_on", "抽签日期", Input::Date).read_only().listed(110, Style::Date),
        FieldSpec::new("scope", "抽取范围", Input::Text).read_only().listed(260, Style::Text),
        FieldSpec::new("pool", "备选数", Input::Number).read_only().listed(80, Style::Number),
        FieldSpec::new("drawn", "抽中数", Input::Number).read_only().listed(80, Style::Number),
        FieldSpec::new("names", "抽中对象", Input::LongText).read_only().listed(320, Style::Text),
        FieldSpec::new("seed", "种子", Input::Text).read_only().listed(190, Style::Text),
        FieldSpec::new("witnesses", "见证人", Input::Text).read_only().listed(150, Style::Text),
        FieldSpec::new("state", "状态", Input::Text).read_only().listed(80, Style::State).filter(),
        FieldSpec::new("void_reason", "作废理由", Input::LongText).read_only().listed(200, Style::Text),
    ],
};

/// A draw as it is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DrawRequest {
    /// 抽取范围, in words.
    pub scope: String,
    /// How many.
    pub count: usize,
    /// 种子.
    pub seed: String,
    /// 见证人.
    pub witnesses: Vec<String>,
    /// 抽签日期; none is today.
    pub drawn_on: Option<NaiveDate>,
}

/// The form of a draw.
pub static DRAW: RegisterSpec = RegisterSpec {
    title: "抽签",
    noun: "抽签",
    empty: "",
    natural_key: "",
    title_key: "seed",
    fields: &[
        FieldSpec::new("count", "抽取个数", Input::Number).required(),
        FieldSpec::new("seed", "种子", Input::Text)
            .required()
            .help("抽签前当众公布。可以由见证人当场说一串数字，也可以由程序随机产生；用6到64个数字或者字母。"),
        FieldSpec::new("witnesses", "见证人", Input::Text).required().help("至少一名，用顿号分开；抽签记录由见证人签名。"),
        FieldSpec::new("drawn_on", "抽签日期", Input::Date).help("不填就是今天。"),
    ],
};

/// The form in which a draw is voided.
pub static VOID: RegisterSpec = RegisterSpec {
    title: "作废抽签",
    noun: "抽签",
    empty: "",
    natural_key: "",
    title_key: "reason",
    fields: &[FieldSpec::new("reason", "作废理由", Input::LongText).required().help("例如：备选范围漏了招商专班。")],
};

impl DrawRequest {
    /// Reads the form; what stands against it comes beside it, for the draw to add to.
    pub fn read(raw: &Raw, scope: String, today: NaiveDate) -> (Self, Objections) {
        let mut form = Form::new(raw, &DRAW, today);
        let request = Self {
            scope,
            count: form.number("count").and_then(|count| usize::try_from(count).ok()).unwrap_or_default(),
            seed: form.text("seed"),
            witnesses: people(&form.text("witnesses")),
            drawn_on: form.date("drawn_on"),
        };
        (request, form.finish(()).err().unwrap_or_default())
    }
}

/// What is hashed for a number of the pool: 种子-序号.
pub fn lot(seed: &str, number: usize) -> String {
    format!("{seed}-{number}")
}

/// The order of the lots, smallest first; equal ones stand as they came.
pub fn order(lots: &[[u8; 32]]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..lots.len()).collect();
    order.sort_by_key(|at| lots.get(*at));
    order
}

/// How anyone works a draw out again, line by line, for the record.
pub fn recipe(draw: &SpotDraw) -> Vec<String> {
    let seed = &draw.seed;
    vec![
        format!("1.备选对象按下表编号，从1到{}；抽签前种子“{seed}”已当众公布。", draw.pool.len()),
        format!("2.每个编号写成“种子-编号”，例如1号是“{}”，中间是半角减号，没有空格和换行。", lot(seed, 1)),
        "3.对每一串字符求SHA-256值（国际通用算法，电脑自带的工具和各种计算器都能求），写成64位十六进制数，这就是该编号的签。".to_owned(),
        format!("4.把全部签从小到大排列，最小的{}个为抽中，按大小先后为抽中次序。", draw.drawn().len()),
        "5.任何人按以上步骤重算，得到的签和次序应当与本记录完全一致；有一处不同，抽签即不成立。".to_owned(),
    ]
}

/// A seed out of random bytes: twenty digits, easy to read out.
pub fn seed_of(bytes: [u8; 16]) -> String {
    format!("{:020}", u128::from_be_bytes(bytes) % 100_000_000_000_000_000_000)
}

impl SpotDraw {
    /// Draws; `digest` is SHA-256, `used` are the seeds of the draws before, `against` what the form said already.
    ///
    /// # Errors
    /// Every objection: an empty pool, more than there are, no witness, a seed that is none or was used, a day that has
    /// not come.
    pub fn hold(
        (request, mut against): (DrawRequest, Objections),
        pool: Vec<(SpotObject, String)>,
        used: &[&str],
        digest: impl Fn(&str) -> [u8; 32],
        today: NaiveDate,
    ) -> Result<Self, Objections> {
        let mut object = |field: &str, rule, sentence: String| add(&mut against, field, rule, sentence);
        if pool.is_empty() {
            object("", "pool_empty", "抽取范围里没有对象，请放宽筛选。".to_owned());
        } else if request.count == 0 || request.count > pool.len() {
            object("count", "pool_count", format!("抽取范围里有{}个对象，请填1到{}之间的数。", pool.len(), pool.len()));
        }
        let seed = text::half_width(text::trim(&request.seed));
        if !(6..=64).contains(&seed.len()) || !seed.chars().all(|one| one.is_ascii_alphanumeric()) {
            object("seed", "seed", "种子请用6到64个数字或者英文字母，中间不留空格。".to_owned());
        } else if used.contains(&seed.as_str()) {
            object("seed", "seed_used", "这个种子以前的抽签用过，请换一个。".to_owned());
        }
        if request.witnesses.is_empty() {
            object("witnesses", "required", "抽签要有见证人在场，请至少填写一名见证人。".to_owned());
        }
        if request.drawn_on.is_some_and(|on| on > today) {
            object("drawn_on", "future", format!("抽签日期不能晚于今天（{today}）。"));
        }
        if !against.is_empty() {
            return Err(against);
        }
        let lots: Vec<[u8; 32]> = (1..=pool.len()).map(|number| digest(&lot(&seed, number))).collect();
        let mut entries: Vec<PoolEntry> = pool.into_iter().map(|(object, name)| PoolEntry { object, name, place: None }).collect();
        for (place, at) in (1..).zip(order(&lots).into_iter().take(request.count)) {
            if let Some(entry) = entries.get_mut(at) {
                entry.place = Some(place);
            }
        }
        Ok(Self {
            number: String::new(),
            drawn_on: request.drawn_on.unwrap_or(today),
            scope: request.scope,
            seed,
            witnesses: request.witnesses,
            pool: entries,
            voided_on: None,
            void_reason: String::new(),
        })
    }

    /// Those drawn, in their order.
    pub fn drawn(&self) -> Vec<&PoolEntry> {
        let mut drawn: Vec<&PoolEntry> = self.pool.iter().filter(|entry| entry.place.is_some()).collect();
        drawn.sort_by_key(|entry| entry.place);
        drawn
    }

    /// The draw voided; `done` is how many of its checks were done.
    ///
    /// # Errors
    /// It was voided before, one of its checks was done, or no reason is given.
    pub fn void(&self, reason: &str, done: usize, today: NaiveDate) -> Result<Self, Objections> {
        if self.voided_on.is_some() {
            return Err(vec![Objection::act("draw_voided", "这次抽签已经作废。")]);
        }
        if done > 0 {
            let sentence = format!("这次抽签抽中的对象已有{done}个抽查完成，抽签不能作废。");
            return Err(vec![Objection::act("draw_used", sentence)]);
        }
        let reason = text::trim(reason);
        if reason.is_empty() {
            return Err(vec![Objection::field("reason", "required", "作废抽签要写明理由。")]);
        }
        Ok(Self { voided_on: Some(today), void_reason: reason.to_owned(), ..self.clone() })
    }

    /// The draw as texts.
    pub fn texts(&self) -> Raw {
        let mut texts = Texts::default();
        let drawn = self.drawn();
        texts.set("number", &self.number);
        texts.date("drawn_on", Some(self.drawn_on));
        texts.set("scope", &self.scope);
        texts.set("pool", self.pool.len());
        texts.set("drawn", drawn.len());
        texts.set("names", drawn.iter().map(|entry| entry.name.as_str()).collect::<Vec<_>>().join("、"));
        texts.set("seed", &self.seed);
        texts.set("witnesses", self.witnesses.join("、"));
        texts.set("state", if self.voided_on.is_some() { "已作废" } else { "有效" });
        texts.set("void_reason", &self.void_reason);
        texts.0
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::check::made::key;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 4, day).unwrap()
    }

    /// Stands for SHA-256 here; the real one is held to the printed recipe by a journey.
    fn toy(words: &str) -> [u8; 32] {
        let mut state = 0xcbf2_9ce4_8422_2325_u64;
        let mut out = [0; 32];
        for (at, byte) in words.bytes().cycle().take(words.len() * 8).enumerate() {
            state = (state ^ u64::from(byte) ^ at as u64).wrapping_mul(0x0000_0100_0000_01b3);
            out[at % 32] ^= state.to_be_bytes()[0];
        }
        out
    }

    fn pool(many: u128) -> Vec<(SpotObject, String)> {
        (1..=many).map(|at| (SpotObject { unit: key(at), post: None }, format!("{at}村"))).collect()
    }

    fn request(count: usize) -> DrawRequest {
        DrawRequest {
            scope: "未抽查的高风险单位".to_owned(),
            count,
            seed: "20260408001".to_owned(),
            witnesses: people("马某某、朱某某"),
            drawn_on: None,
        }
    }

    /// Each of the orders that five lots can have comes out of exactly one order of the lots: none is favoured.
    #[test]
    fn every_order_of_a_small_pool_comes_up_equally_often() {
        for many in 1..=6_usize {
            let mut seen: BTreeMap<Vec<usize>, usize> = BTreeMap::new();
            let mut first = vec![0; many];
            permute(&mut (0..many).collect(), 0, &mut |lots| {
                let lots: Vec<[u8; 32]> = lots.iter().map(|rank| [u8::try_from(*rank).unwrap(); 32]).collect();
                let order = order(&lots);
                first[order[0]] += 1;
                *seen.entry(order).or_default() += 1;
            });
            let all: usize = (1..=many).product();
            assert_eq!(seen.len(), all);
            assert!(seen.values().all(|times| *times == 1));
            assert!(first.iter().all(|times| *times == all / many), "{first:?}");
        }
    }

    fn permute(items: &mut Vec<usize>, at: usize, each: &mut impl FnMut(&[usize])) {
        if at == items.len() {
            return each(items);
        }
        for other in at..items.len() {
            items.swap(at, other);
            permute(items, at + 1, each);
            items.swap(at, other);
        }
    }

    #[test]
    fn a_draw_follows_from_its_seed_and_its_pool() {
        let hold = |seed: &str| {
            let request = DrawRequest { seed: seed.to_owned(), ..request(3) };
            SpotDraw::hold((request, Vec::new()), pool(9), &[], toy, day(8)).unwrap()
        };
        let (one, two) = (hold("20260408001"), hold("20260408001"));
        assert_eq!(one, two);
        assert_ne!(hold("20260408002").drawn(), one.drawn());
        let mut smallest: Vec<(Vec<u8>, String)> =
            (1..=9).map(|at| (toy(&format!("20260408001-{at}")).to_vec(), format!("{at}村"))).collect();
        smallest.sort();
        let names: Vec<_> = one.drawn().iter().map(|entry| entry.name.clone()).collect();
        assert_eq!(names, smallest[..3].iter().map(|(_, name)| name.clone()).collect::<Vec<_>>());
        assert_eq!(one.pool.iter().filter(|entry| entry.place.is_none()).count(), 6);
        assert!(recipe(&one)[1].contains("“20260408001-1”"));
    }

    #[test]
    fn what_is_no_draw_is_refused() {
        let rules = |change: fn(&mut DrawRequest), many: u128| -> Vec<&str> {
            let mut own = request(3);
            change(&mut own);
            SpotDraw::hold((own, Vec::new()), pool(many), &["20260101001"], toy, day(8))
                .map_or_else(|against| against.into_iter().map(|one| one.rule).collect(), |_| Vec::new())
        };
        assert!(rules(|_| {}, 3).is_empty());
        assert_eq!(rules(|_| {}, 0), ["pool_empty"]);
        assert_eq!(rules(|_| {}, 2), ["pool_count"]);
        assert_eq!(rules(|own| own.count = 0, 3), ["pool_count"]);
        assert_eq!(rules(|own| own.witnesses = people(" 、"), 3), ["required"]);
        for seed in ["", "12345", "2026 0408", "七溪坪二〇二六", "123456-7"] {
            let own = DrawRequest { seed: seed.to_owned(), ..request(1) };
            let against = SpotDraw::hold((own, Vec::new()), pool(3), &[], toy, day(8)).unwrap_err();
            assert_eq!(against[0].rule, "seed", "{seed}");
        }
        assert_eq!(rules(|own| own.seed = "２０２６０１０１００１".to_owned(), 3), ["seed_used"], "full width is the same seed");
        assert_eq!(rules(|own| own.drawn_on = NaiveDate::from_ymd_opt(2026, 4, 9), 3), ["future"]);
    }

    #[test]
    fn what_the_form_says_and_what_the_draw_says_come_together() {
        let raw: Raw = [("count", "三个"), ("seed", "123")].map(|(key, text)| (key.to_owned(), text.to_owned())).into();
        let read = DrawRequest::read(&raw, String::new(), day(8));
        let against = SpotDraw::hold(read, pool(3), &[], toy, day(8)).unwrap_err();
        let said: Vec<_> = against.iter().map(|one| (one.field.as_str(), one.rule)).collect();
        assert_eq!(said, [("witnesses", "required"), ("count", "number"), ("seed", "seed")], "each field once");
    }

    #[test]
    fn a_draw_is_voided_once_with_a_reason_and_before_its_checks_are_done() {
        let draw = SpotDraw::hold((request(2), Vec::new()), pool(4), &[], toy, day(8)).unwrap();
        let rule = |draw: &SpotDraw, reason: &str, done| draw.void(reason, done, day(9)).map_err(|against| against[0].rule);
        assert_eq!(rule(&draw, " ", 0), Err("required"));
        assert_eq!(rule(&draw, "范围有误", 1), Err("draw_used"));
        let voided = rule(&draw, "范围有误", 0).unwrap();
        assert_eq!((voided.voided_on, voided.void_reason.as_str()), (Some(day(9)), "范围有误"));
        assert_eq!((voided.drawn(), voided.number.as_str()), (draw.drawn(), draw.number.as_str()));
        assert_eq!(rule(&voided, "再作废", 0), Err("draw_voided"));
    }

    #[test]
    fn a_seed_is_twenty_digits() {
        assert_eq!(seed_of([0; 16]), "00000000000000000000");
        assert_eq!(seed_of([255; 16]).len(), 20);
        assert_ne!(seed_of([1; 16]), seed_of([2; 16]));
    }
}
