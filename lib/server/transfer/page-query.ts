import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import { maskIdentityNumber } from "@/lib/domain/nik/identity-number";
import { formatPublicId, type PublicId } from "@/lib/domain/public-id/public-id";
import { deciderOf, partiesOf } from "@/lib/domain/transfer/decider";
import { leavingProblem } from "@/lib/domain/transfer/membership";
import { parsePeople, parsePlan, type TransferPerson } from "@/lib/domain/transfer/people";
import { isOverdue, possibleSteps, stateAt, type TransferEvent, waitsFor } from "@/lib/domain/transfer/transfer";
import type { TransferHistoryStep, TransferPage, TransferPersonLine } from "@/lib/domain/transfer/transfer-page";
import { OPEN_STATES } from "@/lib/domain/workflow/workflow";
import { writeAudit } from "@/lib/server/audit/write-audit";
import { unseal } from "@/lib/server/crypto/seal";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import { regionLabel } from "@/lib/server/region/queries";
import { whoMoves } from "./list-query";
import { findTransferRows, standingOf, type TransferRow, type TransferRows, villagesOf } from "./transfer-row";

/** A move in scope for its page, with its audit row; null when neither side is in scope. */
export async function findTransferPage(actor: Actor, at: PublicId, now: Date): Promise<TransferPage | null> {
  return underScope(scopeOf(actor), async ({ sql }) => {
    const rows = await findTransferRows(sql, at);
    if (rows === null) return null;
    const { near } = rows;
    await writeAudit(sql, actor, now, {
      action: "transfer:read",
      subjectKind: "transfer",
      subjectIds: [near.id, ...[rows.out, rows.in].flatMap((row) => row?.household_id ?? [])],
      areaCode: near.village_code,
      purpose: authorize(actor, "transfer:decide") ? "decide" : "update",
    });
    return toPage(sql, actor, rows, at, now);
  });
}

async function toPage(sql: Sql, actor: Actor, rows: TransferRows, at: PublicId, now: Date): Promise<TransferPage> {
  const { near } = rows;
  const villages = villagesOf(near);
  const standing = standingOf(near);
  const parties = partiesOf(actor, villages);
  const isOwnWork = parties.includes("decider") && near.actors.includes(actor.userId);
  const steps = possibleSteps(standing, now).filter(
    (step) => parties.some((party) => party === step.by) && !(step.by === "decider" && isOwnWork),
  );
  const can = (event: TransferEvent) => steps.some((step) => step.event === event);
  const state = stateAt(standing, now);
  const told = rows.out ?? near;
  const staying = can("release") && rows.out !== null ? await heirsOf(sql, rows.out) : [];
  const people = peopleOf(actor, told, rows.in);
  const gone = rows.out === null ? [] : await goneSince(sql, rows.out, people);
  const isGone = (uid: string) => gone.some((one) => one.uid === uid);
  const decider = deciderOf(villages.origin, villages.destination);
  return {
    publicId: formatPublicId(at.regencyCode, at.id),
    regencyCode: at.regencyCode,
    id: at.id,
    version: near.version,
    state,
    dueAt: state === near.state ? near.due_at : null,
    isOverdue: state === near.state && isOverdue(standing, now),
    requestedBy: near.requested_by,
    isWhole: near.whole,
    movedOn: near.moved_on,
    evidence: { kind: near.evidence_kind, no: near.evidence_no },
    unreleased: near.unreleased,
    reason: near.reason_code === null ? null : { code: near.reason_code, note: near.reason_note },
    who: whoMoves(parsePeople(told.people).filter(({ uid }) => !isGone(uid))),
    origin: await placeOf(sql, villages.origin, rows.out),
    destination: await placeOf(sql, villages.destination, rows.in),
    decider: { ...decider, label: await regionLabel(decider.regionCode) },
    people: people.filter(({ uid }) => !isGone(uid)),
    dropped: [...parsePlan(told.plan).dropped, ...gone],
    target: targetOf(rows.in, state),
    newHeadName: await nameOf(sql, rows.out),
    history: await historyOf(sql, near),
    proposals: [rows.out, rows.in].flatMap((row) => proposalsOf(row)).filter(isFirst),
    hasRecord: rows.out?.frozen != null,
    waitsForYou: !isOwnWork && waitsFor(standing, parties, now),
    isOwnWork: isOwnWork && waitsFor(standing, ["decider"], now),
    can: {
      release: can("release"),
      accept: can("accept"),
      approve: can("approve"),
      refuse: can("refuse"),
      withdraw: can("withdraw"),
    },
    heirs: staying,
    hasOpenProposal:
      can("release") && rows.out?.household_id != null && (await hasOpen(sql, rows.out, rows.out.household_id)),
  };
}

async function placeOf(sql: Sql, villageCode: string, row: TransferRow | null) {
  const found =
    row?.household_id == null
      ? []
      : await sql`SELECT 1 FROM household WHERE regency_code = ${row.regency_code} AND id = ${row.household_id}`;
  return {
    villageCode,
    label: await regionLabel(villageCode),
    family: row?.household_id != null && found.length > 0 ? formatPublicId(row.regency_code, row.household_id) : null,
    revision: row?.revision ?? null,
  };
}

function peopleOf(actor: Actor, row: TransferRow, into: TransferRow | null): readonly TransferPersonLine[] {
  const relations = into === null ? {} : parsePlan(into.plan).relations;
  const shown = (person: TransferPerson) => {
    if (person.nikSealed === null) return null;
    const plain = unseal(person.nikSealed);
    return authorize(actor, "household:read-identity") ? plain : maskIdentityNumber(plain);
  };
  return parsePeople(row.people).map((person) => ({
    uid: person.uid,
    name: person.name,
    nik: shown(person),
    birthDate: person.birthDate,
    sex: person.sex,
    relation: relations[person.uid] ?? null,
  }));
}

/** Who is listed and has left the family since the last step: the next one lets them go. */
async function goneSince(sql: Sql, out: TransferRow, people: readonly TransferPersonLine[]) {
  if (!out.whole || out.due_at === null) return [];
  const rows = await sql<{ id: string }>`SELECT id FROM member WHERE regency_code = ${out.regency_code}
    AND id = ANY (${people.map(({ uid }) => uid)}::uuid[]) AND (NOT active OR household_id <> ${out.household_id})`;
  const gone = new Set(rows.map(({ id }) => id));
  return people.flatMap(({ uid, name }) => (gone.has(uid) ? [{ uid, name }] : []));
}

function targetOf(into: TransferRow | null, state: TransferPage["state"]): TransferPage["target"] {
  if (into === null || state === "done") return null;
  if (into.household_id !== null) return "existing";
  return state === "awaiting-acceptance" ? null : "new";
}

async function nameOf(sql: Sql, out: TransferRow | null): Promise<string | null> {
  const uid = out === null ? null : parsePlan(out.plan).newHead;
  if (out === null || uid === null) return null;
  const rows = await sql<{
    name: string;
  }>`SELECT name FROM member WHERE regency_code = ${out.regency_code} AND id = ${uid}`;
  return rows[0]?.name ?? null;
}

/** Who stays, when the head is among those who go. */
async function heirsOf(
  sql: Sql,
  out: TransferRow,
): Promise<readonly { readonly uid: string; readonly name: string }[]> {
  const members = await sql<{
    uid: string;
    name: string;
    relation: number | null;
  }>`SELECT id AS uid, name, relation_to_head AS relation
    FROM member WHERE regency_code = ${out.regency_code} AND household_id = ${out.household_id} AND active ORDER BY member_no, id`;
  const leaving = out.whole ? members.map(({ uid }) => uid) : parsePeople(out.people).map(({ uid }) => uid);
  if (leavingProblem(members, leaving, null) !== "HEAD_NEEDED") return [];
  return members.filter(({ uid }) => !leaving.includes(uid)).map(({ uid, name }) => ({ uid, name }));
}

async function hasOpen(sql: Sql, out: TransferRow, householdId: string): Promise<boolean> {
  const open = await sql`SELECT 1 FROM proposal
    WHERE regency_code = ${out.regency_code} AND household_id = ${householdId} AND state = ANY (${OPEN_STATES}) LIMIT 1`;
  return open.length > 0;
}

async function historyOf(sql: Sql, near: TransferRow): Promise<readonly TransferHistoryStep[]> {
  return sql<TransferHistoryStep>`SELECT e.id, e.event, e.at, u.display_name AS "actorName", e.role, e.reason_code AS reason, e.note
    FROM transfer_event e LEFT JOIN app_user u ON u.id = e.actor_id
    WHERE e.regency_code = ${near.regency_code} AND e.transfer_id = ${near.id} AND e.side = ${near.side}
    ORDER BY e.at DESC, e.id DESC LIMIT 20`;
}

function proposalsOf(row: TransferRow | null): TransferPage["proposals"] {
  if (row === null) return [];
  return parsePlan(row.plan).proposals.map(({ id, outcome }) => ({
    publicId: formatPublicId(row.regency_code, id),
    outcome,
  }));
}

function isFirst<T extends { publicId: string }>(one: T, index: number, all: readonly T[]): boolean {
  return all.findIndex((other) => other.publicId === one.publicId) === index;
}
