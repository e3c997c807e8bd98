//! Data of every type.

use binance_pay::Endpoint;
use binance_pay_tests::golden;
use binance_pay_tests::remarks::remarks;

use crate::{Result, signed, success};

#[test]
fn answers_that_are_no_objects() -> Result {
    use golden::answer_boolean::golden::answer_boolean::AnswerBoolean;
    use golden::answer_list::golden::answer_list::{AnswerList, Nothing};
    use golden::answer_text::golden::answer_text::AnswerText;
    use golden::versions_v3::golden::versions::v3::VersionsV3;

    assert!(AnswerBoolean::decode(200, success("true").as_bytes())?.data);
    let reply = AnswerBoolean::decode(200, success("\"false\"").as_bytes())?;
    assert_eq!((reply.data, remarks(&reply.deviations)), (false, vec!["/data type".to_owned()]));
    assert!(AnswerBoolean::decode(200, success("1").as_bytes()).is_err());

    assert_eq!(AnswerText::decode(200, success("\"file.csv\"").as_bytes())?.data, "file.csv");
    let reply = AnswerText::decode(200, success("123456789").as_bytes())?;
    assert_eq!(remarks(&reply.deviations), ["/data maxLength", "/data type"]);
    assert!(AnswerText::decode(200, success("null").as_bytes()).is_err());

    assert_eq!(signed(&Nothing::new()), "{}");
    assert_eq!(
        remarks(&AnswerList::INFO.validate_json(br#"{"a":1}"#).unwrap_err()),
        ["/a unknown-field"]
    );
    let one = r#"{"serial":"a","key":"do-not-show"}"#;
    let reply = AnswerList::decode(200, success(&format!("[{one},{one},{one}]")).as_bytes())?;
    assert_eq!(
        (reply.data.len(), remarks(&reply.deviations)),
        (3, vec!["/data maxItems".to_owned()])
    );
    assert_eq!(reply.data[2].key.expose(), "do-not-show");
    assert!(!AnswerList::INFO.redact_json(reply.data_json()).contains("do-not-show"));
    assert!(AnswerList::decode(200, success(one).as_bytes()).is_err());
    let error =
        AnswerList::decode(200, success("[[\"a\",\"do-not-show\"]]").as_bytes()).unwrap_err();
    assert!(error.is_unread_success() && !format!("{error} {error:?}").contains("do-not-show"));

    assert_eq!(VersionsV3::INFO.id(), "golden.versions.v3");
    let reply = VersionsV3::decode(200, success(r#"[["1.50"],[],[2]]"#).as_bytes())?;
    assert_eq!(reply.data[0][0].as_str(), "1.50");
    assert_eq!(remarks(&reply.deviations), ["/data/2/0 type"]);
    Ok(())
}
