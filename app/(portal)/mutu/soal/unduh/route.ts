import { getLocale, getTranslations } from "next-intl/server";
import { authorize } from "@/lib/domain/access/actor";
import { refuse } from "@/lib/domain/error/error-code";
import { readItemFilter } from "@/lib/domain/exam/item-page";
import { LEAST_SHOWN } from "@/lib/domain/exam/item-stat";
import { ROWS_A_DOWNLOAD } from "@/lib/domain/list/download";
import { moduleOf } from "@/lib/domain/training/curriculum";
import { localeOf } from "@/lib/i18n/locale";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import { listItems } from "@/lib/server/exam/item-query";
import { csvResponse } from "../../../akses/csv";

/** The filtered list as a file, from its beginning: the figures of the page and nothing more. */
export async function GET(request: Request): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  if (!authorize(actor, "exam:watch")) return respond(refuse("FORBIDDEN"));
  const filter = { ...readItemFilter(Object.fromEntries(new URL(request.url).searchParams)), after: null };
  const page = await listItems(actor, filter, ROWS_A_DOWNLOAD);
  if (page === null) return respond(refuse("FORBIDDEN"));
  const [t, locale] = await Promise.all([getTranslations("exam.items"), getLocale().then(localeOf)]);
  const columns = ["code", "module", "asked", "share", "apart", "flag"] as const;
  return csvResponse(
    t("file"),
    columns.map((column) => t(column)),
    page.lines.map(({ code, module, asked, share, discrimination, flags }) => [
      code,
      moduleOf(module).lesson[locale].title,
      asked < LEAST_SHOWN ? "" : asked,
      share === null ? "" : share.toFixed(3),
      discrimination === null ? "" : discrimination.toFixed(3),
      flags.map((flag) => t(`flagName.${flag}`)).join("; "),
    ]),
  );
}
