import "server-only";
import { covers, rangeOf, type Scope } from "@/lib/domain/access/scope";
import { recordColumns, type VariableName, variableName } from "@/lib/domain/data-request/column";
import { standingOf } from "@/lib/domain/data-request/flow";
import { type LevelRule, namesPeople } from "@/lib/domain/data-request/level";
import { levelRule } from "@/lib/domain/data-request/rules";
import { parsePublicId } from "@/lib/domain/public-id/public-id";
import { MESSAGE_MINUTES } from "@/lib/domain/social/message";
import type { Permit } from "@/lib/domain/social/search-message";
import type { GrantedColumns } from "@/lib/domain/social/to-record";
import { levelOf, purposeOf, REQUEST_COLUMNS, type RequestRow, sentRules } from "@/lib/server/data-request/rows";
import { underScope } from "@/lib/server/db/scoped";
import { type ApiClient, familyScope } from "../api/client";
import type { GrantLink, Partner } from "./partner";

/** A granted request for data as a partner's question is judged by it. */
export interface HeldGrant extends GrantLink {
  readonly rule: LevelRule;
  readonly areas: readonly string[];
  readonly columns: GrantedColumns;
  /** Variables handed over as they stand: nothing else may be asked by. */
  readonly open: ReadonlySet<VariableName>;
  /** The client's region inside the regency: families outside are not there. */
  readonly scope: Scope;
  /** False: records without identity, which are told only of areas with enough families. */
  readonly namesPeople: boolean;
}

/** What a message says that it may: the office's leave, the person's consent. */
export interface Permits {
  readonly authorize?: Permit | undefined;
  readonly consent?: Permit | undefined;
}

/** The requests that a partner acts under, in one read for all the questions of a message; whether they still hold is judged for each. */
export function readLinked(client: ApiClient, { grants }: Pick<Partner, "grants">): Promise<readonly RequestRow[]> {
  if (grants.length === 0) return Promise.resolve([]);
  // A link is of a regency inside the client's region, or of the one that holds it.
  const range = rangeOf(client.regionCode.slice(0, 4));
  const scope: Scope = { actorId: client.id, mode: "area", ranges: [range], household: null };
  const [regencies, ids] = [grants.map(({ regencyCode }) => regencyCode), grants.map(({ requestId }) => requestId)];
  return underScope(
    scope,
    ({ sql }) => sql<RequestRow>`SELECT ${REQUEST_COLUMNS} FROM data_request r
      WHERE (r.regency_code, r.id) IN (SELECT * FROM unnest(${regencies}::text[], ${ids}::uuid[]))`,
  );
}

/**
 * The request for data that a question rests on, if it is granted, not over, linked to the client, for the purpose that is told, and hands
 * over records inside the client's region. Null otherwise, and where it is not clear which one is meant.
 */
export function findGrant(
  client: ApiClient,
  linked: readonly RequestRow[],
  permits: Permits,
  now: Date,
): HeldGrant | null {
  const asked = askedIn(permits, now);
  if (asked === null) return null;
  const held = linked.flatMap((row) => {
    const isAsked = isMeant(row, asked.ref) && purposeOf(row) === asked.purpose;
    return isAsked ? (holdGrant(client, row, now) ?? []) : [];
  });
  const [only, ...more] = held;
  return more.length === 0 ? (only ?? null) : null;
}

/** The grant of a subscription, as it stands now. */
export async function heldGrant(
  client: ApiClient,
  link: GrantLink,
  partner: Partner,
  now: Date,
): Promise<HeldGrant | null> {
  const grants = partner.grants.filter(
    ({ regencyCode, requestId }) => regencyCode === link.regencyCode && requestId === link.requestId,
  );
  const [row] = await readLinked(client, { grants });
  return row === undefined ? null : holdGrant(client, row, now);
}

interface AskedGrant {
  readonly purpose: string;
  /** Public id of the request; null: not told. */
  readonly ref: string | null;
}

/** Consent that is told beside the office's leave must be for the same purpose; neither may lie in the future. */
function askedIn({ authorize, consent }: Permits, now: Date): AskedGrant | null {
  const permit = authorize ?? consent;
  const code = permit?.purpose?.code;
  if (permit === undefined || code === undefined) return null;
  const purpose = code.split(":").at(-1) ?? "";
  const other = consent?.purpose?.code;
  if (other !== undefined && (other.split(":").at(-1) ?? "") !== purpose) return null;
  const latest = now.getTime() + MESSAGE_MINUTES * 60_000;
  if ([authorize?.ts, consent?.ts].some((ts) => ts !== undefined && new Date(ts).getTime() > latest)) return null;
  return { purpose, ref: permit.purpose?.ref_uri?.split(/[/:#=]/).at(-1) ?? null };
}

function isMeant({ regency_code, id }: RequestRow, ref: string | null): boolean {
  if (ref === null) return true;
  const key = parsePublicId(ref);
  return key !== null && key.regencyCode === regency_code && key.id === id;
}

/** The rule of a request's level where it hands over records; null for figures and for what was never sent. */
export function recordsRule(row: Pick<RequestRow, "rules" | "level">): LevelRule | null {
  const [rules, level] = [sentRules(row), levelOf(row)];
  const rule = rules === null || level === null ? null : levelRule(rules, level);
  return rule?.form === "records" ? rule : null;
}

function holdGrant(client: ApiClient, row: RequestRow, now: Date): HeldGrant | null {
  if (standingOf({ state: row.state, expiresAt: row.expires_at }, now) !== "granted") return null;
  const rule = recordsRule(row);
  const region = narrower(client.regionCode, row.regency_code);
  if (rule === null || region === null) return null;
  const columns = {
    household: recordColumns("keluarga.csv", row.variables, rule),
    people: recordColumns("anggota.csv", row.variables, rule),
  };
  const open = [...columns.household, ...columns.people].filter(({ treatment }) => treatment === "plain");
  return {
    regencyCode: row.regency_code,
    requestId: row.id,
    rule,
    areas: row.areas,
    columns,
    open: new Set(open.map(({ variable }) => variableName(variable))),
    scope: familyScope(client, region),
    namesPeople: namesPeople(rule),
  };
}

/** The smaller of two regions of which one lies in the other; null where neither does. */
function narrower(a: string, b: string): string | null {
  if (covers(a, b)) return b;
  return covers(b, a) ? a : null;
}
