//! 单位设置.

use register::office::Office as Settings;
use store::{Act, Op, Undo};

use crate::Desk;
use crate::no::No;
use crate::wire::app::Nothing;
use crate::wire::record::{Office, Saved};

/// `read_office`.
pub(crate) fn read_office(desk: &mut Desk, _: Nothing) -> Result<Office, No> {
    Ok(Office { fields: desk.book()?.office.texts() })
}

/// `save_office`.
pub(crate) fn save_office(desk: &mut Desk, request: Office) -> Result<Saved, No> {
    let today = desk.today();
    let mut raw = desk.book()?.office.texts();
    raw.extend(request.fields);
    let office = Settings::read(&raw, today)?;
    if office.role != desk.book()?.office.role {
        return Err(No::field("role", "settled", "本机用途在建立单位时定下，不能再改；要改用途的，请另外建一个数据文件夹。"));
    }
    let act = Act { op: Op::Settings, entity: "office", label: "修改单位设置".to_owned(), undo: Undo::Undoable, always: false };
    desk.record(act, |writer, book| Ok(writer.put_office(&office, book.training)?))?;
    Ok(Saved { id: String::new(), sentence: "已保存单位设置。".to_owned() })
}
