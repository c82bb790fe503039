import { getTranslations } from "next-intl/server";
import { DataTable } from "@/components/ui/data-table";

const TIERS = ["operator", "meeting", "regency", "province", "coach", "bps"] as const;

export async function WhoDecides() {
  const t = await getTranslations("landing");
  return (
    <section aria-labelledby="siapa">
      <h2 id="siapa" className="text-xl">
        {t("whoTitle")}
      </h2>
      <p className="mt-1 mb-4 text-muted">{t("whoLead")}</p>
      <div className="overflow-clip rounded-md border border-line">
        <DataTable
          caption={t("whoTitle")}
          rows={TIERS}
          rowKey={(tier) => tier}
          columns={[
            {
              key: "tier",
              header: t("who.columnTier"),
              rowHeader: true,
              cell: (tier) => t(`who.${tier}.tier`),
            },
            { key: "decides", header: t("who.columnDecides"), cell: (tier) => t(`who.${tier}.decides`) },
            { key: "not", header: t("who.columnNot"), cell: (tier) => t(`who.${tier}.not`) },
          ]}
        />
      </div>
    </section>
  );
}
