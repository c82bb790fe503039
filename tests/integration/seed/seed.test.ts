import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AnswerValue } from "@/lib/domain/instrument/answers";
import { type Change, parseChangeKey } from "@/lib/domain/instrument/diff";
import { unseal } from "@/lib/server/crypto/seal";
import { type Family, toFamily } from "@/lib/server/household/family";
import { addVillage } from "@/prisma/seed/add-village";
import { seedDemo } from "@/prisma/seed/load-demo";
import { ownerUrl } from "@/tests/support/urls";

const ON = "2026-11-22";

/** The file's own database, migrated and with all regions, is what a seed wants: empty. */
const url = ownerUrl();
const owner = new Client({ connectionString: url });

beforeAll(async () => {
  owner.setTypeParser(1082, (text: string) => text);
  await owner.connect();
});

afterAll(() => owner.end());

async function rowsOf(statement: string): Promise<Record<string, unknown>[]> {
  return (await owner.query(statement)).rows;
}

async function families(): Promise<Map<string, Family>> {
  const members = await rowsOf("SELECT * FROM member ORDER BY member_no");
  const civil = await rowsOf("SELECT * FROM member_civil");
  const of = (rows: readonly Record<string, unknown>[], id: unknown) =>
    rows.filter((row) => row["household_id"] === id);
  const households = await rowsOf("SELECT * FROM household ORDER BY id");
  return new Map(
    households.map((row) => [String(row["id"]), toFamily(row, of(members, row["id"]), of(civil, row["id"]), {})]),
  );
}

describe("the small demo", () => {
  it("is loaded once, and a second run does nothing", async () => {
    const lines: string[] = [];
    const loaded = await seedDemo(url, { size: "small", on: ON, say: (line) => lines.push(line) });
    expect(loaded?.families).toBeGreaterThan(80);
    expect(loaded?.proposals).toBeGreaterThan(20);
    expect(lines.at(-1)).toContain("usulan");
    expect(await seedDemo(url, { size: "small", on: ON })).toBeNull();
  });

  it("has companions with families, and ground checks in every state that they lead to", async () => {
    const given = await rowsOf("SELECT user_id, count(*)::int AS n FROM assignment GROUP BY 1 ORDER BY 2");
    expect(given.map(({ n }) => n)).toEqual([6, 12]);
    const checks = await rowsOf("SELECT state, count(*)::int AS n FROM ground_check GROUP BY 1");
    expect(checks.find(({ state }) => state === "done")?.["n"]).toBeGreaterThan(1);
    expect(checks.map(({ state }) => state)).toContain("assigned");
    // Whoever looks may not read what they check.
    const biased = await rowsOf(`SELECT 1 FROM ground_check c JOIN assignment a
      ON a.regency_code = c.regency_code AND a.household_id = c.household_id AND a.user_id = c.companion_id`);
    expect(biased).toEqual([]);
  });

  it("has a desk whose numbers have their history, and whose visits stand with the family and its letter", async () => {
    const [all] = await rowsOf(
      "SELECT (SELECT count(*)::int FROM desk_ticket) AS tickets, (SELECT count(*)::int FROM house_call) AS calls",
    );
    expect([Number(all?.["tickets"]) > 0, Number(all?.["calls"]) > 0]).toEqual([true, true]);
    const step = `CASE t.state WHEN 'booked' THEN 'book' WHEN 'called' THEN 'call' WHEN 'done' THEN 'finish' WHEN 'absent' THEN 'absent' END`;
    expect(
      await rowsOf(`SELECT t.id FROM desk_ticket t WHERE NOT EXISTS (SELECT 1 FROM desk_event e WHERE e.ticket_id = t.id AND e.event = 'book')
        OR NOT EXISTS (SELECT 1 FROM desk_event e WHERE e.ticket_id = t.id AND e.event = coalesce(${step}, e.event))`),
    ).toEqual([]);
    expect(
      await rowsOf(`SELECT c.id FROM house_call c WHERE c.companion_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM assignment a
        WHERE a.household_id = c.household_id AND a.user_id = c.companion_id)`),
    ).toEqual([]);
    const served = `SELECT household_id FROM desk_ticket WHERE outcome IN ('updated', 'unchanged')
      UNION SELECT household_id FROM house_call WHERE outcome IN ('updated', 'unchanged')`;
    expect(
      await rowsOf(`SELECT i.id FROM invitation i WHERE (i.household_id IN (${served}) AND i.state <> 'answered')
        OR (i.household_id IN (SELECT household_id FROM house_call WHERE source = 'unreached' OR outcome = 'not-met')
          AND i.state NOT IN ('unreached', 'answered'))`),
    ).toEqual([]);
  });

  it("has people on every step of their training, with the doors that follow", async () => {
    const states = await rowsOf("SELECT state, count(*)::int AS n FROM training_enrolment GROUP BY 1 ORDER BY 1");
    expect(states.map(({ state }) => state)).toEqual(["confirmed", "declined", "invited", "waiting"]);
    const full = await rowsOf(`SELECT g.valid_from = c.passed_at AS at_once FROM certificate c
      JOIN access_grant g ON g.appointment_id = c.appointment_id AND g.level = 'full'`);
    expect(full).toHaveLength(7);
    expect(full.every(({ at_once }) => at_once === true)).toBe(true);
    // Nobody without a signed pact or a seat has access, and nobody is invited to more seats than there are.
    const open = await rowsOf(`SELECT 1 FROM access_grant g WHERE g.appointment_id IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM training_enrolment e JOIN appointment a ON a.id = e.appointment_id JOIN pact_signature p ON p.user_id = a.user_id
      WHERE a.id = g.appointment_id AND e.state = 'confirmed')`);
    expect(open).toEqual([]);
    const overfull = await rowsOf(`SELECT 1 FROM training_session s WHERE s.capacity < (
      SELECT count(*) FROM training_enrolment e WHERE e.session_id = s.id AND e.state = 'confirmed')`);
    expect(overfull).toEqual([]);
    const facts = await rowsOf("SELECT 1 FROM certificate c JOIN certificate_fact f ON f.certificate_id = c.id");
    expect(facts).toHaveLength(7);
  });

  it("replays from its revisions to the record", async () => {
    const revisions = await rowsOf("SELECT household_id, revision, changes FROM household_revision ORDER BY revision");
    for (const [id, family] of await families()) {
      const replayed = new Map<string, AnswerValue>();
      for (const { changes } of revisions.filter(({ household_id }) => household_id === id)) {
        for (const change of changes as Change[]) replayed.set(change.key, opened(change.after));
      }
      expect(aliveKeys(replayed)).toEqual(recordKeys(family));
    }
  });

  it("leads from revision to revision without a gap", async () => {
    const broken = await rowsOf(`SELECT h.id FROM household h
      WHERE h.revision <> (SELECT max(r.revision) FROM household_revision r WHERE r.household_id = h.id)
         OR h.revision <> (SELECT count(*) FROM household_revision r WHERE r.household_id = h.id)`);
    expect(broken).toEqual([]);
    const applied = await rowsOf(
      "SELECT count(*)::int AS n FROM proposal p JOIN household h ON h.id = p.household_id WHERE p.state = 'applied' AND h.revision = 2",
    );
    expect(applied[0]?.["n"]).toBe(
      Number((await rowsOf("SELECT count(*)::int AS n FROM household_revision WHERE revision = 2"))[0]?.["n"]),
    );
  });

  it("registers every person once, those who left as inactive", async () => {
    expect(
      await rowsOf(`SELECT m.id FROM member m LEFT JOIN person_registry p ON p.person_uid = m.id
      WHERE p.person_uid IS NULL OR p.active <> m.active OR p.household_id <> m.household_id`),
    ).toEqual([]);
    expect(
      await rowsOf(`SELECT m.id FROM member m FULL JOIN nik_registry n ON n.nik_bidx = m.nik_bidx AND n.person_uid = m.id
      WHERE (m.nik_bidx IS NOT NULL AND n.person_uid IS NULL) OR m.id IS NULL`),
    ).toEqual([]);
  });

  it("holds no identifier in plain anywhere", async () => {
    const sealed = await rowsOf(
      "SELECT nik_sealed AS s FROM member WHERE nik_sealed IS NOT NULL UNION SELECT kk_sealed FROM household_kk UNION SELECT pln_id_sealed FROM household WHERE pln_id_sealed IS NOT NULL",
    );
    const plain = sealed.map(({ s }) => unseal(String(s)));
    expect(plain.every((number) => number.startsWith("99"))).toBe(true);
    const tables = await rowsOf("SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public'");
    for (const { name } of tables) {
      const [dump] = await rowsOf(`SELECT coalesce(string_agg(t::text, ' '), '') AS text FROM ${name} t`);
      // Identifiers are runs of 12 or 16 digits, so it is enough to look at those.
      const runs = new Set(String(dump?.["text"]).match(/(?<!\d)(?:\d{16}|\d{12})(?!\d)/g) ?? []);
      expect([name, plain.filter((number) => runs.has(number))]).toEqual([name, []]);
    }
  });

  it("has figures of every level that agree with the families", async () => {
    const [nation] = await rowsOf("SELECT families, people FROM rollup_freshness WHERE area_code = '0'");
    const [counted] =
      await rowsOf(`SELECT count(DISTINCT h.id)::int AS families, count(m.id)::int AS people FROM household h
      LEFT JOIN member m ON m.household_id = h.id AND m.active AND (m.presence IS NULL OR m.presence IN (1, 5))
      WHERE h.regency_code <> '9999' AND h.status IN (1, 2)`);
    expect(nation).toEqual(counted);
  });

  it("takes one more village", async () => {
    const added = await addVillage(url, { families: 40, code: null, on: ON, password: "kata-sandi-uji" });
    const [row] = await rowsOf(`SELECT families FROM rollup_freshness WHERE area_code = '${added.village.code}'`);
    expect(row?.["families"]).toBe(40);
    expect(added.username).toBe(`operator.${added.village.code}`);
  });
});

function opened(value: AnswerValue): AnswerValue {
  return typeof value === "string" && value.startsWith("s1.") ? unseal(value) : value;
}

/** What a replay says of those who did not leave. */
function aliveKeys(replayed: ReadonlyMap<string, AnswerValue>): Record<string, AnswerValue> {
  const left = new Set(
    [...replayed].flatMap(([key, value]) =>
      key.endsWith(".presence") && (value === 2 || value === 3) ? [parseChangeKey(key)?.uid] : [],
    ),
  );
  return Object.fromEntries(
    [...replayed].filter(([key, value]) => value !== null && !left.has(parseChangeKey(key)?.uid ?? undefined)).sort(),
  );
}

function recordKeys({ answers }: Family): Record<string, AnswerValue> {
  const people = (level: string, rows: Family["answers"]["members"]) =>
    Object.entries(rows).flatMap(([uid, row]) =>
      Object.entries(row).map(([key, value]) => [`${level}:${uid}.${key}`, value] as const),
    );
  const household = Object.entries(answers.household).map(([key, value]) => [`household.${key}`, value] as const);
  return Object.fromEntries(
    [...household, ...people("member", answers.members), ...people("civil", answers.civil)].sort(),
  );
}
