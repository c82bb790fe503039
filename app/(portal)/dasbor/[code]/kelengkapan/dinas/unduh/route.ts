import { getTranslations } from "next-intl/server";
import { parseCoverage } from "@/lib/domain/coverage/address";
import { nameOf } from "@/lib/domain/coverage/counted";
import { FIRST_OFFICE, type Office, officeName } from "@/lib/domain/coverage/office";
import { type ComputedLine, officeView } from "@/lib/domain/coverage/office-view";
import { type Figure, isShown } from "@/lib/domain/dashboard/figure";
import { refuse } from "@/lib/domain/error/error-code";
import type { UnaskedIndicator } from "@/lib/domain/indicator/indicator";
import { localDay } from "@/lib/domain/period/period";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import { getCoverage } from "@/lib/server/coverage/queries";
import type { FileRow } from "@/lib/server/cube/download";
import { fileForm, tableResponse } from "@/lib/server/cube/table-response";
import { findArea } from "@/lib/server/dashboard/queries";
import { coverageAbout } from "../../coverage-about";
import { coverageWords } from "../../coverage-words";

/** What one office can compute and what it cannot, as a file: the same figures under the same scope and rounding as the page. */
export async function GET(request: Request, { params }: { params: Promise<{ code: string }> }): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  const { searchParams } = new URL(request.url);
  const area = await findArea(actor, (await params).code);
  const form = fileForm(searchParams.get("bentuk"));
  if (area === null || form === null) return respond(refuse("NOT_FOUND"));
  const office = parseCoverage(Object.fromEntries(searchParams)).office ?? FIRST_OFFICE;
  const { lines, rolledUpAt, keepsSmallCells } = await getCoverage(actor, area, new Date());
  if (rolledUpAt === null) return respond(refuse("NOT_FOUND"));
  const date = localDay(rolledUpAt, area.timeZone);
  const { computed, unasked } = officeView(office, lines);
  const [words, t] = await Promise.all([coverageWords(), getTranslations("coverage.office")]);
  return tableResponse(form, `${t("file")}-${office}-${area.code}-${date}`, words.locale, {
    rows: await rowsOf({ office, computed, unasked }, [area.code, area.label, date], words),
    words: await coverageAbout(
      keepsSmallCells,
      date,
      `${t("computedCaption", { office: officeName(office) })}, ${area.label} (${area.code})`,
    ),
  });
}

interface Lines {
  readonly office: Office;
  readonly computed: readonly ComputedLine[];
  readonly unasked: readonly UnaskedIndicator[];
}

async function rowsOf(
  { office, computed, unasked }: Lines,
  place: FileRow,
  { locale, heading, suppressed }: Awaited<ReturnType<typeof coverageWords>>,
): Promise<readonly FileRow[]> {
  const t = await getTranslations("coverage.office");
  const figure = (value: Figure | null) =>
    value === null ? "" : isShown(value) ? Math.round(value * 100) / 100 : suppressed;
  const own = [...place, officeName(office)];
  return [
    [
      ...[heading("code"), heading("area"), heading("date"), t("choose"), t("indicatorCode"), t("indicator")],
      ...[t("weakestCode"), t("weakest"), `${t("filled")} (%)`, `${t("fresh")} (%)`, t("unasked")],
    ],
    ...computed.map(
      ({ indicator, weakest }): FileRow => [
        ...[...own, indicator.code, indicator.title[locale]],
        weakest === null ? "" : nameOf(weakest.variable),
        weakest?.variable.label[locale] ?? "",
        ...[figure(weakest?.view.filled ?? null), figure(weakest?.view.fresh ?? null), ""],
      ],
    ),
    ...unasked.map(
      (indicator): FileRow => [
        ...[...own, indicator.code, indicator.title[locale], "", "", "", ""],
        t("needs", { needs: indicator.needs[locale] }),
      ],
    ),
  ];
}
