import { isCarried } from "../event/carried";
import type { FamilyEvent } from "../event/event";
import { type Focus, focusOf } from "../event/focus";
import { type Answers, mergeAnswers } from "../instrument/answers";
import { answerKey } from "../instrument/canonical";
import { type Change, diff, parseChangeKey } from "../instrument/diff";
import { type Form, readForm } from "../instrument/form";
import { findQuestion, type Instrument } from "../instrument/instrument";
import { progress } from "../instrument/progress";
import { effectiveAnswers } from "../proposal/effective";
import { type Judged, proposalFindings } from "../proposal/judge";
import { eventsOf, type Payload } from "../proposal/payload";
import type { RuleContext, Surroundings } from "../rule/family";
import type { Finding } from "../rule/finding";
import { jumpTo } from "./jump";
import { type FormStep, listSteps, screenOf, sectionKey, stepKey } from "./step";

export interface StepState {
  readonly answered: number;
  readonly asked: number;
  readonly changed: number;
  /** The section's answers stand in the proposal: changed or confirmed. Only such sections become fresh. */
  readonly isTouched: boolean;
  readonly findings: readonly Finding[];
}

/** The whole form as it stands now. Derived at once, so that the screen, the list and the review never disagree. */
export interface FormView {
  readonly answers: Answers;
  readonly form: Form;
  readonly changes: readonly Change[];
  readonly findings: readonly Finding[];
  /** What the events of the proposal ask; null: the whole questionnaire. */
  readonly focus: Focus | null;
  readonly byField: ReadonlyMap<string, readonly Finding[]>;
  readonly steps: readonly FormStep[];
  readonly byStep: ReadonlyMap<string, StepState>;
}

export interface FormSubject extends Pick<Judged, "kind" | "undoesRevision"> {
  readonly instrument: Instrument;
  readonly base: Answers;
  readonly payload: Payload;
  readonly villageCode: string;
  /** Answers that this reader sees masked (`member.nik`): what the rules say of a mask is no finding. */
  readonly lockedKeys: readonly string[];
  /** What the rules need beside the answers. */
  readonly surroundings: Surroundings;
  /** Today in the village; left out where a date to come need not be told. */
  readonly today?: string;
}

/** The context of a family's rules where only the form is at hand: on a device, and wherever a page is read. */
export function ruleContextOf({
  villageCode,
  surroundings,
  today,
  base,
  payload,
}: Pick<FormSubject, "villageCode" | "surroundings" | "today" | "base" | "payload">): RuleContext {
  // A family that the record does not have yet has nothing to be compared with.
  const isNew = payload.baseRevision === 0;
  return { ...surroundings, villageCode, base: isNew ? null : base, ...(today === undefined ? {} : { today }) };
}

/** Reads the form: what is shown, what is missing, what the rules that run on a device say, screen by screen. */
export function readFormView(subject: FormSubject): FormView {
  const { instrument, base, payload } = subject;
  const effective = effectiveAnswers(instrument, base, payload);
  const answers = effective.ok ? effective.answers : mergeAnswers(base, payload.answers);
  const form = readForm(instrument, answers, payload.conditionDate);
  const { kind, undoesRevision } = subject;
  const judged: Judged = { kind, undoesRevision, instrument, base, answers, payload };
  const found = proposalFindings(judged, ruleContextOf(subject)).filter(
    ({ target }) => !subject.lockedKeys.includes(`${target.level}.${target.key}`),
  );
  const focus = focusOf(judged);
  const steps = withEvents(listSteps(instrument, form, focus), payload);
  const changes = effective.ok ? effective.changes : diff(base, answers);
  return {
    answers,
    form,
    changes,
    findings: found,
    focus,
    byField: groupBy(found, ({ target }) => answerKey(target.level, target.uid, target.key)),
    steps,
    byStep: stepStates(subject, { answers, changes, found, steps, focus }),
  };
}

/** What a proposal is about comes first; what the whole form tells beside follows the list on which it was said. */
function withEvents(steps: readonly FormStep[], payload: Payload): readonly FormStep[] {
  const stepsOf = (events: readonly FamilyEvent[]) => events.map(({ id }): FormStep => ({ kind: "event", uid: id }));
  const events = eventsOf(payload);
  const carried = steps.some(({ kind }) => kind === "members") ? events.filter(isCarried) : [];
  const at = steps.findIndex(({ kind }) => kind === "members") + 1;
  return [
    ...stepsOf(events.filter((event) => !carried.includes(event))),
    ...steps.slice(0, at),
    ...stepsOf(carried),
    ...steps.slice(at),
  ];
}

interface Parts {
  readonly answers: Answers;
  readonly changes: readonly Change[];
  readonly found: readonly Finding[];
  readonly steps: readonly FormStep[];
  readonly focus: Focus | null;
}

function stepStates(subject: FormSubject, parts: Parts): ReadonlyMap<string, StepState> {
  const { instrument, payload } = subject;
  const counts = new Map(
    progress(instrument, parts.answers, payload.conditionDate, parts.focus).map((line) => [
      sectionKey(line.section, line.uid),
      line,
    ]),
  );
  const ofStep = groupBy(parts.found, ({ target }) => {
    const { step } = jumpTo(instrument, target);
    return step === null ? "" : stepKey(step);
  });
  const changed = groupBy(parts.changes, ({ key }) => screenKey(instrument, key));
  const touched = touchedScreens(instrument, payload);
  return new Map(
    parts.steps.map((step) => {
      const key = stepKey(step);
      const line = counts.get(key);
      return [
        key,
        {
          answered: line?.answered ?? 0,
          asked: line?.visible ?? 0,
          changed: changed.get(key)?.length ?? 0,
          isTouched: touched.has(key),
          findings: ofStep.get(key) ?? [],
        },
      ];
    }),
  );
}

/** The screen of a change key; empty for a key that the instrument does not ask. */
function screenKey(instrument: Instrument, changeKey: string): string {
  const target = parseChangeKey(changeKey);
  const question = target === null ? null : findQuestion(instrument, target.level, target.key);
  return target === null || question === null ? "" : sectionKey(screenOf(question.section), target.uid);
}

function touchedScreens(instrument: Instrument, { answers }: Payload): ReadonlySet<string> {
  const keys = [
    ...Object.keys(answers.household).map((key) => answerKey("household", null, key)),
    ...Object.entries(answers.members).flatMap(([uid, row]) =>
      Object.keys(row).map((key) => answerKey("member", uid, key)),
    ),
    ...Object.entries(answers.civil).flatMap(([uid, row]) =>
      Object.keys(row).map((key) => answerKey("civil", uid, key)),
    ),
  ];
  return new Set(keys.map((key) => screenKey(instrument, key)));
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
