import { getTranslations } from "next-intl/server";
import { parseCoverage } from "@/lib/domain/coverage/address";
import { chosenLines } from "@/lib/domain/coverage/line";
import { refuse } from "@/lib/domain/error/error-code";
import { localDay } from "@/lib/domain/period/period";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import { coverageRows } from "@/lib/server/coverage/download";
import { getCoverage } from "@/lib/server/coverage/queries";
import { fileForm, tableResponse } from "@/lib/server/cube/table-response";
import { findArea } from "@/lib/server/dashboard/queries";
import { coverageAbout } from "../coverage-about";
import { coverageWords } from "../coverage-words";

/** The variables of an address as a file: the same figures under the same scope and rounding as the page. */
export async function GET(request: Request, { params }: { params: Promise<{ code: string }> }): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  const { searchParams } = new URL(request.url);
  const area = await findArea(actor, (await params).code);
  const form = fileForm(searchParams.get("bentuk"));
  if (area === null || form === null) return respond(refuse("NOT_FOUND"));
  const { lines, rolledUpAt, keepsSmallCells } = await getCoverage(actor, area, new Date());
  if (rolledUpAt === null) return respond(refuse("NOT_FOUND"));
  const date = localDay(rolledUpAt, area.timeZone);
  const chosen = chosenLines(lines, parseCoverage(Object.fromEntries(searchParams)));
  const [words, t] = await Promise.all([coverageWords(), getTranslations("coverage.file")]);
  return tableResponse(form, `${t("name")}-${area.code}-${date}`, words.locale, {
    rows: coverageRows(area, chosen, date, words),
    words: await coverageAbout(keepsSmallCells, date),
  });
}
