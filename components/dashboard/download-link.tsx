import { useTranslations } from "next-intl";
import { buttonClass } from "@/components/ui/button-style";
import { Icon } from "@/components/ui/icon";
import { type DashboardChoice, type Download, downloadHref } from "@/lib/domain/dashboard/address";

export interface DownloadLinkProps {
  readonly code: string;
  readonly table: Download;
  readonly choice: DashboardChoice;
}

/** A plain link: what it answers is a table to keep, not a page to show. */
export function DownloadLink({ code, table, choice }: DownloadLinkProps) {
  const t = useTranslations("dashboard.download");
  return (
    <a href={downloadHref(code, table, choice)} download className={buttonClass("quiet", "small", "no-print")}>
      <Icon name="download" />
      {t(table)}
    </a>
  );
}
