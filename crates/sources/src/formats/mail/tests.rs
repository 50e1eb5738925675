use super::*;
use vocabulary::Spot;

fn words(parsed: &Parsed, wanted: &str) -> Spot {
    let text = &parsed.text.text;
    let at = text[..text.find(wanted).unwrap_or_else(|| panic!("{wanted} in {text}"))].chars().count();
    parsed.text.spot(at..at + wanted.chars().count()).unwrap()
}

const HEAD: &str = "From: \"Odry Relief\" <press@odry.example>\r\nTo: a@b.example\r\nDate: Wed, 7 May 2031 23:30:00 -0500\r\n\
                    Message-ID: <1@odry.example>\r\nMIME-Version: 1.0\r\n";

#[test]
fn a_message_gives_its_text_its_sender_and_its_day() {
    let mail = format!(
        "{HEAD}Subject: Flood: 12 dead\r\nContent-Type: text/plain; charset=utf-8\r\n\
         Content-Transfer-Encoding: quoted-printable\r\n\r\nTwelve people drowned in =C3=96dry, the =\r\nministry said.\r\n"
    );
    let parsed = parse_one(mail.as_bytes()).unwrap();
    assert_eq!(parsed.text.text, "Flood: 12 dead\n\nTwelve people drowned in Ödry, the ministry said.");
    let known = &parsed.told.known;
    assert_eq!(known.published.unwrap().to_string(), "2031-05-07");
    assert_eq!(known.publisher.as_ref().unwrap().0, "Odry Relief");
    assert!(parsed.is_sound());
    for (wanted, part, code) in [
        ("12 dead", "header", "12 dead"),
        ("Ödry", "1", "=C3=96dry"),
        ("the ministry", "1", "the =\r\nministry"),
    ] {
        let Spot::Message { message: 1, part: found, bytes: [from, to] } = words(&parsed, wanted) else {
            panic!()
        };
        assert_eq!((found.as_str(), &mail[from as usize..to as usize]), (part, code));
    }
}

#[test]
fn plain_text_is_preferred_and_attachments_are_named() {
    let mail = format!(
        "{HEAD}Subject: =?utf-8?B?RmxvZA==?=\r\nContent-Type: multipart/mixed; boundary=m\r\n\r\n--m\r\n\
         Content-Type: multipart/alternative; boundary=a\r\n\r\n--a\r\nContent-Type: text/plain\r\n\
         Content-Transfer-Encoding: base64\r\n\r\nMTIgcGVvcGxlIGRpZWQu\r\n--a\r\nContent-Type: text/html\r\n\r\n<p>99 died</p>\r\n--a--\r\n\
         --m\r\nContent-Type: application/pdf; name=\"list\u{202e}fdp.exe\"\r\nContent-Disposition: attachment\r\n\r\n%PDF\r\n--m--\r\n"
    );
    let parsed = parse_one(mail.as_bytes()).unwrap();
    assert_eq!(parsed.text.text, "Flod\n\n12 people died.");
    let Spot::Message { part, bytes: [from, to], .. } = words(&parsed, "12 people") else { panic!() };
    assert_eq!((part.as_str(), &mail[from as usize..to as usize]), ("1.1", "MTIgcGVvcGxl"));
    assert!(
        parsed.notes[0].starts_with("1 attachment was not read: list\u{FFFD}fdp.exe"),
        "{:?}",
        parsed.notes
    );
}

#[test]
fn a_message_that_is_only_a_page_is_read_as_one() {
    let mail = format!("{HEAD}Content-Type: text/html\r\n\r\n<div>12 <b>died</b>.</div><script>13</script>");
    assert_eq!(parse_one(mail.as_bytes()).unwrap().text.text, "12 died.");
}

#[test]
fn lines_that_a_reply_repeats_are_left_out_and_told() {
    let mail = format!(
        "{HEAD}Subject: Re: Flood\r\nIn-Reply-To: <0@x>\r\n\r\nNow 14.\r\n> 12 died.\r\n> 3 hurt.\r\n"
    );
    let parsed = parse_one(mail.as_bytes()).unwrap();
    assert_eq!(parsed.text.text, "Re: Flood\n\nNow 14.");
    assert!(parsed.notes[0].contains("left out: 2"), "{:?}", parsed.notes);
}

#[test]
fn messages_of_a_mailbox_keep_their_sender_and_day() {
    let one = format!(
        "From a@b Wed May  7 08:00:00 2031\r\n{HEAD}Subject: One\r\n\r\n12 died.\r\nFrom here it got worse.\r\n\r\n"
    );
    let two = "From c@d Thu May  8 08:00:00 2031\nFrom: Second <c@d.example>\nDate: Thu, 8 May 2031 08:00:00 +0000\nSubject: Two\n\n14 died.\n";
    let mailbox = format!("{one}{two}");
    let parsed = parse_many(mailbox.as_bytes()).unwrap();
    assert_eq!(
        parsed.text.text,
        "One\n\nFrom Odry Relief, 7 May 2031\n\n12 died.\nFrom here it got worse.\n\nTwo\n\nFrom Second, 8 May 2031\n\n14 died."
    );
    assert_eq!(parsed.told.known, Sidecar::default());
    assert!(parsed.is_sound());
    let Spot::Message { message: 2, bytes: [from, to], .. } = words(&parsed, "14 died") else { panic!() };
    assert_eq!(&mailbox[from as usize..to as usize], "14 died");
}
