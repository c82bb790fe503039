import type { Answers } from "../instrument/answers";
import type { Question } from "../instrument/question";
import { findVariable } from "../variable/dictionary";
import { holdsIdentifier } from "../variable/identifier";
import type { FieldLevel, Section } from "../variable/variable";

/** What officers write (block II, notes) and what the civil registry says (birthplace, religion, parents) is no family's to fill in here. */
const OF_OFFICERS: readonly Section[] = ["officer", "notes", "civil", "welfare"];

/** Codes of the statistics office, the map and the identity card: asked by whoever has the list, the map or the card at hand. */
const OF_LISTS: ReadonlySet<string> = new Set([
  "slsCode",
  "subSlsCode",
  "slsName",
  "buildingNo",
  "familyNo",
  "familyStatus",
  "landmarkId",
  "kkMatchCode",
  "lat",
  "lng",
  "geoAccuracyM",
  "geoMode",
  "urbanRural",
  "familyPresence",
  "memberCountKk",
  "noNikReason",
  "ktpVillageCode",
  "ktpDusun",
  "ktpRw",
  "ktpRt",
  "ktpAddress",
]);

/** Who lives here is told on the page of people. */
const PRESENCE = "presence";

/** Facts of somebody's papers: a family tells them of a person who is new; of one who is recorded the office sets them right, by the papers. */
const OF_PAPERS: ReadonlySet<string> = new Set(["name", "sex", "birthDate"]);

/** Pictures have a page of their own; a list of meters or cards is a list of identifiers. */
function hasNoPlainControl({ type }: Question): boolean {
  return type === "photo" || type === "repeat";
}

/**
 * Whether a family is asked this by its letter.
 * @param isAdded the person is new in this form
 */
export function isAskedOfFamily(question: Question, isAdded: boolean): boolean {
  const { key, level, section, fill, partOf } = question;
  if (fill !== "answer" || partOf !== null || OF_OFFICERS.includes(section) || hasNoPlainControl(question))
    return false;
  if (OF_LISTS.has(key) || key === PRESENCE || (OF_PAPERS.has(key) && !isAdded)) return false;
  const variable = findVariable(level, key);
  return variable === null || !holdsIdentifier(variable);
}

/**
 * An answer about health, a child or money (UU 27/2022 article 4(2)): taken, and never shown again at this door. Whoever else of the house
 * holds the letter reads nothing of it.
 */
export function isGuarded(level: FieldLevel, key: string): boolean {
  return level !== "event" && findVariable(level, key)?.specific !== undefined;
}

/** The record without what this door does not show: from here on nothing can tell it, by an answer, by a question that appears, or by a rule. */
export function withoutGuarded(answers: Answers): Answers {
  const row = (level: "household" | "member") => (answer: readonly [string, unknown]) => !isGuarded(level, answer[0]);
  return {
    household: Object.fromEntries(Object.entries(answers.household).filter(row("household"))),
    members: Object.fromEntries(
      Object.entries(answers.members).map(([uid, member]) => [
        uid,
        Object.fromEntries(Object.entries(member).filter(row("member"))),
      ]),
    ),
    civil: {},
  };
}
