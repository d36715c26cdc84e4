//! Building again after a change, and telling the page about it.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Write;
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::sync::{Condvar, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use anyhow::Result;

use crate::process::root;
use crate::site::{self, Build};

/// Where the page's script hears of builds.
pub const EVENTS: &str = "/xtask/builds";
/// Where that script lies.
pub const SCRIPT_PATH: &str = "/xtask/reload.js";
/// The script that reloads the page after a build.
pub const SCRIPT: &str = "new EventSource(\"/xtask/builds\").onmessage = () => location.reload();\n";

/// What the page is made of; all else is made from it.
const SOURCES: [&str; 9] = [
    "src",
    "crates",
    "www",
    "index.html",
    "Cargo.toml",
    "Cargo.lock",
    "package.json",
    "package-lock.json",
    "vite.config.js",
];

/// How often the sources are looked at.
const INTERVAL: Duration = Duration::from_millis(400);
/// How long an open page may hear nothing, so that one that is gone is noticed.
const SILENCE: Duration = Duration::from_secs(15);

/// Counts finished builds; open pages wait for the next one.
#[derive(Default)]
pub struct Builds {
    finished: Mutex<u64>,
    next: Condvar,
}

impl Builds {
    fn finish(&self) {
        *self.finished.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        self.next.notify_all();
    }

    /// Sends an event for each build from now on, until the page is gone.
    ///
    /// # Errors
    /// When the page is gone.
    pub fn tell(&self, mut stream: TcpStream) -> Result<()> {
        write!(stream, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\n\r\n")?;
        let mut finished = self.finished.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            let before = *finished;
            finished = self.next.wait_timeout(finished, SILENCE).unwrap_or_else(PoisonError::into_inner).0;
            stream.write_all(if *finished == before { b": still here\n\n" } else { b"data: built\n\n" })?;
        }
    }
}

/// A page with the script that reloads it.
pub fn with_script(page: &str) -> String {
    page.replacen("</head>", &format!("<script type=\"module\" src=\"{SCRIPT_PATH}\"></script></head>"), 1)
}

/// Builds after every change of a source, for as long as this program runs. A build that fails is told, and waited out.
pub fn rebuild(build: Build, builds: &Builds) -> Result<()> {
    println!("A change in {} builds it again.", SOURCES.join(", "));
    let mut built = fingerprint();
    loop {
        thread::sleep(INTERVAL);
        let now = fingerprint();
        if now == built {
            continue;
        }
        built = now;
        println!();
        match site::build(build) {
            Ok(_) => builds.finish(),
            Err(error) => eprintln!("{error:#}"),
        }
    }
}

/// A number that changes with the sources' names, sizes and times.
fn fingerprint() -> u64 {
    let mut hasher = DefaultHasher::new();
    for source in SOURCES {
        add(&root().join(source), &mut hasher);
    }
    hasher.finish()
}

fn add(path: &Path, hasher: &mut DefaultHasher) {
    let Ok(metadata) = fs::metadata(path) else { return };
    if metadata.is_file() {
        (path, metadata.len(), metadata.modified().ok()).hash(hasher);
    } else if !path.ends_with("www/generated") {
        let mut inside: Vec<PathBuf> =
            fs::read_dir(path).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
        inside.sort();
        for path in inside {
            add(&path, hasher);
        }
    }
}
