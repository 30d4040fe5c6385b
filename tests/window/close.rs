//! Closing a window as its close button does: the X server is asked to deliver WM_DELETE_WINDOW.
//! (Ending the WebDriver session kills the program instead, and no window manager runs here.)
//! Never more of the X protocol than these few requests.

use std::io::{Read as _, Write as _};
use std::os::linux::net::SocketAddrExt as _;
use std::os::unix::net::{SocketAddr, UnixStream};

/// Asks every window that stands on this display to close itself.
pub fn every_window(display: &str) {
    let mut server = Server::greet(display);
    let protocols = server.atom("WM_PROTOCOLS");
    let delete = server.atom("WM_DELETE_WINDOW");
    for window in server.children(server.root) {
        if server.is_shown(window) && server.property(window, protocols).contains(&delete) {
            server.deliver(window, protocols, delete);
        }
    }
    server.settle();
}

struct Server {
    stream: UnixStream,
    root: u32,
}

impl Server {
    fn greet(display: &str) -> Self {
        let number = display.trim_start_matches(':');
        // By the name that no file has: a server in a net of its own, that looks for a free number, takes such a file away.
        let place = SocketAddr::from_abstract_name(format!("/tmp/.X11-unix/X{number}")).expect("a name");
        let stream = UnixStream::connect_addr(&place).expect("the test's own X server");
        let mut server = Self { stream, root: 0 };
        // Little-endian, protocol 11.0, no authorisation.
        server.send(&[0x6c, 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        let head = server.take(8);
        assert_eq!(head[0], 1, "the X server lets us in");
        let about = server.take(usize::from(u16_at(&head, 6)) * 4);
        let vendor = usize::from(u16_at(&about, 16)).next_multiple_of(4);
        let formats = usize::from(about[21]) * 8;
        server.root = u32_at(&about, 32 + vendor + formats);
        server
    }

    fn atom(&mut self, name: &str) -> u32 {
        let mut rest = Vec::from(name);
        rest.resize(name.len().next_multiple_of(4), 0);
        let length = u16::try_from(name.len()).expect("a short name");
        self.request(16, 0, &[&length.to_le_bytes()[..], &[0, 0], &rest].concat());
        u32_at(&self.reply(), 8)
    }

    fn children(&mut self, window: u32) -> Vec<u32> {
        self.request(15, 0, &window.to_le_bytes());
        let reply = self.reply();
        (0..usize::from(u16_at(&reply, 16))).map(|at| u32_at(&reply, 32 + at * 4)).collect()
    }

    fn is_shown(&mut self, window: u32) -> bool {
        self.request(3, 0, &window.to_le_bytes());
        self.reply()[26] == 2
    }

    fn property(&mut self, window: u32, property: u32) -> Vec<u32> {
        let words = [window, property, 0, 0, 64].map(u32::to_le_bytes).concat();
        self.request(20, 0, &words);
        self.reply()[32..].chunks_exact(4).map(|word| u32_at(word, 0)).collect()
    }

    fn deliver(&mut self, window: u32, kind: u32, what: u32) {
        let mut event = vec![33, 32, 0, 0];
        event.extend([window, kind, what, 0, 0, 0, 0].map(u32::to_le_bytes).concat());
        let request = [&window.to_le_bytes()[..], &[0; 4], &event].concat();
        self.request(25, 0, &request);
    }

    /// A question whose answer comes only when everything before it is done.
    fn settle(&mut self) {
        self.request(43, 0, &[]);
        self.reply();
    }

    fn request(&mut self, opcode: u8, detail: u8, rest: &[u8]) {
        let words = u16::try_from(1 + rest.len() / 4).expect("a short request");
        let head = [opcode, detail];
        self.send(&[&head[..], &words.to_le_bytes(), rest].concat());
    }

    fn reply(&mut self) -> Vec<u8> {
        let mut reply = self.take(32);
        assert_eq!(reply[0], 1, "an answer of the X server, not an error: {reply:?}");
        let more = u32_at(&reply, 4) as usize * 4;
        reply.extend(self.take(more));
        reply
    }

    fn send(&mut self, bytes: &[u8]) {
        self.stream.write_all(bytes).expect("the X server takes a request");
    }

    fn take(&mut self, bytes: usize) -> Vec<u8> {
        let mut taken = vec![0; bytes];
        self.stream.read_exact(&mut taken).expect("the X server answers");
        taken
    }
}

fn u16_at(bytes: &[u8], at: usize) -> u16 {
    u16::from_le_bytes([bytes[at], bytes[at + 1]])
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
}
