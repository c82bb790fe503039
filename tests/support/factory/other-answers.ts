import { type Answers, type AnswerValue, answerAt, type RepeatItem, sameAnswer } from "@/lib/domain/instrument/answers";
import { canonicalAnswers } from "@/lib/domain/instrument/canonical";
import { readForm } from "@/lib/domain/instrument/form";
import { findQuestion, type Instrument } from "@/lib/domain/instrument/instrument";
import type { Question } from "@/lib/domain/instrument/question";
import { REGSOSEK22K } from "@/lib/domain/instrument/regsosek22k/regsosek22k";
import { digitsOf } from "@/lib/domain/instrument/repeat-problem";
import { withAnswer } from "@/lib/domain/proposal/payload";
import type { Finding } from "@/lib/domain/rule/finding";
import { findings } from "@/lib/domain/rule/findings";
import { MUST_BE_FILLED } from "@/lib/domain/rule/rule";
import { type Random, randomFor } from "@/prisma/seed/random";

/** Whether anybody could be asked, and who left: other values hide everything else, and other tests are about them. */
const KEPT = new Set(["enumerationResult", "familyPresence", "presence", "relationToHead", "relationDetail"]);
const CANDIDATES = 6;
const ROUNDS = 6;

let serial = 0;

/**
 * The answers with as many of them as possible changed to other values that the form and its rules take. `chance` is
 * that of trying to change any one; an answer that opens questions gets answers to them as well.
 */
export function otherAnswers(
  answers: Answers,
  on: string,
  seed: string,
  chance = 1,
  instrument: Instrument = REGSOSEK22K,
): Answers {
  const random = randomFor("lain", seed);
  let state = answers;
  for (const { uid, question } of slots(state, on, instrument)) {
    if (!random.chance(chance) || !isShown(state, on, uid, question, instrument)) continue;
    for (let attempt = 0; attempt < CANDIDATES; attempt += 1) {
      const next = taken(state, on, uid, question, random, instrument);
      if (next === null) continue;
      state = next;
      break;
    }
  }
  return state;
}

interface Slot {
  readonly uid: string | null;
  readonly question: Question;
}

function slots(answers: Answers, on: string, instrument: Instrument): readonly Slot[] {
  const uids = readForm(instrument, answers, on).members.keys();
  return [null, ...uids].flatMap((uid) =>
    instrument.questions
      .filter(
        ({ level, stored, fill, key }) =>
          stored && fill === "answer" && !KEPT.has(key) && (level === "household") === (uid === null),
      )
      .map((question) => ({ uid, question })),
  );
}

function isShown(
  answers: Answers,
  on: string,
  uid: string | null,
  question: Question,
  instrument: Instrument,
): boolean {
  const form = readForm(instrument, answers, on);
  const context = uid === null ? form.household : form.members.get(uid);
  return context?.visible.includes(question) === true;
}

/** The family with another value there and everything that it asks for answered; null when the form does not take it. */
function taken(
  answers: Answers,
  on: string,
  uid: string | null,
  question: Question,
  random: Random,
  instrument: Instrument,
): Answers | null {
  const { level, key } = question;
  const old = answerAt(answers, level, uid, key);
  const value = drawn(question, uid, answers, random);
  if (sameAnswer(old, value)) return null;
  let next = withAnswer(answers, { level, uid, key, value });
  if (key === "nik" && value === null)
    next = withAnswer(next, { level, uid, key: "noNikReason", value: random.int(1, 5) });
  for (let round = 0; round < ROUNDS; round += 1) {
    const canonical = canonicalAnswers(instrument, next, on);
    if (!canonical.ok || !sameAnswer(answerAt(canonical.answers, level, uid, key), value)) return null;
    const wrong = findings(instrument, canonical.answers, on).filter(({ severity }) => severity === "error");
    if (wrong.length === 0) return canonical.answers;
    if (!wrong.every(isGap)) return null;
    next = wrong.reduce((filled, gap) => answered(filled, gap, random, instrument), canonical.answers);
  }
  return null;
}

/** An amount that is wanted, and the cylinder that goes with the new fuel. */
const WANTED: readonly string[] = ["V24c", "V35a", "A01a", "A01b"];

/** Mended by answering the question it names. */
function isGap({ ruleId, messageId }: Finding): boolean {
  return ruleId === "REQUIRED" || messageId === MUST_BE_FILLED || WANTED.includes(ruleId);
}

function answered(answers: Answers, { target }: Finding, random: Random, instrument: Instrument): Answers {
  const question = findQuestion(instrument, target.level, target.key);
  if (question === null) throw new Error(`no question ${target.key}`);
  return withAnswer(answers, { ...target, level: question.level, value: drawn(question, target.uid, answers, random) });
}

function drawn(question: Question, uid: string | null, answers: Answers, random: Random): AnswerValue {
  switch (question.type) {
    case "choice":
      return random.pick(question.options).code;
    case "multi": {
      const joint = question.options.map(({ code }) => code).filter((code) => !question.exclusive.includes(code));
      const several = joint.filter(() => random.chance(0.4));
      return several.length > 0 ? several : [random.pick(question.options).code];
    }
    case "integer":
      return random.int(question.min, random.chance(0.3) ? question.max : Math.min(question.max, question.min + 12));
    case "decimal":
      return Number((question.min + random.next() * (question.max - question.min)).toFixed(question.places));
    case "date":
      return `${random.int(2001, 2024)}-${pad(random.int(1, 12), 2)}-${pad(random.int(1, 28), 2)}`;
    case "photo":
      // A stored picture of the family; tests that send photos give their ids.
      return answerAt(answers, "household", null, question.key);
    case "repeat":
      return Array.from({ length: random.int(1, 3) }, () => drawnItem(question, random));
    case "text":
      return drawnText(question, uid, answers, random);
  }
}

function drawnItem(question: Question & { type: "repeat" }, random: Random): RepeatItem {
  const item: Record<string, number | string> = {};
  for (const field of question.fields) {
    if (field.type === "choice") item[field.key] = random.pick(field.options).code;
    else {
      serial += 1;
      item[field.key] = pad(serial, digitsOf(field, item) ?? 1).replace(/^00/, "99");
    }
  }
  return item;
}

function drawnText(
  question: Question & { type: "text" },
  uid: string | null,
  answers: Answers,
  random: Random,
): string | null {
  serial += 1;
  // A NIK that turns out to be nobody's is taken away: the person then has a reason.
  if (question.key === "nik" && random.chance(0.2)) return null;
  if (question.format === "digits16")
    return question.key === "nik" ? nikFor(uid, answers) : `99998877${pad(serial, 8)}`;
  if (question.format === "digits10") return pad(serial, 10);
  if (question.format === "digits5") return pad(serial % 90_000, 5);
  if (question.format === "digits4") return pad(random.int(1, 9), 4);
  if (question.format === "digits2") return pad(random.int(1, 9), 2);
  if (question.format === "phone") return `+62 000-${pad(serial, 6)}`;
  if (question.maxLength <= 5) return pad(random.int(1, 9), Math.min(3, question.maxLength));
  // Past ASCII, quotes and a line break where the question takes one: what a lazy column or cell would lose.
  const text = `Contoh é'"; ${serial}${question.multiline === true ? "\nbaris kedua" : ""}`;
  return text.slice(0, question.maxLength);
}

/** A number nobody has, for the birth date and sex of the person. */
function nikFor(uid: string | null, answers: Answers): string {
  const [year = "2000", month = "01", day = "01"] = String(answerAt(answers, "member", uid, "birthDate")).split("-");
  const female = answerAt(answers, "member", uid, "sex") === 2;
  return `999888${pad(Number(day) + (female ? 40 : 0), 2)}${month}${year.slice(2)}${pad(serial, 4)}`;
}

function pad(number: number, length: number): string {
  return String(number).padStart(length, "0");
}
