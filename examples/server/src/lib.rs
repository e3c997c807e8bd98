//! A server on the loopback interface that takes requests as the API does: it checks the headers
//! and the signature, validates the body, and answers in the envelope.
//!
//! It is for tests: one connection at a time, one request each, and nothing of HTTP that a client
//! of these examples does not use.

pub mod suite;

use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;

use binance_pay::{EndpointInfo, Nonce, Signer, Timestamp};

/// The API key that the server knows.
pub const API_KEY: &str = "example-api-key";
/// The secret key that goes with it.
pub const SECRET_KEY: &str = "example-secret-key";

/// An HTTP status and a body; of a redirection the place to go to.
pub type Answer = (u16, String);

/// Serves until the process ends, and gives the address: `http://127.0.0.1:PORT`.
///
/// `answer` is asked for what a request deserves that is signed and valid.
///
/// # Errors
///
/// Where no port is to be had.
pub fn start(
    answer: impl Fn(&EndpointInfo, &[u8]) -> Answer + Send + 'static,
) -> io::Result<String> {
    let signer = Signer::new(API_KEY, SECRET_KEY).map_err(io::Error::other)?;
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let address = format!("http://{}", listener.local_addr()?);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            // A client that goes away is no matter of the server's.
            let _ = serve(&stream, |request| match check(&signer, request) {
                Ok(info) => answer(info, &request.body),
                Err(refusal) => refusal,
            });
        }
    });
    Ok(address)
}

fn serve(mut stream: &TcpStream, answer: impl Fn(&Request) -> Answer) -> io::Result<()> {
    let request = read(BufReader::new(stream))?;
    let (status, body) = answer(&request);
    let length = body.len();
    write!(stream, "HTTP/1.1 {status} -\r\nContent-Length: {length}\r\nConnection: close\r\n")?;
    if (300..400).contains(&status) {
        write!(stream, "Location: {body}\r\n")?;
    }
    write!(stream, "\r\n{body}")
}

/// One request as it came.
struct Request {
    method: String,
    path: String,
    /// By their names in lower case.
    headers: BTreeMap<String, String>,
    body: Vec<u8>,
}

impl Request {
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }
}

fn read(mut stream: impl BufRead) -> io::Result<Request> {
    let mut line = || {
        let mut line = String::new();
        stream.read_line(&mut line).map(|_| line.trim_end().to_owned())
    };
    let first = line()?;
    let mut words = first.split(' ').map(str::to_owned);
    let (method, path) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let mut headers = BTreeMap::new();
    loop {
        let header = line()?;
        let Some((name, value)) = header.split_once(':') else { break };
        headers.insert(name.to_ascii_lowercase(), value.trim().to_owned());
    }
    let length = headers.get("content-length").and_then(|length| length.parse().ok());
    let mut body = Vec::new();
    stream.take(length.unwrap_or(0)).read_to_end(&mut body)?;
    Ok(Request { method, path, headers, body })
}

/// The endpoint that is to answer, or the refusal that the request deserves.
fn check(signer: &Signer, request: &Request) -> Result<&'static EndpointInfo, Answer> {
    let header = |name: &str| request.header(name);
    let (timestamp, nonce) = (header("binancepay-timestamp"), header("binancepay-nonce"));
    let info = EndpointInfo::by_path(&request.path);
    let Some(info) = info.filter(|info| info.method() == request.method) else {
        return Err((403, "<html><body>403 Forbidden</body></html>".to_owned()));
    };
    let code = if header("content-type") != "application/json" {
        "400007"
    } else if header("binancepay-certificate-sn") != API_KEY {
        "400004"
    } else if timestamp.parse::<Timestamp>().is_err() {
        "400003"
    } else if nonce.parse::<Nonce>().is_err() {
        "400001"
    } else if !signer.verify(timestamp, nonce, &request.body, header("binancepay-signature")) {
        "400002"
    } else if info.validate_json(&request.body).is_err() {
        "400102"
    } else {
        return Ok(info);
    };
    Err((400, format!(r#"{{"status":"FAIL","code":"{code}","errorMessage":"refused"}}"#)))
}
