import { getTranslations } from "next-intl/server";
import { auditWords } from "@/components/audit/audit-words";
import { dateIn } from "@/components/grant/grant-window";
import { authorize } from "@/lib/domain/access/actor";
import { refuse } from "@/lib/domain/error/error-code";
import { AUDIT_A_DOWNLOAD, listAudit, logDownload } from "@/lib/server/audit/queries";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import { timeZoneOf } from "@/lib/server/region/queries";
import { csvResponse } from "../../akses/csv";
import { auditFilterOf, readAuditQuery } from "../audit-filter";

/** The filtered audit as a table; times are UTC, as they are kept. */
export async function GET(request: Request): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  if (!authorize(actor, "audit:read")) return respond(refuse("FORBIDDEN"));
  const now = new Date();
  const zone = await timeZoneOf(actor.grant.regionCode);
  const query = readAuditQuery(Object.fromEntries(new URL(request.url).searchParams), zone, now);
  const { lines } = await listAudit(actor, auditFilterOf(query, zone), null, AUDIT_A_DOWNLOAD);
  await logDownload(actor, "audit", lines.length, now);
  const t = await getTranslations("admin.csv");
  const roles = await getTranslations("roles.name");
  const words = await auditWords();
  const header = [
    t("at"),
    t("name"),
    t("username"),
    t("role"),
    t("action"),
    t("actionCode"),
    t("subjectKind"),
    t("subjectId"),
    t("subjectCount"),
    t("regionCode"),
    t("region"),
    t("purpose"),
    t("detail"),
  ];
  const rows = lines.map((line) => [
    line.at.toISOString(),
    line.actorName ?? "",
    line.actorUsername ?? "",
    line.role === null ? "" : roles(line.role),
    words.action(line.action),
    line.action,
    words.kind(line.subjectKind),
    line.subjectShortId ?? "",
    line.subjectCount,
    line.areaCode,
    line.areaLabel,
    line.purpose === null ? "" : words.purpose(line.purpose),
    line.detail.map(({ key, value }) => `${key}=${value}`).join("; "),
  ]);
  const file = t("auditFile", { region: actor.grant.regionCode, date: dateIn(now, "Asia/Jakarta") });
  return csvResponse(file, header, rows);
}
