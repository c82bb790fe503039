import { getLocale, getTranslations } from "next-intl/server";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { DescriptionList } from "@/components/ui/description-list";
import type { Participant, SessionDetail } from "@/lib/domain/training-session/page";
import { resultsOf } from "@/lib/domain/training-session/results";
import { formatInstant } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { dutyWords } from "./duty-words";
import { sessionWhen } from "./session-when";

export interface MinutesDocumentProps {
  readonly detail: SessionDetail;
  readonly now: Date;
}

/** The minutes of a training, to be printed and signed: what it was, who was there, who was not, and what they reached. */
export async function MinutesDocument({ detail, now }: MinutesDocumentProps) {
  const [t, facts, locale, when, mode] = await Promise.all([
    getTranslations("trainingSession.minutes"),
    getTranslations("trainingSession.detail"),
    getLocale().then(localeOf),
    sessionWhen(),
    getTranslations("trainingSession.mode"),
  ]);
  const { session } = detail;
  const { present, absent, counts } = resultsOf(detail.participants, session.passMark);
  const people = (count: number) => t("people", { count });
  return (
    <article className="mx-auto max-w-3xl space-y-6 bg-surface p-4 sm:p-8 print:p-0">
      <header className="text-center">
        <h2 className="text-xl uppercase">{t("title")}</h2>
        <p className="font-semibold">{session.title}</p>
      </header>
      <p>{t("opening")}</p>
      <section>
        <h3 className="mb-2 text-lg">{t("about")}</h3>
        <DescriptionList
          items={[
            { term: facts("when"), detail: when(session) },
            {
              term: facts("mode"),
              detail: (
                <span className="wrap-anywhere">
                  {mode(session.mode)}: {session.place}
                </span>
              ),
            },
            { term: facts("region"), detail: session.regionLabel },
            { term: facts("trainer"), detail: session.trainerName },
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
            { term: t("theory", { mark: session.passMark }), detail: people(counts.theory) },
            { term: t("practice"), detail: people(counts.practice) },
            { term: t("passed"), detail: people(counts.passed) },
          ]}
        />
      </section>
      <People title={t("listPresent")} people={present} none={t("nobody")} />
      <People title={t("listAbsent")} people={absent} none={t("nobody")} />
      <p className="text-sm text-muted">{t("asOf", { at: formatInstant(now, session.zone, locale) })}</p>
      <section aria-label={t("signatures")} className="avoid-break grid gap-8 sm:grid-cols-2 print:grid-cols-2">
        <Signature title={t("trainer")} line={session.trainerName} />
        <Signature title={t("office", { region: session.regionLabel })} line={t("namePosition")} />
      </section>
    </article>
  );
}

/** Names with results; also who was absent may have passed the test within its days. */
async function People(props: {
  readonly title: string;
  readonly people: readonly Participant[];
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
  type Row = Participant & { readonly number: number };
  const columns: readonly DataColumn<Row>[] = [
    { key: "number", header: t("number"), align: "end", phoneHidden: true, cell: ({ number }) => number },
    { key: "name", header: facts("name"), rowHeader: true, cell: ({ name }) => name },
    { key: "duty", header: facts("duty"), cell: duty },
    { key: "score", header: facts("score"), align: "end", cell: ({ theoryScore }) => theoryScore ?? "–" },
    { key: "practice", header: facts("practice"), cell: ({ practicePassedAt }) => yes(practicePassedAt !== null) },
    { key: "passed", header: facts("passed"), cell: ({ certificateId }) => yes(certificateId !== null) },
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
          rowKey={({ enrolmentId }) => enrolmentId}
          columns={columns}
        />
      )}
    </section>
  );
}

function Signature({ title, line }: { readonly title: string; readonly line: string }) {
  return (
    <div className="flex flex-col">
      <p className="mb-20">{title}</p>
      <p className="mt-auto border-t border-ink pt-1">{line}</p>
    </div>
  );
}
