//! The program in its real window, as a test handles it: see, click, type, press, photograph.
//! Never a word of the office: those stand in the tests.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use crate::desktop::Desktop;
use crate::driver::{Driver, Element, Trouble, insist, wait};

const FIND: &str = include_str!("find.js");
/// Whether a click would reach the element: it is not grey, and stands where it stood two frames ago.
const READY: &str = "const [e, tell] = arguments; \
    const place = () => JSON.stringify(e.getBoundingClientRect()); \
    const before = place(); \
    setTimeout(() => tell(e.isConnected && !e.matches(':disabled') && place() === before), 32);";

/// How a person would point at something.
#[derive(Debug, Clone, Copy)]
pub enum Look<'a> {
    /// Exactly this text.
    Text(&'a str),
    /// A text with this in it.
    Part(&'a str),
    /// A role and the name a screen reader would say.
    Role(&'a str, &'a str),
    /// A `data-test`, where words change.
    Test(&'a str),
    /// A CSS selector, where nothing else fits.
    Css(&'a str),
}

impl Look<'_> {
    fn arguments(self) -> [Value; 3] {
        let (how, what, whose) = match self {
            Self::Text(text) => ("text", text, ""),
            Self::Part(text) => ("part", text, ""),
            Self::Role(role, name) => ("role", role, name),
            Self::Test(id) => ("test", id, ""),
            Self::Css(css) => ("css", css, ""),
        };
        [json!(how), json!(what), json!(whose)]
    }
}

/// The window under test, on a desktop and in a data folder of its own.
pub struct App {
    name: String,
    folder: PathBuf,
    environment: Vec<(String, OsString)>,
    // Dropped in this order: first the driver with the window, then what it stood on.
    driver: Driver,
    desktop: Desktop,
}

impl App {
    /// Starts the program in a fresh data folder. `name` is the test's, for pictures and folders.
    pub fn start(name: &str, arguments: &[&str]) -> Self {
        Self::start_with(name, arguments, &[])
    }

    /// The same with more environment for the program.
    pub fn start_with(name: &str, arguments: &[&str], environment: &[(&str, &str)]) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("window-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("picks")).expect("a folder for the test");
        let environment = environment.iter().map(|(key, value)| ((*key).to_owned(), (*value).into())).collect::<Vec<_>>();
        let desktop = Desktop::start();
        let driver = Driver::start(|command| dress(command, &desktop, &folder, &environment));
        let mut app = Self { name: name.to_owned(), folder, environment, driver, desktop };
        app.open(arguments);
        app
    }

    /// Closes the window as a person does, and opens the program again on the same data.
    pub fn reopen(&mut self, arguments: &[&str]) {
        self.close();
        self.driver = self.new_driver();
        self.open(arguments);
    }

    fn new_driver(&self) -> Driver {
        Driver::start(|command| dress(command, &self.desktop, &self.folder, &self.environment))
    }

    /// Opens the window. Once in some hundred starts WebKitWebDriver never answers; then it is started
    /// anew, and says so. A program that cannot open its window fails the second time as well.
    fn open(&mut self, arguments: &[&str]) {
        let Err(trouble) = self.driver.open(&program(), arguments) else { return };
        eprintln!("no window at first ({trouble}); processes of the program: {:?}", self.processes("lianfang"));
        self.end_processes();
        self.driver = self.new_driver();
        self.driver.open(&program(), arguments).unwrap_or_else(|trouble| panic!("no window: {trouble}"));
    }

    /// Ends what the driver started and did not end; an empty name is every name.
    fn end_processes(&self) {
        for number in self.processes("") {
            let _ = Command::new("kill").arg("-KILL").arg(number).status();
        }
    }

    /// Closes the window as a person does, and waits until the program is gone.
    pub fn close(&mut self) {
        self.desktop.close_windows();
        wait("the program ends with its window", || self.processes("lianfang").is_empty().then_some(()));
    }

    /// The program's data folder.
    pub fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    /// Says what the next dialog for opening a file answers.
    pub fn will_pick(&self, file: &Path) {
        fs::write(self.folder.join("picks/pick"), file.as_os_str().as_encoded_bytes()).expect("an answer is laid down");
    }

    /// Says what the next dialog for saving answers: a file, or a folder for the proposed name.
    pub fn will_save(&self, place: &Path) {
        fs::write(self.folder.join("picks/save"), place.as_os_str().as_encoded_bytes()).expect("an answer is laid down");
    }

    /// Waits until it stands in the window.
    pub fn see(&self, look: Look<'_>) -> Element {
        wait(&format!("to see {look:?}"), || self.find(look))
    }

    /// Whether it stands in the window now.
    pub fn sees(&self, look: Look<'_>) -> bool {
        self.find(look).is_some()
    }

    /// Waits until it has left the window.
    pub fn see_gone(&self, look: Look<'_>) {
        wait(&format!("{look:?} to go"), || self.find(look).is_none().then_some(()));
    }

    /// Clicks it, when it is there, not greyed out, keeps still, and nothing lies over it.
    pub fn click(&self, look: Look<'_>) {
        insist(&format!("to click {look:?}"), || {
            let element = self.find(look)?;
            // A click on a grey button is no error to the driver; it only does nothing. Nor is one on a button that
            // has moved since the driver measured it.
            let ready = self.driver.run_async(READY, &[element.argument()]);
            match ready {
                Ok(ready) if ready != true => None,
                Ok(_) => Some(self.driver.click(&element)),
                Err(trouble) => Some(Err(trouble)),
            }
        });
    }

    /// Types into it, after what it holds already.
    pub fn type_into(&self, look: Look<'_>, text: &str) {
        for (rare, part) in by_plane(text) {
            insist(&format!("to type into {look:?}"), || {
                let element = self.find(look)?;
                Some(if rare { self.commit(&element, &part) } else { self.driver.send_keys(&element, &part) })
            });
        }
    }

    /// Enters characters beyond U+FFFF as an input method commits them: WebKitWebDriver's keyboard
    /// drops those without a word.
    fn commit(&self, element: &Element, text: &str) -> Result<(), Trouble> {
        let script = "const [e, text] = arguments; e.focus(); document.execCommand('insertText', false, text);";
        self.driver.run(script, &[element.argument(), json!(text)]).map(drop)
    }

    /// Replaces what it holds.
    pub fn fill(&self, look: Look<'_>, text: &str) {
        self.click(look);
        self.press(&[keys::CONTROL, 'a']);
        self.press(&[keys::DELETE]);
        self.type_into(look, text);
    }

    /// Chooses a line of a choice box by its words; the box's own list is drawn by the system.
    pub fn choose(&self, look: Look<'_>, line: &str) {
        // As a person does: not while the box is greyed out or the line is not there yet.
        let script = "const [e, line] = arguments; \
            const option = [...e.options].find((one) => one.text.trim() === line); \
            if (e.disabled || !option) return false; \
            e.value = option.value; e.dispatchEvent(new Event('change', { bubbles: true })); return true;";
        insist(&format!("to choose “{line}” in {look:?}"), || {
            match self.driver.run(script, &[self.find(look)?.argument(), json!(line)]) {
                Ok(chosen) => (chosen == true).then_some(Ok(())),
                Err(trouble) => Some(Err(trouble)),
            }
        });
    }

    /// Presses keys together.
    pub fn press(&self, keys: &[char]) {
        self.driver.chord(keys).unwrap_or_else(|trouble| panic!("keys {keys:?}: {trouble}"));
    }

    /// Presses keys that end the program, and waits until it is gone.
    pub fn leave_by(&mut self, keys: &[char]) {
        // The window may go before the driver has its answer.
        let _ = self.driver.chord(keys);
        wait("the program ends by its keys", || self.processes("lianfang").is_empty().then_some(()));
    }

    /// The text it shows, or the value it holds.
    pub fn text(&self, look: Look<'_>) -> String {
        let element = self.see(look);
        let script = "const [e] = arguments; return 'value' in e ? e.value : e.innerText;";
        let text = insist(&format!("the text of {look:?}"), || Some(self.driver.run(script, &[element.argument()])));
        text.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until it shows this text or holds this value, blanks around it aside.
    pub fn reads(&self, look: Look<'_>, text: &str) {
        wait(&format!("{look:?} to read “{text}”"), || (self.text(look).trim() == text).then_some(()));
    }

    /// How many elements a CSS selector finds, hidden ones too.
    pub fn count(&self, css: &str) -> usize {
        let count = self.script("return document.querySelectorAll(arguments[0]).length;", &[json!(css)]);
        count.as_u64().and_then(|count| count.try_into().ok()).unwrap_or(0)
    }

    /// Runs a script in the page.
    pub fn script(&self, script: &str, arguments: &[Value]) -> Value {
        self.driver.run(script, arguments).unwrap_or_else(|trouble| panic!("{script}: {trouble}"))
    }

    /// Runs a script that calls its last argument when it is done.
    pub fn script_async(&self, script: &str) {
        self.driver.run_async(script, &[]).unwrap_or_else(|trouble| panic!("{script}: {trouble}"));
    }

    /// Asks the shell as the page asks it; `Err` holds the answer other than the reply.
    pub fn ask(&self, command: &str, arguments: Value) -> Result<Value, Value> {
        let script = "const [command, request, done] = arguments; \
            window.__TAURI_INTERNALS__.invoke(command, request) \
            .then((reply) => done({ reply: reply ?? null }), (no) => done({ no }));";
        let answer = self.driver.run_async(script, &[json!(command), arguments]).unwrap_or_else(|trouble| panic!("{command}: {trouble}"));
        match answer.get("no") {
            Some(no) => Err(no.clone()),
            None => Ok(answer["reply"].clone()),
        }
    }

    /// Asks desk as the page asks it.
    pub fn call(&self, command: &str, request: Value) -> Result<Value, Value> {
        self.ask("call", json!({ "command": command, "request": request }))
    }

    /// A picture of the screen in `target/screenshots`.
    pub fn photograph(&self, name: &str) {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("screenshots");
        fs::create_dir_all(&folder).expect("a folder for pictures");
        // One frame more than the one that made the looked-for thing visible.
        let _ =
            self.driver.run_async("const [done] = arguments; requestAnimationFrame(() => requestAnimationFrame(() => done(null)));", &[]);
        self.desktop.photograph(&folder.join(format!("{name}.png")));
    }

    /// Starts the program once more on the same desktop and data, without driving it.
    pub fn start_again(&self) -> std::process::Child {
        let mut command = Command::new(program());
        dress(&mut command, &self.desktop, &self.folder, &self.environment);
        command.spawn().expect("the program starts")
    }

    fn find(&self, look: Look<'_>) -> Option<Element> {
        // While the page changes there may be no document to ask; that passes.
        self.driver.run(FIND, &look.arguments()).ok().as_ref().and_then(Element::of)
    }

    /// Processes of this test by their environment, which names its folder; `name` is the program's.
    pub fn processes(&self, name: &str) -> Vec<String> {
        let mark = self.folder.as_os_str().as_encoded_bytes();
        let numbers = fs::read_dir("/proc").into_iter().flatten().flatten().filter_map(|entry| entry.file_name().into_string().ok());
        numbers
            .filter(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
            .filter(|number| {
                let process = Path::new("/proc").join(number);
                let named = fs::read_to_string(process.join("comm")).is_ok_and(|comm| comm.trim().starts_with(name));
                let environment = fs::read(process.join("environ")).unwrap_or_default();
                named && environment.windows(mark.len()).any(|part| part == mark)
            })
            .collect()
    }
}

impl Drop for App {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let picture = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| self.photograph(&format!("failed-{}", self.name))));
            eprintln!(
                "picture of the failure: target/screenshots/failed-{}.png ({})",
                self.name,
                if picture.is_ok() { "taken" } else { "not taken" }
            );
        }
        self.driver.close();
        self.end_processes();
        if !std::thread::panicking() {
            let _ = fs::remove_dir_all(&self.folder);
        }
    }
}

/// Keys that have no character of their own, as WebDriver writes them.
pub mod keys {
    /// Enter.
    pub const ENTER: char = '\u{e007}';
    /// Esc.
    pub const ESCAPE: char = '\u{e00c}';
    /// Tab.
    pub const TAB: char = '\u{e004}';
    /// Delete.
    pub const DELETE: char = '\u{e017}';
    /// Ctrl.
    pub const CONTROL: char = '\u{e009}';
    /// Alt.
    pub const ALT: char = '\u{e00a}';
    /// F2.
    pub const F2: char = '\u{e032}';
    /// Arrow left.
    pub const LEFT: char = '\u{e012}';
    /// Arrow down.
    pub const DOWN: char = '\u{e015}';
}

/// The text in runs: within the keyboard's plane (false) and beyond it (true).
fn by_plane(text: &str) -> Vec<(bool, String)> {
    let mut runs: Vec<(bool, String)> = Vec::new();
    for character in text.chars() {
        let rare = character > '\u{ffff}';
        match runs.last_mut() {
            Some((kind, run)) if *kind == rare => run.push(character),
            _ => runs.push((rare, character.to_string())),
        }
    }
    runs
}

fn dress(command: &mut Command, desktop: &Desktop, folder: &Path, environment: &[(String, OsString)]) {
    desktop.prepare(command);
    command
        .env("LIANFANG_DATA", folder.join("data"))
        .env("LIANFANG_TEST_PICK", folder.join("picks"))
        .env("WEBKIT_DISABLE_DMABUF_RENDERER", "1")
        .envs(environment.iter().map(|(key, value)| (key, value)));
}

/// The window's program.
fn program() -> PathBuf {
    beside("lianfang")
}

/// A program beside this test in the target folder.
pub fn beside(name: &str) -> PathBuf {
    let test = std::env::current_exe().expect("this test's own path");
    let program = test.ancestors().nth(2).expect("the target folder").join(name);
    assert!(program.is_file(), "{} is built first: cargo build --workspace", program.display());
    program
}
