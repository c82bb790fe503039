import { getTranslations } from "next-intl/server";
import { DataTable } from "@/components/ui/data-table";
import type { HolderLine } from "@/lib/domain/access/watch-page";
import { personColumns } from "./person-columns";
import { sourceWord } from "./source-word";
import { instantWords } from "./watch-instant";

/** Who can open data of an area, how far, since and until when, and where it comes from. */
export async function HolderTable({ lines }: { readonly lines: readonly HolderLine[] }) {
  const [t, people, roles, source, instant] = await Promise.all([
    getTranslations("accessWatch.holders"),
    personColumns(),
    getTranslations("roles"),
    sourceWord(),
    instantWords(),
  ]);
  return (
    <DataTable
      caption={t("caption")}
      rows={lines}
      rowKey={({ id }) => id}
      columns={[
        ...people,
        { key: "reach", header: t("reachColumn"), cell: ({ reach }) => t(`reach.${reach}`) },
        { key: "level", header: t("level"), cell: ({ level }) => roles(`level.${level}`) },
        { key: "since", header: t("since"), cell: ({ validFrom, zone }) => instant(validFrom, zone) },
        {
          key: "until",
          header: t("until"),
          cell: ({ validTo, zone }) => (validTo === null ? t("noEnd") : instant(validTo, zone)),
        },
        { key: "source", header: t("source"), cell: (line) => source(line.source) },
      ]}
    />
  );
}
