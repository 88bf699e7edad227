/** Everything that can be answered with "no": its HTTP status and one clear sentence in each language. */
export const PROBLEMS = {
  'malformed-json': {
    status: 400,
    da: 'Forespørgslen kunne ikke læses: indholdet er ikke gyldig JSON.',
    en: 'The request could not be read: its body is not valid JSON.',
  },
  'invalid-input': {
    status: 400,
    da: 'Noget i det indsendte er ikke udfyldt rigtigt.',
    en: 'Something in what was sent is not filled in correctly.',
  },
  'wrong-credentials': {
    status: 401,
    da: 'E-mail og adgangskode passer ikke sammen.',
    en: 'E-mail and password do not match.',
  },
  'code-needed': {
    status: 401,
    da: 'Skriv koden fra din app, eller en af dine gendannelseskoder.',
    en: 'Enter the code from your app, or one of your recovery codes.',
  },
  'wrong-code': {
    status: 401,
    da: 'Koden passer ikke, eller den er allerede brugt. Vent på den næste, og prøv igen.',
    en: 'The code does not match or has been used. Wait for the next one and try again.',
  },
  'second-factor-needed': {
    status: 403,
    da: 'Direktører skal logge ind i to trin her. Sæt det op under Min konto, før du fortsætter.',
    en: 'Directors sign in in two steps here. Set that up under My account before you go on.',
  },
  'not-signed-in': { status: 401, da: 'Du er ikke logget ind.', en: 'You are not signed in.' },
  'not-found': {
    status: 404,
    da: 'Det findes ikke, eller du har ikke adgang til det.',
    en: 'It does not exist, or you have no access to it.',
  },
  'not-allowed': {
    status: 403,
    da: 'Din rolle giver ikke ret til det.',
    en: 'Your role does not allow this.',
  },
  'foreign-origin': {
    status: 403,
    da: 'Forespørgslen kom fra et andet websted og blev afvist.',
    en: 'The request came from another site and was refused.',
  },
  'out-of-date': {
    status: 409,
    da: 'Indholdet er ændret siden. Genindlæs og prøv igen.',
    en: 'This has changed since. Reload and try again.',
  },
  'plan-begun-anew': {
    status: 409,
    da: 'Planen er begyndt forfra, siden du åbnede den. Genindlæs siden, og prøv igen.',
    en: 'The plan has been begun anew since you opened it. Reload the page and try again.',
  },
  'decided-meanwhile': {
    status: 409,
    da: 'Der er netop taget stilling til advarslen. Se beslutningen, før du vælger.',
    en: 'This warning has just been decided. Look at the decision before you choose.',
  },
  'being-merged': {
    status: 409,
    da: 'En af aktiviteterne er netop ved at blive lagt sammen med en anden. Prøv igen om et øjeblik.',
    en: 'One of the activities is just being merged with another. Try again in a moment.',
  },
  'wording-changed': {
    status: 409,
    da: 'Afsnittet er ændret, siden du læste det. Læs det, som det står nu, før du godkender.',
    en: 'The section has changed since you read it. Read it as it stands now before you approve.',
  },
  'warnings-changed': {
    status: 409,
    da: 'Der er kommet en advarsel til i afsnittet, siden du læste det. Se den, før du godkender.',
    en: 'There is another warning in the section since you read it. Look at it before you approve.',
  },
  'section-agreed': {
    status: 409,
    da: 'Afsnittet er aftalt og kan ikke ændres. En direktør kan åbne det for ændringer.',
    en: 'The section is agreed and cannot be changed. A director can open it for change.',
  },
  'section-not-agreed': {
    status: 409,
    da: 'Afsnittet er ikke aftalt, så det kan rettes, som det er.',
    en: 'The section is not agreed, so it can be edited as it is.',
  },
  'objection-stands': {
    status: 409,
    da: 'Der er en indsigelse mod afsnittet. Den, der har gjort den, skal frafalde den, før nogen kan godkende.',
    en: 'There is an objection to the section. Whoever made it has to lift it before anybody can approve.',
  },
  'already-approved': {
    status: 409,
    da: 'Din part har allerede godkendt afsnittet, som det står nu.',
    en: 'Your party has already approved the section as it stands.',
  },
  'nothing-to-withdraw': {
    status: 409,
    da: 'Din part har ingen godkendelse at trække tilbage.',
    en: 'Your party has no approval to withdraw.',
  },
  'no-objection-of-yours': {
    status: 409,
    da: 'Kun den, der har gjort indsigelsen, kan frafalde den, så længe vedkommende er direktør.',
    en: 'Only whoever made the objection can lift it, as long as they are a director.',
  },
  'sign-off-reason-needed': {
    status: 400,
    da: 'Skriv en begrundelse. Den anden part kan læse den.',
    en: 'Give a reason. The other party can read it.',
  },
  'nothing-agreed': {
    status: 409,
    da: 'Ingen afsnit i planen er aftalt endnu.',
    en: 'No section of the plan has been agreed yet.',
  },
  'publication-moved-on': {
    status: 409,
    da: 'Offentliggørelsen er kommet videre, siden siden blev vist. Genindlæs, og se, hvor langt den er.',
    en: 'The publication has moved on since the page was shown. Reload to see how far it has come.',
  },
  'publication-takes-both': {
    status: 403,
    da: 'Den part, der har foreslået den offentlige side, kan trække forslaget tilbage; kun en direktør hos den anden kan sige ja eller nej.',
    en: 'The party that proposed the public page can take the proposal back; only a director of the other can say yes or no.',
  },
  'export-too-heavy': {
    status: 503,
    da: 'Filen blev ikke færdig i tide. Prøv igen om lidt, eller vælg en anden type fil.',
    en: 'The file was not finished in time. Try again in a while, or choose another type of file.',
  },
  'exports-busy': {
    status: 503,
    da: 'Mange henter dokumenter lige nu. Vent et øjeblik, og prøv igen.',
    en: 'Many people are fetching documents right now. Wait a moment and try again.',
  },
  'hung-up': {
    status: 499,
    da: 'Forespørgslen blev afbrudt, før den var besvaret.',
    en: 'The request was broken off before it was answered.',
  },
  'not-your-activity': {
    status: 409,
    da: 'Kun den part, aktiviteten hører til, kan gøre den fortrolig. En fælles aktivitet kan ikke gøres fortrolig.',
    en: 'Only the party the activity belongs to can make it confidential. A joint activity cannot be made confidential.',
  },
  'not-your-comment': {
    status: 403,
    da: 'Kun den, der har skrevet kommentaren, kan rette eller slette den.',
    en: 'Only the person who wrote the comment can change or delete it.',
  },
  'mention-unknown': {
    status: 400,
    da: 'En af dem, du nævner, har ikke adgang til planen. Vælg personen fra listen igen.',
    en: 'Somebody you mention has no access to the plan. Choose the person from the list again.',
  },
  'word-empty': {
    status: 400,
    da: 'Skriv et ord, der siger noget: tal og småord som »og« kan ikke bruges.',
    en: 'Write a word that says something: numbers and small words such as “and” cannot be used.',
  },
  'word-known': {
    status: 409,
    da: 'Ordet hører allerede til dette begreb.',
    en: 'The word already belongs to this concept.',
  },
  'concept-unknown': {
    status: 400,
    da: 'Vælg et begreb fra listen.',
    en: 'Choose a concept from the list.',
  },
  'vocabulary-full': {
    status: 409,
    da: 'Ordbogen kan ikke rumme flere af jeres egne ord. Fjern nogle først.',
    en: 'The vocabulary holds no more words of your own. Remove some first.',
  },
  'vocabulary-damaged': {
    status: 503,
    da: 'Ordbogen kan ikke læses fra disken. Planerne er ikke berørt. Bed den, der passer serveren, om at se i loggen.',
    en: 'The vocabulary cannot be read from disk. The plans are not affected. Ask whoever runs the server to look in the log.',
  },
  'wordings-damaged': {
    status: 503,
    da: 'Aftalens ordlyd kan ikke læses fra disken. Planerne er ikke berørt. Bed den, der passer serveren, om at se i loggen.',
    en: 'The agreement’s wording cannot be read from disk. The plans are not affected. Ask whoever runs the server to look in the log.',
  },
  'meetings-damaged': {
    status: 503,
    da: 'Møderne kan ikke læses fra disken. Planerne er ikke berørt. Bed den, der passer serveren, om at se i loggen.',
    en: 'The meetings cannot be read from disk. The plans are not affected. Ask whoever runs the server to look in the log.',
  },
  'minutes-approved': {
    status: 409,
    da: 'Referatet er godkendt af begge parter og låst. Det, der skal ændres, hører til på næste møde.',
    en: 'The minutes are approved by both parties and locked. What has to change belongs to the next meeting.',
  },
  'out-of-turn': {
    status: 409,
    da: 'Så langt er mødet ikke endnu, eller det er allerede gjort. Genindlæs siden, og se, hvad der er næste skridt.',
    en: 'The meeting has not come so far yet, or it is done already. Reload the page to see what the next step is.',
  },
  'duty-of-the-other': {
    status: 403,
    da: 'Det er den anden parts at gøre: den, der skylder en orientering, sender den, og kun den, der har modtaget den, kan kvittere.',
    en: 'That is for the other party to do: whoever owes the information sends it, and only who received it can acknowledge it.',
  },
  'duty-moved-on': {
    status: 409,
    da: 'Pligten er kommet videre, siden siden blev vist. Genindlæs, og se, hvor langt den er.',
    en: 'The duty has moved on since the page was shown. Reload to see how far it has come.',
  },
  'nothing-to-decide': {
    status: 409,
    da: 'Punktet er til orientering, så der kan ikke besluttes noget under det. Gør det til et punkt til beslutning først.',
    en: 'The point is for information, so nothing can be decided under it. Make it a point for decision first.',
  },
  'label-out-of-turn': {
    status: 409,
    da: 'Så langt er forløbet ikke endnu, eller det er allerede gjort. Genindlæs siden, og se, hvad der er næste skridt.',
    en: 'The case has not come so far yet, or it is done already. Reload the page to see what the next step is.',
  },
  'label-day-ahead': {
    status: 400,
    da: 'Dagen er ikke kommet endnu. Skriv, hvornår skridtet er planlagt, og vend tilbage, når det er gjort.',
    en: 'That day has not come yet. Say when the step is planned, and come back once it is done.',
  },
  'label-validity': {
    status: 400,
    da: 'Skriv, til hvilken dag mærket gælder. Den skal ligge efter den dag, det blev tildelt.',
    en: 'Say until what day the label holds. It is to be after the day it was granted.',
  },
  'indicator-retired': {
    status: 409,
    da: 'Indikatoren er taget ud af brug. Tag den i brug igen først.',
    en: 'The indicator is retired. Take it into use again first.',
  },
  'evidence-linked': {
    status: 409,
    da: 'Det er allerede tilknyttet indikatoren som dokumentation.',
    en: 'It is linked to the indicator as evidence already.',
  },
  'label-damaged': {
    status: 503,
    da: 'Guldmappen kan ikke læses fra disken. Planerne er ikke berørt. Bed den, der passer serveren, om at se i loggen.',
    en: 'The gold label’s file cannot be read from disk. The plans are not affected. Ask whoever runs the server to look in the log.',
  },
  'invitation-closed': {
    status: 410,
    da: 'Invitationen er brugt, trukket tilbage eller udløbet. Bed om en ny.',
    en: 'The invitation has been used, withdrawn or has expired. Ask for a new one.',
  },
  'address-taken': {
    status: 409,
    da: 'Der er allerede en person med den e-mail.',
    en: 'There already is a person with that e-mail.',
  },
  'password-common': {
    status: 400,
    da: 'Den adgangskode er for almindelig. Vælg en sætning, som kun du ville skrive.',
    en: 'That password is too common. Choose a sentence that only you would write.',
  },
  'own-directors-only': {
    status: 403,
    da: 'Kun partens egne direktører kan gøre nogen til direktør eller planlægger hos den.',
    en: 'Only the party’s own directors can make somebody a director or planner of it.',
  },
  'not-yourself': {
    status: 409,
    da: 'Du kan ikke ændre dine egne rettigheder. Bed en anden direktør eller administrator om det.',
    en: 'You cannot change your own rights. Ask another director or administrator.',
  },
  'last-director': {
    status: 409,
    da: 'Parten skal have mindst én aktiv direktør. Giv en anden rollen først.',
    en: 'The party needs at least one active director. Give somebody else the role first.',
  },
  'last-admin': {
    status: 409,
    da: 'Der skal være mindst én aktiv administrator. Gør en anden til administrator først.',
    en: 'There must be at least one active administrator. Make somebody else one first.',
  },
  'provider-unreachable': {
    status: 503,
    da: 'Login-udbyderen svarer ikke lige nu. Prøv igen om lidt, eller log ind med din adgangskode.',
    en: 'The sign-in provider does not answer at the moment. Try again shortly, or sign in with your password.',
  },
  'provider-refused': {
    status: 401,
    da: 'Login-udbyderen bekræftede ikke, hvem du er. Prøv igen, eller log ind med din adgangskode.',
    en: 'The sign-in provider did not confirm who you are. Try again, or sign in with your password.',
  },
  'attempt-over': {
    status: 410,
    da: 'Login blev afbrudt eller tog for lang tid. Begynd forfra.',
    en: 'Signing in was interrupted or took too long. Begin again.',
  },
  'identity-unknown': {
    status: 403,
    da: 'Dit login er ikke tilknyttet nogen her endnu. Brug din invitation, eller log ind med din adgangskode og tilknyt det under Min konto.',
    en: 'Your account there is not linked to anybody here yet. Use your invitation, or sign in with your password and link it under My account.',
  },
  'identity-taken': {
    status: 409,
    da: 'Det login er allerede tilknyttet en anden her.',
    en: 'That account is already linked to somebody else here.',
  },
  'access-closed': {
    status: 403,
    da: 'Din adgang til Samplan er lukket. Spørg en direktør hos din part.',
    en: 'Your access to Samplan is closed. Ask a director of your party.',
  },
  'provider-of-other-party': {
    status: 403,
    da: 'Den login-udbyder er ikke for personer hos din part.',
    en: 'That sign-in provider is not for people of your party.',
  },
  'email-not-verified': {
    status: 403,
    da: 'Login-udbyderen bekræfter ikke, at den inviterede e-mail er din. Åbn invitationen igen, og vælg en adgangskode i stedet.',
    en: 'The sign-in provider does not confirm that the invited e-mail is yours. Open the invitation again and choose a password instead.',
  },
  'last-way-in': {
    status: 409,
    da: 'Vælg en adgangskode først; ellers kan du ikke logge ind igen.',
    en: 'Choose a password first; otherwise you could not sign in again.',
  },
  'sign-in-again': {
    status: 403,
    da: 'Det er for længe siden, du loggede ind. Log ud og ind igen, og prøv så igen.',
    en: 'You signed in too long ago. Sign out and in again, then try again.',
  },
  'token-refused': {
    status: 401,
    da: 'API-nøglen findes ikke, er udløbet eller er afsluttet.',
    en: 'The API token does not exist, has expired or was ended.',
  },
  'token-and-cookie': {
    status: 400,
    da: 'Send enten en API-nøgle eller en cookie, ikke begge dele.',
    en: 'Send either an API token or a cookie, not both.',
  },
  'token-out-of-scope': {
    status: 403,
    da: 'API-nøglen giver ikke ret til det.',
    en: 'The API token does not allow this.',
  },
  'too-many-tokens': {
    status: 409,
    da: 'Du har så mange API-nøgler, som en person kan have. Afslut en, du ikke bruger mere.',
    en: 'You have as many API tokens as one person can have. End one that you no longer use.',
  },
  'too-many-feeds': {
    status: 409,
    da: 'Du har så mange kalenderabonnementer, som en person kan have. Tilbagekald et, du ikke bruger mere.',
    en: 'You have as many calendar feeds as one person can have. Revoke one that you no longer use.',
  },
  'too-many-requests': {
    status: 429,
    da: 'For mange forespørgsler på kort tid. Vent et minut, og prøv igen.',
    en: 'Too many requests in a short time. Wait a minute and try again.',
  },
  'set-up-closed': {
    status: 410,
    da: 'Opsætningslinket er brugt eller udløbet.',
    en: 'The set-up link has been used or has expired.',
  },
  'too-large': {
    status: 413,
    da: 'Det indsendte er for stort.',
    en: 'What was sent is too large.',
  },
  'too-many-attempts': {
    status: 429,
    da: 'For mange forsøg. Vent lidt og prøv igen.',
    en: 'Too many attempts. Wait a little and try again.',
  },
  'import-unknown-type': {
    status: 415,
    da: 'Filen er hverken et Word-dokument (.docx), et Excel-ark (.xlsx) eller en CSV-fil. Gem den som en af dem, og prøv igen.',
    en: 'The file is neither a Word document (.docx), an Excel sheet (.xlsx) nor a CSV file. Save it as one of them and try again.',
  },
  'import-old-format': {
    status: 415,
    da: 'Filen er i det gamle Office-format (.doc eller .xls). Åbn den i Word eller Excel, gem den som .docx eller .xlsx, og prøv igen.',
    en: 'The file is in the old Office format (.doc or .xls). Open it in Word or Excel, save it as .docx or .xlsx and try again.',
  },
  'import-encrypted': {
    status: 422,
    da: 'Filen er beskyttet med en adgangskode. Fjern adgangskoden i Word eller Excel, og prøv igen.',
    en: 'The file is protected with a password. Remove the password in Word or Excel and try again.',
  },
  'import-macros': {
    status: 422,
    da: 'Filen indeholder makroer og bliver derfor ikke læst. Gem den som .docx eller .xlsx uden makroer, og prøv igen.',
    en: 'The file contains macros and is therefore not read. Save it as .docx or .xlsx without macros and try again.',
  },
  'import-damaged': {
    status: 422,
    da: 'Filen er beskadiget og kan ikke læses. Åbn og gem den igen i Word eller Excel, og prøv så igen.',
    en: 'The file is damaged and cannot be read. Open and save it again in Word or Excel, then try again.',
  },
  'import-too-much': {
    status: 422,
    da: 'Der er mere i filen, end en plan kan rumme. Fjern det, der ikke hører til planen, eller del filen i flere.',
    en: 'There is more in the file than a plan can hold. Remove what does not belong to the plan, or split the file.',
  },
  'survey-no-answers': {
    status: 422,
    da: 'Der er ingen svar at tælle i filen. Gem svarene som CSV eller Excel (.xlsx) med spørgsmålene i første række, og prøv igen.',
    en: 'There are no answers to count in the file. Save the answers as CSV or Excel (.xlsx) with the questions in the first row, and try again.',
  },
  'agreement-unknown-type': {
    status: 415,
    da: 'Filen er hverken en tekstfil (.txt), et Word-dokument (.docx) eller en PDF. Gem aftalen som en af dem, og prøv igen.',
    en: 'The file is neither a text file (.txt), a Word document (.docx) nor a PDF. Save the agreement as one of them and try again.',
  },
  'agreement-encrypted': {
    status: 422,
    da: 'Filen er beskyttet med en adgangskode. Gem den uden adgangskode, og prøv igen.',
    en: 'The file is protected with a password. Save it without one and try again.',
  },
  'agreement-damaged': {
    status: 422,
    da: 'Filen er beskadiget og kan ikke læses. Åbn den i det program, den er lavet i, gem den igen, og prøv så igen.',
    en: 'The file is damaged and cannot be read. Open it in the program it was made in, save it again, then try again.',
  },
  'agreement-too-much': {
    status: 422,
    da: 'Der er mere i filen, end en aftale fylder. Fjern bilag og billeder, der ikke er en del af aftalen, og prøv igen.',
    en: 'There is more in the file than an agreement takes. Remove annexes and pictures that are no part of it and try again.',
  },
  'agreement-without-text': {
    status: 422,
    da: 'Der er ingen tekst i filen. Er den skannet som billede, så lad et program genkende teksten først.',
    en: 'There is no text in the file. If it was scanned as a picture, have a program recognise the text first.',
  },
  'import-empty': {
    status: 422,
    da: 'Der er ingen tekst i filen.',
    en: 'There is no text in the file.',
  },
  'document-unknown-type': {
    status: 415,
    da: 'Filen er hverken PDF, Word, Excel, PowerPoint, OpenDocument (.odt eller .ods), et billede (.png eller .jpg) eller ren tekst. Det er indholdet, der tæller, ikke navnet: gem den som en af dem, og prøv igen.',
    en: 'The file is neither PDF, Word, Excel, PowerPoint, OpenDocument (.odt or .ods), a picture (.png or .jpg) nor plain text. Its content counts, not its name: save it as one of them and try again.',
  },
  'document-old-format': {
    status: 415,
    da: 'Filen er i et gammelt Office-format (.doc, .xls eller .ppt), som kan rumme makroer. Gem den som .docx, .xlsx eller .pptx, og prøv igen.',
    en: 'The file is in an old Office format (.doc, .xls or .ppt), which can hold macros. Save it as .docx, .xlsx or .pptx and try again.',
  },
  'document-program': {
    status: 415,
    da: 'Filen er et program, eller der er et program i den. Kun dokumenter kan uploades.',
    en: 'The file is a program, or there is one in it. Only documents can be uploaded.',
  },
  'document-empty': {
    status: 422,
    da: 'Filen er tom.',
    en: 'The file is empty.',
  },
  'document-too-large': {
    status: 413,
    da: 'Filen fylder over 25 MB. Gør billederne i den mindre, eller del den i flere.',
    en: 'The file is larger than 25 MB. Make the pictures in it smaller, or split it.',
  },
  'document-encrypted': {
    status: 422,
    da: 'Filen er krypteret eller beskyttet med en adgangskode. Gem den uden, og prøv igen.',
    en: 'The file is encrypted or protected with a password. Save it without and try again.',
  },
  'document-macros': {
    status: 422,
    da: 'Der er makroer i filen, eller objekter fra andre programmer, som kan rumme dem. Gem den uden, eller som PDF, og prøv igen.',
    en: 'There are macros in the file, or objects of other programs that can hold them. Save it without, or as PDF, and try again.',
  },
  'document-active': {
    status: 422,
    da: 'Der er scripts, handlinger eller vedhæftede filer i dokumentet, eller det henter noget andetsteds fra, når det åbnes. Udskriv det til en ny PDF, og prøv igen.',
    en: 'There are scripts, actions or attached files in the document, or it fetches something from elsewhere when opened. Print it to a new PDF and try again.',
  },
  'document-two-kinds': {
    status: 422,
    da: 'Filen er to slags på én gang: der er lagt noget før eller efter dokumentet. Gem den igen fra det program, den er lavet i, og prøv så igen.',
    en: 'The file is of two kinds at once: something was put before or after the document. Save it again in the program it was made in, then try again.',
  },
  'document-too-much': {
    status: 422,
    da: 'Filen pakker ud til mere, eller er sammensat af mere, end der kan ses igennem, og bliver derfor ikke taget imod. Gem den igen, eller udskriv den til PDF.',
    en: 'The file unpacks to more, or is made of more, than can be looked through, and is therefore not taken. Save it again, or print it to PDF.',
  },
  'document-damaged': {
    status: 422,
    da: 'Filen er beskadiget og kan ikke læses. Åbn den i det program, den er lavet i, gem den igen, og prøv så igen.',
    en: 'The file is damaged and cannot be read. Open it in the program it was made in, save it again, then try again.',
  },
  'documents-full': {
    status: 507,
    da: 'Der er ikke plads til flere dokumenter. Slet nogle, I ikke bruger, eller bed den, der passer serveren, om mere plads.',
    en: 'There is no room for more documents. Delete some you do not use, or ask whoever runs the server for more room.',
  },
  'document-lost': {
    status: 503,
    da: 'Dokumentet kan ikke læses fra disken, som det blev uploadet. Upload den samme fil igen, eller bed den, der passer serveren, om at hente den fra en sikkerhedskopi.',
    en: 'The document cannot be read from disk as it was uploaded. Upload the same file again, or ask whoever runs the server to restore it from a backup.',
  },
  'plan-damaged': {
    status: 503,
    da: 'Planen kan ikke indlæses og er derfor ikke åbnet. Intet er ændret; kontakt den, der driver serveren.',
    en: 'The plan cannot be loaded and was not opened. Nothing has been changed; contact whoever runs the server.',
  },
  'nothing-to-restore': {
    status: 409,
    da: 'Det ser allerede sådan ud; der er intet at gendanne.',
    en: 'It reads like that already; there is nothing to restore.',
  },
  'too-many-versions': {
    status: 409,
    da: 'Planen har så mange versioner med navn, som den kan have. Den gemmes stadig af sig selv, når nogen har arbejdet i den.',
    en: 'The plan has as many named versions as it can have. It is still kept by itself when somebody has worked in it.',
  },
  'version-damaged': {
    status: 503,
    da: 'Versionen kan ikke læses fra disken. Planen og de andre versioner er ikke berørt.',
    en: 'The version cannot be read from disk. The plan and the other versions are not affected.',
  },
  'trail-unavailable': {
    status: 503,
    da: 'Hændelsesloggen kan ikke skrives, og derfor er intet ændret. Bed den, der passer serveren, om at gøre plads på disken.',
    en: 'The audit trail cannot be written, so nothing has been changed. Ask whoever runs the server to make room on the disk.',
  },
  'trail-damaged': {
    status: 503,
    da: 'Hændelsesloggen er beskadiget, og derfor kan det ikke ses, om filen er udstedt herfra. Sig det til den, der passer serveren.',
    en: 'The audit trail is damaged, so nothing tells whether the file was issued from here. Tell whoever runs the server.',
  },
  'database-away': {
    status: 503,
    da: 'Databasen svarer ikke lige nu. Det, du har skrevet, bliver på skærmen og gemmes, når den svarer igen. Prøv igen om lidt.',
    en: 'The database does not answer right now. What you have typed stays on the screen and is saved once it answers. Try again in a moment.',
  },
  'being-upgraded': {
    status: 503,
    da: 'Samplan bliver opdateret lige nu, så det kan ikke gøres herfra endnu. Intet er ændret. Prøv igen om lidt.',
    en: 'Samplan is being upgraded right now, so this cannot be done from here yet. Nothing is changed. Try again in a moment.',
  },
  'store-away': {
    status: 503,
    da: 'Disken tager ikke imod lige nu. Det, du har skrevet, bliver på skærmen. Prøv igen om lidt.',
    en: 'The disk takes nothing right now. What you have typed stays on the screen. Try again in a moment.',
  },
  draining: {
    status: 503,
    da: 'Serveren er ved at stoppe. Prøv igen om et øjeblik.',
    en: 'The server is stopping. Try again in a moment.',
  },
  'server-error': {
    status: 500,
    da: 'Der skete en fejl på serveren. Prøv igen om lidt.',
    en: 'Something went wrong on the server. Try again in a moment.',
  },
} as const satisfies Record<string, { status: number; da: string; en: string }>

export type ProblemCode = keyof typeof PROBLEMS

/** The body of every refused request. `detail` names the field where one is to blame. */
export interface ProblemBody {
  error: { code: ProblemCode; message: string; detail?: string }
}
