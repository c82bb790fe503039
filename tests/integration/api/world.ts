import { randomBytes } from "node:crypto";
import type { Client } from "pg";
import { uuidv7 } from "uuidv7";
import type { Actor } from "@/lib/domain/access/actor";
import type { ApiScope } from "@/lib/domain/api/scope";
import { addDays } from "@/lib/domain/calendar/working-day";
import { makeActor } from "@/tests/support/factory/people";
import { must } from "@/tests/support/factory/run";

/** As the browser makes one. */
export const newSecret = () => `mks_${randomBytes(32).toString("base64url")}`;

export interface TestClient {
  readonly id: string;
  readonly secretId: string;
  readonly secret: string;
}

export interface Stewards {
  readonly steward: Actor;
  readonly second: Actor;
}

/** Two stewards of a region. */
export async function makeStewards(owner: Client, regionCode: string): Promise<Stewards> {
  return {
    steward: await makeActor(owner, "data-steward", regionCode),
    second: await makeActor(owner, "data-steward", regionCode),
  };
}

export const clientInput = (regionCode: string, scopes: readonly ApiScope[], part: object = {}) => ({
  id: uuidv7(),
  secretId: uuidv7(),
  secret: newSecret(),
  regionCode,
  name: "Portal Data (contoh)",
  purpose: "Perjanjian nomor 1 (contoh)",
  scopes,
  requestsAMinute: 600,
  validTo: addDays(new Date().toISOString().slice(0, 10), 30),
  ...part,
});

/** A client that works: made by one steward and, where that is needed, approved by the other. */
export async function makeClient(
  { steward, second }: Stewards,
  regionCode: string,
  scopes: readonly ApiScope[],
  part: object = {},
): Promise<TestClient> {
  const input = clientInput(regionCode, scopes, part);
  const made = await must<{ state: string }>(steward, "api-client.create", input);
  if (made.state === "waiting") await must(second, "api-client.approve", { id: input.id, reason: "sudah diperiksa" });
  return input;
}

const HOST = "http://portal.test/api/v1";

export function tokenRequest(body: Record<string, string>, headers: Record<string, string> = {}): Request {
  return new Request(`${HOST}/token`, {
    method: "POST",
    body: new URLSearchParams(body).toString(),
    headers: { "Content-Type": "application/x-www-form-urlencoded", "X-Forwarded-For": uuidv7(), ...headers },
  });
}

export async function askToken(client: Pick<TestClient, "id" | "secret">, scope?: string): Promise<Response> {
  const { POST } = await import("@/app/api/v1/token/route");
  const asked = scope === undefined ? {} : { scope };
  return POST(
    tokenRequest({ grant_type: "client_credentials", client_id: client.id, client_secret: client.secret, ...asked }),
  );
}

export async function tokenOf(client: TestClient, scope?: string): Promise<string> {
  const response = await askToken(client, scope);
  const body: unknown = await response.json();
  if (typeof body !== "object" || body === null || !("access_token" in body)) throw new Error(JSON.stringify(body));
  return String(body.access_token);
}

type Handler = (
  request: Request,
  context: { params: Promise<Record<string, string | string[] | undefined>> },
) => Promise<Response>;

export interface ApiAnswer {
  readonly status: number;
  readonly headers: Headers;
  // A test says what it expects of it.
  readonly body: Record<string, unknown>;
  readonly text: string;
}

export interface CallOptions {
  readonly token?: string;
  readonly path?: Record<string, string>;
  readonly headers?: Record<string, string>;
  /** Sent as JSON by POST. */
  readonly body?: unknown;
  /** Names the try. */
  readonly key?: string;
}

/** Calls a handler as the framework does. */
export async function call(
  handler: Handler,
  query: string,
  { token, path = {}, headers = {}, body, key = uuidv7() }: CallOptions,
): Promise<ApiAnswer> {
  const bearer = token === undefined ? {} : { Authorization: `Bearer ${token}` };
  const json = { "Content-Type": "application/json", "Idempotency-Key": key };
  const sent = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
  const request = new Request(`${HOST}/x${query}`, {
    headers: { ...bearer, ...(body === undefined ? {} : json), ...headers },
    ...sent,
  });
  const response = await handler(request, { params: Promise.resolve(path) });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text === "" ? {} : (JSON.parse(text) as Record<string, unknown>), // what our own handler wrote
    text,
  };
}

const CHANGES = JSON.stringify([
  { key: "household.wallMaterial", before: 1, after: 2 },
  { key: "member:0197b0f0-0000-7000-8000-000000000001.name", before: "Lama (contoh)", after: "Baru (contoh)" },
]);

/** A revision of a family that is not there: what the feed of changes is made of. */
export async function revise(client: Client, village: string, household = uuidv7(), revision = 1): Promise<string> {
  await client.query(
    `INSERT INTO household_revision (regency_code, household_id, revision, village_code, source, is_correction, condition_date,
       applied_at, changes) VALUES ($1, $2, $3, $4, 1, false, '2026-05-01', '2026-05-02', $5)`,
    [village.slice(0, 4), household, revision, village, CHANGES],
  );
  return household;
}
