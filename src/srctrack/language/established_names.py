"""Spellings that English has settled on, or that another language of the same people gives, for names written in Cyrillic and
Greek: no transliteration of the letters at hand, and right all the same. Written down from atlases and newspapers' usage."""

from __future__ import annotations

ESTABLISHED = frozenset(
    """Abkhazia Adjara Adygea Ajaria Alexandria Alexis Altai Anna Arkhangelsk Archangel Armenia Artemivsk Astana Astrakhan Athens Athos
    Azov Bakhmut Baku Bakhchysarai Bashkiria Bashkortostan Belarus Belgorod Belgrade Bender Bessarabia Bolshevik Brest Brezhnev
    Bucha Bukhara Bulgaria Buryatia Caucasus Chechnya Chechen Cherkasy Cherkassy Chernihiv Chernigov Chernivtsi Chernobyl Chernivci
    Chisinau Kishinev Chornobyl Chuvashia Circassia Constantine Corfu Corinth Cossack Crete Crimea Crimean Croatia Cyprus Cyril
    Czar Dagestan Danube Debaltseve Delphi Demetrius Dnieper Dniester Dnipro Dnipropetrovsk Dnepropetrovsk Donbas Donbass Donetsk Duma
    Dushanbe Dmytro Ekaterinburg Elbrus Elista Epirus Eugene Euboea Fyodor Galicia Gazprom Genoa George Gorky Gorbachev Gomel
    Gregory Grozny Hagia Halyna Harkov Helena Hellas Herzegovina Hertsa Homel Horlivka Gorlovka Hryhoriy Hrodna Grodno Igor Ihor
    Ilya Ingushetia Irene Irina Irpin Ivan Izmail Izyum Jassy Jew Jewish Joseph Kabardino Kalinin Kalmykia Karabakh Karachay Karelia
    Kazakhstan Kazan Kateryna Kerch Kharkiv Kharkov Kherson Khrushchev Kiev Kyiv Kirghizia Kirill Koenigsberg Konigsberg Kosovo
    Kramatorsk Kremlin Kronstadt Kropyvnytskyi Kuban Kuril Kursk Kyrgyzstan Kyrylo Larnaca Lesbos Leningrad Leo Lucas Luhansk Lugansk
    Lutsk Luke Luzhniki Lviv Lvov Lwów Macedonia Mariupol Maria Mark Markos Matthew Mikhail Mykhailo Mykola Minsk Mogilev Mahilyow
    Moldova Moldavia Montenegro Mordovia Moscow Muscovite Muscovy Mykolaiv Nikolaev Nagorno Nadiya Nagorny Nakhchivan Nataliya Natalia
    Naples Neva Nicholas Nicosia Niko Novorossiysk Novgorod Odesa Odessa Oleg Oleh Oleksandr Oleksiy Oleksii Olga Olha Olympia Ossetia
    Ossetian Ostrava Parthenon Patras Paul Pavlo Perm Peter Petersburg Petro Philip Piraeus Podgorica Pokrovsk Polissya Poltava Pravda
    Prague Pskov Pyotr Pyongyang Rhodes Riga Rivne Rosneft Rostov Rostec Ruble Rus Russia Salonica Salonika Samarkand Sarajevo Sberbank
    Scythian Sebastopol Serbia Sergei Serge Sergey Serhiy Serhii Sevastopol Severodonetsk Sievierodonetsk Siberia Sighet Simferopol
    Skopje Slav Slavic Slovyansk Sloviansk Sochi Sofia Solomon Sophia Soviet Sparta Spartak Stalin Stalingrad Stanislav Stepan Sviatoslav
    Sumy Tajikistan Talinn Tallinn Tashkent Tatar Tatarstan Tbilisi Tiflis Ternopil Ternopol Tetiana Thebes Theodore Thessaloniki
    Thessaly Thrace Tiraspol Tolstoy Transnistria Trotsky Tsar Turkmenistan Tuva Tver Tyumen Ufa Ukraine Uman Ural Urals Uzbekistan
    Uzhhorod Uzhgorod Valentyn Valery Vasyl Vienna Vilnius Vinnitsa Vitaliy Vitalii Vladikavkaz Vladimir Vladivostok Volga Volgograd
    Volhynia Volodymyr Voronezh Vyacheslav Warsaw Yakutia Yalta Yaroslavl Yaroslav Yeltsin Yerevan Yevhen Yevgeny Yugoslavia Yuriy
    Yushchenko Zagreb Zaporizhzhia Zaporizhia Zaporozhye Zaporizhzhya Zhytomyr Zhitomir Andriy Andrii Andrei Anatoliy Borys Bohdan
    Danylo Denys Heorhiy Hanna Ivanna Maksym Marharyta Maryna Nazar Orest Ruslana Taras Viacheslav Viktor Viktoriya Yulia Zoya
    Osama Usama Saddam Muammar Gaddafi Gadhafi Qaddafi Assad Netanyahu Erdogan Khomeini Khamenei Rouhani Modi Xi Mao Kim Obama Trump Biden""".split()
)
