"""English or not."""

from __future__ import annotations

import pytest

from claims.errors import UnreadableArticle
from claims.read import read_text
from claims.read.language import english

ENGLISH = {
    "news": "The harbour board will close the swing bridge for three weekends in July while engineers replace its bolts, and buses"
    " will run by the long way round, past the mill, until the work is done.",
    "agency": "Shares in the bank fell 4 percent on Tuesday after it cut its profit forecast, citing weaker demand for loans and higher"
    " costs. Analysts had expected net interest income of $1.2 billion, unchanged from a year earlier.",
    "scots": "The cooncil has decidit that nae caurs can gang throu the toun centre ony mair. The provost said it wis needfu acause there"
    " wis ower mony mishanters in the last puckle years, an whither it will help is aye the quaistion for the fowk that bide here.",
    "indian": "The Minister said crores of rupees had been sanctioned for the yojana, but the panchayats were yet to receive even a single"
    " lakh, and the kharif season was already over in most of the taluks.",
    "names": "Rovers: Keane; O'Brien, van Dijk, de la Cruz, Small (Marsh 60); Lee, Quill (Diallo 71), Okafor; Mehta, Silva, Ito."
    " Athletic: Novak; Ali, Hassan, Berg, Lund (Moe 80); Rossi, Bianchi, Costa (Pinto 55); Kim, Park, Choi. Referee: J Brill.",
    "scorecard": "K Rao lbw b Singh 12, J Mehta c Ali b Khan 48, R Das not out 103, S Lee run out 7, P Nair st Ali b Rao 0, M Jain not"
    " out 21, extras lb 4 w 3 nb 1, total for 4 wkts 199. Fall of wickets: 20, 88, 110, 111. Bowling: Singh 10 overs for 41.",
    "table": "Pld W D L F A Pts Rovers 10 7 2 1 23 9 23 Athletic 10 6 1 3 19 12 19 Port United 10 4 2 4 11 14 14",
    "short": "Brücke gesperrt bis Montag, sagt der Hafen.",
    "quoting": "The mayor answered in German: “Wir haben keine andere Wahl, die Brücke muss für drei Wochenenden gesperrt werden.” It was"
    " the first time that he had spoken of it, and the board was not amused by what he said.",
}

OTHER = {
    "Dutch": "De gemeenteraad heeft woensdag besloten dat er in het centrum geen auto's meer mogen rijden. Volgens de wethouder was het"
    " besluit nodig omdat we te veel ongelukken hadden over de afgelopen jaren, en of het helpt is nog de vraag.",
    "German": "Der Stadtrat hat am Mittwoch beschlossen, dass im Zentrum keine Autos mehr fahren dürfen. Es war auch in der Koalition"
    " umstritten, ob das hilft, und die Händler in der Hauptstrasse hatten sich dagegen gewehrt, so die Bürgermeisterin.",
    "French": "Le conseil municipal a décidé mercredi que les voitures ne pourront plus circuler dans le centre. La maire a dit que ce"
    " choix était nécessaire, car il y avait eu trop d'accidents ces dernières années, mais on ne sait pas si cela suffira.",
    "Spanish": "El ayuntamiento ha decidido este miércoles que los coches no podrán circular más por el centro. La alcaldesa dijo que la"
    " medida era necesaria porque había habido demasiados accidentes, pero los comerciantes no están de acuerdo con ella.",
    "Italian": "Il consiglio comunale ha deciso mercoledì che in centro non potranno più circolare le auto. La sindaca ha detto che la"
    " scelta era necessaria, perché negli ultimi anni c'erano stati troppi incidenti, ma i commercianti non sono d'accordo.",
    "Portuguese": "A câmara municipal decidiu na quarta-feira que os carros não poderão mais circular no centro. A presidente disse que a"
    " medida era necessária porque houve acidentes demais nos últimos anos, mas os comerciantes não estão de acordo.",
    "Afrikaans": "Die stadsraad het Woensdag besluit dat daar in die middestad geen motors meer mag ry nie. Die burgemeester was bly oor"
    " die besluit, want daar was te veel ongelukke in die afgelope jare, en of dit sal help is nog die vraag.",
    "Danish": "Regeringen vil have flere lærere for at sikre bedre skoler over hele landet, og det er noget som kommunerne har ventet på i"
    " to år. Ministeren sagde at det ikke er nok at tale om det, og at der må handles efter valget.",
    "Swedish": "Regeringen vill ha fler lärare för att få bättre skolor i hela landet, och det är något som kommunerna har väntat på i två"
    " år. Ministern sade att det inte räcker att tala om det, utan att något måste hända efter valet.",
    "Indonesian": "Dewan kota memutuskan pada hari Rabu bahwa mobil tidak boleh lagi masuk ke pusat kota. Wali kota mengatakan bahwa"
    " keputusan itu perlu karena terlalu banyak kecelakaan dalam beberapa tahun terakhir, tetapi para pedagang tidak setuju.",
    "Swahili": "Baraza la mji liliamua siku ya Jumatano kwamba magari hayataruhusiwa tena kuingia katikati ya mji. Meya alisema kwamba"
    " uamuzi huo ulihitajika kwa sababu ajali zilikuwa nyingi mno katika miaka ya hivi karibuni, lakini wafanyabiashara hawakubali.",
    "Turkish": "Belediye meclisi çarşamba günü şehir merkezine artık araba girmemesine karar verdi. Başkan, son yıllarda çok fazla kaza"
    " olduğu için bu kararın gerekli olduğunu söyledi, ama esnaf bu görüşe katılmıyor ve karara karşı çıkacağını belirtiyor.",
    "Polish": "Rada miasta zdecydowała w środę, że do centrum nie będą już mogły wjeżdżać samochody. Prezydent powiedziała, że decyzja była"
    " konieczna, bo w ostatnich latach było zbyt wiele wypadków, ale kupcy się z nią nie zgadzają i zapowiadają protest.",
    "Welsh": "Penderfynodd y cyngor ddydd Mercher na fydd ceir yn cael gyrru drwy ganol y dref mwyach. Dywedodd y maer fod angen y"
    " penderfyniad am fod gormod o ddamweiniau wedi bod yn y blynyddoedd diwethaf, ond nid yw'r siopwyr yn cytuno.",
    "Hindi": "नगर परिषद ने बुधवार को फैसला किया कि अब शहर के केंद्र में गाड़ियां नहीं चलेंगी।",
    "Russian": "Городской совет решил в среду, что автомобили больше не смогут ездить по центру.",
    "Arabic": "قرر المجلس البلدي يوم الأربعاء منع السيارات من دخول وسط المدينة.",
    "Chinese": "市议会周三决定,市中心不再允许汽车通行。",
    "Japanese": "市議会は水曜日、中心部への自動車の乗り入れを禁止することを決めた。",
}


@pytest.mark.parametrize("name", ENGLISH)
def test_english(name: str) -> None:
    assert english(ENGLISH[name])


@pytest.mark.parametrize("name", OTHER)
def test_not_english(name: str) -> None:
    assert not english(OTHER[name])
    with pytest.raises(UnreadableArticle, match="reads like no English; newscheck reads English only") as caught:
        read_text(OTHER[name], path="a.txt")
    assert str(caught.value).startswith("a.txt: ")


def test_nothing_to_judge_by() -> None:
    assert english("")
    assert english("12 345 - 6 %")
