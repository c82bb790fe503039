/** How many people of one name and village get a proposal; whoever comes after them is named by hand. */
const MOST_ALIKE = 9;

/** Words that say what a region is, not which. */
const KIND_WORDS = /^(?:kabupaten|kota|kecamatan|provinsi|desa|kelurahan|desa adat)\s+/i;

const LONGEST_PART = 25;

/** Latin letters and digits alone, in small letters: "Ńi Luh" is "niluh". */
function letters(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "")
    .slice(0, LONGEST_PART);
}

/** A title before a name ("Hj. Sari") says nothing about who it is. */
const TITLES = new Set(["h", "hj", "dr", "drs", "dra", "ir", "kh", "ust", "bpk", "ibu", "i", "ni", "m", "muh", "moh"]);

function firstName(name: string): string {
  const words = name
    .split(/\s+/)
    .map(letters)
    .filter((word) => word !== "");
  return words.find((word) => !TITLES.has(word)) ?? words.join("");
}

/**
 * Usernames for a person who was given none, the best first: "sari.labuhanlalar", then "sari.labuhanlalar2" and so on. The
 * same for the same name and region, so that a file sent twice names the same people.
 */
export function usernamesFor(name: string, regionName: string): readonly string[] {
  const base = [firstName(name), letters(regionName.replace(KIND_WORDS, ""))].filter((part) => part !== "").join(".");
  if (base.length < 3) return [];
  return [base, ...Array.from({ length: MOST_ALIKE - 1 }, (_, index) => `${base}${index + 2}`)];
}
