import { getTranslations } from "next-intl/server";
import { auditWords } from "@/components/audit/audit-words";
import { dateIn } from "@/components/grant/grant-window";
import { authorize } from "@/lib/domain/access/actor";
import { refuse } from "@/lib/domain/error/error-code";
import { auditPages } from "@/lib/server/audit/audit-pages";
import { type AuditLine, logDownload } from "@/lib/server/audit/queries";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import { rowsOf } from "@/lib/server/download/list-pages";
import { timeZoneOf } from "@/lib/server/region/queries";
import { csvListResponse } from "../../akses/csv";
import { auditFilterOf, readAuditQuery } from "../audit-filter";

const COLUMNS = [
  ...(["at", "name", "username", "role", "action", "actionCode", "subjectKind", "subjectId", "subjectCount"] as const),
  ...(["regionCode", "region", "purpose", "detail"] as const),
];

/** The filtered audit as a table; times are UTC, as they are kept. */
export async function GET(request: Request): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  if (!authorize(actor, "audit:read")) return respond(refuse("FORBIDDEN"));
  const now = new Date();
  const zone = await timeZoneOf(actor.grant.regionCode);
  const query = readAuditQuery(Object.fromEntries(new URL(request.url).searchParams), zone, now);
  const [t, row] = await Promise.all([getTranslations("admin.csv"), rowWriter()]);
  await logDownload(actor, "audit", {}, now);
  return csvListResponse(t("auditFile", { region: actor.grant.regionCode, date: dateIn(now, "Asia/Jakarta") }), {
    header: COLUMNS.map((column) => t(column)),
    pages: rowsOf(auditPages(actor, auditFilterOf(query, zone)), row),
    ended: ({ rows, isWhole }) => logDownload(actor, "audit", { lines: rows, whole: isWhole }, new Date()),
  });
}

async function rowWriter() {
  const [roles, words] = await Promise.all([getTranslations("roles.name"), auditWords()]);
  return (line: AuditLine) => [
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
  ];
}
