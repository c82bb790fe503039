import { getLocale, getTranslations } from "next-intl/server";
import { authorize } from "@/lib/domain/access/actor";
import { refuse } from "@/lib/domain/error/error-code";
import type { AccessTimes, Spread } from "@/lib/domain/training-session/access-time";
import { type AccessTimePage, readAccessTimeView } from "@/lib/domain/training-session/access-time-page";
import { formatInstant } from "@/lib/i18n/formats";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import type { FileRow } from "@/lib/server/cube/download";
import { fileForm, tableResponse } from "@/lib/server/cube/table-response";
import { findAccessTimes } from "@/lib/server/training-session/access-time-query";
import { aboutFile } from "../../../dasbor/file-about";

/** The table of the page as a file: the same figures, the same ones kept back. */
export async function GET(request: Request): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  if (!authorize(actor, "dashboard:read")) return respond(refuse("FORBIDDEN"));
  const params = new URL(request.url).searchParams;
  const form = fileForm(params.get("bentuk"));
  const page = form === null ? null : await findAccessTimes(actor, readAccessTimeView(Object.fromEntries(params)));
  if (form === null || page === null) return respond(refuse("NOT_FOUND"));
  const [t, define, locale] = await Promise.all([
    getTranslations("accessTime"),
    getTranslations("accessTime.define"),
    getLocale(),
  ]);
  return tableResponse(form, `${t("file")}-${page.area.code}`, locale, {
    rows: await rowsOf(page),
    words: await aboutFile({
      definition: [
        `${t("caption")}, ${page.area.label} (${page.area.code}).`,
        ...(["people", "opened", "inTime", "confirmed", "before", "median"] as const).map((name) => define(name)),
      ].join(" "),
      period: t("days", { count: page.days }),
      source: `${t("lead")} ${page.at === null ? "" : t("countedAt", { when: formatInstant(page.at, page.area.timeZone, locale, "short") })}`,
      suppression: define("few"),
    }),
  });
}

async function rowsOf(page: AccessTimePage): Promise<readonly FileRow[]> {
  const t = await getTranslations("accessTime");
  const header = [
    ...(["code", "area", "people", "opened"] as const).map((column) => t(`col.${column}`)),
    ...(
      ["inTime", "beforeMedian", "beforeNine", "confirmedMedian", "confirmedNine", "readyMedian", "readyNine"] as const
    ).map((column) => t(`csv.${column}`)),
  ];
  const lines = [...page.parts, { code: page.area.code, label: t("all"), times: page.total }];
  return [
    header,
    ...lines.map(
      ({ code, label, times }): FileRow => [
        code,
        label,
        ...(times === null ? header.slice(2).map(() => t("few")) : figuresOf(times)),
      ],
    ),
  ];
}

function figuresOf({ people, opened, inTime, before, fromConfirmed, fromReady }: AccessTimes): FileRow {
  const hours = (value: number) => Math.round(value * 100) / 100;
  const spread = (each: Spread | null) => (each === null ? ["", ""] : [hours(each.median), hours(each.nineOfTen)]);
  return [people, opened, inTime, ...spread(before), ...spread(fromConfirmed), ...spread(fromReady)];
}
