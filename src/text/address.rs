//! Addresses: of mail, of pages, of hosts.

use super::scan::{Class, LONGEST, Scanner, class};

/// "name@host" or "http://".
pub(super) fn is_address(scanner: &Scanner, start: usize, end: usize) -> bool {
    let mail = scanner.byte(end) == b'@' && class(scanner.byte(end + 1)) == Class::Letter;
    let scheme = scanner.bytes.get(end..end + 3) == Some(b"://") && end - start <= 6;
    mail || scheme
}

/// "example.com", "www.example.org/page": to the end of the address.
pub(super) fn domain(scanner: &Scanner, end: usize) -> Option<usize> {
    if let Some(mail) = mail_name(scanner, end) {
        return Some(address_end(scanner, mail));
    }
    let mut last = end;
    let mut next = scanner.letters(end + 1);
    while scanner.byte(next) == b'.' && class(scanner.byte(next + 1)) == Class::Letter {
        (last, next) = (next, scanner.letters(next + 1));
        if next - end > LONGEST {
            break;
        }
    }
    let part = scanner.bytes.get(last + 1..next)?;
    if last > end && is_group(scanner.bytes.get(scanner.at..next)?) {
        return Some(address_end(scanner, next));
    }
    let is_name = scanner.words.domains.has(part) && part[0].is_ascii_lowercase();
    is_name.then(|| address_end(scanner, next))
}

/// "alt.animals.cats": three small words or more.
fn is_group(name: &[u8]) -> bool {
    name.split(|byte| *byte == b'.')
        .all(|part| part.len() > 1 && part.iter().all(u8::is_ascii_lowercase))
}

/// "jan...@example.org", as boards hide the names of addresses.
pub(super) fn hidden_mail(scanner: &Scanner, end: usize) -> Option<usize> {
    let hidden = scanner.bytes.get(end..end + 4) == Some(b"...@");
    let name = hidden && class(scanner.byte(end + 4)) == Class::Letter;
    name.then(|| address_end(scanner, end + 4))
}

/// Place of the "@" when the word is the first part of "first.last@host".
fn mail_name(scanner: &Scanner, end: usize) -> Option<usize> {
    let rest = scanner.bytes.get(end..).unwrap_or_default();
    let inside = |b: &&u8| b.is_ascii_alphanumeric() || matches!(**b, b'.' | b'_' | b'-');
    let at = end + rest.iter().take(64).take_while(inside).count();
    (scanner.byte(at) == b'@' && class(scanner.byte(at + 1)) == Class::Letter).then_some(at)
}

/// End of an address that goes on at `from`: to the next space or bracket, without closing stops.
pub(super) fn address_end(scanner: &Scanner, from: usize) -> usize {
    let rest = scanner.bytes.get(from..).unwrap_or_default();
    let inside = |byte: &&u8| {
        class(**byte) != Class::Wide
            && **byte > 32
            && !matches!(**byte, b'<' | b'>' | b'"' | b'\'' | b'|' | b')' | b']')
    };
    let length = rest.iter().take(LONGEST).take_while(inside).count();
    let closing = |byte: &&u8| matches!(**byte, b'.' | b',' | b':' | b';' | b'!' | b'?');
    from + length - rest[..length].iter().rev().take_while(closing).count()
}
