import { DEGREES, LEADING_SHORT, LEADING_TITLES, PATRONYMS, SAME_NAME, TITLES } from "./name-words";

/** Spellings before 1972 and Arabic letters that villages write either way. Each pair shortens or stays. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/oe/g, "u"],
  [/tj/g, "c"],
  [/dj/g, "j"],
  [/sj/g, "sy"],
  [/nj/g, "ny"],
  [/ch/g, "kh"],
  [/kh/g, "h"],
  [/dh/g, "d"],
  [/th/g, "t"],
  [/(\p{L})\1+/gu, "$1"],
];

/** Rounds after which any name has settled; a 100-letter name needs a handful. */
const ROUNDS = 12;

/**
 * A name for comparing, never for showing: lower case, new spelling, single letters for doubled ones, no titles, no
 * patronym, one space between words. The same name written by two offices gives the same text; made again it stays as it
 * is. Distinctions that Indonesian spelling never kept (kh and h, nj and ny) are given up on purpose.
 */
export function normaliseName(text: string): string {
  let name = bare(text);
  for (let round = 0; round < ROUNDS; round += 1) {
    const next = words(name).join(" ");
    if (next === name) return name;
    name = next;
  }
  return name;
}

/** What is stored where nothing of a name remains: '' there means that the name was not compared yet. */
const NOTHING_LEFT = ".";

/** The compared name as a member keeps it; never empty. */
export function storedName(text: string): string {
  const name = normaliseName(text);
  return name === "" ? NOTHING_LEFT : name;
}

/** Small letters and spaces. Dots inside an abbreviation close up (S.Pd, K.H.), others part words (Moh.Ali). */
function bare(text: string): string {
  return lettersOf(text)
    .split(/[\s,/()-]+/)
    .flatMap((word) => (isAbbreviation(word) ? [word.replaceAll(".", "")] : word.split(".")))
    .map((word) => word.replace(/[^\p{L}]/gu, ""))
    .filter((word) => word !== "")
    .join(" ");
}

function lettersOf(text: string): string {
  return text.normalize("NFKD").toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
}

function isAbbreviation(word: string): boolean {
  if (!word.includes(".")) return false;
  const joined = word.replaceAll(".", "");
  return TITLES.has(joined) || LEADING_TITLES.has(joined) || DEGREES.has(joined);
}

function words(name: string): readonly string[] {
  const spelled = name.split(" ").map((word) => {
    const plain = SPELLINGS.reduce((made, [form, now]) => made.replace(form, now), word);
    return SAME_NAME.get(plain) ?? plain;
  });
  const kept = withoutPatronym(withoutDegrees(withoutTitles(spelled)));
  const [first = "", ...rest] = kept;
  return rest.length === 0 ? kept : [LEADING_SHORT.get(first) ?? first, ...rest];
}

/** Never the last word: somebody may be called so, and an empty name would match nobody or everybody. */
function withoutTitles(all: readonly string[]): readonly string[] {
  const begin = all.findIndex((word) => !LEADING_TITLES.has(word) && !TITLES.has(word));
  if (begin === -1) return all.slice(-1);
  return all.slice(begin).filter((word) => !TITLES.has(word));
}

function withoutDegrees([first = "", ...rest]: readonly string[]): readonly string[] {
  return [first, ...rest.filter((word) => !DEGREES.has(word))];
}

function withoutPatronym(all: readonly string[]): readonly string[] {
  const at = all.findIndex((word, index) => index > 0 && PATRONYMS.has(word));
  return at === -1 ? all : all.slice(0, at);
}
