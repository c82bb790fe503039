import { getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { DescriptionList } from "@/components/ui/description-list";
import type { MeetingRecord } from "@/lib/domain/queue/meeting";

/** The record of a meeting that has decided: it stands as the families' decisions rest on it, and the page says why. */
export async function RecordView({ meeting }: { readonly meeting: MeetingRecord }) {
  const t = await getTranslations("meeting.record");
  const nameOf = ({ name, position }: MeetingRecord["attendance"][number]) =>
    position === "" ? name : `${name}, ${position}`;
  return (
    <div className="space-y-4">
      <Alert tone="info">{t("decided")}</Alert>
      <DescriptionList
        items={[
          {
            term: t("attendance"),
            detail: (
              <ol className="list-inside list-decimal">
                {meeting.attendance.map((person, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a list that stands; two people may have one name.
                  <li key={index}>{nameOf(person)}</li>
                ))}
              </ol>
            ),
          },
          { term: t("minutes"), detail: <span className="whitespace-pre-line">{meeting.minutes}</span> },
        ]}
      />
    </div>
  );
}
