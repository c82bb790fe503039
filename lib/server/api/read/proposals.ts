import "server-only";
import * as z from "zod";
import { covers, rangeOf } from "@/lib/domain/access/scope";
import type { getProposal, listProposals } from "@/lib/domain/api/operation/proposals";
import { type Outcome, refuse, succeed } from "@/lib/domain/error/error-code";
import { formatPublicId, parsePublicId } from "@/lib/domain/public-id/public-id";
import { Prisma } from "@/lib/server/db/generated/client";
import { underScope } from "@/lib/server/db/scoped";
import { regenciesOf } from "@/lib/server/region/regencies";
import { notRestricted } from "@/lib/server/rights/restricted";
import type { Answered, Asked } from "../answering";
import { familyScope } from "../client";
import { openCursor, sealCursor } from "../cursor";

type ListParams = z.infer<(typeof listProposals)["params"]>;
type ListAnswer = z.input<(typeof listProposals)["answer"]>;
type Item = ListAnswer["items"][number];
type OneParams = z.infer<(typeof getProposal)["params"]>;
type OneAnswer = z.input<(typeof getProposal)["answer"]>;

interface Row {
  readonly regency_code: string;
  readonly id: string;
  readonly village_code: string;
  readonly household_id: string;
  readonly kind: Item["kind"];
  readonly event_codes: string[];
  readonly state: OneAnswer["state"];
  readonly state_since: Date;
  readonly submitted_at: Date | null;
  readonly condition_date: string;
  readonly change_count: number;
  readonly applied_revision: number | null;
}

/** Never the payload, a name or an address: the columns are named one by one. */
const COLUMNS = Prisma.raw(
  "p.regency_code, p.id, p.village_code, p.household_id, p.kind, p.event_codes, p.state, p.state_since, p.submitted_at, p.condition_date, p.change_count, p.applied_revision",
);

/** Proposals in the order in which they came to stand as they do, regency by regency from an index each; none of a restricted family. */
export async function readProposals({ client, params }: Asked<ListParams>): Promise<Outcome<Answered<ListAnswer>>> {
  const { region = client.regionCode, state, since, limit, cursor } = params;
  if (!covers(client.regionCode, region)) return refuse("NOT_FOUND");
  const place = { clientId: client.id, operation: "listProposals", filter: { region, state, since } };
  const after = cursor === undefined ? START : openCursor(place, cursor, z.tuple([z.iso.datetime(), z.uuid()]));
  if (after === null) return refuse("INVALID_INPUT", { fields: [{ path: "cursor", detail: "invalid_cursor" }] });
  const { lo, hi } = rangeOf(region);
  const regencies = await regenciesOf(region);
  const ofState = state === undefined ? Prisma.empty : Prisma.sql`AND q.state = ${state}`;
  const ofSince = since === undefined ? Prisma.empty : Prisma.sql`AND q.state_since >= ${new Date(since)}`;
  const rows = await underScope(
    familyScope(client, region),
    ({ sql }) => sql<Row>`SELECT ${COLUMNS} FROM unnest(${regencies}::text[]) AS r (code) CROSS JOIN LATERAL (
        SELECT * FROM proposal q WHERE q.regency_code = r.code AND q.state <> 'draft'
          AND q.village_code >= ${lo} AND q.village_code < ${hi} ${ofState} ${ofSince}
          AND (q.state_since, q.id) > (${new Date(after[0])}, ${after[1]}::uuid) AND ${notRestricted("q")}
        ORDER BY q.state_since, q.id LIMIT ${limit + 1}) p
      ORDER BY p.state_since, p.id LIMIT ${limit + 1}`,
  );
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const isLast = rows.length <= limit || last === undefined;
  const next = isLast ? null : sealCursor(place, [last.state_since.toISOString(), last.id]);
  return succeed({
    body: { items: shown.map(toListed), next },
    shown: { kind: "proposal", ids: shown.map(({ id }) => id) },
  });
}

const START = ["1970-01-01T00:00:00.000Z", "00000000-0000-0000-0000-000000000000"] as const;

/** The statement leaves drafts out; the published schema refuses one all the same. */
function toListed(row: Row): Item {
  return { ...toItem(row), state: row.state as Item["state"] };
}

function toItem(row: Row): Omit<OneAnswer, "steps"> {
  return {
    id: formatPublicId(row.regency_code, row.id),
    household: formatPublicId(row.regency_code, row.household_id),
    village: row.village_code,
    kind: row.kind,
    events: row.event_codes,
    state: row.state,
    stateSince: row.state_since.toISOString(),
    submittedAt: row.submitted_at?.toISOString() ?? null,
    conditionDate: row.condition_date,
    changes: row.change_count,
    appliedRevision: row.applied_revision,
  };
}

/** One proposal with its steps; who took them is not the API's to tell. */
export async function readProposal({ client, params }: Asked<OneParams>): Promise<Outcome<Answered<OneAnswer>>> {
  const key = parsePublicId(params.id);
  if (key === null) return refuse("NOT_FOUND");
  const read = await underScope(familyScope(client), async ({ sql }) => {
    const [[row], steps] = await Promise.all([
      sql<Row>`SELECT ${COLUMNS} FROM proposal p
        WHERE p.regency_code = ${key.regencyCode} AND p.id = ${key.id} AND (p.state <> 'draft' OR p.created_by = ${client.id}::uuid)
          AND ${notRestricted("p")}`,
      sql<{
        at: Date;
        event: string;
        from: string;
        to: string;
      }>`SELECT at, event, from_state AS "from", to_state AS "to"
        FROM proposal_event WHERE regency_code = ${key.regencyCode} AND proposal_id = ${key.id} ORDER BY at, id LIMIT 200`,
    ]);
    return row === undefined ? null : { row, steps };
  });
  if (read === null) return refuse("NOT_FOUND");
  const steps = read.steps.map(({ at, ...step }) => ({ at: at.toISOString(), ...step }));
  return succeed({ body: { ...toItem(read.row), steps }, shown: { kind: "proposal", ids: [key.id] } });
}
