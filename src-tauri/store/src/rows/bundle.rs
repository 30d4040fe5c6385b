//! Rows of packages: this office's keys, the offices that it exchanges packages with, what was sent, what came. Never a
//! key in the clear: the secret half lies under the field seal.

use register::bundle::{Correspondent, Received, ReceivedKind, SentBundle};
use register::id::{CorrespondentId, ReceivedId, SentBundleId};
use register::submission::SubmissionPeriod;
use rusqlite::Row;
use rusqlite::types::Value;
use uuid::Uuid;

use super::{code, date, day, kept, key, needed, number, term, text, uuid, yes};
use crate::{Entity, Reader, Store, StoreError, Writer};

type Cells = Vec<(&'static str, Value)>;

/// 单位身份 as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// The key of its row.
    pub id: Uuid,
    /// Both public keys.
    pub public: Vec<u8>,
    /// The secret, sealed.
    sealed: Vec<u8>,
}

kept!(
    correspondents,
    put_correspondent,
    CorrespondentId,
    Correspondent,
    Entity::Correspondent,
    "../sql/correspondent/list.sql",
    read_correspondent,
    correspondent_cells,
    "往来单位"
);

impl Reader<'_> {
    /// This office's keys, once they were made.
    ///
    /// # Errors
    /// When the store fails.
    pub fn identity(&self) -> Result<Option<Identity>, StoreError> {
        let rows = self.collect(include_str!("../sql/identity/list.sql"), |row| {
            Ok(Identity { id: uuid(row, "id")?, public: row.get("public")?, sealed: row.get("sealed")? })
        })?;
        Ok(rows.into_iter().next())
    }

    /// Every package that was made here, the newest first.
    ///
    /// # Errors
    /// When the store fails.
    pub fn sent_bundles(&self) -> Result<Vec<(SentBundleId, SentBundle)>, StoreError> {
        self.collect(include_str!("../sql/sent_bundle/list.sql"), |row| {
            let sent = SentBundle {
                sequence: row.get("sequence")?,
                receiver: CorrespondentId(uuid(row, "receiver_id")?),
                period: read_period(row)?,
                made_on: needed(date(row, "made_on")?, "made_on")?,
                digest: row.get("digest")?,
                signals: row.get("signals")?,
                warnings: row.get("warnings")?,
            };
            Ok((uuid(row, "id")?.into(), sent))
        })
    }

    /// Everything of a sort that was received, by sender, the newest period first.
    ///
    /// # Errors
    /// When the store fails.
    pub fn received(&self, kind: ReceivedKind) -> Result<Vec<(ReceivedId, Received)>, StoreError> {
        let sql = match kind {
            ReceivedKind::Return => include_str!("../sql/received_return/list.sql"),
            ReceivedKind::Signal => include_str!("../sql/received_signal/list.sql"),
            ReceivedKind::Warning => include_str!("../sql/received_warning/list.sql"),
        };
        self.collect(sql, |row| Ok((uuid(row, "id")?.into(), read_received(kind, row)?)))
    }

    /// One record that was received.
    ///
    /// # Errors
    /// When the store fails.
    pub fn one_received(&self, kind: ReceivedKind, id: ReceivedId) -> Result<Option<Received>, StoreError> {
        let sql = match kind {
            ReceivedKind::Return => include_str!("../sql/received_return/get.sql"),
            ReceivedKind::Signal => include_str!("../sql/received_signal/get.sql"),
            ReceivedKind::Warning => include_str!("../sql/received_warning/get.sql"),
        };
        self.one(sql, id.0, |row| read_received(kind, row))
    }
}

impl Writer<'_> {
    /// Keeps this office's keys: the secret under the field seal.
    ///
    /// # Errors
    /// When there are keys already, the machine gives no random bytes, or the store fails.
    pub fn put_identity(&mut self, secret: &str, public: &[u8]) -> Result<(), StoreError> {
        let id = self.new_id();
        let sealed = self.seal().close(id.as_bytes(), secret)?;
        self.put(Entity::Identity, id, vec![("sealed", Value::Blob(sealed)), ("public", Value::Blob(public.to_vec()))])
    }

    /// Writes a 上报包.
    ///
    /// # Errors
    /// When its number is taken, or the store fails.
    pub fn put_sent_bundle(&mut self, id: SentBundleId, sent: &SentBundle) -> Result<(), StoreError> {
        let mut cells = period_cells(sent.period);
        cells.extend([
            ("sequence", number(Some(sent.sequence))),
            ("receiver_id", key(Some(sent.receiver.0))),
            ("made_on", day(Some(sent.made_on))),
            ("digest", Value::Blob(sent.digest.clone())),
            ("signals", number(Some(sent.signals))),
            ("warnings", number(Some(sent.warnings))),
        ]);
        self.put(Entity::SentBundle, id.0, cells)
    }

    /// Writes a 接收记录.
    ///
    /// # Errors
    /// When the sender has another of this origin, or the store fails.
    pub fn put_received(&mut self, kind: ReceivedKind, id: ReceivedId, received: &Received) -> Result<(), StoreError> {
        let mut cells = period_cells(received.period);
        cells.extend([
            ("sender_id", key(Some(received.sender.0))),
            ("origin", key(Some(received.origin))),
            ("missing", yes(received.missing)),
        ]);
        cells.extend(kind.fields().zip(&received.texts).map(|(field, words)| (field.key, text(words))));
        let entity = match kind {
            ReceivedKind::Return => Entity::ReceivedReturn,
            ReceivedKind::Signal => Entity::ReceivedSignal,
            ReceivedKind::Warning => Entity::ReceivedWarning,
        };
        self.put(entity, id.0, cells)
    }
}

impl Store {
    /// The secret of this office's keys, unsealed.
    ///
    /// # Errors
    /// A seal that does not open is damage.
    pub fn unseal_identity(&self, identity: &Identity) -> Result<String, StoreError> {
        self.seal.open(identity.id.as_bytes(), &identity.sealed)
    }
}

fn read_received(kind: ReceivedKind, row: &Row<'_>) -> rusqlite::Result<Received> {
    Ok(Received {
        sender: CorrespondentId(uuid(row, "sender_id")?),
        period: read_period(row)?,
        origin: uuid(row, "origin")?,
        missing: row.get("missing")?,
        texts: kind.fields().map(|field| row.get(field.key)).collect::<Result<_, _>>()?,
    })
}

fn read_period(row: &Row<'_>) -> rusqlite::Result<SubmissionPeriod> {
    Ok(SubmissionPeriod { kind: needed(term(row, "kind")?, "kind")?, year: row.get("year")?, part: row.get("part")? })
}

fn period_cells(period: SubmissionPeriod) -> Cells {
    vec![("kind", code(Some(period.kind))), ("year", Value::Integer(period.year.into())), ("part", number(Some(period.part)))]
}

fn read_correspondent(row: &Row<'_>) -> rusqlite::Result<Correspondent> {
    Ok(Correspondent {
        name: row.get("name")?,
        public: row.get("public")?,
        fingerprint: row.get("fingerprint")?,
        confirmed_on: needed(date(row, "confirmed_on")?, "confirmed_on")?,
        confirmed_by: row.get("confirmed_by")?,
        note: row.get("note")?,
    })
}

fn correspondent_cells(one: &Correspondent) -> Cells {
    vec![
        ("name", text(&one.name)),
        ("public", Value::Blob(one.public.clone())),
        ("fingerprint", text(&one.fingerprint)),
        ("confirmed_on", day(Some(one.confirmed_on))),
        ("confirmed_by", text(&one.confirmed_by)),
        ("note", text(&one.note)),
    ]
}
