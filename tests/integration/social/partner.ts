import { createHash, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from "node:crypto";
import { uuidv7 } from "uuidv7";
import type { ApiScope } from "@/lib/domain/api/scope";
import type { JsonValue } from "@/lib/domain/social/canonical";
import { formatSignature, parseSignature, signedContent, signingText } from "@/lib/domain/social/signature";
import { findClientPage } from "@/lib/server/api/client-queries";
import { thumbprint } from "@/lib/server/social/signing-key";
import { must } from "@/tests/support/factory/run";
import { makeClient, type Stewards, type TestClient, tokenOf } from "../api/world";

/** A partner's system: a client of the API with a key of its own. */
export interface TestPartner {
  readonly client: TestClient;
  readonly token: string;
  readonly privateKey: KeyObject;
  readonly kid: string;
}

export interface PartnerOptions {
  readonly region: string;
  readonly scopes?: readonly ApiScope[];
  readonly hosts?: readonly string[];
  /** Public ids of granted requests. */
  readonly requests?: readonly string[];
  readonly part?: object;
}

export async function makePartner(stewards: Stewards, options: PartnerOptions): Promise<TestPartner> {
  const { region, scopes = ["registry:search", "registry:subscribe"], hosts = [], requests = [], part = {} } = options;
  const client = await makeClient(stewards, region, scopes, part);
  const pair = generateKeyPairSync("ed25519");
  const key = pair.publicKey.export({ format: "pem", type: "spki" }).toString();
  await must(stewards.steward, "social.add-key", { id: client.id, key });
  if (hosts.length > 0) await setHosts(stewards, client.id, hosts);
  for (const request of requests) await must(stewards.second, "social.link-grant", { id: client.id, request });
  return { client, token: await tokenOf(client), privateKey: pair.privateKey, kid: thumbprint(pair.publicKey) };
}

/** Hosts as two people set them: one asks, the other confirms. */
export async function setHosts(
  { steward, second }: Stewards,
  id: string,
  hosts: readonly string[],
  callback = "",
): Promise<void> {
  await must(steward, "social.set-hosts", { id, hosts, callback });
  const asked = (await findClientPage(second, id, new Date()))?.partner?.asked;
  await must(second, "social.confirm-hosts", { id, askedAt: asked?.at.toISOString(), reason: "sudah ditanyakan" });
}

export interface MessageOptions {
  readonly header?: Record<string, JsonValue>;
  /** Instead of the right one. */
  readonly signature?: string;
  readonly token?: string;
}

export interface SocialAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly text: string;
  readonly headers: Headers;
}

/** A message as a partner signs and sends it. */
export function signedMessage(partner: TestPartner, action: string, message: JsonValue, options: MessageOptions = {}) {
  const header: Record<string, JsonValue> = {
    version: "1.0.0",
    message_id: uuidv7(),
    message_ts: new Date().toISOString(),
    action,
    sender_id: partner.client.id,
    total_count: 1,
    ...options.header,
  };
  const created = Math.floor(Date.now() / 1000);
  const times = { created, expires: created + 120 };
  const digest = createHash("sha256").update(signedContent(header, message)).digest("base64");
  const value = sign(null, Buffer.from(signingText(times, digest)), partner.privateKey).toString("base64");
  const made = formatSignature({
    senderId: partner.client.id,
    keyId: partner.kid,
    algorithm: "ed25519",
    ...times,
    value,
  });
  return { signature: options.signature ?? made, header, message };
}

export async function send(
  handler: (request: Request) => Promise<Response>,
  partner: TestPartner,
  body: unknown,
  token = partner.token,
): Promise<SocialAnswer> {
  const response = await handler(
    new Request("http://portal.test/api/v1/registry/x", {
      method: "POST",
      headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
      body: typeof body === "string" ? body : JSON.stringify(body),
    }),
  );
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: JSON.parse(text) };
}

/** A part of an answer by its path; undefined where there is none. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (part, name) => (typeof part === "object" && part !== null ? Reflect.get(part, name) : undefined),
    value,
  );
}

/** Whether a text is the portal's own, by the keys that it publishes. */
export async function isOurs(text: string): Promise<boolean> {
  const { GET } = await import("@/app/.well-known/jwks.json/route");
  const { keys } = (await (await GET()).json()) as { keys: { kid: string }[] };
  const sent = JSON.parse(text) as { signature: string; header: JsonValue; message?: JsonValue };
  const given = parseSignature(sent.signature);
  const jwk = keys.find(({ kid }) => kid === given?.keyId);
  if (given === null || jwk === undefined) return false;
  const digest = createHash("sha256")
    .update(signedContent(sent.header, sent.message ?? {}))
    .digest("base64");
  const key = createPublicKey({ key: jwk as never, format: "jwk" });
  return verify(null, Buffer.from(signingText(given, digest)), key, Buffer.from(given.value, "base64"));
}

export const search = (criteria: Record<string, JsonValue>, reference = `ref-${uuidv7()}`): JsonValue => ({
  transaction_id: `txn-${uuidv7()}`,
  search_request: [{ reference_id: reference, timestamp: new Date().toISOString(), search_criteria: criteria }],
});
