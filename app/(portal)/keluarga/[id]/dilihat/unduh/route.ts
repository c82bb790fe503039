import { getLocale, getTranslations } from "next-intl/server";
import { auditWords } from "@/components/audit/audit-words";
import { authorize } from "@/lib/domain/access/actor";
import { refuse } from "@/lib/domain/error/error-code";
import { localDay } from "@/lib/domain/period/period";
import { localeOf } from "@/lib/i18n/locale";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import { toCsv } from "@/lib/server/dashboard/download";
import { findReaders, READS_A_DOWNLOAD } from "@/lib/server/household/readers-query";
import { timeZoneOf } from "@/lib/server/region/queries";
import { readPurpose } from "../readers-address";

/** The list as a table; times are UTC, as they are kept. No name of the family stands in it or in the file's name. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  if (!authorize(actor, "household:read-log")) return respond(refuse("FORBIDDEN"));
  const now = new Date();
  const purpose = readPurpose(Object.fromEntries(new URL(request.url).searchParams));
  const { id } = await params;
  const page = await findReaders(actor, id, { purpose, after: null, limit: READS_A_DOWNLOAD }, now);
  if (page === null) return respond(refuse("NOT_FOUND"));
  const [t, roles, words, locale] = await Promise.all([
    getTranslations("history.readers"),
    getTranslations("roles.name"),
    auditWords(),
    getLocale().then(localeOf),
  ]);
  const names = page.seesNames;
  const rows = page.lines.map((line) => [
    line.at.toISOString(),
    ...(names ? [line.officer ?? ""] : []),
    line.role === null ? t("system") : roles(line.role),
    line.regionLabel ?? "",
    words.action(line.action),
    line.purpose === null ? "" : words.purpose(line.purpose),
    line.shown,
  ]);
  const header = [
    t("when"),
    ...(names ? [t("officer")] : []),
    t("role"),
    t("region"),
    t("what"),
    t("purpose"),
    t("shown"),
  ];
  const day = localDay(now, await timeZoneOf(page.villageCode));
  return new Response(toCsv([header, ...rows], locale), {
    headers: {
      "Cache-Control": "private, no-store",
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${t("file", { date: day })}"`,
      "X-Content-Type-Options": "nosniff",
    },
  });
}
