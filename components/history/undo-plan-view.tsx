import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { DiffRow } from "@/components/ui/diff-row";
import { Icon } from "@/components/ui/icon";

interface Line {
  readonly key: string;
  readonly label: string;
  readonly person: string | null;
  readonly before: string;
  readonly after: string;
}

export interface UndoPlanViewProps {
  readonly page: {
    readonly back: readonly Line[];
    readonly kept: readonly (Line & { readonly reason: "changed-again" | "not-asked" })[];
    readonly returning: readonly string[];
    readonly leaving: readonly string[];
    readonly keptPeople: readonly string[];
  };
}

/** What would be set back, who would come and go, and what a person must decide. */
export async function UndoPlanView({ page }: UndoPlanViewProps) {
  const [t, household] = await Promise.all([getTranslations("history.undo"), getTranslations("household")]);
  const shown = (text: string) => (text === "" ? household("notAnswered") : text);
  const nameOf = ({ person, label }: Line) => (person === null ? label : `${person}: ${label}`);
  return (
    <>
      <People page={page} />
      {page.back.length === 0 ? null : (
        <Card
          title={t("back")}
          aside={<span className="text-sm text-muted">{t("backCount", { count: page.back.length })}</span>}
        >
          <dl>
            {page.back.map((line) => (
              <DiffRow
                key={line.key}
                question={nameOf(line)}
                before={shown(line.before)}
                after={shown(line.after)}
                beforeLabel={t("now")}
                afterLabel={t("then")}
              />
            ))}
          </dl>
        </Card>
      )}
      {page.kept.length === 0 ? null : (
        <Card title={t("kept")} tone="attention">
          <p className="mb-2 text-muted">{t("keptLead")}</p>
          <DescriptionList
            items={page.kept.map((line) => ({
              term: nameOf(line),
              detail: shown(line.after),
              note: `${t(`reason.${line.reason}`)} · ${t("wanted")}: ${shown(line.before)}`,
            }))}
          />
        </Card>
      )}
    </>
  );
}

async function People({ page }: UndoPlanViewProps) {
  const t = await getTranslations("history.undo");
  if (page.returning.length + page.leaving.length + page.keptPeople.length === 0) return null;
  return (
    <Card title={t("people")}>
      <ul className="space-y-2">
        {page.returning.map((name) => (
          <li key={`+${name}`} className="flex items-start gap-2">
            <Icon name="user-plus" className="mt-0.5 size-5 text-daun" />
            {t("returning", { name })}
          </li>
        ))}
        {page.leaving.map((name) => (
          <li key={`-${name}`} className="flex items-start gap-2">
            <Icon name="user-minus" className="mt-0.5 size-5 text-kunyit" />
            {t("leaving", { name })}
          </li>
        ))}
        {page.keptPeople.map((name) => (
          <li key={`=${name}`} className="flex items-start gap-2">
            <Icon name="info" className="mt-0.5 size-5 text-kunyit" />
            {t("keptPerson", { name })}
          </li>
        ))}
      </ul>
    </Card>
  );
}
