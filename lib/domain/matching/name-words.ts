/** Titles that stand before a name and are also letters of names: dropped at the beginning alone. */
export const LEADING_TITLES: ReadonlySet<string> = new Set(["h", "hj", "dr", "ir", "kh"]);

/** Titles that are never a name of their own, wherever they stand. */
export const TITLES: ReadonlySet<string> = new Set(["drs", "dra", "drg", "drh", "hjh", "prof", "tgk", "tgh"]);

/**
 * Degrees, dots taken out: dropped behind the first word. `st` there is a degree, in front it is Siti; lalu and baiq are
 * names of Lombok and Sumbawa and stay.
 */
export const DEGREES: ReadonlySet<string> = new Set([
  "spd",
  "spdi",
  "spdsd",
  "sh",
  "shi",
  "shum",
  "se",
  "sei",
  "sos",
  "ssos",
  "sag",
  "skom",
  "st",
  "stp",
  "sp",
  "spt",
  "spi",
  "skm",
  "skep",
  "sip",
  "sst",
  "ssi",
  "spsi",
  "amd",
  "amdkeb",
  "amdkep",
  "mm",
  "msi",
  "mpd",
  "mpdi",
  "mh",
  "mkes",
  "mag",
  "msc",
  "mt",
  "ners",
]);

/** Bin and binti with what follows name the father, not the person. */
export const PATRONYMS: ReadonlySet<string> = new Set(["bin", "binti", "binte", "bte"]);

const MUHAMMAD = "muhamad";

/** Short and old forms of the commonest names, in the spelling that {@link normaliseName} has made of them. */
export const SAME_NAME: ReadonlyMap<string, string> = new Map([
  ...["moh", "muh", "mohd", "muhd", "mhd", "mohamad", "mohamed", "muhamed", "muhamat", "mohamat"].map(
    (form) => [form, MUHAMMAD] as const,
  ),
  ["abd", "abdul"],
  ["ahmat", "ahmad"],
  ["achmad", "ahmad"],
  ["siti", "siti"],
  ["sti", "siti"],
]);

/** Initials that stand for one name when another word follows: M. Saleh, St. Aminah. */
export const LEADING_SHORT: ReadonlyMap<string, string> = new Map([
  ["m", MUHAMMAD],
  ["st", "siti"],
]);
