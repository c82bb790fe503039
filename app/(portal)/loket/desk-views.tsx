import { getTranslations } from "next-intl/server";
import { Segmented } from "@/components/ui/segmented";

const VIEWS = [
  ["queue", "/loket"],
  ["days", "/loket/jadwal"],
  ["houseCalls", "/loket/kunjungan"],
  ["summary", "/loket/rekap"],
] as const;

/** The desk's pages, side by side. */
export async function DeskViews({ current }: { readonly current: (typeof VIEWS)[number][0] }) {
  const t = await getTranslations("serviceDesk.view");
  return (
    <Segmented
      label={t("label")}
      items={VIEWS.map(([key, href]) => ({ href, label: t(key), current: key === current }))}
    />
  );
}
