"""The words of the calendar, in the languages sources are written in: month and weekday names as they stand in dates.

Names from the Unicode CLDR (English, German, French, Spanish, Italian, Portuguese, Dutch, Russian, Ukrainian), in the
case forms a date takes (Russian ``января``, not only ``январь``).
"""

from __future__ import annotations

_MONTHS = """
january jan januar januari janvier enero gennaio janeiro января январь январе січня січень
february feb februar februari février fevrier febrero febbraio fevereiro февраля февраль феврале лютого лютий
march mar märz maerz maart mars marzo março марта март марте березня березень
april apr avril abril aprile апреля апрель апреле квітня квітень
may mai mei mayo maggio maio мая май мае травня травень
june jun juni juin junio giugno junho июня июнь июне червня червень
july jul juli juillet julio luglio julho июля июль июле липня липень
august aug augustus août aout agosto августа август августе серпня серпень
september sept sep septembre septiembre settembre setembro сентября сентябрь сентябре вересня вересень
october oct oktober octobre octubre ottobre outubro октября октябрь октябре жовтня жовтень
november nov novembre noviembre novembro ноября ноябрь ноябре листопада листопад
december dec dezember décembre decembre diciembre dicembre dezembro декабря декабрь декабре грудня грудень
"""
_WEEKDAYS = """
monday mon montag lundi lunes lunedì segunda-feira maandag понедельник понедельника понеділок понеділка
tuesday tue tues dienstag mardi martes martedì terça-feira dinsdag вторник вторника вівторок вівторка
wednesday wed weds mittwoch mercredi miércoles mercoledì quarta-feira woensdag среда среду среды середа середу
thursday thu thur thurs donnerstag jeudi jueves giovedì quinta-feira donderdag четверг четверга четвер четверга
friday fri freitag vendredi viernes venerdì sexta-feira vrijdag пятница пятницу пятницы пятниця пятницю
saturday sat samstag samedi sábado sabato zaterdag суббота субботу субботы субота суботу
sunday sun sonntag dimanche domingo domenica zondag воскресенье воскресенья неділя неділю
"""

MONTHS: dict[str, int] = {word: i for i, line in enumerate(_MONTHS.strip().split("\n"), 1) for word in line.split()}
"""A month's name, folded to lower case, to its number, 1 for January."""

WEEKDAYS: dict[str, int] = {word: i for i, line in enumerate(_WEEKDAYS.strip().split("\n")) for word in line.split()}
"""A weekday's name, folded to lower case, to its number, 0 for Monday."""

ENGLISH_MONTHS = "January February March April May June July August September October November December".split()
ENGLISH_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()

SHORT_WEEKDAYS = frozenset("mon tue tues wed weds thu thur thurs fri sat sun".split())
"""Weekdays only beside a date: alone they are other words."""

DOUBTFUL_MONTHS = frozenset(
    "may march mars mar mai mei jan jun june august sep dec april abril julio maio mayo mart мая".split()
)
"""Month names that are also other words or given names: months only with a day, a year or a preposition."""
