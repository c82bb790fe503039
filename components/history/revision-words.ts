import { getTranslations } from "next-intl/server";

const SOURCES = ["1", "2", "3", "4"] as const;

/** A revision in one line: its number and where it came from. */
export async function revisionTitles(): Promise<(revision: { revision: number; source: number }) => string> {
  const t = await getTranslations("household");
  return ({ revision, source }) => {
    const known = SOURCES.find((code) => code === String(source));
    return `${t("revision", { revision })}${known === undefined ? "" : ` · ${t(`source.${known}`)}`}`;
  };
}
