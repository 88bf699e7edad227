/** Places as people write them, by region: the municipalities, the larger towns, what plans of this industry name, and names in English. */
import type { Region } from '../follow-up/regions.ts'

/** Parted by commas. Of what lies in Region Østdanmark, the region that it was in to 2026. */
export const PLACE_NAMES: Record<Region | 'nationwide', string> = {
  hovedstaden:
    'Region Hovedstaden,Hovedstaden,Hovedstadsområdet,Storkøbenhavn,Nordsjælland,Albertslund,Allerød,Ballerup,Bornholm,Brøndby,Dragør,Egedal,Fredensborg,Frederiksberg,Frederikssund,Furesø,Gentofte,Gladsaxe,Glostrup,Gribskov,Halsnæs,Helsingør,Elsinore,Herlev,Hillerød,Hvidovre,Høje-Taastrup,Taastrup,Hørsholm,Ishøj,København,Copenhagen,Kbh,Lyngby-Taarbæk,Lyngby,Kgs. Lyngby,Kongens Lyngby,Rudersdal,Rødovre,Tårnby,Vallensbæk,Kastrup,Hellerup,Birkerød,Holte,Farum,Værløse,Rønne,Nexø,Søborg,Bagsværd,Helsinge,Gilleleje,Frederiksværk,Hundested,Humlebæk,Ølstykke,Høvelte,Amager,Nordhavn,Valby,Christiansborg,Kastellet,Svanemøllen,Svanemøllens Kaserne,Industriens Hus,Bella Center',
  sjaelland:
    'Region Sjælland,Sjælland,Zealand,Vestsjælland,Sydsjælland,Faxe,Fakse,Greve,Guldborgsund,Holbæk,Kalundborg,Køge,Lejre,Lolland,Falster,Møn,Næstved,Odsherred,Ringsted,Roskilde,Slagelse,Antvorskov,Solrød,Sorø,Stevns,Vordingborg,Korsør,Nykøbing Falster,Nykøbing F,Nykøbing Sjælland,Nakskov,Maribo,Haslev,Stege,Skælskør',
  oestdanmark: 'Region Østdanmark,Østdanmark,Eastern Denmark',
  syddanmark:
    'Region Syddanmark,Syddanmark,Southern Denmark,Fyn,Funen,Sønderjylland,Sydjylland,Trekantområdet,Assens,Billund,Esbjerg,Fanø,Fredericia,Faaborg-Midtfyn,Faaborg,Fåborg,Haderslev,Kerteminde,Kolding,Langeland,Middelfart,Nordfyn,Nyborg,Odense,Svendborg,Sønderborg,Tønder,Varde,Vejen,Vejle,Ærø,Aabenraa,Åbenrå,Ribe,Skrydstrup,Vojens,Oksbøl,Grindsted,Bogense,Ringe,Nordborg,Rødekro,Padborg,Gråsten,Blåvand,Rudkøbing,Otterup',
  midtjylland:
    'Region Midtjylland,Midtjylland,Central Denmark,Østjylland,Vestjylland,Favrskov,Hedensted,Herning,Holstebro,Horsens,Ikast-Brande,Ikast,Brande,Lemvig,Norddjurs,Syddjurs,Djursland,Odder,Randers,Ringkøbing-Skjern,Ringkøbing,Skjern,Samsø,Silkeborg,Skanderborg,Skive,Struer,Viborg,Aarhus,Århus,Karup,Grenaa,Ebeltoft,Bjerringbro,Hammel,Hadsten,Juelsminde,Kjellerup,Ry,Thyborøn',
  nordjylland:
    'Region Nordjylland,Nordjylland,North Denmark,Vendsyssel,Thy,Brønderslev,Frederikshavn,Hjørring,Jammerbugt,Læsø,Mariagerfjord,Morsø,Mors,Nykøbing Mors,Rebild,Thisted,Vesthimmerland,Aalborg,Ålborg,Skagen,Hobro,Hirtshals,Aars,Støvring,Hanstholm,Nørresundby,Sæby,Løgstør,Fjerritslev',
  'greenland-faroes':
    'Grønland,Greenland,Nuuk,Ilulissat,Kangerlussuaq,Sisimiut,Qaqortoq,Pituffik,Færøerne,Faroe Islands,Faroes,Tórshavn,Thorshavn',
  abroad:
    'Udland,Udlandet,Abroad,Europa,Europe,EU,Norden,Tyskland,Germany,Berlin,Hannover,Hamborg,Hamburg,Kiel,Bonn,München,Munich,Köln,Frankfurt,Frankrig,France,Paris,Toulouse,Bourges,Storbritannien,England,UK,London,Farnborough,Bristol,Edinburgh,Skotland,Belgien,Belgium,Bruxelles,Brussels,Holland,Nederlandene,Netherlands,Haag,Den Haag,The Hague,Rotterdam,Amsterdam,Noordwijk,Luxembourg,Norge,Norway,Oslo,Bergen,Trondheim,Sverige,Sweden,Stockholm,Malmø,Malmö,Gøteborg,Göteborg,Linköping,Finland,Helsinki,Helsingfors,Tampere,Island,Iceland,Reykjavik,Estland,Estonia,Tallinn,Letland,Latvia,Riga,Litauen,Lithuania,Vilnius,Polen,Poland,Warszawa,Warsaw,Kielce,Gdansk,Tjekkiet,Czechia,Prag,Prague,Brno,Slovakiet,Bratislava,Østrig,Austria,Wien,Vienna,Schweiz,Switzerland,Geneve,Genève,Zürich,Italien,Italy,Rom,Rome,Milano,La Spezia,Torino,Spanien,Spain,Madrid,Barcelona,Portugal,Lissabon,Lisbon,Grækenland,Greece,Athen,Tyrkiet,Turkey,Istanbul,Ankara,Ukraine,Kyiv,Kyjiv,Lviv,Rumænien,Romania,Bukarest,USA,Washington,Washington DC,New York,Houston,San Diego,Orlando,Huntsville,Colorado Springs,Norfolk,Canada,Ottawa,Toronto,Halifax,Australien,Australia,Canberra,Sydney,Japan,Tokyo,Sydkorea,South Korea,Seoul,Singapore,Indien,India,New Delhi,Bangalore,Bengaluru,Taiwan,Taipei,Israel,Tel Aviv,Emiraterne,UAE,Abu Dhabi,Dubai,Qatar,Doha,Saudi-Arabien,Riyadh,Brasilien,Brazil,Rio de Janeiro',
  online: 'Online,Virtuelt,Virtual,Digitalt,Webinar,Teams,Microsoft Teams,Zoom',
  nationwide: 'Hele landet,Landet over,Landsdækkende,Nationalt,Hele Danmark,Nationwide',
}

/** By itself all of the country; beside a place in it, where that place is. */
export const COUNTRY_NAMES = 'Danmark,Denmark'
