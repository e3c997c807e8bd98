#![no_main]

binance_pay_fuzz::fuzz!("keys");
