import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { JsonValue } from "@/lib/domain/social/canonical";
import { findNotices } from "@/lib/server/social/find-notices";
import { NOTIFY_FAMILIES } from "@/lib/server/social/notify-body";
import { sendCallbacks } from "@/lib/server/social/send-callbacks";
import { CalledWorld, messageOf } from "./called";

const REGENCY = "1174";
const world = new CalledWorld(REGENCY, "1174011001", "1112");

beforeAll(() => world.open(64), 180_000);
afterAll(() => world.close());
beforeEach(() => world.calm());

const recordsOf = (text: string): readonly unknown[] => messageOf(text)["notify_event"][0]["data"]["reg_records"];
const familyAt = (at: number) => {
  const family = world.families[at];
  if (family === undefined) throw new Error("more families are needed");
  return family;
};
const kkOf = (at: number) => String(familyAt(at).household["kkNumber"]);
const ended = (filter: JsonValue, filterType = "idtype-value") =>
  world.subscribed({ reg_event_type: "DEREGISTER", filter_type: filterType, filter });

describe("a notice of many families", () => {
  it("is told page by page, none left out where one leaves between two", async () => {
    await world.subscribed();
    for (const { id } of world.families) await world.change(id);
    expect(world.families.length).toBeGreaterThan(NOTIFY_FAMILIES + 2);
    expect(await findNotices(world.clock())).toBe(1);
    const inOrder = await world.rows<{ id: string }>(
      `SELECT id FROM household WHERE regency_code = $1 AND status = 1 ORDER BY md5($2 || id::text) COLLATE "C"`,
      [REGENCY, world.request.slice(REGENCY.length + 1)],
    );
    const ids = inOrder.map(({ id }) => id);
    const told: string[] = [];
    await sendCallbacks(world.clock, async (_address, { body }) => {
      told.push(body);
      // Of the first page, after it was told: who counts families would pass over one of the second.
      await world.owner.query("UPDATE household SET status = 3 WHERE id = $1", [ids[0]]);
      return { status: 204, fault: null };
    });
    await world.owner.query("UPDATE household SET status = 1 WHERE id = $1", [ids[0]]);
    expect(told.map((text) => recordsOf(text).length)).toEqual([NOTIFY_FAMILIES, ids.length - NOTIFY_FAMILIES]);
    expect(await sendCallbacks(world.clock)).toBe(0);
  });
});

describe("the end of a family", () => {
  it("is listened to by what stands in its record afterwards alone", async () => {
    const codeOf = async (filter: JsonValue) => (await ended(filter, "expression"))["status_reason_code"];
    expect(await codeOf({ group_size: { $ge: 1 } })).toBe("rjct.notify_details.invalid");
    expect(await codeOf({ UIN: "9900000000000001" })).toBe("rjct.notify_details.invalid");
    expect((await ended({ type: "KK", value: kkOf(0) }))["status"]).toBe("succ");
  });

  it("is told by the family's number for the grant, where it was closed and its people carried away", async () => {
    await ended({ type: "KK", value: kkOf(1) });
    const { id } = familyAt(1);
    await world.owner.query("UPDATE household SET status = 3, member_count = 0 WHERE id = $1", [id]);
    await world.owner.query("UPDATE member SET active = false WHERE household_id = $1", [id]);
    await world.change(id, 60);
    expect(await findNotices(world.clock())).toBe(1);
    const [record] = recordsOf((await world.came()).text);
    expect(record).toMatchObject({ "@type": "Group", group_identifier: [{ identifier_type: "NOMOR_KELUARGA" }] });
    expect(JSON.stringify(record)).not.toContain(kkOf(1));
  });

  it("is told of one that has moved out of the granted areas, and not of one that moves about within them", async () => {
    await world.owner.query("UPDATE data_request SET areas = ARRAY[$2] WHERE regency_code = $1", [
      REGENCY,
      world.village,
    ]);
    await ended({ type: "KK", value: kkOf(2) });
    await ended({ type: "KK", value: kkOf(3) });
    for (const at of [2, 3]) await world.change(familyAt(at).id, 60);
    const elsewhere = "1174011099";
    await world.owner.query("UPDATE household SET village_code = $2 WHERE id = $1", [familyAt(2).id, elsewhere]);
    await world.change(familyAt(2).id, 61);
    await world.owner.query(
      "UPDATE household_revision SET village_code = $2 WHERE household_id = $1 AND revision = 61",
      [familyAt(2).id, elsewhere],
    );
    await findNotices(world.clock());
    await sendCallbacks(world.clock);
    expect(world.got.filter(({ path }) => path === "/registry/notify")).toHaveLength(1);
  });
});
