import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GET as listRegions } from "@/app/api/v1/regions/route";
import { POST } from "@/app/api/v1/token/route";
import { handles } from "@/lib/server/db/pool";
import { must } from "@/tests/support/factory/run";
import { ownerUrl } from "@/tests/support/urls";
import { askToken, call, makeClient, makeStewards, newSecret, type Stewards, tokenOf, tokenRequest } from "./world";

const owner = new Client({ connectionString: ownerUrl() });
const SCOPES = ["regions:read", "codebook:read"] as const;
let stewards: Stewards;

beforeAll(async () => {
  await owner.connect();
  stewards = await makeStewards(owner, "7403");
});

afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

const client = (part: object = {}) => makeClient(stewards, "7403", SCOPES, part);
const read = (token: string) => call(listRegions, "", { token });

describe("the token endpoint", () => {
  it("gives a token of a quarter of an hour, kept as a hash, whose scopes are those asked for", async () => {
    const one = await client();
    const response = await askToken(one, "regions:read");
    expect(response.headers.get("cache-control")).toContain("no-store");
    const body = await response.json();
    expect(body).toMatchObject({ token_type: "Bearer", expires_in: 900, scope: "regions:read" });
    const { rows } = await owner.query("SELECT * FROM api_token WHERE client_id = $1", [one.id]);
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(body.access_token);
    expect((await read(body.access_token)).status).toBe(200);
    const kept = await owner.query(
      "SELECT (SELECT json_agg(s)::text FROM api_secret s) || coalesce((SELECT json_agg(o)::text FROM operation o), '') AS all",
    );
    expect(kept.rows[0].all).not.toContain(one.secret);
  });

  it("takes the client by Basic, never both ways, nothing twice, and one grant type", async () => {
    const one = await client();
    const basic = `Basic ${Buffer.from(`${one.id}:${one.secret}`).toString("base64")}`;
    const asked = async (body: Record<string, string>, headers: Record<string, string> = {}) => {
      const response = await POST(tokenRequest(body, headers));
      return [response.status, (await response.json()).error ?? "OK"];
    };
    const type = { grant_type: "client_credentials" };
    expect(await asked(type, { Authorization: basic })).toEqual([200, "OK"]);
    expect(await asked({ ...type, client_secret: one.secret }, { Authorization: basic })).toEqual([
      400,
      "invalid_request",
    ]);
    expect(await asked({ grant_type: "password" }, { Authorization: basic })).toEqual([400, "unsupported_grant_type"]);
    expect(await asked({ ...type, scope: "households:read" }, { Authorization: basic })).toEqual([
      400,
      "invalid_scope",
    ]);
    expect(await asked({ ...type, scope: "all" }, { Authorization: basic })).toEqual([400, "invalid_scope"]);
    const twice = new Request("http://portal.test/api/v1/token", {
      method: "POST",
      body: "grant_type=client_credentials&grant_type=client_credentials",
      headers: { "Content-Type": "application/x-www-form-urlencoded", Authorization: basic },
    });
    expect((await POST(twice)).status).toBe(400);
    const json = new Request("http://portal.test/api/v1/token", { method: "POST", body: "{}" });
    expect((await (await POST(json)).json()).error).toBe("invalid_request");
  });

  it("shows no difference between an unknown client, a wrong secret and a client that may not work", async () => {
    const one = await client();
    const suspended = await client();
    await must(stewards.second, "api-client.suspend", { id: suspended.id, reason: "alasan uji" });
    const answers = await Promise.all(
      [
        { id: uuidv7(), secret: one.secret },
        { id: "bukan-nomor", secret: one.secret },
        { id: one.id, secret: newSecret() },
        { id: suspended.id, secret: suspended.secret },
      ].map(async (asked) => {
        const response = await askToken(asked);
        const headers = [...response.headers].filter(([name]) => name !== "x-request-id");
        return JSON.stringify([response.status, headers, await response.json()]);
      }),
    );
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain("invalid_client");
  });

  it("limits tries by client and by address", async () => {
    const body = { grant_type: "client_credentials", client_id: uuidv7(), client_secret: newSecret() };
    const many = async (count: number, headers: () => Record<string, string>, each: () => Record<string, string>) => {
      const statuses: number[] = [];
      for (let at = 0; at < count; at += 1) statuses.push((await POST(tokenRequest(each(), headers()))).status);
      return statuses;
    };
    const byClient = await many(
      21,
      () => ({ "X-Forwarded-For": uuidv7() }),
      () => body,
    );
    expect(byClient.slice(0, 20)).not.toContain(429);
    expect(byClient[20]).toBe(429);
    const place = uuidv7();
    const byPlace = await many(
      61,
      () => ({ "X-Forwarded-For": place }),
      () => ({ ...body, client_id: uuidv7() }),
    );
    expect(byPlace.slice(0, 60)).not.toContain(429);
    expect(byPlace[60]).toBe(429);
  });
});

describe("a token", () => {
  it("is refused when it is made up, when it has ended, and without the header", async () => {
    const one = await client();
    const token = await tokenOf(one);
    const made = await call(listRegions, "", { token: `mkt_${"a".repeat(43)}` });
    expect(made.status).toBe(401);
    expect(made.headers.get("www-authenticate")).toContain("invalid_token");
    expect(made.headers.get("content-type")).toBe("application/problem+json");
    expect((await call(listRegions, "", {})).status).toBe(401);
    expect((await call(listRegions, "", { headers: { Cookie: `token=${token}` } })).status).toBe(401);
    await owner.query(
      "UPDATE api_token SET expires_at = now() - interval '1 second', made_at = now() - interval '1 hour'",
    );
    expect((await read(token)).status).toBe(401);
  });

  it("dies at once with suspension, with the client's time, and with the duty that answers for it", async () => {
    const reasons = { reason: "alasan uji" };
    const one = await client();
    const token = await tokenOf(one);
    await must(stewards.second, "api-client.suspend", { id: one.id, ...reasons });
    expect((await read(token)).status).toBe(401);
    await must(stewards.steward, "api-client.resume", { id: one.id, ...reasons });
    expect((await read(token)).status).toBe(200);
    await owner.query(
      "UPDATE api_client SET valid_from = now() - interval '2 day', valid_to = now() - interval '1 second' WHERE id = $1",
      [one.id],
    );
    expect((await read(token)).status).toBe(401);
    const other = await client();
    const second = await tokenOf(other);
    await owner.query("UPDATE access_grant SET revoked_at = now() WHERE id = $1", [stewards.steward.grant.id]);
    expect((await read(second)).status).toBe(401);
    await must(stewards.second, "api-client.take-over", { id: other.id, ...reasons });
    expect((await read(second)).status).toBe(200);
    await owner.query("UPDATE access_grant SET revoked_at = NULL WHERE id = $1", [stewards.steward.grant.id]);
  });

  it("of a secret that was rotated away dies; the new one's lives", async () => {
    const one = await client();
    const old = await tokenOf(one);
    const next = { id: one.id, secretId: uuidv7(), secret: newSecret() };
    await must(stewards.steward, "api-client.add-secret", next);
    const fresh = await tokenOf({ ...one, secret: next.secret });
    expect([(await read(old)).status, (await read(fresh)).status]).toEqual([200, 200]);
    await must(stewards.steward, "api-client.revoke-secret", { id: one.secretId, reason: "diganti" });
    expect([(await read(old)).status, (await read(fresh)).status]).toEqual([401, 200]);
    expect((await askToken(one)).status).toBe(401);
  });
});
