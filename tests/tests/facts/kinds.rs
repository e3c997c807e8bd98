//! What a table says of a member: whether it has to be there, and what it may be.

/// One row of a table.
#[derive(Clone, Copy)]
pub(crate) struct Row {
    pub(crate) name: &'static str,
    pub(crate) need: Need,
    pub(crate) kind: Kind,
}

/// Whether a member has to be there.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    Must,
    May,
    /// It depends on other members: probed by hand.
    Tied,
}

/// The member is required.
pub(crate) const fn must(name: &'static str, kind: Kind) -> Row {
    Row { name, need: Need::Must, kind }
}

/// The member is optional.
pub(crate) const fn may(name: &'static str, kind: Kind) -> Row {
    Row { name, need: Need::May, kind }
}

/// The member is required or not by what other members say.
pub(crate) const fn tied(name: &'static str, kind: Kind) -> Row {
    Row { name, need: Need::Tied, kind }
}

/// What a value may be.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    Text(Text),
    Amount(Amount),
    /// The id's greatest number of digits.
    Id(Option<usize>),
    /// The bounds of a whole number, and those of its type.
    Whole(Bounds, Bounds),
    Words(&'static [&'static str]),
    Codes(&'static [i64]),
    Flag,
    Millis,
    Object,
    List(usize, Option<usize>),
    /// Probed by hand.
    Given,
}

/// Both ends are inside.
pub(crate) type Bounds = (i64, i64);

#[derive(Clone, Copy)]
pub(crate) struct Text {
    pub(crate) charset: Charset,
    pub(crate) form: Form,
    pub(crate) least: usize,
    pub(crate) most: Option<usize>,
    pub(crate) secret: bool,
}

#[derive(Clone, Copy)]
pub(crate) struct Amount {
    pub(crate) places: Option<u32>,
    pub(crate) from: Option<&'static str>,
    pub(crate) to: Option<&'static str>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Charset {
    Any,
    Alnum,
    Alpha,
    Uppercase,
    Plain,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Any,
    Date,
    DayMonthYear,
    DateTime,
    HttpUrl,
}

const ANY: Text =
    Text { charset: Charset::Any, form: Form::Any, least: 0, most: None, secret: false };

pub(crate) const TEXT: Kind = Kind::Text(ANY);
pub(crate) const SECRET: Kind = Kind::Text(Text { secret: true, ..ANY });
pub(crate) const ALNUM: Kind = Kind::Text(Text { charset: Charset::Alnum, ..ANY });
pub(crate) const UPPERCASE: Kind = Kind::Text(Text { charset: Charset::Uppercase, ..ANY });
pub(crate) const PLAIN: Kind = Kind::Text(Text { charset: Charset::Plain, ..ANY });
/// Two letters.
pub(crate) const COUNTRY: Kind =
    Kind::Text(Text { charset: Charset::Alpha, least: 2, most: Some(2), ..ANY });
pub(crate) const DATE: Kind = Kind::Text(Text { form: Form::Date, ..ANY });
pub(crate) const DAY_MONTH_YEAR: Kind = Kind::Text(Text { form: Form::DayMonthYear, ..ANY });
pub(crate) const DATE_TIME: Kind = Kind::Text(Text { form: Form::DateTime, ..ANY });
pub(crate) const HTTP_URL: Kind = Kind::Text(Text { form: Form::HttpUrl, ..ANY });
pub(crate) const AMOUNT: Kind = Kind::Amount(Amount { places: None, from: None, to: None });
pub(crate) const ID: Kind = Kind::Id(None);
pub(crate) const INT: Kind = Kind::Whole(WIDTH_OF_INT, WIDTH_OF_INT);
pub(crate) const LONG: Kind = Kind::Whole((i64::MIN, i64::MAX), (i64::MIN, i64::MAX));
pub(crate) const FLAG: Kind = Kind::Flag;
pub(crate) const MILLIS: Kind = Kind::Millis;
pub(crate) const OBJECT: Kind = Kind::Object;
pub(crate) const GIVEN: Kind = Kind::Given;
pub(crate) const LIST: Kind = Kind::List(0, None);

const WIDTH_OF_INT: Bounds = (-2_147_483_648, 2_147_483_647);

/// One of these texts.
pub(crate) const fn words(known: &'static [&'static str]) -> Kind {
    Kind::Words(known)
}

/// One of these numbers.
pub(crate) const fn codes(known: &'static [i64]) -> Kind {
    Kind::Codes(known)
}

impl Kind {
    /// At least so many characters or items.
    pub(crate) const fn least(self, least: usize) -> Self {
        match self {
            Self::Text(text) => Self::Text(Text { least, ..text }),
            Self::List(_, most) => Self::List(least, most),
            _ => panic!("neither a text nor a list"),
        }
    }

    /// At most so many characters, digits or items.
    pub(crate) const fn most(self, most: usize) -> Self {
        match self {
            Self::Text(text) => Self::Text(Text { most: Some(most), ..text }),
            Self::Id(_) => Self::Id(Some(most)),
            Self::List(least, _) => Self::List(least, Some(most)),
            _ => panic!("neither a text nor an id nor a list"),
        }
    }

    /// At most so many decimal places.
    pub(crate) const fn places(self, places: u32) -> Self {
        match self {
            Self::Amount(amount) => Self::Amount(Amount { places: Some(places), ..amount }),
            _ => panic!("no amount"),
        }
    }

    /// The smallest amount.
    pub(crate) const fn from(self, from: &'static str) -> Self {
        match self {
            Self::Amount(amount) => Self::Amount(Amount { from: Some(from), ..amount }),
            _ => panic!("no amount"),
        }
    }

    /// The largest amount.
    pub(crate) const fn to(self, to: &'static str) -> Self {
        match self {
            Self::Amount(amount) => Self::Amount(Amount { to: Some(to), ..amount }),
            _ => panic!("no amount"),
        }
    }

    /// The smallest whole number.
    pub(crate) const fn at_least(self, least: i64) -> Self {
        match self {
            Self::Whole((_, most), width) => Self::Whole((least, most), width),
            _ => panic!("no whole number"),
        }
    }

    /// The largest whole number.
    pub(crate) const fn at_most(self, most: i64) -> Self {
        match self {
            Self::Whole((least, _), width) => Self::Whole((least, most), width),
            _ => panic!("no whole number"),
        }
    }
}
