//! The recorder between SQLite and the disk: it notes every write, truncation, sync and removal of the files of a
//! watched folder, and lets one fail where a test asks for it. It lies below the page cipher: what it sees is what a
//! disk sees. Never a judgement of what it saw.
#![expect(unsafe_code, reason = "SQLite's file system is a table of C functions that take pointers")]

use std::collections::{BTreeSet, HashMap};
use std::ffi::{CStr, c_char, c_int, c_void};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, Once, PoisonError};

use rusqlite::ffi;

/// One thing that SQLite asked of the disk.
#[derive(Debug, Clone)]
pub enum Step {
    /// A file that was not there is made.
    Create(String),
    /// Bytes are written at a place.
    Write(String, u64, Vec<u8>),
    /// A file is cut to a length.
    Truncate(String, u64),
    /// A file is to be on the disk when this returns.
    Sync(String),
    /// A file is removed; whether its folder is to be on the disk too.
    Delete(String, bool),
    /// A closed file got another name, and its folder was synced: seen when it is opened under the new one.
    Rename(String, String),
}

/// How a disk fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// It has no room: what makes a file longer fails.
    Full,
    /// It cannot write: writing, cutting and syncing fail.
    Broken,
}

/// Which step fails.
#[derive(Debug, Clone, Copy)]
struct Fault {
    failure: Failure,
    /// Steps that still succeed.
    after: usize,
    /// Every step after it fails too.
    lasting: bool,
}

/// What is known of one watched folder.
#[derive(Default)]
struct Watch {
    tape: Vec<Step>,
    names: BTreeSet<String>,
    recording: bool,
    fault: Option<Fault>,
    hits: usize,
}

/// An open file of a watched folder.
struct Opened {
    folder: PathBuf,
    name: String,
    real: *const ffi::sqlite3_io_methods,
}

#[derive(Default)]
struct State {
    folders: HashMap<PathBuf, Watch>,
    files: HashMap<usize, Opened>,
    /// The functions that take the place of the real ones, by these.
    tables: HashMap<usize, *const ffi::sqlite3_io_methods>,
}

// SAFETY: the pointers lead to tables that live as long as the process and are never written to.
unsafe impl Send for State {}

static STATE: Mutex<Option<State>> = Mutex::new(None);

fn with<T>(work: impl FnOnce(&mut State) -> T) -> T {
    let mut state: MutexGuard<'_, Option<State>> = STATE.lock().unwrap_or_else(PoisonError::into_inner);
    work(state.get_or_insert_with(State::default))
}

/// A folder whose files are watched, until this goes.
pub struct Recorder {
    folder: PathBuf,
}

impl Recorder {
    /// Watches a folder. To be called before a file in it is opened.
    pub fn of(folder: &Path) -> Self {
        install();
        with(|state| state.folders.insert(folder.to_owned(), Watch::default()));
        Self { folder: folder.to_owned() }
    }

    fn watch<T>(&self, work: impl FnOnce(&mut Watch) -> T) -> T {
        with(|state| work(state.folders.entry(self.folder.clone()).or_default()))
    }

    /// Notes from now on.
    pub fn record(&self) {
        let files = std::fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let names = files.map(|file| file.file_name().to_string_lossy().into_owned()).collect();
        self.watch(|watch| (watch.recording, watch.names) = (true, names));
    }

    /// How many steps were noted.
    pub fn steps(&self) -> usize {
        self.watch(|watch| watch.tape.len())
    }

    /// What was noted.
    pub fn take(&self) -> Vec<Step> {
        self.watch(|watch| std::mem::take(&mut watch.tape))
    }

    /// The step after so many fails, and all behind it where that is to last.
    pub fn fail(&self, failure: Failure, after: usize, lasting: bool) {
        self.watch(|watch| {
            watch.fault = Some(Fault { failure, after, lasting });
            watch.hits = 0;
        });
    }

    /// The disk is well again. How many steps failed.
    pub fn mend(&self) -> usize {
        self.watch(|watch| {
            watch.fault = None;
            watch.hits
        })
    }
}

impl Drop for Recorder {
    fn drop(&mut self) {
        with(|state| state.folders.remove(&self.folder));
    }
}

impl Watch {
    fn note(&mut self, step: impl FnOnce() -> Step) {
        if self.recording {
            self.tape.push(step());
        }
    }

    /// Notes that a file is opened: made where it was not, renamed where one that was made is not there any more.
    fn note_open(&mut self, folder: &Path, name: &str, new: bool) {
        if !self.recording || self.names.contains(name) {
            return;
        }
        let before = if new { None } else { self.names.iter().find(|known| !folder.join(known).exists()).cloned() };
        self.tape.push(match before {
            Some(before) => {
                self.names.remove(&before);
                Step::Rename(before, name.to_owned())
            }
            None => Step::Create(name.to_owned()),
        });
        self.names.insert(name.to_owned());
    }

    /// Whether this step fails. `grows`: it asks for room.
    fn fails(&mut self, grows: bool) -> Option<Failure> {
        let fault = self.fault.as_mut()?;
        if fault.failure == Failure::Full && !grows {
            return None;
        }
        if fault.after > 0 {
            fault.after -= 1;
            return None;
        }
        let failure = fault.failure;
        if !fault.lasting {
            self.fault = None;
        }
        self.hits += 1;
        Some(failure)
    }
}

/// Puts the recorder in front of the system's own file system, once.
fn install() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // The library sets itself up on its first opening; the system's file system is there after it.
        drop(rusqlite::Connection::open_in_memory());
        // SAFETY: the default file system is registered and stays so; ours is a copy of its table that is never freed.
        unsafe {
            let real = ffi::sqlite3_vfs_find(std::ptr::null());
            assert!(!real.is_null(), "SQLite has a file system");
            let mut own = *real;
            own.zName = c"recorder".as_ptr();
            own.pNext = std::ptr::null_mut();
            own.pAppData = real.cast();
            own.xOpen = Some(open);
            own.xDelete = Some(delete);
            let done = ffi::sqlite3_vfs_register(Box::leak(Box::new(own)), 1);
            assert_eq!(done, ffi::SQLITE_OK, "the recorder is registered");
        }
    });
}

/// The folder and the name of a path that SQLite gives, where the folder is watched.
fn watched(state: &State, path: *const c_char) -> Option<(PathBuf, String)> {
    if path.is_null() {
        return None;
    }
    // SAFETY: SQLite gives a text that ends with a zero byte and stays during the call.
    let path = PathBuf::from(unsafe { CStr::from_ptr(path) }.to_string_lossy().into_owned());
    let (folder, name) = (path.parent()?, path.file_name()?);
    state.folders.contains_key(folder).then(|| (folder.to_owned(), name.to_string_lossy().into_owned()))
}

/// # Safety
/// Called by SQLite with a table of ours, whose data is the real one.
unsafe extern "C" fn open(
    own: *mut ffi::sqlite3_vfs,
    path: ffi::sqlite3_filename,
    file: *mut ffi::sqlite3_file,
    flags: c_int,
    out: *mut c_int,
) -> c_int {
    let known = with(|state| watched(state, path));
    let new = known.as_ref().is_some_and(|(folder, name)| !folder.join(name).exists());
    if let Some((folder, _)) = known.as_ref().filter(|_| new && flags & ffi::SQLITE_OPEN_CREATE != 0) {
        let failure = with(|state| state.folders.get_mut(folder)?.fails(true));
        if failure.is_some() {
            // SAFETY: the file is SQLite's own, and without functions it is not closed.
            unsafe { (*file).pMethods = std::ptr::null() };
            return ffi::SQLITE_CANTOPEN;
        }
    }
    // SAFETY: the real table and its functions stand behind ours as SQLite made them.
    let done = unsafe {
        let real: *mut ffi::sqlite3_vfs = (*own).pAppData.cast();
        match (*real).xOpen {
            Some(open) => open(real, path, file, flags, out),
            None => ffi::SQLITE_CANTOPEN,
        }
    };
    let Some((folder, name)) = known.filter(|_| done == ffi::SQLITE_OK) else { return done };
    with(|state| {
        if let Some(watch) = state.folders.get_mut(&folder) {
            watch.note_open(&folder, &name, new);
        }
        // SAFETY: the file was opened, so that its table is set; ours is a copy that is never freed.
        unsafe {
            let real = (*file).pMethods;
            let table = *state.tables.entry(real as usize).or_insert_with(|| {
                let mut table = *real;
                table.xWrite = Some(write);
                table.xTruncate = Some(truncate);
                table.xSync = Some(sync);
                table.xClose = Some(close);
                Box::leak(Box::new(table))
            });
            (*file).pMethods = table;
            state.files.insert(file as usize, Opened { folder, name, real });
        }
    });
    done
}

/// # Safety
/// Called by SQLite with a table of ours, whose data is the real one.
unsafe extern "C" fn delete(own: *mut ffi::sqlite3_vfs, path: *const c_char, sync_folder: c_int) -> c_int {
    // SAFETY: the real table and its functions stand behind ours as SQLite made them.
    let done = unsafe {
        let real: *mut ffi::sqlite3_vfs = (*own).pAppData.cast();
        match (*real).xDelete {
            Some(delete) => delete(real, path, sync_folder),
            None => ffi::SQLITE_IOERR_DELETE,
        }
    };
    if done == ffi::SQLITE_OK {
        with(|state| {
            let Some((folder, name)) = watched(state, path) else { return };
            if let Some(watch) = state.folders.get_mut(&folder) {
                watch.names.remove(&name);
                watch.note(|| Step::Delete(name, sync_folder != 0));
            }
        });
    }
    done
}

/// The real functions of an open file, after its folder was asked whether the step fails and was told of it.
fn pass(file: *mut ffi::sqlite3_file, grows: bool, step: impl FnOnce(String) -> Step) -> Result<*const ffi::sqlite3_io_methods, Failure> {
    with(|state| {
        let State { folders, files, .. } = state;
        let Some(opened) = files.get(&(file as usize)) else { return Err(Failure::Broken) };
        if let Some(watch) = folders.get_mut(&opened.folder) {
            if let Some(failure) = watch.fails(grows) {
                return Err(failure);
            }
            watch.note(|| step(opened.name.clone()));
        }
        Ok(opened.real)
    })
}

/// # Safety
/// Called by SQLite with an open file and as many bytes as it says.
unsafe extern "C" fn write(file: *mut ffi::sqlite3_file, bytes: *const c_void, length: c_int, at: i64) -> c_int {
    // SAFETY: SQLite gives as many bytes as it says.
    let written = || unsafe { std::slice::from_raw_parts(bytes.cast::<u8>(), usize::try_from(length).unwrap_or_default()) };
    match pass(file, true, |name| Step::Write(name, at.unsigned_abs(), written().to_vec())) {
        Err(Failure::Full) => ffi::SQLITE_FULL,
        Err(Failure::Broken) => ffi::SQLITE_IOERR_WRITE,
        // SAFETY: the real function for its own file.
        Ok(real) => unsafe { (*real).xWrite.map_or(ffi::SQLITE_IOERR, |write| write(file, bytes, length, at)) },
    }
}

/// # Safety
/// Called by SQLite with an open file.
unsafe extern "C" fn truncate(file: *mut ffi::sqlite3_file, length: i64) -> c_int {
    match pass(file, false, |name| Step::Truncate(name, length.unsigned_abs())) {
        Err(_) => ffi::SQLITE_IOERR_TRUNCATE,
        // SAFETY: the real function for its own file.
        Ok(real) => unsafe { (*real).xTruncate.map_or(ffi::SQLITE_IOERR, |truncate| truncate(file, length)) },
    }
}

/// # Safety
/// Called by SQLite with an open file.
unsafe extern "C" fn sync(file: *mut ffi::sqlite3_file, flags: c_int) -> c_int {
    match pass(file, false, Step::Sync) {
        Err(_) => ffi::SQLITE_IOERR_FSYNC,
        // SAFETY: the real function for its own file.
        Ok(real) => unsafe { (*real).xSync.map_or(ffi::SQLITE_IOERR, |sync| sync(file, flags)) },
    }
}

/// # Safety
/// Called by SQLite with an open file, for the last time.
unsafe extern "C" fn close(file: *mut ffi::sqlite3_file) -> c_int {
    let Some(opened) = with(|state| state.files.remove(&(file as usize))) else { return ffi::SQLITE_IOERR };
    // SAFETY: the real function for its own file.
    unsafe { (*opened.real).xClose.map_or(ffi::SQLITE_IOERR, |close| close(file)) }
}
