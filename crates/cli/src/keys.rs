//! The keys: from the environment, never from arguments.

use std::env::{self, VarError};
use std::path::Path;

use binance_pay::{Secret, Signer};

use crate::failure::{Failure, Kind};
use crate::input;
use crate::output::Output;

const API_KEY: &str = "BINANCE_PAY_API_KEY";
const SECRET_KEY: &str = "BINANCE_PAY_SECRET_KEY";
const SECRET_KEY_FILE: &str = "BINANCE_PAY_SECRET_KEY_FILE";

const REMEDY: &str = "Set BINANCE_PAY_API_KEY, and BINANCE_PAY_SECRET_KEY or \
                      BINANCE_PAY_SECRET_KEY_FILE; or none of them, for demo keys.";

const DEMO_API_KEY: &str = "demo-api-key";
const DEMO_SECRET_KEY: &str = "demo-secret-key";

/// No key is anywhere near as long.
const LONGEST: usize = 4_096;

/// A signer, and whose it is.
#[derive(Debug)]
pub(crate) struct Keys {
    pub(crate) signer: Signer,
    /// Whether no server knows these keys.
    pub(crate) are_demo: bool,
}

impl Keys {
    /// Takes the keys from the environment, or the demo keys where none is set.
    ///
    /// # Errors
    ///
    /// [`Kind::Key`] where one is missing, given twice or cannot be used, [`Kind::File`] where the
    /// file of the secret key cannot be read.
    pub(crate) fn from_environment() -> Result<Self, Failure> {
        let texts = KeyTexts::or_demo()?;
        let signer = Signer::new(texts.api_key.expose(), texts.secret_key.expose())
            .map_err(|error| Failure::new(Kind::Key, error, REMEDY))?;
        Ok(Self { signer, are_demo: texts.are_demo })
    }

    /// Says so where the keys are no real ones.
    pub(crate) fn remark(&self, out: Output) {
        remark_on_demo(self.are_demo, out);
    }
}

/// Both keys as they are written, whether or not one can sign with them.
#[derive(Debug)]
pub(crate) struct KeyTexts {
    pub(crate) api_key: Secret,
    pub(crate) secret_key: Secret,
    /// Whether no server knows these keys.
    pub(crate) are_demo: bool,
}

impl KeyTexts {
    /// Takes them from the environment; none where none is set.
    ///
    /// # Errors
    ///
    /// [`Kind::Key`] where one is missing or given twice, [`Kind::File`] where the file of the secret
    /// key cannot be read.
    pub(crate) fn from_environment() -> Result<Option<Self>, Failure> {
        let api_key = variable(API_KEY)?;
        let secret_key = match (variable(SECRET_KEY)?, env::var_os(SECRET_KEY_FILE)) {
            (Some(_), Some(_)) => {
                let message = format!("{SECRET_KEY} and {SECRET_KEY_FILE} are both set");
                return Err(Failure::new(Kind::Key, message, "Unset one of them."));
            }
            (None, Some(path)) => Some(from_file(Path::new(&path))?),
            (given, None) => given,
        };
        match (api_key, secret_key) {
            (Some(api_key), Some(secret_key)) => {
                Ok(Some(Self { api_key, secret_key, are_demo: false }))
            }
            (None, None) => Ok(None),
            (Some(_), None) => Err(alone("API key", "secret key")),
            (None, Some(_)) => Err(alone("secret key", "API key")),
        }
    }

    /// The same, or the demo keys where none is set.
    ///
    /// # Errors
    ///
    /// As [`from_environment`](Self::from_environment).
    pub(crate) fn or_demo() -> Result<Self, Failure> {
        let demo = || Self {
            api_key: Secret::from(DEMO_API_KEY),
            secret_key: Secret::from(DEMO_SECRET_KEY),
            are_demo: true,
        };
        Ok(Self::from_environment()?.unwrap_or_else(demo))
    }

    /// Says so where the keys are no real ones.
    pub(crate) fn remark(&self, out: Output) {
        remark_on_demo(self.are_demo, out);
    }
}

fn remark_on_demo(are_demo: bool, out: Output) {
    if are_demo {
        out.remark(format!(
            "no keys are set, so demo keys were used; no server knows them (set {API_KEY} and \
             {SECRET_KEY})"
        ));
    }
}

fn alone(there: &str, missing: &str) -> Failure {
    Failure::new(Kind::Key, format!("the {there} is set and the {missing} is not"), REMEDY)
}

fn variable(name: &str) -> Result<Option<Secret>, Failure> {
    match env::var(name) {
        Ok(text) => Ok(Some(Secret::from(text))),
        Err(VarError::NotPresent) => Ok(None),
        Err(VarError::NotUnicode(_)) => Err(not_utf8(name)),
    }
}

/// The text of a file without one line end at its end, which editors leave there.
fn from_file(path: &Path) -> Result<Secret, Failure> {
    let bytes = input::file(path, LONGEST)?;
    if bytes.len() > LONGEST {
        let message = format!("the file of {SECRET_KEY_FILE} is longer than {LONGEST} bytes");
        return Err(Failure::new(Kind::Key, message, REMEDY));
    }
    let mut text = String::from_utf8(bytes).map_err(|_| not_utf8(SECRET_KEY_FILE))?;
    if text.ends_with('\n') {
        text.pop();
        if text.ends_with('\r') {
            text.pop();
        }
    }
    Ok(Secret::from(text))
}

fn not_utf8(name: &str) -> Failure {
    Failure::new(Kind::Key, format!("the key of {name} is not UTF-8"), REMEDY)
}
