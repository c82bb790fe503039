import { getLocale, getTranslations } from "next-intl/server";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { DescriptionList } from "@/components/ui/description-list";
import { countsOf, type MinutesPerson, type TrainingMinutes } from "@/lib/domain/training-session/minutes";
import { formatInstant } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { dutyWords } from "./duty-words";
import { sessionWhen } from "./session-when";

export interface MinutesDocumentProps {
  readonly content: TrainingMinutes;
  /** When it was closed, or is read. */
  readonly at: Date;
}

/** The minutes of a training as a page: what it was, who was there, who was not, and what they reached. */
export async function MinutesDocument({ content, at }: MinutesDocumentProps) {
  const [t, facts, locale, when, mode] = await Promise.all([
    getTranslations("trainingSession.minutes"),
    getTranslations("trainingSession.detail"),
    getLocale().then(localeOf),
    sessionWhen(),
    getTranslations("trainingSession.mode"),
  ]);
  const counts = countsOf(content);
  const people = (count: number) => t("people", { count });
  return (
    <article className="mx-auto max-w-3xl space-y-6 bg-surface p-4 sm:p-8">
      <header className="text-center">
        <h2 className="text-xl uppercase">{t("title")}</h2>
        <p className="font-semibold">{content.title}</p>
      </header>
      <p>{t("opening")}</p>
      <section>
        <h3 className="mb-2 text-lg">{t("about")}</h3>
        <DescriptionList
          items={[
            { term: facts("when"), detail: when(content) },
            {
              term: facts("mode"),
              detail: (
                <span className="wrap-anywhere">
                  {mode(content.mode)}: {content.place}
                </span>
              ),
            },
            { term: facts("region"), detail: content.regionLabel },
            { term: facts("trainer"), detail: content.trainerName },
          ]}
        />
      </section>
      <section>
        <h3 className="mb-2 text-lg">{t("sum")}</h3>
        <DescriptionList
          items={[
            { term: t("seats"), detail: people(counts.seats) },
            { term: t("present"), detail: people(counts.present) },
            { term: t("absent"), detail: people(counts.absent) },
            { term: t("theory", { mark: content.passMark }), detail: people(counts.theory) },
            { term: t("practice"), detail: people(counts.practice) },
            { term: t("passed"), detail: people(counts.passed) },
          ]}
        />
      </section>
      <People
        title={t("listPresent")}
        people={content.people.filter(({ isPresent }) => isPresent)}
        none={t("nobody")}
      />
      <People
        title={t("listAbsent")}
        people={content.people.filter(({ isPresent }) => !isPresent)}
        none={t("nobody")}
      />
      <p className="text-sm text-muted">{t("asOf", { at: formatInstant(at, content.zone, locale) })}</p>
    </article>
  );
}

/** Names with results; also who was absent may have passed the test within its days. */
async function People(props: {
  readonly title: string;
  readonly people: readonly MinutesPerson[];
  readonly none: string;
}) {
  const { title, people, none } = props;
  const [t, facts, common, duty] = await Promise.all([
    getTranslations("trainingSession.minutes"),
    getTranslations("trainingSession.detail"),
    getTranslations("common"),
    dutyWords(),
  ]);
  const yes = (is: boolean) => common(is ? "yes" : "no");
  type Row = MinutesPerson & { readonly number: number };
  const columns: readonly DataColumn<Row>[] = [
    { key: "number", header: t("number"), align: "end", phoneHidden: true, cell: ({ number }) => number },
    { key: "name", header: facts("name"), rowHeader: true, cell: ({ name }) => name },
    { key: "duty", header: facts("duty"), cell: duty },
    { key: "score", header: facts("score"), align: "end", cell: ({ theoryScore }) => theoryScore ?? "–" },
    { key: "practice", header: facts("practice"), cell: ({ practicePassed }) => yes(practicePassed) },
    { key: "passed", header: facts("passed"), cell: ({ passed }) => yes(passed) },
  ];
  return (
    <section>
      <h3 className="mb-2 text-lg">{title}</h3>
      {people.length === 0 ? (
        <p>{none}</p>
      ) : (
        <DataTable
          caption={title}
          rows={people.map((person, index) => ({ ...person, number: index + 1 }))}
          rowKey={({ number }) => String(number)}
          columns={columns}
        />
      )}
    </section>
  );
}
