//! Runs the program as a user does and looks at what comes out: streams, forms, exit status.

mod bad_input;
mod completions;
mod decode;
mod diagnose;
mod docs;
mod encode;
mod facts;
mod keys;
mod quotes;
mod regenerating;
mod runner;
mod signatures;
mod spec;
mod spec_diff;
mod streams;
mod validate;
mod vectors;
mod webhook_verify;
mod webhooks;
