import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { POST as asyncSearch } from "@/app/api/v1/registry/search/route";
import { POST as subscribe } from "@/app/api/v1/registry/subscribe/route";
import { POST as syncStatus } from "@/app/api/v1/registry/sync/txn/status/route";
import { POST as asyncStatus } from "@/app/api/v1/registry/txn/status/route";
import { POST as unsubscribe } from "@/app/api/v1/registry/unsubscribe/route";
import type { JsonValue } from "@/lib/domain/social/canonical";
import { SOCIAL_CALLBACKS } from "@/lib/domain/social/operation";
import { findNotices } from "@/lib/server/social/find-notices";
import { sendCallbacks } from "@/lib/server/social/send-callbacks";
import { makeActor } from "@/tests/support/factory/people";
import { must, refusal } from "@/tests/support/factory/run";
import type { Stewards } from "../api/world";
import { RequestWorld } from "../data-request/world";
import { at, isOurs, makePartner, search, send, signedMessage, type TestPartner } from "./partner";

const REGENCY = "1171";
const world = new RequestWorld(REGENCY, "1171012001", "1112");
const AUTHORIZE = { purpose: { code: "social-aid" } };
const reason = "alasan uji";
const got: { path: string; text: string }[] = [];
let status = 204;
let receiver: Server;
let host: string;
let stewards: Stewards;
let partner: TestPartner;
let request: string;
/** Milliseconds that the clock is ahead. */
let ahead = 0;

beforeAll(async () => {
  receiver = createServer((incoming, response) => {
    let body = "";
    incoming.on("data", (part) => {
      body += part;
    });
    incoming.on("end", () => {
      got.push({ path: incoming.url ?? "", text: body });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  host = `127.0.0.1:${(receiver.address() as AddressInfo).port}`;
  // Before anything reads the settings.
  process.env["MUTAKHIR_HOOK_PRIVATE_HOSTS"] = host;
  await world.open(4);
  stewards = { steward: world.steward, second: await makeActor(world.owner, "data-steward", REGENCY) };
  const l4 = await world.granted("L4", [
    "household.memberCount",
    "household.villageCode",
    "household.kkNumber",
    "member.name",
    "member.nik",
  ]);
  await world.owner.query("UPDATE data_request SET expires_at = now() + interval '30 days' WHERE regency_code = $1", [
    REGENCY,
  ]);
  request = `${REGENCY}-${l4.id}`;
  partner = await makePartner(stewards, { region: REGENCY, hosts: [host], requests: [request] });
}, 120_000);

afterAll(async () => {
  await new Promise((resolve) => receiver.close(resolve));
  await world.close();
});

beforeEach(async () => {
  got.length = 0;
  status = 204;
  await world.owner.query("DELETE FROM api_callback");
  await world.owner.query(
    "UPDATE api_subscription SET state = 'unsubscribe', ended_at = now() WHERE state = 'subscribe'",
  );
});

const clock = () => new Date(Date.now() + ahead);
const to = (path = "registry/on-search") => ({ sender_uri: `http://${host}/${path}` });
const any = () => search({ query_type: "expression", query: { group_size: { $ge: 1 } }, authorize: AUTHORIZE });
const message = (text: string) => JSON.parse(text)["message"];

/** What came, checked: its path, its shape as it is published, and whose it is. */
async function came() {
  expect(await sendCallbacks(clock)).toBe(1);
  const one = got.at(-1);
  if (one === undefined) throw new Error("nothing came");
  const known = SOCIAL_CALLBACKS.find(({ path }) => one.path.endsWith(path.replace("/registry", "")));
  expect(known?.body.safeParse(JSON.parse(one.text)).error?.issues).toBeUndefined();
  expect(await isOurs(one.text)).toBe(true);
  return one;
}

const subscription = (extra: Record<string, JsonValue> = {}): JsonValue => ({
  transaction_id: uuidv7(),
  subscribe_request: [
    {
      reference_id: uuidv7(),
      timestamp: new Date().toISOString(),
      subscribe_criteria: {
        reg_event_type: "UPDATE",
        filter_type: "expression",
        filter: { group_size: { $ge: 1 } },
        notify_record_type: "Group",
        authorize: AUTHORIZE,
        ...extra,
      },
    },
  ],
});

async function subscribed(extra: Record<string, JsonValue> = {}) {
  const ack = await send(
    subscribe,
    partner,
    signedMessage(partner, "subscribe", subscription(extra), { header: to("registry/on-subscribe") }),
  );
  expect(at(ack.body, "message", "ack_status")).toBe("ACK");
  const one = await came();
  expect(one.path).toBe("/registry/on-subscribe");
  return message(one.text)["subscribe_response"][0];
}

describe("a search that is answered later", () => {
  it("is taken, and answered once at the sender's address, signed", async () => {
    const sent = signedMessage(partner, "search", any(), { header: to() });
    const ack = await send(asyncSearch, partner, sent);
    expect(at(ack.body, "message", "ack_status")).toBe("ACK");
    const one = await came();
    expect(one.path).toBe("/registry/on-search");
    expect(message(one.text)["correlation_id"]).toBe(at(ack.body, "message", "correlation_id"));
    expect(message(one.text)["search_response"][0]["data"]["reg_records"]).toHaveLength(world.families.length);
    expect(await sendCallbacks(clock)).toBe(0);
    const again = await send(asyncSearch, partner, sent);
    expect(at(again.body, "message")).toMatchObject({ ack_status: "NACK", error: { code: "err.request.bad" } });
    expect(await sendCallbacks(clock)).toBe(0);
  });

  it("keeps nothing readable of what is asked while it waits", async () => {
    const nik = String(world.families[0]?.members[0]?.answers["nik"]);
    await send(
      asyncSearch,
      partner,
      signedMessage(
        partner,
        "search",
        search({ query_type: "idtype-value", query: { type: "UIN", value: nik }, authorize: AUTHORIZE }),
        { header: to() },
      ),
    );
    const { rows } = await world.owner.query<{ row: string }>("SELECT m::text AS row FROM api_message m");
    expect(rows.length).toBeGreaterThan(0);
    for (const { row } of rows) {
      expect(row).not.toContain(nik);
      expect(row).not.toContain(Buffer.from(nik).toString("hex"));
    }
    await came();
  });

  it("goes to no host that is not registered, nor to a private one", async () => {
    const code = async (uri: string) => {
      const answer = await send(
        asyncSearch,
        partner,
        signedMessage(partner, "search", any(), { header: { sender_uri: uri } }),
      );
      return at(answer.body, "message", "error", "code");
    };
    for (const uri of [
      "https://lain.example.org/on-search",
      "https://10.0.0.1/on-search",
      `http://${host.replace("127.0.0.1", "localhost")}/x`,
      "not an address",
      `http://user:pass@${host}/x`,
    ])
      expect(await code(uri), uri).toBe("err.sender_uri.invalid");
    expect(await sendCallbacks(clock)).toBe(0);
    for (const wrong of ["10.0.0.1", "localhost", "192.168.1.1:443", "http://a.example", "169.254.169.254"])
      expect(
        await refusal(stewards.steward, "social.set-hosts", { id: partner.client.id, hosts: [wrong], callback: "" }),
        wrong,
      ).toBe("INVALID_INPUT");
  });

  it("goes nowhere once its host is off the list, and is tried again where nobody answers", async () => {
    await send(asyncSearch, partner, signedMessage(partner, "search", any(), { header: to() }));
    await must(stewards.steward, "social.set-hosts", { id: partner.client.id, hosts: [], callback: "" });
    expect(await sendCallbacks(clock)).toBe(0);
    expect(got).toEqual([]);
    const faults = () =>
      world.rows<{ state: string; fault: string | null }>(
        "SELECT state, fault FROM api_callback ORDER BY made_at DESC LIMIT 1",
      );
    expect(await faults()).toEqual([{ state: "given-up", fault: "PRIVATE_ADDRESS" }]);
    await must(stewards.steward, "social.set-hosts", {
      id: partner.client.id,
      hosts: [host],
      callback: `http://${host}/dasar`,
    });
    status = 500;
    await send(asyncSearch, partner, signedMessage(partner, "search", any()));
    expect(await sendCallbacks(clock)).toBe(0);
    expect(await faults()).toEqual([{ state: "waiting", fault: "STATUS" }]);
    status = 204;
    ahead += 5 * 60_000;
    expect((await came()).path).toBe("/dasar/on-search");
    ahead = 0;
  });

  it("is made under what is granted when it is sent", async () => {
    await send(asyncSearch, partner, signedMessage(partner, "search", any(), { header: to() }));
    await world.owner.query("UPDATE data_request SET expires_at = now() - interval '1 day' WHERE regency_code = $1", [
      REGENCY,
    ]);
    const one = await came();
    await world.owner.query("UPDATE data_request SET expires_at = now() + interval '30 days' WHERE regency_code = $1", [
      REGENCY,
    ]);
    expect(message(one.text)["search_response"][0]).toMatchObject({
      status: "rjct",
      status_reason_code: "rjct.search_criteria.invalid",
    });
  });

  it("can be asked for, at once and later", async () => {
    const sent = any();
    await send(asyncSearch, partner, signedMessage(partner, "search", sent, { header: to() }));
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
    const pending = await send(syncStatus, partner, signedMessage(partner, "txn-status", ask()));
    expect(at(pending.body, "message", "txnstatus_response", "txn_status", "search_response")).toMatchObject([
      { status: "pdng" },
    ]);
    await came();
    await send(asyncStatus, partner, signedMessage(partner, "txn-status", ask(), { header: to() }));
    const one = await came();
    expect(one.path).toBe("/registry/txn/on-status");
    expect(message(one.text)["txnstatus_response"]["txn_status"]["search_response"]).toMatchObject([
      { status: "succ" },
    ]);
  });
});

/** A revision of a family as an applied proposal writes one. */
async function change(household: string, revision = 2) {
  await world.owner.query(
    `INSERT INTO household_revision (regency_code, household_id, revision, village_code, source, is_correction, condition_date, applied_at, changes)
     VALUES ($1, $2, $3, $4, 1, false, '2026-06-01', '2026-06-02', '[]')`,
    [REGENCY, household, revision, world.village],
  );
}

describe("a subscription", () => {
  it("is told once of families that change and match, and of nothing after it has ended", async () => {
    const { status: done, subscriptions } = await subscribed();
    expect(done).toBe("succ");
    const { code } = subscriptions[0];
    expect(await findNotices(clock())).toBe(0);
    const family = world.families[0];
    await change(String(family?.id));
    expect(await findNotices(clock())).toBe(1);
    const one = await came();
    expect(one.path).toBe("/registry/notify");
    const { data } = message(one.text)["notify_event"][0];
    expect(data).toMatchObject({ reg_event_type: "UPDATE", reg_record_type: "Group" });
    expect(data["reg_records"]).toHaveLength(1);
    expect(JSON.stringify(data)).toContain(String(family?.members.find(({ active }) => active)?.answers["name"]));
    expect(await findNotices(clock())).toBe(0);
    const end = { transaction_id: uuidv7(), timestamp: new Date().toISOString(), subscription_codes: [code] };
    await send(unsubscribe, partner, signedMessage(partner, "unsubscribe", end, { header: to() }));
    const ended = await came();
    expect(ended.path).toBe("/registry/on-unsubscribe");
    expect(message(ended.text)).toMatchObject({
      status: "succ",
      subscription_status: [{ code, status: "unsubscribe" }],
    });
    await send(
      unsubscribe,
      partner,
      signedMessage(partner, "unsubscribe", { ...end, transaction_id: uuidv7() }, { header: to() }),
    );
    expect(message((await came()).text)["status_reason_code"]).toBe("rjct.event.already_unsubscribed");
    await change(String(family?.id), 3);
    expect(await findNotices(clock())).toBe(0);
  });

  it("is refused with the standard's codes", async () => {
    const codeOf = async (extra: Record<string, JsonValue>) => (await subscribed(extra))["status_reason_code"];
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
    await send(unsubscribe, partner, signedMessage(partner, "unsubscribe", end, { header: to() }));
    expect(message((await came()).text)["status_reason_code"]).toBe("rjct.subscription_code.invalid");
  });

  it("falls silent when its grant is taken, and can be ended by the steward", async () => {
    const { subscriptions } = await subscribed();
    await change(String(world.families[1]?.id));
    expect(await findNotices(clock())).toBe(1);
    await world.owner.query("UPDATE data_request SET state = 'revoked' WHERE regency_code = $1", [REGENCY]);
    expect(await sendCallbacks(clock)).toBe(0);
    expect(got.filter(({ path }) => path === "/registry/notify")).toEqual([]);
    await world.owner.query("UPDATE data_request SET state = 'granted' WHERE regency_code = $1", [REGENCY]);
    await must(stewards.second, "social.end-subscription", {
      id: partner.client.id,
      code: subscriptions[0].code,
      reason,
    });
    await change(String(world.families[2]?.id));
    expect(await findNotices(clock())).toBe(0);
  });
});

describe("a registration", () => {
  it("is the steward's, of a client with the scope, and takes no private key", async () => {
    const { id } = partner.client;
    expect(
      await refusal(stewards.steward, "social.add-key", {
        id,
        key: "-----BEGIN PRIVATE KEY-----\nx\n-----END PRIVATE KEY-----",
      }),
    ).toBe("INVALID_INPUT");
    expect(await refusal(stewards.steward, "social.add-key", { id, key: "bukan kunci sama sekali" })).toBe(
      "INVALID_INPUT",
    );
    expect(await refusal(world.stranger, "social.set-hosts", { id, hosts: [], callback: "" })).toBe("NOT_FOUND");
    expect(await refusal(world.bappeda, "social.set-hosts", { id, hosts: [], callback: "" })).toBe("FORBIDDEN");
    expect(await refusal(stewards.second, "social.link-grant", { id, request: `${REGENCY}-${uuidv7()}` })).toBe(
      "INVALID_INPUT",
    );
    expect(await refusal(stewards.steward, "social.link-grant", { id, request })).toBe("FOUR_EYES");
    await must(stewards.second, "social.revoke-key", { id, kid: partner.kid, reason });
    const answer = await send(
      syncStatus,
      partner,
      signedMessage(partner, "txn-status", {
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
