import "server-only";
import type { Actor } from "@/lib/domain/access/actor";
import { grantedLevel } from "@/lib/domain/access/permission";
import { isRole } from "@/lib/domain/access/role";
import { rangeOf, type Scope } from "@/lib/domain/access/scope";
import { type ClientFacts, standingOf } from "@/lib/domain/api/client";
import { type ApiScope, scopesIn } from "@/lib/domain/api/scope";
import { Prisma } from "@/lib/server/db/generated/client";
import { referenceSql } from "@/lib/server/db/reference";
import { grantHolds } from "@/lib/server/grant/holds";
import { tokenHash } from "./secret";

/** A client that may work now, as a request sees it. */
export interface ApiClient {
  readonly id: string;
  readonly name: string;
  readonly regionCode: string;
  /** The duty that answers for it; its audit rows name it. */
  readonly grantId: string;
  readonly requestsAMinute: number;
  /** Of the token: the client's at the most. */
  readonly scopes: readonly ApiScope[];
}

export interface ClientRow {
  readonly id: string;
  readonly name: string;
  readonly regionCode: string;
  readonly grantId: string;
  readonly requestsAMinute: number;
  readonly scopes: readonly string[];
  readonly state: string;
  readonly validFrom: Date;
  readonly validTo: Date;
  readonly role: string;
  readonly level: string;
  readonly grantRegion: string;
  readonly holds: boolean;
}

/** A client's row with the duty that answers for it; `c`, `g` and `u` in the statement. */
export function clientColumns(now: Date) {
  return Prisma.sql`c.id, c.name, c.region_code AS "regionCode", c.grant_id AS "grantId", c.requests_a_minute AS "requestsAMinute",
    c.scopes, c.state, c.valid_from AS "validFrom", c.valid_to AS "validTo", g.role, g.level, g.region_code AS "grantRegion",
    (u.status = 'active' AND ${grantHolds(now)}) AS holds`;
}

export const CLIENT_TABLES = Prisma.sql`api_client c JOIN access_grant g ON g.id = c.grant_id JOIN app_user u ON u.id = g.user_id`;

export function factsOf(row: ClientRow): ClientFacts {
  const { state, regionCode, validFrom, validTo, role, level, grantRegion, holds } = row;
  const grant = { role: isRole(role) ? role : null, level: grantedLevel(level), regionCode: grantRegion, holds };
  return { state, regionCode, validFrom, validTo, grant };
}

/** The client of an access token, or null: unknown, ended, its secret withdrawn, or the client may not work any more. */
export async function findClientOfToken(token: string, now: Date): Promise<ApiClient | null> {
  const [row] = await referenceSql()<ClientRow & { readonly tokenScopes: readonly string[] }>`
    SELECT ${clientColumns(now)}, t.scopes AS "tokenScopes"
    FROM api_token t JOIN api_secret s ON s.id = t.secret_id AND s.revoked_at IS NULL
      JOIN ${CLIENT_TABLES} ON c.id = t.client_id
    WHERE t.hash = ${tokenHash(token)} AND t.made_at <= ${now} AND ${now} < t.expires_at`;
  if (row === undefined || standingOf(factsOf(row), now) !== "working") return null;
  const held = scopesIn(row.scopes);
  return { ...row, scopes: scopesIn(row.tokenScopes).filter((scope) => held.includes(scope)) };
}

/** A client by its id with all its scopes, or null: unknown, or it may not work now. For what is done for it later. */
export async function findWorkingClient(id: string, now: Date): Promise<ApiClient | null> {
  const [row] = await referenceSql()<ClientRow>`SELECT ${clientColumns(now)} FROM ${CLIENT_TABLES} WHERE c.id = ${id}`;
  if (row === undefined || standingOf(factsOf(row), now) !== "working") return null;
  return { ...row, scopes: scopesIn(row.scopes) };
}

/** Rows of families inside a region of the client's; its own where none is named. Practice is outside all but its own. */
export function familyScope(client: ApiClient, regionCode = client.regionCode): Scope {
  return { actorId: client.id, mode: "area", ranges: [rangeOf(regionCode)], household: null };
}

/** Writes of the API itself: no row of anybody. */
export function noRows(client: Pick<ApiClient, "id">): Scope {
  return { actorId: client.id, mode: "none", ranges: [], household: null };
}

/** A client as the dashboards know a reader: figures of its region, never a small cell. */
export function readerOf(client: ApiClient, locale: "id" | "en"): Actor {
  const grant = { id: client.grantId, role: "viewer", regionCode: client.regionCode, level: "full" } as const;
  return { userId: client.id, sessionId: client.id, displayName: client.name, locale, grant, grants: [grant] };
}
