import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";

const NOTES = ["ranking", "decileSize", "progress", "people", "unlisted"] as const;

/** What the figures do not say; before somebody reads it out of them. */
export function DashboardNotes({ keepsSmallCells }: { readonly keepsSmallCells: boolean }) {
  const t = useTranslations("dashboard.notes");
  return (
    <Card title={t("title")}>
      <ul className="max-w-prose list-disc space-y-1 ps-5">
        {NOTES.map((note) => (
          <li key={note}>{t(note)}</li>
        ))}
        {keepsSmallCells ? <li>{t("suppressed")}</li> : null}
      </ul>
    </Card>
  );
}
