import { getTranslations } from "next-intl/server";

const KEYS = [
  "label",
  "hint",
  "ticked",
  "everything",
  "everythingOn",
  "page",
  "clear",
  "to",
  "choose",
  "give",
  "take",
  "busy",
  "missing",
  "giveTitle",
  "giveText",
  "takeTitle",
  "takeText",
  "cancel",
  "given",
  "taken",
  "checking",
] as const;

export type DeskWords = Readonly<Record<(typeof KEYS)[number], string>>;

/** The desk's words as they are written, with their `{places}`: the browser fills them. */
export async function assignmentWords(): Promise<DeskWords> {
  const t = await getTranslations("assignment.desk");
  const words = Object.fromEntries(KEYS.map((key) => [key, String(t.raw(key))]));
  return words as DeskWords; // every key of KEYS was just written
}
