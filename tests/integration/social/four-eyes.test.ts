import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { POST as asyncSearch } from "@/app/api/v1/registry/search/route";
import { findClientPage } from "@/lib/server/api/client-queries";
import { sendCallbacks } from "@/lib/server/social/send-callbacks";
import { makeActor } from "@/tests/support/factory/people";
import { must, refusal } from "@/tests/support/factory/run";
import { anyFamily, CalledWorld, NAMED } from "./called";
import { at, send, signedMessage } from "./partner";

const REGENCY = "1173";
const world = new CalledWorld(REGENCY, "1173011001", "1112");
const reason = "alasan uji";

beforeAll(() => world.open(4), 120_000);
afterAll(() => world.close());
beforeEach(() => world.calm());

describe("a granted request is linked by a second person", () => {
  it("who neither made the client nor last asked that it work", async () => {
    const { steward, second } = world.stewards;
    const { id } = (await world.makePartner([])).client;
    const admin = await makeActor(world.owner, "administrator", REGENCY);
    await must(second, "api-client.suspend", { id, reason });
    await must(second, "api-client.resume", { id, reason });
    await must(admin, "api-client.approve", { id, reason });
    for (const actor of [steward, second]) {
      expect(await refusal(actor, "social.link-grant", { id, request: world.request })).toBe("FOUR_EYES");
      expect((await findClientPage(actor, id, new Date()))?.partner?.can.link).toBe(false);
    }
    expect(await refusal(admin, "social.link-grant", { id, request: world.request })).toBe("OK");
  });

  it("and hands over records: figures are no grant", async () => {
    const figures = await world.standing("L4", NAMED);
    // As one of figures stands there when its counts are made.
    await world.owner.query("UPDATE data_request SET level = 'L1' WHERE id = $1", [figures.slice(5)]);
    const { id } = (await world.makePartner([])).client;
    expect(await refusal(world.stewards.second, "social.link-grant", { id, request: figures })).toBe("INVALID_INPUT");
  });
});

describe("hosts that are called back", () => {
  const pageOf = async (actor = world.stewards.second) =>
    (await findClientPage(actor, world.partner.client.id, new Date()))?.partner;

  it("count once a second person has confirmed what they saw; what there was counts until then", async () => {
    const { id } = world.partner.client;
    const { steward, second } = world.stewards;
    const other = "registri.contoh.go.id";
    await must(steward, "social.set-hosts", { id, hosts: [world.host, other], callback: `https://${other}/dasar` });
    expect(await pageOf()).toMatchObject({ hosts: [world.host], asked: { hosts: [world.host, other] } });
    const sent = signedMessage(world.partner, "search", anyFamily(), { header: { sender_uri: `https://${other}/x` } });
    expect(at((await send(asyncSearch, world.partner, sent)).body, "message", "error", "code")).toBe(
      "err.sender_uri.invalid",
    );
    const askedAt = (await pageOf())?.asked?.at.toISOString();
    expect((await pageOf(steward))?.can.confirm).toBe(false);
    expect(await refusal(steward, "social.confirm-hosts", { id, askedAt, reason })).toBe("FOUR_EYES");
    const stale = { id, askedAt: new Date(0).toISOString(), reason };
    expect(await refusal(second, "social.confirm-hosts", stale)).toBe("NOT_ALLOWED_NOW");
    expect(await refusal(world.stranger, "social.confirm-hosts", { id, askedAt, reason })).toBe("NOT_FOUND");
    await must(second, "social.confirm-hosts", { id, askedAt, reason });
    expect(await pageOf()).toMatchObject({ hosts: [world.host, other], asked: null });
  });

  it("that are taken off the list are taken off at once, and what was asked for with them", async () => {
    const { id } = world.partner.client;
    const { steward } = world.stewards;
    await send(asyncSearch, world.partner, signedMessage(world.partner, "search", anyFamily(), { header: world.to() }));
    await must(steward, "social.set-hosts", { id, hosts: ["lain.contoh.go.id"], callback: "" });
    await must(steward, "social.set-hosts", { id, hosts: [], callback: "" });
    expect(await pageOf()).toMatchObject({ hosts: [], asked: null });
    expect(await sendCallbacks(world.clock)).toBe(0);
    expect(world.got).toEqual([]);
  });

  it("cannot be set by one person past the database either", async () => {
    const { id } = world.partner.client;
    await expect(
      world.owner.query(
        "UPDATE api_partner SET hosts = ARRAY['a.example'], confirmed_by = set_by WHERE client_id = $1",
        [id],
      ),
    ).rejects.toThrow(/api_partner_two_people/);
    await expect(
      world.owner.query(
        "UPDATE api_partner SET hosts = ARRAY['a.example'], confirmed_by = NULL, confirmed_at = NULL WHERE client_id = $1",
        [id],
      ),
    ).rejects.toThrow(/api_partner_confirmed/);
  });
});
