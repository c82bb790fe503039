import type { Client } from "pg";
import { snakeCase } from "@/lib/domain/variable/column";
import { variablesOf } from "@/lib/domain/variable/dictionary";
import { HOUSEHOLD_DATE_BLOCKS, MEMBER_DATE_BLOCKS } from "@/lib/domain/variable/variable";
import { PROPOSAL_STATES } from "@/lib/domain/workflow/workflow";

import { dice } from "@/tests/support/dice";

/** Villages of two districts of one regency, of a second regency of that province, of a second province, and practice. */
export const VILLAGES = [
  "7403061004",
  "7403061005",
  "7403062003",
  "7403372005",
  "7404111005",
  "7601011006",
  "9999012001",
] as const;

export const AT = new Date("2026-05-14T03:00:00Z");

export interface Sample {
  readonly households: readonly { readonly id: string; readonly village: string }[];
  readonly periods: Readonly<Record<"nation" | "regency" | "earlier", string>>;
}

/** Periods and some hundred families with every case that counts: closed, not ranked, absent, unborn at the date, none begun. */
export async function writeSample(client: Client, seed: string): Promise<Sample> {
  const random = dice(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const periods = {
    nation: await writePeriod(client, "0", 2126),
    regency: await writePeriod(client, "7403", 2126),
    earlier: await writePeriod(client, "0", 2125),
  };
  const households: { id: string; village: string }[] = [];
  for (const village of VILLAGES) {
    for (let index = 0; index < 25; index += 1) {
      const id = await writeHousehold(
        client,
        village,
        pick([1, 1, 1, 1, 2, 3]),
        pick([null, 0, 1, 2, 3, 5, 7, 10]),
        daysAgo(random() * 900),
      );
      households.push({ id, village });
      await fill(client, "household", id, random);
      const members = Math.floor(random() * 9);
      for (let member = 0; member < members; member += 1) await writeMember(client, village, id, member, random);
      const proposals = Math.floor(random() * 3);
      for (let proposal = 0; proposal < proposals; proposal += 1) {
        // One closed state each: at most one proposal of a family and year may be open.
        const state = proposal === 0 ? pick(PROPOSAL_STATES) : pick(["rejected", "withdrawn", "applied"] as const);
        const period = pick([periods.nation, periods.regency, periods.earlier]);
        await writeProposal(client, {
          village,
          household: id,
          period,
          kind: "condition",
          state,
          at: daysAgo(random() * 90),
          findings: FINDINGS.filter(() => random() < 0.25),
        });
      }
    }
    for (const state of ["draft", "submitted", "withdrawn"]) {
      const household = await newId(client);
      await writeProposal(client, {
        village,
        household,
        period: periods.nation,
        kind: "new-household",
        state,
        at: daysAgo(3),
        findings: ["V07:e"],
      });
    }
  }
  await writeCorners(client, VILLAGES[0], random);
  return { households, periods };
}

/** Cases that chance would seldom meet: somebody old and alone among the poorest, a poor pupil without a grant, nobody who helps. */
const CORNERS = [
  "birth_date = '1950-02-01'",
  "birth_date = '2016-02-01', school_participation = 2, pip = 2",
  "birth_date = '1990-02-01', difficulty_walking = 1",
];

async function writeCorners(client: Client, village: string, random: () => number): Promise<void> {
  for (const corner of CORNERS) {
    const household = await writeHousehold(client, village, 1, 1, daysAgo(100));
    await client.query(
      "UPDATE household SET program_sembako = 2, program_pkh = 2, program_blt_desa = 2, program_local_gov = 2 WHERE id = $1",
      [household],
    );
    await writeMember(client, village, household, 0, random);
    await client.query(`UPDATE member SET active = true, presence = 1, ${corner} WHERE household_id = $1`, [household]);
  }
}

export async function removeSample(client: Client): Promise<void> {
  for (const table of ["proposal", "member_civil", "member", "household", "dirty_village"]) {
    await client.query(`DELETE FROM ${table} WHERE village_code = ANY ($1)`, [VILLAGES]);
  }
  await client.query("DELETE FROM period WHERE year IN (2125, 2126)");
  await client.query("SELECT app_rollup_all($1)", [AT]);
}

async function newId(client: Client): Promise<string> {
  const { rows } = await client.query<{ id: string }>("SELECT gen_random_uuid()::text AS id");
  return rows[0]?.id ?? "";
}

function daysAgo(days: number): Date {
  return new Date(AT.getTime() - days * 86_400_000);
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}

async function writePeriod(client: Client, region: string, year: number): Promise<string> {
  const id = await newId(client);
  await client.query("INSERT INTO period VALUES ($1, $2, $3, 'UJI', 1, $4, $5)", [
    id,
    region,
    year,
    `${year}-01-01`,
    `${year}-09-30`,
  ]);
  return id;
}

/** Everything that is a number or a list of codes, at random: any code, or nothing in one of six; with dates of their own. */
async function fill(client: Client, table: "household" | "member", id: string, random: () => number): Promise<void> {
  const variables = variablesOf(table).filter(
    ({ key, sql }) => (sql === "smallint" || sql === "integer" || sql === "smallint[]") && !KEPT.has(key),
  );
  const values = variables.map((variable) => {
    if (random() < 1 / 6) return null;
    const codes = variable.codes ?? [];
    const one = () =>
      codes[Math.floor(random() * codes.length)] ??
      (variable.min ?? 1) + Math.floor(random() * Math.min(90, (variable.max ?? 90) - (variable.min ?? 1) + 1));
    return variable.sql === "smallint[]" ? (random() < 0.1 ? [] : [one()]) : one();
  });
  const blocks = table === "household" ? HOUSEHOLD_DATE_BLOCKS : MEMBER_DATE_BLOCKS;
  const dated = blocks.filter((block) => block !== "housing" && block !== "demographic");
  const columns = [...variables.map(({ key }) => key), ...dated.map((block) => `${block}AsOf`)];
  const dates = dated.map(() => (random() < 0.3 ? null : dayOf(daysAgo(Math.floor(random() * 1_200)))));
  const sets = columns.map((column, index) => `${snakeCase(column)} = $${index + 2}`);
  await client.query(`UPDATE ${table} SET ${sets.join(", ")} WHERE id = $1`, [id, ...values, ...dates]);
}

/** What the sample sets by itself. */
const KEPT = new Set([
  "presence",
  "sex",
  "birthDate",
  "relationToHead",
  "nik",
  "decileNational",
  "difficultyWalking",
  "difficultySelfCare",
]);

async function writeHousehold(
  client: Client,
  village: string,
  status: number,
  decile: number | null,
  asOf: Date,
): Promise<string> {
  const id = await newId(client);
  await client.query(
    `INSERT INTO household (regency_code, id, village_code, status, revision, head_name, member_count, decile_national, housing_as_of, created_at, updated_at)
     VALUES ($1, $2, $3, $4, 1, 'Uji (contoh)', 1, $5, $6, $7, $7)`,
    [village.slice(0, 4), id, village, status, decile, dayOf(asOf), AT],
  );
  return id;
}

async function writeMember(client: Client, village: string, household: string, index: number, random: () => number) {
  const chance = (share: number) => random() < share;
  const asOf = chance(0.2) ? null : dayOf(daysAgo(random() * 900));
  const born = chance(0.05) ? null : dayOf(daysAgo(random() * 30_000));
  const id = await newId(client);
  await client.query(
    `INSERT INTO member (regency_code, id, village_code, household_id, active, name, presence, sex, birth_date, relation_to_head,
       difficulty_walking, difficulty_self_care, demographic_as_of, created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, 'Uji (contoh)', $6, $7, $8, $9, $10, $11, $12, $13, $13)`,
    [
      village.slice(0, 4),
      id,
      village,
      household,
      chance(0.9),
      chance(0.1) ? null : 1 + Math.floor(random() * 6),
      chance(0.05) ? null : chance(0.5) ? 1 : 2,
      born,
      index === 0 ? 1 : chance(0.7) ? 3 : 5,
      chance(0.3) ? null : 1 + Math.floor(random() * 4),
      chance(0.5) ? null : 3 + Math.floor(random() * 2),
      asOf,
      AT,
    ],
  );
  await fill(client, "member", id, random);
  if (chance(0.4)) return;
  await client.query(
    `INSERT INTO member_civil (regency_code, id, village_code, household_id, religion, father_name, birth_place, civil_as_of, created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)`,
    [
      ...[village.slice(0, 4), id, village, household],
      chance(0.5) ? null : 1,
      chance(0.5) ? "Ayah (contoh)" : null,
      chance(0.3) ? "" : "Taliwang",
      chance(0.3) ? null : dayOf(daysAgo(random() * 900)),
      AT,
    ],
  );
}

interface ProposalRow {
  readonly village: string;
  readonly household: string;
  readonly period: string;
  readonly kind: string;
  readonly state: string;
  readonly at: Date;
  readonly findings?: readonly string[];
}

/** What the rules may have found. */
const FINDINGS = ["V10b:w", "V20:m", "V31b:w", "V31b:e", "V36d:w"];

export async function writeProposal(client: Client, row: ProposalRow): Promise<void> {
  await client.query(
    `INSERT INTO proposal (regency_code, id, village_code, household_id, period_id, kind, state, version, channel, payload, head_name,
       base_revision, condition_date, is_correction, error_count, warning_count, warning_weight, change_count, changed_keys,
       contributors, deciders, created_by, created_at, updated_at, state_since, rule_findings)
     VALUES ($1, gen_random_uuid(), $2, $3, $4, $5, $6, 1, 'desk', '{}', 'Uji (contoh)', 1, '2026-03-01', false, 0, 0, 0, 0, '{}', '{}', '{}',
       gen_random_uuid(), $7, $7, $7, $8)`,
    [row.village.slice(0, 4), row.village, row.household, row.period, row.kind, row.state, row.at, row.findings ?? []],
  );
}
