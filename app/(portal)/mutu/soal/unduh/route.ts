import { getLocale, getTranslations } from "next-intl/server";
import { authorize } from "@/lib/domain/access/actor";
import { refuse } from "@/lib/domain/error/error-code";
import { readItemFilter } from "@/lib/domain/exam/item-page";
import { type ItemLine, LEAST_JUDGED, LEAST_SHOWN } from "@/lib/domain/exam/item-stat";
import { localDay } from "@/lib/domain/period/period";
import { moduleOf } from "@/lib/domain/training/curriculum";
import { localeOf } from "@/lib/i18n/locale";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import type { FileRow } from "@/lib/server/cube/download";
import { fileForm, tableResponse } from "@/lib/server/cube/table-response";
import { listItems } from "@/lib/server/exam/item-query";
import { timeZoneOf } from "@/lib/server/region/queries";
import { aboutFile } from "../../../dasbor/file-about";

/** More than the bank has questions. */
const WHOLE_BANK = 5_000;

/** The filtered list as a file, from its beginning: the figures of the page and nothing more. */
export async function GET(request: Request): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  if (!authorize(actor, "exam:watch")) return respond(refuse("FORBIDDEN"));
  const params = new URL(request.url).searchParams;
  const form = fileForm(params.get("bentuk"));
  if (form === null) return respond(refuse("NOT_FOUND"));
  const filter = { ...readItemFilter(Object.fromEntries(params)), after: null };
  const page = await listItems(actor, filter, WHOLE_BANK);
  if (page === null) return respond(refuse("FORBIDDEN"));
  const [t, zone] = await Promise.all([getTranslations("exam.items"), timeZoneOf(actor.grant.regionCode)]);
  return tableResponse(form, t("file"), await getLocale(), {
    rows: await rowsOf(page.lines),
    words: await aboutFile({
      definition: [t("lead"), t("meaning", { count: LEAST_JUDGED })].join(" "),
      period: localDay(new Date(), zone),
      source: page.papers === 0 ? t("sourceNone") : t("source", { count: page.papers }),
      suppression: t("withheld", { count: LEAST_SHOWN }),
    }),
  });
}

async function rowsOf(lines: readonly ItemLine[]): Promise<readonly FileRow[]> {
  const [t, locale] = await Promise.all([getTranslations("exam.items"), getLocale().then(localeOf)]);
  const columns = ["code", "module", "asked", "share", "apart", "flag"] as const;
  const rounded = (value: number | null) => (value === null ? "" : Math.round(value * 1000) / 1000);
  return [
    columns.map((column) => t(column)),
    ...lines.map(
      ({ code, module, asked, share, discrimination, flags }): FileRow => [
        code,
        moduleOf(module).lesson[locale].title,
        asked < LEAST_SHOWN ? "" : asked,
        rounded(share),
        rounded(discrimination),
        flags.map((flag) => t(`flagName.${flag}`)).join("; "),
      ],
    ),
  ];
}
