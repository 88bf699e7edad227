/**
 * Whom an activity is with or towards: authorities, companies, institutions and countries. Columns as in topics.ts.
 * The unindented lines name the class that the agreement speaks of; role rules ask for the class by its id.
 */
export const COUNTERPARTS = `
~minister | en minister | a minister | minister, ministre, ministeren, minister for, statsminister, ministers
  government | regeringen | the government | regeringen, regering, danish government
  defence minister | forsvarsministeren | the minister of defence | forsvarsminister, forsvarsministeren, minister of defence, defence minister, minister for defence
  business minister | erhvervsministeren | the minister for business | erhvervsminister, erhvervsministeren, minister for industry, business minister
  research minister | uddannelses- og forskningsministeren | the minister for research | forskningsminister, forskningsministeren, uddannelses- og forskningsministeren, minister for research
  emergency minister | ministeren for samfundssikkerhed | the minister for resilience | beredskabsminister, minister for samfundssikkerhed, minister for resilience
  foreign minister | udenrigsministeren | the foreign minister | udenrigsminister, udenrigsministeren, foreign minister, europaminister, finansminister, finansministeren, beskæftigelsesminister, klimaminister, undervisningsminister, skatteminister, justitsminister
~parliament | Folketinget | parliament | folketinget, folketing, christiansborg, borgen, forsvarsudvalget, forsvarsudvalg, parliament, defence committee, erhvervsudvalget, partigrupper, partierne, forligskredsen
  defence spokespersons | forsvarsordførerne | the defence spokespersons | forsvarsordfører, forsvarsordførere, forsvarsordførerne, forsvarspolitiske ordførere, defence spokespersons, erhvervsordfører, erhvervsordførere, forskningsordførere
  european parliament | Europa-Parlamentet | the European Parliament | europa-parlamentet, europaparlamentet, europaparlament, european parliament, mep, meps, mep'er, strasbourg, sede, mep'erne
~ministry | et ministerium | a ministry | ministerium, ministerier, ministry, ministries, departement, departementet, departementschef
  ministry of defence | Forsvarsministeriet | the Ministry of Defence | forsvarsministeriet, FMN, ministry of defence, MOD, danish ministry of defence
  ministry of business | Erhvervsministeriet | the Ministry of Business | erhvervsministeriet, EM, ministry of industry, ministry of business
  ministry of foreign affairs | Udenrigsministeriet | the Ministry of Foreign Affairs | udenrigsministeriet, UM, ministry of foreign affairs, foreign ministry
  ministry of research | Uddannelses- og Forskningsministeriet | the Ministry of Higher Education and Science | uddannelses- og forskningsministeriet, UFM, forskningsministeriet, ministry of higher education, ministry of science
  ministry of resilience | Ministeriet for Samfundssikkerhed og Beredskab | the Ministry of Resilience and Preparedness | ministeriet for samfundssikkerhed, samfundssikkerhed og beredskab, SSB, MSB, ministry of resilience
  ministry of climate | Klima-, Energi- og Forsyningsministeriet | the Ministry of Climate | klimaministeriet, KEFM, energiministeriet, ministry of climate
  ministry of education | Børne- og Undervisningsministeriet | the Ministry of Children and Education | børne- og undervisningsministeriet, undervisningsministeriet, ministry of education
  ministry of employment | Beskæftigelsesministeriet | the Ministry of Employment | beskæftigelsesministeriet, STAR, ministry of employment, udlændingeministeriet, SIRI
  ministry of justice | Justitsministeriet | the Ministry of Justice | justitsministeriet, ministry of justice
  ministry of finance | Finansministeriet | the Ministry of Finance | finansministeriet, ministry of finance
~agency | en styrelse | an agency | styrelse, styrelser, agency, agencies, styrelsen
  fmi | FMI | the Danish defence procurement agency FMI | FMI, DALO, forsvarsministeriets materiel- og indkøbsstyrelse, materiel- og indkøbsstyrelsen, materielstyrelsen, danish ministry of defence acquisition, acquisition and logistics organisation, forsvarets materieltjeneste
  business authority | Erhvervsstyrelsen | the Danish Business Authority | erhvervsstyrelsen, ERST, danish business authority
  research agency | Uddannelses- og Forskningsstyrelsen | the Agency for Higher Education and Science | uddannelses- og forskningsstyrelsen, UFS, UFST, forskningsstyrelsen, agency for higher education, danish agency for higher education and science
  estate agency | Ejendomsstyrelsen | the defence estate agency | ejendomsstyrelsen, FES, forsvarsministeriets ejendomsstyrelse, estate agency
  personnel agency | Forsvarsministeriets Personalestyrelse | the defence personnel agency | personalestyrelsen, FPS, personnel agency, veterancentret, veterancenter
  emergency agency | Beredskabsstyrelsen | the Danish Emergency Management Agency | beredskabsstyrelsen, BRS, DEMA, emergency management agency
  resilience agency | Styrelsen for Samfundssikkerhed | the Agency for Resilience | styrelsen for samfundssikkerhed, SAMSIK, center for cybersikkerhed, CFCS, centre for cyber security
  police | politiet | the police | politiet, rigspoliti, rigspolitiet, national police, politi, police, NSK, national enhed for særlig kriminalitet
  security service | Politiets Efterretningstjeneste | the security and intelligence service | PET, politiets efterretningstjeneste, security and intelligence service
  defence intelligence | Forsvarets Efterretningstjeneste | the defence intelligence service | FE, forsvarets efterretningstjeneste, DDIS, defence intelligence service
  customs | Toldstyrelsen | the customs agency | toldstyrelsen, customs agency, toldmyndigheder, toldere
  environment agency | Miljøstyrelsen | the environment agency | miljøstyrelsen, energistyrelsen, environmental protection agency, planstyrelsen, plan- og landdistriktsstyrelsen
  traffic agency | Trafikstyrelsen | the transport authority | trafikstyrelsen, transport authority, luftfartsmyndighed, droneafdeling
  maritime authority | Søfartsstyrelsen | the maritime authority | søfartsstyrelsen, danish maritime authority
  safety agency | Sikkerhedsstyrelsen | the safety technology authority | sikkerhedsstyrelsen, arbejdstilsynet
  innovation fund denmark | Innovationsfonden | Innovation Fund Denmark | innovationsfonden, innovation fund denmark, IFD
  eifo | EIFO | EIFO | EIFO, eksport- og investeringsfonden, danmarks eksport- og investeringsfond, export and investment fund, EKF, vækstfonden
  trade council | Trade Council | the Trade Council | trade council, eksportrådet, the trade council, danish trade council, ambassadens handelsafdeling
  business houses | erhvervshusene | the business hubs | erhvervshus, erhvervshuse, erhvervshusene, business hub, business hubs
  business promotion board | Danmarks Erhvervsfremmebestyrelse | the Danish Board of Business Development | erhvervsfremmebestyrelse, erhvervsfremmebestyrelsen, DEB, board of business development
  patent office | Patent- og Varemærkestyrelsen | the patent office | patent- og varemærkestyrelsen, DKPTO, patentstyrelsen
  dansk standard | Dansk Standard | Danish Standards | dansk standard, danish standards
  data agency | Digitaliseringsstyrelsen | the digital agency | digitaliseringsstyrelsen, klimadatastyrelsen, geodatastyrelsen, DMI
  competition authority | Konkurrencestyrelsen | the competition authority | konkurrence- og forbrugerstyrelsen, konkurrencestyrelsen, KFST, competition authority, klagenævnet for udbud
  national audit | Rigsrevisionen | the national audit office | rigsrevisionen, kammeradvokaten, national audit office
~armed forces | Forsvaret | the armed forces | forsvaret, armed forces, værnene, værnsfælles, danish defence, de væbnede styrker, militæret, the military
  army | Hæren | the army | hæren, army, hærkommandoen, hærens, danish army
  navy | Søværnet | the navy | søværnet, marinekommandoen, søværnskommandoen, frømandskorpset, naval command, royal danish navy, danish navy
  air force | Flyvevåbnet | the air force | flyvevåbnet, air force, flyverkommandoen, skrydstrup, fighter wing, air command, flyvestation
  special operations | Specialoperationskommandoen | the special operations command | specialoperationskommandoen, SOKOM, jægerkorpset, special forces, specialstyrker, special operations command
  defence command | Forsvarskommandoen | the defence command | forsvarskommandoen, FKO, VFK, værnsfælles forsvarskommando, defence command, forsvarschef, forsvarschefen, chief of defence
  home guard | Hjemmeværnet | the home guard | hjemmeværnet, home guard, HJV
  arctic command | Arktisk Kommando | the Joint Arctic Command | arktisk kommando, AKO, arctic command
  defence academy | Forsvarsakademiet | the Royal Danish Defence College | forsvarsakademiet, FAK, defence college, officersskole, hærens officersskole
  defence health | Forsvarets Sanitetskommando | the military medical command | sanitetskommandoen, FSK, medical command, forsvarets sundhedstjeneste
  innovation unit | Forsvarets innovationsenheder | the armed forces' innovation units | innovationsenhed, forsvarets innovationsenhed, drone centre of the armed forces, forsvarets dronecenter, uas test center denmark, hca airport, innovationscenter for forsvaret
~european commission | EU-Kommissionen | the European Commission | eu-kommissionen, europa-kommissionen, european commission, kommissionen, DG DEFIS, DEFIS, the commission, dg grow, kommissær, commissioner, eu-institutioner, eu institutions, rådet for den europæiske union
  european defence agency | Det Europæiske Forsvarsagentur | the European Defence Agency | european defence agency, EDA, forsvarsagenturet
  space agency | ESA | ESA | esa, european space agency, estec, euspa
  nspa | NSPA | NSPA | NSPA, nato support and procurement agency
  ncia | NCIA | NCIA | NCIA, NCI agency, nato communications and information agency
  nato hq | NATO's hovedkvarter | NATO headquarters | nato-hovedkvarteret, nato headquarters, shape, allied command transformation, nato hq, nato's repræsentation, danmarks nato-repræsentation, ACT norfolk
  eu representation | Danmarks EU-repræsentation | Denmark's EU representation | eu-repræsentationen, danmarks repræsentation, permanent representation, eu-repræsentation
  asd | ASD | ASD | ASD, aerospace and defence industries association, ASD europe, eurospace, BDSV, NIDV, GIFAS, SOFF, FSi, PIA finland, AIA, NDIA, brancheforeninger, european trade associations, søsterforeninger, søsterorganisationer, sister associations, nordiske brancheforeninger, businesseurope
~knowledge institution | en videninstitution | a knowledge institution | universitet, university, universiteter, forskningsinstitution, gts, videninstitution
  defence technology centre | Nationalt Forsvarsteknologisk Center | the National Defence Technology Centre | nationalt forsvarsteknologisk center, NFC, national defence technology centre
  dtu | DTU | DTU | DTU, danmarks tekniske universitet, technical university of denmark, dtu space, dtu elektro, dtu compute, dtu skylab
  aau | Aalborg Universitet | Aalborg University | AAU, aalborg universitet, aalborg university
  sdu | SDU | SDU | SDU, syddansk universitet, university of southern denmark, sdu drone center, sdu uas
  au | Aarhus Universitet | Aarhus University | AU, aarhus universitet, aarhus university
  ku | Københavns Universitet | the University of Copenhagen | KU, københavns universitet, university of copenhagen, niels bohr institutet, niels bohr institute, NBI
  cbs | CBS | CBS | CBS, copenhagen business school
  itu | IT-Universitetet | the IT University | ITU, it-universitetet, it university
  ruc | RUC | RUC | RUC, roskilde universitet
  force | FORCE Technology | FORCE Technology | force technology
  teknologisk institut | Teknologisk Institut | the Danish Technological Institute | teknologisk institut, TI, danish technological institute, DTI
  alexandra | Alexandra Instituttet | the Alexandra Institute | alexandra instituttet, alexandra institute
  dhi | DHI, DBI og DFM | DHI, DBI and DFM | DHI, DBI, DFM, bioneer, danish fundamental metrology, brand- og sikringsteknisk institut
  diis | DIIS | DIIS | DIIS, dansk institut for internationale studier, center for militære studier, CMS, centre for military studies
  foreign institutes | udenlandske forskningsinstitutter | foreign research institutes | FFI, FOI, VTT, TNO, fraunhofer, ONERA, SINTEF, NTNU, chalmers, KTH, RISE, JRC, DLR, TU delft, wehrwissenschaftlich
  university colleges | professionshøjskoler og erhvervsskoler | university colleges and technical schools | erhvervsakademi, professionshøjskole, university college, erhvervsskole, techcollege, tech college, tradium, mercantec, via university college, UCN, maskinmesterskole, hansenberg, next uddannelse, københavns professionshøjskole
global company | en stor global virksomhed | a large global company | globale virksomheder, global primes, store globale virksomheder, large global companies, udenlandsk prime, udenlandske primes, globale primes, global prime, foreign prime
  lockheed martin | Lockheed Martin | Lockheed Martin | lockheed martin, lockheed, LMCO, sikorsky, LM aeronautics
  boeing | Boeing | Boeing | boeing
  northrop grumman | Northrop Grumman | Northrop Grumman | northrop grumman, northrop, terma-northrop
  rtx | RTX | RTX | RTX, raytheon, pratt & whitney, collins aerospace
  general dynamics | General Dynamics | General Dynamics | general dynamics, GDELS, GDLS, gulfstream, electric boat, mowag
  l3harris | L3Harris | L3Harris | l3harris, l3 harris
  general atomics | General Atomics | General Atomics | general atomics, GA-ASI
  anduril | Anduril | Anduril | anduril, palantir, shield ai, helsing, quantum systems, tekever, stark defence
  bae systems | BAE Systems | BAE Systems | bae systems, bae, hägglunds, bofors
  rheinmetall | Rheinmetall | Rheinmetall | rheinmetall
  knds | KNDS | KNDS | KNDS, nexter, krauss-maffei, krauss maffei wegmann
  thales | Thales | Thales | thales
  airbus | Airbus | Airbus | airbus
  leonardo | Leonardo | Leonardo | leonardo
  saab | Saab | Saab | saab, kockums
  kongsberg | Kongsberg | Kongsberg | kongsberg, KDA
  nammo | Nammo | Nammo | nammo
  mbda | MBDA | MBDA | MBDA
  dassault | Dassault | Dassault | dassault, safran, naval group, arquus
  hensoldt | Hensoldt | Hensoldt | hensoldt, diehl, OHB, TKMS, thyssenkrupp marine, lürssen, german naval yards, renk
  patria | Patria | Patria | patria
  babcock | Babcock | Babcock | babcock, qinetiq, rolls-royce, rolls royce, MDBA, ultra electronics
  elbit | Elbit | Elbit | elbit, rafael, israel aerospace industries, IAI
  hanwha | Hanwha | Hanwha | hanwha, hyundai rotem, korea aerospace, LIG nex1, HD hyundai
  fincantieri | Fincantieri | Fincantieri | fincantieri, iveco, navantia, indra, damen, embraer, GKN, fokker
  baykar | Baykar | Baykar | baykar, aselsan, roketsan, otokar
  tech giants | Microsoft, Google eller Amazon | Microsoft, Google or Amazon | microsoft, google, amazon, AWS, spacex, starlink, oracle, IBM
~danish firms | danske forsvarsvirksomheder | Danish defence firms | terma, systematic, weibel, MyDefence, falck schmidt, scanjet, odense maritime technology, OMT, composhield, hydrema, hytek, nordic wing, gomspace, space inventor, danish defence group, multicut, skyguide, quadsat, naviair, sky-watch, weibel scientific, naval team denmark, karstensens, danish aerotech, scan global logistics, everllence, cobham satcom, danoffice, ATEC
~advisers | advokater og certificeringsselskaber | law firms and certification bodies | plesner, kromann reumert, bech-bruun, gorrissen federspiel, poul schmith, DNV, bureau veritas, lloyd's register, TÜV, DLA piper, accura, accenture, deloitte, KPMG, EY, PwC, capgemini
~clusters and hubs | danske klynger og netværk | Danish clusters and networks | MADE, digital lead, energy cluster denmark, odense robotics, lifestyle & design cluster, danish life science cluster, dansk metal, IDA, teknologisk, danske maritime, UAS denmark, danish sound cluster, copenhagen airtaxi
~foreign authority | en udenlandsk myndighed | a foreign authority | udenlandske myndigheder, foreign authorities, foreign ministry of defence, udenlandsk forsvarsministerium, udenlandske kunder, foreign customers, udenlandske indkøbere
  british | Storbritannien | the United Kingdom | storbritannien, uk, united kingdom, britisk, britiske, british, london, DE&S, UKDE, dstl, england, engelske, bristol, edinburgh, glasgow, portsmouth, plymouth, manchester
  germany | Tyskland | Germany | tyskland, germany, tysk, tyske, german, berlin, koblenz, BAAINBw, bundeswehr, hamburg, kiel, münchen, munich, bonn, bremen, schleswig-holstein, BWB, flensborg, köln, cologne, stuttgart, frankfurt, rostock, wilhelmshaven, düsseldorf
  france | Frankrig | France | frankrig, france, fransk, franske, french, paris, DGA, toulouse, toulon, business france, lyon, bordeaux, marseille, bourges
  norway | Norge | Norway | norge, norway, norsk, norske, norwegian, oslo, NDMA, forsvarsmateriell, bergen, tromsø, stavanger, trondheim
  sweden | Sverige | Sweden | sverige, sweden, svensk, svenske, swedish, stockholm, FMV, göteborg, gothenburg, linköping, karlskrona, malmø, malmö, uppsala, kiruna
  finland | Finland | Finland | finland, finsk, finske, finnish, helsinki, helsingfors, tampere, finnish defence forces logistics command, turku
  iceland | Island | Iceland | island, iceland, islandsk, islandske, reykjavik
  poland | Polen | Poland | polen, poland, polsk, polske, polish, warszawa, warsaw, gdansk, PGZ, polish armaments agency, krakow, kraków, gdynia, lublin, wroclaw, poznan
  estonia | Estland | Estonia | estland, estonia, estisk, estiske, tallinn, estonian, RKIK, tartu
  latvia | Letland | Latvia | letland, latvia, lettisk, lettiske, riga, latvian
  lithuania | Litauen | Lithuania | litauen, lithuania, litauisk, litauiske, vilnius, lithuanian, kaunas
  netherlands | Nederlandene | the Netherlands | nederlandene, holland, netherlands, hollandsk, hollandske, nederlandsk, nederlandske, dutch, haag, the hague, COMMIT, rotterdam, utrecht, den haag, eindhoven, den helder
  belgium | Belgien | Belgium | belgien, belgium, belgisk, belgiske, belgian
  luxembourg | Luxembourg | Luxembourg | luxembourg, luxembourgsk, capellen
  spain | Spanien | Spain | spanien, spain, spansk, spanske, spanish, madrid, barcelona, sevilla
  portugal | Portugal | Portugal | portugal, portugisisk, lissabon, lisbon
  italy | Italien | Italy | italien, italy, italiensk, italienske, italian, rom, rome, torino, milano, turin, napoli, la spezia
  greece | Grækenland | Greece | grækenland, greece, græsk, athen, athens
  romania | Rumænien | Romania | rumænien, romania, rumænsk, bukarest, bucharest
  czechia | Tjekkiet | Czechia | tjekkiet, czech, tjekkisk, prag, prague, czechia, brno, slovakiet, slovakia, bratislava
  austria | Østrig | Austria | østrig, austria, wien, vienna, østrigsk
  hungary | Ungarn | Hungary | ungarn, hungary, budapest, ungarsk
  bulgaria | Bulgarien | Bulgaria | bulgarien, bulgaria, bulgarsk, bulgarske, sofia
  croatia | Kroatien | Croatia | kroatien, croatia, kroatisk, kroatiske, zagreb
  slovenia | Slovenien | Slovenia | slovenien, slovenia, slovensk, slovenske, ljubljana
  ireland | Irland | Ireland | irland, ireland, irsk, irske, dublin
  switzerland | Schweiz | Switzerland | schweiz, switzerland, schweizisk, armasuisse, bern
  turkey | Tyrkiet | Turkey | tyrkiet, turkey, türkiye, tyrkisk, tyrkiske, ankara, istanbul, turkish
  israel | Israel | Israel | israel, israelsk, israelske, tel aviv
  usa | USA | the USA | usa, united states, amerikansk, amerikanske, american, washington, pentagon, houston, texas, colorado, huntsville, department of defense, department of war, us army, us navy, new york, san diego, norfolk, silicon valley, DARPA, boston, orlando, tampa
  canada | Canada | Canada | canada, canadisk, canadiske, canadian, ottawa, halifax, nova scotia, montreal, toronto
  australia | Australien | Australia | australien, australia, australsk, australske, canberra, sydney, melbourne, perth, adelaide
  japan | Japan | Japan | japan, japansk, japanske, japanese, tokyo, ATLA
  korea | Sydkorea | South Korea | korea, sydkorea, south korea, koreansk, koreanske, seoul, DAPA, korean
  taiwan | Taiwan | Taiwan | taiwan, taipei
  india | Indien | India | indien, india, indisk, indiske, new delhi, delhi, bangalore, indian
  singapore | Singapore | Singapore | singapore
  gulf states | Golfstaterne | the Gulf states | emiraterne, abu dhabi, saudi-arabien, saudi arabia, riyadh, qatar, dubai, mellemøsten, middle east, UAE, kuwait, oman
  brazil | Brasilien | Brazil | brasilien, brazil, brasiliansk, sydamerika, latinamerika, chile, colombia
  kyiv authorities | ukrainske myndigheder | Ukrainian authorities | ukraines forsvarsministerium, ukrainske indkøbere, statslige indkøbere, defence procurement agency, brave1, ukrainian ministry of defence, ukrainske forsvarsministerium
  brussels | EU i Bruxelles | the EU in Brussels | bruxelles, brussels
embassy | en ambassade | an embassy | ambassade, ambassaden, embassy, danmarks ambassade, danish embassy, konsulat, generalkonsulat, innovation centre denmark, icdk, ambassadør
`
