import { useTranslations } from "next-intl";
import { Panel } from "@/components/ui/panel";
import { EMPTY_BELOW, FRESH_FROM } from "@/lib/domain/coverage/view";
import { SENSITIVE_CELL, SMALL_CELL } from "@/lib/domain/dashboard/suppression";

/** What the figures mean and what is withheld. */
export function CoverageNotes({ keepsSmallCells }: { readonly keepsSmallCells: boolean }) {
  const t = useTranslations("coverage.notes");
  return (
    <Panel summary={t("title")}>
      <ul className="max-w-prose list-disc space-y-2 ps-5">
        <li>{t("applies")}</li>
        <li>{t("age")}</li>
        <li>{t("within")}</li>
        <li>{t("state", { fresh: FRESH_FROM, empty: EMPTY_BELOW })}</li>
        <li>{t("pays")}</li>
        <li>{t("without")}</li>
        <li>{keepsSmallCells ? t("rounded", { small: SMALL_CELL, sensitive: SENSITIVE_CELL }) : t("whole")}</li>
      </ul>
    </Panel>
  );
}
