import { getTranslations } from "next-intl/server";

const KEYS = [
  "kind",
  "bast",
  "agreement",
  "letterNumber",
  "letterHint",
  "madeOn",
  "place",
  "giver",
  "receiver",
  "institution",
  "name",
  "position",
  "method",
  "upload",
  "meeting",
  "medium",
  "validTo",
  "reshare",
  "reshareNo",
  "reshareYes",
  "missing",
  "identity",
  "endMissing",
  "endBefore",
  "submit",
  "busy",
  "done",
  "unchanged",
] as const;

export type PaperWords = Readonly<Record<(typeof KEYS)[number], string>>;

/** Words of the form of a paper. */
export async function paperWords(): Promise<PaperWords> {
  const t = await getTranslations("handover.form");
  const words = Object.fromEntries(KEYS.map((key) => [key, t(key)]));
  return words as PaperWords; // every key of KEYS was just written
}
