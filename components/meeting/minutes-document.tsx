import { getLocale, getTranslations } from "next-intl/server";
import { DataTable } from "@/components/ui/data-table";
import { DescriptionList } from "@/components/ui/description-list";
import type { AgendaOutcome, MeetingRecord } from "@/lib/domain/queue/meeting";
import { formatDate } from "@/lib/i18n/formats";
import { OutcomeTable } from "./outcome-table";

export interface MinutesDocumentProps {
  readonly meeting: MeetingRecord;
  readonly agenda: readonly AgendaOutcome[];
  /** "Desa Labuhan Lalar, Kecamatan Taliwang, Kabupaten Sumbawa Barat" */
  readonly village: string;
}

/** The minutes as they stand, to be read; what is signed is the PDF, which says the same. */
export async function MinutesDocument({ meeting, agenda, village }: MinutesDocumentProps) {
  const t = await getTranslations("meeting.minutes");
  const record = await getTranslations("meeting.record");
  const outcome = await getTranslations("meeting.outcome");
  const locale = await getLocale();
  const { kind, attendance } = meeting;
  return (
    <article className="mx-auto max-w-3xl space-y-6 bg-surface p-4 sm:p-8">
      <header className="text-center">
        <h2 className="text-xl uppercase">{t("title", { kind })}</h2>
        <p>{t("subject")}</p>
        {meeting.state === "planned" ? <p className="mt-2 font-semibold text-cabai">{t("draft")}</p> : null}
      </header>
      <DescriptionList
        items={[
          { term: t("village"), detail: village },
          { term: t("day"), detail: formatDate(meeting.heldOn, locale, "full") },
          { term: t("place"), detail: meeting.place },
          { term: t("present"), detail: t("presentCount", { count: attendance.length }) },
        ]}
      />
      <section>
        <h3 className="text-lg">{t("course")}</h3>
        <p className="whitespace-pre-line">{meeting.minutes}</p>
      </section>
      <section>
        <h3 className="mb-2 text-lg">{outcome("title")}</h3>
        <OutcomeTable agenda={agenda} />
      </section>
      <section>
        <h3 className="mb-2 text-lg">{record("attendance")}</h3>
        <DataTable
          caption={record("attendance")}
          rows={attendance.map((person, index) => ({ ...person, number: index + 1 }))}
          rowKey={(person) => String(person.number)}
          columns={[
            {
              key: "number",
              header: outcome("number"),
              align: "end",
              phoneHidden: true,
              cell: (person) => person.number,
            },
            { key: "name", header: record("person"), rowHeader: true, cell: (person) => person.name },
            { key: "position", header: record("position"), cell: (person) => person.position },
          ]}
        />
      </section>
    </article>
  );
}
