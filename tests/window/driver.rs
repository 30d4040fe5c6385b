//! Our own small WebDriver client: plain HTTP to WebKitWebDriver, a limit on every request. Never
//! its screenshots (they do not answer when the engine draws without DMABUF) and never a sleep
//! that a test counts on: everything waits for what it wants to see.

use std::fmt;
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// How long a test waits for what it wants to see. Only a failing test ever waits so long.
pub const PATIENCE: Duration = Duration::from_secs(30);
const STEP: Duration = Duration::from_millis(40);
/// Key of an element reference in WebDriver's JSON.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// What the driver or the page answered instead of what was asked.
#[derive(Debug)]
pub struct Trouble {
    code: String,
    words: String,
}

impl Trouble {
    /// Whether trying once more can help: the page was just drawing itself anew.
    fn passes(&self) -> bool {
        matches!(
            self.code.as_str(),
            "stale element reference" | "element click intercepted" | "element not interactable" | "no such element"
        )
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.code, self.words)
    }
}

/// A running WebKitWebDriver with one session.
pub struct Driver {
    process: Child,
    agent: ureq::Agent,
    server: String,
    session: Option<String>,
}

impl Driver {
    /// Starts the driver; `prepare` gives it the display, the bus and what the app reads.
    pub fn start(prepare: impl FnOnce(&mut Command)) -> Self {
        let port = free_port();
        let mut command = Command::new("WebKitWebDriver");
        command.arg(format!("--port={port}")).arg("--host=127.0.0.1");
        command.env("TAURI_WEBVIEW_AUTOMATION", "true").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        prepare(&mut command);
        let process = command.spawn().expect("WebKitWebDriver starts (package webkit2gtk-driver)");
        let agent =
            ureq::Agent::config_builder().timeout_global(Some(Duration::from_secs(90))).http_status_as_error(false).build().new_agent();
        let driver = Self { process, agent, server: format!("http://127.0.0.1:{port}"), session: None };
        wait("WebKitWebDriver answers", || driver.get("/status").ok().filter(|status| status["ready"] == true));
        driver
    }

    /// Starts the program under test and drives its window from now on.
    ///
    /// # Errors
    /// What the driver said instead, or that it said nothing for half a minute.
    pub fn open(&mut self, program: &std::path::Path, arguments: &[&str]) -> Result<(), Trouble> {
        let wish = json!({ "capabilities": { "alwaysMatch": {
            "webkitgtk:browserOptions": { "binary": program, "args": arguments },
            "timeouts": { "script": 60_000, "pageLoad": 60_000, "implicit": 0 },
        }}});
        let request = self.agent.post(format!("{}/session", self.server)).config().timeout_global(Some(PATIENCE)).build();
        let session = read(request.send_json(&wish))?;
        self.session = Some(session["sessionId"].as_str().expect("a session id").to_owned());
        Ok(())
    }

    /// Ends the session, which closes the program's window.
    pub fn close(&mut self) {
        if let Some(session) = self.session.take() {
            let _ = self.agent.delete(format!("{}/session/{session}", self.server)).call();
        }
    }

    /// Runs JavaScript and gives what it returns.
    pub fn run(&self, script: &str, arguments: &[Value]) -> Result<Value, Trouble> {
        self.post(&self.path("/execute/sync"), &json!({ "script": script, "args": arguments }))
    }

    /// Runs JavaScript that calls its last argument with the result.
    pub fn run_async(&self, script: &str, arguments: &[Value]) -> Result<Value, Trouble> {
        self.post(&self.path("/execute/async"), &json!({ "script": script, "args": arguments }))
    }

    /// Clicks the element as a hand would; nothing in front of it may take the click.
    pub fn click(&self, element: &Element) -> Result<(), Trouble> {
        self.post(&self.path(&format!("/element/{}/click", element.0)), &json!({})).map(drop)
    }

    /// Types into the element.
    pub fn send_keys(&self, element: &Element, text: &str) -> Result<(), Trouble> {
        self.post(&self.path(&format!("/element/{}/value", element.0)), &json!({ "text": text })).map(drop)
    }

    /// Presses keys together, in this order, and lets them go.
    pub fn chord(&self, keys: &[char]) -> Result<(), Trouble> {
        let down = keys.iter().map(|key| json!({ "type": "keyDown", "value": key.to_string() }));
        let up = keys.iter().rev().map(|key| json!({ "type": "keyUp", "value": key.to_string() }));
        let actions: Vec<Value> = down.chain(up).collect();
        let hand = json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": actions }] });
        self.post(&self.path("/actions"), &hand).map(drop)
    }

    fn path(&self, rest: &str) -> String {
        format!("/session/{}{rest}", self.session.as_deref().expect("an open window"))
    }

    fn get(&self, path: &str) -> Result<Value, Trouble> {
        read(self.agent.get(format!("{}{path}", self.server)).call())
    }

    fn post(&self, path: &str, body: &Value) -> Result<Value, Trouble> {
        read(self.agent.post(format!("{}{path}", self.server)).send_json(body))
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        self.close();
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// One element of the page.
#[derive(Debug, Clone)]
pub struct Element(String);

impl Element {
    /// The element a script returned, if it returned one.
    pub fn of(value: &Value) -> Option<Self> {
        value[ELEMENT].as_str().map(|id| Self(id.to_owned()))
    }

    /// The element as an argument of a script.
    pub fn argument(&self) -> Value {
        json!({ ELEMENT: self.0 })
    }
}

/// Tries until there is something, and panics with `what` when patience ends.
pub fn wait<T>(what: &str, mut attempt: impl FnMut() -> Option<T>) -> T {
    let end = Instant::now() + PATIENCE;
    loop {
        if let Some(found) = attempt() {
            return found;
        }
        assert!(Instant::now() < end, "waited {} s in vain: {what}", PATIENCE.as_secs());
        std::thread::sleep(STEP);
    }
}

/// Tries again while the page is drawing itself anew; any other trouble ends the test.
pub fn insist<T>(what: &str, mut attempt: impl FnMut() -> Option<Result<T, Trouble>>) -> T {
    let mut last = String::from("not there");
    let end = Instant::now() + PATIENCE;
    loop {
        match attempt() {
            Some(Ok(done)) => return done,
            Some(Err(trouble)) if trouble.passes() => last = trouble.to_string(),
            Some(Err(trouble)) => panic!("{what}: {trouble}"),
            None => {}
        }
        assert!(Instant::now() < end, "waited {} s in vain: {what} ({last})", PATIENCE.as_secs());
        std::thread::sleep(STEP);
    }
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("its number").port()
}

fn read(answer: Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> Result<Value, Trouble> {
    let unheard = |error: ureq::Error| Trouble { code: "no answer".into(), words: error.to_string() };
    let mut body: Value = answer.map_err(unheard)?.body_mut().read_json().map_err(unheard)?;
    let value = body["value"].take();
    match value["error"].as_str() {
        Some(code) => Err(Trouble { code: code.to_owned(), words: value["message"].to_string() }),
        None => Ok(value),
    }
}
