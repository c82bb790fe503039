import { getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import type { Tone } from "@/components/ui/tone";
import { bothLanguages, type RegionalItem } from "@/lib/domain/regional/item";
import { formatDate } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";

export interface ItemTableProps {
  readonly caption: string;
  readonly items: readonly RegionalItem[];
  /** Own items lead to their editor. */
  readonly isOwn: boolean;
  readonly today: string;
  readonly locale: Locale;
}

const TONE = {
  asked: "success",
  required: "success",
  later: "info",
  over: "neutral",
  retired: "neutral",
} as const satisfies Record<string, Tone>;

function stateOf(item: RegionalItem, today: string): keyof typeof TONE {
  if (item.retired) return "retired";
  if (today < item.activeFrom) return "later";
  if (item.activeTo !== null && item.activeTo < today) return "over";
  return item.required ? "required" : "asked";
}

/** Items with how they are answered, who wants them and whether they are asked now. */
export async function ItemTable({ caption, items, isOwn, today, locale }: ItemTableProps) {
  const t = await getTranslations("regional");
  const day = (date: string) => formatDate(date, locale);
  return (
    <DataTable
      caption={caption}
      rows={items}
      rowKey={(item) => item.itemId}
      columns={[
        {
          key: "label",
          header: t("col.label"),
          rowHeader: true,
          cell: (item) => {
            const label = bothLanguages(item.label)[locale];
            if (!isOwn) return label;
            return (
              <Link href={`/item-daerah/${item.itemId}`} className="link inline-flex min-h-11 items-center">
                {label}
              </Link>
            );
          },
        },
        { key: "level", header: t("col.level"), cell: (item) => t(`level.${item.level}`) },
        { key: "type", header: t("col.type"), cell: (item) => t(`type.${item.shape.type}`) },
        { key: "owner", header: t("col.owner"), cell: (item) => item.owner },
        {
          key: "window",
          header: t("col.window"),
          cell: (item) =>
            item.activeTo === null
              ? t("windowOpen", { from: day(item.activeFrom) })
              : t("window", { from: day(item.activeFrom), to: day(item.activeTo) }),
        },
        {
          key: "state",
          header: t("col.state"),
          cell: (item) => {
            const state = stateOf(item, today);
            return <Badge tone={TONE[state]}>{t(`state.${state}`)}</Badge>;
          },
        },
      ]}
    />
  );
}
