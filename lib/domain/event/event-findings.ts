import { endsMembership } from "../household/presence";
import { type AnswerMap, type Answers, answerIn, isAnswered } from "../instrument/answers";
import { answerKey } from "../instrument/canonical";
import { isPresent } from "../instrument/form";
import { findQuestion, type Instrument } from "../instrument/instrument";
import { answerProblem } from "../instrument/problems";
import { eventsOf, type Payload } from "../proposal/payload";
import type { Finding } from "../rule/finding";
import type { Text } from "../variable/variable";
import { askedFields } from "./asked-fields";
import { isCarried } from "./carried";
import type { EventCode, EventField } from "./definition";
import { definitionOf, type FamilyEvent, fieldsOf, peopleOf, relationKey } from "./event";
import { PHOTO_EVIDENCE } from "./evidence";
import { questionOf } from "./field-question";
import { stayers } from "./focus";
import { cardUids } from "./leaving";

export interface EventSubject {
  readonly base: Answers;
  /** The family as it would be. */
  readonly answers: Answers;
  readonly payload: Payload;
}

interface EndSubject extends EventSubject {
  /** The revision that a counter-proposal undoes; null for any other proposal. */
  readonly undoesRevision: number | null;
}

interface JudgedEvents extends EventSubject {
  readonly instrument: Instrument;
}

/**
 * What is missing or cannot be true of the events of a proposal: every field answered, the evidence shown, the people of
 * the family, the days in order. All of it blocks, at the field.
 */
export function eventFindings(subject: JudgedEvents): readonly Finding[] {
  return eventsOf(subject.payload).flatMap((event) => [
    ...fieldFindings(event, subject.instrument),
    ...evidenceFindings(event),
    ...dayFindings(event, subject.payload.conditionDate),
    ...peopleFindings(event, subject),
    ...kindFindings(event, subject),
  ]);
}

function at(event: FamilyEvent, key: string, messageId: string, text: Text): Finding {
  return {
    ruleId: "EVENT",
    severity: "error",
    key: answerKey("event", event.id, key),
    target: { level: "event", uid: event.id, key },
    messageId,
    text,
  };
}

function fieldFindings(event: FamilyEvent, instrument: Instrument): readonly Finding[] {
  return askedFields(event, instrument).flatMap((field) => {
    const value = answerIn(event.answers, field.key);
    if (!isAnswered(value)) return field.optional === true ? [] : [at(event, field.key, "required", missing(field))];
    const question = questionOf(field);
    const problem = question === null ? null : answerProblem(question, value);
    return problem === null ? [] : [at(event, field.key, problem.code, problem.text)];
  });
}

function missing({ label }: EventField): Text {
  return { id: `Belum diisi: ${label.id}`, en: `Not filled in: ${label.en}` };
}

function evidenceFindings(event: FamilyEvent): readonly Finding[] {
  const kind = answerIn(event.answers, "evidenceKind");
  if (definitionOf(event).evidence.length === 0 || !isAnswered(kind)) return [];
  const hasFile = isAnswered(answerIn(event.answers, "evidenceFile"));
  if (kind === PHOTO_EVIDENCE)
    return hasFile ? [] : [at(event, "evidenceFile", "photo", { id: "Lampirkan fotonya.", en: "Attach the photo." })];
  if (hasFile || isAnswered(answerIn(event.answers, "evidenceNumber"))) return [];
  return [
    at(event, "evidenceNumber", "evidence", {
      id: "Tulis nomor suratnya atau lampirkan fotonya.",
      en: "Write the number of the paper or attach a photo.",
    }),
  ];
}

const DAYS = ["day", "visit1", "visit2", "visit3", "evidenceDate"] as const;

const NOT_YET: Text = { id: "Tanggalnya belum tiba.", en: "This date has not come yet." };
const AFTER_CONDITION: Text = {
  id: "Tanggal ini sesudah tanggal keadaan yang didata.",
  en: "This date is after the date of the condition recorded.",
};

function dayFindings(event: FamilyEvent, conditionDate: string): readonly Finding[] {
  return DAYS.flatMap((key) => {
    const day = answerIn(event.answers, key);
    if (typeof day !== "string" || day <= conditionDate) return [];
    return [at(event, key, "future", isCarried(event) ? AFTER_CONDITION : NOT_YET)];
  });
}

function peopleFindings(event: FamilyEvent, { base, payload }: EventSubject): readonly Finding[] {
  const field = fieldsOf(definitionOf(event)).find(({ key }) => key === "people");
  if (field === undefined || field.type !== "people") return [];
  const added = new Set(payload.memberOps.flatMap((op) => (op.kind === "add" ? [op.uid] : [])));
  const fits = (uid: string) => (field.who === "newborn" ? added.has(uid) : mayHappenTo(event.code, base.members[uid]));
  const uids = peopleOf(event);
  if (uids.every(fits) && (field.many || uids.length <= 1)) return [];
  return [
    at(event, "people", "people", {
      id: "Pilih lagi orangnya: ada yang tidak tercatat dalam keluarga ini.",
      en: "Choose the people again: somebody is not in this family.",
    }),
  ];
}

/** Most of it happens to who lives here; somebody abroad or not found may have died as well. */
export function mayHappenTo(code: EventCode, recorded: AnswerMap | undefined): boolean {
  if (recorded === undefined) return false;
  return isPresent(recorded) || (code === "MTI" && !endsMembership(recorded["presence"]));
}

function kindFindings(event: FamilyEvent, subject: JudgedEvents): readonly Finding[] {
  switch (event.code) {
    case "PSH":
      return splitFindings(event, subject);
    case "GBG":
      return relationFindings(event, subject, cardUids(subject.base), false);
    case "TDK":
      return visitFindings(event);
    default:
      return [];
  }
}

function splitFindings(event: FamilyEvent, subject: JudgedEvents): readonly Finding[] {
  const uids = peopleOf(event);
  const found = [...relationFindings(event, subject, uids, true)];
  if (uids.length > 0 && stayers(subject.answers, uids).length === 0)
    found.push(
      at(event, "people", "nobody-stays", {
        id: "Tidak ada yang tinggal di keluarga lama. Bila semua ikut, perbarui nomor KK keluarga ini saja.",
        en: "Nobody stays in the old family. If everybody goes, just update this family's card number.",
      }),
    );
  return found;
}

/** Who everybody is in the other family: answered for each; a new family has exactly one head, a joined one none more. */
function relationFindings(
  event: FamilyEvent,
  { base, answers, instrument }: JudgedEvents,
  uids: readonly string[],
  isNewFamily: boolean,
): readonly Finding[] {
  const relations = uids.map((uid) => answerIn(event.answers, relationKey(uid)));
  const open = uids.filter((_, index) => !isAnswered(relations[index]));
  const found = open.map((uid) => {
    const name = answerIn(answers.members[uid], "name") ?? answerIn(base.members[uid], "name") ?? "?";
    return at(event, relationKey(uid), "relation", {
      id: `Belum diisi: hubungan ${name} dengan kepala keluarga itu.`,
      en: `Not filled in: ${name}'s relation to the head of that family.`,
    });
  });
  const question = findQuestion(instrument, "member", "relationToHead");
  for (const [index, relation] of relations.entries()) {
    const uid = uids[index];
    const problem = question === null || !isAnswered(relation) ? null : answerProblem(question, relation ?? null);
    if (uid !== undefined && problem !== null) found.push(at(event, relationKey(uid), problem.code, problem.text));
  }
  const heads = relations.filter((relation) => relation === 1).length;
  const isWrong = isNewFamily ? uids.length > 0 && open.length === 0 && heads !== 1 : heads > 0;
  if (!isWrong) return found;
  const text = isNewFamily
    ? {
        id: "Keluarga baru harus punya tepat satu kepala keluarga.",
        en: "The new family must have exactly one head.",
      }
    : { id: "Keluarga tujuan sudah punya kepala keluarga.", en: "The other family already has a head." };
  const target = uids.find((_, index) => !isNewFamily && relations[index] === 1) ?? uids[0];
  return [...found, at(event, target === undefined ? "people" : relationKey(target), "heads", text)];
}

function visitFindings(event: FamilyEvent): readonly Finding[] {
  const days = (["visit1", "visit2", "visit3"] as const).map((key) => answerIn(event.answers, key));
  const found: Finding[] = [];
  for (const [index, key] of (["visit2", "visit3"] as const).entries()) {
    const [earlier, later] = [days[index], days[index + 1]];
    if (typeof earlier === "string" && typeof later === "string" && later <= earlier)
      found.push(
        at(event, key, "visits", {
          id: "Kunjungan harus pada hari yang berbeda, berurutan.",
          en: "The visits must be on different days, in order.",
        }),
      );
  }
  const [first, second] = [answerIn(event.answers, "witness1"), answerIn(event.answers, "witness2")];
  if (typeof first === "string" && typeof second === "string" && neat(first) === neat(second))
    found.push(
      at(event, "witness2", "witnesses", {
        id: "Kedua saksi harus orang yang berbeda.",
        en: "The two witnesses must be different people.",
      }),
    );
  return found;
}

const neat = (name: string) => name.trim().toLowerCase().replace(/\s+/g, " ");

/** True when the events, or the undoing of what brought everybody, leave nobody at home: there is no family to judge by the rules. */
export function emptiesHome(subject: EndSubject): boolean {
  const { base, answers, payload } = subject;
  const events = eventsOf(payload);
  if (events.length === 0) return subject.undoesRevision !== null && isEverybodyOut(subject);
  if (events.some(({ code }) => code === "GBG")) return true;
  return Object.keys(base.members).length > 0 && !Object.values(answers.members).some(isPresent);
}

/** True when the family ends: it joins another card, or nobody on the card is a member any more. */
export function endsFamily(subject: EndSubject): boolean {
  if (!emptiesHome(subject)) return false;
  return eventsOf(subject.payload).some(({ code }) => code === "GBG") || isEverybodyOut(subject);
}

/** In a counter-proposal, who leaves should never have been entered, whatever presence that gives. */
function isEverybodyOut({ base, answers, payload, undoesRevision }: EndSubject): boolean {
  const undone = undoesRevision === null ? [] : payload.memberOps.filter(({ kind }) => kind === "leave");
  const isOut = (uid: string) =>
    endsMembership(answers.members[uid]?.["presence"]) || undone.some((op) => op.uid === uid);
  return Object.keys(base.members).length > 0 && Object.keys(answers.members).every(isOut);
}
