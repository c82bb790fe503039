import { type Answers, type AnswerValue, answerIn, answersOf, isAnswered } from "../instrument/answers";
import { namesIn } from "../instrument/condition/condition";
import { type ChangeTarget, parseChangeKey } from "../instrument/diff";
import { type FormContext, readForm } from "../instrument/form";
import type { Instrument } from "../instrument/instrument";

export interface Coming {
  /** Key of the answer (`household.x`, `member:<uid>.x`, `civil:<uid>.x`). */
  readonly key: string;
  readonly after: AnswerValue;
}

interface Placed extends Coming {
  readonly target: ChangeTarget;
}

/**
 * Which of the answers that would be taken over a person should see first: whoever's relation to the head changes, and, where all together
 * hide an answer that a form shows today, those that forms ask about before they ask others.
 * @param conditionDate `YYYY-MM-DD`; ages are completed years on this day
 */
export function hidingKeys(
  instruments: readonly Instrument[],
  answers: Answers,
  coming: readonly Coming[],
  conditionDate: string,
): ReadonlySet<string> {
  const placed = coming.flatMap((each): Placed[] => {
    const target = parseChangeKey(each.key);
    return target === null ? [] : [{ ...each, target }];
  });
  const relations = placed.filter(({ target }) => target.key === "relationToHead");
  const others = placed.filter((each) => !relations.includes(each));
  const hiding = instruments.flatMap((instrument) => {
    const asked = askedFirst(instrument);
    const guides = others.filter(({ target }) => asked.has(target.key));
    return guides.length > 0 && hidesAnswers(instrument, answers, others, conditionDate) ? guides : [];
  });
  return new Set([...relations, ...hiding].map(({ key }) => key));
}

/** Variables that the conditions of a form read. */
function askedFirst(instrument: Instrument): ReadonlySet<string> {
  const names = instrument.questions.flatMap(({ condition }) => (condition === null ? [] : namesIn(condition)));
  return new Set(names.map((name) => (name === "age" ? "birthDate" : name)));
}

function hidesAnswers(
  instrument: Instrument,
  answers: Answers,
  coming: readonly Placed[],
  conditionDate: string,
): boolean {
  const before = readForm(instrument, answers, conditionDate);
  const after = readForm(instrument, withAnswers(answers, coming), conditionDate);
  const pairs = [[before.household, after.household] as const].concat(
    [...before.members].flatMap(([uid, context]) => {
      const then = after.members.get(uid);
      return then === undefined ? [] : [[context, then] as const];
    }),
  );
  return pairs.some(([now, then]) => hides(answers, now, then));
}

function hides(answers: Answers, now: FormContext, then: FormContext): boolean {
  const shown = new Set(then.visible);
  return now.visible.some(
    (question) =>
      !shown.has(question) && isAnswered(answerIn(answersOf(answers, question.level, now.uid), question.key)),
  );
}

function withAnswers(answers: Answers, coming: readonly Placed[]): Answers {
  const household = { ...answers.household };
  const people = { member: { ...answers.members }, civil: { ...answers.civil } };
  for (const { target, after } of coming)
    if (target.level === "household") household[target.key] = after;
    else if (target.uid !== null) {
      const rows = people[target.level];
      rows[target.uid] = { ...rows[target.uid], [target.key]: after };
    }
  return { household, members: people.member, civil: people.civil };
}
