//! The disks that a power cut may leave: what was synced is there; of what was not, each write is dropped, kept, or half
//! kept with sectors missing. Never a real disk: files are bytes in memory until a test puts them into a folder.

use std::collections::BTreeMap;

use crate::vfs::Step;

/// Bytes that a disk writes whole or not at all.
const SECTOR: usize = 512;

/// Numbers that look random and are the same in every run.
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    /// Dice that fall as this number says.
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap_or_default() % limit.max(1)
    }
}

/// How a disk and its file system behave.
#[derive(Debug, Clone, Copy, Default)]
pub struct Habits {
    /// Of a hundred syncs so many are ignored.
    pub lies: usize,
    /// A removal is on the disk only once its folder is, as with FAT; else any sync takes it along, as with ext4 and NTFS.
    pub harsh: bool,
}

/// What was done to a file since it was last synced.
#[derive(Debug, Clone)]
enum Change {
    Write(u64, Vec<u8>),
    Cut(u64),
}

/// One file of the disk, under the name that it has or had.
#[derive(Debug, Clone, Default)]
struct Node {
    name: String,
    synced: Vec<u8>,
    since: Vec<Change>,
}

/// A change of the folder that is not yet on the disk.
#[derive(Debug, Clone, Copy)]
enum Entry {
    Made(usize),
    Gone(usize),
}

/// A disk as it goes through the steps that were recorded.
#[derive(Debug, Clone)]
pub struct Disk {
    habits: Habits,
    dice: Dice,
    nodes: Vec<Node>,
    /// The folder as it is on the disk: names and files.
    folder: BTreeMap<String, usize>,
    /// The folder as the program sees it.
    seen: BTreeMap<String, usize>,
    waiting: Vec<Entry>,
}

impl Disk {
    /// A disk with these files on it.
    pub fn new(files: impl IntoIterator<Item = (String, Vec<u8>)>, habits: Habits, seed: u64) -> Self {
        let nodes: Vec<Node> = files.into_iter().map(|(name, synced)| Node { name, synced, since: Vec::new() }).collect();
        let folder: BTreeMap<String, usize> = nodes.iter().enumerate().map(|(at, node)| (node.name.clone(), at)).collect();
        Self { habits, dice: Dice::new(seed), seen: folder.clone(), folder, nodes, waiting: Vec::new() }
    }

    /// Does one more step.
    pub fn step(&mut self, step: &Step) {
        match step {
            Step::Create(name) => drop(self.node(name)),
            Step::Write(name, at, bytes) => {
                let node = self.node(name);
                self.nodes[node].since.push(Change::Write(*at, bytes.clone()));
            }
            Step::Truncate(name, length) => {
                let node = self.node(name);
                self.nodes[node].since.push(Change::Cut(*length));
            }
            Step::Sync(name) => {
                let node = self.node(name);
                if self.dice.below(100) < self.habits.lies {
                    return;
                }
                let Node { synced, since, .. } = &mut self.nodes[node];
                std::mem::take(since).iter().for_each(|change| change.apply(synced));
                if self.habits.harsh {
                    // A file's own sync brings its own name along, and nobody else's.
                    let made = |entry: &Entry| matches!(entry, Entry::Made(other) if *other == node);
                    let own: Vec<Entry> = self.waiting.extract_if(.., |entry| made(entry)).collect();
                    own.into_iter().for_each(|entry| settle(&mut self.folder, &self.nodes, entry));
                } else {
                    self.settle_all();
                }
            }
            Step::Rename(from, to) => self.rename(from, to),
            Step::Delete(name, folder_too) => {
                if let Some(node) = self.seen.remove(name) {
                    self.waiting.push(Entry::Gone(node));
                }
                if *folder_too {
                    self.settle_all();
                }
            }
        }
    }

    /// A file gets another name, and that is on the disk at once.
    fn rename(&mut self, from: &str, to: &str) {
        self.settle_all();
        if let Some(node) = self.seen.remove(from) {
            self.nodes[node].name = to.to_owned();
            self.seen.insert(to.to_owned(), node);
        }
        self.folder = self.seen.clone();
    }

    /// The file with this name, made where it was not.
    fn node(&mut self, name: &str) -> usize {
        if let Some(node) = self.seen.get(name) {
            return *node;
        }
        let node = self.nodes.len();
        self.nodes.push(Node { name: name.to_owned(), ..Node::default() });
        self.seen.insert(name.to_owned(), node);
        self.waiting.push(Entry::Made(node));
        node
    }

    fn settle_all(&mut self) {
        for entry in std::mem::take(&mut self.waiting) {
            settle(&mut self.folder, &self.nodes, entry);
        }
    }

    /// The files that a power cut at this moment leaves.
    pub fn cut(&self, dice: &mut Dice) -> BTreeMap<String, Vec<u8>> {
        // Nothing of what was not synced, all of it, or some of it.
        let manner = match dice.below(8) {
            0 | 1 => Manner::Nothing,
            2 => Manner::All,
            _ => Manner::Some,
        };
        let mut folder = self.folder.clone();
        // The folder's own changes reach the disk in their order, up to some place.
        let kept = match manner {
            Manner::Nothing => 0,
            Manner::All => self.waiting.len(),
            Manner::Some => dice.below(self.waiting.len() + 1),
        };
        self.waiting[..kept].iter().for_each(|entry| settle(&mut folder, &self.nodes, *entry));
        folder
            .into_iter()
            .map(|(name, node)| {
                let node = &self.nodes[node];
                let mut bytes = node.synced.clone();
                for change in &node.since {
                    match manner {
                        Manner::Nothing => {}
                        Manner::All => change.apply(&mut bytes),
                        Manner::Some => change.apply_some(&mut bytes, dice),
                    }
                }
                (name, bytes)
            })
            .collect()
    }
}

/// How much of what was not synced is on the disk.
#[derive(Clone, Copy)]
enum Manner {
    Nothing,
    All,
    Some,
}

fn settle(folder: &mut BTreeMap<String, usize>, nodes: &[Node], entry: Entry) {
    match entry {
        Entry::Made(node) => drop(folder.insert(nodes[node].name.clone(), node)),
        Entry::Gone(node) => folder.retain(|_, other| *other != node),
    }
}

impl Change {
    fn apply(&self, bytes: &mut Vec<u8>) {
        match self {
            Self::Write(at, new) => put(bytes, usize::try_from(*at).unwrap_or_default(), new),
            Self::Cut(length) => bytes.resize(usize::try_from(*length).unwrap_or_default(), 0),
        }
    }

    /// Drops it, keeps it, or keeps some of its sectors.
    fn apply_some(&self, bytes: &mut Vec<u8>, dice: &mut Dice) {
        match (dice.below(3), self) {
            (0, _) => {}
            (1, Self::Write(at, new)) => {
                let from = usize::try_from(*at).unwrap_or_default();
                let mut done = 0;
                while done < new.len() {
                    let end = new.len().min(done + SECTOR - (from + done) % SECTOR);
                    if dice.below(2) == 0 {
                        put(bytes, from + done, &new[done..end]);
                    }
                    done = end;
                }
            }
            _ => self.apply(bytes),
        }
    }
}

fn put(bytes: &mut Vec<u8>, at: usize, new: &[u8]) {
    if bytes.len() < at + new.len() {
        bytes.resize(at + new.len(), 0);
    }
    bytes[at..at + new.len()].copy_from_slice(new);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(disk: &Disk, seed: u64) -> BTreeMap<String, Vec<u8>> {
        disk.cut(&mut Dice::new(seed))
    }

    /// Every image over many seeds.
    fn all(disk: &Disk) -> Vec<BTreeMap<String, Vec<u8>>> {
        (0..200).map(|seed| files(disk, seed)).collect()
    }

    #[test]
    fn what_was_synced_is_always_there_and_the_rest_may_be() {
        let mut disk = Disk::new([("a".to_owned(), vec![1; 4])], Habits::default(), 1);
        disk.step(&Step::Write("a".into(), 0, vec![2; 4]));
        disk.step(&Step::Sync("a".into()));
        disk.step(&Step::Write("a".into(), 0, vec![3; 1024]));
        let images = all(&disk);
        assert!(images.iter().any(|image| image["a"] == vec![2; 4]), "dropped");
        assert!(images.iter().any(|image| image["a"] == vec![3; 1024]), "kept");
        assert!(images.iter().any(|image| image["a"].len() > 4 && image["a"][..] != [3; 1024][..]), "torn at a sector");
        assert!(images.iter().all(|image| image["a"][0] != 1), "what was synced over is gone");
    }

    #[test]
    fn a_removal_waits_for_a_sync_or_for_its_folder() {
        let start = || [("a".to_owned(), vec![1]), ("b".to_owned(), vec![1])];
        let gone = |disk: &Disk| all(disk).iter().filter(|image| !image.contains_key("a")).count();
        let mut disk = Disk::new(start(), Habits::default(), 1);
        disk.step(&Step::Delete("a".into(), false));
        assert!((1..200).contains(&gone(&disk)));
        disk.step(&Step::Sync("b".into()));
        assert_eq!(gone(&disk), 200);
        let mut disk = Disk::new(start(), Habits { harsh: true, lies: 0 }, 1);
        disk.step(&Step::Delete("a".into(), false));
        disk.step(&Step::Sync("b".into()));
        assert!((1..200).contains(&gone(&disk)));
        disk.step(&Step::Delete("b".into(), true));
        assert_eq!(gone(&disk), 200);
    }

    #[test]
    fn a_disk_that_lies_forgets_what_it_was_told_to_keep() {
        let mut disk = Disk::new([], Habits { lies: 100, harsh: false }, 1);
        disk.step(&Step::Write("a".into(), 0, vec![2; 4]));
        disk.step(&Step::Sync("a".into()));
        assert!(all(&disk).iter().any(|image| !image.contains_key("a")));
    }
}
