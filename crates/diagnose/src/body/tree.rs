//! The tree of a JSON text, made of tokens without blanks.

use crate::body::tokens::{Kind, Token};

#[derive(Clone, Debug)]
pub(super) enum Node<'a> {
    Scalar(Token<'a>),
    Array(Vec<Node<'a>>),
    Object(Vec<(Token<'a>, Node<'a>)>),
}

impl<'a> Node<'a> {
    /// Reads valid JSON; none of anything else.
    pub(super) fn read(tokens: Vec<Token<'a>>) -> Option<Self> {
        Self::value(&mut tokens.into_iter())
    }

    fn value(tokens: &mut impl Iterator<Item = Token<'a>>) -> Option<Self> {
        let first = tokens.next()?;
        Self::after(first, tokens)
    }

    fn after(first: Token<'a>, tokens: &mut impl Iterator<Item = Token<'a>>) -> Option<Self> {
        match &*first.text {
            "{" => Self::object(tokens),
            "[" => Self::array(tokens),
            _ if first.kind == Kind::Mark => None,
            _ => Some(Self::Scalar(first)),
        }
    }

    fn object(tokens: &mut impl Iterator<Item = Token<'a>>) -> Option<Self> {
        let mut members = Vec::new();
        loop {
            let name = tokens.next()?;
            if name.is("}") && name.kind == Kind::Mark {
                return Some(Self::Object(members));
            }
            if name.is(",") && name.kind == Kind::Mark {
                continue;
            }
            let _colon = tokens.next()?;
            members.push((name, Self::value(&mut *tokens)?));
        }
    }

    fn array(tokens: &mut impl Iterator<Item = Token<'a>>) -> Option<Self> {
        let mut items = Vec::new();
        loop {
            let first = tokens.next()?;
            if first.is("]") && first.kind == Kind::Mark {
                return Some(Self::Array(items));
            }
            if first.is(",") && first.kind == Kind::Mark {
                continue;
            }
            items.push(Self::after(first, &mut *tokens)?);
        }
    }

    /// The tokens, without blanks.
    pub(super) fn into_tokens(self) -> Vec<Token<'a>> {
        let mut tokens = Vec::new();
        self.write(&mut tokens);
        tokens
    }

    fn write(self, tokens: &mut Vec<Token<'a>>) {
        let mark = |text| Token::new(Kind::Mark, text);
        match self {
            Self::Scalar(token) => tokens.push(token),
            Self::Array(items) => {
                tokens.push(mark("["));
                for (at, item) in items.into_iter().enumerate() {
                    if at > 0 {
                        tokens.push(mark(","));
                    }
                    item.write(tokens);
                }
                tokens.push(mark("]"));
            }
            Self::Object(members) => {
                tokens.push(mark("{"));
                for (at, (name, value)) in members.into_iter().enumerate() {
                    if at > 0 {
                        tokens.push(mark(","));
                    }
                    tokens.extend([name, mark(":")]);
                    value.write(tokens);
                }
                tokens.push(mark("}"));
            }
        }
    }
}
