import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { scopeOf } from "@/lib/domain/access/actor";
import { listRequests } from "@/lib/server/data-request/list-query";
import { findRequest } from "@/lib/server/data-request/page-query";
import { findRequestPaper, storeRequestPaper } from "@/lib/server/data-request/paper/papers";
import { underScope } from "@/lib/server/db/scoped";
import { must, refusal, run } from "@/tests/support/factory/run";
import { NOW, paperBytes, RequestWorld } from "./world";

const world = new RequestWorld("1116", "1116012001", "1117");
const VARIABLES = ["household.decileNational", "household.memberCount"];
const everything = { standing: null, level: null, isWaiting: false, after: null };

beforeAll(() => world.open(2));
afterAll(() => world.close());

const decide = (actor: typeof world.head, asked: { id: string; version: number }, event = "approve", reason?: string) =>
  refusal(actor, "data-request.decide", { ...world.at(asked), event, ...(reason ? { reason } : {}) }, { now: NOW });

describe("a draft", () => {
  it("is its writer's alone, and is changed by who saw its last version", async () => {
    const asked = await world.draft("L2", VARIABLES);
    const at = { regencyCode: world.regency, id: asked.id };
    for (const other of [world.second, world.head, world.steward, world.stranger])
      expect(await findRequest(other, at, NOW)).toBeNull();
    expect((await findRequest(world.asker, at, NOW))?.standing).toBe("draft");
    const change = (version: number | null, actor = world.asker) =>
      refusal(actor, "data-request.save", {
        id: asked.id,
        regencyCode: world.regency,
        version,
        fields: world.fields("L2", VARIABLES, { days: 40 }),
      });
    expect(await change(1, world.second)).toBe("NOT_FOUND");
    expect(await change(1)).toBe("OK");
    expect(await change(1)).toBe("STALE");
    expect(await change(null)).toBe("IDEMPOTENCY_MISMATCH");
  });

  it("stays its writer's when it is taken back, and no statement grants what the desks have not", async () => {
    const draft = await world.draft("L2", VARIABLES);
    await must(world.asker, "data-request.withdraw", world.at(draft), { now: NOW });
    expect(await findRequest(world.steward, { regencyCode: world.regency, id: draft.id }, NOW)).toBeNull();
    const sent = await world.sent("L2", VARIABLES);
    await expect(
      underScope(
        scopeOf(world.steward),
        ({
          sql,
        }) => sql`UPDATE data_request SET state = 'granted', tier = NULL, granted_at = ${NOW}, granted_on = '2026-06-01',
          expires_on = '2026-07-01', expires_at = ${NOW} WHERE regency_code = ${world.regency} AND id = ${sent.id}::uuid`,
      ),
    ).rejects.toThrow();
  });

  it("is kept unfinished, but holds no numbers of people, no strange area and no unknown variable", async () => {
    const save = (extra: object, actor = world.asker) =>
      run(actor, "data-request.save", {
        id: uuidv7(),
        regencyCode: world.regency,
        version: null,
        fields: world.fields("L2", [], extra),
      });
    expect((await save({ title: "", level: null, purpose: null })).ok).toBe(true);
    expect(await save({ useNote: "NIK 9952070101900001" })).toMatchObject({
      error: { code: "INVALID_INPUT", fields: [{ path: "useNote", detail: "IDENTITY_NUMBER" }] },
    });
    expect(await save({ areas: ["5207"] })).toMatchObject({ error: { code: "INVALID_INPUT" } });
    expect(await save({ variables: ["household.photoFront"] })).toMatchObject({ error: { code: "INVALID_INPUT" } });
    expect(await save({}, world.stranger)).toMatchObject({ error: { code: "FORBIDDEN" } });
  });

  it("is not sent before it is whole, and says by field what is missing", async () => {
    const id = uuidv7();
    await must(world.asker, "data-request.save", {
      id,
      regencyCode: world.regency,
      version: null,
      fields: world.fields("L3", ["member.chronicIllness"], { days: 300, basis: "" }),
    });
    const outcome = await run(world.asker, "data-request.submit", world.at({ id, version: 1 }));
    expect(outcome).toMatchObject({ error: { code: "INCOMPLETE" } });
    const paths = outcome.ok ? [] : (outcome.error.fields ?? []).map(({ path, detail }) => `${path} ${detail}`);
    expect(paths).toEqual([
      "basis MISSING",
      "variables NOT_FOR_PURPOSE",
      "days TOO_LONG",
      "papers.letter PAPER",
      "papers.statement PAPER",
      "papers.terms PAPER",
      "papers.team PAPER",
    ]);
  });
});

describe("the desks", () => {
  it("decide in their order, each by another person, and the last one grants with a number, a day and a job", async () => {
    const asked = await world.sent("L2", VARIABLES);
    expect(await decide(world.bappeda, asked)).toBe("FORBIDDEN");
    expect(await decide(world.steward, asked)).toBe("FORBIDDEN");
    expect(await decide(world.stranger, asked)).toBe("NOT_FOUND");
    expect(await decide(world.second, asked)).toBe("FORBIDDEN");
    let held = await world.approve(world.head, asked);
    expect(await decide(world.bappeda, { ...held, version: held.version - 1 })).toBe("STALE");
    held = await world.approve(world.bappeda, held);
    held = await world.approve(world.steward, held);
    // Bappeda's officer holds the last desk's duty too, and may not decide there.
    expect(await decide(world.bappeda, held)).toBe("FOUR_EYES");
    held = await world.approve(world.dinsos, held);
    const page = await findRequest(world.asker, { regencyCode: world.regency, id: asked.id }, NOW);
    expect(page).toMatchObject({
      standing: "granted",
      content: { state: "building" },
      askedBy: `Petugas Contoh ${world.asker.userId.slice(-4)}`,
    });
    expect(page?.expiresAt?.toISOString()).toBe("2027-01-24T17:00:00.000Z");
    expect(page?.steps.map(({ event, tier }) => [event, tier])).toEqual([
      ["submit", null],
      ["approve", "opd"],
      ["approve", "bappeda"],
      ["approve", "kominfo"],
      ["approve", "dinsos"],
    ]);
    expect(await decide(world.dinsos, held)).toBe("FOUR_EYES");
    const told = await world.rows<{ kind: string }>(
      "SELECT kind FROM notice WHERE user_id = $1 AND kind = 'data-request'",
      [world.asker.userId],
    );
    expect(told.length).toBeGreaterThan(0);
  });

  it("agree once, whoever presses how often and at how many places", async () => {
    const asked = await world.sent("L0", VARIABLES);
    const input = { ...world.at(asked), event: "approve" };
    const operationId = uuidv7();
    const first = await run(world.head, "data-request.decide", input, { operationId, now: NOW });
    expect(await run(world.head, "data-request.decide", input, { operationId, now: NOW })).toEqual(first);
    const many = await Promise.all(Array.from({ length: 8 }, () => decide(world.bappeda, { ...asked, version: 3 })));
    expect(many.filter((code) => code === "OK")).toHaveLength(1);
    const [counted] = await world.rows<{ n: number }>(
      "SELECT count(*)::int AS n FROM data_request_step WHERE request_id = $1 AND event = 'approve'",
      [asked.id],
    );
    expect(counted?.n).toBe(2);
    // What the database itself holds against, whatever the portal's rule says.
    const insert = world.rows(
      `INSERT INTO data_request_step (regency_code, id, request_id, round, event, tier, tier_name, actor_id, grant_id, role, at)
       VALUES ($1, $2, $3, 1, 'approve', 2, 'kominfo', $4, $4, 'x', now())`,
      [world.regency, uuidv7(), asked.id, world.bappeda.userId],
    );
    await expect(insert).rejects.toThrow(/data_request_step_one_person/);
  });

  it("return and refuse with a reason; what came back is changed and goes through all of them again", async () => {
    const asked = await world.sent("L2", VARIABLES);
    expect(await decide(world.head, asked, "return")).toBe("INVALID_INPUT");
    expect(await decide(world.head, asked, "return", "Kurangi datanya")).toBe("OK");
    const input = { id: asked.id, regencyCode: world.regency, version: 3, fields: world.fields("L0", VARIABLES) };
    expect(await refusal(world.asker, "data-request.save", input)).toBe("OK");
    expect(await refusal(world.asker, "data-request.submit", world.at({ ...asked, version: 4 }))).toBe("OK");
    let held = { ...asked, version: 5 };
    held = await world.approve(world.head, held);
    expect(await decide(world.bappeda, held, "refuse", "Tidak sesuai tugas dinas")).toBe("OK");
    held = { ...held, version: held.version + 1 };
    expect(await decide(world.bappeda, held)).toBe("NOT_ALLOWED_NOW");
    expect(await refusal(world.asker, "data-request.withdraw", world.at(held))).toBe("NOT_ALLOWED_NOW");
  });

  it("may ask for data themselves in another duty, and never decide them", async () => {
    const asked = await world.sent("L2", VARIABLES);
    const { grant } = world.head;
    const both = { ...world.asker, grant: { ...grant }, grants: [grant] };
    expect(await decide(both, asked)).toBe("FOUR_EYES");
    expect(await refusal(world.second, "data-request.withdraw", world.at(asked))).toBe("NOT_FOUND");
    expect(await refusal(world.asker, "data-request.withdraw", world.at(asked))).toBe("OK");
  });

  it("see what waits for them, and others' requests only when they hold a desk", async () => {
    const asked = await world.sent("L1", VARIABLES);
    const waiting = { ...everything, isWaiting: true };
    expect((await listRequests(world.head, waiting, NOW)).lines.map(({ publicId }) => publicId)).toContain(
      `${world.regency}-${asked.id}`,
    );
    expect((await listRequests(world.bappeda, waiting, NOW)).lines.map(({ publicId }) => publicId)).not.toContain(
      `${world.regency}-${asked.id}`,
    );
    expect((await listRequests(world.second, everything, NOW)).lines).toEqual([]);
    expect((await listRequests(world.stranger, everything, NOW)).lines).toEqual([]);
  });
});

describe("the papers", () => {
  it("are kept sealed with their hash, opened by who may, and stay when a later one comes", async () => {
    const asked = await world.draft("L0", VARIABLES);
    const place = { regencyCode: world.regency, id: asked.id, kind: "letter" } as const;
    const id = uuidv7();
    expect(await storeRequestPaper(world.asker, id, place, paperBytes("kedua"), NOW)).toMatchObject({ ok: true });
    expect(await storeRequestPaper(world.asker, id, place, paperBytes("kedua"), NOW)).toMatchObject({ ok: true });
    expect(await storeRequestPaper(world.asker, id, place, paperBytes("lain"), NOW)).toMatchObject({
      error: { code: "IDEMPOTENCY_MISMATCH" },
    });
    expect(await storeRequestPaper(world.second, uuidv7(), place, paperBytes("x"), NOW)).toMatchObject({
      error: { code: "NOT_FOUND" },
    });
    expect(await storeRequestPaper(world.asker, uuidv7(), place, Buffer.from("MZ"), NOW)).toMatchObject({
      error: { code: "UNSUPPORTED_FILE" },
    });
    const at = { regencyCode: world.regency, id: asked.id };
    expect(await findRequestPaper(world.head, at, id, NOW)).toBeNull();
    await must(world.asker, "data-request.submit", world.at(asked), { now: NOW });
    expect((await findRequestPaper(world.head, at, id, NOW))?.bytes.toString("latin1")).toContain("kedua");
    expect(await findRequestPaper(world.stranger, at, id, NOW)).toBeNull();
    expect(await findRequestPaper(world.second, at, id, NOW)).toBeNull();
    const [plain] = await world.rows<{ found: boolean }>(
      "SELECT position('PDF'::bytea in content) > 0 AS found FROM data_request_paper WHERE id = $1",
      [id],
    );
    expect(plain?.found).toBe(false);
    expect(await storeRequestPaper(world.asker, uuidv7(), place, paperBytes("ketiga"), NOW)).toMatchObject({
      error: { code: "NOT_ALLOWED_NOW" },
    });
  });
});
