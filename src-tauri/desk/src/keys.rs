//! 口令, 恢复码 and 第二持有人: what opens the office, and how it is changed. Each change wraps the same data
//! key anew; no page of the database is touched. Never a secret in the journal, and never the last way in
//! taken away.

use register::office::Office;
use register::{passphrase, recovery_code};
use store::{Act, Key, Op, Ring, RingFiles, SlotCost, SlotKind, Undo};
use zeroize::Zeroizing;

use crate::no::No;
use crate::wire::app::{AppStatus, Nothing};
use crate::wire::lock::{ChangePassword, Keys, ProveRecovery, Recover, RecoveryCode, SetSecondHolder, WithPassword};
use crate::{Desk, app};

/// Where the name of the second holder is kept: in the encrypted file, not in the ring.
const HOLDER: &str = "keys:second_holder";

/// What opens the office that is open.
pub(crate) struct Access {
    pub(crate) files: RingFiles,
    pub(crate) ring: Ring,
    /// 恢复码, from its making until it was typed back or the office is closed.
    pub(crate) shown: Option<Zeroizing<String>>,
}

impl Access {
    /// Nobody typed the code back yet, so nothing real may be entered.
    pub(crate) fn recovery_due(&self) -> bool {
        !self.ring.has(SlotKind::Recovery) && !self.ring.has(SlotKind::Training)
    }
}

/// The data key in a ring that was kept with a backup or with what went aside: the training office's for nothing,
/// any other for the password or the recovery code of that time.
pub(crate) fn key_in(ring: &Ring, typed: Option<&str>) -> Result<Key, No> {
    if ring.has(SlotKind::Training) {
        return Ok(ring.unlock(&[SlotKind::Training], "")?.0);
    }
    let typed = typed.filter(|typed| !typed.is_empty());
    let typed = typed.ok_or_else(|| No::field("password", "required", "请输入做这份备份时的口令，或者当时的恢复码。"))?;
    let tried = match recovery_code::read(typed) {
        Ok(code) => ring.unlock(&[SlotKind::Recovery, SlotKind::Unproven], &Zeroizing::new(code)),
        Err(_) => ring.unlock(&[SlotKind::Password, SlotKind::Second], &secret(typed)),
    };
    let wrong = || No::field("password", "wrong", "打不开：不是做这份备份时的口令或恢复码。现有数据没有变化。");
    tried.map(|(key, _)| key).map_err(|error| match error {
        store::StoreError::WrongSecret => wrong(),
        other => No::Store(other),
    })
}

/// A password as it is wrapped.
fn secret(typed: &str) -> Zeroizing<String> {
    Zeroizing::new(passphrase::normal(typed))
}

/// Names that anybody here would try.
pub(crate) fn names(office: &Office) -> [&str; 5] {
    [&office.name, &office.short_name, &office.township, &office.party_committee, &office.series].map(String::as_str)
}

/// What stands against a new password is an objection beside it.
pub(crate) fn acceptable(typed: &str, again: &str, names: &[&str]) -> Result<(), No> {
    let objections = passphrase::check("password", typed, again, names);
    if objections.is_empty() { Ok(()) } else { Err(No::Refused(objections)) }
}

/// A new recovery code, in a slot that counts only when it is typed back.
pub(crate) fn new_code(ring: &mut Ring, key: &Key, cost: SlotCost) -> Result<Zeroizing<String>, No> {
    let dice = || {
        let mut bytes = [0; 4];
        getrandom::fill(&mut bytes).map_err(|error| No::Internal(error.to_string()))?;
        Ok::<_, No>(u32::from_le_bytes(bytes))
    };
    let code = Zeroizing::new(recovery_code::write(dice)?);
    ring.put(ring.make_slot(SlotKind::Unproven, key, &code, cost)?);
    Ok(code)
}

/// The ring of a new office: its password, and a recovery code that is still to be typed back.
pub(crate) fn found(typed: &str, cost: SlotCost) -> Result<(Ring, Key, Zeroizing<String>), No> {
    let (mut ring, key) = Ring::found()?;
    ring.put(ring.make_slot(SlotKind::Password, &key, &secret(typed), cost)?);
    let code = new_code(&mut ring, &key, cost)?;
    Ok((ring, key, code))
}

/// An entry of its own in the journal, with no row behind it.
pub(crate) fn note(desk: &mut Desk, op: Op, label: String) -> Result<(), No> {
    desk.record_keys(Act { op, entity: "office", label, undo: Undo::Aside, always: true }, || Ok(()))
}

impl Desk {
    fn access(&self) -> Result<&Access, No> {
        let opened = self.opened()?;
        if opened.lockable() { Ok(&opened.access) } else { Err(No::refuse("training", "示例单位没有口令，也没有恢复码。")) }
    }

    /// The data key, for somebody who knows a password: it is not kept for this.
    fn key_of(&mut self, typed: &str) -> Result<(Key, SlotKind), No> {
        let wrong = || No::field("current", "wrong", "现在的口令不对，什么也没有改。请看看大写锁定和输入法。");
        let ring = &self.access()?.ring;
        ring.unlock(&[SlotKind::Password, SlotKind::Second], &secret(typed)).map_err(|error| match error {
            store::StoreError::WrongSecret => wrong(),
            other => No::Store(other),
        })
    }

    /// Changes the ring: one entry in the journal, and the new ring in both places before it is committed.
    fn change_ring(&mut self, label: &str, change: impl FnOnce(&mut Ring) -> Result<(), No>) -> Result<(), No> {
        let Access { files, ring, .. } = self.access()?;
        let (files, old) = (files.clone(), ring.clone());
        let mut new = old.clone();
        change(&mut new)?;
        let act = Act { op: Op::Keys, entity: "office", label: label.to_owned(), undo: Undo::Aside, always: true };
        let written = self.record_keys(act, || Ok(files.write(&new)?));
        if written.is_err() {
            // What did not come to its entry should not stand: the old ring is put back as far as the disk allows.
            let _ = files.write(&old);
            return written;
        }
        self.opened_mut()?.access.ring = new;
        Ok(())
    }
}

/// After the recovery code opened the office: a new password, and the code counts no longer.
pub(crate) fn renew_by_code(desk: &mut Desk, code: &str, request: &Recover) -> Result<(), No> {
    acceptable(request.password.text(), request.password_again.text(), &names(&desk.book()?.office))?;
    let cost = desk.settings.slot_cost;
    let (key, _) = desk.access()?.ring.unlock(&[SlotKind::Recovery, SlotKind::Unproven], code)?;
    let mut shown = None;
    desk.change_ring("用恢复码重设口令", |ring| {
        ring.put(ring.make_slot(SlotKind::Password, &key, &secret(request.password.text()), cost)?);
        ring.take_out(SlotKind::Recovery);
        shown = Some(new_code(ring, &key, cost)?);
        Ok(())
    })?;
    desk.opened_mut()?.access.shown = shown;
    Ok(())
}

/// `read_keys`.
pub(crate) fn read_keys(desk: &mut Desk, _: Nothing) -> Result<Keys, No> {
    let opened = desk.opened()?;
    let ring = &opened.access.ring;
    let name = opened.store.read(|reader| reader.draft(HOLDER))?.unwrap_or_default();
    Ok(Keys {
        second_holder: ring.has(SlotKind::Second).then_some(name),
        recovery_proven: ring.has(SlotKind::Recovery),
        recovery_waiting: ring.has(SlotKind::Unproven),
        lockable: opened.lockable(),
    })
}

/// `recovery_code`: the code as long as it can be shown.
pub(crate) fn recovery_code(desk: &mut Desk, _: Nothing) -> Result<RecoveryCode, No> {
    let access = desk.access()?;
    let groups = access.shown.as_ref().map(|code| recovery_code::groups(code)).unwrap_or_default();
    Ok(RecoveryCode { groups, proven: access.ring.has(SlotKind::Recovery) && !access.ring.has(SlotKind::Unproven) })
}

/// `renew_recovery`: a new code; the old one holds until the new one is typed back.
pub(crate) fn renew_recovery(desk: &mut Desk, request: WithPassword) -> Result<RecoveryCode, No> {
    let (key, _) = desk.key_of(request.current.text())?;
    let cost = desk.settings.slot_cost;
    let mut shown = None;
    desk.change_ring("生成新的恢复码", |ring| {
        shown = Some(new_code(ring, &key, cost)?);
        Ok(())
    })?;
    desk.opened_mut()?.access.shown = shown;
    recovery_code(desk, Nothing {})
}

/// `prove_recovery`: the code was typed back from the paper.
pub(crate) fn prove_recovery(desk: &mut Desk, request: ProveRecovery) -> Result<AppStatus, No> {
    let ring = &desk.access()?.ring;
    let code = Zeroizing::new(recovery_code::read(request.code.text())?);
    if !ring.has(SlotKind::Unproven) {
        return Err(No::refuse("proven", "恢复码已经核对过了，不用再输。"));
    }
    let other = || No::field("code", "other_code", "这不是刚生成的恢复码，可能是以前的那张。请用最新打印的一张。");
    let (key, _) = ring.unlock(&[SlotKind::Unproven], &code).map_err(|error| match error {
        store::StoreError::WrongSecret => other(),
        failed => No::Store(failed),
    })?;
    let cost = desk.settings.slot_cost;
    desk.change_ring("恢复码已抄回核对", |ring| {
        ring.put(ring.make_slot(SlotKind::Recovery, &key, &code, cost)?);
        ring.take_out(SlotKind::Unproven);
        Ok(())
    })?;
    desk.opened_mut()?.access.shown = None;
    app::status(desk, Nothing {})
}

/// `change_password`: of whoever's password it is.
pub(crate) fn change_password(desk: &mut Desk, request: ChangePassword) -> Result<Nothing, No> {
    let (key, whose) = desk.key_of(request.current.text())?;
    acceptable(request.password.text(), request.password_again.text(), &names(&desk.book()?.office))?;
    let cost = desk.settings.slot_cost;
    let label = if whose == SlotKind::Second { "修改第二持有人的口令" } else { "修改口令" };
    desk.change_ring(label, |ring| {
        ring.put(ring.make_slot(whose, &key, &secret(request.password.text()), cost)?);
        Ok(())
    })?;
    Ok(Nothing {})
}

/// `set_second_holder`.
pub(crate) fn set_second_holder(desk: &mut Desk, request: SetSecondHolder) -> Result<Keys, No> {
    desk.access()?;
    let name = request.name.trim().to_owned();
    if name.is_empty() {
        return Err(No::field("name", "required", "请填写第二持有人的姓名。"));
    }
    let key = desk.own_key(request.current.text())?;
    acceptable(request.password.text(), request.password_again.text(), &names(&desk.book()?.office))?;
    let typed = secret(request.password.text());
    if desk.access()?.ring.unlock(&[SlotKind::Password], &typed).is_ok() {
        return Err(No::field("password", "same", "第二持有人要有自己的口令，不能和你的一样。"));
    }
    let cost = desk.settings.slot_cost;
    desk.change_ring("设置第二持有人", |ring| {
        ring.put(ring.make_slot(SlotKind::Second, &key, &typed, cost)?);
        Ok(())
    })?;
    let at = desk.instant().wall;
    desk.opened_mut()?.store.keep_draft(HOLDER, &name, &at)?;
    read_keys(desk, Nothing {})
}

/// `remove_second_holder`.
pub(crate) fn remove_second_holder(desk: &mut Desk, request: WithPassword) -> Result<Keys, No> {
    desk.own_key(request.current.text())?;
    if !desk.access()?.ring.has(SlotKind::Second) {
        return Err(No::refuse("no_holder", "没有第二持有人，不用取消。"));
    }
    desk.change_ring("取消第二持有人", |ring| {
        ring.take_out(SlotKind::Second);
        Ok(())
    })?;
    let at = desk.instant().wall;
    desk.opened_mut()?.store.keep_draft(HOLDER, "", &at)?;
    read_keys(desk, Nothing {})
}

impl Desk {
    /// The data key for the secretary alone: a second holder does not make or unmake holders.
    fn own_key(&mut self, typed: &str) -> Result<Key, No> {
        match self.key_of(typed)? {
            (key, SlotKind::Password) => Ok(key),
            _ => Err(No::field("current", "not_yours", "第二持有人的口令不能办这件事，请用主口令。")),
        }
    }
}
