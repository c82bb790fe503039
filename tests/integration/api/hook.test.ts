import { createHmac } from "node:crypto";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Client } from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { makeHookSecret } from "@/components/api/make-secret";
import { hookEventSchema, MOST_HOOK_TRIES } from "@/lib/domain/api/hook";
import { findClientPage } from "@/lib/server/api/client-queries";
import { findNews } from "@/lib/server/api/hook/find-news";
import { postEvent } from "@/lib/server/api/hook/post-event";
import { pruneHookEvents } from "@/lib/server/api/hook/prune";
import { type PostOne, sendDueEvents } from "@/lib/server/api/hook/send-due";
import { handles } from "@/lib/server/db/pool";
import { makeActor } from "@/tests/support/factory/people";
import { must, refusal } from "@/tests/support/factory/run";
import { ownerUrl } from "@/tests/support/urls";
import { makeClient, makeStewards, revise, type Stewards } from "./world";

interface Got {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const owner = new Client({ connectionString: ownerUrl() });
const INSIDE = "7403062003";
const reason = "alasan uji";
const got: Got[] = [];
let status = 204;
let receiver: Server;
let place: string;
let stewards: Stewards;
let clientId: string;
let secret: string;
/** Milliseconds that the clock is ahead. */
let ahead: number;

beforeAll(async () => {
  receiver = createServer((request, response) => {
    let body = "";
    request.on("data", (part) => {
      body += part;
    });
    request.on("end", () => {
      if (request.url === "/diam") return;
      got.push({ path: request.url ?? "", headers: request.headers, body });
      response.writeHead(status, { Location: `${place}/elsewhere` }).end("x".repeat(100_000));
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  const host = `127.0.0.1:${(receiver.address() as AddressInfo).port}`;
  place = `http://${host}`;
  // Before anything reads the settings.
  process.env["MUTAKHIR_HOOK_PRIVATE_HOSTS"] = host;
  await owner.connect();
  stewards = await makeStewards(owner, "7403");
});

afterAll(async () => {
  await new Promise((resolve) => receiver.close(resolve));
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

beforeEach(async () => {
  got.length = 0;
  status = 204;
  ahead = 0;
  secret = makeHookSecret();
  clientId = (await makeClient(stewards, "7403", ["changes:read"])).id;
  await must(stewards.steward, "api-client.set-hook", { id: clientId, address: `${place}/kabar`, secret });
});

afterEach(async () => {
  await owner.query("DELETE FROM api_hook_event");
  await owner.query("DELETE FROM api_hook");
});

const clock = () => new Date(Date.now() + ahead);
const later = (minutes: number) => {
  ahead += minutes * 60_000;
};
const news = () => findNews(clock());
const send = () => sendDueEvents(clock);
const tries = async () => (await findClientPage(stewards.steward, clientId, clock()))?.hookTries ?? [];

describe("a hook", () => {
  it("tells once that there is something new in its region, signed, and nothing more than that", async () => {
    expect([await news(), await send()]).toEqual([0, 0]);
    await revise(owner, "7404111005");
    expect(await news()).toBe(0);
    await revise(owner, INSIDE);
    await revise(owner, INSIDE);
    expect([await news(), await news(), await send(), await news()]).toEqual([1, 0, 1, 0]);
    expect(got).toHaveLength(1);
    const [{ headers, body, path }] = got as [Got];
    expect(path).toBe("/kabar");
    expect(hookEventSchema.parse(JSON.parse(body))).toMatchObject({
      type: "changes.available",
      data: { client: clientId, region: "7403" },
    });
    const key = Buffer.from(secret.slice(6), "base64");
    const signed = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
    expect(headers["webhook-signature"]).toBe(`v1,${createHmac("sha256", key).update(signed).digest("base64")}`);
    expect(Math.abs(Number(headers["webhook-timestamp"]) - Date.now() / 1000)).toBeLessThanOrEqual(60);
    expect(await tries()).toMatchObject([{ kind: "changes", state: "sent", tries: 1, status: 204, fault: null }]);
    await revise(owner, INSIDE);
    expect([await news(), await send()]).toEqual([1, 1]);
  });

  it("does not tell of a change whose transaction is still at work before it has ended", async () => {
    const slow = new Client({ connectionString: ownerUrl() });
    await slow.connect();
    await slow.query("BEGIN");
    await revise(slow, INSIDE);
    await revise(owner, INSIDE);
    await news();
    await slow.query("COMMIT");
    await slow.end();
    await send();
    // What was written is either told by now or told by the next look: never by none.
    await news();
    await send();
    expect(got.length).toBeGreaterThanOrEqual(1);
    expect(await news()).toBe(0);
  });

  it("tries again ever later, then gives up, stops, and says so; set anew it works", async () => {
    status = 500;
    await revise(owner, INSIDE);
    await news();
    for (let at = 1; at <= MOST_HOOK_TRIES; at += 1) {
      await send();
      expect(await send()).toBe(0);
      expect(got).toHaveLength(at);
      later(1441);
    }
    const ids = new Set(got.map(({ headers }) => headers["webhook-id"]));
    expect(ids.size).toBe(1);
    const page = await findClientPage(stewards.steward, clientId, clock());
    expect(page?.hook).toMatchObject({ state: "stopped" });
    expect(page?.hookTries).toMatchObject([{ state: "given-up", status: 500, fault: "STATUS" }]);
    await revise(owner, INSIDE);
    expect([await news(), await send()]).toEqual([0, 0]);
    expect(await refusal(stewards.steward, "api-client.test-hook", { id: clientId })).toBe("NOT_ALLOWED_NOW");
    status = 204;
    await must(stewards.steward, "api-client.set-hook", { id: clientId, address: `${place}/baru`, secret });
    await revise(owner, INSIDE);
    expect([await news(), await send()]).toEqual([1, 1]);
    expect(got.at(-1)?.path).toBe("/baru");
  });

  it("follows nobody elsewhere, and stops at once where the receiver is gone", async () => {
    status = 302;
    await revise(owner, INSIDE);
    await news();
    await send();
    expect(got.map(({ path }) => path)).toEqual(["/kabar"]);
    status = 410;
    later(2);
    await send();
    expect(await findClientPage(stewards.steward, clientId, clock())).toMatchObject({
      hook: { state: "stopped" },
      hookTries: [{ state: "given-up", fault: "GONE" }],
    });
  });

  it("is silent for a client that may not work, and goes on when it may again", async () => {
    await revise(owner, INSIDE);
    expect(await news()).toBe(1);
    await must(stewards.second, "api-client.suspend", { id: clientId, reason });
    expect(await send()).toBe(0);
    expect(await refusal(stewards.steward, "api-client.test-hook", { id: clientId })).toBe("NOT_ALLOWED_NOW");
    await revise(owner, INSIDE);
    expect(await news()).toBe(0);
    await must(stewards.steward, "api-client.resume", { id: clientId, reason });
    await must(stewards.second, "api-client.approve", { id: clientId, reason });
    expect([await send(), await news(), await send()]).toEqual([1, 1, 1]);
  });

  it("is tried by hand, one try at a time, without giving up for it", async () => {
    status = 500;
    await must(stewards.steward, "api-client.test-hook", { id: clientId });
    expect(await refusal(stewards.steward, "api-client.test-hook", { id: clientId })).toBe("NOT_ALLOWED_NOW");
    await send();
    expect(JSON.parse(got[0]?.body ?? "{}")).toMatchObject({ type: "hook.test" });
    expect(await findClientPage(stewards.steward, clientId, clock())).toMatchObject({
      hook: { state: "active" },
      hookTries: [{ kind: "test", state: "given-up", fault: "STATUS" }],
    });
    await must(stewards.steward, "api-client.test-hook", { id: clientId });
  });

  it("never sends to this machine or its neighbours, whatever a name leads to", async () => {
    const event = {
      id: "x",
      at: clock(),
      event: { type: "hook.test", timestamp: clock().toISOString(), data: { client: clientId, region: "7403" } },
    } as const;
    const port = new URL(place).port;
    for (const address of [`https://localhost:${port}/`, `${place}/`, `http://localhost:${port}/`, "https://[::1]/"])
      expect(await postEvent({ address, secret }, event, new Set()), address).toEqual({
        status: null,
        fault: "PRIVATE_ADDRESS",
      });
    expect(await postEvent({ address: "https://tidak-ada.invalid/", secret }, event, new Set())).toEqual({
      status: null,
      fault: "NO_HOST",
    });
    expect(got).toEqual([]);
  });

  it("is set by the steward of its region for a client that reads changes, to a right address, and kept sealed", async () => {
    const ask = (part: object, actor = stewards.steward) =>
      refusal(actor, "api-client.set-hook", { id: clientId, address: "https://data.contoh.go.id/", secret, ...part });
    const neighbour = await makeActor(owner, "data-steward", "7404");
    expect(await ask({}, neighbour)).toBe("NOT_FOUND");
    expect(await refusal(neighbour, "api-client.test-hook", { id: clientId })).toBe("NOT_FOUND");
    expect(await refusal(neighbour, "api-client.remove-hook", { id: clientId, reason })).toBe("NOT_FOUND");
    expect(await ask({}, await makeActor(owner, "viewer", "7403"))).toBe("FORBIDDEN");
    expect(await ask({ address: "http://data.contoh.go.id/" })).toBe("INVALID_INPUT");
    expect(await ask({ secret: "whsec_x" })).toBe("INVALID_INPUT");
    const figures = await makeClient(stewards, "7403", ["aggregates:read"]);
    expect(await ask({ id: figures.id })).toBe("NOT_ALLOWED_NOW");
    const { rows } = await owner.query("SELECT h::text AS line FROM api_hook h");
    expect(JSON.stringify(rows)).not.toContain("/kabar");
    expect(JSON.stringify(rows)).not.toContain(secret.slice(6, 20));
    const kept = await owner.query("SELECT o::text AS line FROM operation o WHERE command = 'api-client.set-hook'");
    expect(kept.rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(kept.rows)).not.toContain(secret.slice(6, 20));
    await must(stewards.second, "api-client.remove-hook", { id: clientId, reason });
    expect(await refusal(stewards.second, "api-client.remove-hook", { id: clientId, reason })).toBe("NOT_ALLOWED_NOW");
    const page = await findClientPage(stewards.steward, clientId, clock());
    expect(page?.hook).toBeNull();
    expect(page?.steps.slice(0, 2).map(({ step, reason: why }) => [step, why])).toEqual([
      ["hook-removed", reason],
      ["hook-set", new URL(place).host],
    ]);
    const audit = await owner.query(
      "SELECT detail FROM audit WHERE action = 'api-client:set-hook' AND $1 = ANY (subject_ids)",
      [clientId],
    );
    expect(audit.rows).toEqual([{ detail: { host: new URL(place).host } }]);
  });

  it("keeps how its events fared when its address is changed and taken away; what waits goes to no other", async () => {
    await revise(owner, INSIDE);
    expect([await news(), await send()]).toEqual([1, 1]);
    await revise(owner, INSIDE);
    expect(await news()).toBe(1);
    await must(stewards.steward, "api-client.set-hook", { id: clientId, address: `${place}/baru`, secret });
    expect(await send()).toBe(0);
    expect(got.map(({ path }) => path)).toEqual(["/kabar"]);
    await must(stewards.second, "api-client.remove-hook", { id: clientId, reason });
    expect(await tries()).toMatchObject([
      { kind: "changes", state: "given-up", tries: 0, fault: null },
      { kind: "changes", state: "sent", tries: 1, status: 204 },
    ]);
  });

  it("does not hold up the others where one receiver is silent", async () => {
    const others = [];
    for (let at = 0; at < 3; at += 1) {
      const { id } = await makeClient(stewards, "7403", ["changes:read"]);
      await must(stewards.steward, "api-client.set-hook", { id, address: `${place}/lain-${at}`, secret });
      others.push(id);
    }
    await must(stewards.steward, "api-client.set-hook", { id: clientId, address: `${place}/diam`, secret });
    await revise(owner, INSIDE);
    expect(await news()).toBe(4);
    const ends: string[] = [];
    const post: PostOne = async (to, event, hosts) => {
      const posted = await postEvent(to, event, hosts, 1_500);
      ends.push(`${new URL(to.address).pathname} ${posted.fault}`);
      return posted;
    };
    expect(await sendDueEvents(clock, post)).toBe(3);
    expect(ends.at(-1)).toBe("/diam TIMEOUT");
    expect(ends.slice(0, 3).sort()).toEqual(["/lain-0 null", "/lain-1 null", "/lain-2 null"]);
    expect(await tries()).toMatchObject([{ state: "waiting", tries: 1, fault: "TIMEOUT" }]);
  });

  it("is looked for within a time, and the next search begins with those who were not looked at", async () => {
    const { id } = await makeClient(stewards, "7403", ["changes:read"]);
    await must(stewards.steward, "api-client.set-hook", { id, address: `${place}/lain`, secret });
    await revise(owner, INSIDE);
    const search = () => findNews(clock(), 0);
    expect([await search(), await search(), await search(), await send()]).toEqual([1, 1, 0, 2]);
  });

  it("is forgotten event by event after a month", async () => {
    await revise(owner, INSIDE);
    await news();
    await send();
    expect(await pruneHookEvents(clock())).toBe(0);
    later(31 * 24 * 60);
    expect(await pruneHookEvents(clock())).toBe(1);
  });
});
