mod answer;
mod count;
mod event;
mod format;
mod memory;

use answer::Answer;
use format::Format;

const EVENT_TYPE: &str = "text.count";

#[no_mangle]
pub extern "C" fn plugin_initialize() -> i32 {
    0
}

#[no_mangle]
pub extern "C" fn plugin_dispose() -> i32 {
    0
}

/// # Safety
/// `ptr` and `len` describe readable memory that nobody changes during the call.
#[no_mangle]
pub unsafe extern "C" fn plugin_handle_event(ptr: *const u8, len: usize) -> u64 {
    let event = memory::input(ptr, len);
    let answer = match Format::of(event) {
        Some(format) => format.write(&handle(format, event)),
        None => Format::Json.write(&Answer::invalid("neither a JSON object nor a MessagePack map")),
    };
    memory::output(&answer)
}

fn handle(format: Format, bytes: &[u8]) -> Answer {
    let event = match format.read(bytes) {
        Ok(event) => event,
        Err(answer) => return answer,
    };
    if event.kind != EVENT_TYPE {
        return Answer::unknown_type(&event.kind);
    }
    match event.data.text {
        Some(counts) => Answer::success(counts),
        None => Answer::invalid("data.text is missing or not a string"),
    }
}
