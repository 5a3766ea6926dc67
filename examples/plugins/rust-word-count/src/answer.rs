use crate::count::Counts;
use serde::Serialize;

#[derive(Serialize)]
pub struct Answer {
    success: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    data: Option<Counts>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<Failure>,
}

#[derive(Serialize)]
struct Failure {
    code: &'static str,
    message: String,
}

impl Answer {
    pub fn success(counts: Counts) -> Answer {
        Answer { success: true, data: Some(counts), error: None }
    }

    pub fn invalid(reason: &str) -> Answer {
        Answer::failure("invalid-event", format!("not a valid event: {}", cut(reason)))
    }

    pub fn unknown_type(kind: &str) -> Answer {
        Answer::failure("unknown-event-type", format!("unknown event type: {}", cut(kind)))
    }

    pub fn out_of_memory() -> Answer {
        Answer::failure("out-of-memory", "the event is too long".into())
    }

    fn failure(code: &'static str, message: String) -> Answer {
        Answer { success: false, data: None, error: Some(Failure { code, message }) }
    }
}

// Whoever sends a long event does not get it back.
fn cut(text: &str) -> &str {
    match text.char_indices().nth(100) {
        Some((end, _)) => &text[..end],
        None => text,
    }
}
