use serde::Serialize;

#[derive(Serialize)]
pub struct Counts {
    characters: usize,
    words: usize,
    lines: usize,
}

impl Counts {
    pub fn of(text: &str) -> Counts {
        let ends = text.bytes().filter(|&byte| byte == b'\n').count();
        let unterminated = !text.is_empty() && !text.ends_with('\n');
        Counts {
            characters: text.chars().count(),
            words: text.split_whitespace().count(),
            lines: ends + usize::from(unterminated),
        }
    }
}
