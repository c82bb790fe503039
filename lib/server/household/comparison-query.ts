import "server-only";
import type { Actor } from "@/lib/domain/access/actor";
import { compareRows, type RecordRows, rowsOf } from "@/lib/domain/household/compare";
import { type HouseholdRecord, recordToAnswers } from "@/lib/domain/household/record";
import { replay, upTo } from "@/lib/domain/household/replay";
import { NO_ANSWERS } from "@/lib/domain/instrument/answers";
import type { Change } from "@/lib/domain/instrument/diff";
import { inLocale } from "@/lib/domain/instrument/locale";
import type { Locale } from "@/lib/domain/instrument/question";
import { foldEmptied } from "@/lib/domain/proposal/emptied";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import { type RestSection, unchangedSections } from "@/lib/domain/queue/readable";
import type { Section } from "@/lib/domain/variable/variable";
import { type ChangeLine, changeLine } from "./change-line";
import { type OpenHistory, openHistory } from "./open-history";
import type { Revision } from "./revisions";

/** One of the revisions that lie between the two compared. */
export interface StepBetween {
  readonly revision: number;
  readonly appliedAt: Date;
  readonly appliedBy: string | null;
  readonly conditionDate: string;
  readonly isCorrection: boolean;
  readonly source: number;
  readonly proposalPublicId: string | null;
  readonly undoesRevision: number | null;
  readonly notes: readonly string[];
}

export interface DifferenceGroup {
  readonly key: string;
  readonly title: string;
  readonly person: string | null;
  readonly rows: readonly ChangeLine[];
  /** Of somebody who left: what fell away with them. */
  readonly emptied: readonly ChangeLine[];
}

/** Two states of a family side by side: only what differs, the rest folded. */
export interface ComparisonPage {
  readonly headName: string;
  readonly villageCode: string;
  readonly newest: number;
  readonly from: number;
  readonly to: number;
  readonly steps: readonly StepBetween[];
  readonly groups: readonly DifferenceGroup[];
  readonly joined: readonly string[];
  readonly left: readonly string[];
  readonly rest: readonly RestSection[];
}

/**
 * The difference between two revisions, whichever was asked for first: the earlier is before. Revision 0 is the family
 * before its first load. Null when the family is out of scope or has no such revisions: one answer.
 */
export async function findComparison(
  actor: Actor,
  publicId: string,
  asked: { readonly from: number; readonly to: number },
  locale: Locale,
  now: Date,
): Promise<ComparisonPage | null> {
  return openHistory(actor, publicId, locale, now, (open) => {
    const newest = open.revisions.at(-1)?.revision ?? 0;
    const [from, to] = [Math.min(asked.from, asked.to), Math.max(asked.from, asked.to)];
    if (from === to || from < 0 || to > newest) return null;
    const [earlier, later] = [stateAt(open, from), stateAt(open, to)];
    const difference = compareRows(rowsOf(earlier), rowsOf(later));
    const nameOf = (uid: string) => open.names.get(uid) ?? "?";
    return {
      headName: open.headName,
      villageCode: open.family.villageCode,
      newest,
      from,
      to,
      steps: open.revisions
        .filter(({ revision }) => revision > from && revision <= to)
        .map((revision) => toStep(revision, open.family.regencyCode)),
      groups: toGroups(difference.changes, open, locale),
      joined: difference.joined.map(nameOf),
      left: difference.left.map(nameOf),
      rest: restOf(open, later, rowsOf(later), difference.changes),
    };
  });
}

function stateAt({ start, revisions }: OpenHistory, revision: number): HouseholdRecord {
  return replay(start, upTo(revisions, revision));
}

function toStep(step: Revision, regencyCode: string): StepBetween {
  const { revision, appliedAt, appliedBy, conditionDate, isCorrection, source, undoesRevision, notes } = step;
  const proposalPublicId = step.proposalId === null ? null : formatPublicId(regencyCode, step.proposalId);
  return {
    revision,
    appliedAt,
    appliedBy,
    conditionDate,
    isCorrection,
    source,
    undoesRevision,
    notes,
    proposalPublicId,
  };
}

/** By section in the order of the form, each person's sections together. */
function toGroups(changes: readonly Change[], open: OpenHistory, locale: Locale): readonly DifferenceGroup[] {
  const { instrument } = open;
  const lines = changes.flatMap((change) => changeLine(change, open));
  const order = instrument.questions.map(({ level, key }) => `${level}.${key}`);
  const places = new Map(order.map((key, index) => [key, index]));
  const placeOf = ({ key }: ChangeLine) => places.get(key.replace(/^(member|civil):[^.]+/, "$1")) ?? order.length;
  const groups = new Map<string, { title: string; person: string | null; rows: ChangeLine[] }>();
  for (const line of lines.toSorted((a, b) => placeOf(a) - placeOf(b))) {
    const key = `${line.section ?? ""}:${line.uid ?? ""}`;
    const group = groups.get(key) ?? { title: titleOf(line.section), person: line.person, rows: [] };
    groups.set(key, group);
    group.rows.push(line);
  }
  return foldEmptied<ChangeLine, Omit<DifferenceGroup, "emptied">>(
    [...groups].map(([key, group]) => ({ key, ...group })),
    changes,
  );

  function titleOf(section: Section | null): string {
    const outline = instrument.sections.find((candidate) => candidate.section === section);
    return outline === undefined ? (section ?? "") : inLocale(outline.title, locale);
  }
}

function restOf(
  { instrument, sight, family }: OpenHistory,
  later: HouseholdRecord,
  rows: RecordRows,
  changes: readonly Change[],
): readonly RestSection[] {
  const after = recordToAnswers(later, instrument);
  const payload = {
    instrument: instrument.code,
    version: instrument.version,
    baseRevision: later.revision,
    conditionDate: lastDay(later, family.row["housing_as_of"]),
    answers: NO_ANSWERS,
    memberOps: [],
    notes: {},
  };
  return unchangedSections({ instrument, base: after, after, payload, findings: [] }, changes, sight).filter(
    ({ key }) => rows.active.has(key.slice(key.indexOf(":") + 1)) || key.endsWith(":"),
  );
}

/** Ages in the folded rest are those on the newest condition date that the state has. */
function lastDay({ freshness }: HouseholdRecord, fallback: unknown): string {
  const days = Object.values(freshness).map(({ asOf }) => asOf);
  return days.toSorted().at(-1) ?? (typeof fallback === "string" ? fallback : "2000-01-01");
}
