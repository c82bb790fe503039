import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { findAttachment } from "@/lib/server/attachment/read-attachment";
import { storeAttachment } from "@/lib/server/attachment/store-attachment";
import { makeFamilies } from "@/tests/support/factory/families";
import { makeActor } from "@/tests/support/factory/people";
import { makeJpeg } from "@/tests/support/factory/pictures";
import { makePeriod } from "@/tests/support/factory/place";
import { must } from "@/tests/support/factory/run";
import { ownerUrl } from "@/tests/support/urls";

const VILLAGE = "5207032001";
const NOW = new Date("2026-05-14T02:00:00Z");
const owner = new Client({ connectionString: ownerUrl() });
let operator: Actor;
let stranger: Actor;
let coach: Actor;
const proposal = { regencyCode: "5207", id: uuidv7() };

beforeAll(async () => {
  await owner.connect();
  await makePeriod(owner, "5207", NOW);
  operator = await makeActor(owner, "village-operator", VILLAGE);
  stranger = await makeActor(owner, "village-operator", "5207032002");
  coach = await makeActor(owner, "coach", "5207");
  const [family] = await makeFamilies(owner, VILLAGE, 1, "2026-05-14");
  await must(operator, "proposal.start", { ...proposal, householdId: family?.id ?? "", channel: "desk" }, { now: NOW });
});

afterAll(() => owner.end());

const store = (actor: Actor, id: string, bytes: Uint8Array) => storeAttachment(actor, id, proposal, bytes, NOW);

describe("a family's files", () => {
  it("are kept sealed and come back without what the camera wrote beside them", async () => {
    const id = uuidv7();
    const bytes = makeJpeg({ exif: "GPS rahasia" });
    expect(await store(operator, id, bytes)).toEqual({ ok: true, value: { id } });
    const file = await findAttachment(operator, { regencyCode: "5207", id }, NOW);
    expect(file?.bytes).toEqual(Buffer.from(makeJpeg()));
    const row = await owner.query("SELECT content FROM attachment WHERE id = $1", [id]);
    expect(row.rows[0].content.includes(Buffer.from("JFIF"))).toBe(false);
    const logged = await owner.query("SELECT action FROM audit WHERE $1 = ANY (subject_ids) ORDER BY action", [id]);
    expect(logged.rows.map(({ action }) => action)).toEqual(["attachment:read", "attachment:store"]);
  });

  it("are the same file when sent twice, and no other under the same id", async () => {
    const id = uuidv7();
    expect(await store(operator, id, makeJpeg())).toEqual({ ok: true, value: { id } });
    expect(await store(operator, id, makeJpeg())).toEqual({ ok: true, value: { id } });
    expect(await store(operator, id, makeJpeg({ width: 900 }))).toMatchObject({
      error: { code: "IDEMPOTENCY_MISMATCH" },
    });
  });

  it("are nobody else's to write or to see, with the answer of an unknown id", async () => {
    const id = uuidv7();
    await store(operator, id, makeJpeg());
    expect(await store(stranger, uuidv7(), makeJpeg())).toMatchObject({ error: { code: "NOT_FOUND" } });
    expect(await findAttachment(stranger, { regencyCode: "5207", id }, NOW)).toBeNull();
    expect(await findAttachment(stranger, { regencyCode: "5207", id: uuidv7() }, NOW)).toBeNull();
    expect(await store(coach, uuidv7(), makeJpeg())).toMatchObject({ error: { code: "FORBIDDEN" } });
    expect(await findAttachment(coach, { regencyCode: "5207", id }, NOW)).not.toBeNull();
  });

  it("are refused with the reason when they are no pictures, and nothing is kept", async () => {
    const id = uuidv7();
    expect(await store(operator, id, Buffer.from("<script>alert(1)</script>"))).toEqual({
      ok: false,
      error: { code: "UNSUPPORTED_FILE", info: { reason: "NOT_A_PICTURE" } },
    });
    expect((await owner.query("SELECT 1 FROM attachment WHERE id = $1", [id])).rowCount).toBe(0);
  });

  it("cannot be changed or deleted by the portal", async () => {
    const app = await owner.query(
      "SELECT has_table_privilege('mutakhir_app', 'attachment', 'UPDATE') OR has_table_privilege('mutakhir_app', 'attachment', 'DELETE') AS may",
    );
    expect(app.rows[0].may).toBe(false);
  });

  it("are taken only while the draft is open", async () => {
    const { version } = (await owner.query("SELECT version FROM proposal WHERE id = $1", [proposal.id])).rows[0];
    await must(
      operator,
      "proposal.withdraw",
      { ...proposal, version, reason: "ENTERED_BY_MISTAKE", note: null },
      { now: NOW },
    );
    expect(await store(operator, uuidv7(), makeJpeg())).toMatchObject({ error: { code: "NOT_ALLOWED_NOW" } });
  });
});
