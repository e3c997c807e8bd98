//! A client with `reqwest`: it is async, on tokio. The core signs and decodes, `reqwest` sends.

use std::error::Error;
use std::time::Duration;

use binance_pay::{Endpoint, Limits, Reply, Request, Signer, Stamp};
use binance_pay_os::{now, random_nonce};
use reqwest::redirect::Policy;

/// What goes out under one pair of keys.
#[derive(Debug)]
pub struct Client {
    signer: Signer,
    http: reqwest::Client,
    base_url: String,
}

impl Client {
    /// `base_url` is [`binance_pay::BASE_URL`], or a server of your own in tests.
    ///
    /// # Errors
    ///
    /// What `reqwest` has to say.
    pub fn new(signer: Signer, base_url: impl Into<String>) -> Result<Self, reqwest::Error> {
        // A redirect would carry a signed request to where nobody wants it.
        let http = reqwest::Client::builder().redirect(Policy::none()).no_proxy();
        let http = http.timeout(Duration::from_secs(10)).build()?;
        Ok(Self { signer, http, base_url: base_url.into() })
    }

    /// Signs, sends and decodes.
    ///
    /// # Errors
    ///
    /// What goes wrong on the way, and [`binance_pay::Error`] for what the server says.
    pub async fn call<R: Request>(&self, request: &R) -> Result<ReplyTo<R>, Box<dyn Error>> {
        let stamp = Stamp { timestamp: now()?, nonce: random_nonce()? };
        let signed = self.signer.sign(request, stamp)?;
        let url = format!("{}{}", self.base_url, signed.path());
        let mut call = self.http.request(signed.method().parse()?, url);
        for (name, value) in signed.headers() {
            call = call.header(name, value);
        }
        let mut reply = call.body(signed.into_body()).send().await?;
        // The HTTP status decides nothing: a failure is a reply too, and its body has the code.
        let status = reply.status().as_u16();
        let (mut body, limit) = (Vec::new(), Limits::default().reply_bytes);
        while body.len() <= limit
            && let Some(chunk) = reply.chunk().await?
        {
            body.extend_from_slice(&chunk);
        }
        Ok(R::Endpoint::decode(status, &body)?)
    }
}

/// What the endpoint of a request replies.
pub type ReplyTo<R> = Reply<<<R as Request>::Endpoint as Endpoint>::Response>;
