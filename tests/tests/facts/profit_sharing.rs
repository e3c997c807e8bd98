//! The pages `api-profitshare-submit-split` and `api-profitshare-split-return`: times in seconds,
//! and statuses that are numbers.

use binance_pay::profit_sharing::split::return_::v1::{ReturnOrder, ReturnV1, ShareReturn};
use binance_pay::profit_sharing::split::submit::v1::{
    Share, ShareDetail, Split, SplitOrder, SubmitV1,
};
use binance_pay_tests::Json;

use crate::kinds::{AMOUNT, HTTP_URL, ID, LIST, LONG, TEXT, codes, may, must};
use crate::page::Page;
use crate::probe::{Request, text};
use crate::reading::Reply;

fn split() -> Request<SubmitV1> {
    Request::new(
        r#"{"merchantRequestId":"some_unique_id_1234","prepayOrderId":"12345","receiverList":
            [{"account":"123456","amount":9.99,"description":"A description.",
            "webhookUrl":"http://www.abc.com"}]}"#,
    )
}

#[test]
fn the_endpoints() {
    let page = Page {
        id: "profit-sharing.split.submit.v1",
        path: "/binancepay/openapi/profitsharing/v1/submit-split",
        slug: "api-profitshare-submit-split",
        audience: "merchant",
        codes: &[],
    };
    page.is_of::<SubmitV1>();
    let page = Page {
        id: "profit-sharing.split.return.v1",
        path: "/binancepay/openapi/profitsharing/v1/return",
        slug: "api-profitshare-split-return",
        audience: "merchant",
        codes: &[],
    };
    page.is_of::<ReturnV1>();
}

#[test]
fn request_of_a_split() {
    split().object::<SplitOrder>(
        "",
        &[
            must("merchantRequestId", TEXT.least(1).most(32)),
            must("prepayOrderId", ID),
            must("receiverList", LIST.least(1).most(100)),
        ],
    );
    split().object::<Share>(
        "/receiverList/0",
        &[
            must("account", ID),
            must("amount", AMOUNT),
            must("description", TEXT.least(1).most(128)),
            may("webhookUrl", HTTP_URL.least(1).most(256)),
        ],
    );
}

/// The sample breaks the rule of its own page.
#[test]
fn request_of_the_sample() {
    let pointer = "/receiverList/0/webhookUrl";
    let wrong = "/receiverList/0/webhookUrl format \"http-url\" [400100]";
    split().breaks(&[(pointer, text("www.abc.com"))], &[wrong]);
}

#[test]
fn reply_to_a_split() {
    let split = Reply::of::<SubmitV1>(
        r#"{"splitOrderNo":"12345","merchantRequestId":"1234567","prepayOrderId":"12345",
            "status":0,"receiverOrderDetails":[{"account":"123456","amount":9.99,
            "failReason":"f","detailId":1000001,"status":2,"finishTime":1667179261}]}"#,
    );
    split.object::<Split>(
        "",
        &[
            must("splitOrderNo", ID.most(18)),
            must("merchantRequestId", TEXT.least(1).most(32)),
            must("prepayOrderId", ID),
            must("status", codes(&[0, 1, 2])),
            must("receiverOrderDetails", LIST),
        ],
    );
    split.object::<ShareDetail>(
        "/receiverOrderDetails/0",
        &[
            must("account", ID),
            must("amount", AMOUNT),
            may("failReason", TEXT.most(128)),
            must("detailId", ID.most(18)),
            must("status", codes(&[1, 2, 3])),
            may("finishTime", LONG),
        ],
    );
}

#[test]
fn request_of_a_return() {
    let share: Request<ReturnV1> = Request::new(
        r#"{"prepayOrderId":"215324856789557248","splitOrderNo":"224313347535298560",
            "originMerchantRequestId":"521134231","merchantReturnNo":"520cczhong9",
            "transferOutAccount":"1000135827517","returnAmount":"0.01","description":"jojo",
            "webhookUrl":"http://www.aaa.com/settle/query-merchant-info"}"#,
    );
    share.object::<ShareReturn>(
        "",
        &[
            must("prepayOrderId", ID),
            may("splitOrderNo", ID),
            may("originMerchantRequestId", TEXT),
            must("merchantReturnNo", TEXT.least(1).most(32)),
            must("transferOutAccount", ID),
            must("returnAmount", AMOUNT),
            may("description", TEXT.least(1).most(128)),
            may("webhookUrl", HTTP_URL.least(1).most(256)),
        ],
    );
    let neither = " at-least-one-of [\"splitOrderNo\",\"originMerchantRequestId\"] [400100]";
    let without = [("/splitOrderNo", Json::Null), ("/originMerchantRequestId", Json::Null)];
    share.breaks(&without, &[neither]);
}

#[test]
fn reply_to_a_return() {
    let order = Reply::of::<ReturnV1>(
        r#"{"prepayOrderId":"215324856789557248","splitOrderNo":"224313347535298560",
            "originMerchantRequestId":"521134231","merchantReturnNo":"520cczhong9",
            "transferOutAccount":"1000135827517","returnAmount":"0.01","returnOrderNo":"r",
            "status":1,"failReason":"f","finishTime":1667179261}"#,
    );
    order.object::<ReturnOrder>(
        "",
        &[
            must("prepayOrderId", ID),
            may("splitOrderNo", ID),
            may("originMerchantRequestId", TEXT),
            must("merchantReturnNo", TEXT),
            must("transferOutAccount", ID),
            must("returnAmount", AMOUNT),
            must("returnOrderNo", TEXT),
            must("status", codes(&[1, 2, 3])),
            may("failReason", TEXT),
            may("finishTime", LONG),
        ],
    );
}
