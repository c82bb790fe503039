import fc from "fast-check";
import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  inRange,
  rangeOf,
  SCOPE_MODES,
  type Scope,
  type ScopedRow,
  seesHousehold,
  seesRollup,
} from "@/lib/domain/access/scope";
import { handles } from "@/lib/server/db/pool";
import { underScope } from "@/lib/server/db/scoped";
import { makeFamilies } from "@/tests/support/factory/families";
import { ownerUrl } from "@/tests/support/urls";

const VILLAGES = ["5207032001", "5207032002", "5207042001", "5204082001", "9999012001", "6101012001"];
const REGIONS = ["0", "52", "5207", "520703", "5207032001", "5207042001", "5204", "99", "61", "9999012001"];
const owner = new Client({ connectionString: ownerUrl() });
const actors = [uuidv7(), uuidv7()];
/** Did the work that the rows tell of; is in no scope. */
const STRANGER = uuidv7();
const rows: ScopedRow[] = [];
const FIELDS = [
  "household",
  "member",
  "member_civil",
  "household_kk",
  "household_meter",
  "household_other_kk",
  "household_revision",
  "person_registry",
  "proposal",
  "attachment",
  "family_event",
  "nik_match",
  "nik_match_event",
  "household_decile",
  "draft_conflict",
  "invitation",
  "self_update",
] as const;

/** Rows of a proposal: seen by whoever sees the proposal. */
const OF_PROPOSAL = ["proposal_event", "proposal_snapshot"] as const;

/** Rows of a village: only for those who see the whole of it. */
const OF_VILLAGE = [
  "village_meeting",
  "meeting_minutes",
  "minutes_copy",
  "assignment_event",
  "ground_check",
  "quality_lot",
  "quality_lot_item",
  "lot_waiting",
  "event_report",
  "objection",
  "objection_event",
  "desk_event",
  "house_call",
  "delivery_item",
  "delivery_event",
  "delivery_person_reply",
  "upload",
  "import_batch",
  "import_item",
  "import_mapping",
  "transfer",
  "transfer_event",
  "duplicate_case",
  "duplicate_event",
  "field_set_aside",
  "extract_difference",
  "invitation_set",
  "invitation_set_file",
] as const;

/** Rows of a regency: only for those who see the whole of it. */
const OF_REGENCY = [
  "match_batch",
  "match_item",
  "delivery_package",
  "delivery_file",
  "delivery_part",
  "delivery_download",
  "delivery_paper",
  "delivery_paper_copy",
  "delivery_reply",
  "delivery_reply_row",
  "delivery_reply_item",
  "decile_import",
  "decile_item",
  "extract_load",
  "extract_file",
  "extract_piece",
  "extract_row",
  "extract_village",
] as const;

/** What a family asks about its own data: for those of its whole area, and for the family itself. */
const OF_FAMILY_ITSELF = ["rights_request", "rights_event"] as const;

/** Rows of a request for data: of the regency whose data it asks for, for whoever sees that regency's figures. */
const OF_REQUEST = [
  "data_request",
  "data_request_step",
  "data_request_paper",
  "data_request_file",
  "data_request_part",
  "data_request_family",
  "data_request_download",
  "data_request_report",
] as const;

/** The data themselves: only for who asked. */
const OF_ASKER = ["data_request_part", "data_request_family"] as const;

beforeAll(async () => {
  await owner.connect();
  for (const village of VILLAGES) {
    const families = await makeFamilies(owner, village, 3, "2026-05-14");
    for (const [index, family] of families.entries()) {
      const assignedTo = index === 0 ? [actors[0] ?? ""] : [];
      for (const userId of assignedTo) {
        await owner.query(
          "INSERT INTO assignment (regency_code, household_id, user_id, village_code, created_at) VALUES ($1, $2, $3, $4, now())",
          [village.slice(0, 4), family.id, userId, village],
        );
      }
      rows.push({ regencyCode: village.slice(0, 4), villageCode: village, householdId: family.id, assignedTo });
      await makeProposal(village, family.id);
      await makeReply(village, family.id);
    }
    await makeVillageWork(village);
    if (!village.startsWith("99")) await makeCase(village, village);
  }
  await makeCase(...ACROSS);
  for (const regency of new Set(VILLAGES.map((village) => village.slice(0, 4)))) {
    await makeBatch(regency);
    await makeRequest(regency);
    await makeExport(regency);
  }
  for (const row of rows) {
    await makeDelivery(row);
    await makeObjection(row);
    await makeDesk(row);
    await makeRights(row);
    await makeReported(row);
    await makeInvitation(row);
  }
  for (const area of ["0", "52", "5207", "520703", ...VILLAGES]) {
    const shelf = area === "0" ? "0000" : area.slice(0, 4).padEnd(4, "0");
    await owner.query(
      "INSERT INTO rollup_person (regency_code, area_code, village_kind, special, decile, sex, age_group, disability, people, counts) VALUES ($1, $2, 2, false, 9, 1, 9, true, 1, '{}') ON CONFLICT DO NOTHING",
      [shelf, area],
    );
  }
});

/** A proposal with the household's id, one event and one snapshot, so that what is shown names the household. */
async function makeProposal(village: string, householdId: string): Promise<void> {
  const shelf = village.slice(0, 4);
  await owner.query(
    `INSERT INTO proposal (regency_code, id, village_code, household_id, period_id, kind, state, version, channel, payload, head_name,
       base_revision, condition_date, is_correction, error_count, warning_count, warning_weight, change_count, changed_keys,
       contributors, deciders, created_by, created_at, updated_at, state_since)
     VALUES ($1, $2, $3, $2, $4, 'condition', 'withdrawn', 1, 'desk', '{}', 'Contoh', 1, '2026-05-14', false, 0, 0, 0, 0, '{}',
       '{}', '{}', $5, now(), now(), now())`,
    [shelf, householdId, village, uuidv7(), STRANGER],
  );
  await owner.query(
    `INSERT INTO ground_check (regency_code, id, village_code, proposal_id, household_id, reason, note, state, version, ordered_by,
       ordered_at, due_at, instrument, instrument_version, visit, asked, said, operators, updated_at)
     VALUES ($1, $2, $3, $2, $2, 'asked', '', 'ordered', 1, $4, now(), now(), 'x', 1, '{}', '[]', '[]', '{}', now())`,
    [shelf, householdId, village, STRANGER],
  );
  await owner.query(
    `INSERT INTO quality_lot (regency_code, id, village_code, period_id, number, size, sample_size, acceptance, state, formed_by, formed_at)
     VALUES ($1, $2, $3, $2, 1, 1, 1, 0, 'open', $4, now())`,
    [shelf, householdId, village, STRANGER],
  );
  await owner.query(
    `INSERT INTO quality_lot_item (regency_code, lot_id, proposal_id, village_code, rank, arrived_at) VALUES ($1, $2, $2, $3, 1, now())`,
    [shelf, householdId, village],
  );
  await owner.query(
    `INSERT INTO lot_waiting (regency_code, village_code, period_id, state, part, involved, families, warned, oldest)
     VALUES ($1, $2, $3, 'validated', 1, '{}', 1, 0, now())`,
    [shelf, village, householdId],
  );
  await owner.query(
    `INSERT INTO proposal_event (regency_code, id, village_code, proposal_id, at, actor_id, grant_id, role, event, from_state, to_state)
     VALUES ($1, $2, $3, $4, now(), $5, $5, 'village-operator', 'withdraw', 'draft', 'withdrawn')`,
    [shelf, uuidv7(), village, householdId, STRANGER],
  );
  await owner.query(
    `INSERT INTO proposal_snapshot (regency_code, id, village_code, proposal_id, at, locale, content, sha256)
     VALUES ($1, $2, $3, $4, now(), 'id', '{}', '\\x00')`,
    [shelf, uuidv7(), village, householdId],
  );
  await owner.query(
    `INSERT INTO family_event (regency_code, id, village_code, household_id, event_id, proposal_id, code, people, revision, recorded_at)
     VALUES ($1, $2, $3, $4, $2, $4, 'TDK', '{}', 1, now())`,
    [shelf, uuidv7(), village, householdId],
  );
  await owner.query(
    `INSERT INTO attachment (regency_code, id, village_code, household_id, proposal_id, kind, size_bytes, sha256, content, created_by, created_at)
     VALUES ($1, $2, $3, $4, $4, 'image/jpeg', 1, '\\x00', '\\x00', $5, now())`,
    [shelf, uuidv7(), village, householdId, STRANGER],
  );
  await owner.query(
    `INSERT INTO draft_conflict (regency_code, id, village_code, household_id, proposal_id, field, level, key, mine_by, mine_at)
     VALUES ($1, $2, $3, $2, $2, 'household.x', 'household', 'x', $4, now())`,
    [shelf, householdId, village, STRANGER],
  );
  await owner.query(
    `INSERT INTO decile_snapshot (id, ranked_on, source, created_at) VALUES ('2026-T2', '2026-04-10', 'Surat contoh', now()) ON CONFLICT DO NOTHING`,
  );
  await owner.query(
    `INSERT INTO household_decile (regency_code, household_id, snapshot_id, village_code, national, head_sex, has_elder, has_disabled, has_aid,
       people, taken_at) VALUES ($1, $2, '2026-T2', $3, 3, 1, false, false, false, 4, now())`,
    [shelf, householdId, village],
  );
  for (const table of ["household_meter", "household_other_kk"])
    await owner.query(
      `INSERT INTO ${table} (regency_code, household_id, ordinal, village_code) VALUES ($1, $2, 1, $3)`,
      [shelf, householdId, village],
    );
}

/** A pair across two villages of one regency: seen by those who see both. */
const ACROSS = ["5207032001", "5207042001"] as const;

async function makeCase(village: string, other: string): Promise<void> {
  const shelf = village.slice(0, 4);
  const id = uuidv7();
  const [one, two] = [uuidv7(), uuidv7()].sort();
  await owner.query(
    `INSERT INTO duplicate_case (regency_code, id, village_code, other_village_code, person_uid, other_person_uid, household_id,
       other_household_id, score, evidence, judged_on, state, version, origin, opened_at, state_since, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $2, $2, 90, '[]', '\\x00', 'void', 1, 'scan', now(), now(), now())`,
    [shelf, id, village, other, one, two],
  );
  await owner.query(
    `INSERT INTO duplicate_event (regency_code, id, village_code, other_village_code, case_id, at, role, event, to_state, score)
     VALUES ($1, $2, $3, $4, $2, now(), 'system', 'open', 'open', 90)`,
    [shelf, id, village, other],
  );
}

async function makeReply(village: string, householdId: string): Promise<void> {
  const shelf = village.slice(0, 4);
  await owner.query(
    `INSERT INTO nik_match (regency_code, person_uid, village_code, household_id, status, nik_sealed, nik_bidx, source, replied_on, batch_id, updated_at)
     VALUES ($1, $2, $3, $2, 'matched', '', '\\x00', 'reply-file', '2026-05-14', $2, now())`,
    [shelf, householdId, village],
  );
  await owner.query(
    `INSERT INTO extract_difference (regency_code, load_id, household_id, field, village_code, row_number, verdict, state, values_sealed)
     VALUES ($1, $2, $2, 'household.x', $3, 2, 'ours', 'open', '\\x00')`,
    [shelf, householdId, village],
  );
  await owner.query(
    `INSERT INTO nik_match_event (regency_code, id, village_code, household_id, person_uid, at, actor_id, event, status, nik_sealed, nik_bidx,
       source, replied_on, batch_id)
     VALUES ($1, $2, $3, $2, $2, now(), $4, 'reply', 'matched', '', '\\x00', 'reply-file', '2026-05-14', $2)`,
    [shelf, householdId, village, STRANGER],
  );
}

async function makeBatch(regency: string): Promise<void> {
  const id = uuidv7();
  await owner.query(
    `INSERT INTO match_batch (regency_code, id, state, file_kind, size_bytes, sha256, progress_done, progress_total, created_by, created_at, updated_at)
     VALUES ($1, $2, 'cancelled', 'csv', 1, '\\x00', 0, 0, $3, now(), now())`,
    [regency, id, STRANGER],
  );
  await owner.query(
    "INSERT INTO match_item (regency_code, batch_id, ordinal, row_number, kind, hints) VALUES ($1, $2, 1, 2, 'unknown', '{}')",
    [regency, id],
  );
  await owner.query(
    `INSERT INTO decile_import (regency_code, id, region_code, state, file_kind, size_bytes, sha256, progress_done, progress_total, created_by,
       created_at, updated_at)
     VALUES ($1, $2, $1, 'cancelled', 'csv', 1, '\\x00', 0, 0, $3, now(), now())`,
    [regency, id, STRANGER],
  );
  await owner.query(
    "INSERT INTO decile_item (regency_code, import_id, ordinal, row_number, kind, hints) VALUES ($1, $2, 1, 2, 'unknown', '{}')",
    [regency, id],
  );
  for (const insert of [
    `extract_load (regency_code, id, state, condition_date, source, created_by, created_at, updated_at)
       VALUES ($1, $2, 'cancelled', '2026-06-30', 'BAST', '${STRANGER}', now(), now())`,
    `extract_file (regency_code, id, load_id, ordinal, file_kind, size_bytes, arrived_bytes) VALUES ($1, $2, $2, 1, 'csv', 1, 0)`,
    `extract_piece (regency_code, file_id, at_byte, piece_bytes, content_sealed) VALUES ($1, $2, 0, 1, '\\x00')`,
    `extract_row (regency_code, load_id, part, row_number, id, kind, content) VALUES ($1, $2, 1, 2, $2, 'new', '\\x00')`,
    `extract_village (regency_code, load_id, village_code, families, people) VALUES ($1, $2, $1 || '012001', 1, 1)`,
  ])
    await owner.query(`INSERT INTO ${insert}`, [regency, id]);
}

/** A granted request for a regency's data, asked by the first actor, with all that hangs on it. */
async function makeRequest(regencyCode: string): Promise<void> {
  const values = [regencyCode, `00000000-0000-7000-8000-0000000a${regencyCode}`];
  const hash = "decode(repeat('ab', 32), 'hex')";
  const asker = `'${actors[0]}'::uuid`;
  for (const insert of [
    `data_request (regency_code, id, version, year, number, state, round, office, title, use_note, basis, variables, areas, days, reshare_asked,
       reshare_to, rules, asked_by, asked_from, created_at, changed_at, granted_at, granted_on, expires_on, expires_at)
       VALUES ($1, $2, 1, 2026, 1, 'granted', 1, 'x', 'x', 'x', 'x', '{}', '{}', 30, false, '', '{}', ${asker}, $1, now(), now(), now(),
         '2026-01-01', '2026-01-30', now())`,
    "data_request_step (regency_code, id, request_id, round, event, actor_id, grant_id, role, at) VALUES ($1, $2, $2, 1, 'submit', $2, $2, 'x', now())",
    `data_request_paper (regency_code, id, request_id, kind, mime, size_bytes, sha256, content, kept_by, kept_at)
       VALUES ($1, $2, $2, 'letter', 'image/png', 1, ${hash}, '\\x00', $2, now())`,
    `data_request_file (regency_code, request_id, name, ordinal, row_count, size_bytes, crc32, sha256) VALUES ($1, $2, 'x.csv', 1, 1, 1, 1, ${hash})`,
    "data_request_part (regency_code, request_id, name, ordinal, content) VALUES ($1, $2, 'x.csv', 1, '\\x00')",
    "data_request_family (regency_code, request_id, household_id) VALUES ($1, $2, $2)",
    `data_request_download (regency_code, id, request_id, user_id, grant_id, session_id, taken_by, asked_at, expires_at)
       VALUES ($1, $2, $2, $2, $2, $2, 'x', now(), now() + interval '1 minute')`,
    `data_request_report (regency_code, request_id, number, due_on, used_for, reshared, destroyed, written_by, written_at)
       VALUES ($1, $2, 1, '2026-01-30', 'Contoh pemakaian', false, false, $2, now())`,
  ])
    await owner.query(`INSERT INTO ${insert} ON CONFLICT DO NOTHING`, values);
}

/** Families of a regency that the first actor takes out. */
async function makeExport(regencyCode: string): Promise<void> {
  const values = [regencyCode, `00000000-0000-7000-8000-0000000b${regencyCode}`];
  await owner.query(
    `INSERT INTO family_export (regency_code, id, area_code, book, purpose, filter, state, created_by, created_at, updated_at)
     VALUES ($1, $2, $1, 'sid-43', 'check', '{}', 'cancelled', '${actors[0]}', now(), now()) ON CONFLICT DO NOTHING`,
    values,
  );
  await owner.query(
    `INSERT INTO family_export_part (regency_code, export_id, ordinal, village_code, name, people, size_bytes, crc32, sha256, household_ids, content)
     VALUES ($1, $2, 1, $1 || '012001', 'x.xlsx', 1, 1, 1, decode(repeat('ab', 32), 'hex'), '{}', '\\x00') ON CONFLICT DO NOTHING`,
    values,
  );
}

/** Files, downloads and papers of a regency's package, once. */
async function makeHandover(regencyCode: string, packageId: string): Promise<void> {
  const values = [regencyCode, packageId];
  const hash = "decode(repeat('ab', 32), 'hex')";
  for (const insert of [
    `delivery_file (regency_code, package_id, name, ordinal, row_count, size_bytes, crc32, sha256) VALUES ($1, $2, 'x.csv', 1, 1, 1, 1, ${hash})`,
    "delivery_part (regency_code, package_id, name, ordinal, content) VALUES ($1, $2, 'x.csv', 1, '\\x00')",
    `delivery_download (regency_code, id, package_id, user_id, grant_id, session_id, taken_by, asked_at, expires_at)
       VALUES ($1, $2, $2, $2, $2, $2, 'x', now(), now() + interval '1 minute')`,
    `delivery_paper (regency_code, id, package_id, kind, number, token, content, sha256, issued_by, issued_at)
       VALUES ($1, $2, $2, 'bast', 1, repeat('0', 26), '{}', ${hash}, $2, now())`,
    `delivery_paper_copy (regency_code, id, paper_id, number, kind, size_bytes, sha256, content, kept_by, kept_at)
       VALUES ($1, $2, $2, 1, 'image/png', 1, ${hash}, '\\x00', $2, now())`,
    `delivery_reply (regency_code, id, package_id, state, file_kind, size_bytes, sha256, progress_done, progress_total, created_by, created_at,
       updated_at) VALUES ($1, $2, $2, 'cancelled', 'csv', 1, ${hash}, 0, 0, $2, now(), now())`,
    "delivery_reply_row (regency_code, reply_id, ordinal, row_number, kind, hints) VALUES ($1, $2, 1, 2, 'foreign', '{}')",
    `delivery_reply_item (regency_code, reply_id, ordinal, household_id, proposal_id, outcome, people, unmatched, unanswered, hints)
       VALUES ($1, $2, 1, $2, $2, 'same', 0, 0, 0, '{}')`,
  ])
    await owner.query(`INSERT INTO ${insert} ON CONFLICT DO NOTHING`, values);
}

/** A family's proposal in its regency's package. */
async function makeDelivery({ regencyCode, villageCode, householdId }: ScopedRow): Promise<void> {
  const packageId = `00000000-0000-7000-8000-00000000${regencyCode}`;
  await owner.query(
    `INSERT INTO delivery_package (regency_code, id, year, number, recipient, item_count, made_by, made_at)
     VALUES ($1, $2, 2026, 1, 'bps', 1, $3, now()) ON CONFLICT DO NOTHING`,
    [regencyCode, packageId, STRANGER],
  );
  await makeHandover(regencyCode, packageId);
  await owner.query(
    `INSERT INTO delivery_item (regency_code, package_id, proposal_id, village_code, household_id, revision, package_year, package_number,
       recipient, state, state_since, is_current)
     VALUES ($1, $2, $3, $4, $3, 2, 2026, 1, 'bps', 'exported', now(), true)`,
    [regencyCode, packageId, householdId, villageCode],
  );
  await owner.query(
    `INSERT INTO delivery_event (regency_code, id, village_code, package_id, proposal_id, at, actor_id, grant_id, to_state)
     VALUES ($1, $3, $4, $2, $3, now(), $5, $5, 'exported')`,
    [regencyCode, packageId, householdId, villageCode, STRANGER],
  );
  await owner.query(
    `INSERT INTO delivery_person_reply (regency_code, id, village_code, package_id, household_id, person_uid, reply_id, at, actor_id, grant_id,
       replied_on, status, nik_bidx)
     VALUES ($1, $3, $4, $2, $3, $3, $2, now(), $5, $5, '2026-05-14', 'matched', '\\x00')`,
    [regencyCode, packageId, householdId, villageCode, STRANGER],
  );
}

/** What somebody said against a family. */
async function makeObjection({ regencyCode, villageCode, householdId }: ScopedRow): Promise<void> {
  await owner.query(
    `INSERT INTO objection (regency_code, id, village_code, household_id, objector, ground, statement, heard_on, state, version, filed_by,
       filed_at, due_at, updated_at)
     VALUES ($1, $2, $3, $2, 'family', 'other', 'Contoh sanggahan', '2026-05-14', 'withdrawn', 2, $4, now(), now(), now())`,
    [regencyCode, householdId, villageCode, STRANGER],
  );
  await owner.query(
    `INSERT INTO objection_event (regency_code, id, village_code, objection_id, at, actor_id, grant_id, role, event)
     VALUES ($1, $2, $3, $2, now(), $4, $4, 'village-operator', 'file')`,
    [regencyCode, householdId, villageCode, STRANGER],
  );
}

/** What the family asked about its own data. */
async function makeRights({ regencyCode, villageCode, householdId }: ScopedRow): Promise<void> {
  await owner.query(
    `INSERT INTO rights_request (regency_code, id, village_code, household_id, kind, channel, asker, proof, state, version, asked_at, due_at, updated_at)
     VALUES ($1, $2, $3, $2, 'access', 'self', 'head', 'code', 'withdrawn', 2, '2026-05-14Z', '2026-05-17Z', now())`,
    [regencyCode, householdId, villageCode],
  );
  await owner.query(
    `INSERT INTO rights_event (regency_code, id, village_code, request_id, at, event) VALUES ($1, $2, $3, $2, now(), 'open')`,
    [regencyCode, householdId, villageCode],
  );
}

/** A letter of the family, the set it was printed in, and the hash of its code. */
async function makeInvitation({ regencyCode, villageCode, householdId }: ScopedRow): Promise<void> {
  await owner.query(
    `INSERT INTO invitation_set (regency_code, id, village_code, year, chosen, letters, exempt, state, made_by, grant_id, made_at, expires_at)
     VALUES ($1, $2, $3, 2026, '{}', 1, 0, 'building', $4, $4, now(), now())`,
    [regencyCode, householdId, villageCode, STRANGER],
  );
  await owner.query(
    `INSERT INTO invitation_set_file (regency_code, set_id, ordinal, village_code, letters, content) VALUES ($1, $2, 1, $3, 1, '\\x00')`,
    [regencyCode, householdId, villageCode],
  );
  await owner.query(
    `INSERT INTO invitation (regency_code, id, village_code, household_id, year, state, version, set_id, place, printed_at, answer_by, made_at, updated_at)
     VALUES ($1, $2, $3, $2, 2026, 'issued', 1, $2, 1, now(), '2026-09-30', now(), now())`,
    [regencyCode, householdId, villageCode],
  );
  await owner.query(
    `INSERT INTO invitation_event (regency_code, id, village_code, invitation_id, at, actor_id, grant_id, event)
     VALUES ($1, $2, $3, $2, now(), $4, $4, 'print')`,
    [regencyCode, householdId, villageCode, STRANGER],
  );
  await owner.query(
    `INSERT INTO invitation_code (code_hash, regency_code, invitation_id) VALUES (sha256($1::text::bytea), $2, $3)`,
    [householdId, regencyCode, householdId],
  );
  await owner.query(
    `INSERT INTO self_update (regency_code, id, village_code, household_id, invitation_id, kind, receipt_hash, made_on, made_at)
     VALUES ($1, $2, $3, $2, $2, 'unchanged', sha256($4::text::bytea), '2026-05-20', now())`,
    [regencyCode, householdId, villageCode, householdId],
  );
}

/** A day of the desk with its history, a number, and a house call. */
async function makeDesk({ regencyCode, villageCode, householdId }: ScopedRow): Promise<void> {
  await owner.query(
    `INSERT INTO desk_day (regency_code, village_code, on_date, opens_at, closes_at, slot_minutes, slot_quota, desks, place, state, version, set_by, set_at)
     VALUES ($1, $2, '2026-05-14', 480, 720, 60, 2, 1, 'Balai desa', 'open', 1, $3, now()) ON CONFLICT DO NOTHING`,
    [regencyCode, villageCode, STRANGER],
  );
  await owner.query(
    `INSERT INTO desk_event (regency_code, id, village_code, on_date, ticket_id, event, at, role)
     VALUES ($1, $2, $3, '2026-05-14', $2, 'book', now(), 'family')`,
    [regencyCode, householdId, villageCode],
  );
  await owner.query(
    `INSERT INTO house_call (regency_code, id, village_code, household_id, reason, due_on, state, version, asked_by, asked_at, updated_at)
     VALUES ($1, $2, $3, $2, 'ill', '2026-05-20', 'open', 1, $4, now(), now())`,
    [regencyCode, householdId, villageCode, STRANGER],
  );
  await owner.query(
    `INSERT INTO house_call_event (regency_code, id, house_call_id, event, at, actor_id, grant_id) VALUES ($1, $2, $2, 'ask', now(), $3, $3)`,
    [regencyCode, householdId, STRANGER],
  );
}

/** What the head of an RT told. */
async function makeReported({ regencyCode, villageCode, householdId }: ScopedRow): Promise<void> {
  await owner.query(
    `INSERT INTO event_report (regency_code, id, village_code, rt, household_id, kind, note, state, version, reported_by, reported_at, updated_at)
     VALUES ($1, $2, $3, '001', $2, 'other', 'Contoh laporan', 'filed', 1, $4, now(), now())`,
    [regencyCode, householdId, villageCode, STRANGER],
  );
}

async function makeVillageWork(village: string): Promise<void> {
  const shelf = village.slice(0, 4);
  const id = uuidv7();
  await owner.query(
    `INSERT INTO village_meeting (regency_code, id, village_code, held_on, place, minutes, attendance, state, version, created_by, created_at, updated_at)
     VALUES ($1, $2, $3, '2026-05-14', 'Balai Desa', '', '[]', 'planned', 1, $4, now(), now())`,
    [shelf, id, village, STRANGER],
  );
  await owner.query(
    `INSERT INTO meeting_minutes (regency_code, id, village_code, meeting_id, number, token, content, sha256, issued_by, issued_at)
     VALUES ($1, $2, $3, $2, 1, 'x', '{}', $5, $4, now())`,
    [shelf, id, village, STRANGER, Buffer.alloc(32)],
  );
  await owner.query(
    `INSERT INTO minutes_copy (regency_code, id, village_code, minutes_id, number, kind, size_bytes, sha256, content, kept_by, kept_at)
     VALUES ($1, $2, $3, $2, 1, 'application/pdf', 1, $5, $5, $4, now())`,
    [shelf, id, village, STRANGER, Buffer.alloc(32)],
  );
  await owner.query(
    `INSERT INTO assignment_event (regency_code, id, village_code, household_id, user_id, event, at, actor_id, grant_id)
     VALUES ($1, $2, $3, $2, $4, 'give', now(), $4, $4)`,
    [shelf, id, village, STRANGER],
  );
  await owner.query(
    `INSERT INTO upload (regency_code, id, village_code, user_id, kind, size_bytes, sha256, content, created_at)
     VALUES ($1, $2, $3, $4, 'sid', 1, '\\x00', '\\x00', now())`,
    [shelf, id, village, STRANGER],
  );
  await owner.query(
    `INSERT INTO import_batch (regency_code, id, village_code, upload_id, period_id, state, progress_done, progress_total, created_by, created_at, updated_at)
     VALUES ($1, $2, $3, $2, $2, 'cancelled', 0, 0, $4, now(), now())`,
    [shelf, id, village, STRANGER],
  );
  await owner.query(
    `INSERT INTO import_item (regency_code, import_id, ordinal, village_code, kind, row_numbers, problems)
     VALUES ($1, $2, 1, $3, 'same', '{1}', '[]')`,
    [shelf, id, village],
  );
  await owner.query(
    `INSERT INTO import_mapping (regency_code, id, village_code, name, headings, mapping, shared, created_by, created_at)
     VALUES ($1, $2, $3, 'Contoh', 'a|b|c', '{}', false, $4, now())`,
    [shelf, id, village, STRANGER],
  );
  await owner.query(
    `INSERT INTO field_set_aside (regency_code, id, op_id, payload_sha256, village_code, user_id, device_id, command, record_id, code, kept_at,
       content_sealed)
     VALUES ($1, $2, $2, '\\x00', $3, $4, $2, 'proposal.save', $2, 'NOT_FOUND', now(), '\\x00')`,
    [shelf, id, village, STRANGER],
  );
  await makeDevice(village);
  await makeTransfer(village);
}

/** A device of somebody who works there, its share and a piece of a photo. */
async function makeDevice(village: string): Promise<void> {
  const shelf = village.slice(0, 4);
  const id = uuidv7();
  await owner.query(
    `INSERT INTO app_user (id, username, display_name, status, created_at, updated_at) VALUES ($1, $2, 'Contoh', 'active', now(), now())`,
    [id, `perangkat-${id}`],
  );
  await owner.query(
    `INSERT INTO field_device (regency_code, id, user_id, grant_id, role, region_code, label, kind, created_at, last_contact_at, pass_hash,
       share_id, handover_sealed, recovery_sealed)
     VALUES ($1, $2, $2, $2, 'companion', $3, 'Contoh', '?', now(), now(), '\\x00', $2, '\\x00', '\\x00')`,
    [shelf, id, village],
  );
  await owner.query(
    `INSERT INTO field_share (regency_code, id, device_id, user_id, share_sealed, given_at) VALUES ($1, $2, $2, $2, '\\x00', now())`,
    [shelf, id],
  );
  await owner.query(
    `INSERT INTO operation_replaced (regency_code, user_id, op_id, by_op, replaced_at) VALUES ($1, $2, $2, $2, now())`,
    [shelf, id],
  );
  await owner.query(
    `INSERT INTO field_handover_part (regency_code, device_id, set_id, number, of_parts, user_id, region_code, read_by, read_at)
     VALUES ($1, $2, $2, 1, 2, $2, $3, $2, now())`,
    [shelf, id, village],
  );
  await owner.query(
    `INSERT INTO field_chunk (regency_code, id, at_byte, user_id, device_id, total_bytes, total_sha256, piece_bytes, content_sealed, stored_at)
     VALUES ($1, $2, 0, $2, $2, 2, '\\x00', 1, '\\x00', now())`,
    [shelf, id],
  );
}

/** One side of a transfer with one step; the other side lies in no village of the test. */
async function makeTransfer(village: string): Promise<void> {
  const shelf = village.slice(0, 4);
  const id = uuidv7();
  const other = shelf.startsWith("99") ? "9999022001" : "3573012001";
  await owner.query(
    `INSERT INTO transfer (regency_code, id, side, village_code, other_village_code, household_id, whole, requested_by, state, version,
       state_since, moved_on, evidence_kind, evidence_no, people, plan, actors, unreleased, created_at, updated_at)
     VALUES ($1, $2, 'out', $3, $4, $2, true, 'out', 'withdrawn', 2, now(), '2026-05-14', 'rt-note', '1', '[{}]', '{}', ARRAY[$5::uuid], false, now(), now())`,
    [shelf, id, village, other, STRANGER],
  );
  await owner.query(
    `INSERT INTO transfer_event (regency_code, id, village_code, transfer_id, side, at, actor_id, grant_id, role, event, to_state)
     VALUES ($1, $2, $3, $2, 'out', now(), $4, $4, 'village-operator', 'withdraw', 'withdrawn')`,
    [shelf, id, village, STRANGER],
  );
}

afterAll(async () => {
  await owner.query("DELETE FROM rollup_person WHERE decile = 9 AND age_group = 9 AND people = 1");
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

const anyScope = fc.record({
  actorId: fc.constantFrom(...actors),
  mode: fc.constantFrom(...SCOPE_MODES),
  ranges: fc.array(fc.constantFrom(...REGIONS).map(rangeOf), { maxLength: 4 }),
  household: fc.option(fc.nat({ max: VILLAGES.length * 3 - 1 })),
});

function toScope(drawn: {
  actorId: string;
  mode: Scope["mode"];
  ranges: Scope["ranges"];
  household: number | null;
}): Scope {
  const target = drawn.household === null ? undefined : rows[drawn.household];
  const household = target === undefined ? null : { regencyCode: target.regencyCode, id: target.householdId };
  return { ...drawn, household };
}

const columnOf = (table: string) =>
  table === "household" ? "id" : table.startsWith("proposal_") ? "proposal_id" : "household_id";

const seesVillage = (scope: Scope, village: string) =>
  scope.mode === "area" && scope.ranges.slice(0, 4).some((range) => inRange(range, village));

describe("what code says a scope sees and what PostgreSQL shows", () => {
  it("are the same for every mode, on every table that holds a household", async () => {
    await fc.assert(
      fc.asyncProperty(anyScope, async (drawn) => {
        const scope = toScope(drawn);
        const expected = rows
          .filter((row) => seesHousehold(scope, row))
          .map((row) => row.householdId)
          .sort();
        const ids = rows.map((row) => row.householdId);
        const shown = await underScope(scope, async ({ sql }) => {
          const perTable: Record<string, string[]> = {};
          for (const table of [...FIELDS, ...OF_PROPOSAL]) {
            const column = columnOf(table);
            const found = await sql.text(`SELECT DISTINCT ${column} AS id FROM ${table} WHERE ${column} = ANY ($1)`, [
              ids,
            ]);
            perTable[table] = found.map((row) => String(row["id"])).sort();
          }
          return perTable;
        });
        for (const [table, found] of Object.entries(shown)) expect(found, table).toEqual(expected);
      }),
      { numRuns: 80, seed: 5207 },
    );
  });

  it("are the same for what belongs to a village, and only in mode area", async () => {
    await fc.assert(
      fc.asyncProperty(anyScope, async (drawn) => {
        const scope = toScope(drawn);
        const seen = VILLAGES.filter((village) => seesVillage(scope, village)).sort();
        await underScope(scope, async ({ sql }) => {
          for (const table of OF_VILLAGE) {
            const found = await sql.text(`SELECT DISTINCT village_code FROM ${table} WHERE village_code = ANY ($1)`, [
              VILLAGES,
            ]);
            // Practice has no doubles.
            const expected = table.startsWith("duplicate_")
              ? seen.filter((village) => !village.startsWith("99"))
              : seen;
            expect(found.map((row) => row["village_code"]).sort(), table).toEqual(expected);
          }
        });
      }),
      { numRuns: 60, seed: 5207 },
    );
  });

  it("are the same for what a family asks about its own data: its area, not its companion, and the family itself", async () => {
    await fc.assert(
      fc.asyncProperty(anyScope, async (drawn) => {
        const scope = toScope(drawn);
        const expected = rows
          .filter((row) => scope.mode !== "assigned" && seesHousehold(scope, row))
          .map((row) => row.householdId)
          .sort();
        const ids = rows.map((row) => row.householdId);
        await underScope(scope, async ({ sql }) => {
          for (const table of OF_FAMILY_ITSELF) {
            const found = await sql.text(`SELECT id FROM ${table} WHERE id = ANY ($1)`, [ids]);
            expect(found.map((row) => String(row["id"])).sort(), table).toEqual(expected);
          }
        });
      }),
      { numRuns: 60, seed: 5207 },
    );
  });

  it("are the same for a pair of two villages: only where both are in range", async () => {
    await fc.assert(
      fc.asyncProperty(anyScope, async (drawn) => {
        const scope = toScope(drawn);
        const isSeen = ACROSS.every((village) => seesVillage(scope, village));
        const found = await underScope(
          scope,
          ({ sql }) =>
            sql`SELECT 1 FROM duplicate_case WHERE village_code = ${ACROSS[0]} AND other_village_code = ${ACROSS[1]}`,
        );
        expect(found.length).toBe(isSeen ? 1 : 0);
      }),
      { numRuns: 40, seed: 5207 },
    );
  });

  it("are the same for what belongs to a regency: only where the range holds all of it", async () => {
    const regencies = [...new Set(VILLAGES.map((village) => village.slice(0, 4)))];
    await fc.assert(
      fc.asyncProperty(anyScope, async (drawn) => {
        const scope = toScope(drawn);
        const expected = regencies.filter((regency) => seesVillage(scope, regency)).sort();
        await underScope(scope, async ({ sql }) => {
          for (const table of OF_REGENCY) {
            const found = await sql.text(`SELECT DISTINCT regency_code FROM ${table}`, []);
            expect(found.map((row) => row["regency_code"]).sort(), table).toEqual(expected);
          }
        });
      }),
      { numRuns: 40, seed: 5207 },
    );
  });

  it("are the same for assignments: the area's, or one's own in it", async () => {
    await fc.assert(
      fc.asyncProperty(anyScope, async (drawn) => {
        const scope = toScope(drawn);
        const isMine = (row: ScopedRow) => row.assignedTo.includes(scope.actorId);
        const isShown = (row: ScopedRow) =>
          seesVillage(scope, row.villageCode) || (scope.mode === "assigned" && seesHousehold(scope, row));
        const ids = rows.map((row) => row.householdId);
        const found = await underScope(
          scope,
          ({ sql }) => sql<{ id: string }>`SELECT household_id AS id FROM assignment WHERE household_id = ANY (${ids})`,
        );
        const shown = rows.filter(({ householdId }) => found.some(({ id }) => id === householdId));
        // The policy of one household lets people see their own assignments beside it, and nobody else's.
        if (scope.mode === "single") expect(shown.every(isMine)).toBe(true);
        else expect(shown).toEqual(rows.filter((row) => row.assignedTo.length > 0 && isShown(row)));
      }),
      { numRuns: 60, seed: 5207 },
    );
  });

  it("are the same for devices: the area's, and of shares and pieces one's own alone", async () => {
    await fc.assert(
      fc.asyncProperty(anyScope, async (drawn) => {
        const scope = toScope(drawn);
        const expected = VILLAGES.filter((village) => seesRollup(scope, village)).sort();
        await underScope(scope, async ({ sql }) => {
          const found = await sql<{ code: string }>`SELECT DISTINCT region_code AS code FROM field_device`;
          expect(found.map(({ code }) => code).sort()).toEqual(expected);
          expect(await sql`SELECT 1 FROM field_share`).toEqual([]);
          expect(await sql`SELECT 1 FROM field_chunk`).toEqual([]);
          expect(await sql`SELECT 1 FROM operation_replaced`).toEqual([]);
          const parts = await sql<{ code: string }>`SELECT DISTINCT region_code AS code FROM field_handover_part`;
          expect(parts.map(({ code }) => code).sort()).toEqual(expected);
        });
      }),
      { numRuns: 40, seed: 5207 },
    );
    const [device] = (await owner.query("SELECT user_id FROM field_device LIMIT 1")).rows;
    const own: Scope = { actorId: device.user_id, mode: "none", ranges: [], household: null };
    const seen = await underScope(own, ({ sql }) =>
      Promise.all([
        sql`SELECT user_id FROM field_device`,
        sql`SELECT user_id FROM field_share`,
        sql`SELECT user_id FROM field_chunk`,
        sql`SELECT user_id FROM operation_replaced`,
        sql`SELECT user_id FROM field_handover_part`,
      ]),
    );
    expect(seen).toEqual(Array(5).fill([{ user_id: device.user_id }]));
  });

  it("are the same for requests for data, and the data themselves are who asked's alone", async () => {
    const regencies = [...new Set(VILLAGES.map((village) => village.slice(0, 4)))];
    await fc.assert(
      fc.asyncProperty(anyScope, async (drawn) => {
        const scope = toScope(drawn);
        const expected = regencies.filter((regency) => seesRollup(scope, regency)).sort();
        const isAsker = scope.actorId === actors[0];
        await underScope(scope, async ({ sql }) => {
          for (const table of OF_REQUEST) {
            const found = await sql.text(
              `SELECT DISTINCT regency_code AS code FROM ${table} WHERE regency_code = ANY ($1)`,
              [regencies],
            );
            const isData = OF_ASKER.some((each) => each === table);
            expect(found.map((row) => String(row["code"])).sort(), table).toEqual(isData && !isAsker ? [] : expected);
          }
        });
      }),
      { numRuns: 40, seed: 5207 },
    );
  });

  it("are whoever took families out alone's, in their area", async () => {
    const regencies = [...new Set(VILLAGES.map((village) => village.slice(0, 4)))];
    await fc.assert(
      fc.asyncProperty(anyScope, async (drawn) => {
        const scope = toScope(drawn);
        const isAsker = scope.actorId === actors[0] && scope.mode === "area";
        const expected = regencies
          .filter((code) => isAsker && scope.ranges.slice(0, 4).some((range) => inRange(range, code)))
          .sort();
        await underScope(scope, async ({ sql }) => {
          for (const table of ["family_export", "family_export_part"]) {
            const found = await sql.text(
              `SELECT DISTINCT regency_code AS code FROM ${table} WHERE regency_code = ANY ($1)`,
              [regencies],
            );
            expect(found.map((row) => String(row["code"])).sort(), table).toEqual(expected);
          }
        });
      }),
      { numRuns: 40, seed: 5207 },
    );
  });

  it("are the same for rollups", async () => {
    const areas = ["0", "52", "5207", "520703", ...VILLAGES];
    await fc.assert(
      fc.asyncProperty(anyScope, async (drawn) => {
        const scope = toScope(drawn);
        const expected = areas.filter((area) => seesRollup(scope, area)).sort();
        const shown = await underScope(scope, async ({ sql }) => {
          const found = await sql<{
            area_code: string;
          }>`SELECT area_code FROM rollup_person WHERE decile = 9 AND age_group = 9 AND area_code = ANY (${areas})`;
          return found.map((row) => row.area_code).sort();
        });
        expect(shown).toEqual(expected);
      }),
      { numRuns: 60, seed: 5207 },
    );
  });

  it("show nothing without a scope, also on a pooled connection that had one", async () => {
    const scope: Scope = { actorId: actors[0] ?? "", mode: "area", ranges: [rangeOf("5207")], household: null };
    const inside = await underScope(scope, async ({ sql }) => sql`SELECT 1 FROM household LIMIT 1`);
    expect(inside).toHaveLength(1);
    for (const table of [
      ...FIELDS,
      ...OF_PROPOSAL,
      ...OF_VILLAGE,
      ...OF_FAMILY_ITSELF,
      ...OF_REGENCY,
      "assignment",
      "audit",
      "operation",
      "invitation_event",
      "invitation_code",
      "rollup_person",
      "rollup_regional",
      "rollup_required",
      "rollup_coverage",
      "variable_sponsorship",
      "variable_sponsorship_step",
      "open_edition",
      "open_edition_step",
      ...OF_REQUEST,
      "family_export",
      "family_export_part",
      "figure_check",
      "rollup_flow",
      "rollup_flow_origin",
      "rollup_flow_waiting",
      "rollup_season",
      "field_device",
      "field_share",
      "field_chunk",
      "operation_replaced",
      "field_handover_part",
    ]) {
      const outside = await handles().pool.query(`SELECT 1 FROM ${table} LIMIT 1`);
      expect(outside.rows, table).toEqual([]);
    }
  });

  it("refuse rows of another area on writing", async () => {
    const scope: Scope = { actorId: actors[0] ?? "", mode: "area", ranges: [rangeOf("5207032001")], household: null };
    const insert = underScope(
      scope,
      ({ sql }) => sql`INSERT INTO dirty_village (regency_code, id, village_code, marked_at)
      VALUES ('5207', ${uuidv7()}, '5207042001', now())`,
    );
    await expect(insert).rejects.toThrow(/row-level security/);
    const moved = await underScope(
      scope,
      ({ sql }) => sql`UPDATE household SET head_name = 'x' WHERE village_code = '5207042001' RETURNING 1`,
    );
    expect(moved).toEqual([]);
  });

  it("search names within the scope alone", async () => {
    const search = (region: string) =>
      underScope(
        { actorId: actors[0] ?? "", mode: "area", ranges: [rangeOf(region)], household: null },
        ({ sql }) =>
          sql<{
            household_id: string;
          }>`SELECT household_id FROM app_search_families(ARRAY['5207','5204','9999','6101'], 'Contoh', 200)`,
      );
    const inVillage = new Set(rows.filter((row) => row.villageCode === "5204082001").map((row) => row.householdId));
    const found = await search("5204082001");
    expect(found.length).toBeGreaterThan(0);
    for (const row of found) expect(inVillage.has(row.household_id)).toBe(true);
    expect((await search("5207")).some((row) => !inVillage.has(row.household_id))).toBe(true);
  });
});
