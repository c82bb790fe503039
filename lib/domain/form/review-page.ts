import { type EventView, eventViews } from "../event/event-view";
import { possibleProblems, registerFinding } from "../event/register-problem";
import type { Answers } from "../instrument/answers";
import { answerKey } from "../instrument/canonical";
import { inLocale } from "../instrument/locale";
import type { Locale } from "../instrument/question";
import type { Payload } from "../proposal/payload";
import { type ChangeGroup, changeGroups, personName, type Sight, type Subject } from "../queue/readable";
import { findingOf, RULES } from "../rule/evaluate-rules";
import { type Finding, noteKey } from "../rule/finding";
import type { Severity } from "../rule/rule";
import { type FormSubject, type FormView, readFormView } from "./form-view";
import { jumpQuery, jumpTo } from "./jump";
import type { ProposalHead } from "./proposal-head";
import { stepKey, stepQuery } from "./step";

/** A section of one person or the household, as lists name it. */
export interface NamedSection {
  readonly key: string;
  readonly title: string;
  readonly person: string | null;
  /** Address of its screen in the form, from `?` on. */
  readonly query: string;
}

export interface ReviewFinding {
  /** Rule and person and field, for lists. */
  readonly key: string;
  readonly ruleId: string;
  /** As a refusal of the submit command names the answer. */
  readonly path: string;
  readonly severity: Severity;
  readonly text: string;
  readonly person: string | null;
  readonly query: string;
  readonly noteKey: string;
  readonly note: string;
}

export interface MemberMoves {
  readonly added: readonly string[];
  readonly left: readonly { readonly name: string; readonly presence: number }[];
}

/** What a draft says, in words: the same reading for the review and for its history page. */
export interface ReviewContent extends MemberMoves {
  readonly events: readonly EventView[];
  readonly changes: readonly ChangeGroup[];
  readonly confirmed: readonly NamedSection[];
  readonly untouched: readonly NamedSection[];
  readonly findings: readonly ReviewFinding[];
  /** What the rules that only the server can judge would say, if it refuses. */
  readonly possible: readonly ReviewFinding[];
}

/** A draft before it is sent. */
export interface ReviewPage extends ReviewContent {
  readonly head: ProposalHead;
  readonly isCorrection: boolean;
  readonly conditionDate: string;
  readonly isInFuture: boolean;
  readonly isOpenPeriod: boolean;
  readonly maySend: boolean;
  /** The draft without its answers: enough to write notes and to send what the device still holds. */
  readonly server: {
    readonly version: number;
    readonly base: Answers;
    readonly payload: Payload;
    readonly isCorrection: boolean;
  };
}

/** Reads a draft as people read it before sending: changes, sections confirmed or left alone, people, findings. */
export function reviewContent(form: Omit<FormSubject, "lockedKeys">, sight: Sight): ReviewContent {
  const view = readFormView({ ...form, lockedKeys: [] });
  const subject: Subject = { ...form, after: view.answers, findings: view.findings };
  return {
    events: eventViews({ ...form, ...sight, nameOf: (uid) => personName(subject, uid) ?? "?" }),
    changes: changeGroups(subject, view.changes, sight),
    ...memberMoves(form.payload, (uid) => personName(subject, uid) ?? "?"),
    ...namedSections(view, subject, sight.locale),
    findings: view.findings.map((finding) => toReviewFinding(finding, subject, sight.locale)),
    possible: [...possibleFindings(view), ...possibleProblems(form.payload, view.changes).map(registerFinding)].map(
      (finding) => toReviewFinding(finding, subject, sight.locale),
    ),
  };
}

function toReviewFinding(finding: Finding, subject: Subject, locale: Locale): ReviewFinding {
  const { level, uid } = finding.target;
  return {
    key: `${finding.ruleId}.${finding.messageId}.${finding.key}`,
    ruleId: finding.ruleId,
    path: answerKey(level, uid, finding.target.key),
    severity: finding.severity,
    text: inLocale(finding.text, locale),
    // An event of the whole form has its person's uid; any other is nobody's.
    person: uid === null ? null : personName(subject, uid),
    query: jumpQuery(jumpTo(subject.instrument, finding.target)),
    noteKey: noteKey(finding),
    note: subject.payload.notes[noteKey(finding)] ?? "",
  };
}

function possibleFindings(view: FormView): readonly Finding[] {
  return RULES.filter((rule) => rule.runsAt === "server").flatMap((rule) =>
    rule.scope === "household"
      ? [findingOf(rule, null)]
      : [...view.form.members.keys()].map((uid) => findingOf(rule, uid)),
  );
}

function memberMoves({ memberOps }: Payload, nameOf: (uid: string) => string): MemberMoves {
  return {
    added: memberOps.flatMap((op) => (op.kind === "add" ? [nameOf(op.uid)] : [])),
    left: memberOps.flatMap((op) => (op.kind === "leave" ? [{ name: nameOf(op.uid), presence: op.presence }] : [])),
  };
}

function namedSections(view: FormView, subject: Subject, locale: Locale) {
  const confirmed: NamedSection[] = [];
  const untouched: NamedSection[] = [];
  for (const step of view.steps) {
    const state = view.byStep.get(stepKey(step));
    if (step.kind !== "section" || state === undefined || state.changed > 0) continue;
    const outline = subject.instrument.sections.find(({ section }) => section === step.section);
    (state.isTouched ? confirmed : untouched).push({
      key: stepKey(step),
      title: outline === undefined ? step.section : inLocale(outline.title, locale),
      person: step.uid === null ? null : personName(subject, step.uid),
      query: stepQuery(step),
    });
  }
  return { confirmed, untouched };
}
