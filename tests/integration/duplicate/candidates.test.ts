import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rangeOf, type Scope } from "@/lib/domain/access/scope";
import { nearDates } from "@/lib/domain/matching/birth-date";
import { storedName } from "@/lib/domain/matching/person-name";
import { localDay } from "@/lib/domain/period/period";
import { blindIndex } from "@/lib/server/crypto/seal";
import { handles } from "@/lib/server/db/pool";
import { underScope } from "@/lib/server/db/scoped";
import type { WholeMember } from "@/lib/server/household/whole-family";
import type { SeedFamily } from "@/prisma/seed/record";
import { answersOfFamily } from "@/prisma/seed/record";
import { drawFamilies, makeFamilies, sound } from "@/tests/support/factory/families";
import { otherAnswers } from "@/tests/support/factory/other-answers";
import { makePeriod } from "@/tests/support/factory/place";
import { carryToRecord, heldMeeting, makeTeam, patchesBetween } from "@/tests/support/factory/proposals";
import { must } from "@/tests/support/factory/run";
import { appUrl, ownerUrl } from "@/tests/support/urls";
import { makeDouble, peopleOf, runJob } from "./world";

const HERE = "5207062001";
const NEXT = "5207062002";
const OTHER_REGENCY = "5204082001";
const PRACTICE = "9999012001";
const owner = new Client({ connectionString: ownerUrl() });
const app = new Client({ connectionString: appUrl() });
const today = localDay(new Date(), "Asia/Makassar");
const families = new Map<string, readonly SeedFamily[]>();

beforeAll(async () => {
  await owner.connect();
  await app.connect();
  await makePeriod(owner, "5207");
  for (const village of [HERE, NEXT, OTHER_REGENCY, PRACTICE])
    families.set(village, await makeFamilies(owner, village, 40, today));
});

afterAll(async () => {
  await owner.end();
  await app.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

function person(village: string, index: number): WholeMember {
  const found = peopleOf(families.get(village)?.[index] as SeedFamily)[0];
  if (found === undefined) throw new Error("nobody");
  return found;
}

const scopeOf = (region: string, mode: Scope["mode"] = "area"): Scope => ({
  actorId: uuidv7(),
  mode,
  ranges: [rangeOf(region)],
  household: null,
});

interface Asked {
  readonly name: string;
  readonly birthDate?: string | null;
  readonly nik?: string;
  readonly regency?: string;
  readonly uid?: string;
}

async function candidates(
  scope: Scope,
  { name, birthDate = null, nik, regency = "5207", uid = uuidv7() }: Asked,
): Promise<string[]> {
  const dates = birthDate === null ? [] : nearDates(birthDate);
  const rows = await underScope(
    scope,
    ({ sql }) => sql<{ person_uid: string }>`SELECT person_uid FROM app_match_candidates(${regency}, ${uid},
      ${nik === undefined ? null : blindIndex(nik)}, ${storedName(name)}, ${dates}, ${null}, 20)`,
  );
  return rows.map((row) => row.person_uid);
}

describe("the search for candidates, as the portal's role", () => {
  it("finds by name and near birth date, by name alone when there is no date, and by NIK whatever the name", async () => {
    const one = person(HERE, 0);
    const name = String(one.answers["name"]);
    const birthDate = String(one.answers["birthDate"]);
    const nik = String(one.answers["nik"]);
    expect(await candidates(scopeOf(HERE), { name: `Hj. ${name.toUpperCase()}, S.Pd`, birthDate })).toContain(one.uid);
    expect(await candidates(scopeOf(HERE), { name })).toContain(one.uid);
    expect(await candidates(scopeOf(HERE), { name: "Tidak Sama Sekali", nik })).toEqual([one.uid]);
    expect(await candidates(scopeOf(HERE), { name, birthDate: "1901-01-01" })).not.toContain(one.uid);
    expect(await candidates(scopeOf(HERE), { name, birthDate, uid: one.uid })).not.toContain(one.uid);
  });

  it("shows nobody outside the scope, in no mode but those that see families, and never practice", async () => {
    const one = person(NEXT, 0);
    const asked = { name: String(one.answers["name"]), birthDate: String(one.answers["birthDate"]) };
    expect(await candidates(scopeOf("5207"), asked)).toContain(one.uid);
    expect(await candidates(scopeOf(HERE), asked)).not.toContain(one.uid);
    expect(await candidates(scopeOf("5204"), asked)).not.toContain(one.uid);
    for (const mode of ["aggregate", "assigned", "public", "none"] as const)
      expect(await candidates(scopeOf("5207", mode), asked), mode).toEqual([]);
    const trainee = person(PRACTICE, 0);
    const practice = {
      name: String(trainee.answers["name"]),
      birthDate: String(trainee.answers["birthDate"]),
      regency: "9999",
    };
    expect(await candidates(scopeOf("99"), practice)).toEqual([]);
    const direct = await app.query("SELECT * FROM app_match_candidates('5207', $1, NULL, 'contoh', '{}', NULL, 20)", [
      uuidv7(),
    ]);
    expect(direct.rows).toEqual([]);
    await expect(app.query("SELECT * FROM app_like_names('5207', 'contoh')")).rejects.toThrow("permission denied");
  });

  it("looks for a name in the index of its own regency's digit, whatever the digit", async () => {
    const owner = new Client({ connectionString: ownerUrl() });
    await owner.connect();
    try {
      const { rows } = await owner.query(
        "SELECT indexdef FROM pg_indexes WHERE indexname ~ '^member_name_norm_[0-9]_idx$' ORDER BY indexname",
      );
      expect(rows.map(({ indexdef }) => /= '(\d)'::text\)$/.exec(String(indexdef))?.[1]).join("")).toBe("0123456789");
      await owner.query("SET enable_seqscan = off");
      for (const regency of ["1100", "5207", "9999"]) {
        const digit = regency.slice(-1);
        const plan = await owner.query(
          `EXPLAIN SELECT id FROM member WHERE right(regency_code, 1) = '${digit}' AND name_norm % 'contoh'`,
        );
        expect(JSON.stringify(plan.rows), regency).toContain(`member_name_norm_${digit}_idx`);
      }
    } finally {
      await owner.end();
    }
  });

  it("looks through a village with its regency, and only a caller who sees both gets the pair", async () => {
    const [one, other] = [person(HERE, 1), person(NEXT, 1)];
    await makeDouble(owner, one, other);
    const pairsFor = async (scope: Scope, village: string) => {
      const rows = await underScope(
        scope,
        ({ sql }) =>
          sql<{
            person_uid: string;
            other_person_uid: string;
          }>`SELECT * FROM app_match_village('5207', ${village}, 1000)`,
      );
      return rows.map((row) => [row.person_uid, row.other_person_uid].join());
    };
    const pair = [one.uid, other.uid].sort().join();
    expect(await pairsFor(scopeOf("5207"), HERE)).toContain(pair);
    expect(await pairsFor(scopeOf("5207"), NEXT)).toContain(pair);
    expect(await pairsFor(scopeOf(HERE), HERE)).not.toContain(pair);
    expect(await pairsFor(scopeOf(HERE), NEXT)).toEqual([]);
    expect(await pairsFor(scopeOf("99"), PRACTICE)).toEqual([]);
  });
});

describe("the compared name", () => {
  const wrong = async () => {
    const rows = await owner.query<{ id: string; name: string; name_norm: string }>(
      "SELECT id, name, name_norm FROM member",
    );
    return rows.rows.filter((row) => row.name_norm !== storedName(row.name)).map((row) => row.id);
  };

  it("is that of the name for everybody who was loaded, and after people are renamed and added by proposals", async () => {
    expect(await wrong()).toEqual([]);
    const team = await makeTeam(owner, HERE);
    const meetingId = await heldMeeting(team.head, HERE, today);
    const family = sound(families.get(HERE)?.slice(5) ?? [], today)[0];
    if (family === undefined) throw new Error("no sound family");
    const base = answersOfFamily(family);
    const started = await must<{ id: string }>(team.operator, "proposal.start", {
      id: uuidv7(),
      regencyCode: "5207",
      householdId: family.id,
      channel: "desk",
    });
    const key = { regencyCode: "5207", id: started.id };
    const wanted = otherAnswers(base, today, "nama", 0.2);
    const renamed = peopleOf(family)[0];
    if (renamed === undefined) throw new Error("nobody");
    const members = {
      ...wanted.members,
      [renamed.uid]: { ...wanted.members[renamed.uid], name: "Drs. H. Moh. Contoh, S.Pd" },
    };
    const notes = Object.fromEntries(
      Object.keys(members).flatMap((uid) =>
        ["V02", "V03", "V06", "V10", "V11", "V15b", "V15c", "V16"].map((rule) => [`${rule}|${uid}`, "diperiksa"]),
      ),
    );
    const saved = await must<{ version: number }>(team.operator, "proposal.save", {
      ...key,
      patches: patchesBetween(base, { ...wanted, members }),
      notes,
    });
    await carryToRecord(team, key, saved.version, meetingId);
    expect(await wrong()).toEqual([]);
    const rows = await owner.query("SELECT name_norm FROM member WHERE id = $1", [renamed.uid]);
    expect(rows.rows[0].name_norm).toBe("muhamad contoh");
  });

  it("is made by a job for whoever was written past the portal", async () => {
    await owner.query("UPDATE member SET name_norm = '' WHERE regency_code IN ('5204', '9999')");
    await owner.query("UPDATE member SET name = '123', name_norm = '' WHERE id = $1", [person(OTHER_REGENCY, 0).uid]);
    expect((await wrong()).length).toBeGreaterThan(50);
    await runJob("normalise-names", {});
    expect(await wrong()).toEqual([]);
    expect(drawFamilies(HERE, 1, today)).toHaveLength(1);
  });
});
