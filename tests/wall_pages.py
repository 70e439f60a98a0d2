"""Pages that websites send in place of an article, and articles that look like them. Written for the tests, after the shapes
that public bug reports describe; no page of a real site."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Page:
    """A page by name. ``asked`` is the address asked for, where redirects ended elsewhere."""

    name: str
    title: str
    body: str
    head: str = ""
    lang: str = "en"
    asked: str | None = None
    url: str = "https://harbour-post.example/news/2025/03/11/ferry-timetable-changes"

    @property
    def html(self) -> str:
        return (
            f'<!doctype html><html lang="{self.lang}"><head><meta charset="utf-8"><title>{self.title}</title>{self.head}</head>'
            f"<body>{self.body}</body></html>"
        )


def _p(*paragraphs: str) -> str:
    return "".join(f"<p>{p}</p>" for p in paragraphs)


_BAR = '<header><a href="/">Harbour Post</a><nav><a href="/news">News</a> <a href="/sport">Sport</a> <a href="/life">Life</a></nav></header>'
_FOOT = '<footer><a href="/terms">Terms</a> <a href="/privacy">Privacy</a> © 2025 Harbour Post</footer>'

WALLS = (
    Page(
        "list-of-headlines",
        "The Southern Post – news from the coast",
        _BAR
        + "".join(
            f"<section><h2><a href='/{n}'>Board orders audit number {n}</a></h2><p>A line about it.</p></section>"
            for n in range(6)
        )
        + _FOOT,
    ),
    Page(
        "free-articles-used",
        "You have reached your limit",
        "<h1>You have read your five free articles this month</h1>"
        + _p(
            "We are glad that you liked them. Our reporting is paid for by readers, and we should like to count you among them."
        )
        + "<button>See our offers</button>",
    ),
    Page(
        "shared-file-expired",
        "Link expired",
        "<h2>Sorry, this link has expired</h2>"
        + _p(
            "The owner of “annual-report-final-FINAL.pdf” set it to end on 30 June 2025. Please ask the owner for a new link."
        ),
    ),
    Page(
        "consent-buttons-en",
        "Harbour Post",
        '<div role="main"><h1>We value your privacy</h1>'
        + _p(
            "We and our 874 partners store and access information on a device, such as cookies, and process personal data, such as unique identifiers, for personalised ads and content, ad measurement and audience research.",
            "With your permission we and our partners may use precise location data. You may click to consent to our and our partners’ processing as described above, or open the settings for more detail.",
        )
        + "<button>More options</button><button>Agree</button></div>",
    ),
    Page(
        "consent-or-pay-de",
        "Hafenpost – Einwilligung",
        "<div><h2>Mit Werbung weiterlesen</h2>"
        + _p(
            "Besuchen Sie uns wie gewohnt mit Werbung und üblichem Tracking. Ihre Zustimmung ist jederzeit widerrufbar. Details zu Werbe- und Analyse-Trackern finden Sie in der Datenschutzerklärung oder im Privacy Center.",
            "Nutzen Sie die Hafenpost ganz ohne Tracking und Cookies für 3,99 Euro im Monat mit dem Pur-Abo.",
        )
        + "<button>Akzeptieren und weiter</button><button>Zum Pur-Abo</button></div>",
        lang="de",
    ),
    Page(
        "consent-video-fr",
        "Avant d’accéder à Vidéothèque",
        "<h1>Avant de continuer</h1>"
        + _p(
            "Nous utilisons des cookies et d’autres données pour fournir et gérer nos services, détecter les interruptions et protéger les utilisateurs contre le spam et la fraude.",
            "Si vous choisissez de tout accepter, nous utiliserons aussi les cookies et les données pour développer et améliorer de nouveaux services, diffuser des annonces et mesurer leur efficacité, proposer des contenus personnalisés selon vos paramètres.",
            "Si vous choisissez de tout refuser, nous n’utiliserons pas de cookies pour ces fins supplémentaires. Le contenu non personnalisé dépend de ce que vous consultez et de votre position. Vous pouvez changer vos paramètres de confidentialité à tout moment.",
        )
        + "<button>Tout refuser</button><button>Tout accepter</button><a href='/more'>Plus d’options</a>",
        lang="fr",
    ),
    Page(
        "consent-it",
        "Il Porto",
        "<section><h2>Il rispetto della tua privacy è la nostra priorità</h2>"
        + _p(
            "Noi e i nostri partner archiviamo e/o accediamo alle informazioni su un dispositivo, come i cookie, e trattiamo i dati personali per annunci personalizzati. Puoi dare il consenso, negarlo o scegliere di abbonarti."
        )
        + "<button>Rifiuta e abbonati</button><button>Accetta e continua</button></section>",
        lang="it",
    ),
    Page(
        "consent-pl",
        "Portal Nadmorski",
        "<div><h1>Szanujemy Twoją prywatność</h1>"
        + _p(
            "Kliknij „Przejdź do serwisu”, aby wyrazić zgodę na przetwarzanie danych osobowych przez nas i naszych partnerów w celach reklamowych. Zgoda jest dobrowolna, w każdej chwili możesz ją wycofać w ustawieniach prywatności. Pliki cookies zapisujemy na Twoim urządzeniu."
        )
        + "<button>Akceptuję i przechodzę do serwisu</button></div>",
        lang="pl",
    ),
    Page(
        "consent-nl",
        "Kustkrant",
        "<div><h1>Jouw privacy is belangrijk</h1>"
        + _p(
            "Wij en anderen gebruiken cookies om informatie op je apparaat op te slaan en te lezen. Met jouw akkoord laten we zien wat bij je past. Klik hieronder om verder te gaan."
        )
        + "<button>Akkoord</button></div>",
        lang="nl",
    ),
    Page(
        "moved-it",
        "La Costa",
        "<h1>Ops!</h1>"
        + _p("La pagina che stai cercando non c’è o è stata spostata. Torna alla home page oppure usa la ricerca."),
        lang="it",
    ),
    Page(
        "region-ja",
        "海岸新聞",
        "<h1>お住まいの地域では閲覧できません</h1>"
        + _p("このコンテンツはお客様の地域ではご利用いただけません。ご不便をおかけして申し訳ありません。"),
        lang="ja",
    ),
    Page(
        "puzzle-slider",
        "harbour-post.example",
        "<div><h1>Slide to continue</h1>"
        + _p(
            "Drag the slider to fit the puzzle. This step helps us keep automated traffic away from our website. If you see this page often, please contact support and quote the reference below.",
            "Reference 7fa1-22c0",
        )
        + "</div>",
    ),
    Page(
        "pardon-interruption",
        "Pardon the interruption",
        "<h1>Pardon our interruption</h1>"
        + _p(
            "As you were browsing, something about your browser made us think you might be a bot. There are a few reasons this might happen: you are moving through the site at a speed no person has, cookies are turned off, or a plugin keeps JavaScript from running.",
            "To get access again, make sure that cookies and JavaScript are enabled, then reload the page.",
        ),
    ),
    Page(
        "one-more-step-es",
        "Un momento…",
        "<h1>Estamos comprobando tu navegador</h1>"
        + _p(
            "Este proceso es automático. Tu navegador te llevará en breve a la página solicitada. Espera hasta 5 segundos.",
            "Activa JavaScript y vuelve a cargar la página.",
        ),
        lang="es",
    ),
    Page(
        "access-denied-ru",
        "Доступ ограничен",
        "<h1>Доступ к ресурсу ограничен</h1>"
        + _p(
            "Ваш запрос заблокирован системой защиты сайта. Если вы считаете, что это ошибка, напишите администратору и укажите номер обращения. Возможно, вы используете VPN или прокси: отключите его и обновите страницу."
        ),
        lang="ru",
    ),
    Page(
        "region-eu",
        "Content not available in your region",
        "<h1>Dear reader</h1>"
        + _p(
            "We recognise that you are trying to reach this website from a country of the European Economic Area, where the General Data Protection Regulation applies, and therefore cannot give you access at this time.",
            "For any questions, please contact us at the address below or call our switchboard.",
        ),
    ),
    Page(
        "legal-451",
        "Unavailable for legal reasons",
        _p(
            "This page is not available where you are because of a legal demand. You can read about our policy for such requests on our help pages. If you are using a VPN, try turning it off."
        ),
    ),
    Page(
        "queue",
        "Waiting room",
        "<h1>You are now in line</h1>"
        + _p(
            "Thank you for your patience. Because of high demand visitors are let in one after another. When it is your turn, you will have 10 minutes to enter the website. Please do not close this window or press the back button, or you will lose your place in the queue.",
            "Your estimated wait is 14 minutes.",
        ),
    ),
    Page(
        "browser-old",
        "Browser not supported",
        "<h1>Please update your browser</h1>"
        + _p(
            "You are using a version of a browser that we no longer support. For the best experience on our site, switch to a newer browser, or update the one you have. You can download one of the following free of charge."
        ),
    ),
    Page(
        "javascript-off",
        "Messages from the harbour",
        "<div id='root'></div><noscript><h1>JavaScript is not available.</h1>"
        + _p(
            "We’ve detected that JavaScript is disabled in this browser. Please enable JavaScript or switch to a supported browser to continue. You can see a list of supported browsers in our Help Center."
        )
        + "</noscript><script src=app.js></script>",
    ),
    Page(
        "shell-with-footer",
        "Harbour Post",
        f'{_BAR}<div id="app"><div class="spinner">Loading…</div></div>{_FOOT}<script src="/main.js"></script>',
    ),
    Page(
        "soft-404-site",
        "Harbour Post",
        _BAR
        + "<main><h1>Oops! We can’t find that page.</h1>"
        + _p(
            "The page you were looking for may have been moved, renamed or deleted. Check the address, or try one of these:",
            "Go to our home page, search the site, or see our latest stories below.",
        )
        + f"</main>{_FOOT}",
    ),
    Page(
        "soft-404-fr",
        "Page introuvable | Le Port",
        "<h1>Cette page n’existe plus</h1>"
        + _p(
            "Le contenu que vous cherchez n’existe pas ou n’est plus disponible. Retournez à la page d’accueil ou utilisez le moteur de recherche."
        ),
        lang="fr",
    ),
    Page(
        "soft-404-ru",
        "Портовые ведомости",
        "<h1>Материал удалён или перемещён</h1>"
        + _p("К сожалению, запрошенная вами страница не существует. Вернитесь на главную или воспользуйтесь поиском."),
        lang="ru",
    ),
    Page(
        "soft-404-advice",
        "Article removed",
        _BAR
        + "<main><h1>This article is no longer available</h1>"
        + _p(
            "It may have been taken down because a licence with an agency ran out, because it was published by mistake, or because the text was merged into another one.",
            "If you came here from a bookmark, please update it. If you came here by a link on another site, please let its owner know. If you typed the address by hand, look whether all its letters are right.",
            "You can also search our archive, which holds texts since 1998, or write to our readers’ desk, which answers on weekdays between nine and five. Our front page has the news of today.",
        )
        + f"</main>{_FOOT}",
    ),
    Page(
        "front-page-redirect",
        "Harbour Post – news from the coast",
        _BAR
        + "<main>"
        + "".join(
            f"<article><h2><a href='/n/{n}'>Headline number {n} of the day</a></h2><p>A summary of the story with some {n * 31} words about what the council of the town decided on that day, who was in the room, and what it is going to cost.</p></article>"
            for n in range(3, 15)
        )
        + f"</main>{_FOOT}",
        head='<meta property="og:type" content="website">',
        asked="https://harbour-post.example/news/2025/03/11/ferry-timetable-changes",
        url="https://harbour-post.example/",
    ),
    Page(
        "section-redirect",
        "News | Harbour Post",
        _BAR
        + "<main><h1>News</h1>"
        + "".join(
            f"<div><h3><a href='/n/{n}'>Headline number {n} of the day</a></h3><p>A summary of the story about what the council of the town decided on day {n}, who was in the room, and what it is going to cost.</p></div>"
            for n in range(3, 15)
        )
        + f"</main>{_FOOT}",
        asked="https://harbour-post.example/news/2025/03/11/ferry-timetable-changes",
        url="https://harbour-post.example/news/",
    ),
    Page(
        "parked",
        "harbour-post.example",
        "<h1>harbour-post.example is for sale</h1>"
        + _p(
            "The owner of this domain is offering it for sale. Buy it now, make an offer, or lease it in monthly payments. A broker will help you with the transfer. This page is provided courtesy of the registrar."
        ),
    ),
    Page(
        "hosting-default",
        "Welcome!",
        "<h1>Your web server is working</h1>"
        + _p(
            "If you see this page, the web server is successfully installed and working. Further configuration is required. If you are the owner of this website, upload your files to the public directory."
        ),
    ),
    Page(
        "account-suspended",
        "Account suspended",
        _p(
            "This account has been suspended. Contact your hosting provider for more information.",
        ),
    ),
    Page(
        "maintenance-de",
        "Wartungsarbeiten",
        "<h1>Wir sind gleich zurück</h1>"
        + _p(
            "Unsere Seite wird gerade gewartet und ist in Kürze wieder für Sie erreichbar. Bitte versuchen Sie es in einigen Minuten noch einmal. Wir bitten um Ihr Verständnis."
        ),
        lang="de",
    ),
    Page(
        "maintenance-ja",
        "メンテナンスのお知らせ",
        "<h1>ただいまメンテナンス中です</h1>"
        + _p(
            "ご利用の皆さまにはご迷惑をおかけし、申し訳ありません。サイトのメンテナンスのため、ページを表示できません。しばらくしてから再度アクセスしてください。"
        ),
        lang="ja",
    ),
    Page(
        "leaving-notice",
        "Redirect notice",
        _p(
            "The previous page is sending you to https://harbour-post.example/news/2025/03/11/ferry-timetable-changes.",
            "If you do not want to visit that page, you can return to the previous page.",
        ),
        url="https://links.example/url?q=1",
    ),
    Page(
        "interstitial-link-check",
        "Checking this link",
        "<h1>You are leaving our service</h1>"
        + _p(
            "For your safety we check links before you open them. If you trust this website, continue. Otherwise go back. We are not responsible for the content of other sites."
        )
        + "<button>Continue</button>",
        url="https://away.example/to?u=x",
    ),
    Page(
        "archive-none",
        "Time Machine",
        _p(
            "Hrm. Our archive has not saved that URL.",
            "Want to save this page in our archive? You can also search for all saved pages of this website, or read about how we archive.",
        ),
        url="https://archive.example/web/2025/https://harbour-post.example/x",
    ),
    Page(
        "age-gate",
        "Age check",
        "<h1>Are you over 18?</h1>"
        + _p(
            "This website has content that is meant for adults. To enter, please confirm your age. By entering you agree to our terms of use and cookie policy."
        )
        + "<button>Yes, enter</button><button>No</button>",
    ),
    Page(
        "login-social",
        "Log in to Friendbook",
        "<h1>You must log in to continue.</h1><form><input name=email><input type=password name=pass><button>Log in</button></form>"
        + _p("Forgotten account? Sign up for Friendbook."),
        url="https://friendbook.example/harbourpost/posts/1",
    ),
    Page(
        "login-join",
        "Join to see more",
        "<h1>Sign up to view the full post</h1>"
        + _p(
            "By clicking Continue to join or sign in, you agree to our User Agreement, Privacy Policy, and Cookie Policy. New here? Join now. Already a member? Sign in."
        ),
        url="https://worknet.example/posts/1",
    ),
    Page(
        "app-only",
        "Open in app",
        "<h1>Get the full experience in the app</h1>"
        + _p("This post is only available in our app. Download the app, or scan the code with your phone to continue.")
        + "<a role='button'>Open app</a>",
    ),
    Page(
        "adblock",
        "Harbour Post",
        "<h1>Please turn off your ad blocker</h1>"
        + _p(
            "We noticed that you are using an ad blocker. Our website is paid for by advertising. Please allow ads on our site, then reload this page, or subscribe to read without them.",
        )
        + "<button>I have turned it off</button>",
    ),
    Page(
        "server-error",
        "Something went wrong",
        "<h1>Error 500</h1>"
        + _p(
            "An unexpected error occurred while we were loading this page. Our team has been told. Try again in a few minutes, or contact support with the code below.",
            "Request ID: 0af2-9931",
        ),
    ),
    Page(
        "database-error",
        "Database error",
        "<h1>Error establishing a database connection</h1>",
    ),
    Page(
        "session-expired-pt",
        "Sessão expirada",
        "<h1>A sua sessão expirou</h1>"
        + _p(
            "Por razões de segurança, a sua sessão foi terminada. Por favor, volte a iniciar a sua sessão para aceder à página pedida."
        ),
        lang="pt",
    ),
    Page(
        "unsubscribe",
        "Harbour Post newsletter",
        "<h1>You are unsubscribed</h1>"
        + _p(
            "We are sorry to see you go. You will no longer get our newsletter. Changed your mind? You can sign up again at any time in your account settings."
        ),
    ),
    Page(
        "blocked-zh",
        "访问受限",
        "<h1>您的访问请求被拦截</h1>"
        + _p("抱歉，您访问的页面暂时无法打开。可能是因为您的网络存在异常。请稍后刷新页面，或联系网站管理员。"),
        lang="zh",
    ),
    Page(
        "rate-limit",
        "Slow down",
        "<h1>Whoa there!</h1>"
        + _p(
            "Your network sends more requests to our servers than we allow. Please wait a few minutes before you try again. If you need the data in bulk, use our API with an access token."
        ),
    ),
)

_NEWS = _p(
    "The harbour board of Oldhaven will change the timetable of its ferries from the first of May, after a summer in which every third boat was late.",
    "Ingrid Halloran, who runs the service, said the boats would leave every 40 minutes instead of every half an hour. “A timetable is a promise, and we broke it every day,” she said.",
    "The last boat from the islands will leave at 22.10. Tickets will cost what they cost now until the end of the year.",
)

LOOK_ALIKES = (
    Page(
        "cookie-box-over-brief",
        "Rowing boat on the pass | Alpine Post",
        '<div class="c"><p>We use cookies.</p><button>Accept</button></div><div><h2>Rowing boat on the high pass</h2>'
        + _p(
            "Hikers have found a rowing boat at 2,300 metres. It had belonged to a teacher, who had four mules carry it up in 1971. Why, his widow does not know to this day. It will stay where it is."
        )
        + "</div>",
    ),
    Page(
        "robot-headline",
        "Are you a robot? The champion who could not prove otherwise",
        '<article><h1>Are you a robot? The champion who could not prove otherwise</h1><p class="byline">Nora Fenwick, <time datetime="2025-04-27">27 April 2025</time></p>'
        + _p(
            "For eleven days the chess champion of the islands could not get into his own account. Select all squares with boats, he was told, and did so too quickly for the machine.",
            "He clicks as he plays. It was his daughter, aged nine, who advised him to dawdle, and who has been put in charge of the password.",
        )
        + "</article>",
        head='<meta property="og:type" content="article">',
    ),
    Page(
        "pictures",
        "In pictures: the harbour at dawn",
        '<article><h1>In pictures: the harbour at dawn</h1><p class="byline">Nora Fenwick</p>'
        + "".join(
            f"<figure><img src='/{n}.jpg'><figcaption>{words}</figcaption></figure>"
            for n, words in enumerate(
                (
                    "The eastern gate, which has been shut since 1947.",
                    "Gulls on the powder store. There are fifty-three of them.",
                    "The watchman with the key, which weighs two kilograms.",
                )
            )
        )
        + "</article>",
        head='<meta property="og:type" content="article">',
    ),
    Page(
        "about-paywalls",
        "The wall that readers climbed",
        '<article><h1>The wall that readers climbed</h1><p class="byline">Nora Fenwick</p>'
        + _p(
            "When the paper put up its paywall in 2019, the editor expected to lose half of her readers and lost a fifth. Subscribe to continue, said the box that came down over the third paragraph, and 14,000 people did so within a year.",
            "What she had not foreseen was that the others would telephone and ask to have the rest read to them.",
        )
        + "</article>",
    ),
    Page(
        "news-without-marks",
        "Ferries will leave less often | Harbour Post",
        f"<h1>Ferries will leave less often</h1>{_NEWS}",
    ),
    Page(
        "about-captchas",
        "Are you human? Inside the captcha trade",
        "<h1>Are you human? Inside the captcha trade</h1>"
        + _p(
            "In a hall in the south of the city 240 people look at pictures of traffic lights all day and click on them for websites they will never visit.",
            "“You verify that you are a person, for a person who says he is a person,” said Bram Oss, 31, who is paid by the thousand. A robot would be cheaper, his employer told the Harbour Post, but robots are blocked.",
        ),
    ),
    Page(
        "about-cookies",
        "Court fines ferry firm over cookies",
        "<h1>Court fines ferry firm over cookies</h1>"
        + _p(
            "A court has fined a ferry firm 450,000 crowns because its website set cookies before passengers could give consent, and passed their data to 61 partners.",
            "The firm’s privacy page asked visitors to “accept all”, the judges said; a button to reject was three clicks away. The data protection authority had warned the firm twice. Its lawyers said it would appeal.",
        )
        + "<button>Accept cookies</button>",
    ),
    Page(
        "about-404",
        "Page not found: how a library lost its website",
        "<h1>Page not found: how a library lost its website</h1>"
        + _p(
            "Eleven thousand pages of the town library went off the web on a Tuesday night, and nobody noticed for a month.",
            "“I typed the address and got an error,” said Maud Lindqvist, the librarian. The server had been switched off by the company that rented it out, because a bill of 84 crowns had not been paid. The company said it had written nine times.",
        ),
    ),
    Page(
        "brief-without-author",
        "Bridge closed for repairs",
        "<h1>Bridge closed for repairs</h1><time datetime='2025-03-11'>11 March 2025</time>"
        + _p(
            "The old bridge over the Lenn will be closed from Monday to Friday while its lamps are replaced. Walkers can cross at the mill. The town says the work costs 38,000 crowns."
        ),
    ),
    Page(
        "notice-of-ministry",
        "Notice on the use of vessels in the inner harbour",
        "<h1>Notice on the use of vessels in the inner harbour</h1>"
        + _p(
            "Vessels longer than 12 metres may not enter the inner harbour between 15 May and 30 September. Owners of such vessels shall register them with the harbour master before 1 May.",
            "The fee is 220 crowns for a season. A breach of this rule is punished with a fine of up to 5,000 crowns.",
        ),
    ),
    Page(
        "company-statement",
        "Statement on the incident of 4 May",
        "<h1>Statement on the incident of 4 May</h1>"
        + _p(
            "On 4 May the ferry Kestrel touched the northern quay at low speed. Three passengers were treated for bruises. We regret this and wish them a quick recovery.",
            "We have asked the accident board to look into the matter and will publish its findings. Until then the Kestrel stays in the yard.",
        ),
    ),
    Page(
        "social-post",
        "Oldhaven Harbour on Fedi: “Quay closed from 4 May”",
        "<article><h1>Oldhaven Harbour</h1>"
        + _p("Quay closed from 4 May. 25 minute delays. Sorry. Buses from the mill run as usual.")
        + "</article>",
        head='<meta property="og:type" content="article">',
        url="https://fedi.example/@harbour/11322",
    ),
    Page(
        "service-help-article",
        "How do I get a refund for a cancelled ferry?",
        "<h1>How do I get a refund for a cancelled ferry?</h1><p class='byline'>By Nora Fenwick</p><time datetime='2025-02-04'>4 February 2025</time>"
        + _p(
            "If your ferry is cancelled, you can have your money back within 14 days. Log in to your account on the harbour’s website, choose the trip and click “refund”. The money arrives after three working days.",
        ),
    ),
    Page(
        "poem",
        "Low tide",
        "<h1>Low tide</h1>"
        + _p(
            "The boats lie down like cattle in the mud,<br>and over them the lamps of the long quay<br>go on, go on, and no one is awake",
            "but one who counts the ropes, and counts again,<br>and writes into a book what he has found:<br>nine ropes, nine boats, nine names, and one is hers.",
        ),
    ),
    Page(
        "table-page",
        "Ferries by year",
        "<h1>Ferries by year</h1><p>Passengers of the three lines in each year, in thousands, counted at the gates of the mainland.</p><table><tr><th>Year</th><th>North</th><th>South</th></tr>"
        + "".join(f"<tr><td>{y}</td><td>{y % 97}</td><td>{y % 89}</td></tr>" for y in range(2010, 2025))
        + "</table>",
    ),
    Page(
        "maintenance-news-de",
        "Schleuse wird gewartet",
        "<h1>Schleuse wird gewartet</h1>"
        + _p(
            "Die Schleuse am Nordhafen wird von Montag an gewartet und ist bis Ende April für Schiffe nicht erreichbar. Das teilte das Hafenamt mit. Die Arbeiten kosten 410.000 Kronen.",
            "Fähren fahren in dieser Zeit vom Südkai. Fahrgäste sollen zehn Minuten mehr einplanen, sagte Amtsleiterin Ruth Kvist.",
        ),
        lang="de",
    ),
    Page(
        "blocked-news-ru",
        "В порту заблокирован причал",
        "<h1>В порту заблокирован причал</h1>"
        + _p(
            "Северный причал Вестмарла заблокирован с утра вторника: рыбаки поставили поперёк входа двенадцать лодок. Они требуют, чтобы порт вернул им прежние места.",
            "«Доступ к воде был у наших дедов и будет у наших детей», – сказал Олаф Пенн, который ловит здесь сорок лет. Администрация порта сообщила, что готова к переговорам.",
        ),
        lang="ru",
    ),
    Page(
        "queue-news",
        "Two hours in line for a ferry",
        "<h1>Two hours in line for a ferry</h1>"
        + _p(
            "The queue at the southern quay was 900 metres long on Saturday, and those at its end waited for more than two hours.",
            "“You are now in line, they told us, as if we had not seen it,” said Tove Ek, who came with three children. The harbour board says a second gate will open in June.",
        ),
    ),
    Page(
        "long-policy",
        "Privacy policy of the harbour board",
        "<h1>Privacy policy of the harbour board</h1>"
        + _p(
            *(
                f"Section {n}. The board keeps the data of passengers for {n} months after a trip and uses cookies on its website only to remember the language a visitor has chosen. It does not pass personal data to partners, and it asks for consent before it sends a newsletter. Passengers may ask at any time what the board knows about them, and it answers within {n + 20} days at no cost."
                for n in range(1, 14)
            )
        ),
    ),
    Page(
        "redirect-to-new-address",
        "Ferries will leave less often | Harbour Post",
        f"<article><h1>Ferries will leave less often</h1><p class='byline'>By Nora Fenwick</p>{_NEWS}</article>",
        asked="https://harbour-post.example/story.php?id=3311&cat=9",
        url="https://harbour-post.example/ferries-leave-less-often",
    ),
    Page(
        "redirect-shorter-article",
        "Ferries will leave less often | Harbour Post",
        f"<article><h1>Ferries will leave less often</h1><p class='byline'>By Nora Fenwick</p>{_NEWS}</article>",
        head='<meta property="og:type" content="article">',
        asked="https://harbour-post.example/ferries/ferries-leave-less-often/amp-version",
        url="https://harbour-post.example/ferries/ferries-leave-less-often",
    ),
    Page(
        "domain-news",
        "harbour.example sold for 2.1 million",
        "<h1>harbour.example sold for 2.1 million</h1>"
        + _p(
            "The domain harbour.example has been sold for 2.1 million crowns, the highest price paid for an address of the islands, a broker said on Monday.",
            "The buyer is a firm that rents out boats. Its old website gets 300 visitors a day.",
        ),
    ),
    Page(
        "login-form-beside",
        "Ferries will leave less often | Harbour Post",
        f"<form><input name=u><input type=password><button>Log in</button></form><h1>Ferries will leave less often</h1>{_NEWS}",
    ),
    Page(
        "obituary",
        "Elin Marsk, 1931–2025",
        "<h1>Elin Marsk, 1931–2025</h1>"
        + _p(
            "Elin Marsk, who kept the lighthouse of Ness for 38 years and wrote down the weather every day of them, died on Sunday at home. She was 93.",
            "She is survived by two sons and by 13,800 pages, which are now in the county archive. The funeral will be at Ness church on Friday at noon.",
        ),
    ),
    Page(
        "recipe",
        "Grey pea soup",
        "<h1>Grey pea soup</h1>"
        + _p(
            "For four. Soak 300 grams of grey peas overnight. Boil them for an hour with an onion, two carrots and a smoked bone."
        )
        + "<ul><li>300 g grey peas</li><li>1 onion</li><li>2 carrots</li><li>1 smoked bone</li></ul>"
        + _p("Take the bone out, cut the meat small and put it back. Serve with mustard and dark bread."),
    ),
    Page(
        "press-release-fr",
        "Le port modifie l’accès au quai nord",
        "<h1>Le port modifie l’accès au quai nord</h1>"
        + _p(
            "À partir du 4 mai, l’accès au quai nord sera fermé aux voitures pendant onze semaines. Le port remplacera 214 pieux rongés par le sel, pour un coût de 3,6 millions de couronnes.",
            "Les passagers sont invités à prendre la navette au moulin, toutes les vingt minutes.",
        ),
        lang="fr",
    ),
    Page(
        "japanese-brief",
        "北埠頭を閉鎖",
        "<h1>北埠頭を閉鎖</h1>"
        + _p(
            "オールドヘイブン港湾局は五月四日から十一週間、北埠頭を閉鎖すると発表した。腐食した杭二百十四本を取り替える。費用は三百六十万クローネ。",
            "港湾局のハロラン局長は「遅れは避けられないが、安全が先だ」と述べた。フェリーは南埠頭から出る。",
        ),
        lang="ja",
    ),
    Page(
        "law-paragraph",
        "§ 12 Harbour dues",
        "<h1>§ 12 Harbour dues</h1>"
        + _p(
            "(1) Whoever moors in the harbour owes dues from the second hour. (2) The dues are 4 crowns for each metre and day. (3) Vessels of the coast guard, of the pilots and of the lifeboat society owe none.",
            "(4) The board may waive the dues in cases of distress.",
        ),
    ),
    Page(
        "correction-notice",
        "Correction",
        "<h1>Correction: Tomas Redfern</h1>"
        + _p(
            "An earlier version of our report of 11 March said that 412 piles were corroded. The figure is 214. We have changed the article and apologise to our readers."
        ),
    ),
)
