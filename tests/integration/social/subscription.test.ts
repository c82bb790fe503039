import { createHash } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { POST as subscribe } from "@/app/api/v1/registry/subscribe/route";
import { canonicalJson, type JsonValue } from "@/lib/domain/social/canonical";
import { MOST_SUBSCRIPTIONS } from "@/lib/server/social/take-subscription";
import { CalledWorld, messageOf, subscription } from "./called";
import { at, send, signedMessage } from "./partner";

const REGENCY = "1172";
const world = new CalledWorld(REGENCY, "1172011001", "1112");

beforeAll(() => world.open(6), 120_000);
afterAll(() => world.close());
beforeEach(() => world.calm());

const nikOf = (at: number) => String(world.families[at]?.members.find(({ active }) => active)?.answers["nik"]);

const codeOf = async (extra: Record<string, JsonValue>) => (await world.subscribed(extra))["status_reason_code"];
const listening = async () =>
  (await world.rows<{ n: number }>("SELECT count(*)::int AS n FROM api_subscription WHERE state = 'subscribe'"))[0]?.n;

describe("taking a subscription", () => {
  it("is all or nothing: who gets no answer sends the same again and gets the code", async () => {
    const sent = signedMessage(world.partner, "subscribe", subscription(), {
      header: world.to("registry/on-subscribe"),
    });
    // What the portal wants to send cannot be kept: as if it stopped between taking and answering.
    await world.owner.query("ALTER TABLE api_callback ADD CONSTRAINT uji CHECK (action <> 'on-subscribe') NOT VALID");
    expect((await send(subscribe, world.partner, sent)).status).toBeGreaterThanOrEqual(500);
    await world.owner.query("ALTER TABLE api_callback DROP CONSTRAINT uji");
    expect(await listening()).toBe(0);
    const again = await send(subscribe, world.partner, sent);
    expect(at(again.body, "message", "ack_status")).toBe("ACK");
    const [line] = messageOf((await world.came()).text)["subscribe_response"];
    expect(line.subscriptions[0].code).toMatch(/^[0-9a-f-]{36}$/);
    expect(await listening()).toBe(1);
  });

  it("tells the code of the same one that is there already", async () => {
    const first = await world.subscribed();
    const second = await world.subscribed();
    expect(second["status_reason_code"]).toBe("rjct.event.already_subscribed");
    expect(second.subscriptions[0].code).toBe(first.subscriptions[0].code);
    expect(await listening()).toBe(1);
  });

  it("beyond the most that a client may have is not valid, and not the same as one that is there", async () => {
    await world.subscribed();
    await world.owner.query(
      `INSERT INTO api_subscription SELECT gen_random_uuid(), client_id, regency_code, request_id, event, record_type, criteria_sealed,
         uuid_send(gen_random_uuid()), callback_sealed, frequency, starts_at, ends_at, state, told_era, told_xid, looked_at, made_at, ended_at
       FROM api_subscription s, generate_series(2, $1::int) WHERE s.state = 'subscribe'`,
      [MOST_SUBSCRIPTIONS],
    );
    expect(await codeOf({ reg_event_type: "REGISTER" })).toBe("rjct.notify_details.invalid");
    expect(await codeOf({})).toBe("rjct.event.already_subscribed");
  });

  it("by a number is noted as a search is: that somebody is there is an answer", async () => {
    const uses = async () =>
      (
        await world.rows<{ n: number }>("SELECT count(*)::int AS n FROM audit WHERE action = 'data-request:registry'")
      )[0]?.n ?? 0;
    const before = await uses();
    const by = (value: string) => ({ filter_type: "idtype-value", filter: { type: "UIN", value } });
    expect(await codeOf(by("9900000000000001"))).toBe("rjct.person_id.invalid");
    expect(await uses()).toBe(before + 1);
    expect(await codeOf(by(nikOf(1)))).toBeUndefined();
    expect(await uses()).toBe(before + 2);
  });
});

describe("what is kept of a subscription", () => {
  it("cannot be guessed: its filter's hash has a key", async () => {
    const filter = { type: "UIN", value: nikOf(0) };
    expect((await world.subscribed({ filter_type: "idtype-value", filter }))["status"]).toBe("succ");
    const plain = createHash("sha256")
      .update(canonicalJson({ filter_type: "idtype-value", filter }))
      .digest();
    const kept = await world.rows<{ hash: Buffer }>("SELECT filter_hash AS hash FROM api_subscription");
    expect(kept.length).toBeGreaterThan(0);
    for (const { hash } of kept) expect(hash.equals(plain)).toBe(false);
  });
});
