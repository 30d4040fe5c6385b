//! Closed lists of words: one Chinese term, one identifier, one stored code. Never an open text.

/// A value of a closed list.
pub trait Term: Copy + Eq + Sized + 'static {
    /// Every value, in the order of the source.
    const ALL: &'static [Self];
    /// The stored and sent code.
    fn code(self) -> &'static str;
    /// The Chinese word as the office says it.
    fn label(self) -> &'static str;
    /// Other words met for the same value.
    fn synonyms(self) -> &'static [&'static str];

    /// The value with this code.
    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.code() == code)
    }

    /// Reads a label, a code or a synonym; space and width are ignored.
    fn read(text: &str) -> Option<Self> {
        let text = crate::text::key(text);
        Self::ALL.iter().copied().find(|value| {
            crate::text::key(value.label()) == text
                || value.code() == text
                || value.synonyms().iter().any(|word| crate::text::key(word) == text)
        })
    }
}

/// Declares a closed list.
macro_rules! terms {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $code:literal, $label:literal $(, [$($synonym:literal),*])?;)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$doc])* $variant,)+ }

        impl $crate::Term for $name {
            const ALL: &'static [Self] = &[$($name::$variant),+];
            fn code(self) -> &'static str { match self { $($name::$variant => $code),+ } }
            fn label(self) -> &'static str { match self { $($name::$variant => $label),+ } }
            fn synonyms(self) -> &'static [&'static str] { match self { $($name::$variant => &[$($($synonym),*)?]),+ } }
        }
    };
}
