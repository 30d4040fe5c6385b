//! Shapes of the registers on the wire, made from register's tables of fields. Never a label of its
//! own but those of papers and journal, which are no records.

use register::shape::{FieldSpec, Input as Entry, RegisterSpec, Style};

use crate::no::No;
use crate::wire::app::Nothing;
use crate::wire::record::{CellStyle, Choice, Column, ColumnSet, Field, Input, Kind, Shape, Shapes};
use crate::{Desk, kinds};

/// `shapes`.
pub(crate) fn shapes(_: &mut Desk, _: Nothing) -> Result<Shapes, No> {
    Ok(Shapes {
        registers: kinds::ALL.iter().map(|kind| shape(*kind)).collect(),
        office: register::office::SPEC.fields.iter().map(field).collect(),
    })
}

/// The shape of one register.
pub(crate) fn shape(kind: Kind) -> Shape {
    match kinds::spec(kind) {
        Some(spec) => of_spec(kind, spec),
        None if kind == Kind::Papers => {
            plain(kind, "文书档案", "文书", "这里保存生成过的每一份文书，逐字节保留，随时可以原样重印。", PAPER_COLUMNS)
        }
        None => plain(kind, "操作记录", "记录", "这里按顺序记录每一次操作，只增不改。", JOURNAL_COLUMNS),
    }
}

/// Key, label, width and style of a column, and whether it offers a filter.
type PlainColumn = (&'static str, &'static str, u16, CellStyle, bool);

const PAPER_COLUMNS: &[PlainColumn] = &[
    ("title", "文书", 360, CellStyle::Text, false),
    ("kind", "种类", 130, CellStyle::Text, true),
    ("pages", "页数", 70, CellStyle::Number, false),
    ("made_at", "生成时间", 150, CellStyle::Text, false),
    ("sha256", "指纹", 150, CellStyle::Text, false),
    ("template", "模板", 300, CellStyle::Text, false),
    ("fonts", "字体", 300, CellStyle::Text, false),
];

const JOURNAL_COLUMNS: &[PlainColumn] = &[
    ("seq", "编号", 70, CellStyle::Number, false),
    ("at", "时间", 150, CellStyle::Text, false),
    ("op", "操作", 100, CellStyle::Text, true),
    ("entity", "册", 110, CellStyle::Text, true),
    ("label", "事项", 360, CellStyle::Text, false),
    ("undone", "是否已撤销", 100, CellStyle::Text, true),
    ("hash", "链首", 130, CellStyle::Text, false),
];

fn plain(kind: Kind, title: &str, noun: &str, empty: &str, columns: &[PlainColumn]) -> Shape {
    let columns = columns.iter().map(|(key, label, width, style, filter)| Column {
        key: (*key).to_owned(),
        label: (*label).to_owned(),
        width: *width,
        style: *style,
        frozen: false,
        filter: *filter,
        editable: false,
    });
    Shape {
        kind,
        title: title.to_owned(),
        noun: noun.to_owned(),
        empty: empty.to_owned(),
        columns: columns.collect(),
        column_sets: Vec::new(),
        fields: Vec::new(),
        can_create: false,
        can_edit: false,
        can_import: false,
        by_unit: false,
    }
}

fn of_spec(kind: Kind, spec: &'static RegisterSpec) -> Shape {
    let issued = matches!(
        kind,
        Kind::Warnings
            | Kind::Proposals
            | Kind::Letters
            | Kind::Inspections
            | Kind::SentBundles
            | Kind::ReceivedReturns
            | Kind::ReceivedSignals
            | Kind::ReceivedWarnings
    );
    Shape {
        kind,
        title: spec.title.to_owned(),
        noun: spec.noun.to_owned(),
        empty: spec.empty.to_owned(),
        columns: spec.fields.iter().filter_map(|field| column(field, issued)).collect(),
        column_sets: column_sets(kind),
        fields: spec.fields.iter().map(field).collect(),
        can_create: !issued
            && !matches!(kind, Kind::Screenings | Kind::CampaignLines | Kind::AppraisalLines | Kind::SpotDraws | Kind::Correspondents),
        can_edit: !issued,
        can_import: !matches!(
            kind,
            Kind::Persons
                | Kind::Charges
                | Kind::Systems
                | Kind::Progress
                | Kind::DutySheets
                | Kind::WorkItems
                | Kind::Screenings
                | Kind::CampaignLines
                | Kind::KeyAreas
                | Kind::DirectReceipts
                | Kind::CaseLeads
                | Kind::Proposals
                | Kind::Arrangements
                | Kind::Bulletins
                | Kind::Appraisals
                | Kind::AppraisalLines
                | Kind::PointReturns
                | Kind::Letters
                | Kind::Inspections
                | Kind::Talks
                | Kind::Accountabilities
                | Kind::SpotChecks
                | Kind::SpotDraws
                | Kind::Correspondents
                | Kind::SentBundles
                | Kind::ReceivedReturns
                | Kind::ReceivedSignals
                | Kind::ReceivedWarnings
        ),
        by_unit: !matches!(
            kind,
            Kind::Charges
                | Kind::Systems
                | Kind::Duties
                | Kind::Progress
                | Kind::DutySheets
                | Kind::WorkItems
                | Kind::Powers
                | Kind::KeyAreas
                | Kind::DirectReceipts
                | Kind::Arrangements
                | Kind::Bulletins
                | Kind::Appraisals
                | Kind::AppraisalLines
                | Kind::AppraisalItems
                | Kind::SpotDraws
                | Kind::Correspondents
                | Kind::SentBundles
                | Kind::ReceivedReturns
                | Kind::ReceivedSignals
                | Kind::ReceivedWarnings
        ),
    }
}

fn column_sets(kind: Kind) -> Vec<ColumnSet> {
    let sets: &[(&str, &[&str])] = match kind {
        Kind::Powers => register::power::COLUMN_SETS,
        Kind::Risks => register::review::COLUMN_SETS,
        Kind::Signals => register::signal::COLUMN_SETS,
        _ => &[],
    };
    let set = |(label, keys): &(&str, &[&str])| ColumnSet {
        label: (*label).to_owned(),
        columns: keys.iter().map(|key| (*key).to_owned()).collect(),
    };
    sets.iter().map(set).collect()
}

fn column(field: &FieldSpec, issued: bool) -> Option<Column> {
    let listed = field.listed?;
    Some(Column {
        key: field.key.to_owned(),
        label: field.label.to_owned(),
        width: listed.width,
        style: match listed.style {
            Style::Text => CellStyle::Text,
            Style::Number => CellStyle::Number,
            Style::Date => CellStyle::Date,
            Style::Level => CellStyle::Level,
            Style::Grade => CellStyle::Grade,
            Style::State => CellStyle::State,
        },
        frozen: listed.frozen,
        filter: listed.filter,
        editable: !field.read_only && !issued,
    })
}

/// One field on the wire.
pub(crate) fn field(field: &FieldSpec) -> Field {
    Field {
        key: field.key.to_owned(),
        label: field.label.to_owned(),
        group: field.group.to_owned(),
        input: input(field.input),
        required: field.required,
        read_only: field.read_only,
        choices: field
            .choices
            .map(|choices| choices())
            .unwrap_or_default()
            .into_iter()
            .map(|(value, label)| Choice { value: value.to_owned(), label: label.to_owned() })
            .collect(),
        article: field.article.map(str::to_owned),
        help: field.help.map(str::to_owned),
    }
}

fn input(input: Entry) -> Input {
    match input {
        Entry::Text => Input::Text,
        Entry::LongText => Input::LongText,
        Entry::Date => Input::Date,
        Entry::Number => Input::Number,
        Entry::Choice => Input::Choice,
        Entry::Choices => Input::Choices,
        Entry::YesNo => Input::YesNo,
        Entry::Unit => Input::Unit,
        Entry::Post => Input::Post,
        Entry::Person => Input::Person,
        Entry::Power => Input::Power,
        Entry::Risk => Input::Risk,
        Entry::Duty => Input::Duty,
        Entry::Steps => Input::Steps,
    }
}
