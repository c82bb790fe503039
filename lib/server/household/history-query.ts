import "server-only";
import { type Actor, authorize } from "@/lib/domain/access/actor";
import { eventTitles } from "@/lib/domain/event/event";
import { HOUSEHOLD_STATUS } from "@/lib/domain/household/status";
import type { Locale } from "@/lib/domain/instrument/question";
import { splitEmptied } from "@/lib/domain/proposal/emptied";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import { OPEN_STATES } from "@/lib/domain/workflow/workflow";
import type { Sql } from "@/lib/server/db/sql";
import { type ChangeLine, changeLine } from "./change-line";
import { type OpenHistory, openHistory } from "./open-history";
import type { Revision } from "./revisions";
import { reopens } from "./undo-hindrance";

/** One revision of a family: who, when, why, what. */
export interface HistoryRevision {
  readonly revision: number;
  readonly appliedAt: Date;
  readonly appliedBy: string | null;
  readonly conditionDate: string;
  readonly isCorrection: boolean;
  readonly source: number;
  /** Null for the first load. */
  readonly proposalPublicId: string | null;
  readonly undoesRevision: number | null;
  /** The revision that undid this one. */
  readonly undoneBy: number | null;
  /** A counter-proposal to it that is on its way. */
  readonly openUndo: string | null;
  /** Kinds of the events that it told, in words: "Kematian"; empty: none. */
  readonly events: string;
  readonly notes: readonly string[];
  readonly changes: readonly ChangeLine[];
  /** Of those who left: what fell away with them. */
  readonly emptied: readonly { readonly uid: string; readonly lines: readonly ChangeLine[] }[];
  readonly canUndo: boolean;
}

export interface HistoryPage {
  readonly headName: string;
  readonly villageCode: string;
  readonly revisions: readonly HistoryRevision[];
  readonly newest: number;
  /** YYYY-MM-DD of the first revision and of the village's today: the days one can ask for. */
  readonly today: string;
  /** Revision before which the next page begins; null on the last one. */
  readonly next: number | null;
  readonly can: { readonly readLog: boolean };
}

export const REVISIONS_A_PAGE = 20;

/** The revisions of a family, newest first, before a number; the first load is told as one line. Null when out of scope. */
export async function findHistory(
  actor: Actor,
  publicId: string,
  before: number | null,
  locale: Locale,
  now: Date,
): Promise<HistoryPage | null> {
  return openHistory(actor, publicId, locale, now, async (open, sql) => {
    const newestFirst = open.revisions.toReversed().filter(({ revision }) => before === null || revision < before);
    const shown = newestFirst.slice(0, REVISIONS_A_PAGE);
    const undos = await openUndos(sql, open);
    const told = await toldBy(
      sql,
      open,
      shown.map(({ revision }) => revision),
    );
    const mayUndo = authorize(actor, "proposal:draft") && open.period?.isOpen === true;
    return {
      headName: open.headName,
      villageCode: open.family.villageCode,
      revisions: shown.map((revision) => ({
        ...toPage(open, revision, undos, mayUndo),
        events: eventTitles(told.get(revision.revision) ?? [], locale),
      })),
      newest: open.revisions.at(-1)?.revision ?? 0,
      today: open.period?.today ?? now.toISOString().slice(0, 10),
      next: newestFirst.length > shown.length ? (shown.at(-1)?.revision ?? null) : null,
      can: { readLog: authorize(actor, "household:read-log") },
    };
  });
}

function toPage(
  open: OpenHistory,
  revision: Revision,
  undos: ReadonlyMap<number, string>,
  mayUndo: boolean,
): Omit<HistoryRevision, "events"> {
  const { changes, freshness: _freshness, memberOps: _ops, confirmed: _confirmed, proposalId, ...rest } = revision;
  const undoneBy = undoneByOf(open.revisions, revision.revision);
  const lines = revision.revision === 1 ? [] : changes.flatMap((change) => changeLine(change, open));
  const { kept, byLeaver } = splitEmptied(lines, changes);
  return {
    ...rest,
    proposalPublicId: proposalId === null ? null : formatPublicId(open.family.regencyCode, proposalId),
    undoneBy,
    openUndo: undos.get(revision.revision) ?? null,
    changes: kept,
    emptied: [...byLeaver].map(([uid, own]) => ({ uid, lines: own })),
    canUndo:
      mayUndo &&
      revision.revision > 1 &&
      undoneBy === null &&
      !undos.has(revision.revision) &&
      (open.family.status !== HOUSEHOLD_STATUS.closed || reopens(open.family, revision.revision)),
  };
}

/** The latest revision that undid a revision, or null. */
export function undoneByOf(revisions: readonly Revision[], revision: number): number | null {
  return revisions.findLast(({ undoesRevision }) => undoesRevision === revision)?.revision ?? null;
}

async function openUndos(sql: Sql, { family }: OpenHistory): Promise<ReadonlyMap<number, string>> {
  const rows = await sql<{ id: string; undoes_revision: number }>`SELECT id, undoes_revision FROM proposal
    WHERE regency_code = ${family.regencyCode} AND household_id = ${family.id} AND undoes_revision IS NOT NULL
      AND state = ANY (${OPEN_STATES}) LIMIT 20`;
  return new Map(rows.map((row) => [row.undoes_revision, formatPublicId(family.regencyCode, row.id)]));
}

/** The kinds of events that revisions told, each once. */
async function toldBy(
  sql: Sql,
  { family }: OpenHistory,
  revisions: readonly number[],
): Promise<ReadonlyMap<number, readonly string[]>> {
  const rows = await sql<{ revision: number; codes: string[] }>`SELECT revision, array_agg(DISTINCT code) AS codes
    FROM family_event WHERE regency_code = ${family.regencyCode} AND household_id = ${family.id}
      AND revision = ANY (${revisions}) GROUP BY revision`;
  return new Map(rows.map(({ revision, codes }) => [revision, codes]));
}
