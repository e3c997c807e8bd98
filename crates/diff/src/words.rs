//! The words of a judgement: axes, grades, victims, directions.

use std::fmt;

/// Declares a closed list of words, from the worst to the least where they have an order.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal,)+ })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)+
        }

        impl $name {
            /// Every word, in the order of its declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The word as reports write it.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }
    )+};
}

words! {
    /// Which part of the protocol a change is about.
    Axis {
        /// What a merchant sends to an endpoint, and the endpoint itself.
        Request = "request",
        /// What an endpoint replies.
        Response = "response",
        /// What the server sends, and what a merchant answers to that.
        Webhook = "webhook",
        /// Hosts, headers, signing, limits.
        Transport = "transport",
        /// Result codes.
        Codes = "codes",
        /// Which words of the documentation state the facts. No message depends on it.
        Source = "source",
    }

    /// How bad a change is, from the worst to the least.
    Grade {
        /// Somebody who does nothing breaks.
        Breaking = "breaking",
        /// Its effect cannot be told from the two states: a person has to judge.
        NeedsDecision = "needs-decision",
        /// Somebody may break, depending on what he relied on.
        Risky = "risky",
        /// There is more than before, and who does nothing keeps what he has.
        Additive = "additive",
        /// Wording, samples and where facts are known from.
        DocOnly = "doc-only",
    }

    /// Who is hurt by a change.
    Victim {
        /// Who sends what was right before, with this crate or any other.
        WireCaller = "wire-caller",
        /// Who reads messages by the old description, with this crate or any other.
        WireDecoder = "wire-decoder",
        /// Code that calls the crate that is generated from the spec: it does not compile any more,
        /// or the crate itself refuses what it took.
        RustSource = "rust-source",
    }

    /// Which way a change goes.
    Direction {
        /// It was not there.
        Added = "added",
        /// It is not there any more.
        Removed = "removed",
        /// Less is allowed than before.
        Tightened = "tightened",
        /// More is allowed than before.
        Loosened = "loosened",
        /// It is another one.
        Changed = "changed",
        /// The same things stand in another order.
        Reordered = "reordered",
    }

    /// The release of the crate that a change asks for, by the conventions of semantic versioning.
    Bump {
        /// Code that uses the crate has to change.
        Breaking = "breaking",
        /// Something is new or behaves differently.
        Minor = "minor",
        /// Documentation only.
        Patch = "patch",
        /// Nothing to release.
        None = "none",
    }
}

impl Direction {
    /// The direction of the same change seen from the other side.
    #[must_use]
    pub const fn mirror(self) -> Self {
        match self {
            Self::Added => Self::Removed,
            Self::Removed => Self::Added,
            Self::Tightened => Self::Loosened,
            Self::Loosened => Self::Tightened,
            Self::Changed => Self::Changed,
            Self::Reordered => Self::Reordered,
        }
    }
}

/// Where in a message a change takes effect: an axis, and who sends there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Place {
    Request,
    Response,
    Webhook,
    /// What a merchant answers to a webhook.
    Acknowledgement,
    Transport,
    Codes,
    /// In no message: where facts are known from.
    Source,
}

impl Place {
    /// Those that depend on where an object, an enum or a contradiction is used.
    pub(crate) const USED: [Self; 5] =
        [Self::Request, Self::Response, Self::Webhook, Self::Acknowledgement, Self::Transport];

    pub(crate) const fn axis(self) -> Axis {
        match self {
            Self::Request => Axis::Request,
            Self::Response => Axis::Response,
            Self::Webhook | Self::Acknowledgement => Axis::Webhook,
            Self::Transport => Axis::Transport,
            Self::Codes => Axis::Codes,
            Self::Source => Axis::Source,
        }
    }

    /// What the ids of its rules begin with.
    pub(crate) const fn prefix(self) -> &'static str {
        match self {
            Self::Acknowledgement => "acknowledgement",
            place => place.axis().as_str(),
        }
    }

    /// Whether the merchant sends what stands there; else he receives it.
    pub(crate) const fn is_sent(self) -> bool {
        matches!(self, Self::Request | Self::Acknowledgement | Self::Transport)
    }
}
