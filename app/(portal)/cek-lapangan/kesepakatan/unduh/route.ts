import { getLocale, getTranslations } from "next-intl/server";
import { authorize } from "@/lib/domain/access/actor";
import { refuse } from "@/lib/domain/error/error-code";
import { readRange } from "@/lib/domain/ground-check/list-filter";
import { ENOUGH_CHECKS } from "@/lib/domain/ground-check/statistics";
import { localDay } from "@/lib/domain/period/period";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import type { FileRow } from "@/lib/server/cube/download";
import { fileForm, tableResponse } from "@/lib/server/cube/table-response";
import { type AgreementPage, findAgreement, type NamedAgreement } from "@/lib/server/ground-check/agreement-query";
import { regionLabel, timeZoneOf } from "@/lib/server/region/queries";
import { aboutFile } from "../../../dasbor/file-about";

/** Both tables of the page in one, in the same range. Officers and variables; no family. */
export async function GET(request: Request): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  if (!authorize(actor, "ground-check:order")) return respond(refuse("FORBIDDEN"));
  const params = new URL(request.url).searchParams;
  const form = fileForm(params.get("bentuk"));
  if (form === null) return respond(refuse("NOT_FOUND"));
  const range = readRange(Object.fromEntries(params));
  const now = new Date();
  const locale = await getLocale();
  const page = await findAgreement(actor, range, locale, now);
  if (page === null) return respond(refuse("NOT_FOUND"));
  const region = actor.grant.regionCode;
  const [t, label, zone] = await Promise.all([
    getTranslations("groundCheck.agreement"),
    regionLabel(region),
    timeZoneOf(region),
  ]);
  const today = localDay(now, zone);
  return tableResponse(form, t("file", { region }), locale, {
    rows: await rowsOf(page),
    words: await aboutFile({
      definition: `${t("title")}, ${label} (${region}). ${t("lead", { enough: ENOUGH_CHECKS })} ${t("note")}`,
      period: range === null ? today : `${t("days", { days: range })}, ${today}`,
      source: t("checks", { count: page.checks }),
      suppression: t("withheld", { enough: ENOUGH_CHECKS }),
    }),
  });
}

async function rowsOf(page: AgreementPage): Promise<readonly FileRow[]> {
  const t = await getTranslations("groundCheck.agreement");
  const rounded = (value: number | undefined) => (value === undefined ? "" : Math.round(value * 10_000) / 10_000);
  const cells = (kind: string, lines: readonly NamedAgreement[]) =>
    lines.map(
      (line): FileRow => [
        ...[kind, line.name, line.checks, line.n],
        line.share === null ? t("few") : rounded(line.share),
        rounded(line.interval?.low),
        rounded(line.interval?.high),
      ],
    );
  return [
    [t("kind"), t("person"), t("checkCount"), t("answers"), t("share"), t("low"), t("high")],
    ...cells(t("kindOperator"), page.operators),
    ...cells(t("kindVariable"), page.variables),
  ];
}
