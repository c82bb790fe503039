import { getLocale, getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { ageAt } from "@/lib/domain/instrument/age";
import { answerText } from "@/lib/domain/instrument/answer-text";
import { questionAnywhere } from "@/lib/domain/instrument/registry";
import { localeOf } from "@/lib/i18n/locale";

interface Person {
  readonly uid: string;
  readonly name: string;
  readonly nik: string | null;
  readonly relationToHead: number | null;
  readonly sex: number | null;
  readonly birthDate: string | null;
  readonly isPresent: boolean;
}

export interface PeopleTableProps {
  readonly people: readonly Person[];
  readonly formerCount: number;
  /** YYYY-MM-DD: ages are completed years on this day. */
  readonly today: string;
  /** The page of a person; without it names are text. */
  readonly hrefOf?: (person: Person) => string;
}

/** Who belongs to the family, head first. */
export async function PeopleTable({ people, formerCount, today, hrefOf }: PeopleTableProps) {
  const [t, locale] = await Promise.all([getTranslations("household"), getLocale().then(localeOf)]);
  const wordOf = (key: "relationToHead" | "sex", code: number | null) => {
    const question = questionAnywhere("member", key);
    return question === null ? "" : answerText(question, code, locale);
  };
  const columns: DataColumn<Person>[] = [
    {
      key: "name",
      header: t("person.name"),
      rowHeader: true,
      cell: (person) => (
        <>
          {hrefOf === undefined ? (
            person.name
          ) : (
            <Link href={hrefOf(person)} className="link inline-flex min-h-11 items-center md:min-h-8">
              {person.name}
            </Link>
          )}
          {person.isPresent ? null : (
            <span className="ms-2">
              <Badge tone="attention" icon="info">
                {t("person.away")}
              </Badge>
            </span>
          )}
        </>
      ),
    },
    {
      key: "relation",
      header: t("person.relation"),
      cell: (person) =>
        `${wordOf("relationToHead", person.relationToHead)}, ${wordOf("sex", person.sex).toLowerCase()}`,
    },
    {
      key: "age",
      header: t("person.age"),
      align: "end",
      cell: (person) =>
        person.birthDate === null ? "" : t("person.years", { age: ageAt(person.birthDate, today) ?? 0 }),
    },
    {
      key: "nik",
      header: t("person.nik"),
      cell: (person) => <span className="tabular">{person.nik ?? t("person.noNik")}</span>,
    },
  ];
  return (
    <>
      {hrefOf === undefined ? null : <p className="px-4 pt-3 text-sm text-muted">{t("personPage.tap")}</p>}
      <DataTable caption={t("whoLivesHere")} columns={columns} rows={people} rowKey={(person) => person.uid} />
      {formerCount > 0 ? <p className="px-4 pt-3 text-sm text-muted">{t("former", { count: formerCount })}</p> : null}
    </>
  );
}
