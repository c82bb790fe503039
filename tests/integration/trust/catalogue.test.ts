import { readdirSync, readFileSync } from "node:fs";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { columnsOf } from "@/lib/domain/variable/column";
import { variablesOf } from "@/lib/domain/variable/dictionary";
import { Prisma } from "@/lib/server/db/generated/client";
import { appUrl, ownerUrl } from "@/tests/support/urls";

const owner = new Client({ connectionString: ownerUrl() });
const app = new Client({ connectionString: appUrl() });

/** Tables that hold no household and nobody's answers: regions, periods, accounts, limits, settings. */
const REFERENCE = [
  "api_client",
  "api_secret",
  "api_token",
  "api_use",
  "api_client_step",
  "api_hook",
  "sid_push_key",
  "api_hook_event",
  "app_meta",
  "area_outline",
  "area_place",
  "outline_file",
  "app_user",
  "access_grant",
  "access_review",
  "access_exception",
  "access_review_count",
  "access_watch_count",
  "auth_session",
  "period",
  "period_requirement",
  "rate_limit",
  "region",
  "regional_item",
  "rule_setting",
  "holiday",
  "tier_deadline",
  "tier_set",
  "review_seed",
  "quality_plan",
  "freeze_window",
  "period_closing",
  "notice",
  "daily_run",
  "weekly_digest",
  "mail_address",
  "mail_outbox",
  "appointment",
  "appointment_file",
  "pact_signature",
  "training_session",
  "training_supplement",
  "training_enrolment",
  "access_time",
  "certificate",
  "retest",
  "exam_attempt",
  "exam_answer",
  "pass_mark",
  "practice_work",
  "activation",
  "roster_file",
  "decile_snapshot",
  "data_request_rules",
];

beforeAll(async () => {
  await owner.connect();
  await app.connect();
});

afterAll(async () => {
  await owner.end();
  await app.end();
});

async function tables(): Promise<{ name: string; rls: boolean; policies: number; owner: string }[]> {
  const found =
    await owner.query(`SELECT c.relname AS name, c.relrowsecurity AS rls, pg_get_userbyid(c.relowner) AS owner,
      (SELECT count(*)::int FROM pg_policy p WHERE p.polrelid = c.oid) AS policies
    FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> '_prisma_migrations' ORDER BY 1`);
  return found.rows;
}

describe("the catalogue", () => {
  it("guards every table that is not named as reference", async () => {
    for (const table of await tables()) {
      expect(table.owner, table.name).toBe("mutakhir_owner");
      expect(table.rls, table.name).toBe(!REFERENCE.includes(table.name));
      if (table.rls && table.name !== "nik_registry") expect(table.policies, table.name).toBeGreaterThan(0);
    }
  });

  it("has regency_code first in the key of every guarded table but the registries", async () => {
    const found =
      await owner.query(`SELECT c.relname AS name, a.attname AS first FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
      WHERE i.indisprimary AND c.relrowsecurity AND c.relnamespace = 'public'::regnamespace`);
    for (const row of found.rows) {
      if (["person_registry", "nik_registry", "invitation_code"].includes(row.name)) continue;
      expect(row.first, row.name).toBe("regency_code");
    }
  });

  it("has no triggers and no forced policies", async () => {
    const triggers = await owner.query(
      "SELECT count(*)::int AS n FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE NOT t.tgisinternal AND c.relnamespace = 'public'::regnamespace",
    );
    expect(triggers.rows[0].n).toBe(0);
    const forced = await owner.query(
      "SELECT count(*)::int AS n FROM pg_class WHERE relforcerowsecurity AND relnamespace = 'public'::regnamespace",
    );
    expect(forced.rows[0].n).toBe(0);
  });

  it("keeps history and audit append-only for the portal", async () => {
    for (const table of [
      "audit",
      "family_event",
      "proposal_event",
      "proposal_snapshot",
      "meeting_minutes",
      "minutes_copy",
      "assignment_event",
      "household_revision",
      "household_decile",
      "operation",
      "operation_replaced",
      "field_handover_part",
      "duplicate_event",
      "nik_match_event",
      "delivery_person_reply",
      "recommendation_step",
      "variable_sponsorship_step",
      "open_edition_step",
      "data_request_step",
      "data_request_paper",
      "data_request_report",
      "invitation_event",
      "self_update",
    ]) {
      await expect(app.query(`UPDATE ${table} SET regency_code = regency_code`), table).rejects.toThrow(
        /permission denied/,
      );
      await expect(app.query(`DELETE FROM ${table}`), table).rejects.toThrow(/permission denied/);
    }
    for (const change of [
      "UPDATE period_closing SET reason = NULL",
      "DELETE FROM period_closing",
      "UPDATE api_client_step SET reason = NULL",
      "DELETE FROM api_client_step",
      "DELETE FROM api_client",
      "UPDATE api_client SET scopes = scopes",
      "UPDATE api_secret SET hash = hash",
      "UPDATE api_token SET expires_at = expires_at",
      "UPDATE access_review SET quarter = quarter",
      "DELETE FROM access_review",
      "UPDATE decile_snapshot SET source = source",
      "DELETE FROM decile_snapshot",
      "UPDATE data_request_rules SET reason = reason",
      "UPDATE data_request SET purged_at = purged_at",
      "DELETE FROM dynamics_move",
      "UPDATE dynamics_fact SET families = 0",
    ])
      await expect(app.query(change)).rejects.toThrow(/permission denied/);
    // Transfers are written by definer functions alone, both sides at once.
    for (const table of ["transfer", "transfer_event"]) {
      await expect(app.query(`UPDATE ${table} SET regency_code = regency_code`), table).rejects.toThrow(
        /permission denied/,
      );
      await expect(app.query(`INSERT INTO ${table} (regency_code) VALUES ('5207')`), table).rejects.toThrow(
        /permission denied/,
      );
    }
    for (const table of [
      "household",
      "member",
      "proposal",
      "transfer",
      "transfer_event",
      "duplicate_case",
      "nik_match",
      "match_batch",
      "ground_check",
      "quality_lot",
      "quality_lot_item",
      "event_report",
      "objection",
      "objection_event",
      "rights_request",
      "rights_event",
      "delivery_package",
      "delivery_item",
      "delivery_event",
      "delivery_download",
      "delivery_paper",
      "delivery_paper_copy",
      "delivery_paper_fact",
      "delivery_reply",
      "family_export",
      "data_request",
      "data_request_download",
      "coaching_note",
      "coaching_note_seen",
      "recommendation",
      "decile_import",
      "extract_load",
      "extract_file",
      "draft_conflict",
      "field_device",
      "field_share",
      "field_set_aside",
      "invitation",
      "invitation_set",
    ])
      await expect(app.query(`DELETE FROM ${table}`)).rejects.toThrow(/permission denied/);
    await expect(app.query("SELECT 1 FROM nik_registry")).rejects.toThrow(/permission denied/);
  });

  it("does nothing through a definer function on a connection that has no scope", async () => {
    const fresh = new Client({ connectionString: appUrl() });
    await fresh.connect();
    const nobody = "00000000-0000-7000-8000-000000000001";
    const held = await fresh.query("SELECT app_scope_holds('5207', '5207012003', $1) AS held", [nobody]);
    expect(held.rows[0].held).toBe(false);
    await expect(fresh.query("SELECT app_claim_person($1, '5207', '5207012003', $1, NULL)", [nobody])).rejects.toThrow(
      /out of scope/,
    );
    await expect(fresh.query("SELECT app_move_person($1, '5207', $1, '5207012003', $1)", [nobody])).rejects.toThrow(
      /out of scope/,
    );
    await expect(
      fresh.query("SELECT app_active_elsewhere('5207', '5207012003', $1, ARRAY[$1]::uuid[])", [nobody]),
    ).rejects.toThrow(/out of scope/);
    await fresh.end();
  });

  it("fixes the search path of every definer function and gives none to everybody", async () => {
    const found =
      await owner.query(`SELECT p.proname AS name, p.proconfig AS config, has_function_privilege('public', p.oid, 'EXECUTE') AS public
      FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef AND p.proname LIKE 'app\\_%'`);
    expect(found.rows.length).toBeGreaterThan(5);
    for (const row of found.rows) {
      expect(
        row.config?.some((setting: string) => setting.startsWith("search_path=")),
        row.name,
      ).toBe(true);
      expect(row.public, row.name).toBe(false);
    }
  });

  it("has exactly the columns of the Prisma schema", async () => {
    const found =
      await owner.query(`SELECT c.relname AS "table", a.attname AS "column" FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped AND c.relname <> '_prisma_migrations'`);
    const inDatabase = found.rows.map((row) => `${row.table}.${row.column}`).sort();
    const inPrisma = Object.values(prismaColumns()).flat().sort();
    expect(inDatabase).toEqual(inPrisma);
  });

  it("lets the portal read no view: a view would read with its owner's rights, past the policies", async () => {
    const found =
      await owner.query(`SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('v', 'm')
      AND c.relname NOT LIKE 'pg\\_stat%' AND has_table_privilege('mutakhir_app', c.oid, 'SELECT')`);
    expect(found.rows).toEqual([]);
  });

  it("checks the codes of every coded variable", async () => {
    const found =
      await owner.query(`SELECT c.relname || '.' || a.attname AS column FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (k.conkey) WHERE k.contype = 'c'`);
    const checked = new Set(found.rows.map((row) => row.column));
    const table = { household: "household", member: "member", civil: "member_civil" } as const;
    for (const level of ["household", "member", "civil"] as const) {
      for (const variable of variablesOf(level).filter((one) => one.codes !== undefined && one.kind !== "derived")) {
        for (const column of columnsOf(variable))
          expect(checked.has(`${table[level]}.${column.column}`), `${level}.${variable.key}`).toBe(true);
      }
    }
  });
});

/** Columns that the generated client knows, by table. */
function prismaColumns(): Record<string, string[]> {
  const columns: Record<string, string[]> = {};
  for (const [model, fields] of Object.entries(modelFields()))
    columns[model] = fields.map((field) => `${model}.${field}`);
  return columns;
}

function modelFields(): Record<string, string[]> {
  const files = readdirSync("prisma/schema").map((name) => readFileSync(`prisma/schema/${name}`, "utf8"));
  const models: Record<string, string[]> = {};
  for (const match of files.join("\n").matchAll(/^model (\w+) \{\n([\s\S]*?)\n\}/gm)) {
    const body = match[2] ?? "";
    const table = /@@map\("(\w+)"\)/.exec(body)?.[1] ?? "";
    models[table] = body.split("\n").flatMap((line) => {
      const field = /^\s+(\w+)\s+(\w+)/.exec(line);
      if (
        field === null ||
        line.trim().startsWith("//") ||
        Prisma.ModelName[field[2] as keyof typeof Prisma.ModelName] !== undefined
      )
        return [];
      return [/(?<!@)@map\("(\w+)"\)/.exec(line)?.[1] ?? field[1] ?? ""];
    });
  }
  return models;
}
