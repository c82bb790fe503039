const ABBREVIATED = new Map([
  ["DAERAH ISTIMEWA YOGYAKARTA", "DI Yogyakarta"],
  ["DKI JAKARTA", "DKI Jakarta"],
]);

const SMALL_WORDS = new Set(["dan", "di", "ke"]);

const ROMAN = /^(?=[IVXL])X{0,3}(?:IX|IV|V?I{0,3}|L)$/i;

/**
 * A region's name as one writes it. Provinces and regencies come in capitals; villages mostly in title case, where
 * capitals mean initials ("Meunasah Arongan AB") and must stay.
 */
export function regionName(raw: string): string {
  // The source types an apostrophe in three ways and leaves a footnote star on one village.
  const text = raw.trim().replace(/\s+/g, " ").replace(/["’`]/g, "'").replace(/\*+$/, "");
  const known = ABBREVIATED.get(text);
  if (known) return known;
  const shouted = text.length >= 4 && text === text.toUpperCase() && !text.includes(".");
  return text
    .split(" ")
    .map((word, index) => (shouted ? titleWord(word, index) : raiseFirst(word, index)))
    .join(" ");
}

function titleWord(word: string, index: number): string {
  if (ROMAN.test(word)) return word.toUpperCase();
  const lower = word.toLowerCase();
  if (index > 0 && SMALL_WORDS.has(lower)) return lower;
  return lower.replace(/(^|[-/(])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}

function raiseFirst(word: string, index: number): string {
  if (index > 0 && SMALL_WORDS.has(word)) return word;
  return word.charAt(0).toUpperCase() + word.slice(1);
}
