use std::alloc::Layout;
use std::{ptr, slice};

// A block of no bytes is a block of one, so that every pointer is a real one and dealloc mirrors alloc.
fn layout(size: usize) -> Option<Layout> {
    Layout::from_size_align(size.max(1), 8).ok()
}

#[no_mangle]
pub extern "C" fn alloc(size: usize) -> *mut u8 {
    match layout(size) {
        Some(layout) => unsafe { std::alloc::alloc(layout) },
        None => ptr::null_mut(),
    }
}

/// # Safety
/// `block` came from `alloc(size)` with the same size and was not freed yet, or is null.
#[no_mangle]
pub unsafe extern "C" fn dealloc(block: *mut u8, size: usize) {
    if let (false, Some(layout)) = (block.is_null(), layout(size)) {
        std::alloc::dealloc(block, layout);
    }
}

pub fn has_room(size: usize) -> bool {
    let block = alloc(size);
    unsafe { dealloc(block, size) };
    !block.is_null()
}

pub unsafe fn input<'a>(ptr: *const u8, len: usize) -> &'a [u8] {
    // Rust allows no null slice, the ABI ignores the pointer of an empty one.
    if len == 0 {
        &[]
    } else {
        slice::from_raw_parts(ptr, len)
    }
}

// Copied, because the host frees it through dealloc, whose layout is not a Vec's.
pub fn output(bytes: &[u8]) -> u64 {
    if bytes.is_empty() {
        return 0;
    }
    let block = alloc(bytes.len());
    if block.is_null() {
        return 0;
    }
    unsafe { ptr::copy_nonoverlapping(bytes.as_ptr(), block, bytes.len()) };
    (block as usize as u64) << 32 | bytes.len() as u64
}
