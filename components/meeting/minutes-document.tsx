import { getLocale, getTranslations } from "next-intl/server";
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

/** The minutes as they stand; the PDF says the same. */
export async function MinutesDocument({ meeting, agenda, village }: MinutesDocumentProps) {
  const t = await getTranslations("meeting.minutes");
  const record = await getTranslations("meeting.record");
  const outcome = await getTranslations("meeting.outcome");
  const locale = await getLocale();
  const { kind, attendance } = meeting;
  return (
    <article className="mx-auto max-w-3xl space-y-6 bg-surface p-4 sm:p-8 print:p-0">
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
        <table className="w-full border-collapse">
          <thead>
            <tr className="text-start text-sm text-muted">
              <th className="border border-line px-2 py-1 text-end">{outcome("number")}</th>
              <th className="border border-line px-2 py-1 text-start">{record("person")}</th>
              <th className="border border-line px-2 py-1 text-start">{record("position")}</th>
              <th className="border border-line px-2 py-1 text-start">{t("signatureColumn")}</th>
            </tr>
          </thead>
          <tbody>
            {attendance.map((person, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a printed list; two people may have one name.
              <tr key={index}>
                <td className="tabular border border-line px-2 py-2 text-end">{index + 1}</td>
                <td className="border border-line px-2 py-2">{person.name}</td>
                <td className="border border-line px-2 py-2">{person.position}</td>
                <td className="w-1/4 border border-line px-2 py-2" />
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <div className="avoid-break grid grid-cols-2 gap-8 pt-4 text-center">
        {[t("secretary"), t("signature", { kind })].map((who) => (
          <div key={who}>
            <p>{who}</p>
            <div className="mt-20 border-b border-ink" />
          </div>
        ))}
      </div>
    </article>
  );
}
