/**
 * Fairs and big gatherings, with town and months: a stand in that town in that month is the fair, named or not.
 * Columns: name | towns | months, and `odd years` or `even years` when it is not yearly | forms (see concept-table.ts).
 */
export const FAIRS = `
DSEI | london, excel | 9, odd years | dsei, dsei uk, dsei london, excel london, defence and security equipment international
DSEI Japan | chiba, tokyo | 5, odd years | dsei japan
DSEI Germany | hannover, hanover | 3, odd years | dsei germany
Eurosatory | paris, villepinte | 6, even years | eurosatory
Euronaval | paris, villepinte, le bourget | 11, even years | euronaval
Paris Air Show | paris, le bourget | 6, odd years | paris air show, le bourget, siae, salon du bourget
Milipol | paris, villepinte | 11, odd years | milipol, milipol paris
Farnborough Airshow | farnborough | 7, even years | farnborough, farnborough airshow, farnborough international airshow
ILA Berlin | berlin | 6, even years | ila, ila berlin, berlin air show
AUSA | washington, washington d.c., washington dc | 10 | ausa, ausa annual meeting
Sea-Air-Space | washington, national harbor | 4 | sea-air-space, sea air space
SOF Week | tampa | 5 | sof week, sofic
Modern Day Marine | washington | 5 | modern day marine
Space Symposium | colorado springs | 4 | space symposium, colorado springs
MSPO | kielce | 9 | mspo, kielce
Balt Military Expo | gdansk | 6, even years | balt military expo, baltexpo
IDEX | abu dhabi | 2, odd years | idex, navdex, idex/navdex
UMEX | abu dhabi | 1, even years | umex, simtex
Dubai Airshow | dubai | 11, odd years | dubai airshow, dubai air show
World Defense Show | riyadh | 2, even years | world defense show, world defence show, wds
Egypt Defence Expo | cairo, kairo | 12 | edex, egypt defence expo
IDEF | istanbul | 7, odd years | idef
SAHA Expo | istanbul | 5, 10 | saha expo
DEFEA | athen, athens | 5, odd years | defea
BSDA | bukarest, bucharest | 5, even years | bsda, black sea defense
FEINDEF | madrid | 5, odd years | feindef
Seafuture | la spezia | 9 | seafuture
IDET | brno | 5, odd years | idet
NATO Days | ostrava | 9 | nato days
Singapore Airshow | singapore | 2, even years | singapore airshow
LIMA | langkawi | 5 | lima langkawi
DSA Kuala Lumpur | kuala lumpur | 4, 5, even years | defence services asia
Indo Defence | jakarta | 6, 11 | indo defence
ADEX Seoul | seoul | 10, odd years | adex, seoul adex, adex seoul
KADEX | gyeryong | 10, even years | kadex, dx korea
Aero India | bangalore, bengaluru | 2, odd years | aero india
DefExpo India | gandhinagar | 10 | defexpo
Avalon Airshow | avalon, melbourne, geelong | 3, odd years | avalon airshow
Land Forces | melbourne, brisbane | 9, even years | land forces
Indo Pacific Sydney | sydney | 11, odd years | indo pacific maritime exposition, indo pacific expo
CANSEC | ottawa | 5 | cansec
LAAD | rio de janeiro | 4, odd years | laad
FIDAE | santiago | 4, even years | fidae
DALO Industry Days | ballerup, ballerup super arena | 8 | dalo industry days, dalo days, dalo, fmi industry days, fmi's industridage
NIDV Symposium | rotterdam | 11 | nidv symposium, nidv exhibition
BEDEX | bruxelles, brussels | 3, odd years | bedex
ITEC | stockholm, london, oslo, rotterdam | 4, 5 | itec
I/ITSEC | orlando | 12 | i/itsec, iitsec
Enforce Tac | nürnberg, nuremberg | 2 | enforce tac, iwa, iwa outdoorclassics
AFCEA Bonn | bonn | 5 | afcea, afcea fachausstellung
XPONENTIAL | düsseldorf, houston, detroit | 2, 5 | xponential
UDT | oldenborg, oslo, rostock | 4, 6 | undersea defence technology
Kormarine | busan | 10, odd years | kormarine
SMM Hamburg | hamburg | 9, even years | smm hamburg
Nor-Shipping | oslo | 6 | nor-shipping, norshipping
Hannover Messe | hannover, hanover | 4 | hannover messe
Electronica | münchen, munich | 11, even years | electronica
Space Tech Expo | bremen | 11 | space tech expo
IAC | milano, milan, sydney, antalya | 10 | international astronautical congress, astronautical congress
SmallSat | logan | 8 | smallsat conference
World ATM | madrid | 3 | world atm congress
Munich Security Conference | münchen, munich | 2 | munich security conference, sikkerhedskonferencen i münchen
Folkemødet | allinge, bornholm | 6 | folkemødet, folkemøde
hi Tech & Industry Scandinavia | herning | 9, 10 | hi tech & industry, hi-messen, hi industri, hi messe
Danfish | aalborg | 10 | danfish
Nordic Defence Summit | stockholm | 9, 10 | nordic defence industry seminar, nordic defence summit
Arctic Circle | reykjavik | 10 | arctic circle, arctic circle assembly
Arctic Frontiers | tromsø, tromso | 1, 2 | arctic frontiers
Copenhagen Airshow | roskilde, karup, aalborg, skrydstrup | 6 | danish air show, roskilde airshow
FAD/FMI Marinedag | korsør, frederikshavn | 5, 9 | navdays, marinens industridag
FAMEX | mexico | 4 | famex
AAD South Africa | pretoria | 9 | africa aerospace and defence
Rebuild Ukraine | warszawa, warsaw, lviv, kyiv | 11 | rebuild ukraine, defense tech valley, dfnc, international defence industries forum
EDF Info Days | bruxelles, brussels | 6 | edf info days, edf infodays, edf information days
European Space Week | praha, prague, bruxelles | 11 | european space week, eu space week
TechBBQ | københavn | 8, 9 | techbbq
NATO Edge | haag, tampa, the hague | 12 | nato edge, nitec, nato industry forum, nato-industry forum
TechNet Europe | rom, lissabon | 10 | technet europe
Security Essen | essen | 9, even years | security essen
SICUR | madrid | 2, even years | sicur
IFSEC | london | 5 | ifsec, isc west, counter terror expo
RIAT | fairford | 7 | riat, royal international air tattoo
Skydd Stockholm | stockholm | 5, odd years | skydd stockholm, skydd
FinDef | tampere, turku | 5 | lappeenranta, mpk expo
EDA Annual Conference | bruxelles, brussels | 11 | eda annual conference
`
