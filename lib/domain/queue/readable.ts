import { answerText } from "../instrument/answer-text";
import { type Answers, type AnswerValue, answerAt, mergeAnswers } from "../instrument/answers";
import { type Change, parseChangeKey } from "../instrument/diff";
import { findQuestion, type Instrument } from "../instrument/instrument";
import { inLocale } from "../instrument/locale";
import type { Locale, Question } from "../instrument/question";
import { readableSnapshot } from "../instrument/snapshot";
import { foldEmptied } from "../proposal/emptied";
import type { Payload } from "../proposal/payload";
import { formatPublicId } from "../public-id/public-id";
import type { Finding } from "../rule/finding";
import { turnIdentifiers } from "../variable/identifier";
import { maskIdentifier } from "./mask";

/** How a decider may see answers. */
export interface Sight {
  readonly locale: Locale;
  /** NIK, KK and the like in full. */
  readonly identity: boolean;
}

export interface ChangeRow {
  readonly key: string;
  readonly no: string | null;
  readonly label: string;
  /** Empty text: not answered. */
  readonly before: string;
  readonly after: string;
  /** The new answer is a picture: its public id. */
  readonly photo: string | null;
  /** What the rules say of this answer. */
  readonly warnings: readonly string[];
}

/** Changed answers of one section of the household or of one person. */
export interface ChangeGroup {
  readonly key: string;
  readonly title: string;
  readonly person: string | null;
  readonly rows: readonly ChangeRow[];
  /** Of somebody who leaves: what fell away with them, beside their presence. */
  readonly emptied: readonly ChangeRow[];
}

export interface Subject {
  /** Where the family's pictures are kept; null where the reader gets no links. */
  readonly regencyCode?: string;
  readonly instrument: Instrument;
  readonly base: Answers;
  readonly after: Answers;
  readonly payload: Payload;
  readonly findings: readonly Finding[];
}

/** An answer in words, identifiers masked unless the reader may see them. */
export function shownText(question: Question, value: AnswerValue, sight: Sight): string {
  const shown = sight.identity ? value : turnIdentifiers(question.level, question.key, value, maskIdentifier);
  return answerText(question, shown, sight.locale);
}

/** Name of a person as the proposal or the record has it. */
export function personName({ base, after }: Pick<Subject, "base" | "after">, uid: string): string | null {
  const name = answerAt(after, "member", uid, "name") ?? answerAt(base, "member", uid, "name");
  return typeof name === "string" ? name : null;
}

/** Changes grouped as the form is: section by section, person by person, in the form's order. */
export function changeGroups(subject: Subject, changes: readonly Change[], sight: Sight): readonly ChangeGroup[] {
  const groups = new Map<string, { title: string; person: string | null; rows: ChangeRow[] }>();
  for (const change of inFormOrder(subject.instrument, changes)) {
    const target = parseChangeKey(change.key);
    const question = target === null ? null : findQuestion(subject.instrument, target.level, target.key);
    if (target === null || question === null) continue;
    const key = `${question.section}:${target.uid ?? ""}`;
    const group = groups.get(key) ?? {
      title: sectionTitle(subject.instrument, question, sight.locale),
      person: target.uid === null ? null : personName(subject, target.uid),
      rows: [],
    };
    groups.set(key, group);
    group.rows.push({
      key: change.key,
      no: question.no,
      label: inLocale(question.label, sight.locale),
      before: shownText(question, change.before, sight),
      after: shownText(question, change.after, sight),
      photo: photoOf(subject, question, change.after),
      warnings: warningsOn(subject.findings, target.uid, question.key, sight.locale),
    });
  }
  return foldEmptied(
    [...groups].map(([key, group]) => ({ key, ...group })),
    changes,
  );
}

function photoOf({ regencyCode }: Subject, question: Question, value: AnswerValue): string | null {
  return question.type === "photo" && typeof value === "string" && regencyCode !== undefined
    ? formatPublicId(regencyCode, value)
    : null;
}

function inFormOrder(instrument: Instrument, changes: readonly Change[]): readonly Change[] {
  const places = new Map(instrument.questions.map((question, index) => [`${question.level}.${question.key}`, index]));
  const placeOf = (change: Change) => places.get(change.key.replace(/^(member|civil):[^.]+/, "$1")) ?? places.size;
  return changes.toSorted((a, b) => placeOf(a) - placeOf(b));
}

function sectionTitle(instrument: Instrument, question: Question, locale: Locale): string {
  const outline = instrument.sections.find((section) => section.section === question.section);
  return outline === undefined ? question.section : inLocale(outline.title, locale);
}

function warningsOn(findings: readonly Finding[], uid: string | null, key: string, locale: Locale): string[] {
  return findings
    .filter((finding) => finding.severity === "warning" && finding.target.uid === uid && finding.target.key === key)
    .map((finding) => inLocale(finding.text, locale));
}

export interface RestSection {
  readonly key: string;
  readonly title: string;
  readonly person: string | null;
  readonly rows: readonly { readonly key: string; readonly label: string; readonly text: string }[];
}

/** What stays as it was, for reading on: every answered visible question that did not change. */
export function unchangedSections(subject: Subject, changes: readonly Change[], sight: Sight): readonly RestSection[] {
  const changed = new Set(changes.map((change) => change.key));
  const { instrument, payload, base, after } = subject;
  const snapshot = readableSnapshot(instrument, mergeAnswers(base, after), {
    conditionDate: payload.conditionDate,
    locale: sight.locale,
  });
  return snapshot.sections
    .map(({ section, uid, title, person, rows }) => ({
      key: `${section}:${uid ?? ""}`,
      title,
      person,
      rows: rows.flatMap((row) => {
        const question = (["household", "member", "civil"] as const)
          .map((level) => findQuestion(instrument, level, row.key))
          .find((candidate) => candidate?.section === section);
        if (question === null || question === undefined || row.text === "") return [];
        const changeKey = uid === null ? `household.${row.key}` : `${question.level}:${uid}.${row.key}`;
        if (changed.has(changeKey)) return [];
        return [{ key: row.key, label: row.label, text: shownText(question, row.value, sight) }];
      }),
    }))
    .filter((section) => section.rows.length > 0);
}
