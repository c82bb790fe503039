import { getTranslations } from "next-intl/server";

const SOURCES = ["1", "2", "3", "4"] as const;

/** A revision in one line: its number, where it came from and, where the reader knows it, what it told. */
export async function revisionTitles(): Promise<
  (revision: { revision: number; source: number; events?: string }) => string
> {
  const t = await getTranslations("household");
  return ({ revision, source, events = "" }) => {
    const known = SOURCES.find((code) => code === String(source));
    return [t("revision", { revision }), known === undefined ? "" : t(`source.${known}`), events]
      .filter((part) => part !== "")
      .join(" · ");
  };
}
