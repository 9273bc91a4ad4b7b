"""One spelling for what may be written in many: what is known of a person and a text are compared in it."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from trafficking_api.features.people.rules import normalised

#: Signs that nobody sees and that Unicode does not all count as format signs, the stroke that lengthens an
#: Arabic word, and the circles and keys that are drawn around a sign.
_UNSEEN = re.compile(
    "[\u034f\u0640\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2065\u20d0-\u20f0\u3164"
    "\ufe00-\ufe0f\ufe70-\ufe7f\uffa0\U000e0000-\U000e0fff]"
)
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u0870-\u08ff]")
#: Signs of an address as they stand in a link.
_ENCODED = {"%40": "@", "%2b": "+", "%2d": "-", "%2e": ".", "%3a": ":", "%5f": "_"}
_CODE = re.compile("|".join(_ENCODED), re.IGNORECASE)
#: `d'Amina`, `Amina's`: here an apostrophe parts a name from what is none.
_APOSTROPHE = re.compile("['\u2019\u2018\u0060\u00b4\u02bc\uff07]")
_DIGITS = re.compile(r"\d+")
#: Words so small and frequent that a name made of nothing else is chance: `in a` is no Ina.
_SMALL = frozenset(
    re.findall(
        r"\w+",
        "a am an and are as at au be but ce d de des do du elle en et for had has he i il in is it l la le "
        "les me my n ne no of on or qui s sa se si so son the to un une was we who y",
    )
)
#: A sign that is several in one makes a text longer; a text that grows so much has little else.
_MOST_GROWTH = 3
_SHORTEST_SWOLLEN = 200
#: More marks on one letter than any script has; to put them in order takes the square of their number.
_MOST_MARKS = 12


def is_overloaded(text: str) -> bool:
    """True for a text of signs that are several in one, or with heaps of marks: slow to read, no words."""
    marks = 0
    for sign in text:
        marks = marks + 1 if unicodedata.combining(sign) else 0
        if marks > _MOST_MARKS:
            return True
    return len(_folded(text)) > max(_SHORTEST_SWOLLEN, _MOST_GROWTH * len(text))


def seen(text: str) -> str:
    """A text without the signs that nobody sees, and with its digits, of whatever script, in ASCII."""
    return _CODE.sub(lambda code: _ENCODED[code[0].lower()], _in_ascii_digits(_visible(_folded(text))))


def name(text: str) -> str:
    """Words as names are compared: as a search for people does, without what nobody sees or few write."""
    return " ".join(_in_ascii_digits(_visible(normalised(_visible(text)))).split())


def squeezed(text: str) -> str:
    """Letters, marks and digits of an address, without what stands between them."""
    return name(seen(text)).replace(" ", "")


def digits(text: str) -> str:
    """All digits of a text, of whatever script, without what parts them."""
    return "".join(str(unicodedata.digit(sign)) for sign in text if sign.isdecimal())


def is_latin(text: str) -> bool:
    """True for words of a script that sets gaps between them; Lao, for one, does not."""
    return text.isascii() or all(
        unicodedata.name(sign, "LATIN").startswith("LATIN") for sign in text if sign.isalpha()
    )


def readings(text: str) -> set[str]:
    """The words of a text, apostrophes taken as part of a word and as its end."""
    return {name(text), name(_APOSTROPHE.sub(" ", text))}


def without_digits(words: str) -> str:
    """The words of a text without the digits that somebody hung on them: `Amina94`."""
    return " ".join(_DIGITS.sub("", words).split())


@dataclass(frozen=True)
class Written:
    """The words of a text written as one, and where each of them begins and ends."""

    compact: str
    starts: dict[int, int]
    ends: dict[int, int]
    words: list[str]

    @classmethod
    def of(cls, words: list[str]) -> "Written":
        """These words, in their order."""
        starts, ends, at = {}, {}, 0
        for index, word in enumerate(words):
            starts[at] = index
            at += len(word)
            ends[at] = index + 1
        return cls("".join(words), starts, ends, words)

    def runs(self, sought: str) -> Iterator[list[str]]:
        """The whole words, next to each other, that make up what is sought: `Ami-na`, `Dial lo`."""
        at = self.compact.find(sought)
        while at >= 0:
            first, last = self.starts.get(at), self.ends.get(at + len(sought))
            if first is not None and last is not None:
                yield self.words[first:last]
            at = self.compact.find(sought, at + 1)

    def has(self, sought: str) -> bool:
        """True when whole words make up what is sought."""
        return any(True for _ in self.runs(sought))

    def names(self, sought: str) -> bool:
        """The same for a name, which small words beside each other make up by chance."""
        return any(
            len(run) == 1 or not _SMALL.issuperset(run) or all(len(word) == 1 for word in run)
            for run in self.runs(sought)
        )


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def _visible(text: str) -> str:
    kept = "".join(sign for sign in _UNSEEN.sub("", text) if unicodedata.category(sign) != "Cf")
    return _without_arabic_marks(kept) if _ARABIC.search(kept) else kept


def _without_arabic_marks(text: str) -> str:
    """Arabic is written with and without its vowels and hamzas."""
    plain = (
        sign
        for sign in unicodedata.normalize("NFD", text)
        if not (_ARABIC.match(sign) and unicodedata.category(sign) == "Mn")
    )
    return unicodedata.normalize("NFC", "".join(plain))


def _in_ascii_digits(text: str) -> str:
    return "".join(str(unicodedata.digit(sign)) if sign.isdecimal() else sign for sign in text)
