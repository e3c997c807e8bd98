//! What every generated webhook has in common.

/// Makes a record the body of a webhook.
#[doc(hidden)]
#[macro_export]
macro_rules! __webhook {
    ($event:ident: $shape:ident; facts { $($fact:ident: $value:expr,)* }) => {
        impl $crate::Webhook for $event {
            const INFO: &'static $crate::WebhookInfo =
                &$crate::WebhookInfo::__new::<$event>($crate::support::WebhookFacts {
                    $($fact: $value,)*
                });
            const OBJECT: &'static $crate::support::shape::Object = &$shape;
        }
    };
}

/// Makes the enum of what all webhooks tell.
#[doc(hidden)]
#[macro_export]
macro_rules! __events {
    ($($(#[$meta:meta])* $name:ident($event:ty),)*) => {
        /// What a webhook tells: one variant for each that is known.
        ///
        /// # Examples
        ///
        /// ```
        /// use binance_pay::Event;
        ///
        /// fn order_is_paid(event: &Event) -> bool {
        ///     match event {
        ///         Event::Pay(pay) => pay.biz_status.as_str() == "PAY_SUCCESS",
        ///         _ => false,
        ///     }
        /// }
        /// # let pay = r#"{"bizType":"PAY","bizId":1,"bizStatus":"PAY_SUCCESS","data":{
        /// #     "merchantTradeNo":"1","totalFee":1,"currency":"USDT"}}"#;
        /// # let pay: binance_pay::webhook::pay::Pay = serde_json::from_str(pay).unwrap();
        /// assert!(order_is_paid(&pay.into()));
        /// ```
        #[derive(Clone, Debug)]
        #[non_exhaustive]
        pub enum Event {
            $($(#[$meta])* $name($crate::support::Box<$event>),)*
            /// A webhook that is not known yet, or says nothing of what it is.
            Unknown($crate::UnknownEvent),
        }

        impl Event {
            /// The facts of the webhook, where it is known.
            #[must_use]
            #[inline]
            pub fn info(&self) -> ::core::option::Option<&'static $crate::WebhookInfo> {
                match self {
                    $(Self::$name(_) => {
                        ::core::option::Option::Some(<$event as $crate::Webhook>::INFO)
                    })*
                    Self::Unknown(_) => ::core::option::Option::None,
                }
            }
        }

        impl Event {
            /// Reads a body as the webhook that it is.
            #[inline]
            pub(crate) fn __read(
                info: &$crate::WebhookInfo,
                opened: &$crate::webhook::open::Opened<'_>,
            ) -> ::core::option::Option<$crate::webhook::read::Outcome<Self>> {
                $(if info.id() == <$event as $crate::Webhook>::INFO.id() {
                    let outcome = $crate::webhook::read::decode::<$event>(opened);
                    return ::core::option::Option::Some(
                        outcome.map(|(event, deviations)| (Self::from(event), deviations)),
                    );
                })*
                ::core::option::Option::None
            }
        }

        impl $crate::support::serde::Serialize for Event {
            /// Writes the body, in its documented form; that of an unknown webhook as it was received.
            fn serialize<S: $crate::support::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                match self {
                    $(Self::$name(event) => {
                        $crate::support::serde::Serialize::serialize(&**event, serializer)
                    })*
                    Self::Unknown(event) => {
                        $crate::support::serde::Serialize::serialize(event, serializer)
                    }
                }
            }
        }

        $(
            impl ::core::convert::From<$event> for Event {
                #[inline]
                fn from(event: $event) -> Self {
                    Self::$name($crate::support::Box::new(event))
                }
            }
        )*
    };
}
