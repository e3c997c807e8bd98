//! Strategies of proptest.
