//! What a person at the desk can do, one function for each thing: it reads, asks register for the
//! rule, has press lay out the paper, and records all of it as one act. Never knows a window, an
//! operating system's folders, SQL, or a rule that needs no database.

mod accountability;
mod app;
mod appraisal;
mod approval;
mod backup;
mod beside;
mod book;
mod bulletin;
mod bundle;
mod campaign;
mod case_lead;
mod check;
mod compose;
mod copy;
mod draft;
mod duty;
mod edition;
mod export;
mod fault;
pub mod file;
mod find;
mod founding;
mod headway;
mod home;
mod inspection;
mod intake;
mod keys;
mod kinds;
mod letter;
mod list;
mod lock;
mod network;
mod no;
mod notice;
mod office;
mod order;
mod paper;
mod people;
mod point_return;
mod power;
mod proposal;
mod record;
mod report;
mod review;
mod risk;
mod screening;
mod shape;
mod signal;
mod spot_check;
mod talk;
mod template;
mod typed;
mod typeface;
mod undo;
mod unit;
mod unmask;
mod verify;
mod view;
mod warning;
pub mod wire;
mod word;
mod words;
mod work_list;

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, FixedOffset, NaiveDate, SecondsFormat};
use press::Fonts;
use register::id::SignalId;
use serde_json::Value;
use store::{Act, Entry, Instant, Op, Store, Undo, Writer};

use book::Book;
pub use headway::Headway;
use keys::Access;
pub use lock::Tick;
use lock::Watch;
use no::No;
pub use store::SlotCost;
pub use store::ground::{Ground, Unfit};
use view::View;
use wire::lock::LockCause;
use wire::record::Kind;

/// The clock of the outermost layer.
pub trait Clock: Send {
    /// Local time now.
    fn now(&self) -> DateTime<FixedOffset>;

    /// How long the program has run: goes on whatever becomes of the wall clock.
    fn since(&self, started: std::time::Instant) -> std::time::Duration {
        started.elapsed()
    }
}

/// Where things are, as the shell or the command line knows.
pub struct DeskSettings {
    /// The data folder.
    pub data_dir: PathBuf,
    /// The bundled faces.
    pub fonts_dir: PathBuf,
    /// The tables of the training office.
    pub samples_dir: PathBuf,
    /// The clock.
    pub clock: Box<dyn Clock>,
    /// The day the rules take for today; only with a training office.
    pub today: Option<NaiveDate>,
    /// What a try at a password costs where a slot is made: [`SlotCost::FULL`] in the product.
    pub slot_cost: SlotCost,
}

/// What stands behind the window at the moment.
enum Place {
    /// No office yet.
    Empty,
    /// An office is open.
    Open(Box<Opened>),
    /// There is an office, and its key is not in memory.
    Locked(LockCause),
    /// There is an office, and it could not be opened; nothing was changed.
    Shut(store::StoreError),
    /// The folder must not hold an office; why, in words. Nothing was opened.
    Unfit(String),
}

/// An open office.
struct Opened {
    store: Store,
    book: Book,
    views: HashMap<Kind, View>,
    previews: HashMap<String, intake::Pending>,
    /// A package that was shown and may be entered.
    bundle: Option<bundle::Pending>,
    remark: Option<String>,
    /// A backup that is only looked at, by the time it was taken: nothing is written.
    looking: Option<String>,
    /// Confidential signals whose opening stands in the journal already.
    looked: HashSet<SignalId>,
    access: Access,
}

/// The desk: one office, one user, one thing at a time.
pub struct Desk {
    settings: DeskSettings,
    started: std::time::Instant,
    place: Place,
    typefaces: Option<typeface::Loaded>,
    faults: u32,
    headway: Arc<Headway>,
    ground: Box<dyn Ground>,
    tending: backup::Tending,
    watch: Watch,
    /// The right key of a database that does not read, for its backups.
    key_of_shut: Option<store::Key>,
}

impl Desk {
    /// Opens the office of the data folder. Never fails: `app_status` says where it stands.
    pub fn open(settings: DeskSettings) -> Self {
        Self::open_on(settings, Box::new(store::ground::ThisMachine))
    }

    /// The same on a ground of one's own: disks as a test has them.
    pub fn open_on(settings: DeskSettings, ground: Box<dyn Ground>) -> Self {
        let mut desk = Self {
            settings,
            started: std::time::Instant::now(),
            place: Place::Empty,
            typefaces: None,
            faults: 0,
            headway: Arc::default(),
            ground,
            tending: backup::Tending::default(),
            watch: Watch::default(),
            key_of_shut: None,
        };
        founding::open_standing(&mut desk);
        desk
    }

    /// How far a long command is, for whoever waits while it runs.
    pub fn headway(&self) -> Arc<Headway> {
        Arc::clone(&self.headway)
    }

    /// Runs one command of the wire.
    ///
    /// # Errors
    /// The answer other than the reply, as JSON: refused, fault or locked.
    pub fn call(&mut self, command: &str, request: Value) -> Result<Value, Value> {
        let now = self.instant().mono;
        self.tending.called(now);
        let answer = match self.admit(command) {
            Ok(()) => wire::dispatch(self, command, request),
            Err(no) => Err(no.into_answer(self)),
        };
        answer.map_err(|answer| serde_json::to_value(&answer).unwrap_or(Value::Null))
    }

    /// File name and bytes of a kept paper.
    ///
    /// # Errors
    /// The answer other than the reply, as JSON.
    pub fn paper_bytes(&mut self, paper: &str) -> Result<(String, Vec<u8>), Value> {
        paper::bytes(self, paper).map_err(|no| serde_json::to_value(no.into_answer(self)).unwrap_or(Value::Null))
    }

    /// File name and bytes of a 佐证材料.
    ///
    /// # Errors
    /// The answer other than the reply, as JSON.
    pub fn attachment_bytes(&mut self, attachment: &str) -> Result<(String, Vec<u8>), Value> {
        duty::bytes(self, attachment).map_err(|no| serde_json::to_value(no.into_answer(self)).unwrap_or(Value::Null))
    }

    fn opened(&self) -> Result<&Opened, No> {
        match &self.place {
            Place::Open(opened) => Ok(opened),
            Place::Empty | Place::Locked(_) | Place::Shut(_) | Place::Unfit(_) => Err(No::Locked),
        }
    }

    /// The open office, where something may be written.
    fn writable(&self) -> Result<&Opened, No> {
        let opened = self.opened()?;
        match &opened.looking {
            None => Ok(opened),
            Some(taken) => Err(No::refuse("looking", format!("现在看的是{taken}的备份，不能修改。要继续登记，请退出后选“恢复备份”。"))),
        }
    }

    fn opened_mut(&mut self) -> Result<&mut Opened, No> {
        match &mut self.place {
            Place::Open(opened) => Ok(opened),
            Place::Empty | Place::Locked(_) | Place::Shut(_) | Place::Unfit(_) => Err(No::Locked),
        }
    }

    fn book(&self) -> Result<&Book, No> {
        Ok(&self.opened()?.book)
    }

    /// The day the rules take for today.
    fn today(&self) -> NaiveDate {
        let training = self.opened().is_ok_and(|opened| opened.book.training);
        self.settings.today.filter(|_| training).unwrap_or_else(|| self.settings.clock.now().date_naive())
    }

    fn instant(&self) -> Instant {
        let now = self.settings.clock.now();
        Instant {
            wall: now.to_rfc3339_opts(SecondsFormat::Secs, false),
            millis: u64::try_from(now.timestamp_millis()).unwrap_or_default(),
            mono: u64::try_from(self.settings.clock.since(self.started).as_millis()).unwrap_or(u64::MAX),
        }
    }

    /// Time since the program began, which nobody can set.
    fn mono(&self) -> Duration {
        self.settings.clock.since(self.started)
    }

    /// An act on what opens the office, which is done before the recovery code was typed back as well. `beside`
    /// is done before the entry is committed, and undoes it where it fails.
    fn record_keys(&mut self, act: Act, beside: impl FnOnce() -> Result<(), No>) -> Result<(), No> {
        let act = nameable(act);
        let (at, today) = (self.instant(), self.today());
        self.writable()?;
        let opened = self.opened_mut()?;
        let ((), entry) = opened.store.record(act, at, |_| beside())?;
        opened.follow(entry, today)
    }

    /// Does one act and brings the book up to date.
    fn record<T>(&mut self, act: Act, work: impl FnOnce(&mut Writer<'_>, &Book) -> Result<T, No>) -> Result<T, No> {
        let act = nameable(act);
        let (at, today) = (self.instant(), self.today());
        self.writable()?;
        let opened = self.opened_mut()?;
        if opened.access.recovery_due() {
            return Err(No::refuse("recovery_due", "恢复码还没有抄回核对，暂时不能录入。请先把纸上的恢复码输一遍，忘记口令时才打得开。"));
        }
        let book = &opened.book;
        let (answer, entry) = opened.store.record(act, at, |writer| work(writer, book))?;
        opened.follow(entry, today)?;
        Ok(answer)
    }

    /// The faces that papers are set in.
    fn fonts(&mut self) -> Result<Arc<Fonts>, No> {
        Ok(Arc::clone(&self.typefaces()?.fonts))
    }

    /// The faces, read from their files at the first paper and whenever the office chose others.
    fn typefaces(&mut self) -> Result<&typeface::Loaded, No> {
        let chosen = self.book().map(|book| book.typefaces.as_slice()).unwrap_or_default();
        if self.typefaces.as_ref().is_none_or(|loaded| !loaded.serve(chosen)) {
            self.typefaces = Some(typeface::load(&self.settings.fonts_dir, chosen)?);
        }
        self.typefaces.as_ref().ok_or_else(|| No::Internal("typefaces".to_owned()))
    }

    /// The list of a register, made anew when something changed.
    fn view(&mut self, kind: Kind) -> Result<&View, No> {
        let today = self.today();
        let opened = self.opened_mut()?;
        if !opened.views.get(&kind).is_some_and(|view| view.is_of(today)) {
            let view = View::make(kind, &opened.book, &opened.store, today)?;
            opened.views.insert(kind, view);
        }
        opened.views.get(&kind).ok_or_else(|| No::Internal("view".to_owned()))
    }
}

impl Opened {
    fn new(store: Store, remark: Option<String>, access: Access) -> Result<Self, No> {
        let book = store.read(Book::load)?;
        let (views, previews, looked) = (HashMap::new(), HashMap::new(), HashSet::new());
        Ok(Self { store, book, views, previews, bundle: None, remark, looking: None, looked, access })
    }

    /// Brings book and lists up to date with an act. Lists of another day are let go.
    fn follow(&mut self, entry: Option<Entry>, today: NaiveDate) -> Result<(), No> {
        let Some(entry) = entry else { return Ok(()) };
        let Self { store, book, views, .. } = self;
        let followed = store.read(|reader| book.follow(reader, &entry.touched))?;
        views.retain(|kind, view| view.is_of(today) && view.follow(*kind, book, &followed));
        #[cfg(debug_assertions)]
        self.assert_followed(today)?;
        Ok(())
    }

    /// What followed the act is what would be read anew. This is how a debug build finds the table that somebody
    /// forgot in [`kinds::reads`].
    #[cfg(debug_assertions)]
    fn assert_followed(&self, today: NaiveDate) -> Result<(), No> {
        assert!(self.book == self.store.read(Book::load)?, "the book did not follow the act");
        for (kind, view) in &self.views {
            assert!(view.shows(&View::make(*kind, &self.book, &self.store, today)?), "the list of {kind:?} did not follow the act");
        }
        Ok(())
    }
}

/// The act with no number of an identity card in what the journal says of it: titles hold what was typed.
fn nameable(act: Act) -> Act {
    Act { label: register::citizen_number::mask(&act.label).into_owned(), ..act }
}

/// An act that undo can take back.
fn undoable(op: Op, kind: Kind, label: String) -> Act {
    Act { op, entity: kinds::name(kind), label, undo: Undo::Undoable, always: false }
}
