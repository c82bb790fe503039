import { getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { type TaskItem, TaskList } from "@/components/ui/task-list";
import { reasonsFor } from "@/lib/domain/workflow/reason";
import { formatDate } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";

export interface DeskTasksProps {
  readonly summary: {
    readonly returned: number;
    readonly latestReason: string | null;
    readonly drafts: number;
    readonly draftsWithErrors: number;
    readonly underway: number;
    readonly submitted: number;
    readonly nextMeeting: string | null;
  };
  readonly mayImport: boolean;
  readonly mayReadMeetings: boolean;
  readonly locale: Locale;
}

/** An operator's next steps, the most pressing first: what came back, what is unsent, the meeting, what is with others. */
export async function DeskTasks({ summary, mayImport, mayReadMeetings, locale }: DeskTasksProps) {
  const [t, workflow] = await Promise.all([getTranslations("home"), getTranslations("workflow")]);
  const reason = reasonsFor("return").find((code) => code === summary.latestReason);
  const items: TaskItem[] = [];
  if (summary.returned > 0) {
    items.push({
      key: "returned",
      title: t("returned", { count: summary.returned }),
      hint: reason === undefined ? undefined : t("returnedReason", { reason: workflow(`reason.${reason}`) }),
      href: "/usulan?bagian=returned",
      status: (
        <Badge tone="danger" icon="undo-2">
          {summary.returned}
        </Badge>
      ),
    });
  }
  items.push({
    key: "drafts",
    title: t("drafts", { count: summary.drafts }),
    hint: summary.draftsWithErrors > 0 ? t("withErrors", { count: summary.draftsWithErrors }) : t("draftsHint"),
    href: "/usulan?bagian=draft",
  });
  items.push({
    key: "meeting",
    title:
      summary.nextMeeting === null
        ? t("noMeeting")
        : t("meeting", { date: formatDate(summary.nextMeeting, locale, "full") }),
    hint: t("meetingReady", { count: summary.submitted }),
    href: mayReadMeetings ? "/musyawarah" : "/usulan?bagian=underway",
  });
  items.push({
    key: "underway",
    title: t("underway", { count: summary.underway }),
    hint: t("underwayHint"),
    href: "/usulan?bagian=underway",
  });
  items.push({ key: "find", title: t("findFamily"), href: "/keluarga" });
  if (mayImport) items.push({ key: "import", title: t("importSid"), href: "/impor" });
  return <TaskList label={t("waiting")} items={items} />;
}
