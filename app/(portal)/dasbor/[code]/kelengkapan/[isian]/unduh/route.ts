import { getLocale, getTranslations } from "next-intl/server";
import { findCounted, nameOf } from "@/lib/domain/coverage/counted";
import { refuse } from "@/lib/domain/error/error-code";
import { localDay } from "@/lib/domain/period/period";
import { localeOf } from "@/lib/i18n/locale";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import { variableRows } from "@/lib/server/coverage/download";
import { getVariableCoverage } from "@/lib/server/coverage/queries";
import { fileForm, tableResponse } from "@/lib/server/cube/table-response";
import { findArea } from "@/lib/server/dashboard/queries";
import { coverageAbout } from "../../coverage-about";
import { coverageWords } from "../../coverage-words";

interface Place {
  readonly params: Promise<{ readonly code: string; readonly isian: string }>;
}

/** One variable of an area and of those right below as a file: the same figures under the same scope and rounding as the page. */
export async function GET(request: Request, { params }: Place): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  const { code, isian } = await params;
  const [area, variable] = [await findArea(actor, code), findCounted(isian)];
  const form = fileForm(new URL(request.url).searchParams.get("bentuk"));
  if (area === null || variable === null || form === null) return respond(refuse("NOT_FOUND"));
  const { line, children, rolledUpAt, keepsSmallCells } = await getVariableCoverage(actor, area, variable, new Date());
  if (rolledUpAt === null) return respond(refuse("NOT_FOUND"));
  const date = localDay(rolledUpAt, area.timeZone);
  const [words, t, locale] = await Promise.all([
    coverageWords(),
    getTranslations("coverage"),
    getLocale().then(localeOf),
  ]);
  const label = variable.label[locale];
  return tableResponse(
    form,
    `${t("file.name")}-${nameOf(variable).replaceAll(".", "-")}-${area.code}-${date}`,
    locale,
    {
      rows: variableRows([{ code: area.code, label: area.label, view: line.view }, ...children], variable, date, words),
      words: await coverageAbout(
        keepsSmallCells,
        date,
        t("variable.areasCaption", { variable: label, area: area.label }),
      ),
    },
  );
}
