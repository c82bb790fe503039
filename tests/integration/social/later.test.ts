import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { POST as asyncSearch } from "@/app/api/v1/registry/search/route";
import { POST as syncStatus } from "@/app/api/v1/registry/sync/txn/status/route";
import { POST as asyncStatus } from "@/app/api/v1/registry/txn/status/route";
import { POST as unsubscribe } from "@/app/api/v1/registry/unsubscribe/route";
import type { JsonValue } from "@/lib/domain/social/canonical";
import { findNotices } from "@/lib/server/social/find-notices";
import { sendCallbacks } from "@/lib/server/social/send-callbacks";
import { must, refusal } from "@/tests/support/factory/run";
import { AUTHORIZE, anyFamily, CalledWorld, messageOf } from "./called";
import { at, makePartner, search, send, setHosts, signedMessage } from "./partner";

const REGENCY = "1171";
const world = new CalledWorld(REGENCY, "1171012001", "1112");
const { got, clock } = world;
const reason = "alasan uji";

beforeAll(() => world.open(4), 120_000);
afterAll(() => world.close());
beforeEach(() => world.calm());

describe("a search that is answered later", () => {
  it("is taken, and answered once at the sender's address, signed", async () => {
    const sent = signedMessage(world.partner, "search", anyFamily(), { header: world.to() });
    const ack = await send(asyncSearch, world.partner, sent);
    expect(at(ack.body, "message", "ack_status")).toBe("ACK");
    const one = await world.came();
    expect(one.path).toBe("/registry/on-search");
    expect(messageOf(one.text)["correlation_id"]).toBe(at(ack.body, "message", "correlation_id"));
    expect(messageOf(one.text)["search_response"][0]["data"]["reg_records"]).toHaveLength(world.families.length);
    expect(await sendCallbacks(clock)).toBe(0);
    const again = await send(asyncSearch, world.partner, sent);
    expect(at(again.body, "message")).toMatchObject({ ack_status: "NACK", error: { code: "err.request.bad" } });
    expect(await sendCallbacks(clock)).toBe(0);
  });

  it("keeps nothing readable of what is asked while it waits", async () => {
    const nik = String(world.families[0]?.members[0]?.answers["nik"]);
    await send(
      asyncSearch,
      world.partner,
      signedMessage(
        world.partner,
        "search",
        search({ query_type: "idtype-value", query: { type: "UIN", value: nik }, authorize: AUTHORIZE }),
        { header: world.to() },
      ),
    );
    const { rows } = await world.owner.query<{ row: string }>("SELECT m::text AS row FROM api_message m");
    expect(rows.length).toBeGreaterThan(0);
    for (const { row } of rows) {
      expect(row).not.toContain(nik);
      expect(row).not.toContain(Buffer.from(nik).toString("hex"));
    }
    await world.came();
  });

  it("goes to no host that is not registered, nor to a private one", async () => {
    const code = async (uri: string) => {
      const answer = await send(
        asyncSearch,
        world.partner,
        signedMessage(world.partner, "search", anyFamily(), { header: { sender_uri: uri } }),
      );
      return at(answer.body, "message", "error", "code");
    };
    for (const uri of [
      "https://lain.example.org/on-search",
      "https://10.0.0.1/on-search",
      `http://${world.host.replace("127.0.0.1", "localhost")}/x`,
      "not an address",
      `http://user:pass@${world.host}/x`,
    ])
      expect(await code(uri), uri).toBe("err.sender_uri.invalid");
    expect(await sendCallbacks(clock)).toBe(0);
    for (const wrong of ["10.0.0.1", "localhost", "192.168.1.1:443", "http://a.example", "169.254.169.254"])
      expect(
        await refusal(world.stewards.steward, "social.set-hosts", {
          id: world.partner.client.id,
          hosts: [wrong],
          callback: "",
        }),
        wrong,
      ).toBe("INVALID_INPUT");
  });

  it("goes nowhere once its host is off the list, and is tried again where nobody answers", async () => {
    await send(asyncSearch, world.partner, signedMessage(world.partner, "search", anyFamily(), { header: world.to() }));
    await must(world.stewards.steward, "social.set-hosts", { id: world.partner.client.id, hosts: [], callback: "" });
    expect(await sendCallbacks(clock)).toBe(0);
    expect(got).toEqual([]);
    const faults = () =>
      world.rows<{ state: string; fault: string | null }>(
        "SELECT state, fault FROM api_callback ORDER BY made_at DESC LIMIT 1",
      );
    expect(await faults()).toEqual([{ state: "given-up", fault: "PRIVATE_ADDRESS" }]);
    await setHosts(world.stewards, world.partner.client.id, [world.host], `http://${world.host}/dasar`);
    world.status = 500;
    await send(asyncSearch, world.partner, signedMessage(world.partner, "search", anyFamily()));
    expect(await sendCallbacks(clock)).toBe(0);
    expect(await faults()).toEqual([{ state: "waiting", fault: "STATUS" }]);
    world.status = 204;
    world.ahead += 5 * 60_000;
    expect((await world.came()).path).toBe("/dasar/on-search");
    world.ahead = 0;
  });

  it("is made under what is granted when it is sent", async () => {
    await send(asyncSearch, world.partner, signedMessage(world.partner, "search", anyFamily(), { header: world.to() }));
    await world.owner.query("UPDATE data_request SET expires_at = now() - interval '1 day' WHERE regency_code = $1", [
      REGENCY,
    ]);
    const one = await world.came();
    await world.owner.query("UPDATE data_request SET expires_at = now() + interval '30 days' WHERE regency_code = $1", [
      REGENCY,
    ]);
    expect(messageOf(one.text)["search_response"][0]).toMatchObject({
      status: "rjct",
      status_reason_code: "rjct.search_criteria.invalid",
    });
  });

  it("can be asked for, at once and later", async () => {
    const sent = anyFamily();
    await send(asyncSearch, world.partner, signedMessage(world.partner, "search", sent, { header: world.to() }));
    const id = (sent as { transaction_id: string }).transaction_id;
    const ask = (): JsonValue => ({
      transaction_id: uuidv7(),
      txnstatus_request: {
        reference_id: uuidv7(),
        txn_type: "search",
        attribute_type: "transaction_id",
        attribute_value: id,
      },
    });
    const pending = await send(syncStatus, world.partner, signedMessage(world.partner, "txn-status", ask()));
    expect(at(pending.body, "message", "txnstatus_response", "txn_status", "search_response")).toMatchObject([
      { status: "pdng" },
    ]);
    await world.came();
    await send(asyncStatus, world.partner, signedMessage(world.partner, "txn-status", ask(), { header: world.to() }));
    const one = await world.came();
    expect(one.path).toBe("/registry/txn/on-status");
    expect(messageOf(one.text)["txnstatus_response"]["txn_status"]["search_response"]).toMatchObject([
      { status: "succ" },
    ]);
  });
});

describe("a status", () => {
  it("is found behind any number of questions about it", async () => {
    const sent = anyFamily();
    await send(asyncSearch, world.partner, signedMessage(world.partner, "search", sent, { header: world.to() }));
    const id = (sent as { transaction_id: string }).transaction_id;
    const ask = () =>
      send(
        syncStatus,
        world.partner,
        signedMessage(world.partner, "txn-status", {
          transaction_id: id,
          txnstatus_request: {
            reference_id: uuidv7(),
            txn_type: "search",
            attribute_type: "transaction_id",
            attribute_value: id,
          },
        }),
      );
    for (let asked = 0; asked < 21; asked += 1) await ask();
    expect(at((await ask()).body, "message", "txnstatus_response", "txn_status", "search_response")).toMatchObject([
      { status: "pdng" },
    ]);
  });

  it("is told to a partner that only listens", async () => {
    const listener = await makePartner(world.stewards, { region: REGENCY, scopes: ["registry:subscribe"] });
    const answer = await send(
      syncStatus,
      listener,
      signedMessage(listener, "txn-status", {
        transaction_id: uuidv7(),
        txnstatus_request: {
          reference_id: uuidv7(),
          txn_type: "subscribe",
          attribute_type: "transaction_id",
          attribute_value: uuidv7(),
        },
      }),
    );
    expect(answer.status).toBe(200);
  });
});

describe("a subscription", () => {
  it("is told once of families that change and match, and of nothing after it has ended", async () => {
    const { status: done, subscriptions } = await world.subscribed();
    expect(done).toBe("succ");
    const { code } = subscriptions[0];
    expect(await findNotices(clock())).toBe(0);
    const family = world.families[0];
    await world.change(String(family?.id));
    expect(await findNotices(clock())).toBe(1);
    const one = await world.came();
    expect(one.path).toBe("/registry/notify");
    const { data } = messageOf(one.text)["notify_event"][0];
    expect(data).toMatchObject({ reg_event_type: "UPDATE", reg_record_type: "Group" });
    expect(data["reg_records"]).toHaveLength(1);
    expect(JSON.stringify(data)).toContain(String(family?.members.find(({ active }) => active)?.answers["name"]));
    expect(await findNotices(clock())).toBe(0);
    const end = { transaction_id: uuidv7(), timestamp: new Date().toISOString(), subscription_codes: [code] };
    await send(unsubscribe, world.partner, signedMessage(world.partner, "unsubscribe", end, { header: world.to() }));
    const ended = await world.came();
    expect(ended.path).toBe("/registry/on-unsubscribe");
    expect(messageOf(ended.text)).toMatchObject({
      status: "succ",
      subscription_status: [{ code, status: "unsubscribe" }],
    });
    await send(
      unsubscribe,
      world.partner,
      signedMessage(world.partner, "unsubscribe", { ...end, transaction_id: uuidv7() }, { header: world.to() }),
    );
    expect(messageOf((await world.came()).text)["status_reason_code"]).toBe("rjct.event.already_unsubscribed");
    await world.change(String(family?.id), 3);
    expect(await findNotices(clock())).toBe(0);
  });

  it("is refused with the standard's codes", async () => {
    const codeOf = async (extra: Record<string, JsonValue>) => (await world.subscribed(extra))["status_reason_code"];
    expect(await codeOf({ reg_event_type: "LiveBirth" })).toBe("rjct.notify_types.invalid");
    expect(await codeOf({ notify_record_type: "Payment" })).toBe("rjct.notify_types.invalid");
    expect(await codeOf({ filter_type: "graphql" })).toBe("rjct.notify_details.invalid");
    expect(await codeOf({ authorize: { purpose: { code: "health" } } })).toBe("rjct.notify_details.invalid");
    expect(
      await codeOf({
        frequency: { start_time: "2026-01-01T00:00:00Z", end_time: "2030-01-01T00:00:00Z", frequency: "often" },
      }),
    ).toBe("rjct.notify_details.invalid");
    expect(await codeOf({ filter_type: "idtype-value", filter: { type: "UIN", value: "9900000000000001" } })).toBe(
      "rjct.person_id.invalid",
    );
    expect(await codeOf({})).toBeUndefined();
    expect(await codeOf({})).toBe("rjct.event.already_subscribed");
    const end = { transaction_id: uuidv7(), timestamp: new Date().toISOString(), subscription_codes: [uuidv7()] };
    await send(unsubscribe, world.partner, signedMessage(world.partner, "unsubscribe", end, { header: world.to() }));
    expect(messageOf((await world.came()).text)["status_reason_code"]).toBe("rjct.subscription_code.invalid");
  });

  it("falls silent when its grant is taken, and can be ended by the steward", async () => {
    const { subscriptions } = await world.subscribed();
    await world.change(String(world.families[1]?.id));
    expect(await findNotices(clock())).toBe(1);
    await world.owner.query("UPDATE data_request SET state = 'revoked' WHERE regency_code = $1", [REGENCY]);
    expect(await sendCallbacks(clock)).toBe(0);
    expect(got.filter(({ path }) => path === "/registry/notify")).toEqual([]);
    await world.owner.query("UPDATE data_request SET state = 'granted' WHERE regency_code = $1", [REGENCY]);
    await must(world.stewards.second, "social.end-subscription", {
      id: world.partner.client.id,
      code: subscriptions[0].code,
      reason,
    });
    await world.change(String(world.families[2]?.id));
    expect(await findNotices(clock())).toBe(0);
  });
});

describe("a registration", () => {
  it("is the steward's, of a client with the scope, and takes no private key", async () => {
    const { id } = world.partner.client;
    expect(
      await refusal(world.stewards.steward, "social.add-key", {
        id,
        key: "-----BEGIN PRIVATE KEY-----\nx\n-----END PRIVATE KEY-----",
      }),
    ).toBe("INVALID_INPUT");
    expect(await refusal(world.stewards.steward, "social.add-key", { id, key: "bukan kunci sama sekali" })).toBe(
      "INVALID_INPUT",
    );
    expect(await refusal(world.stranger, "social.set-hosts", { id, hosts: [], callback: "" })).toBe("NOT_FOUND");
    expect(await refusal(world.bappeda, "social.set-hosts", { id, hosts: [], callback: "" })).toBe("FORBIDDEN");
    expect(await refusal(world.stewards.second, "social.link-grant", { id, request: `${REGENCY}-${uuidv7()}` })).toBe(
      "INVALID_INPUT",
    );
    expect(await refusal(world.stewards.steward, "social.link-grant", { id, request: world.request })).toBe(
      "FOUR_EYES",
    );
    await must(world.stewards.second, "social.revoke-key", { id, kid: world.partner.kid, reason });
    const answer = await send(
      syncStatus,
      world.partner,
      signedMessage(world.partner, "txn-status", {
        transaction_id: "x",
        txnstatus_request: {
          reference_id: "x",
          txn_type: "search",
          attribute_type: "transaction_id",
          attribute_value: "x",
        },
      }),
    );
    expect(at(answer.body, "message", "error", "code")).toBe("err.signature.invalid");
  });
});
