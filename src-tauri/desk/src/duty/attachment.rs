//! 佐证材料: files kept with entries of progress and with warnings, in the office's own file. Never left anywhere else: the shell
//! lends them to a viewer or saves them where the person said.

use std::path::Path;

use register::Term as _;
use register::attachment::{Attachment, EvidenceOf, MOST_BYTES};
use register::id::{AttachmentId, ProgressId, WarningId};
use store::{Act, KeptAttachment, Op, Undo};

use crate::backup::ballast::NO_ATTACHMENTS;
use crate::book::Book;
use crate::no::No;
use crate::record::shorten;
use crate::wire::app::Nothing;
use crate::wire::duty::{AddAttachment, AttachmentLine, AttachmentRef, AttachmentUse, EvidenceRef};
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
    of_record(book, EvidenceOf::Progress(entry))
}

fn of_record(book: &Book, of: EvidenceOf) -> Vec<AttachmentLine> {
    book.attachments.iter().filter(|kept| kept.item.of == of).map(line).collect()
}

/// The record that a request names, and the register it is in.
fn record(book: &Book, id: &str) -> Result<(EvidenceOf, Kind), No> {
    let entry = ProgressId::parse(id).filter(|id| book.duty_progress.iter().any(|kept| kept.live() && kept.id == *id));
    let warning = || WarningId::parse(id).filter(|id| book.warnings.iter().any(|(known, _)| known == id));
    match entry {
        Some(entry) => Ok((EvidenceOf::Progress(entry), Kind::Progress)),
        None => warning().map(|warning| (EvidenceOf::Warning(warning), Kind::Warnings)).ok_or_else(|| No::unknown("记录", id)),
    }
}

/// `read_attachments`.
pub(crate) fn read_attachments(desk: &mut Desk, request: EvidenceRef) -> Result<Vec<AttachmentLine>, No> {
    let book = desk.book()?;
    Ok(of_record(book, record(book, &request.record)?.0))
}

/// `add_attachment`.
pub(crate) fn add_attachment(desk: &mut Desk, request: AddAttachment) -> Result<Saved, No> {
    if desk.ground.free_bytes(&desk.settings.data_dir).is_some_and(|free| free < NO_ATTACHMENTS) {
        return Err(No::field("path", "no_room", "数据所在的磁盘快满了，先不收附件，以免影响登记；请腾出空间后再附。"));
    }
    let book = desk.book()?;
    let (of, kind) = record(book, &request.record)?;
    let path = Path::new(&request.path);
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let bytes = read(path, &name)?;
    let attachment = Attachment::read(of, &name, &bytes).map_err(|objection| No::Refused(vec![objection]))?;
    let digest = digest(&bytes);
    if let Some(same) = book.attachments.iter().find(|kept| kept.item.of == of && kept.sha256 == digest) {
        return Err(No::field("path", "not_unique", format!("这条记录已经附有同一份文件（“{}”），不必再附。", same.item.name)));
    }
    let act = undoable(Op::Attach, kind, format!("附上“{}”", attachment.name));
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

/// The register of the record it is kept with.
fn kind_of(kept: &KeptAttachment) -> Kind {
    match kept.item.of {
        EvidenceOf::Progress(_) => Kind::Progress,
        EvidenceOf::Warning(_) => Kind::Warnings,
    }
}

fn find<'a>(book: &'a Book, id: &str) -> Result<&'a KeptAttachment, No> {
    let wanted = AttachmentId::parse(id);
    book.attachments.iter().find(|kept| Some(kept.id) == wanted).ok_or_else(|| No::unknown("佐证材料", id))
}

/// `remove_attachment`.
pub(crate) fn remove_attachment(desk: &mut Desk, request: AttachmentRef) -> Result<Saved, No> {
    let kept = find(desk.book()?, &request.attachment)?;
    let (id, name) = (kept.id, shorten(&kept.item.name));
    let act = undoable(Op::Detach, kind_of(kept), format!("去掉“{name}”"));
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
    let kept = find(desk.book()?, &request.attachment)?;
    let (name, kind) = (shorten(&kept.item.name), kind_of(kept));
    let act =
        Act { op, entity: crate::kinds::name(kind), label: format!("{verb}佐证材料“{name}”"), undo: Undo::Aside, always: true };
    desk.record(act, |_, _| Ok(()))?;
    Ok(Nothing {})
}
