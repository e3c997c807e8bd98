//! What the diagnosis finds, what it does not make up, what it costs and what it does not show.

mod bounds;
mod data;
mod documented;
mod mistakes;
mod notes;
mod random;
mod secrets;
