/** The public pages for families, in the order in which they are read; each by its place in the address. */
export const TOPICS = ["dtsen", "cara-memperbarui", "desil", "siapa-memutuskan", "kalender", "privasi"] as const;
export type Topic = (typeof TOPICS)[number];

/** Each has four short sections. */
export const TOPIC_SECTIONS = ["one", "two", "three", "four"] as const;

export const CITIZEN_PATH = "/warga";
export const VILLAGES_PATH = "/warga/desa";

export function topicIn(text: string): Topic | null {
  return TOPICS.find((topic) => topic === text) ?? null;
}

/** The code of a village that has a public page; null for what is none, and for practice. */
export function villageIn(text: string): string | null {
  return /^\d{10}$/.test(text) && !text.startsWith("99") ? text : null;
}
