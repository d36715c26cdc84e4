//! A small web server for the built site, on this machine alone.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};

use crate::site::{self, Build};
use crate::watch::{self, Builds};

/// Longest request head that is read, in bytes.
const HEAD: u64 = 16 * 1024;

/// What is served.
pub struct Site {
    /// The folder with the built site.
    pub folder: PathBuf,
    /// The path under which it is served, with a slash at both ends.
    pub path: &'static str,
    /// The builds to wait for, where the page is to reload after each.
    pub builds: Option<Arc<Builds>>,
}

/// Builds the page and serves it until the person ends the program.
///
/// # Errors
/// When it does not build, or the port is taken.
pub fn serve(build: Build, port: u16, watching: bool) -> Result<()> {
    // Before the build, so that nobody waits for it only to read that the port is taken.
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .with_context(|| format!("port {port} on 127.0.0.1 cannot be used; choose another one with --port"))?;
    site::build(build)?;
    let builds = watching.then(|| Arc::new(Builds::default()));
    let site = Site { folder: site::dist(), path: "/", builds: builds.clone() };
    thread::spawn(move || answer_all(&listener, site));
    println!("\nRehearsal runs on http://127.0.0.1:{port}; Ctrl+C ends it.");
    match builds {
        Some(builds) => watch::rebuild(build, &builds),
        None => loop {
            thread::park();
        },
    }
}

/// Serves a site on a free port for as long as this program runs; returns the site's address.
///
/// # Errors
/// When there is no free port.
pub fn in_background(site: Site) -> Result<String> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no port on 127.0.0.1 can be used")?;
    let address = format!("http://{}{}", listener.local_addr()?, site.path);
    thread::spawn(move || answer_all(&listener, site));
    Ok(address)
}

fn answer_all(listener: &TcpListener, site: Site) {
    let site = Arc::new(site);
    for stream in listener.incoming().flatten() {
        let site = Arc::clone(&site);
        // A browser that hangs up early is no news to anyone.
        thread::spawn(move || drop(answer(stream, &site)));
    }
}

fn answer(mut stream: TcpStream, site: &Site) -> Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut lines = BufReader::new((&stream).take(HEAD)).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    // All of the head is read: closing a socket with unread bytes would take back the answer.
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    let mut words = request.split(' ');
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    if !matches!(method, "GET" | "HEAD") {
        return respond(
            &mut stream,
            "405 Method Not Allowed",
            "text/plain; charset=utf-8",
            b"Only GET and HEAD.\n",
            method,
        );
    }
    let target = target.split(['?', '#']).next().unwrap_or_default();
    if let Some(builds) = &site.builds {
        match target {
            watch::EVENTS => return builds.tell(stream),
            watch::SCRIPT_PATH => {
                return respond(&mut stream, "200 OK", mime("js"), watch::SCRIPT.as_bytes(), method);
            }
            _ => {}
        }
    }
    match find(site, target).and_then(|file| Some((fs::read(&file).ok()?, file))) {
        Some((mut body, file)) => {
            let kind = file.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
            if site.builds.is_some() && kind == "html" {
                body = watch::with_script(&String::from_utf8_lossy(&body)).into_bytes();
            }
            respond(&mut stream, "200 OK", mime(kind), &body, method)
        }
        None => {
            respond(&mut stream, "404 Not Found", "text/plain; charset=utf-8", b"There is nothing here.\n", method)
        }
    }
}

fn respond(stream: &mut TcpStream, status: &str, mime: &str, body: &[u8], method: &str) -> Result<()> {
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {mime}\r\nContent-Length: {}\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
        body.len()
    )?;
    if method != "HEAD" {
        stream.write_all(body)?;
    }
    Ok(stream.flush()?)
}

/// The file that a request's path names; none outside the site's folder.
fn find(site: &Site, target: &str) -> Option<PathBuf> {
    let below = decode(target.strip_prefix(site.path)?)?;
    let below = Path::new(&below);
    if !below.components().all(|part| matches!(part, Component::Normal(_))) {
        return None;
    }
    let mut file = site.folder.join(below);
    if file.is_dir() {
        file.push("index.html");
    }
    // A link inside the folder could still lead out of it.
    let (file, folder) = (fs::canonicalize(file).ok()?, fs::canonicalize(&site.folder).ok()?);
    file.starts_with(folder).then_some(file)
}

/// A path without its percent signs; none where that is no text.
fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut parts = path.split('%');
    bytes.extend_from_slice(parts.next().unwrap_or_default().as_bytes());
    for part in parts {
        bytes.push(u8::from_str_radix(part.get(..2)?, 16).ok()?);
        bytes.extend_from_slice(part.get(2..)?.as_bytes());
    }
    String::from_utf8(bytes).ok()
}

fn mime(extension: &str) -> &'static str {
    match extension {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "txt" | "md" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::process::root;

    /// Sends a request as it is and returns the whole response.
    fn response(to: &str, request: &str) -> String {
        let host = to.trim_start_matches("http://").split('/').next().expect("a host");
        let mut stream = TcpStream::connect(host).expect("a connection");
        write!(stream, "{request}\r\nHost: {host}\r\n\r\n").expect("sent");
        let mut response = String::new();
        stream.read_to_string(&mut response).expect("a response");
        response
    }

    fn xtask() -> String {
        in_background(Site { folder: root().join("xtask"), path: "/under/", builds: None }).expect("a server")
    }

    #[test]
    fn a_file_is_served_under_the_path() {
        let site = xtask();
        let manifest = fs::read_to_string(root().join("xtask").join("Cargo.toml")).expect("a file");
        let served = response(&site, "GET /under/Cargo%2Etoml?query HTTP/1.1");
        assert!(served.starts_with("HTTP/1.1 200 OK\r\n"), "{served}");
        assert!(served.contains("\r\nCache-Control: no-store\r\n"), "{served}");
        assert!(served.ends_with(&format!("\r\n\r\n{manifest}")), "{served}");
        let head = response(&site, "HEAD /under/Cargo.toml HTTP/1.1");
        assert!(head.contains(&format!("\r\nContent-Length: {}\r\n", manifest.len())), "{head}");
        assert!(head.ends_with("\r\n\r\n"), "{head}");
    }

    #[test]
    fn nothing_outside_the_folder_is_served() {
        let site = xtask();
        for path in [
            "/under/../Cargo.toml",
            "/under/%2e%2e/Cargo.toml",
            "/under/src/..%2f..%2fCargo.toml",
            "/under//etc/passwd",
            "/Cargo.toml",
            "/under/gone",
            "/under/src",
            "/under/%zz",
            "under",
        ] {
            let served = response(&site, &format!("GET {path} HTTP/1.1"));
            assert!(served.starts_with("HTTP/1.1 404 "), "{path}: {served}");
        }
        assert!(response(&site, "POST /under/Cargo.toml HTTP/1.1").starts_with("HTTP/1.1 405 "));
    }
}
