//! A web server for this machine only: it listens on 127.0.0.1 and logs every hit. It knows nothing of what it serves.
//!
//! It sends no header that could stand in for the page's own policy, so what works here works on the dumbest static host.

use std::io::{self, BufRead as _, BufReader, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// One answer: what the server sends for a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The value of `Content-Type`.
    pub content_type: &'static str,
    /// The bytes as they are sent.
    pub body: Vec<u8>,
}

impl Page {
    /// A page of HTML.
    pub fn html(body: impl Into<Vec<u8>>) -> Self {
        Self {
            content_type: "text/html; charset=utf-8",
            body: body.into(),
        }
    }
}

/// Finds the page for a path such as `/some/where/`; `None` is answered with 404.
pub type Site = dyn Fn(&str) -> Option<Page> + Send + Sync;

/// A running server; it stops when dropped.
pub struct Server {
    address: SocketAddr,
    hits: Arc<Mutex<Vec<String>>>,
    stopping: Arc<AtomicBool>,
    accepting: Option<JoinHandle<()>>,
}

impl Server {
    /// Listens on a free port and serves `site`.
    pub fn start(site: impl Fn(&str) -> Option<Page> + Send + Sync + 'static) -> io::Result<Self> {
        Self::on(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?, site)
    }

    /// Listens on `port`, or on the first free one of the hundred after it.
    pub fn start_near(
        port: u16,
        site: impl Fn(&str) -> Option<Page> + Send + Sync + 'static,
    ) -> io::Result<Self> {
        let mut refused = io::Error::from(io::ErrorKind::AddrInUse);
        for port in port..=port.saturating_add(100) {
            match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
                Ok(listener) => return Self::on(listener, site),
                Err(error) => refused = error,
            }
        }
        Err(refused)
    }

    fn on(
        listener: TcpListener,
        site: impl Fn(&str) -> Option<Page> + Send + Sync + 'static,
    ) -> io::Result<Self> {
        let address = listener.local_addr()?;
        let hits = Arc::new(Mutex::new(Vec::new()));
        let stopping = Arc::new(AtomicBool::new(false));
        let site: Arc<Site> = Arc::new(site);
        let accepting = thread::spawn({
            let (hits, stopping) = (Arc::clone(&hits), Arc::clone(&stopping));
            move || {
                for stream in listener.incoming() {
                    if stopping.load(Ordering::SeqCst) {
                        break;
                    }
                    let (site, hits) = (Arc::clone(&site), Arc::clone(&hits));
                    if let Ok(stream) = stream {
                        // A visitor that goes away in the middle is no failure of the server.
                        thread::spawn(move || answer(&stream, &*site, &hits).ok());
                    }
                }
            }
        });
        Ok(Self {
            address,
            hits,
            stopping,
            accepting: Some(accepting),
        })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The address of a path, such as `http://127.0.0.1:8080/some/where/`.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// Every request so far, as `GET /path`, in the order in which they came.
    pub fn hits(&self) -> Vec<String> {
        self.hits
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Serves until the process ends.
    pub fn wait(mut self) {
        if let Some(accepting) = self.accepting.take() {
            // The thread only ends when told to, and nobody will.
            accepting.join().ok();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stopping.store(true, Ordering::SeqCst);
        // Wakes the thread from its wait for a visitor.
        TcpStream::connect(self.address).ok();
        if let Some(accepting) = self.accepting.take() {
            accepting.join().ok();
        }
    }
}

fn answer(stream: &TcpStream, site: &Site, hits: &Mutex<Vec<String>>) -> io::Result<()> {
    // Browsers open connections ahead of need; those must not hold a thread for ever.
    stream.set_read_timeout(Some(Duration::from_secs(30)))?;
    let mut lines = BufReader::new(stream).lines();
    let Some(first) = lines.next().transpose()? else {
        return Ok(());
    };
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    let mut words = first.split(' ');
    let (method, target) = (
        words.next().unwrap_or_default(),
        words.next().unwrap_or_default(),
    );
    hits.lock()
        .unwrap_or_else(PoisonError::into_inner)
        .push(format!("{method} {target}"));
    let path = target.split(['?', '#']).next().unwrap_or_default();
    let (status, page) = match (method, site(path)) {
        ("GET" | "HEAD", Some(page)) => ("200 OK", page),
        ("GET" | "HEAD", None) => (
            "404 Not Found",
            Page::html("<!doctype html><title>Not here</title><p>Not here."),
        ),
        _ => ("405 Method Not Allowed", Page::html("")),
    };
    let mut stream = stream;
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {}\r\nContent-Length: {}\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n",
        page.content_type,
        page.body.len()
    )?;
    if method != "HEAD" {
        stream.write_all(&page.body)?;
    }
    stream.flush()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "A test may fail by panicking.")]

    use super::*;
    use std::io::Read as _;

    fn get(server: &Server, path: &str) -> String {
        let mut stream = TcpStream::connect(server.address()).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
        let mut text = String::new();
        stream.read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn serves_what_the_site_has_and_logs_every_hit() {
        let server =
            Server::start(|path| (path == "/sub/").then(|| Page::html("<p>hello"))).unwrap();
        assert!(server.address().ip().is_loopback());
        assert!(get(&server, "/sub/?x=1").ends_with("\r\n\r\n<p>hello"));
        assert!(get(&server, "/else").starts_with("HTTP/1.1 404 "));
        assert_eq!(server.hits(), ["GET /sub/?x=1", "GET /else"]);
    }

    #[test]
    fn a_taken_port_gives_way_to_a_later_one() {
        let first = Server::start(|_| None).unwrap();
        let second = Server::start_near(first.address().port(), |_| None).unwrap();
        assert_ne!(first.address(), second.address());
    }
}
