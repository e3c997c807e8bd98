//! What every generated struct and endpoint has in common.

/// Makes a plain struct a record: its rule table, constructors and setters.
#[doc(hidden)]
#[macro_export]
macro_rules! __record {
    (
        $name:ident: $shape:ident;
        required { $($(#[$needed_meta:meta])* $needed:ident: $needed_type:ty,)* }
        optional { $($(#[$extra_meta:meta])* $extra:ident: $extra_type:ty,)* }
        by { $($(#[$by_meta:meta])* $by:ident($($(#[$arg_meta:meta])* $arg:ident: $arg_type:ty,)*; $key:ident: $key_type:ty),)* }
        fields { $($member:ident = $need:ident($wire:literal, $kind:expr),)* }
        rules { $($rule:expr,)* }
    ) => {
        #[allow(unused_qualifications)]
        static $shape: $crate::support::shape::Object = {
            #[allow(unused_imports, clippy::enum_glob_use)]
            use $crate::support::Form::{Number, Text};
            #[allow(unused_imports, clippy::wildcard_imports)]
            use $crate::support::shape::*;
            Object {
                name: stringify!($name),
                fields: &[$($need($wire, $kind),)*],
                rules: &[$($rule,)*],
            }
        };

        impl $crate::support::Record for $name {
            #[inline]
            fn object(&self) -> &'static $crate::support::shape::Object {
                &$shape
            }

            #[allow(deprecated)]
            #[inline]
            fn members(&self, see: &mut dyn ::core::ops::FnMut(&[$crate::support::View<'_>])) {
                see(&[$($crate::support::Value::view(&self.$member)),*]);
            }
        }

        impl $crate::support::Value for $name {
            #[inline]
            fn view(&self) -> $crate::support::View<'_> {
                $crate::support::View::Object(self)
            }
        }

        impl $crate::support::serde::Serialize for $name {
            fn serialize<S: $crate::support::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::support::ser::record(self, serializer)
            }
        }

        impl<'de> $crate::support::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::support::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::support::de::record(deserializer, stringify!($name))
            }
        }

        #[allow(deprecated)]
        impl<'de> $crate::support::de::Members<'de> for $name {
            const NAMES: &'static [&'static str] = &[$($wire),*];

            fn read<A: $crate::support::serde::de::MapAccess<'de>>(
                map: A,
            ) -> ::core::result::Result<Self, A::Error> {
                $(let mut $needed: ::core::option::Option<$needed_type> = None;)*
                $(let mut $extra: ::core::option::Option<::core::option::Option<$extra_type>> = None;)*
                $crate::support::de::fill(
                    map,
                    Self::NAMES,
                    &mut [$(&mut $crate::support::de::slot::$need(&mut $member)),*],
                )?;
                Ok(Self { $($member: $crate::support::de::value::$need($member, $wire)?,)* })
            }
        }

        #[allow(deprecated)]
        impl $name {
            /// Takes what is required, in the order of the documentation.
            #[must_use]
            #[allow(clippy::new_without_default, clippy::too_many_arguments)]
            #[inline]
            pub fn new($($needed: impl ::core::convert::Into<$needed_type>),*) -> Self {
                Self {
                    $($needed: $needed.into(),)*
                    $($extra: ::core::option::Option::None,)*
                }
            }

            $(
                #[doc = concat!("Identifies by [`", stringify!($key), "`](Self#structfield.", stringify!($key), ").")]
                $(#[$by_meta])*
                #[must_use]
                pub fn $by(
                    $($arg: impl ::core::convert::Into<$arg_type>,)*
                    $key: impl ::core::convert::Into<$key_type>,
                ) -> Self {
                    Self::new($($arg),*).$key($key)
                }
            )*

            $(
                #[doc = concat!("Sets [`", stringify!($needed), "`](Self#structfield.", stringify!($needed), ").")]
                $(#[$needed_meta])*
                #[must_use]
                pub fn $needed(mut self, value: impl ::core::convert::Into<$needed_type>) -> Self {
                    self.$needed = value.into();
                    self
                }
            )*

            $(
                #[doc = concat!("Sets [`", stringify!($extra), "`](Self#structfield.", stringify!($extra), ").")]
                $(#[$extra_meta])*
                #[must_use]
                pub fn $extra(mut self, value: impl ::core::convert::Into<$extra_type>) -> Self {
                    self.$extra = ::core::option::Option::Some(value.into());
                    self
                }
            )*
        }
    };
}

/// Makes an endpoint: its type, its facts, and what its request can do.
#[doc(hidden)]
#[macro_export]
macro_rules! __endpoint {
    (
        $(#[$meta:meta])*
        $name:ident: $request:ident => $response:ty;
        reads $shape:ident, $kind:expr;
        $(allows $part:ident;)?
        facts { $($fact:ident: $value:expr,)* }
        codes { $($code:ident)* }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug)]
        pub enum $name {}

        #[allow(deprecated)]
        impl $name {
            #[allow(unused_qualifications)]
            const RESPONSE: $crate::support::shape::Kind = {
                #[allow(unused_imports, clippy::enum_glob_use)]
                use $crate::support::Form::{Number, Text};
                #[allow(unused_imports, clippy::wildcard_imports)]
                use $crate::support::shape::*;
                $kind
            };
        }

        #[allow(deprecated)]
        impl $crate::Endpoint for $name {
            const INFO: &'static $crate::EndpointInfo = &$crate::EndpointInfo::__new(
                $crate::support::Facts {
                    $($fact: $value,)*
                    codes: &[$($crate::ResultCode::$code),*],
                },
                $crate::support::Shapes::of::<$name>(),
            );
            type Request = $request;
            type Response = $response;

            #[inline]
            fn decode_with(
                http_status: u16,
                body: &[u8],
                limits: &$crate::Limits,
            ) -> ::core::result::Result<$crate::Reply<$response>, $crate::Error> {
                $crate::support::decode::<Self>(http_status, body, limits)
            }
        }

        #[allow(deprecated)]
        impl $crate::support::Described for $name {
            const REQUEST: &'static $crate::support::shape::Object = &$shape;
            const RESPONSE: $crate::support::shape::Kind = Self::RESPONSE;
            $(const $part: bool = true;)?
        }

        #[allow(deprecated)]
        impl $crate::Request for $request {
            type Endpoint = $name;
        }

        impl $request {
            /// Checks every documented rule.
            ///
            /// # Errors
            ///
            /// All violations, in one pass.
            #[inline]
            pub fn validate(&self) -> ::core::result::Result<(), $crate::Violations> {
                $crate::support::validate(self)
            }

            /// What the server will ignore, although the request is valid.
            #[must_use]
            #[inline]
            pub fn advice(&self) -> $crate::support::Vec<$crate::Violation> {
                $crate::support::advice(self)
            }
        }

        impl ::core::str::FromStr for $request {
            type Err = $crate::Error;

            /// Reads a request from JSON text. Members may break documented rules; the types,
            /// the names and what is required must fit.
            #[inline]
            fn from_str(text: &str) -> ::core::result::Result<Self, $crate::Error> {
                $crate::support::parse(text)
            }
        }
    };
}
