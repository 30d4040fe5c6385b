//! One cell to its fields, by the shape of its column. What cannot be read stays as text and is asked about;
//! never guessed.

use register::Term;
use register::citizen_number;
use register::deadline::{Deadline, read_date, read_serial};

use crate::columns::{Column, Shape};
use crate::sheet::{Cell, Typed};
use crate::value::{Field, Value};
use crate::words;

/// What the cells of a record have in common.
pub(crate) struct Reader<'a> {
    pub base_year: Option<i32>,
    pub from_1904: bool,
    /// 姓名 stands before 岗位 in the heading.
    pub name_first: bool,
    pub fields: Vec<Field>,
    pub questions: Vec<String>,
    pub units: &'a [String],
    pub posts: &'a [String],
}

impl Reader<'_> {
    fn add(&mut self, column: &'static str, value: Value, original: &str) {
        self.fields.push(Field { column, value, original: original.to_owned() });
    }

    fn ask(&mut self, question: String) {
        if !self.questions.contains(&question) {
            self.questions.push(question);
        }
    }

    /// Reads the cell of a column; `None` is an empty cell.
    pub fn read(&mut self, column: &'static Column, heading: &str, cell: Option<&Cell>) {
        let raw = cell.map_or("", |cell| cell.text.as_str());
        let text = words::clean(raw);
        if let Some(hint) = citizen_number::hint(&format!("“{heading}”"), &text) {
            self.ask(hint);
        }
        let value = match column.shape {
            Shape::Serial => return self.serial(column, raw, &text),
            Shape::Deadline => return self.deadline(column, heading, cell, &text),
            Shape::PostAndName => return self.person(column, raw),
            Shape::UnitAndPost => return self.unit_and_post(column, raw),
            Shape::Int if words::is_nothing(&text) => Value::Null,
            Shape::Int => match whole(&text) {
                Some(number) => Value::Int(number),
                None => {
                    self.ask(format!("“{heading}”写的是“{}”，不是整数，请改正", short(&text)));
                    Value::text(text)
                }
            },
            Shape::Text => {
                if matches!(text.as_str(), "/" | "／") {
                    Value::Null
                } else {
                    Value::text(text)
                }
            }
            Shape::Name => Value::text(if matches!(text.as_str(), "/" | "／") { String::new() } else { words::name(raw) }),
            Shape::Reference => {
                if words::is_nothing(&text) {
                    Value::Null
                } else {
                    Value::text(words::name(raw))
                }
            }
            Shape::List => Value::List(words::list(raw)),
            Shape::Basis => Value::List(words::laws(raw)),
            Shape::Flow => Value::List(words::steps(raw)),
            Shape::Date => self.date(heading, cell, &text),
            Shape::Dates => {
                let read = Deadline::read(&text, self.base_year);
                Value::List(read.on.into_iter().chain(read.dates).map(|on| on.to_string()).collect())
            }
            Shape::Level => self.one_of(heading, raw, words::level, "红色、黄色、蓝色"),
            Shape::Grade => self.one_of(heading, raw, words::grade, "高、中、低"),
            Shape::RiskKind => {
                if words::is_nothing(&text) {
                    Value::Null
                } else {
                    Value::text(words::risk_kind(raw))
                }
            }
            Shape::YesNo if text.is_empty() => Value::Null,
            Shape::YesNo => match words::yes_no(raw) {
                Some(yes) => Value::text(if yes { "是" } else { "否" }),
                None => self.unclear(heading, &text, "是、否"),
            },
            Shape::Flag => match words::yes_no(raw) {
                Some(yes) => Value::Bool(yes),
                None => self.unclear(heading, &text, "是、否"),
            },
            Shape::Choice => match words::ticked(raw) {
                Some(chosen) => {
                    if chosen.len() > 1 {
                        self.ask(format!("“{heading}”勾选了 {} 项，请确认以哪一项为准", chosen.len()));
                    }
                    Value::text(chosen.join("、"))
                }
                None if words::is_nothing(&text) => Value::Null,
                None => Value::text(words::name(raw)),
            },
            Shape::Progress => {
                if words::is_nothing(&text) {
                    Value::Null
                } else {
                    Value::text(words::progress(raw))
                }
            }
        };
        self.add(column.name, value, raw);
    }

    fn unclear(&mut self, heading: &str, text: &str, allowed: &str) -> Value {
        self.ask(format!("“{heading}”写的是“{}”，只能是{allowed}，请改正", short(text)));
        Value::text(text)
    }

    fn one_of(&mut self, heading: &str, raw: &str, read: fn(&str) -> Option<&'static str>, allowed: &str) -> Value {
        let chosen = words::ticked(raw).filter(|chosen| raw.contains('□') || !chosen.is_empty());
        let text = match chosen {
            Some(chosen) => chosen.join("、"),
            None => words::clean(raw),
        };
        if let Some(word) = read(&text).or_else(|| read(raw)) {
            return Value::text(word);
        }
        if words::is_nothing(&text) { Value::Null } else { self.unclear(heading, &text, allowed) }
    }

    fn serial(&mut self, column: &'static Column, raw: &str, text: &str) {
        match whole(text) {
            Some(number) => self.add(column.name, Value::Int(number), raw),
            None => {
                self.add(column.name, Value::Null, raw);
                if !text.is_empty() {
                    self.add("编号", Value::text(words::name(raw)), raw);
                }
            }
        }
    }

    fn typed_date(&self, cell: Option<&Cell>) -> Option<chrono::NaiveDate> {
        match cell?.value {
            Typed::Date(on) => Some(on),
            // A serial number without a date format, in the years that tables speak of.
            Typed::Number(serial) if serial.fract() == 0.0 => {
                read_serial(serial, self.from_1904).filter(|on| (2000..2050).contains(&chrono::Datelike::year(on)))
            }
            _ => None,
        }
    }

    fn date(&mut self, heading: &str, cell: Option<&Cell>, text: &str) -> Value {
        if let Some(on) = self.typed_date(cell).or_else(|| read_date(text, self.base_year)) {
            return Value::Date(on);
        }
        if words::is_nothing(text) {
            return Value::Null;
        }
        let yearless = self.base_year.is_none() && read_date(text, 2000).is_some();
        self.ask(if yearless {
            format!("“{heading}”写的是“{}”，没有年份，表名和文件名里也没有，请补上年份", short(text))
        } else {
            format!("“{heading}”写的是“{}”，读不成日期，请改成 2026-3-5 这样的写法", short(text))
        });
        Value::text(text)
    }

    fn deadline(&mut self, column: &'static Column, heading: &str, cell: Option<&Cell>, text: &str) {
        let raw = cell.map_or("", |cell| cell.text.as_str());
        let read = match self.typed_date(cell) {
            Some(on) => Deadline::read(&on.to_string(), self.base_year),
            None => Deadline::read(text, self.base_year),
        };
        if !read.understood && !text.is_empty() {
            self.ask(format!("“{heading}”写的是“{}”，看不出期限，请补充具体日期或改为“每季度末”“长期”等", short(text)));
        }
        self.add(column.name, Value::text(text), raw);
        // What is derived has no words of its own.
        self.add("时限类型", if text.is_empty() { Value::Null } else { Value::text(read.kind.label()) }, "");
        self.add("截止日期", read.on.map_or(Value::Null, Value::Date), "");
        self.add("多个日期", Value::List(read.dates.iter().map(ToString::to_string).collect()), "");
    }

    fn person(&mut self, column: &'static Column, raw: &str) {
        let (post, name) = if words::is_nothing(raw) { (String::new(), String::new()) } else { words::post_and_name(raw, self.name_first) };
        let both = [post.as_str(), name.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("/");
        self.add(column.name, Value::text(both), raw);
        self.add("对象岗位", Value::text(post), raw);
        self.add("姓名", Value::text(name), raw);
    }

    /// 财政所会计: taken apart with the office's own units.
    fn unit_and_post(&mut self, column: &'static Column, raw: &str) {
        let text = words::name(raw);
        self.add(column.name, Value::text(text.clone()), raw);
        let (unit, post) = unit_and_rest(self.units, &text).unwrap_or_else(|| {
            if !text.is_empty() {
                self.ask(format!("“{}”里认不出本镇单位，请确认单位和岗位", short(&text)));
            }
            (String::new(), text.clone())
        });
        self.add("单位", Value::text(unit), raw);
        self.add("岗位", Value::text(post), raw);
    }

    /// 岗位 that begins with one of the office's units, in a row that names no unit: taken apart.
    pub fn part_post(&mut self) {
        let text = |column: &str| match self.fields.iter().find(|field| field.column == column).map(|field| &field.value) {
            Some(Value::Text(text)) => Some(text.clone()),
            _ => None,
        };
        let (None, Some(whole)) = (text("单位"), text("岗位")) else { return };
        let Some((unit, post)) = unit_and_rest(self.units, &whole) else { return };
        if post.is_empty() {
            return;
        }
        let original = self.fields.iter().find(|field| field.column == "岗位").map_or(String::new(), |field| field.original.clone());
        self.fields.retain(|field| !matches!(field.column, "单位" | "岗位"));
        self.add("单位", Value::text(unit), &original);
        self.add("岗位", Value::text(post), &original);
    }

    /// 对象 in one text (柳树沟村村党支部书记兼主任岑某某): taken apart with the office's own units and posts.
    pub fn take_apart(&mut self) {
        let Some(whole) = self.fields.iter().find(|field| field.column == "对象原文").cloned() else { return };
        if whole.value.is_null() || self.fields.iter().any(|field| field.column == "对象单位" && !field.value.is_null()) {
            return;
        }
        let Value::Text(text) = &whole.value else { return };
        let Some((unit, rest)) = unit_and_rest(self.units, text) else {
            if !self.units.is_empty() {
                self.ask(format!("“{}”里认不出本镇单位，请确认对象单位", short(text)));
            }
            return;
        };
        let post = longest(self.posts, &rest);
        let (post, name) = match post {
            Some(post) => (post.to_owned(), register::text::trim(&rest[post.len()..]).trim_start_matches('/').to_owned()),
            None => words::post_and_name(&rest, false),
        };
        let original = whole.original;
        self.fields.retain(|field| !matches!(field.column, "对象单位" | "对象岗位" | "姓名" | "对象岗位/姓名"));
        let both = [post.as_str(), name.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("/");
        for (column, value) in [("对象单位", unit), ("对象岗位/姓名", both), ("对象岗位", post), ("姓名", name)] {
            self.add(column, Value::text(value), &original);
        }
    }
}

/// The longest of the names that a text begins with.
fn longest<'a>(names: &'a [String], text: &str) -> Option<&'a str> {
    names.iter().map(String::as_str).filter(|name| !name.is_empty() && text.starts_with(name)).max_by_key(|name| name.len())
}

/// The unit that a text begins with, and what stands behind it.
fn unit_and_rest(units: &[String], text: &str) -> Option<(String, String)> {
    let unit = longest(units, text)?;
    let rest = register::text::trim(&text[unit.len()..]).trim_start_matches(['/', '、', '，', ',']);
    Some((unit.to_owned(), rest.to_owned()))
}

/// A whole number in any width, perhaps as `3.0`, `3人` or `007`.
pub(crate) fn whole(text: &str) -> Option<i64> {
    let text = register::text::half_width(text);
    let text = register::text::trim(&text);
    let text = text.strip_suffix(".0").unwrap_or(text).trim_end_matches(['.', '、', '人', '个', '项', '次', '名', '条']);
    (!text.is_empty() && text.len() <= 15).then(|| text.parse().ok()).flatten()
}

fn short(text: &str) -> String {
    let flat: String = text.split('\n').collect();
    if flat.chars().count() <= 30 { flat } else { format!("{}…", flat.chars().take(30).collect::<String>()) }
}
