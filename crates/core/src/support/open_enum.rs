//! Enums that keep values which the documentation does not list.

use alloc::boxed::Box;
use core::fmt;

/// A text that is none of the known values. Only the conversions of an open enum make one, so a
/// known value never hides in it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnknownText(Box<str>);

impl UnknownText {
    #[doc(hidden)]
    #[must_use]
    pub fn __new(text: &str) -> Self {
        Self(text.into())
    }

    #[doc(hidden)]
    #[must_use]
    pub fn __get(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for UnknownText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// An integer that is none of the known values.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnknownInteger(i64);

impl UnknownInteger {
    #[doc(hidden)]
    #[must_use]
    pub fn __new(value: i64) -> Self {
        Self(value)
    }

    #[doc(hidden)]
    #[must_use]
    pub fn __get(&self) -> i64 {
        self.0
    }
}

impl fmt::Debug for UnknownInteger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Makes an open enum: `open_enum! { pub enum Name: str { Variant = "VALUE", .. } }`, or `: i64`.
#[doc(hidden)]
#[macro_export]
macro_rules! __open_enum {
    ($(#[$meta:meta])* pub enum $name:ident: str {
        $($(#[$about:meta])* $variant:ident = $value:literal,)*
    }) => {
        $crate::__open_enum!(@common $(#[$meta])* $name, &'static str, UnknownText,
            one_of, { $($(#[$about])* $variant = $value,)* });

        #[allow(deprecated)]
        impl $name {
            /// The value on the wire, known or not.
            #[must_use]
            #[inline]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $value,)*
                    Self::__Unknown(unknown) => unknown.__get(),
                }
            }
        }

        #[allow(deprecated)]
        impl ::core::convert::From<&str> for $name {
            #[inline]
            fn from(text: &str) -> Self {
                match text {
                    $($value => Self::$variant,)*
                    _ => Self::__Unknown($crate::support::UnknownText::__new(text)),
                }
            }
        }

        impl ::core::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl $crate::support::Value for $name {
            #[inline]
            fn view(&self) -> $crate::support::View<'_> {
                $crate::support::View::Text(self.as_str())
            }
        }

        impl $crate::support::serde::Serialize for $name {
            fn serialize<S: $crate::support::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> $crate::support::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::support::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::support::text_enum(deserializer)
            }
        }
    };
    ($(#[$meta:meta])* pub enum $name:ident: i64 {
        $($(#[$about:meta])* $variant:ident = $value:literal,)*
    }) => {
        $crate::__open_enum!(@common $(#[$meta])* $name, i64, UnknownInteger,
            one_of_integers, { $($(#[$about])* $variant = $value,)* });

        #[allow(deprecated)]
        impl $name {
            /// The value on the wire, known or not.
            #[must_use]
            #[inline]
            pub fn as_i64(&self) -> i64 {
                match self {
                    $(Self::$variant => $value,)*
                    Self::__Unknown(unknown) => unknown.__get(),
                }
            }
        }

        #[allow(deprecated)]
        impl ::core::convert::From<i64> for $name {
            #[inline]
            fn from(value: i64) -> Self {
                match value {
                    $($value => Self::$variant,)*
                    _ => Self::__Unknown($crate::support::UnknownInteger::__new(value)),
                }
            }
        }

        impl ::core::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&self.as_i64(), f)
            }
        }

        impl $crate::support::Value for $name {
            #[inline]
            fn view(&self) -> $crate::support::View<'_> {
                $crate::support::View::Integer(self.as_i64())
            }
        }

        impl $crate::support::serde::Serialize for $name {
            fn serialize<S: $crate::support::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                serializer.serialize_i64(self.as_i64())
            }
        }

        impl<'de> $crate::support::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::support::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                <i64 as $crate::support::serde::Deserialize>::deserialize(deserializer)
                    .map(Self::from)
            }
        }
    };
    (@common $(#[$meta:meta])* $name:ident, $value_type:ty, $unknown:ident, $kind:ident, {
        $($(#[$about:meta])* $variant:ident = $value:literal,)*
    }) => {
        $(#[$meta])*
        ///
        /// A value that is not listed here is kept and written back; [`is_known`](Self::is_known)
        /// tells.
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$about])* #[doc = concat!("\n\nWire value: `", $value, "`.")] $variant,)*
            #[doc(hidden)]
            __Unknown($crate::support::$unknown),
        }

        impl $name {
            /// Every documented value, in the order of the documentation.
            pub const VALUES: &'static [$value_type] = &[$($value),*];

            #[doc(hidden)]
            pub const KIND: $crate::support::shape::Kind =
                $crate::support::shape::$kind(Self::VALUES);

            /// Whether the documentation lists the value.
            #[must_use]
            #[inline]
            pub fn is_known(&self) -> bool {
                !matches!(self, Self::__Unknown(_))
            }
        }
    };
}

/// Reads a string into an open enum without an allocation for known values.
pub fn text_enum<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: for<'a> From<&'a str>,
    D: serde::Deserializer<'de>,
{
    struct Text<T>(core::marker::PhantomData<T>);

    impl<T: for<'a> From<&'a str>> serde::de::Visitor<'_> for Text<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a string")
        }

        fn visit_str<E>(self, text: &str) -> Result<T, E> {
            Ok(T::from(text))
        }
    }

    deserializer.deserialize_str(Text(core::marker::PhantomData))
}

#[cfg(test)]
#[expect(unreachable_pub, reason = "the macro makes public enums")]
mod tests {
    use alloc::format;
    use alloc::string::ToString;

    crate::support::open_enum! {
        /// Colours.
        pub enum Colour: str {
            /// Red.
            Red = "RED",
            /// Green.
            #[deprecated(note = "use Red")]
            Green = "GREEN",
        }
    }

    crate::support::open_enum! {
        /// Ways.
        pub enum Way: i64 {
            /// By user.
            ByUser = 0,
            /// By time.
            ByTime = 1,
        }
    }

    #[test]
    fn known_values_are_normalised_and_unknown_ones_kept() {
        assert_eq!(Colour::from("RED"), Colour::Red);
        let blue = Colour::from("BLUE");
        assert_eq!((blue.as_str(), blue.is_known()), ("BLUE", false));
        assert_eq!(blue.to_string(), "BLUE");
        assert_eq!(format!("{blue:?}"), "__Unknown(\"BLUE\")");
        assert_eq!(Colour::VALUES, ["RED", "GREEN"]);
        assert_ne!(blue, Colour::from("blue"));
    }

    #[test]
    fn the_rule_table_has_the_same_values() {
        use crate::support::shape::Kind;

        assert!(matches!(Colour::KIND, Kind::Enum(values) if values == Colour::VALUES));
        assert!(matches!(Way::KIND, Kind::IntegerEnum(values) if values == Way::VALUES));
    }

    #[test]
    fn json_round_trips() {
        for json in ["\"RED\"", "\"BLUE\"", "\"\""] {
            let colour: Colour = serde_json::from_str(json).unwrap();
            assert_eq!(serde_json::to_string(&colour).unwrap(), json);
        }
        for json in ["0", "9", "-1"] {
            let way: Way = serde_json::from_str(json).unwrap();
            assert_eq!(serde_json::to_string(&way).unwrap(), json);
            assert_eq!(way.to_string(), json);
        }
        assert_eq!(Way::from(1), Way::ByTime);
        assert_eq!(format!("{:?}", Way::from(9)), "__Unknown(9)");
        assert!(!Way::from(9).is_known() && Way::from(0).is_known());
        assert_eq!(Way::VALUES, [0, 1]);
        let error = serde_json::from_str::<Colour>("1").unwrap_err().to_string();
        assert!(error.contains("expected a string"), "{error}");
        assert!(serde_json::from_str::<Way>("\"1\"").is_err());
    }
}
