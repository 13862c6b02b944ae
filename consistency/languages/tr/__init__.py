"""Turkish, in Latin script."""

from __future__ import annotations

from consistency.languages.build import agglutinative_pack
from consistency.languages.families import DOTTED
from consistency.languages.morphology.agglutinative import Phonology
from consistency.languages.pack import Pack

_VOICELESS = "çfhkpsşt"
_VOICED = "bcdgğjlmnrvyz"
_VOWELS = "aeıioöuüâîû"
# Back vowels with front suffixes: saatin, golü, kalbi.
_FRONTED = """aerosol alkol amiral anormal banal basketbol bemol cemaat dikkat emsal faal federal feodal festival final formül futbol
    general global gol hakikat hal harb harf harp hayal hentbol ideal ihlal ihmal ihtilal ihtimal ikmal intihal iptal
    istikbal istiklal itaat ithal iştigal kabahat kabul kalb kalp kanaat kapital kontrol kristal kıraat liberal lokal mahsul
    mareşal menfaat menkul mentol metal meşgul misal moral normal orijinal petrol protokol real resital rol saat santral
    sembol seyahat sinyal sosyal sual sürat sıhhat terminal usul voleybol ziraat şefkat"""
# Lemmas that lose their last vowel: burnu, şehri.
_DROPPING = """aciz akit akıl alın asıl asır atıf azim ağız bahis bağır beniz beyin boyun burun cebir cisim cürüm defin devir ecir emir
    fetih fikir gönül göğüs hacim haciz hapis hasıl hasım hüküm hışım ilim isim izin kabir kahır karın kasıt kavim kayıp
    kayıt keyif keşif kısım lütuf meyil misil nabız nakil nehir nesil nutuk omuz oğul rahim resim ritim sabır seyir tavır
    ufuk vakit vasıf zehir zihin zikir zulüm zülüf ömür özür şahıs şehir şekil şükür"""
# Stems of one vowel that soften (kurdu, ediyor); any other keeps its consonant: kat, katı.
_SOFTENING = """ant art bant bent blok borç burç but cep cilt darp dert dip dört et felç fert garp genç git grup gök güç güt harp harç
    inç kalp kap kurt kürt linç mert plak renk sırp taç tat tunç uç vinç yurt çok denk cenk frenk celp"""
SOUND = Phonology(
    archiphonemes={"A": "ae", "I": "ıiuü", "D": "dt", "T": "dt", "C": "cç", "Y": "y"},
    back="aıou",
    front="eiöü",
    neutral="",
    softened={"ğ": "kg", "g": "k", "b": "p", "c": "ç", "d": "t"},
    linking="ıiuü",
    joins={
        "D": {"t": _VOICELESS, "d": _VOICED + _VOWELS},
        "T": {"t": _VOICELESS, "d": _VOICED},  # after consonants only
        "C": {"ç": _VOICELESS, "c": _VOICED + _VOWELS},
        "Y": {"y": "ıiuü"},  # oku-yor, başlı-yor
    },
    doubled="bdfklmnrstz",  # hakkı, hissi, sırrı, tıbbı
    narrowed={"ı": "a", "i": "e", "u": "a", "ü": "e"},  # başlıyor, diyecek, topluyor, söylüyor
    apostrophe=True,
    fronted=frozenset(_FRONTED.split()),
    dropping=frozenset(_DROPPING.split()),
    softening=frozenset(_SOFTENING.split()),
)


def load() -> Pack:
    """The pack, from this folder's tables."""
    return agglutinative_pack("tr", "Turkish", SOUND, ("mak", "mek"), DOTTED)
