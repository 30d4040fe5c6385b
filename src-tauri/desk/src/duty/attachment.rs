//! 佐证材料: files kept with entries of progress, in the office's own file. Never left anywhere else: the shell
//! lends them to a viewer or saves them where the person said.

use std::path::Path;

use register::Term as _;
use register::attachment::{Attachment, MOST_BYTES};
use register::id::{AttachmentId, ProgressId};
use store::{Act, KeptAttachment, Op, Undo};

use crate::book::Book;
use crate::no::No;
use crate::record::shorten;
use crate::wire::app::Nothing;
use crate::wire::duty::{AddAttachment, AttachmentLine, AttachmentRef, AttachmentUse, ProgressRef};
use crate::wire::record::{Kind, Saved};
use crate::{Desk, undoable, view};

fn line(kept: &KeptAttachment) -> AttachmentLine {
    AttachmentLine {
        id: kept.id.to_string(),
        name: kept.item.name.clone(),
        kind: kept.item.kind.label().to_owned(),
        size: kept.item.size_words(),
        added_at: view::minutes(&kept.added_at),
        sha256: store::hex(&kept.sha256),
    }
}

/// The files of an entry, in the order they came.
pub(super) fn of_entry(book: &Book, entry: ProgressId) -> Vec<AttachmentLine> {
    book.attachments.iter().filter(|kept| kept.item.progress == entry).map(line).collect()
}

/// `read_attachments`.
pub(crate) fn read_attachments(desk: &mut Desk, request: ProgressRef) -> Result<Vec<AttachmentLine>, No> {
    let entry = ProgressId::parse(&request.progress).ok_or_else(|| No::unknown("进展", &request.progress))?;
    Ok(of_entry(desk.book()?, entry))
}

/// `add_attachment`.
pub(crate) fn add_attachment(desk: &mut Desk, request: AddAttachment) -> Result<Saved, No> {
    let book = desk.book()?;
    let entry = ProgressId::parse(&request.progress)
        .and_then(|id| book.duty_progress.iter().find(|kept| kept.live() && kept.id == id))
        .ok_or_else(|| No::unknown("进展", &request.progress))?;
    let path = Path::new(&request.path);
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let bytes = read(path, &name)?;
    let attachment = Attachment::of(entry.id, &name, &bytes).map_err(|objection| No::Refused(vec![objection]))?;
    let digest = digest(&bytes);
    if let Some(same) = book.attachments.iter().find(|kept| kept.item.progress == entry.id && kept.sha256 == digest) {
        return Err(No::field("path", "not_unique", format!("这条进展已经附有同一份文件（“{}”），不必再附。", same.item.name)));
    }
    let act = undoable(Op::Attach, Kind::Progress, format!("附上“{}”", attachment.name));
    let id = desk.record(act, |writer, _| Ok(writer.add_attachment(&attachment, &bytes)?))?;
    Ok(Saved {
        id: id.to_string(),
        sentence: format!("已附上“{}”（{}，{}）。", attachment.name, attachment.kind.label(), attachment.size_words()),
    })
}

/// The bytes of a file; of one that is too big only so many that its size can be told.
fn read(path: &Path, name: &str) -> Result<Vec<u8>, No> {
    use std::io::Read as _;
    let failed = |error| No::File(name.to_owned(), error);
    let file = std::fs::File::open(path).map_err(failed)?;
    let size = file.metadata().map_err(failed)?.len();
    if size > MOST_BYTES as u64 {
        let most = MOST_BYTES / 1024 / 1024;
        let sentence =
            format!("“{name}”有{}兆，超过{most}兆的上限；请压缩图片、拆成几个文件，或只存要紧的几页。", size.div_ceil(1024 * 1024));
        return Err(No::field("path", "too_big", sentence));
    }
    let mut bytes = Vec::new();
    file.take(MOST_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(failed)?;
    Ok(bytes)
}

fn digest(bytes: &[u8]) -> Vec<u8> {
    use sha2::{Digest as _, Sha256};
    Sha256::digest(bytes).to_vec()
}

fn find<'a>(book: &'a Book, id: &str) -> Result<&'a KeptAttachment, No> {
    let wanted = AttachmentId::parse(id);
    book.attachments.iter().find(|kept| Some(kept.id) == wanted).ok_or_else(|| No::unknown("佐证材料", id))
}

/// `remove_attachment`.
pub(crate) fn remove_attachment(desk: &mut Desk, request: AttachmentRef) -> Result<Saved, No> {
    let kept = find(desk.book()?, &request.attachment)?;
    let (id, name) = (kept.id, shorten(&kept.item.name));
    let act = undoable(Op::Detach, Kind::Progress, format!("去掉“{name}”"));
    desk.record(act, |writer, _| Ok(writer.remove_attachment(id)?))?;
    Ok(Saved { id: id.to_string(), sentence: format!("已去掉“{name}”，可以撤销。") })
}

/// File name and bytes of a kept file.
pub(crate) fn bytes(desk: &Desk, attachment: &str) -> Result<(String, Vec<u8>), No> {
    let id = find(desk.book()?, attachment)?.id;
    let (name, bytes, kept) = desk.opened()?.store.read(|reader| reader.attachment_bytes(id))?;
    if digest(&bytes) != kept {
        return Err(No::refuse("digest", format!("“{name}”的内容与存入时的指纹不符，没有打开；请到“核验”查看。")));
    }
    Ok((name, bytes))
}

/// `note_attachment_use`: a kept file left the program.
pub(crate) fn note_attachment_use(desk: &mut Desk, request: AttachmentUse) -> Result<Nothing, No> {
    let (op, verb) = if request.act == "save" { (Op::Save, "另存") } else { (Op::View, "查看") };
    let name = shorten(&find(desk.book()?, &request.attachment)?.item.name);
    let act =
        Act {
            op, entity: crate::kinds::name(Kind::Progress), label: format!("{verb}佐证材料“{name}”"), undo: Undo::Aside, always: true
        };
    desk.record(act, |_, _| Ok(()))?;
    Ok(Nothing {})
}
