use crate::answer::Answer;
use crate::event::Event;
use crate::memory;
use rmp_serde::decode::Error::InvalidMarkerRead;
use serde::de::IgnoredAny;
use serde::Deserialize;

// Skipping recurses, and the host bounds the depth of calls.
const MAX_DEPTH: usize = 64;

#[derive(Clone, Copy)]
pub enum Format {
    Json,
    MessagePack,
}

impl Format {
    pub fn of(bytes: &[u8]) -> Option<Format> {
        match bytes.first()? {
            0x80..=0x8f | 0xde | 0xdf => Some(Format::MessagePack),
            _ => match bytes.iter().find(|byte| !b" \t\r\n".contains(byte))? {
                b'{' => Some(Format::Json),
                _ => None,
            },
        }
    }

    pub fn read(self, bytes: &[u8]) -> Result<Event, Answer> {
        match self {
            Format::Json => read_json(bytes),
            Format::MessagePack => read_message_pack(bytes),
        }
    }

    pub fn write(self, answer: &Answer) -> Vec<u8> {
        match self {
            Format::Json => serde_json::to_vec(answer).unwrap_or_default(),
            Format::MessagePack => rmp_serde::to_vec_named(answer).unwrap_or_default(),
        }
    }
}

fn read_json(bytes: &[u8]) -> Result<Event, Answer> {
    // Strings with escapes are copied into a buffer that doubles, and running out of memory there would be a trap.
    if bytes.contains(&b'\\') && !memory::has_room(3 * unescaped_at_most(bytes)) {
        return Err(Answer::out_of_memory());
    }
    serde_json::from_slice(bytes).map_err(|error| Answer::invalid(&error.to_string()))
}

// An escape of six bytes stands for three at most, one of two bytes for one.
fn unescaped_at_most(bytes: &[u8]) -> usize {
    let mut saved = 0;
    let mut at = 0;
    while at + 1 < bytes.len() {
        if bytes[at] == b'\\' {
            saved += if bytes[at + 1] == b'u' { 3 } else { 1 };
            at += 1;
        }
        at += 1;
    }
    bytes.len() - saved.min(bytes.len())
}

fn read_message_pack(bytes: &[u8]) -> Result<Event, Answer> {
    let mut reader = rmp_serde::Deserializer::from_read_ref(bytes);
    reader.set_max_depth(MAX_DEPTH);
    let event = Event::deserialize(&mut reader).map_err(|error| Answer::invalid(&error.to_string()))?;
    // The reader does not tell its position: only at the end is there no next marker.
    match IgnoredAny::deserialize(&mut reader) {
        Err(InvalidMarkerRead(_)) => Ok(event),
        _ => Err(Answer::invalid("trailing bytes")),
    }
}
