import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { localDay } from "@/lib/domain/period/period";
import { NO_FILTER } from "@/lib/domain/rule/list-filter";
import { handles } from "@/lib/server/db/pool";
import { rollUpVillage } from "@/lib/server/rollup/roll-up-village";
import { findRuleDetail, findRuleList } from "@/lib/server/rule/queries";
import type { SeedFamily } from "@/prisma/seed/record";
import { makeFamilies, sound } from "@/tests/support/factory/families";
import { makeActor } from "@/tests/support/factory/people";
import { makePeriod } from "@/tests/support/factory/place";
import { decision, heldMeeting, makeTeam, signMinutes, type Team } from "@/tests/support/factory/proposals";
import { must, refusal, run } from "@/tests/support/factory/run";
import { appUrl, ownerUrl } from "@/tests/support/urls";

const VILLAGE = "5207062001";
const REGENCY = VILLAGE.slice(0, 4);
const owner = new Client({ connectionString: ownerUrl() });
const app = new Client({ connectionString: appUrl() });
const today = localDay(new Date(), "Asia/Makassar");
let people: Record<"regency" | "province" | "nation" | "coach" | "provinceCoach", Actor>;
let team: Team;
let families: SeedFamily[];

beforeAll(async () => {
  await owner.connect();
  await app.connect();
  await makePeriod(owner, REGENCY);
  families = [...sound(await makeFamilies(owner, VILLAGE, 60, today), today)];
  team = await makeTeam(owner, VILLAGE);
  people = {
    regency: await makeActor(owner, "administrator", REGENCY),
    province: await makeActor(owner, "administrator", "52"),
    nation: await makeActor(owner, "administrator", "0"),
    coach: await makeActor(owner, "coach", REGENCY),
    provinceCoach: await makeActor(owner, "coach", "52"),
  };
});

afterAll(async () => {
  await owner.end();
  await app.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

const input = (extra: object = {}) => ({
  id: uuidv7(),
  regionCode: REGENCY,
  ruleId: "V31b",
  seen: "default",
  setting: "missing",
  effectiveFrom: "2026-01-01",
  reason: "Rumah di sini memang kecil.",
  ...extra,
});

const CROWDED = 2;

/** A saved draft of a family whose floor is far too small: V31b. */
async function crowded() {
  const family = families.shift();
  if (family === undefined) throw new Error("more families are needed");
  const key = { regencyCode: REGENCY, id: uuidv7() };
  await must(team.operator, "proposal.start", { ...key, householdId: family.id, channel: "desk" });
  const before = family.household["floorAreaM2"] ?? null;
  const saved = await must<{ version: number; errors: number; warnings: number }>(team.operator, "proposal.save", {
    ...key,
    patches: [{ level: "household", uid: null, key: "floorAreaM2", before, value: CROWDED }],
  });
  return { key, family, ...saved };
}

async function stored(id: string) {
  const found = await owner.query(
    "SELECT state, rule_findings, judged_settings, warning_count, answers_digest FROM proposal WHERE id = $1",
    [id],
  );
  return found.rows[0];
}

describe("rule.configure", () => {
  it("is for administrators of a province or regency and coaches of a province, in their own region", async () => {
    expect(await refusal(people.coach, "rule.configure", input())).toBe("FORBIDDEN");
    expect(await refusal(people.nation, "rule.configure", input())).toBe("FORBIDDEN");
    expect(await refusal(team.operator, "rule.configure", input())).toBe("FORBIDDEN");
    for (const regionCode of ["52", "5204", "6101", "5298"])
      expect(await refusal(people.regency, "rule.configure", input({ regionCode })), regionCode).toBe("NOT_FOUND");
    expect(await refusal(people.province, "rule.configure", input({ regionCode: "5298" }))).toBe("NOT_FOUND");
    expect(await refusal(people.regency, "rule.configure", input({ ruleId: "V99" }))).toBe("NOT_FOUND");
    expect(await refusal(people.regency, "rule.configure", input({ regionCode: "520706" }))).toBe("INVALID_INPUT");
    expect(await refusal(people.provinceCoach, "rule.configure", input({ ruleId: "V34c", setting: "off" }))).toBe("OK");
  });

  it("softens a GALAT to a warning at most, and wants a reason", async () => {
    const galat = { ruleId: "V09" };
    for (const setting of ["off", "missing"])
      expect(await refusal(people.regency, "rule.configure", input({ ...galat, setting }))).toBe("INVALID_INPUT");
    expect(await refusal(people.regency, "rule.configure", input({ ...galat, setting: "warning", reason: "ya" }))).toBe(
      "INVALID_INPUT",
    );
    expect(await refusal(people.regency, "rule.configure", input({ ...galat, setting: "warning" }))).toBe("OK");
    const found = await owner.query("SELECT detail FROM audit WHERE action = 'rule:configure' AND actor_id = $1", [
      people.regency.userId,
    ]);
    expect(found.rows).toEqual([
      { detail: { rule: "V09", before: "default", setting: "warning", effectiveFrom: "2026-01-01" } },
    ]);
  });

  it("is told with its first day where that has not come", async () => {
    const [ruleId, effectiveFrom] = ["V34b", "2031-01-01"];
    const settable = async () => (await findRuleDetail(people.regency, ruleId, NO_FILTER, new Date()))?.settable;
    expect(await settable()).toMatchObject({ current: "default", currentFrom: null });
    await must(people.regency, "rule.configure", input({ ruleId, effectiveFrom, setting: "warning" }));
    expect(await settable()).toMatchObject({ current: "warning", currentFrom: effectiveFrom });
  });

  it("refuses what was set meanwhile, answers a repeat with its first result, and only ever adds", async () => {
    const operationId = uuidv7();
    const first = input({ ruleId: "V11", setting: "error" });
    const answers = [
      await run(people.regency, "rule.configure", first, { operationId }),
      await run(people.regency, "rule.configure", first, { operationId }),
    ];
    expect(answers[1]).toEqual(answers[0]);
    expect(await refusal(people.regency, "rule.configure", input({ ruleId: "V11", setting: "off" }))).toBe("STALE");
    const races = await Promise.all(
      ["off", "missing", "default"].map((setting) =>
        refusal(people.regency, "rule.configure", input({ ruleId: "V11", seen: "error", setting })),
      ),
    );
    expect(races.sort()).toEqual(["OK", "STALE", "STALE"]);
    const found = await owner.query("SELECT count(*)::int AS n FROM rule_setting WHERE rule_id = 'V11'");
    expect(found.rows[0].n).toBe(2);
    await expect(app.query("UPDATE rule_setting SET setting = 'off'")).rejects.toThrow(/permission denied/);
    await expect(app.query("DELETE FROM rule_setting")).rejects.toThrow(/permission denied/);
  });
});

describe("a setting", () => {
  it("holds in form, save and submit alike, and never reaches what was sent before", async () => {
    const standard = await crowded();
    expect(standard).toMatchObject({ errors: 0, warnings: 1 });
    expect(await refusal(team.operator, "proposal.submit", { ...standard.key, version: standard.version })).toBe(
      "INCOMPLETE",
    );
    await must(people.regency, "rule.configure", input());
    const soft = await crowded();
    expect(soft).toMatchObject({ errors: 0, warnings: 0 });
    await must(team.operator, "proposal.submit", { ...soft.key, version: soft.version });
    expect(await stored(soft.key.id)).toMatchObject({ state: "submitted", rule_findings: ["V31b:m"] });
    expect((await stored(soft.key.id)).judged_settings).toContain("V31b:m");

    await must(people.regency, "rule.configure", input({ seen: "missing", setting: "error" }));
    const hard = await crowded();
    expect(hard.errors).toBe(1);
    expect(await refusal(team.operator, "proposal.submit", { ...hard.key, version: hard.version })).toBe("INCOMPLETE");

    const meetingId = await heldMeeting(team.head, VILLAGE, today);
    const steps = [
      [team.head, decision("endorse", { meetingId })],
      [team.verifier, decision("verify")],
      [team.validator, decision("validate")],
      [team.coach, decision("accept")],
    ] as const;
    for (const [index, [actor, made]] of steps.entries()) {
      await must(actor, "proposal.decide", {
        item: { ...soft.key, version: soft.version + 1 + index },
        decision: made,
      });
      if (made.event === "endorse") await signMinutes(team.head, meetingId);
    }
    expect(await stored(soft.key.id)).toMatchObject({ state: "applied", rule_findings: ["V31b:m"] });
  });

  it("is counted by area, shown with its history, and kept from readers of small cells", async () => {
    await rollUpVillage({ regencyCode: REGENCY, villageCode: VILLAGE }, new Date());
    const own = await findRuleList(team.operator, NO_FILTER, new Date());
    const line = own?.lines.find(({ id }) => id === "V31b");
    expect(line).toMatchObject({ severity: "error", standard: "warning", families: 3 });
    expect(own?.judged).toBe(3);
    const of = await findRuleDetail(people.regency, "V31b", NO_FILTER, new Date());
    expect(of?.line.families).toBe("suppressed");
    expect(of?.history.map(({ setting }) => setting)).toEqual(["error", "missing"]);
    expect(of?.settable).toMatchObject({
      current: "error",
      currentFrom: null,
      choices: ["default", "error", "missing", "off"],
    });
    expect((await findRuleDetail(team.operator, "V31b", NO_FILTER, new Date()))?.settable).toBeNull();
    expect(await findRuleList(team.operator, { ...NO_FILTER, area: "5207" }, new Date())).toBeNull();
    const found = await findRuleList(team.operator, { ...NO_FILTER, only: "found" }, new Date());
    expect(found?.lines.map(({ id }) => id)).toContain("V31b");
  });
});
