//! Runs the program as a user does and looks at what comes out: streams, forms, exit status.

mod bad_input;
mod decode;
mod encode;
mod facts;
mod keys;
mod runner;
mod signatures;
mod streams;
mod validate;
