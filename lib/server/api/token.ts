import "server-only";
import { timingSafeEqual } from "node:crypto";
import { uuidv7 } from "uuidv7";
import * as z from "zod";
import { SECRET_SHAPE, standingOf, TOKEN_MINUTES } from "@/lib/domain/api/client";
import type { TokenError } from "@/lib/domain/api/problem";
import { scopesAsked, scopesIn } from "@/lib/domain/api/scope";
import { writeAudit } from "@/lib/server/audit/write-audit";
import { addressOfRequest } from "@/lib/server/auth/request-place";
import { databaseRefusal } from "@/lib/server/command/database-error";
import { readBody } from "@/lib/server/command/respond";
import { databaseFault } from "@/lib/server/db/database-error";
import { referenceSql } from "@/lib/server/db/reference";
import { underScope } from "@/lib/server/db/scoped";
import { log } from "@/lib/server/log/log";
import { CLIENT_TABLES, type ClientRow, clientColumns, factsOf, noRows } from "./client";
import { waitForToken } from "./limit";
import { answerHeaders, localeOfRequest, problemResponse } from "./problem";
import { newToken, secretHash, tokenHash } from "./secret";
import { credentialsIn, type TokenAsked } from "./token-request";

const MOST_BYTES = 8_192;
/** Compared with where there is none: nobody's hash. */
const NO_HASH = Buffer.alloc(32);

/**
 * The token endpoint (RFC 6749 4.4). The same work and the same answer for an unknown client, a wrong secret and a client that may not
 * work: whoever has not the right secret of a working client learns nothing.
 */
export function grantingTokens(): (request: Request) => Promise<Response> {
  return async (request) => {
    const requestId = uuidv7();
    try {
      return await grant(request, requestId, new Date());
    } catch (error) {
      const known = databaseRefusal(error);
      if (known === null)
        log().error(
          { kind: error instanceof Error ? error.name : "unknown", code: databaseFault(error)?.code },
          "token request failed",
        );
      return problemResponse(known ?? { code: "INTERNAL" }, { requestId, locale: localeOfRequest(request) });
    }
  };
}

async function grant(request: Request, requestId: string, now: Date): Promise<Response> {
  const body = await readBody(request, MOST_BYTES);
  const asked = body === null ? null : credentialsIn(request.headers, new TextDecoder().decode(body));
  const address = addressOfRequest(request);
  const waitS = await waitForToken(asked !== null && "clientId" in asked ? asked.clientId : "", address);
  if (waitS !== null) return refused("temporarily_unavailable", 429, requestId, { "Retry-After": String(waitS) });
  if (asked === null) return refused("invalid_request", 400, requestId);
  if ("error" in asked) return refused(asked.error, 400, requestId);
  const found = await findSecret(asked, now);
  if (found === null)
    return refused("invalid_client", 401, requestId, { "WWW-Authenticate": 'Basic realm="mutakhir"' });
  const scopes = scopesAsked(asked.scope, scopesIn(found.row.scopes));
  if (scopes === null) return refused("invalid_scope", 400, requestId);
  const token = newToken();
  await keepToken(found, scopes, token, requestId, now);
  const answer = {
    access_token: token,
    token_type: "Bearer",
    expires_in: TOKEN_MINUTES * 60,
    scope: scopes.join(" "),
  };
  return json(200, answer, requestId);
}

interface FoundSecret {
  readonly row: ClientRow;
  readonly secretId: string;
}

async function findSecret({ clientId, secret }: TokenAsked, now: Date): Promise<FoundSecret | null> {
  // An id that is none is looked for as any other.
  const id = z.uuid().safeParse(clientId).success ? clientId : "00000000-0000-0000-0000-000000000000";
  const rows = await referenceSql()<ClientRow & { readonly secretId: string; readonly hash: Buffer }>`
    SELECT ${clientColumns(now)}, s.id AS "secretId", s.hash FROM ${CLIENT_TABLES}
      JOIN api_secret s ON s.client_id = c.id AND s.revoked_at IS NULL
    WHERE c.id = ${id} ORDER BY s.made_at DESC LIMIT 4`;
  const given = secretHash(id, secret);
  const [first, second] = [rows[0], rows[1]];
  const fits = [first, second].map((row) => timingSafeEqual(row?.hash ?? NO_HASH, given));
  const row = fits[0] === true ? first : fits[1] === true ? second : undefined;
  if (row === undefined || !SECRET_SHAPE.test(secret) || standingOf(factsOf(row), now) !== "working") return null;
  return { row, secretId: row.secretId };
}

async function keepToken(
  { row, secretId }: FoundSecret,
  scopes: readonly string[],
  token: string,
  requestId: string,
  now: Date,
): Promise<void> {
  const expiresAt = new Date(now.getTime() + TOKEN_MINUTES * 60_000);
  await underScope(noRows(row), async ({ sql, atEnd }) => {
    // What has ended goes with the next one that is made: nobody needs a job for it.
    atEnd(() => sql`DELETE FROM api_token WHERE client_id = ${row.id} AND expires_at <= ${now}`);
    atEnd(
      () => sql`INSERT INTO api_token (hash, client_id, secret_id, scopes, made_at, expires_at)
        VALUES (${tokenHash(token)}, ${row.id}, ${secretId}, ${[...scopes]}, ${now}, ${expiresAt})`,
    );
    atEnd(() =>
      writeAudit(sql, { userId: row.id, grant: { id: row.grantId } }, now, {
        action: "api:token",
        subjectKind: "api-client",
        subjectIds: [row.id],
        areaCode: row.regionCode,
        detail: { client: row.id, scope: scopes.join(" "), request: requestId },
      }),
    );
  });
}

const MEANING: Readonly<Record<TokenError, string>> = {
  invalid_request:
    "grant_type, client_id and client_secret are needed, each once, in a form-encoded body or by HTTP Basic",
  invalid_client: "unknown client, wrong secret, or a client that may not work now",
  unsupported_grant_type: "only client_credentials",
  invalid_scope: "a scope that is unknown or that this client has not got",
  temporarily_unavailable: "too many requests; see Retry-After",
};

function refused(
  error: TokenError,
  status: number,
  requestId: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return json(status, { error, error_description: MEANING[error] }, requestId, headers);
}

function json(
  status: number,
  body: object,
  requestId: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return Response.json(body, { status, headers: { ...answerHeaders(requestId), Pragma: "no-cache", ...headers } });
}
