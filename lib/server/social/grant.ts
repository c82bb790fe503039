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

/**
 * The request for data that a question rests on, if it is granted, not over, linked to the client, for the purpose that is told, and hands
 * over records inside the client's region. Null otherwise, and where it is not clear which one is meant.
 */
export async function findGrant(
  client: ApiClient,
  partner: Partner,
  permits: Permits,
  now: Date,
): Promise<HeldGrant | null> {
  const asked = askedIn(permits, now);
  if (asked === null) return null;
  const links = partner.grants.filter((link) => isMeant(link, asked.ref));
  const held: HeldGrant[] = [];
  for (const link of links) {
    const row = await readRequest(client, link);
    const grant = row === null || purposeOf(row) !== asked.purpose ? null : holdGrant(client, row, now);
    if (grant !== null) held.push(grant);
  }
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
  const isLinked = partner.grants.some(
    ({ regencyCode, requestId }) => regencyCode === link.regencyCode && requestId === link.requestId,
  );
  const row = isLinked ? await readRequest(client, link) : null;
  return row === null ? null : holdGrant(client, row, now);
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

function isMeant({ regencyCode, requestId }: GrantLink, ref: string | null): boolean {
  if (ref === null) return true;
  const key = parsePublicId(ref);
  return key !== null && key.regencyCode === regencyCode && key.id === requestId;
}

async function readRequest(client: ApiClient, { regencyCode, requestId }: GrantLink): Promise<RequestRow | null> {
  const scope: Scope = { actorId: client.id, mode: "area", ranges: [rangeOf(regencyCode)], household: null };
  const [row] = await underScope(
    scope,
    ({ sql }) => sql<RequestRow>`SELECT ${REQUEST_COLUMNS} FROM data_request r
      WHERE r.regency_code = ${regencyCode} AND r.id = ${requestId}::uuid`,
  );
  return row ?? null;
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
