import { oneOf } from "./rule.ts";

// The frames in which people speak of themselves, without accents (the view has none), one fragment a function.
// English first, then German, French, Spanish, Portuguese, Italian, Dutch.

const adverb = oneOf(`
  also | still | just | currently | now | actually | already | really | very | pretty | fairly | quite | kinda |
  kind of | a bit | a little | sort of | legally | partially | partly | severely | profoundly | mostly | totally |
  completely | newly | recently | openly | finally | technically | both | basically | so | only | slightly | half |
  moderately | registered | unfortunately | sadly | proudly | lately | often | sometimes | always | never | been |
  auch | noch | gerade | leider | seit kurzem | sehr | schon | aussi | encore | actuellement | toujours | tres |
  malheureusement | tambien | todavia | aun | muy | actualmente | ahora | tambem | ainda | muito | atualmente`);

export const adverbs = `(?:\\s${adverb}){0,3}`;

const iAm = oneOf(`
  i'?m | i am | i was | i've been | ive been | i have been | i had been | i'?ll be | i will be | i am being |
  we'?re | we are | we've been | me being | i got | i became | i identify as | i was born | i feel |
  ich bin | ich war | bin | wir sind | je suis | j'etais | j'ai ete | chuis | on est | nous sommes |
  (?:yo\\s)?soy | (?:yo\\s)?estoy | estamos | fui | he sido | quede | (?:eu\\s)?sou | (?:eu\\s)?estou | fiquei |
  (?:io\\s)?sono | sto | ik ben | jestem`);

/** "I'm", "ich bin", "je suis", … with adverbs. */
export const being = `\\b${iAm}${adverbs}\\s`;

const iHave = oneOf(`
  (?:i|we)(?:'ve|\\shave|\\shad|\\sve|ve)?(?:\\s(?:also|still|just|both|recently|only|always|already|actually)){0,2}\\s(?:have|had|got|get|developed|survived|beat) |
  i've had | i've | (?:i|we) have | (?:i|we) had | (?:i|we) got | having | i suffer(?:ed)? from | suffering from | i live with | living with | i deal with |
  i struggle with | i(?:'m| am) (?:dealing|living|struggling) with | i(?:'m| am| was)? recover(?:ing|ed)? from | recovering from |
  ich habe | ich hab | ich hatte | habe | hab | leide an | leide unter | ich leide an | ich leide unter | erkrankt an |
  j'ai | j'avais | je souffre d(?:e|u) | je souffre d'une? | souffrant de | je vis avec | j'ai eu | atteinte? d(?:e|u) |
  tengo | tuve | he tenido | padezco(?:\\sde)? | sufro(?:\\sde)? | sufri | vivo con | tenemos |
  (?:eu\\s)?tenho | tive | sofro de | convivo com | vivo com | (?:io\\s)?ho | ho avuto | soffro di | ik heb | mam`);

/** "I have", "ich habe", "j'ai", … */
export const having = `\\b${iHave}${adverbs}\\s`;

/** Where a sentence or a clause begins: an own statement that left out its "I" ("Had a DUI, is that ok?"). */
export const opening = `(?:^|[.!?;:,(\\n]\\s?|\\s-\\s|\\b(?:and|but|also|because|cause|cuz|bc|plus|und|aber|et|mais|y|pero|mas)\\s)`;

export const my = `\\b${oneOf(`my | our | mein(?:e[mnrs]?)? | unser(?:e[mnrs]?)? | mon | ma | mes | notre | nos | mis? | nuestr[oa]s? | minhas? | meus? | mi[oa] | mijn`)}\\s`;

export const asA = `\\b${oneOf(`
  as an? | as someone (?:with|who is|who has|who's) | as a person (?:with|who is|who has) | i'm someone (?:with|who is|who has) |
  als | als eine?r? | en tant que? | en tant qu'une? | comme | como(?: una?| uma?)? | being an? | being`)}${adverbs}\\s`;

export const article = `(?:${oneOf(`an? | the | one | two | some | this | these | my | eine?[nrms]? | das | die | der | une? | des? | du | la | le | les | una? | unos? | unas? | el | los | las | uma? | um | o | os | as | um`)}\\s){0,2}`;

const month = oneOf(`
  jan(?:uary)? | feb(?:ruary)? | mar(?:ch)? | apr(?:il)? | may | june? | july? | aug(?:ust)? | sept?(?:ember)? | oct(?:ober)? |
  nov(?:ember)? | dec(?:ember)? | januar | februar | marz | mai | juni | juli | oktober | dezember | janvier | fevrier | mars |
  avril | juin | juillet | aout | septembre | octobre | novembre | decembre | enero | febrero | marzo | abril | mayo | junio |
  julio | agosto | septiembre | octubre | noviembre | diciembre | janeiro | fevereiro | marco | maio | junho | julho | setembro |
  outubro | novembro | dezembro | spring | summer | autumn | fall | winter`);

const count = oneOf(`
  \\d{1,3} | an? | one | two | three | four | five | six | seven | eight | nine | ten | eleven | twelve | a few | a couple(?: of)? | several |
  some | many | zwei | drei | vier | funf | sechs | deux | trois | quatre | cinq | dos | tres | cuatro | cinco | seis | dois | duas`);

const unit = oneOf(`
  years? | yrs? | months? | mos? | weeks? | wks? | days? | decades? | jahren? | jahre | monat(?:en?)? | wochen? | ans? | annees? | mois |
  semaines? | anos? | mes(?:es)? | semanas?`);

export const someCount = count;
export const timeUnit = unit;

const when = oneOf(`
  (?:(?:back\\s)?in|since|until|till|til|from|by|on|this|next|last|around|early|late|im|seit|bis|en|desde|hasta|ate|depuis|jusqu'en|em)\\s(?:the\\s|early\\s|late\\s|mid\\s|mid-|next\\s|last\\s|this\\s|about\\s){0,2}(?:${month}(?:\\s(?:of\\s)?\\d{2,4})?|(?:19|20)\\d{2}|year|month|week) |
  ${count}\\s${unit}\\s(?:ago|back) | (?:vor|il y a|hace|ha)\\s${count}\\s${unit} | (?:for|since|over|seit|depuis|desde hace|durante|ha)\\s(?:the\\s)?(?:past\\s|last\\s|about\\s|almost\\s|over\\s)?${count}\\s${unit} |
  (?:last|this|next)\\s(?:${month}|year|month|week) | recently | letztes jahr | l'an dernier | el ano pasado | ano passado | as a (?:kid|teen(?:ager)?|child) | when i was (?:young(?:er)?|a kid|a teen(?:ager)?|\\d{1,2})`);

/** A time that belongs to the disclosure before it: "two years ago", "in March", "until next summer". */
export const trailingTime = new RegExp(`\\s${when}(?![\\w-])`, "y");

export const end = "(?![\\w-])";
