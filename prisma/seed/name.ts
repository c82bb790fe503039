import type { Random } from "./random";

/**
 * Names are pronounceable and invented, and each carries a word that says so: contoh, umpama, misal, latihan, rekaan,
 * bayangan. No family of the demo can be taken for a real one.
 */
const MALE_STARTS = [
  "Sar",
  "Kar",
  "Lan",
  "Man",
  "Ras",
  "Sul",
  "Tam",
  "Jum",
  "Kas",
  "Dar",
  "Mur",
  "Nas",
  "Sam",
  "Hal",
  "Bas",
  "Rud",
  "Gun",
  "Pur",
  "Wir",
  "Bad",
] as const;
const MALE_ENDS = [
  "man",
  "min",
  "jono",
  "udin",
  "yadi",
  "anto",
  "rul",
  "ahim",
  "oto",
  "ilan",
  "imun",
  "endra",
] as const;
const FEMALE_STARTS = [
  "Sar",
  "Mar",
  "Sit",
  "Rah",
  "Nur",
  "Has",
  "Kal",
  "Jam",
  "Sum",
  "Mun",
  "Ros",
  "Hal",
  "Wid",
  "Tum",
  "Ain",
  "Fat",
  "Mas",
  "Ram",
  "Dew",
  "Las",
] as const;
const FEMALE_ENDS = [
  "inah",
  "iyem",
  "iah",
  "yanti",
  "malah",
  "ilah",
  "usna",
  "arti",
  "ningsih",
  "amah",
  "ersih",
  "odah",
] as const;
const MALE_MARKS = [
  "Contohwan",
  "Contohadi",
  "Umpamawan",
  "Umpamana",
  "Misalanto",
  "Misaludin",
  "Latihandi",
  "Latihanto",
  "Rekaanto",
  "Rekaandi",
  "Bayanganto",
  "Contoh",
] as const;
const FEMALE_MARKS = [
  "Contohwati",
  "Contohsari",
  "Umpamawati",
  "Umpamasari",
  "Misalia",
  "Misalwati",
  "Latihanti",
  "Latihansih",
  "Rekaanti",
  "Rekaansari",
  "Bayangsari",
  "Contoh",
] as const;
const MIDDLES = ["", "", "", "", "Budi ", "Eka ", "Tri ", "Puspa ", "Jaya ", "Laut ", "Intan ", "Surya "] as const;

/** What every name of the demo holds; a test looks for it. */
export const FICTIONAL_MARK = /contoh|umpama|misal|latihan|rekaan|bayang/i;

/** Full name of a person; 1 is male, 2 female, as the form codes sex. */
export function personName(random: Random, sex: 1 | 2): string {
  const first =
    sex === 1
      ? random.pick(MALE_STARTS) + random.pick(MALE_ENDS)
      : random.pick(FEMALE_STARTS) + random.pick(FEMALE_ENDS);
  return `${first} ${random.pick(MIDDLES)}${random.pick(sex === 1 ? MALE_MARKS : FEMALE_MARKS)}`;
}
