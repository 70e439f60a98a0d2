"""The words of a language that references need: months and a few terms, after the CSL locales' terms."""

from __future__ import annotations

from dataclasses import dataclass

from srctrack.errors import UsageError
from srctrack.model.reference import PartialDate


@dataclass(frozen=True)
class Locale:
    """``code`` is IETF (“en-US”). ``months`` and ``short`` hold twelve names each; ``day_first`` writes “2 January 2024”."""

    code: str
    months: tuple[str, ...]
    short: tuple[str, ...]
    day_first: bool
    accessed: str
    archived: str
    available: str
    no_date: str
    and_: str
    others: str
    no_title: str

    def long(self, date: PartialDate | None) -> str | None:
        """The date in full words as far as it is known."""
        return self._in(date, self.months)

    def brief(self, date: PartialDate | None, short: tuple[str, ...] | None = None) -> str | None:
        """The date with short month names."""
        return self._in(date, short or self.short)

    def day_month(self, date: PartialDate | None) -> str | None:
        """The date without its year; None when no month is known."""
        if date is None or date.year is None or date.month is None:
            return None
        month = self.months[date.month - 1]
        if date.day is None:
            return month
        return f"{date.day}{self._dot} {month}" if self.day_first else f"{month} {date.day}"

    @property
    def _dot(self) -> str:
        return "." if self.code.startswith("de") else ""

    def _in(self, date: PartialDate | None, months: tuple[str, ...]) -> str | None:
        if date is None:
            return None
        if date.year is None:
            return date.literal
        if date.month is None:
            return str(date.year)
        month = months[date.month - 1]
        if date.day is None:
            return f"{month} {date.year}"
        return f"{date.day}{self._dot} {month} {date.year}" if self.day_first else f"{month} {date.day}, {date.year}"


_ENGLISH = tuple("January February March April May June July August September October November December".split())
_ENGLISH_SHORT = tuple("Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.".split())

LOCALES = {
    locale.code: locale
    for locale in (
        Locale("en-US", _ENGLISH, _ENGLISH_SHORT, False, "accessed", "archived", "Available at", "n.d.", "and", "et al.", "untitled"),
        Locale("en-GB", _ENGLISH, _ENGLISH_SHORT, True, "accessed", "archived", "Available at", "n.d.", "and", "et al.", "untitled"),
        Locale(
            "de-DE",
            tuple("Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()),
            tuple("Jan. Feb. März Apr. Mai Juni Juli Aug. Sep. Okt. Nov. Dez.".split()),
            True, "zugegriffen am", "archiviert am", "Verfügbar unter", "o. J.", "und", "u. a.", "ohne Titel",
        ),
        Locale(
            "fr-FR",
            tuple("janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()),
            tuple("janv. févr. mars avr. mai juin juill. août sept. oct. nov. déc.".split()),
            True, "consulté le", "archivé le", "Disponible à l’adresse", "s. d.", "et", "et al.", "sans titre",
        ),
        Locale(
            "es-ES",
            tuple("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()),
            tuple("ene. feb. mar. abr. may. jun. jul. ago. sept. oct. nov. dic.".split()),
            True, "consultado el", "archivado el", "Disponible en", "s. f.", "y", "et al.", "sin título",
        ),
        Locale(
            "ru-RU",
            tuple("января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()),
            tuple("янв. февр. марта апр. мая июня июля авг. сент. окт. нояб. дек.".split()),
            True, "дата обращения", "архивировано", "Режим доступа", "б. д.", "и", "и др.", "без названия",
        ),
        Locale(
            "uk-UA",
            tuple("січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня".split()),
            tuple("січ. лют. бер. квіт. трав. черв. лип. серп. вер. жовт. лист. груд.".split()),
            True, "дата звернення", "архівовано", "Доступно за адресою", "б. д.", "і", "та ін.", "без назви",
        ),
    )
}  # fmt: skip
DEFAULT = "en-US"


def locale(code: str) -> Locale:
    """The locale of an IETF code; its language alone is enough (“de”). Raises UsageError for one that is not here."""
    wanted = code.replace("_", "-").lower()
    for known in LOCALES.values():
        if known.code.lower() == wanted:
            return known
    for known in LOCALES.values():
        if known.code.lower().partition("-")[0] == wanted.partition("-")[0]:
            return known
    raise UsageError(f"there is no locale “{code}”", f"choose from {', '.join(LOCALES)}")
