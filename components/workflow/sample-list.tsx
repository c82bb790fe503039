import { getTranslations } from "next-intl/server";
import { DataTable } from "@/components/ui/data-table";
import type { SampleLine } from "@/lib/domain/workflow/tier-page";

/** By which seed each tier's sample was drawn: its digest while the period lasts, the seed afterwards. */
export async function SampleList({ lines }: { readonly lines: readonly SampleLine[] }) {
  const [t, tiers] = await Promise.all([getTranslations("tiers.sample"), getTranslations("tiers")]);
  if (lines.length === 0) return <p className="px-4 pb-4 text-muted sm:px-5">{t("none")}</p>;
  return (
    <DataTable
      caption={t("title")}
      rows={lines}
      rowKey={({ tier, year }) => `${tier} ${year}`}
      columns={[
        { key: "tier", header: tiers("col.tier"), rowHeader: true, cell: ({ tier }) => tiers(`short.${tier}`) },
        { key: "year", header: t("year"), cell: ({ year }) => String(year) },
        { key: "digest", header: t("digest"), cell: ({ digest }) => <code className="break-all">{digest}</code> },
        {
          key: "seed",
          header: t("seed"),
          cell: ({ seed }) => (seed === null ? t("later") : <code className="break-all">{seed}</code>),
        },
      ]}
    />
  );
}
