import "server-only";
import { type Actor, authorizeIn, scopeOf } from "@/lib/domain/access/actor";
import { rangeOf } from "@/lib/domain/access/scope";
import {
  ANSWER_CHANNELS,
  type AnswerChannel,
  UNREACHED_REASONS,
  type UnreachedReason,
} from "@/lib/domain/invitation/flow";
import { type Board, type BoardLine, emptyCounts, sumBoard } from "@/lib/domain/invitation/invitation-page";
import { LIST_STATES, type ListState } from "@/lib/domain/invitation/list-filter";
import { invitationYear } from "@/lib/domain/invitation/season";
import { localDay } from "@/lib/domain/period/period";
import { underScope } from "@/lib/server/db/scoped";
import { childrenOf, findRegion, timeZoneOf } from "@/lib/server/region/queries";
import { listVillages } from "@/lib/server/region/villages";

interface Row {
  readonly area: string;
  readonly state: ListState;
  readonly answered: AnswerChannel | null;
  readonly reason: UnreachedReason | null;
  readonly n: number;
}

const VILLAGE_DIGITS = 10;

/**
 * How families of an area were invited, served and missed this year: a line a village of a regency or district, a line a regency of a province.
 * Null outside the reader's area, for the nation and for a single village. Live counts: one pass over the area's families.
 */
export async function findBoard(actor: Actor, code: string, now: Date): Promise<Board | null> {
  const region = await findRegion(code);
  if (region === null || code.length < 2 || code.length >= VILLAGE_DIGITS) return null;
  if (!authorizeIn(actor, "invitation:read", code)) return null;
  const [parts, zone] = await Promise.all([partsOf(code), timeZoneOf(code)]);
  const year = invitationYear(localDay(now, zone));
  const digits = parts[0]?.code.length ?? VILLAGE_DIGITS;
  const { lo, hi } = rangeOf(code);
  const regencies = code.length === 2 ? parts.map((part) => part.code) : [code.slice(0, 4)];
  const rows = await underScope(
    scopeOf(actor),
    ({
      sql,
    }) => sql<Row>`SELECT left(h.village_code, ${digits}::int) AS area, coalesce(i.state, 'none') AS state, i.answered_how AS answered,
        CASE WHEN i.state = 'unreached' THEN i.unreached_reason END AS reason, count(*)::int AS n
      FROM household h LEFT JOIN invitation i ON i.regency_code = h.regency_code AND i.household_id = h.id AND i.year = ${year}
      WHERE h.regency_code = ANY (${regencies}::text[]) AND h.village_code >= ${lo} AND h.village_code < ${hi} AND h.status <> 3
      GROUP BY 1, 2, 3, 4`,
  );
  const lines = parts.map((part) =>
    lineOf(
      part,
      rows.filter(({ area }) => area === part.code),
    ),
  );
  const withFamilies = lines.filter(({ families }) => families > 0);
  return { code, year, lines: withFamilies, total: sumBoard(code, region.label, withFamilies, UNREACHED_REASONS) };
}

async function partsOf(code: string): Promise<readonly { readonly code: string; readonly name: string }[]> {
  if (code.length > 2) return listVillages(code);
  return (await childrenOf(code)).map(({ code: child, label }) => ({ code: child, name: label }));
}

function lineOf({ code, name }: { readonly code: string; readonly name: string }, rows: readonly Row[]): BoardLine {
  const states = emptyCounts(LIST_STATES);
  const served = emptyCounts(ANSWER_CHANNELS);
  const reasons = emptyCounts(UNREACHED_REASONS);
  for (const { state, answered, reason, n } of rows) {
    states[state] += n;
    if (answered !== null) served[answered] += n;
    if (reason !== null) reasons[reason] += n;
  }
  return { code, name, families: rows.reduce((sum, { n }) => sum + n, 0), states, served, reasons };
}
