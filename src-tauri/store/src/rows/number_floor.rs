//! Rows of 号码下限: numbers that papers bear though the office does not know them any more, since it was restored from an
//! older copy. Never a number that is given.

use std::collections::BTreeMap;

use rusqlite::types::Value;
use rusqlite::{OptionalExtension as _, named_params};
use uuid::Uuid;

use super::{text, uuid};
use crate::{Entity, LastNumber, Reader, StoreError, Writer};

impl Reader<'_> {
    /// The last number of every series, as far as this office knows: given, in the bin, or set as a floor.
    ///
    /// # Errors
    /// When the store fails.
    pub fn last_numbers(&self) -> Result<Vec<LastNumber>, StoreError> {
        let mut last: BTreeMap<String, u32> = BTreeMap::new();
        let mut take = |series: String, number: u32| {
            let greatest = last.entry(series).or_default();
            *greatest = number.max(*greatest);
        };
        for (series, number) in
            self.collect(include_str!("../sql/number_floor/papers.sql"), |row| Ok((row.get::<_, String>(0)?, row.get(1)?)))?
        {
            take(series, number);
        }
        let running =
            self.collect(include_str!("../sql/number_floor/running.sql"), |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
        for (table, whole) in running {
            let prefix = whole.trim_end_matches(|digit: char| digit.is_ascii_digit());
            if let Some(number) = whole.get(prefix.len()..).and_then(|digits| digits.parse().ok()) {
                take(running_series(&table, prefix), number);
            }
        }
        for (_, floor) in self.number_floors()? {
            take(floor.series, floor.number);
        }
        Ok(last.into_iter().map(|(series, number)| LastNumber { series, number }).collect())
    }

    /// Every floor.
    ///
    /// # Errors
    /// When the store fails.
    pub fn number_floors(&self) -> Result<Vec<(Uuid, LastNumber)>, StoreError> {
        self.collect(include_str!("../sql/number_floor/list.sql"), |row| {
            Ok((uuid(row, "id")?, LastNumber { series: row.get("series")?, number: row.get("number")? }))
        })
    }

    /// The number that papers of a series bear at least; 0 without a floor.
    pub(crate) fn floor_of(&self, series: &str) -> Result<u32, StoreError> {
        let mut statement = self.connection().prepare_cached(include_str!("../sql/number_floor/of.sql"))?;
        Ok(statement.query_row(named_params! { ":series": series }, |row| row.get(0)).optional()?.unwrap_or_default())
    }
}

impl Writer<'_> {
    /// Sets the floor of a series; a higher one stays.
    ///
    /// # Errors
    /// When the store fails.
    pub fn put_number_floor(&mut self, floor: &LastNumber) -> Result<(), StoreError> {
        let standing = self.number_floors()?.into_iter().find(|(_, kept)| kept.series == floor.series);
        let number = register::backup::number_floor(standing.as_ref().map_or(0, |(_, kept)| kept.number), floor.number);
        let id = standing.map_or_else(|| self.new_id(), |(id, _)| id);
        self.put(Entity::NumberFloor, id, vec![("series", text(&floor.series)), ("number", Value::Integer(number.into()))])
    }
}

/// The series of a register that numbers by itself.
pub(crate) fn running_series(table: &str, prefix: &str) -> String {
    [table, ":", prefix].concat()
}
