import pytest

from srctrack.language.detect import detect_language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The minister said on Monday that it was over, and that nobody had been told.", "en"),
        ("Der Minister sagte am Montag, dass es vorbei ist und dass niemand etwas wusste.", "de"),
        ("Le ministre a dit lundi que c’était fini et que personne ne le savait dans la ville.", "fr"),
        ("Полиция сообщила, что это был не первый случай и что его уже искали.", "ru"),
        ("Поліція повідомила, що це був не перший випадок і що його вже шукали.", "uk"),
        ("Паліцыя паведаміла, што гэта быў не першы выпадак і што яго ўжо шукалі.", "be"),
        ("Statsråden sa at det ikke var slik, men etter møtet ble det noe mer uenighet mellom dem.", "no"),
        ("Ministeren sagde, at det ikke var sådan, men efter mødet blev der noget mere uenighed mellem dem.", "da"),
        ("昨日、東京で会談が行われた。", "ja"),
        ("我们今天在北京举行会谈。", "zh"),
        ("الرئيس قال إن هذا لا يمكن أن يكون في المدينة", "ar"),
        ("رئیس گفت که این را نمی‌توان در شهر انجام داد و برای آن", "fa"),
    ],
)
def test_the_language_is_told_from_a_sentence(text: str, code: str) -> None:
    assert detect_language(text) == code


@pytest.mark.parametrize(
    "text", ["", "123 – 456", "Hund", "Owayesakuba nguMphathiswa wamaShishini oLuntu akabanjwanga"]
)
def test_what_cannot_be_told_is_not_guessed(text: str) -> None:
    assert detect_language(text) is None
