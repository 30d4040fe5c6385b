//! A record as an import hands it on: canonical columns with typed values and the office's own words. Never a
//! register's type: what a value means there is decided by whoever drafts from it.

use chrono::NaiveDate;

use crate::columns::{Kind, Shape};

/// The value of one canonical column.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing, or a mark for nothing (/ — 无).
    Null,
    /// Text.
    Text(String),
    /// A whole number.
    Int(i64),
    /// 是 or 否.
    Bool(bool),
    /// A civil date.
    Date(NaiveDate),
    /// Several texts: units, laws, steps, days in ISO.
    List(Vec<String>),
    /// Named numbers: how many risk points of each grade.
    Counts(Vec<(&'static str, i64)>),
    /// Several small records: the risk points of one row.
    Parts(Vec<Vec<(&'static str, String)>>),
}

impl Value {
    /// Text, or [`Value::Null`] for none.
    pub(crate) fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Null } else { Self::Text(text) }
    }

    /// Whether there is nothing.
    pub fn is_null(&self) -> bool {
        match self {
            Self::Null => true,
            Self::Text(text) => text.is_empty(),
            Self::List(list) => list.is_empty(),
            _ => false,
        }
    }
}

/// One field of a record.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Canonical column.
    pub column: &'static str,
    /// What was understood.
    pub value: Value,
    /// The words of the cell, as they stood.
    pub original: String,
}

/// One record of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// What it is a record of.
    pub kind: Kind,
    /// The sheet it stood on.
    pub sheet: String,
    /// The row it stood in, as the spreadsheet counts; 1 for a card.
    pub row: u32,
    /// Its fields, in canonical order.
    pub fields: Vec<Field>,
}

impl Record {
    /// The field of a column, by its canonical or its register name (`完成时限` and `完成时限原文` are one).
    pub fn field(&self, column: &str) -> Option<&Field> {
        let find = |name: &str| self.fields.iter().find(|field| field.column == name);
        find(column).or_else(|| find(self.kind.column(column)?.name)).or_else(|| match column {
            "关联职权" => find("权力事项"),
            _ => None,
        })
    }

    /// The value of a column; [`Value::Null`] if the table has no such column.
    pub fn value(&self, column: &str) -> &Value {
        self.field(column).map_or(&Value::Null, |field| &field.value)
    }

    /// The text of a column for a draft or a register: lists joined the way the registers write them, dates
    /// as ISO, flags as 是 or 否, nothing as an empty text.
    pub fn text(&self, column: &str) -> String {
        let Some(field) = self.field(column) else { return String::new() };
        match &field.value {
            Value::Null => String::new(),
            Value::Text(text) => text.clone(),
            Value::Int(number) => number.to_string(),
            Value::Bool(flag) => if *flag { "是" } else { "否" }.to_owned(),
            Value::Date(on) => on.to_string(),
            Value::List(list) => list.join(match self.kind.column(field.column).map(|column| column.shape) {
                Some(Shape::Flow) => "→",
                Some(Shape::Basis) => "；",
                Some(Shape::Dates) => ";",
                Some(Shape::Text) => "\n",
                _ => "、",
            }),
            Value::Counts(_) | Value::Parts(_) => field.original.trim().to_owned(),
        }
    }

    /// The words of a column as they stood in the table.
    pub fn original(&self, column: &str) -> &str {
        self.field(column).map_or("", |field| &field.original)
    }

    /// A row that describes several risk points (03 式“一行多点”) as one record for each point. The grade is
    /// set only where all points of the row share it; otherwise it stays open (等级待分).
    pub fn points(&self) -> Vec<Self> {
        let Value::Parts(points) = self.value("风险点") else { return vec![self.clone()] };
        let measures = match self.value("防控措施") {
            Value::List(list) => list.clone(),
            _ => Vec::new(),
        };
        let shared = match self.value("等级分布") {
            Value::Counts(counts) => match counts.iter().filter(|(_, n)| *n > 0).collect::<Vec<_>>().as_slice() {
                [(grade, _)] => Value::text(*grade),
                _ => Value::Null,
            },
            _ => Value::Null,
        };
        let kept = ["层面", "单位", "岗位", "类别", "责任人", "备注"];
        let field = |column, value, original: &str| Field { column, value, original: original.to_owned() };
        let one = |(at, point): (usize, &Vec<(&'static str, String)>)| {
            let mut fields: Vec<Field> = self.fields.iter().filter(|field| kept.contains(&field.column)).cloned().collect();
            if let Some(power) = self.field("关联职权") {
                fields.push(Field { column: "关联职权", ..power.clone() });
            }
            fields.extend(point.iter().map(|(column, text)| field(column, Value::text(text.as_str()), text)));
            fields.push(field("等级", shared.clone(), self.original("等级分布")));
            let measure = if measures.len() == points.len() { measures[at].clone() } else { measures.join("\n") };
            fields.push(field("防控措施", Value::text(measure.as_str()), &measure));
            Self { fields, ..self.clone() }
        };
        points.iter().enumerate().map(one).collect()
    }
}
