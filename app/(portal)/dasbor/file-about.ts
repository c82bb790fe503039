import { getTranslations } from "next-intl/server";
import type { WorkbookWords } from "@/lib/server/cube/workbook";

export interface FileFacts {
  readonly definition: string;
  readonly period: string;
  readonly source: string;
  readonly suppression: string;
}

/** What a file of figures says of itself: the same four facts under the same names in every file, then what is its own. */
export async function aboutFile(
  { definition, period, source, suppression }: FileFacts,
  more: WorkbookWords["about"] = [],
): Promise<WorkbookWords> {
  const t = await getTranslations("cube.file");
  return {
    dataSheet: t("data"),
    aboutSheet: t("about"),
    about: [
      [t("definition"), definition],
      [t("period"), period],
      [t("source"), source],
      ...more,
      [t("suppression"), suppression],
    ],
  };
}
