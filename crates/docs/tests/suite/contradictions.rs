//! What a page says against itself, and what pages say against each other.

use binance_pay_docs::{Kind, Reading, across, read};

use crate::page::page;
use crate::pages::{pages, say};

/// The values that a page of the vendor prints, with a sample body in another currency than the one
/// that the signature is of.
const SIGNED: &str = "Signing\n\
    Secret key: uahr4nhailyq55yubuhuncnprfac73bcbz2qfafsevic1jruwunioxtoaozy122f\n\
    Timestamp: 1611232922428\n\
    Nonce: 5RhaTrZPhknNv0kDSA2UQ67cPMVNS4sA\n\
    {\"merchantId\":\"98765987\",\"subMerchantId\":\"98765987\",\"merchantTradeNo\":\"9825382937292\",\
    \"totalFee\":25.17,\"productDetail\":\"Greentea ice cream cone\",\"currency\":\"USDT\",\"returnUrl\":\"\",\
    \"tradeType\":\"APP\",\"productType\":\"Food\",\"productName\":\"Ice Cream\"}\n\
    Signature\n\
    253B9241C7331C0F02A0F5417BDDD4CD88124D3E188C0BA0E3EF121D36844B7F4D\n\
    Done.\n";

fn kinds(reading: &Reading) -> Vec<(Kind, &str)> {
    reading.findings.iter().map(|one| (one.kind, &*one.subject)).collect()
}

#[test]
fn a_signature_that_is_not_of_its_body_is_told() {
    let reading = read(SIGNED);
    let told = reading.findings.iter().find(|one| one.kind == Kind::SignatureMismatch).unwrap();
    assert!(SIGNED[told.span.start..told.span.end].starts_with("253B9241"));
    let mended = SIGNED.replace("USDT", "BUSD");
    assert!(!kinds(&read(&mended)).contains(&(Kind::SignatureMismatch, "/page")));
    let whole = mended.replace(
        "84B7F4D\n",
        "84B7F4D1A69AD8A1C3C7FF34901115E35A2530B672CF7430902E9862D69867689FD9F\n",
    );
    assert!(!kinds(&read(&whole)).contains(&(Kind::SignatureMismatch, "/page")));
    // Without a key there is nothing to say.
    let keyless = SIGNED.replace(
        "Secret key: uahr4nhailyq55yubuhuncnprfac73bcbz2qfafsevic1jruwunioxtoaozy122f\n",
        "",
    );
    assert!(!kinds(&read(&keyless)).contains(&(Kind::SignatureMismatch, "/page")));
}

#[test]
fn words_of_a_row_are_held_against_the_tables() {
    let source = page().render(binance_pay_docs::page::Form::Html);
    let with = |words: &str| read(&source.replace("words for the painter", words));
    let reading = with("read when the parameter layerCount is there, and if coatKind = 2");
    let named = reading.findings.iter().filter(|one| one.kind == Kind::UnknownFieldInProse);
    let named: Vec<&str> = named.map(|one| one.message.split('"').nth(1).unwrap()).collect();
    assert_eq!(named, ["layerCount", "coatKind"]);
    let reading = with("read when the parameter errorMessage is there, and if jobId = 2");
    assert!(!kinds(&reading).iter().any(|(kind, _)| *kind == Kind::UnknownFieldInProse));
    let reading = with("This is required when the painter is new.");
    assert!(kinds(&reading).contains(&(Kind::Contradiction, "/request/remark")));
    assert!(
        !kinds(&with("This is not required.")).contains(&(Kind::Contradiction, "/request/remark"))
    );
}

#[test]
fn pages_are_held_against_each_other() {
    let source = page().render(binance_pay_docs::page::Form::Pipes);
    let other = source
        .replace("paint/thing", "paint/wall")
        .replace("Paint a Thing", "Paint a Wall")
        .replace("EMPTY_POT", "NO_PAINT")
        .replace("| width | int |", "| width | long |");
    let found = across(&[read(&source), read(&other)]);
    let found: Vec<_> =
        found.iter().map(|one| (&*one.subject, one.other.value.as_str().unwrap())).collect();
    assert_eq!(found, [("/objects/Brush/width", "long"), ("/codes/400902", "NO_PAINT")]);
    // Two states of one page are no contradiction, but for what is common to all pages.
    let state = source.replace("| width | int |", "| width | long |");
    assert_eq!(across(&[read(&source), read(&state)]), []);
}

#[test]
fn real_pages_name_one_code_in_two_ways() {
    let (names, readings): (Vec<_>, Vec<_>) =
        pages().into_iter().map(|(name, source)| (name, read(&source))).unzip();
    if names.is_empty() {
        return;
    }
    let found = across(&readings);
    for clash in &found {
        let (one, other) = (&names[clash.first.page], &names[clash.other.page]);
        say(&format!(
            "{} {:?}: {} in {one}, {} in {other}",
            clash.subject, clash.predicate, clash.first.value, clash.other.value
        ));
    }
    assert!(found.iter().any(|clash| clash.subject == "/codes/400000"));
}
