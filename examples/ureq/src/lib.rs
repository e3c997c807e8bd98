//! A client with `ureq`: it blocks, and is small. The core signs and decodes, `ureq` sends.

use std::error::Error;
use std::time::Duration;

use binance_pay::{Endpoint, Limits, Reply, Request, Signer, Stamp};
use binance_pay_os::{now, random_nonce};
use ureq::{Agent, http};

/// What goes out under one pair of keys.
#[derive(Debug)]
pub struct Client {
    signer: Signer,
    agent: Agent,
    base_url: String,
}

impl Client {
    /// `base_url` is [`binance_pay::BASE_URL`], or a server of your own in tests.
    #[must_use]
    pub fn new(signer: Signer, base_url: impl Into<String>) -> Self {
        let config = Agent::config_builder()
            // A failure is a reply too, and its body has the code.
            .http_status_as_error(false)
            // A redirect would carry a signed request to where nobody wants it.
            .max_redirects(0)
            .proxy(None)
            .timeout_global(Some(Duration::from_secs(10)));
        Self { signer, agent: config.build().into(), base_url: base_url.into() }
    }

    /// Signs, sends and decodes.
    ///
    /// # Errors
    ///
    /// What goes wrong on the way, and [`binance_pay::Error`] for what the server says.
    pub fn call<R: Request>(&self, request: &R) -> Result<ReplyTo<R>, Box<dyn Error>> {
        let stamp = Stamp { timestamp: now()?, nonce: random_nonce()? };
        let mut call = http::Request::from(self.signer.sign(request, stamp)?);
        *call.uri_mut() = format!("{}{}", self.base_url, call.uri()).parse()?;
        let mut reply = self.agent.run(call)?;
        let status = reply.status().as_u16();
        let limit = u64::try_from(Limits::default().reply_bytes)?;
        let body = reply.body_mut().with_config().limit(limit).read_to_vec()?;
        Ok(R::Endpoint::decode(status, &body)?)
    }
}

/// What the endpoint of a request replies.
pub type ReplyTo<R> = Reply<<<R as Request>::Endpoint as Endpoint>::Response>;
