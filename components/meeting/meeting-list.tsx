import { getLocale, getTranslations } from "next-intl/server";
import { TaskList } from "@/components/ui/task-list";
import { isInWindow } from "@/lib/domain/meeting/window";
import type { MeetingSummary } from "@/lib/domain/queue/meeting";
import type { MeetingKind } from "@/lib/domain/queue/meeting-kind";
import { formatDate } from "@/lib/i18n/formats";
import { MeetingBadge } from "./meeting-badge";

/** Meetings of a village, latest first. */
export async function MeetingList({
  meetings,
  kind,
}: {
  readonly meetings: readonly MeetingSummary[];
  readonly kind: MeetingKind;
}) {
  const t = await getTranslations("meeting");
  const locale = await getLocale();
  return (
    <TaskList
      label={t("listTitle")}
      items={meetings.map((meeting) => ({
        key: meeting.id,
        href: `/musyawarah/${meeting.publicId}`,
        title: t("name", { kind, date: formatDate(meeting.heldOn, locale) }),
        hint: [
          meeting.place,
          t("decided", { count: meeting.decided }),
          ...(meeting.state !== "planned" || isInWindow(meeting.heldOn) ? [] : [t("outsideWindow")]),
        ].join(" · "),
        status: <MeetingBadge state={meeting.state} />,
      }))}
    />
  );
}
