import { getLocale, getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { DataTable } from "@/components/ui/data-table";
import { type ItemLine, LEAST_SHOWN } from "@/lib/domain/exam/item-stat";
import { moduleOf } from "@/lib/domain/training/curriculum";
import { formatNumber, formatPercent } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";

/** Figures of the questions by their codes; neither the words nor the right answer, which those who look may have to give. */
export async function ItemTable({ lines }: { readonly lines: readonly ItemLine[] }) {
  const [t, locale] = await Promise.all([getTranslations("exam.items"), getLocale().then(localeOf)]);
  const few = t("few", { count: LEAST_SHOWN });
  return (
    <DataTable
      caption={t("caption")}
      rows={lines}
      rowKey={({ code }) => code}
      columns={[
        { key: "code", header: t("code"), phoneLabel: "", rowHeader: true, cell: ({ code }) => code },
        { key: "module", header: t("module"), cell: ({ module }) => moduleOf(module).lesson[locale].title },
        {
          key: "asked",
          header: t("asked"),
          align: "end",
          cell: ({ asked }) => (asked < LEAST_SHOWN ? few : formatNumber(asked, locale)),
        },
        {
          key: "share",
          header: t("share"),
          align: "end",
          phoneHidden: ({ share }) => share === null,
          cell: ({ share }) => (share === null ? t("none") : formatPercent(share, 1, locale)),
        },
        {
          key: "apart",
          header: t("apart"),
          align: "end",
          phoneHidden: ({ discrimination }) => discrimination === null,
          cell: ({ discrimination }) => (discrimination === null ? t("none") : formatNumber(discrimination, locale, 2)),
        },
        {
          key: "flag",
          header: t("flag"),
          phoneHidden: ({ flags }) => flags.length === 0,
          cell: ({ flags }) => (
            <span className="flex flex-wrap gap-1">
              {flags.map((flag) => (
                <Badge key={flag} tone="attention" icon="flag">
                  {t(`flagName.${flag}`)}
                </Badge>
              ))}
            </span>
          ),
        },
      ]}
    />
  );
}
