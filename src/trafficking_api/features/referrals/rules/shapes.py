"""What looks like a telephone number, an address of mail or a document, whoever's it is."""

import re
import unicodedata

_YEAR, _MONTH, _DAY = r"(?:19|20)\d{2}", r"(?:0?[1-9]|1[0-2])", r"(?:0?[1-9]|[12]\d|3[01])"
_DATE = re.compile(rf"(?<![\d/.\-])(?:{_YEAR}-{_MONTH}-{_DAY}|{_DAY}[-/.]{_MONTH}[-/.]{_YEAR})(?![\d/\-])")
#: Numbers that are none of hers: a time, an amount, years, how old some children are.
_HARMLESS = re.compile(
    r"(?<![\d:])(?:[01]?\d|2[0-3]):[0-5]\d(?![\d:])"
    r"|(?<![\d.,])[1-9]\d{0,2}(?:(?:,\d{3})+(?:\.\d{1,2})?|(?:\.\d{3})+,\d{1,2})(?![\d.,]?\d)"
    rf"|(?<!\d)(?<!\d\W)(?<!\d\W\W){_YEAR}(?:, {_YEAR}){{1,9}}(?!\W{{0,3}}\d)"
    r"|(?<!\d)(?<!\d\W)(?<!\d\W\W)[1-9]\d?(?:, [1-9]\d?){2,19}(?!\W{0,3}\d)"
)
#: What parts two words or numbers as well as a hyphen does.
_PARTS = re.compile(r"[\u2010-\u2015\u2212\u00b7\u2022_]")
_OPEN, _CLOSE = r"[(\[{] ?", r" ?[)\]}]"
_AT = rf"(?:@|{_OPEN}(?:at|arobase){_CLOSE})"
#: A full stop with a gap after it ends a sentence, unless a small letter follows.
_DOT = (
    rf"(?: ?(?:[.\u3002]|{_OPEN}(?:dot|point){_CLOSE})| (?:dot|point)(?= ))"
    r"(?:[^\W_]{2,}| (?-i:[a-z]{2,}))"
)
_EMAIL = re.compile(
    rf"[^\s@] ?{_AT} ?[^\s@]{{1,64}}?{_DOT}"
    r"|[^\s@] at (?!(?:a|the|this|that|each|every) )[^\s@]{1,64} dot [^\W_]{2,}",
    re.IGNORECASE,
)
_PHONE = re.compile(r"\d(?:\W{0,3}\d){7}|(?<!\d)(?<!\d\W)\d{3}(?:-\d{4}|([ .\-/])\d{2}\1\d{2})(?!\W{0,3}\d)")
#: Before a number: what money is called, and then the number is none of a document.
_MONEY = r"(?!(?:EUR|USD|LAK|KIP|THB|GBP|CHF|VND|CNY|XOF|XAF|CFA)\b)"
#: Marks above and below letters, which end no word.
_MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece"
_PLAIN = re.IGNORECASE | re.ASCII
_DOCUMENTS = (
    re.compile(r"(?<![A-Z0-9])(?=[A-Z0-9]*[A-Z])(?=(?:[A-Z]*\d){5})[A-Z0-9]{6,34}(?![A-Z0-9])", _PLAIN),
    re.compile(r"(?<![A-Z0-9])[A-Z]{1,3}-\d(?:[ \-]?\d){5,11}(?![A-Z0-9])", _PLAIN),
    re.compile(
        rf"(?<![A-Za-z0-9])(?:{_MONEY}[A-Z]{{2,3}} \d|[A-Z] \d\d)(?:[ \-]?\d){{5,11}}(?![A-Za-z0-9])",
        re.ASCII,
    ),
    # One or two letters of another script that stand alone: a Lao word before an amount is longer.
    re.compile(rf"(?<![\w{_MARKS}])[^\W\d_A-Za-z]{{1,2}}-?\d{{6,}}(?!\w)"),
)
_LETTERS = re.compile(r"[^\W\d_]+")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
#: Greek, Cyrillic, Armenian, Cherokee, Coptic, Lisu: their letters pass for Latin ones.
_LOOKS_LATIN = re.compile(
    "[\u0370-\u03ff\u1f00-\u1fff\u0400-\u052f\u1c80-\u1c8f\ua640-\ua69f\u0530-\u058f"
    "\u13a0-\u13ff\uab70-\uabbf\u2c80-\u2cff\ua4d0-\ua4ff]"
)
_UNITS = frozenset({"\u03bcg", "\u03bcl", "\u03bcL", "\u03bcm", "\u03bcs"})


def looks_telling(plain: str) -> bool:
    """True when a text, as it is seen, has something of the shape of what finds a person."""
    undated = _PARTS.sub("-", _HARMLESS.sub(" x ", _DATE.sub(" ", plain)))
    return (
        _EMAIL.search(" ".join(undated.split())) is not None
        or _PHONE.search(undated) is not None
        or any(pattern.search(undated) for pattern in _DOCUMENTS)
        or _is_disguised(plain)
    )


def _is_disguised(plain: str) -> bool:
    """True for a word of Latin letters and of others that look like them: they only hide what it says."""
    if not _LOOKS_LATIN.search(plain):
        return False
    bare = "".join(s for s in unicodedata.normalize("NFD", plain) if unicodedata.category(s)[0] != "M")
    return any(
        _LATIN.search(word) and _LOOKS_LATIN.search(word) and word not in _UNITS
        for word in _LETTERS.findall(bare)
    )
