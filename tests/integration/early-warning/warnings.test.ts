import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { readWarningFilter } from "@/lib/domain/early-warning/list-filter";
import { handles } from "@/lib/server/db/pool";
import { listWarnings } from "@/lib/server/early-warning/list-query";
import type { SeedFamily } from "@/prisma/seed/record";
import { makeFamilies } from "@/tests/support/factory/families";
import { makeActor } from "@/tests/support/factory/people";
import { ownerUrl } from "@/tests/support/urls";

const VILLAGE = "5207042003";
const NEIGHBOUR = "5207042004";
const owner = new Client({ connectionString: ownerUrl() });
let verifier: Actor;
let operator: Actor;
let strange: Actor;
let families: readonly SeedFamily[];

const set = (index: number, values: string) =>
  owner.query(`UPDATE household SET ${values} WHERE id = $1`, [families[index]?.id]);
const chronic = (index: number) =>
  owner.query("UPDATE member SET chronic_illness = 8, presence = 1 WHERE household_id = $1 AND active", [
    families[index]?.id,
  ]);

beforeAll(async () => {
  await owner.connect();
  const made = [
    ...(await makeFamilies(owner, VILLAGE, 12, "2026-11-20")),
    ...(await makeFamilies(owner, NEIGHBOUR, 6, "2026-11-20")),
  ];
  families = made.filter(({ status }) => status === 1);
  verifier = await makeActor(owner, "regency-verifier", "5207");
  operator = await makeActor(owner, "village-operator", NEIGHBOUR);
  strange = await makeActor(owner, "regency-verifier", "5204");
  // Nobody near a limit, nobody vulnerable, but those set below.
  await owner.query("UPDATE household SET decile_national = 9, program_sembako = 2, program_pkh = 2, pbi_national = 2");
  await set(0, "decile_national = 4, program_pkh = 1");
  await set(1, "decile_national = 5, program_pkh = 1, pbi_national = 1");
  await set(2, "decile_national = 6, pbi_national = 1");
  await set(3, "decile_national = 6, program_pkh = 1");
  for (const index of [0, 1, 2, 3]) await chronic(index);
  await set(4, "decile_national = 5, pbi_national = 1");
  await owner.query(
    `UPDATE member SET birth_date = '1990-01-01', chronic_illness = 1, difficulty_seeing = 4, difficulty_hearing = 4, difficulty_walking = 4,
       difficulty_hands = 4, difficulty_learning = 4, difficulty_behaviour = 4, difficulty_speaking = 4, difficulty_self_care = 4,
       difficulty_remembering = 4 WHERE household_id = $1`,
    [families[4]?.id],
  );
});

afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

const ids = (lines: readonly { publicId: string }[]) => lines.map(({ publicId }) => publicId.slice(5)).toSorted();
const own = (...indexes: number[]) => indexes.map((index) => families[index]?.id ?? "").toSorted();

describe("early warnings", () => {
  it("name recipients at a programme's limit or one decile past it, with somebody vulnerable", async () => {
    const { lines } = await listWarnings(verifier, readWarningFilter({}));
    expect(ids(lines)).toEqual(own(0, 1, 2));
    const of = (index: number) => lines.find(({ publicId }) => publicId.endsWith(families[index]?.id ?? "?"));
    expect(of(0)?.programmes).toEqual([{ programme: "pkh", standing: "at" }]);
    expect(of(1)?.programmes).toEqual([
      { programme: "pkh", standing: "past" },
      { programme: "pbi", standing: "at" },
    ]);
    expect(of(0)?.who).toContain("chronic");
  });

  it("can be narrowed and paged, and each page is a logged reading", async () => {
    expect(ids((await listWarnings(verifier, readWarningFilter({ program: "pbi" }))).lines)).toEqual(own(1, 2));
    expect(ids((await listWarnings(verifier, readWarningFilter({ program: "pbi", batas: "past" }))).lines)).toEqual(
      own(2),
    );
    expect(ids((await listWarnings(verifier, readWarningFilter({ desa: NEIGHBOUR }))).lines)).toEqual([]);
    const first = await listWarnings(verifier, readWarningFilter({}), 2);
    expect(first.lines).toHaveLength(2);
    const rest = await listWarnings(verifier, { ...readWarningFilter({}), after: first.next }, 2);
    expect(ids([...first.lines, ...rest.lines])).toEqual(own(0, 1, 2));
    const read = await owner.query(
      "SELECT purpose, subject_ids FROM audit WHERE actor_id = $1 ORDER BY at DESC, id DESC LIMIT 1",
      [verifier.userId],
    );
    expect(read.rows[0]).toMatchObject({ purpose: "warn", subject_ids: [expect.any(String)] });
  });

  it("read both forms as the indicators do: an illness nobody knows of is none, a subsidy may be told person by person", async () => {
    for (const index of [5, 6]) {
      await set(index, "decile_national = 5");
      await owner.query(
        `UPDATE member SET presence = 1, birth_date = '1990-01-01', chronic_illness = NULL, illness_hypertension = 2, illness_unknown = 1,
           difficulty_seeing = NULL, difficulty_hearing = NULL, difficulty_walking = NULL, difficulty_hands = NULL, difficulty_learning = NULL,
           difficulty_behaviour = NULL, difficulty_speaking = NULL, difficulty_self_care = NULL, difficulty_remembering = NULL,
           disability_physical = 2, disability_mental = 2, health_insurance = '{1}' WHERE household_id = $1`,
        [families[index]?.id],
      );
    }
    expect(ids((await listWarnings(verifier, readWarningFilter({}))).lines)).toEqual(own(0, 1, 2));
    await owner.query("UPDATE member SET disability_physical = 1 WHERE household_id = $1 AND relation_to_head = 1", [
      families[5]?.id,
    ]);
    const { lines } = await listWarnings(verifier, readWarningFilter({ program: "pbi" }));
    expect(ids(lines)).toEqual(own(1, 2, 5));
    expect(lines.find(({ publicId }) => publicId.endsWith(families[5]?.id ?? "?"))?.who).toEqual(["disabled"]);
  });

  it("are of the reader's own area", async () => {
    expect((await listWarnings(strange, readWarningFilter({}))).lines).toEqual([]);
    expect((await listWarnings(operator, readWarningFilter({ desa: VILLAGE }))).lines).toEqual([]);
  });
});
