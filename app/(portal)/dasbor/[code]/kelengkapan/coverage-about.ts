import { getTranslations } from "next-intl/server";
import { EMPTY_BELOW, FRESH_FROM } from "@/lib/domain/coverage/view";
import { SENSITIVE_CELL, SMALL_CELL } from "@/lib/domain/dashboard/suppression";
import type { WorkbookWords } from "@/lib/server/cube/workbook";
import { aboutFile } from "../../file-about";

/** What a file of filling and age says of itself. @param subject what the table is about, before how it is counted */
export async function coverageAbout(keepsSmallCells: boolean, date: string, subject = ""): Promise<WorkbookWords> {
  const [notes, t] = await Promise.all([getTranslations("coverage.notes"), getTranslations("coverage")]);
  return aboutFile({
    definition: [
      ...(subject === "" ? [] : [`${subject}.`]),
      notes("applies"),
      notes("age"),
      notes("state", { fresh: FRESH_FROM, empty: EMPTY_BELOW }),
    ].join(" "),
    period: date,
    source: t("asOf", { date }),
    suppression: keepsSmallCells ? notes("rounded", { small: SMALL_CELL, sensitive: SENSITIVE_CELL }) : notes("whole"),
  });
}
