//! Rows of the office's own faces: at most one for each use. Never a font's bytes.

use register::typeface::{Typeface, TypefaceRole};
use rusqlite::Row;
use uuid::Uuid;

use super::{code, needed, number, term, text, uuid};
use crate::{Entity, Reader, StoreError, Writer};

impl Reader<'_> {
    /// The office's own faces.
    ///
    /// # Errors
    /// When the store fails.
    pub fn typefaces(&self) -> Result<Vec<Typeface>, StoreError> {
        Ok(self.kept_typefaces()?.into_iter().map(|(_, face)| face).collect())
    }

    fn kept_typefaces(&self) -> Result<Vec<(Uuid, Typeface)>, StoreError> {
        self.collect(include_str!("../sql/typeface/list.sql"), |row| Ok((uuid(row, "id")?, read(row)?)))
    }
}

impl Writer<'_> {
    /// Puts a face in front of the bundled one of its use; the one before it goes.
    ///
    /// # Errors
    /// When the store fails.
    pub fn put_typeface(&mut self, face: &Typeface) -> Result<(), StoreError> {
        let standing = self.kept_typefaces()?.into_iter().find(|(_, kept)| kept.role == face.role).map(|(id, _)| id);
        let id = standing.unwrap_or_else(|| self.new_id());
        self.put(
            Entity::Typeface,
            id,
            vec![
                ("role", code(Some(face.role))),
                ("file", text(&face.file)),
                ("face_index", number(Some(face.index))),
                ("family", text(&face.family)),
            ],
        )
    }

    /// Takes the office's own face of a use away: the bundled one stands again.
    ///
    /// # Errors
    /// When the store fails.
    pub fn drop_typeface(&mut self, role: TypefaceRole) -> Result<(), StoreError> {
        for (id, _) in self.kept_typefaces()?.into_iter().filter(|(_, kept)| kept.role == role) {
            self.drop(Entity::Typeface, id)?;
        }
        Ok(())
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<Typeface> {
    Ok(Typeface {
        role: needed(term(row, "role")?, "role")?,
        file: row.get("file")?,
        index: row.get("face_index")?,
        family: row.get("family")?,
    })
}
