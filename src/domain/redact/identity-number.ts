import { applyRules, type Finder, keep, oneOf, rule, type Span } from "./rule.ts";

const named = oneOf(`
  ssn | social security(?: (?:number|no\\.?|#))? | social insurance(?: number)? | sin | national insurance(?: number)? | nino | ni number | passport | reisepass | passeport | pasaporte | passaporte | (?:driver'?s?|driving) licen[cs]e | dl | fuhrerschein(?:nummer)? | permis de conduire | carnet de conducir | cnh | (?:national |state |personal |tax |voter |military |medicare |student )id | id card | identity card | tax (?:number|file number) | tfn | tin | itin | ein | alien (?:registration )?number | a-?number | uscis(?: number)? | receipt number | green card | ead | visa | bank account | account(?: number| no\\.?) | routing | sort code | iban | bic | swift | (?:credit|debit|bank) card | card number | kontonummer | compte | cuenta | conta | medicare | health card | nhs number | insurance (?:number|policy) | policy number |
  dni | nie | nif | curp | rfc | nss | imss | cpf | rg | pis | titulo de eleitor | cedula | rut | run | ruc | cuil | cuit | aadhaar | aadhar | pan(?: card)? | bsn | nir | insee | numero de securite sociale | securite sociale | steuer-?id | steuernummer | sozialversicherungsnummer | rentenversicherungsnummer | personalausweis(?:nummer)? | ausweisnummer | svnr | ahv | codice fiscale | personnummer | cpr | pesel | rodne cislo | fodselsnummer | hetu | nric | fin | emirates id | iqama | cnic | nid | ktp | nik | my number | cnp | egn | oib | jmbg | tc kimlik | steueridentifikationsnummer`);
const joint =
  "\\s?(?:card|number|no\\.?|nr\\.?|num(?:ero|ber)?\\.?|nummer|#|id|code)?\\s?(?:is|was|ist|lautet|es|est|e|:|=|-|#)?\\s?(?:#|no\\.?|nr\\.?)?\\s?";
// At least four digits in all, in short groups: "passport R2D2" or "visa 90 days" is no number of anyone's.
const value =
  "(?=[a-z]{0,6}[\\s./-]?(?:[a-z]{0,4}\\d[\\s./-]?){4})(?:[a-z]{0,6}\\d[a-z0-9]{0,24}|[a-z]{1,6}[\\s./-]?\\d[a-z0-9]{0,20})(?:[\\s./-](?=[a-z]{0,4}\\d)[a-z0-9]{1,10}|-[a-z0-9]{1,2}(?![a-z0-9])){0,9}";
const rules = [
  rule(
    "identity_number",
    "id number",
    keep(`\\b${named}${joint}`),
    value,
    "(?![a-z0-9])(?!\\s?(?:days|years|months|usd|eur|dollars|weeks|people))",
  ),
  rule(
    "identity_number",
    "id number",
    keep(`\\b(?:passport|reisepass|passeport|pasaporte|passaporte)${joint}`),
    "(?=[a-z]{0,9}\\d)[a-z0-9]{6,12}(?![a-z0-9])",
  ),
  rule(
    "identity_number",
    "id number",
    keep(`\\b(?:ni number|nino|national insurance(?: number)?|ni no\\.?)${joint}`),
    "[a-z]{2}\\s?(?:\\d{2}\\s?){3}[a-d](?![a-z0-9])",
  ),
  // Shapes that are nothing else.
  rule("identity_number", "id number", "(?<![\\w-])(?!000|666|9\\d\\d-[0-46])\\d{3}-\\d{2}-\\d{4}(?![\\w-])"),
  rule("identity_number", "id number", "(?<![\\w.])\\d{3}\\.\\d{3}\\.\\d{3}-\\d{2}(?!\\w)"),
  rule("identity_number", "id number", "(?<!\\w)[a-z]{4}\\d{6}[hm][a-z]{5}[a-z0-9]\\d(?!\\w)"),
  rule("identity_number", "id number", "(?<!\\w)[a-z]{6}\\d{2}[a-ehlmprst]\\d{2}[a-z]\\d{3}[a-z](?!\\w)"),
  rule(
    "identity_number",
    "id number",
    "(?<!\\w)(?!bg|gb|nk|kn|tn|nt|zz)[a-ceghj-prstw-z]{2}\\s?\\d{2}\\s?\\d{2}\\s?\\d{2}\\s?[a-d](?!\\w)",
  ),
  rule("identity_number", "id number", "(?<!\\w)756[.\\s]\\d{4}[.\\s]\\d{4}[.\\s]\\d{2}(?!\\w)"),
  rule("identity_number", "id number", "(?<![\\w-])(?:19|20)\\d{6}[-+]\\d{4}(?![\\w-])"),
];

const modulo97 = (digits: string) => Array.from(digits).reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0);
const letters = (code: string) => code.replaceAll(/[A-Z]/gu, (letter) => String(letter.charCodeAt(0) - 55));

const isIban = (code: string) => modulo97(letters(code.slice(4) + code.slice(0, 4))) === 1;
const isDni = (code: string) => {
  const number = Number(code.slice(0, -1).replace(/^[XYZ]/u, (letter) => String("XYZ".indexOf(letter))));
  return "TRWAGMYFPDXBNJZSQVHLCKE"[number % 23] === code.at(-1);
};
const isCard = (code: string) => {
  const sum = Array.from(code)
    .toReversed()
    .reduce((total, digit, index) => {
      const times = Number(digit) * (index % 2 === 0 ? 1 : 2);
      return total + (times > 9 ? times - 9 : times);
    }, 0);
  return sum % 10 === 0 && !/^(\d)\1+$/u.test(code);
};
const isChinese = (code: string) => {
  const sum = Array.from(code.slice(0, 17)).reduce(
    (total, digit, index) => total + Number(digit) * (2 ** (17 - index) % 11),
    0,
  );
  return "10X98765432"[sum % 11] === code.at(-1);
};
const isFrench = (code: string) => 97 - modulo97(code.slice(0, 13)) === Number(code.slice(13));

// Unlabelled numbers count only with a right check digit, so that a requisition id or a salary is not one.
const checked: [RegExp, (code: string) => boolean][] = [
  [/(?<!\w)[a-z]{2}\d{2}(?:\s?[a-z0-9]{4}){2,7}(?:\s?[a-z0-9]{1,4})?(?!\w)/giu, isIban],
  [/(?<!\w)(?:\d{8}|[xyz]\s?-?\d{7})[\s-]?[a-z](?!\w)/giu, isDni],
  [/(?<![\w-])\d{4}[\s-]?\d{4}[\s-]?\d{4}[\s-]?\d{1,7}(?![\w-])/gu, isCard],
  [/(?<!\w)[1-9]\d{5}(?:19|20)\d{9}[\dx](?!\w)/giu, isChinese],
  [/(?<!\w)[12]\s?\d{2}\s?(?:0[1-9]|1[0-2])\s?\d{2}\s?\d{3}\s?\d{3}\s?\d{2}(?!\w)/gu, isFrench],
];

function checkedNumbers(text: string): Span[] {
  return checked.flatMap(([pattern, isValid]) =>
    Array.from(text.matchAll(pattern))
      .filter(([found]) => isValid(found.replaceAll(/[\s-]/gu, "").toUpperCase()))
      .map(
        ({ index, 0: found }): Span => ({
          start: index,
          end: index + found.length,
          kind: "identity_number",
          label: "id number",
        }),
      ),
  );
}

/** Numbers by which a state or a bank knows a person: with their name beside them, or by shape and check digit. */
export const findIdentityNumber: Finder = (text) =>
  /\d/u.test(text) ? [...applyRules(rules, text), ...checkedNumbers(text)] : [];
