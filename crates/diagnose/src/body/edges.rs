//! What stands before and behind the body, and the ends of its lines.

const BOM: &[u8] = b"\xef\xbb\xbf";

pub(super) fn without_line_end(body: &[u8]) -> Option<Vec<u8>> {
    let line = body.strip_suffix(b"\n")?;
    Some(line.strip_suffix(b"\r").unwrap_or(line).to_vec())
}

pub(super) fn with_lf(body: &[u8]) -> Option<Vec<u8>> {
    Some([body, b"\n"].concat())
}

pub(super) fn with_crlf(body: &[u8]) -> Option<Vec<u8>> {
    Some([body, b"\r\n"].concat())
}

pub(super) fn inner_lf(body: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(body.len());
    let mut bytes = body.iter().peekable();
    while let Some(byte) = bytes.next() {
        if *byte != b'\r' || bytes.peek() != Some(&&b'\n') {
            out.push(*byte);
        }
    }
    Some(out)
}

pub(super) fn inner_crlf(body: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(body.len() + 64);
    for byte in inner_lf(body)? {
        if byte == b'\n' {
            out.push(b'\r');
        }
        out.push(byte);
    }
    Some(out)
}

pub(super) fn trimmed(body: &[u8]) -> Option<Vec<u8>> {
    Some(body.trim_ascii().to_vec())
}

pub(super) fn with_blank(body: &[u8]) -> Option<Vec<u8>> {
    Some([body, b" "].concat())
}

pub(super) fn without_bom(body: &[u8]) -> Option<Vec<u8>> {
    body.strip_prefix(BOM).map(<[u8]>::to_vec)
}

pub(super) fn with_bom(body: &[u8]) -> Option<Vec<u8>> {
    (!body.starts_with(BOM)).then(|| [BOM, body].concat())
}
