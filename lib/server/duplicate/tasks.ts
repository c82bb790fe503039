import "server-only";
import type { Task } from "graphile-worker";
import { uuidv7 } from "uuidv7";
import { isOpen } from "@/lib/domain/workflow/workflow";
import { referenceSql } from "@/lib/server/db/reference";
import { underScope } from "@/lib/server/db/scoped";
import { findDraft } from "@/lib/server/proposal/draft";
import { evaluateDraft } from "@/lib/server/proposal/evaluate";
import { findDoubles } from "./find-doubles";
import { type MatchVillageJob, matchProposalSchema, matchVillageSchema, scopeOfRegency } from "./job";
import { openCases } from "./open-case";
import { type Pair, suspiciousPair } from "./pair";
import { listPersons } from "./person";
import { keepProposalCases } from "./proposal-cases";

/** Job `match-proposal`: a sent proposal's people compared with the whole regency. Repeating it changes nothing. */
export const matchProposal: Task = async (payload) => {
  const job = matchProposalSchema.parse(payload);
  await underScope(scopeOfRegency(job.regencyCode), async ({ sql }) => {
    const draft = await findDraft(sql, job.regencyCode, job.proposalId);
    if (draft === null || !isOpen(draft.state)) return;
    const evaluation = evaluateDraft(draft, draft.payload);
    if (evaluation === null) return;
    const pairs = await findDoubles(sql, draft, evaluation);
    const opening = { sql, regencyCode: job.regencyCode, opener: null, note: null, now: new Date(), newId: uuidv7 };
    await keepProposalCases(opening, draft, pairs);
  });
};

/** Pairs of a village looked at in one night; a village with more has a fault that people must see first. */
const MOST_PAIRS = 2000;

/** Job `match-village`: pairs of a village with its regency, as the records stand. */
export const matchVillage: Task = async (payload) => {
  await lookThrough(matchVillageSchema.parse(payload), new Date());
};

/** Looks through a village and opens cases. @returns how many wait for a decision */
export async function lookThrough({ regencyCode, villageCode }: MatchVillageJob, now: Date): Promise<number> {
  return underScope(scopeOfRegency(regencyCode), async ({ sql }) => {
    const found = await sql<{ person_uid: string; other_person_uid: string }>`SELECT person_uid, other_person_uid
      FROM app_match_village(${regencyCode}, ${villageCode}, ${MOST_PAIRS})`;
    const uids = [...new Set(found.flatMap((row) => [row.person_uid, row.other_person_uid]))];
    const people = await listPersons(sql, regencyCode, uids);
    const pairs = found.flatMap((row): readonly Pair[] => {
      const one = people.get(row.person_uid);
      const other = people.get(row.other_person_uid);
      const pair = one === undefined || other === undefined ? null : suspiciousPair(one, other);
      return pair === null ? [] : [pair];
    });
    const opened = await openCases(
      { sql, regencyCode, origin: "scan", proposalId: null, opener: null, note: null, now, newId: uuidv7 },
      pairs,
    );
    return opened.length;
  });
}

const VILLAGES_A_PAGE = 500;

/** Job `match-villages`, nightly: asks for a look through every village that has families, page by page. */
export const matchVillages: Task = async () => {
  for (let after: string | null = ""; after !== null; ) {
    const rows: { last: string | null }[] =
      await referenceSql()`SELECT app_enqueue_match_villages(${after}, ${VILLAGES_A_PAGE}) AS last`;
    after = rows[0]?.last ?? null;
  }
};
