"""Languages: each of ours is found from a few sentences; every neighbour is refused, whatever pack is nearest."""

from __future__ import annotations

import pytest

from consistency.ingest.identify import identify

from .reading import ALL

OURS = {
    "az": (
        "Gəncədə yeni körpü açılıb. Tədbirdə şəhər rəhbərliyi və sakinlər iştirak edib.",
        "Nazirlik bildirib ki, yolun təmiri üç ay çəkəcək və hərəkət məhdud olacaq.",
    ),
    "en": (
        "The bridge was opened on Monday. Officials said that traffic would return to normal by the end of the week.",
        "Rain is expected in the north, and the ministry has asked people not to go near the river.",
    ),
    "kk": (
        "Қарағандыда жаңа көпір ашылды. Жиынға қала басшылығы мен тұрғындар қатысты.",
        "Министрлік жолды жөндеу үш айға созылатынын және қозғалыс шектелетінін мәлімдеді.",
    ),
    "ru": (
        "В Омске открыли новый мост. На церемонии были жители города и представители власти.",
        "Министерство сообщило, что ремонт дороги займёт три месяца, движение будет ограничено.",
    ),
    "tr": (
        "Ankara'da yeni köprü açıldı. Törene kent sakinleri de katıldı. İnşaat iki yıl sürmüştü.",
        "Bakanlık, yolun onarımının üç ay süreceğini ve trafiğin geceleri kısıtlanacağını bildirdi.",
        "Dışişleri Bakanı, görüşmenin ardından yaptığı açıklamada anlaşmanın henüz imzalanmadığını söyledi.",
    ),
}
OTHERS = {
    "Kyrgyz": (
        "Бишкекте жаңы көпүрө ачылды. Аземге шаардын жашоочулары келишти. Курулуш эки жылга созулган. Министрлик жолду "
        "оңдоо үч айга созуларын билдирди. Кыймыл түнкүсүн гана чектелет. Көпүрөнүн узундугу сексен метр. Мындан ары "
        "жүргүнчүлөр айланып өтпөйт. Келерки жылы дагы бир көпүрө салынат."
    ),
    "Crimean Tatar": (
        "Aqmescitte yañı köpür açıldı, halqnıñ çoqusı keldi. Merasimde şeerniñ bütün sakinleri ve qonaqları bar edi. "
        "Quruluşıñ müddeti eki yıl oldı, dep qayd etildi. Nazirlik yolnıñ tamiri çoq vaqıt alacağını bildirdi. "
        "Areket tek gece sıñırlanacaq, dep añlattılar. Köpürniñ uzunlığı seksen metr, keñligi on metrdir."
    ),
    "Ukrainian": (
        "У Полтаві відкрили новий міст. На церемонію прийшли мешканці міста. Будівництво тривало два роки. Міністерство "
        "повідомило, що ремонт дороги триватиме три місяці. Рух обмежать лише вночі. Довжина мосту вісімдесят метрів. "
        "Водіям більше не доведеться їздити в об'їзд. Наступного року збудують ще один міст."
    ),
    "Uzbek, Cyrillic": (
        "Самарқандда янги кўприк очилди. Маросимда шаҳар аҳолиси қатнашди. Қурилиш икки йил давом этди. Вазирлик йўлни "
        "таъмирлаш уч ой чўзилишини билдирди. Ҳаракат фақат тунда чекланади. Кўприкнинг узунлиги саксон метр. Энди "
        "ҳайдовчилар айланиб ўтмайди. Келгуси йили яна бир кўприк қурилади."
    ),
    "Uzbek, Latin": (
        "Samarqandda yangi ko'prik ochildi. Marosimda shahar aholisi qatnashdi. Qurilish ikki yil davom etdi. Vazirlik "
        "yo'lni ta'mirlash uch oy cho'zilishini bildirdi. Harakat faqat tunda cheklanadi. Ko'prikning uzunligi sakson "
        "metr. Endi haydovchilar aylanib o'tmaydi. Kelgusi yili yana bir ko'prik quriladi."
    ),
    "Tatar": (
        "Казанда яңа күпер ачылды. Тантанага шәһәр халкы җыелды. Төзелеш ике ел барды. Министрлык юлны төзәтү өч айга "
        "сузылачагын хәбәр итте. Хәрәкәт төнлә генә чикләнәчәк. Күпернең озынлыгы сиксән метр. Инде йөртүчеләргә "
        "әйләнеп үтәргә кирәкми. Киләсе елда тагын бер күпер салыначак."
    ),
    "German": (
        "In Kassel wurde eine neue Brücke eröffnet. Zur Feier kamen viele Bewohner der Stadt. Der Bau hatte zwei Jahre "
        "gedauert. Das Ministerium teilte mit, dass die Straße drei Monate lang erneuert wird. Der Verkehr wird nur "
        "nachts eingeschränkt. Die Brücke ist achtzig Meter lang. Umwege sind nun vorbei. Im nächsten Jahr folgt noch eine."
    ),
    "French": (
        "Un nouveau pont a été inauguré à Nantes. Les habitants de la ville sont venus nombreux. Le chantier avait duré "
        "deux ans. Le ministère a indiqué que les travaux de la route dureront trois mois. La circulation sera limitée "
        "la nuit. Le pont mesure quatre-vingts mètres. Plus besoin de faire un détour. Un autre suivra l'an prochain."
    ),
    "Spanish": (
        "En Burgos se ha abierto un puente nuevo. A la ceremonia acudieron los vecinos de la ciudad. La obra ha durado "
        "dos años. El ministerio informó de que las obras de la carretera durarán tres meses. El tráfico se limitará por "
        "la noche. El puente mide ochenta metros. Ya no hay que dar un rodeo. El año que viene se hará otro."
    ),
    "Arabic": (
        "افتتح جسر جديد في المدينة. حضر السكان حفل الافتتاح. استمر البناء عامين. أعلنت الوزارة أن إصلاح الطريق سيستغرق ثلاثة أشهر. "
        "ستقيد الحركة ليلا فقط. يبلغ طول الجسر ثمانين مترا. لم يعد السائقون بحاجة إلى الالتفاف. سيبنى جسر آخر العام المقبل."
    ),
    "Chinese": (
        "城里的新桥昨天通车了。许多居民参加了仪式。工程持续了两年。交通部表示,道路维修将历时三个月。车辆只在夜间受限。"
        "大桥全长八十米。司机不必再绕行。明年还将修建另一座桥。"
    ),
    "Bulgarian": (
        "В Пловдив откриха нов мост. На церемонията дойдоха жители на града. Строежът продължи две години. "
        "Министерството съобщи, че ремонтът на пътя ще отнеме три месеца. Движението ще бъде ограничено само през нощта. "
        "Дължината на моста е осемдесет метра. Вече няма да се заобикаля. Догодина ще построят още един."
    ),
    "Belarusian": (
        "У Гродне адкрылі новы мост. На цырымонію прыйшлі жыхары горада. Будаўніцтва ішло два гады. Міністэрства "
        "паведаміла, што рамонт дарогі зойме тры месяцы. Рух абмяжуюць толькі ўначы. Даўжыня моста восемдзесят метраў."
    ),
    "Serbian": (
        "У Нишу је отворен нови мост. На свечаност су дошли становници града. Градња је трајала две године. "
        "Министарство је саопштило да ће поправка пута трајати три месеца. Саобраћај ће бити ограничен само ноћу."
    ),
    "Tajik": (
        "Дар Хуҷанд пули нав кушода шуд. Дар маросим сокинони шаҳр иштирок карданд. Сохтмон ду сол давом кард. Вазорат "
        "хабар дод, ки таъмири роҳ се моҳ тӯл мекашад. Ҳаракат танҳо шабона маҳдуд мешавад."
    ),
    "Turkmen": (
        "Maryda täze köpri açyldy. Dabara şäheriň ýaşaýjylary gatnaşdy. Gurluşyk iki ýyl dowam etdi. Ministrlik ýoluň "
        "bejergisiniň üç aý dowam etjekdigini habar berdi. Hereket diňe gijelerine çäklendiriler."
    ),
    "Dutch": (
        "In Zwolle is een nieuwe brug geopend. Veel bewoners van de stad kwamen naar de plechtigheid. De bouw had twee jaar "
        "geduurd. Het ministerie meldde dat het herstel van de weg drie maanden duurt. Het verkeer wordt beperkt."
    ),
    "Mongolian": (
        "Дархан хотод шинэ гүүр нээгдлээ. Ёслолд хотын оршин суугчид оролцов. Барилгын ажил хоёр жил үргэлжилсэн. Яам зам "
        "засвар гурван сар үргэлжилнэ гэж мэдэгдэв. Хөдөлгөөнийг зөвхөн шөнө хязгаарлана."
    ),
}


@pytest.mark.parametrize(("language", "text"), [(code, text) for code, texts in OURS.items() for text in texts])
def test_our_languages_are_found(language: str, text: str) -> None:
    assert identify(text, ALL) == language


@pytest.mark.parametrize("name", OTHERS)
def test_other_languages_are_refused_whole_and_by_the_sentence(name: str) -> None:
    assert identify(OTHERS[name], ALL) is None
    assert [identify(sentence, ALL) for sentence in OTHERS[name].split(". ")].count(None) == OTHERS[name].count(
        ". "
    ) + 1


@pytest.mark.parametrize("language", OURS)
def test_a_language_that_is_not_asked_for_is_not_found(language: str) -> None:
    assert identify(" ".join(OURS[language]), [code for code in ALL if code != language]) is None


def test_foreign_names_and_a_quote_do_not_hide_the_language() -> None:
    text = "Компания Silk Road Logistics сообщила, что открыла склад в Омске. «We are ready», — сказал её глава на встрече."
    assert identify(text, ALL) == "ru"


def test_a_page_of_one_language_with_buttons_of_another_is_in_the_first() -> None:
    page = f"{' '.join(OURS['kk'])}\nЧитайте также о том, что было на этой неделе в городе и его районах"
    assert identify(page, ALL) == "kk"


@pytest.mark.parametrize("text", ["", "12 345", "Report 24", "Ok", "🙂🙂🙂"])
def test_too_little_text_is_no_language(text: str) -> None:
    assert identify(text, ALL) is None


def test_decomposed_letters_count_as_one() -> None:
    import unicodedata

    assert identify(unicodedata.normalize("NFD", OURS["ru"][1]), ALL) == "ru"
    assert identify(unicodedata.normalize("NFD", OURS["az"][0]), ALL) == "az"
