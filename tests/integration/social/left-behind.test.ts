import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { POST as asyncSearch } from "@/app/api/v1/registry/search/route";
import { pruneHints } from "@/lib/server/hint/prune";
import { pruneMessages } from "@/lib/server/social/kept-message";
import { sendCallbacks } from "@/lib/server/social/send-callbacks";
import { anyFamily, CalledWorld } from "./called";
import { send, signedMessage } from "./partner";

const REGENCY = "1175";
const world = new CalledWorld(REGENCY, "1175011001", "1112");

beforeAll(() => world.open(3), 120_000);
afterAll(() => world.close());
beforeEach(() => world.calm());

const asked = () =>
  send(asyncSearch, world.partner, signedMessage(world.partner, "search", anyFamily(), { header: world.to() }));
const later = (days: number) => new Date(Date.now() + days * 86_400_000);
const sealed = () => world.rows("SELECT 1 FROM api_message WHERE content_sealed IS NOT NULL");

describe("what was asked", () => {
  it("is kept until it is answered, and no longer", async () => {
    await asked();
    expect(await sealed()).toHaveLength(1);
    world.status = 500;
    await sendCallbacks(world.clock);
    expect(await sealed()).toHaveLength(1);
    world.status = 204;
    world.ahead = 5 * 60_000;
    await world.came();
    expect(await sealed()).toEqual([]);
  });

  it("of a client that works no more is given up on after thirty days, and gone after ninety more", async () => {
    await asked();
    const { id } = world.partner.client;
    await world.owner.query("UPDATE api_client SET state = 'suspended' WHERE id = $1", [id]);
    await pruneMessages(later(29));
    expect(await sealed()).toHaveLength(1);
    await pruneMessages(later(31));
    expect(await sealed()).toEqual([]);
    expect(await pruneMessages(later(122))).toBeGreaterThan(0);
    expect(await world.rows("SELECT 1 FROM api_callback")).toEqual([]);
    expect(await world.rows("SELECT 1 FROM api_message")).toEqual([]);
    await world.owner.query("UPDATE api_client SET state = 'active' WHERE id = $1", [id]);
  });
});

describe("a subscription", () => {
  it("ends with its time, and is gone after ninety days", async () => {
    await world.subscribed();
    await world.owner.query("UPDATE api_subscription SET ends_at = $1 WHERE state = 'subscribe'", [later(1)]);
    const states = async () =>
      (await world.rows<{ state: string }>("SELECT state FROM api_subscription")).map(({ state }) => state);
    await pruneMessages(later(2));
    expect(await states()).toEqual(["unsubscribe"]);
    await pruneMessages(later(93));
    expect(await states()).toEqual([]);
  });
});

describe("a file of an office", () => {
  it("that a job left half-done does not lie there for ever", async () => {
    for (const state of ["uploaded", "checking", "ready", "committing"])
      await world.owner.query(
        `INSERT INTO office_file (regency_code, id, source, state, file_kind, size_bytes, sha256, content, created_by, created_at, updated_at)
         VALUES ($1, gen_random_uuid(), 'jkn', $2, 'csv', 1, '\\x00', '\\x00', $3, now(), now())`,
        [REGENCY, state, world.steward.userId],
      );
    await pruneHints(later(31));
    const rows = await world.rows<{ state: string }>(
      "SELECT state FROM office_file WHERE content IS NULL ORDER BY state",
    );
    expect(rows.map(({ state }) => state)).toEqual(["cancelled", "cancelled", "failed", "failed"]);
  });
});
