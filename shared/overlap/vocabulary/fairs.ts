/**
 * Fairs and big gatherings, with town and months: a stand in that town in that month is the fair, named or not.
 * Columns: name | towns | months, and `odd years` or `even years` when it is not yearly | forms (see concept-table.ts).
 */
export const FAIRS = `
DSEI | london, excel | 9, odd years | dsei, dsei uk, dsei london, excel london, defence and security equipment international, docklands, londonmessen, messen i london, våbenmessen i london, forsvarsmessen i london, london defence fair, london defence show, europas største forsvarsmesse, verdens største forsvarsmesse, forsvarsmesse i london, defence exhibition in london
DSEI Japan | chiba, tokyo | 5, odd years | dsei japan
DSEI Germany | hannover, hanover | 3, odd years | dsei germany
Eurosatory | paris, villepinte | 6, even years | eurosatory, messen i paris, hærmessen, hærmesse i paris, hærmessen i paris, landmilitære messe, land forces fair, land defence exhibition, parisermessen, våbenmessen i paris, forsvarsmessen i paris
Euronaval | paris, villepinte, le bourget | 11, even years | euronaval, flådemessen, flådemesse i paris, marinemessen, naval exhibition in paris, naval fair in paris
Paris Air Show | paris, le bourget | 6, odd years | paris air show, le bourget, siae, salon du bourget, flymessen i paris, luftfartsmessen i paris, parisisk luftfartsmesse, air show in paris, international paris air show, le bourget-messen, luftfartsmesse i paris
Milipol | paris, villepinte | 11, odd years | milipol, milipol paris, sikkerhedsmessen i paris, sikkerhedsmesse i paris, homeland security fair in paris
Farnborough Airshow | farnborough | 7, even years | farnborough, farnborough airshow, farnborough international airshow, luftfartsmessen i england, luftfartsmesse i england, british air show, farnborough air show
ILA Berlin | berlin | 6, even years | ila, ila berlin, berlin air show, berliner air show, luftfartsmessen i berlin, luftfartsmesse i berlin, air show in berlin
AUSA | washington, washington d.c., washington dc | 10 | ausa, ausa annual meeting, den amerikanske hærs årsmøde, association of the united states army, us army's annual meeting, hærmesse i washington
Sea-Air-Space | washington, national harbor | 4 | sea-air-space, sea air space, navy league, flådemesse i washington, flådemesse ved washington
SOF Week | tampa | 5 | sof week, sofic
Modern Day Marine | washington | 5 | modern day marine
Space Symposium | colorado springs | 4 | space symposium, colorado springs, rumsymposium, rumsymposiet
MSPO | kielce | 9 | mspo, kielce, polske forsvarsmesse, polsk forsvarsmesse, polish defence fair, polish defence exhibition, messen i polen, forsvarsmesse i polen, forsvarsmessen i polen, defence fair in poland, targi kielce
Balt Military Expo | gdansk | 6, even years | balt military expo, baltexpo
IDEX | abu dhabi | 2, odd years | idex, navdex, idex/navdex, forsvarsmessen i abu dhabi, forsvarsmesse i abu dhabi, messen i abu dhabi, international defence exhibition
UMEX | abu dhabi | 1, even years | umex, simtex
Dubai Airshow | dubai | 11, odd years | dubai airshow, dubai air show, luftfartsmessen i dubai, flymessen i dubai
World Defense Show | riyadh | 2, even years | world defense show, world defence show, wds, forsvarsmessen i riyadh, messen i riyadh
Egypt Defence Expo | cairo, kairo | 12 | edex, egypt defence expo
IDEF | istanbul | 7, odd years | idef
SAHA Expo | istanbul | 5, 10 | saha expo
DEFEA | athen, athens | 5, odd years | defea, forsvarsmessen i athen, messen i athen, græske forsvarsmesse
BSDA | bukarest, bucharest | 5, even years | bsda, black sea defense, sortehavsmessen, black sea defence, forsvarsmessen i bukarest, messen i bukarest
FEINDEF | madrid | 5, odd years | feindef, spanske forsvarsmesse, forsvarsmessen i madrid, messen i madrid
Seafuture | la spezia | 9 | seafuture
IDET | brno | 5, odd years | idet, forsvarsmessen i brno, messen i brno, tjekkiske forsvarsmesse
NATO Days | ostrava | 9 | nato days
Singapore Airshow | singapore | 2, even years | singapore airshow, luftfartsmessen i singapore, messen i singapore
LIMA | langkawi | 5 | lima langkawi
DSA Kuala Lumpur | kuala lumpur | 4, 5, even years | defence services asia
Indo Defence | jakarta | 6, 11 | indo defence
ADEX Seoul | seoul | 10, odd years | adex, seoul adex, adex seoul
KADEX | gyeryong | 10, even years | kadex, dx korea
Aero India | bangalore, bengaluru | 2, odd years | aero india
DefExpo India | gandhinagar | 10 | defexpo
Avalon Airshow | avalon, melbourne, geelong | 3, odd years | avalon airshow
Land Forces | melbourne, brisbane | 9, even years | land forces, australske hærmesse
Indo Pacific Sydney | sydney | 11, odd years | indo pacific maritime exposition, indo pacific expo, australske flådemesse
CANSEC | ottawa | 5 | cansec, forsvarsmessen i ottawa, messen i ottawa, canadiske forsvarsmesse, canadian defence fair, canada's defence
LAAD | rio de janeiro | 4, odd years | laad
FIDAE | santiago | 4, even years | fidae
DALO Industry Days | ballerup, ballerup super arena | 8 | dalo industry days, dalo days, dalo, fmi industry days, fmi's industridage, materielmesse i ballerup, materielmessen i ballerup, messen i ballerup, forsvarets materielmesse, fmi's messe, fmi's materielmesse, fmi's leverandørdage, fmi's industrimesse, ballerup super arena, dalo-dagene, dalo-dage, industridagene i ballerup, forsvarets industridage, fmi-dagene, industry days in ballerup
NIDV Symposium | rotterdam | 11 | nidv symposium, nidv exhibition, hollandske forsvarsmesse, nederlandske forsvarsmesse, dutch defence exhibition, ahoy rotterdam
BEDEX | bruxelles, brussels | 3, odd years | bedex, belgiske forsvarsmesse, brussels defence exhibition
ITEC | stockholm, london, oslo, rotterdam | 4, 5 | itec, træningsmesse, simulationsmesse, training and simulation fair
I/ITSEC | orlando | 12 | i/itsec, iitsec, simulationsmessen i orlando, simulationsmesse i orlando, simulation fair in orlando
Enforce Tac | nürnberg, nuremberg | 2 | enforce tac, iwa, iwa outdoorclassics, messen i nürnberg, tactical fair, messe for specialstyrker
AFCEA Bonn | bonn | 5 | afcea, afcea fachausstellung
XPONENTIAL | düsseldorf, houston, detroit | 2, 5 | xponential, xponential europe, auvsi, dronemesse, dronemessen, drone fair
UDT | oldenborg, oslo, rostock | 4, 6 | undersea defence technology, undersøisk forsvarsteknologi, undersea defence technology conference
Kormarine | busan | 10, odd years | kormarine
SMM Hamburg | hamburg | 9, even years | smm hamburg, maritime messe i hamburg, skibsmessen i hamburg, maritim messe i hamburg, ms&d
Nor-Shipping | oslo | 6 | nor-shipping, norshipping, oslo maritime week, skibsmessen i oslo
Hannover Messe | hannover, hanover | 4 | hannover messe, industrimessen i hannover, messen i hannover, hannover fair, hannovermessen
Electronica | münchen, munich | 11, even years | electronica, elektronikmessen i münchen, elektronikmesse i münchen
Space Tech Expo | bremen | 11 | space tech expo, rummesse i bremen, rummessen i bremen, rumfartsmessen i bremen, space fair in bremen
IAC | milano, milan, sydney, antalya | 10 | international astronautical congress, astronautical congress, verdens største rumkongres, rumkongressen, rumkongres, astronautiske kongres, den astronautiske verdenskongres
SmallSat | logan | 8 | smallsat conference
World ATM | madrid | 3 | world atm congress
Munich Security Conference | münchen, munich | 2 | munich security conference, sikkerhedskonferencen i münchen, msc, sikkerhedskonference i münchen, munich conference
Folkemødet | allinge, bornholm | 6 | folkemødet, folkemøde, folkemødet på bornholm, demokratifestival, democracy festival, people's meeting, allinge
hi Tech & Industry Scandinavia | herning | 9, 10 | hi tech & industry, hi-messen, hi industri, hi messe, industrimessen i herning, messen i herning, messecenter herning, mch herning, skandinaviske industrimesse, hi tech and industry
Danfish | aalborg | 10 | danfish, fiskerimessen i aalborg
Nordic Defence Summit | stockholm | 9, 10 | nordic defence industry seminar, nordic defence summit
Arctic Circle | reykjavik | 10 | arctic circle, arctic circle assembly, arktisk forum i reykjavik, arctic assembly
Arctic Frontiers | tromsø, tromso | 1, 2 | arctic frontiers
Copenhagen Airshow | roskilde, karup, aalborg, skrydstrup | 6 | danish air show, roskilde airshow, danish airshow, flyvestævne, flyveshow, åbent hus på flyvestationen
FAD/FMI Marinedag | korsør, frederikshavn | 5, 9 | navdays, marinens industridag
FAMEX | mexico | 4 | famex
AAD South Africa | pretoria | 9 | africa aerospace and defence
Rebuild Ukraine | warszawa, warsaw, lviv, kyiv | 11 | rebuild ukraine, defense tech valley, dfnc, international defence industries forum, genopbygningskonference, genopbygningskonferencen, ukraine recovery conference, reconstruction conference, genopbygningsmesse, recovery conference
EDF Info Days | bruxelles, brussels | 6 | edf info days, edf infodays, edf information days, infodage i bruxelles, edf-infodage, edf infodage, kommissionens infodage
European Space Week | praha, prague, bruxelles | 11 | european space week, eu space week
TechBBQ | københavn | 8, 9 | techbbq
NATO Edge | haag, tampa, the hague | 12 | nato edge, nitec, nato industry forum, nato-industry forum
TechNet Europe | rom, lissabon | 10 | technet europe
Security Essen | essen | 9, even years | security essen, sikkerhedsmessen i essen, messen i essen
SICUR | madrid | 2, even years | sicur
IFSEC | london | 5 | ifsec, isc west, counter terror expo
RIAT | fairford | 7 | riat, royal international air tattoo
Skydd Stockholm | stockholm | 5, odd years | skydd stockholm, skydd
FinDef | tampere, turku | 5 | lappeenranta, mpk expo
EDA Annual Conference | bruxelles, brussels | 11 | eda annual conference
`
