import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { API_SCOPES, needsSecondPerson } from "@/lib/domain/api/scope";
import { addDays } from "@/lib/domain/calendar/working-day";
import { findClientPage, listClients } from "@/lib/server/api/client-queries";
import { handles } from "@/lib/server/db/pool";
import { countExchange } from "@/lib/server/home/exchange-counts";
import { makeActor } from "@/tests/support/factory/people";
import { must, refusal } from "@/tests/support/factory/run";
import { ownerUrl } from "@/tests/support/urls";
import { askToken, clientInput, makeClient, makeStewards, newSecret, type Stewards } from "./world";

const owner = new Client({ connectionString: ownerUrl() });
const reason = "alasan uji";
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

describe("an API client", () => {
  it("of figures works at once; one of families only after a second person's word", async () => {
    const { steward, second } = stewards;
    const figures = clientInput("7403", ["aggregates:read"]);
    expect(await must(steward, "api-client.create", figures)).toMatchObject({ state: "active" });
    expect((await askToken(figures)).status).toBe(200);
    const families = clientInput("740306", ["households:read"]);
    expect(await must(steward, "api-client.create", families)).toMatchObject({ state: "waiting" });
    expect((await askToken(families)).status).toBe(401);
    expect(await refusal(steward, "api-client.approve", { id: families.id, reason })).toBe("FOUR_EYES");
    const waiting = async (actor: Actor) => (await countExchange(actor, new Date())).clients;
    const before = await Promise.all([waiting(steward), waiting(second)]);
    await must(second, "api-client.approve", { id: families.id, reason });
    // One less for the second person; for who made it, it never was one.
    expect(await Promise.all([waiting(steward), waiting(second)])).toEqual([before[0], (before[1] ?? 0) - 1]);
    expect((await askToken(families)).status).toBe(200);
    // Let work again, it is asked for anew: who asked is not the second person.
    await must(second, "api-client.suspend", { id: families.id, reason });
    expect(await must(second, "api-client.resume", { id: families.id, reason })).toMatchObject({ state: "waiting" });
    expect(await refusal(second, "api-client.approve", { id: families.id, reason })).toBe("FOUR_EYES");
    const admin = await makeActor(owner, "administrator", "7403");
    await must(admin, "api-client.approve", { id: families.id, reason });
    expect((await askToken(families)).status).toBe(200);
  });

  it("of any scope that two people decide on cannot be made past the database either", async () => {
    const decided = API_SCOPES.filter((scope) => needsSecondPerson([scope]));
    expect(decided.length).toBeGreaterThan(0);
    for (const scope of decided) {
      const also = scope === "households:identify" ? (["households:read"] as const) : [];
      const waiting = clientInput("7403", [...also, scope]);
      await must(stewards.steward, "api-client.create", waiting);
      // The scope alone: what stands beside it must not be what refuses.
      await owner.query("UPDATE api_client SET scopes = $2 WHERE id = $1", [waiting.id, [scope]]);
      await expect(
        owner.query("UPDATE api_client SET state = 'active' WHERE id = $1", [waiting.id]),
        scope,
      ).rejects.toThrow(/api_client_families/);
      await expect(
        owner.query(
          "UPDATE api_client SET state = 'active', approved_by = made_by, approved_at = now() WHERE id = $1",
          [waiting.id],
        ),
        scope,
      ).rejects.toThrow(/api_client_two_people/);
    }
  });

  it("is made inside the steward's region, with scopes that make sense, for a year at most, without numbers of people", async () => {
    const today = new Date().toISOString().slice(0, 10);
    const ask = (part: object) =>
      refusal(stewards.steward, "api-client.create", { ...clientInput("7403", ["regions:read"]), ...part });
    expect(await ask({ regionCode: "7404" })).toBe("INVALID_INPUT");
    expect(await ask({ regionCode: "74" })).toBe("INVALID_INPUT");
    expect(await ask({ regionCode: "740399" })).toBe("INVALID_INPUT");
    expect(await ask({ scopes: ["households:identify"] })).toBe("INVALID_INPUT");
    expect(await ask({ scopes: [] })).toBe("INVALID_INPUT");
    expect(await ask({ validTo: addDays(today, 400) })).toBe("INVALID_INPUT");
    expect(await ask({ validTo: addDays(today, -2) })).toBe("INVALID_INPUT");
    expect(await ask({ secret: "rahasia-yang-pendek" })).toBe("INVALID_INPUT");
    expect(await ask({ purpose: "untuk 3204051234567890" })).toBe("INVALID_INPUT");
    expect(await ask({ state: "active" })).toBe("INVALID_INPUT");
    expect(await ask({})).toBe("OK");
  });

  it("is nobody's outside the area, and no other role's", async () => {
    const one = await makeClient(stewards, "7403", ["regions:read"]);
    const { steward: stranger } = await makeStewards(owner, "7404");
    for (const name of ["suspend", "resume", "approve", "take-over"])
      expect(await refusal(stranger, `api-client.${name}`, { id: one.id, reason }), name).toBe("NOT_FOUND");
    const secret = { id: one.id, secretId: uuidv7(), secret: newSecret() };
    expect(await refusal(stranger, "api-client.add-secret", secret)).toBe("NOT_FOUND");
    expect(await refusal(stranger, "api-client.revoke-secret", { id: one.secretId, reason })).toBe("NOT_FOUND");
    expect(await findClientPage(stranger, one.id, new Date())).toBeNull();
    const viewer = await makeActor(owner, "viewer", "7403");
    expect(await refusal(viewer, "api-client.create", clientInput("7403", ["regions:read"]))).toBe("FORBIDDEN");
    expect(await listClients(viewer, new Date())).toBeNull();
    const admin = await makeActor(owner, "administrator", "7403");
    expect(await refusal(admin, "api-client.create", clientInput("7403", ["regions:read"]))).toBe("FORBIDDEN");
  });

  it("has two secrets at the most, and its page tells when and never what", async () => {
    const { steward } = stewards;
    const one = await makeClient(stewards, "7403", ["regions:read"]);
    const add = (secret = newSecret()) => ({ id: one.id, secretId: uuidv7(), secret });
    expect(await refusal(steward, "api-client.add-secret", add())).toBe("OK");
    expect(await refusal(steward, "api-client.add-secret", add())).toBe("NOT_ALLOWED_NOW");
    const page = await findClientPage(steward, one.id, new Date());
    expect(page?.secrets).toHaveLength(2);
    expect(page?.can).toMatchObject({ addSecret: false, revokeSecret: true, approve: false, suspend: true });
    expect(page?.steps.map(({ step }) => step)).toEqual(["secret-made", "made"]);
    expect(JSON.stringify(page)).not.toContain(one.secret);
    const lines = await listClients(steward, new Date());
    expect(lines?.some(({ id }) => id === one.id)).toBe(true);
  });
});
