//! Half-filled forms, kept so that a power cut costs no typing. Never a record.

use crate::no::No;
use crate::wire::app::{Draft, KeepDraft, Nothing, ReadDraft};
use crate::{Desk, Place};

/// `keep_draft`.
pub(crate) fn keep_draft(desk: &mut Desk, request: KeepDraft) -> Result<Nothing, No> {
    if matches!(desk.place, Place::Empty) {
        return before::keep(desk, request);
    }
    let at = desk.instant().wall;
    desk.opened_mut()?.store.keep_draft(&request.place, &request.content, &at)?;
    Ok(Nothing {})
}

/// `read_draft`.
pub(crate) fn read_draft(desk: &mut Desk, request: ReadDraft) -> Result<Draft, No> {
    if matches!(desk.place, Place::Empty) {
        return Ok(Draft { content: before::kept(desk).remove(&request.place) });
    }
    Ok(Draft { content: desk.opened()?.store.read(|reader| reader.draft(&request.place))? })
}

/// The wizard's answers before there is an office to keep them in: names of the office, nothing more.
mod before {
    use std::collections::BTreeMap;

    use crate::export::write_named;
    use crate::no::No;
    use crate::wire::app::{KeepDraft, Nothing};
    use crate::{Desk, founding};

    /// What was kept; an unreadable file is no answer.
    pub(super) fn kept(desk: &Desk) -> BTreeMap<String, String> {
        std::fs::read(founding::wizard_file(&desk.settings.data_dir))
            .ok()
            .and_then(|bytes| serde_json::from_slice(&bytes).ok())
            .unwrap_or_default()
    }

    pub(super) fn keep(desk: &Desk, request: KeepDraft) -> Result<Nothing, No> {
        let mut all = kept(desk);
        if request.content.is_empty() {
            all.remove(&request.place);
        } else {
            all.insert(request.place, request.content);
        }
        let folder = &desk.settings.data_dir;
        std::fs::create_dir_all(folder).map_err(|error| No::File(folder.display().to_string(), error))?;
        let bytes = serde_json::to_vec(&all).map_err(|error| No::Internal(error.to_string()))?;
        write_named(&founding::wizard_file(folder), &bytes)?;
        Ok(Nothing {})
    }
}
