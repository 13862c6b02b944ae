"""The made-up story of the sample report: a ferry without power, in four languages, every sentence with its English.

Each article is a list of lines; a line is (kind, ((sentence, English), ...)); kind "aside" is page furniture.
The English article is hostile on purpose: a script for a headline, an escape sequence, a name in Arabic, a word longer
than a line, and rich's markup.
"""

from __future__ import annotations

Line = tuple[str, tuple[tuple[str, str], ...]]

LONG = "Donau" + "dampfschifffahrts" * 7 + "gesellschaft"

AZ: tuple[Line, ...] = (
    (
        "headline",
        (
            (
                "Xəzərdə fırtına: bərənin 27 sərnişini xilas edilib",
                "Storm on the Caspian: 27 passengers of the ferry rescued",
            ),
        ),
    ),
    ("aside", (("Paylaş: Facebook | Telegram", ""),)),
    (
        "body",
        (
            (
                "Azərbaycan xilasediciləri Aktau limanı yaxınlığında enerjisiz qalan “Merey” bərəsindən 27 nəfəri sahilə çıxarıb.",
                "Azerbaijan’s rescuers brought 27 people ashore from the ferry “Merey”, left without power near the port of Aktau.",
            ),
            ("Küləyin sürəti saniyədə 24 metrə çatıb.", "The wind speed reached 24 metres per second."),
        ),
    ),
    (
        "body",
        (
            (
                "Liman idarəsinin məlumatına görə, ağır xəsarət alan yoxdur.",
                "According to the port authority, nobody is seriously hurt.",
            ),
        ),
    ),
)

KK: tuple[Line, ...] = (
    ("headline", (("Ақтау маңында паром қуатсыз қалды", "A ferry was left without power near Aktau"),)),
    (
        "body",
        (
            (
                "Қазақстан мен Әзербайжан құтқарушылары «Мерей» паромынан 27 адамды жағаға шығарды.",
                "Rescuers of Kazakhstan and Azerbaijan brought 27 people ashore from the ferry “Merey”.",
            ),
        ),
    ),
    (
        "body",
        (
            (
                "Порт әкімшілігі ауыр жарақат алғандар жоқ деп хабарлады.",
                "The port administration reported that there are no seriously injured.",
            ),
            ("Желдің жылдамдығы секундына 24 метрге жетті.", "The speed of the wind reached 24 metres a second."),
        ),
    ),
    ("subheading", (("Жолаушыларға көмек", "Help for the passengers"),)),
    (
        "body",
        (
            (
                "Мектептің спортзалында уақытша қабылдау пункті ашылып, жолаушыларға ыстық тамақ берілді.",
                "A temporary reception point was opened in the school gym and the passengers were given hot food.",
            ),
        ),
    ),
)

RU: tuple[Line, ...] = (
    (
        "headline",
        (
            (
                "Паром с пассажирами потерял ход у берегов Актау",
                "A ferry with passengers lost way off the coast of Aktau",
            ),
        ),
    ),
    ("aside", (("Просмотров: 1 204", ""),)),
    (
        "body",
        (
            (
                "Спасатели Азербайджана и Казахстана сняли с парома «Мерей» 31 человека, сообщили в порту.",
                "Rescuers of Azerbaijan and Kazakhstan took 31 people off the ferry “Merey”, the port said.",
            ),
            ("Серьёзно пострадавших нет.", "There are no seriously injured."),
        ),
    ),
    ("body", (("Скорость ветра достигала 24 метров в секунду.", "The wind speed reached 24 metres per second."),)),
    (
        "body",
        (
            (
                "Для родственников открыта круглосуточная горячая линия.",
                "A round-the-clock hotline is open for relatives.",
            ),
        ),
    ),
    ("aside", (("Читайте также: «Как пережить шторм»", ""),)),
)

EN: tuple[Line, ...] = (
    ("headline", (("<script>document.title='owned'</script> Ferry crew & passengers safe", ""),)),
    (
        "body",
        (
            (
                "Boats from Kazakhstan and Azerbaijan brought 27 people ashore after the ferry Merey lost power in a storm.",
                "",
            ),
            ("Nobody was badly hurt, the port said.", ""),
        ),
    ),
    (
        "body",
        (
            (
                f"Her stern bears the name «النسيم الجميل» and a cargo label, {LONG}, [bold red]in red[/bold red]\x1b[31m.",
                "",
            ),
        ),
    ),
    ("body", (("A hotline for relatives is open around the clock.", ""),)),
)
