//! A file's bytes to text, and back.

use std::fmt;

/// How a file's text is encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// What AWS expects.
    Utf8,
    /// Two bytes a unit, the low one first, as some Windows programs write.
    Utf16Le,
    /// Two bytes a unit, the high one first.
    Utf16Be,
}

/// How a text's lines end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LineEnds {
    /// With LF, or there is only one line.
    Lf,
    /// With CR and LF, as Windows programs write.
    CrLf,
    /// With CR only.
    Cr,
    /// Some so, some otherwise.
    Mixed,
}

/// A file's text and how it was written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text; a byte-order mark stays its first character.
    pub text: String,
    /// How it was encoded.
    pub encoding: Encoding,
}

/// Bytes that are no text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotText {
    /// In which encoding they were read.
    pub encoding: Encoding,
    /// Where the first byte lies that has no meaning in it, from 0.
    pub offset: usize,
    /// That byte; none where the file ends within a character.
    pub byte: Option<u8>,
    /// The line in which it lies, from 1.
    pub line: usize,
}

impl Decoded {
    /// Whether the text begins with a byte-order mark.
    pub fn has_byte_order_mark(&self) -> bool {
        self.text.starts_with('\u{feff}')
    }

    /// How its lines end.
    pub fn line_ends(&self) -> LineEnds {
        LineEnds::of(&self.text)
    }
}

impl LineEnds {
    /// Looks at all line ends of a text.
    pub fn of(text: &str) -> Self {
        let line_feeds = text.matches('\n').count();
        let both = text.matches("\r\n").count();
        let returns = text.matches('\r').count();
        match (line_feeds - both, returns - both, both) {
            (_, 0, 0) => Self::Lf,
            (0, 0, _) => Self::CrLf,
            (0, _, 0) => Self::Cr,
            _ => Self::Mixed,
        }
    }
}

/// Reads bytes as text: UTF-16 where a byte-order mark says so or every other byte is zero, else UTF-8.
///
/// # Errors
///
/// Where a byte has no meaning in the encoding.
pub fn decode(bytes: &[u8]) -> Result<Decoded, NotText> {
    let encoding = detect(bytes);
    let text = match encoding {
        Encoding::Utf8 => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(error) => {
                let offset = error.valid_up_to();
                let line = 1 + bytes.iter().take(offset).filter(|byte| **byte == b'\n').count();
                let byte = error.error_len().and_then(|_| bytes.get(offset).copied());
                return Err(NotText { encoding, offset, byte, line });
            }
        },
        Encoding::Utf16Le => utf16(bytes, encoding, u16::from_le_bytes)?,
        Encoding::Utf16Be => utf16(bytes, encoding, u16::from_be_bytes)?,
    };
    Ok(Decoded { text, encoding })
}

/// Writes a text as bytes.
pub fn encode(text: &str, encoding: Encoding) -> Vec<u8> {
    match encoding {
        Encoding::Utf8 => text.as_bytes().to_vec(),
        Encoding::Utf16Le => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        Encoding::Utf16Be => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
    }
}

fn detect(bytes: &[u8]) -> Encoding {
    match bytes {
        [0xff, 0xfe, ..] => Encoding::Utf16Le,
        [0xfe, 0xff, ..] => Encoding::Utf16Be,
        _ => {
            // These files are mostly ASCII, of which UTF-16 makes a zero byte each.
            let sample = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
            let zeros = |from: usize| sample.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
            let many = |zeros: usize| bytes.len().is_multiple_of(2) && zeros * 2 > sample.len() / 2;
            match (zeros(0), zeros(1)) {
                (even, odd) if even < odd && many(odd) => Encoding::Utf16Le,
                (even, odd) if odd < even && many(even) => Encoding::Utf16Be,
                _ => Encoding::Utf8,
            }
        }
    }
}

fn utf16(bytes: &[u8], encoding: Encoding, unit: fn([u8; 2]) -> u16) -> Result<String, NotText> {
    let pairs = bytes.chunks_exact(2);
    let odd = pairs.remainder().first();
    let units = pairs.map(|pair| unit([pair[0], pair[1]]));
    let mut text = String::with_capacity(bytes.len() / 2);
    let mut offset = 0;
    let fail = |text: &str, offset: usize| NotText {
        encoding,
        offset,
        byte: bytes.get(offset).copied(),
        line: 1 + text.matches('\n').count(),
    };
    for character in char::decode_utf16(units) {
        let Ok(character) = character else { return Err(fail(&text, offset)) };
        text.push(character);
        offset += character.len_utf16() * 2;
    }
    match odd {
        Some(_) => Err(NotText { byte: None, ..fail(&text, offset) }),
        None => Ok(text),
    }
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16 (little endian)",
            Self::Utf16Be => "UTF-16 (big endian)",
        })
    }
}

impl fmt::Display for NotText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { encoding, offset, byte, line } = self;
        match byte {
            Some(byte) => write!(f, "byte {offset} in line {line}, 0x{byte:02X}, has no meaning in {encoding}"),
            None => write!(f, "the file ends in line {line} within a character of {encoding}"),
        }
    }
}

impl std::error::Error for NotText {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_writes() {
        let text = "\u{feff}a: ß𝄞\r\n";
        for encoding in [Encoding::Utf8, Encoding::Utf16Le, Encoding::Utf16Be] {
            let decoded = decode(&encode(text, encoding)).expect("text");
            assert_eq!(decoded, Decoded { text: text.to_owned(), encoding });
            assert!(decoded.has_byte_order_mark());
            let bare = encode("a: b\nc: d\n", encoding);
            assert_eq!(decode(&bare).expect("text").encoding, encoding, "without a byte-order mark");
        }
        assert_eq!(decode(b"").expect("text").encoding, Encoding::Utf8);
    }

    #[test]
    fn tells_where_it_stops_being_text() {
        let error = decode(b"a: 1\nb: caf\xe9 x\n").expect_err("Latin-1");
        assert_eq!((error.offset, error.byte, error.line), (11, Some(0xe9), 2));
        assert_eq!(error.to_string(), "byte 11 in line 2, 0xE9, has no meaning in UTF-8");
        let error = decode(b"a: \xe2\x82").expect_err("cut");
        assert_eq!(error.to_string(), "the file ends in line 1 within a character of UTF-8");
        let error = decode(&[0xff, 0xfe, b'a', 0, 0, 0xd8, b'b', 0]).expect_err("half a pair");
        assert_eq!((error.offset, error.line), (4, 1));
        assert!(decode(&[0xff, 0xfe, b'a']).expect_err("cut").byte.is_none());
    }

    #[test]
    fn notices_line_ends() {
        assert_eq!(LineEnds::of("a"), LineEnds::Lf);
        assert_eq!(LineEnds::of("a\nb\n"), LineEnds::Lf);
        assert_eq!(LineEnds::of("a\r\nb\r\n"), LineEnds::CrLf);
        assert_eq!(LineEnds::of("a\rb"), LineEnds::Cr);
        assert_eq!(LineEnds::of("a\r\nb\nc"), LineEnds::Mixed);
        assert_eq!(LineEnds::of("a\rb\nc"), LineEnds::Mixed);
    }
}
