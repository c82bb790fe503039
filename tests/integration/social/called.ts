import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { uuidv7 } from "uuidv7";
import { expect } from "vitest";
import { POST as subscribe } from "@/app/api/v1/registry/subscribe/route";
import type { JsonValue } from "@/lib/domain/social/canonical";
import { SOCIAL_CALLBACKS } from "@/lib/domain/social/operation";
import { sendCallbacks } from "@/lib/server/social/send-callbacks";
import { makeActor } from "@/tests/support/factory/people";
import type { Stewards } from "../api/world";
import { RequestWorld } from "../data-request/world";
import { at, isOurs, makePartner, search, send, signedMessage, type TestPartner } from "./partner";

export const AUTHORIZE = { purpose: { code: "social-aid" } };
export const NAMED = [
  "household.memberCount",
  "household.villageCode",
  "household.kkNumber",
  "member.name",
  "member.nik",
];

/** What this test knows of a message that came. */
// biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of it
export const messageOf = (text: string) => JSON.parse(text)["message"] as any;

/** A regency with a partner that is called back, and where what it is told arrives. */
export class CalledWorld extends RequestWorld {
  readonly got: { path: string; text: string }[] = [];
  /** What the partner's system answers. */
  status = 204;
  host = "";
  stewards!: Stewards;
  partner!: TestPartner;
  /** Public id of the granted request. */
  request = "";
  /** Milliseconds that the clock is ahead. */
  ahead = 0;
  private receiver!: Server;

  readonly clock = () => new Date(Date.now() + this.ahead);

  override async open(count = 4): Promise<void> {
    this.receiver = createServer((incoming, response) => {
      let body = "";
      incoming.on("data", (part) => {
        body += part;
      });
      incoming.on("end", () => {
        this.got.push({ path: incoming.url ?? "", text: body });
        response.writeHead(this.status).end();
      });
    });
    await new Promise<void>((resolve) => this.receiver.listen(0, "127.0.0.1", resolve));
    this.host = `127.0.0.1:${(this.receiver.address() as AddressInfo).port}`;
    // Before anything reads the settings.
    process.env["MUTAKHIR_HOOK_PRIVATE_HOSTS"] = this.host;
    await super.open(count);
    this.stewards = { steward: this.steward, second: await makeActor(this.owner, "data-steward", this.regency) };
    this.request = await this.standing("L4", NAMED);
    this.partner = await this.makePartner([this.request]);
  }

  /** A granted request whose time is not over; its public id. */
  async standing(...asked: Parameters<RequestWorld["granted"]>): Promise<string> {
    const { id } = await this.granted(...asked);
    await this.owner.query(
      "UPDATE data_request SET expires_at = now() + interval '30 days' WHERE regency_code = $1 AND id = $2",
      [this.regency, id],
    );
    return `${this.regency}-${id}`;
  }

  makePartner(requests: readonly string[], region = this.regency): Promise<TestPartner> {
    return makePartner(this.stewards, { region, hosts: [this.host], requests });
  }

  override async close(): Promise<void> {
    await new Promise((resolve) => this.receiver.close(resolve));
    await super.close();
  }

  /** Nothing waits, nobody listens. */
  async calm(): Promise<void> {
    this.got.length = 0;
    this.status = 204;
    this.ahead = 0;
    await this.owner.query("DELETE FROM api_callback");
    await this.owner.query(
      "UPDATE api_subscription SET state = 'unsubscribe', ended_at = now() WHERE state = 'subscribe'",
    );
  }

  to(path = "registry/on-search") {
    return { sender_uri: `http://${this.host}/${path}` };
  }

  /** What came, checked: its path, its shape as it is published, and whose it is. */
  async came() {
    expect(await sendCallbacks(this.clock)).toBe(1);
    const one = this.got.at(-1);
    if (one === undefined) throw new Error("nothing came");
    const known = SOCIAL_CALLBACKS.find(({ path }) => one.path.endsWith(path.replace("/registry", "")));
    expect(known?.body.safeParse(JSON.parse(one.text)).error?.issues).toBeUndefined();
    expect(await isOurs(one.text)).toBe(true);
    return one;
  }

  /** What the portal says at last of a subscription that is asked for. */
  async subscribed(extra: Record<string, JsonValue> = {}, partner = this.partner) {
    const sent = signedMessage(partner, "subscribe", subscription(extra), { header: this.to("registry/on-subscribe") });
    const ack = await send(subscribe, partner, sent);
    expect(at(ack.body, "message", "ack_status")).toBe("ACK");
    const one = await this.came();
    expect(one.path).toBe("/registry/on-subscribe");
    return messageOf(one.text)["subscribe_response"][0];
  }

  /** A revision of a family as an applied proposal writes one. */
  async change(household: string, revision = 2): Promise<void> {
    await this.owner.query(
      `INSERT INTO household_revision (regency_code, household_id, revision, village_code, source, is_correction, condition_date, applied_at, changes)
       VALUES ($1, $2, $3, $4, 1, false, '2026-06-01', '2026-06-02', '[]')`,
      [this.regency, household, revision, this.village],
    );
  }
}

export const anyFamily = () =>
  search({ query_type: "expression", query: { group_size: { $ge: 1 } }, authorize: AUTHORIZE });

export const subscription = (extra: Record<string, JsonValue> = {}): JsonValue => ({
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
