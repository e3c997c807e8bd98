//! The codes of what a business does, and the enums beside them, as two pages share them.

use crate::kinds::{Kind, codes, words};

/// The list has gaps; the one before the last stands in samples only.
pub(crate) const BUSINESS: Kind = words(&[
    "1001", "1002", "1004", "1005", "1006", "1007", "1008", "1009", "1010", "1011", "1012", "1013",
    "1014", "1015", "1016", "1017", "1018", "1019", "1020", "1021", "1022", "1024", "1025", "1026",
    "1027", "1028", "1029", "1030", "1031", "1032", "1033", "1034", "1035", "1036", "1037", "1038",
    "1039", "1040", "1041", "1042", "1043", "1044", "1045", "1046", "1047", "5511", "9999",
]);

/// Online, physical, both.
pub(crate) const STORE: Kind = codes(&[0, 1, -1]);

/// The first is not in the newest states of all pages.
pub(crate) const LEGAL_FORM: Kind = codes(&[1, 2, 3, 4, 5]);

/// An identity card, a passport.
pub(crate) const CERTIFICATE: Kind = codes(&[1, 2]);
