import { getTranslations } from "next-intl/server";
import { Segmented } from "@/components/ui/segmented";

const TABS = [
  { key: "items", href: "/item-daerah" },
  { key: "required", href: "/item-daerah/wajib" },
  { key: "results", href: "/item-daerah/hasil" },
] as const;

/** The three pages about what a region asks. */
export async function RegionalTabs({ current }: { readonly current: (typeof TABS)[number]["key"] }) {
  const t = await getTranslations("regional.tabs");
  return (
    <div className="mb-5">
      <Segmented
        label={t("label")}
        items={TABS.map(({ key, href }) => ({ href, label: t(key), current: key === current }))}
      />
    </div>
  );
}
