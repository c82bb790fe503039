import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import { type RequestEvent, type RequestTierName, standingOf, stepOf } from "@/lib/domain/data-request/flow";
import { handedLines, handedOver, holdsNames } from "@/lib/domain/data-request/handed-over";
import { SIGNED_PAPER } from "@/lib/domain/data-request/level";
import { reportStanding, type UseReport } from "@/lib/domain/data-request/report";
import { requestFaults } from "@/lib/domain/data-request/request";
import type { RequestContent, RequestPage, RequestStep } from "@/lib/domain/data-request/request-page";
import { levelRule } from "@/lib/domain/data-request/rules";
import { localDay } from "@/lib/domain/period/period";
import { formatPublicId, type PublicId } from "@/lib/domain/public-id/public-id";
import { writeAudit } from "@/lib/server/audit/write-audit";
import { type ScopedTx, underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import { displayNames } from "@/lib/server/queue/names";
import { findRegion, findRegions } from "@/lib/server/region/queries";
import { owedOf } from "./owed";
import { mayRead, papersOf } from "./paper/papers";
import { approversOf, fieldsOf, isOver, numberText, REQUEST_COLUMNS, type RequestRow, sentRules } from "./rows";
import { rulesOf } from "./rules-query";

/** One request with its history, papers, content and reports; null for another region's or another's draft. A look at what was granted is logged. */
export async function findRequest(actor: Actor, at: PublicId, now: Date): Promise<RequestPage | null> {
  const region = await findRegion(at.regencyCode);
  if (region === null || !authorize(actor, "data-request:read")) return null;
  return underScope(scopeOf(actor), async (tx) => {
    const { sql } = tx;
    const [row] = await sql<RequestRow>`SELECT ${REQUEST_COLUMNS} FROM data_request r
      WHERE r.regency_code = ${at.regencyCode} AND r.id = ${at.id}::uuid`;
    if (row === undefined || !mayRead(actor, at.regencyCode, row.asked_by)) return null;
    const [steps, papers, content, reports, approvers, current] = await Promise.all([
      stepsOf(sql, row),
      papersOf(sql, row.regency_code, row.id),
      contentOf(sql, row),
      reportsOf(sql, row),
      approversOf(sql, row),
      rulesOf(sql, row.regency_code, now),
    ]);
    const [names, areas] = await Promise.all([displayNames(sql, [row.asked_by]), findRegions(row.areas, sql)]);
    if (row.granted_at !== null) logLook(tx, actor, row, now);
    // What is being written, or came back, is sent under the rules of that day.
    const isWritten = row.state === "draft" || row.state === "returned";
    const rules = isWritten ? current.rules : (sentRules(row) ?? current.rules);
    const standing = reportStanding(owedOf(row, region.timeZone), reports.length, localDay(now, region.timeZone));
    const judged = (event: RequestEvent) => mayStep(actor, row, approvers, event, now, rules.tiers);
    const isOwn = row.asked_by === actor.userId;
    const fields = fieldsOf(row);
    const rule = fields.level === null ? null : levelRule(rules, fields.level);
    const attached = papers.flatMap(({ kind }) => (kind === SIGNED_PAPER ? [] : [kind]));
    const isHeld = isOwn && row.state === "granted" && !isOver(row, now);
    return {
      publicId: formatPublicId(row.regency_code, row.id),
      id: row.id,
      regencyCode: row.regency_code,
      regencyName: region.label,
      number: numberText(row),
      version: row.version,
      standing: standingOf({ state: row.state, expiresAt: row.expires_at }, now),
      fields,
      rules,
      tier: row.tier,
      askedBy: names.get(row.asked_by) ?? "–",
      createdAt: row.created_at,
      grantedAt: row.granted_at,
      expiresAt: row.expires_at,
      faults: isWritten
        ? requestFaults(fields, {
            regencyCode: row.regency_code,
            rule,
            papers: attached,
            handedOver: handedOver(rule, fields.purpose, fields.variables),
          })
        : [],
      handed: handedLines(rule, fields.purpose, fields.variables),
      holdsNames: rule !== null && holdsNames(rule, fields.variables),
      areaNames: row.areas.map((code) => areas.get(code)?.label ?? code),
      steps,
      papers,
      content,
      reports,
      nextReport: standing.next,
      overdueReports: standing.overdue,
      can: {
        edit: isOwn && isWritten && authorize(actor, "data-request:ask"),
        submit: authorize(actor, "data-request:ask") && judged("submit"),
        withdraw: authorize(actor, "data-request:ask") && judged("withdraw"),
        decide: authorize(actor, "data-request:decide") && judged("approve"),
        revoke: authorize(actor, "data-request:watch") && judged("revoke"),
        download: isHeld && row.content_state === "ready" && row.purged_at === null,
        report: isOwn && standing.next !== null,
        buildAgain: isHeld && row.content_state === "failed" && row.content_failure !== "TOO_FEW",
      },
    };
  });
}

function mayStep(
  actor: Actor,
  row: RequestRow,
  approvedBy: readonly string[],
  event: RequestEvent,
  now: Date,
  tiers: RequestPage["rules"]["tiers"],
): boolean {
  const position = {
    state: row.state,
    tier: row.tier,
    tiers,
    askedBy: row.asked_by,
    approvedBy,
    isOver: isOver(row, now),
  };
  const { regionCode, role } = actor.grant;
  return stepOf(position, event, { userId: actor.userId, role, isHere: regionCode === row.regency_code }).ok;
}

function logLook({ sql, atEnd }: ScopedTx, actor: Actor, row: RequestRow, now: Date): void {
  atEnd(() =>
    writeAudit(sql, actor, now, {
      action: "data-request:look",
      subjectKind: "data-request",
      subjectIds: [row.id],
      areaCode: row.regency_code,
    }),
  );
}

async function stepsOf(sql: Sql, row: RequestRow): Promise<readonly RequestStep[]> {
  const steps = await sql<{
    id: string;
    at: Date;
    event: RequestEvent;
    tier_name: RequestTierName | null;
    actor_id: string;
    reason: string | null;
  }>`SELECT id, at, event, tier_name, actor_id, reason FROM data_request_step
    WHERE regency_code = ${row.regency_code} AND request_id = ${row.id}::uuid ORDER BY at, id LIMIT 200`;
  const names = await displayNames(
    sql,
    steps.map((step) => step.actor_id),
  );
  return steps.map((step) => ({
    key: step.id,
    at: step.at,
    event: step.event,
    tier: step.tier_name,
    by: names.get(step.actor_id) ?? "–",
    reason: step.reason,
  }));
}

async function contentOf(sql: Sql, row: RequestRow): Promise<RequestContent> {
  const files = await sql<{
    name: string;
    row_count: number;
    size_bytes: string;
    sha256: string;
  }>`SELECT name, row_count,
      size_bytes::text AS size_bytes, encode(sha256, 'hex') AS sha256
    FROM data_request_file WHERE regency_code = ${row.regency_code} AND request_id = ${row.id}::uuid ORDER BY ordinal`;
  return {
    state: row.content_state,
    progress: { done: row.progress_done, total: row.progress_total },
    families: row.families,
    people: row.people,
    sha256: row.sha256,
    files: files.map((file) => ({
      name: file.name,
      rows: file.row_count,
      bytes: Number(file.size_bytes),
      sha256: file.sha256,
    })),
    isPurged: row.purged_at !== null,
    isTooFew: row.content_failure === "TOO_FEW",
  };
}

async function reportsOf(sql: Sql, row: RequestRow): Promise<readonly UseReport[]> {
  const rows = await sql<{
    number: number;
    due_on: string;
    used_for: string;
    families_reached: number | null;
    incident: string | null;
    reshared: boolean;
    reshared_to: string | null;
    destroyed: boolean;
    written_at: Date;
    written_by: string;
  }>`SELECT number, due_on::text AS due_on, used_for, families_reached, incident, reshared, reshared_to, destroyed, written_at, written_by
    FROM data_request_report WHERE regency_code = ${row.regency_code} AND request_id = ${row.id}::uuid ORDER BY number`;
  const names = await displayNames(
    sql,
    rows.map((report) => report.written_by),
  );
  return rows.map((report) => ({
    number: report.number,
    dueOn: report.due_on,
    usedFor: report.used_for,
    familiesReached: report.families_reached,
    incident: report.incident,
    reshared: report.reshared,
    resharedTo: report.reshared_to,
    destroyed: report.destroyed,
    writtenAt: report.written_at,
    writtenBy: names.get(report.written_by) ?? "–",
  }));
}
