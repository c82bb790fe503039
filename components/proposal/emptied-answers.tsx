import { getTranslations } from "next-intl/server";
import { DescriptionList } from "@/components/ui/description-list";
import { Panel } from "@/components/ui/panel";

export interface EmptiedAnswersProps {
  readonly person: string | null;
  readonly rows: readonly { readonly key: string; readonly label: string; readonly before: string }[];
}

/** What fell away because a person leaves: one line, to be opened. */
export async function EmptiedAnswers({ person, rows }: EmptiedAnswersProps) {
  const t = await getTranslations("proposal");
  if (rows.length === 0) return null;
  return (
    <div className="mt-3">
      <Panel summary={t("emptied", { count: rows.length, name: person ?? t("thisPerson") })}>
        <p className="mb-2 text-muted">{t("emptiedLead")}</p>
        <DescriptionList items={rows.map(({ label, before }) => ({ term: label, detail: before }))} />
      </Panel>
    </div>
  );
}
