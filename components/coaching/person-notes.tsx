import { getLocale, getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { problemLabels } from "@/components/user/labels";
import type { FormNote } from "@/lib/domain/coaching/note";
import { formatDate } from "@/lib/i18n/formats";
import { NoteAct } from "./note-act";

/** What coaches wrote to the reader, above the form until it is marked as read. */
export async function PersonNotes({
  notes,
  grantId,
}: {
  readonly notes: readonly FormNote[];
  readonly grantId: string;
}) {
  const own = notes.filter(({ question }) => question === null);
  if (own.length === 0) return null;
  const [t, common, locale, problem] = await Promise.all([
    getTranslations("coaching"),
    getTranslations("common"),
    getLocale(),
    problemLabels(),
  ]);
  const words = {
    label: t("markRead.label"),
    done: t("markRead.done"),
    busy: common("working"),
    cancel: common("cancel"),
    problem,
  };
  return (
    <div className="no-print mb-4 space-y-3">
      {own.map(({ regencyCode, id, text, by, until }) => (
        <Alert key={id} title={t("toYou", { name: by })}>
          <p className="whitespace-pre-line">{text}</p>
          <p className="mb-2 text-sm text-muted">{t("until", { day: formatDate(until, locale) })}</p>
          <NoteAct grantId={grantId} command="coaching.mark-read" regencyCode={regencyCode} id={id} words={words} />
        </Alert>
      ))}
    </div>
  );
}
