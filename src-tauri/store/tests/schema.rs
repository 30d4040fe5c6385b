//! The schema and the statements that stand on it. Never a row of an office but where a constraint is tried.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

mod common;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use common::{Folder, key, raw, tables};
use rusqlite::Connection;
use rusqlite::types::Value;
use store::{Entity, Store};

fn schema() -> (Folder, Connection) {
    let folder = Folder::new();
    Store::create(&folder.file(), &key()).unwrap().close().unwrap();
    let connection = raw(&folder.file());
    connection.pragma_update(None, "foreign_keys", "ON").unwrap();
    (folder, connection)
}

fn sql_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(sql_files(&path));
        } else {
            files.push(path);
        }
    }
    files.sort();
    files
}

fn source(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(name)
}

fn columns(connection: &Connection, table: &str) -> Vec<String> {
    let mut columns = Vec::new();
    connection
        .pragma(None, "table_info", table, |row| {
            columns.push(row.get(1)?);
            Ok(())
        })
        .unwrap();
    columns
}

/// Name, type and NOT NULL of each column; a key counts as needed.
fn shapes(connection: &Connection, table: &str) -> Vec<(String, String, bool)> {
    let mut shapes = Vec::new();
    connection
        .pragma(None, "table_info", table, |row| {
            shapes.push((row.get(1)?, row.get(2)?, row.get::<_, bool>(3)? || row.get::<_, i64>(5)? > 0));
            Ok(())
        })
        .unwrap();
    shapes
}

#[test]
fn every_statement_prepares_and_is_used() {
    let (_folder, connection) = schema();
    let mut sources = String::new();
    for file in sql_files(&source("")).iter().filter(|file| file.extension().is_some_and(|end| end == "rs")) {
        sources.push_str(&fs::read_to_string(file).unwrap());
    }
    let files = sql_files(&source("sql"));
    assert!(files.len() > 60, "the folder was walked: {}", files.len());
    for file in files {
        let sql = fs::read_to_string(&file).unwrap();
        let statement = connection.prepare(&sql).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        for index in 1..=statement.parameter_count() {
            assert!(statement.parameter_name(index).is_some_and(|name| name.starts_with(':')), "{}: parameters are named", file.display());
        }
        assert_eq!(sql.trim_end().matches(';').count(), 1, "{}: one statement a file", file.display());
        let name = file.strip_prefix(source("sql")).unwrap().display().to_string();
        let by_macro = ["put.sql", "get.sql", "drop.sql"].iter().any(|end| name.ends_with(end))
            && Entity::from_name(name.split('/').next().unwrap()).is_some();
        assert!(by_macro || sources.contains(&format!("sql/{name}")), "{name} is used nowhere");
    }
}

#[test]
fn statements_name_exactly_the_tables_columns() {
    let (_folder, connection) = schema();
    for entity in Entity::ALL {
        let table = entity.name();
        let wanted = columns(&connection, table);
        let read = |name: &str| fs::read_to_string(source("sql").join(table).join(name)).unwrap();
        for name in ["get.sql", "list.sql"] {
            let statement = connection.prepare(&read(name)).unwrap();
            assert_eq!(statement.column_names().collect::<Vec<_>>(), wanted, "{table}/{name}");
        }
        let put = read("put.sql");
        let statement = connection.prepare(&put).unwrap();
        let parameters: BTreeSet<String> = (1..=statement.parameter_count())
            .filter_map(|index| statement.parameter_name(index))
            .map(|name| name.trim_start_matches(':').to_owned())
            .collect();
        assert_eq!(parameters, wanted.iter().cloned().collect(), "{table}/put.sql binds each column");
        for column in wanted.iter().filter(|column| *column != "id") {
            assert!(put.contains(&format!("{column} = excluded.{column}")), "{table}/put.sql writes {column} on a change too");
        }
    }
}

#[test]
fn every_table_is_strict_and_recorded_or_known() {
    let (_folder, connection) = schema();
    let mut strict = 0;
    connection
        .pragma_query(None, "table_list", |row| {
            let (name, is_strict): (String, i64) = (row.get("name")?, row.get("strict")?);
            assert!(name.starts_with("sqlite_") || is_strict == 1, "{name} is STRICT");
            strict += is_strict;
            Ok(())
        })
        .unwrap();
    let own =
        ["attachment_bytes", "paper", "paper_picture", "paper_template", "outline", "journal", "act", "change", "draft", "table_layout"];
    for table in tables(&connection) {
        assert!(Entity::from_name(&table).is_some() || own.contains(&table.as_str()), "{table} is written past the gate");
    }
    assert_eq!(usize::try_from(strict).unwrap(), Entity::ALL.len() + own.len());
}

/// A copy is compared with its office by the rows of every table: one that is left out could be lost unseen.
#[test]
fn a_backup_counts_every_table() {
    let (folder, connection) = schema();
    let every = tables(&connection);
    drop(connection);
    let store = Store::open(&folder.file(), &key()).unwrap();
    let mut counted: Vec<String> = store.read(|reader| reader.row_counts()).unwrap().into_iter().map(|(table, _)| table).collect();
    counted.sort();
    assert_eq!(counted, every, "the newest src/migrations/*_count.sql counts each table");
}

/// The schema as SQLite has it; `UPDATE_GOLDEN=1` writes it anew.
#[test]
fn the_schema_is_the_golden_one() {
    let (_folder, connection) = schema();
    let mut statement =
        connection.prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type = 'table' DESC, type, name").unwrap();
    let parts: Vec<String> = statement.query_map([], |row| row.get::<_, String>(0)).unwrap().map(Result::unwrap).collect();
    let mut text = String::from("-- The newest schema as SQLite holds it. Written by a test of the store: UPDATE_GOLDEN=1 renews it.\n\n");
    for part in parts {
        text.push_str(&part.lines().map(str::trim_end).collect::<Vec<_>>().join("\n"));
        text.push_str(";\n\n");
    }
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/golden/schema.sql");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&golden, &text).unwrap();
    }
    assert!(
        fs::read_to_string(&golden).unwrap_or_default() == text,
        "tests/golden/schema.sql is out of date: UPDATE_GOLDEN=1 cargo test -p store"
    );
}

/// Puts a warning with one disposition in, past every rule of the program.
fn try_warning(connection: &Connection, level: &str, document: &str, disposition: &str) -> rusqlite::Result<()> {
    connection.execute_batch("SAVEPOINT attempt")?;
    let id = vec![1_u8; 16];
    let warning = connection.execute(
        "INSERT INTO warning (id, series, year, sequence, level, document, issued_on, addressee, subject, signal_number, disposition_words, reply_days, reply_count, reply_rest_day, inspected, void_reason, end_reason)
         VALUES (?1, '七纪廉警', 2026, 1, ?2, ?3, '2026-04-08', '', '', '', '', 30, 'calendar', 'keep', 0, '', '')",
        (&id, level, document),
    );
    let both = warning.and_then(|_| {
        connection.execute(
            "INSERT INTO warning_disposition (id, warning_id, level, position, disposition) VALUES (?1, ?1, ?2, 1, ?3)",
            (&id, level, disposition),
        )
    });
    connection.execute_batch("ROLLBACK TO attempt; RELEASE attempt")?;
    both.map(drop)
}

#[test]
fn the_database_itself_holds_to_article_42() {
    let (_folder, connection) = schema();
    let all = [
        "special_inquiry",
        "supervised_rectification",
        "collective_talk",
        "organisational_measure",
        "admonition_talk",
        "written_inquiry",
        "reminder_talk",
        "ordered_explanation",
        "correction",
    ];
    let allowed = [
        ("red", "rectification_notice", &all[..4]),
        ("yellow", "rectification_notice", &["admonition_talk", "special_inquiry", "written_inquiry"][..]),
        ("blue", "warning_notice", &all[6..]),
    ];
    for (level, document, dispositions) in allowed {
        for other in ["rectification_notice", "warning_notice"] {
            for disposition in all {
                let right = other == document && dispositions.contains(&disposition);
                assert_eq!(try_warning(&connection, level, other, disposition).is_ok(), right, "{level} {other} {disposition}");
            }
        }
    }
    assert!(try_warning(&connection, "orange", "warning_notice", "correction").is_err());
}

#[test]
fn codes_outside_the_closed_lists_do_not_enter() {
    let (_folder, connection) = schema();
    let schema = fs::read_to_string(source("migrations/0001_first.sql")).unwrap();
    let checked = schema.matches(" IN ('").count();
    assert!(checked > 20, "closed lists are checked: {checked}");
    for (table, column) in [
        ("unit", "category"),
        ("post", "rank"),
        ("power", "kind"),
        ("risk_point", "grade"),
        ("signal", "source"),
        ("service", "way"),
        ("reply", "result"),
        ("duty", "deadline_kind"),
    ] {
        connection.pragma_update(None, "foreign_keys", "OFF").unwrap();
        let shapes = shapes(&connection, table);
        let names: Vec<&str> = shapes.iter().map(|(name, ..)| name.as_str()).collect();
        let cells = |wrong: bool| -> Vec<Value> {
            shapes
                .iter()
                .map(|(name, kind, needed)| match (name.as_str(), kind.as_str()) {
                    (name, _) if name == column && wrong => Value::Text("purple".to_owned()),
                    ("deadline_kind", _) => Value::Text("fixed".to_owned()),
                    ("year", _) => Value::Integer(2026),
                    ("position" | "in_scope" | "copies", _) => Value::Integer(1),
                    (_, _) if !needed => Value::Null,
                    (_, "BLOB") => Value::Blob(vec![2; 16]),
                    (_, "INTEGER") => Value::Integer(0),
                    // What acts make of a signal: nothing was done yet.
                    ("dispositions" | "opinion" | "decided_by" | "ending_reason" | "ended_to", _) if table == "signal" => {
                        Value::Text(String::new())
                    }
                    _ => Value::Text("x".to_owned()),
                })
                .collect()
        };
        let places = vec!["?"; names.len()].join(", ");
        let mut insert = connection.prepare(&format!("INSERT INTO {table} ({}) VALUES ({places})", names.join(", "))).unwrap();
        let wrong = insert.execute(rusqlite::params_from_iter(cells(true))).unwrap_err().to_string();
        assert!(wrong.contains("CHECK"), "{table}.{column}: {wrong}");
        insert.execute(rusqlite::params_from_iter(cells(false))).unwrap_or_else(|error| panic!("{table}: a right row enters: {error}"));
    }
}

/// A warning ends once, with its reason; and it is raised to a higher colour only.
#[test]
fn the_database_itself_holds_to_one_end_and_a_higher_colour() {
    let (_folder, connection) = schema();
    let put = |sequence: i64, level: &str, cells: &str| {
        let document = if level == "blue" { "warning_notice" } else { "rectification_notice" };
        let columns: Vec<&str> = cells.split(';').filter(|cell| !cell.is_empty()).collect();
        let names: String = columns.iter().map(|cell| format!(", {}", cell.split_once('=').unwrap().0)).collect();
        let values: String = columns.iter().map(|cell| format!(", {}", cell.split_once('=').unwrap().1)).collect();
        connection.execute(
            &format!(
                "INSERT INTO warning (id, series, year, sequence, level, document, issued_on, addressee, subject, signal_number, disposition_words, reply_days, reply_count, reply_rest_day, inspected{names})
                 VALUES (?1, '七纪廉警', 2026, ?2, ?3, ?4, '2026-04-08', '', '', '', '', 30, 'calendar', 'keep', 0{values})"
            ),
            (vec![u8::try_from(sequence).unwrap(); 16], sequence, level, document),
        )
    };
    let plain = "void_reason='';end_reason=''";
    put(1, "yellow", plain).unwrap();
    for (cells, allowed) in [
        ("void_reason='';end_reason='理由';ended_by='withdrawn';ended_on='2026-05-01'", true),
        ("void_reason='';end_reason='理由';ended_by='withdrawn';ended_on='2026-05-01';closed_on='2026-04-20'", true),
        ("void_reason='';end_reason='理由';ended_by='raised';ended_on='2026-05-01';closed_on='2026-04-20'", false),
        ("void_reason='';end_reason='';ended_by='withdrawn';ended_on='2026-05-01'", false),
        ("void_reason='';end_reason='理由';ended_on='2026-05-01'", false),
        ("void_reason='';end_reason='理由';ended_by='lost';ended_on='2026-05-01'", false),
        ("void_reason='重复';voided_on='2026-05-01';end_reason='理由';ended_by='withdrawn';ended_on='2026-05-01'", false),
        ("void_reason='';voided_on='2026-05-01';end_reason=''", false),
        ("void_reason='重复';voided_on='2026-05-01';end_reason='';closed_on='2026-04-20'", false),
    ] {
        connection.execute_batch("SAVEPOINT attempt").unwrap();
        assert_eq!(put(2, "blue", cells).is_ok(), allowed, "{cells}");
        connection.execute_batch("ROLLBACK TO attempt; RELEASE attempt").unwrap();
    }
    let raised = format!("{plain};raised_from=x'{}'", "01".repeat(16));
    assert!(put(3, "blue", &raised).is_err() && put(4, "yellow", &raised).is_err());
    put(5, "red", &raised).unwrap();
    assert!(put(6, "red", &raised).is_err(), "one warning stands in the place of one");
}
