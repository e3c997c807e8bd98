//! The cost grows linearly with the size, asserted by counts of allocations and of allocated bytes: unlike time, these
//! are the same everywhere. `cargo bench -p binance-pay-benches` shows the time.

use std::fmt::Write as _;

use allocation_counter::{AllocationInfo, measure};
use binance_pay::order::create::v3::{CreateV3, Env, Goods, OrderCreation};
use binance_pay::service_provider::record::query::Query as Records;
use binance_pay::{Decimal, Endpoint, Nonce, Signer, Stamp, Timestamp};
use binance_pay_codegen::{Sources, generate, load_sources};

const ROWS: [usize; 3] = [100, 1_000, 10_000];

fn order(goods: usize) -> OrderCreation {
    let goods: Vec<Goods> = (0..goods)
        .map(|index| Goods::new("01", "D000", format!("sku{index}"), "Ice Cream"))
        .collect();
    OrderCreation::new(Env::new("WEB"), "9825382937292", "d", goods)
        .order_amount("25.17".parse::<Decimal>().unwrap())
        .currency("USDT")
}

/// A reply of so many records; `extra` goes into each as it is.
fn records(rows: usize, extra: &str) -> String {
    let mut text = r#"{"status":"SUCCESS","code":"000000","data":{"total":1,"rows":["#.to_owned();
    for row in 0..rows {
        let comma = if row == 0 { "" } else { "," };
        // Writing into a String cannot fail.
        let _ = write!(
            text,
            r#"{comma}{{"authorizationId":"auth{row}","merchantName":"Merchant One","authorizationToken":"token","merchantId":"merchant","status":"AUTHORIZED","scopes":["CONVERT"],"ipWhitelist":["192.168.1.1"]{extra}}}"#,
        );
    }
    text + "]}}"
}

/// Ten times the rows may take ten times the allocations and bytes, and a little more: a vector that grows by doubling
/// is up to twice as large as what is in it.
fn assert_linear(what: &str, infos: &[AllocationInfo]) {
    for pair in infos.windows(2) {
        let [small, large] = pair else { continue };
        assert!(
            large.count_total <= 11 * small.count_total + 10,
            "{what}: {} allocations became {}",
            small.count_total,
            large.count_total,
        );
        assert!(
            large.bytes_total <= 22 * small.bytes_total + 1_000,
            "{what}: {} bytes became {}",
            small.bytes_total,
            large.bytes_total,
        );
    }
}

#[test]
fn validating_allocates_nothing_at_any_size() {
    for rows in ROWS {
        let order = order(rows);
        assert_eq!(measure(|| assert!(order.validate().is_ok())).count_total, 0, "{rows} rows");
    }
}

#[test]
fn violations_grow_with_the_rows() {
    let infos = ROWS.map(|rows| {
        let mut order = order(rows);
        order.goods_details.iter_mut().for_each(|goods| goods.goods_name.clear());
        measure(|| assert_eq!(order.validate().unwrap_err().len(), rows))
    });
    assert_linear("violations", &infos);
}

#[test]
fn json_text_is_validated_in_proportion() {
    let infos = ROWS.map(|rows| {
        let body = signed(&order(rows));
        measure(|| assert!(CreateV3::INFO.validate_json(&body).is_ok()))
    });
    assert_linear("validate_json", &infos);
}

#[test]
fn a_signed_request_grows_with_its_body() {
    let infos = ROWS.map(|rows| {
        let order = order(rows);
        measure(|| drop(signed(&order)))
    });
    assert_linear("sign", &infos);
}

#[test]
fn a_reply_grows_with_its_rows() {
    let infos = ROWS.map(|rows| {
        let reply = records(rows, "");
        measure(|| assert!(Records::decode(200, reply.as_bytes()).unwrap().deviations.is_empty()))
    });
    assert_linear("decode", &infos);
}

#[test]
fn deviations_grow_with_the_rows() {
    let infos = ROWS.map(|rows| {
        let reply = records(rows, r#","newMember":1"#);
        measure(|| {
            assert_eq!(Records::decode(200, reply.as_bytes()).unwrap().deviations.len(), rows);
        })
    });
    assert_linear("decode with deviations", &infos);
}

/// Fewer than the benches have, for the generator of a test build is slow; the real endpoints count too.
#[test]
fn generating_grows_with_the_endpoints() {
    let [real, some, twice] = [0, 60, 120].map(|copies| {
        let sources = with_copies(copies);
        measure(|| drop(generate(&load_sources(&sources).unwrap(), "crate").unwrap()))
    });
    for (what, real, some, twice) in [
        ("allocations", real.count_total, some.count_total, twice.count_total),
        ("bytes", real.bytes_total, some.bytes_total, twice.bytes_total),
    ] {
        let (first, second) = (some - real, twice - some);
        assert!(
            second * 100 <= first * 115,
            "{what}: the first 60 endpoints take {first}, the next 60 take {second}",
        );
    }
}

/// The real spec, and so many copies of one endpoint under other ids.
fn with_copies(copies: usize) -> Sources {
    let real = Sources::embedded();
    let text = real.text("endpoints/direct-debit/contract.query.yaml").unwrap();
    let copies = (0..copies).map(|number| {
        let text = text
            .replace("id: direct-debit.contract.query", &format!("id: copies.number-{number}"))
            .replace("/direct-debit/contract/query", &format!("/copies/number-{number}"));
        (format!("endpoints/copies/number-{number}.yaml"), text)
    });
    let texts = |path: &str| Some((path.to_owned(), real.text(path)?.to_owned()));
    real.paths().filter_map(texts).chain(copies).collect()
}

fn signed(order: &OrderCreation) -> Vec<u8> {
    let stamp = Stamp {
        timestamp: Timestamp::from_millis(1_611_232_922_428).unwrap(),
        nonce: Nonce::new("5RhaTrZPhknNv0kDSA2UQ67cPMVNS4sA").unwrap(),
    };
    let signer = Signer::new("demo-api-key", "demo-secret-key").unwrap();
    signer.sign(order, stamp).unwrap().body().to_vec()
}
