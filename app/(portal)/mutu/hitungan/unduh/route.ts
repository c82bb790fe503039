import { getLocale, getTranslations } from "next-intl/server";
import { authorize } from "@/lib/domain/access/actor";
import { refuse } from "@/lib/domain/error/error-code";
import { formatInstant } from "@/lib/i18n/formats";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import type { FileRow } from "@/lib/server/cube/download";
import { fileForm, tableResponse } from "@/lib/server/cube/table-response";
import { findArea } from "@/lib/server/dashboard/queries";
import { getChecks } from "@/lib/server/figure-check/queries";
import { aboutFile } from "../../../dasbor/file-about";

/** What the newest check of an area found different, as a file. Areas, kinds and counts; no family. */
export async function GET(request: Request): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  if (!authorize(actor, "figures:check")) return respond(refuse("FORBIDDEN"));
  const params = new URL(request.url).searchParams;
  const form = fileForm(params.get("bentuk"));
  const area = await findArea(actor, params.get("wilayah") ?? actor.grant.regionCode);
  if (area === null || form === null) return respond(refuse("NOT_FOUND"));
  const { newest } = await getChecks(actor, area.code);
  if (newest === null || newest.differences.length === 0) return respond(refuse("NOT_FOUND"));
  const [t, cube, locale] = await Promise.all([
    getTranslations("figureCheck"),
    getTranslations("cube.table"),
    getLocale(),
  ]);
  const { checked, villages, counters, differing, stale } = newest;
  return tableResponse(form, `${t("file.name")}-${area.code}`, locale, {
    rows: [
      [t("file.code"), t("table.area"), t("table.kind"), t("table.count"), t("file.stored"), t("file.counted")],
      ...newest.differences.map(
        (line): FileRow => [
          ...[line.areaCode, line.areaLabel, t(`kind.${line.kind}`), line.count, line.stored, line.counted],
        ],
      ),
    ],
    words: await aboutFile({
      definition: [
        `${t("title")}, ${area.label} (${area.code}).`,
        t("someDiffer", { differing, counters }),
        t("progressText", { done: checked, of: villages }),
        ...(stale > 0 ? [t("stale", { count: stale })] : []),
      ].join(" "),
      period: formatInstant(newest.endedAt ?? newest.askedAt, area.timeZone, locale),
      source: t("lead"),
      suppression: cube("whole"),
    }),
  });
}
