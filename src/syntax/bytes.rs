//! A file's bytes to text.

use std::fmt;

/// A file's text and how it was encoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text; a byte-order mark of UTF-8 stays in it, so that places are those of the file.
    pub text: String,
    /// How the bytes were encoded.
    pub encoding: Encoding,
}

/// How a file's bytes are encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte-order mark.
    Utf8,
    /// UTF-16, least significant byte first.
    Utf16Le,
    /// UTF-16, most significant byte first.
    Utf16Be,
}

/// Why a file's bytes are no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotText {
    /// The first byte, from 0, that cannot be read.
    pub at: usize,
    /// What it was read as.
    pub encoding: Encoding,
}

impl fmt::Display for NotText {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match self.encoding {
            Encoding::Utf8 => "UTF-8",
            Encoding::Utf16Le | Encoding::Utf16Be => "UTF-16",
        };
        write!(out, "The file is not {name}: byte {} cannot be read.", self.at)
    }
}

/// Reads bytes as UTF-8, or as UTF-16 where its byte-order mark or a zero byte in the first character says so.
///
/// # Errors
/// Where the bytes are not text in that encoding.
pub fn decode(bytes: &[u8]) -> Result<Decoded, NotText> {
    match bytes {
        [0xFF, 0xFE, rest @ ..] => utf16(rest, 2, Encoding::Utf16Le),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, 2, Encoding::Utf16Be),
        [first, 0, ..] if *first != 0 => utf16(bytes, 0, Encoding::Utf16Le),
        [0, second, ..] if *second != 0 => utf16(bytes, 0, Encoding::Utf16Be),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => Ok(Decoded { text: text.to_owned(), encoding: Encoding::Utf8 }),
            Err(error) => Err(NotText { at: error.valid_up_to(), encoding: Encoding::Utf8 }),
        },
    }
}

fn utf16(bytes: &[u8], offset: usize, encoding: Encoding) -> Result<Decoded, NotText> {
    let unit = |pair: &[u8]| match encoding {
        Encoding::Utf16Be => u16::from_be_bytes([pair[0], pair[1]]),
        _ => u16::from_le_bytes([pair[0], pair[1]]),
    };
    let mut text = String::with_capacity(bytes.len());
    let mut at = offset;
    for character in char::decode_utf16(bytes.chunks_exact(2).map(unit)) {
        let character = character.map_err(|_| NotText { at, encoding })?;
        text.push(character);
        at += 2 * character.len_utf16();
    }
    match bytes.len() % 2 {
        0 => Ok(Decoded { text, encoding }),
        _ => Err(NotText { at, encoding }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_editors_write() {
        let text = "a: ß𝄞\n";
        let le: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let be: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let marked = [&[0xFF, 0xFE], le.as_slice()].concat();
        for bytes in [text.as_bytes(), &le, &be, &marked] {
            assert_eq!(decode(bytes).map(|decoded| decoded.text), Ok(text.to_owned()));
        }
        assert_eq!(decode(b"ab\xE9").map_err(|error| error.at), Err(2));
        assert_eq!(decode(&le[..le.len() - 3]).map_err(|error| error.encoding), Err(Encoding::Utf16Le));
        assert_eq!(decode(b"").map(|decoded| decoded.text), Ok(String::new()));
    }
}
