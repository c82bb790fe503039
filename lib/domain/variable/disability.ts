const camel = (prefix: string, names: readonly string[]) => names.map((name) => `${prefix}${name}`);

/** Members' variables on difficulty, one for each domain: from "cannot at all" to none (REGSOSEK22-K). */
export const DIFFICULTIES: readonly string[] = camel("difficulty", [
  "Seeing",
  "Hearing",
  "Walking",
  "Hands",
  "Learning",
  "Behaviour",
  "Speaking",
  "SelfCare",
  "Remembering",
]);

/** Members' variables on long-term disability, yes or no for each type (2026). */
export const DISABILITIES: readonly string[] = camel("disability", [
  "Physical",
  "Mental",
  "Intellectual",
  "Visual",
  "Hearing",
  "Speech",
]);
