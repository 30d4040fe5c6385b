//! The ground that files lie on: how much room there is, whether two folders lie on one disk, and whether a folder is
//! one that a database must not lie in. Each system tells it its own way; what follows from it is one rule for all.
//! Never a byte written.

use std::path::{Component, Path, PathBuf};

/// Why a folder must not hold the office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unfit {
    /// A stick or card: unplugged at the wrong moment it takes the office along.
    Removable,
    /// A share: its locks and its syncs are not to be relied on.
    Network,
    /// A folder that a program copies to elsewhere, file by file, while they change; holds its name.
    Synced(String),
}

/// What is known of the disks. A test has its own.
pub trait Ground: Send {
    /// Bytes that can still be written in a folder; none where the system does not say.
    fn free_bytes(&self, folder: &Path) -> Option<u64>;
    /// Why a folder must not hold the office; none where it may.
    fn unfit(&self, folder: &Path) -> Option<Unfit>;
    /// Whether two folders lie on one disk; none where the system does not say.
    fn same_disk(&self, one: &Path, other: &Path) -> Option<bool>;
}

/// The disks of this machine.
#[derive(Debug, Clone, Copy, Default)]
pub struct ThisMachine;

impl Ground for ThisMachine {
    fn free_bytes(&self, folder: &Path) -> Option<u64> {
        fs4::available_space(nearest(folder)).ok()
    }

    fn unfit(&self, folder: &Path) -> Option<Unfit> {
        let folder = std::fs::canonicalize(nearest(folder)).unwrap_or_else(|_| folder.to_owned());
        #[cfg(target_os = "linux")]
        {
            let mounts = std::fs::read_to_string("/proc/self/mountinfo").unwrap_or_default();
            let unplugged = |device: &str| {
                // A partition has its disk one folder up.
                [format!("/sys/dev/block/{device}/removable"), format!("/sys/dev/block/{device}/../removable")]
                    .iter()
                    .any(|file| std::fs::read_to_string(file).is_ok_and(|word| word.trim() == "1"))
            };
            judge_mount(&folder, &mounts, unplugged).or_else(|| synced(&folder))
        }
        #[cfg(not(target_os = "linux"))]
        {
            judge_drive(&folder).or_else(|| synced(&folder))
        }
    }

    fn same_disk(&self, one: &Path, other: &Path) -> Option<bool> {
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt as _;
            let device = |folder: &Path| std::fs::metadata(nearest(folder)).ok().map(|known| known.dev());
            Some(device(one)? == device(other)?)
        }
        #[cfg(not(unix))]
        {
            let drive = |folder: &Path| {
                let whole = std::fs::canonicalize(nearest(folder)).ok()?;
                whole.components().next().map(|first| first.as_os_str().to_ascii_lowercase())
            };
            Some(drive(one)? == drive(other)?)
        }
    }
}

/// The folder itself, or the nearest one above it that exists.
fn nearest(folder: &Path) -> &Path {
    folder.ancestors().find(|folder| folder.exists()).unwrap_or(folder)
}

/// File systems that lie on another machine.
const NETWORK: &[&str] = &[
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "afs",
    "ncpfs",
    "ceph",
    "glusterfs",
    "davfs",
    "fuse.sshfs",
    "fuse.davfs2",
    "fuse.rclone",
    "fuse.gvfsd-fuse",
    "fuse.smbnetfs",
];

/// Where Linux desktops put what was plugged in.
const PLUGGED: &[&str] = &["/media", "/run/media"];

/// The rule for Linux: `mounts` as `/proc/self/mountinfo` has them; `unplugged` says of a device such as `8:17` whether
/// it can be pulled out.
pub fn judge_mount(folder: &Path, mounts: &str, unplugged: impl Fn(&str) -> bool) -> Option<Unfit> {
    let mount = mounts
        .lines()
        .filter_map(Mount::read)
        .filter(|mount| folder.starts_with(&mount.at))
        .max_by_key(|mount| mount.at.components().count())?;
    if NETWORK.contains(&mount.system.as_str()) {
        return Some(Unfit::Network);
    }
    let plugged = PLUGGED.iter().any(|place| mount.at.starts_with(place) && mount.at != Path::new(place));
    (plugged || unplugged(&mount.device)).then_some(Unfit::Removable)
}

struct Mount {
    device: String,
    at: PathBuf,
    system: String,
}

impl Mount {
    /// `36 35 98:0 /root /mnt rw,noatime master:1 - ext3 /dev/root rw`.
    fn read(line: &str) -> Option<Self> {
        let (before, after) = line.split_once(" - ")?;
        let mut before = before.split(' ').skip(2);
        let device = before.next()?.to_owned();
        let at = before.nth(1)?.replace("\\040", " ");
        Some(Self { device, at: PathBuf::from(at), system: after.split(' ').next()?.to_owned() })
    }
}

/// The rule for Windows, whose whole paths name the share that a drive letter stands for.
#[cfg(any(not(target_os = "linux"), test))]
fn judge_drive(folder: &Path) -> Option<Unfit> {
    let text = folder.to_string_lossy().to_ascii_uppercase();
    let text = text.strip_prefix(r"\\?\").unwrap_or(&text);
    if text.starts_with(r"UNC\") || text.starts_with(r"\\") {
        return Some(Unfit::Network);
    }
    (text.starts_with("A:") || text.starts_with("B:")).then_some(Unfit::Removable)
}

/// Folders that programs keep the same on several machines, as they call them.
const SYNCED: &[&str] = &[
    "OneDrive",
    "Dropbox",
    "坚果云",
    "Nutstore",
    "Nutstore Files",
    "我的坚果云",
    "BaiduSyncdisk",
    "百度网盘同步空间",
    "百度云同步盘",
    "WPS云盘",
    "WPSDrive",
    "WPS Cloud Files",
    "KingsoftData",
    "iCloudDrive",
    "iCloud Drive",
    "Google Drive",
    "GoogleDrive",
    "Nextcloud",
    "ownCloud",
    "Seafile",
    "Resilio Sync",
    "Syncthing",
    "腾讯微云",
    "Weiyun",
    "阿里云盘",
    "115网盘",
    "115同步",
    "天翼云盘",
    "和彩云",
    "SynologyDrive",
    "CloudStation",
];

/// What such programs leave in the folder they keep the same.
const SYNC_MARKS: &[&str] =
    &[".dropbox", ".stfolder", ".owncloudsync.log", ".nextcloudsync.log", ".SynologyWorkingDirectory", ".nutstore", ".sync"];

/// The rule for folders that are kept the same elsewhere, by their names and by what lies in them.
pub fn synced(folder: &Path) -> Option<Unfit> {
    let named = folder.components().find_map(|part| match part {
        Component::Normal(name) => {
            let name = name.to_string_lossy();
            let known =
                |sync: &&str| name.eq_ignore_ascii_case(sync) || name.to_lowercase().starts_with(&[&sync.to_lowercase(), " - "].concat());
            SYNCED.iter().any(known).then(|| name.into_owned())
        }
        _ => None,
    });
    let marked = || {
        folder
            .ancestors()
            .find(|above| SYNC_MARKS.iter().any(|mark| above.join(mark).exists()))
            .map(|above| above.file_name().unwrap_or(above.as_os_str()).to_string_lossy().into_owned())
    };
    named.or_else(marked).map(Unfit::Synced)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &str = "\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 8:17 / /media/user/U\\040盘 rw,nosuid shared:2 - vfat /dev/sdb1 rw
31 22 0:50 / /mnt/share rw shared:3 - cifs //server/data rw
32 22 0:51 / /home/user/远程 rw shared:4 - fuse.sshfs user@host: rw
33 22 8:2 / /home rw shared:5 - ext4 /dev/sda2 rw
34 22 8:33 / /data rw shared:6 - ext4 /dev/sdc1 rw
35 22 0:60 / /srv/nfs rw shared:7 - nfs4 10.0.0.1:/ rw";

    /// R-14: drives and folders that must not hold an office, and those that may.
    #[test]
    fn a_stick_a_share_and_a_synced_folder_are_told() {
        let judge = |folder: &str| judge_mount(Path::new(folder), MOUNTS, |device| device == "8:33").or_else(|| synced(Path::new(folder)));
        let (stick, share) = (Some(Unfit::Removable), Some(Unfit::Network));
        let sync = |name: &str| Some(Unfit::Synced(name.to_owned()));
        for (folder, wanted) in [
            ("/home/user/.local/share/廉防", None),
            ("/opt/廉防", None),
            ("/media", None),
            ("/home/user/OneDriver/廉防", None),
            ("/media/user/U 盘/廉防", stick.clone()),
            ("/data/廉防", stick),
            ("/mnt/share/廉防", share.clone()),
            ("/home/user/远程/廉防", share.clone()),
            ("/srv/nfs", share.clone()),
            ("/home/user/OneDrive/廉防", sync("OneDrive")),
            ("/home/user/onedrive - 七溪坪镇/廉防", sync("onedrive - 七溪坪镇")),
            ("/home/user/坚果云/工作/廉防", sync("坚果云")),
            ("/home/user/BaiduSyncdisk/廉防", sync("BaiduSyncdisk")),
            ("/home/user/WPS云盘/廉防", sync("WPS云盘")),
        ] {
            assert_eq!(judge(folder), wanted, "{folder}");
        }
        for (folder, wanted) in [
            (r"\\?\UNC\server\data\廉防", share.clone()),
            (r"\\server\data", share),
            (r"\\?\C:\Users\user\廉防", None),
            (r"A:\廉防", Some(Unfit::Removable)),
        ] {
            assert_eq!(judge_drive(Path::new(folder)), wanted, "{folder}");
        }
        assert_eq!(judge_mount(Path::new("/x"), "not a mount table", |_| false), None);
    }

    #[test]
    fn what_lies_in_a_folder_tells_that_it_is_kept_the_same_elsewhere() {
        let folder = std::env::temp_dir().join(format!("lianfang-ground-{}", std::process::id()));
        let inside = folder.join("资料/廉防");
        std::fs::create_dir_all(&inside).unwrap();
        assert_eq!(synced(&inside), None);
        std::fs::create_dir(folder.join(".stfolder")).unwrap();
        assert!(matches!(synced(&inside), Some(Unfit::Synced(_))));
        let here = ThisMachine;
        assert!(here.free_bytes(&inside.join("not/yet/there")).is_some_and(|bytes| bytes > 0));
        assert_eq!(here.same_disk(&folder, &inside), Some(true));
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
